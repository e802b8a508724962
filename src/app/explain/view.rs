//! Files that hold no map that can be opened.

use super::reason;
use crate::{
    i18n::ErrorTexts,
    view::{VERSION, ViewError},
};

/// Why a document was refused.
pub fn refused(error: &ViewError, texts: &ErrorTexts) -> String {
    let of = |name: &str| reason(&texts.view, name);
    match error {
        ViewError::Form { line, column, .. } => {
            of("form").replace("{line}", &line.to_string()).replace("{column}", &column.to_string())
        }
        ViewError::Version(found) => {
            let newer = *found > u64::from(VERSION);
            let form = of(if newer { "newer" } else { "version" });
            form.replace("{found}", &found.to_string()).replace("{expected}", &VERSION.to_string())
        }
        ViewError::Camera { .. } => of("camera").to_owned(),
        ViewError::Thematic(_) => of("classes").to_owned(),
        ViewError::Page(_) => of("page").to_owned(),
    }
}
