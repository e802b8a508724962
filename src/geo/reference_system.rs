//! Reference systems of coordinates in people's files, and their conversion to degrees on WGS 84.

use proj4rs::{Proj, transform::transform};

use super::{
    epsg::{self, Definition},
    wkt_system::Node,
};
use crate::model::LonLat;

/// Reference system of coordinates: degrees on WGS 84 or CGCS2000, or a projection of them.
#[derive(Clone, Debug)]
pub struct ReferenceSystem {
    name: String,
    conversion: Conversion,
}

#[derive(Clone, Debug)]
enum Conversion {
    /// Coordinates are longitudes and latitudes already.
    Degrees,
    /// Coordinates are projected.
    Projection(Box<(Proj, Proj)>),
}

/// A reference system that is not known, by its name in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownSystem(pub String);

impl ReferenceSystem {
    /// Degrees on WGS 84.
    pub fn wgs84() -> Self {
        Self { name: "EPSG:4326, WGS 84".to_owned(), conversion: Conversion::Degrees }
    }

    /// System of a code of EPSG or, for those that it lacks, of ESRI.
    ///
    /// # Errors
    /// [`UnknownSystem`]; also for those on datums that need a shift (Beijing 1954, Xian 1980).
    pub fn from_epsg(code: u32) -> Result<Self, UnknownSystem> {
        let number = format!("EPSG:{code}");
        let unknown = || {
            let name = epsg::name_without_shift(code);
            UnknownSystem(name.map_or(number.clone(), |name| format!("{number}, {name}")))
        };
        let Definition { title, proj } = epsg::definition(code).ok_or_else(unknown)?;
        Self::from_definition(format!("{number}, {title}"), &proj)
    }

    /// System of a name: `EPSG:4490`, `urn:ogc:def:crs:OGC:1.3:CRS84`, `http://www.opengis.net/def/crs/EPSG/0/3857`, or
    /// the number alone.
    ///
    /// # Errors
    /// [`UnknownSystem`].
    pub fn from_name(name: &str) -> Result<Self, UnknownSystem> {
        let trimmed = name.trim();
        let last = trimmed.rsplit([':', '/', '#']).next().unwrap_or_default();
        if ["CRS84", "CRS84H", "84"].contains(&last.to_uppercase().as_str()) {
            return Ok(Self::wgs84());
        }
        let upper = trimmed.to_uppercase();
        let is_code = upper.contains("EPSG") || upper.contains("ESRI") || last == trimmed;
        let code = last.parse::<u32>().ok().filter(|_| is_code);
        match code {
            Some(code) => Self::from_epsg(code),
            None if trimmed.contains('[') => Self::from_wkt(trimmed),
            None => Err(UnknownSystem(trimmed.to_owned())),
        }
    }

    /// System of a well-known text, the content of a `.prj` file: by its authority, else by its datum and projection.
    ///
    /// # Errors
    /// [`UnknownSystem`] with the name in the text.
    pub fn from_wkt(text: &str) -> Result<Self, UnknownSystem> {
        let node = Node::parse(text).ok_or_else(|| UnknownSystem(text.trim().to_owned()))?;
        let code = node.authority().filter(|(authority, _)| authority.eq_ignore_ascii_case("EPSG"));
        let code = code.and_then(|(_, code)| code.parse::<u32>().ok());
        if let Some(code) = code.filter(|code| epsg::definition(*code).is_some()) {
            return Self::from_epsg(code);
        }
        let unknown = || {
            let code = code.map(|code| format!("EPSG:{code}, ")).unwrap_or_default();
            UnknownSystem(format!("{code}{}", node.name()))
        };
        let definition = node.definition().ok_or_else(unknown)?;
        Self::from_definition(node.name().to_owned(), &definition)
    }

    fn from_definition(name: String, definition: &str) -> Result<Self, UnknownSystem> {
        if definition.starts_with("+proj=longlat") {
            return Ok(Self { name, conversion: Conversion::Degrees });
        }
        // Degrees on the same ellipsoid: the datums that are known agree with WGS 84.
        let ellipsoid: Vec<&str> = definition
            .split(' ')
            .filter(|word| ["+a=", "+b=", "+rf=", "+ellps="].iter().any(|key| word.starts_with(key)))
            .collect();
        let degrees = format!("+proj=longlat {} +no_defs", ellipsoid.join(" "));
        let pair = Proj::from_proj_string(definition).ok().zip(Proj::from_proj_string(&degrees).ok());
        let pair = pair.ok_or_else(|| UnknownSystem(name.clone()))?;
        Ok(Self { name, conversion: Conversion::Projection(Box::new(pair)) })
    }

    /// Name: code and title, or the name in the file.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// `true` for degrees on WGS 84 itself.
    pub fn is_wgs84(&self) -> bool {
        let name = self.name.trim_start_matches("GCS_").replace([' ', '_'], "").to_uppercase();
        let is_named = name.starts_with("EPSG:4326") || name.starts_with("EPSG:4979");
        matches!(self.conversion, Conversion::Degrees) && (is_named || ["WGS84", "WGS1984"].contains(&name.as_str()))
    }

    /// Degrees on WGS 84 of coordinates with x towards the east; `None` if they are none, or outside the system.
    pub fn to_wgs84(&self, x: f64, y: f64) -> Option<LonLat> {
        const FULL_CIRCLE: f64 = 360.0;
        let at = match &self.conversion {
            Conversion::Degrees => LonLat::new(x, y),
            Conversion::Projection(pair) => {
                let mut point = (x, y, 0.0);
                let converted = x.is_finite() && y.is_finite() && transform(&pair.0, &pair.1, &mut point).is_ok();
                converted.then(|| LonLat::new(point.0.to_degrees(), point.1.to_degrees()))?
            }
        };
        (at.lon.abs() <= FULL_CIRCLE && at.lat.abs() <= 90.0).then_some(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_near(system: &ReferenceSystem, (x, y): (f64, f64), (lon, lat): (f64, f64)) {
        let at = system.to_wgs84(x, y).unwrap();
        assert!((at.lon - lon).abs() < 2e-7 && (at.lat - lat).abs() < 2e-7, "{}: {at:?}", system.name());
    }

    /// From pyproj 3.7.2 (PROJ 9.5.1), `always_xy`, to degrees on the same datum.
    #[test]
    fn codes_convert_as_proj_does() {
        for (code, coordinates, degrees) in [
            (3857, (12_572_332.36, 3_276_943.28), (112.939_183_160, 28.221_615_542)),
            (4547, (539_000.0, 3_100_000.0), (114.396_542_723, 28.013_489_176)),
            (4549, (541_234.5, 3_470_000.25), (120.433_350_273, 31.351_257_510)),
            (4526, (38_512_345.0, 3_123_456.0), (114.125_768_872, 28.225_659_243)),
            (4509, (450_000.0, 3_000_000.0), (116.495_755_477, 27.110_730_619)),
            (4498, (20_450_000.0, 3_000_000.0), (116.495_755_477, 27.110_730_619)),
            (32649, (700_000.0, 3_120_000.0), (113.037_479_679, 28.190_629_139)),
            (32750, (500_000.0, 9_000_000.0), (117.0, -9.046_562_464)),
            (3826, (250_000.0, 2_650_000.0), (121.0, 23.954_643_166)),
            (3395, (12_000_000.0, 3_000_000.0), (107.797_834_094, 26.159_363_872)),
        ] {
            assert_near(&ReferenceSystem::from_epsg(code).unwrap(), coordinates, degrees);
        }
    }

    /// From pyproj 3.7.2 by the same texts.
    #[test]
    fn texts_of_prj_files_without_a_code_convert_as_proj_does() {
        let china = r#"GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#;
        let zone = format!(
            r#"PROJCS["CGCS2000_3_Degree_GK_Zone_37",{china},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",37500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",111.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#
        );
        assert_near(
            &ReferenceSystem::from_wkt(&zone).unwrap(),
            (37_600_000.0, 3_100_000.0),
            (112.016_720_799, 28.010_300_909),
        );
        assert_near(&ReferenceSystem::from_wkt(china).unwrap(), (112.9, 28.2), (112.9, 28.2));
        let world = r#"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#;
        let albers = format!(
            "PROJCS[\"Albers_China\", {world},\n PROJECTION[\"Albers\"],PARAMETER[\"False_Easting\",0.0],PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",105.0],PARAMETER[\"Standard_Parallel_1\",25.0],PARAMETER[\"Standard_Parallel_2\",47.0],PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]"
        );
        assert_near(
            &ReferenceSystem::from_wkt(&albers).unwrap(),
            (760_000.0, 2_900_000.0),
            (112.733_955_173, 27.306_916_520),
        );
    }

    #[test]
    fn names_in_every_form_are_understood() {
        for name in [
            "EPSG:4326",
            "epsg:4326",
            "4326",
            "urn:ogc:def:crs:EPSG::4326",
            "urn:ogc:def:crs:OGC:1.3:CRS84",
            "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
            "http://www.opengis.net/def/crs/EPSG/0/4326",
        ] {
            assert!(ReferenceSystem::from_name(name).unwrap().is_wgs84(), "{name}");
        }
        assert_eq!(ReferenceSystem::from_name("EPSG:4490").unwrap().name(), "EPSG:4490, CGCS2000");
    }

    #[test]
    fn systems_that_are_not_known_or_need_a_shift_are_named() {
        let unknown = |name: &str| ReferenceSystem::from_name(name).unwrap_err().0;
        assert_eq!(unknown("EPSG:28992"), "EPSG:28992");
        assert_eq!(unknown("urn:ogc:def:crs:EPSG::2383"), "EPSG:2383, Xian 1980");
        assert_eq!(unknown("my own"), "my own");
        let xian = r#"GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980",SPHEROID["Xian_1980",6378140.0,298.257]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#;
        assert_eq!(ReferenceSystem::from_wkt(xian).unwrap_err().0, "GCS_Xian_1980");
    }

    #[test]
    fn coordinates_that_are_none_have_no_position() {
        let degrees = ReferenceSystem::wgs84();
        for (x, y) in [(f64::NAN, 0.0), (0.0, f64::INFINITY), (0.0, 90.1), (12_572_332.0, 3_276_943.0)] {
            assert_eq!(degrees.to_wgs84(x, y), None, "{x}, {y}");
        }
        let zone = ReferenceSystem::from_epsg(4547).unwrap();
        for (x, y) in [(f64::NAN, 0.0), (f64::MAX, f64::MIN), (1e300, 1e300)] {
            assert_eq!(zone.to_wgs84(x, y), None, "{x}, {y}");
        }
    }
}
