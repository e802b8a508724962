//! The one document: what a person sees, as a small value.
//!
//! A project file, an undo step, a story step and the command line all hold a [`View`]; together
//! with the catalogue it makes one scene.

mod camera;
mod filter;
mod guided;
mod history;
mod layers;
mod page;
mod thematic;

use serde::{Deserialize, Serialize};

pub use camera::{Camera, MAX_METRES_PER_POINT, MIN_METRES_PER_POINT};
pub use filter::{Filter, toggled};
pub use history::{History, Step};
pub use layers::{Backdrop, Layers};
pub use page::{LARGEST_SIDE, MOST_PIXELS, Page, PageSize, Preset, SourceLine, Unit};
pub use thematic::{CLASSES, Form, Method, Per, Thematic, Variable};

use crate::model::{ClusterId, Language, ProvinceId};

/// The version of the document written by this program.
pub const VERSION: u32 = 1;

/// The most provinces that are set side by side.
pub const MOST_COMPARED: usize = 4;

/// Colours on light or on dark ground.
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
    strum::EnumIter,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Theme {
    /// Dark marks on light ground.
    #[default]
    Light,
    /// Light marks on dark ground.
    Dark,
}

/// What is picked on the map, in a list or in a chart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Selection {
    /// A cluster.
    Cluster(ClusterId),
    /// A province.
    Province(ProvinceId),
}

/// Everything that decides what is drawn, apart from its size.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct View {
    /// The document's version, see [`VERSION`].
    pub version: u32,
    /// What part of the earth, how large, in which projection.
    pub camera: Camera,
    /// What is drawn.
    pub layers: Layers,
    /// Which clusters are drawn.
    pub filter: Filter,
    /// What is picked.
    pub selection: Option<Selection>,
    /// Provinces set side by side, in the order in which they were chosen; up to four.
    pub compare: Vec<ProvinceId>,
    /// The language of names and texts.
    pub language: Language,
    /// Light or dark.
    pub theme: Theme,
    /// What stands around the map in a picture.
    pub page: Page,
}

impl Default for View {
    fn default() -> Self {
        Self {
            version: VERSION,
            camera: Camera::default(),
            layers: Layers::default(),
            filter: Filter::default(),
            selection: None,
            compare: Vec::new(),
            language: Language::default(),
            theme: Theme::default(),
            page: Page::default(),
        }
    }
}

/// Why a document was refused.
#[derive(Debug, thiserror::Error)]
pub enum ViewError {
    /// Not this document's form.
    #[error("line {line}, column {column}: expected an atlas view, found {found}")]
    Form {
        /// Line in the text, from 1.
        line: usize,
        /// Column in the line, from 1.
        column: usize,
        /// What stands there.
        found: String,
    },
    /// Written by another version of the program.
    #[error("expected view version {VERSION}, found version {0}")]
    Version(u64),
    /// A picture that cannot be drawn.
    #[error("page: {0}")]
    Page(String),
    /// A layer that cannot be drawn.
    #[error("layers.thematic: {0}")]
    Thematic(String),
    /// A number that no map can have.
    #[error("camera: expected {expected}, found {found}")]
    Camera {
        /// What would be sound.
        expected: &'static str,
        /// What was found.
        found: String,
    },
}

impl View {
    /// Reads a document, refusing unknown versions and impossible cameras.
    ///
    /// # Errors
    /// See [`ViewError`]; each names what was expected and what was found.
    pub fn from_json(text: &str) -> Result<Self, ViewError> {
        let form = |error: &serde_json::Error| ViewError::Form {
            line: error.line(),
            column: error.column(),
            found: found(error),
        };
        #[derive(Deserialize)]
        struct Head {
            version: u64,
        }
        let head: Head = serde_json::from_str(text).map_err(|e| form(&e))?;
        if head.version != u64::from(VERSION) {
            return Err(ViewError::Version(head.version));
        }
        let view: Self = serde_json::from_str(text).map_err(|e| form(&e))?;
        view.camera.check()?;
        view.page.size.check(1.0).map_err(ViewError::Page)?;
        view.layers.thematic.as_ref().map_or(Ok(()), Thematic::check).map_err(ViewError::Thematic)?;
        let (width, height) = view.page.seen;
        if !(width.is_finite() && height.is_finite() && width >= 1.0 && height >= 1.0) {
            return Err(ViewError::Page(format!("expected a seen size of points, found {width} × {height}")));
        }
        Ok(view)
    }

    /// Writes the document: stable order, two spaces, a final newline.
    pub fn to_json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }
}

/// What stands in the text, in words; where it stands is said elsewhere.
fn found(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let text = text.strip_suffix(&place).unwrap_or(&text);
    match error.classify() {
        serde_json::error::Category::Syntax => format!("text that is no JSON ({text})"),
        serde_json::error::Category::Eof => format!("the end of the text ({text})"),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_survives_being_written_and_read() {
        let mut view = View { language: Language::Zh, theme: Theme::Dark, ..View::default() };
        view.filter.text = "长沙".to_owned();
        view.selection = Some(Selection::Cluster(ClusterId::new("xuzhou-construction-machinery")));
        assert_eq!(View::from_json(&view.to_json()).unwrap(), view);
    }

    #[test]
    fn an_unknown_version_is_refused_by_name() {
        let text = View { version: 7, ..View::default() }.to_json();
        assert_eq!(View::from_json(&text).unwrap_err().to_string(), "expected view version 1, found version 7");
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
        assert!(matches!(View::from_json(&view.to_json()), Err(ViewError::Camera { .. })));
    }
}
