//! Read-only context of a frame, handed to panels and windows.

use super::{computed::Computed, project_file::ProjectFile, settings::Settings, ui_state::UiState};
use crate::{i18n::Messages, model::Catalogue, query::SearchIndex, view::View};

/// The read-only context of a frame.
#[derive(Clone, Copy)]
pub struct FrameContext<'a> {
    /// Embedded data set.
    pub catalogue: &'a Catalogue,
    /// Current view: map, filter, selection, page.
    pub view: &'a View,
    /// Results computed from catalogue and view.
    pub computed: &'a Computed,
    /// User preferences.
    pub settings: &'a Settings,
    /// Search index of clusters, sectors, provinces and cities.
    pub index: &'a SearchIndex,
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
