//! The layer of values as it is drawn: values in classes.

use super::{
    ProvinceValues,
    timeline::{Event, timeline},
};
use crate::{
    model::{Catalogue, Cluster, Province, ProvinceId},
    stats::Classes,
    view::{Filter, Form, Method, Per, Thematic, Variable, View},
};

/// Classes of each variable of a bivariate map: nine colours are as many as can be told apart.
const BIVARIATE: u8 = 3;

/// The second variable of a bivariate map: how many of the clusters shown lie in each province.
#[derive(Clone, Debug, PartialEq)]
pub struct Second {
    /// Its values.
    pub values: ProvinceValues,
    /// Its classes.
    pub classes: Classes,
}

/// Values by province in their classes.
#[derive(Clone, Debug, PartialEq)]
pub struct Mapped {
    /// What was asked for.
    pub layer: Thematic,
    /// The values.
    pub values: ProvinceValues,
    /// The classes; `None` where nothing is known.
    pub classes: Option<Classes>,
    /// The second variable, where the map is bivariate and both are known.
    pub second: Option<Second>,
    /// Whether the classes are those of all stops of the timeline together, so that its maps compare.
    pub shared: bool,
    /// How many clusters were counted, where a filter leaves some out of a value that counts them.
    pub counted: Option<usize>,
}

impl Mapped {
    /// The layer of a view that shows `clusters`; `None` where it has none.
    pub fn of(catalogue: &Catalogue, clusters: &[&Cluster], view: &View) -> Option<Self> {
        let layer = view.layers.thematic.clone()?;
        let until = view.filter.until.as_ref();
        let values = ProvinceValues::of(catalogue, clusters, &layer, until);
        let shared = until.is_some() && matches!(layer.variable, Variable::LittleGiants(_));
        let numbers = if shared { all_batches(catalogue, &layer) } else { values.numbers() };
        let bivariate = layer.form == Form::Bivariate;
        let classes = classes(&layer, &numbers);
        let second = (bivariate && classes.is_some()).then(|| second(catalogue, clusters, &layer)).flatten();
        let counts = layer.variable == Variable::Clusters || bivariate;
        let narrowed = !Filter { until: None, ..view.filter.clone() }.is_empty();
        let counted = (counts && narrowed).then_some(clusters.len());
        Some(Self { layer, values, classes, second, shared, counted })
    }

    /// Values of any origin as a layer would show them, in classes of their own.
    pub fn from_values(layer: Thematic, values: ProvinceValues) -> Self {
        let classes = classes(&layer, &values.numbers());
        Self { layer, values, classes, second: None, shared: false, counted: None }
    }

    /// Whether the map is about a province at all: programmes for small firms, and clusters, the second variable of a
    /// bivariate map, are of the mainland alone.
    pub fn covers(&self, province: &Province) -> bool {
        let of_mainland = self.layer.variable.is_count() || self.layer.form == Form::Bivariate;
        !of_mainland || province.region.is_some()
    }

    /// The class of a province; `None` where its value is not known.
    pub fn class(&self, id: &ProvinceId) -> Option<usize> {
        Some(self.classes.as_ref()?.of(self.values.get(id)?.value))
    }

    /// The class of a province in the second variable.
    pub fn second_class(&self, id: &ProvinceId) -> Option<usize> {
        let second = self.second.as_ref()?;
        Some(second.classes.of(second.values.get(id)?.value))
    }

    /// The second variable of a bivariate map as a map of its own.
    pub fn second(&self) -> Option<Self> {
        let second = self.second.as_ref()?;
        let layer = Thematic { variable: Variable::Clusters, per: Per::Nothing, ..self.layer.clone() };
        let (values, classes) = (second.values.clone(), Some(second.classes.clone()));
        Some(Self { layer, values, classes, second: None, shared: false, counted: self.counted })
    }

    /// Number of classes that were asked for; `None` where the method, or a person's limits, decide.
    pub fn asked(&self) -> Option<usize> {
        match self.layer.method {
            _ if self.layer.form == Form::Bivariate => Some(usize::from(BIVARIATE)),
            Method::Quantile | Method::EqualInterval | Method::NaturalBreaks => Some(usize::from(self.layer.classes)),
            Method::HeadTail | Method::Own => None,
        }
    }

    /// Number of classes that were made.
    pub fn made(&self) -> usize {
        self.classes.as_ref().map_or(0, Classes::len)
    }

    /// How many provinces are in each class.
    pub fn counts(&self) -> Vec<usize> {
        self.classes.as_ref().map(|classes| classes.counts(&self.values.numbers())).unwrap_or_default()
    }
}

/// The classes of a layer without those that would hold nothing, unless a person set their limits.
fn classes(layer: &Thematic, numbers: &[f64]) -> Option<Classes> {
    let k = usize::from(if layer.form == Form::Bivariate { BIVARIATE } else { layer.classes });
    // Neither has a number of its own choosing; a bivariate map needs three classes.
    let method = match layer.method {
        Method::HeadTail | Method::Own if layer.form == Form::Bivariate => Method::NaturalBreaks,
        method => method,
    };
    let counts = layer.counts() && numbers.iter().all(|number| number.fract() == 0.0);
    let whole = |classes: Classes| if counts { classes.whole() } else { classes };
    Some(match method {
        Method::Quantile => whole(Classes::quantiles(numbers, k)?).joined(),
        Method::EqualInterval => whole(Classes::equal_intervals(numbers, k)?).occupied(),
        Method::NaturalBreaks => whole(Classes::natural_breaks(numbers, k)?),
        Method::HeadTail => whole(Classes::head_tail(numbers)?),
        Method::Own => whole(Classes::own(numbers, &layer.breaks)?),
    })
}

/// The values of all batches of the timeline together.
fn all_batches(catalogue: &Catalogue, layer: &Thematic) -> Vec<f64> {
    let batches = timeline(catalogue).into_iter().filter_map(|moment| match moment.event {
        Event::LittleGiants(batches) => Some(batches),
        Event::Clusters(_) => None,
    });
    batches
        .flat_map(|batches| {
            let layer = Thematic { variable: Variable::LittleGiants(batches), ..layer.clone() };
            ProvinceValues::of(catalogue, &[], &layer, None).numbers()
        })
        .collect()
}

fn second(catalogue: &Catalogue, clusters: &[&Cluster], layer: &Thematic) -> Option<Second> {
    let of_clusters = Thematic { variable: Variable::Clusters, per: Per::Nothing, ..layer.clone() };
    let values = ProvinceValues::of(catalogue, clusters, &of_clusters, None);
    let classes = classes(&of_clusters, &values.numbers())?;
    Some(Second { values, classes })
}
