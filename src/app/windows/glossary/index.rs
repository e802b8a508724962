//! Search among the terms of the glossary.

use std::sync::LazyLock;

use crate::{
    i18n::{GlossaryEntry, glossary},
    query::PhraseIndex,
};

static INDEX: LazyLock<PhraseIndex> =
    LazyLock::new(|| PhraseIndex::new(glossary().iter().map(|entry| (&entry.term, &entry.meaning))));

/// Terms that match a text in either language or in pinyin, with their relevance from 0 to 1, best first.
pub(crate) fn search(text: &str) -> Vec<(&'static GlossaryEntry, f32)> {
    INDEX.search(text).into_iter().filter_map(|(at, score)| Some((glossary().get(at)?, score))).collect()
}
