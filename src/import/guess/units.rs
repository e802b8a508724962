//! Units of numbers as headings state them: 产值（万元）, growth (%).

/// Longest unit in characters.
const LONGEST: usize = 8;

/// Unit in brackets at the end of a heading, letter by letter; `None` without one, and for a year or a remark in brackets.
pub(super) fn unit(heading: &str) -> Option<&str> {
    let heading = heading.trim_end();
    let (before, inside) = match heading.strip_suffix(')').or_else(|| heading.strip_suffix('）')) {
        Some(open) => open.rsplit_once(['(', '（'])?,
        None => return None,
    };
    let inside = inside.trim().trim_start_matches("单位：").trim_start_matches("单位:").trim();
    let is_unit = !inside.is_empty()
        && inside.chars().count() <= LONGEST
        && !inside.contains(|sign: char| sign.is_numeric() && !matches!(sign, '²' | '³'))
        && !["年", "月", "日", "含", "不", "上", "下", "新", "旧", "合计", "可", "选", "备注"]
            .iter()
            .any(|word| inside.contains(word));
    (is_unit && !before.trim().is_empty()).then_some(inside)
}

#[cfg(test)]
mod tests {
    use super::unit;

    #[test]
    fn a_unit_in_brackets_is_found_and_a_year_or_remark_is_none() {
        for (heading, expected) in [
            ("营业收入（万元）", Some("万元")),
            ("增速(%)", Some("%")),
            ("面积（单位：km²）", Some("km²")),
            ("Revenue (bn yuan)", Some("bn yuan")),
            ("产值（2023年）", None),
            ("产值（含税）", None),
            ("人数（上年末）", None),
            ("Revenue (as reported by the firm)", None),
            ("（万元）", None),
            ("产值", None),
            ("产值)", None),
        ] {
            assert_eq!(unit(heading), expected, "{heading}");
        }
    }
}
