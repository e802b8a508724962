//! Commands for windows, panels, theme and language.

use egui::ViewportCommand;

use super::{change, layer, timeline};
use crate::{
    app::{
        action::Action,
        command::Window,
        settings::{LeftPanel, ThemePreference},
        state::State,
    },
    model::Language,
    view::Step,
};

/// Opens a window, replacing any other. Sources opened from the comparison return to it when closed.
pub fn open(state: &mut State, window: Window) {
    let from_comparison = state.session.window == Some(Window::Compare);
    state.session.beneath = (from_comparison && matches!(window, Window::Sources(_))).then_some(Window::Compare);
    state.session.window = Some(window);
}

/// Closes the open window.
pub fn close(state: &mut State) {
    if let Some(window) = state.session.window.take() {
        state.session.messages.closed(&window);
    }
    state.session.window = state.session.beneath.take();
    state.session.table_file.path = None;
    state.session.table_file.exists = None;
    layer::give_up_opening(state);
}

/// Handles the actions on windows, panels, theme and language.
pub fn act(state: &mut State, ctx: &egui::Context, action: Action) {
    let toggled = |window: Window, now: &Option<Window>| (*now != Some(window.clone())).then_some(window);
    match action {
        Action::Palette => state.session.window = toggled(Window::Palette, &state.session.window),
        Action::Sources => open(state, Window::Sources(Vec::new())),
        Action::Shortcuts => state.session.window = toggled(Window::Shortcuts, &state.session.window),
        Action::About => open(state, Window::About),
        Action::Compare => open(state, Window::Compare),
        Action::FiltersPanel => state.settings.filters_open = !state.settings.filters_open,
        Action::StatisticsPanel => state.settings.statistics_open = !state.settings.statistics_open,
        Action::ClustersPanel => left(state, LeftPanel::Clusters),
        Action::ProvincesPanel => left(state, LeftPanel::Provinces),
        Action::ProgrammesPanel => left(state, LeftPanel::Programmes),
        Action::ArticlePanel => left(state, LeftPanel::Article),
        Action::TablePanel => state.settings.table_open = !state.settings.table_open,
        Action::Timeline => {
            state.settings.timeline_open = !state.settings.timeline_open;
            // Without the timeline nothing would show or stop the playback.
            if !state.settings.timeline_open {
                timeline::stop(state);
            }
        }
        Action::NoValues => change(state, Step::Single, |view| view.layers.thematic = None),
        Action::SmallMultiples => {
            change(state, Step::Single, |view| view.page.multiples = !view.page.multiples);
            // Small multiples appear in exports only: open the export window.
            if state.view.page.multiples {
                super::apply(state, ctx, Action::Export.into());
            }
        }
        Action::FullScreen => {
            let full = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!full));
        }
        Action::ThemeSystem => state.settings.theme = ThemePreference::System,
        Action::ThemeLight => state.settings.theme = ThemePreference::Light,
        Action::ThemeDark => state.settings.theme = ThemePreference::Dark,
        Action::LanguageEnglish => change(state, Step::Single, |view| view.language = Language::En),
        Action::LanguageChinese => change(state, Step::Single, |view| view.language = Language::Zh),
        Action::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
        _ => {}
    }
}

/// Shows `panel` in the left panel, or closes the left panel if it already shows it.
fn left(state: &mut State, panel: LeftPanel) {
    state.settings.filters_open = !state.settings.shows(panel);
    state.settings.left = panel;
}
