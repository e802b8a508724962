//! The page: a map with all that must stand around it when it leaves the program.
//!
//! A sheet is laid out in points. Wide sheets have the words in a column beside the map, others above and below it.
//! Letters shrink until everything fits; nothing overlaps and nothing is cut off.

mod blocks;
mod breaks;
mod frame;
mod inset;
mod key;
mod layout;
mod multiples;
mod room;
mod wrap;

use std::collections::BTreeSet;

use frame::{covered, framed};
pub use inset::CHINA;
pub use room::Lack;

use super::{
    Color, Mark, Outline, Palette, Rect, Scene, Size, Stage, Stroke,
    build::{Attention, Furnishing},
    item::Item,
};
use crate::{caption::Caption, model::Catalogue, query::Shown, view::View};

/// What a part of a sheet is to somebody who hears it read out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The title.
    Title,
    /// A paragraph.
    Paragraph,
    /// The map with its legend: one figure, with the caption's alt text.
    Figure,
}

/// A map on a sheet, clipped to its frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// Where it lies on the sheet.
    pub frame: Rect,
    /// What it shows, from the frame's upper left corner.
    pub scene: Scene,
    /// The line around it.
    pub border: Stroke,
}

/// A part of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What it is.
    pub role: Role,
    /// Maps.
    pub panels: Vec<Panel>,
    /// Texts and symbols, above the maps.
    pub marks: Vec<Mark>,
}

/// A finished page.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Its size, points.
    pub size: Size,
    /// What lies under everything; `None` for a transparent picture.
    pub background: Option<Color>,
    /// Its parts in reading order. They do not overlap.
    pub parts: Vec<Part>,
    /// Characters of its texts that the embedded fonts cannot show, and that were left out.
    pub missing: BTreeSet<char>,
    /// Whether texts had to be cut to fit.
    pub cut: bool,
    /// What the view asks for and the page has no room for.
    pub lacks: BTreeSet<Lack>,
    /// How many clusters' symbols lie in the large map.
    pub visible: usize,
}

/// How a sheet is made.
#[derive(Clone, Copy, Debug)]
pub struct SheetStyle {
    /// Its size, points.
    pub size: Size,
    /// How many pixels a point will be; decides how fine the ground is and how small letters may become.
    pub pixels_per_point: f32,
    /// The smallest letters, points.
    pub least_font: f32,
    /// Whether page and sea are left out.
    pub transparent: bool,
}

impl SheetStyle {
    /// The style of the view's page: letters are at least 11 pixels high on a screen, 6.5 points in print.
    pub fn of(view: &View) -> Self {
        let size = view.page.size;
        let (width, height) = size.points();
        let pixels_per_point = size.pixels_per_point() as f32;
        let least_font = match size.unit {
            crate::view::Unit::Px => 11.0 / pixels_per_point,
            crate::view::Unit::Mm => 6.5,
        };
        let size = Size { width: width as f32, height: height as f32 };
        Self { size, pixels_per_point, least_font, transparent: false }
    }
}

impl Stage {
    /// Lays out the page of a view.
    ///
    /// `shown` is what the view shows of the catalogue; the finest level that the stage was given and that
    /// [`Stage::detail_for`] asks for is drawn.
    pub fn sheet(
        &mut self,
        catalogue: &Catalogue,
        shown: &Shown<'_>,
        view: &View,
        caption: &Caption,
        style: SheetStyle,
    ) -> Sheet {
        let map = &Palette::of(view.theme).map;
        let rows = key::rows(catalogue, view, shown);
        let plan = layout::plan(&self.measurer, view, caption, &rows, style);
        let mut lacks = room::lacks(&self.measurer, &plan, shown, style);
        let (panels, mut figure) = if shown.stops.is_empty() {
            let (panels, without) = self.panels(catalogue, shown, view, (plan.map, plan.spare), style);
            lacks.extend(without);
            (panels, Vec::new())
        } else {
            self.multiples(catalogue, &shown.stops, plan.map, style)
        };
        let whole = panels.first().filter(|_| shown.stops.is_empty());
        let visible = whole.map_or(shown.clusters.len(), |panel| {
            let inside = |at: super::Pos| {
                (0.0..=panel.frame.width()).contains(&at.x) && (0.0..=panel.frame.height()).contains(&at.y)
            };
            panel.scene.symbols().filter(|(_, at, _)| inside(*at)).count()
        });
        figure.extend(plan.key);
        let part = |role, marks| Part { role, panels: Vec::new(), marks };
        let mut parts = Vec::new();
        if !plan.title.is_empty() {
            parts.push(part(Role::Title, plan.title));
        }
        if !plan.subtitle.is_empty() {
            parts.push(part(Role::Paragraph, plan.subtitle));
        }
        parts.push(Part { role: Role::Figure, panels, marks: figure });
        parts.extend(plan.foot.into_iter().map(|marks| part(Role::Paragraph, marks)));
        Sheet {
            size: style.size,
            background: (!style.transparent).then_some(map.page),
            parts,
            missing: plan.missing,
            cut: plan.cut,
            lacks,
            visible,
        }
    }

    /// The map in its frame and its insets; which of those have no room.
    fn panels(
        &mut self,
        catalogue: &Catalogue,
        shown: &Shown<'_>,
        view: &View,
        (room, spare): (Rect, Option<Rect>),
        style: SheetStyle,
    ) -> (Vec<Panel>, Vec<Lack>) {
        let frame = covered(view, room);
        let view = framed(view, frame);
        let size = Size { width: frame.width(), height: frame.height() };
        let detail = Self::detail_for(&view, style.pixels_per_point);
        let border = Stroke::solid(Palette::of(view.theme).map.card_line, 0.6);
        let spare = spare.map(|room| {
            let min = super::Pos::new(room.min.x - frame.min.x, room.min.y - frame.min.y);
            Rect::from_min_size(min, room.width(), room.height())
        });
        let (insets, lacks) = inset::plan(catalogue, &shown.clusters, &view, size, spare);
        let taken = insets.iter().map(|inset| inset.frame.grown(2.0)).collect();
        let furnishing = Furnishing::Page { scale_bar: view.page.scale_bar, taken };
        let attention = Attention::default();
        let mut scene = self.map(catalogue, shown, &view, size, detail, (&attention, &furnishing));
        if style.transparent {
            scene.background = None;
        }
        let shifted = |rect: Rect| {
            Rect::from_min_size(
                super::Pos::new(frame.min.x + rect.min.x, frame.min.y + rect.min.y),
                rect.width(),
                rect.height(),
            )
        };
        let mut panels = vec![Panel { frame, scene, border }];
        for inset in insets {
            let (own, scene) = (inset.frame, self.inset(catalogue, shown, &inset, &view, size, style));
            let border = Stroke::solid(Palette::of(view.theme).map.card_faint, 0.8);
            panels.push(Panel { frame: shifted(own), scene, border });
        }
        (panels, lacks)
    }
}

/// A frame around a rectangle, as a mark.
fn outline(rect: Rect, stroke: Stroke) -> Mark {
    Mark { tag: None, item: Item::Shape { outline: Outline::Rect(rect, 0.0), fill: None, stroke: Some(stroke) } }
}
