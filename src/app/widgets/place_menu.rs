//! Context menu of features and places: on the map, on its symbols and on rows of lists.

use egui::{Align2, Id, Key, Popup, Pos2, Response, RichText, Ui};

use super::copied::{coordinates, value_with_source};
use crate::{
    app::{
        command::{CameraCommand, Command, FilterCommand, SelectionCommand, ToolCommand},
        frame_context::FrameContext,
        theme,
    },
    model::{LonLat, ProvinceId},
    view::{EditKind, FeatureRef, MOST_COMPARED, PlaceFilter},
};

/// Width of the menu, points.
const WIDTH: f32 = 240.0;
/// Field of a cluster's sector.
const SECTOR: &str = "sector";

/// Subject of a context menu.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct MenuSubject {
    /// Feature, a province included.
    pub feature: Option<FeatureRef>,
    /// Position on the map; that of the feature if it was not pointed at on the map.
    pub at: Option<LonLat>,
}

impl MenuSubject {
    /// A feature in a list, or its symbol.
    pub(crate) fn of(context: &FrameContext<'_>, feature: FeatureRef) -> Self {
        Self { at: context.facts.place_of(&feature), feature: Some(feature) }
    }
}

/// Open menu.
#[derive(Clone)]
struct Opened {
    subject: MenuSubject,
    /// Upper left corner.
    at: Pos2,
    /// `true` until the first entry has taken the focus, in a menu opened by key.
    takes_focus: bool,
}

/// Adds the menu to a widget: it opens by secondary click, and by the Menu key or Shift+F10 while the widget has the focus.
pub(crate) fn place_menu(
    response: &Response,
    context: &FrameContext<'_>,
    subject: impl FnOnce() -> MenuSubject,
    out: &mut Vec<Command>,
) {
    let id = Popup::default_response_id(response).with("place");
    let by_key = response.has_focus() && response.ctx.input(|input| input.key_pressed(Key::Menu));
    let opens = by_key || response.secondary_clicked();
    if !opens && !Popup::is_id_open(&response.ctx, id) {
        return;
    }
    let stored: Id = id.with("subject");
    if opens {
        let pointer = response.interact_pointer_pos().filter(|_| !by_key);
        let at = pointer.unwrap_or_else(|| anchor(response));
        let opened = Opened { subject: subject(), at, takes_focus: by_key };
        response.ctx.data_mut(|data| data.insert_temp(stored, opened));
    }
    let Some(opened) = response.ctx.data(|data| data.get_temp::<Opened>(stored)) else { return };
    let closes = !opens && response.clicked();
    let set = if opens || closes { Some(egui::SetOpenCommand::Bool(opens)) } else { None };
    let menu = Popup::context_menu(response).id(id).open_memory(set).at_position(opened.at);
    menu.show(|ui| {
        ui.set_width(WIDTH);
        let first = entries_ui(ui, context, &opened.subject, out);
        if opened.takes_focus
            && let Some(first) = first
        {
            ui.memory_mut(|memory| memory.request_focus(first));
            let opened = Opened { takes_focus: false, ..opened.clone() };
            ui.data_mut(|data| data.insert_temp(stored, opened));
        }
    });
}

/// Place of a menu opened by key: below a row, in the middle of a map.
fn anchor(response: &Response) -> Pos2 {
    let rect = response.interact_rect;
    if rect.height() > 100.0 { rect.center() } else { Align2::LEFT_BOTTOM.pos_in_rect(&rect) }
}

/// Adds the entries for a subject; returns the first one that is enabled.
pub(crate) fn entries_ui(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    subject: &MenuSubject,
    out: &mut Vec<Command>,
) -> Option<Id> {
    let label = |feature| context.facts.label_of(context.view, feature, context.view.language);
    if let Some(name) = subject.feature.as_ref().and_then(label) {
        let name = RichText::new(&*name).size(11.5).color(theme::faint(ui));
        ui.add(egui::Label::new(name).truncate());
    }
    let mut first = None;
    for entry in entries(context, subject) {
        let Some(Entry { text, command }) = entry else {
            ui.separator();
            continue;
        };
        let button = egui::Button::new(text).wrap();
        let response = ui.add_enabled(command.is_some(), button);
        if command.is_some() {
            first = first.or(Some(response.id));
        }
        if response.clicked() {
            out.extend(command);
            ui.close();
        }
    }
    first
}

/// Entry of the menu; disabled without a command.
#[derive(Debug, PartialEq)]
struct Entry {
    text: String,
    command: Option<Command>,
}

impl Entry {
    fn new(text: &str, command: impl Into<Command>) -> Self {
        Self { text: text.to_owned(), command: Some(command.into()) }
    }
}

/// Entries for a subject; `None` is a separator.
fn entries(context: &FrameContext<'_>, subject: &MenuSubject) -> Vec<Option<Entry>> {
    let texts = &context.texts.context_menu;
    let feature = subject.feature.as_ref();
    let copies = [
        subject.at.map(|at| Entry::new(&texts.copy_coordinates, Command::CopyText(coordinates(at)))),
        feature.and_then(|feature| {
            let text = value_with_source(context, feature)?;
            let title = if feature.province().is_some() { &texts.copy_value } else { &texts.copy_facts };
            Some(Entry::new(title, Command::CopyText(text)))
        }),
    ];
    let camera = context.view.camera;
    let moves = [
        feature.map(|feature| Entry::new(&texts.zoom_to, SelectionCommand::ZoomTo(feature.clone()))),
        subject.at.map(|at| {
            let there = camera.at_plane(camera.projection.plane_from_lonlat(at));
            Entry::new(&texts.centre, CameraCommand::FlyTo(there))
        }),
        subject.at.map(|at| Entry::new(&texts.measure_from, ToolCommand::MeasureFrom(at))),
    ];
    let provinces = feature.map(|feature| context.facts.provinces_of(feature)).unwrap_or_default();
    let mut narrows: Vec<Option<Entry>> = provinces.iter().map(|id| filter_to_province(context, id)).collect();
    narrows.push(feature.and_then(|feature| filter_to_sector(context, feature)));
    narrows.extend(provinces.iter().map(|id| compare(context, id)));
    let groups = [copies.into_iter().flatten().collect(), moves.into_iter().flatten().collect::<Vec<_>>()];
    let groups = groups.into_iter().chain([narrows.into_iter().flatten().collect()]);
    let mut entries: Vec<Option<Entry>> = Vec::new();
    for group in groups.filter(|group: &Vec<Entry>| !group.is_empty()) {
        if !entries.is_empty() {
            entries.push(None);
        }
        entries.extend(group.into_iter().map(Some));
    }
    entries
}

fn filter_to_province(context: &FrameContext<'_>, id: &ProvinceId) -> Option<Entry> {
    let name = context.catalogue().province(id)?.name.short(context.view.language);
    let places = PlaceFilter { provinces: [id.clone()].into(), ..PlaceFilter::default() };
    let is_set = context.view.place == places;
    let text = context.texts.context_menu.filter_to.replace("{name}", name);
    Some(Entry { text, command: (!is_set).then(|| FilterCommand::Places(places).into()) })
}

fn filter_to_sector(context: &FrameContext<'_>, feature: &FeatureRef) -> Option<Entry> {
    let cluster = context.catalogue().cluster(&feature.cluster()?)?;
    let sector = context.catalogue().sector(&cluster.sector)?;
    let query = context.view.cluster_query();
    let narrowed = query.choosing(SECTOR, [sector.id.as_str()]);
    let text = context.texts.context_menu.filter_to.replace("{name}", sector.name.full(context.view.language));
    let command = (narrowed != query).then(|| FilterCommand::Clusters(narrowed, EditKind::Single).into());
    Some(Entry { text, command })
}

/// Entry that adds a province to the comparison; disabled if it is there already, or if no further one has room.
fn compare(context: &FrameContext<'_>, id: &ProvinceId) -> Option<Entry> {
    let name = context.catalogue().province(id)?.name.short(context.view.language);
    let compared = &context.view.compare;
    let has_room = compared.len() < MOST_COMPARED && !compared.contains(id);
    let with = || SelectionCommand::Compare(compared.iter().chain([id]).cloned().collect()).into();
    let text = context.texts.context_menu.compare.replace("{name}", name);
    Some(Entry { text, command: has_room.then(with) })
}
