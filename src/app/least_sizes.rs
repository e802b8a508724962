//! Sizes of the window's parts, points. A smaller window scrolls.

use std::ops::RangeInclusive;

use egui::{Vec2, vec2};

use super::settings::Settings;

/// Width of the activity bar, set by its longest word.
pub(super) const RAIL: f32 = 76.0;
/// Width of the left panel; the minimum is set by its lists.
pub(super) const LEFT: RangeInclusive<f32> = 220.0..=460.0;
/// Width of the right panel.
pub(super) const RIGHT: RangeInclusive<f32> = 250.0..=460.0;
/// Width of the right panel while it is folded.
pub(super) const FOLDED: f32 = 22.0;
/// Least size of the map that holds its map elements.
pub(super) const MAP: Vec2 = vec2(190.0, 190.0);
/// Height of the folded legend.
const LEGEND: f32 = 26.0;
/// Height of the timeline.
pub(super) const TIMELINE: f32 = 66.0;
/// Least height of the table: its toolbar and four rows.
pub(super) const TABLE: f32 = 150.0;
/// Height of menu and status bar together.
const BARS: f32 = 60.0;

/// Height reserved above the table for map and timeline.
pub(super) fn above_table(settings: &Settings) -> f32 {
    MAP.y + LEGEND + open(settings.timeline_open, TIMELINE)
}

/// Least size of the window that shows all open parts without scrolling.
pub(super) fn least(settings: &Settings) -> Vec2 {
    // A narrow window folds one of two open panels.
    let beside = open(settings.filters_open, *LEFT.start()).max(open(settings.statistics_open, *RIGHT.start()));
    let below = open(settings.table_open, TABLE);
    vec2(RAIL + beside + FOLDED + MAP.x, BARS + above_table(settings) + below)
}

fn open(is_open: bool, size: f32) -> f32 {
    if is_open { size } else { 0.0 }
}
