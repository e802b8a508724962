//! A figure as it was read: the value, what it counts, when, by whom, and what is doubtful about it.

use egui::{RichText, Ui};

use super::{dated_sources, note};
use crate::{
    app::{atlas::Atlas, command::Command, theme},
    i18n::{Messages, format, phrase},
    model::{
        Batches, Bound, CityScope, Indicator, IndicatorUnit, LadderObservation, Language, LittleGiants, ProvinceId,
        SourceId, ValueBasis,
    },
};

/// A figure in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading<'a> {
    /// The value with its unit and its bound.
    pub value: String,
    /// What it counts and how it came about.
    pub details: Vec<String>,
    /// As of when.
    pub as_of: &'a str,
    /// Whether it needs a check before it is published.
    pub weak: bool,
    /// Caveats.
    pub note: &'a str,
    /// Where it was read.
    pub sources: &'a [SourceId],
}

impl<'a> Reading<'a> {
    /// A count on the ladder.
    pub fn of_ladder(atlas: &Atlas<'a>, province: &ProvinceId, row: &'a LadderObservation) -> Self {
        let texts = atlas.texts;
        let mut details = vec![phrase(&texts.count, row.count).to_owned()];
        details.extend(row.batches.map(|batches| batch_words(texts, batches)));
        details.extend(scope(atlas, province, row.scope));
        details.extend(basis(texts, row.basis));
        Self {
            value: firms(texts, atlas.view.language, row.firms.value, row.bound),
            details,
            as_of: row.firms.as_of.as_str(),
            weak: row.weak,
            note: row.note.get(atlas.view.language),
            sources: &row.firms.sources,
        }
    }

    /// A count of little giants in a batch.
    pub fn of_batch(atlas: &Atlas<'a>, province: &ProvinceId, row: &'a LittleGiants) -> Self {
        let texts = atlas.texts;
        let mut details: Vec<String> =
            row.stage.map(|stage| phrase(&texts.stage, stage).to_owned()).into_iter().collect();
        details.extend(scope(atlas, province, row.scope));
        details.extend(basis(texts, row.basis));
        Self {
            value: firms(texts, atlas.view.language, row.firms.value, row.bound),
            details,
            as_of: row.firms.as_of.as_str(),
            weak: row.weak,
            note: row.note.get(atlas.view.language),
            sources: &row.firms.sources,
        }
    }

    /// An indicator.
    pub fn of_indicator(atlas: &Atlas<'a>, row: &'a Indicator) -> Self {
        let language = atlas.view.language;
        Self {
            value: amount(atlas.texts, language, row.value.value, row.kind.unit()),
            details: basis(atlas.texts, row.basis).into_iter().collect(),
            as_of: row.value.as_of.as_str(),
            weak: row.weak,
            note: row.note.get(language),
            sources: &row.value.sources,
        }
    }
}

/// A number of firms: `over 18,000`.
pub fn firms(texts: &Messages, language: Language, value: u32, bound: Bound) -> String {
    let value = format::quantity(f64::from(value), "firms", language);
    format!("{}{value}", phrase(&texts.bound, bound))
}

/// The value of an indicator. People are counted in millions, in Chinese in 万 (10⁴).
pub fn amount(texts: &Messages, language: Language, value: f64, unit: IndicatorUnit) -> String {
    match unit {
        IndicatorUnit::BillionYuan => format::quantity(value, "billion_yuan", language),
        IndicatorUnit::Persons => {
            let scale = if language == Language::Zh { 1e4 } else { 1e6 };
            texts.province.people.replace("{n}", &format::number(value / scale, language))
        }
    }
}

/// Which batches are counted.
pub fn batch_words(texts: &Messages, batches: Batches) -> String {
    let form = if batches.is_one() { &texts.province.batch } else { &texts.province.batches };
    form.replace("{n}", &batches.to_string().replace('-', "–"))
}

/// The city under separate planning of a province, or the Corps.
pub fn planned_city<'a>(atlas: &Atlas<'a>, province: &ProvinceId) -> Option<&'a str> {
    if province.as_str() == "XJ" {
        return Some(&atlas.texts.province.corps);
    }
    let mut cities = atlas.catalogue.cities.values();
    let city = cities.find(|city| city.separately_planned && city.province == *province)?;
    Some(city.name.short(atlas.view.language))
}

/// Whether the province's city under separate planning is in; `None` where it has none.
pub fn scope(atlas: &Atlas<'_>, province: &ProvinceId, scope: CityScope) -> Option<String> {
    let city = planned_city(atlas, province).filter(|_| scope != CityScope::NotApplicable)?;
    Some(phrase(&atlas.texts.city_scope, scope).replace("{city}", city))
}

/// How a value came about, where it was not simply read.
fn basis(texts: &Messages, basis: ValueBasis) -> Option<String> {
    (basis != ValueBasis::Stated).then(|| phrase(&texts.value_basis, basis).to_owned())
}

/// The figure with its date, sources and caveats.
pub fn reading(ui: &mut Ui, atlas: &Atlas<'_>, found: &Reading<'_>, out: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(RichText::new(&found.value).font(theme::bold(14.0)));
        if !found.details.is_empty() {
            ui.label(RichText::new(found.details.join(" · ")).size(12.0));
        }
        weak_mark(ui, atlas, found.weak);
    });
    dated_sources(ui, atlas, found.as_of, found.sources, out);
    if !found.note.is_empty() {
        note(ui, found.note);
    }
}

/// Marks a value that is not to be published unchecked.
pub fn weak_mark(ui: &mut Ui, atlas: &Atlas<'_>, weak: bool) {
    if weak {
        let color = ui.visuals().warn_fg_color;
        ui.label(RichText::new(&atlas.texts.province.weak).size(12.0).color(color));
    }
}

/// What is not known.
pub fn unknown(ui: &mut Ui, atlas: &Atlas<'_>) {
    let color = theme::faint(ui);
    ui.label(RichText::new(&atlas.texts.app.unknown).size(12.0).color(color));
}
