//! Different combinations of the texts of several columns.

use std::collections::BTreeMap;

use crate::{
    dataset::Interner,
    gazetteer::cleaned,
    import::{Cell, Cells},
};

/// Most columns whose texts are combined.
const MOST_COLUMNS: usize = 4;

/// Texts of a column, each with a number.
pub(super) struct Numbered<'t> {
    texts: Interner<'t>,
    of_rows: Vec<u32>,
}

impl<'t> Numbered<'t> {
    /// Texts of all rows, without those that are left out.
    pub(super) fn of(cells: &'t Cells, is_left_out: &[bool]) -> Self {
        let mut texts = Interner::default();
        let left_out = is_left_out.iter().copied().chain(std::iter::repeat(false));
        let number = |(cell, left_out): (Cell<'t>, bool)| texts.number(if left_out { "" } else { cell.text });
        let of_rows = cells.iter().zip(left_out).map(number).collect();
        Self { texts, of_rows }
    }

    /// Number of invisible characters in all rows.
    pub(super) fn invisible(&self) -> usize {
        let of_texts: Vec<usize> = self.texts.texts().iter().map(|text| cleaned(text).1).collect();
        self.of_rows.iter().filter_map(|number| of_texts.get(*number as usize)).sum()
    }
}

/// Different combinations of the texts of columns, and the number of that of each row.
pub(super) fn combinations<'t>(columns: &[Numbered<'t>], rows: usize) -> (Vec<Vec<&'t str>>, Vec<u32>) {
    if let [one] = columns {
        return (one.texts.texts().iter().map(|text| vec![*text]).collect(), one.of_rows.clone());
    }
    let mut known: BTreeMap<[u32; MOST_COLUMNS], u32> = BTreeMap::new();
    let mut last = None;
    let mut of_rows = Vec::with_capacity(rows);
    let mut combinations = Vec::new();
    for row in 0..rows {
        let mut numbers = [0; MOST_COLUMNS];
        for (number, column) in numbers.iter_mut().zip(columns) {
            *number = column.of_rows.get(row).copied().unwrap_or_default();
        }
        let combination = match last {
            Some((before, combination)) if before == numbers => combination,
            _ => *known.entry(numbers).or_insert_with(|| {
                let texts = numbers
                    .iter()
                    .zip(columns)
                    .filter_map(|(number, column)| column.texts.texts().get(*number as usize).copied());
                combinations.push(texts.collect());
                combinations.len() as u32 - 1
            }),
        };
        last = Some((numbers, combination));
        of_rows.push(combination);
    }
    (combinations, of_rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::CellKind;

    #[test]
    fn rows_with_the_same_texts_have_one_combination() {
        let cells = |texts: [&str; 4]| {
            let mut cells = Cells::default();
            for text in texts {
                cells.push(CellKind::Text, text);
            }
            cells
        };
        let (provinces, cities) = (cells(["a", "b", "a", "a"]), cells(["x", "x", "x\u{200b}", "x"]));
        let numbered = [Numbered::of(&provinces, &[]), Numbered::of(&cities, &[])];
        let expected = vec![vec!["a", "x"], vec!["b", "x"], vec!["a", "x\u{200b}"]];
        assert_eq!(combinations(&numbered, 4), (expected, vec![0, 1, 2, 0]));
        assert_eq!(combinations(&numbered[..1], 4), (vec![vec!["a"], vec!["b"]], vec![0, 1, 0, 0]));
        assert_eq!(numbered[1].invisible(), 1);
    }
}
