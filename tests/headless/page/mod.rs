//! Pages of pictures.

mod identified;
mod labels;
mod layout;
