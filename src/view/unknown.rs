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

    /// Paths of the keys, for example `layers.heat`.
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
            (Value::Array(wrapped), None) => {
                document.extend(wrapped.first().map(|value| (key.clone(), value.clone())));
            }
            _ => {}
        }
    }
}
