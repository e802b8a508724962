//! Manual breaks: a text field for class limits, with an explanation of invalid input.

use egui::{Key, Response, RichText, TextEdit, Ui, text_edit::TextEditState};

use super::mapped;
use crate::{
    app::{focus, frame_context::FrameContext, widgets},
    caption::{Mapped, classes, values as say},
    i18n::ThematicTexts,
    model::Language,
    query::ClassifiedValues,
    view::{MOST_LIMITS, MOST_LIMITS_OF_PAIR, Symbology, ThematicLayer},
};

/// Reason why a text is not a valid list of breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Wrong {
    /// The text contains no number.
    Empty,
    /// Part of the text that is not a number.
    NotANumber(String),
    /// A break, as typed, is not greater than the one before it.
    NotRising { before: String, found: String },
    /// The number of breaks exceeds the greatest that a map allows.
    TooMany(usize),
}

/// Sets the manual breaks of the layer to those drawn, as the legend shows them.
pub(super) fn start(classified: &ClassifiedValues, layer: &mut ThematicLayer, language: Language) {
    let limits = classes::typed_limits(classified, language);
    let limits = limits.iter().filter_map(|limit| classes::read_limit(limit, classified, language));
    layer.breaks = limits.take(most(layer)).collect();
}

/// Largest number of breaks of a layer.
fn most(layer: &ThematicLayer) -> usize {
    if layer.form == Symbology::Bivariate { MOST_LIMITS_OF_PAIR } else { MOST_LIMITS }
}

/// Field for the breaks. Input takes effect when the field loses focus and is valid, since a half-typed list may be a
/// valid list of fewer breaks. Until then the map keeps its breaks.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, drawn: &ClassifiedValues, layer: &mut ThematicLayer) {
    let (texts, language) = (&context.texts.thematic, context.view.language);
    let id = ui.scope_id().with("own limits");
    // The draft is kept while the breaks are those it was typed over or led to.
    let of = (layer.breaks.clone(), language);
    let draft = ui.data(|data| data.get_temp::<((Vec<f64>, Language), String)>(id)).filter(|(draft, _)| *draft == of);
    let of_map = write(mapped(drawn, layer), language);
    let mut text = draft.map_or_else(|| of_map.clone(), |(_, text)| text);
    let edit = TextEdit::singleline(&mut text).desired_width(f32::INFINITY).hint_text("10, 20, 50");
    let response = ui.add(edit).accessible_name(&texts.own_limits);
    let is_edited = text != of_map;
    focus::note_entry(&response, is_edited);
    let (most, is_of_pair) = (most(layer), layer.form == Symbology::Bivariate);
    let read = read(&text, mapped(drawn, layer), language, most);
    if !is_edited {
        ui.data_mut(|data| data.remove::<((Vec<f64>, Language), String)>(id));
        forget_edits(&response);
    } else if response.changed() {
        ui.data_mut(|data| data.insert_temp(id, (of, text)));
    }
    if is_edited && response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
        // Escape restores the breaks of the map; a second one leaves the field.
        ui.data_mut(|data| data.remove::<((Vec<f64>, Language), String)>(id));
        response.request_focus();
        ui.request_repaint();
    } else if is_edited
        && response.lost_focus()
        && let Ok(limits) = &read
    {
        layer.breaks.clone_from(limits);
        ui.data_mut(|data| data.remove::<((Vec<f64>, Language), String)>(id));
    }
    match read {
        Ok(_) => {
            widgets::note(
                ui,
                &texts.own_limits_note.replace("{unit}", &say::unit(mapped(drawn, layer), context.texts)),
            );
        }
        Err(wrong) => {
            let has_none = is_of_pair && layer.breaks.len() > most;
            let meanwhile = if has_none { &texts.own_limits_of_pair_unused } else { &texts.own_limits_kept };
            let text = format!("{}{meanwhile}", explain(&wrong, texts, most));
            let text = RichText::new(text).size(11.5).color(ui.visuals().error_fg_color);
            ui.add(egui::Label::new(text).wrap());
        }
    }
    if is_of_pair {
        widgets::note(ui, &texts.own_limits_of_pair.replace("{most}", &most.to_string()));
    }
}

/// Clears the text undo of a field that shows the value in effect: undo would bring back another list than the map's.
fn forget_edits(field: &Response) {
    if let Some(mut state) = TextEditState::load(&field.ctx, field.id) {
        state.clear_undoer();
        state.store(&field.ctx, field.id);
    }
}

fn explain(wrong: &Wrong, texts: &ThematicTexts, most: usize) -> String {
    match wrong {
        Wrong::Empty => texts.own_limits_empty.clone(),
        Wrong::NotANumber(found) => texts.own_limits_not_a_number.replace("{found}", found),
        Wrong::NotRising { before, found } => {
            texts.own_limits_not_rising.replace("{before}", before).replace("{found}", found)
        }
        Wrong::TooMany(found) => {
            texts.own_limits_too_many.replace("{most}", &most.to_string()).replace("{found}", &found.to_string())
        }
    }
}

/// Manual breaks of the layer as text.
fn write(mapped: Mapped<'_>, language: Language) -> String {
    let limits = mapped.layer.breaks.iter().map(|limit| classes::typed_limit(*limit, mapped, language));
    limits.collect::<Vec<_>>().join(", ")
}

/// Breaks in a text, separated by commas, semicolons or spaces.
fn read(text: &str, mapped: Mapped<'_>, language: Language, most: usize) -> Result<Vec<f64>, Wrong> {
    let narrow: String = text.chars().map(narrow).collect();
    let between = |c: char| matches!(c, ',' | ';' | '、') || c.is_whitespace();
    let mut limits: Vec<f64> = Vec::new();
    let mut before = "";
    for part in narrow.split(between).filter(|part| !part.is_empty()) {
        let limit = classes::read_limit(part, mapped, language)
            // A long text would widen the panel.
            .ok_or_else(|| Wrong::NotANumber(part.chars().take(24).collect()))?;
        if limits.last().is_some_and(|before| limit <= *before) {
            return Err(Wrong::NotRising { before: before.to_owned(), found: part.to_owned() });
        }
        limits.push(limit);
        before = part;
    }
    match limits.len() {
        0 => Err(Wrong::Empty),
        n if n > most => Err(Wrong::TooMany(n)),
        _ => Ok(limits),
    }
}

/// Half-width form of a full-width digit or sign used in lists of numbers.
fn narrow(c: char) -> char {
    match c {
        '０'..='９' | '，' | '．' | '；' | '－' | '＋' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '−' => '-',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{i18n::messages, model::IndicatorKind, view::Variable};

    fn counts(text: &str) -> Result<Vec<f64>, Wrong> {
        read(text, (&ThematicLayer::default()).into(), Language::En, MOST_LIMITS)
    }

    #[test]
    fn limits_are_numbers_with_commas_semicolons_or_blanks_of_either_width() {
        for text in
            ["10, 20,50.5", "10 20 50.5", "10；20；50.5", "１０，２０，５０．５", "10、20、50.5", " 10, 20, 50.5, "]
        {
            assert_eq!(counts(text), Ok(vec![10.0, 20.0, 50.5]), "{text}");
        }
        assert_eq!(counts("−5, 0"), Ok(vec![-5.0, 0.0]));
    }

    #[test]
    fn what_is_wrong_with_a_list_is_told_by_what_stands_there() {
        assert_eq!(counts(" , "), Err(Wrong::Empty));
        assert_eq!(counts("10, x"), Err(Wrong::NotANumber("x".to_owned())));
        assert_eq!(counts("10, inf"), Err(Wrong::NotANumber("inf".to_owned())));
        assert_eq!(counts("10, 1e999"), Err(Wrong::NotANumber("1e999".to_owned())));
        let not_rising = Wrong::NotRising { before: "20".to_owned(), found: "20".to_owned() };
        assert_eq!(counts("10, 20, 20"), Err(not_rising));
        assert_eq!(counts("1 2 3 4 5 6 7 8 9"), Err(Wrong::TooMany(9)));
        for language in [Language::En, Language::Zh] {
            let texts = &messages(language).thematic;
            let said = explain(&counts("10, 20, 15").unwrap_err(), texts, MOST_LIMITS);
            assert!(said.contains("15") && said.contains("20") && !said.contains('{'), "{said}");
        }
    }

    #[test]
    fn limits_are_typed_in_the_unit_of_the_legend_and_written_back_as_they_were_typed() {
        let people = ThematicLayer::of(Variable::Indicator(IndicatorKind::Population));
        for (language, unit) in [(Language::En, 1e6), (Language::Zh, 1e4)] {
            let breaks = read("10, 20.7", (&people).into(), language, MOST_LIMITS).unwrap();
            assert_eq!(breaks, [10.0 * unit, 20.7 * unit]);
            assert_eq!(write((&ThematicLayer { breaks, ..people.clone() }).into(), language), "10, 20.7");
        }
        assert_eq!(
            write(
                (&ThematicLayer { breaks: vec![1_234_567.0, 0.25e9], ..ThematicLayer::default() }).into(),
                Language::En
            ),
            "1234567, 250000000"
        );
    }
}
