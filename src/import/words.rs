//! Remarks in words.

use super::{ImportError, Remark, RowUnit};
use crate::i18n::{ImportTexts, phrase};

impl Remark {
    /// The finding in words.
    pub fn words(&self, texts: &ImportTexts) -> String {
        let form = phrase(&texts.remark, self.kind);
        // The found text comes last, since it can hold anything.
        let filled = form.replace("{n}", &self.count.to_string()).replacen("{found}", &self.found, 1);
        // Without a text the colon before it says nothing.
        if self.found.is_empty() { filled.trim_end_matches([':', '：', ' ']).to_owned() } else { filled }
    }

    /// Row, column and finding in words.
    pub fn located_words(&self, texts: &ImportTexts, unit: RowUnit) -> String {
        let row = self.row.map(|row| phrase(&texts.unit, unit).replace("{n}", &row.to_string()));
        let place: Vec<String> = row.into_iter().chain(self.column.iter().map(ToString::to_string)).collect();
        let words = self.words(texts);
        if place.is_empty() { words } else { format!("{}: {words}", place.join(", ")) }
    }
}

impl ImportError {
    /// The reason in words.
    pub fn words(&self, texts: &ImportTexts, unit: RowUnit) -> String {
        match self {
            Self::Content(remark) => remark.located_words(texts, unit),
            Self::Cancelled => texts.cancelled.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator as _;

    use super::*;
    use crate::{
        i18n::messages,
        import::{RemarkKind, Severity},
        model::Language,
        recipe::ColumnRole,
    };

    #[test]
    fn every_remark_and_role_has_its_phrase_in_both_languages() {
        for language in [Language::En, Language::Zh] {
            let texts = &messages(language).import;
            assert!(RemarkKind::iter().all(|kind| !phrase(&texts.remark, kind).is_empty()), "{language:?}");
            assert!(ColumnRole::iter().all(|role| !phrase(&texts.role, role).is_empty()), "{language:?}");
            assert_eq!(texts.remark.len(), RemarkKind::iter().count(), "a phrase for nothing");
        }
    }

    #[test]
    fn nothing_found_leaves_no_colon() {
        let words =
            |language| Remark::on_file(Severity::LeftOut, RemarkKind::Malformed).words(&messages(language).import);
        assert_eq!([Language::En, Language::Zh].map(words), ["Not well formed", "格式有误"]);
    }

    #[test]
    fn what_was_found_is_printed_letter_by_letter() {
        let remark = Remark::on_row(7, Severity::Unread, RemarkKind::NotANumber).in_column("产值").found("{n} Mrd");
        let texts = &messages(Language::En).import;
        assert_eq!(remark.located_words(texts, RowUnit::Line), "line 7, 产值: Not a number: {n} Mrd");
    }
}
