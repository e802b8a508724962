//! Export worker: one thread draws pictures and reuses the base map that they share.

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

use super::{tasks::spawn, window_kind::ExportTarget};
use crate::{
    caption::Caption,
    data::{
        self,
        write::{Existing, WriteError},
    },
    export::{self, ExportError, ExportStage, Exporter, PictureOptions, data_files},
    query::Facts,
    scene::{MissingContent, PageLayout},
    surface::Pixels,
    view::View,
};

/// Destination of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportJob {
    /// Picture file, or the files of a pack.
    Save(PathBuf, ExportTarget, Existing),
    /// Clipboard.
    Copy,
}

enum Task {
    /// Preview; its longer side has at most `side` pixels.
    Preview { side: u32, number: u64 },
    /// Picture for a file or the clipboard.
    Keep {
        purpose: ExportJob,
        /// Cancellation flag; one per task, so that a later task cannot reset it.
        cancelled: Arc<AtomicBool>,
    },
}

struct Request {
    task: Task,
    /// Snapshot at the time of the request.
    facts: Facts,
    view: View,
    options: PictureOptions,
}

/// Preview of a picture.
#[derive(Clone, Debug)]
pub struct Preview {
    /// Pixels of the picture.
    pub pixels: Pixels,
    /// Texts of the picture: title, sources, alt text.
    pub caption: Caption,
    /// Characters that no embedded font has.
    pub missing: String,
    /// `true` if texts were truncated.
    pub cut: bool,
    /// Page elements left out for lack of space.
    pub missing_content: BTreeSet<MissingContent>,
    /// Number of clusters within the extent.
    pub visible: usize,
}

/// Event sent by the worker.
pub(crate) enum ExportEvent {
    /// A preview is ready.
    Preview(Box<Preview>),
    /// Progress of an export, 0 to 1.
    Progress(f32),
    /// Files were written: path of the picture, number of files.
    Saved(PathBuf, usize),
    /// A picture for the clipboard is ready.
    Copied(Pixels),
    /// The user cancelled the export.
    Cancelled,
    /// A preview could not be drawn.
    NoPreview(ExportError),
    /// An export could not be drawn or written.
    Failed(Failure),
}

/// Error of an export.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The picture could not be drawn.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// The file could not be written; an existing file is intact.
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// Handle of the export worker.
pub struct ExportWorker {
    ask: Sender<Request>,
    news: Receiver<ExportEvent>,
    /// Number of the newest preview; requests for older ones are skipped.
    newest: Arc<AtomicU64>,
    /// Cancellation flag of the latest export.
    cancel: Arc<AtomicBool>,
}

impl ExportWorker {
    /// Starts the worker; `ctx` is repainted on each event.
    pub fn start(ctx: &egui::Context, facts: Facts) -> Self {
        let (ask, asked) = channel::<Request>();
        let (tell, news) = channel();
        let newest = Arc::new(AtomicU64::new(0));
        let worker = Worker { newest: Arc::clone(&newest), tell, ctx: ctx.clone() };
        spawn("pictures", move || {
            // Tests verify the embedded data, so that findings need no handling.
            let mut exporter = Exporter::with(facts, data::base_map().0);
            // The loop ends when the window is closed.
            for request in asked {
                exporter.set_facts(request.facts.clone());
                worker.work(&mut exporter, &request);
            }
        });
        Self { ask, news, newest, cancel: Arc::default() }
    }

    /// Requests a preview, which supersedes all earlier ones.
    pub fn preview(&self, side: u32, facts: Facts, view: View, options: PictureOptions) {
        let number = self.newest.fetch_add(1, Ordering::Relaxed) + 1;
        self.send(Request { task: Task::Preview { side, number }, facts, view, options });
    }

    /// Requests an export.
    pub fn ask(&mut self, purpose: ExportJob, facts: Facts, view: View, options: PictureOptions) {
        self.cancel = Arc::default();
        let task = Task::Keep { purpose, cancelled: Arc::clone(&self.cancel) };
        self.send(Request { task, facts, view, options });
    }

    fn send(&self, request: Request) {
        // The channel is closed if the thread could not be started: the preview stays empty.
        let _gone = self.ask.send(request);
    }

    /// Cancels the latest export before its next stage.
    pub(crate) fn cancel(&self) {
        self.cancel.store(true, Ordering::Relaxed);
    }

    /// Events since the last call.
    pub(crate) fn news(&self) -> impl Iterator<Item = ExportEvent> {
        self.news.try_iter()
    }
}

/// Worker's side of the channels.
struct Worker {
    newest: Arc<AtomicU64>,
    tell: Sender<ExportEvent>,
    ctx: egui::Context,
}

impl Worker {
    fn tell(&self, news: ExportEvent) {
        if self.tell.send(news).is_ok() {
            self.ctx.request_repaint();
        }
    }

    fn work(&self, exporter: &mut Exporter, Request { task, view, options, .. }: &Request) {
        match task {
            Task::Preview { number, .. } if *number < self.newest.load(Ordering::Relaxed) => {}
            Task::Preview { side, .. } => self.tell(match exporter.preview(view, options, *side) {
                Ok((pixels, caption, layout)) => {
                    let missing = layout.missing.iter().collect();
                    let PageLayout { cut, missing_content, visible, .. } = layout;
                    ExportEvent::Preview(Box::new(Preview { pixels, caption, missing, cut, missing_content, visible }))
                }
                Err(error) => ExportEvent::NoPreview(error),
            }),
            Task::Keep { purpose, cancelled } => {
                let mut watch = |step: ExportStage| {
                    self.tell(ExportEvent::Progress(step.done()));
                    if cancelled.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
                };
                let made = make(exporter, purpose, view, options, &mut watch);
                self.tell(match made {
                    Ok(news) => news,
                    Err(Failure::Export(ExportError::Cancelled)) => ExportEvent::Cancelled,
                    Err(failure) => ExportEvent::Failed(failure),
                });
            }
        }
    }
}

fn make(
    exporter: &mut Exporter,
    purpose: &ExportJob,
    view: &View,
    options: &PictureOptions,
    watch: &mut dyn FnMut(ExportStage) -> ControlFlow<()>,
) -> Result<ExportEvent, Failure> {
    let finish = |watch: &mut dyn FnMut(ExportStage) -> ControlFlow<()>| {
        if watch(ExportStage::Write).is_break() { Err(ExportError::Cancelled) } else { Ok(()) }
    };
    Ok(match purpose {
        ExportJob::Copy => {
            let (pixels, ..) = exporter.pixels(view, options)?;
            finish(watch)?;
            ExportEvent::Copied(pixels)
        }
        ExportJob::Save(path, target, existing) => {
            let picture = exporter.picture(view, options, watch)?;
            let beside = match target {
                ExportTarget::Picture => Vec::new(),
                ExportTarget::Pack => data_files(exporter, view, &picture.caption, path)?,
            };
            finish(watch)?;
            export::write(path, &picture.bytes, &beside, *existing)?;
            ExportEvent::Saved(path.clone(), 1 + beside.len())
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{export::embedded_facts, model::Catalogue};

    #[test]
    fn each_picture_is_of_the_facts_of_its_own_request() {
        let (all, _) = embedded_facts();
        let mut catalogue = Catalogue::clone(all.catalogue());
        catalogue.clusters.truncate(3);
        let few = Facts::new(catalogue, data::datasets);
        let worker = ExportWorker::start(&egui::Context::default(), all.clone());
        let clusters = [few, all].map(|facts| {
            worker.preview(200, facts, View::default(), PictureOptions::default());
            match worker.news.recv().unwrap() {
                ExportEvent::Preview(preview) => preview.visible,
                _ => panic!("no preview"),
            }
        });
        assert_eq!(clusters, [3, 45]);
    }
}
