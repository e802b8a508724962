//! Sources of a table, as a table.

use super::{Cell, Column, Table, builder::TableBuilder};
use crate::model::{Bilingual, LinkPolicy, Source};

/// One row per source cited in `table`: citation, parts, quality, address. Addresses of mirrors are left out, as their
/// content may have changed.
pub fn sources(table: &Table) -> Table {
    let mut builder: TableBuilder<'_, Source> = TableBuilder::new();
    builder.column(Column::new("id", "Identifier", "标识"), |s| Cell::text(s.id.as_str()));
    builder.column(Column::new("citation", "Citation", "引文"), |s| Cell::text(s.citation(table.language)));
    builder.column(Column::new("publisher", "Publisher", "出版者"), |s| Cell::optional(s.publisher.as_deref()));
    builder.column(Column::new("title", "Title", "标题"), |s| Cell::optional(s.title.as_deref()));
    builder.column(Column::new("date", "Date", "日期"), |s| s.date.map_or(Cell::Missing, Cell::Date));
    let url = Column::new("url", "Address", "网址").note(
        "Empty for copies on unrelated sites, whose content may have changed, and where no address is known.",
        "无关网站上的副本内容可能已变，故留空；网址不详的也留空。",
    );
    builder.column(url, |s| Cell::optional(address(s)));
    let link = Column::new("link", "Link", "链接")
        .note("yes, caution or no: whether the link is safe to follow.", "yes 可打开、caution 谨慎打开、no 不可打开。");
    builder.column(link, |s| Cell::text(<&'static str>::from(s.link)));
    let quality = Column::new("quality", "Quality", "来源类型").note(
        "official, media, aggregator, mirror, no_url, own or supplied (by the user).",
        "官方、媒体、聚合转载、镜像副本、无网址、本图集、用户提供。",
    );
    builder.column(quality, |s| Cell::text(<&'static str>::from(s.quality)));
    builder.column(Column::new("accessed", "Accessed", "查阅日期"), |s| Cell::text(&s.accessed));
    builder.column(Column::new("note_en", "Note", "说明（英文）"), |s| Cell::text(&s.note.en));
    builder.column(Column::new("note_zh", "Note (Chinese)", "说明"), |s| Cell::text(&s.note.zh));

    Table {
        name: "sources".into(),
        title: Bilingual { en: "Sources".into(), zh: "来源".into() },
        language: table.language,
        points: None,
        rows: table.sources.iter().map(|source| builder.row(source.id.as_str(), source)).collect(),
        columns: builder.into_columns(),
        sources: Vec::new(),
    }
}

fn address(source: &Source) -> Option<&str> {
    match source.link {
        LinkPolicy::Yes | LinkPolicy::Caution => source.url.as_deref(),
        LinkPolicy::No => None,
    }
}
