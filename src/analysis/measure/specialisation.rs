//! Specialisation of the selected province, by Krugman's index.

use crate::{
    analysis::{AnalysisError, NamedUnit, Outcome, Plot, PlotBar, Subject},
    model::Bilingual,
    stats::structure::specialisation,
    view::AnalysisMethod,
};

pub(super) const REFERENCE: &str = "Krugman (1991), Geography and Trade, pp. 75–76";

pub(super) fn run(subject: &Subject) -> Result<Outcome, AnalysisError> {
    let industries = subject.industries.as_ref().ok_or(AnalysisError::NoIndustries)?;
    let year = &industries.now;
    let (unit, id) = subject.chosen()?;
    let parts = year.of_unit(unit).ok_or(AnalysisError::NoProvince)?;
    let complete = year.complete();
    let found = specialisation(&parts, &year.sums(&complete))?;
    let bar =
        |(name, difference): (&Bilingual, &f64)| PlotBar::new(NamedUnit::Industry(name.clone()), 100.0 * difference);
    let bars: Vec<PlotBar> = year.names.iter().zip(&found.differences).map(bar).collect();
    let first = |is_greater: bool| {
        let side = bars.iter().filter(|bar| (bar.value > 0.0) == is_greater && bar.value != 0.0);
        side.max_by(|one, other| one.value.abs().total_cmp(&other.value.abs()))
    };
    let named = |key, bar: Option<&PlotBar>| bar.map(|bar| (key, bar.of.clone()));
    let (more, less) = (first(true), first(false));
    let names = [Some(("province", NamedUnit::Province(id))), named("more", more), named("less", less)];
    let points = |bar: Option<&PlotBar>| bar.map_or(0.0, |bar| bar.value.abs());
    let figures = [
        ("n", complete.len() as f64),
        ("industries", year.names.len() as f64),
        ("k", found.index),
        ("moved", 50.0 * found.index),
        ("more_points", points(more)),
        ("less_points", points(less)),
        ("year", f64::from(year.year)),
    ];
    let whole =
        Outcome::stated(AnalysisMethod::Specialisation, subject, found.index, figures, Plot::sorted(bars.clone(), 0.0));
    Ok(Outcome { names: names.into_iter().flatten().collect(), unknown: subject.incomplete(&complete), ..whole })
}
