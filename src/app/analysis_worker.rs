//! Analysis of the view on a thread, with progress and cancellation.

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicUsize, Ordering},
    mpsc::{Receiver, TryRecvError, channel},
};

use egui::Context;

use super::tasks::spawn;
use crate::{
    analysis::Subject,
    query::{Analysed, ClassifiedValues, Facts},
    view::Analysis,
};

/// Analysis that is asked for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Wanted {
    /// Method and choices.
    pub analysis: Analysis,
    /// Values that it is of.
    pub classified: Arc<ClassifiedValues>,
    /// Units and values, as the method asks for them.
    pub subject: Subject,
}

impl Wanted {
    /// `true` if both ask for the same numbers; colours of the map do not matter.
    fn is_of(&self, analysis: &Analysis, classified: &Arc<ClassifiedValues>, subject: &Subject) -> bool {
        let same_values = Arc::ptr_eq(&self.classified, classified) || self.classified == *classified;
        same_values
            && self.analysis == Analysis { on_map: self.analysis.on_map, ..*analysis }
            && self.subject == *subject
    }
}

/// Carries out the analysis of the view on a thread; a result is kept until something else is asked for.
#[derive(Debug, Default)]
pub struct AnalysisWorker {
    found: Option<Arc<Analysed>>,
    running: Option<Running>,
}

#[derive(Debug)]
struct Running {
    wanted: Wanted,
    is_cancelled: Arc<AtomicBool>,
    done: Arc<AtomicUsize>,
    result: Receiver<Analysed>,
}

impl Running {
    fn is_of(&self, wanted: &Wanted) -> bool {
        wanted.is_of(&self.wanted.analysis, &self.wanted.classified, &self.wanted.subject)
    }
}

impl AnalysisWorker {
    /// Takes a result that has arrived, and starts a thread if another one is wanted; `ctx` is repainted when it is ready.
    pub(crate) fn follow(&mut self, facts: &Facts, wanted: Option<Wanted>, ctx: &Context) {
        let Some(wanted) = wanted else {
            self.cancel();
            (self.found, self.running) = (None, None);
            return;
        };
        if let Some(running) = self.running.take_if(|running| !running.is_of(&wanted)) {
            running.is_cancelled.store(true, Ordering::Relaxed);
        }
        if let Some(running) = &self.running {
            match running.result.try_recv() {
                Ok(found) => (self.found, self.running) = (Some(Arc::new(found)), None),
                Err(TryRecvError::Empty) => return,
                // The thread could not be started.
                Err(TryRecvError::Disconnected) => self.running = None,
            }
        }
        match &mut self.found {
            Some(found) if wanted.is_of(&found.analysis, &found.classified, &found.subject) => {
                if found.analysis != wanted.analysis {
                    *found = Arc::new(Analysed { analysis: wanted.analysis, ..Analysed::clone(found) });
                }
            }
            _ => self.start(facts, wanted, ctx),
        }
    }

    fn start(&mut self, facts: &Facts, wanted: Wanted, ctx: &Context) {
        let (tell, result) = channel();
        let (is_cancelled, done) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
        (self.found, self.running) = (
            None,
            Some(Running {
                wanted: wanted.clone(),
                is_cancelled: Arc::clone(&is_cancelled),
                done: Arc::clone(&done),
                result,
            }),
        );
        let (facts, ctx) = (facts.clone(), ctx.clone());
        spawn("analysis", move || {
            let progress = |permutations: usize, _: usize| {
                done.store(permutations, Ordering::Relaxed);
                !is_cancelled.load(Ordering::Relaxed)
            };
            let Wanted { analysis, classified, subject } = wanted;
            let found = Analysed::of(&facts, analysis, classified, subject, &progress);
            // The window may want something else by now.
            if tell.send(found).is_ok() {
                ctx.request_repaint();
            }
        });
    }

    /// Result of what was asked for last; `None` while it is being carried out.
    pub fn found(&self) -> Option<&Arc<Analysed>> {
        self.found.as_ref()
    }

    /// Permutations that are done, and all of them; `None` if nothing is being carried out.
    pub fn progress(&self) -> Option<(usize, usize)> {
        let running = self.running.as_ref()?;
        Some((running.done.load(Ordering::Relaxed), running.wanted.analysis.permutations as usize))
    }

    /// Cancels what is being carried out; its result is then that it was cancelled.
    pub(crate) fn cancel(&self) {
        if let Some(running) = &self.running {
            running.is_cancelled.store(true, Ordering::Relaxed);
        }
    }

    /// Forgets a result, so that it is worked out again.
    pub(crate) fn forget(&mut self) {
        self.found = None;
    }
}
