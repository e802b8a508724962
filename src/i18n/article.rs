//! Phrases of the side panel that checks the article.
#![expect(missing_docs, reason = "a field is named for its phrase, which stands in assets/i18n")]

use super::phrases::phrases;

phrases! {
    /// Phrases of the article's claims and their checks.
    pub struct ArticleTexts {
        pub title: String,
        pub about: String,
        pub position: String,
        pub previous: String,
        pub next: String,
        pub copy: String,
        pub copied: String,
        pub all: String,
        pub all_tip: String,
        pub filter_tip: String,
        pub spoken: String,
        pub attributed: String,
        pub hundreds: String,
        pub at_least: String,
        pub at_most: String,
        pub known: String,
        pub weak: String,
        pub nothing: String,
        pub show: String,
        pub show_spoken: String,
        pub shown: String,
        pub picture: String,
        pub no_view: String,
        pub text_title: String,
        pub text_article: String,
        pub text_says: String,
        pub text_verdict: String,
        pub text_source: String,
        pub text_data: String,
        pub text_note: String,
        pub shows_clusters: String,
        pub with_figure: String,
        pub no_link: String,
    }

    /// A verdict in words: as label of a claim, of a fact, as a count of claims, and as tooltip.
    pub struct VerdictText {
        pub claim: String,
        pub fact: String,
        pub count: String,
        pub tip: String,
    }
}
