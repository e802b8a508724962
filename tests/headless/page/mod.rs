//! Pages of pictures.

mod labels;
mod layout;
