//! Words, numbers and strings of a JSON text that JSON has no value for, such as `NaN`, `1e400` and `"\ud800"`: each is set
//! aside, so that the rest of the text can be read.

use serde_json::Value;

/// A document without its stray words.
#[derive(Debug)]
pub(super) struct Cleared {
    /// The document; a field, or an item of a list, that was a stray word is not in it.
    pub document: Value,
    /// For each stray word the outermost key that it stood at; empty where the document is no object.
    pub lost: Vec<String>,
}

/// Reads a text that is JSON but for stray words. `None` where something else is wrong with it, or nothing.
pub(super) fn clear(text: &str) -> Option<Cleared> {
    // A text that is not in the document otherwise stands for stray words while it is read.
    let mark = (0..100).map(|number| format!("stray {number}")).find(|mark| !text.contains(mark.as_str()))?;
    let marked = marked(text, &mark)?;
    let mut document: Value = serde_json::from_str(&marked).ok()?;
    let mut lost = Vec::new();
    match &mut document {
        Value::Object(fields) => {
            for (key, value) in fields.iter_mut() {
                if remove(value, &mark) {
                    lost.push(key.clone());
                }
            }
            fields.retain(|key, value| *key != mark && *value != mark);
        }
        other => {
            remove(other, &mark);
        }
    }
    Some(Cleared { document, lost })
}

/// Takes the mark out of a value; says whether it was there.
fn remove(value: &mut Value, mark: &str) -> bool {
    let mut found = false;
    match value {
        Value::String(text) => return text == mark,
        Value::Array(items) => items.retain_mut(|item| {
            found |= remove(item, mark);
            *item != *mark
        }),
        Value::Object(fields) => {
            for field in fields.values_mut() {
                found |= remove(field, mark);
            }
            let before = fields.len();
            fields.retain(|key, field| key != mark && *field != *mark);
            found |= fields.len() < before;
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
    found
}

/// The text with the mark, in quotes, in place of each stray word; `None` where there is none.
fn marked(text: &str, mark: &str) -> Option<String> {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '+' | '-' | '.' | '_');
    let mut out = String::with_capacity(text.len());
    let (mut rest, mut found) = (text, false);
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => string(rest),
            first if is_word(first) => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
            other => other.len_utf8(),
        };
        let (piece, after) = rest.split_at_checked(length)?;
        let is_text = first == '"' && piece.len() > 1 && piece.ends_with('"');
        if (is_word(first) || is_text) && serde_json::from_str::<Value>(piece).is_err() {
            out.extend(["\"", mark, "\""]);
            found = true;
        } else {
            out.push_str(piece);
        }
        rest = after;
    }
    found.then_some(out)
}

/// The length of the string, quotes included, that a text begins with, bytes.
fn string(text: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn what_json_has_no_value_for_is_taken_out_and_its_place_is_named() {
        for stray in [
            "NaN",
            "1e400",
            "-1e999",
            "Infinity",
            "-Infinity",
            "01",
            "+1",
            ".5",
            "1.",
            "0x1F",
            "True",
            "无",
            r#""\ud800""#,
            r#""\x""#,
            "\"a\tb\"",
        ] {
            let text = format!(
                r#"{{"a": {stray}, "b": {{"c": [1, {stray}, "NaN 1e400 \" x"], "d": {{"e": {stray}, "f": -2.5e3}}}}, "g": null, "stray 0": true}}"#
            );
            let Cleared { document, lost } = clear(&text).unwrap();
            let rest = json!({"b": {"c": [1, "NaN 1e400 \" x"], "d": {"f": -2.5e3}}, "g": null, "stray 0": true});
            assert_eq!((document, lost), (rest, vec!["a".to_owned(), "b".to_owned()]), "{stray}");
        }
    }

    #[test]
    fn a_text_with_another_fault_or_none_is_left() {
        for text in ["", "{", "{\"a\": 1}", "{\"a\": NaN", "{\"a\" NaN}", "[1 2]", "\"NaN", "\"\\"] {
            assert!(clear(text).is_none(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd(text in "([\\[\\]{}:,\"\\\\ ]|NaN|1e400|-|[a-z0-9]|集|\\PC){0,40}") {
            if let Some(cleared) = clear(&text) {
                prop_assert!(serde_json::from_str::<Value>(&cleared.document.to_string()).is_ok());
            }
        }
    }
}
