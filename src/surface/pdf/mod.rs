//! Tagged PDF of one or many pages: in reading order, each map as a figure with alt text, validated against PDF/UA-1 by
//! krilla while it is written.

mod canvas;

use std::num::NonZeroU16;

use krilla::{
    Document, SerializeSettings,
    configure::{Accessibility, ConfigurationBuilder, ValidationError},
    destination::XyzDestination,
    embed::{AssociationKind, EmbeddedFile, MimeType},
    error::KrillaError,
    geom::{Point, Rect},
    metadata::Metadata,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    tagging::{Artifact, ArtifactType, BBox, ContentTag, Tag, TagGroup, TagTree},
};
use tiny_skia_path::{PathBuilder, Rect as PathRect};

use self::canvas::{FontCache, PageCanvas};
use super::{
    PictureMetadata,
    drawing::{Canvas as _, Drawing},
};
use crate::scene::{PageElement, PageLayout, Role, Size};

/// Failure to write a PDF.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
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

/// Writes a picture as a PDF of one page; one point of the layout is one point of the page.
///
/// # Errors
/// [`PdfError`], a defect of the program.
pub fn pdf(layout: &PageLayout, metadata: PictureMetadata) -> Result<Vec<u8>, PdfError> {
    let about = DocumentMetadata::of(&metadata);
    let mut document = PdfDocument::new()?;
    document.page(layout, metadata)?;
    document.finish(&about)
}

/// Metadata of a whole PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentMetadata {
    /// Title.
    pub title: String,
    /// Description.
    pub description: String,
    /// Language code: `en` or `zh`.
    pub language: String,
    /// Version of program and data.
    pub program: String,
    /// Bookmark of each page.
    pub bookmarks: Vec<String>,
}

impl DocumentMetadata {
    /// Metadata of a document of one picture.
    pub fn of(picture: &PictureMetadata) -> Self {
        Self {
            title: picture.title.clone(),
            description: picture.alt_text.clone(),
            language: picture.language.clone(),
            program: picture.program.clone(),
            bookmarks: vec![picture.title.clone()],
        }
    }
}

/// PDF that is being written, page by page.
///
/// Each page has a bookmark, its own part of the structure, and the view that it shows as an embedded file.
pub struct PdfDocument {
    document: Document,
    fonts: FontCache,
    pages: Vec<Page>,
}

/// Finished page.
struct Page {
    metadata: PictureMetadata,
    structure: Vec<TagGroup>,
}

impl PdfDocument {
    /// Empty document.
    ///
    /// # Errors
    /// [`PdfError::Standard`], a defect of the program.
    pub fn new() -> Result<Self, PdfError> {
        let configuration = ConfigurationBuilder::new()
            .with_accessibility_validator(Accessibility::UA1)
            .finish()
            .map_err(|error| refused(&error, Violation::Other))?;
        let settings = SerializeSettings { configuration, ..SerializeSettings::default() };
        Ok(Self { document: Document::new_with(settings), fonts: FontCache::default(), pages: Vec::new() })
    }

    /// Appends a page; one point of the layout is one point of the page.
    ///
    /// # Errors
    /// [`PdfError::Standard`] for a page without an area, a defect of the program.
    pub fn page(&mut self, layout: &PageLayout, metadata: PictureMetadata) -> Result<(), PdfError> {
        let (width, height) = (layout.size.width, layout.size.height);
        let settings = PageSettings::from_wh(width, height);
        let settings = settings.ok_or_else(|| refused(&layout.size, Violation::Other))?;
        let mut page = self.document.start_page_with(settings);
        let mut surface = page.surface();
        if let Some(color) = layout.background
            && let Some(whole) = PathRect::from_xywh(0.0, 0.0, width, height)
        {
            let artifact = Artifact::new(ArtifactType::Background, Rect::from_xywh(0.0, 0.0, width, height));
            surface.start_tagged(ContentTag::Artifact(artifact));
            let mut canvas = PageCanvas::new(&mut surface, &mut self.fonts);
            canvas.path(&PathBuilder::from_rect(whole), Some(color), None);
            surface.end_tagged();
        }
        // PDF/UA-1 requires alt text for figures; the title replaces an empty one.
        let alt_text = if metadata.alt_text.trim().is_empty() { &metadata.title } else { &metadata.alt_text };
        let mut structure = Vec::new();
        for part in &layout.parts {
            let content = surface.start_tagged(ContentTag::Other);
            let mut canvas = PageCanvas::new(&mut surface, &mut self.fonts);
            // Labels and rows of the key would be read out as one word.
            canvas.separates_texts = part.role == Role::Figure;
            Drawing::new(&mut canvas, (1.0, 1.0)).element(part);
            surface.end_tagged();
            let mut group = match part.role {
                Role::Title => TagGroup::new(Tag::Hn(NonZeroU16::MIN, Some(metadata.title.clone()))),
                Role::Paragraph => TagGroup::new(Tag::P),
                Role::Figure => {
                    let bounds = bounds(part, layout.size).map(|bounds| BBox::new(self.pages.len(), bounds));
                    TagGroup::new(Tag::Figure(Some(alt_text.clone())).with_bbox(bounds))
                }
            };
            group.push(content);
            structure.push(group);
        }
        surface.finish();
        page.finish();
        self.pages.push(Page { metadata, structure });
        Ok(())
    }

    /// Finishes the file.
    ///
    /// # Errors
    /// [`PdfError::Standard`].
    pub fn finish(self, about: &DocumentMetadata) -> Result<Vec<u8>, PdfError> {
        let Self { mut document, pages, .. } = self;
        let mut tags = TagTree::new().with_lang(Some(about.language.clone()));
        let mut outline = Outline::new();
        let is_single = pages.len() == 1;
        // Readers list embedded files by name.
        let digits = pages.len().to_string().len();
        // The same pages give the same identity.
        let identity: Vec<String> = pages.iter().map(|page| page.metadata.to_json()).collect();
        for (index, Page { metadata, structure }) in pages.into_iter().enumerate() {
            let top = XyzDestination::new(index, Point::from_xy(0.0, 0.0));
            let bookmark = about.bookmarks.get(index).unwrap_or(&metadata.title);
            outline.push_child(OutlineNode::new(bookmark.clone(), top));
            document.embed_file(view_file(&metadata, (!is_single).then(|| format!("-{:0digits$}", index + 1))));
            if is_single {
                for group in structure {
                    tags.push(group);
                }
            } else {
                let mut part = TagGroup::new(Tag::Part.with_lang(Some(metadata.language)));
                for group in structure {
                    part.push(group);
                }
                tags.push(part);
            }
        }
        document.set_tag_tree(tags);
        document.set_outline(outline);
        document.set_metadata(
            Metadata::new()
                .title(about.title.clone())
                .description(about.description.clone())
                .language(about.language.clone())
                .creator(about.program.clone())
                .producer(about.program.clone())
                .document_id(identity.join("\n")),
        );
        document.finish().map_err(|error| refused(&error, Violation::of(&error)))
    }
}

/// Bounding box of an element on its page; `None` if nothing of it is drawn.
fn bounds(element: &PageElement, page: Size) -> Option<Rect> {
    let frames = element.panels.iter().map(|panel| panel.frame);
    let all =
        frames.chain(element.marks.iter().map(|mark| mark.item.bounds())).reduce(|one, other| one.union(&other))?;
    let (left, top) = (all.min.x.max(0.0), all.min.y.max(0.0));
    Rect::from_ltrb(left, top, all.max.x.min(page.width), all.max.y.min(page.height))
}

/// View of a page as an embedded file, with the end of its name in a document of several pages.
fn view_file(metadata: &PictureMetadata, number: Option<String>) -> EmbeddedFile {
    EmbeddedFile {
        path: format!("map{}.atlas.json", number.unwrap_or_default()),
        mime_type: MimeType::new("application/json"),
        description: Some("The view that this picture shows, for Cluster Atlas".to_owned()),
        association_kind: AssociationKind::Source,
        data: metadata.to_json().into_bytes().into(),
        modification_date: None,
        // The metadata can be found without a PDF reader.
        compress: Some(false),
        location: None,
    }
}

fn refused(why: &dyn std::fmt::Debug, violation: Violation) -> PdfError {
    log::error!("PDF/UA-1: {why:?}");
    PdfError::Standard(violation)
}
