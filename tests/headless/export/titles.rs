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
