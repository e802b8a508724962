//! Commands of the thematic layer and of tiles.

use std::path::PathBuf;

use crate::{
    dataset::FieldId,
    view::{Basemap, EditKind, FeatureClasses, FeatureQuery, GridLayer, LayerId, ThematicLayer},
};

/// Request to change a layer of the map.
#[derive(Clone, Debug, PartialEq)]
pub enum LayerCommand {
    /// Change a layer in the list.
    Edit(LayerId, LayerEdit),
    /// Add a layer that the atlas offers, by its identifier.
    Add(&'static str),
    /// Add values by province.
    AddValues,
    /// Add a hexagon grid.
    AddGrid(Box<GridLayer>),
    /// Unfold a layer in the list; `None` folds all.
    Unfold(Option<LayerId>),
    /// Set the values of the layer that is worked on; `None` removes it.
    SetThematic(Option<ThematicLayer>, EditKind),
    /// Load tiles of an online basemap, with the user's consent.
    LoadOnlineTiles(Basemap),
    /// Open a local tile archive.
    OpenTileFile(PathBuf),
    /// Load failed tiles again.
    RetryTiles,
}

/// Change of a layer in the list of layers; each but [`LayerEdit::ZoomTo`] is an undo step.
#[derive(Clone, Debug, PartialEq)]
pub enum LayerEdit {
    /// Show or hide it.
    Show(bool),
    /// Move it to a place of the drawing order, counted from the lowest.
    Move(usize),
    /// Set its opacity, 0 to 1; one step until the slider is released.
    SetOpacity(f32),
    /// Label its features.
    SetLabels(bool),
    /// Tell its features apart by the categories of a field; `None` for one colour.
    SetColorBy(Option<FieldId>),
    /// Sets the classes of the numbers by which the features are coloured.
    SetFeatureClasses(FeatureClasses, EditKind),
    /// Sizes the symbols of the features by the numbers of a field, or draws them alike.
    SetSizeBy(Option<FieldId>),
    /// Label its features by a field; `None` for their names.
    SetLabelBy(Option<FieldId>),
    /// Set the search words of its features; one step until the typing ends.
    SetText(String),
    /// Set the query of its features.
    SetQuery(FeatureQuery),
    /// Set a hexagon grid.
    SetGrid(Box<GridLayer>, EditKind),
    /// Add a copy above it.
    Duplicate,
    /// Remove it.
    Remove,
    /// Fly to its features.
    ZoomTo,
}
