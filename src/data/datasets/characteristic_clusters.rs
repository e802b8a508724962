//! SME characteristic industrial clusters that are known by name, as features.

use std::sync::Arc;

use strum::IntoEnumIterator as _;

use super::{
    super::characteristic::{Characteristic, CharacteristicCluster, CharacteristicList, NameReading, Precision},
    characteristic_lists::{embedded, list_codes},
    codes::{self, Lists},
    fields::{self, category},
};
use crate::{
    dataset::{
        Code, CodeList, Dataset, DatasetBuilder, DatasetError, Field, LocalText, PlaceLevel, QualifierRole, Role,
        Shape, TimeRole,
    },
    model::{Language, SourceId, ValueBasis},
};

/// The clusters as features.
///
/// # Errors
/// [`DatasetError`].
pub(super) fn characteristic_clusters(lists: &Lists) -> Result<Dataset, DatasetError> {
    clusters(&embedded(lists), lists)
}

fn clusters(of: &Characteristic, lists: &Lists) -> Result<Dataset, DatasetError> {
    let field = |id: &str, en: &str, zh: &str, role| Field::new(id, LocalText::both(en, zh), role);
    let qualifier = |id: &str, en: &str, zh: &str, role| field(id, en, zh, Role::Qualifier(role));
    let basis = codes::of_enum::<ValueBasis>(|texts| &texts.value_basis);
    let names = LocalText::both("Translated for this atlas", "本图集译名");
    let builder = DatasetBuilder::new(&of.clusters)
        .keys(fields::key(), |row: &CharacteristicCluster| row.id.clone())
        .texts(field("name_zh", "Name (Chinese)", "名称", Role::Name(Language::Zh)), |row| Some(&row.name.zh))
        .texts(field("name_en", "Name", "名称（英文）", Role::Name(Language::En)).note(names), |row| {
            Some(&row.name.en)
        })
        .codes(category("list", "List", "批次"), &lists_of_clusters(&of.lists), |row| Some(&row.list))
        .dates(field("announced", "Announced", "公布日期", Role::Time(TimeRole::Told)), |row| Some(row.announced))
        .codes(qualifier("list_basis", "Basis of the list", "批次依据", QualifierRole::Basis), &basis, |row| {
            Some(<&'static str>::from(row.list_basis))
        })
        .codes(field("place", "Place", "地区", Role::Place(PlaceLevel::County)), lists.places.codes(), |row| {
            Some(&row.place)
        })
        .texts(field("division_zh", "County, district or town (Chinese)", "区县或镇街", Role::Text), |row| {
            Some(&row.division)
        })
        .codes(qualifier("place_basis", "Basis of the place", "地区依据", QualifierRole::Basis), &basis, |row| {
            Some(<&'static str>::from(row.place_basis))
        })
        .codes(category("precision", "Drawn at the point of", "定位精度"), &precisions(), |row| {
            Some(<&'static str>::from(row.precision))
        })
        .codes(category("name_source", "Origin of the Chinese name", "名称来源"), &name_readings(), |row| {
            Some(<&'static str>::from(row.name_source))
        });
    let builder = fields::drawn_at(builder, |row| lists.places.point(lists.places.codes().position(&row.place)?))
        .flags(qualifier("weak", "Weakly sourced", "来源待核实", QualifierRole::Weak), |row| row.weak)
        .texts(qualifier("note_en", "Note", "备注（英文）", QualifierRole::Note(Language::En)), |row| {
            Some(&row.note.en)
        })
        .texts(qualifier("note_zh", "Note (Chinese)", "备注", QualifierRole::Note(Language::Zh)), |row| {
            Some(&row.note.zh)
        })
        .code_sets(field("sources", "Sources", "来源", Role::Sources), &lists.sources, |row| {
            row.sources.iter().map(SourceId::as_str)
        });
    let title = LocalText::both("SME characteristic clusters", "中小企业特色产业集群");
    builder.finish("characteristic_clusters", title, Vec::new(), Shape::Features)
}

fn name_readings() -> Arc<CodeList> {
    let code = |reading: NameReading| {
        let title = match reading {
            NameReading::Read => LocalText::both("as published", "据原文"),
            NameReading::Joined => {
                LocalText::both("as published, with the city from the same sentence", "据原文，城市名取自同句")
            }
            NameReading::Shortened => LocalText::both("short form published", "原文为简称"),
            NameReading::EnglishOnly => {
                LocalText::both("back-translated, the source is in English", "回译，原文为英文")
            }
        };
        Code::new(<&str>::from(reading), title)
    };
    Arc::new(CodeList::new(NameReading::iter().map(code)))
}

fn precisions() -> Arc<CodeList> {
    let code = |precision: Precision| {
        let title = match precision {
            Precision::County => LocalText::both("its county", "县级"),
            Precision::City => LocalText::both("its city", "市级"),
            Precision::Province => LocalText::both("its province", "省级"),
        };
        Code::new(<&str>::from(precision), title)
    };
    Arc::new(CodeList::new(Precision::iter().map(code)))
}

/// Lists that a single cluster can be of.
fn lists_of_clusters(all: &[CharacteristicList]) -> Arc<CodeList> {
    let of_one: Vec<&CharacteristicList> =
        all.iter().filter(|list| list.parts.is_empty() || list.id.contains("-or-")).collect();
    Arc::new(CodeList::new(list_codes(&of_one)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        data::{datasets::characteristic_lists::embedded, embedded_catalogue},
        dataset::FieldId,
    };

    #[test]
    fn a_cluster_is_drawn_at_the_seat_of_its_county_else_of_its_city_and_says_so() {
        let (catalogue, _) = embedded_catalogue();
        let lists = Lists::of(&catalogue);
        let of = embedded(&lists);
        let dataset = clusters(&of, &lists).unwrap();
        let precision = dataset.column(&FieldId::new("precision")).unwrap();
        let mut at_counties = 0;
        for (row, cluster) in of.clusters.iter().enumerate() {
            let place = lists.places.codes().position(&cluster.place).unwrap();
            let city = catalogue.cities.get(cluster.place.as_str());
            let said = if city.is_some() { "city" } else { "county" };
            assert_eq!(precision.coded(row).unwrap().id, said, "{}", cluster.id);
            let at = city.map(|city| city.at).or_else(|| lists.places.point(place));
            assert_eq!(dataset.point(row as u32), at, "{}", cluster.id);
            assert!(at.is_some() && lists.places.province(place).is_some(), "{}", cluster.id);
            at_counties += usize::from(city.is_none());
        }
        assert_eq!(at_counties, 32);
    }
}
