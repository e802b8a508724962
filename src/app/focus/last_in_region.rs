//! The widget of each part of the window that had the focus last: keys that go to the part go there.

use std::collections::BTreeMap;

use egui::{Id, WidgetRects};

use super::{region::Region, widget_tree};
use crate::app::settings::LeftPanel;

/// The widgets by part; the panel on the left has one for each of its rooms.
#[derive(Default)]
pub(super) struct Recall(BTreeMap<(Region, Option<u8>), Id>);

impl Recall {
    fn key(region: Region, room: LeftPanel) -> (Region, Option<u8>) {
        (region, (region == Region::Left).then_some(room as u8))
    }

    /// Notes the widget that has the focus.
    pub(super) fn note(&mut self, region: Region, room: LeftPanel, widget: Id) {
        self.0.insert(Self::key(region, room), widget);
    }

    /// The widget of a part that had the focus last, or its first one; `None` where the part is closed.
    pub(super) fn find(&self, widgets: &WidgetRects, region: Region, room: LeftPanel) -> Option<Id> {
        let inside = |id: &Id| {
            widgets.get(*id).is_some_and(widget_tree::takes_focus) && widget_tree::is_within(widgets, *id, region.id())
        };
        let before = self.0.get(&Self::key(region, room)).copied().filter(inside);
        // Notices are drawn above the window, all other parts in it.
        let mut all = widgets.layers().flat_map(|(_, widgets)| widgets.iter().map(|widget| widget.id));
        before.or_else(|| all.find(inside))
    }
}
