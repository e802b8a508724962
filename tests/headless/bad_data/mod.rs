//! Damaged data: every fault is reported with its place, and all intact parts are kept.

mod article;
mod base_map;
mod tables;
mod tiers;
