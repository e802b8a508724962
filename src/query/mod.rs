//! STUB until merged
use std::collections::BTreeMap;
use crate::{model::*, view::{Filter, Layers}};
#[derive(Debug, Default)] pub struct Facets { pub sectors: BTreeMap<SectorId, usize>, pub rounds: BTreeMap<Announcement, usize>, pub regions: BTreeMap<Region, usize>, pub provinces: BTreeMap<ProvinceId, usize> }
#[derive(Clone, Debug, PartialEq)] pub enum Target { Cluster(ClusterId), City(CityId), Province(ProvinceId), Sector(SectorId) }
#[derive(Debug)] pub struct Hit { pub target: Target, pub score: f32 }
#[derive(Debug)] pub struct SearchIndex;
impl SearchIndex { pub fn new(_: &Catalogue) -> Self { Self } pub fn search(&self, _: &str) -> Vec<Hit> { Vec::new() } }
pub fn visible(c: &Catalogue, l: &Layers, f: &Filter, _: &SearchIndex) -> Vec<ClusterId> { c.clusters.iter().filter(|x| if x.round.announcement() == Announcement::Later35 { l.later_clusters } else { l.clusters }).filter(|x| f.sectors.is_empty() || f.sectors.contains(&x.sector)).map(|x| x.id.clone()).collect() }
pub fn facets(_: &Catalogue, _: &Layers, _: &Filter, _: &SearchIndex) -> Facets { Facets::default() }
