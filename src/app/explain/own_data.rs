//! Texts for a person's own files that cannot be used, or are other than they were.

use super::{because, file, shown};
use crate::{
    app::import::Refusal,
    export::{OwnDataFault, OwnDataProblem},
    i18n::Messages,
    import::{ImportError, RowUnit, format::format_names},
    model::path_codec,
};

/// Number of letters by which a fingerprint is told.
const FINGERPRINT: usize = 12;

/// Text of a problem of a file: file, reason, what was expected and found, advice.
pub(super) fn problem(problem: &OwnDataProblem, texts: &Messages) -> String {
    let own = &texts.own_data;
    match &problem.why {
        OwnDataFault::Unread(error) => because(&own.unread, &problem.path, &file::why_unread(error, &texts.error))
            .replace("{title}", &problem.title),
        OwnDataFault::NotImported { error, unit } => {
            because(&own.not_imported, &problem.path, &error.words(&texts.import, *unit))
                .replace("{title}", &problem.title)
        }
        OwnDataFault::NoRoom(lack) => because(&own.not_imported, &problem.path, &texts.import_size.no_room(lack))
            .replace("{title}", &problem.title),
        OwnDataFault::Changed { expected, found } => {
            let short = |sha: &str| sha.chars().take(FINGERPRINT).collect::<String>();
            let text = own.changed.replace("{expected}", &short(expected)).replace("{found}", &short(found));
            text.replace("{path}", &shown(&problem.path)).replace("{title}", &problem.title)
        }
        OwnDataFault::Taken => own.taken.replace("{title}", &problem.title),
    }
}

/// State of a file with a problem in a few words, for its layer.
pub(crate) fn short_problem<'t>(problem: &OwnDataProblem, texts: &'t Messages) -> &'t str {
    let own = &texts.own_data;
    match &problem.why {
        OwnDataFault::Unread(_) => &own.state_missing,
        OwnDataFault::NotImported { error: ImportError::Cancelled, .. } => &own.state_stopped,
        OwnDataFault::NotImported { .. } | OwnDataFault::NoRoom(_) | OwnDataFault::Taken => &own.state_not_imported,
        OwnDataFault::Changed { .. } => &own.state_changed,
    }
}

/// Reason why a file cannot be imported, and the way out of it.
pub(crate) fn refusal(refusal: &Refusal, unit: RowUnit, texts: &Messages) -> (String, String) {
    let own = &texts.import_window;
    match refusal {
        Refusal::Unread(error) => {
            let name = error.path.file_name().unwrap_or(error.path.as_os_str());
            let name = path_codec::to_text(name.as_ref());
            let why = file::why_unread(error, &texts.error);
            (texts.import.not_imported.replace("{why}", &why).replace("{file}", &name), own.out_of_unread.clone())
        }
        Refusal::NotImported(ImportError::Content(remark)) => {
            let kind: &str = remark.kind.into();
            let out = own.way_out.get(kind).unwrap_or(&own.other_way_out).replace("{formats}", &format_names());
            (remark.located_words(&texts.import, unit), out)
        }
        Refusal::NoRoom(lack) => (texts.import_size.no_room(lack), texts.import_size.prepare.clone()),
        Refusal::NotImported(error) => (error.words(&texts.import, unit), String::new()),
    }
}
