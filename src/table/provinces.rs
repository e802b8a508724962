//! Table of provinces.

use super::{
    Cell, Column, Row, Table, TableQuery,
    builder::{TableBuilder, once, sources_of},
};
use crate::model::{Announcement, Bilingual, Cluster, Province, SourceId};

/// One row per provincial unit: codes, names, region, cluster counts by announcement.
pub(super) fn provinces(query: &TableQuery<'_>) -> Table {
    let catalogue = query.catalogue;
    let mut builder: TableBuilder<'_, Province> = TableBuilder::new();
    let id =
        Column::new("id", "Identifier", "标识").note("ISO 3166-2 code without CN-.", "ISO 3166-2 代码，不含 CN-。");
    builder.column(id, |p| Cell::text(p.id.as_str()));
    builder.column(Column::new("iso_3166_2", "ISO 3166-2", "ISO 3166-2"), |p| Cell::text(&p.iso));
    builder.column(Column::new("gbt2260", "GB/T 2260", "GB/T 2260"), |p| Cell::text(&p.gbt2260));
    builder.column(Column::new("name_zh", "Name (Chinese)", "名称"), |p| Cell::text(&p.name.full.zh));
    builder.column(Column::new("name_en", "Name", "名称（英文）"), |p| Cell::text(&p.name.full.en));
    let region = Column::new("region", "Region", "地区").note(
        "east, central, west or northeast, by the statistics bureau, which leaves out Hong Kong, Macao and Taiwan.",
        "国家统计局四大地区：east 东部、central 中部、west 西部、northeast 东北；不含港澳台。",
    );
    let region = region.empty("in no region", "不属任何地区");
    builder.coded(region, |p| p.region.map_or(Cell::Missing, |region| Cell::text(<&'static str>::from(region))));
    let label = ["Position of the name on the map (WGS 84); not a centroid.", "地图注记位置，WGS 84；并非质心。"];
    let lon = Column::new("label_lon", "Longitude of the label", "注记经度").unit("degree").note(label[0], label[1]);
    builder.column(lon, |p| Cell::number(p.label_at.lon));
    let lat = Column::new("label_lat", "Latitude of the label", "注记纬度").unit("degree").note(label[0], label[1]);
    builder.column(lat, |p| Cell::number(p.label_at.lat));

    counts(&mut builder, query);
    let ids = Column::new("cluster_ids", "Clusters counted", "计入的集群").empty("none counted", "未计入任何集群");
    builder.column(ids, |p| Cell::list(lying_in(query, p).map(|cluster| cluster.id.as_str())));
    builder.cited(catalogue, query.language, |province| named_sources(query, province));

    let row = |province: &&Province| Row { at: Some(province.label_at), ..builder.row(province.id.as_str(), province) };
    Table {
        name: "provinces".into(),
        title: Bilingual { en: "Provinces and their clusters".into(), zh: "各省集群".into() },
        language: query.language,
        points: Some("Points are where the map writes the province's name, not centroids or seats of government."),
        rows: query.provinces.iter().map(row).collect(),
        columns: builder.into_columns(),
        sources: sources_of(catalogue, query.provinces.iter().flat_map(|p| named_sources(query, p))),
    }
}

fn counts<'a>(builder: &mut TableBuilder<'a, Province>, query: &'a TableQuery<'_>) {
    let empty = [
        "left out by the filters, not announced by the date, not all identified, or outside the mainland, which the programme does not cover",
        "不符合筛选条件、当时尚未公布、未收全，或不在该政策实施范围内（港澳台）",
    ];
    let number = |column: Column| column.unit("clusters").empty(empty[0], empty[1]);
    let shown = number(Column::new("clusters_shown", "Clusters shown", "筛选后集群")).note(
        "Clusters that match the filter. A cluster that spans provinces counts in each.",
        "指通过筛选的集群。跨省集群在各省均计入。",
    );
    builder.column(shown, move |p| {
        let rounds: Vec<Announcement> = query.announcements.iter().copied().collect();
        known(query, p, &rounds)
    });
    let each = [
        "A cluster that spans provinces counts in each. Empty if a filter left some of them out.",
        "跨省集群在各省均计入。未查询完整的留空。",
    ];
    let columns = [
        (Announcement::First25, Column::new("clusters_first25", "Clusters of rounds 1 and 2", "第一、二批集群")),
        (Announcement::Next20, Column::new("clusters_next20", "Clusters of round 3", "第三批集群")),
    ];
    for (round, column) in columns {
        builder.column(number(column).note(each[0], each[1]), move |p| count(query, p, &[round]));
    }
    let both = number(Column::new("clusters_2022", "Clusters of 2022", "2022 年集群")).note(
        "The 45 named on 30 November 2022 (rounds 1 to 3). Empty if a filter left some of them out.",
        "2022 年 11 月 30 日公布的 45 个之中，第一至第三批；未查询完整的留空。",
    );
    builder.column(both, move |p| count(query, p, &[Announcement::First25, Announcement::Next20]));
    let later = number(Column::new("clusters_later35", "Clusters of 2024", "2024 年集群")).note(
        "The 35 added in 2024. Empty if a filter left some of them out.",
        "2024 年新增的 35 个之中；未查询完整的留空。",
    );
    builder.column(later, move |p| count(query, p, &[Announcement::Later35]));
}

fn lying_in<'e>(query: &'e TableQuery<'_>, province: &Province) -> impl Iterator<Item = &'e Cluster> {
    query.located.iter().copied().filter(|cluster| cluster.provinces.contains(&province.id))
}

/// Number of clusters of some announcements in a province; missing if an announcement is not included in the query, or if
/// other conditions exclude some of its clusters.
fn count(query: &TableQuery<'_>, province: &Province, rounds: &[Announcement]) -> Cell {
    if query.narrowed || !rounds.iter().all(|round| query.announcements.contains(round)) {
        return Cell::Missing;
    }
    known(query, province, rounds)
}

/// Number of clusters of some announcements in a province that passed the filter. Missing where the programme does not
/// apply, or if there are none among those known and further ones exist: neither is zero.
fn known(query: &TableQuery<'_>, province: &Province, rounds: &[Announcement]) -> Cell {
    let found = lying_in(query, province).filter(|cluster| rounds.contains(&cluster.round.announcement())).count();
    let is_known = !rounds.is_empty() && rounds.iter().all(|round| query.catalogue.knows_all_of(*round));
    if province.region.is_none() || found == 0 && !is_known {
        return Cell::Missing;
    }
    Cell::count(found)
}

/// Sources of a row: codes and names, announcement, counted clusters.
fn named_sources(query: &TableQuery<'_>, province: &Province) -> Vec<SourceId> {
    // The list of the announcement supports a count of zero.
    let asked = query.announcements.contains(&Announcement::Next20);
    let announcement = query.catalogue.announced(Announcement::Next20).filter(|_| asked);
    let list = announcement.map(|announced| &announced.list);
    let read = lying_in(query, province).flat_map(|cluster| &cluster.sources);
    once(province.sources.iter().chain(list).chain(read))
}
