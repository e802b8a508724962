//! Values by province and hexagon grids of a person's own file in the window.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use cluster_atlas::{
    app::{App, action::Action},
    data::write::atomic,
    import::sha256,
    view::{GridLayer, Layer, Statistic, Variable},
};
use egui::accesskit::Role;
use egui_kittest::{Harness, kittest::Queryable as _};

use crate::{
    own_data::settle,
    support::{Setup, ask, atlas, click, view},
};

const FIRMS: &str = "\
name,lon,lat,output,branch
a,112.94,28.23,10,steel
b,113.00,28.25,60,food
c,116.40,39.90,5,steel
";

/// The app with a project file that maps the number of firms by province, once the file of these is read.
pub fn with_firms() -> (Harness<'static, App>, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    atomic(&path("firms.csv"), FIRMS.as_bytes()).unwrap();
    let hash = sha256(FIRMS.as_bytes());
    let recipe = r#"{"columns": {"branch": {"role": "category"}}}"#;
    let data = format!(
        r#"[{{"id": "firms", "path": "firms.csv", "sha256": "{hash}", "title": "firms", "recipe": {recipe}}}]"#
    );
    let variable = r#"{"own": {"dataset": "firms", "statistic": "count"}}"#;
    let layers = format!(r#"[{{"id": "values", "content": {{"values": {{"variable": {variable}}}}}}}]"#);
    let document = format!(r#"{{"version": 2, "minor": 5, "data": {data}, "layers": {layers}}}"#);
    atomic(&path("map.atlas.json"), document.as_bytes()).unwrap();
    let setup = Setup { document: Some(path("map.atlas.json")), size: (1280.0, 1200.0), ..Setup::default() };
    let mut atlas = atlas(setup);
    settle(&mut atlas);
    (atlas, folder)
}

pub fn grid(atlas: &Harness<'_, App>) -> Option<GridLayer> {
    view(atlas).layers.iter().find_map(Layer::grid).cloned()
}

#[test]
fn column_and_statistic_of_a_file_are_chosen_by_name() {
    let (mut atlas, _folder) = with_firms();
    ask(&mut atlas, Action::ProvincesPanel);
    click(&mut atlas, "Column");
    atlas.get_all_by_label("output").last().unwrap().click();
    atlas.run();
    click(&mut atlas, "Statistic");
    click(&mut atlas, "Maximum");
    let Variable::Own(own) = view(&atlas).thematic().unwrap().variable.clone() else { unreachable!("own values") };
    assert_eq!(own.code(), "own:firms.output:max");
    assert!(atlas.query_all_by_label_contains("firms: output, maximum").count() > 0, "its title says what is mapped");
    ask(&mut atlas, Action::Undo);
    assert_eq!(view(&atlas).thematic().unwrap().variable.own().unwrap().statistic, Statistic::Mean);
}

#[test]
fn a_grid_is_added_from_the_mapped_value_and_its_cells_are_chosen_by_area() {
    let (mut atlas, _folder) = with_firms();
    ask(&mut atlas, Action::ProvincesPanel);
    click(&mut atlas, "Show as hexagon grid");
    assert_eq!(grid(&atlas).map(|grid| (grid.value().code(), grid.cell_km2)), Some(("own:firms".to_owned(), 10_000.0)));
    ask(&mut atlas, Action::LayersPanel);
    atlas.get_by_role_and_label(Role::ComboBox, "Area of a cell").click();
    atlas.run();
    click(&mut atlas, "2,500 km²");
    assert_eq!(grid(&atlas).map(|grid| grid.cell_km2), Some(2_500.0));
    let cells = &atlas.state().state().computed.grids;
    assert_eq!(cells.iter().map(|grid| grid.cells.len()).collect::<Vec<_>>(), [2]);
    ask(&mut atlas, Action::Undo);
    ask(&mut atlas, Action::Undo);
    assert_eq!(grid(&atlas), None);
}
