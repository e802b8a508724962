//! The two languages of the interface: phrases and the form of numbers.

pub mod format;
mod messages;
mod table;

pub use messages::{CommandText, FileTexts, Messages, messages, phrase};
pub use table::TableTexts;
