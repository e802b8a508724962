//! Command palette: search for commands, clusters and places.

use egui::{Align2, Area, Frame, Key, Modifiers, RichText, ScrollArea, TextEdit, Ui, vec2};
use strum::IntoEnumIterator as _;

use crate::{
    app::{
        action::Action,
        command::{Command, FileCommand, FilterCommand, SelectionCommand, WindowCommand},
        frame_context::FrameContext,
        project_file, theme,
    },
    i18n::messages,
    model::Language,
    query::{SearchTarget, find_features},
    view::{EditKind, FeatureRef},
};

/// Greatest number of entries listed.
const ROWS: usize = 60;
/// Distance from the window's upper edge and greatest height of the list, points.
const TOP: f32 = 72.0;
const LIST: f32 = 360.0;

struct PaletteEntry {
    title: String,
    aside: String,
    enabled: bool,
    command: Command,
}

/// Draws the palette.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let ctx = ui.ctx().clone();
    let (text_id, row_id) = (egui::Id::unique("palette text"), egui::Id::unique("palette row"));
    // The palette always opens empty, however it was closed.
    let (pass, pass_id) = (ctx.cumulative_pass_nr(), egui::Id::unique("palette pass"));
    let last: u64 = ctx.data(|data| data.get_temp(pass_id).unwrap_or_default());
    ctx.data_mut(|data| {
        if last + 1 < pass {
            data.remove::<String>(text_id);
            data.remove::<usize>(row_id);
        }
        data.insert_temp(pass_id, pass);
    });
    // Below the menu bar if there is space.
    let top = (0.1 * ctx.content_rect().height()).min(TOP);
    let area = Area::new(egui::Id::unique("palette"))
        .order(egui::Order::Foreground)
        .anchor(Align2::CENTER_TOP, vec2(0.0, top))
        .show(&ctx, |ui| {
            Frame::window(ui.style()).inner_margin(10).show(ui, |ui| {
                let window = ui.ctx().content_rect().size();
                ui.set_width(520.0_f32.min((window.x - 40.0).max(40.0)));
                // Height limit of the window: an area offers only its size of the last pass.
                ui.set_max_height((window.y - top - 40.0).max(80.0));
                contents(ui, context, text_id, row_id)
            })
        });
    let overlaid = context.ui_state.is_overlaid();
    if overlaid {
        // A click outside closes the palette and reaches nothing of the window below.
        ctx.memory_mut(|memory| memory.set_modal_layer(area.response.layer_id));
    }
    let (chosen, has_focus) = area.inner.inner;
    // If the press closed it, the release would click the backdrop of the window below, and close that too.
    let ends = ui.input(|input| if overlaid { input.pointer.any_click() } else { input.pointer.any_pressed() });
    if let Some(command) = chosen {
        out.push(WindowCommand::CloseAll.into());
        out.push(command);
    } else if ends && !area.response.contains_pointer() && has_focus {
        out.push(WindowCommand::Close.into());
    }
}

fn contents(ui: &mut Ui, context: &FrameContext<'_>, text_id: egui::Id, row_id: egui::Id) -> (Option<Command>, bool) {
    let texts = &context.texts.palette;
    let mut text: String = ui.data(|data| data.get_temp(text_id).unwrap_or_default());
    let mut at: usize = ui.data(|data| data.get_temp(row_id).unwrap_or_default());
    let step = |key: Key, ui: &Ui| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
    let (down, up) = (step(Key::ArrowDown, ui), step(Key::ArrowUp, ui));
    let entered = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));

    let edit = TextEdit::singleline(&mut text)
        .id_salt("palette")
        .hint_text(&texts.hint)
        .desired_width(f32::INFINITY)
        .margin(egui::Margin::symmetric(10, 8))
        .font(egui::FontId::proportional(15.0));
    let field = ui.add(edit).accessible_name(&texts.hint);
    field.request_focus();
    if field.changed() {
        at = 0;
    }
    let mut entries = entries(ui.ctx(), context, &text);
    let nothing = entries.is_empty();
    if nothing {
        // Suggestions follow the message that nothing was found.
        entries = context.facts.index().suggestions(&text).iter().filter_map(|near| target(context, near)).collect();
    }
    at = (at + down).min(entries.len().saturating_sub(1)).saturating_sub(up);
    ui.data_mut(|data| {
        data.insert_temp(text_id, text.clone());
        data.insert_temp(row_id, at);
    });
    ui.add_space(6.0);
    let mut chosen = None;
    if nothing {
        let said = texts.nothing.replace("{text}", &text);
        let asked = if entries.is_empty() { "" } else { context.texts.filters.did_you_mean.as_str() };
        ui.add(egui::Label::new(RichText::new(format!("{said} {asked}")).color(theme::faint(ui))).wrap());
    }
    ScrollArea::vertical().max_height(LIST.min(ui.available_height())).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (i, entry) in entries.into_iter().enumerate() {
            let response = row(ui, &entry, i == at);
            if i == at && (down > 0 || up > 0) {
                response.scroll_to_me(None);
            }
            if entry.enabled && (response.clicked() || (entered && i == at)) {
                chosen = Some(entry.command);
            }
        }
    });
    (chosen, field.has_focus())
}

fn row(ui: &mut Ui, entry: &PaletteEntry, current: bool) -> egui::Response {
    let button = egui::Button::new(RichText::new(&entry.title).size(13.5))
        .right_text(RichText::new(&entry.aside).size(12.0).color(theme::faint(ui)))
        .selected(current)
        .frame_when_inactive(current)
        .min_size(vec2(ui.available_width(), 28.0));
    ui.add_enabled(entry.enabled, button)
}

/// Commands whose title contains all words in either language, then clusters and places, then features of further layers.
fn entries(ctx: &egui::Context, context: &FrameContext<'_>, text: &str) -> Vec<PaletteEntry> {
    let wanted = text.trim().to_lowercase();
    let words: Vec<&str> = wanted.split_whitespace().collect();
    let matches = |action: Action| {
        let all = [Language::En, Language::Zh]
            .map(|language| messages(language).command.get(action.key()).map_or("", |text| text.title.as_str()))
            .join(" ")
            .to_lowercase();
        words.iter().all(|word| all.contains(word))
    };
    let keys = |action: Action| action.shortcuts().first().map_or_else(String::new, |keys| ctx.format_shortcut(keys));
    let commands =
        Action::iter().filter(|action| *action != Action::Palette && matches(*action)).map(|action| PaletteEntry {
            title: action.title(context).to_owned(),
            aside: keys(action),
            enabled: action.enabled(context),
            command: action.into(),
        });
    let recent = project_file::existing(&context.settings.recent).map(|path| PaletteEntry {
        title: project_file::name(path),
        aside: context.texts.file.recent_aside.clone(),
        enabled: true,
        command: Command::from(FileCommand::Open(path.clone())),
    });
    let recent = recent.filter(|entry| words.iter().all(|word| entry.title.to_lowercase().contains(word)));
    let hits = context.facts.index().search(text);
    let places = hits.into_iter().filter_map(|hit| target(context, &hit.target));
    // Searched only where rows are left for them.
    let found = std::iter::once_with(|| find_features(context.facts, context.view, text)).flatten();
    let features = found.filter_map(|found| feature(context, found));
    commands.chain(recent).chain(places).chain(features).take(ROWS).collect()
}

fn feature(context: &FrameContext<'_>, feature: FeatureRef) -> Option<PaletteEntry> {
    let language = context.view.language;
    let (dataset, row) = context.facts.feature(&feature)?;
    Some(PaletteEntry {
        title: dataset.name(row, language)?.to_owned(),
        aside: dataset.title().get(language).to_owned(),
        enabled: true,
        command: SelectionCommand::SelectAndFly(feature).into(),
    })
}

fn target(context: &FrameContext<'_>, target: &SearchTarget) -> Option<PaletteEntry> {
    let (language, texts) = (context.view.language, &context.texts.palette);
    let (name, aside) = match target {
        SearchTarget::Cluster(id) => (&context.catalogue().cluster(id)?.name, texts.cluster.as_str()),
        SearchTarget::Province(id) => (&context.catalogue().province(id)?.name, texts.province.as_str()),
        SearchTarget::Sector(id) => (&context.catalogue().sector(id)?.name, context.texts.filters.sectors.as_str()),
        SearchTarget::City(id) => {
            let city = context.catalogue().city(id)?;
            (&city.name, context.catalogue().province(&city.province)?.name.short(language))
        }
    };
    let command = match target {
        SearchTarget::Sector(id) => {
            let filter = context.view.cluster_query().choosing("sector", [id.as_str()]);
            Command::from(FilterCommand::Clusters(filter, EditKind::Single))
        }
        place => Command::fly_to_result(context.catalogue(), place)?,
    };
    Some(PaletteEntry { title: name.full(language).to_owned(), aside: aside.to_owned(), enabled: true, command })
}
