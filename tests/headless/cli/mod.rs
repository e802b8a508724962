//! Command line: arguments, subcommands, files and streams.

mod arguments;
mod atlas;
mod batch;
mod effect;
mod export;
mod inputs;
mod stats;
mod streams;
mod table;
