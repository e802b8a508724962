//! Names of the tables.

use std::borrow::Cow;

use crate::{i18n::Messages, query::Facts, table::TableKind};

/// Name of a table in the language of the interface.
pub(crate) fn name<'a>(facts: &'a Facts, texts: &'a Messages, kind: &TableKind) -> Cow<'a, str> {
    match kind {
        TableKind::Dataset(id) => match facts.datasets().get(id) {
            Some(dataset) => Cow::Borrowed(dataset.title().get(texts.language)),
            None => Cow::Owned(id.to_string()),
        },
        kind => Cow::Borrowed(texts.table.kind.get(kind.id()).map_or("", String::as_str)),
    }
}

/// Description of a table.
pub(crate) fn tip<'a>(facts: &'a Facts, texts: &'a Messages, kind: &TableKind) -> Cow<'a, str> {
    match kind {
        TableKind::Dataset(_) => Cow::Owned(texts.table.of_dataset.replace("{title}", &name(facts, texts, kind))),
        kind => Cow::Borrowed(texts.table.tip.get(kind.id()).map_or("", String::as_str)),
    }
}

/// All tables in groups with their headings: those of the map, then the others.
pub(crate) fn groups<'a>(facts: &Facts, texts: &'a Messages) -> [(&'a str, Vec<TableKind>); 2] {
    let is_of_map = |kind: &TableKind| {
        use TableKind::{Clusters, Comparison, Grid, Provinces, Values};
        matches!(kind, Clusters | Provinces | Values | Grid | Comparison)
    };
    let (map, others) = TableKind::all(facts.datasets()).into_iter().partition(is_of_map);
    [(&texts.table.group_map, map), (&texts.table.group_facts, others)]
}
