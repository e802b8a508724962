//! Legend entries of thematic values: name, unit and date, histogram, classes, missing data.

use super::{Row, Sample, row::Block};
use crate::{
    caption::{
        classes::{fewer, range},
        values as say,
    },
    i18n::messages,
    model::Language,
    query::Mapped,
    scene::{
        Color, Palette, Stroke, Tag,
        layers::values::{circle, largest_circle, pair, unknown_circle},
    },
    view::{Form, View},
};

/// Entries of the thematic layer. Classes other than `emphasised` are dimmed.
pub fn rows(mapped: &Mapped, view: &View, emphasised: Option<usize>) -> Vec<Row> {
    let (language, layer, values) = (view.language, &mapped.layer, &mapped.values);
    let texts = &messages(language).thematic;
    let palette = Palette::of(view.theme);
    let map = &palette.map;
    let mut rows = vec![
        Row::head(say::variable(layer, language), None, map.card_text),
        Row::note(say::unit(layer, language), map.card_faint),
    ];
    let dates = say::dates(values, layer, language);
    if !dates.is_empty() {
        rows.push(Row::note(dates, map.card_faint));
    }
    let strength = |class: usize| if emphasised.is_none_or(|only| only == class) { 1.0 } else { 0.25 };
    if let Some(classes) = &mapped.classes {
        let of = classes.len();
        if let Some(second) = &mapped.second {
            let names = [say::unit(layer, language), texts.clusters.clone()];
            let upwards = second.classes.len();
            let column = |x| (0..upwards).map(|y| palette.pair(pair(x, of), pair(y, upwards))).collect();
            let fields = (0..of).map(column).collect();
            rows.push(Row::sample(Sample::Grid(fields, names), String::new(), map.card_faint));
            rows.extend(ranges(mapped, view).map(|text| Row::note(text, map.card_text)));
        } else {
            rows.extend(histogram(mapped, palette, view, &strength));
            let counts = mapped.counts();
            for class in 0..of {
                let sample = match layer.form {
                    Form::GraduatedSymbols => {
                        let stroke = Stroke::solid(palette.values.circle_line.faded(strength(class)), 1.0);
                        let fill = palette.values.circle.faded(strength(class));
                        Sample::Circle(circle(class, of), largest_circle(), fill, stroke)
                    }
                    _ => Sample::Swatch(palette.class(class, of).faded(strength(class)), None),
                };
                let count = counts.get(class).copied().unwrap_or_default();
                // Manual breaks, and breaks shared by several maps, can leave a class empty.
                let color = if count == 0 { map.card_faint } else { map.card_text };
                let row = Row::sample(sample, range(mapped, class, language), color);
                rows.push(Row { count: Some(count), tag: Some(Tag::Class(class)), ..row });
            }
        }
        if mapped.second.is_none() {
            rows.extend(fewer(mapped, language).map(|text| Row::note(text, map.card_faint)));
        }
    }
    if values.missing() > 0 {
        let sample = if layer.form == Form::GraduatedSymbols {
            let (radius, stroke) = unknown_circle(palette);
            Sample::Circle(radius, largest_circle(), Color::default(), stroke)
        } else {
            Sample::Swatch(palette.values.no_data, Some(Stroke::solid(palette.values.hatch, 0.8)))
        };
        let row = Row::sample(sample, texts.no_data.clone(), map.card_text);
        rows.push(Row { count: Some(values.missing()), ..row });
    }
    rows.push(Row::note(say::known(values, language), map.card_faint));
    let weak = values.values.values().filter(|value| value.weak).count();
    if weak > 0 {
        rows.push(Row::note(texts.legend_weak.replace("{n}", &weak.to_string()), map.card_faint));
    }
    rows
}

/// Entries of small multiples with shared classes; counts and dates differ between maps and are omitted.
pub fn shared_rows(mapped: &Mapped, view: &View) -> Vec<Row> {
    let map = &Palette::of(view.theme).map;
    let name = say::variable_of_stops(view.language);
    let heads =
        [Row::head(name, None, map.card_text), Row::note(say::unit(&mapped.layer, view.language), map.card_faint)];
    let samples = |row: &Row| matches!(row.sample, Sample::Swatch(..) | Sample::Circle(..));
    let rows = rows(mapped, view, None).into_iter().filter(samples);
    // A class empty in the last map may be occupied in another.
    let rows = rows.map(|row| Row { count: None, color: map.card_text, ..row });
    let fewer = fewer(mapped, view.language).map(|text| Row::note(text, map.card_faint));
    heads.into_iter().chain(rows).chain(fewer).collect()
}

/// Class limits of both variables of a bivariate map, one text per variable.
fn ranges(mapped: &Mapped, view: &View) -> impl Iterator<Item = String> {
    let of = |mapped: &Mapped, arrow: &str| {
        let classes = 0..mapped.classes.as_ref().map_or(0, crate::stats::Classes::len);
        let ranges: Vec<String> = classes.map(|class| range(mapped, class, view.language)).collect();
        let fewer = fewer(mapped, view.language)
            .map(|text| format!("{}{text}", messages(view.language).caption.semicolon))
            .unwrap_or_default();
        let colon = if view.language == Language::Zh { "：" } else { ": " };
        format!("{arrow} {}{colon}{}{fewer}", say::unit(&mapped.layer, view.language), ranges.join(" | "))
    };
    [Some(of(mapped, "→")), mapped.second().map(|second| of(&second, "↑"))].into_iter().flatten()
}

/// Histogram with one block per value; `None` for fewer than 4 values or if all are equal.
fn histogram(mapped: &Mapped, palette: &Palette, view: &View, strength: &dyn Fn(usize) -> f32) -> Option<Row> {
    let classes = mapped.classes.as_ref()?;
    let mut numbers = mapped.values.numbers();
    numbers.sort_by(f64::total_cmp);
    let (low, high) = (*numbers.first()?, *numbers.last()?);
    if numbers.len() < 4 || high <= low {
        return None;
    }
    let blocks = numbers
        .iter()
        .map(|number| {
            let class = classes.of(*number);
            let at = ((number - low) / (high - low)) as f32;
            let color = match mapped.layer.form {
                Form::GraduatedSymbols => palette.values.circle,
                _ => palette.class(class, classes.len()),
            };
            let color = color.faded(strength(class));
            Block { at, class, color }
        })
        .collect();
    let ends = [low, high].map(|end| say::number(end, &mapped.layer, view.language));
    Some(Row::sample(Sample::Histogram(blocks, ends), String::new(), palette.map.card_faint))
}
