//! Rows by their keys.

use super::text_column::TextColumn;

/// Order by which the row of a key is found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Keys {
    /// Rows have no keys.
    #[default]
    None,
    /// Keys are whole numbers, each larger than the one before: rows of a file.
    Rising,
    /// Rows in the order of their keys.
    Sorted(Vec<u32>),
}

impl Keys {
    /// Order of keys.
    ///
    /// # Errors
    /// The first row without a key, or with one that a row before has.
    pub(super) fn of(keys: &TextColumn) -> Result<Self, usize> {
        if are_rising(keys) {
            return Ok(Self::Rising);
        }
        let texts: Vec<&str> = keys.each().collect();
        let text = |row: &u32| texts.get(*row as usize).copied().unwrap_or_default();
        let mut sorted: Vec<u32> = (0..texts.len() as u32).collect();
        sorted.sort_by(|one, other| text(one).cmp(text(other)));
        let repeated = sorted.windows(2).filter_map(|two| match two {
            [one, other] if text(one) == text(other) => Some(*other),
            _ => None,
        });
        let empty = texts.iter().position(|key| key.is_empty()).map(|row| row as u32);
        match repeated.chain(empty).min() {
            Some(row) => Err(row as usize),
            None => Ok(Self::Sorted(sorted)),
        }
    }

    /// Row of a key.
    pub(super) fn row(&self, keys: &TextColumn, key: &str) -> Option<u32> {
        match self {
            Self::None => None,
            Self::Rising => {
                let wanted = number(key)?;
                let mut rows = 0..keys.len();
                while !rows.is_empty() {
                    let middle = rows.start.midpoint(rows.end);
                    match keys.get(middle).and_then(number)?.cmp(&wanted) {
                        std::cmp::Ordering::Equal => return Some(middle as u32),
                        std::cmp::Ordering::Less => rows.start = middle + 1,
                        std::cmp::Ordering::Greater => rows.end = middle,
                    }
                }
                None
            }
            Self::Sorted(sorted) => {
                let text = |row: &u32| keys.get(*row as usize).unwrap_or_default();
                let at = sorted.binary_search_by(|row| text(row).cmp(key)).ok()?;
                sorted.get(at).copied()
            }
        }
    }
}

/// `true` if keys are whole numbers, each larger than the one before.
fn are_rising(keys: &TextColumn) -> bool {
    let mut before = None;
    keys.each().map(number).all(|number| number.is_some() && std::mem::replace(&mut before, number) < number)
}

/// Number of digits alone, without leading zeros.
fn number(text: &str) -> Option<u64> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    text.parse().ok().filter(|_| is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(keys: &[&str]) -> TextColumn {
        keys.iter().copied().map(Some).collect()
    }

    #[test]
    fn the_row_of_a_key_is_found_in_every_order() {
        for keys in [&["2", "3", "10", "11"][..], &["10", "9", "08", "b"], &["b", "", "a"]] {
            let column = column(keys);
            match Keys::of(&column) {
                Ok(order) => {
                    for (row, key) in (0..).zip(keys) {
                        assert_eq!(order.row(&column, key), Some(row), "{key}");
                    }
                    for none in ["", "4", "03", "c", "99999999999999999999999"] {
                        assert_eq!(order.row(&column, none), None, "{none}");
                    }
                }
                Err(row) => assert_eq!(row, 1, "{keys:?}"),
            }
        }
        assert_eq!(Keys::of(&column(&["2", "3"])), Ok(Keys::Rising));
    }

    #[test]
    fn the_first_row_with_a_key_of_another_is_told() {
        assert_eq!(Keys::of(&column(&["c", "b", "a", "b", "c"])), Err(3));
        assert_eq!(Keys::of(&column(&["1", "2", "2"])), Err(2));
    }
}
