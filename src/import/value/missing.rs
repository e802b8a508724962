//! Marks for missing values.

/// Marks that stand for a missing value in columns of numbers, dates and coordinates, in small letters. None of them is
/// zero.
const MARKS: [&str; 27] = [
    "-", "--", "—", "——", "–", "－", "―", "...", "…", "……", "..", "/", "\\", "*", "n/a", "na", "#n/a", "n.a.", "null",
    "none", "nil", "missing", "无", "暂无", "缺", "未知", "不详",
];

/// `true` for a text that stands for a missing value; an empty text does too.
pub(in crate::import) fn is_missing(text: &str) -> bool {
    let text = text.trim();
    // No mark is longer, in small letters or others, and none begins with a digit.
    const LONGEST: usize = 16;
    if text.len() > LONGEST || text.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    text.is_empty() || MARKS.contains(&text) || MARKS.contains(&text.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_missing_and_zero_is_not() {
        assert!(["", " ", "—", "N/A", "#N/A", "…", "暂无", "null"].into_iter().all(is_missing));
        assert!(!["0", "-0", "0.0", "-1", "长沙"].into_iter().any(is_missing));
    }
}
