//! Hover card of a feature of any dataset: its names, and what the fields of its dataset say of it.

use egui::{RichText, Ui};

use crate::{
    app::{frame_context::FrameContext, theme, widgets::weak_mark},
    dataset::{CodeList, Column, Dataset, Field, QualifierRole, Role, TimeRole},
    i18n::format,
    model::Language,
    view::LayerId,
};

/// Draws the card of the feature with a key in the dataset of a layer.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, layer: &str, key: &str) {
    let Some(dataset) = context.view.layer(&LayerId::new(layer)).and_then(|layer| layer.dataset()) else { return };
    let Some(dataset) = context.facts.datasets().get(dataset) else { return };
    let Some(row) = dataset.row(key).map(|row| row as usize) else { return };
    let language = context.view.language;
    let names = [language, language.other()].map(|language| text(dataset, &Role::Name(language), row));
    for (at, name) in names.into_iter().flatten().enumerate() {
        let text = RichText::new(name);
        let text = if at == 0 { text.font(theme::bold(13.0)) } else { text.size(12.0).color(theme::faint(ui)) };
        ui.label(text);
    }
    let mut told: Vec<&Field> = dataset.fields().iter().filter(|field| rank(field).is_some()).collect();
    told.sort_by_key(|field| rank(field));
    for field in told {
        let Some(said) = dataset.column(&field.id).and_then(|column| value(column, row, language)) else { continue };
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.spacing_mut().interact_size.y = 0.0;
            ui.label(RichText::new(field.title.get(language)).size(12.0).color(theme::faint(ui)));
            ui.label(RichText::new(said).size(12.0));
        });
    }
    if let Some(note) = text(dataset, &Role::Qualifier(QualifierRole::Note(language)), row) {
        ui.label(RichText::new(note).size(11.5).color(theme::faint(ui)));
    }
    let weak = dataset.with_role(&Role::Qualifier(QualifierRole::Weak)).is_some_and(|column| column.flag(row));
    weak_mark(ui, context, weak);
}

/// Order of the fields that the card tells: places, dates, categories; `None` for others.
fn rank(field: &Field) -> Option<u8> {
    match field.role {
        Role::Place(_) => Some(0),
        Role::Time(TimeRole::Told | TimeRole::Holds) => Some(1),
        Role::Category => Some(2),
        _ => None,
    }
}

fn text<'d>(dataset: &'d Dataset, role: &Role, row: usize) -> Option<&'d str> {
    dataset.with_role(role)?.text(row).filter(|text| !text.is_empty())
}

/// Value in words; a place with the places that it lies in. `None` if it is unknown.
fn value(column: &Column, row: usize, language: Language) -> Option<String> {
    if let Some(date) = column.date(row) {
        return Some(format::date(&date, language));
    }
    let list = column.list()?;
    let codes: Vec<String> = column.codes(row).iter().map(|code| code_name(list, *code, language)).collect();
    (!codes.is_empty()).then(|| codes.join(separator(language)))
}

fn code_name(list: &CodeList, code: u32, language: Language) -> String {
    let titles = list.with_ancestors(code).filter_map(|code| list.get(code));
    let mut titles: Vec<&str> = titles.map(|code| code.title.get(language)).collect();
    // That all of it lies in the whole goes without saying.
    titles.truncate(titles.len().saturating_sub(1).max(1));
    titles.join(separator(language))
}

fn separator(language: Language) -> &'static str {
    match language {
        Language::En => ", ",
        Language::Zh => "，",
    }
}
