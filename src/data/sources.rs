//! Readers of `sources.csv` and `base_sources.csv`.

use std::collections::BTreeMap;

use super::{
    Report,
    cells::{bilingual, optional_date},
    references::{Seen, cited},
    table::{CsvRow, CsvTable},
};
use crate::model::{BaseLayer, Catalogue, LinkPolicy, Source, SourceId};

const COLUMNS: [&str; 11] =
    ["id", "publisher", "title", "date", "url", "read_at", "link", "quality", "accessed", "note_en", "note_zh"];

/// Reads the sources, keyed by identifier.
pub(super) fn sources(text: &str, report: &mut Report) -> BTreeMap<SourceId, Source> {
    let table = CsvTable::read("sources.csv", text, &COLUMNS, report);
    let mut seen = Seen::default();
    table.rows().filter_map(|row| source(&row, &mut seen, report)).map(|source| (source.id.clone(), source)).collect()
}

/// Reads `base_sources.csv`: the sources of the layers of the base map.
pub(super) fn of_base_map(text: &str, catalogue: &Catalogue, report: &mut Report) -> Vec<(BaseLayer, SourceId)> {
    let table = CsvTable::read("base_sources.csv", text, &["layer", "source"], report);
    let layer = |row: CsvRow<'_>| {
        let layer = row.parse("layer", "boundaries or places", report);
        let ids = cited(&row, "source", catalogue, report);
        Some((layer?, ids?))
    };
    let layers: Vec<(BaseLayer, Vec<SourceId>)> = table.rows().filter_map(layer).collect();
    layers.into_iter().flat_map(|(layer, ids)| ids.into_iter().map(move |id| (layer, id))).collect()
}

fn source(row: &CsvRow<'_>, seen: &mut Seen, report: &mut Report) -> Option<Source> {
    let owned = |column| row.optional(column).map(ToOwned::to_owned);
    let id = seen.id(row, report);
    let date = optional_date(row, "date", report);
    let link = row.parse("link", "yes, caution or no", report);
    let quality = row.parse("quality", "official, media, aggregator, mirror, no_url or own", report);
    let accessed = row.as_of("accessed", report);
    let url = owned("url");
    let shown = match link? {
        LinkPolicy::Yes | LinkPolicy::Caution if url.is_none() => {
            report.push(row.issue("url", "an address, because link is not no"));
            None
        }
        LinkPolicy::No if url.is_some() => {
            report.push(row.issue("url", "no address to be shown, because link is no"));
            None
        }
        link => Some(link),
    };
    Some(Source {
        id: SourceId::new(id?),
        publisher: owned("publisher"),
        title: owned("title"),
        date: date?,
        url,
        read_at: owned("read_at"),
        link: shown?,
        quality: quality?,
        accessed: accessed?.to_string(),
        note: bilingual(row, "note"),
    })
}
