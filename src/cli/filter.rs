//! The syntax of `--filter KEY=VALUE`.

use std::{collections::BTreeSet, str::FromStr};

use strum::{EnumIter, EnumString, IntoEnumIterator as _, IntoStaticStr};

use crate::{
    i18n::{messages, phrase},
    model::{Announcement, Catalogue, Language, Name, Province, ProvinceId, Region, Sector, SectorId},
    view::View,
};

/// What a condition is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
enum Key {
    Sector,
    Province,
    Region,
    Round,
    Text,
}

/// A condition as it was typed, its key known, its value not looked at yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Condition {
    key: Key,
    value: String,
}

/// What is wrong with a condition.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum FilterError {
    #[error("expected KEY=VALUE, found {0:?}")]
    Form(String),
    #[error("expected one of the keys {possible}, found {found:?}{hint}")]
    Key { found: String, possible: String, hint: String },
    #[error("--filter {key}: expected one of {possible}; found {found:?}{hint}")]
    Value { key: &'static str, found: String, possible: String, hint: String },
    #[error("--filter text: expected words to find, found nothing")]
    NoText,
}

impl FromStr for Condition {
    type Err = FilterError;

    fn from_str(text: &str) -> Result<Self, FilterError> {
        let (key, value) = text.split_once('=').ok_or_else(|| FilterError::Form(text.to_owned()))?;
        let key = key.trim();
        let found = Key::from_str(&key.to_lowercase()).map_err(|_unknown| {
            let names: Vec<&str> = Key::iter().map(Into::into).collect();
            let near = nearest(key, names.iter().map(|name| (*name, *name)));
            FilterError::Key { found: key.to_owned(), possible: names.join(", "), hint: hint(near) }
        })?;
        Ok(Self { key: found, value: value.trim().to_owned() })
    }
}

/// A value that may be asked for, and what it may be called.
struct Choice<T> {
    value: T,
    /// The name that is listed, then others.
    names: Vec<String>,
}

impl<T> Choice<T> {
    fn new(value: T, names: &[&str]) -> Self {
        let names = names.iter().filter(|name| !name.is_empty()).map(|name| (*name).to_owned()).collect();
        Self { value, names }
    }

    /// `HN (Hunan)`: the first name, with the second where there is one.
    fn shown(&self) -> String {
        match self.names.as_slice() {
            [first, second, ..] => format!("{first} ({second})"),
            [first] => first.clone(),
            [] => String::new(),
        }
    }
}

/// Puts the conditions into a view. Those of one key add up, and replace the view's own of that key; a round also turns
/// on the layer that its clusters are drawn in.
///
/// # Errors
/// [`FilterError`] lists what is possible where a value is not, and what may have been meant.
pub(super) fn apply(conditions: &[Condition], catalogue: &Catalogue, view: &mut View) -> Result<(), FilterError> {
    let keys: BTreeSet<Key> = conditions.iter().map(|condition| condition.key).collect();
    for key in keys {
        let values: Vec<&str> = conditions
            .iter()
            .filter(|condition| condition.key == key)
            .map(|condition| condition.value.as_str())
            .collect();
        let filter = &mut view.filter;
        match key {
            Key::Sector => filter.sectors = chosen(key, &values, &sectors(catalogue))?.into_iter().collect(),
            Key::Province => filter.provinces = chosen(key, &values, &provinces(catalogue))?.into_iter().collect(),
            Key::Region => filter.regions = chosen(key, &values, &regions())?.into_iter().collect(),
            Key::Round => {
                filter.rounds = chosen(key, &values, &rounds())?.into_iter().flatten().copied().collect();
                view.layers.clusters |= filter.rounds.iter().any(|round| *round != Announcement::Later35);
                view.layers.later_clusters |= filter.rounds.contains(&Announcement::Later35);
            }
            Key::Text => filter.text = words(&values)?,
        }
    }
    Ok(())
}

/// All words have to be found, in whichever condition they stand.
fn words(values: &[&str]) -> Result<String, FilterError> {
    if values.iter().any(|value| value.is_empty()) {
        return Err(FilterError::NoText);
    }
    Ok(values.join(" "))
}

fn chosen<T: Clone>(key: Key, values: &[&str], choices: &[Choice<T>]) -> Result<Vec<T>, FilterError> {
    values.iter().flat_map(|value| value.split([',', '，'])).map(|typed| one(key, typed.trim(), choices)).collect()
}

fn one<T: Clone>(key: Key, typed: &str, choices: &[Choice<T>]) -> Result<T, FilterError> {
    let typed_lower = typed.to_lowercase();
    // "Xizang (Tibet)" is called by either name as well.
    let called = |name: &String| {
        let name = name.to_lowercase();
        let part = |part: &str| !part.is_empty() && part.trim() == typed_lower;
        name == typed_lower || name.split(['(', ')']).any(part)
    };
    let found = choices.iter().find(|choice| choice.names.iter().any(called));
    found.map(|choice| choice.value.clone()).ok_or_else(|| {
        let all =
            choices.iter().flat_map(|choice| choice.names.iter().map(move |name| (name.as_str(), choice.shown())));
        FilterError::Value {
            key: key.into(),
            found: typed.to_owned(),
            possible: choices.iter().map(Choice::shown).collect::<Vec<_>>().join(", "),
            hint: hint(nearest(typed, all)),
        }
    })
}

/// What is shown for the name that differs least, if by little: one sign in three.
fn nearest<'n, S>(typed: &str, names: impl Iterator<Item = (&'n str, S)>) -> Option<S> {
    let typed = typed.to_lowercase();
    let most = (typed.chars().count() / 3).max(1);
    let distances = names.map(|(name, shown)| (strsim::damerau_levenshtein(&typed, &name.to_lowercase()), shown));
    // Of two letters one wrong is anything.
    let near = distances.filter(|(distance, _)| *distance <= most && typed.chars().count() > *distance + 1);
    near.min_by_key(|(distance, _)| *distance).map(|(_, shown)| shown)
}

fn hint(near: Option<impl std::fmt::Display>) -> String {
    near.map_or_else(String::new, |near| format!("; did you mean {near}?"))
}

fn sectors(catalogue: &Catalogue) -> Vec<Choice<SectorId>> {
    let choice = |sector: &Sector| Choice::new(sector.id.clone(), &all_names(sector.id.as_str(), &sector.name));
    catalogue.sectors.iter().map(choice).collect()
}

fn provinces(catalogue: &Catalogue) -> Vec<Choice<ProvinceId>> {
    let choice = |province: &Province| {
        let mut names = all_names(province.id.as_str(), &province.name).to_vec();
        names.extend([province.iso.as_str(), province.gbt2260.as_str()]);
        Choice::new(province.id.clone(), &names)
    };
    catalogue.provinces.iter().map(choice).collect()
}

/// Not the pinyin: Shanxi and Shaanxi share it.
fn all_names<'n>(id: &'n str, name: &'n Name) -> [&'n str; 5] {
    [id, &name.full.en, &name.full.zh, &name.short.zh, &name.short.en]
}

fn regions() -> Vec<Choice<Region>> {
    let choice = |region: Region| Choice::new(region, &[region.into(), phrase(&messages(Language::Zh).region, region)]);
    Region::iter().map(choice).collect()
}

fn rounds() -> Vec<Choice<&'static [Announcement]>> {
    use Announcement::{First25, Later35, Next20};
    let named: [(&str, &[Announcement]); 5] = [
        ("2022", &[First25, Next20]),
        ("2024", &[Later35]),
        (First25.into(), &[First25]),
        (Next20.into(), &[Next20]),
        (Later35.into(), &[Later35]),
    ];
    named.into_iter().map(|(name, rounds)| Choice::new(rounds, &[name])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{data::embedded_catalogue, view::Filter};

    fn applied(conditions: &[&str]) -> Result<View, FilterError> {
        let conditions: Vec<Condition> = conditions.iter().map(|text| text.parse()).collect::<Result<_, _>>()?;
        let mut view = View::default();
        apply(&conditions, &embedded_catalogue().0, &mut view)?;
        Ok(view)
    }

    fn message(condition: &str) -> String {
        applied(&[condition]).unwrap_err().to_string()
    }

    #[test]
    fn a_province_may_be_called_by_any_of_its_names() {
        for name in ["HN", "hn", "Hunan", "湖南", "湖南省", "CN-HN", "430000", " Hunan "] {
            let view = applied(&[&format!("province={name}")]).unwrap();
            assert_eq!(view.filter.provinces, BTreeSet::from([ProvinceId::new("HN")]), "{name}");
        }
        assert_eq!(applied(&["province=tibet"]), applied(&["province=Xizang"]));
    }

    #[test]
    fn no_name_means_two_things() {
        let (catalogue, _) = embedded_catalogue();
        let (provinces, sectors) = (provinces(&catalogue), sectors(&catalogue));
        let all = provinces.iter().map(|c| (c.value.as_str(), &c.names));
        for (id, names) in all.chain(sectors.iter().map(|c| (c.value.as_str(), &c.names))) {
            for name in names {
                let found: [Option<String>; 2] = [
                    one(Key::Province, name, &provinces).ok().map(|id| id.to_string()),
                    one(Key::Sector, name, &sectors).ok().map(|id| id.to_string()),
                ];
                assert_eq!(found.into_iter().flatten().collect::<Vec<_>>(), [id], "{name}");
                assert!(!name.contains([',', '，']), "{name} cannot be typed");
            }
        }
    }

    #[test]
    fn values_and_conditions_of_one_key_add_up() {
        let view = applied(&["province=Hunan,江苏", "province=ZJ", "region=west，东部"]).unwrap();
        let provinces: Vec<&str> = view.filter.provinces.iter().map(ProvinceId::as_str).collect();
        assert_eq!(provinces, ["HN", "JS", "ZJ"]);
        assert_eq!(view.filter.regions, BTreeSet::from([Region::East, Region::West]));
        assert_eq!(applied(&["text=chang sha", "text=机械=1"]).unwrap().filter.text, "chang sha 机械=1");
    }

    #[test]
    fn a_round_turns_on_the_layer_of_its_clusters() {
        let both = applied(&["round=2022"]).unwrap();
        assert_eq!(both.filter.rounds, BTreeSet::from([Announcement::First25, Announcement::Next20]));
        assert!(!both.layers.later_clusters);
        let later = applied(&["round=2024"]).unwrap();
        assert_eq!(later.filter.rounds, BTreeSet::from([Announcement::Later35]));
        assert!(later.layers.later_clusters);
    }

    #[test]
    fn a_condition_replaces_the_view_s_own_of_its_kind_only() {
        let own = Filter { text: "a".to_owned(), provinces: [ProvinceId::new("JS")].into(), ..Filter::default() };
        let mut view = View { filter: own, ..View::default() };
        let condition = "province=Hunan".parse().unwrap();
        apply(&[condition], &embedded_catalogue().0, &mut view).unwrap();
        assert_eq!((view.filter.text.as_str(), view.filter.len()), ("a", 2));
        assert!(view.filter.provinces.contains("HN"));
    }

    #[test]
    fn what_is_not_known_is_answered_with_what_is() {
        assert_eq!(message("Hunan"), "expected KEY=VALUE, found \"Hunan\"");
        assert_eq!(
            message("provinze=HN"),
            "expected one of the keys sector, province, region, round, text, found \"provinze\"; did you mean province?"
        );
        let hunan = message("province=Hunnan");
        assert!(hunan.starts_with("--filter province: expected one of BJ (Beijing), "), "{hunan}");
        assert!(hunan.ends_with("; found \"Hunnan\"; did you mean HN (Hunan)?"), "{hunan}");
        assert_eq!(
            message("round=2023"),
            "--filter round: expected one of 2022, 2024, first25, next20, later35; found \"2023\"; did you mean 2022?"
        );
        assert!(message("region=nowhere").ends_with("found \"nowhere\""));
        assert!(message("province=").ends_with("found \"\""));
        assert!(message("province=XX").ends_with("found \"XX\""));
        assert_eq!(message("text="), "--filter text: expected words to find, found nothing");
    }
}
