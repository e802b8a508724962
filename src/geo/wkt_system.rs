//! Reference systems as well-known text (OGC 01-009), the content of `.prj` files: `PROJCS["…",GEOGCS["…",…],…]`.

use super::epsg::{DEGREES, WEB_MERCATOR};

/// Deepest nesting of a text; those of real systems are five deep.
const DEEPEST: usize = 16;

/// Node of a text: keyword, then texts, numbers and nodes.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Node {
    /// Keyword in capitals: `GEOGCS`.
    keyword: String,
    /// Texts and numbers, without quotes.
    values: Vec<String>,
    children: Vec<Self>,
}

impl Node {
    /// Root of a text; `None` if it is none.
    pub(super) fn parse(text: &str) -> Option<Self> {
        Parser { rest: text.trim_start_matches('\u{feff}').trim() }.node(0)
    }

    /// First value: the name.
    pub(super) fn name(&self) -> &str {
        self.values.first().map_or("", String::as_str)
    }

    /// Authority and code: `EPSG` and `4490`.
    pub(super) fn authority(&self) -> Option<(&str, &str)> {
        let node = self.children.iter().find(|child| matches!(child.keyword.as_str(), "AUTHORITY" | "ID"))?;
        Some((node.values.first()?, node.values.get(1)?))
    }

    fn child(&self, keywords: &[&str]) -> Option<&Self> {
        self.children.iter().find(|child| keywords.contains(&child.keyword.as_str()))
    }

    fn number(&self, at: usize) -> Option<f64> {
        self.values.get(at)?.parse::<f64>().ok().filter(|number| number.is_finite())
    }

    fn parameter(&self, names: &[&str]) -> Option<f64> {
        let found =
            |child: &&Self| child.keyword == "PARAMETER" && names.contains(&child.name().to_lowercase().as_str());
        self.children.iter().find(found)?.number(1)
    }

    /// Definition in the notation of PROJ; `None` for projections that are not known, and for datums that differ from
    /// WGS 84 by more than a metre.
    pub(super) fn definition(&self) -> Option<String> {
        if self.keyword == "GEOGCS" {
            return self.is_degrees().then(|| DEGREES.to_owned());
        }
        let geographic = self.child(&["GEOGCS"]).filter(|_| self.keyword == "PROJCS")?;
        let spheroid = geographic.spheroid()?;
        let method = self.child(&["PROJECTION"])?.name().to_lowercase();
        let metres = self.child(&["UNIT"]).map_or(Some(1.0), |unit| unit.number(1))?;
        let (lon_0, lat_0) = (
            self.parameter(&["central_meridian", "longitude_of_center", "longitude_of_origin"]).unwrap_or_default(),
            self.parameter(&["latitude_of_origin", "latitude_of_center"]).unwrap_or_default(),
        );
        // PROJ takes false eastings in metres, the text in the unit of the system.
        let easting = self.parameter(&["false_easting"]).unwrap_or_default() * metres;
        let northing = self.parameter(&["false_northing"]).unwrap_or_default() * metres;
        let scale = self.parameter(&["scale_factor"]).unwrap_or(1.0);
        let first = self.parameter(&["standard_parallel_1"]);
        let second = self.parameter(&["standard_parallel_2"]).or(first);
        let projection = match method.as_str() {
            "mercator_auxiliary_sphere" | "popular_visualisation_pseudo_mercator" => {
                return Some(WEB_MERCATOR.to_owned());
            }
            "transverse_mercator" | "gauss_kruger" | "gauss-kruger" => {
                format!("+proj=tmerc +lat_0={lat_0} +lon_0={lon_0} +k={scale}")
            }
            "albers" | "albers_conic_equal_area" => {
                format!("+proj=aea +lat_1={} +lat_2={} +lat_0={lat_0} +lon_0={lon_0}", first?, second?)
            }
            "lambert_conformal_conic" | "lambert_conformal_conic_2sp" => {
                format!("+proj=lcc +lat_1={} +lat_2={} +lat_0={lat_0} +lon_0={lon_0}", first?, second?)
            }
            "lambert_azimuthal_equal_area" => format!("+proj=laea +lat_0={lat_0} +lon_0={lon_0}"),
            "mercator" | "mercator_1sp" | "mercator_2sp" => {
                format!("+proj=merc +lon_0={lon_0} +k={scale} +lat_ts={}", first.unwrap_or_default())
            }
            _ => return None,
        };
        let unit = if metres == 1.0 { "+units=m".to_owned() } else { format!("+to_meter={metres}") };
        Some(format!("{projection} +x_0={easting} +y_0={northing} {spheroid} {unit} +no_defs"))
    }

    /// `true` for degrees from Greenwich on a datum like WGS 84.
    fn is_degrees(&self) -> bool {
        const DEGREE: f64 = 0.017_453_292_519_943;
        let unit = self.child(&["UNIT"]).map_or(Some(DEGREE), |unit| unit.number(1));
        self.spheroid().is_some() && unit.is_some_and(|unit| (unit - DEGREE).abs() < 1e-9)
    }

    /// Ellipsoid in the notation of PROJ, if datum and prime meridian agree with WGS 84.
    fn spheroid(&self) -> Option<String> {
        let datum = self.child(&["DATUM"])?;
        let name: String = datum.name().to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
        let is_known = ["wgs1984", "wgs84", "china2000", "cgcs2000", "twd97", "taiwandatum1997"].iter();
        let is_known = is_known.chain(&["worldgeodeticsystem1984", "chinageodeticcoordinatesystem2000"]);
        let is_known =
            is_known.map(|known| (*known).to_owned()).any(|known| name == known || name == format!("d{known}"));
        let from_greenwich = self.child(&["PRIMEM"]).is_none_or(|prime| prime.number(1) == Some(0.0));
        let spheroid = datum.child(&["SPHEROID", "ELLIPSOID"])?;
        let (axis, flattening) = (spheroid.number(1)?, spheroid.number(2)?);
        let is_sound = (axis - 6_378_137.0).abs() < 1.0 && (flattening - 298.257).abs() < 0.01;
        (is_known && from_greenwich && is_sound).then(|| format!("+a={axis} +rf={flattening}"))
    }
}

/// Reader of a text.
struct Parser<'t> {
    rest: &'t str,
}

impl Parser<'_> {
    fn node(&mut self, depth: usize) -> Option<Node> {
        let keyword = self.word().to_uppercase();
        self.take(&['[', '('])?;
        let mut node = Node { keyword, ..Node::default() };
        loop {
            self.rest = self.rest.trim_start();
            if self.rest.starts_with('"') {
                node.values.push(self.quoted()?);
            } else {
                let before = self.rest;
                let word = self.word();
                if self.rest.starts_with(['[', '(']) {
                    self.rest = before;
                    let child = (depth < DEEPEST).then(|| self.node(depth + 1)).flatten()?;
                    node.children.push(child);
                } else {
                    node.values.push(word);
                }
            }
            self.rest = self.rest.trim_start();
            if self.take(&[']', ')']).is_some() {
                return Some(node);
            }
            self.take(&[','])?;
        }
    }

    fn word(&mut self) -> String {
        let end = self.rest.find(['[', ']', '(', ')', ',', '"']).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word.trim().to_owned()
    }

    /// A text in quotes; two quotes are one.
    fn quoted(&mut self) -> Option<String> {
        self.take(&['"'])?;
        let mut text = String::new();
        loop {
            let end = self.rest.find('"')?;
            let (part, rest) = self.rest.split_at(end);
            text.push_str(part);
            self.rest = rest;
            self.take(&['"'])?;
            if self.take(&['"']).is_none() {
                return Some(text);
            }
            text.push('"');
        }
    }

    fn take(&mut self, signs: &[char]) -> Option<()> {
        self.rest = self.rest.strip_prefix(signs)?;
        Some(())
    }
}
