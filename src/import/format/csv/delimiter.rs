//! Delimiter of columns, guessed from the first records.

/// Delimiters that are guessed, the most frequent first.
const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];
/// Records by which the delimiter is guessed.
const SAMPLE: usize = 100;

/// Delimiter by which most of the first records have as many cells as the others, and most of them.
pub(super) fn guessed_delimiter(text: &str, extension: &str) -> u8 {
    let score = |delimiter: u8| {
        let mut builder = csv::ReaderBuilder::new();
        let mut reader = builder.has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
        let mut counts: Vec<usize> =
            reader.records().take(SAMPLE).filter_map(Result::ok).map(|row| row.len()).collect();
        counts.sort_unstable();
        let runs = counts.chunk_by(|one, other| one == other).filter(|run| run.first().is_some_and(|cells| *cells > 1));
        let best = runs.max_by_key(|run| (run.len(), run.first().copied()));
        let usual = usize::from(delimiter == b'\t' && matches!(extension, "tsv" | "tab"));
        best.map_or((0, 0, 0), |run| (usual, run.len(), run.first().copied().unwrap_or_default()))
    };
    let mut best = (b',', (0, 0, 0));
    for delimiter in DELIMITERS {
        let found = score(delimiter);
        if found > best.1 {
            best = (delimiter, found);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_that_by_which_records_are_alike() {
        for (text, delimiter) in [
            ("a;b;c\n1;3,7;x\n2;4,1;y\n", b';'),
            ("a\tb\n1,2\t3\n4,5\t6\n", b'\t'),
            ("a,b\n\"x;y\",1\n\"z;w\",2\n", b','),
            ("a|b\n1|2\n", b'|'),
            ("a\n1\n2\n", b','),
        ] {
            assert_eq!(guessed_delimiter(text, "csv"), delimiter, "{text:?}");
        }
    }
}
