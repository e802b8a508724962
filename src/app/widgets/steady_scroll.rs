//! A row that stays under the pointer that clicked it, though what the click changes makes other things above it higher or lower.

use egui::{Context, Event, Id, Response, ScrollArea, Ui, containers::scroll_area::ScrollAreaOutput};

use crate::app::focus;

/// Passes for which a row is held: the effects of a click are drawn in the pass after it.
const SETTLED: u8 = 3;

/// The row that was clicked last.
#[derive(Clone, Copy, Debug)]
struct Held {
    row: Id,
    /// Pass of the click.
    clicked: u64,
    /// Upper edge of the row, points from the top of the window.
    top: f32,
    /// For how many passes it has stood there. Once it has settled, whatever moves it is meant.
    still: u8,
    /// Room above and below the contents, where they are too short to be scrolled as far, points.
    above: f32,
    below: f32,
    /// Scroll distance of the area in the next pass, points.
    offset: Option<f32>,
}

fn held_id() -> Id {
    Id::unique("row that was clicked")
}

/// Keeps a row that the pointer has clicked where it is.
pub(crate) fn hold(row: &Response) {
    if row.clicked() && row.interact_pointer_pos().is_some() {
        let clicked = row.ctx.cumulative_pass_nr();
        let held = Held { row: row.id, clicked, top: row.rect.min.y, still: 0, above: 0.0, below: 0.0, offset: None };
        row.ctx.data_mut(|data| data.insert_temp(held_id(), held));
    }
}

/// Shows a scroll area that follows the focus and in which rows can be held.
pub(crate) fn scroll<R>(area: ScrollArea, ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> ScrollAreaOutput<R> {
    let room = |ui: &mut Ui, height: f32| {
        if height > 0.0 {
            ui.add_space(height);
        }
    };
    let before = held(ui.ctx());
    let (above, below) = before.map_or((0.0, 0.0), |held| (held.above, held.below));
    let area = match before.and_then(|held| held.offset) {
        Some(offset) => area.vertical_scroll_offset(offset),
        None => area,
    };
    let output = focus::scroll(area, ui, |ui| {
        room(ui, above);
        let result = add(ui);
        room(ui, below);
        result
    });
    if let Some(held) = held(ui.ctx()) {
        keep(ui, held, &output);
    }
    output
}

fn held(ctx: &Context) -> Option<Held> {
    ctx.data(|data| data.get_temp(held_id()))
}

/// Scrolls the held row back to where it was.
fn keep<R>(ui: &Ui, mut held: Held, output: &ScrollAreaOutput<R>) {
    let ctx = ui.ctx();
    let pass = ctx.cumulative_pass_nr();
    // A person points elsewhere: room that was made for it is given up.
    if ctx.input(|input| input.pointer.hover_pos()).is_some_and(|at| !output.inner_rect.contains(at)) {
        ctx.data_mut(|data| data.remove::<Held>(held_id()));
        ctx.request_repaint();
        return;
    }
    // Press and release of the click itself may fall into one pass.
    let is_release = |event: &Event| matches!(event, Event::PointerButton { pressed: false, .. });
    let asks = ctx.input(|input| {
        let clicked = input.events.iter().rposition(is_release).filter(|_| held.clicked == pass);
        input.events.iter().skip(clicked.map_or(0, |at| at + 1)).any(moves)
    });
    if asks {
        held.still = SETTLED;
    }
    held.offset = None;
    let now = ctx.viewport(|viewport| viewport.this_pass.widgets.get(held.row).map(|row| row.rect.min.y));
    let off = now.map(|now| now - held.top).filter(|off| off.abs() > 0.5);
    if let Some(off) = off.filter(|_| held.still < SETTLED) {
        held.still = 0;
        let wanted = output.state.unclamped_offset().y + off;
        let most = (output.content_size.y - output.inner_rect.height()).max(0.0);
        held.above += (-wanted).max(0.0);
        held.below += (wanted - most).max(0.0);
        held.offset = Some(wanted.max(0.0));
        ctx.request_discard("a row that was clicked stands elsewhere");
        ctx.request_repaint();
    } else {
        held.still = (held.still + 1).min(SETTLED);
    }
    ctx.data_mut(|data| data.insert_temp(held_id(), held));
}

/// `true` if an event asks for other content to be shown.
fn moves(event: &Event) -> bool {
    matches!(
        event,
        Event::MouseWheel { .. }
            | Event::Key { pressed: true, .. }
            | Event::PointerButton { pressed: true, .. }
            | Event::AccessKitActionRequest(_)
    )
}
