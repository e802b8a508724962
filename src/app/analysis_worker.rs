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
    model::ProvinceId,
    query::{Analysed, ClassifiedValues, Facts},
    view::Analysis,
};

/// Analysis of a view as it is asked for in a frame: equal ones have equal units and values.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// Method and choices.
    pub analysis: Analysis,
    /// Values that it is of; made anew whenever places, date or layers change.
    pub classified: Arc<ClassifiedValues>,
    /// Selected province.
    pub province: Option<ProvinceId>,
}

impl PartialEq for Asked {
    fn eq(&self, other: &Self) -> bool {
        let same_values = Arc::ptr_eq(&self.classified, &other.classified);
        same_values && self.analysis == other.analysis && self.province == other.province
    }
}

/// Analysis that is carried out.
#[derive(Clone, Debug, PartialEq)]
struct Wanted {
    /// Method and choices.
    analysis: Analysis,
    /// Values that it is of.
    classified: Arc<ClassifiedValues>,
    /// Units and values, as the method asks for them.
    subject: Subject,
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
    /// Analysis of the last frame.
    asked: Option<Asked>,
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
    /// Takes a result that has arrived, and starts a thread if another one is asked for; `subject` makes units and values, and
    /// `ctx` is repainted when the result is ready.
    pub(crate) fn follow(
        &mut self,
        facts: &Facts,
        asked: Option<Asked>,
        subject: impl FnOnce(&Asked) -> Subject,
        ctx: &Context,
    ) {
        self.take_result();
        let is_at_work = self.found.is_some() || self.running.is_some();
        if self.asked == asked && is_at_work == asked.is_some() {
            return;
        }
        self.asked = asked;
        let Some(asked) = &self.asked else {
            self.cancel();
            (self.found, self.running) = (None, None);
            return;
        };
        let subject = subject(asked);
        let wanted = Wanted { analysis: asked.analysis, classified: Arc::clone(&asked.classified), subject };
        if let Some(running) = &mut self.running {
            if running.is_of(&wanted) {
                running.wanted = wanted;
                return;
            }
            running.is_cancelled.store(true, Ordering::Relaxed);
        }
        match &self.found {
            Some(found) if wanted.is_of(&found.analysis, &found.classified, &found.subject) => {
                self.show(wanted.analysis);
            }
            _ => self.start(facts, wanted, ctx),
        }
    }

    /// Takes the result of a thread that has ended.
    fn take_result(&mut self) {
        let Some(running) = &self.running else { return };
        match running.result.try_recv() {
            Ok(found) => {
                let analysis = running.wanted.analysis;
                (self.found, self.running) = (Some(Arc::new(found)), None);
                self.show(analysis);
            }
            Err(TryRecvError::Empty) => {}
            // The thread could not be started.
            Err(TryRecvError::Disconnected) => self.running = None,
        }
    }

    /// Gives a result the choices that do not change its numbers.
    fn show(&mut self, analysis: Analysis) {
        if let Some(found) = self.found.as_mut().filter(|found| found.analysis != analysis) {
            *found = Arc::new(Analysed { analysis, ..Analysed::clone(found) });
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
