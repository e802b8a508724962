//! Entries of the search index: clusters, sectors, provinces and cities of a catalogue with their names.

use std::collections::BTreeMap;

use super::{
    entry::Entry,
    target::{SearchTarget, related},
    token_matches::Names,
    tones::Sound,
};
use crate::model::{Catalogue, Cluster, Name};

/// All entries with their names.
#[derive(Debug)]
pub(super) struct Entries {
    /// In the order in which equal matches are listed.
    pub list: Vec<Entry>,
    /// Names of the entries.
    pub names: Names,
}

impl Entries {
    /// Entries of a catalogue: clusters, sectors, provinces, and cities by descending label rank.
    pub(super) fn of(catalogue: &Catalogue) -> Self {
        let mut entries = Vec::new();
        let mut names = Names::default();
        let mut add = |target: SearchTarget, name: &Name, places: &[&str]| {
            names.push(name, places);
            entries.push(Entry { target, sounds: Sound::of_name(name), related: Vec::new() });
        };
        for cluster in &catalogue.clusters {
            add(SearchTarget::Cluster(cluster.id.clone()), &cluster.name, &places(catalogue, cluster));
        }
        for sector in &catalogue.sectors {
            add(SearchTarget::Sector(sector.id.clone()), &sector.name, &[]);
        }
        for province in &catalogue.provinces {
            add(SearchTarget::Province(province.id.clone()), &province.name, &[]);
        }
        let mut cities: Vec<_> = catalogue.cities.values().collect();
        cities.sort_by_key(|city| std::cmp::Reverse(city.label_rank));
        for city in cities {
            add(SearchTarget::City(city.id.clone()), &city.name, &[]);
        }
        let positions: BTreeMap<&SearchTarget, usize> =
            entries.iter().enumerate().map(|(at, entry)| (&entry.target, at)).collect();
        let related: Vec<Vec<usize>> = entries
            .iter()
            .map(|entry| {
                let targets = related(catalogue, &entry.target);
                targets.iter().filter_map(|target| positions.get(target).copied()).collect()
            })
            .collect();
        for (entry, related) in entries.iter_mut().zip(related) {
            entry.related = related;
        }
        Self { list: entries, names }
    }
}

/// Chinese short names of a cluster's cities.
fn places<'a>(catalogue: &'a Catalogue, cluster: &Cluster) -> Vec<&'a str> {
    let cities = cluster.members.iter().filter_map(|member| catalogue.city(&member.city));
    cities.map(|city| city.name.short.zh.as_str()).collect()
}
