//! Requests of panels, map and shortcuts; the state changes only where commands are applied.

use std::{collections::BTreeSet, path::PathBuf};

use super::{
    action::Action,
    request::{ExportTarget, Next, Window},
    settings::ExportSettings,
    table::{TableFile, TableSettings},
    ui_state::UiState,
};
use crate::{
    model::{Catalogue, ClusterId, ProvinceId, Verdict},
    query::{ProgrammesPanel, SearchTarget, TimeStep},
    scene::{Interaction, Tag},
    view::{Camera, EditKind, Filter, Page, Selection, ThematicLayer, View},
};

/// Request to change the state.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Run an action.
    Do(Action),
    /// Set the camera after a movement by hand.
    Camera(Camera),
    /// Fly to a camera, animated.
    Fly(Camera),
    /// Continue a released drag with inertia; points per second to the right and down.
    Glide(f32, f32),
    /// Set the filter.
    Filter(Filter, EditKind),
    /// Show the map as of a time step, or with all announcements if `None`.
    Until(Option<Box<TimeStep>>),
    /// Start or stop the playback of the timeline.
    Play(bool),
    /// Set filter and order of the programme list.
    Programmes(Box<ProgrammesPanel>),
    /// Set the thematic layer; `None` removes it.
    Thematic(Option<ThematicLayer>, EditKind),
    /// Set or clear the selection.
    Select(Option<Selection>),
    /// Select a feature and bring it into view.
    Show(Selection),
    /// Set the provinces of the comparison.
    Compare(Vec<ProvinceId>),
    /// Fly to a place.
    GoTo(crate::model::LonLat),
    /// Feature under the pointer or with keyboard focus in this frame.
    Point(Tag),
    /// Clusters to highlight in this frame because the pointer is on a summary of them.
    Emphasise(BTreeSet<ClusterId>),
    /// Set hover and emphasis.
    Attend(Interaction),
    /// End of an interaction: the next change begins a new undo step.
    Settle,
    /// Open a window.
    Open(Window),
    /// Close the open window; the one below it returns.
    CloseWindow,
    /// Close all windows.
    CloseWindows,
    /// Load tiles of an online basemap, with the user's consent.
    AcceptTiles(crate::view::Basemap),
    /// Open a local tile archive.
    OpenTileFile(PathBuf),
    /// Open a project file (from a dialog, the recent files, drag and drop, or the command line).
    OpenDocument(PathBuf),
    /// Save the view as a project file.
    SaveDocument {
        /// Path of the file.
        path: PathBuf,
        /// `true` if the user agreed to replace an existing file.
        replace: bool,
    },
    /// Save the changes, then continue.
    SaveThen(Next),
    /// Discard the changes, then continue.
    DiscardThen(Next),
    /// Load failed tiles again.
    RetryTiles,
    /// Set the page layout of exports.
    Page(Box<Page>, EditKind),
    /// Set format, resolution, theme, language and extent of exports.
    ExportSettings(ExportSettings),
    /// Set kind, sorting, columns and height of the table panel.
    Table(Box<TableSettings>),
    /// Write the picture to a file; an empty path asks for one.
    ExportTo {
        /// Path of the file; in a pack, the stem of all file names.
        path: PathBuf,
        /// Scope of the export.
        delivery: ExportTarget,
        /// `true` if the user agreed to replace existing files.
        replace: bool,
    },
    /// Cancel the running export.
    CancelExport,
    /// Copy text to the clipboard.
    CopyText(String),
    /// Show the view of a step of the guided walk.
    Step(Box<View>),
    /// Open a claim of the article by its index in the catalogue.
    Claim(usize),
    /// List only claims with this verdict; `None` lists all.
    Claims(Option<Verdict>),
    /// Copy the check of the article to the clipboard as text.
    CopyArticle,
    /// Set kind and format of the table export.
    TableFile(Box<TableFile>),
    /// Write the table to a file; an empty path asks for one.
    SaveTableTo {
        /// Path of the file.
        path: PathBuf,
        /// `true` if the user agreed to replace an existing file.
        replace: bool,
    },
    /// Dismiss the message with this number.
    Dismiss(u64),
    /// Show a file in the system's file manager.
    ShowInFolder(PathBuf),
}

/// Removes hover and emphasis from the commands of a frame and adds one `Attend` if their result differs from `before`.
pub fn settle_attention(commands: &mut Vec<Command>, before: &Interaction) {
    let mut now = Interaction { backdrop_missing: before.backdrop_missing, ..Interaction::default() };
    commands.retain(|command| match command {
        Command::Point(tag) => {
            now.hovered = Some(tag.clone());
            false
        }
        Command::Emphasise(ids) => {
            now.emphasised = Some(ids.clone());
            false
        }
        _ => true,
    });
    if now != *before {
        commands.push(Command::Attend(now));
    }
}

impl From<Action> for Command {
    fn from(action: Action) -> Self {
        Self::Do(action)
    }
}

impl Command {
    /// `true` if the command changes more than the camera, hover or the limits of undo steps.
    pub fn lasts(&self) -> bool {
        !matches!(
            self,
            Self::Camera(_) | Self::Glide(..) | Self::Point(_) | Self::Emphasise(_) | Self::Attend(_) | Self::Settle
        )
    }

    /// Command that withdraws the file question of the open window; `None` if it asks none.
    pub fn withdrawing_question(session: &UiState) -> Option<Self> {
        let (export, table) = (&session.export, &session.table_file);
        match session.window {
            Some(Window::Export) if export.path.is_some() || export.exists.is_some() => Some(Self::CancelExport),
            Some(Window::SaveTable) if table.path.is_some() || table.exists.is_some() => {
                // A declined replacement leads back to the path field.
                let path = table.path.clone().filter(|_| table.exists.is_some());
                let file = TableFile { path, exists: None, ..table.clone() };
                Some(Self::TableFile(Box::new(file)))
            }
            _ => None,
        }
    }

    /// Command that navigates to a search result; `None` for a sector, which has no location.
    pub fn towards(catalogue: &Catalogue, target: &SearchTarget) -> Option<Self> {
        match target {
            SearchTarget::Cluster(id) => Some(Self::Show(Selection::Cluster(id.clone()))),
            SearchTarget::Province(id) => Some(Self::Show(Selection::Province(id.clone()))),
            SearchTarget::City(id) => catalogue.city(id).map(|city| Self::GoTo(city.at)),
            SearchTarget::Sector(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointing_at_the_same_thing_asks_for_nothing() {
        let tag = Tag::Cluster(ClusterId::new("a"));
        let mut commands = vec![Command::Point(tag.clone()), Command::Settle];
        let before = Interaction { hovered: Some(tag), ..Interaction::default() };
        settle_attention(&mut commands, &before);
        assert_eq!(commands, [Command::Settle]);
    }

    #[test]
    fn pointing_away_is_a_change() {
        let before = Interaction { emphasised: Some(BTreeSet::new()), ..Interaction::default() };
        let mut commands = Vec::new();
        settle_attention(&mut commands, &before);
        assert_eq!(commands, [Command::Attend(Interaction::default())]);
    }
}
