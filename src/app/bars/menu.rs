//! Menu bar: contains every action.

use egui::{
    Align, Button, Context, Event, FocusDirection, Id, Key, Layout, Modifiers, Popup, ScrollArea, Ui,
    containers::menu::{MenuButton, MenuState, SubMenuButton},
};

use crate::app::{
    action::Action,
    command::{Command, FileCommand},
    focus,
    frame_context::FrameContext,
    open_file,
    widgets::{Icon, IconButton, at_end, check_box_if, radio_button_if, with_keys},
};

use Action as A;

/// Contents of the menus; `None` is a separator.
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
    Some(A::ShowInFolder),
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

/// All actions in menus, for the test that none is missing.
#[cfg(test)]
fn all() -> impl Iterator<Item = Action> {
    [START, RECENT, FILE, EDIT, VIEW, PROJECTION, THEME, LANGUAGE, LAYERS, BACKDROP, HELP]
        .into_iter()
        .flatten()
        .filter_map(|a| *a)
}

/// The width of a menu, points.
const WIDTH: f32 = 250.0;

/// Access keys of the menus, pressed together with Alt, in menu order.
const LETTERS: [Key; 5] = [Key::F, Key::E, Key::V, Key::L, Key::H];
/// Space above and below an open menu, points.
const MARGIN: f32 = 44.0;
/// Height of the longest menu, points; a window with less space shows menus that scroll.
const LONGEST: f32 = 740.0;

/// Id under which the buttons of the menu bar are stored between passes.
fn buttons_id() -> Id {
    Id::unique("buttons of the menu bar")
}

fn buttons(ctx: &Context) -> Vec<Id> {
    ctx.data(|data| data.get_temp(buttons_id())).unwrap_or_default()
}

/// Focuses the button of a menu by its index and, if asked to, opens the menu.
pub fn enter(ctx: &Context, at: usize, opens: bool) {
    let Some(button) = buttons(ctx).get(at).copied() else { return };
    ctx.memory_mut(|memory| memory.request_focus(button));
    if opens {
        Popup::open_id(ctx, popup(button));
    }
}

/// Closes the menu that is open.
pub fn close(ctx: &Context) {
    for button in buttons(ctx) {
        Popup::close_id(ctx, popup(button));
    }
}

/// Index of the menu whose access key was pressed together with Alt.
pub fn with_alt(ctx: &Context) -> Option<usize> {
    ctx.input_mut(|input| LETTERS.iter().position(|letter| input.consume_key(Modifiers::ALT, *letter)))
}

/// `true` if Alt was pressed and released with no other input in between.
pub fn alt_was_tapped(ctx: &Context) -> bool {
    let id = Id::unique("Alt is held alone");
    let mut alone: bool = ctx.data(|data| data.get_temp(id)).unwrap_or_default();
    let mut tapped = false;
    ctx.input(|input| {
        for event in &input.events {
            match event {
                // The right Alt key types characters on many keyboards.
                Event::Key { key: Key::AltLeft, pressed, modifiers, .. } => {
                    tapped |= alone && !pressed;
                    alone = *pressed && !modifiers.ctrl && !modifiers.shift;
                }
                Event::ModifiersChanged(_)
                | Event::PointerMoved(_)
                | Event::MouseMoved(_)
                | Event::AccessKitActionRequest(_) => {}
                _ => alone = false,
            }
        }
    });
    ctx.data_mut(|data| data.insert_temp(id, alone));
    tapped
}

/// Id of a button's menu.
fn popup(button: Id) -> Id {
    button.with("popup")
}

/// Draws the menu bar.
pub fn ui(ui: &mut Ui, atlas: &FrameContext<'_>, out: &mut Vec<Command>) {
    let texts = &atlas.texts.menu;
    egui::Panel::top("menu").show(ui, |ui| {
        egui::MenuBar::new().ui(ui, |ui| {
            let mut shown = Vec::new();
            shown.push(menu(ui, &texts.file, |ui| {
                entries(ui, atlas, START, out);
                submenu(ui, &texts.recent, |ui| recent(ui, atlas, out));
                entries(ui, atlas, FILE, out);
            }));
            shown.push(menu(ui, &texts.edit, |ui| entries(ui, atlas, EDIT, out)));
            shown.push(menu(ui, &texts.view, |ui| {
                entries(ui, atlas, VIEW, out);
                ui.separator();
                submenu(ui, &texts.projection, |ui| entries(ui, atlas, PROJECTION, out));
                submenu(ui, &texts.theme, |ui| entries(ui, atlas, THEME, out));
                submenu(ui, &texts.language, |ui| entries(ui, atlas, LANGUAGE, out));
            }));
            shown.push(menu(ui, &texts.layers, |ui| {
                entries(ui, atlas, LAYERS, out);
                ui.separator();
                submenu(ui, &texts.backdrop, |ui| entries(ui, atlas, BACKDROP, out));
            }));
            shown.push(menu(ui, &texts.help, |ui| entries(ui, atlas, HELP, out)));
            ui.data_mut(|data| data.insert_temp(buttons_id(), shown));
            quick(ui, atlas, out);
        });
    });
}

/// Adds a menu to the bar; returns the id of its button.
fn menu(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) -> Id {
    let (response, _) = MenuButton::new(name).ui(ui, |ui| {
        fitting(ui, add);
        sideways(ui);
    });
    if response.has_focus() {
        along_the_bar(ui, response.id);
    }
    response.id
}

/// Closes an open submenu by Escape, which egui would take for all menus; `true` if there is one.
pub fn closes_submenu(ctx: &Context) -> bool {
    let escape = ctx.input(|input| input.key_pressed(Key::Escape));
    let take = |button: Id| MenuState::from_id(ctx, popup(button), |state| state.open_item.take());
    let closes = escape && buttons(ctx).into_iter().any(|button| take(button).is_some());
    if closes {
        ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        ctx.data_mut(|data| data.insert_temp(shut_id(), true));
    }
    closes
}

/// Id of the flag that Escape has closed a submenu: a pointer that rests on its button does not open it again.
fn shut_id() -> Id {
    buttons_id().with("submenu closed by Escape")
}

/// `true` while submenus stay closed, until a key is pressed or the pointer moves.
fn stays_shut(ui: &Ui) -> bool {
    let goes_on = ui.input(|input| {
        input.pointer.delta() != egui::Vec2::ZERO
            || input.pointer.any_pressed()
            || input
                .events
                .iter()
                .any(|event| matches!(event, Event::Key { pressed: true, .. } | Event::AccessKitActionRequest(_)))
    });
    if goes_on {
        ui.data_mut(|data| data.remove::<bool>(shut_id()));
    }
    ui.data(|data| data.get_temp(shut_id())).unwrap_or_default()
}

/// Adds a submenu.
fn submenu(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    let response = if stays_shut(ui) {
        ui.add(SubMenuButton::new(name).button)
    } else {
        ui.menu_button(name, |ui| fitting(ui, add)).response
    };
    if response.has_focus() {
        let pass = ui.ctx().cumulative_pass_nr();
        ui.data_mut(|data| data.insert_temp(on_submenu_id(), pass));
    }
}

/// Id of the stored pass in which the button of a submenu last had the focus.
fn on_submenu_id() -> Id {
    buttons_id().with("on a submenu")
}

/// Adds the entries of a menu; they scroll if the window is too low.
fn fitting(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let room = (ui.ctx().content_rect().height() - MARGIN).max(60.0);
    if room > LONGEST {
        return add(ui);
    }
    focus::scroll(ScrollArea::vertical().max_height(room), ui, add);
}

/// Left and right arrow keys in an open menu move to the adjacent menu, unless they open or close a submenu.
fn sideways(ui: &Ui) {
    if !ui.input(|input| input.key_pressed(Key::ArrowLeft) || input.key_pressed(Key::ArrowRight)) {
        return;
    }
    let inside = MenuState::from_id(ui.ctx(), ui.layer_id().id, |state| state.open_item.is_some());
    let on_submenu = ui.data(|data| data.get_temp::<u64>(on_submenu_id())) == Some(ui.ctx().cumulative_pass_nr());
    let (left, right) = ui.input(|input| (input.key_pressed(Key::ArrowLeft), input.key_pressed(Key::ArrowRight)));
    if inside || !left && (!right || on_submenu) || left && right {
        return;
    }
    let buttons = buttons(ui.ctx());
    if let Some(at) = buttons.iter().position(|button| popup(*button) == ui.layer_id().id) {
        go(ui, &buttons, at, if right { Key::ArrowRight } else { Key::ArrowLeft }, true);
    }
}

/// Arrow keys on a button of the bar: left and right move to the adjacent button, up and down open the menu.
fn along_the_bar(ui: &Ui, button: Id) {
    let pressed = |key: Key| ui.input(|input| input.key_pressed(key));
    let open = Popup::is_id_open(ui.ctx(), popup(button));
    if !open && (pressed(Key::ArrowDown) || pressed(Key::ArrowUp)) {
        Popup::open_id(ui.ctx(), popup(button));
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    } else if !open && (pressed(Key::ArrowLeft) || pressed(Key::ArrowRight)) {
        let buttons = buttons(ui.ctx());
        if let Some(at) = buttons.iter().position(|id| *id == button) {
            let towards = if pressed(Key::ArrowRight) { Key::ArrowRight } else { Key::ArrowLeft };
            go(ui, &buttons, at, towards, false);
        }
    }
}

/// Moves to the next or previous menu, cyclically.
fn go(ui: &Ui, buttons: &[Id], at: usize, towards: Key, opens: bool) {
    let by = if towards == Key::ArrowRight { 1 } else { buttons.len().saturating_sub(1) };
    ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    ui.input_mut(|input| {
        input.consume_key(Modifiers::NONE, Key::ArrowLeft);
        input.consume_key(Modifiers::NONE, Key::ArrowRight);
    });
    enter(ui.ctx(), (at + by) % buttons.len().max(1), opens);
    ui.request_repaint();
}

fn entries(ui: &mut Ui, atlas: &FrameContext<'_>, actions: &[Option<Action>], out: &mut Vec<Command>) {
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
            // Toggles keep the menu open, since several are often set together.
            if action.checked(atlas).is_none() {
                ui.close();
            }
        }
    }
}

/// Recent files by name; the tooltip shows the full path.
fn recent(ui: &mut Ui, atlas: &FrameContext<'_>, out: &mut Vec<Command>) {
    ui.set_width(WIDTH);
    for path in open_file::existing(&atlas.settings.recent) {
        let button = Button::new(open_file::name(path)).truncate();
        if ui.add(button).on_hover_text(path.display().to_string()).clicked() {
            out.push(FileCommand::Open(path.clone()).into());
            ui.close();
        }
    }
    ui.separator();
    entries(ui, atlas, RECENT, out);
}

fn command(ui: &mut Ui, atlas: &FrameContext<'_>, action: Action) -> egui::Response {
    let mut button = Button::new(action.title(atlas));
    if let Some(keys) = action.shortcuts().first() {
        button = button.shortcut_text(ui.ctx().format_shortcut(keys));
    }
    ui.add_enabled(action.enabled(atlas), button)
}

/// Toggle entry: a check box, or a radio button for one of several alternatives.
fn switch(ui: &mut Ui, atlas: &FrameContext<'_>, action: Action, mut on: bool) -> egui::Response {
    let row = ui.horizontal(|ui| {
        let independent = action.layer().is_some()
            || matches!(action, A::FiltersPanel | A::StatisticsPanel | A::TablePanel | A::Timeline | A::SmallMultiples);
        let response = if independent {
            check_box_if(ui, action.enabled(atlas), &mut on, action.title(atlas))
        } else {
            radio_button_if(ui, (action.enabled(atlas), on), action.title(atlas))
        };
        if let Some(keys) = action.shortcuts().first() {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(egui::RichText::new(ui.ctx().format_shortcut(keys)).color(crate::app::theme::faint(ui)));
            });
        }
        response
    });
    row.inner
}

/// Frequently used commands at the right end of the bar, if there is space.
fn quick(ui: &mut Ui, atlas: &FrameContext<'_>, out: &mut Vec<Command>) {
    let language =
        if atlas.view.language == crate::model::Language::En { A::LanguageChinese } else { A::LanguageEnglish };
    at_end(ui, "quick", |ui| {
        let title = A::Palette.title(atlas);
        let palette = ui.add(IconButton::new(Icon::Lens, title));
        if palette.on_hover_text(with_keys(ui, title, A::Palette)).clicked() {
            out.push(A::Palette.into());
        }
        if ui.button(language.title(atlas)).on_hover_text(language.tip(atlas)).clicked() {
            out.push(language.into());
        }
    });
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
