//! State of the running application.

use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

use super::{
    analysis_worker::AnalysisWorker,
    computed::Computed,
    dialogs::{FileDialogs, Native},
    export_worker::ExportWorker,
    frame_context::FrameContext,
    import::OwnFiles,
    map::MapState,
    message::Message,
    project_file::ProjectFile,
    settings::Settings,
    table::TableOnItsWay,
    ui_state::UiState,
};
use crate::{
    data,
    export::embedded_facts,
    i18n::{Messages, messages},
    model::{Detail, Language},
    query::Facts,
    view::{Basemap, Camera, History, View},
};

/// Start options.
#[derive(Clone, Debug, Default)]
pub struct StartOptions {
    /// Path of the settings file; `None` stores no settings.
    pub settings_path: Option<PathBuf>,
    /// Folder of the tile cache; `None` disables it.
    pub tile_cache: Option<PathBuf>,
    /// Project file to open at start.
    pub document: Option<PathBuf>,
    /// Lists to import at start, one after the other.
    pub lists: Vec<PathBuf>,
    /// Initial view instead of the last one.
    pub view: Option<View>,
    /// Initial language, overriding that of the view.
    pub language: Option<Language>,
    /// Initial theme preference.
    pub theme: Option<super::settings::ThemePreference>,
    /// State of the card of first steps, overriding the settings: open or closed.
    pub first_steps: Option<bool>,
}

/// State of the running application.
pub struct AppState {
    /// Snapshot of the facts: those of the atlas, and the own files of the view that were read.
    pub facts: Facts,
    /// Own files of the view.
    pub own_files: OwnFiles,
    /// Analysis of the view.
    pub analysis: AnalysisWorker,
    /// Current view: map, filter, selection, page.
    pub view: View,
    /// Undo and redo history.
    pub history: History,
    /// Project files of this session by document number in the history; untitled documents have no entry.
    pub documents: BTreeMap<u32, ProjectFile>,
    /// File dialogs of the system.
    pub dialogs: Box<dyn FileDialogs>,
    /// Results computed from facts and view.
    pub computed: Computed,
    /// Caches, loaders and tiles of the map.
    pub map: MapState,
    /// Folder of the tile cache.
    pub tile_cache: Option<PathBuf>,
    /// Export worker; started at the first request.
    pub pictures: Option<ExportWorker>,
    /// The table that is being written.
    pub table: Option<TableOnItsWay>,
    /// Preferences.
    pub settings: Settings,
    /// Transient interface state.
    pub ui_state: UiState,
    /// `true` if the first frame fits China into the window.
    pub fit_at_start: bool,
    /// Camera that last fitted China into the window automatically.
    pub fitted: Option<Camera>,
}

impl AppState {
    /// Loads the embedded data and the preferences.
    pub fn new(options: &StartOptions) -> Self {
        let (facts, mut report) = embedded_facts();
        let (base, base_report) = data::base_map();
        let (overview, overview_report) = data::level(Detail::Overview);
        report.append(base_report);
        report.append(overview_report);
        let (mut settings, damage) = options.settings_path.as_deref().map_or_else(Default::default, Settings::load);
        if let Some(theme) = options.theme {
            settings.theme = theme;
        }
        if let Some(open) = options.first_steps {
            settings.first_steps_open = open;
        }
        let document = settings.document.clone().filter(|_| options.view.is_none());
        let remembered = options.view.clone().or_else(|| settings.view.clone());
        let remembered = remembered.or_else(|| document.as_ref()?.saved.clone());
        let fit_at_start = remembered.is_none();
        let first = || View { language: system_language(), ..View::default() };
        let mut view = remembered.unwrap_or_else(first);
        // Whatever the origin of the view, online tiles need the user's consent in this session.
        if view.base.basemap.is_online() {
            view.base.basemap = Basemap::Embedded;
        }
        if let Some(language) = options.language {
            view.language = language;
        }
        let mut ui_state = UiState::default();
        if let Some(damage) = damage {
            ui_state.messages.say(Message::SettingsDamaged(damage));
        }
        // A test checks the embedded data; report damage to the binary all the same.
        if let Some(issue) = report.issues.first() {
            log::error!("{issue}");
            ui_state.messages.say(Message::DataDamaged);
        }
        let mut computed = Computed::default();
        computed.update(&facts, &view);
        computed.programmes.update(&facts, &view, ui_state.programme_order);
        computed.update_table(&facts, &view, &settings);
        Self {
            map: MapState::new(Arc::new(base), Arc::new(overview)),
            tile_cache: options.tile_cache.clone(),
            history: History::default(),
            documents: document.map(|document| (0, document)).into_iter().collect(),
            dialogs: Box::new(Native),
            pictures: None,
            analysis: AnalysisWorker::default(),
            table: None,
            own_files: OwnFiles::new(facts.clone()),
            facts,
            view,
            computed,
            settings,
            ui_state,
            fit_at_start,
            fitted: None,
        }
    }

    /// Project file of the view; `None` for an untitled view.
    pub fn document(&self) -> Option<&ProjectFile> {
        self.documents.get(&self.history.document())
    }

    /// Message texts in the language of the view.
    pub fn texts(&self) -> &'static Messages {
        messages(self.view.language)
    }

    /// Read-only context of this frame.
    pub fn context(&self) -> FrameContext<'_> {
        let Self { facts, view, computed, settings, ui_state, history, documents, .. } = self;
        FrameContext::new(facts, view, computed, settings, ui_state, history, documents)
    }

    /// Read-only context of this frame, and the state that the map changes while it is drawn.
    pub(crate) fn context_and_map(&mut self) -> (FrameContext<'_>, &mut MapState) {
        let Self { facts, view, computed, settings, ui_state, history, documents, map, .. } = self;
        (FrameContext::new(facts, view, computed, settings, ui_state, history, documents), map)
    }

    /// Updates all results computed from facts and view.
    pub(crate) fn refresh(&mut self) {
        self.computed.update(&self.facts, &self.view);
        self.computed.programmes.update(&self.facts, &self.view, self.ui_state.programme_order);
        self.computed.layer_facets.update(&self.facts, &self.view, self.ui_state.unfolded_layer.as_ref());
        self.computed.update_table(&self.facts, &self.view, &self.settings);
    }
}

/// Language at first start: Chinese on a Chinese system, otherwise English.
fn system_language() -> Language {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| std::env::var(name).ok());
    if set.is_some_and(|locale| locale.starts_with("zh")) { Language::Zh } else { Language::En }
}
