//! Privacy of exported files: they contain no path of the machine.

use std::{fs, path::Path};

use cluster_atlas::{
    data::view_file,
    export::open,
    view::{Basemap, View},
};

use crate::support::{file, run};

/// Folder name that must not occur in any file; a single word, so that line breaks cannot split it.
const SECRET: &str = "confidential-folder-of-someone";

#[test]
fn no_picture_pack_or_report_names_the_tile_archive_of_its_view() {
    let (folder, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut view = View::default();
    view.base.basemap = Basemap::File(format!("/home/{SECRET}/tiles.pmtiles").into());
    let project = file(&folder, "project.json");
    view_file::save(Path::new(&project), &view).unwrap();
    assert!(fs::read_to_string(&project).unwrap().contains(SECRET), "a project knows its tiles");
    for (name, more) in [("a.png", &[][..]), ("a.svg", &[]), ("b.svg", &["--svg-text", "live"]), ("a.pdf", &[])] {
        let path = file(&out, name);
        let flags = ["export", "--view", &project, "-o", &path, "--pack", "--json", "--size", "600x400", "--force"];
        let (code, report, said) = run(&[&flags[..], more].concat());
        assert_eq!(code, Some(0), "{said}");
        assert!(!report.contains(SECRET) && !said.contains(SECRET), "{report} {said}");
        // The embedded view, decoded from every format.
        let carried = open(Path::new(&path)).unwrap();
        assert_eq!(carried.base.basemap, Basemap::Embedded, "{name}");
        assert!(!carried.to_json().contains(SECRET));
    }
    let files: Vec<_> = fs::read_dir(out.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(files.len() > 20, "{files:?}");
    for path in files {
        let bytes = fs::read(&path).unwrap();
        let holds = bytes.windows(SECRET.len()).any(|window| window == SECRET.as_bytes());
        assert!(!holds, "{} holds the path", path.display());
    }
}
