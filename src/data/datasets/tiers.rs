//! Firms of the tiers of SME cultivation by reporting unit.

use strum::IntoEnumIterator as _;

use super::{
    codes::{self, Lists},
    fields::{Qualifiers, Statement, category, dimensions, qualified, statements},
};
use crate::{
    dataset::{Dataset, DatasetError, Field, LocalText, Measure, MeasureId, MeasureKind, Role, Shape, SumOver},
    i18n::phrase,
    model::{Catalogue, Counting, Tier, TierObservation},
};

/// Observations of the numbers of firms of a tier.
///
/// # Errors
/// [`DatasetError`].
pub(super) fn tiers(catalogue: &Catalogue, lists: &Lists) -> Result<Dataset, DatasetError> {
    let statement = |row: &TierObservation| Statement {
        identity: format!("{}/{}@{}", row.unit, <&str>::from(row.tier), row.firms.as_of.as_str()),
        place: row.unit.to_string(),
        as_of: row.firms.as_of,
        value: f64::from(row.firms.value),
    };
    let builder = statements(&catalogue.ladder, &lists.places, "firms", statement)
        .codes(category("tier", "Tier", "梯度"), &codes::of_enum::<Tier>(|texts| &texts.tier), |row| {
            Some(<&'static str>::from(row.tier))
        })
        .codes(
            category("counting", "Counting basis", "统计口径"),
            &codes::of_enum::<Counting>(|texts| &texts.count),
            |row| Some(<&'static str>::from(row.count)),
        )
        .texts(Field::new("batches", LocalText::both("Batches", "批次"), Role::Text), |row| {
            row.batches.map(|batches| batches.to_string())
        });
    let builder = qualified(builder, &lists.sources, |row| Qualifiers {
        bound: Some(row.bound),
        basis: Some(row.basis),
        scope: Some(row.scope),
        weak: row.weak,
        note: &row.note,
        sources: &row.firms.sources,
    });
    let measure = |tier: Tier| Measure {
        id: MeasureId::new(<&str>::from(tier)),
        title: codes::both(|texts| phrase(&texts.tier, tier)),
        unit: "firms".to_owned(),
        kind: MeasureKind::Stock,
        // Tiers overlap: a firm keeps its lower titles.
        sum: SumOver { places: true, time: false, codes: false },
        universe: lists.mainland(),
        title_of: LocalText::default(),
        vintage: None,
        breaks: Vec::new(),
        note: LocalText::default(),
    };
    let shape = Shape::Observations(dimensions(Some("tier"), &["counting"]));
    let title = LocalText::both("SME tiers", "中小企业梯度培育");
    builder.finish("tiers", title, Tier::iter().map(measure).collect(), shape)
}
