//! PDF as read by poppler: text, fonts, structure and drawing.

use cluster_atlas::{
    caption::Caption,
    export::{Exporter, PictureFormat, PictureOptions},
    scene::{Item, Role},
    view::View,
};

use crate::support::{
    Image, as_format, case, cases, drawn_by_poppler, exporter, file, mean_difference, picture, poppler, write,
};

/// Test picture written to a file.
struct File {
    name: &'static str,
    view: View,
    caption: Caption,
    path: String,
}

/// Writes all test pictures to files, except those that are too small for the whole of their texts.
fn files(exporter: &mut Exporter, folder: &tempfile::TempDir) -> Vec<File> {
    let made = cases().into_iter().filter_map(|(name, view)| {
        let path = file(folder, &format!("{name}.pdf"));
        let made = picture(exporter, &view, &as_format(PictureFormat::Pdf));
        write(&path, made.bytes);
        (!made.cut).then_some(File { name, view, caption: made.caption, path })
    });
    let files: Vec<File> = made.collect();
    assert!(files.len() > 30, "{}", files.len());
    files
}

/// Text on one line with single spaces.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn its_text_can_be_copied_and_words_stay_apart() {
    let folder = tempfile::tempdir().unwrap();
    let mut exporter = exporter();
    for File { name, view, caption, path } in files(&mut exporter, &folder) {
        let copied = words(&poppler("pdftotext", &["-raw", &path, "-"]));
        for said in [caption.title, caption.subtitle, caption.note, caption.source_line, caption.depiction] {
            let said = words(&said);
            // Chinese text has no spaces at line ends.
            let unspaced = |text: &str| if text.is_ascii() { text.to_owned() } else { text.replace(' ', "") };
            let found = if view.language == cluster_atlas::model::Language::Zh {
                unspaced(&copied).contains(&unspaced(&said))
            } else {
                copied.contains(&said)
            };
            assert!(found, "{name}: {said}\nnot in {copied}");
        }
    }
}

/// Ligatures are decomposed in copied and spoken text.
#[test]
fn letters_that_are_drawn_as_one_are_copied_one_by_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut view = case("hunan-en");
    let title = "Offline profile: first figures, affluent raffle 官方";
    let note = "fi fl ffi ffl ft — “quotes”";
    (view.page.title, view.page.note) = (Some(title.to_owned()), Some(note.to_owned()));
    let path = file(&folder, "map.pdf");
    write(&path, picture(&mut exporter(), &view, &as_format(PictureFormat::Pdf)).bytes);
    let copied = words(&poppler("pdftotext", &["-raw", &path, "-"]));
    let spoken = words(&poppler("pdfinfo", &["-struct-text", &path]));
    for said in [title, note] {
        assert!(copied.contains(said), "{said} not in {copied}");
        assert!(spoken.contains(said), "{said} not in {spoken}");
    }
}

#[test]
fn its_structure_is_read_out_in_order_with_the_alt_text_of_the_map() {
    let folder = tempfile::tempdir().unwrap();
    let mut exporter = exporter();
    for File { name, caption, path, .. } in files(&mut exporter, &folder) {
        let spoken = poppler("pdfinfo", &["-struct-text", &path]);
        let tags: Vec<&str> = spoken.lines().filter_map(|line| line.strip_prefix("  ")).collect();
        let tags: Vec<&str> = tags.into_iter().filter(|line| !line.starts_with(' ')).collect();
        let tags: Vec<&str> = tags
            .iter()
            .filter_map(|line| line.split_whitespace().next())
            .map(|tag| tag.trim_end_matches(':'))
            .collect();
        let foot = [&caption.note, &caption.source_line, &caption.depiction, &caption.credit];
        let foot = foot.iter().filter(|text| !text.is_empty()).count();
        let head = [(&caption.title, "H1"), (&caption.subtitle, "P")].into_iter().filter(|(text, _)| !text.is_empty());
        let expected = [head.map(|(_, tag)| tag).collect(), vec!["Figure"], vec!["P"; foot]].concat();
        assert_eq!(tags, expected, "{name}: {spoken}");
        // The space at a line break is kept, so that words are not joined ("Industryand").
        for said in [&caption.title, &caption.subtitle, &caption.note, &caption.source_line, &caption.depiction] {
            assert!(words(&spoken).contains(&words(said)), "{name}: {said}\nnot in {spoken}");
        }
        // poppler does not print the alternative text; it is searched in the file, where it is not compressed.
        let bytes = std::fs::read(&path).unwrap();
        let alt = if caption.alt_text.is_ascii() {
            format!("/Alt({}", caption.alt_text.split(['(', ')']).next().unwrap())
        } else {
            let units = caption.alt_text.encode_utf16().map(|unit| format!("{unit:04X}"));
            format!("/Alt<FEFF{}>", units.collect::<String>())
        };
        assert_eq!(bytes.windows(alt.len()).filter(|window| *window == alt.as_bytes()).count(), 1, "{name}: {alt}");
    }
}

#[test]
fn texts_of_its_map_are_apart_when_they_are_read_out_and_the_map_says_where_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let mut exporter = exporter();
    for File { name, view, path, .. } in files(&mut exporter, &folder) {
        let (layout, _) = exporter.layout(&view, &as_format(PictureFormat::Pdf)).unwrap();
        let figure = layout.parts.iter().find(|part| part.role == Role::Figure).unwrap();
        let spoken = words(&poppler("pdfinfo", &["-struct-text", &path]));
        let texts: Vec<&str> = figure
            .marks
            .iter()
            .filter_map(|mark| match &mark.item {
                Item::Text(text) => Some(text.text.as_str()),
                Item::Shape { .. } | Item::Symbol { .. } | Item::Discs(_) => None,
            })
            .collect();
        assert!(texts.is_empty() || spoken.contains(&words(&texts.join(" "))), "{name}: {texts:?} in {spoken}");
        let bytes = std::fs::read(&path).unwrap();
        let squeezed: String = String::from_utf8_lossy(&bytes).into();
        let boxes: Vec<&str> = squeezed.split("/O/Layout/BBox[").skip(1).collect();
        let [one] = boxes.as_slice() else { panic!("{name}: {} boxes", boxes.len()) };
        let sides: Vec<f32> = one.split(']').next().unwrap().split(' ').map(|side| side.parse().unwrap()).collect();
        let frame = figure.panels[0].frame;
        // The origin of a PDF is at the lower left.
        let (bottom, top) = (layout.size.height - frame.max.y, layout.size.height - frame.min.y);
        let holds = sides[0] <= frame.min.x + 0.01 && sides[1] <= bottom + 0.01;
        let holds = holds && sides[2] >= frame.max.x - 0.01 && sides[3] >= top - 0.01;
        let is_inside = sides[0] >= 0.0 && sides[1] >= 0.0 && sides[2] <= layout.size.width + 0.01;
        assert!(holds && is_inside && sides[3] <= layout.size.height + 0.01, "{name}: {sides:?} around {frame:?}");
    }
}

#[test]
fn its_fonts_are_inside_it() {
    let folder = tempfile::tempdir().unwrap();
    for File { name, path, .. } in files(&mut exporter(), &folder) {
        let table = poppler("pdffonts", &[&path]);
        let fonts: Vec<&str> = table.lines().skip(2).collect();
        assert!(!fonts.is_empty(), "{name}");
        for font in fonts {
            let columns: Vec<&str> = font.split_whitespace().collect();
            let [.., embedded, subset, unicode, _, _] = columns.as_slice() else { panic!("{font}") };
            assert_eq!((*embedded, *subset, *unicode), ("yes", "yes", "yes"), "{name}: {font}");
            assert!(font.contains("NotoSans"), "{name}: {font}");
        }
    }
}

#[test]
fn it_is_tagged_titled_and_as_large_as_its_page() {
    let folder = tempfile::tempdir().unwrap();
    let mut exporter = exporter();
    for File { name, view, caption, path } in files(&mut exporter, &folder) {
        let title = if caption.title.is_empty() { "Cluster Atlas".to_owned() } else { caption.title };
        let info = poppler("pdfinfo", &[&path]);
        let said = |key: &str| {
            let line = info.lines().find_map(|line| line.strip_prefix(&format!("{key}:")));
            line.unwrap_or_else(|| panic!("{name}: no {key} in {info}")).trim().to_owned()
        };
        assert_eq!((said("Title"), said("Tagged"), said("Pages")), (title.clone(), "yes".to_owned(), "1".to_owned()));
        let (width, height) = view.page.size.points();
        let size = said("Page size");
        let numbers: Vec<f64> = size.split_whitespace().filter_map(|word| word.parse().ok()).collect();
        let right = numbers.len() == 2 && (numbers[0] - width).abs() < 0.01 && (numbers[1] - height).abs() < 0.01;
        assert!(right, "{name}: {size}, expected {width} × {height}");
        let metadata = poppler("pdfinfo", &["-meta", &path]);
        let escaped = title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let language: &str = view.language.into();
        for part in
            ["<pdfuaid:part>1</pdfuaid:part>", &format!("<rdf:li>{language}</rdf:li>"), &format!(">{escaped}</rdf:li>")]
        {
            assert!(metadata.contains(part), "{name}: {part} in {metadata}");
        }
        // The language of the document itself, as used by screen readers.
        let bytes = std::fs::read(&path).unwrap();
        let catalogue = format!("/Lang({language})");
        let squeezed: Vec<u8> = bytes.into_iter().filter(|byte| !byte.is_ascii_whitespace()).collect();
        assert!(squeezed.windows(catalogue.len()).any(|window| window == catalogue.as_bytes()), "{name}: {catalogue}");
    }
}

/// Rasterisers differ in anti-aliasing and font weight: at two pixels per point, the mean difference over the test
/// pictures is 3.0 to 5.8 of 255, most where pages list clusters. An empty page differs by 15 to 29.
#[test]
fn another_program_draws_the_same_picture() {
    let folder = tempfile::tempdir().unwrap();
    let mut exporter = exporter();
    for File { name, view, path, .. } in files(&mut exporter, &folder) {
        let scale = 2.0 / view.page.size.pixels_per_point();
        let options = PictureOptions { scale, ..as_format(PictureFormat::Png) };
        let ours = Image::read(&picture(&mut exporter, &view, &options).bytes);
        let theirs = drawn_by_poppler(&std::fs::read(path).unwrap(), ours.width, ours.height);
        let empty = ours.rgb()[..3].repeat(ours.rgb().len() / 3);
        let difference = mean_difference(&ours.rgb(), &theirs.rgb());
        let to_nothing = mean_difference(&ours.rgb(), &empty);
        assert!(difference < 6.5 && difference * 2.0 < to_nothing, "{name}: {difference}, to nothing {to_nothing}");
    }
}

/// Format characters, joiners, variation selectors and other characters without a drawing of their own, among letters.
fn invisible() -> Vec<char> {
    let ranges = [
        0xad..=0xad,
        0x34f..=0x34f,
        0x61c..=0x61c,
        0x115f..=0x1160,
        0x17b4..=0x17b5,
        0x180b..=0x180f,
        0x200b..=0x200f,
        0x2028..=0x202e,
        0x2060..=0x206f,
        0x3164..=0x3164,
        0xe000..=0xe002,
        0xfe00..=0xfe0f,
        0xfeff..=0xfeff,
        0xffa0..=0xffa0,
        0xfff0..=0xffff,
        0x1d173..=0x1d17a,
        0xe0001..=0xe0001,
        0xe0020..=0xe007f,
        0xe0100..=0xe01ef,
        0x10_fffd..=0x10_ffff,
    ];
    ranges.into_iter().flatten().filter_map(char::from_u32).collect()
}

#[test]
fn invisible_characters_in_any_text_are_left_out_and_stop_no_picture() {
    let mut exporter = exporter();
    let texts = invisible().into_iter().flat_map(|c| ['a', c, 'b']).collect::<String>();
    let family = "Family \u{1f469}\u{200d}\u{1f469}\u{200d}\u{1f467}\u{fe0f} 中\u{e0101}\u{200d}国 e\u{301} ";
    for text in ["\u{200d}".to_owned(), format!("{family}{texts}")] {
        let mut view = View::default();
        view.page.title = Some(text.clone());
        view.page.subtitle = Some(text.clone());
        view.page.note = Some(text.clone());
        view.page.alt_text = Some(text.clone());
        view.page.credit.clone_from(&text);
        for format in [PictureFormat::Pdf, PictureFormat::Svg, PictureFormat::Png] {
            let made = picture(&mut exporter, &view, &as_format(format));
            assert!(made.missing.contains(&'\u{200d}'), "{:?}", made.missing);
            let svg = String::from_utf8_lossy(&made.bytes);
            if format == PictureFormat::Svg {
                let named = svg.split("aria-label=\"").skip(1).map(|text| text.split('"').next().unwrap());
                let named: String = named.collect();
                assert!(named.len() > 100, "{named}");
                assert!(!named.contains(|c| invisible().contains(&c)));
            }
        }
    }
}

#[test]
fn long_texts_of_large_characters_stop_no_picture() {
    let mut view = View::default();
    view.page.title = Some("\u{20000}".repeat(3_000));
    view.page.alt_text = Some("\u{1f680}".repeat(20_000));
    picture(&mut exporter(), &view, &as_format(PictureFormat::Pdf));
}
