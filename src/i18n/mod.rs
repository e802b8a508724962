//! Localisation in English and Chinese: phrases, and the format of numbers and dates.

mod access;
mod article;
mod caption;
mod error_texts;
mod export;
mod first_minutes;
pub(crate) mod format;
mod glossary;
mod layers;
mod legend;
mod map;
mod messages;
mod panels;
mod plural;
mod programmes;
mod province;
#[cfg(test)]
mod style;
mod table;
mod thematic;
mod tiles;
mod tools;
mod unbroken_words;
mod window;

pub use access::AccessTexts;
pub use article::{ArticleTexts, VerdictText};
pub use caption::CaptionTexts;
pub use error_texts::ErrorTexts;
pub use export::{BookmarkTexts, ExportTexts};
pub use first_minutes::{FirstStepsTexts, GlossaryTexts};
pub use glossary::{GlossaryEntry, Term, glossary};
pub use layers::LayersTexts;
pub use legend::LegendTexts;
pub use map::MapTexts;
pub(crate) use messages::verdict_text;
pub use messages::{Messages, messages, phrase};
pub use panels::{CardTexts, FiltersTexts, SourceTexts, StatsTexts};
pub use plural::Plural;
pub use programmes::ProgrammesTexts;
pub use province::{CompareTexts, ProvinceTexts, SeriesTexts};
pub use table::TableTexts;
pub use thematic::ThematicTexts;
pub use tiles::{AbsenceTexts, FaultTexts, TilesTexts};
pub use tools::{ContextMenuTexts, StatusTexts, ToolsTexts};
pub use unbroken_words::TogetherTexts;
pub use window::{AboutTexts, AppTexts, CommandText, FileTexts, MenuTexts, PaletteTexts, RailTexts, ShortcutsTexts};
