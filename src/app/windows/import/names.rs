//! Names without a place: suggestions, and the choice of a place by hand.

use egui::{Align, Button, Label, Layout, RichText, ScrollArea, Ui, vec2};

use super::place_search;
use crate::{
    app::{
        command::{Command, ImportCommand},
        focus,
        frame_context::FrameContext,
        import::{Draft, ImportDialog},
        theme,
        widgets::{self, Icon, IconButton},
    },
    i18n::format,
    import::UnmatchedName,
    recipe::Recipe,
};

/// Height of a name, points.
const ROW: f32 = 28.0;
/// Number of suggestions beside a name.
const SUGGESTED: usize = 3;

/// Draws the names, or the search for the place of one of them.
pub(super) fn ui(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    dialog: &ImportDialog,
    draft: &Draft,
    out: &mut Vec<Command>,
) {
    let unmatched = &draft.import.report.unmatched;
    let mut chosen: Option<(String, String)> = None;
    let searched = dialog.searched.as_ref();
    if let Some(name) = searched.and_then(|name| unmatched.iter().find(|unmatched| unmatched.name == *name)) {
        match place_search::ui(ui, context, name) {
            Some(place_search::Answer::Place(code)) => chosen = Some((name.name.clone(), code)),
            Some(place_search::Answer::Back) => out.push(ImportCommand::SearchPlace(None).into()),
            None => {}
        }
    } else {
        by_hand(ui, context, dialog, out);
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().id_salt("names").auto_shrink(false).show_rows(ui, ROW, unmatched.len(), |ui, range| {
            for name in unmatched.get(range).unwrap_or_default() {
                focus::apart(ui, ("name", name.name.as_str()), |ui| row(ui, context, name, &mut chosen, out));
            }
        });
    }
    if let Some((name, code)) = chosen {
        let mut recipe = dialog.recipe.clone();
        recipe.places.insert(name, code);
        out.push(set(recipe));
    }
}

fn set(recipe: Recipe) -> Command {
    ImportCommand::SetRecipe(Box::new(recipe)).into()
}

/// Places that were chosen by hand, each with a button that takes the choice back.
fn by_hand(ui: &mut Ui, context: &FrameContext<'_>, dialog: &ImportDialog, out: &mut Vec<Command>) {
    let texts = &context.texts.import_window;
    if dialog.recipe.places.is_empty() {
        return;
    }
    let area = ScrollArea::vertical().id_salt("chosen places").max_height(58.0).auto_shrink([false, true]);
    focus::scroll(area, ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            for (name, code) in &dialog.recipe.places {
                let place = if code.is_empty() { texts.no_place.clone() } else { place_search::name(code, context) };
                let text = texts.chosen_place.replacen("{place}", &place, 1).replacen("{name}", name, 1);
                let spoken = context.texts.labelled(&texts.take_back, name);
                focus::apart(ui, ("chosen", name.as_str()), |ui| {
                    ui.label(RichText::new(text).size(12.0));
                    let button = IconButton::new(Icon::Cross, &spoken).size(egui::Vec2::splat(18.0));
                    if ui.add(button).on_hover_text(&texts.take_back).clicked() {
                        let mut recipe = dialog.recipe.clone();
                        recipe.places.remove(name);
                        out.push(set(recipe));
                    }
                });
            }
        });
    });
}

/// Name with the number of its rows, suggestions, and the search.
fn row(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    name: &UnmatchedName,
    chosen: &mut Option<(String, String)>,
    out: &mut Vec<Command>,
) {
    let texts = &context.texts.import_window;
    ui.horizontal(|ui| {
        ui.set_height(ROW);
        ui.spacing_mut().item_spacing.x = 6.0;
        let width = (ui.available_width() * 0.3).clamp(90.0, 260.0);
        ui.allocate_ui_with_layout(vec2(width, ROW), Layout::left_to_right(Align::Center), |ui| {
            ui.set_width(width);
            let count =
                RichText::new(format!("× {}", format::number(name.rows as f64))).size(11.5).color(theme::faint(ui));
            let most = width - 60.0;
            ui.scope(|ui| {
                ui.set_max_width(most);
                ui.add(Label::new(RichText::new(&name.name).size(12.5)).truncate()).on_hover_text(&name.name);
            });
            ui.label(count);
        });
        for code in name.candidates.iter().take(SUGGESTED) {
            let place = place_search::name(code, context);
            let spoken = texts.place_for.replacen("{place}", &place, 1).replacen("{name}", &name.name, 1);
            let button = focus::apart(ui, ("candidate", code.as_str()), |ui| {
                ui.add(Button::new(RichText::new(&place).size(12.0)))
            });
            widgets::named(&button, &spoken);
            if button.on_hover_text(&spoken).clicked() {
                *chosen = Some((name.name.clone(), code.clone()));
            }
        }
        let more = name.candidates.len().saturating_sub(SUGGESTED);
        let text =
            if more > 0 { texts.more_places.replace("{n}", &more.to_string()) } else { texts.other_place.clone() };
        let search = ui.add(Button::new(RichText::new(text).size(12.0)));
        widgets::named(&search, &context.texts.labelled(&texts.other_place, &name.name));
        if search.clicked() {
            out.push(ImportCommand::SearchPlace(Some(name.name.clone())).into());
        }
    });
}
