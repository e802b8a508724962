//! Choices on how the file is read: table, encoding, delimiter, headings, decimal mark, dates, datum.

use egui::{Align, Layout, Ui, vec2};

use super::{
    choice::{Choice, HEIGHT, Otherwise},
    large,
};
use crate::{
    app::{
        command::{Command, ImportCommand},
        frame_context::FrameContext,
        import::{FoundReading, ImportDialog, SourceFacts},
        widgets,
    },
    i18n::phrase,
    import::RemarkKind,
    recipe::{ColumnRole, Datum, DayOrder, DecimalMark, Recipe},
};

/// Encodings that are offered, by their labels.
const ENCODINGS: [&str; 6] = ["UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE", "windows-1252"];
/// Delimiters that are offered.
const DELIMITERS: [char; 4] = [',', '\t', ';', '|'];
/// Rows from which on a sample of them is offered.
const MANY_ROWS: usize = 50_000;
/// Rows that are offered as headings.
const HEADINGS: u32 = 15;

/// Years of the names of places that are offered.
const YEARS: std::ops::RangeInclusive<i32> = 1995..=2025;

/// Draws the choices that concern the file.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, dialog: &ImportDialog, out: &mut Vec<Command>) {
    let Some(source) = &dialog.source else { return };
    let mut recipe = dialog.recipe.clone();
    let found = dialog.draft.as_ref().map(|draft| draft.reading.clone()).unwrap_or_default();
    let rows = dialog.draft.as_ref().map_or(0, |draft| draft.import.report.rows);
    let layout = Layout::left_to_right(Align::Min).with_main_wrap(true);
    ui.allocate_ui_with_layout(vec2(ui.available_width(), HEIGHT), layout, |ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        of_file(ui, context, source, (&found, rows), &mut recipe);
        of_cells(ui, context, dialog, source, &mut recipe);
    });
    if recipe != dialog.recipe {
        // The columns of another table, or under other headings, are others.
        let parts = |recipe: &Recipe| (recipe.encoding.clone(), recipe.delimiter, recipe.table.clone(), recipe.heading);
        if parts(&recipe) != parts(&dialog.recipe) {
            recipe.columns.clear();
        }
        out.push(ImportCommand::SetRecipe(Box::new(recipe)).into());
    }
}

/// Choices of the whole file.
fn of_file(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    source: &SourceFacts,
    (found, rows): (&FoundReading, usize),
    recipe: &mut Recipe,
) {
    let texts = &context.texts.import_window;
    // Nothing is found without a result.
    let known = found.delimiter != char::default();
    if source.tables.len() > 1 {
        let shown = |name: &str, hidden: bool| {
            if hidden { texts.hidden_table.replacen("{name}", name, 1) } else { name.to_owned() }
        };
        let values = source.tables.iter().map(|table| (table.name.clone(), shown(&table.name, table.hidden))).collect();
        let choice = Choice {
            name: &texts.table,
            tip: "",
            width: 180.0,
            chosen: &mut recipe.table,
            otherwise: Otherwise::Found(found.table.clone()),
            values,
        };
        choice.ui(ui, texts);
    }
    if matches!(source.format, "CSV" | "GeoJSON" | "Shapefile") {
        let label =
            |label: &str| ENCODINGS.iter().find(|name| name.eq_ignore_ascii_case(label)).map(|name| (*name).to_owned());
        let mut chosen = recipe.encoding.as_deref().map(|chosen| label(chosen).unwrap_or_else(|| chosen.to_owned()));
        let mut values: Vec<(String, String)> = ENCODINGS.map(|name| (name.to_owned(), name.to_owned())).into();
        values.extend(chosen.iter().filter(|chosen| label(chosen).is_none()).map(|own| (own.clone(), own.clone())));
        let found = label(&found.encoding).unwrap_or_else(|| found.encoding.clone());
        let choice = Choice {
            name: &texts.encoding,
            tip: &texts.encoding_tip,
            width: 150.0,
            chosen: &mut chosen,
            otherwise: Otherwise::Found(found),
            values,
        };
        let before = choice.chosen.clone();
        choice.ui(ui, texts);
        if chosen != before {
            recipe.encoding = chosen;
        }
    }
    if source.format == "CSV" {
        let name = |sign: char| match sign {
            ',' => texts.comma.clone(),
            '\t' => texts.tab.clone(),
            ';' => texts.semicolon.clone(),
            '|' => texts.bar.clone(),
            other => other.to_string(),
        };
        let further = recipe.delimiter.filter(|sign| !DELIMITERS.contains(sign));
        let choice = Choice {
            name: &texts.delimiter,
            tip: "",
            width: 130.0,
            chosen: &mut recipe.delimiter,
            otherwise: Otherwise::Found(if known { name(found.delimiter) } else { String::new() }),
            values: DELIMITERS.into_iter().chain(further).map(|sign| (sign, name(sign))).collect(),
        };
        choice.ui(ui, texts);
    }
    if rows >= MANY_ROWS || recipe.every.is_some() {
        let sizes = &context.texts.import_size;
        let values = large::samples(sizes, recipe.every);
        let choice = Choice {
            name: &sizes.rows,
            tip: &sizes.rows_tip,
            width: 150.0,
            chosen: &mut recipe.every,
            otherwise: Otherwise::Usual(sizes.all_rows.clone()),
            values,
        };
        choice.ui(ui, texts);
    }
    if has_headings(source) {
        let name = |row: u32| match row {
            0 => texts.no_heading.clone(),
            row => texts.heading_row.replace("{n}", &row.to_string()),
        };
        let further = recipe.heading.filter(|row| *row > HEADINGS);
        let choice = Choice {
            name: &texts.heading,
            tip: &texts.heading_tip,
            width: 130.0,
            chosen: &mut recipe.heading,
            otherwise: Otherwise::Found(if known { name(found.heading) } else { String::new() }),
            values: (0..=HEADINGS).chain(further).map(|row| (row, name(row))).collect(),
        };
        choice.ui(ui, texts);
    }
}

/// `true` for formats whose headings stand in a row of cells.
fn has_headings(source: &SourceFacts) -> bool {
    matches!(source.format, "CSV" | "XLSX")
}

/// Choices of how cells are read, as far as there are such cells.
fn of_cells(ui: &mut Ui, context: &FrameContext<'_>, dialog: &ImportDialog, source: &SourceFacts, recipe: &mut Recipe) {
    let texts = &context.texts.import_window;
    let Some(draft) = &dialog.draft else { return };
    let roles = || draft.import.recipe.columns.values().map(|choice| choice.role);
    if has_headings(source) && roles().any(|role| role == ColumnRole::Number) {
        let name = |mark: DecimalMark| phrase(&texts.decimal_mark, mark).to_owned();
        let found = draft.import.recipe.decimal.map(name).unwrap_or_default();
        let choice = Choice {
            name: &texts.decimal,
            tip: "",
            width: 130.0,
            chosen: &mut recipe.decimal,
            otherwise: Otherwise::Found(found),
            values: [DecimalMark::Point, DecimalMark::Comma].map(|mark| (mark, name(mark))).into(),
        };
        choice.ui(ui, texts);
    }
    if recipe.day_order.is_some() || draft.kinds.contains(&RemarkKind::AmbiguousDate) {
        let name = |order: DayOrder| phrase(&texts.day_order_name, order).to_owned();
        let choice = Choice {
            name: &texts.day_order,
            tip: "",
            width: 150.0,
            chosen: &mut recipe.day_order,
            otherwise: Otherwise::Usual(texts.not_chosen.clone()),
            values: [DayOrder::DayFirst, DayOrder::MonthFirst].map(|order| (order, name(order))).into(),
        };
        choice.ui(ui, texts);
    }
    if recipe.year.is_some() || draft.kinds.contains(&RemarkKind::FormerPlace) {
        let choice = Choice {
            name: &texts.year,
            tip: &texts.year_tip,
            width: 150.0,
            chosen: &mut recipe.year,
            otherwise: Otherwise::Usual(texts.today.clone()),
            values: YEARS.rev().map(|year| (year, year.to_string())).collect(),
        };
        choice.ui(ui, texts);
    }
    let is_coordinate = |role: ColumnRole| {
        matches!(role, ColumnRole::Longitude | ColumnRole::Latitude | ColumnRole::Coordinates | ColumnRole::Wkt)
    };
    if roles().any(is_coordinate) {
        let name = |datum: Datum| phrase(&texts.datum_name, datum).to_owned();
        let choice = Choice {
            name: &texts.datum,
            tip: &texts.datum_tip,
            width: 190.0,
            chosen: &mut recipe.datum,
            otherwise: Otherwise::Usual(name(Datum::Wgs84)),
            values: [Datum::Gcj02, Datum::Bd09].map(|datum| (datum, name(datum))).into(),
        };
        choice.ui(ui, texts);
        ui.vertical(|ui| {
            ui.add_space(17.0);
            widgets::check_box(ui, &mut recipe.swapped, &texts.swapped).on_hover_text(&texts.swapped_tip);
        });
    }
}
