//! Names of places one after the other: 江苏省苏州市昆山市, Kunshan, Suzhou, Jiangsu; addresses that begin with them.

use std::ops::Range;

use super::{
    hanzi_names::has_ending,
    index::Index,
    place::{Agreement, UnitKind, is_filler},
    query::Form,
    starts::Starts,
    units::{Unit, key},
    words::{Word, Words},
};

/// Most units of one name.
const LONGEST_NAME: usize = 18;
/// Most names in a path.
const MOST_STEPS: usize = 7;
/// Signs of an address.
const OF_ADDRESSES: &str = "路街道镇乡村号巷弄里园楼栋幢室组社屯庄港桥站";

/// Characters after a short name of a place that make it the name of something else.
const AFTER_ROADS: &str = "路街巷道大东西南北中镇乡村桥站";

/// Order of the names in a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// The larger place first, as in Chinese.
    Down,
    /// The smaller place first, as in English.
    Up,
}

/// Meaning of a path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Meaning {
    /// Places at its end.
    pub places: Vec<(u32, Form)>,
    /// `true` if it ends with a heading for what a province administers itself.
    pub is_heading: bool,
}

/// Beginning of an address.
#[derive(Clone, Debug)]
pub(super) struct Beginning {
    pub places: Vec<u32>,
    /// Key of what follows.
    pub rest: String,
    /// `true` if what follows looks like the rest of an address.
    pub is_address: bool,
}

/// Reader of paths.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paths<'g> {
    pub index: &'g Index,
    pub words: &'g Words,
    /// First characters of names and words.
    pub starts: &'g Starts,
}

impl Paths<'_> {
    /// Places of a single name: as it is, or with English words for kinds of units, which must agree.
    pub(super) fn named(&self, units: &[Unit]) -> Vec<(u32, Form)> {
        if !self.starts.may_be(units) {
            return Vec::new();
        }
        let found = self.index.named(&key(units));
        if !found.is_empty() {
            return found.into_iter().map(|naming| (naming.place, naming.form)).collect();
        }
        let kinds: Vec<UnitKind> = units.iter().filter_map(|unit| UnitKind::of_word(&unit.text)).collect();
        let is_name = |unit: &&Unit| UnitKind::of_word(&unit.text).is_none() && !is_filler(&unit.text);
        let name: Vec<Unit> = units.iter().filter(is_name).cloned().collect();
        if name.len() == units.len() || name.is_empty() || units.iter().any(|unit| unit.hanzi) {
            return Vec::new();
        }
        let candidates = self.index.named(&key(&name)).into_iter().filter_map(|naming| {
            let place = self.index.place(naming.place)?;
            let agreement = kinds.iter().map(|kind| kind.agrees(place));
            Some((naming, agreement.fold(Agreement::Is, worse)))
        });
        let candidates: Vec<_> = candidates.collect();
        let of = |wanted: Agreement, form: Form| -> Vec<(u32, Form)> {
            let agreeing = candidates.iter().filter(|(_, agreement)| *agreement == wanted);
            agreeing.map(|(naming, _)| (naming.place, form.max(naming.form))).collect()
        };
        let are = of(Agreement::Is, Form::Usual);
        if are.is_empty() { of(Agreement::SameLevel, Form::Unusual) } else { are }
    }

    /// Meaning of a path; no places if it is none.
    pub(super) fn read(&self, units: &[Unit], order: Order) -> Meaning {
        let mut meaning = Meaning::default();
        self.walk(units, 0..units.len(), None, order, MOST_STEPS, &mut meaning);
        meaning
    }

    /// Adds what a range means within a place. `true` if it means anything.
    fn walk(
        &self,
        units: &[Unit],
        range: Range<usize>,
        scope: Option<u32>,
        order: Order,
        steps: usize,
        meaning: &mut Meaning,
    ) -> bool {
        let Some(text) = units.get(range.clone()).filter(|text| !text.is_empty()) else { return false };
        if text.len() <= LONGEST_NAME && self.starts.may_be(text) {
            let found = self.inside(self.named(text), scope);
            if !found.is_empty() {
                meaning.places.extend(found);
                return true;
            }
            match (self.words.kind(&key(text)), scope) {
                (Some(Word::Heading), Some(scope)) if self.is_heading(text, scope) => {
                    meaning.places.push((scope, Form::Unusual));
                    return true;
                }
                (Some(Word::Direct), Some(_)) => {
                    meaning.is_heading = true;
                    return true;
                }
                _ => {}
            }
        }
        if steps == 0 {
            return false;
        }
        for length in (1..text.len().min(LONGEST_NAME + 1)).rev() {
            let (head, tail) = match order {
                Order::Down => (range.start..range.start + length, range.start + length..range.end),
                Order::Up => (range.end - length..range.end, range.start..range.end - length),
            };
            let Some(name) = units.get(head).filter(|name| self.starts.may_be(name)) else { continue };
            let name_key = key(name);
            let mut found = false;
            if self.words.is_nation(&name_key) && scope.is_none()
                || scope.is_some_and(|scope| match self.words.kind(&name_key) {
                    Some(Word::Heading) => self.is_heading(name, scope),
                    kind => kind == Some(Word::Direct),
                })
            {
                found |= self.walk(units, tail.clone(), scope, order, steps - 1, meaning);
            }
            for (place, form) in self.inside(self.named(name), scope) {
                let before = meaning.places.len();
                found |= self.walk(units, tail.clone(), Some(place), order, steps - 1, meaning);
                for (_, of_tail) in meaning.places.iter_mut().skip(before) {
                    *of_tail = form.max(*of_tail);
                }
            }
            if found {
                return true;
            }
        }
        false
    }

    /// Places in a scope. In a path, a city stands for itself and not for its county of the same name: 湖南长沙.
    fn inside(&self, places: Vec<(u32, Form)>, scope: Option<u32>) -> Vec<(u32, Form)> {
        let Some(scope) = scope else { return places };
        let mut inside: Vec<(u32, Form)> =
            places.into_iter().filter(|(place, _)| self.index.is_inside(*place, scope)).collect();
        if inside.iter().any(|(place, _)| *place != scope) {
            inside.retain(|(place, _)| *place != scope);
        }
        let is_in_another = |at: u32| inside.iter().any(|(outer, _)| *outer != at && self.index.is_inside(at, *outer));
        inside.iter().filter(|(place, _)| !is_in_another(*place)).copied().collect()
    }

    /// `true` for a heading behind a name; of one character only 县 in a municipality, as others are ends of names.
    fn is_heading(&self, heading: &[Unit], scope: u32) -> bool {
        heading.len() > 1 || key(heading) == "县" && self.index.twin(scope).is_some()
    }

    /// Places at the beginning of a Chinese text whose rest names no place; the longest beginning.
    pub(super) fn beginning(&self, units: &[Unit]) -> Option<Beginning> {
        let mut longest: Vec<(u32, usize)> = Vec::new();
        self.descend(units, 0, None, 0, &mut longest);
        let end = longest.iter().map(|(_, end)| *end).max()?;
        let mut places: Vec<u32> =
            longest.into_iter().filter(|(_, other)| *other == end).map(|(place, _)| place).collect();
        places.sort_unstable();
        places.dedup();
        let rest = key(units.get(end..)?);
        let is_address = !has_ending(&rest)
            && rest.chars().count() > 1
            && rest.chars().any(|c| OF_ADDRESSES.contains(c) || c.is_ascii_digit());
        Some(Beginning { places, rest, is_address })
    }

    /// Collects the places that names from a unit on lead to, and where these end. A name that ends a beginning says what
    /// kind of unit it is, or stands behind another.
    fn descend(&self, units: &[Unit], from: usize, scope: Option<u32>, steps: usize, out: &mut Vec<(u32, usize)>) {
        let longest = LONGEST_NAME.min(units.len().saturating_sub(from));
        for length in (1..=longest).rev() {
            let Some(name) = units.get(from..from + length).filter(|name| self.starts.may_be(name)) else { continue };
            if !name.iter().all(|unit| unit.hanzi) {
                continue;
            }
            let name_key = key(name);
            if scope.is_none() && self.words.is_nation(&name_key) && steps == 0 {
                return self.descend(units, from + length, None, 1, out);
            }
            // 岳麓路 is a road, and no district.
            let next = units.get(from + length).map(|unit| unit.text.as_str());
            if !has_ending(&name_key) && next.is_some_and(|next| AFTER_ROADS.contains(next)) {
                continue;
            }
            let mut found = self.inside(self.named(name), scope);
            found.retain(|(place, _)| Some(*place) != scope);
            for (place, _) in &found {
                if has_ending(&name_key) || scope.is_some() {
                    out.push((*place, from + length));
                }
                if steps < MOST_STEPS {
                    self.descend(units, from + length, Some(*place), steps + 1, out);
                }
            }
            if !found.is_empty() {
                return;
            }
        }
    }
}

fn worse(one: Agreement, other: Agreement) -> Agreement {
    match (one, other) {
        (Agreement::No, _) | (_, Agreement::No) => Agreement::No,
        (Agreement::SameLevel, _) | (_, Agreement::SameLevel) => Agreement::SameLevel,
        (Agreement::Is, Agreement::Is) => Agreement::Is,
    }
}
