//! The gazetteer: which place of China a name or code in a person's list means.
//!
//! It knows the 34 provinces, all prefecture-level units, and all county-level units as of 2023, by Chinese names in full
//! and short, simplified and traditional, by pinyin with and without tones, English names and codes. A name of several
//! places is never decided by guessing: it is [`PlaceMatch::Ambiguous`] until a level, a place around it or a path
//! decides.
//!
//! ```
//! use cluster_atlas::gazetteer::{Gazetteer, PlaceMatch, PlaceQuery};
//!
//! let gazetteer = Gazetteer::embedded();
//! let PlaceMatch::Found { place, .. } = gazetteer.find(&PlaceQuery::new("浙江省义乌市")) else { panic!() };
//! assert_eq!((place.code.as_str(), place.province.as_str()), ("330782", "ZJ"));
//! assert!(matches!(gazetteer.find(&PlaceQuery::new("和平区")), PlaceMatch::Ambiguous(_)));
//! ```

mod aliases;
mod choice;
mod cleaned;
mod code_text;
mod former;
mod hanzi_names;
mod index;
mod latin_names;
mod lineage;
mod path;
mod place;
#[cfg(test)]
mod property_tests;
mod query;
mod similar;
mod starts;
#[cfg(test)]
mod tests;
mod units;
mod words;

use std::sync::OnceLock;

pub use cleaned::cleaned;
pub use place::GazetteerPlace;
pub use query::{Form, FormerPlace, PlaceMatch, PlaceQuery};

use code_text::{CodeText, code_text};
use index::Index;
use latin_names::Toned;
use path::{Order, Paths};
use similar::Names;
use starts::Starts;
use units::{Unit, key, units};
use words::{Word, Words};

use crate::model::ProvinceId;

/// Places of China and the names by which lists call them.
#[derive(Debug)]
pub struct Gazetteer {
    index: Index,
    words: Words,
    /// First characters of names and words.
    starts: Starts,
    /// First characters of the names of places that are no more.
    former_starts: Starts,
    /// Names for suggestions.
    names: Names,
}

impl Gazetteer {
    /// The gazetteer of the embedded places, built when it is first asked for.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: OnceLock<Gazetteer> = OnceLock::new();
        EMBEDDED.get_or_init(|| {
            let (tables, report) = crate::data::place_tables();
            report.log();
            Self::of(Index::new(tables), Words::new())
        })
    }

    fn of(index: Index, words: Words) -> Self {
        let starts = Starts::of(index.names().map(|(key, _)| key).chain(words.keys()));
        let former_starts = Starts::of(index.former_names());
        let names = Names::of(&index);
        Self { index, words, starts, former_starts, names }
    }

    /// All places: provinces, then cities, then counties.
    pub fn places(&self) -> &[GazetteerPlace] {
        self.index.places()
    }

    /// Place with a code of six digits (of a municipality: the province), or an identifier of the atlas: `HN`, `430100`.
    pub fn by_code(&self, code: &str) -> Option<&GazetteerPlace> {
        self.index.coded(code).or_else(|| self.index.identified(code)).and_then(|at| self.index.place(at))
    }

    /// City or province that a place lies in; `None` for provinces.
    pub fn parent(&self, place: &GazetteerPlace) -> Option<&GazetteerPlace> {
        self.index.place(place.parent?)
    }

    /// The place that a text means.
    pub fn find(&self, query: &PlaceQuery<'_>) -> PlaceMatch<'_> {
        let (text, _) = cleaned(query.text);
        let text = text.trim();
        if let Some(code) = code_text(text)
            && let Some(answer) = self.coded(code, query)
        {
            return answer;
        }
        if let Some(place) = self.index.identified(text) {
            return self.choice(vec![(place, Form::Usual)], query);
        }
        let units = units(text);
        let whole = key(&units);
        match self.words.kind(&whole) {
            Some(Word::Total) => return PlaceMatch::Total,
            Some(Word::Xpcc) => return PlaceMatch::PartOf(ProvinceId::new("XJ")),
            Some(Word::Heading | Word::Direct) => return PlaceMatch::Heading,
            None => {}
        }
        if let Some(toned) = Toned::of(text) {
            return self.toned(&toned, query);
        }
        let paths = Paths { index: &self.index, words: &self.words, starts: &self.starts };
        let named = paths.named(&units);
        if let Some(former) = self.formerly_named(&whole, &named, None, query) {
            return self.former(former);
        }
        if !named.is_empty() {
            return self.choice(named, query);
        }
        for order in [Order::Down, Order::Up] {
            let meaning = paths.read(&units, order);
            if meaning.places.is_empty() && meaning.is_heading {
                return PlaceMatch::Heading;
            }
            if !meaning.places.is_empty() {
                return self.choice(meaning.places, query);
            }
        }
        self.unresolved(&paths, &units, query)
    }

    /// Answer to a text that is neither a name nor a path of names.
    fn unresolved(&self, paths: &Paths<'_>, units: &[Unit], query: &PlaceQuery<'_>) -> PlaceMatch<'_> {
        // A former place behind places of today: 山东省莱芜市.
        for split in 1..units.len().min(20) {
            let Some((head, tail)) = units.split_at_checked(split) else { break };
            let named = |units| match paths.named(units) {
                none if none.is_empty() => paths.read(units, Order::Down).places,
                named => named,
            };
            if !self.former_starts.may_be(tail) || self.index.formerly_named(&key(tail)).is_empty() {
                continue;
            }
            for (place, _) in named(head) {
                if let Some(former) = self.formerly_named(&key(tail), &[], Some(place), query) {
                    return self.former(former);
                }
            }
        }
        if let Some(places) = self.inside_former(paths, units) {
            return self.choice(places, query);
        }
        let beginning = paths.beginning(units);
        if let Some(beginning) = &beginning {
            if self.words.kind(&beginning.rest) == Some(Word::Xpcc) {
                return PlaceMatch::PartOf(ProvinceId::new("XJ"));
            }
            if beginning.is_address {
                return self.choice(beginning.places.iter().map(|place| (*place, Form::Beginning)).collect(), query);
            }
            // The rest has the form of a place, but is none there: misspelt, or of another place.
            let inside = |at| beginning.places.iter().any(|outer| self.index.is_inside(at, *outer));
            let elsewhere = self.index.named(&beginning.rest);
            let mut meant: Vec<u32> = elsewhere.iter().map(|naming| naming.place).take(similar::MOST).collect();
            if meant.is_empty() {
                meant = self.names.similar(&self.index, &beginning.rest, query.level, inside);
            }
            if hanzi_names::has_ending(&beginning.rest) {
                meant.extend(beginning.places.iter().take(1));
            }
            if !meant.is_empty() {
                return PlaceMatch::Suggested(self.listed(meant));
            }
        }
        let scope = query.within.and_then(|id| self.index.identified(id));
        let inside = |at| scope.is_none_or(|scope| self.index.is_inside(at, scope));
        let mut meant = self.names.similar(&self.index, &key(units), query.level, inside);
        if meant.is_empty() {
            meant = self.names.similar(&self.index, &similar::bare_key(units), query.level, inside);
        }
        if meant.is_empty() { PlaceMatch::Unknown } else { PlaceMatch::Suggested(self.listed(meant)) }
    }

    /// Answer to a text with tones of pinyin.
    fn toned(&self, toned: &Toned, query: &PlaceQuery<'_>) -> PlaceMatch<'_> {
        let units = units(&toned.plain);
        let candidates: Vec<u32> =
            self.index.named_by_any_reading(&key(&units)).iter().map(|naming| naming.place).collect();
        let fits = |at: &&u32| self.index.place(**at).is_some_and(|place| toned.fits(&place.name_zh));
        let fitting: Vec<(u32, Form)> = candidates.iter().filter(fits).map(|at| (*at, Form::Usual)).collect();
        if !fitting.is_empty() {
            return self.choice(fitting, query);
        }
        match self.find(&PlaceQuery { text: &toned.plain, ..*query }) {
            // The tones are those of another name, or accents of another language.
            PlaceMatch::Found { place, .. } => PlaceMatch::Suggested(vec![place]),
            PlaceMatch::Ambiguous(places) => PlaceMatch::Suggested(places),
            other => other,
        }
    }

    /// Answer to a code; `None` if letters are none.
    fn coded(&self, code: CodeText, query: &PlaceQuery<'_>) -> Option<PlaceMatch<'_>> {
        let (code, of_a_part) = match code {
            CodeText::Letters(letters) => {
                let place = self.index.identified(&letters)?;
                return Some(self.choice(vec![(place, Form::Usual)], query));
            }
            CodeText::Digits { code, of_a_part } => (code, of_a_part),
        };
        let form = if of_a_part { Form::Beginning } else { Form::Usual };
        if let Some(place) = self.index.coded(&code) {
            let unchosen = PlaceQuery { within: None, ..*query };
            return Some(self.choice(vec![(place, form)], &unchosen));
        }
        if let Some(former) = self.index.formerly_coded(&code) {
            return Some(self.former(former));
        }
        let (prefecture, county) = code.split_at_checked(4)?;
        let province = code.get(..2)?;
        if matches!(code.as_str(), "000000" | "100000") {
            return Some(PlaceMatch::Total);
        }
        if province == "66" {
            return Some(PlaceMatch::PartOf(ProvinceId::new("XJ")));
        }
        if prefecture.ends_with("90") && county == "00" {
            return Some(PlaceMatch::Heading);
        }
        // 110100, 500200: the districts or counties of a municipality; 430101: the districts of a city.
        let outer = match (prefecture.get(2..)?, county) {
            ("01" | "02", "00") => {
                self.index.coded(&format!("{province}0000")).filter(|at| self.index.twin(*at).is_some())
            }
            (_, "01") => self.index.coded(&format!("{prefecture}00")),
            _ => None,
        };
        Some(outer.map_or(PlaceMatch::Unknown, |place| self.choice(vec![(place, Form::Unusual)], query)))
    }
}
