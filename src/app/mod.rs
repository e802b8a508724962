//! Desktop application: state, commands, panels around the map.

pub mod action;
mod action_state;
mod analysis_worker;
mod announced_lists;
mod announcer;
mod bars;
pub mod command;
mod commands;
mod computed;
mod dialogs;
mod edit_end;
pub mod explain;
mod export_worker;
mod focus;
mod fonts;
mod frame_context;
pub mod import;
mod kept_layers;
mod keys;
mod landmarks;
mod layer_facets;
mod layout;
mod least_sizes;
mod map;
mod map_words;
mod marked;
mod message;
mod message_queue;
mod panels;
mod project_file;
pub mod settings;
mod side_panels;
mod state;
pub mod table;
mod tasks;
mod theme;
pub mod tool;
mod ui_state;
mod widgets;
pub mod window_kind;
mod windows;

use std::{path::PathBuf, time::Duration};

pub use dialogs::{Answer, FileDialogs, NoFileManager};
pub use state::{AppState, StartOptions};

use action::Action;
use command::{CameraCommand, Command, FileCommand, OwnDataCommand};
use edit_end::Edits;
use message::Message;

use crate::{
    app::{
        settings::{LeftPanel, Settings},
        window_kind::Window,
    },
    i18n::messages,
};

/// Idle time after which changed preferences are written, seconds.
const SAVE_AFTER: f64 = 1.0;
/// Time after which they are written although they are still changing, seconds.
const SAVE_AT_LATEST: f64 = 10.0;
/// Time after which a write that has failed is tried again, seconds.
const RETRY_SAVE: f64 = 15.0;

/// Least size of the window, points; contents that need more scroll.
const LEAST: egui::Vec2 = egui::vec2(320.0, 200.0);

/// Time without camera movement after which the next movement is a new undo step, seconds.
const PAUSE: f64 = 0.8;

/// Application run by eframe.
pub struct App {
    state: AppState,
    queue: Vec<Command>,
    settings_path: Option<PathBuf>,
    /// Settings as last written, and the time since which the current ones differ.
    saved: Settings,
    changed_at: Option<f64>,
    /// Time since which there are changes that were not written.
    unsaved_since: Option<f64>,
    /// Time before which no write is tried, after one that has failed.
    retry_at: Option<f64>,
    /// Time of the last camera movement by hand, seconds.
    moved_at: f64,
    /// Detector of the end of an edit.
    edits: Edits,
    /// Title of the window.
    titled: String,
    /// `true` if there is no graphics device to draw the map.
    no_gpu: bool,
    focus: focus::FocusKeeper,
    announcer: announcer::Announcer,
    /// Sizes of the parts drawn after the map, from the last pass.
    sizes: layout::Sizes,
    /// Least window size last requested from the system.
    least: egui::Vec2,
}

impl App {
    /// Loads all data and installs fonts, themes and the renderer of walkers.
    pub fn new(cc: &eframe::CreationContext<'_>, options: &StartOptions) -> Self {
        fonts::install(&cc.egui_ctx);
        // The size of texts is a setting with actions of its own.
        cc.egui_ctx.options_mut(|options| options.zoom_with_keyboard = false);
        theme::install(&cc.egui_ctx);
        let no_gpu = cc.wgpu_render_state.is_none();
        if !no_gpu {
            walkers::install_renderer(cc.wgpu_render_state.as_ref());
        }
        let mut state = AppState::new(options);
        commands::resume(&mut state);
        // Opens the tile archive of the restored view, or reports why that fails.
        commands::sync_tiles(&mut state, &cc.egui_ctx);
        commands::follow_own_data(&mut state, &cc.egui_ctx);
        let saved = state.settings.clone();
        if let Some(path) = &options.document {
            commands::run(&mut state, &cc.egui_ctx, [Command::from(FileCommand::Open(path.clone()))]);
            if let Some(language) = options.language {
                state.view.language = language;
            }
        }
        if !options.lists.is_empty() {
            let lists = OwnDataCommand::Import(options.lists.clone());
            commands::run(&mut state, &cc.egui_ctx, [Command::from(lists)]);
        }
        Self {
            saved,
            state,
            queue: Vec::new(),
            settings_path: options.settings_path.clone(),
            changed_at: None,
            unsaved_since: None,
            retry_at: None,
            moved_at: 0.0,
            edits: Edits::default(),
            titled: String::new(),
            no_gpu,
            focus: focus::FocusKeeper::default(),
            announcer: announcer::Announcer::default(),
            sizes: layout::Sizes::default(),
            least: LEAST,
        }
    }

    /// Application state, for tests and tools.
    pub fn state(&self) -> &AppState {
        &self.state
    }

    /// Queues commands as panels do, for tests and tools.
    pub fn ask(&mut self, commands: impl IntoIterator<Item = Command>) {
        self.queue.extend(commands);
    }

    /// Records `before` as an undo step, for tests.
    pub fn remember_step(&mut self, before: &crate::view::View) {
        self.state.history.record(before, crate::view::EditKind::Single);
    }

    /// Replaces the system's file dialogs, for tests.
    pub fn set_dialogs(&mut self, dialogs: Box<dyn FileDialogs>) {
        self.state.dialogs = dialogs;
    }

    /// Title of the window, for tests.
    pub fn title(&self) -> &str {
        &self.titled
    }

    /// Limits the least window size to the size of the screen.
    fn fit_screen(&mut self, ctx: &egui::Context) {
        let screen = ctx.input(|input| input.viewport().monitor_size);
        let least = screen.filter(|size| size.min_elem() > 1.0).map_or(LEAST, |size| size.min(LEAST));
        if self.least != least {
            self.least = least;
            ctx.send_viewport_cmd(egui::ViewportCommand::MinInnerSize(least));
        }
    }

    fn remember(&mut self, now: f64) {
        let view = commands::view_without_playback(&self.state);
        if self.state.settings.view.as_ref() != Some(&view) {
            self.state.settings.view = Some(view);
            // The view is still changing: restart the idle time.
            self.changed_at = Some(now);
        }
        let document = self.state.document();
        // Written at once: after a kill, saved changes must not look unsaved, nor unsaved ones saved.
        let is_urgent = self.state.settings.document.as_ref() != document;
        if is_urgent {
            self.state.settings.document = document.cloned();
        }
        if self.state.settings == self.saved {
            (self.changed_at, self.unsaved_since) = (None, None);
            return;
        }
        let has_rested = now - *self.changed_at.get_or_insert(now) >= SAVE_AFTER;
        let is_late = now - *self.unsaved_since.get_or_insert(now) >= SAVE_AT_LATEST;
        let may_try = self.retry_at.is_none_or(|at| now >= at);
        if is_urgent || (has_rested || is_late) && may_try {
            self.save(now);
        }
    }

    /// Writes the settings if they have changed. After a failure, of which a message tells once, they are written later.
    fn save(&mut self, now: f64) {
        if self.state.settings == self.saved {
            return;
        }
        let written = self.settings_path.as_ref().map_or(Ok(()), |path| self.state.settings.save(path));
        match written {
            Ok(()) => {
                self.saved = self.state.settings.clone();
                (self.changed_at, self.unsaved_since, self.retry_at) = (None, None, None);
            }
            Err(why) => {
                log::warn!("settings not saved: {why}");
                if let (None, Some(path)) = (self.retry_at, &self.settings_path) {
                    self.state.ui_state.messages.say(Message::SettingsNotSaved(path.clone()));
                }
                self.retry_at = Some(now + RETRY_SAVE);
            }
        }
    }
}

/// Panel on the left, if it is drawn.
fn shown_panel(state: &AppState) -> Option<LeftPanel> {
    state.context().is_drawn(side_panels::Side::Left).then_some(state.settings.left)
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.fit_screen(ctx);
        let state = &mut self.state;
        let system_is_dark = ctx.system_theme() == Some(egui::Theme::Dark);
        state.view.theme = state.settings.theme.resolve(system_is_dark);
        ctx.set_theme(theme::egui_theme(state.view.theme));
        ctx.set_zoom_factor(state.settings.text_scale.factor());
        let mut queue = std::mem::take(&mut self.queue);
        focus::refuse_behind(ctx);
        self.focus.begin(ctx, state.ui_state.was_typing);
        self.edits.note(ctx);
        queue.extend(keys::pressed(ctx, &state.context(), &mut self.focus));
        let dropped: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        if !dropped.is_empty() {
            queue.push(FileCommand::Drop(dropped).into());
        }
        // Camera movements after a pause are a new undo step.
        let now = ctx.input(|input| input.time);
        if now - self.moved_at > PAUSE {
            state.history.settle_camera();
        }
        if queue.iter().any(|command| matches!(command, Command::Camera(CameraCommand::Set(_)))) {
            self.moved_at = now;
        }
        let closes = ctx.input(|input| input.viewport().close_requested());
        // Commands wait for the entry of the focused field, closing the window too.
        let waiting = queue.iter().any(Command::waits_for_entry) || closes && !state.ui_state.closing;
        if waiting && self.edits.holds_up(ctx) {
            if closes {
                ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
                queue.push(Action::Quit.into());
            }
            self.queue = queue;
            ctx.request_repaint();
        } else {
            let before = (state.ui_state.window == Some(Window::Palette)).then(|| shown_panel(state));
            commands::run(state, ctx, queue);
            // A panel that the palette opens has the focus, as with its keys.
            if state.ui_state.window.is_none() && before.is_some_and(|before| before != shown_panel(state)) {
                self.focus.enter_panel(ctx);
            }
            if closes {
                commands::close_requested(state, ctx);
            }
        }

        let seconds = ctx.input(|input| input.stable_dt);
        if commands::advance_camera(state, seconds) {
            ctx.request_repaint();
        }
        commands::advance_playback(state, ctx);
        commands::finish_opening_tiles(state, ctx);
        commands::expire_messages(state, ctx);
        commands::expire_place_mark(state, ctx);
        commands::follow_export(state, ctx);
        commands::follow_table(state);
        commands::follow_own_data(state, ctx);
        commands::follow_import(state, ctx);
        commands::follow_analysis(state, ctx);
        state.map.take_loaded();
        let program = &state.texts().app.title;
        let title = project_file::title(state.document(), &commands::view_without_playback(state), program);
        if self.titled != title {
            self.titled.clone_from(&title);
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title));
        }
        self.remember(now);
        if self.changed_at.is_some() && self.settings_path.is_some() {
            ctx.request_repaint_after(Duration::from_secs_f64(SAVE_AFTER));
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let mut out = Vec::new();
        if self.no_gpu {
            windows::no_gpu(ui, &self.state.context());
            return;
        }
        // egui treats a window of negative size as a program error.
        if !ui.ctx().content_rect().is_positive() {
            self.focus.suspend();
            return;
        }
        self.focus.resume(ui.ctx());
        windows::end_tooltip(ui, &self.state.context());
        self.sizes = layout::ui(ui, &mut self.state, self.sizes, &mut out);
        windows::ui(ui, &self.state.context(), self.state.dialogs.as_ref(), &mut out);
        widgets::notice::drop_hint(ui, &self.state.context());
        self.announcer.ui(ui, &self.state.context());
        landmarks::finish(ui.ctx(), &self.titled);
        let entered = self.edits.take_up(ui.ctx());
        self.focus.end(ui, self.state.settings.left);
        self.state.ui_state.focus_search = false;
        self.state.ui_state.article.reveal = false;
        self.state.ui_state.was_typing = ui.ctx().text_edit_focused();
        command::merge_interaction(&mut out, &self.state.ui_state.interaction);
        if self.edits.ended(ui.ctx()) || entered {
            out.push(Command::EndEdit);
        }
        if entered {
            // The entry precedes the commands that waited for it.
            out.append(&mut self.queue);
        }
        if !out.is_empty() {
            self.queue.extend(out);
            ui.ctx().request_repaint();
        }
    }

    fn on_exit(&mut self) {
        self.save(0.0);
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}

/// Opens the window and runs until it is closed.
///
/// # Errors
/// There is no display or no working graphics driver.
pub fn run(options: StartOptions) -> Result<(), eframe::Error> {
    let title = messages(options.language.unwrap_or_default()).app.title.clone();
    let viewport = egui::ViewportBuilder::default()
        .with_title(title)
        .with_app_id("cluster-atlas")
        .with_icon(icon())
        .with_inner_size([1360.0, 860.0])
        .with_min_inner_size(LEAST);
    // Multisampling and a depth buffer stay off: the pipelines of walkers have neither, and wgpu would panic.
    let persist_window = options.settings_path.is_some();
    // Dithering smooths gradients; the interface has no gradients.
    let native =
        eframe::NativeOptions { viewport, centered: true, dithering: false, persist_window, ..Default::default() };
    eframe::run_native("cluster-atlas", native, Box::new(move |cc| Ok(Box::new(App::new(cc, &options)))))
}

/// Icon of the window: three cluster symbols.
fn icon() -> egui::IconData {
    const SIDE: u32 = 64;
    let palette = crate::scene::Palette::of(crate::view::Theme::Light);
    let sectors = ["new_generation_it", "high_end_equipment", "new_materials"].map(crate::model::SectorId::new);
    let dots = [(20.0, 40.0, 13.0), (42.0, 42.0, 11.0), (34.0, 19.0, 12.0)];
    let mut rgba = Vec::with_capacity((SIDE * SIDE * 4) as usize);
    for y in 0..SIDE {
        for x in 0..SIDE {
            let (x, y) = (x as f32 + 0.5, y as f32 + 0.5);
            let hit = dots.iter().zip(&sectors).find(|((cx, cy, r), _)| (x - cx).hypot(y - cy) <= *r);
            let color = hit.map_or(palette.map.land, |(_, sector)| palette.sector(sector));
            let inside = (x - 32.0).abs().max((y - 32.0).abs()) < 30.0;
            rgba.extend([color.r, color.g, color.b, if inside { 255 } else { 0 }]);
        }
    }
    egui::IconData { rgba, width: SIDE, height: SIDE }
}
