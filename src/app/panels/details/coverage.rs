//! Provinces that the programmes found are about, with the number of programmes of each.

use egui::{RichText, Ui};

use crate::{
    app::{
        command::{Command, FilterCommand, InteractionCommand},
        focus,
        frame_context::FrameContext,
        theme,
        widgets::{self, BarRow, bar_row},
    },
    i18n::Term,
    scene::Tag,
    view::EditKind,
};

/// Field of a programme's place.
const PLACE: &str = "place";

/// Draws the list, provinces with most programmes first; a click filters the programmes by a province.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let texts = &context.texts.programmes;
    ui.spacing_mut().item_spacing.y = 2.0;
    widgets::with_term(ui, context, Term::Programme, out, |ui| widgets::heading(ui, &texts.by_province));
    let (counts, of_the_nation) = (&context.computed.programmes.covered, context.computed.programmes.of_the_nation);
    let covered = texts.covered.of(counts.len()).replace("{all}", &context.catalogue().provinces.len().to_string());
    widgets::note(ui, &covered);
    if context.outlines_programmes() {
        widgets::note(ui, &texts.outlined);
    }
    ui.add_space(4.0);
    let query = context.view.programme_query();
    let most = counts.first().map_or(0, |(_, count)| *count);
    for (id, count) in counts {
        let Some(province) = context.catalogue().province(id) else { continue };
        let name = province.name.short(context.view.language);
        let spoken = texts.count_of.of(*count).replace("{name}", name);
        let row = BarRow {
            name,
            count: *count,
            most,
            aside: "",
            sector: None,
            chosen: query.filter.names(PLACE, province.id.as_str()),
            lit: context.ui_state.interaction.hovered == Some(Tag::from(province.id.clone())),
            spoken: &spoken,
        };
        let response = focus::apart(ui, ("province", &province.id), |ui| bar_row(ui, &row));
        if response.hovered() || response.has_focus() {
            out.push(InteractionCommand::Hover(province.id.clone().into()).into());
        }
        if response.clicked() {
            out.push(FilterCommand::Programmes(query.toggled(PLACE, province.id.as_str()), EditKind::Single).into());
        }
    }
    if of_the_nation > 0 {
        ui.label(RichText::new(texts.of_the_nation.of(of_the_nation)).size(12.0).color(theme::faint(ui)));
    }
    widgets::note(ui, &texts.coverage_note);
}
