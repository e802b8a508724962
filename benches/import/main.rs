//! Import benchmark: how long a list takes from its bytes to a dataset, by its number of rows.
//!
//! `cargo bench --bench import` prints, for each number of rows, the time that the crate `csv` needs to touch every field,
//! and the import as a ratio to it, in the same run: with coordinates, with places by name, with addresses. Above the file
//! are the bytes that an import takes at its peak beside the file itself, for each row. At the end stands the exponent with
//! which the time grows from 10⁴ rows on: 1 is linear. The lists are made up, always the same. `-- 5000000` adds a size.
#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

mod measure;
mod register;

use std::{hint::black_box, sync::Arc, time::Duration};

use cluster_atlas::{
    dataset,
    export::embedded_facts,
    import::{Progress, SourceFile, import},
    recipe::Recipe,
};
use measure::{exponent, forget_peak, memory, shortest};
use register::{Places, register};

/// Numbers of rows that are always measured.
const SIZES: [usize; 4] = [10_000, 30_000, 100_000, 1_000_000];

/// Reads every field of a text, as little as can be done with it.
fn touched(text: &str) -> usize {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let mut record = csv::ByteRecord::new();
    let mut sum = 0;
    while reader.read_byte_record(&mut record).unwrap_or(false) {
        sum += record.iter().map(|field| field.first().map_or(0, |byte| usize::from(*byte))).sum::<usize>();
    }
    sum
}

/// Measures the import of a register and prints its line.
fn measured(rows: usize, (of, name): (Places, &str), places: &dataset::Places) -> Duration {
    let text = register(rows, of);
    let csv = shortest(|| {
        black_box(touched(black_box(&text)));
    });
    let megabytes = text.len() as f64 / 1e6;
    let bytes = Arc::new(text.into_bytes());
    forget_peak();
    let before = memory().map(|(used, _)| used);
    let time = shortest(|| {
        // A file of its own each time, since a file remembers its fingerprint.
        let file = SourceFile::of_shared("firms.csv", Arc::clone(&bytes));
        let imported = import(black_box(&file), &Recipe::default(), places, &Progress::default());
        assert!(imported.is_ok_and(|imported| imported.report.drawn == rows), "all rows have their places");
    });
    let above = before.zip(memory()).map(|(before, (_, peak))| peak.saturating_sub(before) as f64 / rows as f64);
    println!(
        "{rows:>9} {name:>12} {megabytes:>8.1} {:>8.1} ms {:>6.0} ms {:>6.1} {:>12.0} {:>15.0}",
        csv.as_secs_f64() * 1e3,
        time.as_secs_f64() * 1e3,
        time.as_secs_f64() / csv.as_secs_f64(),
        rows as f64 / time.as_secs_f64(),
        above.unwrap_or_default(),
    );
    time
}

fn main() {
    let (facts, _) = embedded_facts();
    let places = facts.datasets().places();
    let further = std::env::args().filter_map(|argument| argument.parse::<usize>().ok());
    let sizes: Vec<usize> = SIZES.into_iter().chain(further).collect();
    println!(
        "{:>9} {:>12} {:>8} {:>11} {:>9} {:>6} {:>12} {:>15}",
        "rows", "list", "MB", "csv crate", "import", "ratio", "rows/second", "bytes/row above"
    );
    for list in Places::ALL {
        let times: Vec<(usize, Duration)> = sizes.iter().map(|rows| (*rows, measured(*rows, list, places))).collect();
        if let Some(exponent) = exponent(&times) {
            println!("{:>9} {:>12} time grows with rows^{exponent:.2}", "", list.1);
        }
    }
}
