//! First rows of the file as they stand there; each column has its role in its head.

use egui::{Align, ComboBox, Label, Layout, RichText, ScrollArea, TextEdit, Ui, WidgetText};
use egui_extras::{Column, TableBuilder, TableRow};
use strum::IntoEnumIterator as _;

use crate::{
    app::{
        command::{Command, ImportCommand},
        focus,
        frame_context::FrameContext,
        import::{Draft, ImportDialog},
        theme,
        widgets::{self, Icon, IconButton},
    },
    i18n::phrase,
    import::{RawColumn, Severity},
    recipe::{ColumnChoice, ColumnRole, Recipe},
};

/// Height of the head of a column, points.
const HEAD: f32 = 76.0;
/// Height of a row, points.
const ROW: f32 = 20.0;
/// Number of columns that are shown at once.
const COLUMNS: usize = 40;
/// Number of letters of a cell that are drawn, and that its tooltip shows.
const LETTERS: (usize, usize) = (80, 600);

/// Draws the table.
pub(super) fn ui(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    dialog: &ImportDialog,
    draft: &Draft,
    out: &mut Vec<Command>,
) {
    let columns = &draft.sample.columns;
    let pages = columns.len().div_ceil(COLUMNS).max(1);
    let page_id = ui.scope_id().with("page");
    let mut page = ui.data(|data| data.get_temp(page_id)).unwrap_or(0).min(pages - 1);
    if pages > 1 {
        turn_pages(ui, context, (&mut page, pages), columns.len());
        ui.data_mut(|data| data.insert_temp(page_id, page));
    }
    let shown: Vec<&RawColumn> = columns.iter().skip(page * COLUMNS).take(COLUMNS).collect();
    let mut recipe = dialog.recipe.clone();
    ui.spacing_mut().item_spacing = egui::vec2(6.0, 1.0);
    focus::scroll(ScrollArea::horizontal().id_salt("columns").auto_shrink(false), ui, |ui| {
        let mut builder = TableBuilder::new(ui)
            .id_salt((page, columns.len(), draft.reading.table.as_str()))
            .striped(true)
            .resizable(true)
            .auto_shrink(false)
            .min_scrolled_height(0.0)
            .column(Column::exact(46.0));
        for column in &shown {
            builder = builder.column(Column::initial(width(column)).at_least(104.0).clip(true));
        }
        let table = builder.header(HEAD, |mut row| {
            row.col(|ui| corner(ui, context));
            for column in &shown {
                row.col(|ui| {
                    focus::apart(ui, ("column", column.heading.as_str()), |ui| {
                        head(ui, context, draft, column, &mut recipe);
                    });
                });
            }
        });
        table.body(|body| {
            body.rows(ROW, draft.sample.numbers.len(), |mut row| cells(&mut row, context, draft, &shown));
        });
    });
    if recipe != dialog.recipe {
        out.push(ImportCommand::SetRecipe(Box::new(recipe)).into());
    }
}

/// Initial width of a column, points.
fn width(column: &RawColumn) -> f32 {
    let letters = |text: &str| text.chars().take(40).map(|c| if c.is_ascii() { 1.0_f32 } else { 1.9 }).sum::<f32>();
    let longest = column.cells.iter().take(12).map(|cell| letters(cell.text)).fold(letters(&column.heading), f32::max);
    (longest * 6.6 + 14.0).clamp(118.0, 230.0)
}

/// Buttons that turn the pages of a file with many columns.
fn turn_pages(ui: &mut Ui, context: &FrameContext<'_>, (page, pages): (&mut usize, usize), columns: usize) {
    let texts = &context.texts.import_window;
    ui.horizontal(|ui| {
        let (first, last) = (*page * COLUMNS + 1, (*page * COLUMNS + COLUMNS).min(columns));
        let text = texts.columns_shown.replace("{from}", &first.to_string()).replace("{to}", &last.to_string());
        ui.label(RichText::new(text.replace("{n}", &columns.to_string())).size(12.0));
        let buttons =
            [(Icon::Before, &texts.columns_before, *page > 0), (Icon::After, &texts.columns_after, *page + 1 < pages)];
        for (at, (icon, name, enabled)) in buttons.into_iter().enumerate() {
            let button = focus::apart(ui, at, |ui| ui.add_enabled(enabled, IconButton::new(icon, name)));
            if button.clicked() {
                *page = if at == 0 { *page - 1 } else { *page + 1 };
            }
        }
    });
}

fn corner(ui: &mut Ui, context: &FrameContext<'_>) {
    let text = RichText::new(&context.texts.import_window.row).size(11.5).color(theme::faint(ui));
    ui.with_layout(Layout::top_down(Align::Min), |ui| ui.add(Label::new(text).truncate()));
}

/// Heading, role, and what belongs to the role.
fn head(ui: &mut Ui, context: &FrameContext<'_>, draft: &Draft, column: &RawColumn, recipe: &mut Recipe) {
    let texts = &context.texts.import_window;
    let heading = column.heading.as_str();
    let chosen = recipe.columns.get(heading).cloned();
    let Some(found) = draft.import.recipe.columns.get(heading) else { return };
    let present = chosen.clone().unwrap_or_else(|| found.clone());
    let mut now = present.clone();
    let mut is_lifted = false;
    ui.with_layout(Layout::top_down(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        let width = ui.available_width() - 4.0;
        let short: String = heading.chars().take(LETTERS.0).collect();
        ui.add(Label::new(RichText::new(short).font(theme::bold(12.5))).truncate()).on_hover_text(tooltip(heading));
        let name = context.texts.labelled(&texts.role, heading);
        let text = RichText::new(phrase(&context.texts.import.role, present.role)).size(12.5);
        let list = ComboBox::from_id_salt("role").width(width).selected_text(text).truncate();
        let list = list.height((0.5 * ui.ctx().content_rect().height()).min(400.0));
        let list = widgets::dropdown(ui, list, &name, |ui| {
            if chosen.is_some() && ui.selectable_label(false, &texts.automatic).clicked() {
                is_lifted = true;
            }
            for role in ColumnRole::iter() {
                ui.selectable_value(&mut now.role, role, phrase(&context.texts.import.role, role));
            }
        });
        let tip = if chosen.is_some() { &texts.role_chosen } else { &texts.role_found };
        list.response.on_hover_text(format!("{}\n{tip}", phrase(&context.texts.import.role, present.role)));
        if present.role == ColumnRole::Number {
            of_number(ui, context, heading, width, &mut now);
        }
    });
    if is_lifted {
        recipe.columns.remove(heading);
    } else if now != present {
        choose(recipe, draft, heading, now, present.role);
    }
}

/// Unit of numbers, and whether they can be added.
fn of_number(ui: &mut Ui, context: &FrameContext<'_>, heading: &str, width: f32, choice: &mut ColumnChoice) {
    let texts = &context.texts.import_window;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let id = ui.scope_id().with("unit");
        let kept: Option<String> = ui.data(|data| data.get_temp(id));
        let mut typed = kept.unwrap_or_else(|| choice.unit.clone());
        let edit = TextEdit::singleline(&mut typed).hint_text(&texts.unit).desired_width((width - 62.0).max(30.0));
        let field = ui.add(edit).on_hover_text(&texts.unit_tip);
        widgets::named(&field, &context.texts.labelled(&texts.unit, heading));
        focus::note_entry(&field, typed != choice.unit);
        if field.has_focus() {
            ui.data_mut(|data| data.insert_temp(id, typed));
        } else {
            ui.data_mut(|data| data.remove::<String>(id));
            choice.unit = typed;
        }
        let mut adds_up = choice.additive == Some(true);
        let tick = widgets::check_box(ui, &mut adds_up, "Σ").on_hover_text(&texts.additive_tip);
        widgets::named(&tick, &context.texts.labelled(&texts.additive, heading));
        if tick.changed() {
            choice.additive = Some(adds_up);
        }
    });
}

/// Chooses a role; the column that has a role which only one can have loses it.
fn choose(recipe: &mut Recipe, draft: &Draft, heading: &str, mut choice: ColumnChoice, before: ColumnRole) {
    if choice.role != before {
        choice.serial_days = None;
        if choice.role != ColumnRole::Number {
            (choice.unit, choice.additive) = (String::new(), None);
        }
        if choice.role.is_unique() {
            let others = draft.import.recipe.columns.iter();
            let holder = others.filter(|(other, found)| *other != heading && found.role == choice.role);
            for (other, _) in holder {
                recipe.columns.insert(other.clone(), ColumnChoice::default());
            }
        }
    }
    recipe.columns.insert(heading.to_owned(), choice);
}

/// Number of the row, marked if something is remarked on it, and its cells.
fn cells(row: &mut TableRow<'_, '_>, context: &FrameContext<'_>, draft: &Draft, columns: &[&RawColumn]) {
    let at = row.index();
    row.col(|ui| number(ui, context, draft, at));
    for column in columns {
        let role = draft.import.recipe.role(&column.heading);
        row.col(|ui| {
            let cell = column.cells.get(at);
            if cell.text.is_empty() {
                return;
            }
            let faint = theme::faint(ui);
            let short: String =
                cell.text.chars().take(LETTERS.0).map(|c| if c.is_control() { ' ' } else { c }).collect();
            let text = RichText::new(short).size(12.5);
            let text = if role == Some(ColumnRole::Ignore) { text.color(faint) } else { text };
            let label = Label::new(WidgetText::from(text)).truncate().selectable(false);
            let is_number = role == Some(ColumnRole::Number);
            let layout =
                if is_number { Layout::right_to_left(Align::Center) } else { Layout::left_to_right(Align::Center) };
            let response = ui
                .with_layout(layout, |ui| {
                    // Numbers keep off the text of the next column.
                    ui.add_space(if is_number { 5.0 } else { 0.0 });
                    ui.add(label)
                })
                .inner;
            if cell.text.chars().nth(12).is_some() {
                response.on_hover_text(tooltip(cell.text));
            }
        });
    }
}

fn number(ui: &mut Ui, context: &FrameContext<'_>, draft: &Draft, at: usize) {
    let number = draft.sample.numbers.get(at).copied().unwrap_or_default();
    let remarks = draft.on_sample.get(at).map(Vec::as_slice).unwrap_or_default();
    let found = remarks.iter().filter_map(|remark| draft.import.report.remarks.get(*remark));
    let is_lost = found.clone().any(|remark| matches!(remark.severity, Severity::LeftOut | Severity::Unplaced));
    let color = if is_lost { ui.visuals().warn_fg_color } else { theme::faint(ui) };
    let mark = if remarks.is_empty() { "" } else { "• " };
    let text = RichText::new(format!("{mark}{number}")).size(11.5).color(color);
    let layout = Layout::right_to_left(Align::Center);
    let label = ui.with_layout(layout, |ui| ui.add(Label::new(text).truncate().selectable(false))).inner;
    if !remarks.is_empty() {
        let words: Vec<String> = found
            .map(|remark| {
                let effect = phrase(&context.texts.import.severity, remark.severity);
                context.texts.labelled(effect, &remark.words(&context.texts.import))
            })
            .collect();
        label.on_hover_text(words.join("\n"));
    }
}

/// Text of a cell as a tooltip shows it.
fn tooltip(text: &str) -> String {
    let mut shown: String = text.chars().take(LETTERS.1).collect();
    if text.chars().nth(LETTERS.1).is_some() {
        shown.push('…');
    }
    shown
}
