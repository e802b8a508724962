//! Dispatch of keyboard shortcuts.

use egui::{Context, Event, Key, Modifiers, Popup};
use strum::IntoEnumIterator as _;

use super::{
    action::Action,
    bars::menu,
    command::{CameraCommand, Command, WindowCommand},
    focus::{self, FocusKeeper, Region},
    frame_context::FrameContext,
    panels::table,
    settings::LeftPanel,
    tool::Tool,
};
use crate::view::Camera;

/// Panning distance per arrow key press, as a fraction of the shorter side of the map.
const PAN: f32 = 0.12;
/// Arrow keys with their panning direction: right, down.
const ARROWS: [(Key, f64, f64); 4] =
    [(Key::ArrowLeft, -1.0, 0.0), (Key::ArrowRight, 1.0, 0.0), (Key::ArrowUp, 0.0, -1.0), (Key::ArrowDown, 0.0, 1.0)];

/// Commands of the pressed shortcuts; keys that a text field or the table needs are left to them.
pub(super) fn pressed(ctx: &Context, context: &FrameContext<'_>, focus: &mut FocusKeeper) -> Vec<Command> {
    let typing = ctx.text_edit_focused();
    let in_table = table::has_focus(ctx);
    let on_track = focus.region(ctx) == Some(Region::Timeline);
    let mut out = Vec::new();
    // Escape closes the topmost item: an open menu or list, a number being typed, the path field, then the window that
    // contains them.
    if focus.number_is_typed(ctx) && ctx.input(|input| input.key_pressed(Key::Escape)) {
        return out;
    }
    if menu::closes_submenu(ctx) {
        return out;
    }
    if context.ui_state.window.is_some()
        && !Popup::is_any_open(ctx)
        && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
    {
        out.push(Command::withdraw_question(context.ui_state).unwrap_or(WindowCommand::Close.into()));
        return out;
    }
    if let Some(command) = left_tool(ctx, context) {
        out.push(command);
        return out;
    }
    note_menu_key(ctx);
    if context.settings.first_steps_open
        && context.ui_state.window.is_none()
        && ctx.input(|input| input.modifiers.is_none() && input.key_pressed(Key::Tab))
        && focus.begin_in_first_steps()
    {
        ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Tab));
    }
    if context.ui_state.window.is_none() {
        between_parts(ctx, focus);
    }
    if !in_table {
        out.extend(closes_first_steps(ctx, context));
    }
    for (shortcut, action) in by_modifiers() {
        let plain = shortcut.modifiers.is_none() && !matches!(shortcut.logical_key, Key::F1 | Key::F11);
        // Within a text field, undo applies to its text, unless that is the value in effect.
        let undoes_text = matches!(action, Action::Undo | Action::Redo) && !focus::entry_is_in_effect(ctx);
        let field_wants = typing && (plain || undoes_text);
        let table_wants = in_table && plain && table::KEYS.contains(&shortcut.logical_key);
        // Home and End move in an open list, and on the track of the timeline.
        let list_wants =
            plain && (Popup::is_any_open(ctx) || on_track) && matches!(shortcut.logical_key, Key::Home | Key::End);
        let modal = context.ui_state.window.is_some() && action != Action::Palette && action != Action::Shortcuts;
        if field_wants || table_wants || list_wants || modal {
            continue;
        }
        // Escape first closes an open menu or leaves a text field; egui handles both.
        let escape = shortcut.logical_key == Key::Escape;
        if escape && (Popup::is_any_open(ctx) || context.ui_state.was_typing) {
            continue;
        }
        // A key that would do nothing here is left to whoever else wants it.
        if action.enabled(context)
            && ctx.input_mut(|input| input.consume_shortcut(&shortcut))
            && action.room().is_none_or(|room| changes_panel(ctx, context, room, focus))
        {
            out.push(Command::Action(action));
        }
    }
    // With a focused cluster, arrow keys move the focus between clusters; otherwise they pan the map.
    let focused = ctx.memory(egui::Memory::focused).is_some();
    if !typing && !focused && context.ui_state.window.is_none() {
        out.extend(arrows(ctx, context.view.camera, context.ui_state.map_size));
    }
    // A held arrow key is one movement; text typed into a field is one step until the field loses focus.
    let is_arrow = |key: &Key| ARROWS.iter().any(|(arrow, _, _)| arrow == key);
    let released = ctx.input(|input| {
        let released = |event: &Event| matches!(event, Event::Key { key, pressed: false, .. } if is_arrow(key));
        input.events.iter().any(released)
    });
    if released && !typing {
        out.push(Command::EndEdit);
    }
    out
}

/// Escape leaves a pointer tool, or else clears what is marked, before it clears the selection; an open menu or text field has
/// it first.
fn left_tool(ctx: &Context, context: &FrameContext<'_>) -> Option<Command> {
    let ui_state = context.ui_state;
    let command = if ui_state.tool.tool != Tool::Pan {
        Action::Pan
    } else if !ui_state.marked.is_empty() {
        Action::ClearMarked
    } else {
        return None;
    };
    let is_free = ui_state.window.is_none() && !Popup::is_any_open(ctx) && !ui_state.was_typing;
    let escape = is_free && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    escape.then(|| command.into())
}

/// Turns Shift+F10 into the key of context menus, which keyboards without that key lack.
fn note_menu_key(ctx: &Context) {
    ctx.input_mut(|input| {
        if input.consume_key(Modifiers::SHIFT, Key::F10) {
            let (key, modifiers) = (Key::Menu, Modifiers::NONE);
            input.events.push(Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers });
        }
    });
}

/// Command of Escape where nothing else is to be left: it closes the card of first steps.
fn closes_first_steps(ctx: &Context, context: &FrameContext<'_>) -> Option<Command> {
    let busy = Popup::is_any_open(ctx) || context.ui_state.was_typing || context.ui_state.window.is_some();
    let is_free = context.settings.first_steps_open && !busy && !Action::ClearSelection.enabled(context);
    (is_free && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)))
        .then(|| Action::FirstSteps.into())
}

/// Moves the focus with the key of a room of the panel on the left: into the room, and out of it where the focus is there
/// already. Says whether the panel opens, closes or shows another room.
fn changes_panel(ctx: &Context, context: &FrameContext<'_>, room: LeftPanel, focus: &mut FocusKeeper) -> bool {
    Popup::close_all(ctx);
    let shown = context.shows(room);
    let inside = focus.region(ctx) == Some(Region::Left);
    if shown && inside {
        focus.leave_panel(ctx);
    } else {
        focus.enter_panel(ctx);
    }
    !shown || inside
}

/// Keys that move the focus between the parts of the window: F6, and F10 and Alt for the menu bar.
fn between_parts(ctx: &Context, focus: &mut FocusKeeper) {
    if ctx.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::F6)) {
        focus.go_round(ctx, false);
    } else if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F6)) {
        focus.go_round(ctx, true);
    }
    let in_menu = focus.region(ctx) == Some(Region::Menu);
    let leaves = in_menu && !Popup::is_any_open(ctx) && ctx.input(|input| input.key_pressed(Key::Escape));
    let asked = ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F10)) || menu::alt_was_tapped(ctx);
    if leaves || asked && (in_menu || Popup::is_any_open(ctx)) {
        ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        menu::close(ctx);
        focus.leave_menu(ctx);
    } else if asked {
        focus.enter_menu(ctx);
        menu::enter(ctx, 0, false);
    } else if let Some(at) = menu::with_alt(ctx) {
        focus.enter_menu(ctx);
        menu::enter(ctx, at, true);
    }
}

/// Panning command for the pressed arrow keys, which are consumed.
pub(super) fn arrows(ctx: &Context, camera: Camera, (width, height): (f32, f32)) -> Option<Command> {
    let step = f64::from(width.min(height) * PAN);
    let (mut right, mut down) = (0.0, 0.0);
    for (key, to_right, to_down) in ARROWS {
        let times = ctx.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key)) as f64;
        right += times * to_right;
        down += times * to_down;
    }
    (right != 0.0 || down != 0.0).then(|| Command::from(CameraCommand::Set(camera.panned(right * step, down * step))))
}

/// All shortcuts, those with most modifiers first, so that Ctrl+Shift+Z is not matched as Ctrl+Z.
fn by_modifiers() -> Vec<(egui::KeyboardShortcut, Action)> {
    let mut all: Vec<_> =
        Action::iter().flat_map(|action| action.shortcuts().into_iter().map(move |keys| (keys, action))).collect();
    all.sort_by_key(|(keys, _)| {
        let m = keys.modifiers;
        3 - [m.shift, m.alt, m.command || m.ctrl].into_iter().filter(|held| *held).count()
    });
    all
}
