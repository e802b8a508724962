//! Panels beside the map: which of them are drawn where the window is too narrow for both.

use super::settings::Settings;

/// Width of the window below which only one panel is drawn beside the map, points.
const NARROW: f32 = 1180.0;

/// Side of the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// Panel of the tab.
    #[default]
    Left,
    /// Details of what the tab shows.
    Right,
}

/// Panels beside the map in a window of a certain width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SidePanels {
    /// Panel that was opened or used last; the other one is folded where there is no room for both.
    pub front: Side,
    /// `true` if the window has no room for both.
    pub is_narrow: bool,
}

impl SidePanels {
    /// Notes the width of the window, points.
    pub(super) fn fit(&mut self, width: f32) {
        self.is_narrow = width < NARROW;
    }

    /// `true` if the panel of a side is open and not folded.
    pub fn is_drawn(self, settings: &Settings, side: Side) -> bool {
        let (left, right) = (settings.filters_open, settings.statistics_open);
        let (this, other) = match side {
            Side::Left => (left, right),
            Side::Right => (right, left),
        };
        this && !(other && self.is_narrow && self.front != side)
    }

    /// Opens or closes the panel of a side.
    pub(super) fn set(&mut self, settings: &mut Settings, side: Side, open: bool) {
        match side {
            Side::Left => settings.filters_open = open,
            Side::Right => settings.statistics_open = open,
        }
        if open {
            self.front = side;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_narrow_window_draws_the_panel_that_was_opened_last_and_a_wide_one_both() {
        let (mut panels, mut settings) = (SidePanels::default(), Settings::default());
        panels.fit(1360.0);
        assert!(panels.is_drawn(&settings, Side::Left) && panels.is_drawn(&settings, Side::Right));
        panels.fit(1024.0);
        assert!(panels.is_drawn(&settings, Side::Left) && !panels.is_drawn(&settings, Side::Right));
        panels.set(&mut settings, Side::Right, true);
        assert!(!panels.is_drawn(&settings, Side::Left) && panels.is_drawn(&settings, Side::Right));
        // With the front one closed there is room for the other.
        panels.set(&mut settings, Side::Right, false);
        assert!(panels.is_drawn(&settings, Side::Left));
    }
}
