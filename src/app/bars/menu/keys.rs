//! Keyboard in the menu bar: Alt, access keys, arrow keys.

use egui::{Context, Event, FocusDirection, Id, Key, Modifiers, Popup, Ui, containers::menu::MenuState};

use super::{
    buttons::{buttons, enter, popup},
    submenu,
};

/// Access keys of the menus, pressed together with Alt, in menu order.
const LETTERS: [Key; 5] = [Key::F, Key::E, Key::V, Key::L, Key::H];

/// Index of the menu whose access key was pressed together with Alt.
pub(crate) fn with_alt(ctx: &Context) -> Option<usize> {
    ctx.input_mut(|input| LETTERS.iter().position(|letter| input.consume_key(Modifiers::ALT, *letter)))
}

/// `true` if Alt was pressed and released with no other input in between.
pub(crate) fn alt_was_tapped(ctx: &Context) -> bool {
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

/// Left and right arrow keys in an open menu move to the adjacent menu, unless they open or close a submenu.
pub(super) fn move_from_menu(ui: &Ui) {
    if !ui.input(|input| input.key_pressed(Key::ArrowLeft) || input.key_pressed(Key::ArrowRight)) {
        return;
    }
    let inside = MenuState::from_id(ui.ctx(), ui.layer_id().id, |state| state.open_item.is_some());
    let (left, right) = ui.input(|input| (input.key_pressed(Key::ArrowLeft), input.key_pressed(Key::ArrowRight)));
    if inside || !left && (!right || submenu::has_focus(ui)) || left && right {
        return;
    }
    let buttons = buttons(ui.ctx());
    if let Some(at) = buttons.iter().position(|button| popup(*button) == ui.layer_id().id) {
        enter_adjacent(ui, &buttons, at, if right { Key::ArrowRight } else { Key::ArrowLeft }, true);
    }
}

/// Arrow keys on a button of the bar: left and right move to the adjacent button, up and down open the menu.
pub(super) fn move_on_bar(ui: &Ui, button: Id) {
    let pressed = |key: Key| ui.input(|input| input.key_pressed(key));
    let open = Popup::is_id_open(ui.ctx(), popup(button));
    if !open && (pressed(Key::ArrowDown) || pressed(Key::ArrowUp)) {
        Popup::open_id(ui.ctx(), popup(button));
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    } else if !open && (pressed(Key::ArrowLeft) || pressed(Key::ArrowRight)) {
        let buttons = buttons(ui.ctx());
        if let Some(at) = buttons.iter().position(|id| *id == button) {
            let towards = if pressed(Key::ArrowRight) { Key::ArrowRight } else { Key::ArrowLeft };
            enter_adjacent(ui, &buttons, at, towards, false);
        }
    }
}

/// Moves to the next or previous menu, cyclically.
fn enter_adjacent(ui: &Ui, buttons: &[Id], at: usize, towards: Key, opens: bool) {
    let by = if towards == Key::ArrowRight { 1 } else { buttons.len().saturating_sub(1) };
    ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    ui.input_mut(|input| {
        input.consume_key(Modifiers::NONE, Key::ArrowLeft);
        input.consume_key(Modifiers::NONE, Key::ArrowRight);
    });
    enter(ui.ctx(), (at + by) % buttons.len().max(1), opens);
    ui.request_repaint();
}
