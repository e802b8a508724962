//! Phrases with a count, which English writes otherwise where that is one.

use serde::Deserialize;

/// A phrase with the gap `{n}`: in the file `{ one = "…", other = "…" }`, or a text alone where both are the same.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "Written")]
pub struct Plural {
    one: String,
    other: String,
}

#[derive(Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Written {
    Same(String),
    Forms { one: String, other: String },
}

impl From<Written> for Plural {
    fn from(written: Written) -> Self {
        match written {
            Written::Same(text) => Self { one: text.clone(), other: text },
            Written::Forms { one, other } => Self { one, other },
        }
    }
}

impl Plural {
    /// The phrase for that count.
    pub fn of(&self, n: usize) -> String {
        self.form(n == 1).replace("{n}", &n.to_string())
    }

    /// The phrase with its gap, for one or for any other number.
    pub(super) fn form(&self, is_one: bool) -> &str {
        if is_one { &self.one } else { &self.other }
    }
}

#[cfg(test)]
mod tests {
    use crate::{i18n::messages, model::Language};

    #[test]
    fn one_is_singular_in_english_and_everything_else_plural() {
        let count = &messages(Language::En).source.count;
        assert_eq!([0, 1, 2, 21].map(|n| count.of(n)), ["0 sources", "1 source", "2 sources", "21 sources"]);
        assert_eq!(messages(Language::Zh).source.count.of(1), "1 个来源");
    }

    /// Words that follow a count in a phrase that has one form only.
    #[test]
    fn no_english_phrase_counts_one_as_several() {
        let file: toml::Table = include_str!("../../assets/i18n/en.toml").parse().unwrap();
        // The count is fixed by the data, there are always several, or another phrase says one.
        let several = [
            "map.counted_here",
            "thematic.alt_equal",
            "thematic.alt_tied",
            "thematic.only_weak",
            "thematic.weak",
            "thematic.without_denominator",
            "filters.more_provinces",
            "filters.show_later",
            "programmes.more_provinces",
            "layers.more_values",
            "article.about",
            "province.missing",
            "province.programmes",
            "about.data",
            "table.rows",
            "table.marked",
            "table.copied",
            "caption.alt_tied",
            "caption.source_count",
            "caption.within_none",
            "export.atlas_title",
            "export.packed",
            "thematic.timeline_first",
        ];
        for (section, phrases) in file.iter().filter(|(section, _)| *section != "language") {
            for (key, phrase) in phrases.as_table().unwrap() {
                let (text, name) = (phrase.as_str().unwrap_or_default(), format!("{section}.{key}"));
                let after = text.split("{n} ").skip(1).filter_map(|rest| rest.split([' ', '.', ',', ':']).next());
                let plural = after.filter(|word| word.len() > 3 && word.ends_with('s')).count() > 0;
                assert!(!plural || several.contains(&name.as_str()), "{name}: {text}");
            }
        }
    }
}
