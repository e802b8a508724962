//! Export of views as files, for the window and the command line.
//!
//! Both use an [`Exporter`], so that the same view gives the same bytes.

mod exporter;
mod fit;
mod format;
mod open;
mod pack;
mod publish;
mod room;

pub use crate::scene::Lack;
pub use exporter::{ExportError, Exporter, Picture, Step};
pub use fit::Fit;
pub use format::{Format, Options};
pub use open::{ENDINGS, OpenError, is_picture, open};
pub use pack::{PackFile, beside, caption_text, names_beside, paths, write};
pub use room::refusal as no_room;
