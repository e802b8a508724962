//! Files that hold no map that can be opened.

use super::{picture, reason};
use crate::{
    i18n::{ErrorTexts, format},
    model::Language,
    view::{CLASSES, CameraError, Fault, MOST_LIMITS, ThematicError, VERSION, ViewError},
};

/// Why a document was refused, and what helps.
pub fn refused(error: &ViewError, texts: &ErrorTexts, language: Language) -> String {
    let of = |name: &str| reason(&texts.view, name);
    let number = |value: f64| format::number(value, language);
    let amount = |name: &str, field: &str, most: usize, found: usize| {
        let form = of(name).replace("{field}", field);
        form.replace("{most}", &number(most as f64)).replace("{found}", &number(found as f64))
    };
    let damaged = |what: String| format!("{what}{}", of("damaged"));
    match error {
        ViewError::Form { line, column, fault } => {
            let place = |form: &str| form.replace("{line}", &line.to_string()).replace("{column}", &column.to_string());
            damaged(place(&self::fault(fault, texts)))
        }
        ViewError::OtherMinor { minor, .. } => of("minor").replace("{version}", &format!("{VERSION}.{minor}")),
        ViewError::Version(found) => {
            let form = of(if *found > u64::from(VERSION) { "newer" } else { "version" });
            form.replace("{found}", &found.to_string()).replace("{expected}", &VERSION.to_string())
        }
        ViewError::Camera(CameraError::Scale { found }) => damaged(of("scale").replace("{found}", &number(*found))),
        ViewError::Camera(CameraError::Center { lon, lat }) => {
            damaged(of("centre").replace("{lon}", &number(*lon)).replace("{lat}", &number(*lat)))
        }
        ViewError::Thematic(error) => damaged(classes(error, texts, language)),
        ViewError::Page(error) => damaged(picture::size(error, texts, language)),
        ViewError::TooMany { field, most, found } => damaged(amount("too_many", field, *most, *found)),
        ViewError::TooLong { field, most, found } => damaged(amount("too_long", field, *most, *found)),
        ViewError::Seen { width, height } => damaged(
            of("seen").replace("{width}", &number(f64::from(*width))).replace("{height}", &number(f64::from(*height))),
        ),
    }
}

/// What is wrong with the text; the place is put in later.
fn fault(fault: &Fault, texts: &ErrorTexts) -> String {
    let of = |name: &str| reason(&texts.view, name);
    let quoting = |name: &str, found: &str| of(name).replace("{found}", found.trim_matches('"'));
    match fault {
        Fault::Empty => of("empty").to_owned(),
        Fault::NoJson { found, .. } => quoting("no_json", found),
        Fault::CutOff => of("cut_off").to_owned(),
        Fault::TooDeep => of("too_deep").to_owned(),
        Fault::Missing { field } => quoting("missing_field", field),
        Fault::UnknownField { field, .. } => quoting("unknown_field", field),
        Fault::Twice { field } => quoting("twice", field),
        Fault::Value { .. } | Fault::Other(_) => of("value").to_owned(),
    }
}

/// What is wrong with the classes of a layer of values.
fn classes(error: &ThematicError, texts: &ErrorTexts, language: Language) -> String {
    let of = |name: &str| reason(&texts.view, name);
    let number = |value: f64| format::number(value, language);
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
