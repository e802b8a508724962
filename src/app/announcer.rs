//! Announcements for assistive technologies: what a filter has found, what is selected, and what becomes of own files.
//! Messages announce themselves
//! where they are drawn.

use egui::{Id, Rect, Role, Ui, Vec2, accesskit};

use super::{announced_lists::KnownLists, frame_context::FrameContext, landmarks, settings::LeftPanel};
use crate::{model::Language, view::FeatureRef};

/// Announcer, which speaks when a result or the selection has changed.
#[derive(Default)]
pub(super) struct Announcer {
    /// State of the last pass; `None` before the first one.
    known: Option<Known>,
    /// Latest announcement; empty before the first one.
    text: String,
}

/// State that is announced when it changes.
#[derive(Clone, PartialEq)]
struct Known {
    clusters: (usize, usize),
    programmes: usize,
    selection: Option<FeatureRef>,
    lists: KnownLists,
    language: Language,
}

impl Announcer {
    /// Announces what has changed since the last pass.
    pub(super) fn ui(&mut self, ui: &Ui, context: &FrameContext<'_>) {
        let computed = context.computed;
        let now = Known {
            clusters: (computed.found.len(), computed.universe),
            programmes: computed.programmes.len(),
            selection: context.view.selection.clone(),
            lists: KnownLists::of(context, self.known.as_ref().map(|known| &known.lists)),
            language: context.view.language,
        };
        if self.known.is_none() {
            // A list named on the command line may have been read before the first pass.
            self.text = now.lists.changes(&now.lists.without_import(), context).join(&context.texts.caption.semicolon);
        }
        if let Some(before) = self.known.as_ref().filter(|before| **before != now) {
            if before.language != now.language {
                self.text.clear();
            }
            let parts = changes(context, before, &now);
            if !parts.is_empty() {
                self.text = parts.join(&context.texts.caption.semicolon);
            }
        }
        self.known = Some(now);
        ui.ctx().accesskit_node_builder(id(), |node| {
            node.set_role(Role::Status);
            node.set_live(accesskit::Live::Polite);
            node.set_bounds(landmarks::bounds(Rect::from_min_size(ui.max_rect().min, Vec2::ZERO)));
            if !self.text.is_empty() {
                node.set_label(self.text.as_str());
            }
        });
    }
}

/// Id of the node that carries the announcements.
fn id() -> Id {
    Id::unique("announcements")
}

/// Phrases for the differences of two states; none for another language alone.
fn changes(context: &FrameContext<'_>, before: &Known, now: &Known) -> Vec<String> {
    let texts = &context.texts.access;
    let mut parts = Vec::new();
    if before.clusters != now.clusters {
        let (n, m) = now.clusters;
        parts.push(texts.found.replace("{n}", &n.to_string()).replace("{m}", &m.to_string()));
    }
    if before.programmes != now.programmes && context.shows(LeftPanel::Programmes) {
        let all = context.catalogue().programmes.len();
        let text = texts.programmes_found.replace("{n}", &now.programmes.to_string());
        parts.push(text.replace("{m}", &all.to_string()));
    }
    if before.selection != now.selection {
        parts.push(match &now.selection {
            Some(feature) => {
                let name = context.name_of(feature).unwrap_or_else(|| feature.key.as_ref().into());
                texts.selected.replacen("{name}", &name, 1)
            }
            None => texts.deselected.clone(),
        });
    }
    parts.extend(now.lists.changes(&before.lists, context));
    parts
}
