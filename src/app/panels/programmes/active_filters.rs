//! Chips of the active conditions, each with a button that removes it: those of the panel and those of the map.

use std::collections::BTreeSet;

use egui::{Button, RichText, Ui};

use super::{ask, clear, selected};
use crate::{
    app::{
        command::{Command, FilterCommand},
        frame_context::FrameContext,
        widgets,
    },
    i18n::phrase,
    query::ProgrammeFilter,
    view::{EditKind, Filter, toggled},
};

/// Draws all chips; nothing without conditions.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.y = 4.0;
    on_map(ui, context, out);
    only_selected(ui, context, out);
    own(ui, context, out);
}

/// Note that the map's filter on provinces and regions applies here too, with a button that clears it.
fn on_map(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let (filter, language) = (&context.view.filter, context.view.language);
    let regions = filter.regions.iter().map(|region| phrase(&context.texts.region, *region));
    let provinces =
        filter.provinces.iter().filter_map(|id| Some(context.catalogue().province(id)?.name.short(language)));
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
            let lifted = Filter { regions: BTreeSet::new(), provinces: BTreeSet::new(), ..filter.clone() };
            out.push(FilterCommand::Clusters(lifted, EditKind::Single).into());
        }
    });
}

/// Button that lists only the selected province, if one is selected.
fn only_selected(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let Some(province) = selected(context).and_then(|id| context.catalogue().province(id)) else { return };
    let (texts, filter) = (&context.texts.programmes, &context.ui_state.programmes.filter);
    let name = province.name.short(context.view.language);
    if context.catalogue().programmes_of(&province.id).next().is_none() {
        widgets::note(ui, &texts.none_known.replace("{name}", name));
        return;
    }
    let count = context.computed.programmes.facets.provinces.get(&province.id).copied().unwrap_or_default();
    let only = is_only(filter, province);
    let label = texts.only.replace("{name}", name).replace("{n}", &count.to_string());
    if ui
        .add(Button::selectable(only, RichText::new(label).size(12.0)).frame_when_inactive(true))
        .on_hover_text(&texts.only_tip)
        .clicked()
    {
        let provinces = if only { BTreeSet::new() } else { [province.id.clone()].into() };
        ask(context, ProgrammeFilter { provinces, ..filter.clone() }, out);
    }
}

fn is_only(filter: &ProgrammeFilter, province: &crate::model::Province) -> bool {
    filter.provinces.len() == 1 && filter.provinces.contains(&province.id)
}

fn own(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let (texts, filter) = (&context.texts.programmes, &context.ui_state.programmes.filter);
    let mut chips: Vec<(String, ProgrammeFilter)> = Vec::new();
    for kind in &filter.kinds {
        let without = ProgrammeFilter { kinds: toggled(&filter.kinds, kind), ..filter.clone() };
        chips.push((phrase(&context.texts.programme_kind, *kind).to_owned(), without));
    }
    if let Some((first, last)) = filter.years {
        let years = texts.years.replace("{from}", &first.to_string()).replace("{to}", &last.to_string());
        let years = if first == last { first.to_string() } else { years };
        chips.push((years, ProgrammeFilter { years: None, ..filter.clone() }));
    }
    if filter.undated {
        chips.push((texts.undated.clone(), ProgrammeFilter { undated: false, ..filter.clone() }));
    }
    for province in filter.provinces.iter().filter_map(|id| context.catalogue().province(id)) {
        // The selected province has its own button above.
        if selected(context) == Some(&province.id) && is_only(filter, province) {
            continue;
        }
        let without = ProgrammeFilter { provinces: toggled(&filter.provinces, &province.id), ..filter.clone() };
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
                ask(context, without, out);
            }
        }
        if ui.link(RichText::new(&texts.clear).size(12.0)).clicked() {
            clear(context, out);
        }
    });
}
