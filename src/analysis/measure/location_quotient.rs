//! Location quotient of the industry on the map, by province.

use crate::{
    analysis::{AnalysisError, NamedUnit, Outcome, Plot, Subject, UnitOutcome},
    model::ProvinceId,
    stats::{
        structure::{LocationQuotient, location_quotient},
        sum,
    },
    view::AnalysisMethod,
};

pub(super) const REFERENCE: &str = "Isard (1960), Methods of Regional Analysis, ch. 7";

pub(super) fn run(subject: &Subject) -> Result<Outcome, AnalysisError> {
    let industries = subject.industries.as_ref().ok_or(AnalysisError::NoIndustries)?;
    let (year, mapped) = (&industries.now, industries.mapped);
    let complete = year.complete();
    let of_all = year.sums(&complete);
    let (part, whole) = (of_all.get(mapped).copied(), sum(&of_all));
    let mut units = Vec::new();
    for unit in &complete {
        let values = year.of_unit(*unit).unwrap_or_default();
        let found = location_quotient(values.get(mapped).copied(), sum(&values), part, whole)?;
        let id = subject.units.get(*unit).cloned();
        units.extend(id.map(|id| (id, found)));
    }
    let greatest = units.iter().max_by(|one, other| one.1.quotient.total_cmp(&other.1.quotient));
    let (id, greatest) = greatest.ok_or(AnalysisError::NoIndustries)?;
    let above = units.iter().filter(|(_, found)| found.quotient > 1.0).count();
    let figures = [
        ("n", units.len() as f64),
        ("lq", greatest.quotient),
        ("share", 100.0 * greatest.unit.ratio),
        ("reference", 100.0 * greatest.reference.ratio),
        ("above", above as f64),
        ("industries", year.names.len() as f64),
    ];
    let name = year.names.get(mapped).cloned().unwrap_or_default();
    let names = [("province", NamedUnit::Province(id.clone())), ("industry", NamedUnit::Industry(name))];
    let plot = Plot::ranked(units.iter().map(|(id, found)| (id.clone(), found.quotient)), 1.0);
    let whole = Outcome::stated(AnalysisMethod::LocationQuotient, subject, greatest.quotient, figures, plot);
    let of_unit = |(id, found): &(ProvinceId, LocationQuotient)| UnitOutcome::stated(id.clone(), found.quotient);
    Ok(Outcome {
        value: None,
        names: names.into(),
        units: units.iter().map(of_unit).collect(),
        unknown: subject.incomplete(&complete),
        ..whole
    })
}
