//! What is wrong with data, row by row; loading goes on.

use std::fmt;

/// One thing wrong: where, what was expected, what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// The file.
    pub file: String,
    /// The line, from 1, where there is one.
    pub line: Option<u64>,
    /// The column of the table, or the part of the record.
    pub column: String,
    /// What would be right.
    pub expected: String,
    /// What stands there.
    pub found: String,
}

impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        if !self.column.is_empty() {
            write!(f, ", {}", self.column)?;
        }
        write!(f, ": expected {}, found {}", self.expected, self.found)
    }
}

/// All that is wrong; empty when all is well.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    issues: Vec<Issue>,
}

impl Report {
    /// Notes one thing.
    pub fn push(&mut self, issue: Issue) {
        self.issues.push(issue);
    }

    /// Takes another report's issues in.
    pub fn extend(&mut self, other: Self) {
        self.issues.extend(other.issues);
    }

    /// Everything noted, in the order of the files.
    pub fn issues(&self) -> &[Issue] {
        &self.issues
    }

    /// Whether all is well.
    pub fn is_empty(&self) -> bool {
        self.issues.is_empty()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for issue in &self.issues {
            writeln!(f, "{issue}")?;
        }
        Ok(())
    }
}
