//! Columns of texts and of categories.

use std::sync::Arc;

use super::{given, text_of};
use crate::{
    dataset::{Code, CodeColumn, CodeList, Column, Interner, TextColumn, Texts},
    import::{RawColumn, rows::Rows, value::trimmed},
};

/// Texts of a column, taken out of it if they may be and stay as they are.
pub(super) fn texts(raw: &mut RawColumn, rows: &Rows, may_take: bool) -> Column {
    let is_clean = !has_control_signs(raw.cells.texts());
    if is_clean && may_take && rows.are_all() && raw.cells.are_texts() {
        return Column::Texts(TextColumn::new(raw.cells.take_texts()));
    }
    Column::Texts(TextColumn::new(cleaned(raw, rows, is_clean)))
}

/// Categories in descending order of frequency.
pub(super) fn categories(raw: &RawColumn, rows: &Rows) -> Column {
    let is_clean = !has_control_signs(raw.cells.texts());
    let owned;
    let texts = if is_clean && rows.are_all() && raw.cells.are_texts() {
        raw.cells.texts()
    } else {
        owned = cleaned(raw, rows, is_clean);
        &owned
    };
    let mut interner = Interner::default();
    let mut counts: Vec<usize> = Vec::new();
    let mut numbers = Vec::with_capacity(rows.len());
    for text in texts.iter() {
        let number = interner.number(trimmed(text));
        match counts.get_mut(number as usize) {
            Some(count) => *count += 1,
            None => counts.push(1),
        }
        numbers.push(number);
    }
    let mut ordered: Vec<(usize, &str, u32)> =
        (0..).zip(interner.texts()).zip(&counts).map(|((number, text), count)| (*count, *text, number)).collect();
    ordered.retain(|(_, text, _)| !text.is_empty());
    ordered.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(other.1)));
    let mut positions: Vec<Option<u32>> = vec![None; counts.len()];
    for (position, (.., number)) in (0..).zip(&ordered) {
        if let Some(of_number) = positions.get_mut(*number as usize) {
            *of_number = Some(position);
        }
    }
    let list = Arc::new(CodeList::new(ordered.iter().map(|(_, text, _)| Code::new(*text, given(text)))));
    let position = |number: &u32| positions.get(*number as usize).copied().flatten();
    Column::Codes(CodeColumn::of_positions(list, numbers.iter().map(position)))
}

/// `true` for a sign that no text keeps: a control sign other than line breaks and tabs.
fn is_dropped(sign: char) -> bool {
    sign.is_control() && !matches!(sign, '\n' | '\r' | '\t')
}

/// `true` if any text has a control sign that it does not keep.
fn has_control_signs(texts: &Texts) -> bool {
    // Control signs beyond ASCII begin with this byte, and so do other signs.
    const BEYOND_ASCII: u8 = 0xc2;
    let is_suspect = |byte: u8| byte < b' ' && !matches!(byte, b'\n' | b'\r' | b'\t') || byte == 0x7f;
    texts.joined().any(|joined| {
        // Without a branch, so that many bytes are looked at together.
        let found = joined
            .bytes()
            .fold(0, |found, byte| found | u8::from(is_suspect(byte)) | u8::from(byte == BEYOND_ASCII) << 1);
        found & 1 > 0 || (found > 0 && joined.contains(is_dropped))
    })
}

/// Texts of the cells of rows, without control signs.
fn cleaned(raw: &RawColumn, rows: &Rows, is_clean: bool) -> Texts {
    let mut texts = Texts::default();
    rows.each_cell(&raw.cells, |_, _, cell| {
        let text = text_of(cell);
        if is_clean {
            texts.push(text);
        } else {
            texts.push(&text.replace(is_dropped, ""));
        }
    });
    texts.shrink();
    texts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{CellKind, Cells};

    fn raw(texts: &[&str]) -> RawColumn {
        let mut cells = Cells::default();
        for text in texts {
            cells.push(CellKind::Text, text);
        }
        RawColumn { heading: "a".to_owned(), cells }
    }

    fn read(column: &Column) -> Vec<Option<&str>> {
        (0..column.len()).map(|row| column.text(row).or_else(|| Some(column.coded(row)?.id.as_str()))).collect()
    }

    #[test]
    fn texts_lose_control_signs_whether_they_are_copied_or_taken() {
        let rows = Rows::new(vec![2, 3, 4], &|_| false);
        for may_take in [true, false] {
            assert_eq!(read(&texts(&mut raw(&["a", "", "·\n"]), &rows, may_take)), [Some("a"), None, Some("·\n")]);
            let odd = texts(&mut raw(&["a\u{7}", "\u{85}", "b"]), &rows, may_take);
            assert_eq!(read(&odd), [Some("a"), None, Some("b")]);
        }
        let rows = Rows::new(vec![2, 3, 4], &|row| row == 1);
        assert_eq!(read(&texts(&mut raw(&["a", "b", "c"]), &rows, true)), [Some("a"), Some("c")]);
    }

    #[test]
    fn categories_come_by_their_frequency_then_their_texts() {
        let rows = Rows::new((2..8).collect(), &|_| false);
        let column = categories(&raw(&["b", " a", "c", "", "c\u{7}", "a "]), &rows);
        assert_eq!(read(&column), [Some("b"), Some("a"), Some("c"), None, Some("c"), Some("a")]);
        let ids: Vec<&str> = column.list().unwrap().iter().map(|(_, code)| code.id.as_str()).collect();
        assert_eq!(ids, ["a", "c", "b"]);
    }
}
