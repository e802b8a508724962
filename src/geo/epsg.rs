//! Reference systems by their codes of the EPSG registry, as definitions for proj4rs.

/// Ellipsoid and unit of CGCS2000, which differs from WGS 84 by less than a metre.
const CGCS2000: &str = "+a=6378137 +rf=298.257222101 +units=m +no_defs";

/// Definition of a reference system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Definition {
    /// Title, as the registry has it.
    pub title: String,
    /// Definition in the notation of PROJ.
    pub proj: String,
}

impl Definition {
    fn new(title: impl Into<String>, proj: impl Into<String>) -> Self {
        Self { title: title.into(), proj: proj.into() }
    }
}

/// Definition of degrees on WGS 84.
pub(super) const DEGREES: &str = "+proj=longlat +ellps=WGS84 +no_defs";
/// Definition of Web Mercator: degrees on the ellipsoid taken as if they were degrees on a sphere.
pub(super) const WEB_MERCATOR: &str =
    "+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +no_defs";

/// Definition of a code; `None` for those that are not known, or that need the shift of a datum.
pub(super) fn definition(code: u32) -> Option<Definition> {
    let definition = match code {
        4326 | 4979 => Definition::new("WGS 84", DEGREES),
        4490 | 4480 => Definition::new("CGCS2000", "+proj=longlat +a=6378137 +rf=298.257222101 +no_defs"),
        3857 | 3785 | 900_913 | 102_100 | 102_113 => Definition::new("Web Mercator", WEB_MERCATOR),
        3395 => {
            Definition::new("World Mercator", "+proj=merc +lon_0=0 +k=1 +x_0=0 +y_0=0 +ellps=WGS84 +units=m +no_defs")
        }
        3824 => Definition::new("TWD97", "+proj=longlat +ellps=GRS80 +no_defs"),
        3825 => gauss_krueger("TWD97 / TM2 zone 119", 119, 250_000, 0.9999, "+ellps=GRS80 +units=m +no_defs"),
        3826 => gauss_krueger("TWD97 / TM2 zone 121", 121, 250_000, 0.9999, "+ellps=GRS80 +units=m +no_defs"),
        32601..=32660 => utm(code - 32600, "N"),
        32701..=32760 => utm(code - 32700, "S"),
        4491..=4501 => by_zone("CGCS2000 / Gauss-Kruger", code - 4491 + 13, code - 4491, 6),
        4502..=4512 => by_meridian("CGCS2000 / Gauss-Kruger", code - 4502, 6),
        4513..=4533 => by_zone("CGCS2000 / 3-degree Gauss-Kruger", code - 4513 + 25, code - 4513, 3),
        4534..=4554 => by_meridian("CGCS2000 / 3-degree Gauss-Kruger", code - 4534, 3),
        _ => return None,
    };
    Some(definition)
}

/// Name of a system that is known and cannot be converted for want of the shift of its datum.
pub(super) fn name_without_shift(code: u32) -> Option<&'static str> {
    match code {
        4214 | 2401..=2442 | 21413..=21423 | 21453..=21463 | 21473..=21483 => Some("Beijing 1954"),
        4610 | 2327..=2390 => Some("Xian 1980"),
        4555 | 2391..=2396 => Some("New Beijing"),
        4611 | 2326 => Some("Hong Kong 1980"),
        _ => None,
    }
}

fn utm(zone: u32, hemisphere: &str) -> Definition {
    let mut proj = format!("+proj=utm +zone={zone} ");
    if hemisphere == "S" {
        proj.push_str("+south ");
    }
    proj.push_str("+ellps=WGS84 +units=m +no_defs");
    Definition::new(format!("WGS 84 / UTM zone {zone}{hemisphere}"), proj)
}

/// Zones of Gauss and Krüger from 75° E on, with the number of the zone before the eastings.
fn by_zone(title: &str, zone: u32, step: u32, width: u32) -> Definition {
    let easting = zone * 1_000_000 + 500_000;
    gauss_krueger(&format!("{title} zone {zone}"), 75 + step * width, easting, 1.0, CGCS2000)
}

/// Zones of Gauss and Krüger from 75° E on, named by their meridians.
fn by_meridian(title: &str, step: u32, width: u32) -> Definition {
    let meridian = 75 + step * width;
    gauss_krueger(&format!("{title} CM {meridian}E"), meridian, 500_000, 1.0, CGCS2000)
}

fn gauss_krueger(title: &str, meridian: u32, easting: u32, scale: f64, ellipsoid: &str) -> Definition {
    let proj = format!("+proj=tmerc +lat_0=0 +lon_0={meridian} +k={scale} +x_0={easting} +y_0=0 {ellipsoid}");
    Definition::new(title, proj)
}
