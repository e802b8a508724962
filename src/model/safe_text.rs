//! Untrusted text in messages: file names and contents, on one line and without control characters.

use std::{fmt, path::Path};

/// Length limit of a quotation in a message, characters.
pub(crate) const LONGEST_QUOTE: usize = 60;

/// A text on one line: control characters and bidirectional formatting marks are escaped; a text of more than `most`
/// characters is cut and ends in an ellipsis.
pub fn shown(text: &str, most: usize) -> String {
    let mut out = String::new();
    for (index, c) in text.chars().enumerate() {
        if index == most {
            out.push('…');
            break;
        }
        push(&mut out, c);
    }
    out
}

/// A text in English quotation marks for a message, cut to `LONGEST_QUOTE` characters.
pub fn quoted(text: &str) -> String {
    format!("“{}”", shown(text, LONGEST_QUOTE))
}

/// A number in a message, shortest form that reads back as the same number; with an exponent if it has many digits.
pub fn short(number: impl fmt::Display + fmt::LowerExp) -> String {
    /// Length of the longest number without exponent, characters.
    const PLAIN: usize = 12;
    let plain = number.to_string();
    let exponential = format!("{number:e}");
    if plain.len() > PLAIN && exponential.len() < plain.len() { exponential } else { plain }
}

/// Displays a path in a message. Bytes that are not UTF-8 become replacement characters, so it cannot be read back; for
/// that see [`path_codec`](super::path_codec).
#[derive(Clone, Copy, Debug)]
pub struct ShownPath<'a>(pub &'a Path);

impl fmt::Display for ShownPath<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        self.0.display().to_string().chars().for_each(|c| push(&mut out, c));
        f.write_str(&out)
    }
}

fn push(out: &mut String, c: char) {
    let turns = matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if c.is_control() || turns || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') {
        out.extend(c.escape_default());
    } else {
        out.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_characters() {
        let text = shown(&"集".repeat(200), 60);
        assert_eq!(text.chars().filter(|c| *c == '集').count(), 60);
        assert!(text.ends_with('…'));
        assert_eq!(shown("集群", 2), "集群");
    }

    #[test]
    fn what_a_terminal_would_act_upon_is_escaped() {
        let path = Path::new("a\n\u{1b}[2Jb\u{202e}c");
        assert_eq!(ShownPath(path).to_string(), "a\\n\\u{1b}[2Jb\\u{202e}c");
        assert_eq!(quoted("a\u{0}b"), "“a\\u{0}b”");
    }

    #[test]
    fn a_number_of_many_digits_has_an_exponent() {
        for (number, text) in [
            (1e300, "1e300"),
            (1e-300, "1e-300"),
            (-2.5e20, "-2.5e20"),
            (0.1, "0.1"),
            (1e9, "1000000000"),
            (104.123_456_789_012, "104.123456789012"),
            (f64::INFINITY, "inf"),
            (f64::NAN, "NaN"),
        ] {
            assert_eq!(short(number), text);
        }
    }

    #[test]
    fn an_ordinary_path_is_shown_as_it_is() {
        assert_eq!(ShownPath(Path::new("/地图/v1 \"final\".png")).to_string(), "/地图/v1 \"final\".png");
    }
}
