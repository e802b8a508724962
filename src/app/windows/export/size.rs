//! Page size: preset or numbers. An invalid size stays in the fields with an explanation and changes nothing.

use egui::{ComboBox, DragValue, RichText, Ui};
use strum::IntoEnumIterator as _;

use crate::{
    app::{explain, focus, frame_context::FrameContext, widgets},
    i18n::phrase,
    view::{PageSize, Preset, Unit},
};

/// Draws the controls of the page size; returns `true` if the numbers were edited.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, size: &mut PageSize) -> bool {
    preset(ui, context, size);
    let scale = context.settings.export.options.scale;
    let id = ui.scope_id().with("size that is typed");
    // The typed size is kept while the page size is the one it was typed over or led to.
    let draft = ui.data(|data| data.get_temp::<(PageSize, PageSize)>(id)).filter(|(of, _)| of == size);
    let mut typed = draft.map_or(*size, |(_, typed)| typed);
    let before = typed;
    numbers(ui, context, &mut typed);
    let edited = typed != before;
    let wrong = typed.check(scale).err();
    if edited && wrong.is_none() {
        *size = typed;
    }
    ui.data_mut(|data| data.insert_temp(id, (*size, typed)));
    if let Some(wrong) = wrong {
        let text = explain::page_size(&wrong, &context.texts.error);
        ui.add(egui::Label::new(RichText::new(text).color(ui.visuals().error_fg_color)).wrap());
    }
    edited && *size == typed
}

fn preset(ui: &mut Ui, context: &FrameContext<'_>, size: &mut PageSize) {
    let texts = &context.texts.export;
    let preset = Preset::iter().find(|preset| preset.size() == *size);
    let name = |preset: Preset| phrase(&texts.preset, preset).to_owned();
    let shown = preset.map_or_else(|| texts.custom.clone(), name);
    let combo = ComboBox::from_id_salt("export size").selected_text(shown).width(ui.available_width() - 8.0);
    widgets::dropdown(ui, combo, &texts.size, |ui| {
        for choice in Preset::iter() {
            if ui.selectable_label(preset == Some(choice), name(choice)).clicked() {
                *size = choice.size();
                ui.close();
            }
        }
    });
}

fn numbers(ui: &mut Ui, context: &FrameContext<'_>, size: &mut PageSize) {
    let texts = &context.texts.export;
    ui.horizontal(|ui| {
        let is_px = size.unit == Unit::Px;
        let speed = if is_px { 4.0 } else { 0.5 };
        number(ui, &texts.width, typed(&mut size.width, speed).max_decimals(1));
        ui.label("×");
        number(ui, &texts.height, typed(&mut size.height, speed).max_decimals(1));
        for (unit, text) in [(Unit::Px, "px"), (Unit::Mm, "mm")] {
            if ui.selectable_label(size.unit == unit, text).clicked() && size.unit != unit {
                *size = in_unit(*size, unit);
            }
        }
        if size.unit == Unit::Mm {
            number(ui, &texts.resolution, typed(&mut size.dpi, 1.0).max_decimals(0).suffix(" dpi"));
        }
    });
}

/// Field that takes effect once typing has ended: part of a number is another size.
fn typed(value: &mut f64, speed: f64) -> DragValue<'_> {
    DragValue::new(value).range(0.0..=1e6).speed(speed).update_while_editing(false)
}

fn number(ui: &mut Ui, name: &str, value: DragValue<'_>) {
    let response = focus::number(ui, value);
    widgets::named(&response, name);
}

/// Same size in another unit, at 96 pixels per inch, rounded to whole units.
fn in_unit(size: PageSize, unit: Unit) -> PageSize {
    let factor = 25.4 / 96.0;
    match unit {
        Unit::Px => PageSize { unit, ..PageSize::px((size.width / factor).round(), (size.height / factor).round()) },
        Unit::Mm => PageSize::mm((size.width * factor).round(), (size.height * factor).round()),
    }
}
