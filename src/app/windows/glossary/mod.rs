//! Window of the glossary: each term with its meaning, as in docs/glossary.md.

mod index;

pub(super) use index::search;

use egui::{Align, Frame, Id, Label, RichText, ScrollArea, TextEdit, Ui};

use crate::{
    app::{focus, frame_context::FrameContext, theme, widgets},
    i18n::{GlossaryEntry, glossary},
};

/// Number of passes after opening in which the list scrolls to a term: sizes settle only then.
const SETTLING: u64 = 4;

/// Draws the glossary, scrolled to the term with an identifier when it opens.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, wanted: Option<&str>) {
    let texts = &context.texts.glossary;
    let (text_id, opened_id) = (Id::unique("text of the glossary"), Id::unique("glossary opened"));
    let pass = ui.ctx().cumulative_pass_nr();
    if widgets::appears(ui, &format!("glossary at {wanted:?}")) {
        ui.data_mut(|data| {
            data.remove::<String>(text_id);
            data.insert_temp(opened_id, pass);
        });
    }
    let opened: u64 = ui.data(|data| data.get_temp(opened_id)).unwrap_or_default();
    let mut text: String = ui.data(|data| data.get_temp(text_id)).unwrap_or_default();
    let field = TextEdit::singleline(&mut text).hint_text(&texts.search).desired_width(f32::INFINITY);
    if ui.add(field.id_salt("terms")).accessible_name(&texts.search).changed() {
        ui.data_mut(|data| data.insert_temp(text_id, text.clone()));
    }
    let is_searching = !text.trim().is_empty();
    let shown: Vec<&GlossaryEntry> = if is_searching {
        search(&text).into_iter().map(|(entry, _)| entry).collect()
    } else {
        glossary().iter().collect()
    };
    let said =
        if shown.is_empty() { texts.nothing.replace("{text}", text.trim()) } else { texts.count.of(shown.len()) };
    widgets::note(ui, &said);
    let reveals = wanted.is_some() && !is_searching && pass < opened + SETTLING;
    if reveals {
        ui.ctx().request_repaint();
    }
    let height = (ui.ctx().content_rect().height() - 240.0).clamp(120.0, 620.0);
    let area = ScrollArea::vertical().max_height(height).auto_shrink([false, false]);
    focus::scroll(widgets::from_start(ui, "list of terms", area), ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let mut section = None;
        for entry in shown {
            // Terms that were searched for are listed by how well they match.
            if !is_searching && section != Some(&entry.section) {
                section = Some(&entry.section);
                ui.add_space(8.0);
                widgets::heading(ui, entry.section.get(context.view.language));
                ui.add_space(2.0);
            }
            row(ui, context, entry, (wanted == Some(entry.id.as_str()), reveals));
        }
        ui.add_space(8.0);
    });
}

/// Term in both languages above its meaning; the wanted one is framed and scrolled to.
fn row(ui: &mut Ui, context: &FrameContext<'_>, entry: &GlossaryEntry, (is_wanted, reveals): (bool, bool)) {
    let language = context.view.language;
    let fill = if is_wanted { ui.visuals().selection.bg_fill } else { egui::Color32::TRANSPARENT };
    let frame = Frame::new().fill(fill).corner_radius(5).inner_margin(egui::Margin::symmetric(6, 4));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            ui.label(RichText::new(entry.term.get(language)).font(theme::bold(13.0)));
            ui.label(RichText::new(entry.term.get(language.other())).size(12.0).color(theme::faint(ui)));
        });
        ui.add(Label::new(RichText::new(entry.meaning.get(language)).size(12.5)).wrap());
    });
    if is_wanted && reveals {
        shown.response.scroll_to_me(Some(Align::Center));
    }
}
