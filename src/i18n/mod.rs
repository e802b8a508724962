//! Localisation in English and Chinese: phrases, and the format of numbers and dates.

mod article;
mod error;
pub mod format;
mod messages;
mod plural;
mod programmes;
mod province;
mod table;
mod thematic;
mod tiles;
mod together;

pub use article::{ArticleTexts, VerdictText};
pub use error::ErrorTexts;
pub use messages::{CommandText, Messages, messages, phrase, verdict_text};
pub use plural::Plural;
pub use programmes::ProgrammesTexts;
pub use province::{CompareTexts, ProvinceTexts, SeriesTexts};
pub use table::TableTexts;
pub use thematic::ThematicTexts;
pub use tiles::{AbsenceTexts, FaultTexts, TilesTexts};
pub use together::TogetherTexts;
