//! Output names with the placeholders `{each}`, `{lang}` and `{theme}`.

use std::{
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
};

use super::error::ExportArgsError as Error;

/// Placeholder in an output name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumIter, strum::EnumString, strum::IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub(super) enum Placeholder {
    /// Province or sector of the series.
    Each,
    /// Language.
    Lang,
    /// Theme.
    Theme,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum PatternPart {
    Text(OsString),
    Placeholder(Placeholder),
}

/// Parsed output name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern(Vec<PatternPart>);

impl Pattern {
    /// Parses an output name. `{{` and `}}` are literal braces.
    ///
    /// # Errors
    /// An unknown placeholder, or a single brace.
    pub(super) fn parse(name: &Path) -> Result<Self, Error> {
        let mut parts = Vec::new();
        let mut text: Vec<u8> = Vec::new();
        let mut rest = name.as_os_str().as_encoded_bytes();
        while let Some((&first, after)) = rest.split_first() {
            rest = after;
            if matches!(first, b'{' | b'}') && after.first() == Some(&first) {
                rest = after.get(1..).unwrap_or_default();
                text.push(first);
            } else if first == b'{'
                && let Some(end) = after.iter().position(|byte| *byte == b'}')
            {
                let (inner, behind) = after.split_at_checked(end).unwrap_or_default();
                let placeholder = std::str::from_utf8(inner).ok().and_then(|name| name.parse().ok());
                let placeholder = placeholder.ok_or_else(|| unknown(inner))?;
                parts.push(PatternPart::Text(os_text(std::mem::take(&mut text))?));
                parts.push(PatternPart::Placeholder(placeholder));
                rest = behind.get(1..).unwrap_or_default();
            } else if matches!(first, b'{' | b'}') {
                let brace = char::from(first);
                return Err(Error::flag(
                    "output",
                    format!("a single {brace}; for a brace itself write {brace}{brace}"),
                ));
            } else {
                text.push(first);
            }
        }
        parts.push(PatternPart::Text(os_text(text)?));
        Ok(Self(parts))
    }

    /// `true` if the name contains the placeholder.
    pub(super) fn has(&self, placeholder: Placeholder) -> bool {
        self.0.contains(&PatternPart::Placeholder(placeholder))
    }

    /// Output name of one picture.
    pub(super) fn filled(&self, value: impl Fn(Placeholder) -> String) -> PathBuf {
        let mut name = OsString::new();
        for part in &self.0 {
            match part {
                PatternPart::Text(text) => name.push(text),
                PatternPart::Placeholder(placeholder) => name.push(value(*placeholder)),
            }
        }
        PathBuf::from(name)
    }
}

fn unknown(inner: &[u8]) -> Error {
    let found = inner.escape_ascii();
    let braces = "for a brace itself write {{ or }}";
    Error::flag("output", format!("unknown placeholder {{{found}}}; use {{each}}, {{lang}} or {{theme}}, and {braces}"))
}

/// Converts bytes, not necessarily UTF-8, into a name.
#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems cannot keep every name")]
fn os_text(bytes: Vec<u8>) -> Result<OsString, Error> {
    Ok(std::os::unix::ffi::OsStringExt::from_vec(bytes))
}

#[cfg(not(unix))]
fn os_text(bytes: Vec<u8>) -> Result<OsString, Error> {
    let text = String::from_utf8(bytes).map(OsString::from);
    text.map_err(|_not_unicode| Error::flag("output", "the name is no Unicode text"))
}

/// `true` if the name `-` denotes the standard output.
pub(in crate::cli) fn is_stdout(name: &Path) -> bool {
    name.as_os_str() == OsStr::new("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(name: &str) -> String {
        let pattern = Pattern::parse(Path::new(name)).unwrap();
        pattern.filled(|placeholder| <&str>::from(placeholder).to_uppercase()).into_os_string().into_string().unwrap()
    }

    #[test]
    fn placeholders_are_filled_and_doubled_braces_are_braces() {
        assert_eq!(filled("atlas/{each}-{lang}.{theme}.png"), "atlas/EACH-LANG.THEME.png");
        assert_eq!(filled("{lang}{lang}"), "LANGLANG");
        assert_eq!(filled("{{each}} }}{{"), "{each} }{");
        assert_eq!(filled("地图.png"), "地图.png");
        assert!(!Pattern::parse(Path::new("{{each}}")).unwrap().has(Placeholder::Each));
    }

    #[test]
    fn a_placeholder_that_does_not_exist_is_named_with_those_that_do() {
        for (name, found) in
            [("{foo}.png", "{foo}"), ("a{}.png", "{}"), ("{Lang}.png", "{Lang}"), ("{en,zh}", "{en,zh}")]
        {
            let why = Pattern::parse(Path::new(name)).unwrap_err().to_string();
            assert!(why.starts_with(&format!("--output: unknown placeholder {found}; use {{each}}, ")), "{why}");
        }
    }

    #[test]
    fn a_single_brace_is_refused() {
        for (name, brace) in [("a{b", "{"), ("{x.png", "{"), ("x}.png", "}"), ("{lang}}.png", "}"), ("{{lang}", "}")] {
            let why = Pattern::parse(Path::new(name)).unwrap_err().to_string();
            assert_eq!(why, format!("--output: a single {brace}; for a brace itself write {brace}{brace}"), "{name}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn bytes_that_are_no_text_stay_as_they_are() {
        use std::os::unix::ffi::OsStrExt as _;
        let name = Path::new(OsStr::from_bytes(b"dir\xff/{lang}\xfe.png"));
        let filled = Pattern::parse(name).unwrap().filled(|_| "zh".to_owned());
        assert_eq!(filled.as_os_str().as_bytes(), b"dir\xff/zh\xfe.png");
    }
}
