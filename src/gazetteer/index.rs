//! Places by position, and the names by which they are found.

use std::collections::BTreeMap;

use super::{
    aliases::{ALIASES, FOREIGN},
    hanzi_names::forms,
    latin_names::{english, known_readings, readings, with_groups},
    place::GazetteerPlace,
    query::Form,
    units::key_of,
};
use crate::{
    data::{FormerUnit, PlaceTables},
    dataset::PlaceLevel,
};

/// Certainty of a name, the most certain first. Only the places of the most certain names of a key are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Certainty {
    /// Chinese or English name, usual reading.
    Sure,
    /// Other reading of a character.
    OtherReading,
    /// Only if the tones agree: Shanxi without tones is 山西, never 陕西.
    WithTones,
}

/// A place by one of its names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Naming {
    pub place: u32,
    pub form: Form,
    pub certainty: Certainty,
}

/// All places and their names.
#[derive(Debug, Default)]
pub(super) struct Index {
    places: Vec<GazetteerPlace>,
    names: BTreeMap<String, Vec<Naming>>,
    /// Positions by code. A code of municipalities and special administrative regions is that of the province.
    codes: BTreeMap<String, u32>,
    /// Positions by the identifier that they have in the atlas.
    atlas: BTreeMap<String, u32>,
    former: Vec<FormerUnit>,
    former_names: BTreeMap<String, Vec<usize>>,
    former_codes: BTreeMap<String, usize>,
}

impl Index {
    pub(super) fn new(tables: PlaceTables) -> Self {
        let mut index = Self::default();
        for province in &tables.provinces {
            let known = known_readings(&province.name.short.zh, &province.name.pinyin);
            let place = index.push(GazetteerPlace {
                code: province.gbt2260.clone(),
                level: PlaceLevel::Province,
                name_zh: province.name.full.zh.clone(),
                name_en: Some(province.name.full.en.clone()),
                province: province.id.clone(),
                atlas_id: Some(province.id.to_string()),
                point: Some(province.label_at),
                parent: None,
            });
            index.name(place, Some(&province.name.short.zh), &known);
        }
        for city in tables.cities.values() {
            let is_county = city.level == crate::model::CityLevel::County;
            let known = known_readings(&city.name.short.zh, &city.name.pinyin);
            let place = index.push(GazetteerPlace {
                code: city.id.to_string(),
                level: if is_county { PlaceLevel::County } else { PlaceLevel::City },
                name_zh: city.name.full.zh.clone(),
                name_en: Some(city.name.full.en.clone()),
                province: city.province.clone(),
                atlas_id: Some(city.id.to_string()),
                point: Some(city.at),
                parent: index.atlas.get(city.province.as_str()).copied(),
            });
            index.name(place, Some(&city.name.short.zh), &known);
        }
        for county in tables.counties {
            if index.codes.contains_key(&county.code) {
                continue;
            }
            let inside = index.atlas.get(&county.inside).or_else(|| index.codes.get(&county.inside)).copied();
            let Some(province) = inside.and_then(|place| index.place(place)).map(|place| place.province.clone()) else {
                continue;
            };
            let place = index.push(GazetteerPlace {
                atlas_id: county.at.is_some().then(|| county.code.clone()),
                code: county.code,
                level: PlaceLevel::County,
                name_zh: county.name_zh,
                name_en: county.name_en,
                province,
                point: county.at,
                parent: inside,
            });
            index.name(place, None, &[]);
        }
        for (code, form, names) in ALIASES {
            index.add_all(code, form, names);
        }
        for (code, names) in FOREIGN {
            index.add_all(code, Form::Usual, names);
        }
        index.add_former(tables.former);
        index
    }

    fn push(&mut self, place: GazetteerPlace) -> u32 {
        let at = self.places.len() as u32;
        self.codes.entry(place.code.clone()).or_insert(at);
        if let Some(id) = &place.atlas_id {
            self.atlas.insert(id.clone(), at);
        }
        self.places.push(place);
        at
    }

    /// Adds all names that follow from the Chinese and English name.
    fn name(&mut self, at: u32, short: Option<&str>, known: &[(char, String)]) {
        let Some(place) = self.place(at) else { return };
        let forms = forms(place, short);
        let (name_zh, name_en, level) = (place.name_zh.clone(), place.name_en.clone(), place.level);
        let is_shaanxi = place.province.as_str() == "SN" && level == PlaceLevel::Province;
        let english: Vec<String> = name_en.as_deref().map(english).unwrap_or_default();
        let mut stems = english.clone();
        for form in &forms {
            self.add(&key_of(form), at, Form::Usual, Certainty::Sure);
            for (rank, reading) in readings(form, known).into_iter().enumerate() {
                let certainty = match rank {
                    _ if is_shaanxi => Certainty::WithTones,
                    0 => Certainty::Sure,
                    _ => Certainty::OtherReading,
                };
                self.add(&reading, at, Form::Usual, certainty);
                if reading.contains('v') {
                    // Those who have no ü on their keys write u.
                    self.add(&reading.replace('v', "u"), at, Form::Usual, certainty);
                }
                if Some(form.as_str()) == short && !is_shaanxi {
                    stems.push(reading);
                }
            }
        }
        for key in english.into_iter().chain(with_groups(&name_zh, &stems)) {
            self.add(&key, at, Form::Usual, Certainty::Sure);
        }
    }

    fn add_all(&mut self, code: &str, form: Form, names: &[&str]) {
        if let Some(place) = self.codes.get(code).copied() {
            for name in names {
                self.add(&key_of(name), place, form, Certainty::Sure);
            }
        }
    }

    fn add(&mut self, key: &str, place: u32, form: Form, certainty: Certainty) {
        if key.is_empty() {
            return;
        }
        let namings = self.names.entry(key.to_owned()).or_default();
        match namings.iter_mut().find(|naming| naming.place == place) {
            Some(naming) => naming.certainty = naming.certainty.min(certainty),
            None => namings.push(Naming { place, form, certainty }),
        }
    }

    fn add_former(&mut self, former: Vec<FormerUnit>) {
        for (at, unit) in former.iter().enumerate() {
            let parts = super::hanzi_names::parts(&unit.name_zh);
            let mut names = vec![key_of(&unit.name_zh)];
            names.extend((parts.stem != unit.name_zh).then(|| key_of(parts.stem)));
            let forms = [unit.name_zh.as_str(), parts.stem];
            names.extend(forms.iter().filter_map(|form| readings(form, &[]).into_iter().next()));
            names.sort_unstable();
            names.dedup();
            for name in names {
                self.former_names.entry(name).or_default().push(at);
            }
            if let Some(code) = &unit.code {
                self.former_codes.insert(code.clone(), at);
            }
        }
        self.former = former;
    }

    pub(super) fn places(&self) -> &[GazetteerPlace] {
        &self.places
    }

    pub(super) fn place(&self, at: u32) -> Option<&GazetteerPlace> {
        self.places.get(at as usize)
    }

    /// Places of a name, those of the most certain readings.
    pub(super) fn named(&self, key: &str) -> Vec<Naming> {
        let namings = self.names.get(key).map(Vec::as_slice).unwrap_or_default();
        let most = namings.iter().map(|naming| naming.certainty).min();
        let usable = |naming: &&Naming| Some(naming.certainty) == most && naming.certainty < Certainty::WithTones;
        namings.iter().filter(usable).copied().collect()
    }

    /// Places of a name by any reading.
    pub(super) fn named_by_any_reading(&self, key: &str) -> &[Naming] {
        self.names.get(key).map(Vec::as_slice).unwrap_or_default()
    }

    /// Keys of all names with their places.
    pub(super) fn names(&self) -> impl Iterator<Item = (&str, &[Naming])> {
        self.names.iter().map(|(key, namings)| (key.as_str(), namings.as_slice()))
    }

    /// Place of a code of six digits.
    pub(super) fn coded(&self, code: &str) -> Option<u32> {
        self.codes.get(code).copied()
    }

    /// Place with an identifier of the atlas or a code.
    pub(super) fn identified(&self, id: &str) -> Option<u32> {
        self.atlas.get(id).copied().or_else(|| self.coded(id))
    }

    /// The other of the two places that a municipality or special administrative region is.
    pub(super) fn twin(&self, at: u32) -> Option<u32> {
        let place = self.place(at)?;
        match place.level {
            PlaceLevel::Province => self.atlas.get(&place.code).copied(),
            PlaceLevel::City => self.coded(&place.code),
            _ => None,
        }
        .filter(|other| *other != at)
    }

    /// `true` if a place is another or lies in it.
    pub(super) fn is_inside(&self, mut at: u32, outer: u32) -> bool {
        loop {
            if at == outer {
                return true;
            }
            match self.place(at).and_then(|place| place.parent) {
                Some(parent) if parent < at => at = parent,
                _ => return false,
            }
        }
    }

    pub(super) fn former(&self, at: usize) -> Option<&FormerUnit> {
        self.former.get(at)
    }

    pub(super) fn formerly_named(&self, key: &str) -> &[usize] {
        self.former_names.get(key).map(Vec::as_slice).unwrap_or_default()
    }

    /// Keys of all names of places that are no more.
    pub(super) fn former_names(&self) -> impl Iterator<Item = &str> {
        self.former_names.keys().map(String::as_str)
    }

    pub(super) fn formerly_coded(&self, code: &str) -> Option<usize> {
        self.former_codes.get(code).copied()
    }
}
