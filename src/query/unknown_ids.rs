//! Identifiers in a view that the catalogue does not have: conditions that match nothing, a selection of nothing.

use super::{Facts, own_basis::can_have, series_industries, series_measures, series_years};
use crate::{
    dataset::{DatasetId, FieldId},
    model::ProvinceId,
    view::{Condition, FeatureRef, Layer, OwnValue, Variable, View},
};

/// Identifier that the catalogue does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownId {
    /// Property of the view that holds it.
    pub property: String,
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
    /// A feature of another dataset.
    Feature,
    /// A dataset.
    Dataset,
    /// A field of a dataset.
    Field,
    /// A value of a field.
    Code,
    /// A dataset of yearly values.
    Series,
    /// A measure of a dataset.
    Measure,
    /// An industry of a measure.
    Industry,
    /// A year of a measure.
    Year,
    /// A batch of little giants.
    Batch,
}

impl UnknownKind {
    /// The kind in a sentence, in English: `a sector`.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Sector => "a sector",
            Self::Province => "a province",
            Self::Cluster => "a cluster",
            Self::Feature => "a feature",
            Self::Dataset => "a dataset",
            Self::Field => "a field",
            Self::Code => "a value",
            Self::Series => "a dataset of yearly values",
            Self::Measure => "a measure",
            Self::Industry => "an industry",
            Self::Year => "a year of values",
            Self::Batch => "a batch of little giants",
        }
    }
}

/// Identifiers of a view's layers, conditions, selection and comparison that the facts do not have.
pub fn unknown_ids(facts: &Facts, view: &View) -> Vec<UnknownId> {
    let catalogue = facts.catalogue();
    let is_unknown = |id: &&ProvinceId| catalogue.province(id).is_none();
    let unknown = |property: &str, kind, id: &str| UnknownId { property: property.to_owned(), kind, id: id.to_owned() };
    let layers = view.layers.iter().flat_map(|layer| of_layer(facts, layer));
    let provinces = view.place.provinces.iter().filter(is_unknown);
    let provinces = provinces.map(|id| unknown("place.provinces", UnknownKind::Province, id.as_str()));
    let selection = view.selection.as_ref().and_then(|feature| of_selection(facts, feature));
    let compared = view.compare.iter().filter(is_unknown);
    let compared = compared.map(|id| unknown("compare", UnknownKind::Province, id.as_str()));
    layers.chain(provinces).chain(selection).chain(compared).collect()
}

/// Identifier of a selected feature that does not exist, or of its dataset.
fn of_selection(facts: &Facts, feature: &FeatureRef) -> Option<UnknownId> {
    let catalogue = facts.catalogue();
    let (is_known, kind, id) = if let Some(id) = feature.cluster() {
        (catalogue.cluster(&id).is_some(), UnknownKind::Cluster, feature.key.to_string())
    } else if let Some(id) = feature.province() {
        (catalogue.province(&id).is_some(), UnknownKind::Province, feature.key.to_string())
    } else if feature.cell().is_some() {
        return None;
    } else if let Some(dataset) = facts.datasets().get(&feature.dataset) {
        (dataset.row(&feature.key).is_some(), UnknownKind::Feature, feature.to_string())
    } else {
        (false, UnknownKind::Dataset, feature.dataset.to_string())
    };
    (!is_known).then(|| UnknownId { property: "selection".to_owned(), kind, id })
}

/// Identifier of a variable that the facts do not have: of a dataset, a measure, a year or a batch.
fn of_values(facts: &Facts, layer: &Layer, variable: &Variable) -> Option<UnknownId> {
    let unknown = |name: &str, kind, id: String| {
        Some(UnknownId { property: format!("layers.{}.variable.{name}", layer.id), kind, id })
    };
    match variable {
        Variable::LittleGiants(batches) => {
            let dataset = facts.datasets().get(&DatasetId::new("little_giants"));
            let list = dataset.and_then(|dataset| dataset.column(&FieldId::new("batch"))?.list());
            let is_known = list.is_some_and(|list| list.position(&batches.to_string()).is_some());
            if is_known { None } else { unknown("little_giants", UnknownKind::Batch, batches.to_string()) }
        }
        Variable::Series(series) => {
            let measures = series_measures(facts);
            let mut of_dataset = measures.iter().filter(|(dataset, _)| *dataset == series.dataset).peekable();
            if of_dataset.peek().is_none() {
                return unknown("series.dataset", UnknownKind::Series, series.dataset.to_string());
            }
            let Some((dataset, measure)) = of_dataset.find(|(_, measure)| measure.id == series.measure) else {
                return unknown("series.measure", UnknownKind::Measure, series.measure.to_string());
            };
            let industries = series_industries(facts, dataset, measure);
            let is_listed = industries.iter().any(|code| Some(&code.id) == series.industry.as_ref());
            if !is_listed && (series.industry.is_some() || !industries.is_empty()) {
                return unknown("series.industry", UnknownKind::Industry, series.industry.clone().unwrap_or_default());
            }
            let years = series_years(facts, series);
            let year = [("series.year", Some(series.year)), ("series.since", series.since)];
            let mut missing = year.into_iter().filter_map(|(name, year)| Some((name, year?)));
            let (name, year) = missing.find(|(_, year)| !years.contains(year))?;
            unknown(name, UnknownKind::Year, year.to_string())
        }
        Variable::Own(own) => of_own(facts, layer, "variable.own.", own),
        Variable::Clusters | Variable::Ladder(_) | Variable::Target(_) | Variable::Indicator(_) => None,
    }
}

/// Identifier of a person's own value that the facts do not have: of its dataset or its column.
fn of_own(facts: &Facts, layer: &Layer, place: &str, own: &OwnValue) -> Option<UnknownId> {
    let unknown = |name: &str, kind, id| UnknownId { property: format!("layers.{}.{place}{name}", layer.id), kind, id };
    let Some(dataset) = facts.datasets().get(&own.dataset).filter(|dataset| dataset.is_own()) else {
        return Some(unknown("dataset", UnknownKind::Dataset, own.dataset.to_string()));
    };
    let id = || own.column.as_ref().map(ToString::to_string).unwrap_or_default();
    (!can_have(dataset, own)).then(|| unknown("column", UnknownKind::Field, id()))
}

/// Identifiers of a layer's query or variable that the facts do not have.
fn of_layer(facts: &Facts, layer: &Layer) -> Vec<UnknownId> {
    if let Some(values) = layer.values() {
        return of_values(facts, layer, &values.variable).into_iter().collect();
    }
    if let Some(unknown) = layer.grid().and_then(|grid| of_own(facts, layer, "", &grid.value())) {
        return vec![unknown];
    }
    let Some(query) = layer.query() else { return Vec::new() };
    let property = |name: &str| format!("layers.{}.{name}", layer.id);
    let Some(dataset) = facts.datasets().get(&query.dataset) else {
        let (property, id) = (property("dataset"), query.dataset.to_string());
        return vec![UnknownId { property, kind: UnknownKind::Dataset, id }];
    };
    let mut unknown = Vec::new();
    for (name, conditions) in [("of", &query.definition), ("filter", &query.filter)] {
        for (field, condition) in conditions.iter() {
            let Some(column) = dataset.column(field) else {
                unknown.push(UnknownId { property: property(name), kind: UnknownKind::Field, id: field.to_string() });
                continue;
            };
            let Condition::OneOf(codes) = condition else { continue };
            let is_key = dataset.is_key(field);
            let is_known = |code: &&String| match column.list() {
                Some(list) => list.position(code).is_some(),
                None => is_key && dataset.row(code).is_some(),
            };
            let kind = match field.as_str() {
                "sector" => UnknownKind::Sector,
                _ if is_key && query.dataset.as_str() == "clusters" => UnknownKind::Cluster,
                _ if is_key => UnknownKind::Feature,
                _ => UnknownKind::Code,
            };
            let codes = codes.iter().filter(|code| !is_known(code)).cloned();
            unknown.extend(codes.map(|id| UnknownId { property: property(&format!("{name}.{field}")), kind, id }));
        }
    }
    unknown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{dataset::DatasetId, export::embedded_facts, model::ClusterId};

    #[test]
    fn a_filter_by_key_names_the_features_that_do_not_exist() {
        let (facts, _) = embedded_facts();
        let mut view = View::default();
        view.edit_clusters(|query| *query = query.choosing("id", ["xuzhou-construction-machinery", "nowhere"]));
        let unknown = unknown_ids(&facts, &view);
        let named: Vec<_> = unknown.iter().map(|unknown| (unknown.kind, unknown.id.as_str())).collect();
        assert_eq!(named, [(UnknownKind::Cluster, "nowhere")]);
    }

    #[test]
    fn a_selected_feature_that_does_not_exist_is_named_by_what_it_should_be() {
        let (facts, _) = embedded_facts();
        let unknown = |feature: FeatureRef| {
            let found = unknown_ids(&facts, &View { selection: Some(feature), ..View::default() });
            found.into_iter().map(|unknown| (unknown.property, unknown.kind, unknown.id)).next()
        };
        let of = |dataset: &str, key: &str| FeatureRef::new(DatasetId::new(dataset), key);
        let named = |kind, id: &str| Some(("selection".to_owned(), kind, id.to_owned()));
        assert_eq!(unknown(ClusterId::new("nowhere").into()), named(UnknownKind::Cluster, "nowhere"));
        assert_eq!(unknown(ProvinceId::new("XX").into()), named(UnknownKind::Province, "XX"));
        assert_eq!(unknown(of("no_such", "a")), named(UnknownKind::Dataset, "no_such"));
        let known = of("characteristic_clusters", "sc001");
        assert_eq!(unknown(known), None);
        assert_eq!(unknown(of("cells", "2500/1/2")), None);
        assert_eq!(unknown(of("cells", "2500/one")), named(UnknownKind::Dataset, "cells"));
        let other = of("characteristic_clusters", "sc999");
        assert_eq!(unknown(other), named(UnknownKind::Feature, "characteristic_clusters/sc999"));
    }
}
