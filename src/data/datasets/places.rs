//! Places of the catalogue: nation, provinces, cities, XPCC; counties.

use std::collections::BTreeMap;

use super::super::{
    Report,
    counties::{self, County},
    embedded,
};
use crate::{
    dataset::{Code, LocalText, Place, PlaceLevel, Places},
    model::{Catalogue, Language, LonLat, Name, ReportingUnit},
};

/// Registry of all places of a catalogue; a place stands before those that lie in it.
pub(super) fn places(catalogue: &Catalogue) -> Places {
    let place = |level, point: Option<LonLat>| Place { level, region: None, point };
    let nation = Code::new(ReportingUnit::Nation.to_string(), LocalText::both("China", "全国"));
    let mut places = vec![(nation, place(PlaceLevel::Nation, None))];
    let named = |id: String, name: &Name, parent| {
        let title = LocalText::both(name.short(Language::En), name.short(Language::Zh));
        Code { parent, ..Code::new(id, title) }
    };
    for province in &catalogue.provinces {
        let of = Place { region: province.region, ..place(PlaceLevel::Province, Some(province.label_at)) };
        places.push((named(province.id.to_string(), &province.name, Some(0)), of));
    }
    let position = |id: &str| places.iter().position(|(code, _)| code.id == id).map(|at| at as u32);
    let cities = catalogue.cities.values().map(|city| {
        let level = if city.separately_planned { PlaceLevel::ReportingUnit } else { PlaceLevel::City };
        (named(city.id.to_string(), &city.name, position(city.province.as_str())), place(level, Some(city.at)))
    });
    let xpcc = Code {
        parent: catalogue.province_of(&ReportingUnit::Xpcc).and_then(|id| position(id.as_str())),
        ..Code::new(
            ReportingUnit::Xpcc.to_string(),
            LocalText::both("Xinjiang Production and Construction Corps", "新疆生产建设兵团"),
        )
    };
    let inside: Vec<(Code, Place)> = cities.chain([(xpcc, place(PlaceLevel::ReportingUnit, None))]).collect();
    places.extend(inside);
    let positions: BTreeMap<&str, u32> = (0..).zip(&places).map(|(at, (code, _))| (code.id.as_str(), at)).collect();
    let counties: Vec<(Code, Place)> = counties()
        .into_iter()
        .map(|county| {
            let title = LocalText::both(county.name.en, county.name.zh);
            let parent = positions.get(county.inside.as_str()).copied();
            (Code { parent, ..Code::new(county.id, title) }, place(PlaceLevel::County, Some(county.at)))
        })
        .collect();
    places.extend(counties);
    Places::new(places)
}

/// The embedded counties.
fn counties() -> Vec<County> {
    let mut report = Report::default();
    let counties = counties::counties(embedded::COUNTIES, &mut report);
    report.log();
    counties
}
