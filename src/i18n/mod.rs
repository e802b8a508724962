//! The two languages of the interface: phrases and the form of numbers.

pub mod format;
mod messages;
mod programmes;
mod province;
mod thematic;

pub use messages::{CommandText, FileTexts, Messages, messages, phrase};
pub use programmes::ProgrammesTexts;
pub use province::{CompareTexts, ProvinceTexts, SeriesTexts};
pub use thematic::ThematicTexts;
