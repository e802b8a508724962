//! Submenus: opened by their button, closed by Escape without the menu around them.

use egui::{
    Context, Event, Id, Key, Modifiers, ScrollArea, Ui,
    containers::menu::{MenuState, SubMenuButton},
};

use super::buttons::{buttons, buttons_id, popup};
use crate::app::focus;

/// Space above and below an open menu, points.
const MARGIN: f32 = 44.0;
/// Height of the longest menu, points; a window with less space shows menus that scroll.
const LONGEST: f32 = 740.0;

/// Closes an open submenu by Escape, which egui would take for all menus; `true` if there is one.
pub(crate) fn closes_submenu(ctx: &Context) -> bool {
    let escape = ctx.input(|input| input.key_pressed(Key::Escape));
    let take = |button: Id| MenuState::from_id(ctx, popup(button), |state| state.open_item.take());
    let closes = escape && buttons(ctx).into_iter().any(|button| take(button).is_some());
    if closes {
        ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        ctx.data_mut(|data| data.insert_temp(closed_id(), true));
    }
    closes
}

/// Id of the flag that Escape has closed a submenu: a pointer that rests on its button does not open it again.
fn closed_id() -> Id {
    buttons_id().with("submenu closed by Escape")
}

/// `true` while submenus stay closed, until a key is pressed or the pointer moves.
fn stays_closed(ui: &Ui) -> bool {
    let goes_on = ui.input(|input| {
        input.pointer.delta() != egui::Vec2::ZERO
            || input.pointer.any_pressed()
            || input
                .events
                .iter()
                .any(|event| matches!(event, Event::Key { pressed: true, .. } | Event::AccessKitActionRequest(_)))
    });
    if goes_on {
        ui.data_mut(|data| data.remove::<bool>(closed_id()));
    }
    ui.data(|data| data.get_temp(closed_id())).unwrap_or_default()
}

/// Adds a submenu.
pub(super) fn ui(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    let response = if stays_closed(ui) {
        ui.add(SubMenuButton::new(name).button)
    } else {
        ui.menu_button(name, |ui| scroll_if_low(ui, add)).response
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

/// `true` if the button of a submenu had the focus in this pass.
pub(super) fn has_focus(ui: &Ui) -> bool {
    ui.data(|data| data.get_temp::<u64>(on_submenu_id())) == Some(ui.ctx().cumulative_pass_nr())
}

/// Adds the entries of a menu; they scroll if the window is too low.
pub(super) fn scroll_if_low(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let room = (ui.ctx().content_rect().height() - MARGIN).max(60.0);
    if room > LONGEST {
        return add(ui);
    }
    focus::scroll(ScrollArea::vertical().max_height(room), ui, add);
}
