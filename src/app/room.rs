//! How much room the parts of the window need, points. A window with less of it scrolls.

use std::ops::RangeInclusive;

use egui::{Vec2, vec2};

use super::settings::Settings;

/// The rail: the narrowest that holds its longest word.
pub const RAIL: f32 = 76.0;
/// The panel on the left: from the narrowest that holds its lists.
pub const LEFT: RangeInclusive<f32> = 220.0..=460.0;
/// The panel on the right.
pub const RIGHT: RangeInclusive<f32> = 250.0..=460.0;
/// The least of the map: what stands on it finds its place.
pub const MAP: Vec2 = vec2(190.0, 190.0);
/// The height of the timeline.
pub const TIMELINE: f32 = 66.0;
/// The least height of the table: a head and four rows.
pub const TABLE: f32 = 150.0;
/// The heights of menu and status bar together.
const BARS: f32 = 60.0;

/// What must stay free above the table.
pub fn above_table(settings: &Settings) -> f32 {
    MAP.y + open(settings.timeline_open, TIMELINE)
}

/// The least size of the window at which all that is open is seen at once.
pub fn least(settings: &Settings) -> Vec2 {
    let beside = open(settings.filters_open, *LEFT.start()) + open(settings.statistics_open, *RIGHT.start());
    let below = open(settings.table_open, TABLE);
    vec2(RAIL + beside + MAP.x, BARS + above_table(settings) + below)
}

fn open(is_open: bool, size: f32) -> f32 {
    if is_open { size } else { 0.0 }
}
