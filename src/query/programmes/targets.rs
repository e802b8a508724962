//! Targets compared with observed counts of the same tier and place, and the differences in definition.

use time::Date;

use crate::model::{
    AsOf, Bilingual, Bound, Catalogue, CityInclusion, Counting, Programme, ProgrammeFigure, ProgrammeFigureKind,
    ProgrammeLevel, ProgrammeUnit, ReportingUnit, SourceId, Tier, TierObservation, ValueBasis,
};

/// Maximum age of a count relative to the newest one, in years, to be shown with it; they may contradict each other.
const RECENT: i32 = 1;

/// Difference in definition between a count and a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, strum::EnumIter, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Difference {
    /// The count covers all firms, the target only additions.
    AllForAdditions,
    /// The count covers one round, the target all firms.
    RoundForAll,
    /// One of the two has its own definition, in words.
    OwnWords,
    /// Inclusion of a city with separate planning in the count is unclear, or it is excluded.
    CityUnclear,
    /// Counted before the target date.
    Before,
    /// Counted after the target date.
    After,
}

/// Degree to which a target is reached.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TargetShare {
    /// Per cent of the target.
    pub per_cent: f64,
    /// Exact number or bound.
    pub bound: Bound,
}

/// Observed count of firms, or result of a programme.
#[derive(Clone, Debug, PartialEq)]
pub struct CountedResult<'a> {
    /// Number of firms.
    pub firms: f64,
    /// Reference date.
    pub as_of: &'a AsOf,
    /// Exact number or bound.
    pub bound: Bound,
    /// Firms counted; `None` for the result of a programme, defined in `words`.
    pub count: Option<Counting>,
    /// Definition of a programme's result, in both languages.
    pub words: Option<&'a Bilingual>,
    /// `true` if marked as not to be published unchecked, or recalled from memory.
    pub weak: bool,
    /// Caveats in both languages.
    pub note: &'a Bilingual,
    /// Sources of the value.
    pub sources: &'a [SourceId],
    /// `true` if the newest of its kind or less than a year older.
    pub recent: bool,
    /// Differences from the target, sorted.
    pub differences: Vec<Difference>,
    /// Degree reached; only for the newest comparable total, and only if neither target nor count is weak.
    pub share: Option<TargetShare>,
}

impl CountedResult<'_> {
    /// `true` if count and target may share one scale: both of all firms, or both of additions.
    pub(crate) fn is_drawable(&self) -> bool {
        use Difference::{AllForAdditions, OwnWords, RoundForAll};
        !self.differences.iter().any(|d| matches!(d, AllForAdditions | RoundForAll | OwnWords))
    }
}

/// Target with the observed counts, by date.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetProgress<'a> {
    /// The target.
    pub goal: &'a ProgrammeFigure,
    /// Its tier.
    pub tier: Tier,
    /// Observed counts; never empty.
    pub counts: Vec<CountedResult<'a>>,
}

/// Reporting unit of a programme: its city, the XPCC, its province or the nation.
pub(crate) fn unit_of(programme: &Programme) -> ReportingUnit {
    match (&programme.city, programme.level) {
        (Some(city), _) => ReportingUnit::City(city.clone()),
        (None, ProgrammeLevel::Xpcc) => ReportingUnit::Xpcc,
        (None, _) => programme.province.clone().map_or(ReportingUnit::Nation, ReportingUnit::Province),
    }
}

/// Target in firms of a programme, and its tier.
fn goal(programme: &Programme) -> Option<(&ProgrammeFigure, Tier)> {
    let figure = programme.figure.as_ref()?;
    let is_goal = matches!(
        figure.kind,
        ProgrammeFigureKind::TargetTotal | ProgrammeFigureKind::TargetAddition | ProgrammeFigureKind::TargetPerYear
    );
    // Targets without a tier count only part of one, which is not observed.
    let tier = figure.tier.filter(|_| is_goal && figure.unit == ProgrammeUnit::Firms)?;
    Some((figure, tier))
}

/// Target of a programme with the counts of the same tier and place; `None` if it has no target in firms or nothing was
/// counted.
pub fn progress<'a>(catalogue: &'a Catalogue, programme: &'a Programme) -> Option<TargetProgress<'a>> {
    let (goal, tier) = goal(programme)?;
    let unit = unit_of(programme);
    let on_ladder = catalogue.ladder(&unit, tier).map(of_ladder);
    let mut counts: Vec<CountedResult<'_>> = on_ladder.collect();
    for other in &catalogue.programmes {
        let Some(figure) = other.figure.as_ref().filter(|_| unit_of(other) == unit) else { continue };
        let is_result = figure.kind == ProgrammeFigureKind::Achieved && figure.tier == Some(tier);
        let known = |count: &CountedResult<'_>| count.firms == figure.value.value && *count.as_of == figure.value.as_of;
        // Most results are tier observations too.
        if is_result && figure.unit == ProgrammeUnit::Firms && !counts.iter().any(known) {
            counts.push(of_programme(other, figure));
        }
    }
    counts.sort_by_key(|count| count.as_of.last_day());
    keep_what_matters(&mut counts, goal.kind);
    for count in &mut counts {
        count.differences = differences(count, goal);
    }
    let newest = newest(&counts, CountedResult::is_drawable);
    for count in &mut counts {
        let is_newest = newest.is_some_and(|newest| count.as_of.last_day() >= newest);
        count.share = share(count, goal).filter(|_| is_newest && !programme.weak);
    }
    (!counts.is_empty()).then_some(TargetProgress { goal, tier, counts })
}

fn of_ladder(row: &TierObservation) -> CountedResult<'_> {
    let unclear = matches!(row.scope, CityInclusion::Unclear | CityInclusion::Apart);
    CountedResult {
        firms: f64::from(row.firms.value),
        as_of: &row.firms.as_of,
        bound: row.bound,
        count: Some(row.count),
        words: None,
        // Values from memory are no better than weak ones.
        weak: row.weak || row.basis == ValueBasis::Recalled,
        note: &row.note,
        sources: &row.firms.sources,
        recent: false,
        differences: if unclear { vec![Difference::CityUnclear] } else { Vec::new() },
        share: None,
    }
}

fn of_programme<'a>(programme: &'a Programme, figure: &'a ProgrammeFigure) -> CountedResult<'a> {
    CountedResult {
        firms: figure.value.value,
        as_of: &figure.value.as_of,
        bound: figure.bound,
        count: None,
        words: Some(&figure.counts),
        weak: programme.weak,
        note: &programme.note,
        sources: &figure.value.sources,
        recent: false,
        differences: Vec::new(),
        share: None,
    }
}

fn newest<'a>(counts: &[CountedResult<'a>], which: impl Fn(&CountedResult<'a>) -> bool) -> Option<Date> {
    counts.iter().filter(|count| which(count)).map(|count| count.as_of.last_day()).max()
}

/// The same day `years` earlier; 29 February becomes 28 February.
fn years_before(day: Date, years: i32) -> Date {
    let earlier = |day: Date| day.replace_year(day.year() - years).ok();
    earlier(day).or_else(|| day.previous_day().and_then(earlier)).unwrap_or(day)
}

/// Flags recent counts and drops irrelevant ones. For a target of all firms: rounds that are not newer than a count of
/// all. For a target of additions: all but the recent counts of either kind.
fn keep_what_matters(counts: &mut Vec<CountedResult<'_>>, goal: ProgrammeFigureKind) {
    let is_round = |count: &CountedResult<'_>| count.count == Some(Counting::New);
    let (of_all, of_rounds) = (newest(counts, |count| !is_round(count)), newest(counts, is_round));
    for count in counts.iter_mut() {
        let newest = if is_round(count) { of_rounds } else { of_all };
        count.recent = newest.is_some_and(|newest| count.as_of.last_day() > years_before(newest, RECENT));
    }
    counts.retain(|count| match (goal, is_round(count)) {
        (ProgrammeFigureKind::TargetTotal, false) => true,
        (ProgrammeFigureKind::TargetTotal, true) => {
            count.recent && of_all.is_none_or(|newest| count.as_of.last_day() > newest)
        }
        _ => count.recent,
    });
}

fn differences(count: &CountedResult<'_>, goal: &ProgrammeFigure) -> Vec<Difference> {
    let for_all = goal.kind == ProgrammeFigureKind::TargetTotal;
    let target = &goal.value.as_of;
    let mut found = count.differences.clone();
    found.extend(match count.count {
        Some(Counting::New) if for_all => Some(Difference::RoundForAll),
        Some(Counting::New) => None,
        _ if for_all => None,
        _ => Some(Difference::AllForAdditions),
    });
    if count.count.is_none() || !goal.counts.is_empty() {
        found.push(Difference::OwnWords);
    }
    if count.as_of.last_day() < target.first_day() {
        found.push(Difference::Before);
    } else if count.as_of.first_day() > target.last_day() {
        found.push(Difference::After);
    }
    found.sort_unstable();
    found
}

/// Degree to which the target is reached; `None` if the definitions differ or the count is later than the target date.
fn share(count: &CountedResult<'_>, goal: &ProgrammeFigure) -> Option<TargetShare> {
    let of_all = goal.kind == ProgrammeFigureKind::TargetTotal && count.count.is_some_and(|kind| kind != Counting::New);
    let fits = of_all && !count.weak && count.differences.iter().all(|d| *d == Difference::Before);
    let bound = match (count.bound, goal.bound) {
        (_, Bound::About) => Bound::About,
        (bound, _) => bound,
    };
    (fits && goal.value.value > 0.0).then(|| TargetShare { per_cent: count.firms * 100.0 / goal.value.value, bound })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{data, model::ProgrammeId};

    /// Value, date and whole per cent of the target, if any.
    fn counts(id: &str) -> Vec<(f64, String, Option<i64>)> {
        of(id, |progress| {
            let row = |count: &CountedResult<'_>| {
                (count.firms, count.as_of.to_string(), count.share.map(|share| share.per_cent.round() as i64))
            };
            progress.map(|progress| progress.counts.iter().map(row).collect()).unwrap_or_default()
        })
    }

    fn of<T>(id: &str, ask: impl Fn(Option<&TargetProgress<'_>>) -> T) -> T {
        let (catalogue, _) = data::embedded_catalogue();
        let programme = catalogue.programme(&ProgrammeId::new(id)).unwrap();
        ask(progress(&catalogue, programme).as_ref())
    }

    fn differences_of(id: &str) -> Vec<Vec<Difference>> {
        of(id, |progress| progress.unwrap().counts.iter().map(|count| count.differences.clone()).collect())
    }

    #[test]
    fn jiangsu_had_more_than_its_goal_for_2025_by_the_middle_of_2024() {
        assert_eq!(
            counts("p028"),
            [(5594.0, "2022-12-31".to_owned(), None), (12258.0, "2024-06".to_owned(), Some(123))]
        );
        assert_eq!(differences_of("p028"), [[Difference::Before], [Difference::Before]]);
        assert!(of("p028", |p| !p.unwrap().counts[0].recent && p.unwrap().counts[1].recent));
    }

    #[test]
    fn guangdong_has_three_counts_and_only_the_newest_is_set_against_the_goal() {
        let counts = counts("p055");
        assert_eq!(counts.iter().map(|count| count.2).collect::<Vec<_>>(), [None, None, Some(273)]);
    }

    #[test]
    fn shandong_set_about_so_many_and_what_it_adds_is_no_part_of_all() {
        let share = of("p043", |progress| progress.unwrap().counts.last().unwrap().share.unwrap());
        assert_eq!((share.per_cent.round(), share.bound), (181.0, Bound::About));
        assert_eq!(counts("p044"), [(18072.0, "2025-01-13".to_owned(), None)]);
        assert_eq!(differences_of("p044"), [[Difference::AllForAdditions]]);
        assert!(of("p044", |progress| !progress.unwrap().counts[0].is_drawable()));
    }

    #[test]
    fn tianjin_was_counted_years_after_the_goal_so_there_is_no_share() {
        assert_eq!(counts("p005"), [(2500.0, "2025-01-27".to_owned(), None)]);
        assert_eq!(differences_of("p005"), [[Difference::After]]);
    }

    #[test]
    fn a_weak_count_is_shown_but_not_set_against_the_goal_nor_is_an_older_one() {
        let anhui = counts("p035");
        assert_eq!(anhui.len(), 4);
        assert_eq!(anhui.last().unwrap().0, 3218.0);
        assert!(anhui.iter().all(|(.., share)| share.is_none()), "{anhui:?}");
    }

    #[test]
    fn a_round_later_than_any_count_of_all_is_shown_as_one_round() {
        let chongqing = differences_of("p064");
        assert_eq!(chongqing.len(), 2);
        assert!(chongqing[1].contains(&Difference::RoundForAll) && chongqing[1].contains(&Difference::OwnWords));
    }

    #[test]
    fn counts_of_a_city_are_set_against_the_goal_of_that_city_only() {
        let shenzhen = counts("p058");
        assert_eq!(shenzhen.last().unwrap(), &(1333.0, "2025-12".to_owned(), Some(222)));
        assert!(of("p058", |progress| progress.unwrap().counts.iter().filter(|count| count.recent).count() == 2));
        assert!(counts("p032").is_empty(), "nothing was counted in Nanjing; the province's count is not the city's");
    }

    #[test]
    fn money_results_and_goals_for_part_of_a_rung_have_nothing_beside_them() {
        for id in ["p024", "p068", "p051", "p009", "p001", "p004"] {
            assert!(counts(id).is_empty(), "{id}");
        }
    }

    #[test]
    fn a_share_is_of_two_totals_only_and_never_of_a_weak_value() {
        let (catalogue, _) = data::embedded_catalogue();
        let mut shares = 0;
        for programme in &catalogue.programmes {
            let Some(progress) = progress(&catalogue, programme) else { continue };
            for count in progress.counts.iter().filter(|count| count.share.is_some()) {
                assert_eq!(progress.goal.kind, ProgrammeFigureKind::TargetTotal);
                assert!(!count.weak && !programme.weak && count.count != Some(Counting::New) && count.recent);
                shares += 1;
            }
        }
        assert!(shares >= 8, "{shares}");
    }
}
