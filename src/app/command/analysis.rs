//! Commands of the tab of analysis.

use crate::view::{Analysis, EditKind};

/// Request of the tab of analysis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum AnalysisCommand {
    /// Analyse the topmost values, or nothing if `None`.
    Set(Option<Analysis>, EditKind),
    /// Cancel the analysis that is being carried out.
    Cancel,
    /// Carry out a cancelled analysis.
    Again,
    /// Open the export window with the chart on the page.
    WithChart,
}
