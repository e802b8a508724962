//! Questions asked of the catalogue.
