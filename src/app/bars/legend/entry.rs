//! Entry of the legend: sets off what it explains while it is pointed at, and filters by it when it is clicked.

use std::collections::BTreeSet;

use egui::{Rect, Role, Sense, Ui, WidgetInfo, vec2};

use super::FONT;
use crate::{
    app::{
        command::{Command, FilterCommand, InteractionCommand},
        focus,
        frame_context::FrameContext,
        theme, widgets,
    },
    caption::classes as say,
    model::{Cluster, ProvinceId},
    scene::{ClassRef, LegendEntry, LegendSubject, Measurer, ScreenPoint, Tag},
    surface::screen::paint,
    view::{EditKind, PlaceFilter},
};

/// Draws an entry in an area of the window.
pub(super) fn ui(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    entry: &LegendEntry,
    area: Rect,
    measurer: &Measurer,
    out: &mut Vec<Command>,
) {
    let Some(subject) = &entry.subject else {
        let response = ui.interact(area, ui.scope_id().with(("text", &entry.text)), Sense::hover());
        let role = if entry.bold { Role::Heading } else { Role::Label };
        let text = spoken(context, entry);
        if !text.is_empty() {
            response.widget_info(|| WidgetInfo::labeled(role, true, &text));
        }
        return draw(ui, entry, area, measurer);
    };
    let asked = filter(context, subject);
    let name = match subject {
        LegendSubject::Class(class) => class_label(context, *class),
        _ => spoken(context, entry),
    };
    let response = focus::apart(ui, subject, |ui| {
        let sense = if asked.is_some() { Sense::click() } else { Sense::hover() | Sense::FOCUSABLE };
        ui.interact(area.expand2(vec2(4.0, 0.0)), ui.scope_id().with(subject), sense)
    });
    let is_on = asked.as_ref().is_some_and(|asked| asked.is_on);
    response.widget_info(|| match &asked {
        Some(_) => WidgetInfo::selected(Role::Button, true, is_on, &name),
        None => WidgetInfo::labeled(Role::Label, true, &name),
    });
    if is_on {
        let line = egui::Stroke::new(1.2, crate::surface::screen::color(theme::ui_colors(ui).accent));
        ui.painter().rect(response.rect, 4.0, ui.visuals().selection.bg_fill, line, egui::StrokeKind::Inside);
    } else if asked.is_some() {
        widgets::background(ui, response.rect, &response);
    }
    draw(ui, entry, area, measurer);
    if response.hovered() || response.has_focus() {
        out.extend(set_off(context, subject).map(Command::from));
    }
    let Some(asked) = asked else { return };
    let texts = &context.texts.legend;
    if response.clicked() {
        out.push(asked.command);
    }
    response.on_hover_text(if asked.is_on { &texts.all } else { &texts.only });
}

fn draw(ui: &Ui, entry: &LegendEntry, area: Rect, measurer: &Measurer) {
    if ui.is_rect_visible(area) {
        paint(ui.painter(), &entry.marks(measurer, ScreenPoint::default(), FONT, 0.0, None), area.min);
    }
}

/// Label of an entry, with its count.
fn spoken(context: &FrameContext<'_>, entry: &LegendEntry) -> String {
    match entry.count {
        Some(count) => context.texts.labelled(&entry.text, &count.to_string()),
        None => entry.text.clone(),
    }
}

fn class_label(context: &FrameContext<'_>, ClassRef { layer, class }: ClassRef) -> String {
    let Some(classified) = context.computed.classified.get(layer) else { return String::new() };
    let language = context.view.language;
    let count = classified.counts().get(class).copied().unwrap_or_default().to_string();
    let text = context.texts.thematic.class.replace("{range}", &say::range(classified.as_ref(), class, language));
    let expected = classified.values.expected;
    let text = text.replace("{n}", &count).replace("{all}", &expected.to_string());
    text.replace("{areas}", context.texts.thematic.areas_of(expected))
}

/// Emphasis of what an entry explains.
fn set_off(context: &FrameContext<'_>, subject: &LegendSubject) -> Option<InteractionCommand> {
    let clusters = |belongs: &dyn Fn(&Cluster) -> bool| {
        let all = context.computed.clusters(context.catalogue());
        let ids = all.into_iter().filter(|cluster| belongs(cluster)).map(|cluster| cluster.id.clone());
        Some(InteractionCommand::Emphasise(ids.collect()))
    };
    match subject {
        LegendSubject::Class(class) => Some(InteractionCommand::Hover(Tag::Class(*class))),
        LegendSubject::NoData(_) => None,
        LegendSubject::Sector(sector) => clusters(&|cluster| cluster.sector == *sector),
        LegendSubject::Announced(announced) => clusters(&|cluster| cluster.round.announcement() == *announced),
    }
}

/// Filter that a click on an entry sets or lifts.
struct Filter {
    command: Command,
    is_on: bool,
}

/// Filter by what an entry explains; `None` if nothing is left to ask for.
fn filter(context: &FrameContext<'_>, subject: &LegendSubject) -> Option<Filter> {
    let query = context.view.cluster_query();
    let by = |field: &str, code: &str| {
        let command = FilterCommand::Clusters(query.toggled(field, code), EditKind::Single).into();
        Some(Filter { command, is_on: query.filter.names(field, code) })
    };
    match subject {
        LegendSubject::Class(class) => places(context, provinces_of_class(context, *class)),
        LegendSubject::NoData(layer) => places(context, provinces_without_data(context, *layer)),
        LegendSubject::Sector(sector) => by("sector", sector.as_str()),
        LegendSubject::Announced(announced) => by("announcement", (*announced).into()),
    }
}

/// Filter of exactly these provinces, or of all places if it is set.
fn places(context: &FrameContext<'_>, provinces: BTreeSet<ProvinceId>) -> Option<Filter> {
    if provinces.is_empty() {
        return None;
    }
    let is_on = context.view.place.provinces == provinces;
    let provinces = if is_on { BTreeSet::new() } else { provinces };
    let filter = PlaceFilter { provinces, ..context.view.place.clone() };
    Some(Filter { command: FilterCommand::Places(filter).into(), is_on })
}

fn provinces_of_class(context: &FrameContext<'_>, ClassRef { layer, class }: ClassRef) -> BTreeSet<ProvinceId> {
    let Some(classified) = context.computed.classified.get(layer) else { return BTreeSet::new() };
    let ids = classified.values.values.keys().filter(|id| classified.class(id) == Some(class));
    ids.cloned().collect()
}

fn provinces_without_data(context: &FrameContext<'_>, layer: usize) -> BTreeSet<ProvinceId> {
    let Some(classified) = context.computed.classified.get(layer) else { return BTreeSet::new() };
    let shown = classified.shown();
    let all = context.catalogue().provinces.iter();
    let missing = all.filter(|province| classified.covers(province) && shown.get(&province.id).is_none());
    missing.map(|province| province.id.clone()).collect()
}
