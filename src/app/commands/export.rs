//! Export of pictures: window, clipboard, files and packs.

use std::path::{Path, PathBuf};

use egui::{ColorImage, Context, TextureOptions};

use super::{change, path, timeline};
use crate::{
    app::{
        action::Action,
        command::ExportCommand,
        dialogs::Answer,
        export_worker::{ExportEvent, ExportJob, ExportWorker, Failure},
        message::{Message, Topic},
        project_file,
        settings::LeftPanel,
        state::AppState,
        window_kind::{ExportTarget, Window},
    },
    data::write::Existing,
    dataset::DatasetId,
    export::{self, ExportError, ExtentMode, PictureOptions},
    model::Detail,
    surface::Pixels,
    view::{ChartPlace, EditKind, Layer, Page, PageSize, Preset, View},
};

/// Applies a command of the export window.
pub(super) fn apply(state: &mut AppState, ctx: &Context, command: ExportCommand) {
    match command {
        ExportCommand::SetPage(page, edit) => change(state, edit, |view| view.page = *page),
        ExportCommand::WithComparison => {
            show_comparison(state);
            dispatch(state, ctx, Action::Export);
        }
        ExportCommand::SetOptions(options) => state.settings.export = options,
        ExportCommand::SaveTo { path, target, replace } => save_to(state, ctx, &path, target, replace),
        ExportCommand::Cancel => cancel(state),
    }
}

/// Puts the comparison of provinces on the page, and gives it a slide's room where no other size was chosen.
fn show_comparison(state: &mut AppState) {
    if state.view.compare.is_empty() || state.view.page.comparison {
        return;
    }
    put_beside(state, |page| page.comparison = true);
}

/// Changes the page, and gives it a slide's room where no other size was chosen.
fn put_beside(state: &mut AppState, edit: impl FnOnce(&mut Page)) {
    change(state, EditKind::Single, |view| {
        edit(&mut view.page);
        if view.page.size == PageSize::default() {
            view.page.size = Preset::Slide.size();
        }
    });
}

/// Puts the chart of the analysis on the page, likewise.
pub(super) fn show_chart(state: &mut AppState) {
    let has_result = state.computed.analysed.as_ref().is_some_and(|analysed| analysed.result.is_ok());
    if !has_result || state.view.chart() != ChartPlace::None {
        return;
    }
    put_beside(state, |page| page.chart = ChartPlace::Beside);
}

/// Longer side of a preview, pixels: about the size of the window, in steps of 256, so that resizing does not request a
/// new picture for every pixel.
fn side(ctx: &Context) -> u32 {
    let size = ctx.content_rect().size() * ctx.pixels_per_point();
    ((size.x.max(size.y) * 0.7 / 256.0).ceil() as u32 * 256).clamp(512, 2048)
}

/// Handles the actions on pictures.
pub(super) fn dispatch(state: &mut AppState, ctx: &Context, action: Action) {
    match action {
        Action::Export => {
            timeline::stop(state);
            // In the tab of the comparison, or of analysis, its picture is what a person asks for.
            if state.context().shows(LeftPanel::Compare) {
                show_comparison(state);
            }
            if state.context().shows(LeftPanel::Analysis) {
                show_chart(state);
            }
            state.ui_state.messages.retry(Topic::Picture);
            state.ui_state.window = Some(Window::Export);
        }
        Action::CopyPicture => ask(state, ctx, ExportJob::Copy),
        Action::SnapshotPack => {
            timeline::stop(state);
            state.ui_state.window = Some(Window::Export);
            pick(state, ctx, ExportTarget::Pack);
        }
        _ => {}
    }
}

/// Writes a picture or a pack to a path; an empty path asks for one. Asks before existing files are replaced. The path
/// field stays until the files are written, so that a refused path can be corrected.
fn save_to(state: &mut AppState, ctx: &Context, path: &Path, target: ExportTarget, replace: bool) {
    if path.as_os_str().is_empty() {
        state.ui_state.export.exists = None;
        if state.ui_state.export.path.is_none() {
            pick(state, ctx, target);
        }
        return;
    }
    if let Some((typed, _)) = state.ui_state.export.path.as_mut().filter(|_| !replace) {
        path.clone_into(typed);
    }
    let options = state.settings.export.options;
    let name = format!("{}.{}", file_stem(state), options.format.extension());
    let path = with_format(path::in_folder(path::full(state, path), &name), options);
    let datasets: Vec<DatasetId> = state.view.layers.iter().filter_map(Layer::dataset).cloned().collect();
    let pack_of = (target == ExportTarget::Pack).then_some(datasets.as_slice());
    if let Some(found) = export::paths(&path, pack_of).into_iter().find(|path| path.is_file()).filter(|_| !replace) {
        state.ui_state.export.exists = Some((path, found, target));
        return;
    }
    state.ui_state.export.exists = None;
    path::note_folder(state, &path);
    let existing = if replace { Existing::Replace } else { Existing::Refuse };
    ask(state, ctx, ExportJob::Save(path, target, existing));
}

/// Declines the replacement of a file, which leads back to the path field; otherwise cancels the running export and
/// closes the path field.
fn cancel(state: &mut AppState) {
    if state.ui_state.export.exists.take().is_some() {
        return;
    }
    state.ui_state.export.path = None;
    if let Some(pictures) = &state.pictures {
        pictures.cancel();
    }
}

fn pick(state: &mut AppState, ctx: &Context, target: ExportTarget) {
    let texts = &state.texts().export;
    let options = state.settings.export.options;
    let name = format!("{}.{}", file_stem(state), options.format.extension());
    let folder = path::folder(state);
    let title = match target {
        ExportTarget::Picture => &texts.save_title,
        ExportTarget::Pack => &texts.pack_title,
    };
    match state.dialogs.save(title, &name, folder.as_deref(), &[options.format.extension()]) {
        // The dialog confirmed the path that it returned, which may lack the file extension.
        Answer::Chosen(path) => {
            let asked = with_format(path.clone(), options) == path;
            save_to(state, ctx, &path, target, asked);
        }
        Answer::Cancelled => {}
        Answer::Missing => {
            let start = folder.unwrap_or_default().join(name);
            state.ui_state.export.path = Some((start, target));
        }
    }
}

/// Path with the extension of the chosen format.
fn with_format(path: PathBuf, options: PictureOptions) -> PathBuf {
    let ending = options.format.extension();
    project_file::with_ending(path, ending, ending)
}

/// Stem of the file name: name of the project file, or title of the map.
fn file_stem(state: &AppState) -> String {
    if let Some(document) = state.document() {
        let name = document.name();
        return name.split('.').next().unwrap_or("map").to_owned();
    }
    let language = state.settings.export.language.unwrap_or(state.view.language);
    let view = View { language, ..state.view.clone() };
    let title = crate::caption::caption(
        state.facts.catalogue(),
        &state.computed.content(state.facts.catalogue(), &view),
        &view,
    )
    .title;
    let plain = |c: char| if c.is_alphanumeric() { c } else { ' ' };
    let words: String = title.chars().filter(|c| !matches!(c, '’' | '\'')).map(plain).collect();
    let stem = words.split_whitespace().collect::<Vec<_>>().join("-");
    if stem.is_empty() { "map".to_owned() } else { stem.chars().take(60).collect() }
}

/// View of the export: viewport size of the window, theme and language of the picture.
fn picture_view(state: &mut AppState) -> View {
    let mut view = state.view.clone();
    let (width, height) = state.ui_state.map_size;
    if width >= 1.0 && height >= 1.0 {
        view.page.viewport_size = (width, height);
    }
    view.theme = state.settings.export.theme.unwrap_or(view.theme);
    view.language = state.settings.export.language.unwrap_or(view.language);
    // Exports contain no tiles, and the file must not reveal a local path.
    view.base.basemap = crate::view::Basemap::Embedded;
    let fit = match state.settings.export.fit {
        // The user has not moved the map: it fits China into the window, and so fits China into the picture.
        ExtentMode::Seen if state.fitted == Some(view.camera) => ExtentMode::China,
        fit => fit,
    };
    let (projection, clusters) = (view.camera.projection, state.computed.clusters(state.facts.catalogue()));
    fit.apply(&mut view, state.facts.catalogue(), &clusters, || state.map.scenes.level(projection, Detail::Overview));
    view
}

fn ask(state: &mut AppState, ctx: &Context, purpose: ExportJob) {
    let (view, options) = (picture_view(state), state.settings.export.options);
    if let Err(why) = options.check(&view.page.size) {
        state.ui_state.messages.say(Message::NoPicture(Failure::Export(ExportError::Size(why))));
        return;
    }
    state.ui_state.export.progress = Some(0.0);
    state.ui_state.messages.retry(Topic::Picture);
    let facts = state.facts.clone();
    pictures(state, ctx).ask(purpose, facts, view, options);
}

fn pictures<'a>(state: &'a mut AppState, ctx: &Context) -> &'a mut ExportWorker {
    state.pictures.get_or_insert_with(|| ExportWorker::start(ctx, state.facts.clone()))
}

/// Requests a new preview if the export window is open and its inputs have changed; handles the worker's events.
pub(crate) fn follow(state: &mut AppState, ctx: &Context) {
    if state.ui_state.dialog() == Some(&Window::Export) {
        let side = side(ctx);
        let (view, options) = (picture_view(state), state.settings.export.options);
        let wanted = (view, options, side);
        if state.ui_state.export.asked.as_ref() != Some(&wanted) {
            let (view, options, _) = wanted.clone();
            match options.check(&view.page.size) {
                Ok(()) => {
                    state.ui_state.export.refused = None;
                    let facts = state.facts.clone();
                    pictures(state, ctx).preview(side, facts, view, options);
                }
                Err(why) => refuse(state, ExportError::Size(why)),
            }
            state.ui_state.export.asked = Some(wanted);
        }
    } else if state.ui_state.export.asked.is_some() {
        // A closed window releases the pixels of the preview.
        state.ui_state.export.preview = None;
        state.ui_state.export.refused = None;
        state.ui_state.export.asked = None;
        state.ui_state.export.path = None;
        state.ui_state.export.exists = None;
    }
    let news: Vec<ExportEvent> = state.pictures.iter().flat_map(ExportWorker::news).collect();
    for news in news {
        apply_event(state, ctx, news);
    }
}

/// Replaces the preview by the reason why there is none.
fn refuse(state: &mut AppState, why: ExportError) {
    state.ui_state.export.preview = None;
    state.ui_state.export.refused = Some(why);
}

/// `true` if the picture last asked for has a valid size; previews of earlier ones are outdated otherwise.
fn is_drawn(state: &AppState) -> bool {
    let asked = state.ui_state.export.asked.as_ref();
    asked.is_some_and(|(view, options, _)| options.check(&view.page.size).is_ok())
}

fn apply_event(state: &mut AppState, ctx: &Context, news: ExportEvent) {
    match news {
        ExportEvent::Preview(_) | ExportEvent::NoPreview(_) if !is_drawn(state) => {}
        ExportEvent::Preview(shown) => {
            state.ui_state.export.refused = None;
            let image = image(&shown.pixels);
            let texture = ctx.load_texture("export preview", image, TextureOptions::LINEAR);
            state.ui_state.export.preview = Some((texture, *shown));
        }
        ExportEvent::Progress(done) => state.ui_state.export.progress = Some(done),
        ExportEvent::Copied(pixels) => {
            ctx.copy_image(image(&pixels));
            finished(state, Message::PictureCopied);
        }
        ExportEvent::Saved(path, files) => {
            state.ui_state.export.path = None;
            let saved = if files == 1 { Message::Saved(path, Topic::Picture) } else { Message::Packed(path, files) };
            finished(state, saved);
        }
        ExportEvent::Cancelled => finished(state, Message::Cancelled),
        ExportEvent::NoPreview(error) => refuse(state, error),
        ExportEvent::Failed(failure) => finished(state, Message::NoPicture(failure)),
    }
}

fn finished(state: &mut AppState, message: Message) {
    state.ui_state.export.progress = None;
    state.ui_state.messages.say(message);
}

fn image(pixels: &Pixels) -> ColorImage {
    ColorImage::from_rgba_unmultiplied([pixels.width as usize, pixels.height as usize], &pixels.rgba)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::PictureFormat;

    #[test]
    fn a_name_without_the_ending_of_the_format_gets_it() {
        let options = PictureOptions { format: PictureFormat::Pdf, ..PictureOptions::default() };
        assert_eq!(with_format("a/map".into(), options), Path::new("a/map.pdf"));
        assert_eq!(with_format("a/map.PDF".into(), options), Path::new("a/map.PDF"));
        assert_eq!(with_format("a/map.2022".into(), options), Path::new("a/map.2022.pdf"));
    }
}
