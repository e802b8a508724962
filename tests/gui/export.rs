//! Export window: the preview shows what the file contains.

use std::{ffi::OsString, ops::ControlFlow, path::PathBuf, sync::Arc, time::Duration};

use cluster_atlas::{
    app::{
        Answer, App, AppState,
        action::Action,
        command::{Command, ExportCommand, FileCommand, WindowCommand},
        window_kind::{ExportTarget, Window},
    },
    export::{self, Exporter, PictureFormat, PictureOptions},
    model::{Detail, Language, ProvinceId},
    scene::{
        Color, Interaction, MapFrame, PageElement, PageLayout, Rect, Role, SceneBuilder, ScreenPoint, Size, Stroke,
    },
    surface::{self, TextForm},
    view::{EditKind, FeatureRef, Page, PageSize, Preset, Switch, View},
};
use egui::{Key, Modifiers, OutputCommand};
use egui_kittest::{Harness, kittest::Queryable as _};

use crate::{
    keyboard::{focused, focused_name, press},
    support::{Scripted, Setup, ask, atlas, click, message, view},
};

/// Steps the app until the export worker has delivered the awaited result.
fn wait_for(atlas: &mut Harness<'static, App>, what: &str, holds: impl Fn(&AppState) -> bool) {
    let came = (0..600).any(|_| {
        atlas.step();
        let holds = holds(atlas.state().state());
        if !holds {
            std::thread::sleep(Duration::from_millis(20));
        }
        holds
    });
    assert!(came, "waited in vain: {what}");
}

fn opened() -> Harness<'static, App> {
    let mut atlas = atlas(Setup::default());
    atlas.key_press_modifiers(Modifiers::COMMAND, Key::E);
    wait_for(&mut atlas, "a preview", |state| state.ui_state.export.preview.is_some());
    atlas.run();
    atlas
}

fn save_as(atlas: &mut Harness<'static, App>, path: PathBuf) {
    atlas.state_mut().set_dialogs(Box::new(Scripted(Answer::Chosen(path))));
    click(atlas, "Save image…");
    wait_for(atlas, "a file", |state| state.ui_state.export.progress.is_none());
    atlas.run();
}

#[test]
fn the_file_is_what_the_command_line_would_make_of_the_view_that_it_carries() {
    let folder = tempfile::tempdir().unwrap();
    let mut atlas = opened();
    for format in [PictureFormat::Png, PictureFormat::Svg, PictureFormat::Pdf] {
        click(&mut atlas, &format.extension().to_uppercase());
        let path = folder.path().join(format!("map.{}", format.extension()));
        save_as(&mut atlas, path.clone());
        assert!(message(&atlas).contains(&path.display().to_string()), "{}", message(&atlas));
        let carried = export::open(&path).unwrap();
        let options = PictureOptions { format, ..PictureOptions::default() };
        let again = Exporter::new().picture(&carried, &options, &mut |_| ControlFlow::Continue(())).unwrap();
        assert!(std::fs::read(&path).unwrap() == again.bytes, "{format:?}");
    }
}

#[test]
fn texts_of_an_svg_are_outlines_until_live_text_is_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let mut atlas = opened();
    click(&mut atlas, "SVG");
    for (choice, form, has_text) in [(None, TextForm::Outlines, false), (Some("Live text"), TextForm::Live, true)] {
        if let Some(choice) = choice {
            click(&mut atlas, choice);
        }
        assert_eq!(atlas.state().state().settings.export.options.svg_text, form);
        let path = folder.path().join(format!("{}.svg", <&str>::from(form)));
        save_as(&mut atlas, path.clone());
        let svg = std::fs::read_to_string(&path).unwrap();
        assert_eq!((svg.contains("<text"), svg.contains("@font-face")), (has_text, has_text), "{form:?}");
    }
}

#[test]
fn words_come_from_the_data_until_a_person_writes_others() {
    let mut atlas = opened();
    let title = "China’s 45 national advanced manufacturing clusters";
    let field = |atlas: &Harness<'static, App>| atlas.get_by_label("Title").value().unwrap_or_default();
    assert_eq!(field(&atlas), title);
    assert_eq!(view(&atlas).page.title, None);
    atlas.get_by_label("Title").focus();
    atlas.run();
    atlas.key_press_modifiers(Modifiers::COMMAND, Key::A);
    atlas.get_by_label("Title").type_text("Forty-five");
    atlas.run();
    assert_eq!(view(&atlas).page.title.as_deref(), Some("Forty-five"));
    wait_for(&mut atlas, "the new title in the preview", |state| {
        state.ui_state.export.preview.as_ref().is_some_and(|(_, shown)| shown.caption.title == "Forty-five")
    });
    click(&mut atlas, "Reset: Title");
    assert_eq!(view(&atlas).page.title, None);
    assert_eq!(field(&atlas), title);
    // Texts belong to the document: undo reverts them one edit at a time.
    ask(&mut atlas, Action::Undo);
    assert_eq!(view(&atlas).page.title.as_deref(), Some("Forty-five"));
    ask(&mut atlas, Action::Undo);
    assert_eq!(view(&atlas).page.title, None);
}

#[test]
fn a_file_that_exists_is_replaced_only_when_a_person_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.png");
    cluster_atlas::data::write::atomic(&path, b"old").unwrap();
    let mut atlas = opened();
    ask(&mut atlas, ExportCommand::SaveTo { path: path.clone(), target: ExportTarget::Picture, replace: false });
    assert_eq!(std::fs::read(&path).unwrap(), b"old");
    click(&mut atlas, "Replace");
    wait_for(&mut atlas, "a file", |state| state.ui_state.export.progress.is_none());
    assert!(std::fs::read(&path).unwrap().starts_with(b"\x89PNG"));
}

#[test]
fn a_folder_that_does_not_exist_is_named_and_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("none").join("map.png");
    let mut atlas = opened();
    ask(&mut atlas, ExportCommand::SaveTo { path: path.clone(), target: ExportTarget::Picture, replace: false });
    wait_for(&mut atlas, "a message", |state| !state.ui_state.messages.is_empty());
    assert!(message(&atlas).contains(&path.display().to_string()), "{}", message(&atlas));
    assert_eq!(atlas.state().state().ui_state.window, Some(Window::Export));
}

#[test]
fn a_pack_is_a_picture_with_all_that_belongs_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.png");
    let mut atlas = opened();
    ask(&mut atlas, ExportCommand::SaveTo { path, target: ExportTarget::Pack, replace: false });
    wait_for(&mut atlas, "the pack", |state| state.ui_state.export.progress.is_none());
    let mut names: Vec<OsString> =
        std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    let mut expected = export::data_file_names(
        "map".as_ref(),
        &[cluster_atlas::table::TableKind::Clusters, cluster_atlas::table::TableKind::Provinces],
    );
    expected.push("map.png".into());
    expected.sort();
    assert_eq!(names, expected);
    let caption = std::fs::read_to_string(folder.path().join("map-caption.txt")).unwrap();
    assert!(caption.contains("45") && caption.contains("Sources: "), "{caption}");
}

#[test]
fn without_a_system_dialog_the_path_is_typed() {
    let mut atlas = opened();
    atlas.state_mut().set_dialogs(Box::new(Scripted(Answer::Missing)));
    click(&mut atlas, "Save image…");
    let start = atlas.get_by_label("Save to").value().unwrap_or_default();
    assert!(start.ends_with("Chinas-45-national-advanced-manufacturing-clusters.png"), "{start}");
    click(&mut atlas, "Cancel");
    assert!(atlas.query_by_label("Save to").is_none());
}

#[test]
fn alt_text_and_citations_go_to_the_clipboard() {
    let mut atlas = opened();
    let copied = |atlas: &Harness<'static, App>| {
        let commands = &atlas.output().platform_output.commands;
        commands.iter().find_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        })
    };
    for (button, part) in [
        ("Copy alt text", "Map of China with all 45 national advanced manufacturing clusters"),
        ("BibTeX", "@misc{cluster-atlas"),
        ("GB/T 7714", "[CM/OL]"),
        ("Caption", "Sources: "),
    ] {
        atlas.get_by_label(button).scroll_to_me();
        atlas.run();
        atlas.get_by_label(button).click();
        let mut text = None;
        for _ in 0..4 {
            atlas.step();
            text = text.or_else(|| copied(&atlas));
        }
        assert!(text.clone().unwrap_or_default().contains(part), "{button}: {text:?}");
        atlas.run();
    }
}

/// The window draws triangles on a graphics device, the file draws paths on the processor: antialiasing and hinting
/// differ, but positions are equal. Measured mean difference: 1.6 of 255 in the light theme.
#[test]
fn the_window_and_the_file_show_the_same_map() {
    let mut atlas = atlas(Setup::default());
    let rect = atlas.get_by_label_contains("Map of China, ").rect();
    let window = atlas.render().unwrap();
    let state = atlas.state().state();
    let size = Size { width: rect.width(), height: rect.height() };
    let mut scene_builder = {
        let (base, _) = cluster_atlas::data::base_map();
        let (overview, _) = cluster_atlas::data::level(Detail::Overview);
        SceneBuilder::new(Arc::new(base), Arc::new(overview))
    };
    let shown = state.computed.content(state.facts.catalogue(), &state.view);
    let attention = Interaction::default();
    let scene = scene_builder.scene(state.facts.catalogue(), &shown, &state.view, size, Detail::Overview, &attention);
    let border = Stroke::solid(Color::default(), 0.0);
    let frame = Rect::from_min_size(ScreenPoint::default(), size.width, size.height);
    let panel = MapFrame { frame, border, scene };
    let parts = vec![PageElement { role: Role::Figure, panels: vec![panel], marks: Vec::new() }];
    let layout = PageLayout {
        size,
        background: None,
        parts,
        missing: Default::default(),
        cut: false,
        missing_content: Default::default(),
        visible: 45,
    };
    let file = surface::Raster::new(&layout, size.width as u32, size.height as u32).unwrap().pixels().unwrap();

    // The buttons at the right edge of the map belong to the window only.
    let (mut sum, mut count, mut far) = (0_u64, 0_u64, 0_u64);
    for y in 0..file.height {
        for x in 0..file.width - 60 {
            let at = ((y * file.width + x) * 4) as usize;
            let other = window.get_pixel(rect.min.x as u32 + x, rect.min.y as u32 + y).0;
            let differs = (0..3).map(|i| u64::from(file.rgba[at + i].abs_diff(other[i]))).sum::<u64>();
            sum += differs;
            count += 3;
            far += u64::from(differs > 3 * 64);
        }
    }
    let (mean, part) = (sum as f64 / count as f64, far as f64 * 3.0 / count as f64);
    assert!(mean < 3.0 && part < 0.02, "mean difference {mean:.2} of 255, {:.2} % of pixels far off", part * 100.0);
    assert!(mean > 0.0, "two renderers cannot agree to the last bit: the test compares a picture with itself");
}

#[test]
fn a_preset_is_chosen_and_a_size_that_cannot_be_drawn_is_named() {
    let mut atlas = opened();
    let mut page = view(&atlas).page.clone();
    page.size = Preset::A4Portrait.size();
    ask(&mut atlas, ExportCommand::SetPage(Box::new(page.clone()), EditKind::Single));
    wait_for(&mut atlas, "an upright preview", |state| {
        state.ui_state.export.preview.as_ref().is_some_and(|(_, shown)| shown.pixels.height > shown.pixels.width)
    });
    page.size = PageSize::px(29_000.0, 29_000.0);
    ask(&mut atlas, ExportCommand::SetPage(Box::new(page), EditKind::Single));
    ask(
        &mut atlas,
        Command::from(ExportCommand::SaveTo {
            path: "/nowhere/map.png".into(),
            target: ExportTarget::Picture,
            replace: false,
        }),
    );
    assert!(message(&atlas).contains("pixels are too many"), "{}", message(&atlas));
}

#[test]
fn an_exported_picture_opens_as_the_map_that_it_shows() {
    let folder = tempfile::tempdir().unwrap();
    let mut shown = View::default();
    Switch::LaterClusters.set(&mut shown, true);
    shown.selection = Some(FeatureRef::from(cluster_atlas::model::ClusterId::new("xuzhou-construction-machinery")));
    shown.camera = shown.camera.zoomed_about(2.0, 120.0, 30.0);
    for format in [PictureFormat::Png, PictureFormat::Svg, PictureFormat::Pdf] {
        let options = PictureOptions { format, ..PictureOptions::default() };
        let picture = Exporter::new().picture(&shown, &options, &mut |_| ControlFlow::Continue(())).unwrap();
        let path = folder.path().join(format!("map.{}", format.extension()));
        cluster_atlas::data::write::atomic(&path, &picture.bytes).unwrap();
        let mut atlas = atlas(Setup::default());
        ask(&mut atlas, FileCommand::Open(path));
        assert_eq!(view(&atlas).selection, shown.selection, "{format:?}");
        assert!(view(&atlas).shows_clusters_of_2024());
        // A picture is no project file: saving must not overwrite it.
        assert!(atlas.state().state().document().is_none());
        ask(&mut atlas, Action::Undo);
        assert_eq!(view(&atlas).selection, None);
    }
}

#[test]
fn the_picture_has_a_language_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.svg");
    let mut atlas = opened();
    // The first match is the button of the menu bar behind the window.
    atlas.get_all_by_label("简体中文").last().unwrap().click();
    atlas.run();
    click(&mut atlas, "SVG");
    wait_for(&mut atlas, "a preview in Chinese", |state| {
        state.ui_state.export.preview.as_ref().is_some_and(|(_, shown)| shown.caption.title.contains("集群"))
    });
    assert_eq!(view(&atlas).language, Language::En, "the window keeps its own");
    let title = atlas.get_by_label("Title").value().unwrap_or_default();
    assert!(title.contains("集群"), "{title}");
    save_as(&mut atlas, path.clone());
    let carried = export::open(&path).unwrap();
    assert_eq!(carried.language, Language::Zh);
    let svg = std::fs::read_to_string(&path).unwrap();
    assert!(svg.contains("先进制造业集群") && !svg.contains("advanced manufacturing"), "all of it is in Chinese");
}

#[test]
fn a_path_that_ends_in_a_separator_is_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("maps");
    std::fs::create_dir(&inside).unwrap();
    let mut atlas = opened();
    let path = inside.join("");
    ask(&mut atlas, ExportCommand::SaveTo { path, target: ExportTarget::Picture, replace: false });
    wait_for(&mut atlas, "a file", |state| state.ui_state.export.progress.is_none());
    assert!(inside.join("Chinas-45-national-advanced-manufacturing-clusters.png").is_file());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing beside it");
}

#[test]
fn the_path_can_be_typed_at_once() {
    let mut atlas = opened();
    click(&mut atlas, "Save image…");
    assert!(atlas.get_by_label("Save to").is_focused());
    click(&mut atlas, "Cancel");
    click(&mut atlas, "Save image and data…");
    assert!(atlas.get_by_label("Save to").is_focused(), "each time");
    ask(&mut atlas, WindowCommand::Open(Window::TileFile));
    assert!(atlas.get_by_label("Path of a .pmtiles or .mbtiles file").is_focused());
}

const PATH: &str = "Save to";

/// Presses a button by keyboard.
fn enter(atlas: &mut Harness<'static, App>, button: &str) {
    atlas.get_by_label(button).focus();
    atlas.run();
    press(atlas, Modifiers::NONE, Key::Enter);
}

/// Types another path into the path field.
fn type_path(atlas: &mut Harness<'static, App>, path: &std::path::Path) {
    press(atlas, Modifiers::COMMAND, Key::A);
    atlas.get_by_label(PATH).type_text(&path.display().to_string());
    atlas.run();
}

#[test]
fn escape_closes_the_line_for_the_path_before_the_window() {
    let mut atlas = opened();
    for button in ["Save image…", "Save image and data…"] {
        for closes in ["Escape", "Cancel"] {
            enter(&mut atlas, button);
            assert_eq!(focused_name(&atlas), PATH);
            if closes == "Escape" {
                press(&mut atlas, Modifiers::NONE, Key::Escape);
            } else {
                enter(&mut atlas, "Cancel");
            }
            assert_eq!(atlas.state().state().ui_state.window, Some(Window::Export), "{button}, {closes}");
            assert!(atlas.query_by_label(PATH).is_none(), "{button}, {closes}");
            assert_eq!(focused_name(&atlas), button, "{closes}");
        }
    }
    press(&mut atlas, Modifiers::NONE, Key::Escape);
    assert_eq!(atlas.state().state().ui_state.window, None);
}

#[test]
fn escape_withdraws_the_question_before_a_file_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.png");
    cluster_atlas::data::write::atomic(&path, b"old").unwrap();
    let mut atlas = opened();
    enter(&mut atlas, "Save image…");
    type_path(&mut atlas, &path);
    press(&mut atlas, Modifiers::NONE, Key::Enter);
    assert_eq!(focused_name(&atlas), "Choose another name", "the question has the keyboard");
    press(&mut atlas, Modifiers::NONE, Key::Escape);
    assert_eq!(atlas.state().state().ui_state.window, Some(Window::Export));
    assert_eq!(focused_name(&atlas), PATH, "the path can be corrected");
    assert_eq!(atlas.get_by_label(PATH).value(), Some(path.display().to_string()));
    press(&mut atlas, Modifiers::NONE, Key::Enter);
    enter(&mut atlas, "Choose another name");
    assert_eq!(focused_name(&atlas), PATH);
    assert_eq!(atlas.get_by_label(PATH).value(), Some(path.display().to_string()));
    press(&mut atlas, Modifiers::NONE, Key::Escape);
    assert_eq!(focused_name(&atlas), "Save image…");
    assert_eq!(std::fs::read(&path).unwrap(), b"old");
}

#[test]
fn a_refused_path_stays_in_its_field_with_the_reason_until_it_is_corrected() {
    let folder = tempfile::tempdir().unwrap();
    let mut atlas = opened();
    for (button, name) in [("Save image…", "one.png"), ("Save image and data…", "pack.png")] {
        enter(&mut atlas, button);
        let missing = folder.path().join("none").join(name);
        for by_key in [true, false] {
            type_path(&mut atlas, &missing);
            if by_key {
                press(&mut atlas, Modifiers::NONE, Key::Enter);
            } else {
                click(&mut atlas, "Save");
            }
            wait_for(&mut atlas, "an answer", |state| state.ui_state.export.progress.is_none());
            atlas.run();
            assert_eq!(focused_name(&atlas), PATH, "{button}, by key: {by_key}");
            assert_eq!(atlas.get_by_label(PATH).value(), Some(missing.display().to_string()));
            assert_eq!(
                atlas.query_all_by_label_contains("its folder does not exist").count(),
                1,
                "{}",
                message(&atlas)
            );
        }
        type_path(&mut atlas, &folder.path().join(name));
        press(&mut atlas, Modifiers::NONE, Key::Enter);
        wait_for(&mut atlas, "a file", |state| state.ui_state.export.progress.is_none());
        atlas.run();
        assert!(folder.path().join(name).is_file());
        assert!(atlas.query_by_label(PATH).is_none(), "the field closes once the file is written");
        assert_eq!(focused_name(&atlas), button);
    }
}

#[test]
fn a_path_field_that_opens_again_has_its_caret_at_the_end() {
    let mut atlas = opened();
    enter(&mut atlas, "Save image…");
    press(&mut atlas, Modifiers::NONE, Key::Home);
    press(&mut atlas, Modifiers::NONE, Key::Escape);
    enter(&mut atlas, "Save image…");
    atlas.get_by_label(PATH).type_text("x");
    atlas.run();
    let path = atlas.get_by_label(PATH).value().unwrap_or_default();
    assert!(path.ends_with('x'), "{path}");
}

#[test]
fn when_a_picture_is_written_the_focus_is_on_the_button_that_asked_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut atlas = opened();
    let top = |atlas: &Harness<'static, App>| atlas.get_by_label("Width").rect().min.y;
    let before = top(&atlas);
    for (button, name) in [("Save image…", "typed.png"), ("Save image and data…", "pack.png")] {
        enter(&mut atlas, button);
        type_path(&mut atlas, &folder.path().join(name));
        press(&mut atlas, Modifiers::NONE, Key::Enter);
        wait_for(&mut atlas, "a file", |state| state.ui_state.export.progress.is_none());
        atlas.run();
        assert!(folder.path().join(name).is_file());
        assert_eq!(focused_name(&atlas), button);
        assert_eq!(top(&atlas), before, "the column stays where it was");
    }
    // The same with a file dialog, which leaves the window unchanged.
    atlas.state_mut().set_dialogs(Box::new(Scripted(Answer::Chosen(folder.path().join("chosen.png")))));
    for button in ["Save image…", "Copy image"] {
        enter(&mut atlas, button);
        wait_for(&mut atlas, "a picture", |state| state.ui_state.export.progress.is_none());
        atlas.run();
        assert_eq!(focused_name(&atlas), button);
        assert_eq!(top(&atlas), before);
    }
}

#[test]
fn no_choice_of_the_window_is_broken_into_two_lines() {
    for language in [Language::En, Language::Zh] {
        let mut atlas = atlas(Setup { language, ..Setup::default() });
        ask(&mut atlas, WindowCommand::Open(Window::Export));
        let texts = &cluster_atlas::i18n::messages(language).export;
        let other = if language == Language::En { "简体中文" } else { "English" };
        for name in ["English", other, &texts.as_window] {
            let found = atlas.get_all_by_label(name).last().unwrap().rect();
            assert!(found.height() < 30.0, "{language:?}: {name} is {found:?}");
        }
        for name in ["seen", "china", "clusters"].map(|name| &texts.fit[name]) {
            let found = atlas.get_all_by_label(name).last().unwrap().rect();
            assert!(found.height() < 30.0, "{language:?}: {name} is {found:?}");
        }
    }
}

#[test]
fn a_picture_that_cannot_be_drawn_leaves_no_earlier_one_but_the_reason() {
    let mut atlas = opened();
    let (page, settings) = (view(&atlas).page.clone(), atlas.state().state().settings.export);
    assert!(atlas.query_by_label_contains("PNG, ").is_some());
    // A resolution with too many pixels, which is refused at once, and a page without room, which the worker refuses.
    let mut fine = settings;
    fine.options.scale = 8.0;
    let large = Page { size: PageSize::px(6000.0, 4000.0), ..page.clone() };
    let narrow = Page { size: PageSize::px(200.0, 200.0), ..page.clone() };
    let refused = [(large, fine, "pixels"), (narrow, settings, "")];
    for (refused, options, reason) in refused {
        ask(&mut atlas, ExportCommand::SetOptions(options));
        ask(&mut atlas, ExportCommand::SetPage(Box::new(refused), EditKind::Single));
        wait_for(&mut atlas, "a refusal", |state| state.ui_state.export.refused.is_some());
        atlas.run();
        assert!(atlas.state().state().ui_state.export.preview.is_none(), "no earlier picture");
        assert!(atlas.query_by_label_contains("PNG, ").is_none(), "and no caption of one");
        let why = atlas.state().state().ui_state.export.refused.as_ref().unwrap();
        let why = cluster_atlas::app::explain::no_picture(why, cluster_atlas::i18n::messages(Language::En));
        assert!(why.contains(reason), "{why}");
        assert!(atlas.query_by_label(&why).is_some(), "{why}");
        ask(&mut atlas, ExportCommand::SetOptions(settings));
        ask(&mut atlas, ExportCommand::SetPage(Box::new(page.clone()), EditKind::Single));
        wait_for(&mut atlas, "a preview", |state| state.ui_state.export.preview.is_some());
        atlas.run();
        assert!(atlas.state().state().ui_state.export.refused.is_none());
        assert!(atlas.query_by_label_contains("PNG, ").is_some());
        assert!(atlas.query_by_label(&why).is_none());
    }
    ask(&mut atlas, WindowCommand::Close);
    assert!(atlas.state().state().ui_state.messages.is_empty(), "nothing is left of it on the map");
}

#[test]
fn the_line_for_the_path_stays_in_sight_when_warnings_come() {
    for size in [(1000.0, 420.0), (700.0, 500.0), (900.0, 640.0), (1280.0, 800.0)] {
        for opens in [Some(true), Some(false), None] {
            // A page with room for little: things are left out and cut, and that is said below the picture.
            let mut small = View::default();
            small.page.size = PageSize::px(205.0, 205.0);
            (small.page.locator, small.page.south_china_sea) = (true, true);
            small.place.provinces = [ProvinceId::new("HN")].into();
            let mut atlas = atlas(Setup { size, view: Some(small), ..Setup::default() });
            // A pack asks for its path before the preview is drawn.
            ask(&mut atlas, if opens.is_some() { Action::Export } else { Action::SnapshotPack });
            wait_for(&mut atlas, "warnings", |state| {
                state
                    .ui_state
                    .export
                    .preview
                    .as_ref()
                    .is_some_and(|(_, shown)| shown.cut && !shown.missing_content.is_empty())
            });
            atlas.run();
            if let Some(by_key) = opens {
                atlas.get_by_label("Save image…").focus();
                atlas.run();
                if by_key {
                    press(&mut atlas, Modifiers::NONE, Key::Enter);
                } else {
                    click(&mut atlas, "Save image…");
                }
            }
            let field = focused(&atlas).expect("the field has the focus");
            assert_eq!(field.name, "Save to");
            let seen = field.seen.intersect(atlas.ctx.content_rect());
            assert!(seen.height() > field.rect.height() - 1.0, "{size:?}, {opens:?}: {field:?}");
        }
    }
}
