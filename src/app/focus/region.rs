//! The parts of the window, in the order of reading; F6 goes from one to the next.

use egui::{Id, WidgetRects};
use strum::{EnumIter, IntoEnumIterator as _};

use super::widget_tree;

/// Part of the window. Tab and F6 visit them in this order: the map with its legend, the tabs and the panel of
/// the chosen one, the details, and the parts below.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter)]
pub(crate) enum Region {
    /// Menu bar.
    Menu,
    /// Map with its buttons and symbols.
    Map,
    /// Legend below the map.
    Legend,
    /// The notices above the map.
    Notices,
    /// The card of first steps above the map.
    FirstSteps,
    /// Tabs at the left edge.
    Rail,
    /// Left panel.
    Left,
    /// The panel at the right.
    Right,
    /// Timeline below the map.
    Timeline,
    /// Table below the timeline.
    Table,
    /// Status bar.
    Status,
}

impl Region {
    /// Id of the part's layout area.
    pub(crate) fn id(self) -> Id {
        Id::unique(("region of the window", self))
    }

    /// The part that a widget lies in; `None` in windows and menus.
    pub(crate) fn of(widgets: &WidgetRects, widget: Id) -> Option<Self> {
        widget_tree::ancestors(widgets, widget).find_map(|id| Self::iter().find(|region| region.id() == id))
    }

    /// All parts, beginning with the one after this one, or before it and backwards; this one comes last.
    pub(crate) fn round(from: Option<Self>, forwards: bool) -> Vec<Self> {
        let mut all: Vec<Self> = Self::iter().collect();
        if !forwards {
            all.reverse();
        }
        let at = from.and_then(|from| all.iter().position(|region| *region == from));
        all.rotate_left(at.map_or(0, |at| at + 1));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_round_visits_each_part_once_and_ends_where_it_began() {
        let forwards = Region::round(Some(Region::Map), true);
        assert_eq!(forwards.first(), Some(&Region::Legend));
        assert_eq!(forwards.last(), Some(&Region::Map));
        assert_eq!(forwards.len(), Region::iter().count());
        let backwards = Region::round(Some(Region::Map), false);
        assert_eq!(backwards.first(), Some(&Region::Menu));
        assert_eq!(backwards.last(), Some(&Region::Map));
        assert_eq!(Region::round(None, true).first(), Some(&Region::Menu));
        assert_eq!(Region::round(None, false).first(), Some(&Region::Status));
    }
}
