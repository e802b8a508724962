//! Commands of hover and emphasis.

use std::collections::BTreeSet;

use crate::{
    model::ClusterId,
    scene::{Interaction, Tag},
};

/// Request to highlight features.
#[derive(Clone, Debug, PartialEq)]
pub enum InteractionCommand {
    /// Feature under the pointer or with keyboard focus in this frame.
    Hover(Tag),
    /// Clusters to highlight in this frame because the pointer is on a summary of them.
    Emphasise(BTreeSet<ClusterId>),
    /// Set hover and emphasis.
    Set(Interaction),
}
