//! Table of clusters.

use strum::IntoEnumIterator as _;

use super::{
    Cell, Column, Row, Table, TableQuery,
    builder::{TableBuilder, id_list, once, sources_of},
};
use crate::{
    i18n::{messages, phrase},
    model::{AsOf, Bilingual, Catalogue, City, Cluster, Figure, Language, Measure, Name, Province, Region, SourceId},
    query::headline,
};

type Clusters<'a> = TableBuilder<'a, Cluster>;

/// One row per cluster: identity, place, headline figures, sources.
pub(super) fn clusters(query: &TableQuery<'_>) -> Table {
    let catalogue = query.catalogue;
    let mut builder = TableBuilder::new();
    identity(&mut builder, catalogue, query.until);
    place(&mut builder, catalogue);
    for measure in Measure::iter() {
        figure(&mut builder, measure, query.until);
    }
    builder.column(Column::new("note_en", "Note", "说明（英文）"), |c| Cell::text(&c.note.en));
    builder.column(Column::new("note_zh", "Note (Chinese)", "说明"), |c| Cell::text(&c.note.zh));
    let until = query.until;
    builder.cited(catalogue, query.language, move |cluster| named_sources(catalogue, cluster, until));

    let row = |cluster: &&Cluster| Row {
        at: lead_city(catalogue, cluster).map(|city| city.at),
        ..builder.row(cluster.id.as_str(), cluster)
    };
    Table {
        name: "clusters".into(),
        title: Bilingual {
            en: "National advanced manufacturing clusters".into(), zh: "国家先进制造业集群".into()
        },
        language: query.language,
        points: Some("Points are lead cities (the city named first), not the extent of a cluster."),
        rows: query.clusters.iter().map(row).collect(),
        columns: builder.into_columns(),
        sources: sources_of(
            catalogue,
            query.clusters.iter().flat_map(|cluster| named_sources(catalogue, cluster, until)),
        ),
    }
}

fn identity<'a>(builder: &mut Clusters<'a>, catalogue: &'a Catalogue, until: Option<AsOf>) {
    builder.column(Column::new("id", "Identifier", "标识"), |c| Cell::text(c.id.as_str()));
    let name_note = [
        "Taken from published reports; the ministry’s own list is an image. See name_basis.",
        "取自公开报道；工信部名单原件为图片。名称依据见 name_basis。",
    ];
    let name = Column::new("name_zh", "Name (Chinese)", "名称").note(name_note[0], name_note[1]);
    builder.column(name, |c| Cell::text(&c.name.full.zh));
    let name = Column::new("name_en", "Name", "名称（英文）").note("A translation.", "译名。");
    builder.column(name, |c| Cell::text(&c.name.full.en));
    let basis = Column::new("name_basis", "Basis of the name", "名称依据").note(
        "read, shortened, recalled or back_translated.",
        "read 据原文、shortened 缩写、recalled 凭记忆，未核对、back_translated 回译。",
    );
    builder.coded(basis, |c| word(c.name_basis));
    let confidence = Column::new("confidence", "Confidence", "可信度").note(
        "verified: named as a winner in a published report; recalled: not confirmed.",
        "verified：有来源载明该集群胜出；recalled：未查到。",
    );
    builder.coded(confidence, |c| word(c.confidence));

    let sector = Column::new("sector", "Sector", "领域").note(
        "Inferred, see sector_basis: no official source gives the sector of each cluster, and the fields of 2024 differ from those of 2022.",
        "系推断，依据见 sector_basis：官方未逐一归类，且 2024 年的领域与 2022 年不同。",
    );
    builder.column(sector, |c| Cell::text(c.sector.as_str()));
    let of_sector =
        |c: &Cluster, language| Cell::optional(catalogue.sector(&c.sector).map(|sector| sector.name.full(language)));
    builder.column(Column::new("sector_zh", "Sector (Chinese)", "领域名称"), move |c| of_sector(c, Language::Zh));
    builder.column(Column::new("sector_en", "Sector (English)", "领域名称（英文）"), move |c| {
        of_sector(c, Language::En)
    });
    let basis = Column::new("sector_basis", "Basis of the sector", "领域依据")
        .note(
            "inferred from the name; ambiguous: could also fit another sector; named_by_press; track_2024: inferred from a track of the 2024 notice.",
            "inferred 按名称推断；ambiguous 也可归入其他领域；named_by_press 媒体所称；track_2024 据 2024 年通知所列赛道推断。",
        );
    builder.coded(basis, |c| word(c.sector_basis));

    let round = Column::new("round", "Round", "批次").note(
        "1, 2, 3 or 2024; 1-2 if the source does not say which.",
        "1、2、3 或 2024；1-2 表示第一批或第二批，未能区分。",
    );
    builder.coded(round, |c| word(c.round));
    let announcement = Column::new("announcement", "Announcement", "公布批次").note(
        "first25 and next20 make up the 45 of 30 November 2022; later35 are those of 2024.",
        "first25 与 next20 合为 2022 年 11 月 30 日公布的 45 个；later35 为 2024 年公布。",
    );
    builder.coded(announcement, |c| word(c.round.announcement()));
    let announced = Column::new("announced", "Announced", "公布日期")
        .note("Date of the list of winners of its round.", "所在批次胜出名单的公布日期。");
    builder.column(announced, |c| Cell::Date(catalogue.announced_on(c)));
    let listed = Column::new("listed", "Latest list", "最近名单日期").note(
        "Date of the latest list that names it: the 45 of 30 November 2022 include the 25 announced in 2021.",
        "最近一次载有该集群的名单日期：2022 年 11 月 30 日的 45 个包含 2021 年公布的 25 个。",
    );
    let is_by = move |date: &AsOf| until.is_none_or(|until| date.is_by(&until));
    builder.column(listed, move |c| if is_by(&c.listed) { Cell::Date(c.listed) } else { Cell::Missing });
}

fn place<'a>(builder: &mut Clusters<'a>, catalogue: &'a Catalogue) {
    let lead = |c: &Cluster| lead_city(catalogue, c);
    let lead_id = Column::new("lead_city", "Lead city (code)", "首列城市代码").note("GB/T 2260.", "GB/T 2260。");
    builder.column(lead_id, move |c| Cell::optional(lead(c).map(|city| city.id.as_str())));
    let name = move |c: &Cluster, language| Cell::optional(lead(c).map(|city| city.name.full(language)));
    let zh = Column::new("lead_city_zh", "Lead city (Chinese)", "首列城市");
    builder.column(zh, move |c| name(c, Language::Zh));
    builder
        .column(Column::new("lead_city_en", "Lead city", "首列城市（英文）"), move |c| name(c, Language::En));

    let cities = |c: &Cluster| -> Vec<&City> { c.members.iter().filter_map(|m| catalogue.city(&m.city)).collect() };
    let ids = Column::new("member_cities", "Member cities (codes)", "成员城市代码")
        .note("Identified members, the lead city first; there may be more.", "已查明的成员，首列城市在前；可能不全。");
    builder.column(ids, move |c| Cell::list(cities(c).into_iter().map(|city| city.id.as_str())));
    names(
        builder,
        Column::new("member_cities_zh", "Member cities (Chinese)", "成员城市"),
        Language::Zh,
        move |c| cities(c).into_iter().map(|city| &city.name).collect(),
    );
    names(
        builder,
        Column::new("member_cities_en", "Member cities", "成员城市（英文）"),
        Language::En,
        move |c| cities(c).into_iter().map(|city| &city.name).collect(),
    );

    let provinces =
        |c: &Cluster| -> Vec<&Province> { c.provinces.iter().filter_map(|id| catalogue.province(id)).collect() };
    let ids = Column::new("provinces", "Provinces (codes)", "省份代码").note(
        "ISO 3166-2 code without CN-; the province used for the region comes first.",
        "ISO 3166-2 代码，不含 CN-；计入地区的省份在前。",
    );
    builder.column(ids, move |c| Cell::list(provinces(c).into_iter().map(|province| province.id.as_str())));
    names(builder, Column::new("provinces_zh", "Provinces (Chinese)", "省份"), Language::Zh, move |c| {
        provinces(c).into_iter().map(|province| &province.name).collect()
    });
    names(builder, Column::new("provinces_en", "Provinces", "省份（英文）"), Language::En, move |c| {
        provinces(c).into_iter().map(|province| &province.name).collect()
    });

    let region = Column::new("region", "Region", "地区").note(
        "east, central, west or northeast, by the statistics bureau; that of the first province.",
        "国家统计局四大地区：east 东部、central 中部、west 西部、northeast 东北；按首个省份。",
    );
    builder.coded(region, |c| catalogue.region_of(c).map_or(Cell::Missing, word::<Region>));
    let lon = Column::new("lon", "Longitude", "经度").unit("degree").note("Lead city, WGS 84.", "首列城市，WGS 84。");
    builder.column(lon, move |c| lead(c).map_or(Cell::Missing, |city| Cell::number(city.at.lon)));
    let lat = Column::new("lat", "Latitude", "纬度").unit("degree").note("Lead city, WGS 84.", "首列城市，WGS 84。");
    builder.column(lat, move |c| lead(c).map_or(Cell::Missing, |city| Cell::number(city.at.lat)));
}

fn names<'a>(
    builder: &mut Clusters<'a>,
    column: Column,
    language: Language,
    of: impl Fn(&Cluster) -> Vec<&'a Name> + 'a,
) {
    builder.column(column, move |c| Cell::list(of(c).into_iter().map(|name| name.full(language))));
}

/// Columns of a headline figure with its qualifiers; alone, figures would look comparable.
fn figure(builder: &mut Clusters<'_>, measure: Measure, until: Option<AsOf>) {
    let stem: &'static str = measure.into();
    let column = |end: &str, en: &str, zh: &str| {
        let [measure_en, measure_zh] =
            [Language::En, Language::Zh].map(|language| phrase(&messages(language).measure, measure));
        Column::new(format!("{stem}_{end}"), format!("{measure_en}: {en}"), format!("{measure_zh}：{zh}"))
    };
    let of =
        move |c: &Cluster, cell: fn(&Figure) -> Cell| headline(c, measure, until.as_ref()).map_or(Cell::Missing, cell);
    let value = column("value", "value", "数值").unit(measure.unit()).note(
        "Not comparable across measures, scopes or years: do not add up or rank.",
        "产值、营业收入与规模不可比，范围或年份不同亦不可比：不可加总，不可排名。",
    );
    builder.column(value, move |c| of(c, figure_value));
    builder.column(column("unit", "unit", "单位"), move |c| of(c, |figure| Cell::text(figure.measure.unit())));
    let qualifier =
        column("qualifier", "qualifier", "限定").note("eq, over or about.", "eq 等于、over 超过、about 约。");
    builder.column(qualifier, move |c| of(c, |figure| word(figure.qualifier)));
    let scope = column("scope", "scope", "范围").note(
        "What the figure covers: the cluster, part of it, or a wider area.",
        "数据覆盖整个集群、其中一部分或其他范围。",
    );
    builder.column(scope, move |c| of(c, |figure| word(figure.scope)));
    builder.column(column("as_of", "as of", "时点"), move |c| of(c, |figure| Cell::Date(figure.value.as_of)));
    let basis = column("year_basis", "basis of the year", "年份依据")
        .note("stated, or publication (the source gives no year).", "stated 原文载明；publication 为发表年份。");
    builder.column(basis, move |c| of(c, |figure| word(figure.year_basis)));
    builder
        .column(column("note_en", "note", "说明（英文）"), move |c| of(c, |figure| Cell::text(&figure.note.en)));
    builder.column(column("note_zh", "note (Chinese)", "说明"), move |c| of(c, |figure| Cell::text(&figure.note.zh)));
    builder.column(column("source_ids", "sources", "来源"), move |c| of(c, |figure| id_list(&figure.value.sources)));
}

fn figure_value(figure: &Figure) -> Cell {
    let value = figure.value.value;
    if figure.measure.counts() && value.fract() == 0.0 { Cell::Integer(value as i64) } else { Cell::number(value) }
}

/// Text cell with the code of a model value, as in the data files.
fn word<T: Into<&'static str>>(value: T) -> Cell {
    Cell::text(value.into())
}

fn lead_city<'a>(catalogue: &'a Catalogue, cluster: &Cluster) -> Option<&'a City> {
    catalogue.city(&cluster.lead()?.city)
}

/// Sources of a row: cluster, members, headline figures, lead city.
fn named_sources(catalogue: &Catalogue, cluster: &Cluster, until: Option<AsOf>) -> Vec<SourceId> {
    let members = cluster.members.iter().flat_map(|member| &member.sources);
    let figures = Measure::iter().filter_map(|measure| headline(cluster, measure, until.as_ref()));
    let place = lead_city(catalogue, cluster).into_iter().flat_map(|city| &city.sources);
    once(cluster.sources.iter().chain(members).chain(figures.flat_map(|figure| &figure.value.sources)).chain(place))
}
