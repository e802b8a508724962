//! Read-only context of a frame, handed to panels and windows.

use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

use super::{
    computed::Computed,
    project_file::ProjectFile,
    settings::{LeftPanel, Settings},
    side_panels::Side,
    ui_state::UiState,
};
use crate::{
    caption::grids::cell_name,
    i18n::{Messages, messages},
    model::Catalogue,
    query::{ClassifiedValues, Facts, GridCell, GridValues},
    view::{CellRef, FeatureRef, History, Layer, LayerId, ThematicLayer, View},
};

/// The read-only context of a frame.
#[derive(Clone, Copy)]
pub struct FrameContext<'a> {
    /// Snapshot of the facts.
    pub facts: &'a Facts,
    /// Current view: map, filter, selection, page.
    pub view: &'a View,
    /// Results computed from facts and view.
    pub computed: &'a Computed,
    /// User preferences.
    pub settings: &'a Settings,
    /// Transient interface state: windows, interaction, messages.
    pub ui_state: &'a UiState,
    /// Project file of the view; `None` for an untitled view.
    pub document: Option<&'a ProjectFile>,
    /// Message texts in the language of the view.
    pub texts: &'static Messages,
    /// `true` if an undo step exists.
    pub can_undo: bool,
    /// `true` if a redo step exists.
    pub can_redo: bool,
}

impl<'a> FrameContext<'a> {
    /// Context of a state; `documents` are its project files by document number in the history.
    pub(super) fn new(
        facts: &'a Facts,
        view: &'a View,
        computed: &'a Computed,
        settings: &'a Settings,
        ui_state: &'a UiState,
        history: &History,
        documents: &'a BTreeMap<u32, ProjectFile>,
    ) -> Self {
        Self {
            facts,
            view,
            computed,
            settings,
            ui_state,
            document: documents.get(&history.document()),
            texts: messages(view.language),
            can_undo: history.can_undo(),
            can_redo: history.can_redo(),
        }
    }

    /// Layer of values that is worked on: the unfolded one if its values are drawn, else the topmost one.
    pub fn values_layer(&self) -> Option<&'a Layer> {
        self.view.active_values(self.ui_state.unfolded_layer.as_ref())
    }

    /// Specification of the layer of values that is worked on.
    pub fn thematic(&self) -> Option<&'a ThematicLayer> {
        self.values_layer().and_then(Layer::values)
    }

    /// Classified values of the layer that is worked on.
    pub fn values(&self) -> Option<&'a ClassifiedValues> {
        self.values_layer().and_then(|layer| self.values_of(&layer.id))
    }

    /// Classified values of a layer; `None` if they are not drawn.
    pub fn values_of(&self, id: &LayerId) -> Option<&'a ClassifiedValues> {
        self.computed.classified.iter().find(|classified| classified.id == *id).map(Arc::as_ref)
    }

    /// Label of a feature in the language of the view, of a cell of a grid by its centre; `None` if it does not exist.
    pub fn name_of(&self, feature: &FeatureRef) -> Option<Cow<'a, str>> {
        match feature.cell() {
            Some(cell) => cell_name(cell, self.texts).map(Cow::Owned),
            None => self.facts.label_of(self.view, feature, self.view.language),
        }
    }

    /// Cells of the visible grids at a place, the topmost first.
    pub fn cells(&self, place: CellRef) -> impl Iterator<Item = (&'a GridValues, &'a GridCell)> {
        let grids = self.computed.grids.iter().rev();
        grids.filter_map(move |grid| Some((grid.as_ref(), grid.cell(place)?)))
    }

    /// `true` if the panel of a side is drawn.
    pub fn is_drawn(&self, side: Side) -> bool {
        self.ui_state.panels.is_drawn(self.settings, side)
    }

    /// `true` if the left panel is drawn and shows `panel`.
    pub fn shows(&self, panel: LeftPanel) -> bool {
        self.is_drawn(Side::Left) && self.settings.left == panel
    }

    /// `true` if the map outlines the provinces of the programmes found: in their tab, once the list is narrowed. All
    /// programmes together are about nearly every province.
    pub(crate) fn outlines_programmes(&self) -> bool {
        let is_seen = self.is_drawn(Side::Left) || self.is_drawn(Side::Right);
        is_seen
            && self.settings.left == LeftPanel::Programmes
            && self.computed.programmes.len() < self.catalogue().programmes.len()
    }

    /// Catalogue and phrases, as functions take them that word observations.
    pub(crate) fn wording(&self) -> (&'a Catalogue, &'static Messages) {
        (self.facts.catalogue(), self.texts)
    }

    /// The catalogue of the facts.
    pub fn catalogue(&self) -> &'a Catalogue {
        self.facts.catalogue()
    }
}
