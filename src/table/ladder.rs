//! Table of the tiers of SME cultivation: observed numbers of firms by place.

use super::{
    Cell, Column, Row, Table, TableQuery,
    builder::{TableBuilder, sources_of},
    place_columns::{located, place_name, place_names},
};
use crate::{
    dataset::DatasetId,
    model::{Bilingual, TierObservation},
};

/// One row per observation of the selected provinces by the date; those of the nation if all provinces are selected. Observations
/// of different dates, tiers and scopes are not comparable; each row states its own.
pub(super) fn ladder(query: &TableQuery<'_>) -> Table {
    let catalogue = query.catalogue;
    let mut builder: TableBuilder<'_, TierObservation> = TableBuilder::new();
    let place = Column::new("place", "Place", "统计单位")
        .note("A province, a separately planned city, XPCC or CN.", "省份、计划单列市、XPCC（兵团）或 CN（全国）。");
    builder.column(place, |row| Cell::text(row.unit.to_string()));
    let datasets = query.datasets;
    place_names(&mut builder, "place", ("Place", "统计单位"), move |row| {
        place_name(datasets, &row.unit.to_string())
    });
    builder.coded(Column::new("rung", "Tier", "层级"), |row| Cell::text(<&'static str>::from(row.tier)));
    builder.coded(Column::new("count", "Counting basis", "统计口径"), |row| {
        Cell::text(<&'static str>::from(row.count))
    });
    let batches = Column::new("batches", "Batches", "批次");
    builder.column(batches, |row| Cell::optional(row.batches.map(|batches| batches.to_string())));
    let firms = Column::new("firms", "Firms", "企业数").unit("firms");
    builder.column(firms, |row| Cell::count(row.firms.value as usize));
    builder.coded(Column::new("bound", "Qualifier", "数值限定"), |row| Cell::text(<&'static str>::from(row.bound)));
    builder.column(Column::new("as_of", "As of", "数据时点"), |row| Cell::Date(row.firms.as_of));
    let scope = Column::new("cities", "Separately planned cities", "计划单列市").note(
        "included, included_inferred, apart, unclear or not_applicable.",
        "included 含、included_inferred 推断含、apart 不含、unclear 未说明、not_applicable 不适用。",
    );
    builder.coded(scope, |row| Cell::text(<&'static str>::from(row.scope)));
    builder.coded(Column::new("basis", "Basis", "依据"), |row| Cell::text(<&'static str>::from(row.basis)));
    let weak = Column::new("weak", "Weakly sourced", "来源待核实")
        .note("yes if weakly sourced, else empty.", "来源待核实为 yes，否则为空。")
        .empty("not weakly sourced", "来源无需核实");
    builder.column(weak, |row| if row.weak { Cell::text("yes") } else { Cell::Missing });
    let some = |text: &str| if text.is_empty() { Cell::Missing } else { Cell::text(text) };
    builder.column(Column::new("note_zh", "Note (Chinese)", "备注"), move |row| some(&row.note.zh));
    builder.column(Column::new("note_en", "Note", "备注（英文）"), move |row| some(&row.note.en));
    builder.cited(catalogue, query.language, |row| row.firms.sources.clone());

    let passes = |row: &&TierObservation| match catalogue.province_of(&row.unit) {
        Some(id) => query.provinces.iter().any(|province| province.id == id),
        // Observations of the nation belong to no province; they appear only in a table of all provinces.
        None => query.provinces.len() == catalogue.provinces.len(),
    };
    let shown: Vec<(usize, &TierObservation)> = catalogue
        .ladder
        .iter()
        .enumerate()
        .filter(|(_, row)| query.admits(Some(row.firms.as_of)) && passes(row))
        .collect();
    // The key of the dataset's row does not depend on the filter.
    let tiers = datasets.get(&DatasetId::new("tiers"));
    let key = |row: usize| tiers.map_or("", |dataset| dataset.key(row as u32));
    let row = |(index, row): &(usize, &TierObservation)| Row {
        at: located(catalogue, &row.unit),
        ..builder.row(key(*index), row)
    };
    Table {
        name: "ladder".into(),
        title: Bilingual { en: "SME tiers".into(), zh: "中小企业梯度培育".into() },
        language: query.language,
        points: Some("Points are where the map writes the name of a province, or a city; not centroids."),
        rows: shown.iter().map(row).collect(),
        columns: builder.into_columns(),
        sources: sources_of(catalogue, shown.iter().flat_map(|(_, row)| row.firms.sources.clone())),
    }
}
