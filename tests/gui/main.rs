//! The real app, driven by accessible names.
