//! Error texts for tiles.

use crate::{
    i18n::{Messages, TilesTexts},
    model::{Language, ShownPath},
    surface::screen::{Absence, Fault, Format, LARGEST_SIDE, LARGEST_TILE, Levels, Part, TileError, TileState},
    view::Basemap,
};

/// Error text for a refused tile archive.
pub(crate) fn refusal(texts: &TilesTexts, error: &TileError) -> String {
    let path = ShownPath(&error.path).to_string();
    texts.file_error.replace("{path}", &path).replace("{why}", &fault(texts, error.fault))
}

/// Error text for a failed connection to a tile server.
pub(crate) fn unconnected(texts: &TilesTexts, why: Fault) -> String {
    texts.absence.server_fault.replace("{why}", &fault(texts, why))
}

/// Text about missing tiles; `None` while they load or if all are available. `lost_archive` is the error of the archive
/// that the basemap refers to.
pub(crate) fn trouble(
    basemap: &Basemap,
    texts: &Messages,
    lost_archive: Option<&TileError>,
    state: TileState,
) -> Option<String> {
    let tiles = &texts.tiles;
    let absence = &tiles.absence;
    let online = basemap.is_online();
    let because = |phrase: &str, why: Fault| phrase.replace("{why}", &fault(tiles, why));
    match state {
        TileState::Loading | TileState::Ready => None,
        TileState::Partly(why) => Some(because(&absence.partly, why)),
        TileState::Unavailable(Absence::Fault(why)) if online => Some(because(&absence.server_fault, why)),
        TileState::Unavailable(Absence::Fault(why)) => Some(because(&absence.fault, why)),
        TileState::Unavailable(Absence::Refused) => {
            lost_archive.map(|error| absence.refused.replace("{refusal}", &refusal(tiles, error)))
        }
        TileState::Unavailable(Absence::Elsewhere) => Some(absence.elsewhere.clone()),
        TileState::Unavailable(Absence::Deeper(levels)) => {
            Some(absence.deeper.replace("{zooms}", &zooms(levels, texts.language)))
        }
        TileState::Unavailable(Absence::Offline) => Some(absence.offline.replace("{name}", server(basemap).0)),
    }
}

/// Name of an online source and host that serves its tiles.
pub(crate) fn server(backdrop: &Basemap) -> (&'static str, &'static str) {
    match backdrop {
        Basemap::OpenTopoMap => ("OpenTopoMap", "a.tile.opentopomap.org"),
        _ => ("OpenStreetMap", "tile.openstreetmap.org"),
    }
}

/// Ranges of zoom levels, as in `0–3, 6`.
fn zooms(levels: Levels, language: Language) -> String {
    let stretch = |(first, last): (u8, u8)| if first == last { first.to_string() } else { format!("{first}–{last}") };
    levels.stretches().into_iter().map(stretch).collect::<Vec<_>>().join(if language == Language::Zh {
        "、"
    } else {
        ", "
    })
}

fn fault(texts: &TilesTexts, fault: Fault) -> String {
    let words = &texts.fault;
    let fill = |phrase: &str, values: &[(&str, String)]| {
        values.iter().fold(phrase.to_owned(), |text, (name, value)| text.replace(name, value))
    };
    match fault {
        Fault::Missing => words.missing.clone(),
        Fault::Forbidden => words.forbidden.clone(),
        Fault::NoFile => words.no_file.clone(),
        Fault::Remote => words.remote.clone(),
        Fault::Unreadable { code: None } => words.unreadable.clone(),
        Fault::Unreadable { code: Some(code) } => fill(&words.unreadable_code, &[("{code}", code.to_string())]),
        Fault::Empty => words.empty.clone(),
        Fault::OtherKind => words.other_kind.clone(),
        Fault::Version(version) => fill(&words.version, &[("{version}", version.to_string())]),
        Fault::CutOff { found, expected } => {
            fill(&words.cut_off, &[("{found}", found.to_string()), ("{expected}", expected.to_string())])
        }
        Fault::Damaged(Part::Header) => words.damaged_header.clone(),
        Fault::Damaged(Part::Directory) => words.damaged_directory.clone(),
        Fault::Damaged(Part::Database) => words.damaged_database.clone(),
        Fault::NoTable => words.no_table.clone(),
        Fault::NoTiles => words.no_tiles.clone(),
        Fault::Unwritten => words.unwritten.clone(),
        Fault::Packing(packing) => fill(&words.packing, &[("{packing}", packing.to_string())]),
        Fault::Format(Format::Unknown) => words.format_unknown.clone(),
        Fault::Format(format) => fill(&words.format, &[("{format}", format.to_string())]),
        Fault::Grid(grid) => fill(&words.grid, &[("{grid}", grid.to_string())]),
        Fault::LargeTile => fill(&words.large_tile, &[("{limit}", (LARGEST_TILE >> 20).to_string())]),
        Fault::LargePicture { width, height } => {
            let values = [("{width}", width), ("{height}", height), ("{limit}", LARGEST_SIDE)];
            fill(&words.large_picture, &values.map(|(name, value)| (name, value.to_string())))
        }
        Fault::Complicated => words.complicated.clone(),
        Fault::BrokenTile => words.broken_tile.clone(),
        Fault::Slow => words.slow.clone(),
        Fault::Crashed => words.crashed.clone(),
        Fault::NoThread => words.no_thread.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{i18n::messages, surface::screen::Packing};

    const FAULTS: [Fault; 32] = [
        Fault::Missing,
        Fault::Forbidden,
        Fault::NoFile,
        Fault::Remote,
        Fault::Unreadable { code: None },
        Fault::Unreadable { code: Some(5) },
        Fault::Empty,
        Fault::OtherKind,
        Fault::Version(2),
        Fault::CutOff { found: 127, expected: 11_214 },
        Fault::Damaged(Part::Header),
        Fault::Damaged(Part::Directory),
        Fault::Damaged(Part::Database),
        Fault::NoTable,
        Fault::NoTiles,
        Fault::Unwritten,
        Fault::Packing(Packing::Brotli),
        Fault::Packing(Packing::Zstandard),
        Fault::Format(Format::Avif),
        Fault::Format(Format::Mlt),
        Fault::Format(Format::Gif),
        Fault::Format(Format::Tiff),
        Fault::Format(Format::Bmp),
        Fault::Format(Format::Unknown),
        Fault::Grid(512),
        Fault::LargeTile,
        Fault::LargePicture { width: 9000, height: 1 },
        Fault::Complicated,
        Fault::BrokenTile,
        Fault::Slow,
        Fault::Crashed,
        Fault::NoThread,
    ];

    #[test]
    fn every_fault_has_words_of_its_own_in_each_language() {
        for language in [Language::En, Language::Zh] {
            let texts = &messages(language).tiles;
            let mut said: Vec<String> = FAULTS.iter().map(|found| fault(texts, *found)).collect();
            for text in &said {
                assert!(!text.is_empty() && !text.contains(['{', '}', '_']) && !text.ends_with(['.', '。']), "{text}");
                let hanzi = text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
                assert_eq!(hanzi, language == Language::Zh, "{text}");
            }
            said.sort();
            said.dedup();
            assert_eq!(said.len(), FAULTS.len());
        }
    }

    #[test]
    fn no_words_of_libraries_reach_people() {
        for found in FAULTS {
            let both = [fault(&messages(Language::En).tiles, found), found.to_string()];
            for text in both {
                let text = text.to_lowercase();
                assert!(
                    ["sqlite", "os error", "no such table", "eof", "panic"].iter().all(|word| !text.contains(word)),
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn zooms_are_written_as_ranges() {
        let levels = [0, 1, 2, 3, 6].into_iter().collect();
        assert_eq!(zooms(levels, Language::En), "0–3, 6");
        assert_eq!(zooms(levels, Language::Zh), "0–3、6");
    }
}
