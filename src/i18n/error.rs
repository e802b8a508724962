//! Phrases about what went wrong: what happened to which file, why, and what to do next.
#![expect(missing_docs, reason = "a field is named for its phrase, which stands in assets/i18n")]

use std::collections::BTreeMap;

use serde::Deserialize;

/// What went wrong.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ErrorTexts {
    pub not_opened: String,
    pub not_resumed: String,
    pub not_saved: String,
    pub partly_shown: String,
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
    /// Why the system did not read or write a file.
    pub cause: BTreeMap<String, String>,
    /// What stands where a file should be.
    pub node: BTreeMap<String, String>,
    /// Why a file is no map that can be opened.
    pub view: BTreeMap<String, String>,
    /// What should stand in a file, or stands there.
    pub expected: BTreeMap<String, String>,
    /// Why a picture cannot be made.
    pub picture: BTreeMap<String, String>,
}
