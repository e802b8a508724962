//! Validation of the article's checks and findings.

use super::{super::Issue, Check};
use crate::model::{AsOf, Verdict};

const FILE: &str = "article_checks.csv";

impl Check<'_> {
    /// Checks that findings are cited, that each claim has checks numbered from 1 by date, and that no claim is both
    /// decided and unknown.
    pub(super) fn article(&mut self) {
        let catalogue = self.catalogue;
        self.unique("findings.csv", catalogue.findings.iter().map(|finding| finding.id.as_str()));
        for finding in &catalogue.findings {
            self.cited("findings.csv", &finding.id, &finding.sources);
        }
        for claim in &catalogue.claims {
            let id = &claim.id;
            let mut dates: Vec<&AsOf> = Vec::new();
            let mut verdicts = Vec::new();
            for (check, place) in catalogue.checks_of(id).zip(1_u32..) {
                if check.order != place {
                    let issue = Issue::error(FILE, place.to_string(), check.order.to_string());
                    self.report.push(issue.entry(id).column("order"));
                }
                verdicts.push(check.verdict);
                let Some(reference) = &check.fact else { continue };
                if let Some(fact) = catalogue.fact(reference) {
                    dates.push(fact.as_of);
                } else {
                    let found = Issue::quoted(&reference.to_string());
                    let issue = Issue::error(FILE, "one fact of the other tables", found);
                    self.report.push(issue.entry(id).column("fact"));
                }
            }
            if verdicts.is_empty() {
                self.report.push(Issue::error(FILE, "a check of each claim", "none").entry(id));
            }
            if !dates.is_sorted_by(|a, b| a.chronological(b).is_le()) {
                let found = dates.iter().map(|date| date.as_str()).collect::<Vec<_>>().join(", ");
                self.report.push(Issue::error(FILE, "facts by date", found).entry(id).column("order"));
            }
            let undecided = |verdict: &Verdict| matches!(verdict, Verdict::Unknown | Verdict::Context);
            if verdicts.contains(&Verdict::Unknown) && !verdicts.iter().all(undecided) {
                let issue = Issue::error(FILE, "no fact that decides what was not found", "one");
                self.report.push(issue.entry(id).column("verdict"));
            }
        }
    }
}
