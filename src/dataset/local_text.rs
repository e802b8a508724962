//! Text of the atlas in both languages, or a person's own as it was given.

use crate::model::{Bilingual, Language};

/// Name, title or note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LocalText {
    /// In both languages of the atlas.
    Both(Bilingual),
    /// As a person wrote it: printed letter by letter, in every language.
    Given {
        /// The text.
        text: String,
        /// Its language, if known.
        language: Option<Language>,
    },
}

impl LocalText {
    /// Text in both languages.
    pub fn both(en: impl Into<String>, zh: impl Into<String>) -> Self {
        Self::Both(Bilingual { en: en.into(), zh: zh.into() })
    }

    /// The text for a reader of `language`.
    pub fn get(&self, language: Language) -> &str {
        match self {
            Self::Both(text) => text.get(language),
            Self::Given { text, .. } => text,
        }
    }

    /// `true` without any text.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Both(text) => text.is_empty(),
            Self::Given { text, .. } => text.is_empty(),
        }
    }
}

impl Default for LocalText {
    fn default() -> Self {
        Self::Both(Bilingual::default())
    }
}

impl From<Bilingual> for LocalText {
    fn from(text: Bilingual) -> Self {
        Self::Both(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_text_is_the_same_in_every_language() {
        let given = LocalText::Given { text: "Zulieferer A".to_owned(), language: None };
        assert_eq!((given.get(Language::En), given.get(Language::Zh)), ("Zulieferer A", "Zulieferer A"));
        assert_eq!(LocalText::both("Output", "产值").get(Language::Zh), "产值");
        assert!(LocalText::default().is_empty() && !given.is_empty());
    }
}
