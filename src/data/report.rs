//! Issues of a data file: place, expectation, finding.

use std::fmt;

/// Severity of an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Odd, but read.
    Warning,
    /// The row, feature or file was left out.
    Error,
}

/// Place of an issue in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// Line of the text, from 1.
    Line(u64),
    /// Feature of a `GeoJSON` or `TopoJSON` file, from 1.
    Feature(u64),
    /// Entry by its identifier, if the line is no longer known.
    Entry(String),
    /// Key of a document, for example `filter.provinces`, if the line is not known.
    Key(String),
}

/// An issue of a data file.
///
/// ```
/// use cluster_atlas::data::Issue;
/// let found = Issue::quoted("new_material");
/// let issue = Issue::error("clusters.csv", "a sector of sectors.csv", found).line(12).column("sector");
/// assert_eq!(
///     issue.to_string(),
///     "clusters.csv, line 12, column sector: expected a sector of sectors.csv, found \"new_material\""
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// File name.
    pub file: String,
    /// Place in the file; `None` for the file as a whole.
    pub spot: Option<Spot>,
    /// Column or property.
    pub column: Option<String>,
    /// Valid content, completing "expected …".
    pub expected: String,
    /// Content found, completing "found …"; texts of the file are in quotation marks.
    pub found: String,
    /// Severity.
    pub severity: Severity,
}

/// Length limit of quoted texts, characters.
const LONGEST_QUOTE: usize = 60;

impl Issue {
    /// An issue that made a row, feature or file unusable.
    pub fn error(file: impl Into<String>, expected: impl Into<String>, found: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            spot: None,
            column: None,
            expected: expected.into(),
            found: found.into(),
            severity: Severity::Error,
        }
    }

    /// An issue of something odd that was read nevertheless.
    pub fn warning(file: impl Into<String>, expected: impl Into<String>, found: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(file, expected, found) }
    }

    /// Sets the place to a line, from 1.
    pub fn line(mut self, line: u64) -> Self {
        self.spot = Some(Spot::Line(line));
        self
    }

    /// Sets the place to a feature, from 1.
    pub fn feature(mut self, feature: u64) -> Self {
        self.spot = Some(Spot::Feature(feature));
        self
    }

    /// Sets the place to the entry with the given identifier.
    pub fn entry(mut self, id: impl fmt::Display) -> Self {
        self.spot = Some(Spot::Entry(id.to_string()));
        self
    }

    /// Sets the place to a key of a document.
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.spot = Some(Spot::Key(key.into()));
        self
    }

    /// Sets the column or property.
    pub fn column(mut self, column: impl Into<String>) -> Self {
        self.column = Some(column.into());
        self
    }

    /// A text of the file for use after "found": in quotation marks, cut if long, "nothing" if empty.
    pub fn quoted(text: &str) -> String {
        if text.is_empty() {
            return "nothing".to_owned();
        }
        match text.char_indices().nth(LONGEST_QUOTE) {
            Some((end, _)) => format!("{:?}…", text.get(..end).unwrap_or_default()),
            None => format!("{text:?}"),
        }
    }
}

impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        match &self.spot {
            Some(Spot::Line(line)) => write!(f, ", line {line}")?,
            Some(Spot::Feature(feature)) => write!(f, ", feature {feature}")?,
            Some(Spot::Entry(id)) => write!(f, ", entry {id}")?,
            Some(Spot::Key(key)) => write!(f, ", {key}")?,
            None => {}
        }
        if let Some(column) = &self.column {
            write!(f, ", column {column}")?;
        }
        write!(f, ": expected {}, found {}", self.expected, self.found)
    }
}

/// Issues in the order of discovery.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The issues.
    pub issues: Vec<Issue>,
}

impl Report {
    /// `true` if there is no issue.
    pub fn is_empty(&self) -> bool {
        self.issues.is_empty()
    }

    /// Issues that made something unusable.
    pub fn errors(&self) -> impl Iterator<Item = &Issue> {
        self.issues.iter().filter(|issue| issue.severity == Severity::Error)
    }

    /// Adds an issue.
    pub fn push(&mut self, issue: Issue) {
        self.issues.push(issue);
    }

    /// Logs the issues, of tables that are read when nobody waits for a report.
    pub(crate) fn log(&self) {
        for issue in &self.issues {
            log::error!("{issue}");
        }
    }

    /// Adds the issues of another report.
    pub(crate) fn append(&mut self, other: Self) {
        self.issues.extend(other.issues);
    }
}

impl fmt::Display for Report {
    /// One issue per line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.issues.iter().try_for_each(|issue| writeln!(f, "{issue}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_characters() {
        let found = Issue::quoted(&"集".repeat(200));
        assert_eq!(found.chars().filter(|c| *c == '集').count(), LONGEST_QUOTE);
        assert!(found.ends_with('…'));
    }

    #[test]
    fn an_empty_text_is_called_nothing() {
        assert_eq!(
            Issue::error("a.csv", "a name", Issue::quoted("")).to_string(),
            "a.csv: expected a name, found nothing"
        );
    }
}
