//! Tests of every message in both languages.

use std::path::PathBuf;

use strum::IntoEnumIterator as _;

use super::*;
use crate::{
    app::{
        export_worker::Failure,
        message::Topic,
        settings::{Damage, Lost, Part},
    },
    data::{
        file_error::{Cause, FileError, NodeKind},
        read::{ReadError, Unreadable},
        view_file::ViewFileError,
        write::{Unwritable, WriteError},
    },
    export::{ExportError, OpenError},
    i18n::messages,
    model::Language,
    scene::MissingContent,
    surface::{
        DrawError, MetadataError, PdfError, Violation,
        screen::{Fault as TileFault, TileError},
    },
    view::{
        CameraError, DocumentError, ExpectedValue, FoundValue, LayerId, PageSize, PageSizeError, ThematicError, Unit,
        ViewError,
    },
};

const PATH: &str = "/maps/a";

fn path() -> PathBuf {
    PATH.into()
}

fn system(cause: Cause) -> FileError {
    FileError { cause, source: std::io::Error::other("words of the system (os error 5)") }
}

fn json_error() -> serde_json::Error {
    serde_json::from_str::<u8>("{").unwrap_err()
}

fn sizes() -> Vec<PageSizeError> {
    let [width, height] = [150.0, 3000.0];
    vec![
        PageSizeError::NotPositive { found: [1.0, 1.0, -3.0, 1.0] },
        PageSizeError::TooSmall { width, height, unit: Unit::Px, least: 214.0 },
        PageSizeError::TooSmall { width, height, unit: Unit::Mm, least: 71.0 },
        PageSizeError::TooFewPixels { width, height },
        PageSizeError::TooLongForPdf { width, height },
        PageSizeError::TooManyPixels { width, height, scale: 0.316, dpi: Some(240.0) },
        PageSizeError::TooManyPixels { width, height, scale: 0.316, dpi: None },
    ]
}

fn view_errors() -> Vec<ViewError> {
    let found = || "\"lairs\"".to_owned();
    let errors = [
        DocumentError::Empty,
        DocumentError::NoJson { signs: vec![":".to_owned()], found: found() },
        DocumentError::CutOff,
        DocumentError::TooDeep,
        DocumentError::Missing { field: found() },
        DocumentError::UnknownField { field: found(), known: vec!["layers".to_owned()] },
        DocumentError::Twice { field: found() },
        DocumentError::Value {
            expected: ExpectedValue::Other("words of a library".to_owned()),
            found: FoundValue::Null,
        },
        DocumentError::Other("words of a library".to_owned()),
    ];
    let thematic = [
        ThematicError::Classes { found: 2 },
        ThematicError::TooManyLimits { found: 12 },
        ThematicError::NoNumber { found: f64::NAN },
        ThematicError::NotRising { before: 5.0, after: 4.5 },
    ];
    let expected = [
        ExpectedValue::Text,
        ExpectedValue::Number,
        ExpectedValue::WholeNumber,
        ExpectedValue::TrueOrFalse,
        ExpectedValue::List,
        ExpectedValue::Object,
        ExpectedValue::Name,
        ExpectedValue::OneOf(vec!["lairs".to_owned()]),
    ];
    let there = [
        FoundValue::Text("\"lairs\"".to_owned()),
        FoundValue::Word("7".to_owned()),
        FoundValue::Null,
        FoundValue::List,
        FoundValue::Object,
        FoundValue::Other("words of a library".to_owned()),
    ];
    let values = expected.iter().flat_map(|expected| {
        there.iter().map(|found| DocumentError::Value { expected: expected.clone(), found: found.clone() })
    });
    let mut all: Vec<ViewError> =
        errors.into_iter().chain(values).map(|error| ViewError::Form { line: 3, column: 7, error }).collect();
    all.extend(thematic.map(ViewError::Thematic));
    all.extend(sizes().into_iter().map(ViewError::Page));
    all.extend([
        ViewError::OtherMinor { version: 2, minor: 9, error: DocumentError::CutOff },
        ViewError::Version(99),
        ViewError::Version(0),
        ViewError::LayerTwice(LayerId::new("clusters")),
        ViewError::OwnDataTwice(crate::dataset::DatasetId::new("clusters")),
        ViewError::Opacity { found: 1.5 },
        ViewError::Permutations { most: 999_999, found: 0 },
        ViewError::TooMany { field: "place.provinces", most: 1_000, found: 500_000 },
        ViewError::TooLong { field: "layers.text", most: 1_000, found: 500_000 },
        ViewError::Seen { width: 0.0, height: 5.0 },
        ViewError::Camera(CameraError::Scale { found: 0.0 }),
        ViewError::Camera(CameraError::Center { lon: 400.0, lat: 91.0 }),
    ]);
    all
}

fn write_errors() -> Vec<WriteError> {
    let mut whys = vec![
        Unwritable::Exists,
        Unwritable::ReadOnly,
        Unwritable::FolderName,
        Unwritable::FolderMissing,
        Unwritable::NoReader,
        Unwritable::Unread,
        Unwritable::Same,
        Unwritable::OwnFile(Box::new(ReadError { path: path(), why: Unreadable::DamagedBundle })),
    ];
    whys.extend(NodeKind::iter().map(Unwritable::NoFile));
    whys.extend(Cause::iter().map(|cause| Unwritable::System(system(cause))));
    whys.into_iter().map(|why| WriteError { path: path(), why }).collect()
}

fn read_errors() -> Vec<ViewFileError> {
    let mut whys = vec![
        Unreadable::TooLarge { limit: 4 << 20 },
        Unreadable::NoText { line: 3 },
        Unreadable::DamagedBundle,
        Unreadable::NotInBundle { name: "clusters".to_owned() },
    ];
    whys.extend(NodeKind::iter().map(Unreadable::NoFile));
    whys.extend(Cause::iter().map(|cause| Unreadable::System(system(cause))));
    let unread = whys.into_iter().map(|why| ViewFileError::Read(ReadError { path: path(), why }));
    unread.chain(view_errors().into_iter().map(|source| ViewFileError::View { path: path(), source })).collect()
}

fn all() -> Vec<Message> {
    let mut all = vec![
        Message::Saved(path(), Topic::Picture),
        Message::Packed(path(), 9),
        Message::PictureCopied,
        Message::ArticleCopied,
        Message::Cancelled,
        Message::SettingsDamaged(Damage { path: path(), lost: Lost::Everything, kept: None }),
        Message::SettingsDamaged(Damage { path: path(), lost: Lost::FromLine(3), kept: Some(path()) }),
        Message::SettingsDamaged(Damage {
            path: path(),
            lost: Lost::Parts(Part::iter().collect()),
            kept: Some(path()),
        }),
        Message::SettingsNotSaved(path()),
        Message::DataDamaged,
        Message::PartlyShown(path(), vec!["lairs".to_owned(), "lairs.lairs".to_owned()]),
        Message::UnknownIds(path(), vec!["lairs".to_owned()]),
        Message::IgnoredParts(path(), vec!["lairs.lairs".to_owned()]),
        Message::ChangedElsewhere(path()),
        Message::NoTable(json_error().into()),
        Message::NoTable(TableError::Clock),
        Message::FolderNotShown(path()),
    ];
    let stamps =
        [MetadataError::None, MetadataError::Damaged(json_error()), MetadataError::TooLarge { limit: 6 << 20 }];
    let stamps = stamps.into_iter().chain(view_errors().into_iter().map(MetadataError::View));
    all.extend(stamps.map(|source| Message::NotOpened(OpenError::Picture { path: path(), source })));
    all.extend(read_errors().into_iter().map(|error| Message::NotOpened(error.into())));
    all.extend(read_errors().into_iter().map(Message::NotResumed));
    all.extend(write_errors().into_iter().map(Message::NotSaved));
    all.extend(write_errors().into_iter().map(Message::TableNotSaved));
    all.extend(write_errors().into_iter().map(|error| Message::NoPicture(Failure::Write(error))));
    let pictures = [
        ExportError::NoSteps,
        ExportError::Draw(DrawError::TooLarge { width: 9, height: 9 }),
        ExportError::Pdf(PdfError::Standard(Violation::Character)),
        ExportError::Table(json_error().into()),
    ];
    let found = PageSize::px(300.0, 300.0);
    let rooms = [MissingContent::Map, MissingContent::LegendOfValues].into_iter().flat_map(|content| {
        [None, Some(PageSize::px(480.0, 480.0))].map(|enough| ExportError::Room { content, found, enough })
    });
    let pictures = pictures.into_iter().chain(rooms).chain(sizes().into_iter().map(ExportError::Size));
    all.extend(pictures.map(|error| Message::NoPicture(Failure::Export(error))));
    all.push(Message::NoTiles(TileError { path: path(), fault: TileFault::NoTiles }));
    all.push(Message::NotConnected(TileFault::NoThread));
    all.push(Message::TilesUnwritten(path()));
    all
}

#[test]
fn every_message_is_a_sentence_of_its_language() {
    /// Latin names and units that occur in Chinese texts.
    const LATIN: &[&str] = &[
        "wal", "journal", "true", "false", "px", "mm", "dpi", "MB", "UTF", "PDF", "pmtiles", "mbtiles", "lairs",
        "Excel", "JSON", "clusters",
    ];
    for message in all() {
        let [en, zh] = [Language::En, Language::Zh].map(|language| super::message(&message, messages(language)));
        for text in [&en, &zh] {
            assert!(!text.contains(['{', '}']) && !text.contains("  "), "{text}");
            assert!(!text.contains("words of") && !text.contains("os error"), "{text}");
            // A missing reason would leave a trailing gap.
            assert!(!text.ends_with([' ', '：', ':']), "{text}");
        }
        assert!(
            en.contains(' ')
                && en.is_ascii_but("×“”’–")
                && en.chars().next().is_some_and(|c| c.is_uppercase() || c == '/' || c.is_numeric()),
            "{en}"
        );
        let without_path = zh.replace(PATH, "").replace("/maps", "");
        let words = without_path.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 1);
        let foreign: Vec<&str> = words.filter(|word| !LATIN.contains(word)).collect();
        assert!(foreign.is_empty(), "{foreign:?} in {zh}");
        assert!(!zh.contains([',', ';', ':', '(', ')']) || zh.contains("1,") || zh.contains("3,"), "{zh}");
    }
}

/// Check that a text has only ASCII characters and the given others.
trait AsciiBut {
    fn is_ascii_but(&self, others: &str) -> bool;
}

impl AsciiBut for String {
    fn is_ascii_but(&self, others: &str) -> bool {
        self.chars().all(|c| c.is_ascii() || others.contains(c))
    }
}

#[test]
fn every_error_of_a_file_names_it_and_says_what_to_do() {
    for message in all().into_iter().filter(Message::is_error) {
        let en = super::message(&message, messages(Language::En));
        let names_a_file = !matches!(
            message,
            Message::DataDamaged
                | Message::NoTable(_)
                | Message::NoPicture(Failure::Export(_))
                | Message::FolderNotShown(_)
                | Message::NotConnected(_)
        );
        assert!(!names_a_file || en.contains(PATH), "{en}");
        let helps =
            ["Choose", "Check", "Free", "Add", "Use", "Create", "Update", "Close", "Start", "Try", "Install", "Save"]
                .iter()
                .any(|verb| en.contains(verb))
                || en.contains("must")
                || en.contains("at most")
                || matches!(
                    message,
                    Message::FolderNotShown(_)
                        | Message::SettingsDamaged(_)
                        | Message::TilesUnwritten(_)
                        | Message::NotConnected(_)
                );
        assert!(helps, "{en}");
    }
}

#[test]
fn numbers_of_a_file_are_short_and_not_rounded_away() {
    for (found, shown) in [(1e300, "1e300"), (1e-300, "1e−300"), (0.0, "0"), (123_456.0, "123,456"), (f64::NAN, "NaN")]
    {
        for language in [Language::En, Language::Zh] {
            let source = ViewError::Camera(CameraError::Scale { found });
            let error = OpenError::View(ViewFileError::View { path: path(), source });
            let text = message(&Message::NotOpened(error), messages(language));
            assert!(text.contains(shown) && text.chars().count() < 300, "{text}");
        }
    }
}

#[test]
fn a_size_that_cannot_be_drawn_is_answered_with_one_that_can() {
    // The stated limits are valid: the least side and the greatest resolution.
    let strip = PageSize::px(8000.0, 300.0);
    let Err(PageSizeError::TooSmall { least, .. }) = strip.check(1.0) else { panic!("{strip:?}") };
    let text = page_size(&strip.check(1.0).unwrap_err(), &messages(Language::En).error);
    assert!(text.contains(&format::number(least)), "{text}");
    assert_eq!(PageSize { height: least, ..strip }.check(1.0), Ok(()));
    let poster = PageSize { dpi: 1200.0, ..PageSize::mm(841.0, 1189.0) };
    let error = poster.check(1.0).unwrap_err();
    let PageSizeError::TooManyPixels { dpi: Some(dpi), .. } = error else { panic!("{error}") };
    assert_eq!(PageSize { dpi, ..poster }.check(1.0), Ok(()));
    assert!(page_size(&error, &messages(Language::Zh).error).contains(&format!("{dpi} dpi")));
}
