//! Values selectable by name, with tolerant matching and suggestions for misspelt names.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// Selectable value with its names.
pub(super) struct FilterChoice<T> {
    pub value: T,
    /// Names, the displayed one first.
    names: Vec<String>,
    /// Folded names, and their parts inside and outside brackets.
    keys: Vec<String>,
    /// Folded names shared with other values, such as the pinyin of Shanxi and Shaanxi; used for suggestions only.
    shared: Vec<String>,
}

impl<T> FilterChoice<T> {
    pub(super) fn new(value: T, names: &[&str]) -> Self {
        let names: Vec<String> = names.iter().filter(|name| !name.is_empty()).map(|name| (*name).to_owned()).collect();
        // Each part of "Xizang (Tibet)" is a name as well.
        let parts = names.iter().flat_map(|name| std::iter::once(name.as_str()).chain(name.split(['(', ')'])));
        let keys = parts.map(folded).filter(|key| !key.is_empty()).collect();
        Self { value, names, keys, shared: Vec::new() }
    }

    /// Adds names shared with other values.
    pub(super) fn sharing<'n>(mut self, names: impl IntoIterator<Item = &'n str>) -> Self {
        self.shared.extend(names.into_iter().map(folded));
        self
    }

    /// Names unique to this value.
    #[cfg(test)]
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// Display form, `HN (Hunan)`: the first name, followed by the second if there is one.
    pub(super) fn shown(&self) -> String {
        match self.names.as_slice() {
            [first, second, ..] => format!("{first} ({second})"),
            [first] => first.clone(),
            [] => String::new(),
        }
    }

    /// Edit distance of a folded text from the nearest name; `None` if too large for a suggestion.
    fn distance(&self, typed: &str) -> Option<usize> {
        let without_tones = bare(typed);
        let names = self.keys.iter().chain(&self.shared).flat_map(|name| [name.clone(), bare(name)]);
        names.flat_map(|name| [distance(typed, &name), distance(&without_tones, &name)]).flatten().min()
    }
}

/// Result of looking up a typed name.
pub(super) enum Meant<T> {
    /// Exact match after folding.
    One(T),
    /// No match; suggestions in display form.
    Perhaps(Vec<String>),
}

/// Looks up a typed name. Case, width, spaces, hyphens and invisible characters are ignored; any other difference is
/// not, so that no province is mistaken for another.
pub(super) fn meant<T: Clone>(typed: &str, choices: &[FilterChoice<T>]) -> Meant<T> {
    let typed = folded(typed);
    if let Some(choice) = choices.iter().find(|choice| choice.keys.contains(&typed)) {
        return Meant::One(choice.value.clone());
    }
    let near: Vec<(usize, &FilterChoice<T>)> =
        choices.iter().filter_map(|choice| Some((choice.distance(&typed)?, choice))).collect();
    let Some(least) = near.iter().map(|(distance, _)| *distance).min() else { return Meant::Perhaps(Vec::new()) };
    let nearest = near.iter().filter(|(distance, _)| *distance == least);
    Meant::Perhaps(nearest.map(|(_, choice)| choice.shown()).collect())
}

/// Folds a name for comparison: removes case, width, spaces, hyphens, underscores, apostrophes and invisible
/// characters.
fn folded(name: &str) -> String {
    let is_kept =
        |c: &char| !c.is_whitespace() && !c.is_control() && !is_unseen(*c) && !matches!(c, '-' | '_' | '\'' | '’');
    name.nfkc().filter(is_kept).flat_map(char::to_lowercase).collect()
}

/// A folded name without tone marks and tone numbers.
fn bare(folded: &str) -> String {
    let letters: String = folded.nfd().filter(|c| !is_combining_mark(*c)).collect();
    if letters.chars().any(char::is_alphabetic) {
        letters.chars().filter(|c| !c.is_ascii_digit()).collect()
    } else {
        letters
    }
}

/// `true` for zero-width characters, direction marks and the byte order mark.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// Distance between a typed text and a name: 0 if the name starts with the text or the text contains the name,
/// otherwise the edit distance if at most one character in three differs.
fn distance(typed: &str, name: &str) -> Option<usize> {
    let (typed_length, name_length) = (typed.chars().count(), name.chars().count());
    // A single hanzi or fewer than four letters are too ambiguous.
    let enough = |text: &str, length: usize| length >= if text.is_ascii() { 4 } else { 2 };
    let begins = enough(typed, typed_length) && name.starts_with(typed);
    if begins || (enough(name, name_length) && typed.contains(name)) {
        return Some(0);
    }
    let most = (typed_length / 3).max(1);
    let distance = strsim::damerau_levenshtein(typed, name);
    // One wrong letter out of two is too ambiguous.
    (distance <= most && typed_length > distance + 1).then_some(distance)
}
