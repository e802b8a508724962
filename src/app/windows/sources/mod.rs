//! Window of data sources: what each is worth, where it is found, and what rests on it.

mod entry;
mod filter;

use std::cmp::Reverse;

use egui::{ScrollArea, Ui};

use crate::{
    app::{command::Command, focus, frame_context::FrameContext, widgets},
    model::{Source, SourceId},
};
use filter::SourceFilter;

/// Number of sources above which a list can be filtered.
const FEW: usize = 8;
/// Number of sources that are listed at once; a button lists as many more.
const PAGE: usize = 30;

/// Draws the given sources, or all sources if `ids` is empty: the most reliable first, and of these the ones that most
/// rests on.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, ids: &[SourceId], out: &mut Vec<Command>) {
    let catalogue = context.catalogue();
    let uses = context.computed.source_uses(context.facts);
    let mut shown: Vec<&Source> = if ids.is_empty() {
        catalogue.sources.values().collect()
    } else {
        ids.iter().filter_map(|id| catalogue.source(id)).collect()
    };
    if ids.is_empty() {
        shown.sort_by_cached_key(|source| (source.quality, Reverse(uses.count(&source.id)), source.id.clone()));
    }
    if shown.len() > FEW {
        let filter = SourceFilter::ui(ui, context, &shown);
        let language = context.view.language;
        shown.retain(|source| filter.admits(source, language));
        widgets::note(ui, &context.texts.source.count.of(shown.len()));
    }
    let memory = ui.scope_id().with("listed");
    let (mut of, mut listed) = ui.data(|data| data.get_temp(memory)).unwrap_or((shown.len(), PAGE));
    if of != shown.len() {
        // Another list begins at its first page.
        (of, listed) = (shown.len(), PAGE);
    }
    let more = shown.len().saturating_sub(listed).min(PAGE);
    shown.truncate(listed);
    let height = (ui.ctx().content_rect().height() - 300.0).clamp(160.0, 700.0);
    let area = ScrollArea::vertical().max_height(height).auto_shrink([false, true]);
    focus::scroll(widgets::from_start(ui, "list of sources", area), ui, |ui| {
        for source in shown {
            focus::apart(ui, &source.id, |ui| entry::ui(ui, context, source, uses.of_source(&source.id), out));
            ui.add_space(4.0);
            ui.separator();
        }
        if more > 0 && ui.button(context.texts.source.more.replace("{n}", &more.to_string())).clicked() {
            listed += more;
        }
    });
    ui.data_mut(|data| data.insert_temp(memory, (of, listed)));
}
