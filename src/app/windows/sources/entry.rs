//! Source in the list: citation, quality, what it says, what rests on it, address.

use egui::{Hyperlink, Label, RichText, Ui};

use crate::{
    app::{command::Command, frame_context::FrameContext, theme, widgets},
    i18n::{format, phrase},
    model::{AsOf, LinkPolicy, Source},
    query::SourceUse,
};

/// Draws a source.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, source: &Source, uses: &[SourceUse], out: &mut Vec<Command>) {
    let (texts, language) = (&context.texts.source, context.view.language);
    ui.add(Label::new(RichText::new(source.citation(language)).font(theme::bold(13.0))).wrap());
    let quality = phrase(&context.texts.quality, source.quality);
    let accessed =
        AsOf::parse(&source.accessed).map_or_else(|_| source.accessed.clone(), |date| format::date(&date, language));
    let accessed = texts.accessed.replace("{date}", &accessed);
    ui.horizontal(|ui| {
        ui.label(RichText::new(format!("{quality} · {accessed}")).size(11.5).color(theme::faint(ui)));
        if let Some(address) = address(source) {
            copy(ui, context, address, out);
        }
    });
    let note = source.note.get(language);
    if !note.is_empty() {
        ui.add(Label::new(RichText::new(note).size(12.5)).wrap());
    }
    let used: Vec<String> = uses.iter().map(|used| used_by(context, used)).collect();
    let used = if used.is_empty() { texts.unused.clone() } else { used.join(&context.texts.caption.semicolon) };
    ui.add(Label::new(RichText::new(texts.rests.replace("{what}", &used)).size(12.0)).wrap());
    link(ui, context, source);
}

/// Number of rows of a dataset, with the names of the first ones that have any.
fn used_by(context: &FrameContext<'_>, used: &SourceUse) -> String {
    const NAMED: usize = 2;
    let (texts, language) = (&context.texts.source, context.view.language);
    let title = texts.numbered.replace("{n}", &used.rows.len().to_string());
    let title = title.replacen("{name}", used.title.get(language), 1);
    let dataset = context.facts.datasets().get(&used.dataset);
    let names = used.rows.iter().filter_map(|row| dataset?.name(*row, language)).take(NAMED);
    let mut names: Vec<String> = names.map(ToOwned::to_owned).collect();
    if names.is_empty() {
        return title;
    }
    if used.rows.len() > names.len() {
        names.push("…".to_owned());
    }
    texts.named.replace("{title}", &title).replacen("{names}", &names.join(&context.texts.caption.comma), 1)
}

/// Address that is shown; that of a copy on an unrelated site, which may serve anything by now, is none.
fn address(source: &Source) -> Option<&str> {
    source.url.as_deref().filter(|_| source.link != LinkPolicy::No)
}

/// Button that copies an address.
fn copy(ui: &mut Ui, context: &FrameContext<'_>, address: &str, out: &mut Vec<Command>) {
    let copy = &context.texts.source.copy;
    let spoken = context.texts.layers.spoken.replace("{action}", copy).replacen("{name}", address, 1);
    if ui.small_button(copy).accessible_name(spoken).clicked() {
        out.push(Command::CopyText(address.to_owned()));
    }
}

/// Address as a link, or why there is none.
fn link(ui: &mut Ui, context: &FrameContext<'_>, source: &Source) {
    let texts = &context.texts.source;
    let Some(address) = address(source) else {
        return widgets::note(ui, if source.read_at.is_some() { &texts.not_shown } else { &texts.no_address });
    };
    if source.link == LinkPolicy::Caution {
        widgets::note(ui, &texts.caution);
    }
    ui.add(Hyperlink::from_label_and_url(RichText::new(address).size(11.5), address));
}
