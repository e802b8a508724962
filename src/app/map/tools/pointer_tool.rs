//! Interface of the pointer tools.

use egui::{CursorIcon, Pos2};

use super::canvas::ToolCanvas;
use crate::{
    app::{command::Command, frame_context::FrameContext, widgets::Icon},
    i18n::ToolsTexts,
};

/// Use of a drag with the primary button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app::map) enum DragUse {
    /// Pans the map.
    Pan,
    /// Gives the tool its ends.
    Ends,
    /// Gives the tool all of its path.
    Path,
}

/// Pointer tool of the map.
pub(in crate::app::map) trait PointerTool {
    /// Icon of its button.
    fn icon(&self) -> Icon;

    /// Pointer over the map.
    fn cursor(&self) -> CursorIcon {
        CursorIcon::Crosshair
    }

    /// Instructions in words; `None` for the tool that needs no explanation.
    fn hint<'t>(&self, texts: &'t ToolsTexts) -> Option<&'t str>;

    /// Use of a drag.
    fn drag_use(&self) -> DragUse;

    /// Takes a drag that has ended; `path` holds its positions on the screen, the start first.
    fn dragged(&self, _canvas: &ToolCanvas<'_>, _path: &[Pos2], _out: &mut Vec<Command>) {}

    /// Draws the drag and what the tool has measured; `path` is empty without a drag.
    fn paint(&self, _canvas: &ToolCanvas<'_>, _path: &[Pos2]) {}

    /// Result so far, with the position of the pointer if it is on the map: as it is shown, and as it is copied and
    /// announced, which does not change while the pointer moves.
    fn result(&self, _context: &FrameContext<'_>, _canvas: &ToolCanvas<'_>, _path: &[Pos2]) -> Option<ToolResult> {
        None
    }
}

/// Result of a tool in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::app::map) struct ToolResult {
    /// As shown.
    pub shown: String,
    /// Without the pointer; empty if there is nothing to copy yet.
    pub settled: String,
}
