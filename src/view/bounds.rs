//! Limits on the size of a document, so that none takes minutes to draw.

use std::collections::BTreeSet;

use super::{Conditions, Layer, MOST_COMPARED, OwnData, View, ViewError};

/// Largest number of values in one condition. The atlas has 34 provinces; unknown identifiers are kept as well.
const MOST_VALUES: usize = 1_000;
/// Largest number of layers.
pub(super) const MOST_LAYERS: usize = 100;
/// Largest number of a person's own files.
pub(crate) const MOST_OWN_DATA: usize = 50;
/// Largest number of columns with a role, and of places chosen by hand, in the recipe of a file.
const MOST_CHOICES: usize = 20_000;
/// Length limit of titles and source lines of own files, characters.
const LONGEST_LINE: usize = 1_000;
/// Length limit of the search text, characters.
const LONGEST_SEARCH: usize = 1_000;

impl View {
    /// Checks the sizes of lists and texts.
    pub(super) fn check_bounds(&self) -> Result<(), ViewError> {
        let queries = || self.layers.iter().filter_map(Layer::query);
        let conditions = queries().flat_map(|query| [&query.definition, &query.filter]).map(Conditions::len);
        for (field, found, most) in [
            ("layers", self.layers.len(), MOST_LAYERS),
            ("place.provinces", self.place.provinces.len(), MOST_VALUES),
            ("layers.filter", conditions.max().unwrap_or_default(), MOST_VALUES),
            ("compare", self.compare.len(), MOST_COMPARED),
            ("data", self.data.len(), MOST_OWN_DATA),
            ("data.recipe", self.data.iter().map(choices).max().unwrap_or_default(), MOST_CHOICES),
        ] {
            if found > most {
                return Err(ViewError::TooMany { field, most, found });
            }
        }
        let found = queries().map(|query| query.text.chars().count()).max().unwrap_or_default();
        if found > LONGEST_SEARCH {
            return Err(ViewError::TooLong { field: "layers.text", most: LONGEST_SEARCH, found });
        }
        let lines = self.data.iter().flat_map(|data| [&data.title, &data.credit]);
        let found = lines.map(|line| line.chars().count()).max().unwrap_or_default();
        if found > LONGEST_LINE {
            return Err(ViewError::TooLong { field: "data", most: LONGEST_LINE, found });
        }
        let mut own = BTreeSet::new();
        if let Some(twice) = self.data.iter().find(|data| !own.insert(&data.id)) {
            return Err(ViewError::OwnDataTwice(twice.id.clone()));
        }
        let mut ids = BTreeSet::new();
        match self.layers.iter().find(|layer| !ids.insert(&layer.id)) {
            Some(twice) => Err(ViewError::LayerTwice(twice.id.clone())),
            None => Ok(()),
        }
    }
}

/// Number of choices in the recipe of a file.
fn choices(data: &OwnData) -> usize {
    data.recipe.columns.len().max(data.recipe.places.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ProvinceId;

    #[test]
    fn a_document_with_more_than_a_map_can_use_is_refused_by_the_field() {
        let mut view = View::default();
        view.edit_clusters(|query| query.text = "湘".repeat(LONGEST_SEARCH));
        view.place.provinces = (0..MOST_VALUES).map(|n| ProvinceId::new(n.to_string())).collect();
        assert_eq!(View::from_json(&view.to_json()), Ok(view.clone()));
        view.edit_clusters(|query| query.text.push('x'));
        let why = View::from_json(&view.to_json()).unwrap_err();
        assert_eq!(why, ViewError::TooLong { field: "layers.text", most: 1000, found: 1001 });
        view.edit_clusters(|query| query.text.clear());
        view.place.provinces.insert(ProvinceId::new("one more"));
        let why = View::from_json(&view.to_json()).unwrap_err();
        assert_eq!(why.to_string(), "place.provinces: expected at most 1000 values, found 1001");
    }
}
