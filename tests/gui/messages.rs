//! Transient messages: they expire, follow the language, cover no map elements, and are never repeated.

use std::{
    cell::RefCell,
    path::{Path, PathBuf},
    rc::Rc,
};

use cluster_atlas::{
    app::{
        Answer, App, FileDialogs, NoFileManager,
        action::Action,
        command::{ArticleCommand, ExportCommand, FileCommand, WindowCommand},
        window_kind::{ExportTarget, Window},
    },
    model::Language,
    view::{ThematicLayer, View},
};
use egui::{Key, Modifiers};
use egui_kittest::{Harness, kittest::Queryable as _};

use crate::{
    keyboard::{focused, focused_name, press},
    support::{Setup, ask, atlas, click, message},
};

/// Message about the copied article in both languages.
fn copied() -> [String; 2] {
    [Language::En, Language::Zh].map(|language| cluster_atlas::i18n::messages(language).article.copied.clone())
}

fn count(atlas: &Harness<'_, App>, text: &str) -> usize {
    atlas.query_all_by_label(text).count()
}

fn wait(atlas: &mut Harness<'static, App>, steps: usize) {
    for _ in 0..steps {
        atlas.step();
    }
}

#[test]
fn a_message_follows_the_language_and_leaves_by_itself() {
    let [en, zh] = copied();
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, ArticleCommand::CopyCheck);
    assert_eq!((count(&atlas, &en), count(&atlas, &zh)), (1, 0));
    ask(&mut atlas, Action::LanguageChinese);
    assert_eq!((count(&atlas, &en), count(&atlas, &zh)), (0, 1));
    wait(&mut atlas, 80);
    assert_eq!(count(&atlas, &zh), 0, "nobody had to press anything");
    assert_eq!(message(&atlas), "");
}

#[test]
fn a_message_said_again_is_shown_once_and_several_stand_below_one_another() {
    let [en, _] = copied();
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, ArticleCommand::CopyCheck);
    ask(&mut atlas, ArticleCommand::CopyCheck);
    assert_eq!(count(&atlas, &en), 1);
    ask(&mut atlas, FileCommand::Open("/none/a.atlas.json".into()));
    ask(&mut atlas, FileCommand::ShowInFolder("/none/b.png".into()));
    let tops: Vec<f32> = atlas.query_all_by_label("Dismiss").map(|button| button.rect().min.y).collect();
    assert_eq!(tops.len(), 3);
    assert!(tops.windows(2).all(|pair| pair[0] + 10.0 < pair[1]), "{tops:?}");
}

#[test]
fn an_error_stays_until_the_keyboard_dismisses_it() {
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, FileCommand::Open("/none/a.atlas.json".into()));
    wait(&mut atlas, 200);
    let said = "Could not open /none/a.atlas.json: there is no such file or folder. Check the path.";
    assert_eq!(count(&atlas, said), 1);
    atlas.key_press_modifiers(Modifiers::COMMAND, Key::Period);
    atlas.run();
    assert_eq!(count(&atlas, said), 0);
}

#[test]
fn an_error_in_a_window_is_shown_there_once_and_goes_with_it() {
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, WindowCommand::Open(Window::Export));
    ask(
        &mut atlas,
        ExportCommand::SaveTo { path: "/none/a.png".into(), target: ExportTarget::Picture, replace: false },
    );
    let said = "Could not save /none/a.png: its folder does not exist";
    let came = (0..600).any(|_| {
        atlas.step();
        std::thread::sleep(std::time::Duration::from_millis(10));
        atlas.query_by_label_contains(said).is_some()
    });
    assert!(came);
    assert_eq!(atlas.query_all_by_label_contains(said).count(), 1);
    click(&mut atlas, "Close");
    assert_eq!(atlas.query_all_by_label_contains(said).count(), 0, "it was read there");
}

/// File dialogs that record the folders they were asked to show.
struct Watched {
    answer: Answer,
    shown: Rc<RefCell<Vec<PathBuf>>>,
}

impl FileDialogs for Watched {
    fn pick(&self, _: &str, _: Option<&Path>, _: &[&str]) -> Answer {
        self.answer.clone()
    }

    fn save(&self, _: &str, _: &str, _: Option<&Path>, _: &[&str]) -> Answer {
        self.answer.clone()
    }

    fn show_in_folder(&self, file: &Path) -> Result<(), NoFileManager> {
        self.shown.borrow_mut().push(file.to_owned());
        Ok(())
    }
}

#[test]
fn what_was_saved_is_shown_in_its_folder() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.atlas.json");
    let shown = Rc::new(RefCell::new(Vec::new()));
    let mut atlas = atlas(Setup::default());
    let dialogs = Watched { answer: Answer::Chosen(path.clone()), shown: Rc::clone(&shown) };
    atlas.state_mut().set_dialogs(Box::new(dialogs));
    ask(&mut atlas, Action::Save);
    click(&mut atlas, "Show in folder");
    assert_eq!(*shown.borrow(), [path]);
}

#[test]
fn an_action_shows_what_was_saved_last_as_long_as_a_message_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let [first, last] = ["a.atlas.json", "b.atlas.json"].map(|name| folder.path().join(name));
    let shown = Rc::new(RefCell::new(Vec::new()));
    let mut atlas = atlas(Setup::default());
    atlas.state_mut().set_dialogs(Box::new(Watched { answer: Answer::Missing, shown: Rc::clone(&shown) }));
    assert!(!Action::ShowInFolder.enabled(&atlas.state().state().context()));
    for path in [&first, &last] {
        ask(&mut atlas, FileCommand::SaveTo { path: path.clone(), replace: false });
    }
    assert!(Action::ShowInFolder.enabled(&atlas.state().state().context()));
    ask(&mut atlas, Action::ShowInFolder);
    assert_eq!(*shown.borrow(), [last]);
    ask(&mut atlas, Action::DismissMessage);
    ask(&mut atlas, Action::DismissMessage);
    assert!(!Action::ShowInFolder.enabled(&atlas.state().state().context()));
}

#[test]
fn where_no_file_manager_is_found_the_folder_is_named() {
    let mut atlas = atlas(Setup { language: Language::Zh, ..Setup::default() });
    ask(&mut atlas, FileCommand::ShowInFolder("/maps/a.png".into()));
    assert_eq!(count(&atlas, "无法打开文件管理器。文件位于 /maps。"), 1);
}

#[test]
fn messages_cover_neither_legend_nor_buttons_at_any_size() {
    for (size, thematic) in [((1024.0, 700.0), true), ((1360.0, 860.0), false), ((900.0, 520.0), true)] {
        let mut view = View::default();
        view.set_thematic(thematic.then(ThematicLayer::default));
        let mut atlas = atlas(Setup { size, view: Some(view), ..Setup::default() });
        ask(&mut atlas, ArticleCommand::CopyCheck);
        ask(&mut atlas, FileCommand::Open("/none/a.atlas.json".into()));
        let cards: Vec<egui::Rect> = atlas.query_all_by_label("Dismiss").map(|button| button.rect()).collect();
        assert_eq!(cards.len(), 2);
        let apart = (cards[0].min.y - cards[1].min.y).abs();
        assert!(apart > 30.0 && apart < 160.0, "one below the other, and both are seen");
        let below = ["Zoom in", "Zoom out", "Zoom to China"].map(|name| atlas.get_by_label(name).rect());
        let classes = atlas.query_all_by_label_contains(" of 31 provinces").map(|class| class.rect());
        for rect in below.into_iter().chain(classes) {
            let overlap = cards.iter().find(|card| card.expand(4.0).intersects(rect));
            assert_eq!(overlap, None, "{rect:?} in a window of {size:?}");
        }
    }
}

#[test]
fn the_buttons_of_messages_are_reached_by_f6_and_by_tab_and_give_the_focus_back() {
    let [en, _] = copied();
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, ArticleCommand::CopyCheck);
    ask(&mut atlas, FileCommand::ShowInFolder("/none/b.png".into()));
    atlas.get_by_label("Zoom in").focus();
    atlas.run();
    for expected in ["Fold the legend", "Dismiss"] {
        press(&mut atlas, Modifiers::NONE, Key::F6);
        assert!(focused_name(&atlas).starts_with(expected), "{}", focused_name(&atlas));
    }
    let first = focused(&atlas).unwrap();
    press(&mut atlas, Modifiers::NONE, Key::Tab);
    let second = focused(&atlas).unwrap();
    assert_eq!(second.name, "Dismiss");
    assert!(second.rect.min.y > first.rect.min.y, "from one message to the next");
    press(&mut atlas, Modifiers::SHIFT, Key::Tab);
    assert_eq!(focused(&atlas).map(|stop| stop.id), Some(first.id));
    // As long as the focus is on it, it stays; a key takes it away, and the next one has the focus.
    wait(&mut atlas, 80);
    assert_eq!(count(&atlas, &en), 1);
    press(&mut atlas, Modifiers::NONE, Key::Enter);
    assert_eq!(count(&atlas, &en), 0);
    assert_eq!(focused_name(&atlas), "Dismiss");
    // The last one leaves the focus where it was before.
    press(&mut atlas, Modifiers::NONE, Key::Enter);
    assert_eq!(message(&atlas), "");
    assert_eq!(focused_name(&atlas), "Fold the legend");
}
