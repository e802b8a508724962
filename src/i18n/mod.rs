//! The two languages of the interface: phrases and the form of numbers.

mod article;
pub mod format;
mod messages;

pub use article::{ArticleTexts, VerdictText};
pub use messages::{CommandText, FileTexts, Messages, messages, phrase, verdict_text};
