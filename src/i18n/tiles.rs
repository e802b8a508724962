//! Phrases of online tiles and tile archives.
#![expect(missing_docs, reason = "a field is named for its phrase, which stands in assets/i18n")]

use super::phrases::phrases;

phrases! {
    /// Phrases of online tiles and tile archives.
    pub struct TilesTexts {
        pub consent_title: String,
        pub consent: String,
        pub accept: String,
        pub refuse: String,
        pub loading: String,
        pub retry: String,
        pub stop: String,
        pub zoom_there: String,
        pub file_title: String,
        pub file_path: String,
        pub file_open: String,
        pub file_opening: String,
        pub file_browse: String,
        pub file_error: String,
        pub unwritten: String,
        pub mercator_note: String,
        pub dialog_missing: String,
        pub absence: AbsenceTexts,
        pub fault: FaultTexts,
    }

    /// Reasons for missing tiles.
    pub struct AbsenceTexts {
        pub fault: String,
        pub server_fault: String,
        pub refused: String,
        pub elsewhere: String,
        pub deeper: String,
        pub offline: String,
        pub partly: String,
    }

    /// Faults of a tile archive or a tile.
    pub struct FaultTexts {
        pub missing: String,
        pub forbidden: String,
        pub no_file: String,
        pub remote: String,
        pub unreadable: String,
        pub unreadable_code: String,
        pub empty: String,
        pub other_kind: String,
        pub version: String,
        pub cut_off: String,
        pub damaged_header: String,
        pub damaged_directory: String,
        pub damaged_database: String,
        pub no_table: String,
        pub no_tiles: String,
        pub unwritten: String,
        pub packing: String,
        pub format: String,
        pub format_unknown: String,
        pub grid: String,
        pub large_tile: String,
        pub large_picture: String,
        pub complicated: String,
        pub broken_tile: String,
        pub slow: String,
        pub crashed: String,
        pub no_thread: String,
    }
}
