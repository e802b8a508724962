//! Programme panel: search, filter, and a card for each programme for small and medium-sized enterprises.

mod active_filters;
mod card;
mod filter;
mod list;
mod reached;
mod track;
mod words;
mod year_histogram;

use egui::{Button, ComboBox, RichText, ScrollArea, TextEdit, Ui};
use strum::IntoEnumIterator as _;

use crate::{
    app::{
        command::{Command, FilterCommand},
        focus,
        frame_context::FrameContext,
        theme,
        widgets::{self, Icon, IconButton},
    },
    i18n::{Term, phrase},
    query::ProgrammeOrder,
    view::{EditKind, FeatureQuery},
};

/// Field of a programme\'s kind.
const KIND: &str = "kind";
/// Field of a programme\'s place.
const PLACE: &str = "place";
/// Side of the button that clears the search, points.
const CLEAR: f32 = 22.0;

/// Draws the contents of the panel.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let texts = &context.texts.programmes;
    ui.horizontal(|ui| {
        ui.label(RichText::new(&texts.title).font(theme::bold(15.0)));
        widgets::term(ui, context, Term::Programme, out);
        let found = texts.found.replace("{n}", &context.computed.programmes.len().to_string());
        let found = found.replace("{m}", &context.catalogue().programmes.len().to_string());
        ui.label(RichText::new(found).color(theme::faint(ui)));
    });
    search(ui, context, out);
    let open = tools(ui, context, out);
    active_filters::ui(ui, context, out);
    // The axis of years stays above the cards, unless the filter is between them.
    if !open {
        track::axis(ui, context);
    }
    focus::scroll(ScrollArea::vertical().auto_shrink([false, false]), ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        if open {
            ui.scope(|ui| filter::ui(ui, context, out));
            track::axis(ui, context);
        }
        if context.computed.programmes.is_empty() {
            list::empty(ui, context, out);
        } else {
            list::ui(ui, context, out);
        }
        ui.add_space(12.0);
    });
}

/// Requests another filter.
fn ask(query: FeatureQuery, out: &mut Vec<Command>) {
    out.push(FilterCommand::Programmes(query, EditKind::Single).into());
}

/// Requests a filter that is being typed or dragged, as one step until that ends.
fn ask_going_on(query: FeatureQuery, out: &mut Vec<Command>) {
    out.push(FilterCommand::Programmes(query, EditKind::Typing).into());
}

/// Clears the conditions of the panel; those of the map remain.
fn clear(out: &mut Vec<Command>) {
    ask(FeatureQuery::of_programmes(), out);
}

fn search(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let (texts, query) = (&context.texts.programmes, context.view.programme_query());
    let line = egui::vec2(ui.available_width(), 28.0);
    ui.allocate_ui_with_layout(line, egui::Layout::left_to_right(egui::Align::Center), |ui| {
        let mut text = query.text.clone();
        let clears = !text.is_empty();
        // The field takes the width that the button leaves.
        let button = if clears { CLEAR + ui.spacing().item_spacing.x } else { 0.0 };
        let edit = TextEdit::singleline(&mut text)
            .id_salt("search programmes")
            .hint_text(&texts.search_hint)
            .desired_width(ui.available_width() - button)
            .margin(egui::Margin::symmetric(8, 5));
        if ui.add(edit).accessible_name(&texts.search).changed() {
            ask_going_on(query.searching(text), out);
        }
        if clears {
            let clear = IconButton::new(Icon::Cross, &texts.clear_search).size(egui::Vec2::splat(CLEAR));
            if ui.add(clear).on_hover_text(&texts.clear_search).clicked() {
                ask(query.searching(""), out);
            }
        }
    });
}

/// Toggle of the filter and choice of the order; returns `true` if the filter is shown.
fn tools(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) -> bool {
    let (texts, order_now) = (&context.texts.programmes, context.ui_state.programme_order);
    let id = ui.scope_id().with("conditions shown");
    let mut open = ui.data(|data| data.get_temp(id).unwrap_or(false));
    ui.horizontal(|ui| {
        let set = context.view.programme_query().filter.len();
        let label = if set == 0 { texts.filter.clone() } else { texts.filter_on.replace("{n}", &set.to_string()) };
        if ui.add(Button::selectable(open, label).frame_when_inactive(true)).clicked() {
            open = !open;
            ui.data_mut(|data| data.insert_temp(id, open));
        }
        let mut order = order_now;
        let name = |order: ProgrammeOrder| phrase(&texts.order, order);
        let combo =
            ComboBox::from_id_salt("order of programmes").selected_text(name(order)).width(ui.available_width());
        widgets::dropdown(ui, combo, &texts.sort, |ui| {
            for choice in ProgrammeOrder::iter() {
                if ui.selectable_value(&mut order, choice, name(choice)).clicked() {
                    ui.close();
                }
            }
        });
        if order != order_now {
            out.push(FilterCommand::OrderProgrammes(order).into());
        }
    });
    open
}
