//! TopoJSON: areas that share their borders, so that neighbours meet exactly.
//!
//! The format: <https://github.com/topojson/topojson-specification>. Only what the base map uses is read.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::model::{Area, Bilingual, BorderClass, BorderLine, Level, LonLat, Polygon, Ring};

#[derive(Deserialize)]
struct Topology {
    transform: Transform,
    arcs: Vec<Vec<[i32; 2]>>,
    objects: BTreeMap<String, Collection>,
}

#[derive(Deserialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

#[derive(Deserialize)]
struct Collection {
    geometries: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    #[serde(default)]
    properties: Properties,
    #[serde(flatten)]
    geometry: Geometry,
}

#[derive(Default, Deserialize)]
struct Properties {
    #[serde(default)]
    iso: String,
    #[serde(default)]
    a3: String,
    #[serde(default)]
    zh: String,
    #[serde(default)]
    en: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    cls: String,
}

/// References to arcs: `~i` is arc `i` backwards.
#[derive(Deserialize)]
#[serde(tag = "type", content = "arcs")]
enum Geometry {
    Polygon(Vec<Vec<i32>>),
    MultiPolygon(Vec<Vec<Vec<i32>>>),
    LineString(Vec<i32>),
    MultiLineString(Vec<Vec<i32>>),
}

impl Geometry {
    fn polygons(&self) -> Vec<&[Vec<i32>]> {
        match self {
            Self::Polygon(rings) => vec![rings],
            Self::MultiPolygon(polygons) => polygons.iter().map(Vec::as_slice).collect(),
            Self::LineString(_) | Self::MultiLineString(_) => Vec::new(),
        }
    }

    fn lines(&self) -> Vec<&[i32]> {
        match self {
            Self::LineString(line) => vec![line],
            Self::MultiLineString(lines) => lines.iter().map(Vec::as_slice).collect(),
            Self::Polygon(_) | Self::MultiPolygon(_) => Vec::new(),
        }
    }

    fn arcs(&self) -> impl Iterator<Item = usize> {
        let rings = self.polygons().into_iter().flatten().flatten();
        let lines = self.lines().into_iter().flatten();
        rings.chain(lines).map(|&arc| index(arc)).collect::<Vec<_>>().into_iter()
    }
}

fn index(arc: i32) -> usize {
    usize::try_from(if arc < 0 { !arc } else { arc }).unwrap_or_default()
}

/// Decoded arcs.
struct Arcs(Vec<Vec<LonLat>>);

impl Arcs {
    fn decode(topology: &Topology) -> Self {
        let Transform { scale: [sx, sy], translate: [tx, ty] } = topology.transform;
        let decode = |arc: &Vec<[i32; 2]>| {
            let (mut x, mut y) = (0_i64, 0_i64);
            arc.iter()
                .map(|&[dx, dy]| {
                    x += i64::from(dx);
                    y += i64::from(dy);
                    LonLat::new(x as f64 * sx + tx, y as f64 * sy + ty)
                })
                .collect()
        };
        Self(topology.arcs.iter().map(decode).collect())
    }

    /// The points of arcs one after the other; where they meet, once.
    fn line(&self, ids: &[i32]) -> Vec<LonLat> {
        let mut line: Vec<LonLat> = Vec::new();
        for &id in ids {
            let Some(arc) = self.0.get(index(id)) else { continue };
            let joint = usize::from(!line.is_empty());
            if id < 0 {
                line.extend(arc.iter().rev().skip(joint));
            } else {
                line.extend(arc.iter().skip(joint));
            }
        }
        line
    }

    fn ring(&self, ids: &[i32]) -> Option<Ring> {
        let mut ring = self.line(ids);
        if ring.first() == ring.last() {
            ring.pop();
        }
        (ring.len() >= 3).then_some(ring)
    }

    fn area(&self, key: String, feature: &Feature) -> Area {
        let polygon = |rings: &[Vec<i32>]| {
            let rings: Vec<Ring> = rings.iter().filter_map(|ring| self.ring(ring)).collect();
            (!rings.is_empty()).then_some(Polygon { rings })
        };
        let Properties { zh, en, name, .. } = &feature.properties;
        let en = if en.is_empty() { name } else { en };
        Area {
            key,
            name: Bilingual { en: en.clone(), zh: zh.clone() },
            polygons: feature.geometry.polygons().into_iter().filter_map(polygon).collect(),
        }
    }
}

fn parse(text: &str) -> Result<(Topology, Arcs), serde_json::Error> {
    let topology: Topology = serde_json::from_str(text)?;
    let arcs = Arcs::decode(&topology);
    Ok((topology, arcs))
}

fn features<'a>(topology: &'a Topology, object: &str) -> &'a [Feature] {
    topology.objects.get(object).map_or(&[], |collection| &collection.geometries)
}

/// The countries of the world layer.
///
/// # Errors
/// The text is no TopoJSON of the expected form; serde names line and column.
pub(super) fn world(text: &str) -> Result<Vec<Area>, serde_json::Error> {
    let (topology, arcs) = parse(text)?;
    let countries = features(&topology, "countries");
    Ok(countries.iter().map(|feature| arcs.area(feature.properties.en.clone(), feature)).collect())
}

/// The window that the detailed layers are cut to: what lies on its edge is no coast.
const WINDOW: [f64; 4] = [60.0, -6.0, 152.0, 58.0];

/// One level of detail: provinces, countries, borders and coasts.
///
/// # Errors
/// The text is no TopoJSON of the expected form; serde names line and column.
pub(super) fn level(text: &str) -> Result<Level, serde_json::Error> {
    let (topology, arcs) = parse(text)?;
    let provinces = features(&topology, "adm1");
    let countries = features(&topology, "adm0");
    let borders = features(&topology, "borders");
    let china = ["CHN", "TWN", "HKG", "MAC"];
    let mut level = Level {
        provinces: provinces
            .iter()
            .map(|feature| arcs.area(feature.properties.iso.trim_start_matches("CN-").to_owned(), feature))
            .collect(),
        countries: countries
            .iter()
            .filter(|feature| !china.contains(&feature.properties.a3.as_str()))
            .map(|feature| arcs.area(feature.properties.a3.clone(), feature))
            .collect(),
        ..Level::default()
    };

    let mut classed = std::collections::BTreeSet::new();
    for feature in borders {
        let class = match feature.properties.cls.as_str() {
            "intl" => BorderClass::International,
            "disputed" => BorderClass::Disputed,
            "loc" => BorderClass::LineOfControl,
            "sar" => BorderClass::Sar,
            _ => BorderClass::Indefinite,
        };
        classed.extend(feature.geometry.arcs());
        for line in feature.geometry.lines() {
            level.borders.push(BorderLine { class, line: arcs.line(line) });
        }
    }
    // Between provinces: arcs that two provinces share and that are not borders of another class.
    for (arc, uses) in uses(provinces) {
        if uses == 2
            && !classed.contains(&arc)
            && let Some(line) = arcs.0.get(arc)
        {
            level.borders.push(BorderLine { class: BorderClass::Province, line: line.clone() });
        }
    }
    // Coasts: arcs of one country only, except along the edge of the window.
    for (arc, uses) in uses(countries) {
        if uses == 1
            && let Some(line) = arcs.0.get(arc)
        {
            level.coasts.extend(off_the_edge(line));
        }
    }
    Ok(level)
}

fn uses(features: &[Feature]) -> BTreeMap<usize, usize> {
    let mut uses = BTreeMap::new();
    for arc in features.iter().flat_map(|feature| feature.geometry.arcs()) {
        *uses.entry(arc).or_default() += 1;
    }
    uses
}

/// The parts of a line that do not run along the edge of the window.
fn off_the_edge(line: &[LonLat]) -> Vec<Vec<LonLat>> {
    let [west, south, east, north] = WINDOW;
    let near = |a: f64, b: f64| (a - b).abs() < 0.01;
    let along = |a: LonLat, b: LonLat| {
        [west, east].iter().any(|&edge| near(a.lon, edge) && near(b.lon, edge))
            || [south, north].iter().any(|&edge| near(a.lat, edge) && near(b.lat, edge))
    };
    let mut parts = Vec::new();
    let mut part: Vec<LonLat> = Vec::new();
    for pair in line.windows(2) {
        let &[a, b] = pair else { continue };
        if along(a, b) {
            parts.push(std::mem::take(&mut part));
            continue;
        }
        if part.is_empty() {
            part.push(a);
        }
        part.push(b);
    }
    parts.push(part);
    parts.retain(|part| part.len() > 1);
    parts
}
