//! Marks for missing values.

use super::trimmed;

/// Marks that stand for a missing value in columns of numbers, dates and coordinates, in small letters. None of them is
/// zero.
const MARKS: [&str; 27] = [
    "-", "--", "—", "——", "–", "－", "―", "...", "…", "……", "..", "/", "\\", "*", "n/a", "na", "#n/a", "n.a.", "null",
    "none", "nil", "missing", "无", "暂无", "缺", "未知", "不详",
];

/// `true` for a text that stands for a missing value; an empty text does too.
pub(in crate::import) fn is_missing(text: &str) -> bool {
    let text = trimmed(text);
    // No mark is longer, and none begins with a digit.
    const LONGEST: usize = 7;
    if text.len() > LONGEST || text.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    text.is_empty() || MARKS.iter().any(|mark| mark.eq_ignore_ascii_case(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_missing_and_zero_is_not() {
        assert!(["", " ", "—", "N/A", "#N/A", "…", "暂无", "null"].into_iter().all(is_missing));
        assert!(MARKS.iter().all(|mark| mark.len() <= 7 && is_missing(mark)));
        assert!(!["0", "-0", "0.0", "-1", "长沙"].into_iter().any(is_missing));
    }
}
