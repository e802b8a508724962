//! The article itself: title, publisher, date and, where it may be offered, its address.

use std::collections::BTreeSet;

use egui::{Hyperlink, Label, RichText, Ui};

use crate::{
    app::{frame_context::FrameContext, theme, widgets},
    i18n::format,
    model::{LinkPolicy, Source, SourceId},
};

/// Draws each article that a claim cites.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>) {
    let catalogue = context.catalogue();
    let ids: BTreeSet<&SourceId> = catalogue.claims.iter().flat_map(|claim| &claim.sources).collect();
    for source in ids.into_iter().filter_map(|id| catalogue.source(id)) {
        article(ui, context, source);
    }
}

fn article(ui: &mut Ui, context: &FrameContext<'_>, source: &Source) {
    let language = context.view.language;
    let publisher = source.publisher_in(language);
    let date = source.date.as_ref().map(|date| format::date(date, language));
    if let Some(title) = &source.title {
        ui.add(Label::new(RichText::new(title).font(theme::bold(14.0))).wrap());
    }
    let parts: Vec<String> = publisher.into_iter().chain(date).collect();
    ui.add(Label::new(RichText::new(parts.join(" · ")).size(12.5)).wrap());
    match source.url.as_deref().filter(|_| source.link != LinkPolicy::No) {
        Some(address) => drop(ui.add(Hyperlink::from_label_and_url(RichText::new(address).size(11.5), address))),
        None => widgets::note(ui, &context.texts.article.no_link),
    }
}
