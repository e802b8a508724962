//! Local tile archives: drawn, or refused with a reason; no contents of a file stop the window.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    time::Duration,
};

use cluster_atlas::{
    app::{
        App,
        action::Action,
        command::{Command, LayerCommand, WindowCommand},
    },
    geo::ProjectionKind,
    model::{Language, LonLat},
    surface::screen::{Absence, Fault, TileState},
    view::{Basemap, Camera, Switch, View},
};
use egui::{Key, Modifiers};
use egui_kittest::{Harness, kittest::Queryable as _};
use image::ImageFormat;
use strum::IntoEnumIterator as _;

use crate::{
    support::{Setup, ask, atlas, click, view},
    tile_archive::{self as archive, BLUE, GREEN, Pm, RED, Stored, YELLOW},
};

/// Four tiles of zoom 3 in these colours, which meet at 90° E, 40.98° N.
fn around_xinjiang() -> Stored {
    [((3, 5, 2), RED), ((3, 6, 2), GREEN), ((3, 5, 3), BLUE), ((3, 6, 3), YELLOW)]
        .map(|(place, color)| (place, archive::png(color)))
        .to_vec()
}

/// View of the point where four tiles of zoom 3 meet, with nothing drawn on top of the tiles.
fn bare(metres_per_point: f64) -> View {
    let mut view = View::default();
    for part in Switch::iter() {
        part.set(&mut view, false);
    }
    let center = LonLat::new(90.0, 40.979_898);
    view.camera = Camera { center, metres_per_point, projection: ProjectionKind::WebMercator };
    view
}

/// Folder with one archive, and the app that opens it.
struct Case {
    folder: tempfile::TempDir,
    atlas: Harness<'static, App>,
}

impl Case {
    fn new(metres_per_point: f64, language: Language) -> Self {
        let setup = Setup { view: Some(bare(metres_per_point)), language, ..Setup::default() };
        Self { folder: tempfile::tempdir().unwrap(), atlas: atlas(setup) }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("tiles")
    }

    /// Opens the archive and waits until it is shown or refused and loading has ended.
    fn open(&mut self) -> TileState {
        ask(&mut self.atlas, Action::BackdropFile);
        let path = self.path();
        ask(&mut self.atlas, LayerCommand::OpenTileFile(path));
        self.settle()
    }

    fn open_bytes(&mut self, bytes: &[u8]) -> TileState {
        write(&self.path(), bytes);
        self.open()
    }

    fn open_mbtiles(&mut self, metadata: &[(&str, &str)], tiles: &Stored) -> TileState {
        let _none_before = fs::remove_file(self.path());
        archive::mbtiles(&self.path(), metadata, tiles);
        self.open()
    }

    fn settle(&mut self) -> TileState {
        settle(&mut self.atlas);
        self.atlas.state().state().ui_state.tiles.unwrap_or(TileState::Ready)
    }

    /// Colours to the north-west, north-east, south-west and south-east of the centre.
    fn quarters(&mut self) -> [[u8; 4]; 4] {
        let middle = self.atlas.get_by_label_contains("Map of China").rect().center();
        let picture = self.atlas.render().unwrap();
        [(-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0)].map(|(right, down)| {
            let at = middle + egui::vec2(right, down) * 50.0;
            picture.get_pixel(at.x as u32, at.y as u32).0
        })
    }

    fn says(&self, text: &str) -> bool {
        self.atlas.query_all_by_label_contains(text).next().is_some()
    }
}

fn write(path: &Path, bytes: &[u8]) {
    fs::File::options().write(true).create(true).truncate(true).open(path).unwrap().write_all(bytes).unwrap();
}

/// Waits until no archive is being opened and no tile is being loaded.
pub fn settle(atlas: &mut Harness<'static, App>) {
    for _ in 0..1000 {
        atlas.run();
        let ui_state = &atlas.state().state().ui_state;
        if ui_state.opening.is_none() && ui_state.tiles != Some(TileState::Loading) {
            atlas.run();
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("loading does not end");
}

/// Asserts that both sets of colours are equal up to rounding.
#[track_caller]
fn assert_colours(found: [[u8; 4]; 4], expected: [[u8; 4]; 4], what: &str) {
    let close = |a: [u8; 4], b: [u8; 4]| a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= 6);
    assert!(found.iter().zip(expected).all(|(a, b)| close(*a, b)), "{what}: {found:?} instead of {expected:?}");
}

const QUARTERS: [[u8; 4]; 4] = [RED, GREEN, BLUE, YELLOW];

#[test]
fn tiles_are_drawn_where_they_belong_whatever_the_archive_is() {
    let mut case = Case::new(19_000.0, Language::En);
    let tiles = around_xinjiang;
    for metadata in [&[][..], &[("scheme", "xyz")], &[("format", "pbf")], &[("format", "image/png"), ("minzoom", "9")]]
    {
        assert_eq!(case.open_mbtiles(metadata, &tiles()), TileState::Ready);
        assert_colours(case.quarters(), QUARTERS, &format!("MBTiles {metadata:?}"));
    }
    for leaf_levels in [0, 1] {
        let pm = Pm { leaf_levels, tile_type: 99, tile_packing: 2, ..Pm::of(tiles()) };
        assert_eq!(case.open_bytes(&pm.bytes()), TileState::Ready);
        assert_colours(case.quarters(), QUARTERS, &format!("PMTiles, leaves: {leaf_levels}"));
    }
    let places: Vec<_> = tiles().into_iter().map(|(place, _)| place).collect();
    let stored = [
        archive::picture(RED, 256, ImageFormat::WebP),
        archive::picture(GREEN, 16, ImageFormat::Jpeg),
        archive::gzip(&archive::png(BLUE)),
        archive::picture(YELLOW, 1500, ImageFormat::Png),
    ];
    assert_eq!(case.open_mbtiles(&[], &places.into_iter().zip(stored).collect()), TileState::Ready);
    assert_colours(case.quarters(), QUARTERS, "WebP, JPEG, packed, large");
}

#[test]
fn vector_tiles_are_drawn_in_the_colours_of_the_theme() {
    let mut case = Case::new(19_000.0, Language::En);
    // The square of the layer covers the north-western quarter of each tile, so that its corner is at the centre.
    let tiles =
        |layer| [(2, 2, 1), (2, 3, 1)].map(|place| (place, archive::gzip(&archive::vector(layer, 4096)))).to_vec();
    let blue = |color: [u8; 4]| color[2] > color[0] + 10;
    case.open_mbtiles(&[("format", "pbf")], &tiles("water"));
    let light = case.quarters();
    assert!(!blue(light[0]) && blue(light[1]), "the sea of the tile that begins at 90° E: {light:?}");
    ask(&mut case.atlas, Action::ThemeDark);
    case.settle();
    let dark = case.quarters();
    assert!(dark.iter().zip(light).all(|(dark, light)| dark[1] < light[1]), "{light:?} {dark:?}");
    // An unknown schema is drawn in plain colours.
    ask(&mut case.atlas, Action::ThemeLight);
    assert_eq!(case.open_bytes(&Pm { tile_type: 1, ..Pm::of(tiles("企业")) }.bytes()), TileState::Ready);
    let (land, ground) = ([0xfb, 0xf9, 0xf4, 255], [0xdc, 0xdc, 0xd8, 255]);
    assert_colours(case.quarters(), [ground, land, ground, ground], "areas of an unknown layer");
}

#[test]
fn the_nearest_level_there_is_is_drawn() {
    // The view needs zoom 5.
    let mut case = Case::new(5_000.0, Language::En);
    assert_eq!(case.open_bytes(&Pm::of(around_xinjiang()).bytes()), TileState::Ready);
    assert_colours(case.quarters(), QUARTERS, "level 3 magnified");
    assert_eq!(case.open_bytes(&Pm::of(archive::quarters(1)).bytes()), TileState::Ready);
    assert_colours(case.quarters(), [GREEN; 4], "level 1 magnified");
    let deep = (0..8).flat_map(|y| (0..8).map(move |x| (x, y)));
    let color = |x, y| QUARTERS[usize::from(x >= 4) + 2 * usize::from(y >= 4)];
    // Zoom 7: 4 × 4 tiles on each side of the meeting point, 16 times as fine as zoom 3.
    let deep: Stored = deep.map(|(x, y)| ((7, 92 + x, 44 + y), archive::png(color(x, y)))).collect();
    assert_eq!(case.open_bytes(&Pm::of(deep).bytes()), TileState::Ready);
    assert_colours(case.quarters(), QUARTERS, "level 7 laid together");
}

#[test]
fn tiles_that_lie_too_deep_are_named_and_one_button_goes_there() {
    let mut case = Case::new(19_000.0, Language::En);
    let deep = vec![((9, 418, 214), archive::png(RED)), ((10, 836, 428), archive::png(RED))];
    let state = case.open_mbtiles(&[], &deep);
    assert!(matches!(state, TileState::Unavailable(Absence::Deeper(_))), "{state:?}");
    assert!(case.says("closer views only (zoom 9–10)"));
    // A flight takes some frames, and loading starts on arrival.
    click(&mut case.atlas, "Go to the tiles");
    assert_eq!(case.settle(), TileState::Ready);
    assert_colours(case.quarters(), [RED; 4], "level 9");
}

#[test]
fn a_place_without_tiles_shows_the_base_map_and_says_so() {
    let mut case = Case::new(19_000.0, Language::En);
    let before = case.quarters();
    let far = vec![((3, 1, 6), archive::png(RED))];
    assert_eq!(case.open_bytes(&Pm::of(far).bytes()), TileState::Unavailable(Absence::Elsewhere));
    assert!(case.says("no tiles for the area you view"));
    assert_colours(case.quarters(), before, "the base map");
    assert!(case.atlas.query_by_label("tiles").is_none(), "nothing is drawn, so nobody is credited");
}

#[test]
fn empty_and_broken_tiles_show_a_coarser_one_or_the_ground_never_black() {
    let mut case = Case::new(19_000.0, Language::En);
    let mut tiles = around_xinjiang();
    tiles[0].1 = Vec::new();
    tiles[1].1 = b"no picture".to_vec();
    tiles[2].1 = archive::gzip(b"");
    tiles[3].1.truncate(40);
    tiles.push(((0, 0, 0), archive::png(YELLOW)));
    let state = case.open_mbtiles(&[], &tiles);
    assert!(matches!(state, TileState::Partly(_)), "{state:?}");
    assert_colours(case.quarters(), [YELLOW; 4], "the tile of level 0");
    assert!(case.says("Some tiles cannot be drawn"));

    // One of four tiles, and no coarser one.
    let one = vec![around_xinjiang().remove(0)];
    assert_eq!(case.open_bytes(&Pm::of(one).bytes()), TileState::Ready);
    let found = case.quarters();
    let ground = [0xdc, 0xdc, 0xd8, 255];
    assert_colours(found, [RED, ground, ground, ground], "one tile on bare ground");
}

#[test]
fn an_archive_without_a_good_tile_says_why_and_can_be_tried_again() {
    let mut case = Case::new(19_000.0, Language::En);
    let broken = around_xinjiang().into_iter().map(|(place, _)| (place, b"no picture".to_vec())).collect();
    let state = case.open_mbtiles(&[], &broken);
    assert!(matches!(state, TileState::Unavailable(Absence::Fault(Fault::Format(_)))), "{state:?}");
    assert!(case.says("the format of the tiles is unknown"));
    write(&case.path(), &Pm::of(around_xinjiang()).bytes());
    click(&mut case.atlas, "Try again");
    assert_eq!(case.settle(), TileState::Ready);
    assert_colours(case.quarters(), QUARTERS, "the mended file");
}

#[test]
fn what_is_no_sound_archive_is_refused_in_the_words_of_its_owner() {
    let whole = Pm::of(archive::quarters(2)).bytes();
    let mut far = whole.clone();
    far[8..16].copy_from_slice(&900_000_u64.to_le_bytes());
    let cases: [(&[u8], &str, &str); 7] = [
        (b"", "it is empty", "文件是空的"),
        (b"\x89PNG\r\n\x1a\n", "neither a PMTiles nor an MBTiles file", "既不是 PMTiles 文件"),
        (b"PMTiles\x02........", "a PMTiles file of version 2", "第 2 版的 PMTiles"),
        (&whole[..127], "only 127 of", "实有 127 字节"),
        (&whole[..whole.len() - 1], "it is incomplete", "文件不完整"),
        (&far, "it is incomplete", "文件不完整"),
        (b"SQLite format 3\0", "the database in it cannot be read", "其中的数据库无法读取"),
    ];
    for language in [Language::En, Language::Zh] {
        let mut case = Case::new(19_000.0, language);
        let before = view(&case.atlas).clone();
        for (bytes, english, chinese) in &cases {
            case.open_bytes(bytes);
            assert!(case.says(if language == Language::En { english } else { chinese }), "{english}");
            assert_eq!(*view(&case.atlas), before, "the map stays as it is");
            assert!(case.atlas.state().state().map.tiles.is_none());
        }
        fs::remove_file(case.path()).unwrap();
        fs::create_dir(case.path()).unwrap();
        case.open();
        assert!(case.says(if language == Language::En { "it is a folder" } else { "这是文件夹" }));
    }
}

#[test]
fn a_refusal_follows_the_language_of_the_window() {
    let mut case = Case::new(19_000.0, Language::En);
    case.open_bytes(b"");
    assert!(case.says("it is empty"));
    ask(&mut case.atlas, Action::LanguageChinese);
    assert!(case.says("文件是空的") && !case.says("it is empty"));
}

#[test]
fn the_archive_is_credited_as_its_metadata_ask() {
    let mut case = Case::new(19_000.0, Language::En);
    let metadata = [("attribution", "<a href='https://example.org'>tiles by &copy; Example</a>"), ("name", "x")];
    case.open_mbtiles(&metadata, &around_xinjiang());
    assert!(case.says("tiles by © Example"));
    let json = br#"{"attribution": "\u003cb\u003etiles by\u003c/b\u003e others"}"#.to_vec();
    case.open_bytes(&Pm { metadata: json, ..Pm::of(around_xinjiang()) }.bytes());
    assert!(case.says("tiles by others"));
    case.open_bytes(&Pm::of(around_xinjiang()).bytes());
    assert_eq!(case.atlas.get_by_label("tiles").value(), Some("tiles".to_owned()), "without one, the name of the file");
}

#[test]
fn changes_that_wait_beside_the_archive_are_told_and_nothing_is_written() {
    let mut case = Case::new(19_000.0, Language::En);
    archive::mbtiles(&case.path(), &[], &around_xinjiang());
    let writer = rusqlite::Connection::open(case.path()).unwrap();
    writer.execute_batch("PRAGMA journal_mode = wal; DELETE FROM tiles").unwrap();
    let names = |case: &Case| {
        let mut names: Vec<_> =
            fs::read_dir(case.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let before = names(&case);
    assert_eq!(case.open(), TileState::Ready);
    assert_colours(case.quarters(), QUARTERS, "what is in the file itself");
    assert!(case.says("has changes that wait in a file beside it"));
    assert_eq!(names(&case), before);
}

#[test]
fn undo_and_redo_take_the_archive_away_and_bring_it_back() {
    let mut case = Case::new(19_000.0, Language::En);
    case.open_bytes(&Pm::of(around_xinjiang()).bytes());
    ask(&mut case.atlas, Action::Undo);
    assert_eq!(view(&case.atlas).base.basemap, Basemap::Embedded);
    ask(&mut case.atlas, Action::Redo);
    assert_eq!(case.settle(), TileState::Ready);
    assert_colours(case.quarters(), QUARTERS, "after redo");
    // The file is missing: redo reports it.
    ask(&mut case.atlas, Action::Undo);
    fs::remove_file(case.path()).unwrap();
    ask(&mut case.atlas, Action::Redo);
    case.settle();
    assert!(case.says("there is no such file"));
    assert!(!case.says("Loading tiles"));
    // The file reappears.
    write(&case.path(), &Pm::of(around_xinjiang()).bytes());
    click(&mut case.atlas, "Try again");
    assert_eq!(case.settle(), TileState::Ready);
    assert_colours(case.quarters(), QUARTERS, "after the file came back");
}

#[test]
fn closing_the_dialog_gives_up_what_it_was_opening() {
    let mut case = Case::new(19_000.0, Language::En);
    write(&case.path(), &Pm::of(around_xinjiang()).bytes());
    ask(&mut case.atlas, Action::BackdropFile);
    let path = case.path();
    case.atlas.state_mut().ask([Command::from(LayerCommand::OpenTileFile(path)), Command::from(WindowCommand::Close)]);
    case.settle();
    assert_eq!(view(&case.atlas).base.basemap, Basemap::Embedded);
    assert!(case.atlas.state().state().map.tiles.is_none());
}

/// Any damage to a valid archive leaves the window usable, and loading ends.
#[test]
fn no_damage_stops_the_window() {
    let mut case = Case::new(9_000.0, Language::En);
    let pm = Pm { leaf_levels: 1, ..Pm::of(archive::quarters(3)) }.bytes();
    archive::mbtiles(&case.path(), &[], &archive::quarters(3));
    let mb = fs::read(case.path()).unwrap();
    // Reproducible pseudorandom numbers.
    let mut seed = 20_261_125_u64;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    let (mut refused, mut drawn) = (0, 0);
    for round in 0..40 {
        let mut bytes = if round % 2 == 0 { pm.clone() } else { mb.clone() };
        for _ in 0..=random(12) {
            // Mostly in sensitive places: headers, directories, the schema.
            let reach = if random(3) == 0 { bytes.len() } else { 900 };
            let at = 16 + random(reach.min(bytes.len()) - 16);
            bytes[at] = random(256) as u8;
        }
        let length = bytes.len();
        bytes.truncate(length - if random(4) == 0 { random(length) } else { 0 });
        let state = case.open_bytes(&bytes);
        assert_ne!(state, TileState::Loading, "round {round}");
        assert!(case.says("Map of China"), "round {round}");
        refused += usize::from(!case.atlas.state().state().ui_state.messages.is_empty());
        drawn += usize::from(matches!(state, TileState::Ready | TileState::Partly(_)));
        ask(&mut case.atlas, Action::BackdropBase);
    }
    assert!(refused > 3 && drawn > 3, "the damage is of one kind only: {refused} refused, {drawn} drawn");
}

#[test]
fn enter_in_the_field_opens_the_file_whose_path_is_typed() {
    let mut case = Case::new(19_000.0, Language::En);
    archive::mbtiles(&case.path(), &[("format", "png")], &around_xinjiang());
    ask(&mut case.atlas, Action::BackdropFile);
    let field = "Path of a .pmtiles or .mbtiles file";
    let type_path = |case: &mut Case, path: &Path| {
        case.atlas.key_press_modifiers(Modifiers::COMMAND, Key::A);
        case.atlas.get_by_label(field).type_text(&path.display().to_string());
        case.atlas.run();
        case.atlas.key_press(Key::Enter);
        case.settle();
    };
    let absent = case.folder.path().join("absent");
    type_path(&mut case, &absent);
    assert!(case.says(&absent.display().to_string()), "what is wrong is said");
    assert!(case.atlas.get_by_label(field).is_focused(), "and can be corrected at once");
    let path = case.path();
    type_path(&mut case, &path);
    assert_eq!(view(&case.atlas).base.basemap, Basemap::File(path));
    assert_eq!(case.atlas.state().state().ui_state.window, None);
}
