//! Migration of view documents between format versions.

use serde::Deserialize;
use serde_json::Value;

use super::{DocumentError, MINOR, Objects, ThematicLayer, Unknown, VERSION, Variable, View, ViewError};

/// A migration step; returns `true` if it changed the document.
type Migration = fn(&mut Value) -> bool;

/// Migration steps, each with the minor version that it leads to. An added key needs no step: its default is what older
/// programs drew.
const STEPS: [(u32, Migration); 1] = [(4, until_into_filter)];

#[derive(Deserialize)]
struct Head {
    version: u64,
    #[serde(default)]
    minor: u32,
}

/// Reads a document of any minor version. Keys of a newer one are kept as unknown.
pub(super) fn read(text: &str) -> Result<View, ViewError> {
    let head = head(text).map_err(|error| ViewError::form(&error, text))?;
    if head.version != u64::from(VERSION) {
        return Err(ViewError::Version(head.version));
    }
    let (value, unknown) = meant(text, head.minor)?;
    let view: Result<View, _> = match value {
        // Parsed from the text, so that errors name line and column.
        None => serde_json::from_str(text).map_err(|error| ViewError::form(&error, text)),
        Some(value) => serde_json::from_value(value)
            .map_err(|error| ViewError::OtherMinor { minor: head.minor, error: DocumentError::of(&error, text) }),
    };
    Ok(View { minor: head.minor.max(MINOR), unknown, ..view? })
}

fn head(text: &str) -> Result<Head, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let head = Head::deserialize(Objects(&mut deserializer))?;
    deserializer.end().map(|()| head)
}

/// A document of another minor version as one of this version; `None` if the text needs no change.
fn meant(text: &str, minor: u32) -> Result<(Option<Value>, Unknown), ViewError> {
    if minor == MINOR {
        return Ok((None, Unknown::default()));
    }
    let mut value: Value = serde_json::from_str(text).map_err(|error| ViewError::form(&error, text))?;
    if minor > MINOR {
        let unknown = Unknown::take(&mut value, &known());
        return Ok((Some(value), unknown));
    }
    let mut changed = false;
    for (_, step) in STEPS.iter().filter(|(to, _)| *to > minor) {
        changed |= step(&mut value);
    }
    Ok((changed.then_some(value), Unknown::default()))
}

/// Minor version 3 had `until` beside the filter. A document that has both is left as it is and refused by the parser.
fn until_into_filter(document: &mut Value) -> bool {
    let Some(document) = document.as_object_mut() else { return false };
    let has_both = document.get("filter").is_some_and(|filter| filter.get("until").is_some());
    let Some(until) = document.get("until").filter(|_| !has_both).cloned() else { return false };
    let filter = document.entry("filter").or_insert_with(|| Value::Object(serde_json::Map::new()));
    let Some(filter) = filter.as_object_mut() else { return false };
    filter.insert("until".to_owned(), until);
    document.remove("until");
    true
}

/// A document with every key known to this program.
fn known() -> Value {
    let mut view = View::default();
    view.layers.thematic = Some(ThematicLayer::of(Variable::Clusters));
    serde_json::to_value(view).unwrap_or_default()
}
