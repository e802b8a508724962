//! Recovery of a damaged document field by field: valid fields are kept, lost ones are named.

use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// Limit on the number of values parsed, including failed attempts. A document of a few thousand values needs a small
/// part of it. Fields not reached within the limit are lost, which bounds the time to about a second.
const BUDGET: usize = 4_000_000;

/// Valid part of a document.
#[derive(Debug)]
pub(super) struct Salvaged {
    /// Document with defaults for lost fields; always readable.
    pub sound: Value,
    /// Paths of lost fields, outermost key first. A field lost as a whole is listed once, without its parts.
    pub lost: Vec<Vec<String>>,
}

/// Recovers the valid part of `document`, which as a whole is not readable as a `T`.
///
/// `default` is a readable document; `full` is the same with a value for each optional field whose parts may be kept
/// separately. Objects at the paths `whole` (such as `page.size`), those that `full` lacks, and those of another
/// `version` than in `full` are kept or lost as a whole.
pub(super) fn salvage<T: DeserializeOwned>(
    document: &Map<String, Value>,
    default: Value,
    full: &Value,
    whole: &[&str],
) -> Salvaged {
    let mut work = Work::<T> {
        values: size(&default),
        sound: default,
        full,
        whole,
        budget: BUDGET,
        lost: Vec::new(),
        reads: PhantomData,
    };
    for (key, value) in document {
        work.field(std::slice::from_ref(key), value);
    }
    Salvaged { sound: work.sound, lost: work.lost }
}

struct Work<'f, T> {
    sound: Value,
    /// Number of values in `sound`.
    values: usize,
    full: &'f Value,
    whole: &'f [&'f str],
    budget: usize,
    lost: Vec<Vec<String>>,
    reads: PhantomData<T>,
}

impl<T: DeserializeOwned> Work<'_, T> {
    /// Keeps a field or, if it is invalid, its valid parts; returns `true` if anything was kept.
    fn field(&mut self, place: &[String], value: &Value) -> bool {
        if self.put(place, value) {
            return true;
        }
        let kept = match value {
            Value::Object(fields) => self.object(place, fields),
            Value::Array(items) => self.array(place, items),
            _ => false,
        };
        if !kept {
            self.lost.push(place.to_vec());
        }
        kept
    }

    /// Keeps the valid fields of an object.
    fn object(&mut self, place: &[String], fields: &Map<String, Value>) -> bool {
        let Some(full) = self.full_fields(place) else { return false };
        let is_other = |version: &Value| fields.get("version").is_some_and(|found| found != version);
        if full.get("version").is_some_and(is_other) {
            return false;
        }
        let before = at(&self.sound, place).cloned();
        let lost = self.lost.len();
        let whole: Map<String, Value> = full.clone().into_iter().chain(fields.clone()).collect();
        if self.put(place, &Value::Object(whole.clone())) {
            // The object is valid once missing fields have defaults.
            self.lost.push(place.to_vec());
            return true;
        }
        let mut any = false;
        // Fields may be valid only together, so first each field alone is replaced by its default.
        for (key, value) in fields {
            let mut rest = whole.clone();
            match full.get(key) {
                Some(default) => rest.insert(key.clone(), default.clone()),
                None => rest.remove(key),
            };
            if self.put(place, &Value::Object(rest)) {
                any = self.field(&within(place, key), value) || fields.len() > 1;
                break;
            }
        }
        let present = before.as_ref().and_then(Value::as_object).filter(|fields| !fields.is_empty());
        let start = present.unwrap_or(&full).clone();
        if !any && self.lost.len() == lost && self.put(place, &Value::Object(start)) {
            for (key, value) in fields {
                any |= self.field(&within(place, key), value);
            }
        }
        if !any {
            match before {
                Some(before) => self.put(place, &before),
                None => self.remove(place),
            };
            self.lost.truncate(lost);
        }
        any
    }

    /// Fields of `full` at a path; empty within a map, since `full` has none there. `None` if `full` has no object at
    /// the path.
    fn full_fields(&self, place: &[String]) -> Option<Map<String, Value>> {
        if self.whole.contains(&place.join(".").as_str()) {
            return None;
        }
        let mut fields = self.full.as_object()?;
        for key in place {
            if fields.is_empty() {
                break;
            }
            fields = fields.get(key)?.as_object()?;
        }
        Some(fields.clone())
    }

    /// Keeps the items of a list that are valid on their own.
    fn array(&mut self, place: &[String], items: &[Value]) -> bool {
        let Some(Value::Array(before)) = at(&self.sound, place).cloned() else { return false };
        let fits = |item: &&Value| self.put(place, &Value::Array(vec![(*item).clone()]));
        let kept: Vec<Value> = items.iter().filter(fits).cloned().collect();
        if kept.is_empty() || !self.put(place, &Value::Array(kept)) {
            self.put(place, &Value::Array(before));
            return false;
        }
        self.lost.push(place.to_vec());
        true
    }

    /// Sets a value if the document stays readable with it.
    fn put(&mut self, place: &[String], value: &Value) -> bool {
        let values = self.values + size(value);
        let Some(left) = self.budget.checked_sub(values) else { return false };
        self.budget = left;
        let is_new = at(&self.sound, place).is_none();
        let Some(slot) = at_mut(&mut self.sound, place) else { return false };
        let before = std::mem::replace(slot, value.clone());
        if T::deserialize(&self.sound).is_ok() {
            self.values = values.saturating_sub(size(&before));
            return true;
        }
        if is_new {
            self.remove(place);
        } else if let Some(slot) = at_mut(&mut self.sound, place) {
            *slot = before;
        }
        false
    }

    /// Removes a key; returns `true` if it was present.
    fn remove(&mut self, place: &[String]) -> bool {
        let parts = place.split_last();
        let parent = parts.and_then(|(key, parent)| Some((key, at_mut(&mut self.sound, parent)?.as_object_mut()?)));
        parent.is_some_and(|(key, parent)| parent.remove(key).is_some())
    }
}

fn within(place: &[String], key: &str) -> Vec<String> {
    place.iter().cloned().chain([key.to_owned()]).collect()
}

fn at<'v>(document: &'v Value, place: &[String]) -> Option<&'v Value> {
    place.iter().try_fold(document, |value, key| value.get(key))
}

/// Value at a path; its last key is inserted if missing.
fn at_mut<'v>(document: &'v mut Value, place: &[String]) -> Option<&'v mut Value> {
    let Some((last, outer)) = place.split_last() else { return Some(document) };
    let outer = outer.iter().try_fold(document, |value, key| value.get_mut(key))?;
    Some(outer.as_object_mut()?.entry(last).or_insert(Value::Null))
}

/// Number of values in a document, containers included.
fn size(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(size).sum(),
        Value::Object(fields) => fields.values().map(size).sum(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Serialize};
    use serde_json::json;

    use super::*;

    #[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
    #[serde(default)]
    struct Pair {
        low: u8,
        high: u8,
    }

    #[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
    #[serde(default)]
    struct SalvageSample {
        name: String,
        pair: Pair,
        optional: Option<Pair>,
        list: Vec<u8>,
        map: BTreeMap<String, u8>,
        whole: Pair,
    }

    fn salvaged(document: &Value) -> (SalvageSample, Vec<String>) {
        let full = json!({"name": "", "pair": {"low": 0, "high": 0}, "optional": {"low": 0, "high": 0}, "list": [], "map": {}, "whole": {"low": 0, "high": 0}});
        let default = serde_json::to_value(SalvageSample::default()).unwrap();
        let salvaged = salvage::<SalvageSample>(document.as_object().unwrap(), default, &full, &["whole"]);
        let lost = salvaged.lost.iter().map(|place| place.join(".")).collect();
        (serde_json::from_value(salvaged.sound).unwrap(), lost)
    }

    #[test]
    fn whatever_fits_is_kept_and_the_rest_is_named_by_its_place() {
        let (sample, lost) = salvaged(&json!({
            "name": 5,
            "pair": {"low": 3, "high": "much"},
            "optional": {"low": -1, "high": 9},
            "list": [1, "two", 3, 400],
            "map": {"a": 1, "b": "two", "c": 3},
            "whole": {"low": 3, "high": "much"},
        }));
        let kept = SalvageSample {
            name: String::new(),
            pair: Pair { low: 3, high: 0 },
            optional: Some(Pair { low: 0, high: 9 }),
            list: vec![1, 3],
            map: [("a".to_owned(), 1), ("c".to_owned(), 3)].into(),
            whole: Pair::default(),
        };
        assert_eq!(sample, kept);
        assert_eq!(lost, ["list", "map.b", "name", "optional.low", "pair.high", "whole"]);
    }

    #[test]
    fn of_what_holds_nothing_sound_the_default_is_left() {
        let (sample, lost) = salvaged(&json!({"pair": "none", "optional": {"low": []}, "list": ["a"], "map": 7}));
        assert_eq!(sample, SalvageSample::default());
        assert_eq!(lost, ["list", "map", "optional", "pair"]);
    }

    #[test]
    fn a_document_of_a_hundred_thousand_wrong_values_ends_soon() {
        let many: Vec<Value> = (0..100_000).map(|n| json!({"a": n})).collect();
        let (sample, lost) = salvaged(&json!({"list": many, "name": "kept", "pair": 1}));
        assert_eq!((sample.list.len(), lost.first().map(String::as_str)), (0, Some("list")));
    }
}
