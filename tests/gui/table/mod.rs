//! Table panel, and saving its tables.

mod panel;
mod save;
