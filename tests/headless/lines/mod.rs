//! Line breaks of the texts of pictures.

mod breaks;
mod dictionary;
