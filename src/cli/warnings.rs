//! Warnings about a view that hold for every result of it.

use crate::{
    data::Issue,
    query::{self, Facts, IgnoredPart, UnknownId, ignored_parts},
    view::View,
};

/// Sentences about identifiers in a view that the atlas does not have, and about parts that no map heeds.
pub(super) fn of_view(facts: &Facts, view: &View) -> Vec<String> {
    let ignored = |IgnoredPart { property, because }: IgnoredPart| {
        format!("the view's {property} changes nothing: the map has {}", because.expected())
    };
    unknown_ids(facts, view).into_iter().chain(ignored_parts(view).into_iter().map(ignored)).collect()
}

/// Sentences about identifiers in a view that the atlas does not have.
fn unknown_ids(facts: &Facts, view: &View) -> Vec<String> {
    let sentence = |UnknownId { property, kind, id }: UnknownId| {
        format!(
            "the view names {} that the atlas does not have, in {property}: {}",
            kind.in_words(),
            Issue::quoted(&id)
        )
    };
    query::unknown_ids(facts, view).into_iter().map(sentence).collect()
}
