#![doc = include_str!("../README.md")]

pub mod data;
pub mod geo;
pub mod model;
pub mod query;
pub mod view;
