//! Fields whose entry takes effect when they are left.

use egui::{Context, Id, Memory, Response};

fn entry_id() -> Id {
    Id::unique("field whose entry waits")
}

/// Field and whether its text differs from the value in effect.
type Noted = (Id, bool);

/// Marks a field whose entry takes effect when the field loses the focus; called in each pass. `is_edited` tells
/// whether its text differs from the value in effect.
pub(crate) fn note_entry(field: &Response, is_edited: bool) {
    if field.has_focus() {
        field.ctx.data_mut(|data| data.insert_temp::<Noted>(entry_id(), (field.id, is_edited)));
    }
}

fn noted(ctx: &Context) -> Option<Noted> {
    let noted: Option<Noted> = ctx.data(|data| data.get_temp(entry_id()));
    let focused = ctx.memory(Memory::focused);
    noted.filter(|(field, _)| focused == Some(*field))
}

/// Marked field that has the focus.
pub(crate) fn entry(ctx: &Context) -> Option<Id> {
    noted(ctx).map(|(field, _)| field)
}

/// `true` if a marked field has the focus and shows the value in effect: undo then applies to the document.
pub(crate) fn entry_is_in_effect(ctx: &Context) -> bool {
    noted(ctx).is_some_and(|(_, is_edited)| !is_edited)
}
