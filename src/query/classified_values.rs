//! Classified values of the thematic layer.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    CountedClusters, EventKind, Facts, OwnBasis, ProvinceValues, asked_announcements, mapped_measure,
    own_values::own_values, series_divisors::heeded, timeline, yearly_numbers,
};
use crate::{
    dataset::{Measure, MeasureKind, Question},
    model::{Announcement, AsOf, Catalogue, Province, ProvinceId, SourceId},
    stats::Classes,
    view::{
        CLASSES_OF_PAIR, ClassificationMethod, ColorRamp, ColorScheme, Layer, LayerId, MOST_LIMITS_OF_PAIR,
        Normalisation, Symbology, ThematicLayer, Variable, View,
    },
};

/// Identifier of values that are no layer of a view.
const VALUES: &str = "values";

/// Second variable of a bivariate map: number of clusters shown, by province.
#[derive(Clone, Debug, PartialEq)]
pub struct SecondVariable {
    /// Values by province.
    pub values: ProvinceValues,
    /// Class breaks.
    pub classes: Classes,
}

/// Classified values by province.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassifiedValues {
    /// Identifier of the layer in its view.
    pub id: LayerId,
    /// Specification of the thematic layer.
    pub layer: ThematicLayer,
    /// Measure of a yearly series, which names itself; `None` for a variable that the atlas has words for.
    pub measure: Option<Measure>,
    /// Names of values of a person's own dataset, and the rows that they rest on; `None` for other values.
    pub own: Option<OwnBasis>,
    /// Values by province.
    pub values: ProvinceValues,
    /// Class breaks; `None` if no value is known, and for circles, which have no classes.
    pub classes: Option<Classes>,
    /// Greatest absolute value, of all time steps if they compare; `None` if no value is known.
    pub greatest: Option<f64>,
    /// Second variable; `None` unless the map is bivariate and both variables have values.
    pub second: Option<SecondVariable>,
    /// Values of a bivariate map where both variables are known; `None` for one variable.
    pairs: Option<ProvinceValues>,
    /// `true` if the classes, or the scale of circles, cover all time steps together, so that their maps compare.
    pub shared: bool,
    /// Number of clusters counted; `None` unless the layer counts clusters and a filter other than the date narrows
    /// them.
    pub counted: Option<usize>,
    /// Dates of the lists of the clusters that the layer of clusters is about, by the date of the view.
    pub counted_lists: Vec<AsOf>,
    /// `true` if the clusters are on the map as symbols as well.
    pub is_of_symbols: bool,
}

impl ClassifiedValues {
    /// Classified values of all layers that a view draws, the lowest first. Layers of clusters count `counted`.
    pub fn of_view(facts: &Facts, counted: &CountedClusters<'_>, view: &View) -> Vec<Arc<Self>> {
        let of_layer = |layer: &Layer| Self::of(facts, counted, view, layer).map(Arc::new);
        view.drawn_values().into_iter().filter_map(of_layer).collect()
    }

    /// Classifies a layer of a view; `None` for features.
    pub fn of(facts: &Facts, counted: &CountedClusters<'_>, view: &View, layer: &Layer) -> Option<Self> {
        let (id, mut layer) = (layer.id.clone(), heeded(facts, layer.values()?));
        // Clusters against clusters would say everything twice.
        if layer.variable == Variable::Clusters && layer.form == Symbology::Bivariate {
            layer.form = Symbology::Choropleth;
        }
        let until = view.as_of.as_ref();
        let of_rows = layer.variable.own().and_then(|own| own_values(facts, view, own));
        let (values, own) = match of_rows {
            Some((answers, basis)) => {
                let question = Question { places: None, as_of: until.copied() };
                (ProvinceValues::divided(facts, &layer, answers, None, &question), Some(basis))
            }
            None => (ProvinceValues::of(facts, counted, &layer, until), None),
        };
        let shared = until.is_some() && matches!(layer.variable, Variable::LittleGiants(_) | Variable::Series(_));
        // Nothing known needs no classes.
        let is_known = !values.values.is_empty();
        let numbers = if shared && is_known { all_steps(facts, &layer) } else { values.numbers() };
        if layer.since().is_some() && !layer.colors.scheme.is_diverging() && numbers.iter().any(|number| *number < 0.0)
        {
            // None of its colours is that of the sea.
            layer.colors = ColorRamp { scheme: ColorScheme::PRGn, reversed: false };
        }
        let bivariate = layer.form == Symbology::Bivariate;
        let (classes, greatest) = (classes(&layer, &numbers), greatest(&numbers));
        let clusters = bivariate.then(|| clusters_of(facts, counted, &layer));
        let pairs = clusters.as_ref().map(|(_, clusters)| values.where_known(clusters));
        let second = clusters.filter(|_| classes.is_some()).and_then(|(layer, values)| {
            let classes = self::classes(&layer, &values.numbers())?;
            Some(SecondVariable { values, classes })
        });
        let counted = (layer.counts_clusters() && view.is_narrowed()).then_some(counted.located.len());
        let measure = mapped_measure(facts, &layer);
        let (counted_lists, is_of_symbols) = (lists(facts.catalogue(), view), view.shows_clusters());
        Some(Self {
            id,
            layer,
            measure,
            own,
            values,
            classes,
            greatest,
            second,
            pairs,
            shared,
            counted,
            counted_lists,
            is_of_symbols,
        })
    }

    /// Classifies given values for a layer, without a second variable.
    pub fn from_values(layer: ThematicLayer, values: ProvinceValues) -> Self {
        let (classes, greatest) = (classes(&layer, &values.numbers()), greatest(&values.numbers()));
        let id = LayerId::new(VALUES);
        Self {
            id,
            layer,
            measure: None,
            own: None,
            values,
            classes,
            greatest,
            second: None,
            pairs: None,
            shared: false,
            counted: None,
            counted_lists: Vec::new(),
            is_of_symbols: false,
        }
    }

    /// Classifies numbers of the cells of a grid, of a value of a person's own; there are none by province.
    pub(super) fn of_cells(id: LayerId, layer: ThematicLayer, own: OwnBasis, numbers: &[f64]) -> Self {
        let (classes, greatest) = (classes(&layer, numbers), greatest(numbers));
        Self { id, own: Some(own), classes, greatest, ..Self::from_values(layer, ProvinceValues::default()) }
    }

    /// Values that areas or circles show: of a bivariate map those where both variables are known, of the provinces that
    /// both are asked about.
    pub fn shown(&self) -> &ProvinceValues {
        self.pairs.as_ref().unwrap_or(&self.values)
    }

    /// `true` if the layer is asked about a province and applies to it; a bivariate one with both variables.
    pub fn covers(&self, province: &Province) -> bool {
        self.shown().asks(&province.id)
    }

    /// Position of a province in the colour scheme of a bivariate map, by both variables; `None` unless both are known.
    pub(crate) fn pair(&self, id: &ProvinceId) -> Option<[usize; 2]> {
        let second = self.second.as_ref()?;
        let [first_of, second_of] = [self.made(), second.classes.len()];
        let class = second.classes.of(second.values.get(id)?.value);
        Some([pair_position(self.class(id)?, first_of), pair_position(class, second_of)])
    }

    /// Class index of a province; `None` if its value is unknown.
    pub fn class(&self, id: &ProvinceId) -> Option<usize> {
        Some(self.classes.as_ref()?.of(self.values.get(id)?.value))
    }

    /// The second variable as a univariate map.
    pub fn second(&self) -> Option<Self> {
        let second = self.second.as_ref()?;
        let layer = second_layer(&self.layer);
        let (values, classes) = (second.values.clone(), Some(second.classes.clone()));
        let (greatest, second, pairs) = (greatest(&values.numbers()), None, None);
        Some(Self {
            layer,
            measure: None,
            own: None,
            values,
            classes,
            greatest,
            second,
            pairs,
            shared: false,
            ..self.clone()
        })
    }

    /// Requested number of classes; `None` for head/tail breaks, which have no preset number. Manual breaks ask for a
    /// class up to each, and one above the last if values lie there.
    pub fn asked(&self) -> Option<usize> {
        let has_own_end = self.classes.as_ref().is_some_and(Classes::has_own_end);
        match self.layer.method {
            ClassificationMethod::HeadTail => None,
            ClassificationMethod::Manual if has_own_limits(&self.layer) => {
                Some(self.layer.breaks.len() + usize::from(!has_own_end))
            }
            _ if self.layer.form == Symbology::Bivariate => Some(usize::from(CLASSES_OF_PAIR)),
            ClassificationMethod::Manual
            | ClassificationMethod::Quantile
            | ClassificationMethod::EqualInterval
            | ClassificationMethod::NaturalBreaks => Some(usize::from(self.layer.classes)),
        }
    }

    /// Actual number of classes.
    pub fn made(&self) -> usize {
        self.classes.as_ref().map_or(0, Classes::len)
    }

    /// Position of a class in its colour scheme, and of how many: of growth in a diverging scheme zero is the middle.
    pub fn shade(&self, class: usize) -> [usize; 2] {
        let made = self.made();
        if self.layer.since().is_none() || !self.layer.colors.scheme.is_diverging() {
            return [class, made];
        }
        let classes = || self.classes.iter().flat_map(Classes::all);
        let below = classes().filter(|class| class.upper <= 0.0).count();
        let above = classes().filter(|class| class.upper > 0.0 && class.lower >= 0.0).count();
        let half = below.max(above);
        [class + half - below, 2 * half + made.saturating_sub(below + above)]
    }

    /// Number of classes that hold values, of all batches or years together if the classes are shared.
    pub fn filled(&self) -> usize {
        let classes = self.classes.iter().flat_map(Classes::all);
        classes.filter(|class| class.held.is_some()).count()
    }

    /// `true` if the values are rates, whose size says nothing of amounts: quotients, and measures that are quotients. A share
    /// of the nation is an amount in another unit.
    pub fn are_rates(&self) -> bool {
        let is_ratio = self.measure.as_ref().is_some_and(|measure| measure.kind == MeasureKind::Ratio);
        let is_ratio = is_ratio || self.own.as_ref().is_some_and(|own| own.are_rates);
        is_ratio || !matches!(self.layer.per(), Normalisation::Nothing | Normalisation::Nation)
    }

    /// Number of provinces in each class.
    pub fn counts(&self) -> Vec<usize> {
        self.classes.as_ref().map(|classes| classes.counts(&self.values.numbers())).unwrap_or_default()
    }
}

/// Position of a class among the three of the bivariate colour scheme: two classes use its ends, a single one its middle.
pub(crate) fn pair_position(class: usize, of: usize) -> usize {
    match of {
        0 | 1 => 1,
        2 => 2 * class,
        _ => class,
    }
}

/// `true` if manual breaks of a layer make its classes: of a bivariate map those of the first variable, if they are few enough.
fn has_own_limits(layer: &ThematicLayer) -> bool {
    layer.method == ClassificationMethod::Manual
        && (layer.form != Symbology::Bivariate || (1..=MOST_LIMITS_OF_PAIR).contains(&layer.breaks.len()))
}

/// Greatest absolute number.
fn greatest(numbers: &[f64]) -> Option<f64> {
    numbers.iter().map(|number| number.abs()).max_by(f64::total_cmp)
}

/// Class breaks of a layer; classes without values are removed, except with manual breaks. Circles have none.
fn classes(layer: &ThematicLayer, numbers: &[f64]) -> Option<Classes> {
    if layer.form == Symbology::GraduatedSymbols {
        return None;
    }
    let is_of_pair = layer.form == Symbology::Bivariate;
    let k = usize::from(if is_of_pair { CLASSES_OF_PAIR } else { layer.classes });
    let method = match layer.method {
        ClassificationMethod::Manual if !has_own_limits(layer) => ClassificationMethod::NaturalBreaks,
        method => method,
    };
    let counts = layer.counts() && numbers.iter().all(|number| number.fract() == 0.0);
    let whole = |classes: Classes| if counts { classes.whole() } else { classes };
    let made = |numbers: &[f64], k: usize| {
        Some(match method {
            ClassificationMethod::Quantile => whole(Classes::quantiles(numbers, k)?).joined(),
            // The key of a pair has one limit between two classes.
            ClassificationMethod::EqualInterval if is_of_pair => whole(Classes::equal_intervals(numbers, k)?).joined(),
            ClassificationMethod::EqualInterval => whole(Classes::equal_intervals(numbers, k)?).occupied(),
            ClassificationMethod::NaturalBreaks => whole(Classes::natural_breaks(numbers, k)?),
            ClassificationMethod::HeadTail if is_of_pair => whole(Classes::head_tail_up_to(numbers, k)?),
            ClassificationMethod::HeadTail => whole(Classes::head_tail(numbers)?),
            ClassificationMethod::Manual => whole(Classes::own(numbers, &layer.breaks)?),
        })
    };
    let has_number = !matches!(method, ClassificationMethod::HeadTail | ClassificationMethod::Manual);
    if layer.since().is_some() && has_number && layer.form != Symbology::Bivariate {
        let (above, below): (Vec<f64>, Vec<f64>) = numbers.iter().partition(|number| **number > 0.0);
        if !below.is_empty() && !above.is_empty() {
            // As many classes below zero as their part of the values, at least one on either side.
            let share = (k * below.len()) as f64 / numbers.len() as f64;
            let lower = (share.round() as usize).clamp(1, k.saturating_sub(1).max(1));
            return Some(Classes::around_zero(made(&below, lower)?, made(&above, k.saturating_sub(lower).max(1))?));
        }
    }
    made(numbers, k)
}

/// Values of all batches, or of all years of a series, together; also of those after the date of the map.
fn all_steps(facts: &Facts, layer: &ThematicLayer) -> Vec<f64> {
    if layer.variable.is_yearly() {
        return yearly_numbers(facts, layer).into_values().flatten().collect();
    }
    let batches = timeline(facts).into_iter().filter_map(|event| match event.kind {
        EventKind::LittleGiants(batches) => Some(batches),
        _ => None,
    });
    batches
        .flat_map(|batches| {
            let layer = ThematicLayer { variable: Variable::LittleGiants(batches), ..layer.clone() };
            ProvinceValues::of(facts, &CountedClusters::default(), &layer, None).numbers()
        })
        .collect()
}

/// Dates of the lists that a layer of clusters is about; the list of the 45 includes that of the first 25.
fn lists(catalogue: &Catalogue, view: &View) -> Vec<AsOf> {
    let asked = asked_announcements(catalogue, view);
    let is_included = |id: &Announcement| *id == Announcement::First25 && asked.contains(&Announcement::Next20);
    let listed = asked.iter().filter(|id| !is_included(id));
    listed.filter_map(|id| Some(catalogue.announced(*id)?.total.as_of)).collect()
}

/// Clusters as the second variable of a layer; manual breaks are those of the first one.
fn second_layer(layer: &ThematicLayer) -> ThematicLayer {
    let breaks = Vec::new();
    ThematicLayer { variable: Variable::Clusters, per: Normalisation::Nothing, breaks, ..layer.clone() }
}

/// Clusters as the second variable of a layer, with their number by province.
fn clusters_of(facts: &Facts, counted: &CountedClusters<'_>, layer: &ThematicLayer) -> (ThematicLayer, ProvinceValues) {
    let layer = second_layer(layer);
    let values = ProvinceValues::of(facts, counted, &layer, None);
    (layer, values)
}

/// Sources of values by descending frequency, then those of their denominators.
pub(crate) fn sources_of<'m>(maps: impl IntoIterator<Item = &'m ClassifiedValues>) -> Vec<SourceId> {
    let [mut ids, per] = sources_apart(maps);
    for id in per {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

/// Sources of values, and those of their denominators, each by descending frequency.
pub(crate) fn sources_apart<'m>(maps: impl IntoIterator<Item = &'m ClassifiedValues>) -> [Vec<SourceId>; 2] {
    let of_map = |classified: &'m ClassifiedValues| {
        let values = &classified.values;
        values.values.values().chain(values.undivided.values())
    };
    let values: Vec<_> = maps.into_iter().flat_map(of_map).collect();
    let read = by_number(values.iter().flat_map(|value| &value.sources));
    let per = by_number(values.iter().filter_map(|value| value.per.as_ref()).flat_map(|per| &per.sources));
    [read, per]
}

/// Distinct identifiers, by descending frequency.
fn by_number<'i>(ids: impl Iterator<Item = &'i SourceId>) -> Vec<SourceId> {
    let mut counts: BTreeMap<&SourceId, usize> = BTreeMap::new();
    for id in ids {
        *counts.entry(id).or_default() += 1;
    }
    let mut ids: Vec<_> = counts.into_iter().collect();
    ids.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    ids.into_iter().map(|(id, _)| id.clone()).collect()
}
