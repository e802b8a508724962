//! Window of data sources: publisher, title, date, and access.

use egui::{RichText, ScrollArea, TextEdit, Ui};

use crate::{
    app::{focus, frame_context::FrameContext, theme, widgets},
    i18n::phrase,
    model::{LinkPolicy, Source, SourceId},
};

/// Draws the given sources, or all sources with a filter field if `ids` is empty.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, ids: &[SourceId]) {
    let texts = &context.texts.source;
    let language = context.view.language;
    let mut shown: Vec<&Source> = if ids.is_empty() {
        context.catalogue().sources.values().collect()
    } else {
        ids.iter().filter_map(|id| context.catalogue().source(id)).collect()
    };
    if ids.is_empty() {
        let id = ui.scope_id().with("filter");
        let mut text: String = ui.data(|data| data.get_temp(id).unwrap_or_default());
        let edit = TextEdit::singleline(&mut text).hint_text(&texts.filter).desired_width(f32::INFINITY);
        if ui.add(edit).accessible_name(&texts.filter).changed() {
            ui.data_mut(|data| data.insert_temp(id, text.clone()));
        }
        let wanted = text.to_lowercase();
        shown.retain(|source| {
            let all = format!("{} {} {}", source.citation(language), source.note.en, source.note.zh);
            all.to_lowercase().contains(&wanted)
        });
        widgets::note(ui, &texts.count.of(shown.len()));
    }
    let area = ScrollArea::vertical().max_height(430.0).auto_shrink([false, true]);
    focus::scroll(widgets::from_start(ui, "list of sources", area), ui, |ui| {
        for found in shown {
            source(ui, context, found);
            ui.add_space(4.0);
            ui.separator();
        }
    });
}

fn source(ui: &mut Ui, context: &FrameContext<'_>, source: &Source) {
    let (texts, language) = (&context.texts.source, context.view.language);
    ui.add(egui::Label::new(RichText::new(source.citation(language)).font(theme::bold(13.0))).wrap());
    let quality = phrase(&context.texts.quality, source.quality);
    let accessed = texts.accessed.replace("{date}", &source.accessed);
    ui.label(RichText::new(format!("{quality} · {accessed}")).size(11.5).color(theme::faint(ui)));
    let note = source.note.get(language);
    if !note.is_empty() {
        ui.add(egui::Label::new(RichText::new(note).size(12.5)).wrap());
    }
    match (source.link, &source.url) {
        (LinkPolicy::Yes, Some(url)) => {
            ui.hyperlink_to(&texts.open, url).on_hover_text(url);
        }
        (LinkPolicy::Caution, Some(url)) => {
            ui.hyperlink_to(&texts.caution, url).on_hover_text(url);
        }
        // The contents of a mirror may have changed: its address is recorded but not shown.
        _ if source.read_at.is_some() => widgets::note(ui, &texts.not_linked.replace("{id}", source.id.as_str())),
        _ => {}
    }
}
