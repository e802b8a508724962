//! Columns of texts.

use super::{interner::Interner, texts::Texts};

/// Rows by which it is seen whether texts come again.
const SAMPLE: usize = 1_000;

/// Texts of rows, unknown where empty. Where texts come again and again, each is stored once.
#[derive(Clone, Debug)]
pub struct TextColumn(Storage);

#[derive(Clone, Debug)]
enum Storage {
    /// A text for each row.
    Each(Texts),
    /// Different texts, and the number of its text for each row.
    Shared { different: Texts, numbers: Vec<u32> },
}

impl TextColumn {
    /// Column of a text for each row.
    pub fn new(texts: Texts) -> Self {
        match shared(&texts) {
            Some((different, numbers)) => Self(Storage::Shared { different, numbers }),
            None => Self(Storage::Each(texts)),
        }
    }

    /// Text of a row; `None` if unknown, or outside the column.
    pub fn get(&self, row: usize) -> Option<&str> {
        let text = match &self.0 {
            Storage::Each(texts) => texts.get(row),
            Storage::Shared { different, numbers } => different.get(*numbers.get(row)? as usize),
        };
        text.filter(|text| !text.is_empty())
    }

    /// Texts of all rows, empty where unknown.
    pub fn each(&self) -> Box<dyn Iterator<Item = &str> + '_> {
        match &self.0 {
            Storage::Each(texts) => Box::new(texts.iter()),
            Storage::Shared { different, numbers } => {
                Box::new(numbers.iter().map(|number| different.get(*number as usize).unwrap_or_default()))
            }
        }
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        match &self.0 {
            Storage::Each(texts) => texts.len(),
            Storage::Shared { numbers, .. } => numbers.len(),
        }
    }

    /// `true` without rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Different texts with the number of each row's; `None` if that would save little.
fn shared(texts: &Texts) -> Option<(Texts, Vec<u32>)> {
    let step = texts.len().div_ceil(SAMPLE).max(1);
    let mut sample = Interner::default();
    let sampled =
        (0..texts.len()).step_by(step).filter_map(|row| texts.get(row)).map(|text| sample.number(text)).count();
    if sample.len() * 2 > sampled {
        return None;
    }
    let most = texts.len() / 4 + 1;
    let mut known = Interner::default();
    let mut numbers = Vec::with_capacity(texts.len());
    for text in texts.iter() {
        numbers.push(known.number(text));
        if known.len() > most {
            return None;
        }
    }
    Some((known.texts().iter().copied().collect(), numbers))
}

impl PartialEq for TextColumn {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.each().eq(other.each())
    }
}

impl<S: AsRef<str>> FromIterator<Option<S>> for TextColumn {
    fn from_iter<I: IntoIterator<Item = Option<S>>>(texts: I) -> Self {
        let mut all = Texts::default();
        for text in texts {
            all.push(text.as_ref().map_or("", AsRef::as_ref));
        }
        all.shrink();
        Self::new(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_come_again_are_stored_once_and_read_the_same() {
        let rows = |row: usize| ["甲", "乙", ""][row % 3];
        let few: TextColumn = (0..9_000).map(rows).map(Some).collect();
        assert!(matches!(&few.0, Storage::Shared { different, .. } if different.len() == 3));
        assert_eq!([0, 1, 2, 3, 9_000].map(|row| few.get(row)), [Some("甲"), Some("乙"), None, Some("甲"), None]);
        let each = TextColumn(Storage::Each((0..9_000).map(rows).collect()));
        assert_eq!(each, few);
        let many: TextColumn = (0..9_000).map(|row| Some(row.to_string())).collect();
        assert!(matches!(many.0, Storage::Each(_)));
        assert_eq!((many.get(4_321), many == few), (Some("4321"), false));
    }

    #[test]
    fn texts_that_are_few_at_the_beginning_alone_are_stored_each() {
        // Every row of the sample has the same text.
        let texts = (0..100_000).map(|row| if row % 100 == 0 { "same".to_owned() } else { row.to_string() });
        let column: TextColumn = texts.map(Some).collect();
        assert!(matches!(column.0, Storage::Each(_)));
        assert_eq!((column.get(100), column.get(101)), (Some("same"), Some("101")));
    }
}
