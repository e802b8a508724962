//! Format version of view documents.
//!
//! The version is raised when older programs would misread a document, the minor version whenever its keys change.
//! Documents of version 1 with the minor versions 0 to 4 do not state the latter.
//!
//! | version | keys |
//! |---|---|
//! | 1.0 | camera, layers, filter, selection, language, theme |
//! | 1.1 | `base.legend` |
//! | 1.2 | `page` |
//! | 1.3 | `layers.thematic`, `page.multiples`, `compare`, and `until` beside the filter |
//! | 1.4 | `filter.until` instead of `until` |
//! | 1.5 | `minor` |
//! | 2.0 | `base`, `place`, `as_of` and a list of `layers` instead of `layers` and `filter` |
//! | 2.1 | `selection` as dataset and key instead of `cluster` or `province`, `colors` of values |
//! | 2.2 | `industry` and `since` of a yearly series; its values can be divided |
//! | 2.3 | `page.cluster_list`, `page.detail_insets`, `base.detail_insets` |
//! | 2.4 | `page.comparison` |
//! | 2.5 | `data`, `color_by` of a layer of features |
//! | 2.6 | `melt` of a recipe, `latest` and `apart` as `double_keys`; `label_by`, `size_by` and `classes` of a layer of features, `text_in` of its query |
//! | 2.7 | `every` of a recipe |
//! | 2.8 | `analysis`, `page.chart` |

/// Format version of documents written by this program.
pub const VERSION: u32 = 2;
/// Minor version of documents written by this program.
pub const MINOR: u32 = 8;
