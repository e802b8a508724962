//! Table of programmes for small and medium-sized enterprises.

use super::{
    Cell, Column, Row, Table, TableQuery,
    builder::{TableBuilder, sources_of},
    cell_formatter::is_coded,
    place_columns::{located, place_name, place_names},
};
use crate::{
    model::{AsOf, Bilingual, CityId, Programme, ProgrammeFigure, ProvinceId, ReportingUnit},
    query::{MapQuestion, programmes as find_programmes},
};

/// One row per programme that the view asks about: name, kind, dates, figure, sources.
pub(super) fn programmes(query: &TableQuery<'_>) -> Table {
    let catalogue = query.catalogue;
    let mut builder: TableBuilder<'_, Programme> = TableBuilder::new();
    builder.column(Column::new("id", "Identifier", "标识"), |p| Cell::text(p.id.as_str()));
    builder.column(Column::new("name_zh", "Name (Chinese)", "名称"), |p| Cell::text(&p.name.zh));
    builder.column(Column::new("name_en", "Name", "名称（英文）"), |p| Cell::text(&p.name.en));
    let title = Column::new("name_basis", "Basis of the name", "名称依据").note(
        "document_title, named_scheme, label (descriptive, ours), recalled (not confirmed), number_only or not_shown.",
        "document_title 文件标题、named_scheme 项目名称、label 本图集所拟、recalled 凭记忆、number_only 仅文号、not_shown 未载中文标题。",
    );
    builder.coded(title, |p| Cell::text(<&'static str>::from(p.title)));
    let datasets = query.datasets;
    builder.column(Column::new("province", "Province", "省份"), |p| Cell::text(province(p)));
    place_names(&mut builder, "province", ("Province", "省份"), move |p| place_name(datasets, province(p)));
    builder.column(Column::new("city", "City", "城市"), |p| Cell::optional(p.city.as_ref().map(CityId::as_str)));
    place_names(&mut builder, "city", ("City", "城市"), move |p| place_name(datasets, p.city.as_ref()?.as_str()));
    builder.coded(Column::new("level", "Level", "级别"), |p| Cell::text(<&'static str>::from(p.level)));
    builder.coded(Column::new("kind", "Type", "类型"), |p| Cell::text(<&'static str>::from(p.kind)));
    let issued = Column::new("issued", "Issued", "发布日期");
    builder.column(issued, |p| p.issued.as_ref().map_or(Cell::Missing, |issued| Cell::Date(issued.date)));
    let basis = Column::new("issued_basis", "Basis of the date", "日期依据");
    builder.coded(basis, |p| {
        p.issued.as_ref().map_or(Cell::Missing, |issued| Cell::text(<&'static str>::from(issued.basis)))
    });
    let from = Column::new("period_from", "From", "起");
    builder.column(from, |p| p.period.from.map_or(Cell::Missing, Cell::Date));
    builder.column(Column::new("period_to", "To", "止"), |p| p.period.to.map_or(Cell::Missing, Cell::Date));
    let until = query.until;
    figures(&mut builder, until);
    let counts = ("counts", "What is counted", "统计内容");
    both(&mut builder, counts, move |p| figure_by(p, until).map(|figure| &figure.counts));
    let others = ("others", "Other figures", "其他数据");
    let description = ("description", "Description", "说明");
    let note = ("note", "Note", "备注");
    both(&mut builder, others, |p| Some(&p.others));
    both(&mut builder, description, |p| Some(&p.description));
    both(&mut builder, note, |p| Some(&p.note));
    let weak = Column::new("weak", "Weakly sourced", "来源待核实")
        .note("yes if weakly sourced, else empty.", "来源待核实为 yes，否则为空。")
        .empty("not weakly sourced", "来源无需核实");
    builder.column(weak, |p| if p.weak { Cell::text("yes") } else { Cell::Missing });
    builder.cited(catalogue, query.language, |programme| programme.sources.clone());

    let question = MapQuestion::of(query.facts, &query.view);
    let shown = find_programmes(query.facts, &query.view.programme_query(), &question);
    let row = |programme: &&Programme| {
        let of_province = || programme.province.clone().map_or(ReportingUnit::Nation, ReportingUnit::Province);
        let unit = programme.city.clone().map_or_else(of_province, ReportingUnit::City);
        Row { at: located(catalogue, &unit), ..builder.row(programme.id.as_str(), programme) }
    };
    Table {
        name: "programmes".into(),
        title: Bilingual { en: "Programmes for SMEs".into(), zh: "中小企业政策项目".into() },
        language: query.language,
        points: Some("Points are cities, or where the map writes the name of a province; not centroids."),
        rows: shown.iter().map(row).collect(),
        columns: builder.into_columns(),
        sources: sources_of(catalogue, shown.iter().flat_map(|programme| programme.sources.clone())),
    }
}

/// Code of the province of a programme, or of the nation.
fn province(programme: &Programme) -> &str {
    programme.province.as_ref().map_or("CN", ProvinceId::as_str)
}

/// Figure of a programme, if it was told by a date.
fn figure_by(programme: &Programme, until: Option<AsOf>) -> Option<&ProgrammeFigure> {
    let issued = programme.issued.as_ref().map(|issued| issued.date);
    let is_told = |figure: &&ProgrammeFigure| {
        until.is_none_or(|until| figure.told(issued).is_some_and(|told| told.is_by(&until)))
    };
    programme.figure.as_ref().filter(is_told)
}

fn figures(builder: &mut TableBuilder<'_, Programme>, until: Option<AsOf>) {
    type Part = fn(&ProgrammeFigure) -> Cell;
    let parts: [(Column, Part); 6] = [
        (
            Column::new("figure_kind", "Type of figure", "数据类型").note(
                "target_total, target_addition, target_per_year, target_other, achieved or amount.",
                "目标、实际或金额。",
            ),
            |figure| Cell::text(<&'static str>::from(figure.kind)),
        ),
        (Column::new("figure", "Figure", "数据"), |figure| Cell::number(figure.value.value)),
        (Column::new("figure_unit", "Unit of the figure", "单位"), |figure| {
            Cell::text(<&'static str>::from(figure.unit))
        }),
        (Column::new("figure_bound", "Qualifier", "数值限定"), |figure| {
            Cell::text(<&'static str>::from(figure.bound))
        }),
        (Column::new("figure_rung", "SME tier", "层级"), |figure| {
            Cell::optional(figure.tier.map(<&'static str>::from))
        }),
        (Column::new("figure_as_of", "As of", "数据时点"), |figure| Cell::Date(figure.value.as_of)),
    ];
    for (column, part) in parts {
        let is_coded = is_coded(&column.name);
        let cell = move |programme: &Programme| figure_by(programme, until).map_or(Cell::Missing, part);
        if is_coded { builder.coded(column, cell) } else { builder.column(column, cell) }
    }
}

/// Two columns of a bilingual text; a missing language stays empty.
fn both(
    builder: &mut TableBuilder<'_, Programme>,
    (name, en, zh): (&str, &str, &str),
    text: impl Fn(&Programme) -> Option<&Bilingual> + Copy + 'static,
) {
    let some = |text: &str| if text.is_empty() { Cell::Missing } else { Cell::text(text) };
    let chinese = Column::new(format!("{name}_zh"), format!("{en} (Chinese)"), zh);
    builder.column(chinese, move |programme| text(programme).map_or(Cell::Missing, |text| some(&text.zh)));
    let english = Column::new(format!("{name}_en"), en, format!("{zh}（英文）"));
    builder.column(english, move |programme| text(programme).map_or(Cell::Missing, |text| some(&text.en)));
}
