//! Announcements about a person's own files: what an import has read, and which files come, change, go and are missing.

use std::sync::Arc;

use super::frame_context::FrameContext;
use crate::{
    dataset::DatasetId,
    i18n::{Messages, filled, format},
    import::ImportReport,
    model::path_codec,
    view::OwnData,
};

/// State of own files that is announced when it changes.
#[derive(Clone, Default, PartialEq)]
pub(super) struct KnownLists {
    /// Result of the import that is being prepared: the number of the result, and whether it was refused.
    import: Option<(u64, bool)>,
    data: Arc<Vec<OwnData>>,
    missing: Vec<DatasetId>,
}

impl KnownLists {
    /// State of a frame; what has not changed since the last one is shared with it.
    pub(super) fn of(context: &FrameContext<'_>, last: Option<&Self>) -> Self {
        let status = &context.ui_state.own_data;
        let dialog = context.ui_state.import.as_ref().filter(|dialog| dialog.is_done());
        let data = &context.view.data;
        let last = last.filter(|last| *last.data == *data);
        let missing = status.problems.iter().filter(|problem| !problem.why.is_warning());
        Self {
            import: dialog.map(|dialog| (dialog.made, dialog.refusal.is_some())),
            data: last.map_or_else(|| Arc::new(data.clone()), |last| Arc::clone(&last.data)),
            missing: missing.map(|problem| problem.id.clone()).collect(),
        }
    }

    /// The same without the import that is being prepared.
    pub(super) fn without_import(&self) -> Self {
        Self { import: None, ..self.clone() }
    }

    /// Phrases for what has changed since.
    pub(super) fn changes(&self, before: &Self, context: &FrameContext<'_>) -> Vec<String> {
        let texts = context.texts;
        let mut parts = Vec::new();
        if self.import != before.import
            && let Some(dialog) = context.ui_state.import.as_ref().filter(|dialog| dialog.is_done())
        {
            let name = dialog.name();
            parts.push(match (&dialog.refusal, &dialog.draft) {
                (None, Some(draft)) => read(&draft.import.report, &name, texts),
                _ => texts.access.list_refused.replacen("{file}", &name, 1),
            });
        }
        let of = |form: &str, data: &OwnData| form.replacen("{title}", &data.title, 1);
        for data in self.data.iter() {
            match find(&before.data, &data.id) {
                None => parts.push(of(&texts.access.list_added, data)),
                // Titles and source lines are typed, and heard as they are.
                Some(other)
                    if other.recipe != data.recipe || other.sha256 != data.sha256 || other.path != data.path =>
                {
                    parts.push(of(&texts.access.list_changed, data));
                }
                Some(_) => {}
            }
        }
        let gone = before.data.iter().filter(|data| find(&self.data, &data.id).is_none());
        parts.extend(gone.map(|data| of(&texts.access.list_removed, data)));
        let lost = self.missing.iter().filter(|id| !before.missing.contains(id));
        let lost = lost.filter_map(|id| find(&self.data, id));
        parts.extend(lost.map(|data| of(&texts.access.list_missing, data)));
        parts
    }
}

fn find<'d>(data: &'d [OwnData], id: &DatasetId) -> Option<&'d OwnData> {
    data.iter().find(|other| other.id == *id)
}

/// Numbers of rows of a report in words.
fn read(report: &ImportReport, file: &str, texts: &Messages) -> String {
    let number = |n: usize| format::number(n as f64);
    let rows = texts.grid_cells.rows.of(report.rows).replacen(&report.rows.to_string(), &number(report.rows), 1);
    let numbers = [report.drawn, report.by_place, report.unplaced, report.left_out].map(number);
    let [drawn, by_place, unplaced, left_out] = &numbers;
    let gaps =
        [("drawn", drawn), ("by_place", by_place), ("unplaced", unplaced), ("left_out", left_out), ("rows", &rows)];
    let gaps: Vec<(&str, &str)> = gaps.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let file = path_codec::to_text(file.as_ref());
    filled(&texts.access.list_read, &[gaps.as_slice(), &[("file", file.as_str())]].concat())
}
