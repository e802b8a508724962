//! Toolbar of the table: kind, number of rows, column chooser, copying, closing.

use std::time::Duration;

use egui::{Popup, PopupCloseBehavior, Response, RichText, Role, ScrollArea, Ui, UiBuilder};

use super::{Memory, TableContext};
use crate::{
    app::{
        action::Action,
        command::{Command, TableCommand},
        focus,
        frame_context::FrameContext,
        table::{TableSettings, naming},
        theme,
        widgets::{self, Icon, IconButton},
    },
    i18n::{Messages, phrase},
    table::{TableKind, cell_formatter, column_choice, qualifiers::qualifiers},
};

/// Tables that have a tab.
const TABS: [TableKind; 4] = [TableKind::Clusters, TableKind::Provinces, TableKind::Programmes, TableKind::Ladder];
/// Largest width of a table's name on the button of the menu, in Latin letters.
const NAME: usize = 14;
/// Least panel width for buttons with text, points.
const ROOMY: f32 = 650.0;
/// Least panel width for all buttons in one line, points.
const ONE_LINE: f32 = 460.0;
/// Least width of the row count, points.
const COUNT: f32 = 56.0;
/// Display time of the note that rows were copied, seconds.
const SAID: f64 = 2.5;

/// Draws the toolbar and, below it, a note about the sort order where needed.
pub(super) fn ui(ui: &mut Ui, shown: &TableContext<'_>, memory: &mut Memory, out: &mut Vec<Command>) {
    let width = ui.available_width();
    let roomy = width >= ROOMY;
    ui.add_space(2.0);
    if width < ONE_LINE {
        ui.horizontal_wrapped(|ui| kinds(ui, shown.context, roomy, out));
        ui.horizontal(|ui| controls(ui, shown, memory, roomy, out));
    } else {
        ui.horizontal(|ui| {
            kinds(ui, shown.context, roomy, out);
            ui.add_space(6.0);
            controls(ui, shown, memory, roomy, out);
        });
    }
    let color = ui.visuals().warn_fg_color;
    let note = |ui: &mut Ui, text: &str| ui.label(RichText::new(text).size(11.5).color(color));
    if !shown.rows.unheeded.is_empty() {
        let texts = shown.context.texts;
        let names = shown.rows.unheeded.iter().map(|condition| phrase(&texts.table.condition, *condition));
        let names = names.collect::<Vec<_>>().join(&texts.caption.comma);
        note(ui, &texts.table.not_heeded.replace("{names}", &names));
    }
    let figures = shown.context.settings.table.sort().is_some_and(|sort| qualifiers(&sort.column).is_some());
    if figures && !shown.rows.order.is_empty() {
        note(ui, &shown.context.texts.table.no_ranking);
    }
    ui.add_space(1.0);
}

/// Tabs and the menu of the kinds of table.
fn kinds(ui: &mut Ui, context: &FrameContext<'_>, roomy: bool, out: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.x = 2.0;
    if !roomy {
        ui.spacing_mut().button_padding.x = 5.0;
    }
    for kind in TABS {
        tab(ui, context, &kind, out);
    }
    more(ui, context, roomy, out);
}

/// Row count, and at the end of the line the buttons.
fn controls(ui: &mut Ui, shown: &TableContext<'_>, memory: &mut Memory, roomy: bool, out: &mut Vec<Command>) {
    let end = widgets::at_end(ui, "controls", |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        chooser(ui, shown, roomy, out);
        copy(ui, shown, memory, roomy, out);
        let texts = &shown.context.texts.table;
        let save = button(ui, roomy, Icon::Save, &texts.save).on_hover_text(&texts.save_tip);
        if save.clicked() {
            out.push(Action::SaveTable.into());
        }
        if ui.add(IconButton::new(Icon::Cross, &texts.close)).on_hover_text(&texts.close).clicked() {
            out.push(Action::TablePanel.into());
        }
    });
    // In a narrow panel the row count makes way for the buttons; the tooltip of "copy" shows it too.
    let mut rest = ui.available_rect_before_wrap();
    rest.max.x = end - 4.0;
    if rest.width() > COUNT {
        let layout = egui::Layout::right_to_left(egui::Align::Center);
        ui.scope_builder(UiBuilder::new().max_rect(rest).layout(layout), |ui| count(ui, shown, memory));
    }
}

/// Kind of table as a radio button.
fn tab(ui: &mut Ui, context: &FrameContext<'_>, kind: &TableKind, out: &mut Vec<Command>) -> bool {
    let on = context.settings.table.kind == *kind;
    let name = naming::name(context.facts, context.texts, kind);
    let text = if on { RichText::new(name).font(theme::bold(13.0)) } else { RichText::new(name) };
    let response = ui.selectable_label(on, text);
    let tip = naming::tip(context.facts, context.texts, kind);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::RadioButton);
        node.set_label(&*tip);
        node.set_toggled(if on { egui::accesskit::Toggled::True } else { egui::accesskit::Toggled::False });
    });
    let clicked = response.on_hover_text(tip).clicked();
    if clicked && !on {
        let settings = TableSettings { kind: kind.clone(), ..context.settings.table.clone() };
        out.push(TableCommand::SetPanel(Box::new(settings)).into());
    }
    clicked
}

/// Menu of the tables without a tab, which bears the name of the one that is shown.
fn more(ui: &mut Ui, context: &FrameContext<'_>, roomy: bool, out: &mut Vec<Command>) {
    let (texts, kind) = (&context.texts.table, &context.settings.table.kind);
    let has_tab = TABS.contains(kind);
    let name = match (roomy, has_tab) {
        (false, _) => "…".to_owned(),
        (true, true) => texts.more.clone(),
        (true, false) => cut(&naming::name(context.facts, context.texts, kind)),
    };
    let text = if has_tab { RichText::new(name) } else { RichText::new(name).font(theme::bold(13.0)) };
    let menu = ui.menu_button(text, |ui| {
        focus::scroll(ScrollArea::vertical().max_height(340.0), ui, |ui| {
            ui.set_min_width(200.0);
            for (heading, kinds) in naming::groups(context.facts, context.texts) {
                widgets::note(ui, heading);
                for kind in kinds.iter().filter(|kind| !TABS.contains(kind) && **kind != TableKind::Claims) {
                    if tab(ui, context, kind, out) {
                        ui.close();
                    }
                }
            }
            focus::home_and_end(ui);
        });
    });
    if menu.response.clicked() {
        menu.response.request_focus();
    }
    widgets::named(&menu.response, &texts.more);
}

/// A name cut to the width of the button.
fn cut(name: &str) -> String {
    let mut short = String::new();
    for letter in name.chars() {
        if cell_formatter::width(&short) >= NAME {
            return format!("{}…", short.trim_end());
        }
        short.push(letter);
    }
    short
}

/// Number of rows, or of rows just copied.
fn count(ui: &mut Ui, shown: &TableContext<'_>, memory: &mut Memory) {
    let texts = &shown.context.texts.table;
    let now = ui.input(|input| input.time);
    let copied = memory.copied.filter(|(at, _)| now < at + SAID);
    let (rows, marked) = (shown.rows.order.len(), memory.cursor.marked.len());
    let text = match copied {
        Some((at, n)) => {
            ui.ctx().request_repaint_after(Duration::from_secs_f64(at + SAID - now));
            form(n, &texts.one_copied, &texts.copied)
        }
        None if marked > 0 => form(rows, &texts.marked, &texts.marked).replace("{k}", &marked.to_string()),
        None => counted(shown.context.texts, rows),
    };
    ui.add(egui::Label::new(RichText::new(text).size(12.0).color(theme::faint(ui))).truncate());
    ui.add_space(2.0);
}

/// Number of rows in words.
pub(super) fn counted(texts: &Messages, rows: usize) -> String {
    form(rows, &texts.table.one_row, &texts.table.rows)
}

/// Phrase for a number.
fn form(n: usize, one: &str, many: &str) -> String {
    if n == 1 { one.to_owned() } else { many.replace("{n}", &n.to_string()) }
}

/// Button with text if there is space, otherwise with an icon.
fn button(ui: &mut Ui, roomy: bool, icon: Icon, name: &str) -> Response {
    if roomy { ui.button(name) } else { ui.add(IconButton::new(icon, name)) }
}

/// Copies the picked rows, or else all. They are determined only on demand, since there may be many.
fn copy(ui: &mut Ui, shown: &TableContext<'_>, memory: &mut Memory, roomy: bool, out: &mut Vec<Command>) {
    let texts = &shown.context.texts.table;
    let picked = |memory: &Memory| memory.cursor.picked(shown.rows, shown.context.view.selection.as_ref());
    let any = !shown.rows.order.is_empty();
    let response = ui.add_enabled_ui(any, |ui| button(ui, roomy, Icon::Copy, &texts.copy)).inner;
    let response = response.on_hover_ui(|ui| {
        let count = picked(memory).len();
        let (tip, count) =
            if count == 0 { (&texts.copy_all, shown.rows.order.len()) } else { (&texts.copy_some, count) };
        ui.label(tip.of(count));
    });
    if response.clicked() {
        let rows = picked(memory);
        let rows = if rows.is_empty() { &shown.rows.order } else { &rows };
        copy_rows(ui, shown, memory, rows, out);
    }
}

/// Copies rows with headings to the clipboard and notes it for display.
pub(super) fn copy_rows(
    ui: &Ui,
    shown: &TableContext<'_>,
    memory: &mut Memory,
    rows: &[usize],
    out: &mut Vec<Command>,
) {
    out.push(Command::CopyText(shown.rows.tsv(&shown.reader, rows, &shown.columns)));
    memory.copied = Some((ui.input(|input| input.time), rows.len()));
}

/// Menu of columns, which stays open since several are often chosen together.
fn chooser(ui: &mut Ui, shown: &TableContext<'_>, roomy: bool, out: &mut Vec<Command>) {
    let (context, table, kind) = (shown.context, &shown.rows.table, &shown.rows.kind);
    let (texts, settings) = (&context.texts.table, &context.settings.table);
    let response = button(ui, roomy, Icon::Columns, &texts.columns).on_hover_text(&texts.columns_tip);
    if response.clicked() {
        response.request_focus();
    }
    let choice = settings.choice();
    Popup::menu(&response).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.set_width(270.0);
        let mut chosen = None;
        let required = column_choice::required(table, kind, choice);
        focus::scroll(ScrollArea::vertical().max_height(340.0), ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for column in &table.columns {
                let beside = required.contains(&column.name);
                let mut on = beside || column_choice::is_chosen(kind, table.language, choice, column);
                let name = shown.reader.heading(column);
                let response = widgets::check_box_if(ui, !beside, &mut on, name.as_ref());
                let note = column.note.get(table.language);
                let response = if note.is_empty() { response } else { response.on_hover_text(note) };
                if response.on_disabled_hover_text(&texts.column_beside).changed() {
                    chosen = Some(column_choice::toggled(kind, table.language, choice, column));
                }
            }
        });
        ui.separator();
        if ui.add_enabled(!choice.is_empty(), egui::Button::new(&texts.columns_reset)).clicked() {
            chosen = Some(column_choice::ColumnChoice::new());
        }
        out.extend(chosen.map(|choice| Command::from(TableCommand::SetPanel(Box::new(settings.choosing(choice))))));
    });
    widgets::named(&response, &texts.columns);
}
