//! Commands for windows, panels, theme and language.

use egui::{Context, Popup, ViewportCommand};

use super::{change, layer, timeline};
use crate::{
    app::{
        action::Action,
        command::WindowCommand,
        settings::{LeftPanel, TextScale, ThemePreference},
        side_panels::Side,
        state::AppState,
        window_kind::Window,
    },
    model::Language,
    view::{EditKind, View},
};

/// Applies a command of windows.
pub(super) fn apply(state: &mut AppState, command: WindowCommand) {
    match command {
        WindowCommand::Open(window) => open(state, window),
        WindowCommand::Show(panel) => {
            state.ui_state.panels.set(&mut state.settings, Side::Left, true);
            state.settings.left = panel;
        }
        WindowCommand::Close => close(state),
        WindowCommand::CloseAll => close_all(state),
    }
}

/// Opens a window, replacing any other. A closed glossary leads back to whatever window explains a term.
pub(super) fn open(state: &mut AppState, window: Window) {
    let ui_state = &mut state.ui_state;
    let returns = matches!(window, Window::Glossary(_))
        && !matches!(ui_state.window, None | Some(Window::Palette | Window::Glossary(_)));
    let below = ui_state.window.replace(window);
    if returns {
        ui_state.beneath.extend(below);
    } else {
        ui_state.beneath.clear();
    }
}

/// Opens the palette or the list of shortcuts above the present window, or closes it.
fn toggle_above(state: &mut AppState, window: Window) {
    if state.ui_state.window.as_ref() == Some(&window) {
        return close(state);
    }
    let below = state.ui_state.window.replace(window);
    state.ui_state.beneath.extend(below.filter(|below| !matches!(below, Window::Palette | Window::Shortcuts)));
}

/// Closes the open window; the one below it returns.
fn close(state: &mut AppState) {
    let gone = state.ui_state.window.take();
    state.ui_state.window = state.ui_state.beneath.pop();
    if let Some(gone) = gone {
        closed(state, &gone);
    }
}

/// Closes a window that has done its work, also below the palette or the list of shortcuts.
pub(super) fn finish(state: &mut AppState, window: &Window) {
    if state.ui_state.window.as_ref() == Some(window) {
        close(state);
    } else if state.ui_state.beneath.contains(window) {
        state.ui_state.beneath.retain(|open| open != window);
        closed(state, window);
    }
}

/// Closes all windows.
fn close_all(state: &mut AppState) {
    while state.ui_state.window.is_some() {
        close(state);
    }
}

/// Completes a change of windows by a command: those that have gone are closed, and menus do not stay open below or above a new
/// window.
pub(super) fn complete_change(state: &mut AppState, ctx: &Context, before: &[Window]) {
    if state.ui_state.window.is_none() {
        state.ui_state.beneath.clear();
    }
    for window in before {
        if state.ui_state.windows().all(|open| open != window) {
            closed(state, window);
        }
    }
    if state.ui_state.window.is_some() && state.ui_state.window.as_ref() != before.last() {
        Popup::close_all(ctx);
    }
}

/// Clears what belongs to a window that has closed.
fn closed(state: &mut AppState, window: &Window) {
    state.ui_state.messages.closed(window);
    match window {
        Window::SaveTable => {
            state.ui_state.table_file.path = None;
            state.ui_state.table_file.exists = None;
        }
        Window::TileFile => layer::give_up_opening(state),
        Window::Import => state.ui_state.import = None,
        _ => {}
    }
}

/// Handles the actions on windows, panels, theme and language.
pub(super) fn dispatch(state: &mut AppState, ctx: &Context, action: Action) {
    match action {
        Action::Palette => toggle_above(state, Window::Palette),
        Action::Sources => open(state, Window::Sources(Vec::new())),
        Action::Glossary => open(state, Window::Glossary(None)),
        Action::FirstSteps => state.settings.first_steps_open = !state.settings.first_steps_open,
        Action::Shortcuts => toggle_above(state, Window::Shortcuts),
        Action::About => open(state, Window::About),
        Action::Compare => left(state, LeftPanel::Compare),
        Action::FiltersPanel => toggle(state, Side::Left),
        Action::StatisticsPanel => toggle(state, Side::Right),
        Action::ClustersPanel => left(state, LeftPanel::Clusters),
        Action::ProvincesPanel => left(state, LeftPanel::Provinces),
        Action::ProgrammesPanel => left(state, LeftPanel::Programmes),
        Action::ArticlePanel => left(state, LeftPanel::Article),
        Action::LayersPanel => left(state, LeftPanel::Layers),
        Action::AnalysisPanel => left(state, LeftPanel::Analysis),
        Action::TablePanel => state.settings.table_open = !state.settings.table_open,
        Action::Timeline => {
            state.settings.timeline_open = !state.settings.timeline_open;
            // Without the timeline nothing would show or stop the playback.
            if !state.settings.timeline_open {
                timeline::stop(state);
            }
        }
        Action::NoValues => change(state, EditKind::Single, View::remove_drawn_values),
        Action::SmallMultiples => {
            change(state, EditKind::Single, |view| view.page.multiples = !view.page.multiples);
            // Small multiples appear in exports only: open the export window.
            if state.view.page.multiples {
                super::apply(state, ctx, Action::Export.into());
            }
        }
        Action::FullScreen => {
            let full = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!full));
        }
        Action::LargerText => state.settings.text_scale = state.settings.text_scale.larger(),
        Action::SmallerText => state.settings.text_scale = state.settings.text_scale.smaller(),
        Action::UsualText => state.settings.text_scale = TextScale::default(),
        Action::ThemeSystem => state.settings.theme = ThemePreference::System,
        Action::ThemeLight => state.settings.theme = ThemePreference::Light,
        Action::ThemeDark => state.settings.theme = ThemePreference::Dark,
        Action::LanguageEnglish => change(state, EditKind::Single, |view| view.language = Language::En),
        Action::LanguageChinese => change(state, EditKind::Single, |view| view.language = Language::Zh),
        Action::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
        _ => {}
    }
}

/// Shows `panel` in the left panel, or closes the left panel if it already shows it.
fn left(state: &mut AppState, panel: LeftPanel) {
    let is_shown = state.context().shows(panel);
    state.ui_state.panels.set(&mut state.settings, Side::Left, !is_shown);
    state.settings.left = panel;
}

/// Opens the panel of a side, also if it is folded for want of room, or closes it.
fn toggle(state: &mut AppState, side: Side) {
    let is_drawn = state.ui_state.panels.is_drawn(&state.settings, side);
    state.ui_state.panels.set(&mut state.settings, side, !is_drawn);
}
