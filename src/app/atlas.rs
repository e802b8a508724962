//! What panels may see: the state of this frame, read only.

use super::{derived::Derived, document::Document, session::Session, settings::Settings};
use crate::{i18n::Messages, model::Catalogue, query::SearchIndex, view::View};

/// The read-only context of a frame.
#[derive(Clone, Copy)]
pub struct Atlas<'a> {
    /// All facts.
    pub catalogue: &'a Catalogue,
    /// What is seen.
    pub view: &'a View,
    /// What follows from both.
    pub derived: &'a Derived,
    /// Preferences.
    pub settings: &'a Settings,
    /// Finds clusters and places.
    pub index: &'a SearchIndex,
    /// What is open, pointed at, typed.
    pub session: &'a Session,
    /// The file that the view belongs to, if any.
    pub document: Option<&'a Document>,
    /// The phrases of the view's language.
    pub texts: &'static Messages,
    /// Whether there is something to undo.
    pub can_undo: bool,
    /// Whether there is something to redo.
    pub can_redo: bool,
}
