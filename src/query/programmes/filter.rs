//! Filtering of support programmes and facet counts.

use std::collections::{BTreeMap, BTreeSet};

use strum::IntoEnumIterator as _;

use super::text::Wanted;
use crate::{
    model::{Programme, ProgrammeKind, ProvinceId},
    query::Facts,
    view::Filter,
};

/// Years of the period axis; all known programme periods lie within them.
pub const YEARS: std::ops::RangeInclusive<i32> = 2017..=2030;

/// Filter conditions on programmes: values of one set are alternatives, an empty set is no condition, and all sets must
/// match.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProgrammeFilter {
    /// Kinds of programme.
    pub kinds: BTreeSet<ProgrammeKind>,
    /// First and last year; the period of a programme must overlap them.
    pub years: Option<(i32, i32)>,
    /// Includes programmes of unknown period; together with `years`, either suffices.
    pub undated: bool,
    /// Provinces of the programme.
    pub provinces: BTreeSet<ProvinceId>,
    /// Words to find in names, descriptions and place names: Chinese or English, places also in pinyin.
    pub text: String,
}

impl ProgrammeFilter {
    /// `true` if no condition is set.
    pub fn is_empty(&self) -> bool {
        self.len() == 0 && self.text.trim().is_empty()
    }

    /// Number of conditions set, without the text.
    pub fn len(&self) -> usize {
        self.kinds.len() + self.provinces.len() + usize::from(self.years.is_some()) + usize::from(self.undated)
    }
}

/// Programme counts by value of each facet, with the facet's own conditions lifted and all others kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProgrammeFacets {
    /// By kind.
    pub kinds: BTreeMap<ProgrammeKind, usize>,
    /// By year; a programme of several years counts in each of them.
    pub years: BTreeMap<i32, usize>,
    /// Programmes of unknown period.
    pub undated: usize,
    /// By province.
    pub provinces: BTreeMap<ProvinceId, usize>,
}

/// Filter condition that has facet counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ProgrammeFacet {
    Kind,
    Period,
    Province,
}

/// Programmes that match the text, in the provinces and regions of the map's filter. The other conditions of the map's
/// filter concern clusters only.
fn candidates<'a>(facts: &'a Facts, on_map: &Filter, filter: &ProgrammeFilter) -> Vec<&'a Programme> {
    let (catalogue, index) = (facts.catalogue(), facts.index());
    let here = |programme: &&Programme| {
        let region = || catalogue.province(&programme.province).and_then(|province| province.region);
        (on_map.provinces.is_empty() || on_map.provinces.contains(&programme.province))
            && (on_map.regions.is_empty() || region().is_some_and(|region| on_map.regions.contains(&region)))
    };
    let Some(wanted) = Wanted::new(&filter.text, index) else {
        return catalogue.programmes.iter().filter(here).collect();
    };
    // Typing errors in place names are allowed only if the text as typed finds no programme at all.
    let found: Vec<&Programme> = catalogue.programmes.iter().filter(|p| wanted.is_in(p)).collect();
    let found = if found.is_empty() {
        let wanted = wanted.with_typing_errors(index);
        catalogue.programmes.iter().filter(|p| wanted.is_in(p)).collect()
    } else {
        found
    };
    found.into_iter().filter(here).collect()
}

/// `true` if a programme meets all conditions except the lifted one; the text is not checked.
fn passes(programme: &Programme, filter: &ProgrammeFilter, lifted: Option<ProgrammeFacet>) -> bool {
    let kept = |facet| lifted != Some(facet);
    (!kept(ProgrammeFacet::Kind) || filter.kinds.is_empty() || filter.kinds.contains(&programme.kind))
        && (!kept(ProgrammeFacet::Period) || lies_in_time(programme, filter))
        && (!kept(ProgrammeFacet::Province)
            || filter.provinces.is_empty()
            || filter.provinces.contains(&programme.province))
}

fn lies_in_time(programme: &Programme, filter: &ProgrammeFilter) -> bool {
    let asks_nothing = filter.years.is_none() && !filter.undated;
    let in_years = |(first, last)| programme.period.overlaps(first, last);
    asks_nothing || filter.years.is_some_and(in_years) || (filter.undated && programme.period.is_unknown())
}

/// Programmes that pass, in file order. Provinces and regions of the map's filter apply too.
pub fn programmes<'a>(facts: &'a Facts, on_map: &Filter, filter: &ProgrammeFilter) -> Vec<&'a Programme> {
    let mut found = candidates(facts, on_map, filter);
    found.retain(|programme| passes(programme, filter, None));
    found
}

/// Counts of all values of all facets; provinces without a programme have 0.
pub(crate) fn programme_facets(facts: &Facts, on_map: &Filter, filter: &ProgrammeFilter) -> ProgrammeFacets {
    let found = candidates(facts, on_map, filter);
    let left = |facet| found.iter().filter(move |programme| passes(programme, filter, Some(facet)));
    let mut facets = ProgrammeFacets {
        kinds: ProgrammeKind::iter().map(|kind| (kind, 0)).collect(),
        provinces: facts.catalogue().provinces.iter().map(|province| (province.id.clone(), 0)).collect(),
        ..ProgrammeFacets::default()
    };
    for programme in left(ProgrammeFacet::Kind) {
        *facets.kinds.entry(programme.kind).or_default() += 1;
    }
    for year in YEARS {
        let count = left(ProgrammeFacet::Period).filter(|programme| programme.period.overlaps(year, year)).count();
        facets.years.insert(year, count);
    }
    facets.undated = left(ProgrammeFacet::Period).filter(|programme| programme.period.is_unknown()).count();
    for programme in left(ProgrammeFacet::Province) {
        *facets.provinces.entry(programme.province.clone()).or_default() += 1;
    }
    facets
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        export::embedded_facts,
        model::{Period, Region, SectorId},
    };

    fn ids(filter: &ProgrammeFilter) -> Vec<String> {
        let (facts, _) = embedded_facts();
        let found = programmes(&facts, &Filter::default(), filter);
        found.iter().map(|programme| programme.id.to_string()).collect()
    }

    fn by_text(text: &str) -> Vec<String> {
        ids(&ProgrammeFilter { text: text.to_owned(), ..ProgrammeFilter::default() })
    }

    #[test]
    fn without_conditions_all_pass_in_the_order_of_the_file() {
        let all = ids(&ProgrammeFilter::default());
        assert_eq!(all.len(), 83);
        assert!(all.is_sorted());
        assert_eq!(by_text(" ，").len(), 83, "a text without letters asks for nothing");
    }

    #[test]
    fn a_province_is_found_in_hanzi_english_and_pinyin_with_the_programmes_of_its_cities() {
        for text in ["江苏", "Jiangsu", "jiang su", "jiangsu", "jiangus"] {
            assert!(["p028", "p029", "p032"].iter().all(|id| by_text(text).contains(&(*id).to_owned())), "{text}");
        }
        assert_eq!(by_text("nanjing"), ["p032"], "the province's own are no programmes of the city");
        assert_eq!(by_text("guangzhou"), ["p057"]);
    }

    #[test]
    fn words_are_found_in_names_and_descriptions_and_all_must_be_there() {
        assert!(by_text("倍增").contains(&"p035".to_owned()));
        assert_eq!(by_text("butterfly"), ["p019"]);
        let loans = by_text("loan");
        assert!(loans.contains(&"p050".to_owned()) && loans.len() < 25, "{loans:?}");
        assert_eq!(by_text("loan henan"), ["p050"]);
        assert!(by_text("zzzzqq").is_empty());
    }

    #[test]
    fn no_known_period_reaches_beyond_the_years() {
        let (facts, _) = embedded_facts();
        let known = facts.catalogue().programmes.iter().filter(|programme| programme.period.to.is_some());
        assert!(known.count() > 30);
        for programme in &facts.catalogue().programmes {
            let Period { from, to } = &programme.period;
            for date in from.iter().chain(to) {
                assert!(YEARS.contains(&date.year()), "{} {date}", programme.id);
            }
        }
    }

    #[test]
    fn unknown_periods_are_a_choice_of_their_own() {
        let undated = ids(&ProgrammeFilter { undated: true, ..ProgrammeFilter::default() });
        assert_eq!(undated.len(), 22);
        let in_2030 = ids(&ProgrammeFilter { years: Some((2030, 2030)), ..ProgrammeFilter::default() });
        assert!(in_2030.contains(&"p023".to_owned()) && !in_2030.iter().any(|id| undated.contains(id)), "{in_2030:?}");
        let either = ids(&ProgrammeFilter { years: Some((2030, 2030)), undated: true, ..ProgrammeFilter::default() });
        assert_eq!(either.len(), undated.len() + in_2030.len());
    }

    #[test]
    fn the_map_s_provinces_and_regions_hold_here_but_not_its_sectors() {
        let (facts, _) = embedded_facts();
        let on_map = |filter: Filter| programmes(&facts, &filter, &ProgrammeFilter::default()).len();
        let jiangsu = Filter { provinces: [ProvinceId::new("JS")].into(), ..Filter::default() };
        assert_eq!(on_map(jiangsu), 5);
        let northeast = Filter { regions: [Region::Northeast].into(), ..Filter::default() };
        assert_eq!(on_map(northeast), 9);
        let sector = Filter { sectors: [SectorId::new("new_materials")].into(), ..Filter::default() };
        assert_eq!(on_map(sector), 83);
    }

    fn any_filter() -> impl Strategy<Value = ProgrammeFilter> {
        let provinces = ["JS", "GD", "TW"].map(ProvinceId::new).to_vec();
        (
            prop::sample::subsequence(ProgrammeKind::iter().collect::<Vec<_>>(), 0..=2),
            prop::option::of((2017..=2030, 0..=4)),
            any::<bool>(),
            prop::sample::subsequence(provinces, 0..=2),
            prop::sample::select(vec!["", "loan", "广东", "target"]),
        )
            .prop_map(|(kinds, years, undated, provinces, text)| ProgrammeFilter {
                kinds: kinds.into_iter().collect(),
                years: years.map(|(first, more)| (first, first + more)),
                undated,
                provinces: provinces.into_iter().collect(),
                text: text.to_owned(),
            })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn choosing_one_value_of_a_facet_leaves_exactly_its_count(filter in any_filter(), east: bool) {
            let (facts, _) = embedded_facts();
            let mut on_map = Filter::default();
            if east {
                on_map.regions.insert(Region::East);
            }
            let facets = programme_facets(&facts, &on_map, &filter);
            let left = |only: &ProgrammeFilter| programmes(&facts, &on_map, only).len();
            for (kind, count) in &facets.kinds {
                prop_assert_eq!(left(&ProgrammeFilter { kinds: [*kind].into(), ..filter.clone() }), *count);
            }
            for (id, count) in &facets.provinces {
                prop_assert_eq!(left(&ProgrammeFilter { provinces: [id.clone()].into(), ..filter.clone() }), *count);
            }
            for (year, count) in &facets.years {
                let only = ProgrammeFilter { years: Some((*year, *year)), undated: false, ..filter.clone() };
                prop_assert_eq!(left(&only), *count);
            }
            let undated = ProgrammeFilter { years: None, undated: true, ..filter.clone() };
            prop_assert_eq!(left(&undated), facets.undated);
        }
    }
}
