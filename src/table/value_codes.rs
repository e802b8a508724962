//! Codes of the table of mapped values: what is mapped, in which unit, and why a place has no value.

use crate::{
    model::Province,
    query::{ClassifiedValues, NoValue},
    view::{Normalisation, Statistic, Variable},
};

/// Status of a place: `known`, `unknown`, `not_asked`, `not_covered`.
pub(super) fn status(classified: &ClassifiedValues, province: &Province) -> &'static str {
    let values = &classified.values;
    match values.without.get(&province.id) {
        _ if values.get(&province.id).is_some() => "known",
        Some(why) if why.is_asked() => "unknown",
        Some(NoValue::NoRows) | None => "not_covered",
        Some(_) => "not_asked",
    }
}

/// Code of a reason.
pub(super) fn why(why: NoValue) -> &'static str {
    match why {
        NoValue::Nothing => "nothing",
        NoValue::WeakOnly => "weak_only",
        NoValue::NotYet(_) => "not_yet",
        NoValue::NotAnnounced(_) => "not_announced",
        NoValue::NoDenominator => "no_denominator",
        NoValue::NoTotal => "no_total",
        NoValue::NotPositive => "base_not_positive",
        NoValue::Incomplete => "incomplete",
        NoValue::NotGiven => "not_given",
        NoValue::OutOfRange => "out_of_range",
        NoValue::NoRows => "no_rows",
        NoValue::Place => "place",
    }
}

/// Code of the mapped variable: `clusters`, `little_giants_1-2`, `ladder_specialised_sme`, `gdp`.
pub(super) fn variable(classified: &ClassifiedValues) -> String {
    match &classified.layer.variable {
        Variable::Clusters => "clusters".to_owned(),
        Variable::LittleGiants(batches) => format!("little_giants_{batches}"),
        Variable::Ladder(tier) => format!("ladder_{}", <&str>::from(*tier)),
        Variable::Target(tier) => format!("target_{}", <&str>::from(*tier)),
        Variable::Indicator(kind) => <&str>::from(*kind).to_owned(),
        Variable::Series(series) => match &series.industry {
            Some(industry) => format!("{}.{industry}", series.measure),
            None => series.measure.to_string(),
        },
        Variable::Own(own) => own.code(),
    }
}

/// Code of the unit of the mapped values.
pub(super) fn unit(classified: &ClassifiedValues) -> String {
    let own = own_unit(classified);
    if classified.layer.since().is_some() {
        return "percent_change".to_owned();
    }
    let per = match classified.layer.per() {
        Normalisation::Nothing => "",
        Normalisation::Population if classified.layer.series().is_some() && own == "billion_yuan" => {
            return "yuan_per_person".to_owned();
        }
        Normalisation::Population => "_per_million_persons",
        Normalisation::Gdp => "_per_100_billion_yuan",
        Normalisation::Nation => return "percent_of_nation".to_owned(),
        Normalisation::Industries => return "percent_of_all_industries".to_owned(),
    };
    format!("{own}{per}")
}

/// Code of their unit before they are divided.
pub(super) fn own_unit(classified: &ClassifiedValues) -> &str {
    match &classified.layer.variable {
        Variable::Clusters => "clusters",
        Variable::LittleGiants(_) | Variable::Ladder(_) | Variable::Target(_) => "firms",
        Variable::Indicator(kind) => kind.unit().into(),
        Variable::Series(_) => classified.measure.as_ref().map_or("", |measure| &measure.unit),
        Variable::Own(own) => match own.statistic {
            Statistic::Count => "rows",
            Statistic::Distinct => "different_values",
            _ => classified.own.as_ref().and_then(|own| own.names.unit.as_deref()).unwrap_or_default(),
        },
    }
}
