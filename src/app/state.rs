//! All state of the running program.

use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

use super::{
    atlas::Atlas,
    commands,
    derived::Derived,
    dialogs::{FileDialogs, Native},
    document::Document,
    message::Message,
    pictures::Pictures,
    session::Session,
    settings::Settings,
    table_task::TableOnItsWay,
    tasks::Levels,
};
use crate::{
    data,
    i18n::messages,
    model::{Catalogue, Detail, Language},
    query::SearchIndex,
    scene::Stage,
    surface::screen::{Meshes, Tileset},
    view::{Backdrop, Camera, History, View},
};

/// How the program is started.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Where preferences live; `None` keeps nothing.
    pub settings_path: Option<PathBuf>,
    /// Where tiles are cached; `None` caches nothing.
    pub tile_cache: Option<PathBuf>,
    /// The project file to open at the start.
    pub document: Option<PathBuf>,
    /// The view to start with instead of the last one.
    pub view: Option<View>,
    /// The language to start in, where `view` does not say.
    pub language: Option<Language>,
    /// The theme to start in.
    pub theme: Option<super::settings::ThemePreference>,
}

/// All state of the running program.
pub struct State {
    /// All facts.
    pub catalogue: Catalogue,
    /// Finds clusters and places.
    pub index: SearchIndex,
    /// What is seen.
    pub view: View,
    /// Undo and redo.
    pub history: History,
    /// The files of this session's documents, by their number in the history; untitled ones have none.
    pub documents: BTreeMap<u32, Document>,
    /// Asks for files.
    pub dialogs: Box<dyn FileDialogs>,
    /// What follows from catalogue and view.
    pub derived: Derived,
    /// Builds scenes.
    pub stage: Stage,
    /// The ground's meshes.
    pub meshes: Meshes,
    /// Finer base geometry on its way.
    pub levels: Levels,
    /// Tiles, where they are turned on.
    pub tiles: Option<Tileset>,
    /// Where tiles are cached.
    pub tile_cache: Option<PathBuf>,
    /// Makes pictures, once one was asked for.
    pub pictures: Option<Pictures>,
    /// The table that is being written.
    pub table: Option<TableOnItsWay>,
    /// Preferences.
    pub settings: Settings,
    /// What lasts as long as the window.
    pub session: Session,
    /// Whether the first frame shall fit China into the window.
    pub fit_at_start: bool,
    /// The camera that last fitted China into the window by itself.
    pub fitted: Option<Camera>,
}

impl State {
    /// Loads the embedded data and the preferences.
    pub fn new(options: &Options) -> Self {
        let (catalogue, mut report) = data::embedded_catalogue();
        let (base, base_report) = data::base_map();
        let (overview, overview_report) = data::level(Detail::Overview);
        report.append(base_report);
        report.append(overview_report);
        let base = Arc::new(base);
        let (mut settings, damage) = options.settings_path.as_deref().map_or_else(Default::default, Settings::load);
        if let Some(theme) = options.theme {
            settings.theme = theme;
        }
        let document = settings.document.clone().filter(|_| options.view.is_none());
        let remembered = options.view.clone().or_else(|| settings.view.clone());
        let remembered = remembered.or_else(|| document.as_ref()?.saved.clone());
        let fit_at_start = remembered.is_none();
        let first = || View { language: system_language(), ..View::default() };
        let mut view = remembered.unwrap_or_else(first);
        // Whoever wrote the view: nothing connects before a person asks here and now.
        if view.layers.backdrop.is_online() {
            view.layers.backdrop = Backdrop::BaseMap;
        }
        if let Some(language) = options.language {
            view.language = language;
        }
        let mut session = Session::default();
        if let Some(damage) = damage {
            session.messages.say(Message::SettingsDamaged(damage));
        }
        // The embedded data is checked by a test; should it be damaged all the same, say so.
        if let Some(issue) = report.issues.first() {
            log::error!("{issue}");
            session.messages.say(Message::DataDamaged);
        }
        let index = SearchIndex::new(&catalogue);
        let mut derived = Derived::default();
        derived.update(&catalogue, &index, &view);
        derived.programmes.update(&catalogue, &index, &view.filter, &session.programmes);
        derived.update_table(&catalogue, &index, &view, &settings);
        Self {
            stage: Stage::new(Arc::clone(&base), Arc::new(overview)),
            levels: Levels::new(base),
            tile_cache: options.tile_cache.clone(),
            meshes: Meshes::default(),
            history: History::default(),
            documents: document.map(|document| (0, document)).into_iter().collect(),
            dialogs: Box::new(Native),
            tiles: None,
            pictures: None,
            table: None,
            catalogue,
            index,
            view,
            derived,
            settings,
            session,
            fit_at_start,
            fitted: None,
        }
    }

    /// The file that the view belongs to, if any.
    pub fn document(&self) -> Option<&Document> {
        self.documents.get(&self.history.document())
    }

    /// The read-only context of this frame.
    pub fn atlas(&self) -> Atlas<'_> {
        Atlas {
            catalogue: &self.catalogue,
            view: &self.view,
            derived: &self.derived,
            settings: &self.settings,
            session: &self.session,
            index: &self.index,
            document: self.document(),
            texts: messages(self.view.language),
            can_undo: self.history.can_undo(),
            can_redo: self.history.can_redo(),
        }
    }

    /// Does what was asked for, and brings what follows from it up to date.
    pub fn run(&mut self, ctx: &egui::Context, queue: impl IntoIterator<Item = super::command::Command>) {
        for command in queue {
            commands::apply(self, ctx, command);
            self.refresh();
        }
    }

    /// Brings what follows from catalogue and view up to date.
    pub fn refresh(&mut self) {
        self.derived.update(&self.catalogue, &self.index, &self.view);
        let (on_map, room) = (&self.view.filter, &self.session.programmes);
        self.derived.programmes.update(&self.catalogue, &self.index, on_map, room);
        self.derived.update_table(&self.catalogue, &self.index, &self.view, &self.settings);
    }
}

/// The language that a first start speaks: Chinese where the system does, else English.
fn system_language() -> Language {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| std::env::var(name).ok());
    if set.is_some_and(|locale| locale.starts_with("zh")) { Language::Zh } else { Language::En }
}
