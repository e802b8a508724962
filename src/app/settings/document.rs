//! Settings of a JSON document: damaged fields are left out and named, all others are kept.

use serde::Deserialize;
use serde_json::Value;
use strum::IntoEnumIterator as _;

use super::{
    Settings,
    damage::Part,
    salvage::{Salvaged, salvage},
};
use crate::view::{Basemap, ThematicLayer, Unknown, VERSION, View};

/// Settings of a document, and the sections in which fields were lost.
pub(super) fn read_document(mut document: Value) -> (Settings, Vec<Part>) {
    migrate_view(&mut document);
    let (sound, lost) = match (as_settings(&document), &document) {
        (Ok(_), _) => (document, Vec::new()),
        (Err(_), Value::Object(fields)) => {
            let Salvaged { sound, lost } = salvage::<Settings>(fields, default(), &full(), &WHOLE);
            let mut parts: Vec<Part> = lost.iter().filter_map(|place| Some(Part::of(place.first()?))).collect();
            parts.sort_unstable();
            parts.dedup();
            (sound, parts)
        }
        (Err(_), _) => (default(), Part::iter().collect()),
    };
    let mut settings = as_settings(&sound).unwrap_or_default();
    settings.unknown = unknown(sound, &settings);
    if let Some(view) = &mut settings.view
        && view.base.basemap.is_online()
    {
        view.base.basemap = Basemap::Embedded;
    }
    (settings, lost)
}

/// Turns a sound view of an older version into one of this version.
fn migrate_view(document: &mut Value) {
    let Some(view) = document.get_mut("view") else { return };
    let is_older = view.get("version").and_then(Value::as_u64).is_some_and(|version| version < u64::from(VERSION));
    if is_older && let Ok(migrated) = View::from_json(&view.to_string()) {
        *view = serde_json::to_value(migrated).unwrap_or_default();
    }
}

/// Settings of a document without any fault.
pub(super) fn as_settings(document: &Value) -> serde_json::Result<Settings> {
    Deserialize::deserialize(document)
}

/// Fields written by a newer version. Views store their own.
fn unknown(mut document: Value, settings: &Settings) -> Unknown {
    if let Some(document) = document.as_object_mut() {
        document.remove("view");
        if let Some(file) = document.get_mut("document").and_then(Value::as_object_mut) {
            file.remove("saved");
        }
    }
    Unknown::take(&mut document, &serde_json::to_value(settings).unwrap_or_default())
}

fn default() -> Value {
    serde_json::to_value(Settings::default()).unwrap_or_default()
}

/// The size of a page is kept or lost as a whole.
const WHOLE: [&str; 1] = ["view.page.size"];

/// Settings with a view, so that a damaged view can be recovered in part.
fn full() -> Value {
    let mut view = View::default();
    view.set_thematic(Some(ThematicLayer::default()));
    serde_json::to_value(Settings { view: Some(view), ..Settings::default() }).unwrap_or_default()
}
