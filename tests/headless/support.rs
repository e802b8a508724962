//! Damaged texts, and what is said of them.

use cluster_atlas::data::Report;
use proptest::prelude::*;

/// The text with `from`, which must be there, replaced once.
pub fn damaged(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

/// The issue, which must be the only one, as a person reads it.
pub fn only_issue(report: &Report) -> String {
    assert_eq!(report.issues.len(), 1, "{report}");
    report.issues[0].to_string()
}

/// A file with a stretch replaced by something else.
pub fn spoilt(text: &str, at: prop::sample::Index, length: usize, by: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let at = at.index(chars.len());
    let rest = chars.iter().skip(at + length);
    chars.iter().take(at).copied().chain(by.chars()).chain(rest.copied()).collect()
}
