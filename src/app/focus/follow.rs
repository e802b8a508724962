//! Scroll areas that bring the widget with the focus into view.

use egui::{Context, Id, Rect, ScrollArea, Ui, containers::scroll_area::ScrollAreaOutput, style::ScrollAnimation};

use super::tree;

/// How often an area tries: a widget may be too large to be seen whole, and what cannot be scrolled there is given up.
const TRIES: u8 = 8;
/// For how many passes it must be seen: areas within this one move it too, and what comes into sight takes its own height.
const SETTLED: u8 = 2;

/// What an area last looked for.
#[derive(Clone, Copy, Default)]
struct Sought {
    widget: Option<Id>,
    tries: u8,
    seen: u8,
    /// The pass in which it scrolled last.
    scrolled: Option<u64>,
}

/// Shows a scroll area that follows the focus.
pub fn scroll<R>(area: ScrollArea, ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> ScrollAreaOutput<R> {
    area.show(ui, |ui| {
        let result = add(ui);
        follow(ui);
        result
    })
}

/// Scrolls the area that `ui` is the contents of to the widget that has newly got the focus, if that lies in it.
pub fn follow(ui: &Ui) {
    let pass = ui.ctx().cumulative_pass_nr();
    let memory = ui.unique_id().with("followed focus");
    let focused = ui.memory(egui::Memory::focused);
    let mut sought: Sought = ui.data(|data| data.get_temp(memory)).unwrap_or_default();
    if sought.widget != focused {
        sought = Sought { widget: focused, tries: TRIES, seen: 0, scrolled: None };
    }
    // Whoever scrolls by hand looks for something else.
    if ui.input(|input| input.smooth_scroll_delta != egui::Vec2::ZERO || input.pointer.any_down()) {
        sought.tries = 0;
    }
    // What an area has been asked for is seen two passes later: a second demand in between would be added to the first.
    let moves = sought.scrolled.is_some_and(|before| pass <= before + 1);
    if moves {
        mark_busy(ui);
        ui.request_repaint();
    } else if sought.tries > 0
        && let Some(rect) = focused.and_then(|widget| place(ui.ctx(), widget, ui.unique_id()))
        // What scrolls within this area comes first: until it has done, the widget is not where it will be.
        && !inner_is_busy(ui)
    {
        sought.tries -= 1;
        if is_seen(rect, ui.clip_rect()) {
            sought.seen += 1;
        } else {
            (sought.seen, sought.scrolled) = (0, Some(pass));
            ui.scroll_to_rect_animation(rect, None, ScrollAnimation::none());
            mark_busy(ui);
        }
        if sought.seen >= SETTLED {
            sought.tries = 0;
        } else {
            ui.request_repaint();
        }
    }
    ui.data_mut(|data| data.insert_temp(memory, sought));
}

/// The pass in which an area scrolled last.
fn busy_id() -> Id {
    Id::unique("pass in which an area followed the focus")
}

fn mark_busy(ui: &Ui) {
    let pass = ui.ctx().cumulative_pass_nr();
    ui.data_mut(|data| data.insert_temp(busy_id(), pass));
}

/// Whether an area has scrolled in this pass: those inside another end before it.
fn inner_is_busy(ui: &Ui) -> bool {
    ui.data(|data| data.get_temp(busy_id())) == Some(ui.ctx().cumulative_pass_nr())
}

/// Where a widget of that area stands, the parts out of sight included.
fn place(ctx: &Context, widget: Id, area: Id) -> Option<Rect> {
    tree::drawn_widgets(ctx, |widgets| {
        tree::is_within(widgets, widget, area).then(|| widgets.get(widget)).flatten().map(|widget| widget.rect)
    })
}

/// Whether all of it is seen, or as much of it as there is room for.
fn is_seen(rect: Rect, clip: Rect) -> bool {
    let along = |(min, max): (f32, f32), (from, to): (f32, f32)| {
        let whole = min >= from - 0.5 && max <= to + 0.5;
        let fills = min <= from + 0.5 && max >= to - 0.5;
        whole || fills
    };
    along((rect.min.x, rect.max.x), (clip.min.x, clip.max.x))
        && along((rect.min.y, rect.max.y), (clip.min.y, clip.max.y))
}
