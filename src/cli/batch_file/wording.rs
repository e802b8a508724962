//! Messages of the TOML parser, reworded for authors of batch files.

use crate::view::CLASSES;

/// Rewords a syntax error as one sentence.
pub(super) fn of_syntax(message: &str) -> String {
    let mut lines = message.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or("text that is no TOML");
    lines.fold(first.to_owned(), |text, line| format!("{text}; {line}"))
}

/// Rewords an error about a value of the wrong type or outside the permitted names; the only whole
/// number is that of classes.
pub(super) fn of_value(message: &str) -> String {
    let message = message.trim();
    let kind = |word: &str| match word.trim_end_matches('.') {
        "a boolean" => "true or false".to_owned(),
        "f64" | "a float" => "a number".to_owned(),
        "u8" => format!("a whole number from {} to {}", CLASSES.start(), CLASSES.end()),
        "a sequence" => "a list".to_owned(),
        "a string" | "string" | "path string" => "a text in quotes".to_owned(),
        other => other.to_owned(),
    };
    let found = |text: &str| {
        let text = text.replace('`', "");
        let words = [("invalid type: ", ""), ("invalid value: ", ""), ("boolean ", ""), ("integer ", "")];
        let words =
            words.iter().chain(&[("floating point ", ""), ("string ", ""), ("sequence", "a list"), ("map", "a table")]);
        words.fold(text, |text, (from, to)| text.replace(from, to))
    };
    match message.rsplit_once(", expected ") {
        Some((before, expected)) => format!("use {} (found {})", kind(expected), found(before)),
        None if message.starts_with("use ") => message.to_owned(),
        None => format!("use {message}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_values_are_named_as_their_owner_knows_them() {
        for (message, said) in [
            ("invalid type: integer `5`, expected a string", "use a text in quotes (found 5)"),
            ("invalid type: string \"yes\", expected a boolean", "use true or false (found \"yes\")"),
            ("invalid type: sequence, expected a string", "use a text in quotes (found a list)"),
            ("invalid value: integer `300`, expected u8", "use a whole number from 3 to 9 (found 300)"),
            ("use a or b (found \"c\")", "use a or b (found \"c\")"),
            ("a text or a list of texts", "use a text or a list of texts"),
        ] {
            assert_eq!(of_value(message), said);
        }
    }
}
