//! A person's own lists in views, pictures and tables: named, drawn, told apart, found again, and missed by name.

use std::{fs, path::Path, sync::Arc};

use cluster_atlas::{
    data::{self, write::Existing},
    dataset::{DatasetId, FieldId},
    export::{OwnDataPool, own_data_of},
    import::{Progress, SourceFile, import},
    model::{Detail, Language, LonLat},
    query::{Facts, MapContent},
    recipe::{ColumnRole, Recipe},
    scene::{Interaction, SceneBuilder, Size},
    view::View,
};
use serde_json::Value;

use crate::support::{exporter, facts, run, write};

const FIRMS: &str =
    "名称,城市,行业\n甲公司,长沙市,新材料\n乙公司,苏州市,电子\n丙公司,长沙市,电子\n丁公司,无此市,电子\n";

/// A square of 4 degrees with a hole, a line and a point.
const PARKS: &str = r#"{"type": "FeatureCollection", "features": [
  {"type": "Feature", "properties": {"名称": "园区"}, "geometry": {"type": "Polygon", "coordinates":
    [[[100,30],[104,30],[104,34],[100,34],[100,30]], [[101,31],[101,33],[103,33],[103,31],[101,31]]]}},
  {"type": "Feature", "properties": {"名称": "干线"}, "geometry":
    {"type": "LineString", "coordinates": [[110,30],[110,36]]}},
  {"type": "Feature", "properties": {"名称": "厂"}, "geometry": {"type": "Point", "coordinates": [115,36]}}]}"#;

/// A view with a list above its other layers, and the pool that has read it.
fn with_list(name: &str, text: &str, recipe: &Recipe) -> (View, OwnDataPool) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    write(&path, text);
    let file = SourceFile::new(name, text.as_bytes().to_vec());
    let made = import(&file, recipe, facts().datasets().places(), &Progress::default()).unwrap();
    let mut view = View::default();
    let data = own_data_of(&made, &path, facts(), &view);
    view.add_own_data(data);
    let mut pool = OwnDataPool::default();
    let (_, problems) = pool.load(facts(), &view, &Progress::default());
    assert!(problems.is_empty(), "{problems:?}");
    (view, pool)
}

/// The facts with the lists of a view that a pool has read.
fn with(pool: &OwnDataPool, view: &View) -> Facts {
    pool.facts(facts(), view).0
}

fn firms() -> (View, OwnDataPool) {
    let recipe = Recipe::default().with_role("行业", ColumnRole::Category).with_role("名称", ColumnRole::Label);
    with_list("firms.csv", FIRMS, &recipe)
}

fn path(folder: &Path, name: &str) -> String {
    folder.join(name).display().to_string()
}

/// The view in a file next to the pictures of a pack.
fn view_in(path: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

mod command_line {
    use super::*;

    #[test]
    fn a_list_is_a_layer_of_a_picture_and_a_table() {
        let folder = tempfile::tempdir().unwrap();
        let (list, picture) = (path(folder.path(), "firms.csv"), path(folder.path(), "map.svg"));
        write(&list, FIRMS);
        let (code, _, errors) = run(&["export", "--data", &list, "--lang", "zh", "--pack", "-o", &picture]);
        assert_eq!(code, Some(0), "{errors}");
        let alt_text = fs::read_to_string(path(folder.path(), "map-alt-text.txt")).unwrap();
        assert!(alt_text.contains("firms"), "{alt_text}");
        let caption = fs::read_to_string(path(folder.path(), "map-caption.txt")).unwrap();
        assert!(caption.contains("firms：导入文件 firms.csv（"), "{caption}");
        let table = fs::read_to_string(path(folder.path(), "map-firms.csv")).unwrap();
        assert_eq!(table.lines().count(), 5, "{table}");
        let (code, table, _) = run(&["table", "firms", "--data", &list, "--filter", "province=HN"]);
        assert_eq!((code, table.lines().count()), (Some(0), 3), "{table}");
        let (code, _, errors) = run(&["table", "firmen", "--data", &list]);
        assert_eq!(code, Some(2));
        assert!(errors.contains("\"firmen\"") && errors.contains("firms"), "{errors}");
    }

    #[test]
    fn a_project_finds_its_list_from_its_own_folder_wherever_both_are_moved() {
        let folder = tempfile::tempdir().unwrap();
        let before = folder.path().join("before");
        fs::create_dir_all(before.join("lists")).unwrap();
        let (list, project) = (path(&before, "lists/firms.csv"), path(&before, "map.atlas.json"));
        write(&list, FIRMS);
        let (code, _, errors) = run(&["import", &list, "--role", "行业=category", "--project", &project]);
        assert_eq!(code, Some(0), "{errors}");
        assert_eq!(view_in(&project)["data"][0]["path"], "lists/firms.csv");
        let after = folder.path().join("after");
        fs::rename(&before, &after).unwrap();
        let project = path(&after, "map.atlas.json");
        let (code, table, errors) = run(&["table", "firms", "--view", &project, "--filter", "firms.行业=电子"]);
        assert_eq!((code, table.lines().count(), errors.as_str()), (Some(0), 4, ""), "{table}");
    }

    #[test]
    fn a_bundle_carries_its_list_wherever_it_goes() {
        let folder = tempfile::tempdir().unwrap();
        let (list, bundle) = (path(folder.path(), "firms.csv"), path(folder.path(), "map.atlas"));
        write(&list, FIRMS);
        assert_eq!(run(&["import", &list, "--role", "行业=category", "--project", &bundle]).0, Some(0));
        fs::remove_file(&list).unwrap();
        let moved = folder.path().join("elsewhere");
        fs::create_dir(&moved).unwrap();
        fs::rename(&bundle, moved.join("map.atlas")).unwrap();
        let bundle = path(&moved, "map.atlas");
        let (code, table, errors) = run(&["table", "firms", "--view", &bundle]);
        assert_eq!((code, table.lines().count(), errors.as_str()), (Some(0), 5, ""), "{table}");
        let (code, out, errors) = run(&["check", &bundle]);
        assert_eq!((code, errors.as_str()), (Some(0), ""), "{out}");
        let again = path(folder.path(), "again.atlas");
        let view = cluster_atlas::export::open(Path::new(&bundle)).unwrap();
        cluster_atlas::export::save_view(Path::new(&again), &view, Existing::Refuse).unwrap();
        assert_eq!(fs::read(&again).unwrap(), fs::read(&bundle).unwrap(), "saved again it is the same");
        let (code, _, errors) = run(&["check", &path(&moved, "none.atlas")]);
        assert_eq!(code, Some(1), "{errors}");
    }

    #[test]
    fn a_list_that_has_changed_or_is_gone_is_named_and_the_rest_is_drawn() {
        let folder = tempfile::tempdir().unwrap();
        let (list, project) = (path(folder.path(), "firms.csv"), path(folder.path(), "map.atlas.json"));
        write(&list, FIRMS);
        assert_eq!(run(&["import", &list, "--project", &project]).0, Some(0));
        write(&list, format!("{FIRMS}戊公司,武汉市,电子\n"));
        let picture = path(folder.path(), "changed.svg");
        let (code, _, errors) = run(&["export", "--view", &project, "-o", &picture]);
        assert_eq!(code, Some(0));
        assert!(errors.contains("firms.csv") && errors.contains("has changed since it was added"), "{errors}");
        let (code, table, _) = run(&["table", "firms", "--view", &project]);
        assert_eq!((code, table.lines().count()), (Some(0), 6));
        fs::remove_file(&list).unwrap();
        let picture = path(folder.path(), "gone.svg");
        let (code, _, errors) = run(&["export", "--view", &project, "--pack", "-o", &picture]);
        assert_eq!(code, Some(0));
        assert!(errors.contains("firms.csv") && errors.contains("no such file"), "{errors}");
        for name in ["gone-alt-text.txt", "gone-caption.txt"] {
            let text = fs::read_to_string(path(folder.path(), name)).unwrap();
            assert!(text.contains("Not drawn, as its file was not found: firms."), "{text}");
        }
        let (code, report, _) = run(&["check", &project, "--json"]);
        let report: Value = serde_json::from_str(&report).unwrap();
        assert_eq!((code, &report["issues"][0]["property"]), (Some(0), &Value::from("data.firms")));
    }

    #[test]
    fn a_picture_names_a_list_without_folders_and_finds_it_beside_itself() {
        let folder = tempfile::tempdir().unwrap();
        let (list, picture) = (path(folder.path(), "firms.csv"), path(folder.path(), "map.png"));
        write(&list, FIRMS);
        assert_eq!(run(&["export", "--data", &list, "--size", "700x500", "-o", &picture]).0, Some(0));
        let stored = String::from_utf8_lossy(&fs::read(&picture).unwrap()).into_owned();
        assert!(!stored.contains(&folder.path().display().to_string()));
        let (code, table, errors) = run(&["table", "firms", "--view", &picture]);
        assert_eq!((code, table.lines().count(), errors.as_str()), (Some(0), 5, ""));
    }

    #[test]
    fn a_check_of_a_list_names_the_lines_that_have_no_place() {
        let folder = tempfile::tempdir().unwrap();
        let list = path(folder.path(), "firms.csv");
        write(&list, FIRMS);
        let (code, out, errors) = run(&["check", &list]);
        assert_eq!(code, Some(0));
        assert!(out.contains("list with 4 rows: 3 drawn, 0 by province only, 1 without a place, 0 left out"), "{out}");
        assert!(errors.contains("line 5") && errors.contains("无此市"), "{errors}");
        write(&list, "");
        let (code, _, errors) = run(&["check", &list]);
        assert_eq!(code, Some(1), "{errors}");
    }
}

mod captions {
    use super::*;

    fn caption(view: &View, pool: &OwnDataPool) -> cluster_atlas::caption::Caption {
        let mut exporter = exporter();
        exporter.set_facts(with(pool, view));
        exporter.caption(view)
    }

    #[test]
    fn the_source_line_names_file_and_fingerprint_or_what_the_person_wrote() {
        let (mut view, pool) = firms();
        let data = view.data.first().unwrap().clone();
        let hash: String = data.sha256.chars().take(12).collect();
        let line = caption(&view, &pool).source_line;
        assert!(line.contains("firms: own data, file firms.csv of ") && line.contains(&hash), "{line}");
        view.data.first_mut().unwrap().credit = "Bureau {title} of Statistics".to_owned();
        let line = caption(&view, &pool).source_line;
        assert!(line.contains("firms: Bureau {title} of Statistics; ") && !line.contains(&hash), "{line}");
    }

    #[test]
    fn places_that_stand_for_addresses_are_said() {
        let (view, pool) = firms();
        let note = caption(&view, &pool).note;
        assert!(note.contains("firms: 3 are drawn at the seats of their cities or counties"), "{note}");
        assert!(note.contains("1 without a location is not shown."), "{note}");
    }

    #[test]
    fn categories_are_told_in_words_as_they_are_written_in_the_file() {
        let (mut view, pool) = firms();
        let id = view.layers.last().unwrap().id.clone();
        view.set_color_by(&id, Some(FieldId::new("行业")));
        let alt_text = caption(&view, &pool).alt_text;
        assert!(alt_text.contains("By 行业: 电子 3, 新材料 1."), "{alt_text}");
        view.language = Language::Zh;
        let alt_text = caption(&view, &pool).alt_text;
        assert!(alt_text.contains("按“行业”：电子 3"), "{alt_text}");
    }
}

mod shapes {
    use super::*;

    fn builder() -> SceneBuilder {
        SceneBuilder::new(Arc::new(data::base_map().0), Arc::new(data::level(Detail::Overview).0))
    }

    fn scene(builder: &mut SceneBuilder, view: &View, facts: &Facts) -> cluster_atlas::scene::Scene {
        let content = MapContent::of(facts, view);
        let size = Size { width: 1000.0, height: 700.0 };
        builder.scene(facts.catalogue(), &content, view, size, Detail::Overview, &Interaction::default())
    }

    #[test]
    fn areas_lines_and_points_are_found_where_they_are_drawn() {
        let (mut view, pool) = with_list("parks.geojson", PARKS, &Recipe::default());
        let facts = with(&pool, &view);
        view.show_layer("clusters", false);
        let mut builder = builder();
        let scene = scene(&mut builder, &view, &facts);
        let found = |lon, lat| {
            let at = scene.to_screen.pos(view.camera.projection.plane_from_lonlat(LonLat::new(lon, lat)));
            scene.feature_at(at).map(|feature| feature.key.to_string())
        };
        assert_eq!(found(100.5, 30.5).as_deref(), Some("1"));
        assert_eq!(found(102.0, 32.0), None, "the hole");
        assert_eq!(found(110.0, 33.0).as_deref(), Some("2"));
        assert_eq!(found(115.0, 36.0).as_deref(), Some("3"));
        assert_eq!(found(95.0, 35.0), None);
    }

    #[test]
    fn a_hidden_layer_draws_nothing_and_equal_views_share_their_geometry() {
        let (mut view, pool) = with_list("parks.geojson", PARKS, &Recipe::default());
        let facts = with(&pool, &view);
        let mut builder = builder();
        let ground = scene(&mut builder, &view, &facts).ground;
        let moved = View { camera: view.camera.panned(20.0, 10.0), ..view.clone() };
        assert_eq!(ground.len(), scene(&mut builder, &moved, &facts).ground.len());
        view.show_layer("parks", false);
        assert_eq!(scene(&mut builder, &view, &facts).ground.len(), ground.len() - 1);
    }
}

#[test]
fn an_identifier_of_the_atlas_is_never_taken_over() {
    let (mut view, _) = firms();
    view.data.first_mut().unwrap().id = DatasetId::new("clusters");
    let folder = tempfile::tempdir().unwrap();
    view.data.first_mut().unwrap().path = folder.path().join("firms.csv");
    write(folder.path().join("firms.csv"), FIRMS);
    let (with, problems) = OwnDataPool::default().load(facts(), &view, &Progress::default());
    assert_eq!(problems.len(), 1);
    assert_eq!(with.datasets().get(&DatasetId::new("clusters")), facts().datasets().get(&DatasetId::new("clusters")));
}
