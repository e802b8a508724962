//! Pictures made off the interface thread, by one thread that keeps what they have in common.

use std::{
    ops::ControlFlow,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
        mpsc::{Receiver, Sender, channel},
    },
};

use super::tasks::spawn;
use crate::{
    caption::Caption,
    data::write::{WriteError, atomic, atomic_all},
    export::{ExportError, Exporter, Options, Step, pack},
    surface::Pixels,
    view::View,
};

/// What a picture is made for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To be looked at, at most so many pixels wide or high.
    Preview(u32),
    /// To be a file.
    Save(PathBuf),
    /// To be in the clipboard.
    Copy,
    /// To be a folder's files, named after that path.
    Pack(PathBuf),
}

struct Request {
    purpose: Purpose,
    view: View,
    options: Options,
    number: u64,
    /// Whether it is still wanted; each request has its own, so that none is revived by the next.
    cancelled: Arc<AtomicBool>,
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
        let cancel = Arc::new(AtomicBool::new(false));
        let worker = Worker { newest: Arc::clone(&newest), tell, ctx: ctx.clone() };
        spawn("pictures", move || {
            let mut exporter = Exporter::new();
            // Ends when the window is closed and nobody asks any more.
            for request in asked {
                worker.work(&mut exporter, &request);
            }
        });
        Self { ask, news, newest, cancel }
    }

    /// Asks for a picture. A preview makes all earlier previews needless.
    pub fn ask(&mut self, purpose: Purpose, view: View, options: Options) {
        let is_preview = matches!(purpose, Purpose::Preview(_));
        let number = if is_preview { self.newest.fetch_add(1, Ordering::Relaxed) + 1 } else { 0 };
        let cancelled = Arc::new(AtomicBool::new(false));
        if !is_preview {
            self.cancel = Arc::clone(&cancelled);
        }
        // Without its thread, which could not be started, nothing is ever done: the preview stays empty.
        let _gone = self.ask.send(Request { purpose, view, options, number, cancelled });
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

    fn work(&self, exporter: &mut Exporter, request: &Request) {
        if let Purpose::Preview(side) = request.purpose {
            if request.number < self.newest.load(Ordering::Relaxed) {
                return;
            }
            match exporter.preview(&request.view, &request.options, side) {
                Ok((pixels, caption, sheet)) => {
                    let missing = sheet.missing.iter().collect();
                    self.tell(News::Preview(Box::new(Shown {
                        pixels,
                        caption,
                        missing,
                        cut: sheet.cut,
                        visible: sheet.visible,
                    })));
                }
                Err(error) => self.tell(News::NoPreview(error)),
            }
            return;
        }
        let mut watch = |step: Step| {
            self.tell(News::Progress(step.done()));
            if request.cancelled.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let made = make(exporter, request, &mut watch);
        self.tell(match made {
            Ok(news) => news,
            Err(Failure::Export(ExportError::Cancelled)) => News::Cancelled,
            Err(failure) => News::Failed(failure),
        });
    }
}

fn make(
    exporter: &mut Exporter,
    request: &Request,
    watch: &mut dyn FnMut(Step) -> ControlFlow<()>,
) -> Result<News, Failure> {
    let Request { purpose, view, options, .. } = request;
    Ok(match purpose {
        // Made without steps that could be cancelled, see `Worker::work`.
        Purpose::Preview(_) => News::Cancelled,
        Purpose::Copy => {
            let pixels = exporter.pixels(view, options)?.0;
            if watch(Step::Write).is_break() {
                return Err(ExportError::Cancelled.into());
            }
            News::Copied(pixels)
        }
        Purpose::Save(path) => {
            let picture = exporter.picture(view, options, watch)?;
            if watch(Step::Write).is_break() {
                return Err(ExportError::Cancelled.into());
            }
            atomic(path, &picture.bytes)?;
            News::Saved(path.clone(), 1)
        }
        Purpose::Pack(path) => {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            let files = pack(exporter, view, options, &stem, watch)?;
            if watch(Step::Write).is_break() {
                return Err(ExportError::Cancelled.into());
            }
            let folder = path.parent().unwrap_or(path);
            let paths: Vec<PathBuf> = files.iter().map(|file| folder.join(&file.name)).collect();
            atomic_all(paths.iter().zip(&files).map(|(path, file)| (path.as_path(), file.bytes.as_slice())))?;
            News::Saved(path.clone(), files.len())
        }
    })
}
