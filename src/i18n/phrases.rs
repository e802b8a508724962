//! Structs of phrases, one field each, filled from one section of the file of a language.
//!
//! Not derived from serde: its code for a struct of two hundred texts drops all of them wherever it can end, and takes the
//! compiler minutes for each struct.

use std::collections::BTreeMap;

use serde::{Deserialize, de::DeserializeOwned};

/// Declares structs of phrases. Each field is a phrase, or several, under its own name; every field must stand in the file,
/// and nothing else.
macro_rules! phrases {
    ($($(#[$meta:meta])* $of_texts:vis struct $texts:ident { $($(#[$of_phrase:meta])* pub $phrase:ident: $kind:ty,)+ })+) => {$(
        $(#[$meta])*
        #[derive(Debug, Default)]
        $of_texts struct $texts { $($(#[$of_phrase])* pub $phrase: $kind,)+ }

        impl<'de> serde::Deserialize<'de> for $texts {
            fn deserialize<D: serde::Deserializer<'de>>(file: D) -> Result<Self, D::Error> {
                let mut section = $crate::i18n::phrases::Section::deserialize(file)?;
                let texts = Self { $($phrase: section.take(stringify!($phrase)),)+ };
                section.faults().map_or(Ok(texts), |faults| Err(serde::de::Error::custom(faults)))
            }
        }
    )+};
}
pub(super) use phrases;

/// Phrases of a section that no field has taken, and what was wrong with those that were asked for.
#[derive(Deserialize)]
#[serde(transparent)]
pub(super) struct Section {
    phrases: BTreeMap<String, toml::Value>,
    #[serde(skip)]
    faults: Vec<String>,
}

impl Section {
    /// The phrase of that name; an empty one, and a fault, where there is none of its kind.
    #[inline(never)]
    pub(super) fn take<T: DeserializeOwned + Default>(&mut self, name: &str) -> T {
        let phrase = self.phrases.remove(name).map(T::deserialize);
        match phrase {
            Some(Ok(phrase)) => return phrase,
            Some(Err(fault)) => self.faults.push(format!("{name}: {}", fault.message())),
            None => self.faults.push(format!("{name}: missing")),
        }
        T::default()
    }

    /// Faults of the phrases taken, and names that no field has; none where all is well.
    pub(super) fn faults(mut self) -> Option<String> {
        self.faults.extend(self.phrases.into_keys().map(|name| format!("{name}: unknown")));
        (!self.faults.is_empty()).then(|| self.faults.join("; "))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::i18n::Plural;

    phrases! {
        /// Phrases of all kinds.
        struct Texts {
            pub title: String,
            pub count: Plural,
            pub list: Vec<String>,
            pub by_code: BTreeMap<String, String>,
        }
    }

    const WHOLE: &str =
        "title = 'a'\ncount = { one = '{n} b', other = '{n} bs' }\nlist = ['c']\nby_code = { d = 'e' }\n";

    #[test]
    fn each_field_has_the_phrase_of_its_name() {
        let texts: Texts = toml::from_str(WHOLE).unwrap();
        assert_eq!(
            (texts.title.as_str(), texts.count.of(2).as_str(), &texts.by_code["d"]),
            ("a", "2 bs", &"e".to_owned())
        );
        assert_eq!(texts.list, ["c"]);
    }

    #[test]
    fn a_phrase_that_is_missing_unknown_or_of_another_kind_is_named() {
        let fault = |text: &str| toml::from_str::<Texts>(text).unwrap_err().message().to_owned();
        assert_eq!(fault(&WHOLE.replace("title", "titel")), "title: missing; titel: unknown");
        assert_eq!(fault(&WHOLE.replace("['c']", "'c'")), "list: invalid type: string \"c\", expected a sequence");
    }
}
