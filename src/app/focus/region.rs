//! The parts of the window, in the order of reading; F6 goes from one to the next.

use egui::{Id, WidgetRects};
use strum::{EnumIter, IntoEnumIterator as _};

use super::tree;

/// A part of the window. Tab and F6 go through them in this order: down the left side, the map, and what lies right of and below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter)]
pub enum Region {
    /// The menu bar.
    Menu,
    /// The rail at the left edge.
    Rail,
    /// The panel beside it.
    Left,
    /// The map with what stands on it.
    Map,
    /// The notices above the map.
    Notices,
    /// The panel at the right.
    Right,
    /// The timeline below the map.
    Timeline,
    /// The table below the timeline.
    Table,
    /// The status bar.
    Status,
}

impl Region {
    /// The id of its area of layout.
    pub fn id(self) -> Id {
        Id::unique(("region of the window", self))
    }

    /// The part that a widget lies in; `None` in windows and menus.
    pub fn of(widgets: &WidgetRects, widget: Id) -> Option<Self> {
        tree::ancestors(widgets, widget).find_map(|id| Self::iter().find(|region| region.id() == id))
    }

    /// All parts, beginning with the one after this one, or before it and backwards; this one comes last.
    pub fn round(from: Option<Self>, forwards: bool) -> Vec<Self> {
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
        assert_eq!(forwards.first(), Some(&Region::Notices));
        assert_eq!(forwards.last(), Some(&Region::Map));
        assert_eq!(forwards.len(), Region::iter().count());
        let backwards = Region::round(Some(Region::Map), false);
        assert_eq!(backwards.first(), Some(&Region::Left));
        assert_eq!(backwards.last(), Some(&Region::Map));
        assert_eq!(Region::round(None, true).first(), Some(&Region::Menu));
        assert_eq!(Region::round(None, false).first(), Some(&Region::Status));
    }
}
