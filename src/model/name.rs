//! Names and short texts in the two languages of the atlas.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{EnumIter, EnumString, IntoStaticStr};

/// A language of the interface and of the map.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    JsonSchema,
    EnumIter,
    EnumString,
    IntoStaticStr,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Simplified Chinese, 简体中文.
    Zh,
}

impl Language {
    /// The other of the two languages.
    pub fn other(self) -> Self {
        match self {
            Self::En => Self::Zh,
            Self::Zh => Self::En,
        }
    }
}

/// A text in both languages; an empty side is not available.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bilingual {
    /// English text.
    pub en: String,
    /// Chinese text.
    pub zh: String,
}

impl Bilingual {
    /// The text in `language`, or in the other language if only that exists.
    pub fn get(&self, language: Language) -> &str {
        let (first, second) = match language {
            Language::En => (&self.en, &self.zh),
            Language::Zh => (&self.zh, &self.en),
        };
        if first.is_empty() { second } else { first }
    }

    /// `true` if neither language has a text.
    pub fn is_empty(&self) -> bool {
        self.en.is_empty() && self.zh.is_empty()
    }
}

/// Full and short name. The Chinese name is the original, the English a translation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// Full name.
    pub full: Bilingual,
    /// Short form for labels and chart rows; equal to `full` if there is no shorter one.
    pub short: Bilingual,
    /// Pinyin of the Chinese name without tones, syllables separated by spaces: `chang sha`.
    pub pinyin: String,
}

impl Name {
    /// Full name in `language`.
    pub fn full(&self, language: Language) -> &str {
        self.full.get(language)
    }

    /// Short name in `language`.
    pub fn short(&self, language: Language) -> &str {
        self.short.get(language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_missing_in_one_language_falls_back_to_the_other() {
        let only_zh = Bilingual { en: String::new(), zh: "集群".to_owned() };
        assert_eq!(only_zh.get(Language::En), "集群");
        assert!(Bilingual::default().is_empty());
    }
}
