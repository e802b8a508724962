//! Titles in the metadata of pictures.

use cluster_atlas::{
    export::{Exporter, PictureFormat},
    surface::read_metadata,
    view::View,
};

use crate::support::{Image, as_format, file, picture, poppler, write};

#[test]
fn a_title_of_several_lines_is_one_line_in_the_metadata() {
    let (mut exporter, mut view) = (Exporter::new(), View::default());
    let typed = " A title\n  of\t\u{1}\tlines \u{2028}";
    view.page.title = Some(typed.to_owned());
    let one_line = "A title of lines";
    let [png, svg, pdf] = [PictureFormat::Png, PictureFormat::Svg, PictureFormat::Pdf].map(|format| {
        let picture = picture(&mut exporter, &view, &as_format(format));
        let metadata = read_metadata(&picture.bytes).unwrap();
        assert_eq!(metadata.title, one_line);
        assert_eq!(metadata.view().unwrap().page.title.as_deref(), Some(typed), "the view is as it was typed");
        picture.bytes
    });
    let texts = Image::read(&png).info.utf8_text;
    let title = texts.iter().find(|text| text.keyword == "Title").unwrap();
    assert_eq!(title.get_text().unwrap(), one_line);
    assert!(String::from_utf8(svg).unwrap().contains(&format!("<title id=\"title\">{one_line}</title>")));
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder, "map.pdf");
    write(&path, pdf);
    assert!(poppler("pdfinfo", &[&path]).contains(&format!("Title:           {one_line}\n")));
    assert!(poppler("pdftohtml", &["-xml", "-i", "-stdout", &path]).contains(&format!(">{one_line}</item>")));
}

#[test]
fn a_letter_with_an_accent_is_the_same_as_one_sign_and_as_two() {
    let mut exporter = Exporter::new();
    let [one, two] = ["Caf\u{e9} Sh\u{101}nd\u{14d}ng", "Cafe\u{301} Sha\u{304}ndo\u{304}ng"].map(|typed| {
        let mut view = View::default();
        (view.page.title, view.page.note) = (Some(typed.to_owned()), Some(typed.to_owned()));
        let (layout, _) = exporter.layout(&view, &as_format(PictureFormat::Svg)).unwrap();
        assert!(layout.missing.is_empty(), "{typed}: {:?}", layout.missing);
        layout
    });
    // PNG, SVG and PDF are drawn from the layout.
    assert_eq!(one.parts, two.parts);
    let drawn = format!("{:?}", two.parts);
    assert!(drawn.contains("Caf\u{e9} Sh\u{101}nd\u{14d}ng"));
}
