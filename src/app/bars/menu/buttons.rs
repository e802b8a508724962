//! Buttons of the menu bar, by which menus are opened and closed from elsewhere.

use egui::{Context, Id, Popup};

/// Id under which the buttons of the menu bar are stored between passes.
pub(super) fn buttons_id() -> Id {
    Id::unique("buttons of the menu bar")
}

/// Ids of the buttons in menu order, as of the last pass.
pub(super) fn buttons(ctx: &Context) -> Vec<Id> {
    ctx.data(|data| data.get_temp(buttons_id())).unwrap_or_default()
}

/// Stores the buttons of this pass.
pub(super) fn store(ctx: &Context, buttons: Vec<Id>) {
    ctx.data_mut(|data| data.insert_temp(buttons_id(), buttons));
}

/// Focuses the button of a menu by its index and, if asked to, opens the menu.
pub(crate) fn enter(ctx: &Context, at: usize, opens: bool) {
    let Some(button) = buttons(ctx).get(at).copied() else { return };
    ctx.memory_mut(|memory| memory.request_focus(button));
    if opens {
        Popup::open_id(ctx, popup(button));
    }
}

/// Closes the menu that is open.
pub(crate) fn close(ctx: &Context) {
    for button in buttons(ctx) {
        Popup::close_id(ctx, popup(button));
    }
}

/// Id of a button's menu.
pub(super) fn popup(button: Id) -> Id {
    button.with("popup")
}
