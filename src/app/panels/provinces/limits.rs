//! Limits between classes that a person sets: a field for them, and what is wrong with what stands there.

use egui::{RichText, TextEdit, Ui};

use crate::{
    app::{atlas::Atlas, widgets},
    caption::values as say,
    i18n::ThematicTexts,
    model::Language,
    query::Mapped,
    view::{MOST_LIMITS, Thematic},
};

/// Why a text is no list of limits.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Wrong {
    /// There is no number in it.
    Empty,
    /// A part of it is no number.
    NotANumber(String),
    /// A limit, as it was typed, does not rise above the one before it.
    NotRising { before: String, found: String },
    /// There are so many, more than a map has.
    TooMany(usize),
}

/// Fills the layer's limits with those drawn, rounded as the legend shows them.
pub fn start(mapped: Option<&Mapped>, layer: &mut Thematic, language: Language) {
    let Some(classes) = mapped.and_then(|mapped| mapped.classes.as_ref()) else { return };
    let unit = say::in_unit(1.0, layer, language);
    let limits: Vec<f64> = classes.limits().iter().map(|limit| limit * unit).collect();
    let between = limits.split_last().map_or(&[][..], |(_, between)| between);
    let values: Vec<f64> =
        mapped.into_iter().flat_map(|mapped| mapped.values.numbers()).map(|value| value * unit).collect();
    layer.breaks = rounded(between, &values).into_iter().take(MOST_LIMITS).map(|limit| limit / unit).collect();
}

/// The field. What is typed counts once it is sound; until then the map keeps the last limits that were.
pub fn ui(ui: &mut Ui, atlas: &Atlas<'_>, layer: &mut Thematic) {
    let (texts, language) = (&atlas.texts.thematic, atlas.view.language);
    let unit = say::in_unit(1.0, layer, language);
    let id = ui.scope_id().with("own limits");
    let shown: Vec<f64> = layer.breaks.iter().map(|limit| plain(limit * unit)).collect();
    // What is being typed, as long as the limits are those that it was typed over or led to.
    let draft = ui.data(|data| data.get_temp::<(Vec<f64>, String)>(id)).filter(|(of, _)| *of == shown);
    let (of, mut text) = draft.unwrap_or_else(|| (shown.clone(), write(&shown)));
    let edit = TextEdit::singleline(&mut text).desired_width(f32::INFINITY).hint_text("10, 20, 50");
    let response = ui.add(edit).accessible_name(&texts.own_limits);
    let read = read(&text);
    if response.changed() {
        let of = read.as_ref().map_or(of, |limits| limits.iter().copied().map(plain).collect());
        if let Ok(limits) = &read {
            layer.breaks = limits.iter().map(|limit| limit / unit).collect();
        }
        ui.data_mut(|data| data.insert_temp(id, (of, text)));
    }
    match read {
        Ok(_) => widgets::note(ui, &texts.own_limits_note.replace("{unit}", &say::unit(layer, language))),
        Err(wrong) => {
            let text = format!("{}{}", explain(&wrong, texts), texts.own_limits_kept);
            let text = RichText::new(text).size(11.5).color(ui.visuals().error_fg_color);
            ui.add(egui::Label::new(text).wrap());
        }
    }
}

fn explain(wrong: &Wrong, texts: &ThematicTexts) -> String {
    match wrong {
        Wrong::Empty => texts.own_limits_empty.clone(),
        Wrong::NotANumber(found) => texts.own_limits_not_a_number.replace("{found}", found),
        Wrong::NotRising { before, found } => {
            texts.own_limits_not_rising.replace("{before}", before).replace("{found}", found)
        }
        Wrong::TooMany(found) => {
            texts.own_limits_too_many.replace("{most}", &MOST_LIMITS.to_string()).replace("{found}", &found.to_string())
        }
    }
}

/// Limits as people type them, without marks of thousands.
fn write(limits: &[f64]) -> String {
    limits.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// The limits that a text lists, with commas, semicolons or blanks between them.
fn read(text: &str) -> Result<Vec<f64>, Wrong> {
    let narrow: String = text.chars().map(narrow).collect();
    let between = |c: char| matches!(c, ',' | ';' | '、') || c.is_whitespace();
    let parts: Vec<&str> = narrow.split(between).filter(|part| !part.is_empty()).collect();
    let mut limits: Vec<f64> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let found = || (*part).to_owned();
        let limit: f64 = part.parse().ok().filter(|limit: &f64| limit.is_finite()).ok_or_else(|| {
            // A long text would push the panel apart.
            Wrong::NotANumber(part.chars().take(24).collect())
        })?;
        if limits.last().is_some_and(|before| limit <= *before) {
            let before = at.checked_sub(1).and_then(|at| parts.get(at)).copied().unwrap_or_default().to_owned();
            return Err(Wrong::NotRising { before, found: found() });
        }
        limits.push(limit);
    }
    match limits.len() {
        0 => Err(Wrong::Empty),
        n if n > MOST_LIMITS => Err(Wrong::TooMany(n)),
        _ => Ok(limits),
    }
}

/// The half-width form of a full-width sign, of those that numbers and lists are written with.
fn narrow(c: char) -> char {
    match c {
        '０'..='９' | '，' | '．' | '；' | '－' | '＋' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '−' => '-',
        other => other,
    }
}

/// A number without what rounding in another unit added behind its twelfth digit.
fn plain(value: f64) -> f64 {
    format!("{value:.11e}").parse().unwrap_or(value)
}

/// The limits with as few decimals as leave each value in its class.
fn rounded(limits: &[f64], values: &[f64]) -> Vec<f64> {
    let mut all: Vec<f64> = Vec::with_capacity(limits.len());
    for limit in limits {
        let sides = |at: f64| values.iter().all(|value| (*value <= *limit) == (*value <= at));
        let rises = |at: f64| all.last().is_none_or(|before| at > *before);
        let tries = (first_decimals(*limit)..12).flat_map(|decimals| {
            let power = 10_f64.powi(decimals);
            let scaled = limit * power;
            [scaled.round(), scaled.ceil(), scaled.floor()].map(|near| plain(near / power))
        });
        all.push(tries.into_iter().find(|at| sides(*at) && rises(*at)).unwrap_or(*limit));
    }
    all
}

/// The decimals that the legend writes a number of that size with.
fn first_decimals(value: f64) -> i32 {
    match value.abs() {
        v if v >= 100.0 => 0,
        v if v >= 10.0 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{i18n::messages, stats::Classes};

    #[test]
    fn limits_are_numbers_with_commas_semicolons_or_blanks_of_either_width() {
        for text in
            ["10, 20,50.5", "10 20 50.5", "10；20；50.5", "１０，２０，５０．５", "10、20、50.5", " 10, 20, 50.5, "]
        {
            assert_eq!(read(text), Ok(vec![10.0, 20.0, 50.5]), "{text}");
        }
        assert_eq!(read("−5, 0"), Ok(vec![-5.0, 0.0]));
    }

    #[test]
    fn what_is_wrong_with_a_list_is_told_by_what_stands_there() {
        assert_eq!(read(" , "), Err(Wrong::Empty));
        assert_eq!(read("10, x"), Err(Wrong::NotANumber("x".to_owned())));
        assert_eq!(read("10, inf"), Err(Wrong::NotANumber("inf".to_owned())));
        assert_eq!(read("10, 1e999"), Err(Wrong::NotANumber("1e999".to_owned())));
        let not_rising = Wrong::NotRising { before: "20".to_owned(), found: "20".to_owned() };
        assert_eq!(read("10, 20, 20"), Err(not_rising));
        assert_eq!(read("1 2 3 4 5 6 7 8 9"), Err(Wrong::TooMany(9)));
        for language in [Language::En, Language::Zh] {
            let texts = &messages(language).thematic;
            let said = explain(&read("10, 20, 15").unwrap_err(), texts);
            assert!(said.contains("15") && said.contains("20") && !said.contains('{'), "{said}");
        }
    }

    #[test]
    fn limits_begin_with_no_more_decimals_than_needed() {
        assert_eq!(rounded(&[0.5815534647231537, 1.0234], &[0.2, 0.58, 0.7, 1.0]), [0.58, 1.02]);
        assert_eq!(rounded(&[1234.5678], &[1000.0, 2000.0]), [1235.0]);
        // 0.5849 is a value: rounded down it would change its class.
        assert_eq!(rounded(&[0.5849], &[0.5849, 0.7]), [0.59]);
        assert_eq!(rounded(&[0.5849], &[0.5849, 0.5851]), [0.585]);
    }

    proptest! {
        #[test]
        fn rounded_limits_leave_every_value_in_its_class(
            values in prop::collection::vec(prop_oneof![0.0..2.0_f64, 0.0..1e6_f64, Just(0.0)], 2..40),
            k in 3..9_usize,
        ) {
            let classes = Classes::natural_breaks(&values, k).unwrap();
            let between = &classes.limits()[..classes.len() - 1];
            let own = rounded(between, &values);
            prop_assert!(own.is_sorted_by(|a, b| a < b), "{own:?}");
            let again = read(&write(&own));
            if own.is_empty() {
                prop_assert_eq!(again, Err(Wrong::Empty));
            } else {
                prop_assert_eq!(again.as_ref(), Ok(&own), "typed back");
                let again = Classes::own(&values, &own).unwrap();
                prop_assert!(values.iter().all(|value| again.of(*value) == classes.of(*value)), "{own:?}");
            }
        }
    }
}
