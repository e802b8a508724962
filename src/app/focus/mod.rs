//! The keyboard focus: where it is, that it is seen, and that it is not lost.
//!
//! egui gives the focus to widgets in the order in which they are drawn, which is the order of reading (`app/layout.rs`).
//! `widget_tree.rs` reads egui's list of widgets, `region.rs` names the parts of the window, `last_in_region.rs` knows
//! where the focus was in each, `keeper.rs` gives the focus back where a widget has gone, `ring.rs` frames the widget that
//! has it, `follow.rs` scrolls to it, `reserved_keys.rs` and `splitter.rs` give it the arrow keys, `modal.rs` keeps
//! requested actions from what a window blocks, `pending_entry.rs` knows the field whose entry takes effect when it is
//! left, `number.rs` gives a number its old value back.

mod follow;
mod keeper;
mod last_in_region;
mod modal;
mod number;
mod pending_entry;
mod region;
mod reserved_keys;
mod ring;
mod splitter;
mod widget_tree;

use egui::{AsIdSalt, Ui, UiBuilder};

pub(super) use follow::{follow, scroll};
pub(super) use keeper::{FocusKeeper, first_in, first_of_layer, is_drawn_in};
pub(super) use modal::refuse_behind;
pub(super) use number::number;
pub(super) use pending_entry::{entry, entry_is_in_effect, note_entry};
pub(super) use region::Region;
pub(super) use reserved_keys::{home_and_end, keep_arrows};
pub(super) use splitter::{move_splitter, name_splitter};

/// Draws widgets whose ids do not depend on how many others stand above them: the focus stays where that number changes. A row
/// of a list whose order or length changes is salted with its kind and what it stands for.
pub(super) fn apart<R>(ui: &mut Ui, salt: impl AsIdSalt, add: impl FnOnce(&mut Ui) -> R) -> R {
    let id = ui.scope_id().with(salt);
    ui.scope_builder(UiBuilder::new().scope_id(id), add).inner
}
