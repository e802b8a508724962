//! Choice of rows and columns of a list that takes more memory than is free.

use std::num::NonZeroU32;

use egui::{Label, RichText, ScrollArea, Ui, vec2};

use crate::{
    app::{
        command::{Command, ImportCommand},
        frame_context::FrameContext,
        theme, widgets,
        windows::export::primary,
    },
    i18n::{ImportSizeTexts, filled, format},
    import::NoRoom,
    recipe::{ColumnRole, Recipe},
};

use super::choice::{Choice, Otherwise};

/// Greatest height of the list of columns, points.
const COLUMNS: f32 = 220.0;
/// Samples that are offered, one row in so many.
const SAMPLES: [u32; 8] = [2, 5, 10, 20, 50, 100, 1_000, 10_000];

/// Samples with their names, and that which was chosen elsewhere.
pub(super) fn samples(texts: &ImportSizeTexts, chosen: Option<NonZeroU32>) -> Vec<(NonZeroU32, String)> {
    let named = |every: NonZeroU32| (every, texts.one_in.replace("{n}", &format::number(f64::from(every.get()))));
    let offered: Vec<NonZeroU32> = SAMPLES.into_iter().filter_map(NonZeroU32::new).collect();
    let further = chosen.filter(|chosen| !offered.contains(chosen));
    offered.iter().copied().chain(further).map(named).collect()
}

/// Draws the size of the list, its columns, the samples, and what the choice takes.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, lack: &NoRoom, out: &mut Vec<Command>) {
    let texts = &context.texts.import_size;
    let id = ui.scope_id().with("choice of a large list");
    let mut recipe: Recipe = ui.data(|data| data.get_temp(id)).unwrap_or_else(|| lack.recipe.clone());
    let title = ui.label(RichText::new(&texts.title).font(theme::bold(14.0)));
    widgets::as_heading(&title, 2);
    ui.label(texts.extent(&lack.estimate));
    ui.add(Label::new(RichText::new(texts.no_room(lack)).color(ui.visuals().warn_fg_color)).wrap());
    ui.add_space(6.0);
    if !lack.estimate.columns.is_empty() {
        columns(ui, texts, lack, &mut recipe);
        let values = samples(texts, recipe.every);
        Choice {
            name: &texts.rows,
            tip: &texts.rows_tip,
            width: 220.0,
            chosen: &mut recipe.every,
            otherwise: Otherwise::Usual(texts.all_rows.clone()),
            values,
        }
        .ui(ui, &context.texts.import_window);
        let fits = lack.has_room_for(&recipe);
        let color = if fits { ui.visuals().text_color() } else { ui.visuals().warn_fg_color };
        let cost = texts.cost(&texts.cost_of_choice, lack.estimate.cost(&recipe), lack.free);
        ui.horizontal(|ui| {
            let read = primary(ui, &texts.read);
            if ui.add_enabled(fits, read).on_disabled_hover_text(&texts.read_tip).clicked() {
                out.push(ImportCommand::SetRecipe(Box::new(recipe.clone())).into());
            }
            ui.label(RichText::new(cost).color(color));
        });
    }
    widgets::note(ui, &texts.prepare);
    ui.data_mut(|data| data.insert_temp(id, recipe));
}

/// Boxes of the columns, each with its share of the text.
fn columns(ui: &mut Ui, texts: &ImportSizeTexts, lack: &NoRoom, recipe: &mut Recipe) {
    ui.label(RichText::new(&texts.columns).size(11.5).color(theme::faint(ui)));
    ScrollArea::vertical().id_salt("columns").max_height(COLUMNS).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 2.0);
        for (heading, share) in &lack.estimate.columns {
            let percent = format::number((share * 100.0).round());
            let name = filled(&texts.column, &[("p", &percent), ("heading", heading)]);
            let is_wanted = recipe.role(heading) != Some(ColumnRole::Ignore);
            let mut wanted = is_wanted;
            widgets::check_box(ui, &mut wanted, &name);
            if wanted != is_wanted && wanted {
                recipe.columns.remove(heading);
            } else if wanted != is_wanted {
                *recipe = std::mem::take(recipe).with_role(heading, ColumnRole::Ignore);
            }
        }
    });
    ui.add_space(4.0);
}
