//! Export of views as files, for the window and the command line.
//!
//! Both use an [`Exporter`], so that the same view gives the same bytes.

mod embedded_facts;
mod error;
mod exporter;
mod extent;
mod format;
mod import_report;
mod list_or_map;
mod open_view;
mod own_data;
mod pack;
mod page_too_small;
mod published_view;
mod qgis_style;
mod saved_view;

pub use crate::scene::MissingContent;
pub use embedded_facts::embedded_facts;
pub use error::ExportError;
pub use exporter::{Atlas, AtlasPage, ExportStage, Exporter, Picture};
pub use extent::ExtentMode;
pub use format::{PictureFormat, PictureOptions};
pub use import_report::import_report_csv;
pub(crate) use list_or_map::{is_list, is_named_as_list};
pub(crate) use open_view::is_picture;
pub use open_view::{ENDINGS, OpenError, OpenedFile, open, open_file};
pub use own_data::{OwnDataFault, OwnDataPool, OwnDataProblem, OwnFile, own_data_of, read_list, read_own_data};
pub(crate) use pack::caption_text;
pub use pack::{PackFile, data_file_names, data_files, paths, write};
pub use page_too_small::refusal as no_room;
pub use qgis_style::qgis_style;
pub use saved_view::save_view;
