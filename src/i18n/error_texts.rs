//! Phrases of error messages: what happened to which file, why, and what to do next.
#![expect(missing_docs, reason = "a field is named for its phrase, which stands in assets/i18n")]

use std::collections::BTreeMap;

use super::phrases::phrases;

phrases! {
    /// Phrases of error messages. The maps are keyed by the code of a cause.
    pub struct ErrorTexts {
        pub not_opened: String,
        pub not_resumed: String,
        pub not_saved: String,
        pub partly_shown: String,
        pub unknown_ids: String,
        pub ignored_parts: String,
        pub unchanged: String,
        pub changed_elsewhere: String,
        pub settings_damaged: String,
        pub settings_unreadable: String,
        pub settings_parts: String,
        pub settings_kept: String,
        pub settings_not_saved: String,
        pub data_damaged: String,
        pub no_picture: String,
        pub no_table: String,
        pub clock_before_1970: String,
        pub folder_not_shown: String,
        /// Reasons for a failed reading or writing of a file, by `Cause`.
        pub cause: BTreeMap<String, String>,
        /// Nodes of the file system that are not regular files, by `NodeKind`.
        pub node: BTreeMap<String, String>,
        /// Reasons for a file that cannot be opened as a map.
        pub view: BTreeMap<String, String>,
        /// Content expected at a place of a document, or found there.
        pub expected: BTreeMap<String, String>,
        /// Reasons for a picture that cannot be made.
        pub picture: BTreeMap<String, String>,
    }
}
