//! Shift-share analysis of the selected province.

use crate::{
    analysis::{AnalysisError, NamedUnit, Outcome, Plot, PlotBar, Subject},
    stats::structure::{SectorShift, YearPair, shift_share},
    view::AnalysisMethod,
};

pub(super) const REFERENCE: &str = "Dunn (1960), doi:10.1111/j.1435-5597.1960.tb01705.x";

pub(super) fn run(subject: &Subject) -> Result<Outcome, AnalysisError> {
    let industries = subject.industries.as_ref().ok_or(AnalysisError::NoIndustries)?;
    let (now, before) = (&industries.now, industries.before.as_ref().ok_or(AnalysisError::NoEarlierYear)?);
    let (unit, id) = subject.chosen()?;
    let here = |year: &crate::analysis::IndustryYear| year.of_unit(unit).ok_or(AnalysisError::NoProvince);
    let (first, last) = (here(before)?, here(now)?);
    let complete: Vec<usize> = now.complete().into_iter().filter(|unit| before.of_unit(*unit).is_some()).collect();
    let (all_first, all_last) = (before.sums(&complete), now.sums(&complete));
    let found = shift_share(YearPair { first: &first, last: &last }, YearPair { first: &all_first, last: &all_last })?;
    let bar = |sector: &SectorShift| {
        let name = now.names.get(sector.sector)?.clone();
        let parts = vec![sector.parts.national_share, sector.parts.industry_mix, sector.parts.regional_shift];
        Some(PlotBar { of: NamedUnit::Industry(name), value: sector.parts.change, parts })
    };
    let bars = found.sectors.iter().filter_map(bar).collect();
    let figures = [
        ("n", complete.len() as f64),
        ("industries", now.names.len() as f64),
        ("change", found.total.change),
        ("national", found.total.national_share),
        ("mix", found.total.industry_mix),
        ("regional", found.total.regional_shift),
        ("growth", 100.0 * found.reference_growth),
        ("apart", found.apart.len() as f64),
        ("from", f64::from(before.year)),
        ("to", f64::from(now.year)),
    ];
    let plot = Plot::sorted(bars, 0.0);
    let whole = Outcome::stated(AnalysisMethod::ShiftShare, subject, found.total.regional_shift, figures, plot);
    let names = [("province", NamedUnit::Province(id))].into();
    Ok(Outcome { names, unknown: subject.incomplete(&complete), ..whole })
}
