//! Hover and emphasis of the window.

use std::collections::BTreeSet;

use super::{Rect, Tag};
use crate::{
    model::{ClusterId, ProvinceId},
    view::View,
};

/// Hover and emphasis state; transient, never saved or exported.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Interaction {
    /// Feature or legend class under the pointer or keyboard cursor.
    pub hovered: Option<Tag>,
    /// `true` while tiles are unavailable; the embedded base map is drawn instead.
    pub backdrop_missing: bool,
    /// Clusters to emphasise; all others are dimmed. `None` dims nothing.
    pub emphasised: Option<BTreeSet<ClusterId>>,
    /// `true` while provinces are compared beside the map, which outlines them in the colours of their bars.
    pub compares: bool,
    /// Provinces to outline: those that a selection tool has marked, and those that the list beside the map is about.
    pub marked: BTreeSet<ProvinceId>,
    /// Window around the map.
    pub window: MapWindow,
}

/// Inputs of the detail insets of the window besides the view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapWindow {
    /// Pixels per point.
    pub pixels_per_point: f32,
    /// Areas of the map that controls of the window cover.
    pub controls: Vec<Rect>,
    /// Insets of the last frame, which stay at their places while the map moves.
    pub insets: Vec<KeptInset>,
}

/// Place of an inset in the last frame.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptInset {
    /// Clusters in it.
    pub clusters: BTreeSet<ClusterId>,
    /// Its frame in the picture.
    pub frame: Rect,
}

impl Interaction {
    /// `true` if land and borders are drawn from the embedded base map rather than by tiles.
    pub(crate) fn owns_ground(&self, view: &View) -> bool {
        !view.base.basemap.is_tiles() || self.backdrop_missing
    }
}
