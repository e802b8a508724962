//! Columns with the names of places, beside their codes, and the positions of rows.

use super::{Cell, Column, builder::TableBuilder};
use crate::{
    dataset::{Datasets, LocalText},
    model::{Catalogue, Language, LonLat, ReportingUnit},
};

/// Appends the Chinese and the English name of a place.
pub(super) fn place_names<'a, T>(
    builder: &mut TableBuilder<'a, T>,
    name: &str,
    (en, zh): (&str, &str),
    of: impl Fn(&T) -> Option<&'a LocalText> + Copy + 'a,
) {
    let text = move |thing: &T, language| Cell::optional(of(thing).map(|name| name.get(language)));
    // The window shows codes by their names, under the heading of the code.
    let chinese = Column::new(format!("{name}_zh"), format!("{en}: Chinese name"), format!("{zh}名称"));
    builder.column(chinese, move |thing| text(thing, Language::Zh));
    let english = Column::new(format!("{name}_en"), format!("{en}: English name"), format!("{zh}名称（英文）"));
    builder.column(english, move |thing| text(thing, Language::En));
}

/// Name of a place by its code.
pub(super) fn place_name<'a>(datasets: &'a Datasets, code: &str) -> Option<&'a LocalText> {
    let places = datasets.places().codes();
    Some(&places.get(places.position(code)?)?.title)
}

/// Position of a unit: of a city, or of a province's label; none of the nation and of the XPCC.
pub(super) fn located(catalogue: &Catalogue, unit: &ReportingUnit) -> Option<LonLat> {
    match unit {
        ReportingUnit::City(id) => catalogue.city(id).map(|city| city.at),
        ReportingUnit::Province(id) => catalogue.province(id).map(|province| province.label_at),
        ReportingUnit::Nation | ReportingUnit::Xpcc => None,
    }
}
