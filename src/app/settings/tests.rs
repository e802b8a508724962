//! Tests of damaged settings.

use std::{collections::BTreeSet, path::PathBuf};

use serde_json::{Value, json};
use strum::IntoEnumIterator as _;

use super::{
    document::{as_settings, read_document},
    *,
};
use crate::{
    data::{
        read::{self, Content},
        write,
    },
    export::PictureFormat,
    model::{ClusterId, ProvinceId},
    surface::TextForm,
    table::{TableKind, order::Sort},
    view::{Basemap, ThematicLayer},
};

fn file(text: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.json");
    write::atomic(&path, text).unwrap();
    (folder, path)
}

/// Settings in which every field differs from its default.
fn changed() -> Settings {
    let mut view = View { theme: Theme::Dark, compare: vec![ProvinceId::new("JS")], ..View::default() };
    view.selection = Some(ClusterId::new("xuzhou-construction-machinery").into());
    let values = ThematicLayer { breaks: vec![1.0, 5.0], classes: 4, weak: true, ..ThematicLayer::default() };
    view.set_thematic(Some(values));
    view.base.basemap = Basemap::File("/maps/relief.pmtiles".into());
    view.edit_clusters(|query| query.text = "rail".to_owned());
    view.place.provinces = ["JS", "ZJ"].map(ProvinceId::new).into();
    view.page.title = Some("Own".to_owned());
    let sort = |column: &str| Sort { column: column.to_owned(), descending: true };
    Settings {
        text_scale: TextScale::default().larger(),
        theme: ThemePreference::Dark,
        filters_open: false,
        left: LeftPanel::Programmes,
        table_open: true,
        table: TableSettings {
            kind: TableKind::Ladder,
            height: 300.0,
            sorts: [(TableKind::Ladder, sort("firms")), (TableKind::Clusters, sort("name_en"))].into(),
            columns: [
                (TableKind::Ladder, [("basis".to_owned(), true), ("scope".to_owned(), false)].into()),
                (TableKind::Provinces, [("region".to_owned(), false)].into()),
            ]
            .into(),
        },
        timeline_open: true,
        statistics_open: false,
        first_steps_open: false,
        document: Some(ProjectFile { path: "/maps/a.atlas.json".into(), saved: Some(view.clone()) }),
        view: Some(view),
        recent: vec!["/maps/a.atlas.json".into(), "/maps/b.atlas.json".into()],
        folder: Some("/maps".into()),
        export: ExportSettings {
            options: PictureOptions {
                format: PictureFormat::Svg,
                scale: 2.0,
                transparent: true,
                svg_text: TextForm::Live,
            },
            theme: Some(Theme::Light),
            language: Some(Language::Zh),
            fit: ExtentMode::China,
        },
        unknown: Unknown::default(),
    }
}

#[test]
fn options_of_a_version_that_had_outlines_as_a_check_box_are_kept() {
    for outlines in [false, true] {
        let options = json!({"format": "svg", "scale": 2.0, "transparent": true, "outlines": outlines});
        let (settings, lost) = read_document(json!({"export": {"options": options}}));
        let expected =
            PictureOptions { format: PictureFormat::Svg, scale: 2.0, transparent: true, ..Default::default() };
        assert_eq!((settings.export.options, lost), (expected, Vec::new()));
    }
}

/// Paths of all values in a document, nested ones included.
fn places(value: &Value, place: &str, out: &mut Vec<String>) {
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(fields) => fields.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(i, value)| (i.to_string(), value)).collect(),
        _ => return,
    };
    for (key, value) in inner {
        let own = format!("{place}/{key}");
        places(value, &own, out);
        out.push(own);
    }
}

fn leaves(value: &Value) -> BTreeSet<(String, String)> {
    let mut all = Vec::new();
    places(value, "", &mut all);
    let at = |place: String| value.pointer(&place).map(|value| (place, value.clone()));
    let leaf = |(_, value): &(String, Value)| !value.is_object() && !value.is_array();
    all.into_iter().filter_map(at).filter(leaf).map(|(place, value)| (place, value.to_string())).collect()
}

/// Path of the enclosing part that is lost as a whole with a value; items of a damaged list change their index.
fn whole(place: &str) -> &str {
    let parts = [
        "/table/sorts/clusters",
        "/table/sorts/ladder",
        "/view/page/size",
        "/view/page/seen",
        "/view/selection",
        "/view/layers",
        "/view/base/basemap",
        "/view/compare",
        "/view/place/provinces",
        "/view/as_of",
        "/document",
        "/recent",
    ];
    // An object of another version is lost as a whole.
    let place = if place == "/view/version" { "/view" } else { place };
    parts.into_iter().find(|part| place.starts_with(part)).unwrap_or(place)
}

#[test]
fn settings_come_back_as_they_were_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new folder/settings.json");
    let settings = Settings { filters_open: false, view: Some(View::default()), ..Settings::default() };
    settings.save(&path).unwrap();
    assert_eq!(Settings::load(&path), (settings, None));
}

#[test]
fn online_tiles_are_not_restored() {
    let mut view = View::default();
    view.base.basemap = Basemap::OpenStreetMap;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.json");
    Settings { view: Some(view), ..Settings::default() }.save(&path).unwrap();
    assert_eq!(Settings::load(&path).0.view.unwrap().base.basemap, Basemap::Embedded);
}

#[test]
fn one_damaged_field_costs_no_other_whatever_stands_in_it() {
    let sound = serde_json::to_value(changed()).unwrap();
    let mut all = Vec::new();
    places(&sound, "", &mut all);
    assert!(all.len() > 90, "{}", all.len());
    let wrong = [json!(null), json!(1e300), json!("?"), json!([[1]]), json!([]), json!({"a": {}})];
    let mut named = BTreeSet::new();
    for place in &all {
        for value in &wrong {
            let mut document = sound.clone();
            *document.pointer_mut(place).unwrap() = value.clone();
            let is_sound = as_settings(&document).is_ok();
            let (settings, lost) = read_document(document);
            let outside = |(leaf, _): &(String, String)| !leaf.starts_with(whole(place));
            let kept = leaves(&serde_json::to_value(&settings).unwrap());
            for leaf in leaves(&sound).into_iter().filter(outside) {
                assert!(kept.contains(&leaf), "{place} = {value}: {leaf:?} is lost, {lost:?}");
            }
            let part = Part::of(place.split('/').nth(1).unwrap());
            assert_eq!(lost, if is_sound { Vec::new() } else { vec![part] }, "{place} = {value}");
            named.extend(lost);
        }
    }
    assert_eq!(named.len(), Part::iter().count(), "{named:?}");
}

#[test]
fn a_number_or_word_that_json_has_no_value_for_costs_no_other_field() {
    let sound = serde_json::to_value(changed()).unwrap();
    let mut all = Vec::new();
    places(&sound, "", &mut all);
    for (place, stray) in all.iter().zip(["1e400", "NaN", "-1e400", "-Infinity", "01"].into_iter().cycle()) {
        let mut document = sound.clone();
        *document.pointer_mut(place).unwrap() = json!("STRAY");
        let text = document.to_string().replace("\"STRAY\"", stray);
        assert!(serde_json::from_str::<Value>(&text).is_err(), "{place}");
        let (_folder, path) = file(text.as_bytes());
        let (settings, damage) = Settings::load(&path);
        let part = Part::of(place.split('/').nth(1).unwrap());
        assert_eq!(damage.unwrap().lost, Lost::Parts(vec![part]), "{place} = {stray}");
        let kept = leaves(&serde_json::to_value(&settings).unwrap());
        for leaf in leaves(&sound).into_iter().filter(|(leaf, _)| !leaf.starts_with(whole(place))) {
            assert!(kept.contains(&leaf), "{place} = {stray}: {leaf:?} is lost");
        }
    }
}

#[test]
fn the_former_file_is_kept_beside_and_the_damage_is_told_once() {
    let mut document = serde_json::to_value(changed()).unwrap();
    document["theme"] = json!("sepia");
    let text = document.to_string();
    let (folder, path) = file(text.as_bytes());
    let (settings, damage) = Settings::load(&path);
    let damage = damage.unwrap();
    assert_eq!(settings, Settings { theme: ThemePreference::System, ..changed() });
    assert_eq!(damage.lost, Lost::Parts(vec![Part::Theme]));
    let kept = folder.path().join("settings.damaged.json");
    assert_eq!(damage.kept.as_deref(), Some(kept.as_path()));
    assert_eq!(read::text(&kept, Content::Settings).unwrap(), text);
    assert_eq!(Settings::load(&path), (settings, None), "the rest is on the disk already");
    // A second damaged file does not overwrite the first.
    write::atomic(&path, b"[").unwrap();
    let second = Settings::load(&path).1.unwrap().kept.unwrap();
    assert!(second.ends_with("settings.damaged-2.json") && kept.exists() && !path.exists());
}

#[test]
fn keys_of_a_newer_version_are_written_again() {
    let mut document = serde_json::to_value(changed()).unwrap();
    document["stories"] = json!([{"title": "x"}]);
    document["table"]["zoom"] = json!(1.5);
    document["export"]["options"]["bleed"] = json!(3);
    document["document"]["hash"] = json!("abc");
    document["view"]["minor"] = json!(99);
    document["view"]["base"]["heat"] = json!({"radius": 2});
    let (folder, path) = file(document.to_string().as_bytes());
    let (mut settings, damage) = Settings::load(&path);
    assert_eq!(damage, None);
    settings.theme = ThemePreference::Light;
    let again = folder.path().join("again.json");
    settings.save(&again).unwrap();
    document["theme"] = json!("light");
    let written: Value = serde_json::from_str(&read::text(&again, Content::Settings).unwrap()).unwrap();
    assert_eq!(written, document);
}

#[test]
fn the_remembered_view_of_an_older_program_is_the_same_map() {
    let text = r#"{"theme": "dark", "view": {"version": 1, "theme": "dark", "filter": {"text": "rail"}}}"#;
    let (_folder, path) = file(text.as_bytes());
    let (settings, damage) = Settings::load(&path);
    assert_eq!(damage, None);
    let mut expected = View { theme: Theme::Dark, ..View::default() };
    expected.edit_clusters(|query| query.text = "rail".to_owned());
    assert_eq!(settings.view, Some(expected));
}

#[test]
fn a_view_of_another_version_is_not_guessed_at_and_costs_nothing_else() {
    let text = r#"{"theme": "dark", "view": {"version": 99, "theme": "dark", "filter": {"text": "rail"}}}"#;
    let (_folder, path) = file(text.as_bytes());
    let (settings, damage) = Settings::load(&path);
    assert_eq!((settings.theme, settings.view), (ThemePreference::Dark, None));
    assert_eq!(damage.unwrap().lost, Lost::Parts(vec![Part::View]));
}

#[test]
fn what_is_no_text_of_settings_gives_the_defaults_and_stays() {
    let huge = vec![b' '; Content::Settings.limit() as usize + 1];
    let deep = "[".repeat(1_000_000);
    for (content, lost) in [
        (b"\xff\xfe\x00{".as_slice(), Lost::Everything),
        (&huge, Lost::Everything),
        (b"{\n  \"theme\": \"dark\",\n  oops", Lost::FromLine(3)),
        (b"", Lost::FromLine(1)),
        (deep.as_bytes(), Lost::FromLine(1)),
        (b"[1, 2]", Lost::Parts(Part::iter().collect())),
        (b"[]", Lost::Parts(Part::iter().collect())),
    ] {
        let (_folder, path) = file(content);
        let (settings, damage) = Settings::load(&path);
        let damage = damage.unwrap();
        assert_eq!((settings, damage.lost), (Settings::default(), lost));
        assert_eq!(std::fs::metadata(damage.kept.unwrap()).unwrap().len(), content.len() as u64);
    }
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(Settings::load(&folder.path().join("missing.json")), (Settings::default(), None));
}

#[cfg(unix)]
#[test]
fn a_pipe_a_device_and_a_folder_neither_block_nor_are_moved_or_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe.json");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let device = folder.path().join("device.json");
    std::os::unix::fs::symlink("/dev/zero", &device).unwrap();
    for path in [&pipe, &device, &folder.path().to_owned()] {
        let (settings, damage) = Settings::load(path);
        let damage = damage.unwrap();
        assert_eq!((settings, damage.lost, damage.kept), (Settings::default(), Lost::Everything, None));
        assert!(Settings::save(&Settings::default(), path).is_err());
        assert!(!path.metadata().unwrap().is_file());
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_damaged_settings_stays_and_leads_to_the_new_ones() {
    use std::os::unix::fs::symlink;
    for (content, is_rewritten) in [("{\"theme\": 7, \"left\": \"provinces\"}", true), ("{\"theme\": \"dark\"", false)]
    {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir(at("real")).unwrap();
        std::fs::create_dir(at("config")).unwrap();
        write::atomic(&at("real/set.json"), content.as_bytes()).unwrap();
        symlink("../real/set.json", at("config/settings.json")).unwrap();
        symlink("config/settings.json", at("chain.json")).unwrap();
        let (mut settings, damage) = Settings::load(&at("chain.json"));
        let kept = damage.unwrap().kept.unwrap();
        assert_eq!(read::text(&kept, Content::Settings).unwrap(), content);
        assert_eq!(kept.canonicalize().unwrap(), at("real/set.damaged.json").canonicalize().unwrap());
        assert_eq!(at("real/set.json").exists(), is_rewritten);
        settings.left = LeftPanel::Article;
        settings.save(&at("chain.json")).unwrap();
        for link in ["chain.json", "config/settings.json"] {
            assert!(at(link).is_symlink(), "{link}");
            assert_eq!(Settings::load(&at(link)), (settings.clone(), None), "{link}");
        }
        assert!(!at("real/set.json").is_symlink());
    }
}

#[cfg(unix)]
#[test]
fn a_path_that_is_no_text_comes_back_byte_for_byte() {
    use std::os::unix::ffi::OsStrExt as _;
    let odd = PathBuf::from(std::ffi::OsStr::from_bytes(b"/maps/\xff.atlas.json"));
    let mut settings = changed();
    settings.recent = vec![odd.clone()];
    settings.folder = Some(odd.clone());
    settings.document = settings.document.map(|document| ProjectFile { path: odd.clone(), ..document });
    if let Some(view) = &mut settings.view {
        view.base.basemap = Basemap::File(odd);
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.json");
    settings.save(&path).unwrap();
    assert_eq!(Settings::load(&path), (settings, None));
}
