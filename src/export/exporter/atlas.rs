//! Atlas: several pictures as the pages of one PDF.

use std::ops::ControlFlow;

use super::{
    ExportStage, Exporter, Picture,
    bookmarks::{Bookmark, told_apart},
};
use crate::{
    export::{ExportError, PictureOptions},
    i18n::messages,
    model::Language,
    scene::PageLayout,
    surface::{DocumentMetadata, PdfDocument, PictureMetadata},
    view::View,
};

/// Page of an atlas, laid out.
#[derive(Debug)]
pub struct AtlasPage {
    /// The picture, without contents: those of the file are known when all pages are.
    pub picture: Picture,
    language: Language,
    bookmark: Bookmark,
    layout: PageLayout,
    metadata: PictureMetadata,
}

/// PDF that grows page by page; each page has a bookmark, its own structure, and its view.
pub struct Atlas {
    document: PdfDocument,
    /// Language and metadata of the first page.
    first: Option<(Language, PictureMetadata)>,
    bookmarks: Vec<Bookmark>,
}

impl Exporter {
    /// Lays out a page of an atlas. `watch` is called before and can cancel.
    ///
    /// # Errors
    /// See [`ExportError`].
    pub fn atlas_page(
        &mut self,
        view: &View,
        options: &PictureOptions,
        watch: &mut dyn FnMut(ExportStage) -> ControlFlow<()>,
    ) -> Result<AtlasPage, ExportError> {
        let (layout, metadata, picture) = self.laid_out_picture(view, options, watch)?;
        let bookmark = Bookmark::of(self.catalogue(), view, metadata.title.clone());
        Ok(AtlasPage { picture, language: view.language, bookmark, layout, metadata })
    }
}

impl Atlas {
    /// Maximum number of pages that the command line puts into one file, which is in memory about three times until it is
    /// written: 0.6 GB for 300 maps of China of 0.6 MB each.
    pub const MOST_PAGES: usize = 300;

    /// Atlas without pages.
    ///
    /// # Errors
    /// [`ExportError::Pdf`], a defect of the program.
    pub fn new() -> Result<Self, ExportError> {
        Ok(Self { document: PdfDocument::new()?, first: None, bookmarks: Vec::new() })
    }

    /// Appends a page.
    ///
    /// # Errors
    /// [`ExportError::Pdf`], a defect of the program.
    pub fn push(&mut self, page: AtlasPage) -> Result<(), ExportError> {
        let AtlasPage { language, bookmark, layout, metadata, .. } = page;
        self.first.get_or_insert_with(|| (language, metadata.clone()));
        self.document.page(&layout, metadata)?;
        self.bookmarks.push(bookmark);
        Ok(())
    }

    /// Contents of the file.
    ///
    /// # Errors
    /// [`ExportError::Pdf`], a defect of the program.
    pub fn finish(self) -> Result<Vec<u8>, ExportError> {
        let (language, first) = self.first.unwrap_or_default();
        let mut about = DocumentMetadata::of(&first);
        let pages = self.bookmarks.len();
        if pages > 1 {
            about.title = messages(language).export.atlas_title.replace("{n}", &pages.to_string());
            about.description = about.title.clone();
        }
        about.bookmarks = told_apart(&self.bookmarks);
        Ok(self.document.finish(&about)?)
    }
}
