//! Values that may be asked for by name: which one was meant, and which ones may have been.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// A value that may be asked for, and what it may be called.
pub(super) struct Choice<T> {
    pub value: T,
    /// The name that is listed, then others.
    names: Vec<String>,
    /// The names and their parts in and outside of brackets, folded.
    keys: Vec<String>,
    /// Folded names that are not unique, such as the pinyin that Shanxi and Shaanxi share: good for a hint only.
    shared: Vec<String>,
}

impl<T> Choice<T> {
    pub(super) fn new(value: T, names: &[&str]) -> Self {
        let names: Vec<String> = names.iter().filter(|name| !name.is_empty()).map(|name| (*name).to_owned()).collect();
        // "Xizang (Tibet)" is called by either name as well.
        let parts = names.iter().flat_map(|name| std::iter::once(name.as_str()).chain(name.split(['(', ')'])));
        let keys = parts.map(folded).filter(|key| !key.is_empty()).collect();
        Self { value, names, keys, shared: Vec::new() }
    }

    /// Adds names that others have as well.
    pub(super) fn sharing<'n>(mut self, names: impl IntoIterator<Item = &'n str>) -> Self {
        self.shared.extend(names.into_iter().map(folded));
        self
    }

    /// The names that mean this value and no other.
    #[cfg(test)]
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// `HN (Hunan)`: the first name, with the second where there is one.
    pub(super) fn shown(&self) -> String {
        match self.names.as_slice() {
            [first, second, ..] => format!("{first} ({second})"),
            [first] => first.clone(),
            [] => String::new(),
        }
    }

    /// Distance of a folded text from the nearest name; `None` where it is another name altogether.
    fn distance(&self, typed: &str) -> Option<usize> {
        let without_tones = bare(typed);
        let names = self.keys.iter().chain(&self.shared).flat_map(|name| [name.clone(), bare(name)]);
        names.flat_map(|name| [distance(typed, &name), distance(&without_tones, &name)]).flatten().min()
    }
}

/// Result of looking a typed name up.
pub(super) enum Meant<T> {
    /// The value of that name.
    One(T),
    /// No value has the name; what may have been meant, as it is shown.
    Perhaps(Vec<String>),
}

/// The value that a typed name means. Capital letters, full-width letters, blanks, hyphens and signs that are not seen make
/// no difference; all else does, so that no province is taken for another.
pub(super) fn meant<T: Clone>(typed: &str, choices: &[Choice<T>]) -> Meant<T> {
    let typed = folded(typed);
    if let Some(choice) = choices.iter().find(|choice| choice.keys.contains(&typed)) {
        return Meant::One(choice.value.clone());
    }
    let near: Vec<(usize, &Choice<T>)> =
        choices.iter().filter_map(|choice| Some((choice.distance(&typed)?, choice))).collect();
    let Some(least) = near.iter().map(|(distance, _)| *distance).min() else { return Meant::Perhaps(Vec::new()) };
    let nearest = near.iter().filter(|(distance, _)| *distance == least);
    Meant::Perhaps(nearest.map(|(_, choice)| choice.shown()).collect())
}

/// A name without what makes no difference: case, width, blanks, hyphens, underscores, apostrophes, signs that are not seen.
fn folded(name: &str) -> String {
    let is_kept =
        |c: &char| !c.is_whitespace() && !c.is_control() && !is_unseen(*c) && !matches!(c, '-' | '_' | '\'' | '’');
    name.nfkc().filter(is_kept).flat_map(char::to_lowercase).collect()
}

/// A folded name without marks of tones and without tone numbers.
fn bare(folded: &str) -> String {
    let letters: String = folded.nfd().filter(|c| !is_combining_mark(*c)).collect();
    if letters.chars().any(char::is_alphabetic) {
        letters.chars().filter(|c| !c.is_ascii_digit()).collect()
    } else {
        letters
    }
}

/// Zero-width signs, direction marks, the byte order mark.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// Distance of a typed text from a name: 0 where one is the beginning of the other, or holds it, else the number of signs
/// that differ, if few: one sign in three.
fn distance(typed: &str, name: &str) -> Option<usize> {
    let (typed_length, name_length) = (typed.chars().count(), name.chars().count());
    // Of one hanzi or three letters anything could be meant.
    let enough = |text: &str, length: usize| length >= if text.is_ascii() { 4 } else { 2 };
    let begins = enough(typed, typed_length) && name.starts_with(typed);
    if begins || (enough(name, name_length) && typed.contains(name)) {
        return Some(0);
    }
    let most = (typed_length / 3).max(1);
    let distance = strsim::damerau_levenshtein(typed, name);
    // Of two letters one wrong is anything.
    (distance <= most && typed_length > distance + 1).then_some(distance)
}
