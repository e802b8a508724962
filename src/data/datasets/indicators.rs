//! Reference indicators by province.

use strum::IntoEnumIterator as _;

use super::{
    codes::{self, Lists},
    fields::{Qualifiers, Statement, category, dimensions, qualified, statements},
};
use crate::{
    dataset::{Dataset, DatasetError, LocalText, Measure, MeasureId, MeasureKind, PlaceLevel, Shape, SumOver},
    i18n::phrase,
    model::{Catalogue, Indicator, IndicatorKind},
};

/// Observations of population, gross domestic product and industrial value added.
///
/// # Errors
/// [`DatasetError`].
pub(super) fn indicators(catalogue: &Catalogue, lists: &Lists) -> Result<Dataset, DatasetError> {
    let statement = |row: &Indicator| Statement {
        identity: format!("{}/{}@{}", row.province, <&str>::from(row.kind), row.value.as_of.as_str()),
        place: row.province.to_string(),
        as_of: row.value.as_of,
        value: row.value.value,
    };
    let builder = statements(&catalogue.indicators, &lists.places, "", statement).codes(
        category("indicator", "Indicator", "指标"),
        &codes::of_enum::<IndicatorKind>(|texts| &texts.indicator),
        |row| Some(<&'static str>::from(row.kind)),
    );
    let builder = qualified(builder, &lists.sources, |row| Qualifiers {
        bound: None,
        basis: Some(row.basis),
        scope: None,
        weak: row.weak,
        note: &row.note,
        sources: &row.value.sources,
    });
    let measure = |kind: IndicatorKind| Measure {
        id: MeasureId::new(<&str>::from(kind)),
        title: codes::both(|texts| phrase(&texts.indicator, kind)),
        unit: <&str>::from(kind.unit()).to_owned(),
        kind: match kind {
            IndicatorKind::Population => MeasureKind::Stock,
            IndicatorKind::Gdp | IndicatorKind::IndustrialValueAdded => MeasureKind::Flow,
        },
        sum: SumOver { places: true, time: kind != IndicatorKind::Population, codes: false },
        universe: lists.places.of_level(PlaceLevel::Province),
        title_of: LocalText::default(),
        vintage: None,
        breaks: Vec::new(),
        note: LocalText::default(),
    };
    let shape = Shape::Observations(dimensions(Some("indicator"), &[]));
    let title = LocalText::both("Provinces in figures", "各省指标");
    builder.finish("indicators", title, IndicatorKind::iter().map(measure).collect(), shape)
}
