//! Lengths and areas in words.

use crate::i18n::{ToolsTexts, format};

/// Length in metres, below one kilometre in these, else in kilometres.
pub(super) fn length(metres: f64, texts: &ToolsTexts) -> String {
    if metres < 1_000.0 {
        return texts.metres.replace("{n}", &format::number(metres.round()));
    }
    texts.kilometres.replace("{n}", &format::number(rounded(metres / 1_000.0)))
}

/// Area in square metres, below a tenth of a square kilometre in these, else in square kilometres.
pub(super) fn area(square_metres: f64, texts: &ToolsTexts) -> String {
    if square_metres < 1e5 {
        return texts.square_metres.replace("{n}", &format::number(square_metres.round()));
    }
    texts.square_kilometres.replace("{n}", &format::number(rounded(square_metres / 1e6)))
}

/// A number without decimals that no one can point at: two below 10, one below 1,000.
fn rounded(value: f64) -> f64 {
    let by = match value {
        v if v < 10.0 => 100.0,
        v if v < 1_000.0 => 10.0,
        _ => 1.0,
    };
    (value * by).round() / by
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{i18n::messages, model::Language};

    #[test]
    fn lengths_and_areas_have_the_unit_of_their_size() {
        let texts = &messages(Language::En).tools;
        assert_eq!(length(0.0, texts), "0 m");
        assert_eq!(length(999.4, texts), "999 m");
        assert_eq!(length(1_234.0, texts), "1.23 km");
        assert_eq!(length(123_456.0, texts), "123.5 km");
        assert_eq!(length(1_064_840.0, texts), "1,065 km");
        assert_eq!(area(99_000.0, texts), "99,000 m²");
        assert_eq!(area(12_345_678.0, texts), "12.3 km²");
        assert_eq!(area(9_600_000e6, texts), "9,600,000 km²");
        assert_eq!(length(1_234.0, &messages(Language::Zh).tools), "1.23 公里");
    }
}
