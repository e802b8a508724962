//! Validation of support programmes.

use super::{super::Issue, Check};
use crate::model::{CityId, Programme, ProgrammeLevel, ProvinceId};

impl Check<'_> {
    /// Checks that identifiers are unique and known, that cities match levels, and that no period ends before its
    /// beginning.
    pub(super) fn programmes(&mut self) {
        let catalogue = self.catalogue;
        self.unique("programmes.csv", catalogue.programmes.iter().map(|programme| programme.id.as_str()));
        for programme in &catalogue.programmes {
            self.programme(programme);
        }
    }

    fn programme(&mut self, programme: &Programme) {
        let id = programme.id.as_str();
        self.cited("programmes.csv", id, &programme.sources);
        if let Some(figure) = &programme.figure {
            self.cited("programmes.csv", id, &figure.value.sources);
        }
        let issue = |expected: &str, found: &str, column: &str| {
            Issue::error("programmes.csv", expected, Issue::quoted(found)).entry(id).column(column)
        };
        if let Some(province) = &programme.province
            && self.catalogue.province(province).is_none()
        {
            self.report.push(issue("a province of provinces.csv", province.as_str(), "province"));
        }
        if (programme.level == ProgrammeLevel::National) != programme.province.is_none() {
            let found = programme.province.as_ref().map_or("CN", ProvinceId::as_str);
            self.report.push(issue("CN where the level is national, else a province", found, "province"));
        }
        let city = programme.city.as_ref();
        if (programme.level == ProgrammeLevel::City) != city.is_some() {
            let found = city.map(CityId::as_str).unwrap_or_default();
            self.report.push(issue("a city where the level is city, else none", found, "city"));
        }
        if let Some(city) = city {
            let inside =
                self.catalogue.city(city).is_some_and(|city| Some(&city.province) == programme.province.as_ref());
            if !inside {
                self.report.push(issue("a city in the programme's province", city.as_str(), "city"));
            }
        }
        if let (Some(from), Some(to)) = (&programme.period.from, &programme.period.to)
            && from.first_day() > to.last_day()
        {
            self.report.push(issue("a period that ends after its beginning", to.as_str(), "period_to"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        data::{Report, embedded_catalogue},
        model::{AsOf, Period},
    };

    /// `true` if the end of a programme's period is the only issue reported.
    fn end_is_reported(from: &str, to: &str) -> bool {
        let (mut catalogue, _) = embedded_catalogue();
        catalogue.programmes.truncate(1);
        catalogue.programmes[0].period = Period { from: AsOf::parse(from).ok(), to: AsOf::parse(to).ok() };
        let mut check = Check { catalogue: &catalogue, report: Report::default() };
        check.programmes();
        let columns: Vec<_> = check.report.issues.iter().map(|issue| issue.column.as_deref()).collect();
        assert!(columns.is_empty() || columns == [Some("period_to")], "{columns:?}");
        !columns.is_empty()
    }

    #[test]
    fn a_period_that_ends_before_it_begins_is_reported() {
        for (from, to) in [("2023-12", "2023-01"), ("2023-06-02", "2023-06-01"), ("2024", "2023-12-31")] {
            assert!(end_is_reported(from, to), "{from} to {to}");
        }
        for (from, to) in [
            ("2023", "2023-01"),
            ("2023-12", "2023"),
            ("2023-06-01", "2023-06"),
            ("2023-01", "2023-12"),
            ("2023-06-01", "2023-06-01"),
            ("", "2023"),
        ] {
            assert!(!end_is_reported(from, to), "{from} to {to}");
        }
    }
}
