//! `--one-file`: several pictures as the pages of one PDF.

#[cfg(target_os = "linux")]
use std::{
    collections::BTreeSet,
    ffi::OsString,
    process::{Command, Stdio},
    time::{Duration, Instant},
};
use std::{fs, ops::ControlFlow, path::Path};

use cluster_atlas::{
    export::{Atlas, open},
    model::Language,
};

#[cfg(target_os = "linux")]
use crate::support::send;
use crate::support::{exporter, file, poppler, run, write};

/// Bookmarks of a PDF in their order: page and text.
fn bookmarks(path: &str) -> Vec<(usize, String)> {
    let text = poppler("pdftohtml", &["-xml", "-i", "-stdout", path]);
    let items = text.split("<item page=\"").skip(1).map(|item| {
        let (page, rest) = item.split_once("\">").unwrap();
        (page.parse().unwrap(), rest.split("</item>").next().unwrap().to_owned())
    });
    items.collect()
}

fn report(output: &str) -> Vec<serde_json::Value> {
    serde_json::from_str(output).unwrap()
}

#[test]
fn a_series_is_one_pdf_with_a_bookmark_and_a_part_of_the_structure_for_each_page() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder, "atlas.pdf");
    let flags = ["--each", "sector", "--lang", "en,zh", "--one-file", "--size", "500x400", "--json"];
    let (code, output, said) = run(&[&["export"], &flags[..], &["-o", &path]].concat());
    assert_eq!(code, Some(0), "{said}");
    let pages = report(&output);
    let bytes = fs::metadata(&path).unwrap().len();
    for (index, page) in pages.iter().enumerate() {
        assert_eq!((page["status"].as_str(), page["page"].as_u64()), (Some("ok"), Some(index as u64 + 1)), "{page}");
        assert_eq!((page["file"].as_str(), page["bytes"].as_u64()), (Some(path.as_str()), Some(bytes)));
    }
    let titles = pages.iter().enumerate().map(|(index, page)| (index + 1, page["title"].as_str().unwrap().to_owned()));
    assert_eq!(bookmarks(&path), titles.collect::<Vec<_>>());
    let info = poppler("pdfinfo", &[&path]);
    assert!(info.contains(&format!("Title:           Atlas of {} maps", pages.len())), "{info}");
    assert!(info.contains(&format!("Pages:           {}\n", pages.len())), "{info}");
    let structure = poppler("pdfinfo", &["-struct", &path]);
    for (tag, count) in [("Part", pages.len()), ("H1", pages.len()), ("Figure", pages.len())] {
        let found =
            structure.lines().filter(|line| line.split([' ', ':']).find(|word| !word.is_empty()) == Some(tag)).count();
        assert_eq!(found, count, "{tag}: {structure}");
    }
    // Opened again, it shows its first page.
    let query = open(Path::new(&path)).unwrap().cluster_query();
    let sectors = query.filter.codes("sector").cloned().unwrap_or_default();
    assert_eq!(sectors, ["new_generation_it".to_owned()].into());
}

#[test]
fn an_atlas_has_the_same_bytes_as_its_pages_in_order_on_one_thread() {
    let folder = tempfile::tempdir().unwrap();
    let (path, single) = (file(&folder, "atlas.pdf"), file(&folder, "{each}.pdf"));
    let flags = ["--each", "sector", "--size", "500x400"];
    assert_eq!(run(&[&["export"], &flags[..], &["--one-file", "-o", &path]].concat()).0, Some(0));
    let (code, output, _) = run(&[&["export"], &flags[..], &["--json", "-o", &single]].concat());
    assert_eq!(code, Some(0));
    let mut exporter = exporter();
    let mut atlas = Atlas::new().unwrap();
    for picture in report(&output) {
        let view = open(Path::new(picture["file"].as_str().unwrap())).unwrap();
        let options = crate::support::as_format(cluster_atlas::export::PictureFormat::Pdf);
        atlas.push(exporter.atlas_page(&view, &options, &mut |_| ControlFlow::Continue(())).unwrap()).unwrap();
    }
    assert!(fs::read(&path).unwrap() == atlas.finish().unwrap());
}

#[test]
fn names_with_placeholders_make_an_atlas_each() {
    let folder = tempfile::tempdir().unwrap();
    let pattern = file(&folder, "atlas-{lang}.pdf");
    let flags = ["export", "--each", "sector", "--lang", "en,zh", "--one-file", "--size", "500x400", "-o", &pattern];
    let (code, _, said) = run(&flags);
    assert_eq!(code, Some(0), "{said}");
    let [en, zh] = ["en", "zh"].map(|lang| bookmarks(&file(&folder, &format!("atlas-{lang}.pdf"))));
    assert_eq!(en.len(), zh.len());
    assert!(en.iter().all(|(_, title)| title.is_ascii()) && zh.iter().all(|(_, title)| !title.is_ascii()));
}

#[test]
fn entries_of_a_batch_share_a_file_in_their_order() {
    let folder = tempfile::tempdir().unwrap();
    let batch = file(&folder, "atlas.toml");
    let entries = "[defaults]\none-file = true\nsize = \"500x400\"\n\
        [[picture]]\noutput = \"all.pdf\"\ntitle = \"First\"\n\
        [[picture]]\noutput = \"alone.png\"\n\
        [[picture]]\neach = \"sector\"\noutput = \"all.pdf\"\n";
    write(&batch, entries);
    let (code, _, said) = run(&["batch", &batch]);
    assert_eq!(code, Some(0), "{said}");
    let pages = bookmarks(&file(&folder, "all.pdf"));
    assert_eq!(pages.first(), Some(&(1, "First".to_owned())));
    assert!(pages.len() > 5);
    assert!(folder.path().join("alone.png").exists());
    write(&batch, "[[picture]]\noutput = \"all.pdf\"\n[[picture]]\none-file = true\noutput = \"all.pdf\"\n");
    let (code, _, said) = run(&["batch", &batch, "--force"]);
    assert!(code == Some(2) && said.contains("several images would go to one file"), "{said}");
}

#[test]
fn one_file_is_refused_where_it_does_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let [pdf, each, png] = ["atlas.pdf", "{each}.pdf", "atlas.png"].map(|name| file(&folder, name));
    for (flags, expected) in [
        (vec!["-o", &pdf], "--one-file: has no effect on "),
        (vec!["-o", &pdf], "which would hold one picture; it needs --each, several values of --lang or --theme"),
        (vec!["-o", &each, "--each", "sector"], "--one-file: has no effect on "),
        (vec!["-o", "-", "--format", "pdf"], "--one-file: has no effect on -"),
        (vec!["-o", &png, "--each", "sector"], "--one-file: has no effect on PNG; it needs PDF"),
        (vec!["-o", &pdf, "--each", "sector", "--pack"], "--pack: has no effect on"),
        (vec!["-o", "-", "--format", "pdf", "--each", "sector"], "is the standard output, which holds one image"),
    ] {
        let (code, output, said) = run(&[&["export", "--one-file"][..], &flags].concat());
        assert!(code == Some(2) && output.is_empty() && said.contains(expected), "{flags:?}: {said}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn the_only_page_of_a_file_of_a_batch_is_refused_unless_a_default_makes_it_one() {
    let folder = tempfile::tempdir().unwrap();
    let batch = file(&folder, "atlas.toml");
    let alone = "[[picture]]\none-file = true\noutput = \"alone.pdf\"\n";
    let two = "[[picture]]\nlang = [\"en\", \"zh\"]\none-file = true\noutput = \"two.pdf\"\n";
    let inherited = alone.replace("one-file = true\n", "");
    let defaults = "[defaults]\nsize = \"300x300\"\none-file = true\n";
    for (text, line) in
        [(format!("{two}{alone}"), 7), (format!("{defaults}{two}{alone}"), 10), (format!("{defaults}{inherited}"), 5)]
    {
        write(&batch, &text);
        for command in ["batch", "check"] {
            let (code, _, said) = run(&[command, &batch]);
            assert_eq!(code, Some(if command == "batch" { 2 } else { 1 }), "{text}: {said}");
            let place = format!("line {line}");
            assert!(said.contains(&place) && said.contains("--one-file: has no effect on "), "{text}: {said}");
        }
    }
    write(&batch, format!("{defaults}{two}{inherited}"));
    let (code, output, said) = run(&["batch", &batch, "--json"]);
    assert_eq!(code, Some(0), "{said}");
    let pages = report(&output).iter().map(|picture| picture["page"].as_u64()).collect::<Vec<_>>();
    assert_eq!(pages, [Some(1), Some(2), None]);
}

#[test]
fn an_atlas_of_more_than_300_pages_is_refused_before_anything_is_drawn() {
    let folder = tempfile::tempdir().unwrap();
    let batch = file(&folder, "atlas.toml");
    let series =
        "[[picture]]\neach = \"province\"\nlang = [\"en\", \"zh\"]\ntheme = [\"light\", \"dark\"]\none-file = true\n";
    let entry = |number: usize, name: &str| format!("{series}title = \"{number}\"\noutput = \"{name}\"\n");
    write(&batch, (0..3).map(|number| entry(number, "all.pdf")).collect::<String>());
    let why = format!(
        "{} would hold 372 pictures, and one PDF holds at most 300: {{lang}}, {{theme}} or {{each}} in its name makes \
         several of it",
        file(&folder, "all.pdf")
    );
    for (command, expected) in [("batch", 2), ("check", 1)] {
        let (code, output, said) = run(&[command, &batch]);
        assert!(code == Some(expected) && output.is_empty() && said.contains(&why), "{said}");
    }
    assert!(!folder.path().join("all.pdf").exists());
    write(&batch, (0..3).map(|number| entry(number, "all-{lang}.pdf")).collect::<String>());
    let (code, output, said) = run(&["check", &batch]);
    assert!(code == Some(0) && output.contains("batch file with 372 images"), "{said}");
}

#[test]
fn the_name_of_an_atlas_has_one_spelling() {
    let folder = tempfile::tempdir().unwrap();
    let batch = file(&folder, "atlas.toml");
    let entry = |name: &str| format!("[[picture]]\none-file = true\noutput = \"{name}\"\n");
    write(&batch, ["a.pdf", "a.pdf", "./a.pdf"].map(entry).concat());
    let (code, _, said) = run(&["batch", &batch]);
    let why = "are one file; the pages of an atlas spell its name in one way";
    assert!(code == Some(2) && said.contains("line 9, picture 3: ") && said.contains(why), "{said}");
    assert!(!folder.path().join("a.pdf").exists());
}

/// Writes a batch file of an atlas `mix.pdf` of pages with these sizes, the second with values by province, and of another
/// atlas. Returns its path.
fn mixed(folder: &tempfile::TempDir, sizes: [&str; 3]) -> String {
    let batch = file(folder, "atlas.toml");
    let [first, second, third] = sizes;
    let text = format!(
        "[defaults]\none-file = true\n\
         [[picture]]\nsize = \"{first}\"\noutput = \"mix.pdf\"\n\
         [[picture]]\nsize = \"{second}\"\nlayer = \"little-giants\"\noutput = \"mix.pdf\"\n\
         [[picture]]\nsize = \"{third}\"\noutput = \"mix.pdf\"\n\
         [[picture]]\nlang = [\"en\", \"zh\"]\nsize = \"300x300\"\noutput = \"other.pdf\"\n"
    );
    write(&batch, text);
    batch
}

#[test]
fn an_atlas_is_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    // There is no space for the legend of values.
    let batch = mixed(&folder, ["300x300", "200x200", "300x300"]);
    let (code, output, said) = run(&["batch", &batch, "--json"]);
    assert_eq!(code, Some(1), "{said}");
    let mix = file(&folder, "mix.pdf");
    let not_written = format!("{mix} is not written, because page 2 of it failed");
    let pages = report(&output);
    let status = pages.iter().map(|page| (page["status"].as_str().unwrap(), page["page"].as_u64())).collect::<Vec<_>>();
    let expected = [("error", 1), ("error", 2), ("error", 3), ("ok", 1), ("ok", 2)];
    assert_eq!(status, expected.map(|(status, page)| (status, Some(page))));
    assert_eq!([&pages[0]["error"], &pages[2]["error"]], [not_written.as_str(); 2]);
    let failed = format!("{mix}, page 2: 200 × 200 px has no room for ");
    assert!(pages[1]["error"].as_str().unwrap().starts_with(&failed), "{output}");
    for once in [&not_written, &failed] {
        assert_eq!(said.matches(once.as_str()).count(), 1, "{said}");
    }
    assert!(said.ends_with(&format!("2 of 5 images made; 3 failed: {mix} (3 pages)\n")), "{said}");
    assert!(!folder.path().join("mix.pdf").exists() && folder.path().join("other.pdf").exists());
}

#[test]
fn pages_of_an_atlas_have_sizes_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let batch = mixed(&folder, ["300x300", "210x297mm", "900x300"]);
    let (code, _, said) = run(&["batch", &batch]);
    assert_eq!(code, Some(0), "{said}");
    let info = poppler("pdfinfo", &["-l", "3", &file(&folder, "mix.pdf")]);
    let info = info.split_whitespace().collect::<Vec<_>>().join(" ");
    for (page, size) in [(1, "300 x 300"), (2, "595.276 x 841.89"), (3, "900 x 300")] {
        let line = format!("Page {page} size: {size} pts");
        assert!(info.contains(&line), "{line}: {info}");
    }
}

#[test]
fn an_atlas_replaces_a_file_only_with_force() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder, "atlas.pdf");
    write(&path, "mine");
    let flags = ["export", "--lang", "en,zh", "--size", "300x300", "--one-file", "-o", &path];
    let (code, _, said) = run(&flags);
    assert!(code == Some(1) && said.contains("add --force to overwrite it"), "{said}");
    assert_eq!(fs::read(&path).unwrap(), b"mine");
    let (code, _, said) = run(&[&flags[..], &["--force"]].concat());
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(bookmarks(&path).len(), 2);
}

#[test]
fn an_atlas_replaces_the_picture_that_its_pages_start_from() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder, "map.pdf");
    let first = ["export", "--filter", "province=HN", "--title", "Mine", "--size", "300x300", "-o", &path];
    assert_eq!(run(&first).0, Some(0));
    let atlas = ["export", "--view", &path, "--theme", "light,dark", "--one-file", "--force", "-o", &path];
    let (code, _, said) = run(&atlas);
    assert_eq!(code, Some(0), "{said}");
    let pages = bookmarks(&path);
    assert!(pages.len() == 2 && pages.iter().all(|(_, title)| title.starts_with("Mine")), "{pages:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn an_interrupted_atlas_is_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let batch = file(&folder, "atlas.toml");
    let entry = "[[picture]]\neach = \"province\"\nlang = [\"en\", \"zh\"]\noutput = \"all.pdf\"\n";
    // The first file is written before the atlas is begun.
    let text = format!("[defaults]\none-file = true\n[[picture]]\noutput = \"first.svg\"\n{}", entry.repeat(4));
    write(&batch, text);
    let child = Command::new(env!("CARGO_BIN_EXE_cluster-atlas"))
        .args(["batch", &batch, "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let begin = Instant::now();
    while !folder.path().join("first.svg").exists() {
        assert!(begin.elapsed() < Duration::from_mins(1), "nothing is made");
        std::thread::sleep(Duration::from_millis(5));
    }
    send("-INT", &child);
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(130), "{said}");
    let not_tried = format!("1 of 249 images made; 248 not tried: {} (248 pages)\n", file(&folder, "all.pdf"));
    assert!(said.ends_with(&not_tried), "{said}");
    let pages = report(&String::from_utf8(output.stdout).unwrap());
    assert_eq!(pages[0]["status"], "ok");
    for (page, number) in pages[1..].iter().zip(1..) {
        assert_eq!((page["status"].as_str(), page["page"].as_u64()), (Some("not_tried"), Some(number)), "{page}");
    }
    assert_eq!(pages.len(), 1 + 4 * 62);
    let files = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert_eq!(files.collect::<BTreeSet<_>>(), ["atlas.toml", "first.svg"].map(OsString::from).into());
}

/// Text that looks like the beginning of embedded metadata.
const LIKE_METADATA: &str = "stream\n{\"cluster_atlas_picture\":1,";

#[test]
fn of_an_atlas_the_first_picture_is_opened_and_the_others_are_counted() {
    let folder = tempfile::tempdir().unwrap();
    let (path, one) = (file(&folder, "atlas.pdf"), file(&folder, "one.pdf"));
    let texts = ["--title", "{\"cluster_atlas_picture\":1,", "--alt-text", LIKE_METADATA, "--note", LIKE_METADATA];
    let flags = [&["export", "--filter", "province=HN", "--size", "500x400"], &texts[..]].concat();
    assert_eq!(run(&[&flags[..], &["--lang", "zh,en", "--one-file", "-o", &path]].concat()).0, Some(0));
    assert_eq!(run(&[&flags[..], &["-o", &one]].concat()).0, Some(0));
    let (code, output, said) = run(&["check", &path]);
    let found = format!("{path}: ok: PDF of 2 images, the first with 1 filter, ");
    assert!(code == Some(0) && output.starts_with(&found) && output.ends_with("language zh\n"), "{output}{said}");
    let (_, output, _) = run(&["check", &one]);
    assert!(output.starts_with(&format!("{one}: ok: image of a map with 1 filter, ")), "{output}");
    let batch = file(&folder, "batch.toml");
    write(&batch, "[[picture]]\nview = \"atlas.pdf\"\noutput = \"{lang}.svg\"\nlang = [\"en\", \"zh\"]\n");
    let note = format!("cluster-atlas: note: {path} holds 2 images; --view uses the first\n");
    let svg = file(&folder, "map.svg");
    for arguments in [
        vec!["export", "--view", &path, "-o", &svg],
        vec!["export", "--view", &path, "--format", "svg", "-o", "-"],
        vec!["batch", &batch],
        vec!["table", "clusters", "--view", &path],
    ] {
        let (code, _, said) = run(&arguments);
        assert!(code == Some(0) && said.matches(&note).count() == 1, "{arguments:?}: {said}");
    }
    assert!(!run(&["table", "clusters", "--view", &one]).2.contains("note"));
}

#[test]
fn the_views_of_an_atlas_are_listed_in_order_and_open_by_themselves() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder, "atlas.pdf");
    let flags = ["export", "--each", "sector", "--lang", "en,zh", "--size", "300x300", "--one-file", "-o", &path];
    assert_eq!(run(&flags).0, Some(0));
    let list = poppler("pdfdetach", &["-list", &path]);
    let names = list.lines().filter_map(|line| line.split_once(": map-")).map(|(_, name)| name).collect::<Vec<_>>();
    let expected = (1..=12).map(|number| format!("{number:02}.atlas.json")).collect::<Vec<_>>();
    assert_eq!(names, expected, "{list}");
    let saved = file(&folder, "map-02.atlas.json");
    poppler("pdfdetach", &["-save", "2", "-o", &saved, &path]);
    let view = open(Path::new(&saved)).unwrap();
    assert!(view.language == Language::Zh && view.cluster_query().filter.names("sector", "new_generation_it"));
    let (code, output, said) = run(&["check", &saved]);
    assert!(code == Some(0) && output.starts_with(&format!("{saved}: ok: image of a map with ")), "{output}{said}");
    let svg = file(&folder, "map.svg");
    assert_eq!(run(&["export", "--view", &saved, "-o", &svg]).0, Some(0));
    // Bounded, and refused as pictures are.
    let text = fs::read_to_string(&saved).unwrap();
    for (text, why) in [
        (text.replace("\"version\":2", "\"version\":9"), "expected view version 1 or 2, found version 9"),
        (
            text.split("\"view\"").next().unwrap().to_owned(),
            "expected a valid map stored in the image, found a damaged one",
        ),
        (text + &" ".repeat(4 << 20), "larger than 4 MB"),
    ] {
        write(&saved, text);
        let (code, _, said) = run(&["check", &saved]);
        assert!(code == Some(1) && said.contains(why), "{said}");
        assert_eq!(run(&["export", "--view", &saved, "--force", "-o", &svg]).0, Some(1));
    }
}

#[test]
fn bookmarks_of_the_same_title_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder, "atlas.pdf");
    let flags = ["export", "--title", "Same", "--filter", "province=HN", "--theme", "light,dark", "--size", "300x300"];
    assert_eq!(run(&[&flags[..], &["--one-file", "-o", &path]].concat()).0, Some(0));
    assert_eq!(bookmarks(&path), [(1, "Same – light".to_owned()), (2, "Same – dark".to_owned())]);
}
