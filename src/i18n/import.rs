//! Phrases of imports: remarks, roles of columns, the report.
#![expect(missing_docs, reason = "a field is named for its phrase, which stands in assets/i18n")]

use std::collections::BTreeMap;

use super::phrases::phrases;

phrases! {
    /// Phrases of imports. The maps are keyed by the code of a kind.
    pub struct ImportTexts {
        pub summary: String,
        pub kept: String,
        pub placed: String,
        pub columns: String,
        pub remarks: String,
        pub more: String,
        pub unmatched: String,
        pub candidates: String,
        pub not_imported: String,
        pub cancelled: String,
        /// Remarks, by `RemarkKind`.
        pub remark: BTreeMap<String, String>,
        /// Effects of remarks, by `Severity`.
        pub severity: BTreeMap<String, String>,
        /// Roles of columns, by `ColumnRole`.
        pub role: BTreeMap<String, String>,
        /// Numbers of rows, by `RowUnit`, with the gap `{n}`.
        pub unit: BTreeMap<String, String>,
    }
}
