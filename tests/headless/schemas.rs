//! JSON schemas of views and batch files: published as the program writes them, and true of the files that there are.

use std::{
    fs,
    path::{Path, PathBuf},
};

use boon::{Compiler, SchemaIndex, Schemas};
use cluster_atlas::view::{MINOR, VERSION, View};
use serde_json::{Value, json};

use crate::{
    cases::cases,
    support::{run, write},
};

/// Kinds of schemas, with the file that each is published in.
fn published() -> [(&'static str, PathBuf); 2] {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema");
    [("view", folder.join(format!("view-{VERSION}.{MINOR}.json"))), ("batch", folder.join("batch-1.json"))]
}

/// A compiled schema.
struct Schema(Schemas, SchemaIndex);

impl Schema {
    fn of(kind: &str) -> Self {
        let (code, text, _) = run(&["schema", kind]);
        assert_eq!(code, Some(0));
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource("file:///schema.json", serde_json::from_str(&text).unwrap()).unwrap();
        let index = compiler.compile("file:///schema.json", &mut schemas).unwrap();
        Self(schemas, index)
    }

    /// The reason why a document does not match; `None` if it does.
    fn fault(&self, document: &Value) -> Option<String> {
        self.0.validate(document, self.1).err().map(|error| error.to_string())
    }
}

/// The documents of a folder of fixtures, as they were written.
fn documents(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let found: Vec<_> = paths.map(|path| (path.display().to_string(), fs::read_to_string(&path).unwrap())).collect();
    assert!(!found.is_empty());
    found
}

#[test]
fn the_published_schemas_are_those_that_the_program_writes() {
    for (kind, path) in published() {
        let (_, text, _) = run(&["schema", kind]);
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            write(&path, &text);
        }
        assert_eq!(fs::read_to_string(&path).unwrap(), text, "{kind}; UPDATE_GOLDEN=1 writes it anew");
        assert!(!text.contains("[`"), "links of rustdoc lead nowhere in a schema");
    }
}

#[test]
fn every_view_that_the_program_writes_matches_its_schema() {
    let schema = Schema::of("view");
    let written = |view: &View| serde_json::from_str::<Value>(&view.to_json()).unwrap();
    for (name, view) in cases() {
        assert_eq!(schema.fault(&written(&view)), None, "{name}");
    }
    for (path, text) in documents("tests/fixtures/views") {
        let view = View::from_json(&text).unwrap().without_unknown();
        assert_eq!(schema.fault(&written(&view)), None, "{path}");
    }
    // Views of version 1, which have no schema any more.
    for (path, text) in documents("data/article_views") {
        assert_eq!(schema.fault(&written(&View::from_json(&text).unwrap())), None, "{path}");
    }
    let by_hand = json!({"version": 2, "base": {"city_labels": false}, "as_of": "2022-11-30"});
    assert_eq!((schema.fault(&by_hand), View::from_json(&by_hand.to_string()).is_ok()), (None, true));
}

#[test]
fn a_view_that_the_program_refuses_does_not_match() {
    let schema = Schema::of("view");
    for document in [
        json!({"version": 3}),
        json!({"version": 2, "colour": "red"}),
        json!({"version": 2, "layers": {}}),
        json!({"version": 2, "theme": "purple"}),
        json!({"version": 2, "place": {"regions": ["south"]}}),
        json!({"version": 2, "layers": [{"id": "clusters"}]}),
        json!({"version": 2, "layers": [{"id": "values", "content": {"values": {"classes": 10}}}]}),
        json!({"version": 2, "page": {"size": {"width": 100}}}),
        json!([]),
    ] {
        assert!(View::from_json(&document.to_string()).is_err(), "{document}");
        assert!(schema.fault(&document).is_some(), "{document}");
    }
}

#[test]
fn batch_files_match_their_schema_or_are_refused() {
    let schema = Schema::of("batch");
    let read = |text: &str| serde_json::to_value(toml::from_str::<toml::Table>(text).unwrap()).unwrap();
    let example = include_str!("../../examples/atlas.toml");
    assert_eq!(schema.fault(&read(example)), None);
    let sound = "[[picture]]\noutput = \"a.png\"\nfilter = \"province=Hunan\"\nlang = [\"en\", \"zh\"]\nclasses = 4\nweak = true\n";
    assert_eq!(schema.fault(&read(sound)), None);
    for (from, to) in [
        ("classes = 4", "classes = 12"),
        ("weak = true", "weak = \"yes\""),
        ("\"zh\"", "\"fr\""),
        ("filter", "filters"),
        ("[[picture]]", "[[map]]"),
    ] {
        assert!(schema.fault(&read(&sound.replace(from, to))).is_some(), "{to}");
    }
}
