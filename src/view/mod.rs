//! The view: the document of the program, as a small value.
//!
//! A project file, an undo step, a story step and the command line all hold a [`View`]; together with the catalogue it
//! determines a scene.

mod analysis;
mod base;
mod bounds;
mod camera;
mod cell_ref;
mod color_ramp;
mod document_error;
mod error;
mod feature_ref;
mod guided;
mod history;
mod layer;
mod layer_list;
mod layers;
mod migrate;
mod own_data;
mod own_value;
mod page;
mod place_filter;
mod series_value;
mod strict_json;
mod switch;
mod thematic;
mod unknown;
mod v1;
mod version;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub(crate) use analysis::MOST_PERMUTATIONS;
pub use analysis::{Analysis, AnalysisMethod, Correction, NeighborError, NeighborRule};
pub use base::{Base, Basemap};
pub use camera::{Camera, CameraError};
pub(crate) use camera::{MAX_METRES_PER_POINT, MIN_METRES_PER_POINT};
pub use cell_ref::CellRef;
pub use color_ramp::{ColorRamp, ColorScheme};
pub use document_error::{DocumentError, ExpectedValue, FoundValue};
pub use error::ViewError;
pub use feature_ref::FeatureRef;
pub use history::{EditKind, History};
pub use layer::{
    BUILT_IN, CELL_KM2, Condition, Conditions, FeatureClasses, FeatureLayer, FeatureQuery, GridLayer, Heeds, Layer,
    LayerContent, LayerId,
};
pub use own_data::OwnData;
pub use own_value::{OwnValue, Statistic};
pub use page::{ChartPlace, Page, PageSize, PageSizeError, Preset, SourceLine, Unit};
pub(crate) use page::{FEWEST_PIXELS, LARGEST_PDF_SIDE, LARGEST_SIDE, MOST_PIXELS, SMALLEST_SEEN};
pub use place_filter::PlaceFilter;
pub use series_value::SeriesValue;
pub use strict_json::Objects;
pub use switch::Switch;
pub use thematic::{CLASSES, ClassificationMethod, Normalisation, Symbology, ThematicError, ThematicLayer, Variable};
pub(crate) use thematic::{CLASSES_OF_PAIR, MOST_LIMITS, MOST_LIMITS_OF_PAIR};
pub use unknown::Unknown;
pub use version::{MINOR, VERSION};

use crate::model::{AsOf, ClusterId, Language, ProvinceId};

/// Largest number of compared provinces.
pub(crate) const MOST_COMPARED: usize = 4;

/// Colour theme.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    JsonSchema,
    strum::EnumIter,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Theme {
    /// Dark marks on a light background.
    #[default]
    Light,
    /// Light marks on a dark background.
    Dark,
}

/// State of the map and its page: all that a project file stores.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(remote = "Self", default, deny_unknown_fields)]
pub struct View {
    /// Format version, see [`VERSION`].
    pub version: u32,
    /// Minor format version, at least [`MINOR`] after reading.
    pub minor: u32,
    /// Centre, scale and projection.
    pub camera: Camera,
    /// Basemap, its parts, and what is written on it.
    pub base: Base,
    /// Places that all layers are asked about.
    pub place: PlaceFilter,
    /// Date of the map: what was announced later is left out; `None` for no limit.
    pub as_of: Option<AsOf>,
    /// Files of a person's own, as datasets of the layers.
    pub data: Vec<OwnData>,
    /// Layers, from bottom to top.
    pub layers: Vec<Layer>,
    /// Analysis of the topmost values; `None` without one.
    pub analysis: Option<Analysis>,
    /// Selected feature.
    pub selection: Option<FeatureRef>,
    /// Compared provinces in the order of choice, at most `MOST_COMPARED`.
    pub compare: Vec<ProvinceId>,
    /// Language of names and texts.
    pub language: Language,
    /// Colour theme.
    pub theme: Theme,
    /// Page layout of an exported picture.
    pub page: Page,
    /// Unknown keys of a newer minor version.
    #[serde(skip)]
    pub unknown: Unknown,
}

impl Default for View {
    fn default() -> Self {
        Self {
            version: VERSION,
            minor: MINOR,
            camera: Camera::default(),
            base: Base::default(),
            place: PlaceFilter::default(),
            as_of: None,
            data: Vec::new(),
            layers: vec![Layer::clusters()],
            analysis: None,
            selection: None,
            compare: Vec::new(),
            language: Language::default(),
            theme: Theme::default(),
            page: Page::default(),
            unknown: Unknown::default(),
        }
    }
}

impl Serialize for View {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Unknown keys of version 1 have no place in a document of this version.
        if self.unknown.is_empty() || self.minor <= MINOR {
            return Self::serialize(self, serializer);
        }
        let mut document = Self::serialize(self, serde_json::value::Serializer).map_err(serde::ser::Error::custom)?;
        self.unknown.put_back(&mut document);
        document.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for View {
    /// Deserialises a document of this program's own version; [`View::from_json`] also migrates others.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(Objects(deserializer))
    }
}

impl View {
    /// Reads and checks a document of this version and any minor version. Keys of a newer minor version are kept in
    /// `unknown`.
    ///
    /// # Errors
    /// [`ViewError`], naming what was expected and what was found.
    pub fn from_json(text: &str) -> Result<Self, ViewError> {
        let view = migrate::read(text)?;
        view.camera.check()?;
        view.check_bounds()?;
        view.page.size.check(1.0)?;
        view.layers.iter().filter_map(Layer::values).try_for_each(ThematicLayer::check)?;
        view.layers.iter().filter_map(Layer::grid).try_for_each(|grid| grid.as_values().check())?;
        if let Some(layer) = view.layers.iter().find(|layer| !(0.0..=1.0).contains(&layer.opacity)) {
            return Err(ViewError::Opacity { found: layer.opacity });
        }
        view.analysis.iter().try_for_each(Analysis::check)?;
        let (width, height) = view.page.viewport_size;
        if !(width.is_finite() && height.is_finite() && width.min(height) >= SMALLEST_SEEN) {
            return Err(ViewError::Seen { width, height });
        }
        Ok(view)
    }

    /// Selected national cluster.
    pub fn selected_cluster(&self) -> Option<ClusterId> {
        self.selection.as_ref()?.cluster()
    }

    /// `true` if a picture shows provinces side by side.
    pub fn has_comparison(&self) -> bool {
        self.page.comparison && !self.compare.is_empty()
    }

    /// Place of the chart of the view's analysis in a picture; none without an analysis, and in small multiples.
    pub fn chart(&self) -> ChartPlace {
        if self.analysis.is_none() || self.page.multiples { ChartPlace::None } else { self.page.chart }
    }

    /// Selected province.
    pub fn selected_province(&self) -> Option<ProvinceId> {
        self.selection.as_ref()?.province()
    }

    /// The document without unknown keys, at this program's minor version.
    pub fn without_unknown(&self) -> Self {
        Self { minor: MINOR, unknown: Unknown::default(), ..self.clone() }
    }

    /// The document as JSON: stable order, indented by two spaces, with a final newline.
    pub fn to_json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_survives_being_written_and_read() {
        let mut view = View { language: Language::Zh, theme: Theme::Dark, ..View::default() };
        view.edit_clusters(|query| query.text = "长沙".to_owned());
        view.selection = Some(ClusterId::new("xuzhou-construction-machinery").into());
        assert_eq!(View::from_json(&view.to_json()).unwrap(), view);
    }

    #[test]
    fn an_unknown_version_is_refused_by_name() {
        let text = View { version: 7, ..View::default() }.to_json();
        assert_eq!(View::from_json(&text).unwrap_err().to_string(), "expected view version 1 or 2, found version 7");
    }

    #[test]
    fn damage_is_named_with_line_and_column() {
        let text = View::default().to_json().replace("\"layers\"", "\"lairs\"");
        let message = View::from_json(&text).unwrap_err().to_string();
        assert!(message.starts_with("line "), "{message}");
        assert!(message.contains("lairs"), "{message}");
        assert_eq!(message.matches("line ").count(), 1, "{message}");
    }

    #[test]
    fn a_camera_that_no_map_can_have_is_refused() {
        let mut view = View::default();
        view.camera.metres_per_point = -3.0;
        assert!(matches!(View::from_json(&view.to_json()), Err(ViewError::Camera(CameraError::Scale { .. }))));
    }
}
