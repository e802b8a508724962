//! Page layout of an exported picture: size, texts, map elements.

mod limits;
mod preset;
mod size;
mod unit;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use limits::PageSizeError;
pub(crate) use limits::{FEWEST_PIXELS, LARGEST_PDF_SIDE, LARGEST_SIDE, MOST_PIXELS};
pub use preset::Preset;
pub use size::PageSize;
pub use unit::Unit;

/// Smallest side of the map viewport, points.
pub(crate) const SMALLEST_SEEN: f32 = 1.0;

/// Extent of the source line. Sources are never left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum SourceLine {
    /// All sources that the picture rests on, by publisher and date.
    #[default]
    Full,
    /// The most important sources, and the number of the others.
    Short,
}

/// Place of the chart of an analysis in a picture.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    JsonSchema,
    strum::EnumIter,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum ChartPlace {
    /// No chart.
    #[default]
    None,
    /// Beside the map, or below it on an upright page.
    Beside,
    /// In the place of the map.
    Alone,
}

/// Page layout of a picture. Texts that are `None` are generated from the data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is one check box")]
pub struct Page {
    /// Page size.
    pub size: PageSize,
    /// Size of the map viewport in the window, points: the picture shows at least this extent.
    #[serde(rename = "seen")]
    pub viewport_size: (f32, f32),
    /// Title; empty to leave it out.
    pub title: Option<String>,
    /// Subtitle; empty to leave it out.
    pub subtitle: Option<String>,
    /// Caveats; empty to leave them out.
    pub note: Option<String>,
    /// Credit line: author of the picture.
    pub credit: String,
    /// Map approval number (审图号), if the publisher has one.
    pub approval_number: String,
    /// Alternative text for readers who cannot see the picture.
    pub alt_text: Option<String>,
    /// Extent of the source line.
    pub sources: SourceLine,
    /// Shows the legend.
    pub legend: bool,
    /// Shows the scale bar.
    pub scale_bar: bool,
    /// Shows a locator map of China.
    pub locator: bool,
    /// Shows an inset map of the South China Sea.
    pub south_china_sea: bool,
    /// Numbers the clusters and lists their names where they cannot all be named on the map.
    pub cluster_list: bool,
    /// Shows dense regions in detail insets.
    pub detail_insets: bool,
    /// Shows the compared provinces as bars beside the map.
    pub comparison: bool,
    /// Place of the chart of the view's analysis.
    pub chart: ChartPlace,
    /// Shows small multiples instead of one map: one per announcement of features, per batch of little giants or per
    /// year of a yearly indicator, all with the same classes.
    pub multiples: bool,
}

impl Default for Page {
    fn default() -> Self {
        Self {
            size: PageSize::default(),
            viewport_size: (1000.0, 750.0),
            title: None,
            subtitle: None,
            note: None,
            credit: String::new(),
            approval_number: String::new(),
            alt_text: None,
            sources: SourceLine::Full,
            legend: true,
            scale_bar: true,
            locator: false,
            south_china_sea: false,
            cluster_list: true,
            detail_insets: true,
            comparison: false,
            chart: ChartPlace::None,
            multiples: false,
        }
    }
}
