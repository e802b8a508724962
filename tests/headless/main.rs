//! What holds without a window.
