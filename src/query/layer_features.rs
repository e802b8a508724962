//! Features of the visible layers of a view, other than the layer of national clusters, at their places.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    ClassedFeatures, Facts, FeatureCategories, FeatureSizes, LayerPoint, LayerPoints, MapQuestion, evaluate,
    feature_classes::numeric,
    feature_label::label,
    features::{has_dates, located},
    latest_rows::latest_years,
};
use crate::{
    dataset::{Dataset, DatasetId, FieldId, LocalText, QualifierRole, Role},
    geo::Geometry,
    model::{Catalogue, Cluster, ClusterId, Language, LonLat, SourceId},
    view::{Condition, FeatureQuery, FeatureRef, Heeds, Layer, LayerId, View},
};

/// Field of own datasets that says how a row is placed.
const PLACED_BY: &str = "_placed_by";

/// Place of a feature with lines or areas, and how it is told apart.
#[derive(Clone, Debug, PartialEq)]
pub struct FeaturePoint {
    /// Key of its row in the dataset.
    pub key: Arc<str>,
    /// Position.
    pub at: LonLat,
    /// Label in the language of the map, if it has a name.
    pub label: Option<Arc<str>>,
    /// `true` if it is not to be published unchecked.
    pub is_weak: bool,
    /// Number of its category in [`FeatureCategories`], or of its class; `None` without any, and if it is not known.
    pub category: Option<u8>,
}

/// Feature with lines or areas.
#[derive(Clone, Debug, PartialEq)]
pub struct FeatureShape {
    /// The feature at the point that stands for it.
    pub point: FeaturePoint,
    /// Its geometry.
    pub geometry: Arc<Geometry>,
}

impl FeaturePoint {
    /// Reference to the feature, a row of a dataset.
    pub fn reference(&self, dataset: &DatasetId) -> FeatureRef {
        FeatureRef::new(dataset.clone(), Arc::clone(&self.key))
    }
}

/// Condition that says or narrows which features a layer is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FeatureCondition {
    /// Code of a field that is chosen, by its name.
    Code(FieldId, LocalText),
    /// Number of features that are chosen one by one, by their keys.
    Chosen(usize),
    /// First and last year that periods overlap.
    Years(i32, i32),
    /// Unknown periods.
    UnknownPeriod,
    /// Search words.
    Text(String),
}

impl FeatureCondition {
    /// `true` for a sector of national clusters.
    pub(crate) fn is_of_sector(&self) -> bool {
        matches!(self, Self::Code(field, _) if field.as_str() == "sector")
    }
}

impl FeatureShape {
    /// `true` without areas.
    pub fn is_line(&self) -> bool {
        matches!(&*self.geometry, Geometry::Parts(parts) if parts.areas.is_empty())
    }
}

/// Numbers of features of a person's own list that are placed by names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PlacedByName {
    /// Drawn at the seat of their city or county.
    pub at_seats: usize,
    /// Known by province only, and not drawn.
    pub by_province: usize,
}

impl PlacedByName {
    fn of(dataset: &Dataset, rows: &[u32]) -> Self {
        let Some((column, list)) =
            dataset.column(&FieldId::new(PLACED_BY)).and_then(|column| Some((column, column.list()?)))
        else {
            return Self::default();
        };
        let mut counts = vec![0; list.len()];
        for code in rows.iter().filter_map(|row| column.code(*row as usize)) {
            if let Some(count) = counts.get_mut(code as usize) {
                *count += 1;
            }
        }
        let mut numbers = Self::default();
        for (code, count) in (0..).zip(counts) {
            match list.id(code) {
                "county" | "city" => numbers.at_seats += count,
                "province" => numbers.by_province += count,
                _ => {}
            }
        }
        numbers
    }
}

/// Features of a layer, as asked about by a view.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerFeatures {
    /// The layer.
    pub layer: LayerId,
    /// The dataset.
    pub dataset: DatasetId,
    /// Name of the dataset.
    pub title: LocalText,
    /// Conditions of the layer, those of its definition first.
    pub conditions: Vec<FeatureCondition>,
    /// Parts of the view's question that the layer answers to.
    pub heeds: Heeds,
    /// Number of features asked about.
    pub asked: usize,
    /// Number of known features that belong to the layer, whatever its filter, the places and the date.
    pub known: usize,
    /// Number that the layer would have if all were known, as its lists state it; `None` if they do not, or if conditions
    /// other than lists narrow it.
    pub whole: Option<usize>,
    /// Number of provinces in which the features asked about lie; 0 if the dataset has no places.
    pub provinces: usize,
    /// Rows of the features asked about, rising.
    pub rows: Arc<[u32]>,
    /// Features that are drawn as points, in the order of the dataset; sized ones from the largest to the smallest.
    pub points: Arc<LayerPoints>,
    /// Features that are drawn as lines and areas, in the order of the dataset.
    pub shapes: Arc<[FeatureShape]>,
    /// Categories by which the features are told apart; `None` if all are drawn alike.
    pub categories: Option<Arc<FeatureCategories>>,
    /// Classes of a number by which they are coloured; `None` for categories, and if all are drawn alike.
    pub classed: Option<Arc<ClassedFeatures>>,
    /// Sizes of the symbols; `None` if all are of one size.
    pub sizes: Option<Arc<FeatureSizes>>,
    /// Numbers of features that are placed by names, not by coordinates.
    pub placed_by_name: PlacedByName,
    /// Number of features that are drawn and not to be published unchecked.
    pub weak: usize,
    /// Title of the field that says which features are weak; empty without such a field.
    pub weakness: LocalText,
    /// `true` if features are labelled.
    pub labels: bool,
    /// Sources of the features asked about, by descending frequency.
    pub sources: Vec<SourceId>,
}

impl LayerFeatures {
    /// `true` for features that are national clusters.
    pub(crate) fn is_of_clusters(&self) -> bool {
        self.dataset.as_str() == "clusters"
    }

    /// National clusters that are drawn; none if the features are others.
    pub(crate) fn clusters<'c>(&self, catalogue: &'c Catalogue) -> Vec<&'c Cluster> {
        let points = self.points.iter().filter(|_| self.is_of_clusters());
        points.filter_map(|point| catalogue.cluster(&ClusterId::new(self.points.key(point)))).collect()
    }

    /// Number of features that are drawn.
    pub fn drawn(&self) -> usize {
        self.points.len() + self.shapes.len()
    }

    /// Positions that the drawn features cover: points, and the outermost positions of lines and areas.
    pub(crate) fn places(&self) -> impl Iterator<Item = LonLat> + '_ {
        let of_shape = |shape: &FeatureShape| corners(&shape.geometry).into_iter().flatten();
        self.points.iter().map(|point| point.at).chain(self.shapes.iter().flat_map(of_shape))
    }

    /// Features of all visible layers of a view, the lowest first.
    pub fn of_view(facts: &Facts, view: &View) -> Vec<Arc<Self>> {
        let question = MapQuestion::of(facts, view);
        let layers = view.layers.iter().filter(|layer| layer.visible && view.is_of_points(layer));
        let of_layer = |layer: &Layer| Self::of(facts, layer, &question, view.language);
        layers.filter_map(of_layer).map(Arc::new).collect()
    }

    /// Features of a layer; `None` for values, and for a dataset that does not exist.
    pub(crate) fn of(facts: &Facts, layer: &Layer, question: &MapQuestion, language: Language) -> Option<Self> {
        let query = &layer.features()?.query;
        let dataset = facts.datasets().get(&query.dataset)?;
        let mut found = evaluate(facts, query, question);
        if let Some(of_file) = dataset.file_rows() {
            // A row of the file is one feature, whatever its number of years.
            found.rows = latest_years(dataset, None, found.rows);
            found.known = of_file.iter().collect::<BTreeSet<_>>().len();
        }
        let label_by = layer.features().and_then(|layer| layer.label_by.as_ref());
        let by = layer.features().and_then(|layer| layer.color_by.as_ref());
        let categories = by.and_then(|field| FeatureCategories::of(dataset, field, &found));
        let (categories, category_of) = categories.unzip();
        let choice = layer.features().and_then(|layer| layer.classes.clone()).unwrap_or_default();
        let classed = by.and_then(|field| ClassedFeatures::of(dataset, field, &choice, &found.rows));
        let number_of = by.and_then(|field| numeric(dataset, field)).map(|(_, column)| column);
        let class = |row: u32| {
            let class = classed.as_ref()?.classes.of(number_of?.number(row as usize)?);
            u8::try_from(class).ok()
        };
        let size_by = layer.features().and_then(|layer| layer.size_by.as_ref());
        let sizes = size_by.and_then(|field| FeatureSizes::of(dataset, field, &found.rows));
        let size_of = size_by.and_then(|field| numeric(dataset, field)).map(|(_, column)| column);
        // Looked up once: of many rows each search among the fields counts.
        let [lon, lat, weak, geometries] =
            [Role::Longitude, Role::Latitude, Role::Qualifier(QualifierRole::Weak), Role::Geometry]
                .map(|role| dataset.with_role(&role));
        let point = |row: u32| {
            let at = LonLat::new(lon?.number(row as usize)?, lat?.number(row as usize)?);
            let category = category_of.as_ref().and_then(|of_row| of_row.get(row)).or_else(|| class(row));
            let size = size_of.and_then(|column| column.number(row as usize));
            let is_weak = weak.is_some_and(|weak| weak.flag(row as usize));
            at.lon.is_finite().then_some(LayerPoint { row, at, is_weak, category, size })
        };
        let (mut points, mut shapes) = (Vec::with_capacity(found.rows.len()), Vec::new());
        for row in found.rows.iter().copied() {
            match (point(row), geometries.and_then(|column| column.geometry(row as usize))) {
                (Some(LayerPoint { at, is_weak, category, .. }), Some(geometry)) => {
                    let label = label(dataset, row, label_by, language).map(Arc::from);
                    let point = FeaturePoint { key: dataset.key(row).into(), at, label, is_weak, category };
                    shapes.push(FeatureShape { point, geometry: Arc::clone(geometry) });
                }
                (Some(point), None) => points.push(point),
                (None, _) => {}
            }
        }
        points.shrink_to_fit();
        if sizes.is_some() {
            // Large symbols lie below small ones, those without a size on top.
            let area = |point: &LayerPoint| point.size.map_or(0.0, f64::abs);
            points.sort_by(|one, other| area(other).total_cmp(&area(one)));
        }
        let weak = points.iter().filter(|point| point.is_weak).count();
        let points = Arc::new(LayerPoints::new(Arc::clone(dataset), label_by.cloned(), language, points));
        let sources = sources(dataset, &found.rows);
        Some(Self {
            layer: layer.id.clone(),
            dataset: query.dataset.clone(),
            title: dataset.title().clone(),
            conditions: conditions(dataset, query),
            heeds: heeded(dataset, query.heeds),
            asked: found.rows.len(),
            known: found.known,
            whole: whole(dataset, query, question),
            provinces: provinces(facts, dataset, &found.rows),
            placed_by_name: PlacedByName::of(dataset, &found.rows),
            weak,
            rows: found.rows.into(),
            points,
            shapes: shapes.into(),
            categories: categories.map(Arc::new),
            classed: classed.map(Arc::new),
            sizes: sizes.map(Arc::new),
            weakness: dataset.weakness(),
            labels: layer.labels,
            sources,
        })
    }
}

/// Westernmost, easternmost, southernmost and northernmost position of a geometry.
fn corners(geometry: &Geometry) -> Option<[LonLat; 4]> {
    let mut positions = geometry.positions();
    let first = positions.next()?;
    Some(positions.fold([first; 4], |[west, east, south, north], at| {
        let nearer = |is_nearer: bool, known: LonLat| if is_nearer { at } else { known };
        [
            nearer(at.lon < west.lon, west),
            nearer(at.lon > east.lon, east),
            nearer(at.lat < south.lat, south),
            nearer(at.lat > north.lat, north),
        ]
    }))
}

/// Parts of a view's question that a layer answers to: without dates of its rows, no date narrows it.
pub(super) fn heeded(dataset: &Dataset, heeds: Heeds) -> Heeds {
    Heeds { date: heeds.date && has_dates(dataset), ..heeds }
}

/// Conditions of a query, by the names of their codes.
pub(super) fn conditions(dataset: &Dataset, query: &FeatureQuery) -> Vec<FeatureCondition> {
    let mut conditions = Vec::new();
    for (field, condition) in query.definition.iter().chain(query.filter.iter()) {
        match condition {
            Condition::OneOf(ids) if dataset.is_key(field) => conditions.push(FeatureCondition::Chosen(ids.len())),
            Condition::OneOf(ids) => {
                let list = dataset.column(field).and_then(|column| column.list());
                let title = |id: &String| list?.get(list?.position(id)?).map(|code| code.title.clone());
                let named = |id: &String| title(id).unwrap_or_else(|| LocalText::both(id, id));
                conditions.extend(ids.iter().map(|id| FeatureCondition::Code(field.clone(), named(id))));
            }
            Condition::Years { years, unknown } => {
                conditions.extend(years.map(|(first, last)| FeatureCondition::Years(first, last)));
                conditions.extend(unknown.then_some(FeatureCondition::UnknownPeriod));
            }
        }
    }
    let text = query.text.trim();
    conditions.extend((!text.is_empty()).then(|| FeatureCondition::Text(text.to_owned())));
    conditions
}

/// Number of features that complete lists would have: the sum of the sizes of the codes that a query admits by its date.
fn whole(dataset: &Dataset, query: &FeatureQuery, question: &MapQuestion) -> Option<usize> {
    let mut sized = dataset.fields().iter().filter_map(|field| {
        let list = dataset.column(&field.id)?.list()?;
        list.iter().any(|(_, code)| code.size.is_some()).then_some((field, list))
    });
    let (field, list) = sized.next()?;
    let is_of_lists = |(id, _): &(&FieldId, &Condition)| **id == field.id;
    let is_narrowed = !query.filter.iter().all(|condition| is_of_lists(&condition)) || !query.text.trim().is_empty();
    if is_narrowed || !question.asks_everywhere() {
        return None;
    }
    let is_dated = |code: &crate::dataset::Code| !query.heeds.date || question.admits(code.dated);
    let asked = list.iter().map(|(_, code)| code);
    let asked = asked.filter(|code| query.admits(field.id.as_str(), &code.id) && is_dated(code));
    Some(asked.filter_map(|code| code.size).map(|size| size as usize).sum())
}

/// Number of provinces in which rows lie.
fn provinces(facts: &Facts, dataset: &Dataset, rows: &[u32]) -> usize {
    let Some(located) = located(dataset) else { return 0 };
    let places = facts.datasets().places();
    // Of many rows each place is looked up once.
    let mut seen = vec![false; places.codes().len()];
    for place in rows.iter().flat_map(|row| located.codes(*row as usize)) {
        if let Some(seen) = seen.get_mut(*place as usize) {
            *seen = true;
        }
    }
    let seen = (0..).zip(seen).filter(|(_, seen)| *seen);
    seen.filter_map(|(place, _)| places.province(place)).collect::<BTreeSet<u32>>().len()
}

/// Sources of rows, by descending frequency.
fn sources(dataset: &Dataset, rows: &[u32]) -> Vec<SourceId> {
    let Some((column, list)) = dataset.with_role(&Role::Sources).and_then(|column| Some((column, column.list()?)))
    else {
        return Vec::new();
    };
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for source in rows.iter().flat_map(|row| column.codes(*row as usize)) {
        *counts.entry(*source).or_default() += 1;
    }
    let mut counts: Vec<(u32, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts.into_iter().map(|(source, _)| SourceId::new(list.id(source))).collect()
}
