//! Code lists of the embedded datasets, with the names that the interface uses.

use std::{collections::BTreeMap, sync::Arc};

use strum::IntoEnumIterator;

use crate::{
    dataset::{Code, CodeList, LocalText},
    i18n::{Messages, messages, phrase},
    model::{Catalogue, Language},
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

/// All sources of a catalogue, with their titles as names.
pub(super) fn sources(catalogue: &Catalogue) -> Arc<CodeList> {
    let code = |(id, source): (&crate::model::SourceId, &crate::model::Source)| {
        let text = source.title.as_deref().unwrap_or_else(|| id.as_str()).to_owned();
        Code::new(id.as_str(), LocalText::Given { text, language: None })
    };
    Arc::new(CodeList::new(catalogue.sources.iter().map(code)))
}
