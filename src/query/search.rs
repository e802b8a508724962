//! Finds clusters, cities, provinces and sectors by what people type: hanzi, pinyin with or without spaces, the
//! initials of pinyin, English; a small error does no harm.

use std::collections::BTreeSet;

use super::text::{is_hanzi, joined, words};
use crate::model::{Catalogue, CityId, Cluster, ClusterId, Name, ProvinceId, SectorId};

/// Something that can be found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// A cluster.
    Cluster(ClusterId),
    /// A province.
    Province(ProvinceId),
    /// A city.
    City(CityId),
    /// A sector.
    Sector(SectorId),
}

/// Something found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// What.
    pub target: Target,
    /// How well it matches, 0 to 1.
    pub score: f32,
}

/// The least score at which something counts as found.
const ENOUGH: f32 = 0.3;
/// What a match by a related name (a cluster's city, province or sector) is worth.
const RELATED: f32 = 0.8;

/// One name in all the forms in which it is looked for.
#[derive(Debug)]
struct Key {
    /// Hanzi of the full name, in one piece.
    hanzi: String,
    /// Pinyin of each run of syllables, in one piece: `changsha`.
    pinyin: String,
    /// The first letters of the syllables: `cs`.
    initials: String,
    /// Where syllables begin in `pinyin`.
    starts: Vec<usize>,
    /// English words.
    english: Vec<String>,
    /// English in one piece.
    english_joined: String,
}

impl Key {
    fn new(name: &Name) -> Self {
        let syllables = words(&name.pinyin);
        let mut starts = Vec::new();
        let mut pinyin = String::new();
        for syllable in &syllables {
            starts.push(pinyin.len());
            pinyin.push_str(syllable);
        }
        let mut english = words(&name.full.en);
        english.extend(words(&name.short.en));
        english.sort();
        english.dedup();
        Self {
            hanzi: joined(&name.full.zh),
            initials: syllables.iter().filter_map(|syllable| syllable.chars().next()).collect(),
            pinyin,
            starts,
            english_joined: joined(&name.full.en),
            english,
        }
    }

    /// How well one word matches, 0 to 1. An exact name is best, then a beginning, then a beginning of a word, then a
    /// part, then initials, then a word with a small error.
    fn score(&self, word: &str) -> f32 {
        if word.chars().any(is_hanzi) {
            return match self.hanzi.find(word) {
                Some(0) if self.hanzi == word => 1.0,
                Some(0) => 0.95,
                Some(_) => 0.8,
                None => 0.0,
            };
        }
        let long = |least: usize| word.len() >= least;
        let inside = |at: &usize| self.pinyin.get(*at..).is_some_and(|rest| rest.starts_with(word));
        let english = |matches: fn(&str, &str) -> bool| self.english.iter().any(|other| matches(other, word));
        let ways = [
            (1.0, self.pinyin == word || self.english_joined == word),
            (0.9, long(2) && (self.pinyin.starts_with(word) || self.english_joined.starts_with(word))),
            (0.88, english(|other, word| other == word)),
            (0.75, long(2) && english(|other, word| other.starts_with(word))),
            (0.7, long(3) && self.starts.iter().any(inside)),
            (0.68, long(2) && self.initials == word),
            (0.55, long(4) && english(|other, word| other.contains(word))),
            (0.5, long(2) && self.initials.starts_with(word)),
        ];
        let exact = ways.into_iter().find(|(_, holds)| *holds).map(|(score, _)| score);
        exact.unwrap_or_else(|| self.with_an_error(word))
    }

    /// A word with one error from four letters on, two from eight on.
    fn with_an_error(&self, word: &str) -> f32 {
        let allowed = match word.len() {
            0..4 => return 0.0,
            4..8 => 1,
            _ => 2,
        };
        let close =
            |other: &str| other.len().abs_diff(word.len()) <= allowed && strsim::osa_distance(other, word) <= allowed;
        // The beginning of the pinyin, one syllable end after another, so that a name inside a longer one is found.
        let ends = self.starts.iter().skip(1).copied().chain([self.pinyin.len()]);
        let heads = ends.filter_map(|end| self.pinyin.get(..end));
        if self.english.iter().any(|english| close(english)) || heads.into_iter().any(close) { 0.32 } else { 0.0 }
    }
}

#[derive(Debug)]
struct Entry {
    target: Target,
    key: Key,
    /// Names of places and of the sector that a cluster is found by too.
    related: Vec<Key>,
    /// Orders equal scores: for cities, the larger first.
    rank: u64,
}

impl Entry {
    fn score(&self, words: &[String]) -> f32 {
        let mut total = 0.0;
        for word in words {
            let related = self.related.iter().map(|key| key.score(word) * RELATED).fold(0.0, f32::max);
            let score = self.key.score(word).max(related);
            // Every word must match something.
            if score < ENOUGH * RELATED {
                return 0.0;
            }
            total += score;
        }
        total / words.len() as f32
    }
}

/// All names of a catalogue, made ready for searching.
#[derive(Debug, Default)]
pub struct SearchIndex {
    entries: Vec<Entry>,
}

impl SearchIndex {
    /// Prepares the names of a catalogue.
    pub fn new(catalogue: &Catalogue) -> Self {
        let clusters = catalogue.clusters.iter().map(|cluster| Entry {
            target: Target::Cluster(cluster.id.clone()),
            key: Key::new(&cluster.name),
            related: related(catalogue, cluster),
            rank: 0,
        });
        let provinces = catalogue.provinces.iter().map(|province| Entry {
            target: Target::Province(province.id.clone()),
            key: Key::new(&province.name),
            related: Vec::new(),
            rank: 0,
        });
        let cities = catalogue.cities.values().map(|city| Entry {
            target: Target::City(city.id.clone()),
            key: Key::new(&city.name),
            related: Vec::new(),
            rank: u64::MAX - city.label_rank,
        });
        let sectors = catalogue.sectors.iter().map(|sector| Entry {
            target: Target::Sector(sector.id.clone()),
            key: Key::new(&sector.name),
            related: Vec::new(),
            rank: 0,
        });
        Self { entries: clusters.chain(provinces).chain(cities).chain(sectors).collect() }
    }

    /// What a text finds, the best first; an empty text finds nothing.
    ///
    /// Of equal matches clusters come first, for they are what the atlas is about.
    pub fn search(&self, text: &str) -> Vec<Hit> {
        let mut found: Vec<(&Entry, f32)> = self.scored(text).collect();
        found.sort_by(|(a, x), (b, y)| {
            y.total_cmp(x)
                .then_with(|| kind(&a.target).cmp(&kind(&b.target)))
                .then_with(|| a.rank.cmp(&b.rank))
                .then_with(|| a.target.cmp(&b.target))
        });
        found.into_iter().map(|(entry, score)| Hit { target: entry.target.clone(), score }).collect()
    }

    /// The clusters that a text finds.
    pub fn clusters(&self, text: &str) -> BTreeSet<ClusterId> {
        self.scored(text)
            .filter_map(|(entry, _)| match &entry.target {
                Target::Cluster(id) => Some(id.clone()),
                _ => None,
            })
            .collect()
    }

    fn scored(&self, text: &str) -> impl Iterator<Item = (&Entry, f32)> {
        // "chang sha" is two words of a text but one name: it is tried both ways.
        let (apart, together) = (words(text), joined(text));
        self.entries.iter().filter_map(move |entry| {
            if apart.is_empty() {
                return None;
            }
            let mut score = entry.score(&apart);
            if apart.len() > 1 {
                score = score.max(entry.score(std::slice::from_ref(&together)));
            }
            (score >= ENOUGH * RELATED).then_some((entry, score))
        })
    }
}

fn kind(target: &Target) -> u8 {
    match target {
        Target::Cluster(_) => 0,
        Target::Province(_) => 1,
        Target::City(_) => 2,
        Target::Sector(_) => 3,
    }
}

fn related(catalogue: &Catalogue, cluster: &Cluster) -> Vec<Key> {
    let cities = cluster.members.iter().filter_map(|member| catalogue.city(&member.city)).map(|city| &city.name);
    let provinces = cluster.provinces.iter().filter_map(|id| catalogue.province(id)).map(|province| &province.name);
    let sector = catalogue.sector(&cluster.sector).map(|sector| &sector.name);
    cities.chain(provinces).chain(sector).map(Key::new).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Bilingual;

    fn key(zh: &str, en: &str, pinyin: &str) -> Key {
        let full = Bilingual { en: en.to_owned(), zh: zh.to_owned() };
        Key::new(&Name { short: full.clone(), full, pinyin: pinyin.to_owned() })
    }

    #[test]
    fn a_city_is_found_in_every_way_of_writing_it() {
        let changsha = key("长沙市", "Changsha", "chang sha");
        for word in ["长沙", "changsha", "chang", "cs", "chansha", "changhsa"] {
            assert!(changsha.score(word) >= ENOUGH, "{word}: {}", changsha.score(word));
        }
        for word in ["上海", "s", "sc", "shanghai", "xyz"] {
            assert!(changsha.score(word) < ENOUGH, "{word}: {}", changsha.score(word));
        }
    }

    #[test]
    fn the_better_match_has_the_higher_score() {
        let changsha = key("长沙市", "Changsha", "chang sha");
        let scores = ["changsha", "chang", "cs", "chansha"].map(|word| changsha.score(word));
        assert!(scores.is_sorted_by(|a, b| a > b), "{scores:?}");
    }

    #[test]
    fn a_syllable_inside_a_name_is_found_from_three_letters_on() {
        let cluster = key(
            "长沙市工程机械集群",
            "Changsha Construction Machinery Cluster",
            "chang sha shi gong cheng ji xie ji qun",
        );
        assert!(cluster.score("gongcheng") >= ENOUGH);
        assert!(cluster.score("machin") >= ENOUGH);
        assert!(cluster.score("ji") < ENOUGH);
    }
}
