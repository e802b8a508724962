//! Figures of the nation: published totals, series, and figures found for checks of the article.

use std::sync::Arc;

use super::{
    codes::{self, Lists},
    fields::{self, Evidence, as_of, bound, category, cited, unit},
};
use crate::{
    dataset::{Code, CodeList, Dataset, DatasetBuilder, DatasetError, Field, LocalText, PlaceLevel, Role, Shape},
    model::{Bound, Catalogue, Finding, Language, OfficialTotal, ProvinceId, Region, SectorId, SeriesPoint},
};

/// Quantities of the published totals, with their names.
const METRICS: [(&str, &str, &str); 15] = [
    ("clusters", "Clusters", "集群"),
    ("clusters_by_round", "Clusters by round", "各轮竞赛胜出集群"),
    ("clusters_by_batch", "Clusters by batch", "各批集群"),
    ("clusters_by_region", "Clusters by region", "各地区集群"),
    ("provincial_units", "Mainland provinces with a cluster", "有集群的省级行政区"),
    ("planned_cities", "Separately planned cities with a cluster", "有集群的计划单列市"),
    ("clusters_by_sector", "Clusters by sector", "各领域集群"),
    ("output", "Output of the clusters", "集群产值"),
    ("innovation_centres", "National manufacturing innovation centres in the clusters", "集群内国家制造业创新中心"),
    ("innovation_carriers", "Innovation carriers in the clusters", "集群内创新载体"),
    ("single_champions", "Single champions in the clusters", "集群内单项冠军企业"),
    ("little_giants", "Little giants in the clusters", "集群内“小巨人”企业"),
    ("finalists", "Finalists", "决赛集群"),
    ("clusters_by_region_2024", "Clusters by region, after 2024", "各地区集群（2024 年后）"),
    ("province_tally", "Clusters of a province, as counted by a source", "来源统计的各省集群"),
];

/// Groups of the totals that are no place, region or sector, with their names.
const GROUPS: [(&str, &str, &str); 9] = [
    ("all_2022", "all of 2022", "2022 年全部"),
    ("all_2024", "all after 2024", "2024 年后全部"),
    ("1", "first", "第一"),
    ("2", "second", "第二"),
    ("3", "third", "第三"),
    ("1-2", "first and second", "第一、二"),
    ("2024", "2024", "2024 年"),
    ("four_key_regions", "four key regions", "四个重点地区"),
    ("yangtze_delta", "Yangtze River Delta", "长三角"),
];

fn named(codes: &[(&str, &str, &str)]) -> Vec<Code> {
    codes.iter().map(|(id, en, zh)| Code::new(*id, LocalText::both(*en, *zh))).collect()
}

/// Provinces of a total's group, if it is made of provinces.
fn provinces<'c>(catalogue: &'c Catalogue, total: &OfficialTotal) -> Vec<&'c str> {
    let ids = total.group.split(';').filter_map(|id| catalogue.province(&ProvinceId::new(id)));
    ids.map(|province| province.id.as_str()).collect()
}

/// Groups of all totals, named by what they are made of.
fn groups(catalogue: &Catalogue) -> Arc<CodeList> {
    let regions = codes::of_enum::<Region>(|texts| &texts.region);
    let title = |total: &OfficialTotal| {
        let group = total.group.as_str();
        let sector = catalogue.sector(&SectorId::new(group)).map(|sector| &sector.name);
        let provinces = provinces(catalogue, total);
        let name = |language| {
            let names = provinces.iter().filter_map(|id| catalogue.province(&ProvinceId::new(*id)));
            let names: Vec<&str> = names.map(|province| province.name.short(language)).collect();
            sector.map_or_else(
                || names.join(if language == Language::Zh { "、" } else { ", " }),
                |name| name.full(language).to_owned(),
            )
        };
        let region = regions.position(group).and_then(|at| regions.get(at)).map(|code| code.title.clone());
        region.unwrap_or_else(|| LocalText::both(name(Language::En), name(Language::Zh)))
    };
    let of_rows = catalogue.totals.iter().map(|total| Code::new(total.group.as_str(), title(total)));
    Arc::new(CodeList::new(named(&GROUPS).into_iter().chain(of_rows).filter(|code| !code.id.is_empty())))
}

/// Published totals.
///
/// # Errors
/// [`DatasetError`].
pub(super) fn totals(catalogue: &Catalogue, lists: &Lists) -> Result<Dataset, DatasetError> {
    let provinces_field =
        Field::new("provinces", LocalText::both("Provinces", "省份"), Role::Place(PlaceLevel::Province));
    let builder = DatasetBuilder::new(&catalogue.totals)
        .keys(fields::key(), |row: &OfficialTotal| row.id.clone())
        .codes(category("metric", "Quantity", "指标"), &Arc::new(CodeList::new(named(&METRICS))), |row| {
            Some(row.metric.as_str())
        })
        .codes(category("group", "Group", "分组"), &groups(catalogue), |row| Some(row.group.as_str()))
        .code_sets(provinces_field, lists.places.codes(), |row| provinces(catalogue, row))
        .dates(as_of(), |row| Some(row.value.as_of))
        .numbers(fields::value(""), |row| Some(row.value.value))
        .codes(unit(), &codes::units(), |row| Some(row.unit.as_str()))
        .codes(bound(), &codes::bounds(), |row| Some(<&'static str>::from(Bound::from(row.qualifier))));
    let builder =
        cited(builder, &lists.sources, |row| Evidence { weak: false, note: &row.note, sources: &row.value.sources });
    builder.finish("official_totals", LocalText::both("Published totals", "官方汇总数"), Vec::new(), Shape::Features)
}

/// Points of the national series.
///
/// # Errors
/// [`DatasetError`].
pub(super) fn series(catalogue: &Catalogue, lists: &Lists) -> Result<Dataset, DatasetError> {
    let metric = |row: &SeriesPoint| Code::new(row.metric.as_str(), row.label.clone().into());
    let builder = DatasetBuilder::new(&catalogue.series)
        .keys(fields::key(), |row: &SeriesPoint| format!("{}@{}", row.metric, row.value.as_of))
        .codes(
            category("metric", "Series", "序列"),
            &Arc::new(CodeList::new(catalogue.series.iter().map(metric))),
            |row| Some(row.metric.as_str()),
        )
        .dates(as_of(), |row| Some(row.value.as_of))
        .numbers(fields::value(""), |row| Some(row.value.value))
        .codes(unit(), &codes::units(), |row| Some(row.unit.as_str()))
        .codes(bound(), &codes::bounds(), |row| Some(<&'static str>::from(Bound::from(row.qualifier))));
    let builder =
        cited(builder, &lists.sources, |row| Evidence { weak: false, note: &row.note, sources: &row.value.sources });
    builder.finish("national_series", LocalText::both("National series", "全国序列"), Vec::new(), Shape::Features)
}

/// Figures found for checks of the article.
///
/// # Errors
/// [`DatasetError`].
pub(super) fn findings(catalogue: &Catalogue, lists: &Lists) -> Result<Dataset, DatasetError> {
    let builder = DatasetBuilder::new(&catalogue.findings)
        .keys(fields::key(), |row: &Finding| row.id.clone())
        .texts(fields::name(Language::Zh), |row| Some(&row.what.zh))
        .texts(fields::name(Language::En), |row| Some(&row.what.en))
        .dates(as_of(), |row| Some(row.as_of))
        .numbers(fields::value(""), |row| row.value)
        .codes(unit(), &codes::units(), |row| Some(row.unit.as_str()))
        .codes(bound(), &codes::bounds(), |row| {
            row.qualifier.map(|qualifier| <&'static str>::from(Bound::from(qualifier)))
        });
    let builder =
        cited(builder, &lists.sources, |row| Evidence { weak: row.weak, note: &row.note, sources: &row.sources });
    let title = LocalText::both("Other figures for the fact-check", "文章核查所用其他数据");
    builder.finish("findings", title, Vec::new(), Shape::Features)
}
