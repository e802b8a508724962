//! Chips of the active conditions, each with a button that removes it: those of the panel and those of the map.

use egui::{Button, RichText, Ui};
use strum::IntoEnumIterator as _;

use super::{KIND, PLACE, ask, clear};
use crate::{
    app::{
        command::{Command, FilterCommand, TimelineCommand},
        frame_context::FrameContext,
        widgets,
    },
    i18n::{format, phrase},
    model::{ProgrammeKind, Province},
    query::{asked_period, with_period},
    view::{FeatureQuery, PlaceFilter},
};

/// Draws all chips; nothing without conditions.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.y = 4.0;
    on_map(ui, context, out);
    of_date(ui, context, out);
    only_selected(ui, context, out);
    own(ui, context, out);
}

/// Note that the map's filter on provinces and regions applies here too, with a button that clears it.
fn on_map(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let (place, language) = (&context.view.place, context.view.language);
    let regions = place.regions.iter().map(|region| phrase(&context.texts.region, *region));
    let provinces =
        place.provinces.iter().filter_map(|id| Some(context.catalogue().province(id)?.name.short(language)));
    let what: Vec<&str> = regions.chain(provinces).collect();
    if what.is_empty() {
        return;
    }
    let texts = &context.texts.programmes;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let said = texts.map_filter.replace("{what}", &what.join(&context.texts.caption.comma));
        ui.label(RichText::new(said).size(12.0));
        if ui.link(RichText::new(&texts.lift).size(12.0)).on_hover_text(&texts.lift_tip).clicked() {
            out.push(FilterCommand::Places(PlaceFilter::default()).into());
        }
    });
}

/// Note that the map's date applies here too, with a button that lifts it.
fn of_date(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let Some(date) = &context.view.as_of else { return };
    let texts = &context.texts.programmes;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let date = format::date(date, context.view.language);
        ui.label(RichText::new(texts.map_date.replace("{date}", &date)).size(12.0));
        let tip = &context.texts.thematic.everything_tip;
        if ui.link(RichText::new(&texts.lift).size(12.0)).on_hover_text(tip).clicked() {
            out.push(TimelineCommand::ShowStep(None).into());
        }
    });
}

/// Button that lists only the selected province, if one is selected.
fn only_selected(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let Some(province) = context.view.selected_province().and_then(|id| context.catalogue().province(&id)) else {
        return;
    };
    let (texts, query) = (&context.texts.programmes, &context.view.programme_query());
    let name = province.name.short(context.view.language);
    if context.catalogue().programmes_of(&province.id).next().is_none() {
        widgets::note(ui, &texts.none_known.replace("{name}", name));
        return;
    }
    let count = context.computed.programmes.facets.of_code(PLACE, province.id.as_str());
    let only = is_only(query, province);
    let label = texts.only.replace("{name}", name).replace("{n}", &count.to_string());
    if ui
        .add(Button::selectable(only, RichText::new(label).size(12.0)).frame_when_inactive(true))
        .on_hover_text(&texts.only_tip)
        .clicked()
    {
        ask(query.choosing(PLACE, (!only).then_some(province.id.as_str())), out);
    }
}

fn is_only(query: &FeatureQuery, province: &Province) -> bool {
    query.filter.codes(PLACE).is_some_and(|codes| codes.iter().eq([province.id.as_str()]))
}

fn own(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let (texts, query) = (&context.texts.programmes, context.view.programme_query());
    let mut chips: Vec<(String, FeatureQuery)> = Vec::new();
    let kinds = ProgrammeKind::iter().filter(|kind| query.filter.names(KIND, (*kind).into()));
    for kind in kinds {
        chips.push((phrase(&context.texts.programme_kind, kind).to_owned(), query.toggled(KIND, kind.into())));
    }
    let (years, unknown) = asked_period(&query);
    if let Some((first, last)) = years {
        let years = texts.years.replace("{from}", &first.to_string()).replace("{to}", &last.to_string());
        let years = if first == last { first.to_string() } else { years };
        chips.push((years, with_period(&query, None, unknown)));
    }
    if unknown {
        chips.push((texts.undated.clone(), with_period(&query, years, false)));
    }
    let provinces = context.catalogue().provinces.iter();
    for province in provinces.filter(|province| query.filter.names(PLACE, province.id.as_str())) {
        // The selected province has its own button above.
        if context.view.selected_province().as_ref() == Some(&province.id) && is_only(&query, province) {
            continue;
        }
        let without = query.toggled(PLACE, province.id.as_str());
        chips.push((province.name.short(context.view.language).to_owned(), without));
    }
    // The search text is cleared in its own field.
    if chips.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for (name, without) in chips {
            let spoken = texts.remove.replace("{name}", &name);
            let chip = ui.add(Button::new(RichText::new(format!("{name}  ×")).size(12.0)).small());
            if chip.accessible_name(&spoken).on_hover_text(&spoken).clicked() {
                ask(without, out);
            }
        }
        if ui.link(RichText::new(&texts.clear).size(12.0)).clicked() {
            clear(out);
        }
    });
}
