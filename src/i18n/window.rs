//! Phrases of the window: commands, menus, activity bar, palette, project files, windows about the program.
#![expect(missing_docs, reason = "a field is named for its phrase, which stands in assets/i18n")]

use super::{phrases::phrases, plural::Plural};

phrases! {
    /// Phrases of the program as a whole.
    pub struct AppTexts {
        pub title: String,
        pub no_gpu_title: String,
        pub no_gpu: String,
        pub map_label: Plural,
        pub bubble: Plural,
        pub inset: Plural,
        pub inset_bubble: Plural,
        pub close: String,
        pub unknown: String,
        pub dismiss: String,
        pub resize: String,
        pub show_in_folder: String,
        pub labelled: String,
        pub aside: String,
    }

    /// Title and tooltip of a command.
    pub struct CommandText {
        pub title: String,
        pub tip: String,
    }

    /// Names of menus.
    pub struct MenuTexts {
        pub file: String,
        pub recent: String,
        pub edit: String,
        pub view: String,
        pub layers: String,
        pub help: String,
        pub backdrop: String,
        pub projection: String,
        pub theme: String,
        pub language: String,
    }

    /// Phrases of the activity bar at the left edge.
    pub struct RailTexts {
        pub clusters: String,
        pub provinces: String,
        pub compare: String,
        pub programmes: String,
        pub article: String,
        pub layers: String,
        pub analysis: String,
        pub table: String,
        pub timeline: String,
    }

    /// Phrases of the command palette.
    pub struct PaletteTexts {
        pub hint: String,
        pub nothing: String,
        pub cluster: String,
        pub province: String,
        pub values: String,
        pub try_else: String,
        pub here: String,
    }

    /// Phrases of project files.
    pub struct FileTexts {
        pub recent_aside: String,
        pub untitled: String,
        pub open_title: String,
        pub save_title: String,
        pub path_open: String,
        pub path_save: String,
        pub open: String,
        pub save: String,
        pub replace_title: String,
        pub replace_text: String,
        pub replace: String,
        pub other_name: String,
        pub unsaved_title: String,
        pub unsaved_text: String,
        pub discard: String,
        pub cancel: String,
        pub drop: String,
    }

    /// Phrases of the window about the program.
    pub struct AboutTexts {
        pub title: String,
        pub version: String,
        pub purpose: String,
        pub data: String,
        pub depiction: String,
        pub verified: String,
        pub licences: String,
        pub licence_program: String,
        pub licence_boundaries: String,
        pub licence_places: String,
        pub licence_colors: String,
        pub licence_fonts: String,
        pub network: String,
    }

    /// Phrases of the window of shortcuts.
    pub struct ShortcutsTexts {
        pub title: String,
        pub mouse: String,
        pub mouse_wheel: String,
        pub mouse_wheel_does: String,
        pub mouse_drag: String,
        pub mouse_drag_does: String,
        pub mouse_double: String,
        pub mouse_double_does: String,
        pub mouse_click: String,
        pub mouse_click_does: String,
        pub keys: String,
        pub arrows: String,
        pub arrows_does: String,
        pub tab: String,
        pub tab_does: String,
        pub parts: String,
        pub parts_does: String,
        pub menus: String,
        pub menus_does: String,
    }
}
