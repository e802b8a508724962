//! What was wrong with a file: where, what was expected, what was found.

use std::fmt;

/// How bad an issue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Read all the same; something is odd.
    Warning,
    /// The row, feature or file was left out.
    Error,
}

/// Where in a file an issue lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// A line of text, from 1.
    Line(u64),
    /// A feature of a `GeoJSON` or `TopoJSON` file, from 1.
    Feature(u64),
    /// An entry by its identifier, where the line is no longer known.
    Entry(String),
}

/// One thing that was wrong.
///
/// ```
/// use cluster_atlas::data::Issue;
/// let issue = Issue::error("clusters.csv", "a sector of sectors.csv", Issue::quoted("new_material")).line(12).column("sector");
/// assert_eq!(
///     issue.to_string(),
///     "clusters.csv, line 12, column sector: expected a sector of sectors.csv, found \"new_material\""
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// The file's name.
    pub file: String,
    /// Where in the file; `None` for the file as a whole.
    pub spot: Option<Spot>,
    /// The column or property.
    pub column: Option<String>,
    /// What would have been right, as the end of "expected …".
    pub expected: String,
    /// What is there, as the end of "found …"; texts of the file stand in quotation marks.
    pub found: String,
    /// How bad it is.
    pub severity: Severity,
}

/// Texts longer than this are cut in messages, characters.
const LONGEST_QUOTE: usize = 60;

impl Issue {
    /// Something that made a row, feature or file unusable.
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

    /// Something odd that was read all the same.
    pub fn warning(file: impl Into<String>, expected: impl Into<String>, found: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(file, expected, found) }
    }

    /// The issue at a line of text, from 1.
    pub fn line(mut self, line: u64) -> Self {
        self.spot = Some(Spot::Line(line));
        self
    }

    /// The issue at a feature, from 1.
    pub fn feature(mut self, feature: u64) -> Self {
        self.spot = Some(Spot::Feature(feature));
        self
    }

    /// The issue at the entry of that identifier.
    pub fn entry(mut self, id: impl fmt::Display) -> Self {
        self.spot = Some(Spot::Entry(id.to_string()));
        self
    }

    /// The issue in that column or property.
    pub fn column(mut self, column: impl Into<String>) -> Self {
        self.column = Some(column.into());
        self
    }

    /// A text of the file as it may follow "found": in quotation marks, cut where long, "nothing" where empty.
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
            None => {}
        }
        if let Some(column) = &self.column {
            write!(f, ", column {column}")?;
        }
        write!(f, ": expected {}, found {}", self.expected, self.found)
    }
}

/// All that was wrong, in the order in which it was met. What could be read was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The issues.
    pub issues: Vec<Issue>,
}

impl Report {
    /// Whether nothing was wrong.
    pub fn is_empty(&self) -> bool {
        self.issues.is_empty()
    }

    /// The issues that made something unusable.
    pub fn errors(&self) -> impl Iterator<Item = &Issue> {
        self.issues.iter().filter(|issue| issue.severity == Severity::Error)
    }

    /// Adds an issue.
    pub fn push(&mut self, issue: Issue) {
        self.issues.push(issue);
    }

    /// Adds the issues of another report.
    pub fn append(&mut self, other: Self) {
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
