//! Tagged PDF of a page layout: in reading order, the map as a figure with alt text, validated against PDF/UA-1 by
//! krilla while it is written.

use std::num::NonZeroU16;

use krilla::{
    Document, SerializeSettings,
    configure::{Accessibility, ConfigurationBuilder, ValidationError},
    destination::XyzDestination,
    embed::{AssociationKind, EmbeddedFile, MimeType},
    error::KrillaError,
    geom::{Point, Rect, Size},
    metadata::Metadata,
    num::NormalizedF32,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::Fill,
    tagging::{Artifact, ArtifactType, ContentTag, Tag, TagGroup, TagTree},
};
use krilla_svg::{SurfaceExt as _, SvgSettings};

use super::{DrawError, PictureMetadata, svg, tree::tree};
use crate::scene::{PageLayout, Role};

/// Failure to write a PDF.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// A part could not be drawn.
    #[error(transparent)]
    Draw(#[from] DrawError),
    /// The page size, in points, is outside the limits of PDF.
    #[error("expected a page of at most 14400 points a side, found {0} × {1}")]
    Size(f32, f32),
    /// krilla found a violation of PDF/UA-1.
    #[error("the PDF would not be accessible (PDF/UA-1): {0}")]
    Standard(Violation),
}

/// Violation of PDF/UA-1, by what can be done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Violation {
    /// A character of a text is not part of any font, or invisible.
    #[error("a character of its texts cannot be drawn; PNG and SVG can leave it out")]
    Character,
    /// A text is longer than PDF allows.
    #[error("a text is too long; shorten title, note and alt text")]
    Length,
    /// A defect of the program.
    #[error("an internal error; PNG and SVG are not affected")]
    Other,
}

impl Violation {
    fn of(error: &KrillaError) -> Self {
        let KrillaError::Validation(found) = error else { return Self::Other };
        let kinds = found.iter().map(|(error, _)| match error {
            ValidationError::ContainsNotDefGlyph(..)
            | ValidationError::NoCodepointMapping(..)
            | ValidationError::InvalidCodepointMapping(..)
            | ValidationError::UnicodePrivateArea(..) => Self::Character,
            ValidationError::TooLongString | ValidationError::TooLongArray => Self::Length,
            _ => Self::Other,
        });
        kinds.reduce(|one, other| if one == other { one } else { Self::Other }).unwrap_or(Self::Other)
    }
}

/// Writes the PDF; one point of the layout is one point of the page.
///
/// # Errors
/// [`PdfError`]; apart from an oversized page, each is a defect of the program.
pub fn pdf(layout: &PageLayout, metadata: &PictureMetadata) -> Result<Vec<u8>, PdfError> {
    let wrong_size = || PdfError::Size(layout.size.width, layout.size.height);
    let refused = |why: &dyn std::fmt::Debug, violation| {
        log::error!("PDF/UA-1: {why:?}");
        PdfError::Standard(violation)
    };
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| refused(&error, Violation::Other))?;
    let settings = SerializeSettings { configuration, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let (width, height) = (layout.size.width, layout.size.height);
    if width.max(height) > 14_400.0 {
        return Err(wrong_size());
    }
    let size = Size::from_wh(width, height).ok_or_else(wrong_size)?;
    let mut page = document.start_page_with(PageSettings::from_wh(width, height).ok_or_else(wrong_size)?);
    let mut tags = TagTree::new();
    let mut surface = page.surface();
    if let Some(color) = layout.background {
        let whole = Rect::from_xywh(0.0, 0.0, width, height).ok_or_else(wrong_size)?;
        let artifact = Artifact::new(ArtifactType::Background, Some(whole));
        surface.start_tagged(ContentTag::Artifact(artifact));
        surface.set_fill(Some(Fill {
            paint: krilla::color::rgb::Color::new(color.r, color.g, color.b).into(),
            opacity: NormalizedF32::ONE,
            rule: Default::default(),
        }));
        let mut path = krilla::geom::PathBuilder::new();
        path.push_rect(whole);
        if let Some(path) = path.finish() {
            surface.draw_path(&path);
        }
        surface.end_tagged();
    }
    // PDF/UA-1 requires alt text for figures; the title replaces an empty one.
    let alt_text = if metadata.alt_text.trim().is_empty() { &metadata.title } else { &metadata.alt_text };
    for (index, part) in layout.parts.iter().enumerate() {
        let tree = tree(&svg::part(layout, index))?;
        let content = surface.start_tagged(ContentTag::Other);
        surface.draw_svg(&tree, size, SvgSettings::default());
        surface.end_tagged();
        let mut group = match part.role {
            Role::Title => TagGroup::new(Tag::Hn(NonZeroU16::MIN, Some(metadata.title.clone()))),
            Role::Paragraph => TagGroup::new(Tag::P),
            Role::Figure => TagGroup::new(Tag::Figure(Some(alt_text.to_owned()))),
        };
        group.push(content);
        tags.push(group);
    }
    surface.finish();
    page.finish();
    document.set_tag_tree(tags.with_lang(Some(metadata.language.clone())));
    let mut outline = Outline::new();
    outline.push_child(OutlineNode::new(metadata.title.clone(), XyzDestination::new(0, Point::from_xy(0.0, 0.0))));
    document.set_outline(outline);
    document.set_metadata(
        Metadata::new()
            .title(metadata.title.clone())
            .description(metadata.alt_text.clone())
            .language(metadata.language.clone())
            .creator(metadata.program.clone())
            .producer(metadata.program.clone())
            .document_id(metadata.to_json()),
    );
    // Uncompressed, so that the metadata can be found without a PDF reader.
    document.embed_file(EmbeddedFile {
        path: "map.atlas.json".to_owned(),
        mime_type: MimeType::new("application/json"),
        description: Some("The view that this picture shows, for Cluster Atlas".to_owned()),
        association_kind: AssociationKind::Source,
        data: metadata.to_json().into_bytes().into(),
        modification_date: None,
        compress: Some(false),
        location: None,
    });
    document.finish().map_err(|error| refused(&error, Violation::of(&error)))
}
