//! Forms with gaps, filled in one pass, so that a text with braces of its own is printed letter by letter.

/// The form with the text of each gap, by the name of the gap without its braces. A gap without a text stays as it is.
pub fn filled(form: &str, texts: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(form.len());
    let mut rest = form;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let gap = after.split_once('}');
        let found = gap.and_then(|(name, after)| Some((texts.iter().find(|(gap, _)| *gap == name)?.1, after)));
        let (text, after) = found.unwrap_or(("{", after));
        out.push_str(text);
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_looks_like_a_gap_is_printed_letter_by_letter() {
        assert_eq!(
            filled("{name}: {n} of {all}", &[("name", "{n}"), ("n", "3"), ("all", "{name}")]),
            "{n}: 3 of {name}"
        );
        assert_eq!(filled("{other} {a", &[("a", "x")]), "{other} {a");
        assert_eq!(filled("单位：{unit}；", &[("unit", "亿元")]), "单位：亿元；");
    }
}
