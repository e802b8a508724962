//! Transient interface state: open windows, interaction, messages.

use std::{collections::VecDeque, path::PathBuf};

use super::{
    export_worker::Preview,
    import::{ImportDialog, OwnDataStatus},
    marked::Marked,
    message_queue::Messages,
    side_panels::SidePanels,
    table::TableFile,
    tool::ToolState,
    window_kind::{ExportTarget, Window},
};
use crate::{
    export::{ExportError, PictureOptions},
    model::{AsOf, CityId, LonLat, ProvinceId, Verdict},
    query::ProgrammeOrder,
    scene::Interaction,
    surface::screen::{Opening, TileError, TileState},
    view::{Camera, LayerId, Variable, View},
};

/// Camera animation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Motion {
    /// Flight from one camera to another.
    Flight {
        /// Camera at the start.
        from: Camera,
        /// Camera at the end.
        to: Camera,
        /// Elapsed time, seconds.
        elapsed: f32,
    },
    /// Inertia after a released drag, slowing down: points per second to the right and down.
    Glide(f32, f32),
}

/// City marked on the map after a flight to it.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceMark {
    /// The city.
    pub city: CityId,
    /// Time at which the mark ends, seconds of the window's clock; `None` until it is first drawn.
    until: Option<f64>,
}

impl PlaceMark {
    /// Time for which a place stays marked, seconds.
    const SHOWN: f64 = 8.0;

    /// Mark of a city that has not been drawn yet.
    pub(crate) fn new(city: CityId) -> Self {
        Self { city, until: None }
    }

    /// Rest of its time at `now`, seconds; `None` once it has passed.
    pub(crate) fn rest(&mut self, now: f64) -> Option<f64> {
        let rest = *self.until.get_or_insert(now + Self::SHOWN) - now;
        (rest > 0.0).then_some(rest)
    }
}

/// Parts of a view that a time step changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// Date up to which announcements are shown.
    pub until: Option<AsOf>,
    clusters: bool,
    later_clusters: bool,
    /// Variables of the layers of values.
    variables: Vec<(LayerId, Variable)>,
}

impl Dated {
    /// Reads these parts of a view.
    pub fn of(view: &View) -> Self {
        Self {
            until: view.as_of,
            clusters: view.shows_clusters_of_2022(),
            later_clusters: view.shows_clusters_of_2024(),
            variables: view
                .layers
                .iter()
                .filter_map(|layer| Some((layer.id.clone(), layer.values()?.variable.clone())))
                .collect(),
        }
    }

    /// Writes these parts back into a view, except those that differ from `shown`: the user has changed them.
    pub(crate) fn put_back(&self, shown: &Self, view: &mut View) {
        let now = Self::of(view);
        let of_layer = |dated: &Self, id: &LayerId| {
            dated.variables.iter().find(|(other, _)| other == id).map(|(_, variable)| variable.clone())
        };
        if now.until == shown.until {
            view.as_of = self.until;
        }
        let kept = |now: bool, shown: bool, found: bool| if now == shown { found } else { now };
        view.show_clusters(
            kept(now.clusters, shown.clusters, self.clusters),
            kept(now.later_clusters, shown.later_clusters, self.later_clusters),
        );
        for (id, variable) in self.variables.iter().filter(|(id, _)| of_layer(&now, id) == of_layer(shown, id)) {
            view.edit_values(id, |values| values.variable.clone_from(variable));
        }
    }
}

/// Playback of the timeline.
#[derive(Clone, Debug)]
pub struct Play {
    /// Time of the next time step, seconds of the window's clock.
    pub due: f64,
    /// State before playback, restored at its end.
    pub found: Dated,
    /// State last shown by playback; any other state is a change made by the user.
    pub shown: Dated,
}

/// State of the export window: preview and running export.
#[derive(Default)]
pub struct ExportDialog {
    /// Arguments of the last preview request: view, options, longer side in pixels.
    pub asked: Option<(View, PictureOptions, u32)>,
    /// Latest preview and its texture.
    pub preview: Option<(egui::TextureHandle, Preview)>,
    /// Reason why the picture last asked for cannot be drawn; there is no preview then.
    pub refused: Option<ExportError>,
    /// Progress of the running export, 0 to 1.
    pub progress: Option<f32>,
    /// Path field, where the system has no file dialog: initial path and scope of the export.
    pub path: Option<(PathBuf, ExportTarget)>,
    /// Pending confirmation to replace a file: target path, existing file, scope of the export.
    pub exists: Option<(PathBuf, PathBuf, ExportTarget)>,
}

impl std::fmt::Debug for ExportDialog {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Export").field("progress", &self.progress).field("path", &self.path).finish_non_exhaustive()
    }
}

/// Position in the walk through the article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ArticleWalk {
    /// Index of the open claim in the catalogue, from 0.
    pub at: usize,
    /// Verdict by which claims are listed; `None` lists all.
    pub verdict: Option<Verdict>,
    /// `true` for one frame: scroll to the open claim.
    pub reveal: bool,
}

/// Place on the map that is pointed at.
#[derive(Clone, Debug, PartialEq)]
pub struct PointedPlace {
    /// Position.
    pub at: LonLat,
    /// Province; `None` outside China.
    pub province: Option<ProvinceId>,
}

/// Interface state that is neither saved nor exported.
#[derive(Debug, Default)]
pub struct UiState {
    /// Open window.
    pub window: Option<Window>,
    /// Windows to return to when the present one closes, the next one last.
    pub beneath: Vec<Window>,
    /// Hover and emphasis.
    pub interaction: Interaction,
    /// Camera animation.
    pub motion: Option<Motion>,
    /// City marked on the map; `None` most of the time.
    pub place_mark: Option<PlaceMark>,
    /// Playback of the timeline; `None` while it is stopped.
    pub playing: Option<Play>,
    /// Permutations of the analysis that are done, and all of them; `None` while nothing is being carried out.
    pub analysing: Option<(usize, usize)>,
    /// Transient messages.
    pub messages: Messages,
    /// Loading state of tiles; `None` without tiles.
    pub tiles: Option<TileState>,
    /// Size of the map, points.
    pub map_size: (f32, f32),
    /// `true` if a text field had the focus in the last frame.
    pub was_typing: bool,
    /// `true` if the search field is to take the focus.
    pub focus_search: bool,
    /// `true` once the user has agreed to close the window.
    pub closing: bool,
    /// Error of the tile archive that the view refers to.
    pub lost_archive: Option<TileError>,
    /// Tile archive that is being opened.
    pub opening: Option<Opening>,
    /// State of the export window.
    pub export: ExportDialog,
    /// Options of the table export.
    pub table_file: TableFile,
    /// Import that is being prepared.
    pub import: Option<ImportDialog>,
    /// Files that wait to be imported.
    pub imports_waiting: VecDeque<PathBuf>,
    /// State of the own files of the view.
    pub own_data: OwnDataStatus,
    /// Order of the list of programmes.
    pub programme_order: ProgrammeOrder,
    /// Position in the walk through the article.
    pub article: ArticleWalk,
    /// Panels beside the map.
    pub panels: SidePanels,
    /// Pointer tool of the map with its measurement.
    pub tool: ToolState,
    /// Features that a selection tool has marked.
    pub marked: Marked,
    /// Place on the map under the pointer, or else of the symbol that has the focus.
    pub pointed_place: Option<PointedPlace>,
    /// Layer whose settings are shown in the list of layers.
    pub unfolded_layer: Option<LayerId>,
}

impl UiState {
    /// All open windows, the topmost last.
    pub fn windows(&self) -> impl Iterator<Item = &Window> {
        self.beneath.iter().chain(&self.window)
    }

    /// `true` if the palette or the list of shortcuts lies above another window, which stays visible.
    pub(crate) fn is_overlaid(&self) -> bool {
        matches!(self.window, Some(Window::Palette | Window::Shortcuts)) && !self.beneath.is_empty()
    }

    /// Topmost window that shows messages: the open one, or the one below the palette or the list of shortcuts.
    pub fn dialog(&self) -> Option<&Window> {
        if self.is_overlaid() { self.beneath.last() } else { self.window.as_ref() }
    }
}
