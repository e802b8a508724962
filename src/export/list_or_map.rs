//! Files that a person drops on the window or names on the command line: maps to open, or lists to import.

use std::path::Path;

use super::ENDINGS;
use crate::{data::read, import::format::FORMATS};

/// Length of the beginning by which a JSON file is judged, bytes.
const HEAD: u64 = 16 << 10;

/// `true` for a list that is to be imported; `false` for a project file or a picture, which are opened.
pub(crate) fn is_list(path: &Path) -> bool {
    let ending = ending(path);
    if ending == "json" { is_geojson(path) } else { !ENDINGS.contains(&ending.as_str()) }
}

/// `true` for a list by its ending; a file of any other ending may still be a map.
pub(crate) fn is_named_as_list(path: &Path) -> bool {
    let (ending, mut formats) = (ending(path), FORMATS.iter());
    let is_known = ending == "json" || formats.any(|format| format.extensions().contains(&ending.as_str()));
    is_known && is_list(path)
}

fn ending(path: &Path) -> String {
    path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase()
}

/// `true` if a file begins as GeoJSON or as an array of rows; `false` if it cannot be read, which opening it explains.
fn is_geojson(path: &Path) -> bool {
    let Ok(head) = read::head(path, HEAD) else { return false };
    let text = String::from_utf8_lossy(&head);
    let compact: String = text.trim_start_matches('\u{feff}').chars().filter(|c| !c.is_whitespace()).collect();
    compact.starts_with('[') || ["\"type\":\"Feature", "\"type\":\"Geometry"].iter().any(|of| compact.contains(of))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{data::write::atomic, view::View};

    #[test]
    fn maps_are_opened_and_everything_else_is_imported() {
        let folder = tempfile::tempdir().unwrap();
        let written = |name: &str, text: &str| {
            let path = folder.path().join(name);
            atomic(&path, text.as_bytes()).unwrap();
            path
        };
        let collection = "{\n \"name\": \"x\",\n \"type\": \"FeatureCollection\", \"features\": []}";
        for list in [written("a.csv", "a\n1"), written("b.JSON", collection), written("c.json", " [{\"a\": 1}]")] {
            assert!(is_list(&list) && is_named_as_list(&list), "{list:?}");
        }
        let unknown = written("noending", "{}");
        assert!(is_list(&unknown) && !is_named_as_list(&unknown), "dropped, it is tried as a list");
        let missing = folder.path().join("none.atlas.json");
        let bundle = folder.path().join("c.atlas");
        for map in [written("a.atlas.json", &View::default().to_json()), written("b.PNG", ""), bundle, missing] {
            assert!(!is_list(&map), "{map:?}");
        }
    }
}
