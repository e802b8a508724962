//! Project rules that the compiler does not check.

use std::{collections::BTreeSet, fs, path::Path};

/// Permitted dependencies of each layer of `src/` on other layers; lower layers first.
const MAY_USE: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("geo", &["model"]),
    ("i18n", &["model"]),
    ("dataset", &["model", "geo"]),
    ("recipe", &[]),
    ("view", &["model", "geo", "dataset", "recipe"]),
    ("data", &["model", "geo", "i18n", "dataset", "view"]),
    ("gazetteer", &["model", "dataset", "data"]),
    ("import", &["model", "geo", "i18n", "dataset", "recipe", "view", "data", "gazetteer"]),
    ("stats", &["model"]),
    ("analysis", &["model", "view", "stats"]),
    ("query", &["model", "geo", "recipe", "view", "dataset", "stats", "analysis"]),
    ("caption", &["model", "i18n", "dataset", "view", "stats", "query", "analysis"]),
    ("table", &["model", "geo", "i18n", "dataset", "view", "stats", "query", "caption"]),
    ("scene", &["model", "geo", "i18n", "dataset", "view", "stats", "analysis", "query", "caption"]),
    ("surface", &["model", "geo", "scene", "view"]),
    (
        "export",
        &[
            "model", "geo", "i18n", "recipe", "view", "dataset", "import", "data", "stats", "query", "analysis",
            "table", "caption", "scene", "surface",
        ],
    ),
    (
        "cli",
        &[
            "model",
            "i18n",
            "dataset",
            "recipe",
            "gazetteer",
            "import",
            "view",
            "data",
            "stats",
            "query",
            "analysis",
            "caption",
            "table",
            "surface",
            "export",
            "app",
        ],
    ),
    (
        "app",
        &[
            "model",
            "geo",
            "i18n",
            "view",
            "dataset",
            "recipe",
            "gazetteer",
            "import",
            "data",
            "stats",
            "analysis",
            "query",
            "table",
            "caption",
            "scene",
            "surface",
            "export",
        ],
    ),
];

fn sources(folder: &Path, out: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            out.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
}

/// Layers named in `use crate::{…}` and in `crate::…` paths, without tests.
fn used(text: &str) -> BTreeSet<&str> {
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let names: Vec<&str> = MAY_USE.iter().map(|(layer, _)| *layer).collect();
    let mut used = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + 7..];
        if let Some(group) = rest.strip_prefix('{') {
            // Each line of a group starts with a layer; on a single line they follow commas outside inner braces.
            let end = group.find("};").unwrap_or(group.len());
            let mut depth = 0;
            let flat: String = group[..end]
                .chars()
                .map(|c| {
                    depth += i32::from(c == '{') - i32::from(c == '}');
                    if depth > 0 && c == ',' { ' ' } else { c }
                })
                .collect();
            for part in flat.split(',') {
                let name = part.trim().split([':', ' ']).next().unwrap_or_default();
                used.extend(names.iter().find(|layer| **layer == name));
            }
        } else {
            let name = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
            used.extend(names.iter().find(|layer| **layer == name));
        }
    }
    used
}

/// Entries of the source folder that are neither a known layer nor one of the two top-level files.
fn strangers(root: &Path) -> Vec<String> {
    let names = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let is_known = |name: &String| {
        ["lib.rs", "main.rs"].contains(&name.as_str()) || MAY_USE.iter().any(|(layer, _)| *layer == name.as_str())
    };
    names.filter(|name| !is_known(name)).collect()
}

#[test]
fn every_folder_and_file_of_the_sources_belongs_to_a_layer() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    assert_eq!(strangers(&root), Vec::<String>::new(), "say in MAY_USE what a new layer may use");
    // An unlisted layer is detected, whether folder or file.
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("measures")).unwrap();
    fs::create_dir(folder.path().join("model")).unwrap();
    fs::copy(root.join("lib.rs"), folder.path().join("lib.rs")).unwrap();
    fs::copy(root.join("lib.rs"), folder.path().join("import.rs")).unwrap();
    let mut found = strangers(folder.path());
    found.sort();
    assert_eq!(found, ["import.rs", "measures"]);
}

#[test]
fn layers_only_use_what_lies_below() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut checked = 0;
    for (layer, allowed) in MAY_USE {
        let mut files = Vec::new();
        sources(&root.join(layer), &mut files);
        files.retain(|(path, _)| !is_of_tests(path));
        assert!(!files.is_empty(), "no files in src/{layer}");
        for (path, text) in files {
            checked += 1;
            for name in used(&text) {
                assert!(name == *layer || allowed.contains(&name), "{path} uses crate::{name}");
            }
        }
    }
    assert!(checked > 60);
}

/// `true` for files that tests alone are made of.
fn is_of_tests(path: &str) -> bool {
    ["tests.rs", "fixture.rs"].iter().any(|name| path.ends_with(name))
}

/// String literals in code, without tests.
fn literals(text: &str) -> Vec<&str> {
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.flat_map(|line| line.split('"').skip(1).step_by(2)).collect()
}

/// `true` if a text is a month or a day, such as `2022-11-30`.
fn is_date(text: &str) -> bool {
    text.contains('-') && cluster_atlas::model::AsOf::parse(text).is_ok()
}

#[test]
fn no_date_and_no_source_of_the_data_is_typed_again_in_code() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (catalogue, _) = cluster_atlas::data::embedded_catalogue();
    let ids: BTreeSet<&str> = catalogue.sources.keys().map(cluster_atlas::model::SourceId::as_str).collect();
    /// Literals that are no source: a column of cities.csv.
    const OTHERS: [(&str, &str); 2] = [("src/data/counties.rs", "geonames"), ("src/data/places.rs", "geonames")];
    let mut others = 0;
    let mut files = Vec::new();
    sources(&root.join("src"), &mut files);
    for (path, text) in files.iter().filter(|(path, _)| !is_of_tests(path)) {
        let mut typed: Vec<&str> =
            literals(text).into_iter().filter(|text| is_date(text) || ids.contains(text)).collect();
        typed.retain(|text| {
            let is_other = OTHERS.iter().any(|(other, literal)| path.ends_with(other) && literal == text);
            others += usize::from(is_other);
            !is_other
        });
        assert!(typed.is_empty(), "{path} says {typed:?}, which the data say");
    }
    assert_eq!(others, OTHERS.len());
    // Each kind of literal is detected.
    let found = literals("let a = (\"2022-11-30\", \"miit_2022_11_30\", \"natural_earth\", \"nature\");");
    assert_eq!(found.iter().filter(|text| is_date(text) || ids.contains(*text)).count(), 3);
}

#[test]
fn the_architecture_names_every_folder_and_every_dependency() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let mut files = Vec::new();
    sources(&root.join("src"), &mut files);
    let folders: BTreeSet<String> = files
        .iter()
        .filter_map(|(path, _)| Some(Path::new(path).parent()?.strip_prefix(root).ok()?.display().to_string()))
        .collect();
    for folder in folders {
        assert!(text.contains(&format!("`{folder}`")), "ARCHITECTURE.md does not name {folder}");
    }
    let manifest: toml::Table = fs::read_to_string(root.join("Cargo.toml")).unwrap().parse().unwrap();
    for table in ["dependencies", "dev-dependencies"] {
        for name in manifest[table].as_table().unwrap().keys() {
            assert!(text.contains(&format!("`{name}`")), "ARCHITECTURE.md does not say why {name}");
        }
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    for (path, text) in files {
        assert!(text.starts_with("//! ") || text.starts_with("#![doc"), "{path} does not say what it is for");
    }
}

/// Tests read their own files; the program reads files of any origin.
#[test]
fn files_are_read_where_reading_has_a_limit() {
    /// Permitted places of opening files: the bounded reader, the writer, and tile archives, read in bounded chunks.
    const DOORS: [&str; 3] = ["src/data/read.rs", "src/data/write/", "src/surface/screen/tiles/"];
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    sources(&root.join("src"), &mut files);
    let mut behind_doors = 0;
    for (path, text) in files {
        let path = Path::new(&path).strip_prefix(root).unwrap().to_str().unwrap().to_owned();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let found = ["fs::read(", "fs::read_to_string(", "File::open(", "OpenOptions"]
            .into_iter()
            .find(|word| code.contains(word));
        let is_door = DOORS.iter().any(|door| path.starts_with(door));
        behind_doors += usize::from(is_door && found.is_some());
        assert!(is_door || found.is_none(), "{path} reads by {}: data::read has the limits", found.unwrap_or_default());
    }
    assert!(behind_doors >= 3, "the words are no longer those that open files");
}

/// Clippy sees the code of one platform only.
#[test]
fn no_name_of_a_file_loses_bytes_on_any_platform() {
    const LOSSY: &str = "to_string_lossy";
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    for (path, text) in files {
        assert!(!text.contains(LOSSY), "{path}: model::path_text for a path, model::ShownPath for a message");
    }
}
