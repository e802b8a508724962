//! Texts of programme cards.

use crate::{
    app::frame_context::FrameContext,
    i18n::{format, phrase},
    model::{
        AsOf, Bound, Period, Programme, ProgrammeFigure, ProgrammeLevel, ProgrammeUnit, ProvinceId, ReportingUnit,
    },
    query::unit_of,
};

/// Place of a programme: the province, preceded by the city or XPCC if the programme is theirs; else the nation.
pub(super) fn place(context: &FrameContext<'_>, programme: &Programme) -> String {
    let province = province(context, programme.province.as_ref());
    match within_province(context, programme) {
        Some(city) => context.texts.programmes.place.replace("{city}", city).replace("{province}", province),
        None => province.to_owned(),
    }
}

/// Name of a province, or of the nation.
pub(super) fn province<'a>(context: &FrameContext<'a>, id: Option<&ProvinceId>) -> &'a str {
    let named = |id| context.catalogue().province(id).map_or("", |province| province.name.short(context.view.language));
    id.map_or_else(|| context.texts.table.word.get("CN").map_or("", String::as_str), named)
}

/// City or XPCC that issued a programme within a province; `None` for the province itself.
pub(super) fn within_province<'a>(context: &FrameContext<'a>, programme: &Programme) -> Option<&'a str> {
    match unit_of(programme) {
        ReportingUnit::City(id) => context.catalogue().city(&id).map(|city| city.name.short(context.view.language)),
        ReportingUnit::Xpcc => Some(phrase(&context.texts.programme_level, ProgrammeLevel::Xpcc)),
        ReportingUnit::Province(_) | ReportingUnit::Nation => None,
    }
}

/// Main figure of a programme: `Target: at least 10,000 specialised SMEs in all by 2025`.
pub(super) fn figure(context: &FrameContext<'_>, figure: &ProgrammeFigure) -> String {
    let texts = context.texts;
    let value = figure.value.value;
    let quantity = match (figure.unit, figure.tier) {
        (ProgrammeUnit::Yuan, _) => format::yuan(value, texts),
        (ProgrammeUnit::Firms, Some(tier)) => {
            let tier = format::inside_sentence(phrase(&texts.tier, tier));
            texts.programmes.firms_of_tier.replace("{n}", &format::number(value)).replace("{tier}", &tier)
        }
        (unit, _) => format::programme_quantity(value, unit, texts),
    };
    let mut what = format!("{}{quantity}", phrase(&texts.bound, figure.bound));
    let words = figure.counts.get(texts.language);
    if !words.is_empty() {
        what = texts.programmes.in_words.replace("{what}", &what).replace("{words}", words);
    }
    let sentence = phrase(&texts.programme_figure, figure.kind);
    sentence.replace("{what}", &what).replace("{when}", &format::date(&figure.value.as_of, texts.language))
}

/// Number with its bound: `over 18,000`.
pub(super) fn bounded(context: &FrameContext<'_>, value: f64, bound: Bound) -> String {
    format!("{}{}", phrase(&context.texts.bound, bound), format::number(value))
}

/// Date of issue and its basis.
pub(super) fn issued(context: &FrameContext<'_>, programme: &Programme) -> String {
    let texts = &context.texts.programmes;
    programme.issued.as_ref().map_or_else(
        || texts.issued_not_known.clone(),
        |issued| {
            let basis = phrase(&context.texts.issued_basis, issued.basis);
            let date = format::date(&issued.date, context.view.language);
            texts.issued.replace("{date}", &date).replace("{basis}", basis)
        },
    )
}

/// Period of a programme as a sentence.
pub(super) fn period(context: &FrameContext<'_>, period: &Period) -> String {
    let texts = &context.texts.programmes;
    let date = |date: &AsOf| format::date(date, context.view.language);
    match (&period.from, &period.to) {
        (Some(from), Some(to)) => texts.period_known.replace("{from}", &date(from)).replace("{to}", &date(to)),
        (Some(from), None) => texts.period_from.replace("{from}", &date(from)),
        (None, Some(to)) => texts.period_to.replace("{to}", &date(to)),
        (None, None) => texts.period_unknown.clone(),
    }
}

/// Period of a programme in years: `2023–2025`, `?–2025`.
pub(super) fn short_period(context: &FrameContext<'_>, period: &Period) -> String {
    let texts = &context.texts.programmes;
    let year =
        |date: &Option<AsOf>| date.as_ref().map_or_else(|| texts.open_end.clone(), |date| date.year().to_string());
    match (&period.from, &period.to) {
        (None, None) => texts.no_period.clone(),
        (Some(from), Some(to)) if from.year() == to.year() => from.year().to_string(),
        (from, to) => texts.years.replace("{from}", &year(from)).replace("{to}", &year(to)),
    }
}
