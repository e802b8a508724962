//! Words for the cost of a large list.

use super::{Cost, Estimate, NoRoom, limits::MOST_CELLS};
use crate::i18n::{ImportSizeTexts, filled, format};

/// Number of two significant digits, or a whole one from ten on.
fn rounded(value: f64) -> String {
    format::number(if value < 10.0 { (value * 10.0).round() / 10.0 } else { value.round() })
}

impl ImportSizeTexts {
    /// Size in kilobytes, megabytes or gigabytes.
    pub fn size(&self, bytes: u64) -> String {
        let (form, unit) = match bytes {
            0..0x10_0000 => (&self.kilobytes, 1_u64 << 10),
            0x10_0000..0x4000_0000 => (&self.megabytes, 1 << 20),
            _ => (&self.gigabytes, 1 << 30),
        };
        form.replace("{n}", &rounded((bytes as f64 / unit as f64).max(0.1)))
    }

    /// Time in seconds or minutes.
    pub fn time(&self, seconds: f64) -> String {
        let (form, value) = if seconds < 100.0 { (&self.seconds, seconds) } else { (&self.minutes, seconds / 60.0) };
        form.replace("{n}", &rounded(value.max(0.1)))
    }

    /// Rows that were read in some seconds, and how many that is in one.
    pub fn rows_read(&self, rows: u64, seconds: f64) -> String {
        let speed = about((rows as f64 / seconds) as u64);
        filled(&self.speed, &[("speed", &speed), ("n", &format::number(rows as f64))])
    }

    /// Sentence on memory that is lacking, or on too many cells.
    pub fn no_room(&self, lack: &NoRoom) -> String {
        if lack.has_too_many_cells(&lack.recipe) {
            let (cells, most) = (about(lack.estimate.cells(&lack.recipe)), format::number(MOST_CELLS as f64));
            return filled(&self.too_many_cells, &[("n", &cells), ("most", &most)]);
        }
        let memory = self.size(lack.estimate.cost(&lack.recipe).memory);
        filled(&self.no_room, &[("memory", &memory), ("free", &self.size(lack.free))])
    }

    /// Size, and rows and columns as far as the beginning of the file tells.
    pub fn extent(&self, estimate: &Estimate) -> String {
        let size = self.size(estimate.bytes);
        let Some(rows) = estimate.rows else { return size };
        let columns = estimate.columns.len().to_string();
        filled(&self.estimate, &[("size", &size), ("n", &about(rows)), ("columns", &columns)])
    }

    /// Time and memory by a form with the gaps `{time}`, `{memory}` and `{free}`.
    pub fn cost(&self, form: &str, cost: Cost, free: u64) -> String {
        let (time, memory) = (self.time(cost.seconds), self.size(cost.memory));
        filled(form, &[("time", &time), ("memory", &memory), ("free", &self.size(free))])
    }
}

/// Number of two significant digits, since it is estimated.
fn about(rows: u64) -> String {
    let scale = 10_f64.powi((rows.max(1) as f64).log10() as i32 - 1).max(1.0);
    format::number((rows as f64 / scale).round() * scale)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{i18n::messages, model::Language};

    #[test]
    fn what_lacks_is_memory_or_room_in_a_table() {
        let texts = &messages(Language::En).import_size;
        let told = |rows| texts.no_room(&NoRoom::of_rows(rows));
        assert_eq!(told(1_000_000), "Reading the list takes about 8 GB of memory, and 4 GB are free");
        assert_eq!(told(90_000_000), "The list has about 360,000,000 cells; at most 200,000,000 are read");
    }

    #[test]
    fn sizes_and_times_are_told_as_exactly_as_they_are_known() {
        let texts = &messages(Language::En).import_size;
        let sizes = [900, 5 << 20, 700 << 20, 3 << 30].map(|bytes| texts.size(bytes));
        assert_eq!(sizes, ["0.9 KB", "5 MB", "700 MB", "3 GB"]);
        assert_eq!([0.04, 2.34, 42.0, 150.0].map(|seconds| texts.time(seconds)), ["0.1 s", "2.3 s", "42 s", "2.5 min"]);
        assert_eq!([7, 1_234_567, 996_000].map(about), ["7", "1,200,000", "1,000,000"]);
    }
}
