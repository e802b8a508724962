//! Parser of `--filter KEY=VALUE` and `--filter LAYER.FIELD=VALUE`.

mod choice;
mod names;
mod of_layer;
mod style;

use std::{borrow::Borrow, collections::BTreeSet, str::FromStr};

use strum::{EnumIter, EnumString, IntoEnumIterator as _, IntoStaticStr};

use super::value_parsers::listed;
use crate::{
    model::{Announcement, ProvinceId, SectorId},
    query::Facts,
    view::{MOST_COMPARED, View},
};
use choice::{FilterChoice, Meant, meant};
pub(super) use names::Vocabulary;
pub(super) use of_layer::layer;
pub(super) use style::{color_by, label_by, size_by};

/// Attribute that a condition refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
enum FilterKey {
    Sector,
    Province,
    Region,
    Round,
    Text,
}

/// Condition as typed: known key, value not yet checked.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Condition {
    key: FilterKey,
    value: String,
}

/// Error of a filter condition.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum FilterError {
    #[error("--filter: use KEY=VALUE, for example province=Hunan (found {0:?})")]
    Form(String),
    #[error("--filter: unknown key {found:?}. {hint}Use {possible}")]
    Key { found: String, possible: String, hint: String },
    #[error("--filter: unknown {key} {found:?}. {hint}Use {possible}")]
    Value { key: &'static str, found: String, possible: String, hint: String },
    #[error("--filter: unknown value {found:?} of {field}. {hint}Use {possible}")]
    LayerValue { field: String, found: String, possible: String, hint: String },
    #[error("--{flag}: unknown field {found:?}. Use {possible}")]
    Field { flag: &'static str, found: String, possible: String },
    #[error("--compare: unknown province {found:?}. {hint}Use {possible}")]
    Compared { found: String, possible: String, hint: String },
    #[error("--province: unknown province {found:?}. {hint}Use {possible}")]
    Province { found: String, possible: String, hint: String },
    #[error("--compare: use two to four provinces (found {0})")]
    ComparedNumber(usize),
    #[error("--filter: text= has no words to find")]
    NoText,
}

impl FromStr for Condition {
    type Err = FilterError;

    fn from_str(text: &str) -> Result<Self, FilterError> {
        let (key, value) = text.split_once('=').ok_or_else(|| FilterError::Form(text.to_owned()))?;
        let key = key.trim();
        let keys: Vec<FilterChoice<FilterKey>> =
            FilterKey::iter().map(|key| FilterChoice::new(key, &[key.into()])).collect();
        match meant(key, &keys) {
            Meant::One(key) => Ok(Self { key, value: value.trim().to_owned() }),
            Meant::Perhaps(near) => Err(FilterError::Key {
                found: key.to_owned(),
                possible: listed(keys.iter().map(FilterChoice::shown)),
                hint: hint(&near),
            }),
        }
    }
}

/// Key of a condition, as it is documented; `None` if there is no such key.
pub(super) fn key(condition: &str) -> Option<&'static str> {
    condition.parse::<Condition>().ok().map(|condition| condition.key.into())
}

/// `true` if a condition refers to the given key, whatever its spelling.
pub(super) fn is_about(condition: &str, key: &str) -> bool {
    condition.parse::<Condition>().is_ok_and(|condition| <&str>::from(condition.key) == key)
}

/// Provinces to be compared, each once, in the order in which they were named.
///
/// # Errors
/// [`FilterError::Compared`], [`FilterError::ComparedNumber`].
pub(super) fn compared<V: Borrow<Vocabulary>>(names: &[String], vocabulary: V) -> Result<Vec<ProvinceId>, FilterError> {
    let provinces = &vocabulary.borrow().provinces;
    let mut ids: Vec<ProvinceId> = Vec::new();
    for name in names {
        match meant(name.trim(), provinces) {
            Meant::One(id) if ids.contains(&id) => {}
            Meant::One(id) => ids.push(id),
            Meant::Perhaps(near) => {
                let possible = listed(provinces.iter().map(FilterChoice::shown));
                return Err(FilterError::Compared { found: name.clone(), possible, hint: hint(&near) });
            }
        }
    }
    if (2..=MOST_COMPARED).contains(&ids.len()) { Ok(ids) } else { Err(FilterError::ComparedNumber(ids.len())) }
}

/// A province by its name or code.
///
/// # Errors
/// [`FilterError::Province`].
pub(super) fn province(name: &str, vocabulary: &Vocabulary) -> Result<ProvinceId, FilterError> {
    match meant(name.trim(), &vocabulary.provinces) {
        Meant::One(id) => Ok(id),
        Meant::Perhaps(near) => {
            let possible = listed(vocabulary.provinces.iter().map(FilterChoice::shown));
            Err(FilterError::Province { found: name.to_owned(), possible, hint: hint(&near) })
        }
    }
}

/// Applies the conditions to a view. Conditions with the same key are combined and replace the view's own ones; a round
/// also turns on the layer of its clusters. `vocabulary` is asked only if there are conditions.
///
/// # Errors
/// [`FilterError`] with the permitted values and suggestions.
pub(super) fn apply<V: Borrow<Vocabulary>>(
    conditions: &[String],
    vocabulary: impl FnOnce() -> V,
    facts: &Facts,
    view: &mut View,
) -> Result<(), FilterError> {
    of_layer::apply(conditions, facts, view)?;
    let conditions: Vec<&String> = conditions.iter().filter(|text| !of_layer::is_of_layer(text)).collect();
    if conditions.is_empty() {
        return Ok(());
    }
    let vocabulary = vocabulary();
    let vocabulary = vocabulary.borrow();
    let conditions: Vec<Condition> = conditions.iter().map(|text| text.parse()).collect::<Result<_, _>>()?;
    let keys: BTreeSet<FilterKey> = conditions.iter().map(|condition| condition.key).collect();
    for key in keys {
        let values: Vec<&str> = conditions
            .iter()
            .filter(|condition| condition.key == key)
            .map(|condition| condition.value.as_str())
            .collect();
        match key {
            FilterKey::Sector => {
                let sectors = chosen(key, &values, &vocabulary.sectors)?;
                view.edit_clusters(|query| query.filter.choose("sector", sectors.iter().map(SectorId::as_str)));
            }
            FilterKey::Province => {
                view.place.provinces = chosen(key, &values, &vocabulary.provinces)?.into_iter().collect();
            }
            FilterKey::Region => view.place.regions = chosen(key, &values, &vocabulary.regions)?.into_iter().collect(),
            FilterKey::Round => {
                let rounds: Vec<Announcement> =
                    chosen(key, &values, &vocabulary.rounds)?.into_iter().flatten().copied().collect();
                let of_2022 = rounds.iter().any(|round| *round != Announcement::Later35);
                let of_2024 = rounds.contains(&Announcement::Later35);
                view.show_clusters(view.shows_clusters_of_2022() || of_2022, view.shows_clusters_of_2024() || of_2024);
                let codes = rounds.into_iter().map(<&'static str>::from);
                view.edit_clusters(|query| query.filter.choose("announcement", codes));
            }
            FilterKey::Text => {
                let text = words(&values)?;
                view.edit_clusters(|query| query.text = text);
            }
        }
    }
    Ok(())
}

/// Words of all text conditions; a cluster must contain every one of them.
fn words(values: &[&str]) -> Result<String, FilterError> {
    if values.iter().any(|value| value.is_empty()) {
        return Err(FilterError::NoText);
    }
    Ok(values.join(" "))
}

fn chosen<T: Clone>(key: FilterKey, values: &[&str], choices: &[FilterChoice<T>]) -> Result<Vec<T>, FilterError> {
    values
        .iter()
        .flat_map(|value| value.split([',', '，']))
        .map(|typed| exactly_one(key, typed.trim(), choices))
        .collect()
}

fn exactly_one<T: Clone>(key: FilterKey, typed: &str, choices: &[FilterChoice<T>]) -> Result<T, FilterError> {
    match meant(typed, choices) {
        Meant::One(value) => Ok(value),
        Meant::Perhaps(near) => Err(FilterError::Value {
            key: key.into(),
            found: typed.to_owned(),
            possible: listed(choices.iter().map(FilterChoice::shown)),
            hint: hint(&near),
        }),
    }
}

fn hint(near: &[String]) -> String {
    if near.is_empty() { String::new() } else { format!("Did you mean {}? ", listed(near)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        data::embedded_catalogue,
        export::embedded_facts,
        model::{ProvinceId, Region},
    };

    fn applied(conditions: &[&str]) -> Result<View, FilterError> {
        let conditions: Vec<String> = conditions.iter().map(|text| (*text).to_owned()).collect();
        let mut view = View::default();
        apply(&conditions, || Vocabulary::of(&embedded_catalogue().0), &embedded_facts().0, &mut view)?;
        Ok(view)
    }

    fn message(condition: &str) -> String {
        applied(&[condition]).unwrap_err().to_string()
    }

    fn province(name: &str) -> Result<String, String> {
        let view = applied(&[&format!("province={name}")]).map_err(|error| error.to_string())?;
        let ids: Vec<&str> = view.place.provinces.iter().map(ProvinceId::as_str).collect();
        Ok(ids.join(","))
    }

    #[test]
    fn a_province_may_be_called_by_any_of_its_names() {
        for (id, names) in [
            (
                "HN",
                "HN|hn|Hunan|湖南|湖南省|CN-HN|430000| Hunan |Hunan Province|hunan province|湖 南|湖\u{3000}南|ＨＵＮＡＮ|\u{200b}湖南|hu nan",
            ),
            ("SX", "Shanxi|SHANXI|山西|山西省|Shanxi Province"),
            ("SN", "Shaanxi|SHAANXI|陕西|陕西省|shaan xi"),
            ("NM", "Inner Mongolia|inner-mongolia|InnerMongolia|内蒙古|内蒙古自治区|Nei Mongol|Neimenggu|nei meng gu"),
            ("XZ", "Tibet|Xizang|Xizang (Tibet)|西藏|Tibet Autonomous Region"),
            ("XJ", "Xinjiang|新疆维吾尔自治区|Xinjiang Uygur Autonomous Region"),
            ("BJ", "Beijing City|Beijing Municipality|北京市"),
            ("MO", "Macao|Macau|澳门|Ao men"),
            ("HK", "Hong Kong SAR|Hongkong|香港|Xianggang"),
        ] {
            for name in names.split('|') {
                assert_eq!(province(name).as_deref(), Ok(id), "{name:?}");
            }
        }
    }

    #[test]
    fn of_provinces_that_are_spelt_alike_none_is_taken_for_the_other() {
        for name in ["Shannxi", "Shǎnxī", "Shānxī", "shan3xi1", "shan1 xi1", "Shansi"] {
            let why = province(name).unwrap_err();
            assert!(why.contains("Did you mean SX (Shanxi) or SN (Shaanxi)? "), "{name}: {why}");
        }
        for (name, hint) in [
            ("内蒙", "Did you mean NM (Inner Mongolia)? "),
            ("Nei Menggu Zizhiqu", "Did you mean NM (Inner Mongolia)? "),
            ("Hunan Sheng", "Did you mean HN (Hunan)? "),
            ("Shaanxi Sheng", "Did you mean SN (Shaanxi)? "),
            ("Guandong", "Did you mean GD (Guangdong)? "),
        ] {
            let why = province(name).unwrap_err();
            assert!(why.contains(hint), "{name}: {why}");
        }
    }

    #[test]
    fn no_name_means_two_things() {
        let (catalogue, _) = embedded_catalogue();
        let Vocabulary { provinces, sectors, .. } = Vocabulary::of(&catalogue);
        assert_eq!((provinces.len(), sectors.len()), (34, 6));
        let mut tried = 0;
        let all = provinces.iter().map(|c| (c.value.as_str(), c.names()));
        for (id, names) in all.chain(sectors.iter().map(|c| (c.value.as_str(), c.names()))) {
            for name in names {
                let found: [Option<String>; 2] = [
                    exactly_one(FilterKey::Province, name, &provinces).ok().map(|id| id.to_string()),
                    exactly_one(FilterKey::Sector, name, &sectors).ok().map(|id| id.to_string()),
                ];
                assert_eq!(found.into_iter().flatten().collect::<Vec<_>>(), [id], "{name}");
                assert!(!name.contains([',', '，']), "{name} cannot be typed");
                tried += 1;
            }
        }
        assert!(tried > 200, "{tried}");
    }

    #[test]
    fn values_and_conditions_of_one_key_add_up() {
        let view = applied(&["province=Hunan,江苏", "province=ZJ", "region=west，东部"]).unwrap();
        let provinces: Vec<&str> = view.place.provinces.iter().map(ProvinceId::as_str).collect();
        assert_eq!(provinces, ["HN", "JS", "ZJ"]);
        assert_eq!(view.place.regions, BTreeSet::from([Region::East, Region::West]));
        assert_eq!(applied(&["text=chang sha", "text=机械=1"]).unwrap().cluster_query().text, "chang sha 机械=1");
    }

    #[test]
    fn a_round_turns_on_the_layer_of_its_clusters() {
        let rounds = |view: &View| {
            let query = view.cluster_query();
            query.filter.codes("announcement").into_iter().flatten().cloned().collect::<Vec<String>>()
        };
        let both = applied(&["round=2022"]).unwrap();
        assert_eq!(rounds(&both), ["first25", "next20"]);
        assert!(!both.shows_clusters_of_2024());
        let later = applied(&["round=2024"]).unwrap();
        assert_eq!(rounds(&later), ["later35"]);
        assert!(later.shows_clusters_of_2024());
    }

    #[test]
    fn a_condition_replaces_the_view_s_own_of_its_kind_only() {
        let mut view = View::default();
        view.edit_clusters(|query| query.text = "a".to_owned());
        view.place.provinces = [ProvinceId::new("JS")].into();
        apply(
            &["province=Hunan".to_owned()],
            || Vocabulary::of(&embedded_catalogue().0),
            &embedded_facts().0,
            &mut view,
        )
        .unwrap();
        assert_eq!((view.cluster_query().text.as_str(), view.conditions()), ("a", 2));
        assert!(view.place.provinces.contains("HN"));
    }

    #[test]
    fn a_field_of_a_layer_is_a_condition_by_code_or_name_and_shows_the_layer() {
        let view = applied(&["characteristic_clusters.list=2023,List of 2022", "clusters.sector=新材料"]).unwrap();
        assert!(view.shows_layer("characteristic_clusters"));
        let layer = view.layers.iter().find(|layer| layer.id.as_str() == "characteristic_clusters").unwrap();
        let filter = &layer.features().unwrap().query.filter;
        assert!(filter.names("list", "2022") && filter.names("list", "2023") && filter.len() == 2);
        assert!(view.cluster_query().filter.names("sector", "new_materials"));
        let why = message("characteristic_clusters.list=1999");
        assert!(
            why.contains("unknown value \"1999\" of characteristic_clusters.list") && why.contains("2022"),
            "{why}"
        );
        let why = message("characteristic_clusters.colour=red");
        assert!(
            why.contains("characteristic_clusters.colour") && why.contains("characteristic_clusters.list"),
            "{why}"
        );
        let why = message("heat.list=1");
        assert!(why.contains("\"heat\"") && why.contains("characteristic_clusters"), "{why}");
    }

    #[test]
    fn what_is_not_known_is_answered_with_what_is() {
        assert_eq!(message("Hunan"), "--filter: use KEY=VALUE, for example province=Hunan (found \"Hunan\")");
        assert_eq!(
            message("provinze=HN"),
            "--filter: unknown key \"provinze\". Did you mean province? Use sector, province, region, round or text"
        );
        let hunan = message("province=Hunnan");
        let begins =
            "--filter: unknown province \"Hunnan\". Did you mean HN (Hunan) or YN (Yunnan)? Use BJ (Beijing), ";
        assert!(hunan.starts_with(begins), "{hunan}");
        assert_eq!(
            message("round=2023"),
            "--filter: unknown round \"2023\". Did you mean 2022 or 2024? Use 2022, 2024, first25, next20 or later35"
        );
        for unlike in ["region=nowhere", "province=", "province=XX"] {
            let why = message(unlike);
            assert!(why.starts_with("--filter: unknown ") && !why.contains("Did you mean"), "{why}");
        }
        // Invisible characters are escaped in the message.
        assert!(message("province=湖\u{3000}北\u{200b}南").contains("湖\\u{3000}北\\u{200b}南"));
        assert_eq!(message("text="), "--filter: text= has no words to find");
    }
}
