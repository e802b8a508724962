//! Text search in programmes: names, descriptions and place names.

use std::collections::BTreeSet;

use crate::{
    model::{CityId, Programme, ProvinceId},
    query::search::{Match, SearchIndex, SearchTarget, Token, tokens},
};

/// Places named by a text.
#[derive(Debug, Default)]
struct Places {
    provinces: BTreeSet<ProvinceId>,
    cities: BTreeSet<CityId>,
}

impl Places {
    /// Finds places in a text, with or without typing errors.
    fn named(text: &str, index: &SearchIndex, typos: bool) -> Self {
        let mut places = Self::default();
        for hit in index.search(text) {
            if hit.how < Match::Initials && !typos {
                continue;
            }
            match hit.target {
                SearchTarget::Province(id) => {
                    places.provinces.insert(id);
                }
                SearchTarget::City(id) => {
                    places.cities.insert(id);
                }
                SearchTarget::Cluster(_) | SearchTarget::Sector(_) => {}
            }
        }
        places
    }

    fn hold(&self, programme: &Programme) -> bool {
        let city = || programme.city.as_ref().is_some_and(|city| self.cities.contains(city));
        self.provinces.contains(&programme.province) || city()
    }
}

/// Parsed search text.
#[derive(Debug)]
pub(super) struct Wanted {
    text: String,
    /// Places named by the whole text: "jiang su" is one name.
    whole: Places,
    words: Vec<(Token, Places)>,
}

impl Wanted {
    /// Parses a text; `None` if it has no letters or digits.
    pub(super) fn new(text: &str, index: &SearchIndex) -> Option<Self> {
        Some(Self::with(text, index, false)).filter(|wanted| !wanted.words.is_empty())
    }

    /// The same text, with typing errors in place names allowed.
    pub(super) fn with_typing_errors(&self, index: &SearchIndex) -> Self {
        Self::with(&self.text, index, true)
    }

    fn with(text: &str, index: &SearchIndex, typos: bool) -> Self {
        let words = tokens(text).into_iter().map(|word| {
            let places = Places::named(&word.text, index, typos);
            (word, places)
        });
        Self { text: text.to_owned(), whole: Places::named(text, index, typos), words: words.collect() }
    }

    /// `true` if each word occurs in a programme's texts or names its place.
    pub(super) fn is_in(&self, programme: &Programme) -> bool {
        let texts = Texts::of(programme);
        let has = |(word, places): &(Token, Places)| texts.have(word) || places.hold(programme);
        self.whole.hold(programme) || self.words.iter().all(has)
    }
}

/// Folded texts of a programme.
struct Texts {
    /// Words without hanzi.
    words: Vec<Token>,
    /// All hanzi, joined, so that quotation marks inside a name do not separate them.
    hanzi: String,
}

impl Texts {
    fn of(programme: &Programme) -> Self {
        let figure = programme.figure.as_ref();
        let texts = [&programme.name, &programme.description, &programme.others, &programme.note];
        let texts = texts.into_iter().chain(figure.map(|figure| &figure.counts));
        let mut all = Self { words: Vec::new(), hanzi: String::new() };
        for text in texts.flat_map(|text| [&text.en, &text.zh]) {
            // Piecewise, as folding reads only the first characters of a text.
            for word in text.split_inclusive([' ', '，', '；']).flat_map(tokens) {
                if word.hanzi {
                    all.hanzi.push_str(&word.text);
                } else {
                    all.words.push(word);
                }
            }
            all.hanzi.push('\n');
        }
        all
    }

    fn have(&self, wanted: &Token) -> bool {
        if wanted.hanzi {
            self.hanzi.contains(&wanted.text)
        } else {
            self.words.iter().any(|word| word.text.starts_with(&wanted.text))
        }
    }
}
