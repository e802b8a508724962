//! Table of programmes for small and medium-sized enterprises.

use super::{
    Cell, Column, Table, TableQuery,
    builder::{TableBuilder, sources_of},
};
use crate::model::{Bilingual, CityId, Programme, ProgrammeFigure};

/// One row per programme of the selected provinces: name, kind, dates, figure, sources.
pub(super) fn programmes(excerpt: &TableQuery<'_>) -> Table {
    let catalogue = excerpt.catalogue;
    let mut maker: TableBuilder<'_, Programme> = TableBuilder::new();
    maker.column(Column::new("id", "Identifier", "标识"), |p| Cell::text(p.id.as_str()));
    maker.column(Column::new("name_zh", "Name (Chinese)", "名称"), |p| Cell::text(&p.name.zh));
    maker.column(Column::new("name_en", "Name", "名称（英文）"), |p| Cell::text(&p.name.en));
    let title = Column::new("name_basis", "What the name is", "名称依据").note(
        "document_title, named_scheme, label (ours), recalled, number_only or not_shown.",
        "document_title 文件名、named_scheme 项目名、label 本项目所加、recalled 凭记忆、number_only 仅文号、not_shown 未示。",
    );
    maker.column(title, |p| Cell::text(<&'static str>::from(p.title)));
    maker.column(Column::new("province", "Province", "省份"), |p| Cell::text(p.province.as_str()));
    maker.column(Column::new("city", "City", "城市"), |p| Cell::optional(p.city.as_ref().map(CityId::as_str)));
    maker.column(Column::new("level", "Level", "级别"), |p| Cell::text(<&'static str>::from(p.level)));
    maker.column(Column::new("kind", "Kind", "类型"), |p| Cell::text(<&'static str>::from(p.kind)));
    let issued = Column::new("issued", "Issued", "发布日期");
    maker.column(issued, |p| p.issued.as_ref().map_or(Cell::Missing, |issued| Cell::Date(issued.date)));
    let basis = Column::new("issued_basis", "How the date is known", "日期依据");
    maker.column(basis, |p| {
        p.issued.as_ref().map_or(Cell::Missing, |issued| Cell::text(<&'static str>::from(issued.basis)))
    });
    let from = Column::new("period_from", "From", "起");
    maker.column(from, |p| p.period.from.map_or(Cell::Missing, Cell::Date));
    maker.column(Column::new("period_to", "To", "止"), |p| p.period.to.map_or(Cell::Missing, Cell::Date));
    figures(&mut maker);
    let others = ("others", "Further figures", "其他数字");
    let description = ("description", "Description", "说明");
    let note = ("note", "Note", "备注");
    both(&mut maker, others, |p| &p.others);
    both(&mut maker, description, |p| &p.description);
    both(&mut maker, note, |p| &p.note);
    let weak = Column::new("weak", "Weakly sourced", "来源薄弱").note("yes or empty.", "yes 或空。");
    maker.column(weak, |p| if p.weak { Cell::text("yes") } else { Cell::Missing });
    maker.cited(catalogue, excerpt.language, |programme| programme.sources.clone());

    let passes = |programme: &&Programme| excerpt.provinces.iter().any(|p| p.id == programme.province);
    let shown: Vec<&Programme> = catalogue.programmes.iter().filter(passes).collect();
    Table {
        name: "programmes",
        title: Bilingual { en: "Programmes for SMEs".into(), zh: "中小企业项目".into() },
        language: excerpt.language,
        points: None,
        rows: shown.iter().map(|programme| maker.row(programme.id.as_str(), programme)).collect(),
        columns: maker.into_columns(),
        sources: sources_of(catalogue, shown.iter().flat_map(|programme| programme.sources.clone())),
    }
}

fn figures(maker: &mut TableBuilder<'_, Programme>) {
    type Part = fn(&ProgrammeFigure) -> Cell;
    let parts: [(Column, Part); 6] = [
        (
            Column::new("figure_kind", "What the figure is", "数字类型").note(
                "target_total, target_addition, target_per_year, target_other, achieved or amount.",
                "目标、已达或金额。",
            ),
            |figure| Cell::text(<&'static str>::from(figure.kind)),
        ),
        (Column::new("figure", "Figure", "数字"), |figure| Cell::number(figure.value.value)),
        (Column::new("figure_unit", "Unit of the figure", "单位"), |figure| {
            Cell::text(<&'static str>::from(figure.unit))
        }),
        (Column::new("figure_bound", "Exact, over, about …", "确数、超过、约等"), |figure| {
            Cell::text(<&'static str>::from(figure.bound))
        }),
        (Column::new("figure_rung", "Rung of the ladder", "梯度"), |figure| {
            Cell::optional(figure.rung.map(<&'static str>::from))
        }),
        (Column::new("figure_as_of", "As of", "截至"), |figure| Cell::Date(figure.value.as_of)),
    ];
    for (column, part) in parts {
        maker.column(column, move |programme| programme.figure.as_ref().map_or(Cell::Missing, part));
    }
}

/// Two columns of a bilingual text; a missing language stays empty.
fn both(
    maker: &mut TableBuilder<'_, Programme>,
    (name, en, zh): (&str, &str, &str),
    text: fn(&Programme) -> &Bilingual,
) {
    let some = |text: &str| if text.is_empty() { Cell::Missing } else { Cell::text(text) };
    let chinese = Column::new(format!("{name}_zh"), format!("{en} (Chinese)"), zh);
    maker.column(chinese, move |programme| some(&text(programme).zh));
    let english = Column::new(format!("{name}_en"), en, format!("{zh}（英文）"));
    maker.column(english, move |programme| some(&text(programme).en));
}
