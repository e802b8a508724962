//! Data compared with published totals.

mod clusters;
mod tiers;
