//! Reading of view documents of every format version.

use std::path::PathBuf;

use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;

use super::{
    DocumentError, FeatureClasses, FeatureLayer, FeatureQuery, FeatureRef, GridLayer, Layer, MINOR, Objects, OwnData,
    OwnValue, Statistic, ThematicLayer, Unknown, VERSION, Variable, View, ViewError, v1,
};
use crate::{
    dataset::{DatasetId, FieldId},
    model::AsOf,
    recipe::{Datum, DayOrder, DecimalMark, DoubleKeys, Melt, Recipe},
};

#[derive(Deserialize)]
struct Head {
    version: u64,
    #[serde(default)]
    minor: u32,
}

/// Reads a document of any version. Keys of a newer minor version are kept as unknown.
pub(super) fn read(text: &str) -> Result<View, ViewError> {
    let head = head(text).map_err(|error| ViewError::form(&error, text))?;
    match u32::try_from(head.version) {
        Ok(1) => {
            let change = (head.minor < 4).then_some(until_into_filter as fn(&mut Value) -> bool);
            let (document, unknown): (v1::Document, _) =
                parsed(text, &head, v1::LAST_MINOR, change, v1::Document::with_every_key)?;
            Ok(document.migrated(unknown))
        }
        Ok(VERSION) => {
            let change: Option<fn(&mut Value) -> bool> = match head.minor {
                0 => Some(|document| selection_as_reference(document) | undivided_series(document)),
                1 => Some(undivided_series),
                _ => None,
            };
            let (view, unknown): (View, _) = parsed(text, &head, MINOR, change, with_every_key)?;
            let minor = head.minor.max(MINOR);
            Ok(View { minor, unknown, ..view })
        }
        _ => Err(ViewError::Version(head.version)),
    }
}

fn head(text: &str) -> Result<Head, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let head = Head::deserialize(Objects(&mut deserializer))?;
    deserializer.end().map(|()| head)
}

/// Parses a document of a version whose last known minor version is `last`: an older one after `change`, a newer one
/// without the keys that `known` lacks.
fn parsed<T: DeserializeOwned, K: serde::Serialize>(
    text: &str,
    head: &Head,
    last: u32,
    change: Option<fn(&mut Value) -> bool>,
    known: fn() -> K,
) -> Result<(T, Unknown), ViewError> {
    let form = |error: serde_json::Error| ViewError::form(&error, text);
    let other = |error: serde_json::Error| ViewError::OtherMinor {
        version: head.version,
        minor: head.minor,
        error: DocumentError::of(&error, text),
    };
    if head.minor > last {
        let mut value: Value = serde_json::from_str(text).map_err(form)?;
        let unknown = Unknown::take(&mut value, &serde_json::to_value(known()).unwrap_or_default());
        return Ok((serde_json::from_value(value).map_err(other)?, unknown));
    }
    if let Some(change) = change {
        let mut value: Value = serde_json::from_str(text).map_err(form)?;
        if change(&mut value) {
            return Ok((serde_json::from_value(value).map_err(other)?, Unknown::default()));
        }
    }
    // Parsed from the text, so that errors name line and column.
    Ok((serde_json::from_str(text).map_err(form)?, Unknown::default()))
}

/// Minor version 1.3 had `until` beside the filter. A document that has both is left as it is and refused by the parser.
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

/// Minor version 2.0 had a cluster or a province as selection.
fn selection_as_reference(document: &mut Value) -> bool {
    let Some(selection) = document.get_mut("selection") else { return false };
    let Ok(before) = v1::Selection::deserialize(&*selection) else { return false };
    serde_json::to_value(FeatureRef::from(before)).map(|now| *selection = now).is_ok()
}

/// Until minor version 2.1 values of a yearly series were not divided, whatever `per` said.
fn undivided_series(document: &mut Value) -> bool {
    let layers = document.get_mut("layers").and_then(Value::as_array_mut).into_iter().flatten();
    let mut changed = false;
    for values in layers.filter_map(|layer| layer.pointer_mut("/content/values")) {
        let is_series = values.pointer("/variable/series").is_some();
        if let Some(per) = values.get_mut("per").filter(|per| is_series && per.as_str() != Some("nothing")) {
            *per = Value::from("nothing");
            changed = true;
        }
    }
    changed
}

/// A view with every key of this version; its layers have no conditions, whose keys are fields of any dataset.
fn with_every_key() -> View {
    let values = Layer::of_values("values", ThematicLayer::of(Variable::Clusters));
    let query = FeatureQuery { text_in: Some(FieldId::new("sector")), ..FeatureQuery::of("clusters") };
    let features = FeatureLayer {
        color_by: Some(FieldId::new("sector")),
        classes: Some(FeatureClasses::default()),
        size_by: Some(FieldId::new("sector")),
        label_by: Some(FieldId::new("sector")),
        ..FeatureLayer::of(query)
    };
    let grid = GridLayer::of(OwnValue::of_column(DatasetId::new("data"), FieldId::new("value"), Statistic::Sum));
    let layers = vec![values, Layer::of_grid("grid", grid), Layer::of_features("clusters", features)];
    View { layers, data: vec![own_data_with_every_key()], ..View::default() }
}

/// An own file with every key; the columns and places of a recipe have names of any file.
fn own_data_with_every_key() -> OwnData {
    let recipe = Recipe {
        encoding: Some(String::new()),
        delimiter: Some(','),
        decimal: Some(DecimalMark::Point),
        table: Some(String::new()),
        heading: Some(1),
        datum: Some(Datum::Wgs84),
        swapped: true,
        day_order: Some(DayOrder::DayFirst),
        year: Some(2023),
        double_keys: Some(DoubleKeys::Sum),
        melt: Some(Melt::default()),
        ..Recipe::default()
    };
    OwnData {
        id: DatasetId::new("data"),
        path: PathBuf::new(),
        sha256: String::new(),
        dated: AsOf::parse("2026").ok(),
        title: String::new(),
        credit: String::new(),
        recipe,
    }
}
