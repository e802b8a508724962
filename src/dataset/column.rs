//! Columns: the values of a field, one for each row.

use std::sync::Arc;

use super::{Code, CodeList, TextColumn};
use crate::{geo::Geometry, model::AsOf};

/// Values of a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Column {
    /// Numbers; not a number where unknown.
    Numbers(Vec<f64>),
    /// One code of a list for each row.
    Codes(CodeColumn),
    /// Several codes of a list for each row, in order.
    CodeSets(CodeSetColumn),
    /// Dates and periods.
    Dates(Vec<Option<AsOf>>),
    /// Texts.
    Texts(TextColumn),
    /// Yes or no.
    Flags(Vec<bool>),
    /// Geometries.
    Geometries(Vec<Option<Arc<Geometry>>>),
}

impl Column {
    /// Number of rows.
    pub fn len(&self) -> usize {
        match self {
            Self::Numbers(values) => values.len(),
            Self::Codes(column) => column.positions.len(),
            Self::CodeSets(column) => column.ends.len(),
            Self::Dates(values) => values.len(),
            Self::Texts(values) => values.len(),
            Self::Flags(values) => values.len(),
            Self::Geometries(values) => values.len(),
        }
    }

    /// `true` without rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Number in a row; `None` if unknown, outside the column, or if the column holds no numbers.
    pub fn number(&self, row: usize) -> Option<f64> {
        let Self::Numbers(values) = self else { return None };
        values.get(row).copied().filter(|value| value.is_finite())
    }

    /// Position of the code in a row, under the same conditions.
    pub fn code(&self, row: usize) -> Option<u32> {
        let Self::Codes(column) = self else { return None };
        column.positions.get(row).copied().filter(|position| *position != CodeColumn::UNKNOWN)
    }

    /// Positions of the codes in a row; none if unknown. A single code is a set of one.
    pub fn codes(&self, row: usize) -> &[u32] {
        match self {
            Self::CodeSets(column) => {
                let start = row.checked_sub(1).and_then(|before| column.ends.get(before)).copied().unwrap_or_default();
                let end = column.ends.get(row).copied().unwrap_or(start);
                column.positions.get(start as usize..end as usize).unwrap_or_default()
            }
            Self::Codes(column) => {
                let known = self.code(row).is_some();
                column.positions.get(row..=row).filter(|_| known).unwrap_or_default()
            }
            _ => &[],
        }
    }

    /// Date in a row, under the same conditions.
    pub fn date(&self, row: usize) -> Option<AsOf> {
        let Self::Dates(values) = self else { return None };
        values.get(row).copied().flatten()
    }

    /// Text in a row, under the same conditions.
    pub fn text(&self, row: usize) -> Option<&str> {
        let Self::Texts(values) = self else { return None };
        values.get(row)
    }

    /// Flag in a row; `false` outside the column, or if the column holds no flags.
    pub fn flag(&self, row: usize) -> bool {
        let Self::Flags(values) = self else { return false };
        values.get(row).copied().unwrap_or_default()
    }

    /// Geometry in a row; `None` if it has none, outside the column, or if the column holds none.
    pub fn geometry(&self, row: usize) -> Option<&Arc<Geometry>> {
        let Self::Geometries(values) = self else { return None };
        values.get(row)?.as_ref()
    }

    /// Code list of the column, if it holds codes.
    pub fn list(&self) -> Option<&Arc<CodeList>> {
        match self {
            Self::Codes(column) => Some(&column.list),
            Self::CodeSets(column) => Some(&column.list),
            _ => None,
        }
    }

    /// Code in a row, under the conditions of [`Column::code`].
    pub fn coded(&self, row: usize) -> Option<&Code> {
        self.list()?.get(self.code(row)?)
    }
}

/// One code for each row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeColumn {
    list: Arc<CodeList>,
    positions: Vec<u32>,
}

impl CodeColumn {
    /// Position of no code.
    const UNKNOWN: u32 = u32::MAX;

    /// Empty column of codes of a list.
    pub fn new(list: Arc<CodeList>) -> Self {
        Self { list, positions: Vec::new() }
    }

    /// Column of codes by their positions in the list, `None` for unknown.
    pub(crate) fn of_positions(list: Arc<CodeList>, positions: impl IntoIterator<Item = Option<u32>>) -> Self {
        let positions = positions.into_iter().map(|position| position.unwrap_or(Self::UNKNOWN)).collect();
        Self { list, positions }
    }

    /// Appends a row by the identifier of its code; one that is not in the list is unknown.
    pub fn push(&mut self, id: Option<&str>) {
        let position = id.and_then(|id| self.list.position(id)).unwrap_or(Self::UNKNOWN);
        self.positions.push(position);
    }
}

/// Several codes for each row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeSetColumn {
    list: Arc<CodeList>,
    positions: Vec<u32>,
    /// End of each row in `positions`.
    ends: Vec<u32>,
}

impl CodeSetColumn {
    /// Empty column of codes of a list.
    pub fn new(list: Arc<CodeList>) -> Self {
        Self { list, positions: Vec::new(), ends: Vec::new() }
    }

    /// Appends a row by the identifiers of its codes; those that are not in the list are left out.
    pub fn push<'i>(&mut self, ids: impl IntoIterator<Item = &'i str>) {
        let Self { list, positions, ends } = self;
        positions.extend(ids.into_iter().filter_map(|id| list.position(id)));
        ends.push(positions.len() as u32);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::LocalText;

    fn list() -> Arc<CodeList> {
        Arc::new(CodeList::new(["a", "b"].map(|id| Code::new(id, LocalText::default()))))
    }

    #[test]
    fn what_is_unknown_is_neither_zero_nor_a_code_nor_a_text() {
        let numbers = Column::Numbers(vec![0.0, f64::NAN, f64::INFINITY]);
        assert_eq!([0, 1, 2, 3].map(|row| numbers.number(row)), [Some(0.0), None, None, None]);
        let mut codes = CodeColumn::new(list());
        for id in ["b", "c"] {
            codes.push(Some(id));
        }
        codes.push(None);
        let codes = Column::Codes(codes);
        assert_eq!([0, 1, 2, 3].map(|row| codes.code(row)), [Some(1), None, None, None]);
        assert_eq!([0, 1].map(|row| codes.codes(row)), [&[1][..], &[]]);
        assert_eq!((codes.number(0), codes.text(0), codes.date(0)), (None, None, None));
    }

    #[test]
    fn a_row_of_several_codes_keeps_their_order() {
        let mut sets = CodeSetColumn::new(list());
        sets.push(["b", "a"]);
        sets.push([]);
        sets.push(["z", "a"]);
        let sets = Column::CodeSets(sets);
        assert_eq!(
            (0..4).map(|row| sets.codes(row).to_vec()).collect::<Vec<_>>(),
            [vec![1, 0], vec![], vec![0], vec![]]
        );
        assert_eq!(sets.len(), 3);
    }
}
