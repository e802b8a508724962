//! Undo and redo as a history of views.

use super::View;

/// Granularity of an undo step: successive changes of one kind without a pause form one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditKind {
    /// A single change, never merged.
    Single,
    /// Part of a camera movement.
    Camera,
    /// Part of typing a text.
    Typing,
}

/// Largest number of undo steps.
const DEPTH: usize = 200;

/// Undo and redo stacks of views.
#[derive(Debug, Default)]
pub struct History {
    /// Views for undo, each with the number of its document.
    past: Vec<(u32, View)>,
    future: Vec<(u32, View)>,
    document: u32,
    latest: u32,
    /// Kind of the last recorded step while further changes can still be merged into it.
    open: Option<EditKind>,
}

impl History {
    /// Records the view before a change of the given kind.
    pub fn record(&mut self, before: &View, step: EditKind) {
        let grows = step != EditKind::Single && self.open == Some(step);
        if !grows {
            self.past.push((self.document, before.clone()));
            if self.past.len() > DEPTH {
                self.past.remove(0);
            }
        }
        self.future.clear();
        self.open = (step != EditKind::Single).then_some(step);
    }

    /// Number of the document that the present view belongs to; the first is 0.
    pub fn document(&self) -> u32 {
        self.document
    }

    /// Starts another document. Undo leads back to the former one.
    pub(crate) fn begin_document(&mut self) {
        self.latest += 1;
        self.document = self.latest;
        self.open = None;
    }

    /// Ends the open step: the pointer was released, or the field was left.
    pub fn settle(&mut self) {
        self.open = None;
    }

    /// Ends an open camera movement: the camera has rested for a while.
    pub(crate) fn settle_camera(&mut self) {
        if self.open == Some(EditKind::Camera) {
            self.open = None;
        }
    }

    /// Undoes a step: the view before `present`, if any.
    pub fn undo(&mut self, present: &View) -> Option<View> {
        let (document, view) = self.past.pop()?;
        self.future.push((self.document, present.clone()));
        self.document = document;
        self.open = None;
        Some(view)
    }

    /// Redoes a step: the view undone last, if nothing has changed since.
    pub fn redo(&mut self, present: &View) -> Option<View> {
        let (document, view) = self.future.pop()?;
        self.past.push((self.document, present.clone()));
        self.document = document;
        self.open = None;
        Some(view)
    }

    /// `true` if there is a step to undo.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// `true` if there is a step to redo.
    pub(crate) fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zoomed(view: &View, factor: f64) -> View {
        View { camera: view.camera.zoomed_about(factor, 0.0, 0.0), ..view.clone() }
    }

    #[test]
    fn a_drag_of_thirty_frames_is_one_step() {
        let mut history = History::default();
        let start = View::default();
        let mut view = start.clone();
        for _ in 0..30 {
            history.record(&view, EditKind::Camera);
            view = zoomed(&view, 1.01);
        }
        assert_eq!(history.undo(&view), Some(start));
        assert!(!history.can_undo());
    }

    #[test]
    fn two_drags_are_two_steps() {
        let mut history = History::default();
        history.record(&View::default(), EditKind::Camera);
        history.settle();
        history.record(&View::default(), EditKind::Camera);
        assert!(history.undo(&View::default()).is_some());
        assert!(history.can_undo());
    }

    #[test]
    fn undo_leads_back_to_the_former_document() {
        let mut history = History::default();
        let (a, b) = (View::default(), zoomed(&View::default(), 2.0));
        history.record(&a, EditKind::Single);
        history.begin_document();
        assert_eq!(history.document(), 1);
        assert_eq!(history.undo(&b), Some(a.clone()));
        assert_eq!(history.document(), 0);
        assert_eq!(history.redo(&a), Some(b));
        assert_eq!(history.document(), 1);
    }

    #[test]
    fn redo_brings_back_what_was_undone_until_something_changes() {
        let mut history = History::default();
        let (a, b) = (View::default(), zoomed(&View::default(), 2.0));
        history.record(&a, EditKind::Single);
        let undone = history.undo(&b).unwrap();
        assert_eq!(history.redo(&undone), Some(b.clone()));
        let undone = history.undo(&b).unwrap();
        history.record(&undone, EditKind::Single);
        assert!(!history.can_redo());
    }
}
