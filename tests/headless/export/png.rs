//! PNG: pixel size, resolution, metadata and transparency.

use cluster_atlas::{
    export::{PictureFormat, PictureOptions},
    view::{PageSize, Unit},
};
use resvg::usvg::roxmltree::{Document, Node};

use crate::support::{Image, as_format, case, cases, exporter, few_cases, mean_difference, picture};

#[test]
fn it_has_the_pixels_of_its_page_and_says_how_large_it_prints() {
    let mut exporter = exporter();
    for (name, view) in few_cases() {
        for scale in [1.0, 2.0] {
            let options = PictureOptions { scale, ..as_format(PictureFormat::Png) };
            let made = picture(&mut exporter, &view, &options);
            let image = Image::read(&made.bytes);
            let size = view.page.size;
            let per_unit = if size.unit == Unit::Mm { size.dpi / 25.4 } else { 1.0 };
            let pixels = |side: f64| (side * per_unit * scale).round() as u32;
            let expected = (pixels(size.width), pixels(size.height));
            assert_eq!(((image.width, image.height), made.pixels), (expected, expected), "{name}");
            let per_inch = scale * if view.page.size.unit == Unit::Mm { view.page.size.dpi } else { 96.0 };
            let dims = image.info.pixel_dims.unwrap();
            assert_eq!(dims.unit, png::Unit::Meter);
            let per_metre = (per_inch / 0.0254_f64).round() as u32;
            assert_eq!((dims.xppu, dims.yppu), (per_metre, per_metre), "{name}");
        }
    }
}

#[test]
fn it_says_what_it_shows() {
    let mut exporter = exporter();
    for (name, view) in cases() {
        let made = picture(&mut exporter, &view, &as_format(PictureFormat::Png));
        let (image, mut caption) = (Image::read(&made.bytes), made.caption);
        if caption.title.is_empty() {
            "Cluster Atlas".clone_into(&mut caption.title);
        }
        let chunk = |keyword: &str| {
            let found: Vec<_> = image.info.utf8_text.iter().filter(|text| text.keyword == keyword).collect();
            assert_eq!(found.len(), 1, "{name}: {keyword}");
            (found[0].get_text().unwrap(), found[0].language_tag.clone())
        };
        let language: &str = view.language.into();
        assert_eq!(chunk("Title"), (caption.title.clone(), language.to_owned()));
        assert_eq!(chunk("Description"), (caption.alt_text.clone(), language.to_owned()));
        let (source, _) = chunk("Source");
        assert!(source.starts_with(&caption.source_line) && source.ends_with(&caption.depiction), "{name}: {source}");
        assert!(chunk("Software").0.contains(env!("CARGO_PKG_VERSION")));
        let (packet, _) = chunk("XML:com.adobe.xmp");
        let xmp = Document::parse(&packet).unwrap();
        let said = |namespace: &str, tag: &str| {
            let element = xmp.descendants().find(|node| node.has_tag_name((namespace, tag))).unwrap();
            element.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect::<String>()
        };
        let iptc = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/";
        assert_eq!(said(iptc, "AltTextAccessibility"), caption.alt_text, "{name}");
        assert_eq!(said("http://purl.org/dc/elements/1.1/", "title"), caption.title, "{name}");
    }
}

#[test]
fn markup_in_a_title_stays_text() {
    let mut view = case("hunan-en");
    let title = "R&D <b>\"2022\"</b> ]]> ’";
    (view.page.title, view.page.alt_text) = (Some(format!("{title}\u{1}\u{fffe}")), Some(title.to_owned()));
    let image = Image::read(&picture(&mut exporter(), &view, &as_format(PictureFormat::Png)).bytes);
    let packet = image.info.utf8_text.iter().find(|text| text.keyword.starts_with("XML")).unwrap();
    let packet = packet.get_text().unwrap();
    let document = Document::parse(&packet).unwrap();
    assert!(document.descendants().any(|node| node.text() == Some(title)));
}

#[test]
fn page_and_sea_of_a_transparent_picture_show_through() {
    let mut exporter = exporter();
    for (name, view) in few_cases() {
        let options = PictureOptions { transparent: true, ..as_format(PictureFormat::Png) };
        let clear = Image::read(&picture(&mut exporter, &view, &options).bytes);
        let alpha = |x: u32, y: u32| clear.bytes[((y * clear.width + x) * 4 + 3) as usize];
        assert_eq!(clear.channels, 4, "{name}");
        for (x, y) in [(0, 0), (clear.width - 1, 0), (0, clear.height - 1), (clear.width - 1, clear.height - 1)] {
            assert_eq!(alpha(x, y), 0, "{name}: corner {x}, {y}");
        }
        let solid = clear.bytes.chunks_exact(4).filter(|pixel| pixel[3] == 255).count();
        assert!(solid * 10 > clear.bytes.len() / 4, "{name}: the land is there");
        let usual = Image::read(&picture(&mut exporter, &view, &as_format(PictureFormat::Png)).bytes);
        assert_eq!(usual.channels, 3, "{name}: nothing shows through, so no opacity is stored");
    }
}

/// At twice the pixels, each block of four has about the same mean; anti-aliasing on finer geometry leaves a mean
/// difference of 0.8 to 1.0 of 255.
#[test]
fn twice_the_pixels_are_the_same_picture() {
    let mut exporter = exporter();
    for (name, mut view) in few_cases() {
        if view.page.size.unit == Unit::Mm {
            view.page.size = PageSize { dpi: 127.0, ..view.page.size };
        }
        let one = Image::read(&picture(&mut exporter, &view, &as_format(PictureFormat::Png)).bytes);
        let two = Image::read(
            &picture(&mut exporter, &view, &PictureOptions { scale: 2.0, ..as_format(PictureFormat::Png) }).bytes,
        );
        assert_eq!((two.width, two.height), (2 * one.width, 2 * one.height));
        let width = two.width as usize * 3;
        let halved: Vec<u8> = two
            .bytes
            .chunks_exact(2 * width)
            .flat_map(|rows| {
                (0..width / 6).flat_map(move |x| {
                    (0..3).map(move |channel| {
                        let at = x * 6 + channel;
                        let four = [rows[at], rows[at + 3], rows[at + width], rows[at + width + 3]];
                        (four.iter().map(|value| u16::from(*value)).sum::<u16>() / 4) as u8
                    })
                })
            })
            .collect();
        let difference = mean_difference(&one.bytes, &halved);
        assert!(difference < 1.5, "{name}: {difference}");
    }
}
