//! Registry of places, and points at which features are drawn: against the catalogue.

use cluster_atlas::{
    dataset::{Dataset, DatasetId, FieldId},
    model::{CityId, LonLat},
};

use crate::support::facts;

fn dataset(id: &str) -> &'static Dataset {
    facts().datasets().get(&DatasetId::new(id)).unwrap()
}

fn seat(city: &CityId) -> LonLat {
    facts().catalogue().city(city).unwrap().at
}

#[test]
fn each_city_lies_in_its_province_and_region_and_stands_at_its_seat() {
    let (catalogue, places) = (facts().catalogue(), facts().datasets().places());
    let at = |id: &str| places.codes().position(id).unwrap();
    for city in catalogue.cities.values() {
        let place = at(city.id.as_str());
        let province = catalogue.province(&city.province).unwrap();
        assert_eq!(places.province(place), Some(at(province.id.as_str())), "{}", city.id);
        assert_eq!((places.region(place), places.point(place)), (province.region, Some(city.at)), "{}", city.id);
    }
    for province in &catalogue.provinces {
        let place = at(province.id.as_str());
        assert_eq!(places.province(place), Some(place));
        assert_eq!((places.region(place), places.point(place)), (province.region, Some(province.label_at)));
    }
    assert_eq!((places.province(at("XPCC")), places.province(at("CN"))), (Some(at("XJ")), None));
    assert_eq!((places.point(at("XPCC")), places.region(at("CN"))), (None, None));
}

#[test]
fn clusters_are_drawn_at_their_lead_city_and_programmes_at_their_city_if_they_have_one() {
    let (clusters, programmes) = (dataset("clusters"), dataset("programmes"));
    for cluster in &facts().catalogue().clusters {
        let row = clusters.row(cluster.id.as_str()).unwrap();
        assert_eq!(clusters.point(row), cluster.lead().map(|lead| seat(&lead.city)), "{}", cluster.id);
    }
    let mut without = 0;
    for programme in &facts().catalogue().programmes {
        let row = programmes.row(programme.id.as_str()).unwrap();
        assert_eq!(programmes.point(row), programme.city.as_ref().map(seat), "{}", programme.id);
        without += usize::from(programmes.point(row).is_none());
    }
    assert!(without > 0 && without < programmes.rows());
    assert_eq!(clusters.point(clusters.rows() as u32), None);
    assert_eq!(dataset("tiers").point(0), None);
}

#[test]
fn characteristic_clusters_and_their_numbers_are_of_places_of_the_registry() {
    let places = facts().datasets().places();
    for (id, everywhere) in [("characteristic_clusters", true), ("characteristic_cluster_counts", false)] {
        let of = dataset(id);
        let place = of.column(&FieldId::new("place")).unwrap();
        for row in 0..of.rows() {
            let code = place.code(row).unwrap_or_else(|| panic!("{id}: row {row} is nowhere"));
            assert!(places.region(code).is_some(), "{id}: row {row}");
            assert_eq!(of.point(row as u32).is_some(), everywhere, "{id}: row {row}");
        }
    }
}
