//! Search for clusters, sectors, provinces and cities by name: hanzi, pinyin with or without spaces, pinyin initials,
//! English. Small typing errors are tolerated.

mod entries;
mod entry;
mod folded_texts;
mod folding;
mod name_variant;
mod phrases;
mod target;
mod token_matches;
mod tones;

use std::{
    collections::BTreeSet,
    sync::{Arc, LazyLock},
};

pub(super) use folded_texts::{FoldedTexts, RowTexts};
pub(super) use folding::{Token, tokens};
pub use name_variant::Match;
pub use phrases::PhraseIndex;
pub use target::SearchTarget;

use entries::Entries;
use entry::{Entry, EntryMatch, look, overall};
use folding::LONGEST;
use name_variant::NameVariant;
use token_matches::{Typos, own};
use tones::Spoken;

use crate::model::{Catalogue, ClusterId, simplified};

/// Search result.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The entity found.
    pub target: SearchTarget,
    /// Relevance, 0 to 1: midpoint between the score of the weakest word and the mean over all words.
    pub score: f32,
    /// Match of the weakest word.
    pub how: Match,
    /// `true` if the weakest word was found only in a related name: a cluster's city, province or sector, or a city's
    /// province.
    pub related: bool,
}

/// Search index of all names of a catalogue.
#[derive(Debug)]
pub struct SearchIndex(LazyLock<Entries, Box<dyn FnOnce() -> Entries + Send>>);

impl SearchIndex {
    /// Builds the index of a catalogue.
    ///
    /// Equal matches are listed as clusters, sectors, provinces, cities. Within a kind, catalogue order applies; cities
    /// are sorted by descending label rank.
    pub fn new(catalogue: &Catalogue) -> Self {
        let entries = Entries::of(catalogue);
        let index = Self(LazyLock::new(Box::new(|| entries)));
        LazyLock::force(&index.0);
        index
    }

    /// Index that is built when a text is first searched for.
    pub(crate) fn on_demand(catalogue: Arc<Catalogue>) -> Self {
        Self(LazyLock::new(Box::new(move || Entries::of(&catalogue))))
    }

    /// Results for a text, best first; empty for a text without letters or digits.
    ///
    /// All words must match, each in an entity's own names or in those of a related entity; entities other than
    /// clusters must match by a name of their own too. Typing errors are allowed only for a word that no name contains
    /// as typed, or if no entity matches all words, so that "suzhou" does not find Fuzhou and Xuzhou.
    pub fn search(&self, text: &str) -> Vec<Hit> {
        let mut hits: Vec<Hit> = self
            .found(text)
            .into_iter()
            .map(|(entry, found, score)| Hit {
                target: entry.target.clone(),
                score,
                how: found.how,
                related: found.related,
            })
            .collect();
        hits.sort_by(|a, b| b.score.total_cmp(&a.score));
        hits
    }

    /// Clusters that match a text; empty for a text without letters or digits.
    pub fn clusters(&self, text: &str) -> BTreeSet<ClusterId> {
        self.found(text)
            .into_iter()
            .filter_map(|(entry, ..)| match &entry.target {
                SearchTarget::Cluster(id) => Some(id.clone()),
                _ => None,
            })
            .collect()
    }

    fn found(&self, text: &str) -> Vec<(&Entry, EntryMatch, f32)> {
        // Folding would cut it, and match what is left.
        if text.chars().count() > LONGEST {
            return Vec::new();
        }
        if let Some(spoken) = Spoken::of(text, self.0.names.syllables()) {
            let mut found = self.written(&spoken.plain);
            let sounds = |entry: &Entry| spoken.fits(&self.with_related(entry).flat_map(|entry| &entry.sounds));
            // Tones may be mistyped: if no entry fits them, they are ignored.
            if found.iter().any(|(entry, ..)| sounds(entry)) {
                found.retain(|(entry, ..)| sounds(entry));
            }
            if !found.is_empty() {
                return found;
            }
        }
        let found = self.written(text);
        if !found.is_empty() {
            return found;
        }
        simplified(text).map(|text| self.written(&text)).unwrap_or_default()
    }

    /// An entry followed by its related entries.
    fn with_related<'e>(&'e self, entry: &'e Entry) -> impl Iterator<Item = &'e Entry> + Clone {
        std::iter::once(entry).chain(entry.related.iter().filter_map(|at| self.0.list.get(*at)))
    }

    fn written(&self, text: &str) -> Vec<(&Entry, EntryMatch, f32)> {
        let words = tokens(text);
        let found = self.matching(&words, Typos::WhereNothingElse);
        if found.is_empty() { self.matching(&words, Typos::Everywhere) } else { found }
    }

    /// Suggestions for a text without results: entities whose names differ from it by the fewest letters.
    pub fn suggestions(&self, text: &str) -> Vec<SearchTarget> {
        /// Maximum number of suggestions.
        const MOST: usize = 3;
        let text = simplified(text).unwrap_or_else(|| text.to_owned());
        let wanted = Token::joined(&tokens(&text)).text;
        // One letter in three may be wrong. The check below also rejects texts of one or two letters with an error.
        let allowed = (wanted.chars().count() / 3).max(1);
        let distance = |variant: &NameVariant| strsim::damerau_levenshtein(&wanted, variant.text());
        let near = self.0.list.iter().zip(self.0.names.variants()).filter_map(|(entry, variants)| {
            let least = variants.iter().map(distance).min()?;
            (least <= allowed && wanted.chars().count() > least + 1).then_some((least, &entry.target))
        });
        let mut near: Vec<_> = near.collect();
        near.sort_by_key(|(distance, _)| *distance);
        near.into_iter().take(MOST).map(|(_, target)| target.clone()).collect()
    }

    fn matching(&self, words: &[Token], typos: Typos) -> Vec<(&Entry, EntryMatch, f32)> {
        // "chang sha" may be one name or two words; both are tried.
        let phrase = (words.len() > 1).then(|| self.0.names.matches(&Token::joined(words), NameVariant::strict));
        let all = self.0.names.all_matches(words, typos);
        let entries = self.0.list.iter().enumerate().filter_map(|(at, entry)| {
            let whole =
                phrase.as_ref().and_then(|matches| look(entry, at, matches)).map(|found| (found, found.score()));
            let parts: Option<Vec<EntryMatch>> = all.iter().map(|matches| look(entry, at, matches)).collect();
            let parts = parts.and_then(|parts| overall(&parts));
            let (found, score) = whole.into_iter().chain(parts).max_by(|a, b| a.1.total_cmp(&b.1))?;
            // "Jiangsu Taizhou" finds that city, but "Jiangsu" alone does not find all cities of Jiangsu.
            let own = || phrase.iter().chain(&all).any(|matches| own(matches, at).is_some());
            (matches!(entry.target, SearchTarget::Cluster(_)) || own()).then_some((entry, found, score))
        });
        entries.collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        query::{MapQuestion, evaluate, fixture},
        view::View,
    };

    fn index() -> SearchIndex {
        SearchIndex::new(&fixture::catalogue())
    }

    fn found(text: &str) -> Vec<String> {
        let label = |target| match target {
            SearchTarget::Cluster(id) => id.to_string(),
            SearchTarget::Sector(id) => format!("sector {id}"),
            SearchTarget::Province(id) => format!("province {id}"),
            SearchTarget::City(id) => format!("city {id}"),
        };
        index().search(text).into_iter().map(|hit| label(hit.target)).collect()
    }

    #[test]
    fn an_exact_name_goes_before_a_beginning_and_that_before_what_is_related() {
        let expected = ["city 430100", "changsha-construction", "hengyang-changsha-uhv"];
        for text in ["changsha", "Chang Sha", "ＣＨＡＮＧＳＨＡ", "chángshā"] {
            assert_eq!(found(text), expected, "{text}");
        }
        assert_eq!(found("长沙"), expected);
        assert_eq!(found("cs"), expected);
    }

    #[test]
    fn an_index_on_demand_is_built_by_the_first_text() {
        let facts = fixture::facts(crate::data::datasets);
        let shown = |text: &str| {
            let query = View::default().cluster_query().searching(text);
            evaluate(&facts, &query, &MapQuestion::default()).rows.len()
        };
        let is_built = || LazyLock::get(&facts.index().0).is_some();
        assert_eq!((shown(""), is_built()), (4, false));
        assert_eq!((shown("changsha"), is_built()), (1, true));
    }

    #[test]
    fn every_word_of_a_long_query_counts() {
        let long = "changsha ".repeat(20);
        assert!(found(&long).contains(&"city 430100".to_owned()));
        assert_eq!(found(&format!("{long} xuzhou")), Vec::<String>::new());
    }

    #[test]
    fn apostrophes_do_not_matter() {
        for text in ["xi'an", "Xi’an", "xi an", "西安"] {
            assert_eq!(found(text), ["city 610100", "xian-aviation"], "{text}");
        }
        assert_eq!(found("xian"), ["city 610100", "xian-aviation", "yulin-ordos-coal"], "现代 is xian dai");
    }

    #[test]
    fn syllables_apart_are_one_name() {
        assert_eq!(found("su zhou nami"), ["suzhou-nano"]);
        assert_eq!(found("su zhou na mi"), ["suzhou-nano"]);
        let typing = ["changsha-construction", "city 430100", "hengyang-changsha-uhv"];
        assert_eq!(found("chang sh"), typing, "while it is being typed");
    }

    #[test]
    fn of_several_words_all_must_match_in_any_order() {
        for text in ["suzhou nano", "nano suzhou", "苏州 nano", "苏州nano", "江苏 纳米", "jiangsu new materials"]
        {
            assert_eq!(found(text), ["suzhou-nano"], "{text}");
        }
        assert!(found("suzhou aviation").is_empty());
    }

    #[test]
    fn hanzi_need_no_blanks_between_them() {
        assert_eq!(found("江苏纳米"), ["suzhou-nano"]);
        assert_eq!(found("湖南工程机械"), ["changsha-construction"]);
        assert!(found("江苏航空").is_empty());
    }

    #[test]
    fn cities_of_the_same_name_are_all_found_the_larger_first() {
        let cities: Vec<_> = found("suzhou").into_iter().filter(|name| name.starts_with("city")).collect();
        assert_eq!(cities, ["city 341300", "city 320500"]);
        assert_eq!(found("jiangsu suzhou"), ["city 320500", "suzhou-nano"]);
    }

    #[test]
    fn a_province_does_not_find_all_of_its_cities() {
        assert_eq!(found("jiangsu"), ["province JS", "suzhou-nano"]);
    }

    #[test]
    fn only_what_nothing_has_as_typed_is_taken_for_mistyped() {
        assert!(!found("suzhou").contains(&"city 320300".to_owned()), "Xuzhou is one letter away");
        assert_eq!(found("chagnsha").first().map(String::as_str), Some("city 430100"));
        assert_eq!(found("machinrey"), ["changsha-construction"]);
        assert_eq!(found("suzhou nanoo"), ["suzhou-nano"]);
        let mistyped = index().search("chagnsha");
        assert_eq!(mistyped.first().map(|hit| hit.how), Some(Match::OneTypo));
    }

    #[test]
    fn an_umlaut_may_be_typed_in_three_ways() {
        for text in ["lvliang", "luliang", "lüliang", "lv liang", "ll"] {
            assert_eq!(found(text), ["city 141100"], "{text}");
        }
    }

    #[test]
    fn nothing_is_found_by_nothing() {
        for text in ["", "  ", "?", "ai", "qqqq"] {
            assert!(found(text).is_empty(), "{text:?}");
        }
        assert!(SearchIndex::new(&Catalogue::default()).search("changsha").is_empty());
    }

    #[test]
    fn clusters_are_those_among_the_hits() {
        let ids: Vec<String> = index().clusters("hunan").iter().map(ToString::to_string).collect();
        assert_eq!(ids, ["changsha-construction", "hengyang-changsha-uhv"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn no_text_makes_the_search_panic(text in any::<String>()) {
            let hits = index().search(&text);
            prop_assert_eq!(&hits, &index().search(&text));
            prop_assert!(hits.iter().all(|hit| (0.0..=1.0).contains(&hit.score)));
            prop_assert!(hits.is_sorted_by(|a, b| a.score >= b.score));
        }

        #[test]
        fn no_mixture_of_known_words_makes_it_panic(text in "(长|沙|市|苏|州|集群|xi| |an|'|su|zhou|ü|v|ａ|,){0,12}") {
            index().search(&text);
        }
    }
}
