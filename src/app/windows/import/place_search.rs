//! Search for the place that a name means.

use egui::{Button, RichText, ScrollArea, TextEdit, Ui};

use crate::{
    app::{focus, frame_context::FrameContext, theme, widgets},
    gazetteer::{Gazetteer, GazetteerPlace, PlaceMatch, PlaceQuery},
    import::UnmatchedName,
    model::Language,
};

/// Number of places that are listed.
const MOST: usize = 60;

/// Answer to the question for a place.
pub(super) enum Answer {
    /// Code of the place; empty for none.
    Place(String),
    /// No answer: the list of names returns.
    Back,
}

/// Name of a place in the language of the interface, with the places that it lies in.
pub(super) fn name(code: &str, context: &FrameContext<'_>) -> String {
    Gazetteer::embedded().by_code(code).map_or_else(|| code.to_owned(), |place| full_name(place, context))
}

fn full_name(place: &GazetteerPlace, context: &FrameContext<'_>) -> String {
    let gazetteer = Gazetteer::embedded();
    let short = |place: &GazetteerPlace| match context.view.language {
        Language::En => place.name_en.clone().unwrap_or_else(|| place.name_zh.clone()),
        Language::Zh => place.name_zh.clone(),
    };
    let mut names = vec![short(place)];
    let mut inner = place;
    while let Some(outer) = gazetteer.parent(inner) {
        names.push(short(outer));
        inner = outer;
    }
    names.dedup();
    match context.view.language {
        Language::En => names.join(", "),
        Language::Zh => names.into_iter().rev().collect(),
    }
}

/// Draws the search; the field has the focus when it appears.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, unmatched: &UnmatchedName) -> Option<Answer> {
    let texts = &context.texts.import_window;
    let mut answer = None;
    let id = ui.scope_id().with(("search", unmatched.name.as_str()));
    let mut text: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let title = texts.place_of.replacen("{name}", &unmatched.name, 1);
    ui.horizontal(|ui| {
        ui.add(egui::Label::new(RichText::new(&title).font(theme::bold(12.5))).truncate());
    });
    ui.horizontal(|ui| {
        let width = (ui.available_width() - 260.0).max(120.0);
        let edit = TextEdit::singleline(&mut text).hint_text(&texts.search_place).desired_width(width);
        let field = ui.add(edit);
        widgets::named(&field, &texts.search_place);
        if widgets::appears(ui, "search for a place") {
            field.request_focus();
        }
        if ui.button(&texts.no_place).clicked() {
            answer = Some(Answer::Place(String::new()));
        }
        // Escape goes back, too, as it withdraws every question of a window.
        if ui.button(&texts.back).clicked() {
            answer = Some(Answer::Back);
        }
    });
    ui.data_mut(|data| data.insert_temp(id, text.clone()));
    let found = found(ui, id, &text, &unmatched.candidates);
    let area = ScrollArea::vertical().id_salt("places").auto_shrink(false);
    focus::scroll(area, ui, |ui| {
        if found.is_empty() && !text.trim().is_empty() {
            widgets::note(ui, &texts.no_place_found);
        }
        for code in &found {
            let place = name(code, context);
            let button = focus::apart(ui, code, |ui| {
                ui.add(Button::new(RichText::new(format!("{place} · {code}")).size(12.0)).frame(false))
            });
            if button.clicked() {
                answer = Some(Answer::Place(code.clone()));
            }
        }
    });
    answer
}

/// Codes of the places of a text, kept until it changes; the suggestions without a text.
fn found(ui: &Ui, id: egui::Id, text: &str, candidates: &[String]) -> Vec<String> {
    let id = id.with("found");
    let known: Option<(String, Vec<String>)> = ui.data(|data| data.get_temp(id));
    if let Some((_, found)) = known.filter(|(of, _)| of == text) {
        return found;
    }
    let found = if text.trim().is_empty() { candidates.to_vec() } else { matching(text.trim()) };
    ui.data_mut(|data| data.insert_temp(id, (text.to_owned(), found.clone())));
    found
}

/// Codes of the places that a text means, then of those whose names contain it.
fn matching(text: &str) -> Vec<String> {
    let gazetteer = Gazetteer::embedded();
    let meant: Vec<&GazetteerPlace> = match gazetteer.find(&PlaceQuery::new(text)) {
        PlaceMatch::Found { place, .. } => vec![place],
        PlaceMatch::Ambiguous(places) | PlaceMatch::Suggested(places) => places,
        PlaceMatch::Former(former) => former.successors,
        _ => Vec::new(),
    };
    let lower = text.to_lowercase();
    let contains = |place: &&GazetteerPlace| {
        let english = place.name_en.as_ref().is_some_and(|name| name.to_lowercase().contains(&lower));
        english || place.name_zh.contains(text) || place.code.starts_with(text)
    };
    let mut codes: Vec<String> = Vec::new();
    for place in meant.into_iter().chain(gazetteer.places().iter().filter(contains)) {
        if codes.len() < MOST && !codes.contains(&place.code) {
            codes.push(place.code.clone());
        }
    }
    codes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_by_a_part_of_its_name_its_pinyin_and_its_code() {
        for (text, code) in [("义乌", "330782"), ("changsha", "430100"), ("4301", "430100"), ("长", "430100")] {
            assert!(matching(text).iter().any(|found| found == code), "{text}");
        }
        assert!(matching("no such place").is_empty());
        assert!(matching("县").len() <= MOST);
    }
}
