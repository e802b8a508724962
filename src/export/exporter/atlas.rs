//! Atlas: several pictures as the pages of one PDF.

use std::ops::ControlFlow;

use super::{ExportStage, Exporter, Picture};
use crate::{
    export::{ExportError, PictureOptions},
    i18n::messages,
    model::Language,
    scene::PageLayout,
    surface::{DocumentMetadata, PdfDocument, PictureMetadata},
    view::View,
};

/// Page of an atlas, laid out.
#[derive(Clone, Debug)]
pub struct AtlasPage {
    /// The picture, without contents: those of the file are known when all pages are.
    pub picture: Picture,
    language: Language,
    layout: PageLayout,
    metadata: PictureMetadata,
}

/// PDF that grows page by page; each page has a bookmark, its own structure, and its view.
pub struct Atlas {
    document: PdfDocument,
    /// Language and program of the first page, those of the file.
    first: Option<(Language, String)>,
    pages: usize,
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
        Ok(AtlasPage { picture, language: view.language, layout, metadata })
    }
}

impl Atlas {
    /// Atlas without pages.
    ///
    /// # Errors
    /// [`ExportError::Pdf`], a defect of the program.
    pub fn new() -> Result<Self, ExportError> {
        Ok(Self { document: PdfDocument::new()?, first: None, pages: 0 })
    }

    /// Appends a page.
    ///
    /// # Errors
    /// [`ExportError::Pdf`] for a page that is larger than PDF allows.
    pub fn push(&mut self, page: AtlasPage) -> Result<(), ExportError> {
        let AtlasPage { language, layout, metadata, .. } = page;
        let program = metadata.program.clone();
        self.document.page(&layout, metadata)?;
        self.first.get_or_insert((language, program));
        self.pages += 1;
        Ok(())
    }

    /// Number of pages.
    pub fn pages(&self) -> usize {
        self.pages
    }

    /// Contents of the file.
    ///
    /// # Errors
    /// [`ExportError::Pdf`], a defect of the program.
    pub fn finish(self) -> Result<Vec<u8>, ExportError> {
        let (language, program) = self.first.unwrap_or_default();
        let title = messages(language).export.atlas_title.replace("{n}", &self.pages.to_string());
        let language = <&str>::from(language).to_owned();
        let about = DocumentMetadata { title: title.clone(), description: title, language, program };
        Ok(self.document.finish(&about)?)
    }
}
