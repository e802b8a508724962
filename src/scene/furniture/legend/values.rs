//! Legend entries of thematic values: name, unit and date, histogram, classes, missing data.

use std::sync::Arc;

use super::{LegendEntry, LegendSubject, LegendSymbol, circles::CircleKey, pair_key::PairKey, row::HistogramBar};
use crate::{
    caption::{
        classes::{fewer, range, ticks},
        steps, values as say,
    },
    i18n::{Messages, format},
    query::{ClassifiedValues, MapContent, pair_position as pair},
    scene::{
        ClassRef, Color, Opacity, Palette, Stroke,
        circle_scale::{CircleScale, MOST, unknown_circle},
    },
    view::{Symbology, View},
};

/// Entries of a layer of values, by its number, with a radius of the largest circle in points. Its classes other than the
/// emphasised one are dimmed.
pub(super) fn rows(
    classified: &ClassifiedValues,
    view: &View,
    palette: &Palette,
    texts: &Messages,
    (number, emphasised, largest): (usize, Option<ClassRef>, f32),
) -> Vec<LegendEntry> {
    let opacity = Opacity::of(view.layer(&classified.id));
    let (layer, values, thematic) = (&classified.layer, classified.shown(), &texts.thematic);
    let map = &palette.map;
    let emphasised = emphasised.filter(|class| class.layer == number).map(|class| class.class);
    // Areas are translucent on land, and so are their samples.
    let seen = |color: Color| color.seen_through(opacity, map.land);
    let mut rows = heads(classified, say::variable(classified, texts), palette);
    if !say::says_unit(classified, texts) {
        rows.push(unit_row(classified, texts, map.card_faint));
    }
    let dates = say::dates(classified, texts);
    if !dates.is_empty() {
        rows.push(LegendEntry::note(dates, map.card_faint));
    }
    let strength = |class: usize| if emphasised.is_none_or(|only| only == class) { 1.0 } else { 0.25 };
    if let Some(classes) = &classified.classes {
        let of = classes.len();
        if let Some(second) = &classified.second {
            let upwards = second.classes.len();
            let column = |x| (0..upwards).map(|y| seen(palette.pair(pair(x, of), pair(y, upwards)))).collect();
            let colors = (0..of).map(column).collect();
            let variables = [Some(classified.clone()), classified.second()].into_iter().flatten();
            rows.push(LegendEntry::sample(pair_key(classified, colors, texts), String::new(), map.card_text));
            rows.extend(variables.filter_map(|variable| {
                let fewer = fewer(&variable, texts)?;
                Some(LegendEntry::note(
                    texts.thematic.caveat_of.replace("{name}", &say::unit(&variable, texts)).replace("{text}", &fewer),
                    map.card_faint,
                ))
            }));
        } else if layer.form != Symbology::Bivariate {
            rows.extend(histogram(classified, number, palette, texts, &|color, class| {
                seen(color.faded(strength(class)))
            }));
            let counts = classified.counts();
            for class in 0..of {
                let sample = LegendSymbol::Swatch(seen(shade(classified, class, palette).faded(strength(class))), None);
                let count = counts.get(class).copied().unwrap_or_default();
                // Manual breaks, and breaks shared by several maps, can leave a class empty.
                let color = if count == 0 { map.card_faint } else { map.card_text };
                let row = LegendEntry::sample(sample, range(classified, class, texts.language), color);
                rows.push(LegendEntry {
                    count: Some(count),
                    subject: Some(LegendSubject::Class(ClassRef { layer: number, class })),
                    ..row
                });
            }
        }
        if classified.second.is_none() {
            rows.extend(fewer(classified, texts).map(|text| LegendEntry::note(text, map.card_faint)));
        }
    }
    if layer.form == Symbology::GraduatedSymbols {
        rows.extend(circles(classified, palette, texts, (opacity, largest)));
    }
    // Explains classes without values, which belong to other batches or years.
    rows.extend(say::shared_key(classified, texts).map(|text| LegendEntry::note(text.clone(), map.card_faint)));
    if values.missing() > 0 {
        let sample = if layer.form == Symbology::GraduatedSymbols {
            let (radius, stroke) = unknown_circle(palette, largest);
            let stroke = Stroke { color: stroke.color.faded(opacity.factor()), ..stroke };
            LegendSymbol::Circle(radius, MOST, Color::default(), stroke)
        } else {
            LegendSymbol::Swatch(seen(palette.values.no_data), Some(Stroke::solid(seen(palette.values.hatch), 0.8)))
        };
        let row = LegendEntry::sample(sample, say::no_data(classified, texts).clone(), map.card_text);
        let subject = Some(LegendSubject::NoData(number));
        rows.push(LegendEntry { count: Some(values.missing()), subject, ..row });
    }
    if !values.not_asked.is_empty() {
        let text = thematic.legend_not_asked.clone();
        let row = if layer.form.fills_areas() {
            LegendEntry::sample(LegendSymbol::Swatch(map.land, None), text, map.card_text)
        } else {
            LegendEntry::note(text, map.card_text)
        };
        rows.push(LegendEntry { count: Some(values.not_asked.len()), ..row });
    }
    if values.without_rows() > 0 {
        let text = texts.own_values.no_rows.clone();
        let row = if layer.form.fills_areas() {
            LegendEntry::sample(LegendSymbol::Swatch(map.land, None), text, map.card_text)
        } else {
            LegendEntry::note(text, map.card_text)
        };
        rows.push(LegendEntry { count: Some(values.without_rows()), ..row });
    }
    rows.push(LegendEntry::note(say::known(classified, texts), map.card_faint));
    let weak = values.values.values().filter(|value| value.weak).count();
    if weak > 0 {
        rows.push(LegendEntry::note(thematic.legend_weak.replace("{n}", &weak.to_string()), map.card_faint));
    }
    rows
}

/// Entries that say that circles of rates mislead, if a layer has some. The note of a page says it as well.
pub(super) fn of_rates(content: &MapContent<'_>, palette: &Palette, texts: &Messages) -> Vec<LegendEntry> {
    let misleads = |classified: &Arc<ClassifiedValues>| !classified.layer.form.fills_areas() && classified.are_rates();
    if !content.values.iter().any(misleads) {
        return Vec::new();
    }
    let note = |line| LegendEntry::note(line, palette.map.card_faint);
    lines(&texts.thematic.circles_of_rates).into_iter().map(note).collect()
}

/// Entries of circles: round values, those too small to be drawn in proportion, below zero and zero.
fn circles(
    classified: &ClassifiedValues,
    palette: &Palette,
    texts: &Messages,
    (opacity, largest): (Opacity, f32),
) -> Vec<LegendEntry> {
    let (map, thematic) = (&palette.map, &texts.thematic);
    let [fill, line] = palette.circle(classified.layer.colors).map(|color| color.faded(opacity.factor()));
    let stroke = Stroke::solid(line, 1.0);
    let numbers = classified.values.numbers();
    let count = |holds: &dyn Fn(f64) -> bool| Some(numbers.iter().filter(|number| holds(**number)).count());
    let number = |value| say::number(value, classified, texts.language);
    let mut rows = Vec::new();
    let mut row = |sample, text: String, count: Option<usize>| {
        if count != Some(0) {
            rows.push(LegendEntry { count, ..LegendEntry::sample(sample, text, map.card_text) });
        }
    };
    if let Some(scale) = CircleScale::of(classified, largest) {
        let sizes = numbers.iter().map(|number| number.abs()).filter(|size| *size > 0.0);
        let values = scale.round_values(sizes.fold(f64::INFINITY, f64::min));
        let values = values.into_iter().map(|value| (value, number(value))).collect();
        row(LegendSymbol::Circles(CircleKey { scale, values, fill, stroke }), String::new(), None);
        let small = LegendSymbol::Circle(CircleScale::least_radius(), MOST, fill, stroke);
        let text = thematic.legend_smallest.replace("{value}", &number(scale.about_least()));
        row(small, text, count(&|value| scale.is_enlarged(value)));
        let below = LegendSymbol::Circle(5.0, MOST, Color::default(), stroke);
        row(below, thematic.legend_below_zero.clone(), count(&|value| value < 0.0));
    }
    row(LegendSymbol::Blank(MOST), thematic.legend_zero.clone(), count(&|value| value == 0.0));
    rows
}

/// Colour of a class.
fn shade(classified: &ClassifiedValues, class: usize, palette: &Palette) -> Color {
    let [at, of] = classified.shade(class);
    palette.class(classified.layer.colors, at, of)
}

/// Entry with the unit of the values.
fn unit_row(classified: &ClassifiedValues, texts: &Messages, color: Color) -> LegendEntry {
    LegendEntry::note(texts.thematic.only_unit.replace("{unit}", &say::unit(classified, texts)), color)
}

/// Heading of the entries: measures of series bear long names.
fn heads(classified: &ClassifiedValues, name: String, palette: &Palette) -> Vec<LegendEntry> {
    let is_long = classified.measure.is_some() || classified.layer.variable.own().is_some();
    let heads = if is_long { lines(&name) } else { vec![name] };
    heads.into_iter().map(|line| LegendEntry::head(line, None, palette.map.card_text)).collect()
}

/// Entries of small multiples with shared classes; counts and dates differ between maps and are omitted.
pub(super) fn shared_rows(
    classified: &ClassifiedValues,
    view: &View,
    palette: &Palette,
    texts: &Messages,
    largest: f32,
) -> Vec<LegendEntry> {
    let map = &palette.map;
    let mut heads = heads(classified, steps::variable(classified, texts), palette);
    heads.push(unit_row(classified, texts, map.card_faint));
    let samples = |row: &LegendEntry| !matches!(row.sample, LegendSymbol::None | LegendSymbol::Histogram(..));
    let rows = rows(classified, view, palette, texts, (0, None, largest)).into_iter().filter(samples);
    // A class empty in the last map may be occupied in another.
    let rows = rows.map(|row| LegendEntry { count: None, color: map.card_text, ..row });
    let fewer = fewer(classified, texts).map(|text| LegendEntry::note(text, map.card_faint));
    heads.into_iter().chain(rows).chain(fewer).collect()
}

/// Key of a bivariate map of cell colours.
fn pair_key(classified: &ClassifiedValues, colors: Vec<Vec<Color>>, texts: &Messages) -> LegendSymbol {
    let second = classified.second();
    let ticks = |classified: &ClassifiedValues| ticks(classified, texts.language);
    let titles = [
        format!("{} →", say::increase(classified, texts)),
        format!("↑ {}", second.as_ref().map(|second| say::increase(second, texts)).unwrap_or_default()),
    ];
    let ticks = [ticks(classified), second.as_ref().map(ticks).unwrap_or_default()];
    LegendSymbol::Pair(PairKey { colors, titles, ticks })
}

/// Histogram with one block per value, on an axis over all classes; `None` for fewer than 4 values or if all are equal.
fn histogram(
    classified: &ClassifiedValues,
    layer: usize,
    palette: &Palette,
    texts: &Messages,
    seen: &dyn Fn(Color, usize) -> Color,
) -> Option<LegendEntry> {
    let classes = classified.classes.as_ref()?;
    let mut numbers = classified.values.numbers();
    numbers.sort_by(f64::total_cmp);
    // Classes that several maps share reach beyond the values of this one.
    let (low, high) = classes.ends()?;
    if numbers.len() < 4 || high <= low {
        return None;
    }
    let blocks = numbers
        .iter()
        .map(|number| {
            let class = classes.of(*number);
            let at = ((number - low) / (high - low)) as f32;
            let color = seen(shade(classified, class, palette), class);
            HistogramBar { at, class: ClassRef { layer, class }, color }
        })
        .collect();
    let ends = [low, high].map(|end| say::number(end, classified, texts.language));
    Some(LegendEntry::sample(LegendSymbol::Histogram(blocks, ends), String::new(), palette.map.card_faint))
}

/// Widest line of a heading, in half-width letters.
const WIDEST: usize = 32;

/// A long name in lines: broken at blanks, or before any hanzi.
pub(super) fn lines(name: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    // Pieces that no line divides: words with the blank after them, single hanzi with the sign after them.
    let mut pieces: Vec<String> = Vec::new();
    for letter in name.chars() {
        let joins = pieces.last().and_then(|piece| piece.chars().next_back()).is_some_and(|last| {
            let is_word = last.is_ascii() && last != ' ' && letter.is_ascii();
            is_word || last == '（' || matches!(letter, '）' | '，' | '、' | ' ')
        });
        match pieces.last_mut().filter(|_| joins) {
            Some(piece) => piece.push(letter),
            None => pieces.push(letter.to_string()),
        }
    }
    for piece in pieces {
        let is_full = lines.last().is_some_and(|line| {
            !line.is_empty() && format::half_widths(line) + format::half_widths(piece.trim_end()) > WIDEST
        });
        match lines.last_mut().filter(|_| !is_full) {
            Some(line) => line.push_str(&piece),
            None => lines.push(piece),
        }
    }
    lines.into_iter().map(|line| line.trim_end().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_broken_between_words_and_between_hanzi_but_not_after_an_opening_bracket() {
        let long = "R&D personnel of industrial enterprises above designated size, full-time equivalent";
        let parts = lines(long);
        assert!(parts.iter().all(|line| line.len() <= WIDEST) && parts.len() == 3, "{parts:?}");
        assert_eq!(parts.join(" "), long);
        let chinese = lines("R&D 经费投入强度（第五次经济普查前口径）");
        assert_eq!(chinese.concat().replace(' ', ""), "R&D经费投入强度（第五次经济普查前口径）");
        assert!(chinese.len() == 2 && !chinese[0].ends_with('（'), "{chinese:?}");
        assert_eq!(lines("GDP, revised"), ["GDP, revised"]);
    }
}
