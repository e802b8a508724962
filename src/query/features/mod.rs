//! Features of a dataset: which of them a layer is about, and how many each further condition would leave.

mod facets;
mod find;
mod matcher;
mod text;

pub use facets::{Facets, facets};
pub use find::find_features;
pub use text::prepare_search;

use super::{Facts, MapQuestion};
use crate::view::FeatureQuery;
use matcher::Matcher;
pub(super) use matcher::{has_dates, located};

/// Features that a layer is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Features {
    /// Number of features that belong to the layer, whatever its filter, the places and the date.
    pub known: usize,
    /// Rows of the features that are asked about, in the order of the dataset.
    pub rows: Vec<u32>,
}

/// Evaluates a query of features. A dataset, field or code that does not exist has no features.
///
/// Visibility and style of a layer do not matter: hiding it changes no count.
pub fn evaluate(facts: &Facts, query: &FeatureQuery, question: &MapQuestion) -> Features {
    let Some(matcher) = Matcher::of(facts, query, question) else { return Features::default() };
    let states = matcher.states();
    Features { known: states.known, rows: states.rows() }
}

/// Keys of the features that are asked about, in the order of the dataset.
pub fn keys(facts: &Facts, query: &FeatureQuery, question: &MapQuestion) -> Vec<String> {
    let Some(dataset) = facts.datasets().get(&query.dataset) else { return Vec::new() };
    evaluate(facts, query, question).rows.into_iter().map(|row| dataset.key(row).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;
    use strum::IntoEnumIterator as _;

    use super::*;
    use crate::{
        data,
        export::embedded_facts,
        model::{AsOf, Period, ProgrammeKind, ProvinceId, Region},
        query::{YEARS, fixture, with_period},
        view::{Condition, Conditions, PlaceFilter, View},
    };

    /// Clusters of 2022 and of 2024.
    fn both() -> FeatureQuery {
        FeatureQuery::of("clusters")
    }

    fn of_2022() -> FeatureQuery {
        View::default().cluster_query()
    }

    fn places(provinces: &[&str], regions: &[Region]) -> PlaceFilter {
        let provinces = provinces.iter().copied().map(ProvinceId::new).collect();
        PlaceFilter { provinces, regions: regions.iter().copied().collect() }
    }

    fn ids(query: &FeatureQuery, place: &PlaceFilter) -> Vec<String> {
        let facts = fixture::facts(data::datasets);
        keys(&facts, query, &MapQuestion::with(&facts, place, None))
    }

    fn found(query: &FeatureQuery) -> Vec<String> {
        ids(query, &PlaceFilter::default())
    }

    mod clusters {
        use super::*;

        #[test]
        fn the_definition_says_which_clusters_a_layer_is_about() {
            let mut only_later = both();
            only_later.definition = Conditions::one_of("announcement", ["later35"]);
            assert_eq!(found(&of_2022()).len(), 4);
            assert_eq!(found(&only_later), ["hengyang-changsha-uhv"]);
            assert_eq!(found(&both()).len(), 5);
            only_later.definition = Conditions::one_of::<&str>("announcement", []);
            assert!(found(&only_later).is_empty(), "an empty condition admits nothing");
        }

        #[test]
        fn a_condition_on_the_key_admits_single_features() {
            let two = both().choosing("id", ["suzhou-nano", "hengyang-changsha-uhv", "no-such-cluster"]);
            assert_eq!(found(&two), ["suzhou-nano", "hengyang-changsha-uhv"]);
            assert_eq!(ids(&two, &places(&["HN"], &[])), ["hengyang-changsha-uhv"], "with all other conditions");
            let mut none = both();
            none.filter = Conditions::one_of::<&str>("id", []);
            assert!(found(&none).is_empty(), "an empty condition admits nothing");
        }

        #[test]
        fn one_value_of_a_condition_suffices_and_all_conditions_must_hold() {
            let two = places(&["HN", "JS"], &[]);
            assert_eq!(ids(&both(), &two).len(), 3);
            let central = places(&["HN", "JS"], &[Region::Central]);
            assert_eq!(ids(&both(), &central), ["changsha-construction", "hengyang-changsha-uhv"]);
            assert_eq!(ids(&both().choosing("announcement", ["later35"]), &central), ["hengyang-changsha-uhv"]);
        }

        #[test]
        fn a_cluster_is_in_each_of_its_provinces_but_in_one_region() {
            assert_eq!(ids(&both(), &places(&["SN"], &[])), ["xian-aviation", "yulin-ordos-coal"]);
            assert_eq!(ids(&both(), &places(&["NM"], &[])), ["yulin-ordos-coal"]);
            let facts = fixture::facts(data::datasets);
            let facets = facets(&facts, &both(), &MapQuestion::default(), YEARS);
            assert_eq!(Region::iter().map(|region| facets.of_region(region)).sum::<usize>(), 5);
            let provinces = facts.catalogue().provinces.iter().map(|province| facets.of_province(&province.id));
            assert_eq!(provinces.sum::<usize>(), 6);
        }

        #[test]
        fn the_text_finds_clusters_by_city_province_and_sector_too() {
            let text = |text: &str| found(&both().searching(text));
            assert_eq!(text("changsha"), ["changsha-construction", "hengyang-changsha-uhv"]);
            assert_eq!(text("湖南"), ["changsha-construction", "hengyang-changsha-uhv"]);
            assert_eq!(text("new materials"), ["suzhou-nano", "yulin-ordos-coal"]);
            assert!(text("xyzzy").is_empty());
            for nothing in ["", "  ", "，"] {
                assert_eq!(text(nothing).len(), 5, "{nothing:?} asks for nothing");
            }
        }

        #[test]
        fn a_date_leaves_out_what_was_announced_later_unless_the_layer_does_not_heed_it() {
            let (facts, _) = embedded_facts();
            let question = MapQuestion::with(&facts, &PlaceFilter::default(), AsOf::parse("2021-06").ok());
            let heedless = FeatureQuery { heeds: crate::view::Heeds { date: false, place: true }, ..of_2022() };
            assert_eq!(evaluate(&facts, &of_2022(), &question).rows.len(), 25);
            assert_eq!(evaluate(&facts, &heedless, &question).rows.len(), 45);
            assert_eq!(evaluate(&facts, &of_2022(), &question).known, 45, "the date is no part of what is known");
        }

        #[test]
        fn what_does_not_exist_has_no_features() {
            assert!(found(&FeatureQuery::of("no_such_dataset")).is_empty());
            assert!(found(&both().choosing("no_such_field", ["a"])).is_empty());
            assert!(found(&both().choosing("sector", ["no_such_sector"])).is_empty());
            assert!(ids(&both(), &places(&["XX"], &[])).is_empty());
        }

        fn any_query() -> impl Strategy<Value = (FeatureQuery, PlaceFilter)> {
            let catalogue = fixture::catalogue();
            let sectors: Vec<String> = catalogue.sectors.iter().map(|sector| sector.id.to_string()).collect();
            let provinces: Vec<ProvinceId> = catalogue.provinces.iter().map(|province| province.id.clone()).collect();
            let some = 0..=2_usize;
            let texts = prop::sample::select(vec!["", "changsha", "cs", "new", "江苏", "machinery"]);
            (
                prop::sample::subsequence(sectors, some.clone()),
                prop::sample::subsequence(vec!["first25", "next20", "later35"], some.clone()),
                prop::sample::subsequence(Region::iter().collect::<Vec<_>>(), some.clone()),
                prop::sample::subsequence(provinces, some),
                texts,
                any::<bool>(),
            )
                .prop_map(|(sectors, rounds, regions, provinces, text, later)| {
                    let query = if later { both() } else { of_2022() };
                    let query = query.choosing("sector", sectors).choosing("announcement", rounds).searching(text);
                    let regions = regions.into_iter().collect();
                    (query, PlaceFilter { regions, provinces: provinces.into_iter().collect() })
                })
        }

        proptest! {
            #![proptest_config(ProptestConfig::with_cases(64))]

            #[test]
            fn choosing_one_value_of_a_facet_leaves_exactly_its_count((query, place) in any_query()) {
                let facts = fixture::facts(data::datasets);
                let facets = facets(&facts, &query, &MapQuestion::with(&facts, &place, None), YEARS);
                for sector in &facts.catalogue().sectors {
                    let id = sector.id.as_str();
                    prop_assert_eq!(ids(&query.choosing("sector", [id]), &place).len(), facets.of_code("sector", id));
                }
                for id in ["first25", "next20", "later35"] {
                    let left = ids(&query.choosing("announcement", [id]), &place).len();
                    prop_assert_eq!(left, facets.of_code("announcement", id));
                }
                for region in Region::iter() {
                    let only = PlaceFilter { regions: [region].into(), ..place.clone() };
                    prop_assert_eq!(ids(&query, &only).len(), facets.of_region(region));
                }
                for province in &facts.catalogue().provinces {
                    let only = PlaceFilter { provinces: [province.id.clone()].into(), ..place.clone() };
                    prop_assert_eq!(ids(&query, &only).len(), facets.of_province(&province.id));
                }
            }

            #[test]
            fn a_further_condition_never_adds_a_cluster((query, place) in any_query(), (other, _) in any_query()) {
                let few = ids(&query, &place);
                let all = ids(&query.searching(""), &place);
                prop_assert!(few.iter().all(|id| all.contains(id)));
                if query.filter.codes("sector").is_none() {
                    let sectors = other.filter.codes("sector").cloned().unwrap_or_default();
                    let narrowed = ids(&query.choosing("sector", sectors), &place);
                    prop_assert!(narrowed.iter().all(|id| few.contains(id)));
                }
            }
        }
    }

    mod programmes {
        use super::*;

        fn all() -> FeatureQuery {
            FeatureQuery::of_programmes()
        }

        fn ids(query: &FeatureQuery) -> Vec<String> {
            keys(&embedded_facts().0, query, &MapQuestion::default())
        }

        fn by_text(text: &str) -> Vec<String> {
            ids(&all().searching(text))
        }

        fn in_years(years: Option<(i32, i32)>, unknown: bool) -> FeatureQuery {
            with_period(&FeatureQuery::of_programmes(), years, unknown)
        }

        #[test]
        fn without_conditions_all_pass_in_the_order_of_the_file() {
            let all = ids(&all());
            assert_eq!(all.len(), 104);
            assert!(all.is_sorted());
            assert_eq!(by_text(" ，").len(), 104, "a text without letters asks for nothing");
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
            let undated = ids(&in_years(None, true));
            assert_eq!(undated.len(), 23);
            let in_2030 = ids(&in_years(Some((2030, 2030)), false));
            assert!(
                in_2030.contains(&"p023".to_owned()) && !in_2030.iter().any(|id| undated.contains(id)),
                "{in_2030:?}"
            );
            assert_eq!(ids(&in_years(Some((2030, 2030)), true)).len(), undated.len() + in_2030.len());
            assert_eq!(ids(&in_years(None, false)).len(), 104);
        }

        #[test]
        fn the_map_s_places_and_date_hold_here_and_what_has_no_date_is_left_out() {
            let (facts, _) = embedded_facts();
            let on_map = |place: PlaceFilter, date: Option<&str>| {
                let question = MapQuestion::with(&facts, &place, date.and_then(|date| AsOf::parse(date).ok()));
                evaluate(&facts, &all(), &question).rows.len()
            };
            assert_eq!(on_map(places(&["JS"], &[]), None), 5);
            assert_eq!(on_map(places(&[], &[Region::Northeast]), None), 11);
            assert_eq!(on_map(places(&[], &[]), Some("2015")), 0);
            assert_eq!(on_map(places(&[], &[]), Some("2030")), 95, "nine have no date of issue");
        }

        fn any_query() -> impl Strategy<Value = FeatureQuery> {
            let kinds: Vec<&'static str> = ProgrammeKind::iter().map(<&str>::from).collect();
            (
                prop::sample::subsequence(kinds, 0..=2),
                prop::option::of((2017..=2030, 0..=4)),
                any::<bool>(),
                prop::sample::subsequence(vec!["JS", "GD", "TW"], 0..=2),
                prop::sample::select(vec!["", "loan", "广东", "target"]),
            )
                .prop_map(|(kinds, years, unknown, provinces, text)| {
                    let query = in_years(years.map(|(first, more)| (first, first + more)), unknown);
                    query.choosing("kind", kinds).choosing("place", provinces).searching(text)
                })
        }

        proptest! {
            #![proptest_config(ProptestConfig::with_cases(24))]

            #[test]
            fn choosing_one_value_of_a_facet_leaves_exactly_its_count(query in any_query(), east: bool) {
                let (facts, _) = embedded_facts();
                let place = PlaceFilter { regions: east.then_some(Region::East).into_iter().collect(), ..PlaceFilter::default() };
                let question = MapQuestion::with(&facts, &place, None);
                let facets = facets(&facts, &query, &question, YEARS);
                let left = |only: &FeatureQuery| evaluate(&facts, only, &question).rows.len();
                for kind in ProgrammeKind::iter().map(<&'static str>::from) {
                    prop_assert_eq!(left(&query.choosing("kind", [kind])), facets.of_code("kind", kind));
                }
                for province in &facts.catalogue().provinces {
                    let id = province.id.as_str();
                    prop_assert_eq!(left(&query.choosing("place", [id])), facets.of_code("place", id), "{}", id);
                }
                let in_period = |years: Option<(i32, i32)>, unknown: bool| {
                    let mut only = query.clone();
                    only.filter.set("from", Condition::Years { years, unknown });
                    left(&only)
                };
                for year in YEARS {
                    prop_assert_eq!(in_period(Some((year, year)), false), facets.of_year(year));
                }
                prop_assert_eq!(in_period(None, true), facets.of_unknown_period());
            }
        }
    }

    #[test]
    fn rows_are_in_the_order_of_the_dataset_and_each_once() {
        let (facts, _) = embedded_facts();
        for dataset in facts.datasets().iter() {
            let rows = evaluate(&facts, &FeatureQuery::of(dataset.id().as_str()), &MapQuestion::default()).rows;
            assert_eq!(rows, (0..dataset.rows() as u32).collect::<Vec<_>>(), "{}", dataset.id());
            assert_eq!(rows.iter().collect::<BTreeSet<_>>().len(), rows.len());
        }
    }
}
