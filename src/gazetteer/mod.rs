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
//! assert!(matches!(gazetteer.find(&PlaceQuery::new("和平区")), PlaceMatch::Ambiguous(places) if places.len() > 2));
//! ```

mod aliases;
mod cleaned;
mod code_text;
mod hanzi_names;
mod index;
mod latin_names;
mod lineage;
mod path;
mod place;
mod query;
mod similar;
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
use units::{Unit, key, units};
use words::{Word, Words};

use crate::{dataset::PlaceLevel, model::ProvinceId};

/// Places of China and the names by which lists call them.
#[derive(Debug)]
pub struct Gazetteer {
    index: Index,
    words: Words,
}

impl Gazetteer {
    /// The gazetteer of the embedded places, built when it is first asked for.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: OnceLock<Gazetteer> = OnceLock::new();
        EMBEDDED.get_or_init(|| {
            let (tables, report) = crate::data::place_tables();
            report.log();
            Self { index: Index::new(tables), words: Words::new() }
        })
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
        let paths = Paths { index: &self.index, words: &self.words };
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
            if self.index.formerly_named(&key(tail)).is_empty() {
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
                return self.choice(beginning.places.iter().map(|place| (*place, Form::Unusual)).collect(), query);
            }
            // The rest has the form of a place, but is none there: misspelt, or of another place.
            let inside = |at| beginning.places.iter().any(|outer| self.index.is_inside(at, *outer));
            let elsewhere = self.index.named(&beginning.rest);
            let mut meant: Vec<u32> = elsewhere.iter().map(|naming| naming.place).take(similar::MOST).collect();
            if meant.is_empty() {
                meant = similar::similar(&self.index, &beginning.rest, query.level, inside);
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
        let mut meant = similar::similar(&self.index, &key(units), query.level, inside);
        if meant.is_empty() {
            meant = similar::similar(&self.index, &similar::bare_key(units), query.level, inside);
        }
        if meant.is_empty() { PlaceMatch::Unknown } else { PlaceMatch::Suggested(self.listed(meant)) }
    }

    /// Places of today behind a former one that they lay in: 昌都地区江达县.
    fn inside_former(&self, paths: &Paths<'_>, units: &[Unit]) -> Option<Vec<(u32, Form)>> {
        let most = units.len().min(20);
        let ranges = (0..most.min(8)).flat_map(|start| (start + 2..most).map(move |end| (start, end)));
        ranges.into_iter().find_map(|(start, end)| {
            let former = self.index.formerly_named(&key(units.get(start..end)?)).first()?;
            let successors = self.index.former(*former)?.successors.iter().filter_map(|code| self.index.coded(code));
            let successors: Vec<u32> = successors.collect();
            let mut places = paths.named(units.get(end..)?);
            places.retain(|(place, _)| successors.iter().any(|outer| self.index.is_inside(*place, *outer)));
            for (_, form) in &mut places {
                *form = Form::Unusual;
            }
            (!places.is_empty()).then_some(places)
        })
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
        let form = if of_a_part { Form::Unusual } else { Form::Usual };
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

    /// The one place among candidates that fits the question, or all that do.
    fn choice(&self, candidates: Vec<(u32, Form)>, query: &PlaceQuery<'_>) -> PlaceMatch<'_> {
        let mut candidates = candidates;
        candidates.sort_unstable();
        candidates.dedup_by_key(|(place, _)| *place);
        if let Some(scope) = query.within.and_then(|id| self.scope(id)) {
            let all = candidates.clone();
            candidates.retain(|(place, _)| self.index.is_inside(*place, scope));
            if candidates.is_empty() {
                return PlaceMatch::Suggested(self.listed(all.into_iter().map(|(place, _)| place).collect()));
            }
        }
        if candidates.iter().any(|(_, form)| *form == Form::Usual) {
            candidates.retain(|(_, form)| *form == Form::Usual);
        }
        let level = match query.level {
            Some(PlaceLevel::Nation) | None => None,
            Some(PlaceLevel::ReportingUnit) => Some(PlaceLevel::City),
            level => level,
        };
        // Municipalities are province and city: the city only if cities are asked for.
        for (place, _) in &mut candidates {
            let wanted = if level == Some(PlaceLevel::City) { PlaceLevel::City } else { PlaceLevel::Province };
            if let Some(twin) = self.index.twin(*place).filter(|twin| self.level(*twin) == Some(wanted)) {
                *place = twin;
            }
        }
        candidates.sort_unstable();
        candidates.dedup_by_key(|(place, _)| *place);
        if let Some(level) = level {
            let is_level = |place: u32| self.level(place) == Some(level);
            let counts = |place: u32| level == PlaceLevel::City && self.is_direct(place);
            if candidates.iter().any(|(place, _)| is_level(*place)) {
                candidates.retain(|(place, _)| is_level(*place));
            } else if candidates.iter().any(|(place, _)| counts(*place)) {
                candidates.retain(|(place, _)| counts(*place));
            } else if level == PlaceLevel::Province {
                // 恩施州 and 恩施市 are one answer to the question for a province.
                let around = candidates
                    .iter()
                    .find(|(outer, _)| candidates.iter().all(|(place, _)| self.index.is_inside(*place, *outer)));
                candidates = around.map_or(candidates.clone(), |around| vec![*around]);
            }
        }
        match candidates.as_slice() {
            [] => PlaceMatch::Unknown,
            [(place, form)] => match self.index.place(*place) {
                Some(place) => PlaceMatch::Found { place, form: *form },
                None => PlaceMatch::Unknown,
            },
            several => {
                let mut places = self.listed(several.iter().map(|(place, _)| *place).collect());
                places.sort_by(|one, other| one.code.cmp(&other.code));
                PlaceMatch::Ambiguous(places)
            }
        }
    }

    /// Place of an identifier or code of a parent column.
    fn scope(&self, id: &str) -> Option<u32> {
        self.index.identified(id).map(|place| match self.level(place) {
            // The province holds the city and its counties.
            Some(PlaceLevel::City) => self.index.twin(place).unwrap_or(place),
            _ => place,
        })
    }

    fn level(&self, at: u32) -> Option<PlaceLevel> {
        self.index.place(at).map(|place| place.level)
    }

    /// `true` for a county that a province administers itself.
    fn is_direct(&self, at: u32) -> bool {
        let Some(place) = self.index.place(at) else { return false };
        place.level == PlaceLevel::County
            && place.parent.is_some_and(|parent| self.level(parent) == Some(PlaceLevel::Province))
    }

    fn listed(&self, places: Vec<u32>) -> Vec<&GazetteerPlace> {
        let mut listed: Vec<&GazetteerPlace> = Vec::new();
        for place in places.into_iter().filter_map(|at| self.index.place(at)) {
            if !listed.contains(&place) {
                listed.push(place);
            }
        }
        listed.truncate(60);
        listed
    }

    /// Former place of a name, if it is meant rather than the places of today: none of these has the name, or only smaller
    /// ones have a name like it, or the data are older than the change.
    fn formerly_named(
        &self,
        key: &str,
        today: &[(u32, Form)],
        within: Option<u32>,
        query: &PlaceQuery<'_>,
    ) -> Option<usize> {
        let scope = query.within.and_then(|id| self.scope(id));
        self.index.formerly_named(key).iter().copied().find(|at| {
            let Some(unit) = self.index.former(*at) else { return false };
            let level = if unit.code.as_deref().or(unit.successors.first().map(String::as_str)).is_some_and(is_city) {
                PlaceLevel::City
            } else {
                PlaceLevel::County
            };
            let provinces = |outer: u32| {
                let outer = self.index.place(outer).map(|place| &place.province);
                let mut inside = unit.successors.iter().filter_map(|code| self.by_code(code));
                inside.any(|place| Some(&place.province) == outer)
            };
            if !within.into_iter().chain(scope).all(provinces) {
                return false;
            }
            let is_full_name_today = |(place, _): &(u32, Form)| {
                self.index.place(*place).is_some_and(|place| units::key_of(&place.name_zh) == key)
            };
            let asked = query.level.is_none_or(|asked| asked == level);
            let same_level_today = today.iter().any(|(place, _)| self.level(*place).is_some_and(|of| of <= level));
            let is_before = query.year.is_some_and(|year| year < unit.until.year());
            today.is_empty()
                || is_before && asked
                || !same_level_today && (query.level == Some(level) || asked && !today.iter().any(is_full_name_today))
        })
    }

    fn former(&self, at: usize) -> PlaceMatch<'_> {
        let Some(unit) = self.index.former(at) else { return PlaceMatch::Unknown };
        let successors: Vec<&GazetteerPlace> = unit.successors.iter().filter_map(|code| self.by_code(code)).collect();
        let province = successors.first().map(|place| place.province.clone());
        PlaceMatch::Former(FormerPlace {
            name_zh: &unit.name_zh,
            code: unit.code.as_deref(),
            until: unit.until,
            province: province.filter(|province| successors.iter().all(|place| place.province == *province)),
            successors,
            note: &unit.note,
        })
    }
}

/// `true` for the code of a prefecture-level unit.
fn is_city(code: &str) -> bool {
    code.ends_with("00")
}
