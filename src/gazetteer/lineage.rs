//! Places with those that they lie in.

use super::{Gazetteer, GazetteerPlace};
use crate::dataset::PlaceLevel;

impl Gazetteer {
    /// City of a place: itself, or the one that it lies in; `None` for provinces and what they administer directly.
    pub fn city_of<'g>(&'g self, place: &'g GazetteerPlace) -> Option<&'g GazetteerPlace> {
        self.with_ancestors(place).find(|place| place.level == PlaceLevel::City)
    }

    /// Full Chinese name with those of the places that it lies in: 江苏省苏州市昆山市.
    pub fn full_name(&self, place: &GazetteerPlace) -> String {
        let mut names: Vec<&str> = self.with_ancestors(place).map(|place| place.name_zh.as_str()).collect();
        // A municipality is province and city at once.
        names.dedup();
        names.reverse();
        names.concat()
    }

    /// A place and those that it lies in, the smallest first.
    fn with_ancestors<'g>(&'g self, place: &'g GazetteerPlace) -> impl Iterator<Item = &'g GazetteerPlace> {
        std::iter::successors(Some(place), |place| self.parent(place)).take(4)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_county_has_its_city_and_its_whole_path() {
        let gazetteer = Gazetteer::embedded();
        let kunshan = gazetteer.by_code("320583").unwrap();
        assert_eq!(gazetteer.full_name(kunshan), "江苏省苏州市昆山市");
        assert_eq!(gazetteer.city_of(kunshan).map(|city| city.code.as_str()), Some("320500"));
        let jiangsu = gazetteer.by_code("320000").unwrap();
        assert!(gazetteer.city_of(jiangsu).is_none());
    }
}
