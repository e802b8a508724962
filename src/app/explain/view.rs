//! Error texts for files without a readable view.

use super::{number, page_size, reason};
use crate::{
    i18n::ErrorTexts,
    view::{
        CLASSES, CameraError, DocumentError, ExpectedValue, FoundValue, MOST_LIMITS, ThematicError, VERSION, ViewError,
    },
};

/// Error text for a refused document, with advice.
pub(super) fn refused(error: &ViewError, texts: &ErrorTexts) -> String {
    let of = |name: &str| reason(&texts.view, name);
    let amount = |name: &str, most: usize, found: usize| {
        of(name).replace("{most}", &number(most as f64)).replace("{found}", &number(found as f64))
    };
    let damaged = |what: String| format!("{what}{}", of("damaged"));
    match error {
        ViewError::Form { line, column, error } => {
            let place = |form: &str| form.replace("{line}", &line.to_string()).replace("{column}", &column.to_string());
            damaged(place(&document(error, texts)))
        }
        ViewError::OtherMinor { version, minor, .. } => of("minor").replace("{version}", &format!("{version}.{minor}")),
        ViewError::LayerTwice(id) => damaged(of("layer_twice").replace("{found}", id.as_str())),
        ViewError::OwnDataTwice(id) => damaged(of("own_data_twice").replace("{found}", id.as_str())),
        ViewError::Permutations { found, .. } => {
            damaged(of("permutations").replace("{found}", &number(f64::from(*found))))
        }
        ViewError::Opacity { found } => damaged(of("opacity").replace("{found}", &number(f64::from(*found)))),
        ViewError::Version(found) => {
            let form = of(if *found > u64::from(VERSION) { "newer" } else { "version" });
            form.replace("{found}", &found.to_string()).replace("{expected}", &VERSION.to_string())
        }
        ViewError::Camera(CameraError::Scale { found }) => damaged(of("scale").replace("{found}", &number(*found))),
        ViewError::Camera(CameraError::Center { lon, lat }) => {
            damaged(of("centre").replace("{lon}", &number(*lon)).replace("{lat}", &number(*lat)))
        }
        ViewError::Thematic(error) => damaged(classes(error, texts)),
        ViewError::Page(error) => damaged(page_size(error, texts)),
        ViewError::TooMany { most, found, .. } => damaged(amount("too_many", *most, *found)),
        ViewError::TooLong { most, found, .. } => damaged(amount("too_long", *most, *found)),
        ViewError::Seen { width, height } => damaged(
            of("seen").replace("{width}", &number(f64::from(*width))).replace("{height}", &number(f64::from(*height))),
        ),
    }
}

/// Error text for invalid JSON or an invalid field, without its position in the file.
fn document(error: &DocumentError, texts: &ErrorTexts) -> String {
    let of = |name: &str| reason(&texts.view, name);
    let quoting = |name: &str, found: &str| of(name).replace("{found}", found.trim_matches('"'));
    match error {
        DocumentError::Empty => of("empty").to_owned(),
        DocumentError::NoJson { found, .. } => quoting("no_json", found),
        DocumentError::CutOff => of("cut_off").to_owned(),
        DocumentError::TooDeep => of("too_deep").to_owned(),
        DocumentError::Missing { field } => quoting("missing_field", field),
        DocumentError::UnknownField { field, .. } => quoting("unknown_field", field),
        DocumentError::Twice { field } => quoting("twice", field),
        DocumentError::Value { expected, found } => {
            match (self::expected(expected, texts), self::found(found, texts)) {
                (Some(expected), Some(found)) => {
                    of("value").replace("{expected}", &expected).replace("{found}", &found)
                }
                _ => of("wrong").to_owned(),
            }
        }
        DocumentError::Other(_) => of("wrong").to_owned(),
    }
}

/// Text of the expected value; `None` if only the parser's own wording is available.
fn expected(expected: &ExpectedValue, texts: &ErrorTexts) -> Option<String> {
    let of = |name: &str| Some(reason(&texts.expected, name).to_owned());
    match expected {
        ExpectedValue::Text => of("text"),
        ExpectedValue::Number => of("number"),
        ExpectedValue::WholeNumber => of("whole_number"),
        ExpectedValue::TrueOrFalse => of("true_or_false"),
        ExpectedValue::List => of("list"),
        ExpectedValue::Object => of("object"),
        ExpectedValue::Name => of("name"),
        ExpectedValue::OneOf(names) => Some(reason(&texts.expected, "one_of").replace("{names}", &names.join(", "))),
        ExpectedValue::Other(_) => None,
    }
}

/// Text of the value found; `None` if only the parser's own wording is available.
fn found(found: &FoundValue, texts: &ErrorTexts) -> Option<String> {
    let of = |name: &str| Some(reason(&texts.expected, name).to_owned());
    match found {
        FoundValue::Text(text) => Some(format!("“{}”", text.trim_matches('"'))),
        FoundValue::Word(word) => Some(word.clone()),
        FoundValue::Null => of("null"),
        FoundValue::List => of("list"),
        FoundValue::Object => of("object"),
        FoundValue::Other(_) => None,
    }
}

/// Error text for an invalid classification of a thematic layer.
fn classes(error: &ThematicError, texts: &ErrorTexts) -> String {
    let of = |name: &str| reason(&texts.view, name);
    match error {
        ThematicError::Classes { found } => of("classes")
            .replace("{found}", &found.to_string())
            .replace("{least}", &CLASSES.start().to_string())
            .replace("{most}", &CLASSES.end().to_string()),
        ThematicError::TooManyLimits { found } => {
            of("limits").replace("{found}", &found.to_string()).replace("{most}", &MOST_LIMITS.to_string())
        }
        ThematicError::NoNumber { .. } => of("limit").to_owned(),
        ThematicError::NotRising { before, after } => {
            of("not_rising").replace("{before}", &number(*before)).replace("{found}", &number(*after))
        }
    }
}
