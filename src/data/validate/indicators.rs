//! Validation of reference indicators.

use std::collections::BTreeSet;

use super::{super::Issue, Check};
use crate::model::{IndicatorKind, ProvinceId};

impl Check<'_> {
    /// Checks that an indicator has one value per province and date.
    pub(super) fn indicators(&mut self) {
        let mut seen = BTreeSet::<(&ProvinceId, IndicatorKind, &str)>::new();
        for row in &self.catalogue.indicators {
            let kind: &str = row.kind.into();
            let id = format!("{} {kind}", row.province);
            self.cited("province_indicators.csv", &id, &row.value.sources);
            if self.catalogue.province(&row.province).is_none() {
                let found = Issue::quoted(row.province.as_str());
                let issue = Issue::error("province_indicators.csv", "a province of provinces.csv", found);
                self.report.push(issue.entry(&id).column("province"));
            }
            if !seen.insert((&row.province, row.kind, row.value.as_of.as_str())) {
                let issue = Issue::error("province_indicators.csv", "one value of a date", "two");
                self.report.push(issue.entry(&id).column("as_of"));
            }
        }
    }
}
