//! The two languages of the interface: phrases and the form of numbers.

pub mod format;
mod messages;
mod province;
mod thematic;

pub use messages::{CommandText, FileTexts, Messages, messages, phrase};
pub use province::{CompareTexts, ProvinceTexts, SeriesTexts};
