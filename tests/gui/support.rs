//! The one way GUI tests open the app: in full, on a software renderer, with nothing kept.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use cluster_atlas::{
    app::{Answer, App, FileDialogs, NoFileManager, Options, command::Command, explain, settings::ThemePreference},
    model::{ClusterId, Language},
    view::View,
};
use eframe::egui_wgpu::{self, wgpu};
use egui_kittest::{Harness, SnapshotOptions, SnapshotResult, kittest::Queryable as _};
use image::RgbaImage;

/// How a test opens the app.
pub struct Setup {
    pub size: (f32, f32),
    pub language: Language,
    pub theme: ThemePreference,
    pub view: Option<View>,
    /// Where preferences live; `None` keeps nothing.
    pub settings: Option<PathBuf>,
    /// The file named on the command line.
    pub document: Option<PathBuf>,
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
        }
    }
}

/// Only a software rasteriser will do: a picture made on a GPU would not match CI.
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

/// The running app.
pub fn atlas(setup: Setup) -> Harness<'static, App> {
    let options = Options {
        settings_path: setup.settings,
        tile_cache: None,
        document: setup.document,
        view: setup.view,
        language: Some(setup.language),
        theme: Some(setup.theme),
    };
    let mut harness = Harness::builder()
        .with_size(setup.size)
        // A flight of the camera takes some thirty frames.
        .with_max_steps(120)
        .wgpu_setup(cpu_only())
        .build_eframe(move |cc| App::new(cc, &options));
    // No test opens a dialog of the system.
    harness.state_mut().set_dialogs(Box::new(Scripted(Answer::Missing)));
    harness.run();
    harness
}

/// Dialogs that give the same answer every time.
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

/// The view that is seen.
pub fn view<'a>(atlas: &'a Harness<'_, App>) -> &'a View {
    &atlas.state().state().view
}

/// The newest message in the window's language; empty without one.
pub fn message(atlas: &Harness<'_, App>) -> String {
    let newest = atlas.state().state().session.messages.newest();
    newest.map(|message| explain::message(message, view(atlas).language)).unwrap_or_default()
}

/// The clusters that pass the filters.
pub fn found<'a>(atlas: &'a Harness<'_, App>) -> &'a [ClusterId] {
    &atlas.state().state().derived.found
}

/// Clicks what has that accessible name and lets the app come to rest.
pub fn click(atlas: &mut Harness<'static, App>, name: &str) {
    atlas.get_by_label(name).click();
    atlas.run();
}

/// Clicks a place of the window and lets the app come to rest.
pub fn click_at(atlas: &mut Harness<'static, App>, at: egui::Pos2) {
    drag(atlas, at, egui::Vec2::ZERO, 0);
    atlas.drop_at(at);
    atlas.run();
}

/// Presses at a place and moves by `by` in so many frames; the button stays down.
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

/// Does a command as if a panel had asked for it.
pub fn ask(atlas: &mut Harness<'static, App>, command: impl Into<Command>) {
    atlas.state_mut().ask([command.into()]);
    atlas.run();
}

/// How alike pictures must be: a symbol has some hundred pixels, feathered edges differ by less between two versions of
/// Mesa.
#[expect(clippy::disallowed_methods, reason = "the one place that decides how alike pictures must be")]
fn likeness(folder: &Path) -> SnapshotOptions {
    SnapshotOptions::new().threshold(0.6).max_failed_pixels(20).output_path(folder)
}

/// Compares the window with its picture in tests/snapshots.
pub fn compared(atlas: &mut Harness<'static, App>, name: &str) -> SnapshotResult {
    atlas.try_snapshot_options(name, &likeness(Path::new("tests/snapshots")))
}

/// Compares a picture with the one of that name in a folder, as [`compared`] does.
pub fn compared_in(folder: &Path, picture: &RgbaImage, name: &str) -> SnapshotResult {
    egui_kittest::try_image_snapshot_options(picture, name, &likeness(folder))
}
