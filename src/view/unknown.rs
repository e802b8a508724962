//! Unknown keys of a document that a newer program wrote: kept, written back, and listed.

use std::sync::Arc;

use serde_json::{Map, Value};

/// Unknown keys with their values and positions in the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unknown(Option<Arc<Map<String, Value>>>);

impl Unknown {
    /// Removes the keys from a document that `known` lacks at the same position.
    pub fn take(document: &mut Value, known: &Value) -> Self {
        let taken = match (document, known) {
            (Value::Object(document), Value::Object(known)) => take(document, known),
            _ => Map::new(),
        };
        Self((!taken.is_empty()).then(|| Arc::new(taken)))
    }

    /// `true` if every key was known.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// Paths of the keys, for example `page.bleed`; a layer stands for itself by its identifier.
    pub fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        if let Some(map) = &self.0 {
            name(map, "", &mut names);
        }
        names
    }

    /// Puts the keys back at their positions; a key that the document has by now is left as it is.
    pub(crate) fn put_back(&self, document: &mut Value) {
        if let (Some(kept), Value::Object(document)) = (&self.0, document) {
            put_back(kept, document);
        }
    }
}

fn take(document: &mut Map<String, Value>, known: &Map<String, Value>) -> Map<String, Value> {
    let mut taken = Map::new();
    for (key, value) in std::mem::take(document) {
        match (known.get(&key), value) {
            (None, value) => {
                // Wrapped in an array, so that an unknown object differs from a known one with unknown keys.
                taken.insert(key, Value::Array(vec![value]));
            }
            (Some(Value::Array(known)), Value::Array(mut list)) => {
                let of_list = take_of_list(&mut list, known);
                if !of_list.is_empty() {
                    taken.insert(key.clone(), Value::Object(of_list));
                }
                document.insert(key, Value::Array(list));
            }
            // A map of any keys.
            (Some(Value::Object(known)), value) if known.is_empty() => {
                document.insert(key, value);
            }
            (Some(Value::Object(known)), Value::Object(mut inner)) => {
                let of_inner = take(&mut inner, known);
                if !of_inner.is_empty() {
                    taken.insert(key.clone(), Value::Object(of_inner));
                }
                document.insert(key, Value::Object(inner));
            }
            (Some(_), value) => {
                document.insert(key, value);
            }
        }
    }
    taken
}

/// Removes the unknown keys of the objects in a list, by the identifier of each. `known` has objects of every kind.
fn take_of_list(list: &mut [Value], known: &[Value]) -> Map<String, Value> {
    let mut any_kind = Map::new();
    for object in known.iter().filter_map(Value::as_object) {
        merge(&mut any_kind, object);
    }
    let mut taken = Map::new();
    for object in list.iter_mut().filter_map(Value::as_object_mut) {
        let Some(id) = object.get("id").and_then(Value::as_str).map(str::to_owned) else { continue };
        let of_object = take(object, &any_kind);
        if !of_object.is_empty() {
            taken.insert(id, Value::Object(of_object));
        }
    }
    taken
}

/// Adds the keys of `other` at every depth.
fn merge(into: &mut Map<String, Value>, other: &Map<String, Value>) {
    for (key, value) in other {
        match (into.get_mut(key), value) {
            (Some(Value::Object(inner)), Value::Object(other)) => merge(inner, other),
            (Some(_), _) => {}
            (None, value) => drop(into.insert(key.clone(), value.clone())),
        }
    }
}

fn name(kept: &Map<String, Value>, place: &str, names: &mut Vec<String>) {
    for (key, value) in kept {
        match value {
            Value::Object(inner) => name(inner, &format!("{place}{key}."), names),
            _ => names.push(format!("{place}{key}")),
        }
    }
}

fn put_back(kept: &Map<String, Value>, document: &mut Map<String, Value>) {
    for (key, value) in kept {
        match (value, document.get_mut(key)) {
            (Value::Object(kept), Some(Value::Object(inner))) => put_back(kept, inner),
            (Value::Object(kept), Some(Value::Array(list))) => {
                for object in list.iter_mut().filter_map(Value::as_object_mut) {
                    let of_object = object.get("id").and_then(Value::as_str).and_then(|id| kept.get(id));
                    if let Some(of_object) = of_object.and_then(Value::as_object) {
                        put_back(of_object, object);
                    }
                }
            }
            (Value::Array(wrapped), None) => {
                document.extend(wrapped.first().map(|value| (key.clone(), value.clone())));
            }
            _ => {}
        }
    }
}
