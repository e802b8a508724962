//! PNG encoder with metadata and print resolution.

use std::io::Write as _;

use png::{BitDepth, ColorType, Compression, Encoder, PixelDimensions, Unit, text_metadata::ITXtChunk};

use super::{PictureMetadata, Pixels, metadata::KEYWORD};

/// Print resolution, pixels per inch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Resolution(pub f64);

/// Failure to encode a PNG.
#[derive(Debug, thiserror::Error)]
#[error("the PNG could not be encoded: {0}")]
pub struct PngError(#[from] png::EncodingError);

/// Encodes an image; `opaque` drops the alpha channel.
///
/// # Errors
/// [`PngError`] if the encoder fails, which would be a defect.
pub(crate) fn encode(
    pixels: &Pixels,
    opaque: bool,
    resolution: Resolution,
    metadata: &PictureMetadata,
) -> Result<Vec<u8>, PngError> {
    let mut out = Vec::with_capacity(pixels.rgba.len() / 16);
    let mut encoder = Encoder::new(&mut out, pixels.width, pixels.height);
    encoder.set_color(if opaque { ColorType::Rgb } else { ColorType::Rgba });
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Fast);
    let per_metre = (resolution.0 / 0.0254).round().clamp(1.0, 1e9) as u32;
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: per_metre, yppu: per_metre, unit: Unit::Meter }));
    let mut writer = encoder.write_header()?;
    for (keyword, text) in [
        ("Title", &metadata.title),
        ("Description", &metadata.alt_text),
        ("Source", &metadata.source_line),
        ("Software", &metadata.program),
        // Newsroom systems read the alt text from XMP.
        ("XML:com.adobe.xmp", &xmp(metadata)),
        (KEYWORD, &metadata.to_json()),
    ] {
        let mut chunk = ITXtChunk::new(keyword, text.as_str());
        chunk.language_tag =
            if keyword == KEYWORD || keyword.starts_with("XML") { String::new() } else { metadata.language.clone() };
        writer.write_text_chunk(&chunk)?;
    }
    let mut stream = writer.stream_writer()?;
    if opaque {
        let width = pixels.width as usize;
        let mut row = vec![0; width * 3];
        for line in pixels.rgba.chunks_exact(width * 4) {
            for (to, from) in row.chunks_exact_mut(3).zip(line.chunks_exact(4)) {
                to.copy_from_slice(from.get(..3).unwrap_or_default());
            }
            stream.write_all(&row).map_err(png::EncodingError::from)?;
        }
    } else {
        stream.write_all(&pixels.rgba).map_err(png::EncodingError::from)?;
    }
    stream.finish()?;
    drop(writer);
    Ok(out)
}

/// Title and alt text as XMP: Dublin Core, and IPTC's field for alt text (IPTC Photo Metadata 2021.1).
fn xmp(metadata: &PictureMetadata) -> String {
    let text = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let alternative = |name: &str, value: &str| {
        format!("<{name}><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></{name}>", text(value))
    };
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF \
         xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:Iptc4xmpCore=\"http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/\">{}{}{}</rdf:Description></rdf:RDF></x:xmpmeta>\
         <?xpacket end=\"r\"?>",
        alternative("dc:title", &metadata.title),
        alternative("dc:description", &metadata.alt_text),
        alternative("Iptc4xmpCore:AltTextAccessibility", &metadata.alt_text),
    )
}
