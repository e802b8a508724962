//! Entries of the palette: commands, recent files, places, values, terms and features, the best match first.

use crate::{
    app::{
        action::Action,
        command::{Command, FileCommand, FilterCommand, LayerCommand, SelectionCommand, WindowCommand},
        frame_context::FrameContext,
        project_file,
        settings::LeftPanel,
        window_kind::Window,
        windows::glossary,
    },
    caption::values,
    i18n::messages,
    model::{Bilingual, Language},
    query::{PhraseIndex, SearchTarget},
    view::{EditKind, FeatureRef, ThematicLayer, Variable},
};

use super::commands;

/// Greatest number of entries listed.
const ROWS: usize = 60;
/// Relevance of recent files and features, whose search ranks nothing; between the beginning of a word and initials.
const UNRANKED: f32 = 0.7;
/// Least relevance of a term: its title matches, not only its meaning.
const OF_TITLE: f32 = 0.5;

/// Row of the palette.
pub(super) struct PaletteEntry {
    /// Title of the row.
    pub title: String,
    /// Kind of thing, or place of a command in the menus and its shortcut.
    pub aside: String,
    /// Explanation; empty without one.
    pub tip: &'static str,
    /// `false` if choosing it would have no effect.
    pub enabled: bool,
    /// Commands that it stands for, in order.
    pub commands: Vec<Command>,
}

impl PaletteEntry {
    fn new(title: impl Into<String>, aside: impl Into<String>, commands: Vec<Command>) -> Self {
        Self { title: title.into(), aside: aside.into(), tip: "", enabled: true, commands }
    }
}

/// Entries that match a text, best first; of equal ones commands come first.
pub(super) fn entries(ctx: &egui::Context, context: &FrameContext<'_>, text: &str) -> Vec<PaletteEntry> {
    let mut found: Vec<(f32, PaletteEntry)> =
        commands::search(text).into_iter().map(|(action, score)| (score, command(ctx, context, action))).collect();
    found.extend(recent(context, text).map(|entry| (UNRANKED, entry)));
    let hits = context.facts.index().search(text);
    found.extend(hits.into_iter().filter_map(|hit| Some((hit.score, target(context, &hit.target)?))));
    found.extend(mapped(context, text));
    let terms = glossary::search(text).into_iter().filter(|(_, score)| *score >= OF_TITLE);
    found.extend(terms.map(|(entry, score)| {
        let name = entry.term.get(context.view.language);
        let opens = WindowCommand::Open(Window::Glossary(Some(entry.id.as_str())));
        (score, PaletteEntry::new(name, &context.texts.glossary.aside, vec![opens.into()]))
    }));
    if found.len() < ROWS {
        let features = context.computed.by_text(context.facts, context.view, text, ROWS);
        found.extend(features.into_iter().filter_map(|found| Some((UNRANKED, feature(context, found)?))));
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().map(|(_, entry)| entry).take(ROWS).collect()
}

/// Entries with names similar to a text that matches nothing.
pub(super) fn suggestions(ctx: &egui::Context, context: &FrameContext<'_>, text: &str) -> Vec<PaletteEntry> {
    let places = context.facts.index().suggestions(text);
    let actions = commands::near(text).into_iter().map(|action| command(ctx, context, action));
    actions.chain(places.iter().filter_map(|near| target(context, near))).collect()
}

fn command(ctx: &egui::Context, context: &FrameContext<'_>, action: Action) -> PaletteEntry {
    let path = crate::app::bars::menu::path(action, context.texts).join(" › ");
    let keys = action.shortcuts().first().map_or_else(String::new, |keys| format!("   {}", ctx.format_shortcut(keys)));
    let entry = PaletteEntry::new(action.title(context), format!("{path}{keys}"), vec![action.into()]);
    PaletteEntry { tip: action.tip(context), enabled: action.enabled(context), ..entry }
}

fn recent<'a>(context: &'a FrameContext<'_>, text: &str) -> impl Iterator<Item = PaletteEntry> + use<'a> {
    let words: Vec<String> = text.to_lowercase().split_whitespace().map(ToOwned::to_owned).collect();
    let files = project_file::existing(&context.settings.recent).map(|path| {
        let opens = FileCommand::Open(path.clone()).into();
        PaletteEntry::new(project_file::name(path), &context.texts.file.recent_aside, vec![opens])
    });
    files.filter(move |entry| words.iter().all(|word| entry.title.to_lowercase().contains(word)))
}

/// Values by province whose names match.
fn mapped(context: &FrameContext<'_>, text: &str) -> Vec<(f32, PaletteEntry)> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    let coverage = &context.computed.coverage;
    let name = |variable: &Variable| {
        let layer = ThematicLayer::of(variable.clone());
        let of = |language| values::variable(&layer, messages(language));
        Bilingual { en: of(Language::En), zh: of(Language::Zh) }
    };
    let names: Vec<Bilingual> = coverage.iter().map(|found| name(&found.variable)).collect();
    let nothing = Bilingual::default();
    let index = PhraseIndex::new(names.iter().map(|name| (name, &nothing)));
    let entry = |(at, score): (usize, f32)| {
        let variable = coverage.get(at)?.variable.clone();
        let present = context.thematic().cloned().unwrap_or_default();
        let layer = ThematicLayer { variable, ..present };
        let opens = (!context.settings.shows(LeftPanel::Provinces)).then(|| Action::ProvincesPanel.into());
        let maps = LayerCommand::SetThematic(Some(layer), EditKind::Single).into();
        let title = names.get(at)?.get(context.view.language);
        let commands = opens.into_iter().chain([maps]).collect();
        Some((score, PaletteEntry::new(title, &context.texts.palette.values, commands)))
    };
    index.search(text).into_iter().filter_map(entry).collect()
}

fn feature(context: &FrameContext<'_>, feature: FeatureRef) -> Option<PaletteEntry> {
    let language = context.view.language;
    let (dataset, _) = context.facts.feature(&feature)?;
    let own = || dataset.is_own().then(|| context.texts.own_data.row.replace("{n}", &feature.key).into());
    let name = context.facts.label_of(context.view, &feature, language).or_else(own)?;
    Some(PaletteEntry::new(name, dataset.title().get(language), vec![SelectionCommand::SelectAndFly(feature).into()]))
}

/// Entry of a cluster, sector, province or city.
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
        place => Command::fly_to_result(place)?,
    };
    Some(PaletteEntry::new(name.full(language), aside, vec![command]))
}
