//! Small artificial catalogue for the tests of this module.

use std::sync::Arc;

use super::Facts;
use crate::{
    dataset::Datasets,
    model::{
        Announcement, AsOf, Bilingual, Catalogue, City, CityId, CityLevel, Cluster, ClusterId, Confidence, Figure,
        FigureScope, LonLat, Measure, Member, MemberBasis, Name, NameBasis, Province, ProvinceId, Qualifier, Region,
        Round, Sector, SectorBasis, SectorId, SourceId, Sourced, YearBasis,
    },
};

fn name(full: [&str; 2], short: [&str; 2], pinyin: &str) -> Name {
    let text = |[zh, en]: [&str; 2]| Bilingual { en: en.to_owned(), zh: zh.to_owned() };
    Name { full: text(full), short: text(short), pinyin: pinyin.to_owned() }
}

fn sourced<T>(value: T, year: &str) -> Sourced<T> {
    Sourced { value, sources: vec![SourceId::new("s")], as_of: AsOf::parse(year).unwrap() }
}

fn sector(id: &str, zh: &str, en: &str, pinyin: &str) -> Sector {
    Sector { id: SectorId::new(id), name: name([zh, en], [zh, en], pinyin), official_count: sourced(1, "2022") }
}

fn province(id: &str, code: &str, zh: &str, en: &str, pinyin: &str, region: Option<Region>) -> Province {
    Province {
        id: ProvinceId::new(id),
        iso: format!("CN-{id}"),
        gbt2260: code.to_owned(),
        name: name([&format!("{zh}省"), en], [zh, en], pinyin),
        region,
        label_at: LonLat::new(110.0, 30.0),
        sources: Vec::new(),
    }
}

fn city(id: &str, zh: &str, en: &str, pinyin: &str, province: &str, label_rank: u64) -> City {
    City {
        id: CityId::new(id),
        name: name([&format!("{zh}市"), en], [zh, en], pinyin),
        province: ProvinceId::new(province),
        at: LonLat::new(110.0, 30.0),
        level: CityLevel::Prefecture,
        separately_planned: false,
        label_rank,
        sources: Vec::new(),
    }
}

fn cluster(id: &str, name: Name, sector: &str, round: Round, provinces: &[&str], cities: &[&str]) -> Cluster {
    let member = |(order, id): (usize, &&str)| Member {
        city: CityId::new(*id),
        lead: order == 0,
        basis: MemberBasis::Named,
        sources: Vec::new(),
    };
    Cluster {
        id: ClusterId::new(id),
        name,
        sector: SectorId::new(sector),
        sector_basis: SectorBasis::Inferred,
        round,
        listed: AsOf::parse(if round.announcement() == Announcement::Later35 { "2024" } else { "2022" }).unwrap(),
        confidence: Confidence::Verified,
        provinces: provinces.iter().copied().map(ProvinceId::new).collect(),
        members: cities.iter().enumerate().map(member).collect(),
        figures: Vec::new(),
        name_basis: NameBasis::Read,
        sources: Vec::new(),
        note: Bilingual::default(),
    }
}

fn figure(measure: Measure, value: f64, scope: FigureScope, year: &str) -> Figure {
    Figure {
        measure,
        value: sourced(value, year),
        qualifier: Qualifier::Over,
        year_basis: YearBasis::Stated,
        scope,
        note: Bilingual::default(),
    }
}

/// The catalogue without datasets.
pub(super) fn facts(datasets: fn(&Arc<Catalogue>) -> Datasets) -> Facts {
    Facts::new(catalogue(), datasets)
}

/// Five clusters (one of 2024, one across two provinces) in three sectors, five provinces and eight cities, two of
/// them called Suzhou.
pub(super) fn catalogue() -> Catalogue {
    let mut clusters = vec![
        cluster(
            "changsha-construction",
            name(
                ["长沙市工程机械集群", "Changsha Construction Machinery Cluster"],
                ["长沙工程机械", "Changsha constr. machinery"],
                "chang sha shi gong cheng ji xie ji qun",
            ),
            "equipment",
            Round::First,
            &["HN"],
            &["430100"],
        ),
        cluster(
            "suzhou-nano",
            name(
                ["苏州市纳米新材料集群", "Suzhou Nano New Materials Cluster"],
                ["苏州纳米新材料", "Suzhou nanomaterials"],
                "su zhou shi na mi xin cai liao ji qun",
            ),
            "materials",
            Round::Second,
            &["JS"],
            &["320500"],
        ),
        cluster(
            "xian-aviation",
            name(
                ["西安市航空集群", "Xi'an Aviation Cluster"],
                ["西安航空", "Xi'an aviation"],
                "xi an shi hang kong ji qun",
            ),
            "equipment",
            Round::FirstOrSecond,
            &["SN"],
            &["610100"],
        ),
        cluster(
            "yulin-ordos-coal",
            name(
                ["榆鄂现代煤化工集群", "Yulin-Ordos Modern Coal Chemicals Cluster"],
                ["榆鄂煤化工", "Yulin coal chemicals"],
                "yu e xian dai mei hua gong ji qun",
            ),
            "materials",
            Round::Third,
            &["NM", "SN"],
            &["150600"],
        ),
        cluster(
            "hengyang-changsha-uhv",
            name(
                ["衡长特高压装备集群", "Hengyang-Changsha UHV Equipment Cluster"],
                ["衡长特高压", "Hengyang UHV equipment"],
                "heng chang te gao ya zhuang bei ji qun",
            ),
            "equipment",
            Round::Year2024,
            &["HN"],
            &["430400", "430100"],
        ),
    ];
    if let [changsha, suzhou, _, coal, _] = clusters.as_mut_slice() {
        changsha.figures = vec![
            figure(Measure::Output, 200.0, FigureScope::Cluster, "2021"),
            figure(Measure::Output, 105.0, FigureScope::AboveScaleFirms, "2021"),
            figure(Measure::Firms, 1_000.0, FigureScope::Cluster, "2021"),
        ];
        suzhou.figures = vec![
            figure(Measure::Revenue, 1_700.0, FigureScope::Cluster, "2023"),
            figure(Measure::Output, 100.0, FigureScope::CoreZone, "2020"),
        ];
        coal.figures = vec![figure(Measure::Firms, 10.0, FigureScope::Cluster, "2022")];
        coal.sector_basis = SectorBasis::Ambiguous;
    }
    let cities = [
        city("430100", "长沙", "Changsha", "chang sha", "HN", 4_000_000),
        city("430400", "衡阳", "Hengyang", "heng yang", "HN", 1_000_000),
        city("320500", "苏州", "Suzhou", "su zhou", "JS", 5_000_000),
        city("341300", "宿州", "Suzhou", "su zhou", "AH", 6_000_000),
        city("610100", "西安", "Xi'an", "xi an", "SN", 6_000_000),
        city("150600", "鄂尔多斯", "Ordos", "e er duo si", "NM", 500_000),
        city("320300", "徐州", "Xuzhou", "xu zhou", "JS", 1_200_000),
        city("141100", "吕梁", "Luliang", "lv liang", "SX", 300_000),
    ];
    Catalogue {
        sectors: vec![
            sector("it", "新一代信息技术", "New-generation information technology", "xin yi dai xin xi ji shu"),
            sector("equipment", "高端装备", "High-end equipment", "gao duan zhuang bei"),
            sector("materials", "新材料", "New materials", "xin cai liao"),
        ],
        provinces: vec![
            province("NM", "150000", "内蒙古", "Inner Mongolia", "nei meng gu", Some(Region::West)),
            province("JS", "320000", "江苏", "Jiangsu", "jiang su", Some(Region::East)),
            province("HN", "430000", "湖南", "Hunan", "hu nan", Some(Region::Central)),
            province("SN", "610000", "陕西", "Shaanxi", "shan xi", Some(Region::West)),
            province("TW", "710000", "台湾", "Taiwan", "tai wan", None),
        ],
        cities: cities.into_iter().map(|city| (city.id.clone(), city)).collect(),
        clusters,
        ..Catalogue::default()
    }
}
