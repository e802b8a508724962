//! Tables: written, read by other programs, displayed.

mod as_files;
mod displayed;
mod read_back;
mod values;
