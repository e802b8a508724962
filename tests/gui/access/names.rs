//! Names of all controls, in both languages.

use cluster_atlas::{
    app::{
        App,
        action::Action,
        command::{Command, SelectionCommand, WindowCommand},
        window_kind::Window,
    },
    model::{Language, ProvinceId},
    view::FeatureRef,
};
use egui::{Role, accesskit};
use egui_kittest::{Harness, kittest::NodeT as _};

use crate::support::{Setup, ask, atlas};

/// States of the window: tabs, table, cards, dialogs.
fn states() -> Vec<(String, Vec<Command>)> {
    let tabs = [
        Action::ClustersPanel,
        Action::ProvincesPanel,
        Action::Compare,
        Action::ProgrammesPanel,
        Action::ArticlePanel,
        Action::LayersPanel,
        Action::TablePanel,
        Action::Timeline,
        Action::Palette,
    ];
    let windows = [
        Window::About,
        Window::Shortcuts,
        Window::Glossary(None),
        Window::Export,
        Window::SaveTable,
        Window::TileFile,
        Window::Sources(Vec::new()),
    ];
    let province = FeatureRef::from(ProvinceId::new("JS"));
    let tab = |tab: Action| {
        // The tab of clusters is open at the start.
        let opens = (tab != Action::ClustersPanel).then(|| Command::from(tab));
        (format!("{tab:?}"), opens.into_iter().collect())
    };
    let window = |window: Window| (format!("{window:?}"), vec![WindowCommand::Open(window).into()]);
    let card = ("the card of a province".to_owned(), vec![SelectionCommand::Select(Some(province)).into()]);
    tabs.into_iter().map(tab).chain(windows.map(window)).chain([card]).collect()
}

fn open(language: Language, commands: Vec<Command>) -> Harness<'static, App> {
    let mut atlas = atlas(Setup { language, ..Setup::default() });
    for command in commands {
        ask(&mut atlas, command);
    }
    atlas
}

/// Names of the controls, and roles of those without a name.
fn controls(atlas: &Harness<'_, App>) -> (Vec<String>, Vec<Role>) {
    let (mut named, mut nameless) = (Vec::new(), Vec::new());
    for node in atlas.root().children_recursive() {
        let node = node.accesskit_node();
        let acts =
            [accesskit::Action::Focus, accesskit::Action::Click].map(|action| node.data().supports_action(action));
        // A scroll bar is known by its role; a label only selects its text, which may be a name in the other language.
        if !acts.contains(&true) || [Role::GenericContainer, Role::ScrollBar, Role::Label].contains(&node.role()) {
            continue;
        }
        match node.label().filter(|name| !name.trim().is_empty()) {
            Some(name) => named.push(name),
            None => nameless.push(node.role()),
        }
    }
    (named, nameless)
}

#[test]
fn every_control_has_a_name() {
    for language in [Language::En, Language::Zh] {
        for (what, commands) in states() {
            let (named, nameless) = controls(&open(language, commands));
            assert!(named.len() > 10, "{what}");
            assert!(nameless.is_empty(), "{what} in {language:?}: {nameless:?}");
        }
    }
}

/// `true` for a text that Chinese writes in Latin letters too: names of formats, styles, programs, licences and languages,
/// addresses, and the cited title of the article.
fn is_international(name: &str) -> bool {
    const NAMES: [&str; 25] = [
        "English",
        "APA",
        "BibTeX",
        "RIS",
        "GB/T 7714",
        "MBTiles",
        "PMTiles",
        "PNG",
        "SVG",
        "PDF",
        "CSV",
        "TSV",
        "JSON",
        "GeoJSON",
        "FlatGeobuf",
        "GeoPackage",
        "Excel",
        "ColorBrewer",
        "GeoNames",
        "GDP",
        "R&D",
        "CC BY",
        "Cluster Atlas",
        "Natural Earth",
        "How's China's manufacturing push doing",
    ];
    name.contains("://") || NAMES.iter().any(|known| name.contains(known))
}

#[test]
fn no_control_of_the_chinese_interface_has_an_english_name() {
    // Sources keep their titles.
    for (what, commands) in states().into_iter().filter(|(what, _)| !what.starts_with("Sources")) {
        let (named, _) = controls(&open(Language::Zh, commands));
        let is_han = |letter: char| ('\u{4e00}'..='\u{9fff}').contains(&letter);
        let is_english =
            |name: &&String| name.chars().filter(char::is_ascii_alphabetic).count() > 2 && !name.chars().any(is_han);
        let english: Vec<&String> = named.iter().filter(is_english).filter(|name| !is_international(name)).collect();
        assert!(english.is_empty(), "{what}: {english:?}");
    }
}
