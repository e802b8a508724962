//! Formatted observation: value, definition, date, sources, caveats.

use egui::{RichText, Ui};

use super::{dated_sources, note};
use crate::{
    app::{command::Command, frame_context::FrameContext, theme},
    i18n::{Messages, format, phrase},
    model::{
        Batches, Bound, CityInclusion, Indicator, IndicatorUnit, Language, LittleGiants, ProvinceId, SourceId,
        TierObservation, ValueBasis,
    },
};

/// Formatted observation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FormattedObservation<'a> {
    /// Value with unit and bound.
    pub value: String,
    /// Definition and derivation of the value.
    pub details: Vec<String>,
    /// Date of the value.
    pub as_of: &'a str,
    /// `true` if weakly sourced: to be checked before publication.
    pub weak: bool,
    /// Caveats.
    pub note: &'a str,
    /// Sources of the value.
    pub sources: &'a [SourceId],
}

impl<'a> FormattedObservation<'a> {
    /// Observation of an SME cultivation tier.
    pub(crate) fn of_ladder(context: &FrameContext<'a>, province: &ProvinceId, row: &'a TierObservation) -> Self {
        let texts = context.texts;
        let mut details = vec![phrase(&texts.count, row.count).to_owned()];
        details.extend(row.batches.map(|batches| batch_words(texts, batches)));
        details.extend(scope(context, province, row.scope));
        details.extend(basis(texts, row.basis));
        Self {
            value: firms(texts, row.firms.value, row.bound),
            details,
            as_of: row.firms.as_of.as_str(),
            weak: row.weak,
            note: row.note.get(context.view.language),
            sources: &row.firms.sources,
        }
    }

    /// Count of little giants of one or more batches.
    pub(crate) fn of_batch(context: &FrameContext<'a>, province: &ProvinceId, row: &'a LittleGiants) -> Self {
        let texts = context.texts;
        let mut details: Vec<String> =
            row.stage.map(|stage| phrase(&texts.stage, stage).to_owned()).into_iter().collect();
        details.extend(scope(context, province, row.scope));
        details.extend(basis(texts, row.basis));
        Self {
            value: firms(texts, row.firms.value, row.bound),
            details,
            as_of: row.firms.as_of.as_str(),
            weak: row.weak,
            note: row.note.get(context.view.language),
            sources: &row.firms.sources,
        }
    }

    /// Indicator of a province.
    pub(crate) fn of_indicator(context: &FrameContext<'a>, row: &'a Indicator) -> Self {
        Self {
            value: amount(context.texts, row.value.value, row.kind.unit()),
            details: basis(context.texts, row.basis).into_iter().collect(),
            as_of: row.value.as_of.as_str(),
            weak: row.weak,
            note: row.note.get(context.view.language),
            sources: &row.value.sources,
        }
    }
}

/// Number of firms with its bound: `over 18,000`.
pub(crate) fn firms(texts: &Messages, value: u32, bound: Bound) -> String {
    let value = format::quantity(f64::from(value), "firms", texts);
    format!("{}{value}", phrase(&texts.bound, bound))
}

/// Value of an indicator. Persons are given in millions, in Chinese in 万 (10⁴).
pub(crate) fn amount(texts: &Messages, value: f64, unit: IndicatorUnit) -> String {
    match unit {
        IndicatorUnit::BillionYuan => format::quantity(value, "billion_yuan", texts),
        IndicatorUnit::Persons => {
            let scale = if texts.language == Language::Zh { 1e4 } else { 1e6 };
            texts.province.people.replace("{n}", &format::number(value / scale))
        }
    }
}

/// Label of the counted batches.
pub(crate) fn batch_words(texts: &Messages, batches: Batches) -> String {
    let form = if batches.is_one() { &texts.province.batch } else { &texts.province.batches };
    form.replace("{n}", &format::batches(batches, texts.language))
}

/// Separately planned city in a province, or XPCC in Xinjiang; `None` elsewhere.
pub(crate) fn planned_city<'a>(context: &FrameContext<'a>, province: &ProvinceId) -> Option<&'a str> {
    if province.as_str() == "XJ" {
        return Some(&context.texts.province.corps);
    }
    let mut cities = context.catalogue().cities.values();
    let city = cities.find(|city| city.separately_planned && city.province == *province)?;
    Some(city.name.short(context.view.language))
}

/// Text on the inclusion of the province's separately planned city; `None` if it has no such city.
pub(super) fn scope(context: &FrameContext<'_>, province: &ProvinceId, scope: CityInclusion) -> Option<String> {
    let city = planned_city(context, province).filter(|_| scope != CityInclusion::NotApplicable)?;
    Some(phrase(&context.texts.city_scope, scope).replace("{city}", city))
}

/// Derivation of a value; `None` for a value stated by its source.
fn basis(texts: &Messages, basis: ValueBasis) -> Option<String> {
    (basis != ValueBasis::Stated).then(|| phrase(&texts.value_basis, basis).to_owned())
}

/// Draws the observation with date, sources and caveats.
pub(crate) fn reading(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    found: &FormattedObservation<'_>,
    out: &mut Vec<Command>,
) {
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(RichText::new(&found.value).font(theme::bold(14.0)));
        if !found.details.is_empty() {
            ui.label(RichText::new(found.details.join(" · ")).size(12.0));
        }
        weak_mark(ui, context, found.weak);
    });
    dated_sources(ui, context, found.as_of, found.sources, out);
    if !found.note.is_empty() {
        note(ui, found.note);
    }
}

/// Mark of a weakly sourced value.
pub(crate) fn weak_mark(ui: &mut Ui, context: &FrameContext<'_>, weak: bool) {
    if weak {
        let color = ui.visuals().warn_fg_color;
        ui.label(RichText::new(&context.texts.province.weak).size(12.0).color(color));
    }
}

/// Label of an unknown value.
pub(crate) fn unknown(ui: &mut Ui, context: &FrameContext<'_>) {
    let color = theme::faint(ui);
    ui.label(RichText::new(&context.texts.app.unknown).size(12.0).color(color));
}
