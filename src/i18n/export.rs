//! Phrases of the export of pictures.
#![expect(missing_docs, reason = "a field is named for its phrase, which stands in assets/i18n")]

use std::collections::BTreeMap;

use super::phrases::phrases;

phrases! {
    /// Parts of bookmarks whose titles repeat.
    pub struct BookmarkTexts {
        /// `{title}`, and `{what}` tells the page apart.
        pub form: String,
        /// The language, by its own name.
        pub language: String,
        pub light: String,
        pub dark: String,
        /// Number of the page, `{n}`.
        pub page: String,
    }

    /// Phrases of the export of pictures.
    pub struct ExportTexts {
        pub window_title: String,
        /// Title of a PDF of several pictures, `{n}` of them.
        pub atlas_title: String,
        pub size: String,
        pub custom: String,
        pub width: String,
        pub height: String,
        pub resolution: String,
        pub format: String,
        pub scale: String,
        pub transparent: String,
        pub svg_text: String,
        pub pdf_note: String,
        pub colours: String,
        pub shows: String,
        pub as_window: String,
        pub language: String,
        pub light: String,
        pub dark: String,
        pub words: String,
        pub title: String,
        pub subtitle: String,
        pub note: String,
        pub credit: String,
        pub credit_hint: String,
        pub approval_number: String,
        pub approval_number_hint: String,
        pub automatic: String,
        pub automatic_tip: String,
        pub from_data: String,
        pub furniture: String,
        pub legend: String,
        pub comparison: String,
        pub comparison_tip: String,
        pub cluster_list: String,
        pub cluster_list_tip: String,
        pub detail_insets: String,
        pub detail_insets_tip: String,
        pub scale_bar: String,
        pub locator: String,
        pub locator_tip: String,
        pub south_china_sea: String,
        pub short_sources: String,
        pub short_sources_tip: String,
        pub alt_text: String,
        pub alt_text_note: String,
        pub copy_alt_text: String,
        pub cite: String,
        pub copy_caption: String,
        pub save: String,
        pub save_title: String,
        pub pack: String,
        pub pack_title: String,
        pub pack_tip: String,
        pub copy: String,
        pub write: String,
        pub cancel: String,
        pub drawing: String,
        pub no_tiles: String,
        pub cut: String,
        pub missing: String,
        pub saved: String,
        pub packed: String,
        pub copied: String,
        pub cancelled: String,
        pub fit: BTreeMap<String, String>,
        pub chart: String,
        pub chart_place: BTreeMap<String, String>,
        pub preset: BTreeMap<String, String>,
        pub format_tip: BTreeMap<String, String>,
        pub text_form: BTreeMap<String, String>,
        pub text_form_tip: BTreeMap<String, String>,
        pub citation: BTreeMap<String, String>,
        /// Parts of the page layout that do not fit at a page size, by `MissingContent`.
        pub missing_content: BTreeMap<String, String>,
    }
}
