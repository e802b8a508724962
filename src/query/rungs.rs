//! Observations of a tier of SME cultivation in one unit, grouped by date and checked for agreement.

use crate::model::{Bound, Catalogue, Count, LadderObservation, ReportingUnit, Rung};

/// Consistency of concurrent observations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// A single observation, or values that agree within their bounds.
    Agree,
    /// Values differ, but count different sets of firms.
    CountedDifferently,
    /// Values cannot all be true.
    Contradict,
}

/// Group of concurrent observations, latest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account<'a> {
    /// Observations; never empty.
    pub rows: Vec<&'a LadderObservation>,
    /// Consistency of the observations.
    pub verdict: Verdict,
}

/// Observations of a tier in one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RungAccounts<'a> {
    /// Latest counts of all firms.
    pub latest: Option<Account<'a>>,
    /// Counts of single rounds, latest first; not counts of all firms.
    pub rounds: Vec<&'a LadderObservation>,
    /// Earlier counts of all firms, latest first.
    pub earlier: Vec<Account<'a>>,
}

impl RungAccounts<'_> {
    /// `true` if there are no observations.
    pub fn is_empty(&self) -> bool {
        self.latest.is_none() && self.rounds.is_empty()
    }

    /// Number of earlier observations.
    pub fn earlier_len(&self) -> usize {
        self.earlier.iter().map(|account| account.rows.len()).sum()
    }
}

/// Maximum distance of concurrent observations, in years, unless both name their batches.
const SAME_TIME: f64 = 0.5;
/// The same if the later count is lower: numbers of firms normally grow, so one of the two may be wrong.
const SAME_TIME_IF_LOWER: f64 = 1.0;

/// Groups the observations of a tier in a unit.
pub fn rung_accounts<'a>(catalogue: &'a Catalogue, unit: &ReportingUnit, rung: Rung) -> RungAccounts<'a> {
    let mut rows: Vec<&LadderObservation> = catalogue.ladder(unit, rung).collect();
    // Stable sort: of equal dates the first of the file stays first, as in `Catalogue::latest_on_ladder`.
    rows.sort_by(|a, b| b.firms.as_of.chronological(&a.firms.as_of));
    let (rounds, mut rows): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.count == Count::New);
    let mut accounts = Vec::new();
    while let Some(head) = rows.first().copied() {
        let (together, rest): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| same_time(head, row));
        accounts.push(Account { verdict: verdict(&together), rows: together });
        rows = rest;
    }
    let mut accounts = accounts.into_iter();
    RungAccounts { latest: accounts.next(), rounds, earlier: accounts.collect() }
}

/// `true` if two counts, the later first, are of the same batches or, without batches, concurrent.
fn same_time(later: &LadderObservation, other: &LadderObservation) -> bool {
    if let (Some(a), Some(b)) = (later.batches, other.batches) {
        return a == b;
    }
    let limit = if later.firms.value < other.firms.value { SAME_TIME_IF_LOWER } else { SAME_TIME };
    later.firms.as_of.years_from(&other.firms.as_of) <= limit
}

fn verdict(rows: &[&LadderObservation]) -> Verdict {
    let pairs = || rows.iter().enumerate().flat_map(|(at, a)| rows.iter().skip(at + 1).map(move |b| (*a, *b)));
    if pairs().any(|(a, b)| contradict(a, b)) {
        Verdict::Contradict
    } else if pairs().any(|(a, b)| a.count != b.count && !can_be_equal(a, b)) {
        Verdict::CountedDifferently
    } else {
        Verdict::Agree
    }
}

/// `true` if two concurrent counts cannot both be true.
fn contradict(a: &LadderObservation, b: &LadderObservation) -> bool {
    if a.scope != b.scope || can_be_equal(a, b) {
        return false;
    }
    match (a.count, b.count) {
        (a, b) if a == b => true,
        // Firms that hold a title cannot outnumber those ever named.
        (Count::Cumulative, Count::InForce) => range(a).1 < range(b).0,
        (Count::InForce, Count::Cumulative) => range(b).1 < range(a).0,
        _ => false,
    }
}

fn can_be_equal(a: &LadderObservation, b: &LadderObservation) -> bool {
    let (a, b) = (range(a), range(b));
    a.0 <= b.1 && b.0 <= a.1
}

/// Range allowed by a value and its bound; "about" means ±10 %.
fn range(row: &LadderObservation) -> (f64, f64) {
    let value = f64::from(row.firms.value);
    match row.bound {
        Bound::Eq => (value, value),
        Bound::Over => (value + 1.0, f64::INFINITY),
        Bound::AtLeast => (value, f64::INFINITY),
        Bound::AtMost => (0.0, value),
        Bound::About => (value * 0.9, value * 1.1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AsOf, Batches, Bilingual, CityScope, ProvinceId, SourceId, Sourced, ValueBasis};

    fn row(count: Count, batches: Option<&str>, value: u32, bound: Bound, as_of: &str) -> LadderObservation {
        LadderObservation {
            unit: ReportingUnit::Province(ProvinceId::new("JS")),
            rung: Rung::LittleGiant,
            count,
            batches: batches.map(|text| text.parse::<Batches>().unwrap()),
            firms: Sourced { value, sources: vec![SourceId::new("s")], as_of: AsOf::parse(as_of).unwrap() },
            bound,
            scope: CityScope::NotApplicable,
            basis: ValueBasis::Stated,
            weak: false,
            note: Bilingual::default(),
        }
    }

    fn of(rows: &[LadderObservation]) -> (Vec<(Vec<u32>, Verdict)>, Vec<u32>) {
        let catalogue = Catalogue { ladder: rows.to_vec(), ..Catalogue::default() };
        let found = rung_accounts(&catalogue, &ReportingUnit::Province(ProvinceId::new("JS")), Rung::LittleGiant);
        let values = |account: &Account<'_>| {
            (account.rows.iter().map(|row| row.firms.value).collect::<Vec<_>>(), account.verdict)
        };
        let accounts = found.latest.iter().chain(&found.earlier).map(values).collect();
        (accounts, found.rounds.iter().map(|row| row.firms.value).collect())
    }

    #[test]
    fn counts_of_the_same_batches_stand_side_by_side_and_the_latest_come_first() {
        let (accounts, rounds) = of(&[
            row(Count::Cumulative, Some("1-4"), 710, Bound::Eq, "2022"),
            row(Count::Cumulative, Some("1-4"), 709, Bound::Eq, "2022-12-31"),
            row(Count::Cumulative, Some("1-5"), 1505, Bound::Eq, "2023"),
            row(Count::Cumulative, Some("1-5"), 1500, Bound::Over, "2023-07-18"),
            row(Count::InForce, Some("1-6"), 2156, Bound::Eq, "2025-03-31"),
        ]);
        let expected =
            [(vec![2156], Verdict::Agree), (vec![1500, 1505], Verdict::Agree), (vec![709, 710], Verdict::Contradict)];
        assert_eq!(accounts, expected);
        assert_eq!(rounds, [0_u32; 0]);
    }

    #[test]
    fn titles_in_force_and_titles_ever_given_are_counted_differently_unless_more_are_in_force() {
        let verdict = |in_force| {
            let rows = [
                row(Count::Cumulative, Some("1-5"), 834, Bound::Eq, "2023"),
                row(Count::InForce, Some("1-5"), in_force, Bound::Eq, "2023-08"),
            ];
            of(&rows).0[0].1
        };
        assert_eq!(verdict(795), Verdict::CountedDifferently);
        assert_eq!(verdict(900), Verdict::Contradict);
        assert_eq!(verdict(834), Verdict::Agree);
    }

    #[test]
    fn without_batches_time_decides_and_a_fall_is_looked_at_for_longer() {
        let growth =
            [row(Count::Total, None, 6323, Bound::Eq, "2023-08"), row(Count::Total, None, 8754, Bound::Eq, "2024-06")];
        assert_eq!(of(&growth).0.len(), 2);
        let fall = [
            row(Count::Total, None, 1181, Bound::Eq, "2024-12-31"),
            row(Count::Total, None, 1106, Bound::Eq, "2025-11-08"),
        ];
        assert_eq!(of(&fall).0, [(vec![1106, 1181], Verdict::Contradict)]);
    }

    #[test]
    fn a_round_is_never_the_latest_count_of_all() {
        let (accounts, rounds) = of(&[
            row(Count::New, None, 56, Bound::Eq, "2023"),
            row(Count::New, None, 117, Bound::Eq, "2025-07-07"),
            row(Count::Total, None, 51, Bound::Eq, "2021"),
        ]);
        assert_eq!(accounts, [(vec![51], Verdict::Agree)]);
        assert_eq!(rounds, [117, 56]);
    }
}
