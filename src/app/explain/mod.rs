//! Messages as text in either language: event, file, reason, and advice. Error texts of libraries are not shown.

mod file;
mod own_data;
mod page_size;
mod picture;
mod settings;
#[cfg(test)]
mod tests;
pub(crate) mod tiles;
mod view;

use std::path::Path;

use super::message::Message;
use crate::{
    i18n::{Messages, format},
    model::{ShownPath, short},
    table::TableError,
};

pub(crate) use own_data::{refusal, short_problem};
pub(crate) use page_size::page_size;
pub use picture::no_picture;

/// Text of a message.
pub fn message(message: &Message, texts: &Messages) -> String {
    let (errors, done) = (&texts.error, &texts.export);
    let at = |form: &str, path: &Path| form.replace("{path}", &shown(path));
    match message {
        Message::Saved(path, _) => at(&done.saved, path),
        Message::Packed(path, files) => {
            at(&done.packed, path.parent().unwrap_or(path)).replace("{n}", &files.to_string())
        }
        Message::PictureCopied => done.copied.clone(),
        Message::ArticleCopied => texts.article.copied.clone(),
        Message::Cancelled => done.cancelled.clone(),
        Message::SettingsDamaged(damage) => settings::settings_damaged(damage, texts),
        Message::SettingsNotSaved(path) => at(&errors.settings_not_saved, path),
        Message::DataDamaged => errors.data_damaged.clone(),
        Message::NotOpened(error) => file::not_opened(error, errors),
        Message::NotResumed(error) => format!("{}{}", file::no_project(error, errors), errors.not_resumed),
        Message::PartlyShown(path, fields) => {
            at(&errors.partly_shown, path).replace("{found}", &fields.join(&texts.caption.comma))
        }
        Message::UnknownIds(path, ids) => {
            at(&errors.unknown_ids, path).replace("{found}", &ids.join(&texts.caption.comma))
        }
        Message::IgnoredParts(path, parts) => {
            at(&errors.ignored_parts, path).replace("{found}", &parts.join(&texts.caption.comma))
        }
        Message::ChangedElsewhere(path) => at(&errors.changed_elsewhere, path),
        Message::OwnData(problem) => own_data::problem(problem, texts),
        Message::TooManyFiles => texts.own_data.too_many.clone(),
        Message::NotSaved(error) | Message::TableNotSaved(error) | Message::ReportNotSaved(error) => {
            file::not_written(error, errors)
        }
        Message::NoPicture(failure) => picture::failure(failure, texts),
        Message::NoTable(TableError::Clock) => errors.clock_before_1970.clone(),
        Message::NoTable(_) => errors.no_table.clone(),
        Message::NoTiles(error) => tiles::refusal(&texts.tiles, error),
        Message::NotConnected(fault) => tiles::unconnected(&texts.tiles, *fault),
        Message::TilesUnwritten(path) => at(&texts.tiles.unwritten, path),
        Message::FolderNotShown(path) => at(&errors.folder_not_shown, path.parent().unwrap_or(path)),
    }
}

/// Path in displayable form.
fn shown(path: &Path) -> String {
    ShownPath(path).to_string()
}

/// A number of a file: as elsewhere, and with an exponent where it has many digits or would be rounded to 0.
fn number(value: f64) -> String {
    let is_usual = value == 0.0 || (0.005..1e12).contains(&value.abs());
    if is_usual { format::number(value) } else { short(value).replace('-', "−") }
}

/// Sentence about a file with the reason inserted.
fn because(form: &str, path: &Path, why: &str) -> String {
    form.replace("{why}", why).replace("{path}", &shown(path))
}

/// Phrase for a reason.
fn reason<'t>(of: &'t std::collections::BTreeMap<String, String>, name: &str) -> &'t str {
    of.get(name).map_or("", String::as_str)
}
