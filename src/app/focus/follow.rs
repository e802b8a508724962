//! Scroll areas that bring the focused widget into view.

use egui::{Context, Id, Rect, ScrollArea, Ui, containers::scroll_area::ScrollAreaOutput, style::ScrollAnimation};

use super::widget_tree;

/// Greatest number of attempts to scroll: a widget may be too large, and some of it may be out of reach.
const TRIES: u8 = 8;
/// Number of passes in which the widget must be visible: enclosing areas move it too, and contents that become visible
/// change their height.
const SETTLED: u8 = 2;

/// Target of an area's scrolling.
#[derive(Clone, Copy, Default)]
struct Sought {
    widget: Option<Id>,
    tries: u8,
    seen: u8,
    /// Pass in which the area last scrolled.
    scrolled: Option<u64>,
}

/// Shows a scroll area that follows the focus.
pub(crate) fn scroll<R>(area: ScrollArea, ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> ScrollAreaOutput<R> {
    area.show(ui, |ui| {
        let result = add(ui);
        follow(ui);
        result
    })
}

/// Scrolls the area with the contents `ui` to a newly focused widget inside it.
pub(crate) fn follow(ui: &Ui) {
    let pass = ui.ctx().cumulative_pass_nr();
    let memory = ui.unique_id().with("followed focus");
    let focused = ui.memory(egui::Memory::focused);
    let mut sought: Sought = ui.data(|data| data.get_temp(memory)).unwrap_or_default();
    if sought.widget != focused {
        sought = Sought { widget: focused, tries: TRIES, seen: 0, scrolled: None };
    }
    // A user who scrolls by hand is looking elsewhere.
    if ui.input(|input| input.smooth_scroll_delta != egui::Vec2::ZERO || input.pointer.any_down()) {
        sought.tries = 0;
    }
    // A scroll request takes effect two passes later: another one in between would be added to it.
    let moves = sought.scrolled.is_some_and(|before| pass <= before + 1);
    if moves {
        mark_busy(ui);
        ui.request_repaint();
    } else if sought.tries > 0
        && let Some(rect) = focused.and_then(|widget| place(ui.ctx(), widget, ui.unique_id()))
        // Inner areas scroll first: until they finish, the widget is not at its final position.
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

/// Id of the stored pass in which an area last scrolled.
fn busy_id() -> Id {
    Id::unique("pass in which an area followed the focus")
}

fn mark_busy(ui: &Ui) {
    let pass = ui.ctx().cumulative_pass_nr();
    ui.data_mut(|data| data.insert_temp(busy_id(), pass));
}

/// `true` if an area has scrolled in this pass; inner areas end before outer ones.
fn inner_is_busy(ui: &Ui) -> bool {
    ui.data(|data| data.get_temp(busy_id())) == Some(ui.ctx().cumulative_pass_nr())
}

/// Rectangle of a widget within an area, parts out of view included.
fn place(ctx: &Context, widget: Id, area: Id) -> Option<Rect> {
    widget_tree::drawn_widgets(ctx, |widgets| {
        widget_tree::is_within(widgets, widget, area).then(|| widgets.get(widget)).flatten().map(|widget| widget.rect)
    })
}

/// `true` if the widget is completely visible, or fills the visible area.
fn is_seen(rect: Rect, clip: Rect) -> bool {
    let along = |(min, max): (f32, f32), (from, to): (f32, f32)| {
        let whole = min >= from - 0.5 && max <= to + 0.5;
        let fills = min <= from + 0.5 && max >= to - 0.5;
        whole || fills
    };
    along((rect.min.x, rect.max.x), (clip.min.x, clip.max.x))
        && along((rect.min.y, rect.max.y), (clip.min.y, clip.max.y))
}
