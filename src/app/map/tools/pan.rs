//! Pan: drag moves the map, click selects.

use egui::CursorIcon;

use super::{DragUse, PointerTool};
use crate::{app::widgets::Icon, i18n::ToolsTexts};

/// The tool.
pub(super) struct PanTool;

impl PointerTool for PanTool {
    fn icon(&self) -> Icon {
        Icon::Pan
    }

    fn cursor(&self) -> CursorIcon {
        CursorIcon::Default
    }

    fn hint<'t>(&self, _: &'t ToolsTexts) -> Option<&'t str> {
        None
    }

    fn drag_use(&self) -> DragUse {
        DragUse::Pan
    }
}
