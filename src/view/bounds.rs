//! Limits on the size of a document, so that none takes minutes to draw.

use super::{MOST_COMPARED, View, ViewError};

/// Largest number of values in one condition. The atlas has 34 provinces; unknown identifiers are kept as well.
const MOST_VALUES: usize = 1_000;
/// Length limit of the search text, characters.
const LONGEST_SEARCH: usize = 1_000;

impl View {
    /// Checks the sizes of lists and texts.
    pub(super) fn check_bounds(&self) -> Result<(), ViewError> {
        let filter = &self.filter;
        for (field, found, most) in [
            ("filter.sectors", filter.sectors.len(), MOST_VALUES),
            ("filter.provinces", filter.provinces.len(), MOST_VALUES),
            ("compare", self.compare.len(), MOST_COMPARED),
        ] {
            if found > most {
                return Err(ViewError::TooMany { field, most, found });
            }
        }
        let found = filter.text.chars().count();
        if found > LONGEST_SEARCH {
            return Err(ViewError::TooLong { field: "filter.text", most: LONGEST_SEARCH, found });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ProvinceId;

    #[test]
    fn a_document_with_more_than_a_map_can_use_is_refused_by_the_field() {
        let mut view = View::default();
        view.filter.text = "湘".repeat(LONGEST_SEARCH);
        view.filter.provinces = (0..MOST_VALUES).map(|n| ProvinceId::new(n.to_string())).collect();
        assert_eq!(View::from_json(&view.to_json()), Ok(view.clone()));
        view.filter.text.push('x');
        let why = View::from_json(&view.to_json()).unwrap_err();
        assert_eq!(why, ViewError::TooLong { field: "filter.text", most: 1000, found: 1001 });
        view.filter.text.clear();
        view.filter.provinces.insert(ProvinceId::new("one more"));
        let why = View::from_json(&view.to_json()).unwrap_err();
        assert_eq!(why.to_string(), "filter.provinces: expected at most 1000 values, found 1001");
    }
}
