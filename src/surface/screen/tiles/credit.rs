//! Attribution of an archive as plain text; archives store it as HTML.

/// Maximum length of an attribution, characters.
const LONGEST: usize = 240;

/// Converts HTML to one line of text without tags, scripts and control characters, truncated if too long. `None` if no
/// text is left.
pub(super) fn plain(html: &str) -> Option<String> {
    // Limits the work on long inputs.
    let html: String = html.chars().take(LONGEST * 40).collect();
    let text = entities(&without_tags(&html));
    let visible = |c: char| !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let words: Vec<String> = text
        .split_whitespace()
        .map(|word| word.chars().filter(|c| visible(*c)).collect::<String>())
        .filter(|word| !word.is_empty())
        .collect();
    let mut text = words.join(" ");
    if let Some((end, _)) = text.char_indices().nth(LONGEST) {
        text.truncate(end);
        text.push('…');
    }
    (!text.is_empty()).then_some(text)
}

/// Removes tags and the contents of scripts and style sheets.
fn without_tags(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        if !tag.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
            text.push('<');
            rest = tag;
            continue;
        }
        let name = |c: &char| c.is_ascii_alphanumeric() || *c == '/';
        let name: String = tag.chars().take_while(name).take(8).collect();
        let name = name.to_ascii_lowercase();
        let Some((_, after)) = tag.split_once('>') else { return text };
        rest = after;
        for (opens, closes) in [("script", "</script"), ("style", "</style")] {
            if name == opens {
                let end = rest.to_ascii_lowercase().find(closes).unwrap_or(rest.len());
                rest = rest.get(end..).unwrap_or_default();
            }
        }
        // These elements separate words.
        if ["br", "p", "div", "li"].contains(&name.trim_matches('/')) {
            text.push(' ');
        }
    }
    text + rest
}

/// Replaces numeric and common named character references.
fn entities(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let found = after.split_once(';').filter(|(name, _)| name.len() <= 8).and_then(|(name, tail)| {
            let letter = match name {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                "apos" => '\'',
                "nbsp" => ' ',
                "copy" => '©',
                "reg" => '®',
                "middot" => '·',
                "ndash" => '–',
                "mdash" => '—',
                _ => {
                    let number = name.strip_prefix('#')?;
                    let hex = number.strip_prefix(['x', 'X']).map(|hex| u32::from_str_radix(hex, 16));
                    char::from_u32(hex.unwrap_or_else(|| number.parse()).ok()?)?
                }
            };
            Some((letter, tail))
        });
        if let Some((letter, tail)) = found {
            out.push(letter);
            rest = tail;
        } else {
            out.push('&');
            rest = after;
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attribution_is_read_as_its_reader_would_see_it() {
        let html = "<a href=\"https://www.openstreetmap.org/copyright\" target=_blank>&copy; OpenStreetMap</a> contributors,\n &#169; <b>Mapzen</b>&nbsp;&amp; A&lt;B";
        assert_eq!(plain(html).unwrap(), "© OpenStreetMap contributors, © Mapzen & A<B");
        assert_eq!(plain("© 自然资源部<br/>审图号 GS(2024)0650").unwrap(), "© 自然资源部 审图号 GS(2024)0650");
        assert_eq!(plain("a < b & c").unwrap(), "a < b & c");
    }

    #[test]
    fn nothing_but_text_comes_through() {
        assert_eq!(plain("<script>alert('x')</script>map<style>b{}</style>"), Some("map".to_owned()));
        assert_eq!(plain("a\u{202e}b\u{0}c\u{1b}[31m"), Some("abc[31m".to_owned()));
        assert_eq!(plain(" <p> </p> &nbsp; "), None);
        assert_eq!(plain("cut off <a href="), Some("cut off".to_owned()));
    }

    #[test]
    fn a_long_one_is_cut() {
        let long = plain(&"长".repeat(100_000)).unwrap();
        assert_eq!(long.chars().count(), LONGEST + 1);
        assert!(long.ends_with('…'));
    }
}
