//! Pictures made off the interface thread, by one thread that keeps what they have in common.

use std::{
    collections::BTreeSet,
    ops::ControlFlow,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
        mpsc::{Receiver, Sender, channel},
    },
};

use super::{command::Delivery, tasks::spawn};
use crate::{
    caption::Caption,
    data::write::{Existing, WriteError},
    export::{self, ExportError, Exporter, Options, Step, beside},
    scene::{Lack, Sheet},
    surface::Pixels,
    view::View,
};

/// What a picture is made for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To be a file, or the files of a pack.
    Save(PathBuf, Delivery, Existing),
    /// To be in the clipboard.
    Copy,
}

enum Task {
    /// To be looked at, at most so many pixels wide or high.
    Preview { side: u32, number: u64 },
    /// To be kept.
    Keep {
        purpose: Purpose,
        /// Whether it is still wanted; each has its own, so that none is revived by the next.
        cancelled: Arc<AtomicBool>,
    },
}

struct Request {
    task: Task,
    view: View,
    options: Options,
}

/// A picture to be looked at.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Its pixels.
    pub pixels: Pixels,
    /// What is said about it.
    pub caption: Caption,
    /// Characters that were left out.
    pub missing: String,
    /// Whether texts were cut to fit.
    pub cut: bool,
    /// What there was no room for.
    pub lacks: BTreeSet<Lack>,
    /// How many clusters lie in it.
    pub visible: usize,
}

/// What the thread has to tell.
pub enum News {
    /// A preview is there.
    Preview(Box<Shown>),
    /// How much of a file is done, 0 to 1.
    Progress(f32),
    /// A file, or the files of a pack, were written: the first of them, and how many.
    Saved(PathBuf, usize),
    /// A picture for the clipboard is there.
    Copied(Pixels),
    /// A person changed their mind.
    Cancelled,
    /// A preview could not be made.
    NoPreview(ExportError),
    /// It could not be made, or not be written.
    Failed(Failure),
}

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// It could not be made.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// It could not be written; what the file held is whole.
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// The thread that makes pictures.
pub struct Pictures {
    ask: Sender<Request>,
    news: Receiver<News>,
    /// The number of the newest preview: older ones need not be made.
    newest: Arc<AtomicU64>,
    /// Of the file that was asked for last.
    cancel: Arc<AtomicBool>,
}

impl Pictures {
    /// Starts the thread; `ctx` is woken when it has something to tell.
    pub fn start(ctx: &egui::Context) -> Self {
        let (ask, asked) = channel::<Request>();
        let (tell, news) = channel();
        let newest = Arc::new(AtomicU64::new(0));
        let worker = Worker { newest: Arc::clone(&newest), tell, ctx: ctx.clone() };
        spawn("pictures", move || {
            let mut exporter = Exporter::new();
            // Ends when the window is closed and nobody asks any more.
            for request in asked {
                worker.work(&mut exporter, &request);
            }
        });
        Self { ask, news, newest, cancel: Arc::default() }
    }

    /// Asks for a picture to be looked at, which makes all earlier ones needless.
    pub fn preview(&self, side: u32, view: View, options: Options) {
        let number = self.newest.fetch_add(1, Ordering::Relaxed) + 1;
        self.send(Request { task: Task::Preview { side, number }, view, options });
    }

    /// Asks for a picture to be kept.
    pub fn ask(&mut self, purpose: Purpose, view: View, options: Options) {
        self.cancel = Arc::default();
        let task = Task::Keep { purpose, cancelled: Arc::clone(&self.cancel) };
        self.send(Request { task, view, options });
    }

    fn send(&self, request: Request) {
        // Without its thread, which could not be started, nothing is ever done: the preview stays empty.
        let _gone = self.ask.send(request);
    }

    /// Stops the file that is being made before its next step.
    pub fn cancel(&self) {
        self.cancel.store(true, Ordering::Relaxed);
    }

    /// What the thread has told since the last call.
    pub fn news(&self) -> impl Iterator<Item = News> {
        self.news.try_iter()
    }
}

/// What the thread works with.
struct Worker {
    newest: Arc<AtomicU64>,
    tell: Sender<News>,
    ctx: egui::Context,
}

impl Worker {
    fn tell(&self, news: News) {
        if self.tell.send(news).is_ok() {
            self.ctx.request_repaint();
        }
    }

    fn work(&self, exporter: &mut Exporter, Request { task, view, options }: &Request) {
        match task {
            Task::Preview { number, .. } if *number < self.newest.load(Ordering::Relaxed) => {}
            Task::Preview { side, .. } => self.tell(match exporter.preview(view, options, *side) {
                Ok((pixels, caption, sheet)) => {
                    let missing = sheet.missing.iter().collect();
                    let Sheet { cut, lacks, visible, .. } = sheet;
                    News::Preview(Box::new(Shown { pixels, caption, missing, cut, lacks, visible }))
                }
                Err(error) => News::NoPreview(error),
            }),
            Task::Keep { purpose, cancelled } => {
                let mut watch = |step: Step| {
                    self.tell(News::Progress(step.done()));
                    if cancelled.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
                };
                let made = make(exporter, purpose, view, options, &mut watch);
                self.tell(match made {
                    Ok(news) => news,
                    Err(Failure::Export(ExportError::Cancelled)) => News::Cancelled,
                    Err(failure) => News::Failed(failure),
                });
            }
        }
    }
}

fn make(
    exporter: &mut Exporter,
    purpose: &Purpose,
    view: &View,
    options: &Options,
    watch: &mut dyn FnMut(Step) -> ControlFlow<()>,
) -> Result<News, Failure> {
    let finish = |watch: &mut dyn FnMut(Step) -> ControlFlow<()>| {
        if watch(Step::Write).is_break() { Err(ExportError::Cancelled) } else { Ok(()) }
    };
    Ok(match purpose {
        Purpose::Copy => {
            let (pixels, ..) = exporter.pixels(view, options)?;
            finish(watch)?;
            News::Copied(pixels)
        }
        Purpose::Save(path, delivery, existing) => {
            let picture = exporter.picture(view, options, watch)?;
            let beside = match delivery {
                Delivery::Picture => Vec::new(),
                Delivery::Pack => beside(exporter, view, &picture.caption, path)?,
            };
            finish(watch)?;
            export::write(path, &picture.bytes, &beside, *existing)?;
            News::Saved(path.clone(), 1 + beside.len())
        }
    })
}
