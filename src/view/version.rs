//! Format version of view documents.
//!
//! The version is raised when older programs would misread a document, the minor version whenever its keys change.
//! Documents of the minor versions 0 to 4 do not state it.
//!
//! | minor | keys |
//! |---|---|
//! | 0 | camera, layers, filter, selection, language, theme |
//! | 1 | `layers.legend` |
//! | 2 | `page` |
//! | 3 | `layers.thematic`, `page.multiples`, `compare`, and `until` beside the filter |
//! | 4 | `filter.until` instead of `until` |
//! | 5 | `minor` |

/// Format version of documents written by this program.
pub const VERSION: u32 = 1;
/// Minor version of documents written by this program.
pub const MINOR: u32 = 5;
