//! Lines of text: where they may end, and how a text fills lines of a width.

mod breaks;
mod phrases;
mod wrap;

pub(super) use breaks::pieces;
pub(super) use wrap::{cut, fill, pieces_for, showable};
