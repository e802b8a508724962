//! Fields whose entry takes effect when they are left.

use egui::{Context, Id, Memory, Response};

fn entry_id() -> Id {
    Id::unique("field whose entry waits")
}

/// Marks a field whose entry takes effect when the field loses the focus; called in each pass.
pub fn note_entry(field: &Response) {
    if field.has_focus() {
        field.ctx.data_mut(|data| data.insert_temp(entry_id(), field.id));
    }
}

/// Marked field that has the focus.
pub fn entry(ctx: &Context) -> Option<Id> {
    let noted: Option<Id> = ctx.data(|data| data.get_temp(entry_id()));
    ctx.memory(Memory::focused).filter(|focused| noted == Some(*focused))
}
