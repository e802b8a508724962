//! Assembly of a dataset: rows that stay, their places, their columns, and the report of all.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    ImportError, ImportReport, Progress, RawTable, Remark, RemarkKind, Severity, SourceFile,
    columns::{column, given},
    guess,
    list_of_places::list_of_places,
    placed_rows::{By, PlacedRows},
    placement::{NamedPlaces, named_places, positions},
    rows::Rows,
};
use crate::{
    dataset::{
        Column, Dataset, DatasetBuilder, DatasetId, Field, LocalText, OwnOrigin, Places, Role, TextColumn, Texts,
        numbered,
    },
    gazetteer::Gazetteer,
    model::parallel,
    recipe::{ColumnRole, Recipe},
};

/// Field of the row's number in the file: the key.
pub const ROW: &str = "_row";
/// A file as a dataset, with the recipe that made it and what became of each row.
#[derive(Clone, Debug)]
pub struct Import {
    /// The dataset, features of a person's own.
    pub dataset: Dataset,
    /// The complete recipe: what a person chose, and every guess.
    pub recipe: Recipe,
    /// The report.
    pub report: ImportReport,
}

/// Identity of a file.
pub(super) struct FileFacts<'f> {
    pub id: DatasetId,
    pub name: String,
    pub title: String,
    pub source: &'f SourceFile,
    pub format: &'static str,
}

/// Makes the dataset of a table.
///
/// # Errors
/// [`ImportError::Cancelled`]; a [`DatasetError`](crate::dataset::DatasetError) is not caused by columns of one table.
pub(super) fn assemble(
    mut table: RawTable,
    recipe: &Recipe,
    places: &Places,
    file: FileFacts<'_>,
    progress: &Progress,
) -> Result<Import, ImportError> {
    let gazetteer = Gazetteer::embedded();
    let recipe = guess::completed(&table, recipe, gazetteer);
    let mut remarks = std::mem::take(&mut table.remarks);
    let mut positions = positions(&mut table, &recipe);
    let has_point = |row| positions.has(row);
    let NamedPlaces { rows: named, remarks: of_names, unmatched } =
        named_places(&table, &recipe, gazetteer, &has_point, progress)?;
    let has_names = !named.is_empty();
    let rows = Rows::new(std::mem::take(&mut table.numbers), &|row| named.get(row).is_some_and(|place| place.left_out));
    // Coordinates that cannot be are no reason to draw a row elsewhere.
    let of_positions = std::mem::take(&mut positions.remarks);
    let refused: BTreeSet<u32> = of_positions
        .iter()
        .filter(|remark| remark.severity == Severity::Unplaced)
        .filter_map(|remark| remark.row)
        .collect();
    let placed = PlacedRows::of(&rows, &positions, &named, &|number| refused.contains(&number), places);
    // The names have their own steps, up to the end.
    let step = |done| if has_names { progress.check() } else { progress.step(done, 5) };
    step(3)?;
    // A name that was not found matters less where there are coordinates.
    let with_point = |remark: &Remark| {
        let row = remark.row.and_then(|number| rows.all_numbers().binary_search(&number).ok());
        row.is_some_and(|row| positions.has(row))
    };
    remarks.extend(of_names.into_iter().map(|remark| match remark.severity {
        Severity::Unplaced if with_point(&remark) => Remark { severity: Severity::Note, ..remark },
        _ => remark,
    }));
    remarks.extend(of_positions);
    let any = positions.any;
    if any && !has_names {
        let told: BTreeSet<u32> = remarks.iter().filter_map(|remark| remark.row).collect();
        let without = rows.iter().filter(|(row, number)| !positions.has(*row) && !told.contains(number));
        remarks
            .extend(without.map(|(_, number)| Remark::on_row(number, Severity::Unplaced, RemarkKind::NoCoordinates)));
    }
    let key = Field::new(ROW, LocalText::both("Row in the file", "文件中的行"), Role::Key);
    let keys = Column::Texts(keys(&rows, &table, &recipe));
    let mut builder = DatasetBuilder::<()>::new(&[]).column(key, keys);
    let is_of_places = has_names && !any && !recipe.columns.values().any(|choice| choice.role == ColumnRole::Label);
    let made = parallel::each(table.columns.iter_mut().collect(), |raw| {
        progress.check()?;
        Ok(column(raw, &rows, &recipe, !is_of_places))
    });
    let mut dates = None;
    for made in made.into_iter().collect::<Result<Vec<_>, ImportError>>()?.into_iter().flatten() {
        if is_of_places && dates.is_none() && matches!(made.field.role, Role::Time(_)) {
            dates = Some(made.column.clone());
        }
        remarks.extend(made.remarks);
        builder = builder.column(made.field, made.column);
    }
    step(4)?;
    let file_rows = recipe.melt.as_ref().map(|_| rows.iter().map(|(_, number)| number).collect());
    let list = is_of_places.then(|| {
        let (list, told) = list_of_places(&table, &rows, &named, dates.as_ref(), &recipe, places);
        remarks.extend(told);
        Arc::new(list)
    });
    let count = |ways: &[Option<By>]| placed.count(ways);
    let drawn = count(&[Some(By::Coordinates), Some(By::County), Some(By::City)]);
    let at_seats = count(&[Some(By::County), Some(By::City)]);
    let (by_place, unplaced) = (count(&[Some(By::Province)]), count(&[None]));
    builder = placed.columns(builder, &rows, &named, places);
    let mut shapes = positions.shapes();
    if !shapes.is_empty() {
        let of_rows = rows.iter().map(|(row, _)| shapes.get_mut(row).and_then(Option::take)).collect();
        let title = LocalText::both("Geometry", "几何");
        builder = builder.column(Field::new("_geometry", title, Role::Geometry), Column::Geometries(of_rows));
    }
    remarks.sort_by_key(|remark| remark.row);
    if recipe.melt.is_some() {
        // A row of the file that became several says once what all of them say.
        let mut said: Vec<Remark> = Vec::with_capacity(remarks.len());
        for remark in remarks {
            let of_row = said.iter().rev().take_while(|other| other.row == remark.row);
            if remark.row.is_none() || !of_row.into_iter().any(|other| *other == remark) {
                said.push(remark);
            }
        }
        remarks = said;
    }
    let origin = OwnOrigin {
        file: file.name.clone(),
        sha256: file.source.sha256().to_owned(),
        every: recipe.every,
        places: list,
        file_rows,
        ..OwnOrigin::default()
    };
    let report = ImportReport {
        file: file.name.clone(),
        sha256: file.source.sha256().to_owned(),
        format: file.format,
        table: recipe.table.clone().unwrap_or_default(),
        unit: table.unit,
        rows: rows.all_numbers().len(),
        kept: rows.len(),
        drawn,
        at_seats,
        by_place,
        unplaced,
        left_out: rows.all_numbers().len() - rows.len(),
        remarks,
        unmatched,
    };
    let dataset = builder
        .finish_own(file.id, given(&file.title), origin)
        .map_err(|_error| ImportError::of_file(RemarkKind::Malformed, ""))?;
    Ok(Import { dataset, recipe, report })
}

/// Keys of the rows that stay: their numbers in the file, with the date of those that were columns of years.
fn keys(rows: &Rows, table: &RawTable, recipe: &Recipe) -> TextColumn {
    let date = recipe.melt.as_ref().and_then(|melt| table.columns.iter().find(|column| column.heading == melt.date));
    let number = |(row, number): (usize, u32)| match date {
        Some(column) => format!("{number} ({})", column.cells.get(row).text),
        None => number.to_string(),
    };
    let is_rising = rows.all_numbers().is_sorted_by(|one, other| one < other);
    if date.is_some() || !is_rising {
        return numbered(rows.iter().map(number));
    }
    let (mut joined, mut bounds) = (String::with_capacity(rows.len() * 8), Vec::with_capacity(rows.len() + 1));
    bounds.push(0);
    for (_, number) in rows.iter() {
        joined.push_str(itoa::Buffer::new().format(number));
        bounds.push(joined.len() as u32);
    }
    joined.shrink_to_fit();
    let mut texts = Texts::default();
    texts.push_joined(joined, bounds);
    TextColumn::new(texts)
}
