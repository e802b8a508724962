//! Legend entries of the groups of an analysis.

use super::{LegendEntry, LegendSymbol, values::lines};
use crate::{
    analysis::{Outcome, UnitGroup, UnitOutcome},
    caption::{statistics, values as say},
    i18n::Messages,
    query::Analysed,
    scene::{Color, Opacity, Palette, Stroke},
    view::{AnalysisMethod, View},
};

/// Groups of a method, in the order of the legend.
fn groups(method: AnalysisMethod) -> &'static [UnitGroup] {
    match method {
        AnalysisMethod::LocalMoran => &[UnitGroup::HighHigh, UnitGroup::LowLow, UnitGroup::HighLow, UnitGroup::LowHigh],
        AnalysisMethod::HotSpots => &[UnitGroup::Hot, UnitGroup::Cold],
        _ => &[],
    }
}

/// Entries of the groups, with the number of provinces in each; groups without provinces stand with 0.
pub(super) fn rows(analysed: &Analysed, view: &View, palette: &Palette, texts: &Messages) -> Vec<LegendEntry> {
    let Some(outcome) = analysed.outcome() else { return Vec::new() };
    let (map, words) = (&palette.map, &texts.statistics);
    let opacity = Opacity::of(view.layer(&analysed.classified.id));
    let seen = |color: Color| color.seen_through(opacity, map.land);
    let title = statistics::title(&analysed.classified, outcome.method, texts);
    let mut rows: Vec<LegendEntry> =
        lines(&title).into_iter().map(|line| LegendEntry::head(line, None, map.card_text)).collect();
    let dates = say::dates(&analysed.classified, texts);
    rows.extend((!dates.is_empty()).then(|| LegendEntry::note(dates, map.card_faint)));
    let mut row = |sample: Color, hatch: Option<Stroke>, text: String, count: usize| {
        let ink = if count == 0 { map.card_faint } else { map.card_text };
        let entry = LegendEntry::sample(LegendSymbol::Swatch(seen(sample), hatch), text, ink);
        rows.push(LegendEntry { count: Some(count), ..entry });
    };
    for group in groups(outcome.method) {
        let name = statistics::group_name(*group, texts);
        row(palette.group(*group), None, name, number(outcome, |unit| unit.group() == Some(*group)));
    }
    row(palette.no_group(), None, words.no_group.clone(), number(outcome, |unit| unit.group().is_none()));
    if !outcome.islands.is_empty() {
        row(palette.untested(), None, words.untested.clone(), outcome.islands.len());
    }
    let missing = analysed.classified.values.missing();
    if missing > 0 {
        let hatch = Some(Stroke::solid(seen(palette.values.hatch), 0.8));
        row(palette.values.no_data, hatch, say::no_data(&analysed.classified, texts).clone(), missing);
    }
    rows
}

fn number(outcome: &Outcome, holds: impl Fn(&UnitOutcome) -> bool) -> usize {
    outcome.units.iter().filter(|unit| holds(unit)).count()
}
