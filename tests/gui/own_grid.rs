//! Hexagon grids of a person's own file in the window: what a cell says, and settings after the grid was made.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use cluster_atlas::{
    app::{App, action::Action},
    model::LonLat,
    view::{FeatureRef, Statistic},
};
use egui::{Pos2, accesskit::Role, vec2};
use egui_kittest::{Harness, kittest::Queryable as _};

use crate::{
    own_values::{grid, with_firms},
    support::{ask, click, click_at, view},
};

/// The app with a grid of the number of firms, two in Changsha and one in Beijing.
fn with_grid() -> (Harness<'static, App>, tempfile::TempDir) {
    let (mut atlas, folder) = with_firms();
    ask(&mut atlas, Action::ProvincesPanel);
    click(&mut atlas, "Show as hexagon grid");
    ask(&mut atlas, Action::LayersPanel);
    (atlas, folder)
}

/// Position of a place in the window.
pub fn on_map(atlas: &Harness<'_, App>, at: LonLat) -> Pos2 {
    let camera = view(atlas).camera;
    let (at, middle) = (camera.projection.plane_from_lonlat(at), camera.plane_center());
    let off = |metres: f64| (metres / camera.metres_per_point) as f32;
    let map = atlas.get_by_label_contains("Map of China, ").rect();
    map.center() + vec2(off(at.x - middle.x), -off(at.y - middle.y))
}

/// A place in the cell of Changsha without a symbol.
const IN_CELL: LonLat = LonLat { lon: 112.6, lat: 28.35 };

fn says(atlas: &Harness<'_, App>, text: &str) -> bool {
    atlas.query_all_by_label_contains(text).count() > 0
}

fn choose(atlas: &mut Harness<'static, App>, list: &str, entry: &str) {
    atlas.get_by_role_and_label(Role::ComboBox, list).click();
    atlas.run();
    atlas.get_all_by_label(entry).last().unwrap().click();
    atlas.run();
}

#[test]
fn a_cell_under_the_pointer_says_its_value_centre_and_area() {
    let (mut atlas, _folder) = with_grid();
    let at = on_map(&atlas, IN_CELL);
    atlas.hover_at(at);
    atlas.run_steps(60);
    assert!(atlas.query_by_label("2 rows").is_some(), "its value");
    assert!(says(&atlas, "Centre: 28.") && says(&atlas, "° E · 10,000 km²"), "its hover card");
    assert!(!says(&atlas, "clusters shown here"), "the cell, not the province");
    // Qinghai has no cell.
    let at = on_map(&atlas, LonLat::new(96.0, 35.5));
    atlas.hover_at(at);
    atlas.run_steps(60);
    assert!(says(&atlas, "clusters shown here") && !says(&atlas, "Centre: "), "beside the cells the province");
}

#[test]
fn a_click_on_a_cell_selects_it_and_its_card_lists_the_rows() {
    let (mut atlas, _folder) = with_grid();
    let at = on_map(&atlas, IN_CELL);
    click_at(&mut atlas, at);
    let selected = view(&atlas).selection.clone().unwrap();
    assert!(selected.cell().is_some(), "{selected}");
    assert!(says(&atlas, "Cell of a hexagon grid") && says(&atlas, "Rows in this cell: 2"), "its card");
    atlas.get_all_by_label("b").last().unwrap().click();
    atlas.run();
    assert_eq!(
        view(&atlas).selection.as_ref().map(FeatureRef::to_string).as_deref(),
        Some("firms/3"),
        "by its line in the file"
    );
    ask(&mut atlas, Action::Undo);
    assert_eq!(view(&atlas).selection, Some(selected));
    choose(&mut atlas, "Area of a cell", "2,500 km²");
    assert_eq!(view(&atlas).selection, None, "no grid has that cell any more");
}

#[test]
fn column_statistic_and_filter_of_a_grid_are_changed_after_it_was_made() {
    let (mut atlas, _folder) = with_grid();
    choose(&mut atlas, "Column", "output");
    assert_eq!(grid(&atlas).unwrap().value().code(), "own:firms.output:mean");
    choose(&mut atlas, "Statistic", "Maximum");
    assert_eq!(grid(&atlas).unwrap().statistic, Statistic::Max);
    let values = |atlas: &Harness<'_, App>| {
        let grids = &atlas.state().state().computed.grids;
        grids.iter().flat_map(|grid| &grid.cells).map(|cell| cell.value.unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(values(&atlas), [60.0, 5.0]);
    click(&mut atlas, "steel, 2 features");
    assert_eq!(values(&atlas), [10.0, 5.0], "rows of food do not count");
    assert!(says(&atlas, "1 filter"), "the filter says so");
    ask(&mut atlas, Action::Undo);
    assert_eq!(values(&atlas), [60.0, 5.0]);
}
