//! Preservation of the keyboard focus while widgets are redrawn.

use egui::{Context, Event, Id, ImeEvent, Key, LayerId, Ui, WidgetRect, accesskit};

use super::{last_in_region::Recall, number, region::Region, ring, widget_tree};
use crate::app::settings::LeftPanel;

/// Widget and the layer in which it was drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Place {
    widget: Id,
    layer: LayerId,
}

/// Layer above the window, and the focus before it moved there.
#[derive(Clone, Copy, Debug)]
struct Above {
    layer: LayerId,
    from: Place,
    /// `true` if `from` had the focus; otherwise it is only the position from which Tab continues.
    held: bool,
}

/// Present and earlier positions of the focus.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent of each other: any of them can be with any")]
pub(crate) struct FocusKeeper {
    /// Widget that last had the focus; without a focus, Tab continues from it.
    last: Option<Place>,
    /// `true` if `last` still had the focus at the end of the last pass.
    held: bool,
    /// Focusable widgets of its layer at that time, in drawing order.
    neighbours: Vec<Id>,
    /// Layers above the window that the focus entered, topmost last.
    above: Vec<Above>,
    /// The widget of each part of the window that had the focus last.
    recall: Recall,
    /// The room of the panel on the left.
    room: LeftPanel,
    /// The part that gets the focus once it is drawn.
    wanted: Option<Region>,
    /// Widget that had the focus before a key moved it to the panel on the left.
    before_panel: Option<Id>,
    /// Widget that had the focus before a key moved it to the menu bar.
    before_menu: Option<Id>,
    /// `true` if Escape was the last key pressed.
    escaped: bool,
    /// `true` if Shift was held with it: Shift+Tab moves backwards.
    backwards: bool,
    /// `true` if the last pass drew nothing.
    suspended: bool,
    /// `true` if the user moves by keyboard; only then is the focus framed.
    by_keys: bool,
    /// `true` if text was typed into the focused widget since it took the focus.
    typed: bool,
}

impl FocusKeeper {
    /// Called before drawing: Tab continues from the last focus, and Escape removes the focus from text fields only.
    pub(crate) fn begin(&mut self, ctx: &Context, was_typing: bool) {
        self.note_input(ctx, was_typing);
        if ctx.memory(egui::Memory::focused).is_some() {
            return;
        }
        let Some(last) = self.last.filter(|last| can_take(ctx, widget_tree::last_drawn(ctx, last.widget))) else {
            return;
        };
        let (tab, escape) = ctx.input(|input| (input.key_pressed(Key::Tab), input.key_pressed(Key::Escape)));
        if tab || escape && self.held && !was_typing {
            ctx.memory_mut(|memory| memory.request_focus(last.widget));
        }
    }

    /// After everything was drawn, with that room on the left: a focus whose widget is gone goes to what stood next to it, or to
    /// where it came from.
    pub(crate) fn end(&mut self, ui: &Ui, room: LeftPanel) {
        let ctx = ui.ctx();
        self.room = room;
        let shown =
            |layer: LayerId| widget_tree::drawn_widgets(ctx, |widgets| widgets.get_layer(layer).next().is_some());
        // For one more pass, a closed window blocks the focus of widgets below it.
        if ctx.memory(egui::Memory::top_modal_layer).is_some_and(|layer| !shown(layer)) {
            ctx.request_repaint();
            return;
        }
        if let Some(region) = self.wanted.take()
            && let Some(target) = widget_tree::drawn_widgets(ctx, |widgets| self.recall.find(widgets, region, room))
        {
            ctx.memory_mut(|memory| memory.request_focus(target));
            ctx.request_repaint();
        }
        let focused = ctx.memory(egui::Memory::focused);
        let drawn = focused.and_then(|id| widget_tree::drawn(ctx, id));
        match (focused, drawn) {
            (Some(_), Some(widget)) if Self::is_dead_end(ctx, &widget) => self.pass_over(ctx, widget.id),
            (Some(_), Some(widget)) => {
                self.note(ctx, Place { widget: widget.id, layer: widget.layer_id });
                if self.by_keys {
                    ring::paint(ctx, widget.id);
                }
            }
            // The focus was requested for a widget that is first drawn in the next pass.
            (Some(id), None) if self.last.is_none_or(|last| last.widget != id) => {}
            _ => self.restore(ctx),
        }
        self.above.retain(|above| shown(above.layer));
    }

    /// Called in a pass without any space to draw; egui then drops the focus.
    pub(crate) fn suspend(&mut self) {
        self.suspended = true;
    }

    /// Called when drawing resumes: restores the focus.
    pub(crate) fn resume(&mut self, ctx: &Context) {
        if std::mem::take(&mut self.suspended)
            && self.held
            && let Some(last) = self.last
        {
            ctx.memory_mut(|memory| memory.request_focus(last.widget));
        }
    }

    /// Moves the focus to the next or previous part of the window.
    pub(crate) fn go_round(&self, ctx: &Context, forwards: bool) {
        let last = self.last.filter(|_| self.held);
        let from =
            last.and_then(|last| widget_tree::last_drawn_widgets(ctx, |widgets| Region::of(widgets, last.widget)));
        let target = Region::round(from, forwards).into_iter().find_map(|region| {
            widget_tree::last_drawn_widgets(ctx, |widgets| self.recall.find(widgets, region, self.room))
        });
        if let Some(target) = target {
            ctx.memory_mut(|memory| memory.request_focus(target));
        }
    }

    /// Moves the focus into the card of first steps if nothing has had it since the start: a newcomer reads there.
    pub(crate) fn begin_in_first_steps(&mut self) -> bool {
        let begins = self.last.is_none();
        if begins {
            self.wanted = Some(Region::FirstSteps);
        }
        begins
    }

    /// Moves the focus to the panel on the left: what had it there last, or its first widget.
    pub(crate) fn enter_panel(&mut self, ctx: &Context) {
        if self.region(ctx) != Some(Region::Left) {
            self.before_panel = self.last.filter(|_| self.held).map(|last| last.widget);
        }
        self.wanted = Some(Region::Left);
    }

    /// The panel on the left, which has the focus, is about to close: gives it back to what had it before, or to the map.
    pub(crate) fn leave_panel(&mut self, ctx: &Context) {
        let before = self.before_panel.take().filter(|before| can_take(ctx, widget_tree::last_drawn(ctx, *before)));
        match before {
            Some(before) => ctx.memory_mut(|memory| memory.request_focus(before)),
            None => self.wanted = Some(Region::Map),
        }
    }

    /// The part of the window that the focus is in.
    pub(crate) fn region(&self, ctx: &Context) -> Option<Region> {
        let last = self.last.filter(|_| self.held)?;
        widget_tree::last_drawn_widgets(ctx, |widgets| Region::of(widgets, last.widget))
    }

    /// `true` while a number is being typed: Escape cancels it before it closes anything.
    pub(crate) fn number_is_typed(&self, ctx: &Context) -> bool {
        let number = number::noted(ctx);
        self.held && self.typed && number.is_some() && self.last.map(|last| last.widget) == number
    }

    /// Stores the focus before a key moves it to the menu bar.
    pub(crate) fn enter_menu(&mut self, ctx: &Context) {
        if self.region(ctx) != Some(Region::Menu) && self.above.is_empty() {
            self.before_menu = self.last.filter(|_| self.held).map(|last| last.widget);
        }
        self.by_keys = true;
    }

    /// Returns the focus to the widget that had it before the menu bar.
    pub(crate) fn leave_menu(&mut self, ctx: &Context) {
        let before = self.before_menu.take();
        ctx.memory_mut(|memory| match before {
            Some(before) => memory.request_focus(before),
            None => memory.stop_text_input(),
        });
        if before.is_none() {
            (self.held, self.last) = (false, None);
        }
    }

    /// `true` if keys have no effect on a widget: column separators of the table move by pointer only.
    fn is_dead_end(ctx: &Context, widget: &WidgetRect) -> bool {
        let region = widget_tree::drawn_widgets(ctx, |widgets| Region::of(widgets, widget.id));
        region == Some(Region::Table) && widget.sense.senses_drag() && widget.parent_id != Region::Table.id()
    }

    /// Moves the focus to the next widget in the direction of Tab.
    fn pass_over(&self, ctx: &Context, widget: Id) {
        let order: Vec<WidgetRect> = widget_tree::drawn_widgets(ctx, |widgets| {
            let all = widgets.get_layer(LayerId::background());
            all.filter(|widget| widget_tree::takes_focus(widget)).copied().collect()
        });
        let Some(at) = order.iter().position(|other| other.id == widget) else { return };
        let (before, after) = (order.get(..at).unwrap_or_default(), order.get(at + 1..).unwrap_or_default());
        let goes_on = |other: &&WidgetRect| !Self::is_dead_end(ctx, other);
        let next = if self.backwards {
            before.iter().rev().chain(after.iter().rev()).find(goes_on)
        } else {
            after.iter().chain(before).find(goes_on)
        };
        if let Some(next) = next {
            ctx.memory_mut(|memory| memory.request_focus(next.id));
            ctx.request_repaint();
        }
    }

    fn note_input(&mut self, ctx: &Context, was_typing: bool) {
        let moves = |key: Key| matches!(key, Key::Tab | Key::F6 | Key::F10);
        ctx.input(|input| {
            for event in &input.events {
                if let Event::Key { key, pressed: true, modifiers, .. } = event {
                    self.escaped = *key == Key::Escape;
                    self.backwards = modifiers.shift;
                }
                let erases = |key: Key| matches!(key, Key::Backspace | Key::Delete);
                self.typed |= match event {
                    Event::Text(_) | Event::Paste(_) | Event::Cut | Event::Ime(ImeEvent::Commit(_)) => was_typing,
                    Event::Key { key, pressed: true, .. } => was_typing && erases(*key),
                    _ => false,
                };
                match event {
                    Event::Key { key, pressed: true, .. } if moves(*key) || !was_typing => self.by_keys = true,
                    Event::AccessKitActionRequest(request) if request.action == accesskit::Action::Focus => {
                        self.by_keys = true;
                    }
                    Event::PointerButton { pressed: true, .. } => self.by_keys = false,
                    _ => {}
                }
            }
        });
    }

    fn note(&mut self, ctx: &Context, place: Place) {
        self.typed &= self.last == Some(place);
        if let Some(last) = self.last
            && last.layer != place.layer
            && place.layer != LayerId::background()
            && self.above.iter().all(|above| above.layer != place.layer)
        {
            self.above.push(Above { layer: place.layer, from: last, held: self.held });
        }
        let region = widget_tree::drawn_widgets(ctx, |widgets| {
            self.neighbours = widget_tree::focusable(widgets, place.layer).collect();
            Region::of(widgets, place.widget)
        });
        if let Some(region) = region {
            self.recall.note(region, self.room, place.widget);
        }
        (self.last, self.held) = (Some(place), true);
    }

    /// Handles the loss of the focus; if its widget can still take it, the loss was intended.
    fn restore(&mut self, ctx: &Context) {
        let Some(last) = self.last else { return };
        if can_take(ctx, widget_tree::drawn(ctx, last.widget)) {
            (self.held, self.typed) = (false, false);
            return;
        }
        if let Some(next) = self.neighbour(ctx, last.widget) {
            if self.held {
                ctx.memory_mut(|memory| memory.request_focus(next));
                ctx.request_repaint();
            }
            self.last = Some(Place { widget: next, ..last });
            return;
        }
        // The whole layer has disappeared.
        let mut place = last;
        while let Some(at) = self.above.iter().position(|above| above.layer == place.layer) {
            let above = self.above.remove(at);
            (place, self.held) = (above.from, self.held && above.held);
            // An entry was chosen in a menu opened by key.
            let in_menu =
                widget_tree::drawn_widgets(ctx, |widgets| Region::of(widgets, place.widget)) == Some(Region::Menu);
            if in_menu
                && !self.escaped
                && let Some(before) = self.before_menu.take()
            {
                place.widget = before;
            }
            if can_take(ctx, widget_tree::drawn(ctx, place.widget)) {
                if self.held {
                    ctx.memory_mut(|memory| memory.request_focus(place.widget));
                    ctx.request_repaint();
                }
                break;
            }
        }
        self.last = Some(place);
    }

    /// Next remaining widget after the one that disappeared, else the previous one.
    fn neighbour(&self, ctx: &Context, gone: Id) -> Option<Id> {
        let at = self.neighbours.iter().position(|id| *id == gone)?;
        let (before, after) = self.neighbours.split_at_checked(at)?;
        let mut near = after.iter().chain(before.iter().rev()).copied();
        near.find(|id| can_take(ctx, widget_tree::drawn(ctx, *id)))
    }
}

/// `true` if a widget can take the focus with the present windows open.
fn can_take(ctx: &Context, widget: Option<WidgetRect>) -> bool {
    widget.is_some_and(|widget| {
        widget_tree::takes_focus(&widget) && ctx.memory(|memory| memory.allows_interaction(widget.layer_id))
    })
}

/// `true` if a focusable widget was drawn within this layout area in this pass.
pub(crate) fn is_drawn_in(ui: &Ui, widget: Id) -> bool {
    widget_tree::drawn_widgets(ui.ctx(), |widgets| {
        widgets.get(widget).is_some_and(widget_tree::takes_focus)
            && widget_tree::is_within(widgets, widget, ui.unique_id())
    })
}

/// First focusable widget of the layer, among those drawn so far.
pub(crate) fn first_of_layer(ui: &Ui) -> Option<Id> {
    widget_tree::drawn_widgets(ui.ctx(), |widgets| widget_tree::focusable(widgets, ui.layer_id()).next())
}

/// First focusable widget of the layout area, among those drawn so far.
pub(crate) fn first_in(ui: &Ui) -> Option<Id> {
    ends_in(ui).0
}

/// First and last focusable widget of the layout area, among those drawn so far.
pub(super) fn ends_in(ui: &Ui) -> (Option<Id>, Option<Id>) {
    widget_tree::drawn_widgets(ui.ctx(), |widgets| {
        let mut inside = widget_tree::focusable(widgets, ui.layer_id())
            .filter(|id| widget_tree::is_within(widgets, *id, ui.unique_id()));
        let first = inside.next();
        (first, inside.last().or(first))
    })
}
