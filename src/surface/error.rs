//! Failure to draw a picture, whatever the format.

/// Failure to draw a picture.
#[derive(Debug, thiserror::Error)]
pub enum DrawError {
    /// usvg rejected the generated SVG: a defect of the program.
    #[error("the drawing could not be read back: {0}")]
    Tree(#[from] usvg::Error),
    /// Text could not be converted to outlines: a defect of the program.
    #[error("the letters could not be made into outlines: {0}")]
    Outlines(&'static str),
    /// Not enough memory.
    #[error("there is not enough memory for a picture of {width} × {height} pixels")]
    TooLarge {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
}
