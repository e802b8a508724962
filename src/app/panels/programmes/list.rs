//! Matching programmes as cards in groups.

use egui::{Align, Frame, Id, Rect, Response, RichText, Role, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use super::{card, words};
use crate::{
    app::{
        command::{CameraCommand, Command, InteractionCommand, SelectionCommand},
        frame_context::FrameContext,
        theme,
    },
    i18n::phrase,
    model::{Language, Programme, ProvinceId},
    query::ProgrammeGroup,
    scene::Tag,
    surface::screen::color,
    view::FeatureRef,
};

/// Distance from the visible area within which cards are still drawn, points.
const NEAR: f32 = 160.0;

/// Size of a card when last drawn. An invisible card keeps its space and stays accessible, but its contents are not
/// drawn.
#[derive(Clone, PartialEq)]
struct Drawn {
    width: f32,
    height: f32,
    language: Language,
}

/// Draws the list.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    // The list scrolls to the selected province whenever the selection changes; it still contains all programmes.
    let mut towards = newly_selected(ui, context);
    for (group, ids) in &context.computed.programmes.groups {
        let programmes: Vec<&Programme> = ids.iter().filter_map(|id| context.catalogue().programme(id)).collect();
        let head = heading(ui, context, group, programmes.len());
        let in_province = matches!(group, ProgrammeGroup::Province(_));
        for (at, programme) in programmes.iter().enumerate() {
            let response = slot(ui, context, programme, out);
            if towards.is_some() && towards == programme.province {
                let whole = if in_province && at == 0 { head.rect.union(response.rect) } else { response.rect };
                ui.scroll_to_rect(whole, Some(Align::TOP));
                towards = None;
            }
        }
        ui.add_space(4.0);
    }
}

/// Id of the stored province to which the list last scrolled.
fn followed() -> Id {
    Id::unique("programmes: province followed")
}

/// Selected province, if the selection has changed.
fn newly_selected(ui: &Ui, context: &FrameContext<'_>) -> Option<ProvinceId> {
    let selected = context.view.selected_province();
    let before = ui.data(|data| data.get_temp::<Option<ProvinceId>>(followed())).flatten();
    if selected == before {
        return None;
    }
    ui.data_mut(|data| data.insert_temp(followed(), selected.clone()));
    selected
}

fn heading(ui: &mut Ui, context: &FrameContext<'_>, group: &ProgrammeGroup, count: usize) -> Response {
    let texts = &context.texts.programmes;
    let name = match group {
        ProgrammeGroup::Province(id) => words::province(context, id.as_ref()).to_owned(),
        ProgrammeGroup::Issued(Some(year)) => texts.issued_in.replace("{year}", &year.to_string()),
        ProgrammeGroup::Issued(None) => texts.issued_unknown.clone(),
        ProgrammeGroup::Target(Some(year)) => texts.target_for.replace("{year}", &year.to_string()),
        ProgrammeGroup::Target(None) => texts.no_target.clone(),
    };
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(RichText::new(name).font(theme::bold(13.0)));
        ui.label(RichText::new(count.to_string()).size(12.0).color(theme::faint(ui)));
    })
    .response
}

/// Card at its position in the list.
fn slot(ui: &mut Ui, context: &FrameContext<'_>, programme: &Programme, out: &mut Vec<Command>) -> Response {
    let id = Id::unique(("programme", programme.id.as_str()));
    let (open_id, drawn_id) = (id.with("open"), id.with("drawn"));
    let open = ui.data(|data| data.get_temp(open_id).unwrap_or(false));
    let (width, language) = (ui.available_width(), context.view.language);
    let drawn = ui.data(|data| data.get_temp::<Drawn>(drawn_id));
    let drawn = drawn.filter(|drawn| drawn.width == width && drawn.language == language);
    let place = |height| Rect::from_min_size(ui.cursor().min, vec2(width, height));
    // Cards just outside the visible area are drawn too, so that Tab and Shift+Tab reach their controls.
    let near = ui.clip_rect().expand2(vec2(0.0, NEAR));
    let hidden = drawn.filter(|drawn| !near.intersects(place(drawn.height)));
    let mut now_open = open;
    let response = ui.scope_builder(UiBuilder::new().scope_id(id).sense(Sense::click()), |ui| match &hidden {
        Some(drawn) => {
            ui.allocate_space(vec2(width, drawn.height));
        }
        None => now_open = frame(ui, context, programme, open, out),
    });
    let response = response.response;
    if hidden.is_none() {
        // Expanding changes the height: the card is drawn once more before its height is stored.
        let height = response.rect.height();
        ui.data_mut(|data| {
            data.insert_temp(open_id, now_open);
            data.insert_temp(drawn_id, Drawn { width, height, language });
        });
    }
    let kind = phrase(&context.texts.programme_kind, programme.kind);
    let spoken = context.texts.programmes.card.replace("{name}", programme.name.get(language)).replace("{kind}", kind);
    let spoken = spoken.replace("{place}", &words::place(context, programme));
    let selected = programme.province.is_some() && context.view.selected_province() == programme.province;
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, selected, &spoken));
    on_row_response(ui, context, programme, &response, out);
    response
}

fn frame(ui: &mut Ui, context: &FrameContext<'_>, programme: &Programme, open: bool, out: &mut Vec<Command>) -> bool {
    let response = ui.response();
    let lit = context.ui_state.interaction.hovered.is_some()
        && context.ui_state.interaction.hovered == programme.province.clone().map(Tag::from);
    let selected = programme.province.is_some() && context.view.selected_province() == programme.province;
    let colors = theme::ui_colors(ui);
    let line = if response.has_focus() || response.contains_pointer() || lit { colors.accent } else { colors.line };
    let frame = Frame::new()
        .fill(color(colors.window))
        .stroke(egui::Stroke::new(1.0, color(line)))
        .corner_radius(6)
        .inner_margin(egui::Margin { left: 10, right: 8, top: 8, bottom: 8 });
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        card::ui(ui, context, programme, open, out)
    });
    if selected {
        let rect = shown.response.rect;
        let edge = Rect::from_min_max(rect.min, egui::pos2(rect.min.x + 4.0, rect.max.y));
        let rounding = egui::CornerRadius { nw: 6, sw: 6, ne: 0, se: 0 };
        ui.painter().rect_filled(edge, rounding, color(colors.accent));
    }
    shown.inner
}

/// Hovering highlights the province on the map; a click selects it and flies to it, or to the city of the programme. One
/// of the nation has no province.
fn on_row_response(
    ui: &Ui,
    context: &FrameContext<'_>,
    programme: &Programme,
    response: &Response,
    out: &mut Vec<Command>,
) {
    let Some(province) = &programme.province else { return };
    if response.contains_pointer() || response.has_focus() {
        out.push(InteractionCommand::Hover(province.clone().into()).into());
    }
    if response.contains_pointer() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    if !response.clicked() {
        return;
    }
    // The list does not scroll: the clicked card stays under the pointer.
    ui.data_mut(|data| data.insert_temp(followed(), Some(province.clone())));
    let selection = FeatureRef::from(province.clone());
    match programme.city.as_ref().and_then(|city| context.catalogue().city(city)) {
        Some(city) => out.extend([
            Command::from(SelectionCommand::Select(Some(selection))),
            Command::from(CameraCommand::FlyToPlace(city.at)),
        ]),
        None => out.push(SelectionCommand::SelectAndFly(selection).into()),
    }
}

/// Message for an empty list.
pub(super) fn empty(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let texts = &context.texts.programmes;
    ui.add_space(16.0);
    ui.vertical_centered(|ui| {
        ui.label(RichText::new(&texts.empty).color(theme::faint(ui)));
        if context.view.programme_query().is_narrowed() && ui.button(&texts.clear).clicked() {
            super::clear(out);
        }
    });
}
