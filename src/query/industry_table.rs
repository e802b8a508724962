//! Values of provinces by industry, for measures of the industries of a yearly series.

use super::{
    Facts,
    province_answers::Sliced,
    series_industries,
    series_years::{growth_years, measured},
};
use crate::{
    analysis::{Industries, IndustryYear},
    dataset::{Code, LocalText, Question},
    model::{Bilingual, ProvinceId},
    view::{SeriesValue, ThematicLayer, Variable},
};

/// Values by industry behind a layer; `None` if it shows no industry of a measure whose industries add up to a whole. The
/// earlier year is that of growth, or the first that compares.
pub(super) fn industries(facts: &Facts, layer: &ThematicLayer, units: &[ProvinceId]) -> Option<Industries> {
    let series = layer.series()?;
    let (_, measure) = measured(facts, series).filter(|(_, measure)| measure.sum.codes)?;
    let codes = series_industries(facts, &series.dataset, measure);
    let (now, ids) = of_year(facts, (series, series.year), &codes, units, layer.weak);
    let mapped = ids.iter().position(|id| Some(*id) == series.industry.as_deref())?;
    let since = series.since.or_else(|| growth_years(facts, series).first().copied());
    let before = since.map(|year| of_year(facts, (series, year), &codes, units, layer.weak));
    let before = before.filter(|(_, earlier)| *earlier == ids).map(|(before, _)| before);
    Some(Industries { now, mapped, before })
}

/// Values of a year, with the identifiers of the industries that have some in it.
fn of_year<'c>(
    facts: &Facts,
    (series, year): (&SeriesValue, i32),
    codes: &[&'c Code],
    units: &[ProvinceId],
    weak: bool,
) -> (IndustryYear, Vec<&'c str>) {
    let (mut of_year, mut ids) = (IndustryYear { year, names: Vec::new(), values: Vec::new() }, Vec::new());
    for code in codes {
        let industry = Some(code.id.clone());
        let variable = Variable::Series(SeriesValue { industry, year, since: None, ..series.clone() });
        let Some(sliced) = Sliced::of(facts, &variable, weak) else { continue };
        let answers = sliced.answers(&Question::default());
        let value = |unit: &ProvinceId| answers.get(unit)?.value().map(|value| value.value);
        let values: Vec<Option<f64>> = units.iter().map(value).collect();
        if values.iter().any(Option::is_some) {
            of_year.names.push(name(code));
            of_year.values.push(values);
            ids.push(code.id.as_str());
        }
    }
    (of_year, ids)
}

fn name(code: &Code) -> Bilingual {
    match &code.title {
        LocalText::Both(name) => name.clone(),
        LocalText::Given { text, .. } => Bilingual { en: text.clone(), zh: text.clone() },
    }
}
