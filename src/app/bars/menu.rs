//! The menu bar: every command has its place here.

use egui::{Button, Ui};

use crate::app::{
    action::Action,
    atlas::Atlas,
    command::Command,
    document,
    widgets::{Icon, IconButton},
};

use Action as A;

/// The menus in their order; `None` is a line between groups.
const START: &[Option<Action>] = &[Some(A::New), Some(A::Open)];
const RECENT: &[Option<Action>] = &[Some(A::ClearRecent)];
const FILE: &[Option<Action>] = &[
    Some(A::Save),
    Some(A::SaveAs),
    None,
    Some(A::Export),
    Some(A::SnapshotPack),
    Some(A::CopyPicture),
    Some(A::SaveTable),
    None,
    Some(A::Sources),
    None,
    Some(A::Quit),
];
const EDIT: &[Option<Action>] = &[
    Some(A::Undo),
    Some(A::Redo),
    None,
    Some(A::FocusSearch),
    Some(A::ClearFilters),
    None,
    Some(A::NextCluster),
    Some(A::PreviousCluster),
    Some(A::ClearSelection),
    Some(A::DismissMessage),
    None,
    Some(A::Compare),
    Some(A::NextClaim),
    Some(A::PreviousClaim),
];
const VIEW: &[Option<Action>] = &[
    Some(A::ZoomIn),
    Some(A::ZoomOut),
    Some(A::FitChina),
    Some(A::FitSelection),
    None,
    Some(A::ClustersPanel),
    Some(A::ProvincesPanel),
    Some(A::ProgrammesPanel),
    Some(A::ArticlePanel),
    None,
    Some(A::FiltersPanel),
    Some(A::StatisticsPanel),
    Some(A::TablePanel),
    Some(A::Timeline),
    Some(A::FullScreen),
];
const PROJECTION: &[Option<Action>] = &[Some(A::Albers), Some(A::WebMercator)];
const THEME: &[Option<Action>] = &[Some(A::ThemeSystem), Some(A::ThemeLight), Some(A::ThemeDark)];
const LANGUAGE: &[Option<Action>] = &[Some(A::LanguageEnglish), Some(A::LanguageChinese)];
const LAYERS: &[Option<Action>] = &[
    Some(A::NoValues),
    Some(A::SmallMultiples),
    None,
    Some(A::Clusters),
    Some(A::LaterClusters),
    Some(A::ClusterLabels),
    Some(A::MemberLinks),
    None,
    Some(A::ProvinceLabels),
    Some(A::CityLabels),
    Some(A::BothLanguages),
    None,
    Some(A::Water),
    Some(A::Graticule),
    Some(A::Legend),
];
const BACKDROP: &[Option<Action>] =
    &[Some(A::BackdropBase), Some(A::BackdropOsm), Some(A::BackdropTopo), Some(A::BackdropFile)];
const HELP: &[Option<Action>] = &[Some(A::Palette), Some(A::Shortcuts), Some(A::Sources), None, Some(A::About)];

/// Every command that a menu holds, for the test that none is forgotten.
#[cfg(test)]
fn all() -> impl Iterator<Item = Action> {
    [START, RECENT, FILE, EDIT, VIEW, PROJECTION, THEME, LANGUAGE, LAYERS, BACKDROP, HELP]
        .into_iter()
        .flatten()
        .filter_map(|a| *a)
}

/// The width of a menu, points.
const WIDTH: f32 = 250.0;

/// The menu bar.
pub fn ui(ui: &mut Ui, atlas: &Atlas<'_>, out: &mut Vec<Command>) {
    let texts = &atlas.texts.menu;
    egui::Panel::top("menu").show(ui, |ui| {
        egui::MenuBar::new().ui(ui, |ui| {
            ui.menu_button(&texts.file, |ui| {
                entries(ui, atlas, START, out);
                ui.menu_button(&texts.recent, |ui| recent(ui, atlas, out));
                entries(ui, atlas, FILE, out);
            });
            ui.menu_button(&texts.edit, |ui| entries(ui, atlas, EDIT, out));
            ui.menu_button(&texts.view, |ui| {
                entries(ui, atlas, VIEW, out);
                ui.separator();
                ui.menu_button(&texts.projection, |ui| entries(ui, atlas, PROJECTION, out));
                ui.menu_button(&texts.theme, |ui| entries(ui, atlas, THEME, out));
                ui.menu_button(&texts.language, |ui| entries(ui, atlas, LANGUAGE, out));
            });
            ui.menu_button(&texts.layers, |ui| {
                entries(ui, atlas, LAYERS, out);
                ui.separator();
                ui.menu_button(&texts.backdrop, |ui| entries(ui, atlas, BACKDROP, out));
            });
            ui.menu_button(&texts.help, |ui| entries(ui, atlas, HELP, out));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| quick(ui, atlas, out));
        });
    });
}

fn entries(ui: &mut Ui, atlas: &Atlas<'_>, actions: &[Option<Action>], out: &mut Vec<Command>) {
    ui.set_width(WIDTH);
    for action in actions {
        let Some(action) = action else {
            ui.separator();
            continue;
        };
        let response = match action.checked(atlas) {
            None => command(ui, atlas, *action),
            Some(on) => switch(ui, atlas, *action, on),
        };
        if response.on_hover_text(action.tip(atlas)).clicked() {
            out.push((*action).into());
            // A switch keeps its menu open: several are often set together.
            if action.checked(atlas).is_none() {
                ui.close();
            }
        }
    }
}

/// The files of before, by name; which of several with one name it is, the pointer tells.
fn recent(ui: &mut Ui, atlas: &Atlas<'_>, out: &mut Vec<Command>) {
    ui.set_width(WIDTH);
    for path in document::existing(&atlas.settings.recent) {
        let button = Button::new(document::name(path)).truncate();
        if ui.add(button).on_hover_text(path.display().to_string()).clicked() {
            out.push(Command::OpenDocument(path.clone()));
            ui.close();
        }
    }
    ui.separator();
    entries(ui, atlas, RECENT, out);
}

fn command(ui: &mut Ui, atlas: &Atlas<'_>, action: Action) -> egui::Response {
    let mut button = Button::new(action.title(atlas));
    if let Some(keys) = action.shortcuts().first() {
        button = button.shortcut_text(ui.ctx().format_shortcut(keys));
    }
    ui.add_enabled(action.enabled(atlas), button)
}

/// What can be on or off: a check box, or a radio button where one of several is on.
fn switch(ui: &mut Ui, atlas: &Atlas<'_>, action: Action, mut on: bool) -> egui::Response {
    let row = ui.horizontal(|ui| {
        let independent = action.layer().is_some()
            || matches!(action, A::FiltersPanel | A::StatisticsPanel | A::TablePanel | A::Timeline | A::SmallMultiples);
        let response = if independent {
            ui.add_enabled(action.enabled(atlas), egui::Checkbox::new(&mut on, action.title(atlas)))
        } else {
            ui.add_enabled(action.enabled(atlas), egui::RadioButton::new(on, action.title(atlas)))
        };
        if let Some(keys) = action.shortcuts().first() {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.label(egui::RichText::new(ui.ctx().format_shortcut(keys)).color(crate::app::theme::faint(ui)));
            });
        }
        response
    });
    row.inner
}

/// What is used often, at the right end.
fn quick(ui: &mut Ui, atlas: &Atlas<'_>, out: &mut Vec<Command>) {
    let language =
        if atlas.view.language == crate::model::Language::En { A::LanguageChinese } else { A::LanguageEnglish };
    let response = ui.button(language.title(atlas)).on_hover_text(language.tip(atlas));
    if response.clicked() {
        out.push(language.into());
    }
    let palette = IconButton::new(Icon::Lens, A::Palette.title(atlas));
    if ui.add(palette).on_hover_text(crate::app::widgets::with_keys(ui, A::Palette.title(atlas), A::Palette)).clicked()
    {
        out.push(A::Palette.into());
    }
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator as _;

    use super::*;

    #[test]
    fn every_command_is_in_a_menu() {
        let held: std::collections::BTreeSet<Action> = all().collect();
        for action in Action::iter() {
            assert!(held.contains(&action), "{action:?} is in no menu");
        }
    }
}
