//! What a person typed, looked for in programmes: in their names and texts, and in the names of their places.

use std::collections::BTreeSet;

use super::{
    Match, SearchIndex, Target,
    text::{Word, words},
};
use crate::model::{CityId, Programme, ProvinceId};

/// Places that a text names.
#[derive(Debug, Default)]
struct Places {
    provinces: BTreeSet<ProvinceId>,
    cities: BTreeSet<CityId>,
}

impl Places {
    /// Those found in a text as it is typed, or also with typing errors.
    fn named(text: &str, index: &SearchIndex, typos: bool) -> Self {
        let mut places = Self::default();
        for hit in index.search(text) {
            if hit.how < Match::Initials && !typos {
                continue;
            }
            match hit.target {
                Target::Province(id) => {
                    places.provinces.insert(id);
                }
                Target::City(id) => {
                    places.cities.insert(id);
                }
                Target::Cluster(_) | Target::Sector(_) => {}
            }
        }
        places
    }

    fn hold(&self, programme: &Programme) -> bool {
        let city = || programme.city.as_ref().is_some_and(|city| self.cities.contains(city));
        self.provinces.contains(&programme.province) || city()
    }
}

/// A text that is looked for.
#[derive(Debug)]
pub(super) struct Wanted {
    text: String,
    /// Places that the whole text names: "jiang su" is one name.
    whole: Places,
    words: Vec<(Word, Places)>,
}

impl Wanted {
    /// `None` for a text without letters or digits, which asks for nothing.
    pub fn new(text: &str, index: &SearchIndex) -> Option<Self> {
        Some(Self::with(text, index, false)).filter(|wanted| !wanted.words.is_empty())
    }

    /// The same, where places may be mistyped.
    pub fn with_typing_errors(&self, index: &SearchIndex) -> Self {
        Self::with(&self.text, index, true)
    }

    fn with(text: &str, index: &SearchIndex, typos: bool) -> Self {
        let words = words(text).into_iter().map(|word| {
            let places = Places::named(&word.text, index, typos);
            (word, places)
        });
        Self { text: text.to_owned(), whole: Places::named(text, index, typos), words: words.collect() }
    }

    /// Whether all words are in a programme's texts or name its place.
    pub fn is_in(&self, programme: &Programme) -> bool {
        let texts = Texts::of(programme);
        let has = |(word, places): &(Word, Places)| texts.have(word) || places.hold(programme);
        self.whole.hold(programme) || self.words.iter().all(has)
    }
}

/// The texts of a programme, folded.
struct Texts {
    /// Words of letters.
    words: Vec<Word>,
    /// All hanzi in one piece, so that a quotation mark inside a name does no harm.
    hanzi: String,
}

impl Texts {
    fn of(programme: &Programme) -> Self {
        let figure = programme.figure.as_ref();
        let texts = [&programme.name, &programme.description, &programme.others, &programme.note];
        let texts = texts.into_iter().chain(figure.map(|figure| &figure.counts));
        let mut all = Self { words: Vec::new(), hanzi: String::new() };
        for text in texts.flat_map(|text| [&text.en, &text.zh]) {
            // In pieces, since only the beginning of a text is folded.
            for word in text.split_inclusive([' ', '，', '；']).flat_map(words) {
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

    fn have(&self, wanted: &Word) -> bool {
        if wanted.hanzi {
            self.hanzi.contains(&wanted.text)
        } else {
            self.words.iter().any(|word| word.text.starts_with(&wanted.text))
        }
    }
}
