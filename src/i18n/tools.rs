//! Phrases of the pointer tools, of context menus and of the status bar.
#![expect(missing_docs, reason = "a field is named for its phrase, which stands in assets/i18n")]

use super::{Plural, phrases::phrases};

phrases! {
    /// Phrases of the pointer tools of the map.
    pub struct ToolsTexts {
        pub menu: String,
        pub leave: String,
        pub hint_box_zoom: String,
        pub hint_distance: String,
        pub hint_area: String,
        pub hint_box: String,
        pub hint_lasso: String,
        pub hint_radius: String,
        pub distance: String,
        pub last_leg: String,
        pub area: String,
        pub radius: String,
        pub metres: String,
        pub kilometres: String,
        pub square_metres: String,
        pub square_kilometres: String,
        pub copy: String,
        pub found_nothing: String,
        pub marked_clusters: Plural,
        pub marked_provinces: Plural,
        pub marked_features: Plural,
        pub zoom_to_marked: String,
        pub copy_list: String,
        pub copy_list_tip: String,
        pub compare_provinces: String,
        pub name: String,
        pub coordinates: String,
        pub mouse_box: String,
        pub mouse_box_does: String,
        pub mouse_menu: String,
        pub mouse_menu_does: String,
        pub keys_menu: String,
        pub keys_menu_does: String,
    }

    /// Phrases of context menus, and of what they copy.
    pub struct ContextMenuTexts {
        pub copy_coordinates: String,
        pub copy_value: String,
        pub copy_facts: String,
        pub zoom_to: String,
        pub centre: String,
        pub measure_from: String,
        pub filter_to: String,
        pub compare: String,
        pub copied: String,
        pub dated: String,
        pub weak: String,
        pub source: String,
    }

    /// Phrases of the status bar.
    pub struct StatusTexts {
        pub coordinates: String,
        pub north: String,
        pub south: String,
        pub east: String,
        pub west: String,
        pub scale: String,
        pub scale_tip: String,
    }
}
