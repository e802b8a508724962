//! Warnings about a view that hold for every result of it.

use crate::{
    data::Issue,
    query::{self, Facts, UnknownId},
    view::View,
};

/// Sentences about identifiers in a view that the atlas does not have.
pub(super) fn unknown_ids(facts: &Facts, view: &View) -> Vec<String> {
    let sentence = |UnknownId { property, kind, id }: UnknownId| {
        format!(
            "the view names {} that the atlas does not have, in {property}: {}",
            kind.in_words(),
            Issue::quoted(&id)
        )
    };
    query::unknown_ids(facts, view).into_iter().map(sentence).collect()
}
