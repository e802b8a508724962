//! Commands of windows.

use crate::app::window_kind::Window;

/// Request to open or close windows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WindowCommand {
    /// Open a window.
    Open(Window),
    /// Close the open window; the one below it returns.
    Close,
    /// Close all windows.
    CloseAll,
}
