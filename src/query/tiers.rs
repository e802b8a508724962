//! Observations of a tier of SME cultivation in one unit, grouped by date and checked for agreement.

use crate::model::{Bound, Catalogue, Counting, ReportingUnit, Tier, TierObservation};

/// Tiers from highest to lowest, and whether a tier is shown without any count.
pub(crate) const TIERS: [(Tier, bool); 10] = [
    (Tier::SingleChampion, true),
    (Tier::SingleChampionBatch1, false),
    (Tier::SingleChampionOfEitherLevel, false),
    (Tier::ProvincialSingleChampion, false),
    (Tier::KeyLittleGiant, false),
    (Tier::LittleGiant, true),
    (Tier::ProvincialLittleGiant, true),
    (Tier::SpecialisedSme, true),
    (Tier::InnovativeOrSpecialisedSme, false),
    (Tier::InnovativeSme, true),
];
/// Titles outside the tier system.
pub(crate) const BESIDE: [Tier; 2] = [Tier::Gazelle, Tier::Unicorn];

/// Consistency of concurrent observations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// A single observation, or values that agree within their bounds.
    Agree,
    /// Values differ, but count different sets of firms.
    CountedDifferently,
    /// Values cannot all be true.
    Contradict,
}

/// Group of concurrent observations, latest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObservationGroup<'a> {
    /// Observations; never empty.
    pub rows: Vec<&'a TierObservation>,
    /// Consistency of the observations.
    pub verdict: Agreement,
}

/// Observations of a tier in one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TierHistory<'a> {
    /// Latest counts of all firms.
    pub latest: Option<ObservationGroup<'a>>,
    /// Counts of single rounds, latest first; not counts of all firms.
    pub rounds: Vec<&'a TierObservation>,
    /// Earlier counts of all firms, latest first.
    pub earlier: Vec<ObservationGroup<'a>>,
}

impl TierHistory<'_> {
    /// `true` if there are no observations.
    pub fn is_empty(&self) -> bool {
        self.latest.is_none() && self.rounds.is_empty()
    }

    /// Number of earlier observations.
    pub(crate) fn earlier_len(&self) -> usize {
        self.earlier.iter().map(|account| account.rows.len()).sum()
    }
}

/// Maximum distance of concurrent observations, in years, unless both name their batches.
const SAME_TIME: f64 = 0.5;
/// The same if the later count is lower: numbers of firms normally grow, so one of the two may be wrong.
const SAME_TIME_IF_LOWER: f64 = 1.0;

/// Groups the observations of a tier in a unit.
pub(crate) fn tier_history<'a>(catalogue: &'a Catalogue, unit: &ReportingUnit, tier: Tier) -> TierHistory<'a> {
    let mut rows: Vec<&TierObservation> = catalogue.ladder(unit, tier).collect();
    // Stable sort: of equal dates the first of the file stays first.
    rows.sort_by(|a, b| b.firms.as_of.chronological(&a.firms.as_of));
    let (rounds, mut rows): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.count == Counting::New);
    let mut accounts = Vec::new();
    while let Some(head) = rows.first().copied() {
        let (together, rest): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| same_time(head, row));
        accounts.push(ObservationGroup { verdict: verdict(&together), rows: together });
        rows = rest;
    }
    let mut accounts = accounts.into_iter();
    TierHistory { latest: accounts.next(), rounds, earlier: accounts.collect() }
}

/// `true` if two counts, the later first, are of the same batches or, without batches, concurrent.
fn same_time(later: &TierObservation, other: &TierObservation) -> bool {
    if let (Some(a), Some(b)) = (later.batches, other.batches) {
        return a == b;
    }
    let limit = if later.firms.value < other.firms.value { SAME_TIME_IF_LOWER } else { SAME_TIME };
    later.firms.as_of.years_from(&other.firms.as_of) <= limit
}

fn verdict(rows: &[&TierObservation]) -> Agreement {
    let pairs = || rows.iter().enumerate().flat_map(|(at, a)| rows.iter().skip(at + 1).map(move |b| (*a, *b)));
    if pairs().any(|(a, b)| contradict(a, b)) {
        Agreement::Contradict
    } else if pairs().any(|(a, b)| a.count != b.count && !can_be_equal(a, b)) {
        Agreement::CountedDifferently
    } else {
        Agreement::Agree
    }
}

/// `true` if two concurrent counts cannot both be true.
fn contradict(a: &TierObservation, b: &TierObservation) -> bool {
    if a.scope != b.scope || can_be_equal(a, b) {
        return false;
    }
    match (a.count, b.count) {
        (a, b) if a == b => true,
        // Firms that hold a title cannot outnumber those ever named.
        (Counting::Cumulative, Counting::InForce) => range(a).1 < range(b).0,
        (Counting::InForce, Counting::Cumulative) => range(b).1 < range(a).0,
        _ => false,
    }
}

fn can_be_equal(a: &TierObservation, b: &TierObservation) -> bool {
    let (a, b) = (range(a), range(b));
    a.0 <= b.1 && b.0 <= a.1
}

/// Range allowed by a value and its bound; "about" means ±10 %.
fn range(row: &TierObservation) -> (f64, f64) {
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
    use crate::model::{AsOf, Batches, Bilingual, CityInclusion, ProvinceId, SourceId, Sourced, ValueBasis};

    fn row(count: Counting, batches: Option<&str>, value: u32, bound: Bound, as_of: &str) -> TierObservation {
        TierObservation {
            unit: ReportingUnit::Province(ProvinceId::new("JS")),
            tier: Tier::LittleGiant,
            count,
            batches: batches.map(|text| text.parse::<Batches>().unwrap()),
            firms: Sourced { value, sources: vec![SourceId::new("s")], as_of: AsOf::parse(as_of).unwrap() },
            bound,
            scope: CityInclusion::NotApplicable,
            basis: ValueBasis::Stated,
            weak: false,
            note: Bilingual::default(),
        }
    }

    fn of(rows: &[TierObservation]) -> (Vec<(Vec<u32>, Agreement)>, Vec<u32>) {
        let catalogue = Catalogue { ladder: rows.to_vec(), ..Catalogue::default() };
        let found = tier_history(&catalogue, &ReportingUnit::Province(ProvinceId::new("JS")), Tier::LittleGiant);
        let values = |account: &ObservationGroup<'_>| {
            (account.rows.iter().map(|row| row.firms.value).collect::<Vec<_>>(), account.verdict)
        };
        let accounts = found.latest.iter().chain(&found.earlier).map(values).collect();
        (accounts, found.rounds.iter().map(|row| row.firms.value).collect())
    }

    #[test]
    fn counts_of_the_same_batches_stand_side_by_side_and_the_latest_come_first() {
        let (accounts, rounds) = of(&[
            row(Counting::Cumulative, Some("1-4"), 710, Bound::Eq, "2022"),
            row(Counting::Cumulative, Some("1-4"), 709, Bound::Eq, "2022-12-31"),
            row(Counting::Cumulative, Some("1-5"), 1505, Bound::Eq, "2023"),
            row(Counting::Cumulative, Some("1-5"), 1500, Bound::Over, "2023-07-18"),
            row(Counting::InForce, Some("1-6"), 2156, Bound::Eq, "2025-03-31"),
        ]);
        let expected = [
            (vec![2156], Agreement::Agree),
            (vec![1500, 1505], Agreement::Agree),
            (vec![709, 710], Agreement::Contradict),
        ];
        assert_eq!(accounts, expected);
        assert_eq!(rounds, [0_u32; 0]);
    }

    #[test]
    fn titles_in_force_and_titles_ever_given_are_counted_differently_unless_more_are_in_force() {
        let verdict = |in_force| {
            let rows = [
                row(Counting::Cumulative, Some("1-5"), 834, Bound::Eq, "2023"),
                row(Counting::InForce, Some("1-5"), in_force, Bound::Eq, "2023-08"),
            ];
            of(&rows).0[0].1
        };
        assert_eq!(verdict(795), Agreement::CountedDifferently);
        assert_eq!(verdict(900), Agreement::Contradict);
        assert_eq!(verdict(834), Agreement::Agree);
    }

    #[test]
    fn without_batches_time_decides_and_a_fall_is_looked_at_for_longer() {
        let growth = [
            row(Counting::Total, None, 6323, Bound::Eq, "2023-08"),
            row(Counting::Total, None, 8754, Bound::Eq, "2024-06"),
        ];
        assert_eq!(of(&growth).0.len(), 2);
        let fall = [
            row(Counting::Total, None, 1181, Bound::Eq, "2024-12-31"),
            row(Counting::Total, None, 1106, Bound::Eq, "2025-11-08"),
        ];
        assert_eq!(of(&fall).0, [(vec![1106, 1181], Agreement::Contradict)]);
    }

    #[test]
    fn a_round_is_never_the_latest_count_of_all() {
        let (accounts, rounds) = of(&[
            row(Counting::New, None, 56, Bound::Eq, "2023"),
            row(Counting::New, None, 117, Bound::Eq, "2025-07-07"),
            row(Counting::Total, None, 51, Bound::Eq, "2021"),
        ]);
        assert_eq!(accounts, [(vec![51], Agreement::Agree)]);
        assert_eq!(rounds, [117, 56]);
    }
}
