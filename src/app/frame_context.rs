//! Read-only context of a frame, handed to panels and windows.

use std::collections::BTreeMap;

use super::{computed::Computed, project_file::ProjectFile, settings::Settings, ui_state::UiState};
use crate::{
    i18n::{Messages, messages},
    model::Catalogue,
    query::Facts,
    view::{History, View},
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

    /// The catalogue of the facts.
    pub fn catalogue(&self) -> &'a Catalogue {
        self.facts.catalogue()
    }
}
