//! Comparison as tab-separated text for spreadsheets: four columns per province.

use super::rows::{CompareEntry, CompareRow};
use crate::{app::frame_context::FrameContext, model::Province};

/// Complete table with its header line.
pub(super) fn table(context: &FrameContext<'_>, provinces: &[&Province], rows: &[CompareRow]) -> String {
    let (texts, language) = (&context.texts.compare, context.view.language);
    let mut head = vec![texts.fact.clone()];
    for province in provinces {
        let name = province.name.short(language);
        head.push(name.to_owned());
        head.extend([&texts.details, &texts.as_of, &texts.sources].map(|part| format!("{name}: {part}")));
    }
    let mut lines = vec![head];
    // A heading is no row of its own: it precedes the names of its facts.
    let mut within = "";
    for row in rows {
        if row.cells.is_empty() {
            within = &row.name;
            continue;
        }
        let mut line = vec![format!("{within}: {}", row.name)];
        for entries in &row.cells {
            line.extend(columns(context, entries));
        }
        lines.push(line);
    }
    let lines = lines.iter().map(|line| line.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join("\t"));
    lines.map(|line| line + "\n").collect()
}

/// Value, details, date and sources; several entries of a cell are joined by a bar.
fn columns(context: &FrameContext<'_>, entries: &[CompareEntry]) -> [String; 4] {
    if entries.is_empty() {
        return [context.texts.app.unknown.clone(), String::new(), String::new(), String::new()];
    }
    let all = |part: &dyn Fn(&CompareEntry) -> String| entries.iter().map(part).collect::<Vec<_>>().join(" | ");
    let details = |entry: &CompareEntry| {
        let weak = entry.weak.then_some(&context.texts.province.weak);
        let note = Some(&entry.note).filter(|note| !note.is_empty());
        entry.details.iter().chain(weak).chain(note).cloned().collect::<Vec<_>>().join("; ")
    };
    let cited = |entry: &CompareEntry| {
        let sources = entry.sources.iter().filter_map(|id| context.catalogue().source(id));
        sources.map(|source| source.citation(context.view.language)).collect::<Vec<_>>().join("; ")
    };
    [all(&|entry| entry.value.clone()), all(&details), all(&|entry| entry.as_of.clone()), all(&cited)]
}

/// Text with tabs and line breaks replaced by spaces.
fn plain(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ")
}
