//! Table panel below the map.
#![expect(clippy::panic, reason = "a test may fail")]

use cluster_atlas::{
    app::{
        App,
        action::Action,
        command::{FilterCommand, SelectionCommand},
    },
    model::{ClusterId, Language, ProvinceId},
    scene::Tag,
    table::TableKind,
    view::{EditKind, FeatureRef, PlaceFilter, ThematicLayer, View},
};
use egui::{Key, Modifiers, OutputCommand, Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

use crate::support::{Setup, ask, atlas, click, view};

/// The app with the table open and enough space for it.
fn with_table(setup: Setup) -> Harness<'static, App> {
    let mut atlas = atlas(setup);
    ask(&mut atlas, Action::TablePanel);
    atlas
}

fn open() -> Harness<'static, App> {
    with_table(Setup { size: (2200.0, 900.0), ..Setup::default() })
}

/// Titles of the drawn rows, from top to bottom.
fn rows(atlas: &Harness<'static, App>) -> Vec<String> {
    let mut found: Vec<(f32, String)> = atlas
        .get_all_by_role(Role::Row)
        .map(|row| (row.rect().min.y, row.accesskit_node().label().unwrap_or_default()))
        .collect();
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    found.into_iter().map(|(_, name)| name).collect()
}

fn row<'a>(atlas: &'a Harness<'static, App>, start: &str) -> egui_kittest::Node<'a> {
    let is_it = |row: &egui_kittest::Node<'_>| row.accesskit_node().label().is_some_and(|name| name.starts_with(start));
    atlas.get_all_by_role(Role::Row).find(is_it).unwrap_or_else(|| panic!("no row {start} among {:?}", rows(atlas)))
}

fn press(atlas: &mut Harness<'static, App>, modifiers: Modifiers, key: Key) {
    atlas.key_press_modifiers(modifiers, key);
    atlas.run();
}

/// Performs an action and returns the text that it copies to the clipboard.
fn copied(atlas: &mut Harness<'static, App>, act: impl FnOnce(&Harness<'static, App>)) -> String {
    act(atlas);
    for _ in 0..6 {
        atlas.step();
        let text = atlas.output().platform_output.commands.iter().find_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
        if let Some(text) = text {
            atlas.run();
            return text;
        }
    }
    panic!("nothing was copied");
}

/// Both clicks in one frame: the harness takes a quarter of a second per frame.
fn double_click(atlas: &mut Harness<'static, App>, start: &str) {
    let pos = row(atlas, start).rect().center();
    let event = |pressed| egui::Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    atlas.input_mut().events.extend([true, false, true, false].map(event));
    atlas.run();
}

fn cluster(id: &str) -> FeatureRef {
    FeatureRef::from(ClusterId::new(id))
}

#[test]
fn the_table_holds_what_the_filters_let_through() {
    let mut atlas = open();
    assert!(atlas.query_by_label("45 rows").is_some());
    let places = PlaceFilter { provinces: [ProvinceId::new("HN")].into(), ..PlaceFilter::default() };
    ask(&mut atlas, FilterCommand::Places(places));
    let table = atlas.state().state().computed.table.as_ref().unwrap();
    assert_eq!(table.order.len(), atlas.state().state().computed.found.len());
    assert_eq!(rows(&atlas).len(), table.order.len());
    assert!(rows(&atlas).iter().all(|name| name.contains("Hunan")), "{:?}", rows(&atlas));
    click(&mut atlas, "Table of provinces");
    assert_eq!(atlas.state().state().settings.table.kind, TableKind::Provinces);
    assert!(atlas.query_by_label("1 row").is_some());
}

#[test]
fn a_heading_sorts_up_then_down_then_not_at_all() {
    let mut atlas = open();
    let before = rows(&atlas);
    click(&mut atlas, "Name, not sorted");
    let rising = rows(&atlas);
    assert!(rising.is_sorted() && rising.len() > 4, "{rising:?}");
    click(&mut atlas, "Name, sorted ascending");
    let falling = rows(&atlas);
    assert!(falling.iter().rev().is_sorted() && falling != rising, "{falling:?}");
    click(&mut atlas, "Name, sorted descending");
    assert_eq!(rows(&atlas), before);
    assert_eq!(atlas.state().state().settings.table.sort(), None);
}

#[test]
fn figures_sort_as_numbers_missing_last_and_the_order_is_said_to_be_no_ranking() {
    let mut atlas = open();
    click(&mut atlas, "Table of SME tiers: firms in each tier, as published");
    assert!(atlas.query_by_label_contains("Not a ranking").is_none());
    click(&mut atlas, "Firms, not sorted");
    click(&mut atlas, "Firms, sorted ascending");
    assert!(atlas.query_by_label_contains("Not a ranking").is_some());
    let state = atlas.state().state();
    let table = state.computed.table.as_ref().unwrap();
    let firms: Vec<f64> = table.order.iter().map(|at| state.facts.catalogue().ladder[*at].firms.value.into()).collect();
    assert!(firms.iter().rev().is_sorted() && firms[0] > 1e4, "{firms:?}");
}

#[test]
fn a_row_selects_its_cluster_points_at_it_and_a_double_click_goes_there() {
    let mut atlas = open();
    row(&atlas, "Wuxi Internet of Things").hover();
    atlas.run();
    let hovered = atlas.state().state().ui_state.interaction.hovered.clone();
    assert_eq!(hovered, Some(Tag::from(ClusterId::new("wuxi-internet-of-things"))));
    row(&atlas, "Wuxi Internet of Things").click();
    atlas.run();
    assert_eq!(view(&atlas).selection, Some(cluster("wuxi-internet-of-things")));
    assert!(row(&atlas, "Wuxi Internet of Things").accesskit_node().is_selected().unwrap_or_default());
    assert!(view(&atlas).camera.metres_per_point > 2000.0);
    double_click(&mut atlas, "Wuxi Internet of Things");
    assert!(view(&atlas).camera.metres_per_point < 2000.0);
}

#[test]
fn rows_of_programmes_and_ladder_select_their_province() {
    let mut atlas = open();
    click(&mut atlas, "Table of programmes for SMEs");
    // The row is wider than the window: its centre is out of reach of the pointer.
    row(&atlas, "Support policies for specialised").click_accesskit();
    atlas.run();
    assert_eq!(view(&atlas).selection, Some(FeatureRef::from(ProvinceId::new("BJ"))));
    click(&mut atlas, "Table of SME tiers: firms in each tier, as published");
    assert!(row(&atlas, "Beijing; ").accesskit_node().is_selected().unwrap_or_default());
}

#[test]
fn what_is_selected_elsewhere_is_scrolled_into_view() {
    let mut atlas = open();
    let last = atlas.state().state().computed.found.last().unwrap().clone();
    let name = atlas.state().state().facts.catalogue().cluster(&last).unwrap().name.full(Language::En).to_owned();
    assert!(rows(&atlas).iter().all(|row| !row.starts_with(&name)));
    ask(&mut atlas, SelectionCommand::Select(Some(FeatureRef::from(last))));
    assert!(row(&atlas, &name).accesskit_node().is_selected().unwrap_or_default());
}

#[test]
fn the_keyboard_moves_shows_marks_and_copies() {
    let mut atlas = open();
    let camera = view(&atlas).camera;
    row(&atlas, "Shenzhen New-Generation").click();
    atlas.run();
    let first = rows(&atlas)[0].clone();
    press(&mut atlas, Modifiers::NONE, Key::ArrowDown);
    let pointed = || Some(Tag::from(ClusterId::new("wuxi-internet-of-things")));
    assert_eq!(atlas.state().state().ui_state.interaction.hovered, pointed());
    // Moving the cursor does not select, since each selection would be an undo step. The keys do not have their other
    // effects either.
    assert_eq!(view(&atlas).selection, Some(cluster("shenzhen-new-generation-ict")));
    press(&mut atlas, Modifiers::NONE, Key::End);
    assert_ne!(rows(&atlas)[0], first, "the last row is in view");
    press(&mut atlas, Modifiers::NONE, Key::PageUp);
    press(&mut atlas, Modifiers::NONE, Key::Home);
    assert_eq!(rows(&atlas)[0], first);
    assert_eq!(view(&atlas).camera, camera);
    press(&mut atlas, Modifiers::NONE, Key::ArrowDown);
    press(&mut atlas, Modifiers::SHIFT, Key::ArrowDown);
    assert!(atlas.query_by_label("2 of 45 rows marked for copying").is_some());
    let text = copied(&mut atlas, |atlas| atlas.event(egui::Event::Copy));
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 3, "{text}");
    assert!(lines[0].starts_with("Name\tSector (English)\t"), "{text}");
    assert!(lines[1].starts_with("Wuxi Internet of Things Cluster\tNew-generation information technology\t"), "{text}");
    press(&mut atlas, Modifiers::NONE, Key::ArrowUp);
    press(&mut atlas, Modifiers::NONE, Key::Enter);
    assert_eq!(view(&atlas).selection, Some(cluster("wuxi-internet-of-things")));
    assert!(view(&atlas).camera.metres_per_point < camera.metres_per_point);
}

#[test]
fn without_the_rows_the_keys_are_the_map_s() {
    let mut atlas = open();
    press(&mut atlas, Modifiers::NONE, Key::PageDown);
    assert!(view(&atlas).selection.is_some(), "the next cluster");
}

#[test]
fn copy_takes_all_rows_of_the_table_or_those_of_the_selection() {
    let mut atlas = open();
    click(&mut atlas, "Table of SME tiers: firms in each tier, as published");
    let all = copied(&mut atlas, |atlas| atlas.get_by_label("Copy").click());
    assert_eq!(all.lines().count(), 231);
    assert!(atlas.query_by_label("230 rows copied").is_some());
    ask(&mut atlas, SelectionCommand::Select(Some(FeatureRef::from(ProvinceId::new("BJ")))));
    let some = copied(&mut atlas, |atlas| atlas.get_by_label("Copy").click());
    assert!(some.lines().skip(1).all(|line| line.starts_with("Beijing\t")) && some.lines().count() > 3, "{some}");
}

#[test]
fn a_cell_and_a_row_are_copied_from_the_menu_of_the_right_button() {
    let mut atlas = open();
    click(&mut atlas, "Table of provinces");
    let beijing = |atlas: &Harness<'static, App>| atlas.get_all_by_role(Role::Cell).next().unwrap().rect().center();
    let at = beijing(&atlas);
    for pressed in [true, false] {
        let button = egui::PointerButton::Secondary;
        atlas.event(egui::Event::PointerMoved(at));
        atlas.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE });
    }
    atlas.run();
    let text = copied(&mut atlas, |atlas| atlas.get_by_label("Copy cell").click());
    assert_eq!(text, "Beijing");
}

#[test]
fn columns_are_chosen_and_a_figure_keeps_its_date() {
    let mut atlas = open();
    assert!(atlas.query_by_label("Longitude (°), not sorted").is_none());
    click(&mut atlas, "Columns");
    atlas.get_by_role_and_label(Role::CheckBox, "Region").click_accesskit();
    atlas.run();
    assert!(atlas.query_by_label("Region, not sorted").is_some());
    assert!(atlas.get_by_role_and_label(Role::CheckBox, "Output: as of").accesskit_node().is_disabled());
    atlas.get_by_role_and_label(Role::CheckBox, "Output: value (bn yuan)").click_accesskit();
    atlas.run();
    assert!(atlas.query_by_label("Output: as of, not sorted").is_none());
    assert_eq!(atlas.state().state().settings.table.choice().len(), 2);
    click(&mut atlas, "Reset columns");
    assert!(atlas.state().state().settings.table.columns.is_empty());
}

#[test]
fn what_is_unknown_is_said_to_be() {
    let atlas = open();
    assert!(
        atlas.query_all_by_role(Role::Cell).any(|cell| cell.accesskit_node().label().as_deref() == Some("no data"))
    );
}

#[test]
fn without_rows_it_says_so_and_offers_a_way_back() {
    let mut atlas = open();
    let filter = View::default().cluster_query().searching("zzzzqq");
    ask(&mut atlas, FilterCommand::Clusters(filter, EditKind::Single));
    assert!(atlas.query_by_label("No rows match the filters").is_some());
    assert!(atlas.query_by_label("0 rows").is_some());
    let table = atlas.get_by_role_and_label(Role::Region, "Table below the map");
    table.get_by_label("Clear filters").click();
    atlas.run();
    assert!(atlas.query_by_label("45 rows").is_some());
    ask(&mut atlas, Action::Clusters);
    assert!(atlas.query_all_by_label("All cluster layers are off. Turn one on in the Layers menu.").count() >= 1);
}

#[test]
fn it_is_remembered_and_opens_in_chinese_as_well() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.json");
    let setup = |language| Setup { language, settings: Some(path.clone()), size: (1500.0, 900.0), ..Setup::default() };
    let mut first = with_table(setup(Language::En));
    click(&mut first, "Table of SME tiers: firms in each tier, as published");
    click(&mut first, "Place, not sorted");
    let settings = first.state().state().settings.table.clone();
    eframe::App::on_exit(first.state_mut());
    drop(first);
    let again = atlas(setup(Language::Zh));
    assert_eq!(again.state().state().settings.table, settings);
    assert!(again.query_by_label("统计单位，升序").is_some());
    assert!(rows(&again)[0].starts_with("安徽"), "{:?}", rows(&again));
    // Few of the 230 rows are drawn.
    assert!(rows(&again).len() < 20);
}

#[test]
fn its_pieces_fit_a_small_window() {
    for language in [Language::En, Language::Zh] {
        let atlas = with_table(Setup { language, size: (1024.0, 700.0), ..Setup::default() });
        let close = if language == Language::En { "Close the table" } else { "关闭表格" };
        let ladder = cluster_atlas::i18n::messages(language).table.tip["ladder"].clone();
        let (close, tab) = (atlas.get_by_label(close).rect(), atlas.get_by_label(&ladder).rect());
        let columns = atlas.get_by_label(&cluster_atlas::i18n::messages(language).table.columns).rect();
        assert!(close.max.x <= 1024.0 && tab.max.x < columns.min.x, "{tab} {columns}");
    }
}

#[test]
fn a_programme_without_a_chinese_name_is_called_by_its_english_one() {
    let mut atlas = with_table(Setup { size: (2200.0, 900.0), language: Language::Zh, ..Setup::default() });
    click(&mut atlas, "中小企业政策项目表");
    assert!(rows(&atlas)[0].starts_with("Support policies for specialised"), "{:?}", rows(&atlas));
    // The cell itself has no name in this language and says so.
    assert_eq!(atlas.get_all_by_role(Role::Cell).next().unwrap().accesskit_node().label().as_deref(), Some("无数据"));
}

#[test]
fn a_height_that_was_dragged_is_remembered() {
    let mut atlas = open();
    let before = atlas.state().state().settings.table.height;
    let edge = atlas.get_by_label("Table of clusters").rect();
    // The edge is slightly above the tabs.
    let top = (0..30)
        .map(|up| egui::pos2(edge.center().x, edge.min.y - up as f32))
        .find(|at| {
            atlas.hover_at(*at);
            atlas.run();
            atlas.output().platform_output.cursor_icon == egui::CursorIcon::ResizeVertical
        })
        .unwrap();
    crate::support::drag(&mut atlas, top, egui::vec2(0.0, -80.0), 4);
    atlas.drop_at(top - egui::vec2(0.0, 80.0));
    atlas.run();
    let after = atlas.state().state().settings.table.height;
    assert!((after - before - 80.0).abs() < 8.0, "{before} {after}");
}

#[test]
fn arrow_keys_in_the_table_never_leave_it() {
    let mut atlas = with_table(Setup::default());
    let headings = |atlas: &Harness<'static, App>| atlas.get_all_by_role(Role::ColumnHeader).count();
    let last = headings(&atlas) - 1;
    let in_heading = |atlas: &Harness<'static, App>| {
        atlas.get_all_by_role(Role::ColumnHeader).position(|heading| heading.is_focused())
    };
    atlas.get_all_by_role(Role::ColumnHeader).next().unwrap().focus();
    atlas.run();
    press(&mut atlas, Modifiers::NONE, Key::ArrowUp);
    press(&mut atlas, Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(in_heading(&atlas), Some(0));
    for at in (1..=last).chain([last]) {
        press(&mut atlas, Modifiers::NONE, Key::ArrowRight);
        assert_eq!(in_heading(&atlas), Some(at));
    }
    press(&mut atlas, Modifiers::NONE, Key::ArrowDown);
    // The current row of the grid has the focus for assistive technologies.
    let grid = atlas.get_by_role(Role::Grid).accesskit_node().label().unwrap_or_default();
    for key in [Key::ArrowUp, Key::ArrowLeft, Key::ArrowRight, Key::ArrowDown, Key::ArrowUp] {
        assert_eq!(crate::keyboard::focused_name(&atlas), grid, "before {key:?}");
        press(&mut atlas, Modifiers::NONE, key);
    }
    assert_eq!(crate::keyboard::focused_name(&atlas), grid);
}

#[test]
fn a_heading_that_gets_the_focus_is_scrolled_into_view() {
    let mut atlas = with_table(Setup::default());
    for role in [Role::Grid, Role::ColumnHeader] {
        // From the rows back to the last heading, and from the first heading on by arrow.
        atlas.get_all_by_role(role).next().unwrap().focus();
        atlas.run();
        let steps = if role == Role::Grid { 1 } else { atlas.get_all_by_role(Role::ColumnHeader).count() - 1 };
        for _ in 0..steps {
            if role == Role::Grid {
                press(&mut atlas, Modifiers::SHIFT, Key::Tab);
            } else {
                press(&mut atlas, Modifiers::NONE, Key::ArrowRight);
            }
            let window = atlas.ctx.content_rect();
            let stop = crate::keyboard::focused(&atlas).unwrap();
            assert!(stop.is_seen(window), "{stop:?}");
        }
        assert!(atlas.get_all_by_role(Role::ColumnHeader).last().unwrap().is_focused());
    }
}

/// The table of a kind without a tab, from the menu.
fn from_menu(atlas: &mut Harness<'static, App>, tip: &str) {
    click(atlas, "More tables");
    click(atlas, tip);
}

#[test]
fn every_table_without_a_tab_is_in_the_menu() {
    let mut atlas = open();
    for (tip, kind, rows) in [
        ("Table: Little giants", "little_giants", "108 rows"),
        ("Table: National series", "national_series", "74 rows"),
        ("Table: Figures of clusters", "cluster_figures", "59 rows"),
    ] {
        from_menu(&mut atlas, tip);
        assert_eq!(atlas.state().state().settings.table.kind.id(), kind);
        assert!(atlas.query_by_label(rows).is_some(), "{tip}");
    }
    from_menu(&mut atlas, "Table: Little giants");
    let guangdong = FeatureRef::from(ProvinceId::new("GD"));
    ask(&mut atlas, SelectionCommand::Select(Some(guangdong.clone())));
    let table = atlas.state().state().computed.table.as_ref().unwrap();
    assert!(
        (0..108).filter(|at| table.selection(*at) == Some(guangdong.clone())).count() > 1,
        "rows stand for their provinces"
    );
}

#[test]
fn the_table_of_mapped_values_has_those_of_the_map() {
    let mut atlas = open();
    let of_values = "Table of the mapped data: value, class, date and sources of each province, with or without data";
    from_menu(&mut atlas, of_values);
    assert!(atlas.query_by_label("The map shows no province data").is_some());
    let mut with_values = View::default();
    with_values.set_thematic(Some(ThematicLayer::default()));
    let size = (2200.0, 900.0);
    let mut atlas = with_table(Setup { size, view: Some(with_values), ..Setup::default() });
    from_menu(&mut atlas, of_values);
    assert!(atlas.query_by_label("34 rows").is_some());
    let jiangsu = row(&atlas, "Jiangsu").accesskit_node().label().unwrap_or_default();
    let value = atlas.state().state().computed.classified[0].values.get(&ProvinceId::new("JS")).unwrap();
    assert!(jiangsu.contains(&value.value.to_string()), "{jiangsu}");
}

#[test]
fn the_table_says_which_conditions_of_the_map_do_not_apply_to_it() {
    let mut atlas = open();
    let filter = View::default().cluster_query().choosing("sector", ["new_materials"]).searching("rail");
    ask(&mut atlas, FilterCommand::Clusters(filter, EditKind::Single));
    assert!(atlas.query_by_label_contains("Not applied to this table").is_none());
    click(&mut atlas, "Table of SME tiers: firms in each tier, as published");
    assert!(atlas.query_by_label("Not applied to this table: sectors, search words").is_some());
}
