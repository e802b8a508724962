//! Every action is in a menu, and choosing it there has an effect.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail")]

use std::{
    collections::BTreeMap,
    path::PathBuf,
    time::{Duration, Instant},
};

use cluster_atlas::{
    app::{
        App,
        action::Action,
        command::{ArticleCommand, Command, FileCommand, FilterCommand, LayerCommand, SelectionCommand, ToolCommand},
        settings::ThemePreference,
    },
    i18n::messages,
    model::{ClusterId, Language, LonLat},
    view::{Basemap, FeatureRef, ThematicLayer},
};
use eframe::egui::{OutputCommand, Rect, ViewportCommand};
use egui_kittest::{
    Harness, Node,
    kittest::{NodeT as _, Queryable as _},
};
use strum::IntoEnumIterator as _;

use crate::{
    support::{Setup, ask, atlas, view},
    tiles::archives::settle,
};

/// A window high enough for the longest menu.
const SIZE: (f32, f32) = (1280.0, 1000.0);

/// Commands that bring a new session into a state in which the action has an effect.
fn preparation(action: Action, folder: &std::path::Path) -> Vec<Command> {
    let cluster = || FeatureRef::from(ClusterId::new("xuzhou-construction-machinery"));
    let does = |actions: &[Action]| actions.iter().map(|action| Command::Action(*action)).collect();
    match action {
        Action::Undo | Action::New => does(&[Action::Graticule]),
        Action::Redo => does(&[Action::Graticule, Action::Undo]),
        Action::ClearRecent | Action::ShowInFolder => {
            vec![Command::from(FileCommand::SaveTo { path: folder.join("saved.atlas.json"), replace: false })]
        }
        Action::ClearFilters => {
            let filter = cluster_atlas::view::View::default().cluster_query().searching("chang");
            vec![Command::from(FilterCommand::Clusters(filter, cluster_atlas::view::EditKind::Single))]
        }
        Action::ClearSelection | Action::FitSelection => vec![Command::from(SelectionCommand::Select(Some(cluster())))],
        Action::UsualText => does(&[Action::LargerText]),
        Action::Pan => does(&[Action::BoxZoom]),
        Action::ShowOnlyMarked | Action::ClearMarked => {
            let features = [(cluster(), LonLat::new(117.2, 34.3))].into();
            vec![Command::from(ToolCommand::Mark { features, more: false })]
        }
        Action::NoValues => {
            vec![Command::from(LayerCommand::SetThematic(
                Some(ThematicLayer::default()),
                cluster_atlas::view::EditKind::Single,
            ))]
        }
        Action::DismissMessage => vec![Command::from(ArticleCommand::CopyCheck)],
        Action::NextClaim => does(&[Action::ArticlePanel]),
        Action::PreviousClaim => does(&[Action::ArticlePanel, Action::NextClaim]),
        Action::FitChina => vec![Command::from(SelectionCommand::SelectAndFly(cluster()))],
        // Otherwise the search field takes the focus from the menu.
        Action::FocusSearch => does(&[Action::FiltersPanel]),
        Action::Albers => does(&[Action::WebMercator]),
        Action::BackdropBase => vec![Command::from(LayerCommand::OpenTileFile(tiles(folder)))],
        _ => Vec::new(),
    }
}

/// MBTiles archive with a single tile.
fn tiles(folder: &std::path::Path) -> PathBuf {
    let path = folder.join("one.mbtiles");
    let database = rusqlite::Connection::open(&path).unwrap();
    let picture = grey_tile();
    database
        .execute_batch(
            "CREATE TABLE metadata (name TEXT, value TEXT);
             INSERT INTO metadata VALUES ('format', 'png'), ('name', 'one');
             CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);",
        )
        .unwrap();
    database.execute("INSERT INTO tiles VALUES (0, 0, 0, ?1)", [picture]).unwrap();
    path
}

/// A grey tile of 256 by 256 pixels.
fn grey_tile() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 256, 256);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.write_header().unwrap().write_image_data(&vec![128; 256 * 256]).unwrap();
    bytes
}

/// State that an action may change, as text.
fn fingerprint(atlas: &Harness<'_, App>) -> String {
    let state = atlas.state().state();
    let ui_state = &state.ui_state;
    format!(
        "{}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}",
        state.view.to_json(),
        state.settings,
        ui_state.window,
        ui_state.motion,
        ui_state.article,
        state.document(),
        state.history.can_undo(),
        ui_state.messages.newest(),
        ui_state.tool,
        ui_state.marked,
    )
}

/// `true` if the last pass sent a command to the system: to the window or the clipboard.
fn asked_of_the_system(atlas: &Harness<'_, App>) -> bool {
    let output = atlas.output();
    let window = output.viewport_output.values().flat_map(|viewport| &viewport.commands);
    let asks = |command: &ViewportCommand| matches!(command, ViewportCommand::Close | ViewportCommand::Fullscreen(_));
    let copies = |command: &OutputCommand| matches!(command, OutputCommand::CopyImage(_) | OutputCommand::CopyText(_));
    window.into_iter().any(asks) || output.platform_output.commands.iter().any(copies)
}

/// Menus of the bar, then their submenus.
fn menus(language: Language) -> Vec<Menu> {
    let menu = &messages(language).menu;
    let top = [&menu.file, &menu.edit, &menu.view, &menu.layers, &menu.help].map(|name| (name.clone(), None));
    let inner = [
        (&menu.file, &menu.recent),
        (&menu.view, &messages(language).tools.menu),
        (&menu.view, &menu.projection),
        (&menu.view, &menu.theme),
        (&menu.view, &menu.language),
        (&menu.layers, &menu.backdrop),
    ];
    top.into_iter().chain(inner.map(|(menu, inner)| (menu.clone(), Some(inner.clone())))).collect()
}

/// Nodes with this name; menu entries have their shortcut appended.
fn named<'a>(atlas: &'a Harness<'_, App>, name: &'a str) -> impl Iterator<Item = Node<'a>> {
    atlas.query_all_by_label_contains(name).filter(move |node| {
        let label = node.accesskit_node().label().unwrap_or_default();
        label.strip_prefix(name).is_some_and(|keys| keys.is_empty() || keys.starts_with(' '))
    })
}

/// Rectangles of the nodes with this name.
fn places(atlas: &Harness<'_, App>, name: &str) -> Vec<Rect> {
    named(atlas, name).map(|node| node.rect()).collect()
}

/// Closes an open menu by its name in the bar.
fn close(atlas: &mut Harness<'static, App>, menu: &str) {
    atlas.get_all_by_label(menu).next().expect("a menu").click();
    atlas.run();
    assert!(!atlas.ctx.any_popup_open(), "{menu} stays open");
}

/// Menu, and submenu if there is one.
type Menu = (String, Option<String>);

/// Opens a menu, and its submenu if there is one.
fn open(atlas: &mut Harness<'static, App>, (menu, inner): &Menu) {
    atlas.get_all_by_label(menu).next().expect("a menu").click();
    atlas.run();
    if let Some(inner) = inner {
        atlas.get_all_by_label(inner).last().expect("a menu in a menu").click();
        atlas.run();
    }
}

/// Menu of each action, found by opening all of them.
fn homes(language: Language) -> BTreeMap<Action, Menu> {
    let mut atlas = atlas(Setup { language, size: SIZE, ..Setup::default() });
    let title = |action: Action| &messages(language).command[action.key()].title;
    let closed: Vec<_> = Action::iter().map(|action| places(&atlas, title(action))).collect();
    let mut homes = BTreeMap::new();
    for menu in menus(language) {
        open(&mut atlas, &menu);
        for (action, closed) in Action::iter().zip(&closed) {
            if places(&atlas, title(action)).iter().any(|place| !closed.contains(place)) {
                homes.entry(action).or_insert_with(|| menu.clone());
            }
        }
        close(&mut atlas, &menu.0);
    }
    homes
}

#[test]
fn every_action_is_found_in_a_menu_in_both_languages() {
    for language in [Language::En, Language::Zh] {
        let homes = homes(language);
        let lost: Vec<Action> = Action::iter().filter(|action| !homes.contains_key(action)).collect();
        assert!(lost.is_empty(), "{language:?}: in no menu: {lost:?}");
    }
}

#[test]
fn every_action_chosen_in_its_menu_does_something() {
    let homes = [Language::En, Language::Zh].map(|language| (language, homes(language)));
    let mut idle = Vec::new();
    for action in Action::iter() {
        let folder = tempfile::tempdir().unwrap();
        let (language, homes) = &homes[usize::from(action == Action::LanguageEnglish)];
        let theme = if action == Action::ThemeLight { ThemePreference::Dark } else { ThemePreference::Light };
        let mut atlas = atlas(Setup { language: *language, theme, size: SIZE, ..Setup::default() });
        for command in preparation(action, folder.path()) {
            ask(&mut atlas, command);
        }
        if action == Action::BackdropBase {
            settle(&mut atlas);
            assert!(matches!(view(&atlas).base.basemap, Basemap::File(_)), "the archive is open");
        }
        let title = &messages(*language).command[action.key()].title;
        let closed = places(&atlas, title);
        open(&mut atlas, &homes[&action]);
        let entry = named(&atlas, title).find(|node| !closed.contains(&node.rect())).unwrap();
        assert!(!entry.accesskit_node().is_disabled(), "{action:?} is dimmed");
        entry.click();
        let before = fingerprint(&atlas);
        // A picture reaches the clipboard only after the worker has drawn it.
        let patience = Duration::from_secs(if action == Action::CopyPicture { 30 } else { 3 });
        let begin = Instant::now();
        let mut done = false;
        while !done && begin.elapsed() < patience {
            atlas.step();
            done = asked_of_the_system(&atlas) || fingerprint(&atlas) != before;
            std::thread::yield_now();
        }
        if !done {
            idle.push(action);
        }
    }
    assert!(idle.is_empty(), "nothing happened for {idle:?}");
}
