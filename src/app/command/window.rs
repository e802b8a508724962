//! Commands of windows.

use crate::app::{settings::LeftPanel, window_kind::Window};

/// Request to open or close windows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WindowCommand {
    /// Open a window.
    Open(Window),
    /// Show a panel at the left, opened if it is closed or folded.
    Show(LeftPanel),
    /// Close the open window; the one below it returns.
    Close,
    /// Close all windows.
    CloseAll,
}
