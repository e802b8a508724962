//! Queue of transient messages: which are shown, and for how long.

use std::{collections::VecDeque, path::Path};

use super::{
    explain,
    message::{Message, Topic},
    window_kind::Window,
};
use crate::{i18n, model::Language};

/// A message in the queue.
#[derive(Debug)]
pub struct Queued {
    /// Unique number of the message.
    pub number: u64,
    /// Event that is reported.
    pub message: Message,
    /// Time at which it was first shown, seconds of the window's clock; `None` while it waits.
    since: Option<f64>,
}

/// Queue of messages, oldest first.
#[derive(Debug, Default)]
pub struct Messages {
    queue: VecDeque<Queued>,
    /// Number of messages so far.
    count: u64,
}

/// Number of messages shown at once; others wait.
const SHOWN: usize = 3;
/// Capacity of the queue; the oldest messages beyond it are dropped.
const KEPT: usize = 12;

impl Messages {
    /// Adds a message. It replaces one with the same text and any error about the same subject.
    pub fn say(&mut self, message: Message) {
        let texts = i18n::messages(Language::En);
        let words = explain::message(&message, texts);
        let topic = message.topic();
        self.queue.retain(|queued| {
            // Several files can be wrong at once.
            let is_one_of_many = matches!(topic, Topic::Program | Topic::Data);
            let needless = queued.message.is_error() && queued.message.topic() == topic && !is_one_of_many;
            !needless && explain::message(&queued.message, texts) != words
        });
        self.count += 1;
        self.queue.push_back(Queued { number: self.count, message, since: None });
        if self.queue.len() > KEPT {
            self.queue.pop_front();
        }
    }

    /// Removes errors about a subject that is attempted again.
    pub(crate) fn retry(&mut self, topic: Topic) {
        self.queue.retain(|queued| !(queued.message.is_error() && queued.message.topic() == topic));
    }

    /// Removes the message with this number, or the oldest one if `None`.
    pub(crate) fn dismiss(&mut self, number: Option<u64>) {
        match number {
            Some(number) => self.queue.retain(|queued| queued.number != number),
            None => drop(self.queue.pop_front()),
        }
    }

    /// `true` if the queue is empty.
    pub fn is_empty(&self) -> bool {
        self.queue.is_empty()
    }

    /// The newest message.
    pub fn newest(&self) -> Option<&Message> {
        self.queue.back().map(|queued| &queued.message)
    }

    /// File written most recently, among those of queued messages.
    pub fn written(&self) -> Option<&Path> {
        self.queue.iter().rev().find_map(|queued| queued.message.written())
    }

    /// Messages shown above the map; empty while a window is open, since it shows its own.
    pub fn on_map(&self, window: Option<&Window>) -> impl Iterator<Item = &Queued> {
        let most = if window.is_none() { SHOWN } else { 0 };
        self.queue.iter().take(most)
    }

    /// Newest message about the subject of the open window.
    pub fn in_window(&self, window: Option<&Window>) -> Option<&Queued> {
        let topics = topics(window?);
        self.queue.iter().rev().find(|queued| topics.contains(&queued.message.topic()))
    }

    /// Removes messages whose display time has passed; returns the seconds until the next removal.
    pub fn pass(&mut self, now: f64, window: Option<&Window>, held: bool) -> Option<f64> {
        let shown: Vec<u64> = self.on_map(window).chain(self.in_window(window)).map(|queued| queued.number).collect();
        let mut next: Option<f64> = None;
        self.queue.retain_mut(|queued| {
            if !shown.contains(&queued.number) {
                return true;
            }
            let since = *queued.since.get_or_insert(now);
            if queued.message.is_error() {
                return true;
            }
            if held {
                queued.since = Some(now);
                return true;
            }
            let rest = since + duration(&queued.message) - now;
            if rest > 0.0 {
                next = Some(next.map_or(rest, |next| next.min(rest)));
            }
            rest > 0.0
        });
        next
    }

    /// Removes the messages that a window has shown, when it closes.
    pub fn closed(&mut self, window: &Window) {
        let topics = topics(window);
        self.queue.retain(|queued| queued.since.is_none() || !topics.contains(&queued.message.topic()));
    }
}

/// Subjects whose messages a window shows itself.
fn topics(window: &Window) -> &'static [Topic] {
    match window {
        Window::Export => &[Topic::Picture],
        Window::SaveTable => &[Topic::Table],
        Window::Path { .. } => &[Topic::Project],
        Window::TileFile => &[Topic::Tiles],
        Window::Import => &[Topic::Data],
        _ => &[],
    }
}

/// Display time of a message, seconds: enough to read it twice.
fn duration(message: &Message) -> f64 {
    /// Reading time of a letter and of a Chinese character, seconds.
    const READ: (f64, f64) = (0.06, 0.18);
    let of = |language| {
        let read = |c: char| if u32::from(c) < 0x2E80 { READ.0 } else { READ.1 };
        explain::message(message, i18n::messages(language)).chars().map(read).sum::<f64>()
    };
    let longest = of(Language::En).max(of(Language::Zh));
    // A message with a button stays long enough for the button to be reached.
    let least = if message.written().is_some() { 8.0 } else { 4.0 };
    (1.5 + longest).clamp(least, 15.0)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn saved(name: &str) -> Message {
        Message::Saved(PathBuf::from(format!("/maps/{name}.png")), Topic::Picture)
    }

    fn names(messages: &Messages) -> Vec<String> {
        let texts = i18n::messages(Language::En);
        messages.on_map(None).map(|queued| explain::message(&queued.message, texts)).collect()
    }

    #[test]
    fn a_message_leaves_by_itself_and_a_longer_one_later() {
        let mut messages = Messages::default();
        messages.say(Message::PictureCopied);
        messages.say(saved(&"long".repeat(30)));
        assert!(messages.pass(10.0, None, false).is_some());
        let rest = messages.pass(10.0, None, false).unwrap();
        messages.pass(10.0 + rest + 0.01, None, false);
        assert_eq!(names(&messages).len(), 1, "the short one has left");
        assert_eq!(messages.pass(60.0, None, false), None);
        assert!(messages.is_empty());
    }

    #[test]
    fn an_error_stays_until_it_is_dismissed_or_the_same_is_tried_again() {
        let mut messages = Messages::default();
        messages.say(Message::FolderNotShown("/maps".into()));
        messages.say(Message::ChangedElsewhere("/maps/a.atlas.json".into()));
        assert_eq!(messages.pass(0.0, None, false), None);
        messages.pass(1e6, None, false);
        assert_eq!(names(&messages).len(), 2);
        messages.retry(Topic::Project);
        assert_eq!(names(&messages).len(), 1);
        messages.dismiss(None);
        assert!(messages.is_empty());
    }

    #[test]
    fn the_same_is_never_said_twice_and_what_waits_comes_in_turn() {
        let mut messages = Messages::default();
        for name in ["a", "b", "b", "a", "c", "d"] {
            messages.say(saved(name));
        }
        assert_eq!(names(&messages).len(), SHOWN, "the fourth waits");
        let numbers: Vec<u64> = messages.on_map(None).map(|queued| queued.number).collect();
        messages.dismiss(Some(numbers[0]));
        assert!(names(&messages).last().unwrap().contains("d.png"));
    }

    #[test]
    fn a_message_under_the_pointer_stays() {
        let mut messages = Messages::default();
        messages.say(Message::PictureCopied);
        messages.pass(0.0, None, true);
        messages.pass(1000.0, None, true);
        assert!(!messages.is_empty());
        messages.pass(1003.0, None, false);
        assert!(!messages.is_empty(), "its time begins when the pointer leaves");
    }

    #[test]
    fn a_window_shows_what_concerns_it_and_takes_it_along_when_it_closes() {
        let mut messages = Messages::default();
        messages.say(Message::PictureCopied);
        messages.say(Message::ChangedElsewhere("/maps/a.atlas.json".into()));
        let window = Window::Export;
        assert_eq!(messages.on_map(Some(&window)).count(), 0);
        assert!(matches!(messages.in_window(Some(&window)).unwrap().message, Message::PictureCopied));
        messages.pass(0.0, Some(&window), false);
        messages.closed(&window);
        let left: Vec<_> = messages.on_map(None).map(|queued| queued.message.topic()).collect();
        assert_eq!(left, [Topic::Project]);
    }

    #[test]
    fn the_queue_is_bounded() {
        let mut messages = Messages::default();
        for n in 0..1000 {
            messages.say(saved(&n.to_string()));
        }
        assert_eq!(messages.queue.len(), KEPT);
    }
}
