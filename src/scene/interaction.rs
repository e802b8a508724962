//! Hover and emphasis of the window.

use std::collections::BTreeSet;

use super::Tag;
use crate::{model::ClusterId, view::View};

/// Hover and emphasis state; transient, never saved or exported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Interaction {
    /// Feature or legend class under the pointer or keyboard cursor.
    pub hovered: Option<Tag>,
    /// `true` while tiles are unavailable; the embedded base map is drawn instead.
    pub backdrop_missing: bool,
    /// Clusters to emphasise; all others are dimmed. `None` dims nothing.
    pub emphasised: Option<BTreeSet<ClusterId>>,
}

impl Interaction {
    /// `true` if land and borders are drawn from the embedded base map rather than by tiles.
    pub(crate) fn owns_ground(&self, view: &View) -> bool {
        !view.base.basemap.is_tiles() || self.backdrop_missing
    }
}
