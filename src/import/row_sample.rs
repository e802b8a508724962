//! Systematic sample of the rows of a table: one in so many, the first row first.

use super::{Cells, RawTable, Remark, RemarkKind, Severity};

/// Remark on a sample of one row in `step`, by the numbers of its rows and of those of the table.
pub(super) fn remark(step: usize, sampled: usize, rows: usize) -> Remark {
    Remark::on_file(Severity::Note, RemarkKind::Sampled).count(step).found(&format!("{sampled} / {rows}"))
}

/// The table with one row in `step`, and a remark on the number of its rows; the table itself where every row is wanted,
/// and where others were left out while it was read.
pub(super) fn taken(mut table: RawTable, step: u32) -> RawTable {
    if step == 1 || table.remarks.iter().any(|remark| remark.kind == RemarkKind::Sampled) {
        return table;
    }
    let (step, rows) = (step as usize, table.rows());
    for column in &mut table.columns {
        let mut cells = Cells::default();
        for row in (0..rows).step_by(step) {
            let cell = column.cells.get(row);
            cells.push(cell.kind, cell.text);
        }
        column.cells = cells;
    }
    table.numbers = table.numbers.iter().copied().step_by(step).collect();
    table.geometries = table.geometries.map(|geometries| geometries.into_iter().step_by(step).collect());
    table.remarks.push(remark(step, table.rows(), rows));
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(every: u32) -> (Vec<u32>, Vec<String>, Vec<Remark>) {
        let texts = ["a", "b", "c", "d", "e"];
        let taken = taken(RawTable::of_texts(&[("x", &texts)]), every);
        let cells = taken.columns[0].cells.iter().map(|cell| cell.text.to_owned()).collect();
        (taken.numbers, cells, taken.remarks)
    }

    #[test]
    fn rows_of_a_sample_keep_their_numbers_in_the_file_and_the_report_tells_how_many_there_are() {
        let (rows, cells, remarks) = numbers(2);
        assert_eq!((rows, cells.concat()), (vec![2, 4, 6], "ace".to_owned()));
        let told: Vec<_> = remarks.iter().map(|remark| (remark.kind, remark.count, remark.found.as_str())).collect();
        assert_eq!(told, [(RemarkKind::Sampled, 2, "3 / 5")]);
        assert_eq!(numbers(9).0, [2]);
        assert_eq!((numbers(1).1.concat(), numbers(1).2.len()), ("abcde".to_owned(), 0));
    }
}
