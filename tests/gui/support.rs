//! Set-up of the GUI tests: the complete app on a software renderer, without stored state.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use cluster_atlas::{
    app::{
        Answer, App, FileDialogs, NoFileManager, StartOptions, command::Command, explain, settings::ThemePreference,
    },
    i18n::messages,
    model::{ClusterId, Language},
    view::View,
};
use eframe::egui_wgpu::{self, wgpu};
use egui_kittest::{Harness, SnapshotOptions, SnapshotResult, kittest::Queryable as _};
use image::RgbaImage;

/// Options for opening the app in a test.
pub struct Setup {
    pub size: (f32, f32),
    pub language: Language,
    pub theme: ThemePreference,
    pub view: Option<View>,
    /// Path of the settings file; `None` stores no settings.
    pub settings: Option<PathBuf>,
    /// Project file given on the command line.
    pub document: Option<PathBuf>,
    /// Lists given on the command line.
    pub lists: Vec<PathBuf>,
    /// State of the card of first steps, open or closed; `None` as the settings say.
    pub first_steps: Option<bool>,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            size: (1280.0, 800.0),
            language: Language::En,
            theme: ThemePreference::Light,
            view: None,
            settings: None,
            document: None,
            lists: Vec::new(),
            first_steps: Some(false),
        }
    }
}

/// Allows software renderers only: a picture drawn on a GPU would differ between machines.
fn cpu_only() -> egui_wgpu::WgpuSetup {
    let mut setup = egui_wgpu::WgpuSetupCreateNew::without_display_handle();
    setup.native_adapter_selector = Some(Arc::new(|adapters, _| {
        adapters
            .iter()
            .filter(|adapter| adapter.get_info().device_type == wgpu::DeviceType::Cpu)
            .min_by_key(|adapter| adapter.get_info().backend != wgpu::Backend::Vulkan)
            .cloned()
            .ok_or_else(|| "no software renderer: run script/setup-debian".to_owned())
    }));
    egui_wgpu::WgpuSetup::CreateNew(setup)
}

/// Starts the app and runs it until it is idle.
pub fn atlas(setup: Setup) -> Harness<'static, App> {
    let options = StartOptions {
        settings_path: setup.settings,
        tile_cache: None,
        document: setup.document,
        lists: setup.lists.clone(),
        view: setup.view,
        language: Some(setup.language),
        theme: Some(setup.theme),
        first_steps: setup.first_steps,
    };
    let mut harness = Harness::builder()
        .with_size(setup.size)
        // A camera flight takes about thirty frames.
        .with_max_steps(120)
        .wgpu_setup(cpu_only())
        .build_eframe(move |cc| App::new(cc, &options));
    // Tests must not open dialogs of the system.
    harness.state_mut().set_dialogs(Box::new(Scripted(Answer::Missing)));
    harness.run();
    harness
}

/// File dialogs that always give the same answer.
pub struct Scripted(pub Answer);

impl FileDialogs for Scripted {
    fn pick(&self, _: &str, _: Option<&Path>, _: &[&str]) -> Answer {
        self.0.clone()
    }

    fn save(&self, _: &str, _: &str, _: Option<&Path>, _: &[&str]) -> Answer {
        self.0.clone()
    }

    fn show_in_folder(&self, _: &Path) -> Result<(), NoFileManager> {
        Err(NoFileManager)
    }
}

/// Current view.
pub fn view<'a>(atlas: &'a Harness<'_, App>) -> &'a View {
    &atlas.state().state().view
}

/// Newest message in the language of the view; empty without one.
pub fn message(atlas: &Harness<'_, App>) -> String {
    let newest = atlas.state().state().ui_state.messages.newest();
    newest.map(|message| explain::message(message, messages(view(atlas).language))).unwrap_or_default()
}

/// Clusters that match the filter.
pub fn found<'a>(atlas: &'a Harness<'_, App>) -> &'a [ClusterId] {
    &atlas.state().state().computed.found
}

/// Clicks the node with this accessible name and runs the app until it is idle.
pub fn click(atlas: &mut Harness<'static, App>, name: &str) {
    atlas.get_by_label(name).click();
    atlas.run();
}

/// Clicks a position in the window and runs the app until it is idle and no second click would make it a double one.
///
/// The button is released in the next frame: a step is a quarter of a second, and egui takes a press for no click that
/// has lasted four of them, as it would while a preview that is being drawn asks for more frames.
pub fn click_at(atlas: &mut Harness<'static, App>, at: egui::Pos2) {
    atlas.hover_at(at);
    atlas.run();
    atlas.drag_at(at);
    atlas.step();
    atlas.drop_at(at);
    atlas.run();
    atlas.run_steps(2);
    atlas.run();
}

/// Presses at a position and moves by `by` in `frames` frames; the button stays pressed.
pub fn drag(atlas: &mut Harness<'static, App>, from: egui::Pos2, by: egui::Vec2, frames: usize) {
    atlas.hover_at(from);
    atlas.run();
    atlas.drag_at(from);
    atlas.run();
    for frame in 1..=frames {
        atlas.hover_at(from + by * (frame as f32 / frames as f32));
        atlas.step();
    }
}

/// Runs a command as if a panel had emitted it.
pub fn ask(atlas: &mut Harness<'static, App>, command: impl Into<Command>) {
    atlas.state_mut().ask([command.into()]);
    atlas.run();
}

/// Tolerance of picture comparisons: a symbol covers about a hundred pixels; antialiased edges differ less between
/// versions of Mesa.
#[expect(clippy::disallowed_methods, reason = "the one place that decides how alike pictures must be")]
fn likeness(folder: &Path) -> SnapshotOptions {
    SnapshotOptions::new().threshold(0.6).max_failed_pixels(20).output_path(folder)
}

/// Compares the window with its snapshot in tests/snapshots.
pub fn compared(atlas: &mut Harness<'static, App>, name: &str) -> SnapshotResult {
    atlas.try_snapshot_options(name, &likeness(Path::new("tests/snapshots")))
}

/// Compares a picture with the snapshot of that name in a folder, as [`compared`] does.
pub fn compared_in(folder: &Path, picture: &RgbaImage, name: &str) -> SnapshotResult {
    egui_kittest::try_image_snapshot_options(picture, name, &likeness(folder))
}
