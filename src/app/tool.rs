//! Pointer tools of the map, and what the one in use has measured.

use strum::{EnumIter, EnumString, IntoStaticStr};

use crate::model::LonLat;

/// Pointer tool of the map; each has an action of the same name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Tool {
    /// Drag pans, click selects.
    #[default]
    Pan,
    /// Drag draws a box and zooms to it.
    BoxZoom,
    /// Clicks add points to a line, whose length is shown.
    MeasureDistance,
    /// Clicks add corners to a polygon, whose area is shown.
    MeasureArea,
    /// Drag marks what lies in a box.
    SelectBox,
    /// Drag marks what lies in a free outline.
    SelectLasso,
    /// Drag marks what lies within a distance of its start.
    SelectRadius,
}

impl Tool {
    /// `true` for tools whose clicks add points.
    pub fn measures(self) -> bool {
        matches!(self, Self::MeasureDistance | Self::MeasureArea)
    }

    /// `true` for tools that mark features.
    pub fn selects(self) -> bool {
        matches!(self, Self::SelectBox | Self::SelectLasso | Self::SelectRadius)
    }
}

/// Largest number of points of a measurement.
const MOST_POINTS: usize = 1000;

/// Tool in use with its measurement.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ToolState {
    /// The tool.
    pub tool: Tool,
    /// Points of the measurement, in the order in which they were set.
    pub points: Vec<LonLat>,
    /// `true` once the measurement has ended: the next point begins another.
    pub has_ended: bool,
    /// `true` if the last selection found nothing.
    pub found_nothing: bool,
}

impl ToolState {
    /// A tool that has measured nothing yet.
    pub fn new(tool: Tool) -> Self {
        Self { tool, ..Self::default() }
    }

    /// `true` while points are being added.
    pub fn is_measuring(&self) -> bool {
        self.tool.measures() && !self.has_ended && !self.points.is_empty()
    }

    /// Adds a point, the first one of another measurement if the present one has ended. The last point, set again, ends it.
    pub(crate) fn add(&mut self, point: LonLat) {
        if self.has_ended {
            *self = Self::new(self.tool);
        }
        if self.points.last() == Some(&point) {
            self.end();
        } else if self.points.len() < MOST_POINTS {
            self.points.push(point);
        }
    }

    /// Removes the last point; the measurement goes on.
    pub(crate) fn remove_last(&mut self) {
        self.points.pop();
        self.has_ended = false;
    }

    /// Ends the measurement, if it has a length.
    pub(crate) fn end(&mut self) {
        self.has_ended = self.points.len() > 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_after_the_end_begins_another_measurement() {
        let [a, b] = [LonLat::new(116.4, 39.9), LonLat::new(121.5, 31.2)];
        let mut state = ToolState::new(Tool::MeasureDistance);
        state.add(a);
        state.end();
        assert!(state.is_measuring(), "a point alone has no length");
        state.add(b);
        state.add(b);
        assert!(state.has_ended && state.points == [a, b], "the last point again ends it");
        state.remove_last();
        assert!(state.is_measuring() && state.points == [a]);
        state.add(b);
        state.end();
        state.add(a);
        assert_eq!((state.points, state.has_ended), (vec![a], false));
    }

    #[test]
    fn a_measurement_has_a_bounded_number_of_points() {
        let mut state = ToolState::new(Tool::MeasureArea);
        (0..2 * MOST_POINTS).for_each(|i| state.add(LonLat::new(i as f64 / 100.0, 30.0)));
        assert_eq!(state.points.len(), MOST_POINTS);
    }
}
