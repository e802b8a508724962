//! Code lists of the embedded datasets, with the names that the interface uses.

use std::{collections::BTreeMap, sync::Arc};

use strum::IntoEnumIterator;

use super::{super::references::Registries, places::places};
use crate::{
    dataset::{Code, CodeList, LocalText, PlaceLevel, PlaceSet, Places},
    i18n::{Messages, messages, phrase},
    model::{Bound, Catalogue, Language, Source, SourceId},
};

/// Text of a phrase in both languages.
pub(super) fn both<'m>(text: impl Fn(&'m Messages) -> &'m str) -> LocalText {
    LocalText::both(text(messages(Language::En)), text(messages(Language::Zh)))
}

/// Codes of an enumeration, named by phrases.
pub(super) fn of_enum<T>(phrases: fn(&Messages) -> &BTreeMap<String, String>) -> Arc<CodeList>
where
    T: IntoEnumIterator + Into<&'static str> + Copy,
{
    let code = |value: T| Code::new(value.into(), both(|texts| phrase(phrases(texts), value)));
    Arc::new(CodeList::new(T::iter().map(code)))
}

/// Precisions of a value.
pub(super) fn bounds() -> Arc<CodeList> {
    of_enum::<Bound>(|texts| &texts.table.word)
}

/// Units of values that each row names for itself, with their names.
const UNITS: [(&str, &str, &str); 10] = [
    ("clusters", "clusters", "个集群"),
    ("firms", "firms", "家企业"),
    ("provinces", "provinces", "个省级行政区"),
    ("cities", "cities", "个城市"),
    ("centres", "centres", "个中心"),
    ("carriers", "carriers", "个载体"),
    ("entities", "entities", "家单位"),
    ("per_cent", "%", "%"),
    ("billion_yuan", "billion yuan", "十亿元"),
    ("trillion_yuan", "trillion yuan", "万亿元"),
];

/// Units of values.
pub(super) fn units() -> Arc<CodeList> {
    Arc::new(CodeList::new(UNITS.map(|(id, en, zh)| Code::new(id, LocalText::both(en, zh)))))
}

/// Code lists that all datasets share.
#[derive(Clone)]
pub(super) struct Lists {
    /// All places.
    pub places: Arc<Places>,
    /// All sources, with their titles as names.
    pub sources: Arc<CodeList>,
}

impl Lists {
    /// Lists of a catalogue.
    pub(super) fn of(catalogue: &Catalogue) -> Self {
        let code = |(id, source): (&SourceId, &Source)| {
            let text = source.title.as_deref().unwrap_or_else(|| id.as_str()).to_owned();
            Code::new(id.as_str(), LocalText::Given { text, language: None })
        };
        let sources = Arc::new(CodeList::new(catalogue.sources.iter().map(code)));
        Self { places: Arc::new(places(catalogue)), sources }
    }

    /// The same as registries, for tables that are read after the catalogue.
    pub(super) fn registries(&self) -> Registries<'_> {
        Registries { places: &self.places, sources: &self.sources }
    }

    /// Provinces of the mainland, to which the programmes and the statistics of the Bureau apply.
    pub(super) fn mainland(&self) -> PlaceSet {
        let provinces = self.places.of_level(PlaceLevel::Province);
        provinces.iter().filter(|province| self.places.region(*province).is_some()).collect()
    }
}
