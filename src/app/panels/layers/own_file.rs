//! Settings of a person's own file below those of its layer: title, source line, import, removal.

use egui::{Label, RichText, TextEdit, Ui};

use super::subject;
use crate::{
    app::{
        command::{Command, OwnDataCommand},
        explain,
        frame_context::FrameContext,
        message::Message,
        theme, widgets,
    },
    model::{ShownPath, path_codec},
    view::OwnData,
};

/// Draws the settings.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, data: &OwnData, out: &mut Vec<Command>) {
    let texts = &context.texts.own_data;
    let file = path_codec::to_text(data.file_name());
    ui.add_space(8.0);
    widgets::heading(ui, &texts.file);
    ui.add(Label::new(RichText::new(file).size(12.5)).truncate()).on_hover_text(ShownPath(&data.path).to_string());
    if let Some(state) = subject::own_state(context, &data.id) {
        let problem = context.ui_state.own_data.problems.iter().find(|problem| problem.id == data.id);
        let label = ui.add(Label::new(RichText::new(state).size(12.0).color(ui.visuals().warn_fg_color)).wrap());
        if let Some(problem) = problem {
            label.on_hover_text(explain::message(&Message::OwnData(problem.clone()), context.texts));
        }
    }
    let id = &data.id;
    let hint = &context.texts.import_window.credit_hint;
    for (name, text, hint, command) in [
        (&texts.title, &data.title, "", OwnDataCommand::Rename as fn(_, String) -> OwnDataCommand),
        (&texts.credit, &data.credit, hint.as_str(), OwnDataCommand::SetCredit),
    ] {
        let label = ui.label(RichText::new(name).size(12.0).color(theme::faint(ui)));
        let mut typed = text.clone();
        let edit = TextEdit::singleline(&mut typed).hint_text(hint).desired_width(f32::INFINITY);
        if ui.add(edit).labelled_by(label.id).changed() {
            out.push(command(id.clone(), typed.chars().take(LONGEST).collect()).into());
        }
    }
    ui.horizontal_wrapped(|ui| {
        if ui.button(&texts.edit).on_hover_text(&texts.edit_tip).clicked() {
            out.push(OwnDataCommand::Edit(id.clone()).into());
        }
        let is_unread = context.facts.datasets().get(id).is_none() && !context.ui_state.own_data.is_reading(id);
        if is_unread && ui.button(&texts.retry).clicked() {
            out.push(OwnDataCommand::Retry.into());
        }
        let remove = ui.button(&texts.remove).on_hover_text(&texts.remove_tip);
        widgets::named(&remove, &context.texts.labelled(&texts.remove, &data.title));
        if remove.clicked() {
            out.push(OwnDataCommand::Remove(id.clone()).into());
        }
    });
}

/// Longest title and source line, characters.
const LONGEST: usize = 1_000;
