//! Conditions on the fields of a dataset.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::dataset::FieldId;

/// Condition on a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Condition {
    /// One of these codes, by identifier; none admits nothing.
    OneOf(BTreeSet<String>),
    /// A period, from the field's date to the dataset's end of a period, that overlaps these years; with `unknown`, also
    /// a period that is not known. Without years, an unknown one only.
    Years {
        /// First and last year.
        years: Option<(i32, i32)>,
        /// Unknown periods are admitted.
        unknown: bool,
    },
}

impl Condition {
    /// Number of values chosen.
    pub fn len(&self) -> usize {
        match self {
            Self::OneOf(codes) => codes.len(),
            Self::Years { years, unknown } => usize::from(years.is_some()) + usize::from(*unknown),
        }
    }

    /// `true` if no value is chosen, so that nothing is admitted.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Conditions by field; all must hold. A field without a condition admits every row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Conditions(BTreeMap<FieldId, Condition>);

impl Conditions {
    /// The condition that a field has one of some codes.
    pub fn one_of<S: Into<String>>(field: &str, codes: impl IntoIterator<Item = S>) -> Self {
        let mut conditions = Self::default();
        conditions.set(field, Condition::OneOf(codes.into_iter().map(Into::into).collect()));
        conditions
    }

    /// Condition on a field.
    pub fn get(&self, field: &str) -> Option<&Condition> {
        self.0.get(field)
    }

    /// Codes that a field may have; `None` if every code is admitted.
    pub fn codes(&self, field: &str) -> Option<&BTreeSet<String>> {
        match self.get(field) {
            Some(Condition::OneOf(codes)) => Some(codes),
            _ => None,
        }
    }

    /// `true` if a field has a condition that names a code.
    pub fn names(&self, field: &str, code: &str) -> bool {
        self.codes(field).is_some_and(|codes| codes.contains(code))
    }

    /// `true` if the condition on a field admits a code, or if there is none.
    pub fn admits(&self, field: &str, code: &str) -> bool {
        self.codes(field).is_none_or(|codes| codes.contains(code))
    }

    /// Sets the condition on a field.
    pub fn set(&mut self, field: &str, condition: Condition) {
        self.0.insert(FieldId::new(field), condition);
    }

    /// Chooses exactly these codes of a field; none lifts the condition.
    pub fn choose<S: Into<String>>(&mut self, field: &str, codes: impl IntoIterator<Item = S>) {
        let codes: BTreeSet<String> = codes.into_iter().map(Into::into).collect();
        if codes.is_empty() {
            self.lift(field);
        } else {
            self.set(field, Condition::OneOf(codes));
        }
    }

    /// Chooses a code of a field besides those that are chosen, or takes it back; with the last one the condition is
    /// lifted.
    pub fn toggle(&mut self, field: &str, code: &str) {
        let mut codes = self.codes(field).cloned().unwrap_or_default();
        if !codes.remove(code) {
            codes.insert(code.to_owned());
        }
        self.choose(field, codes);
    }

    /// Lifts the condition on a field.
    pub fn lift(&mut self, field: &str) {
        self.0.remove(field);
    }

    /// All conditions with their fields.
    pub fn iter(&self) -> impl Iterator<Item = (&FieldId, &Condition)> {
        self.0.iter()
    }

    /// Number of values chosen in all conditions.
    pub fn len(&self) -> usize {
        self.0.values().map(Condition::len).sum()
    }

    /// `true` without conditions.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_chosen_twice_leaves_no_condition() {
        let mut conditions = Conditions::default();
        conditions.toggle("sector", "new_materials");
        conditions.toggle("sector", "energy");
        assert_eq!(conditions.len(), 2);
        assert!(conditions.admits("sector", "energy") && !conditions.admits("sector", "food"));
        conditions.toggle("sector", "energy");
        conditions.toggle("sector", "new_materials");
        assert!(conditions.is_empty() && conditions.admits("sector", "food"));
    }

    #[test]
    fn an_absent_condition_asks_nothing_and_an_empty_one_admits_nothing() {
        let nothing = Conditions::one_of::<String>("sector", []);
        assert!(!nothing.admits("sector", "energy") && nothing.admits("kind", "energy"));
        assert_eq!((nothing.is_empty(), nothing.len()), (false, 0), "a condition without a value");
    }
}
