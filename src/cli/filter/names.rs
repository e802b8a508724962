//! Names of sectors, provinces, regions and rounds for filter conditions.

use strum::IntoEnumIterator as _;

use super::choice::FilterChoice;
use crate::{
    i18n::{messages, phrase},
    model::{Announcement, Catalogue, Language, Name, Province, ProvinceId, Region, Sector, SectorId},
};

/// Additional names of provinces: Mongolian and older romanisations, and full official names.
const OTHER_NAMES: [(&str, &[&str]); 6] = [
    ("NM", &["Nei Mongol", "Nei Monggol", "Nei Mongol Autonomous Region"]),
    ("GX", &["Guangxi Zhuang Autonomous Region"]),
    ("XZ", &["Tibet Autonomous Region", "Xizang Autonomous Region"]),
    ("NX", &["Ningxia Hui Autonomous Region"]),
    ("XJ", &["Xinjiang Uygur Autonomous Region", "Xinjiang Uyghur Autonomous Region"]),
    ("MO", &["Macau", "Macau SAR"]),
];

/// English words for types of province, by the suffix of the Chinese name.
const KINDS: [(&str, &[&str]); 4] = [
    ("省", &["Province"]),
    ("市", &["Municipality", "City"]),
    ("自治区", &["Autonomous Region"]),
    ("特别行政区", &["SAR", "Special Administrative Region"]),
];

/// All values selectable in filter conditions.
pub(in crate::cli) struct Vocabulary {
    pub(super) sectors: Vec<FilterChoice<SectorId>>,
    pub(super) provinces: Vec<FilterChoice<ProvinceId>>,
    pub(super) regions: Vec<FilterChoice<Region>>,
    pub(super) rounds: Vec<FilterChoice<&'static [Announcement]>>,
}

impl Vocabulary {
    pub(in crate::cli) fn of(catalogue: &Catalogue) -> Self {
        Self { sectors: sectors(catalogue), provinces: provinces(catalogue), regions: regions(), rounds: rounds() }
    }
}

fn sectors(catalogue: &Catalogue) -> Vec<FilterChoice<SectorId>> {
    let choice = |sector: &Sector| FilterChoice::new(sector.id.clone(), &all_names(sector.id.as_str(), &sector.name));
    catalogue.sectors.iter().map(choice).collect()
}

fn provinces(catalogue: &Catalogue) -> Vec<FilterChoice<ProvinceId>> {
    let shares = |pinyin: &str| catalogue.provinces.iter().filter(|other| other.name.pinyin == pinyin).count() > 1;
    let choice = |province: &Province| {
        let Province { id, name, iso, gbt2260, .. } = province;
        let mut names = all_names(id.as_str(), name).map(str::to_owned).to_vec();
        names.extend([iso.clone(), gbt2260.clone()]);
        let kinds = KINDS.iter().filter(|(ending, _)| name.full.zh.ends_with(ending)).flat_map(|(_, words)| *words);
        names.extend(kinds.map(|word| format!("{} {word}", name.short.en)));
        let others = OTHER_NAMES.iter().filter(|(other, _)| *other == id.as_str()).flat_map(|(_, names)| *names);
        names.extend(others.map(|name| (*name).to_owned()));
        let pinyin = name.pinyin.as_str();
        let shared = shares(pinyin).then_some(pinyin);
        if shared.is_none() {
            names.push(pinyin.to_owned());
        }
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        FilterChoice::new(id.clone(), &names).sharing(shared)
    };
    catalogue.provinces.iter().map(choice).collect()
}

fn all_names<'n>(id: &'n str, name: &'n Name) -> [&'n str; 5] {
    [id, &name.full.en, &name.full.zh, &name.short.zh, &name.short.en]
}

fn regions() -> Vec<FilterChoice<Region>> {
    let choice =
        |region: Region| FilterChoice::new(region, &[region.into(), phrase(&messages(Language::Zh).region, region)]);
    Region::iter().map(choice).collect()
}

fn rounds() -> Vec<FilterChoice<&'static [Announcement]>> {
    use Announcement::{First25, Later35, Next20};
    let named: [(&str, &[Announcement]); 5] = [
        ("2022", &[First25, Next20]),
        ("2024", &[Later35]),
        (First25.into(), &[First25]),
        (Next20.into(), &[Next20]),
        (Later35.into(), &[Later35]),
    ];
    named.into_iter().map(|(name, rounds)| FilterChoice::new(rounds, &[name])).collect()
}
