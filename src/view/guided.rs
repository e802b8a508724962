//! Steps of a guided tour: a step replaces the map and keeps the user's settings.

use super::{Basemap, Camera, Page, View};

impl View {
    /// The view after taking `step`. Language and theme are kept, and so are page and texts unless the step has its own
    /// texts. Online basemaps of a step are replaced by the embedded one.
    pub(crate) fn with_step(&self, step: &Self) -> Self {
        let words = |own: &Option<String>, now: &Option<String>| own.clone().or_else(|| now.clone());
        let mut base = step.base.clone();
        if base.basemap.is_online() {
            base.basemap = Basemap::Embedded;
        }
        let page = Page {
            title: words(&step.page.title, &self.page.title),
            subtitle: words(&step.page.subtitle, &self.page.subtitle),
            note: words(&step.page.note, &self.page.note),
            alt_text: words(&step.page.alt_text, &self.page.alt_text),
            ..self.page.clone()
        };
        Self { base, page, language: self.language, theme: self.theme, unknown: self.unknown.clone(), ..step.clone() }
    }

    /// `true` if the view still shows `step`; only the camera may differ.
    pub(crate) fn shows_step(&self, step: &Self) -> bool {
        let there = self.with_step(step);
        Self { camera: self.camera, ..there } == *self
    }

    /// `true` if the step sets a camera; otherwise the map shows all of China or the selection.
    pub(crate) fn has_own_camera(&self) -> bool {
        self.camera != Camera::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::{Language, ProvinceId},
        view::Theme,
    };

    fn present() -> View {
        let mut view = View { language: Language::Zh, theme: Theme::Dark, ..View::default() };
        view.page.title = Some("自己的标题".to_owned());
        view.page.note = Some("自己的说明".to_owned());
        view.edit_clusters(|query| query.text = "rail".to_owned());
        view
    }

    #[test]
    fn a_step_replaces_what_is_seen_and_keeps_what_is_a_person_s_own() {
        let mut step = View { selection: Some(ProvinceId::new("JS").into()), ..View::default() };
        step.page.note = Some("Of the step".to_owned());
        let taken = present().with_step(&step);
        assert_eq!((taken.language, taken.theme), (Language::Zh, Theme::Dark));
        assert_eq!(taken.page.title.as_deref(), Some("自己的标题"));
        assert_eq!(taken.page.note.as_deref(), Some("Of the step"));
        assert_eq!(taken.selection, step.selection);
        assert_eq!(taken.conditions(), 0);
    }

    #[test]
    fn no_step_turns_online_tiles_on() {
        let mut step = View::default();
        step.base.basemap = Basemap::OpenStreetMap;
        assert_eq!(present().with_step(&step).base.basemap, Basemap::Embedded);
    }

    #[test]
    fn moving_the_map_does_not_leave_a_step_and_changing_a_layer_does() {
        let mut step = View::default();
        step.base.graticule = true;
        let mut view = present().with_step(&step);
        assert!(view.shows_step(&step));
        view.camera = view.camera.panned(40.0, 0.0);
        assert!(view.shows_step(&step));
        view.base.legend = false;
        assert!(!view.shows_step(&step));
    }
}
