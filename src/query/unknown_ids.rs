//! Identifiers in a view that the catalogue does not have: conditions that match nothing, a selection of nothing.

use crate::{
    model::{Catalogue, ProvinceId, SectorId},
    view::{Selection, View},
};

/// Identifier that the catalogue does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownId {
    /// Property of the view that holds it.
    pub property: &'static str,
    /// Kind of thing that it should name.
    pub kind: UnknownKind,
    /// The identifier.
    pub id: String,
}

/// Kind of thing that an identifier should name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownKind {
    /// A sector.
    Sector,
    /// A province.
    Province,
    /// A cluster.
    Cluster,
}

impl UnknownKind {
    /// The kind in a sentence, in English: `a sector`.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Sector => "a sector",
            Self::Province => "a province",
            Self::Cluster => "a cluster",
        }
    }
}

/// Identifiers of a view's conditions, selection and comparison that the catalogue does not have.
pub fn unknown_ids(catalogue: &Catalogue, view: &View) -> Vec<UnknownId> {
    let is_unknown = |id: &&ProvinceId| catalogue.province(id).is_none();
    let unknown = |property, kind, id: &str| UnknownId { property, kind, id: id.to_owned() };
    let query = view.cluster_query();
    let sectors = query.filter.codes("sector").into_iter().flatten();
    let sectors = sectors.filter(|id| catalogue.sector(&SectorId::new(id.as_str())).is_none());
    let sectors = sectors.map(|id| unknown("filter.sectors", UnknownKind::Sector, id));
    let provinces = view.place.provinces.iter().filter(is_unknown);
    let provinces = provinces.map(|id| unknown("place.provinces", UnknownKind::Province, id.as_str()));
    let selection = match &view.selection {
        Some(Selection::Cluster(id)) if catalogue.cluster(id).is_none() => Some((UnknownKind::Cluster, id.as_str())),
        Some(Selection::Province(id)) if catalogue.province(id).is_none() => Some((UnknownKind::Province, id.as_str())),
        _ => None,
    };
    let selection = selection.map(|(kind, id)| unknown("selection", kind, id));
    let compared = view.compare.iter().filter(is_unknown);
    let compared = compared.map(|id| unknown("compare", UnknownKind::Province, id.as_str()));
    sectors.chain(provinces).chain(selection).chain(compared).collect()
}
