//! What lasts as long as the window: open windows, what is pointed at, passing messages.

use std::path::PathBuf;

use super::{
    command::{Command, Delivery, Window},
    message::Messages,
    pictures::Shown,
};
use crate::{
    export::Options,
    model::{AsOf, Verdict},
    query::{ProgrammeFilter, ProgrammeOrder},
    scene::Attention,
    surface::screen::{Opening, TileError, TileState},
    table::{Format, TableKind},
    view::{Camera, Variable, View},
};

/// A movement of the camera that goes on by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Motion {
    /// From one camera to another in some seconds.
    Flight {
        /// Where it began.
        from: Camera,
        /// Where it ends.
        to: Camera,
        /// Seconds flown.
        elapsed: f32,
    },
    /// Thrown by hand, slowing down: points per second to the right and down.
    Glide(f32, f32),
}

/// What a stop of the timeline changes in a view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The date up to which announcements are shown.
    pub until: Option<AsOf>,
    clusters: bool,
    later_clusters: bool,
    variable: Option<Variable>,
}

impl Dated {
    /// That of a view.
    pub fn of(view: &View) -> Self {
        Self {
            until: view.filter.until,
            clusters: view.layers.clusters,
            later_clusters: view.layers.later_clusters,
            variable: view.layers.thematic.as_ref().map(|layer| layer.variable),
        }
    }

    /// Puts it back into a view.
    pub fn put(&self, view: &mut View) {
        view.filter.until = self.until;
        view.layers.clusters = self.clusters;
        view.layers.later_clusters = self.later_clusters;
        if let (Some(layer), Some(variable)) = (&mut view.layers.thematic, self.variable) {
            layer.variable = variable;
        }
    }
}

/// The timeline while it plays.
#[derive(Clone, Debug)]
pub struct Play {
    /// When the next stop is due, seconds of the window's clock.
    pub due: f64,
    /// What it found and gives back.
    pub found: Dated,
    /// What it showed last; anything else is a person's doing.
    pub shown: Dated,
}

/// The picture that is looked at before it is a file, and the file that is being made.
#[derive(Default)]
pub struct Export {
    /// What the picture was last asked for.
    pub asked: Option<(View, Options, u32)>,
    /// The picture.
    pub preview: Option<(egui::TextureHandle, Shown)>,
    /// How much of a file is done, 0 to 1.
    pub progress: Option<f32>,
    /// A field for the path, where the system has no dialog: what stands in it, and what it is for.
    pub path: Option<(PathBuf, Delivery)>,
    /// Where a picture shall go, a file of it that exists, and what it is: replaced only when a person says so.
    pub exists: Option<(PathBuf, PathBuf, Delivery)>,
}

impl std::fmt::Debug for Export {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Export").field("progress", &self.progress).field("path", &self.path).finish_non_exhaustive()
    }
}

/// The table that is saved as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableFile {
    /// Which table.
    pub kind: TableKind,
    /// In which format.
    pub format: Format,
    /// Whether a CSV file begins with a byte order mark, which Excel needs.
    pub for_excel: bool,
    /// What stands at first in the field for the path, where the system has no dialog.
    pub path: Option<PathBuf>,
    /// A file that exists and is replaced only where a person says so.
    pub exists: Option<PathBuf>,
}

impl Default for TableFile {
    fn default() -> Self {
        Self { kind: TableKind::default(), format: Format::Csv, for_excel: false, path: None, exists: None }
    }
}

/// What the room of programmes lists, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProgrammesRoom {
    /// Which programmes.
    pub filter: ProgrammeFilter,
    /// In which order.
    pub order: ProgrammeOrder,
}

/// Where a person is in the walk through the article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ArticleWalk {
    /// The open claim by its place in the catalogue, from 0.
    pub at: usize,
    /// The verdict whose claims are listed; `None` lists all.
    pub verdict: Option<Verdict>,
    /// The open claim shall be scrolled to.
    pub reveal: bool,
}

/// State that is never saved and never exported.
#[derive(Debug, Default)]
pub struct Session {
    /// The window above the map.
    pub window: Option<Window>,
    /// The window that comes back when that one closes.
    pub beneath: Option<Window>,
    /// What is pointed at.
    pub attention: Attention,
    /// A movement of the camera.
    pub motion: Option<Motion>,
    /// The playing timeline; `None` where it stands still.
    pub playing: Option<Play>,
    /// Passing messages.
    pub messages: Messages,
    /// How loading of tiles goes; `None` without tiles.
    pub tiles: Option<TileState>,
    /// The size of the map, points.
    pub map_size: (f32, f32),
    /// Whether a text field had the keyboard in the last frame.
    pub was_typing: bool,
    /// The search box shall take the keyboard.
    pub focus_search: bool,
    /// Whether a person agreed to close the window.
    pub closing: bool,
    /// Why the tile archive was refused that the view asks for.
    pub lost_archive: Option<TileError>,
    /// A tile archive that is being opened.
    pub opening: Option<Opening>,
    /// The picture that is being made.
    pub export: Export,
    /// The table that is saved.
    pub table_file: TableFile,
    /// The room of programmes.
    pub programmes: ProgrammesRoom,
    /// The walk through the article.
    pub article: ArticleWalk,
}

impl Session {
    /// What withdraws the question of the open window where its file goes; `None` where it does not ask.
    pub fn question_withdrawn(&self) -> Option<Command> {
        let (export, table) = (&self.export, &self.table_file);
        match self.window {
            Some(Window::Export) if export.path.is_some() || export.exists.is_some() => Some(Command::CancelExport),
            Some(Window::SaveTable) if table.path.is_some() || table.exists.is_some() => {
                let file = TableFile { path: None, exists: None, ..table.clone() };
                Some(Command::TableFile(Box::new(file)))
            }
            _ => None,
        }
    }
}
