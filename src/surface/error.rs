//! Failure to draw a picture, whatever the format.

/// Failure to draw a picture.
#[derive(Debug, thiserror::Error)]
pub enum DrawError {
    /// Not enough memory.
    #[error("there is not enough memory for a picture of {width} × {height} pixels")]
    TooLarge {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
}
