//! Label placement: one pass over the claims of all layers, greedy by priority, deterministic, identical on screen and in
//! exports.
//!
//! All labels of the map compete, including those outside the picture, so that panning only moves labels that meet the
//! furniture or the picture edge.

use std::borrow::Cow;

use super::{
    Color, Item, Mark, Measurer, Outline, Rect, ScreenPoint, Size, Tag, Text, grid::Grid, label_position::label_frame,
    text::written_size,
};

pub(super) use super::label_position::{BESIDE, LabelPosition};

/// Line height, as a multiple of the font size.
pub(super) const LINE: f32 = 1.25;

/// Least distance of a label from a symbol that it does not name, points; larger than that from its own.
const APART: f32 = 4.0;

/// Side of the cells in which labels look for what is in their way, points: most labels touch one to four.
const CELL: f32 = 64.0;

/// Style and candidate positions of one kind of label.
#[derive(Clone, Copy, Debug)]
pub(super) struct LabelStyle<'a> {
    /// Font size, points.
    pub size: f32,
    /// `true` for bold type.
    pub bold: bool,
    /// Text colour.
    pub color: Color,
    /// Halo colour.
    pub halo: Color,
    /// Gap between what is labelled and the label, points.
    pub gap: f32,
    /// Candidate positions, the best first.
    pub positions: &'a [LabelPosition],
}

/// Importance of a label: those of a higher class are placed first, those of one class in the order of the claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Priority {
    /// Selected and hovered features; placed even if they overlap others.
    Attended,
    /// Clusters.
    Clusters,
    /// Lead cities of clusters.
    LeadCities,
    /// Provinces.
    Provinces,
    /// Points of other datasets.
    Points,
    /// Other cities.
    Cities,
}

/// Label that a layer asks for.
#[derive(Clone, Debug)]
pub(super) struct Claim<'a> {
    /// Importance.
    pub priority: Priority,
    /// Text.
    pub text: Cow<'a, str>,
    /// Further points on which the label can be centred.
    pub elsewhere: Vec<ScreenPoint>,
    /// Area of what the label names: a symbol, the symbols of a city, or just a point.
    pub around: Rect,
    /// Style and candidate positions.
    pub style: LabelStyle<'static>,
    /// Feature that the label names.
    pub tag: Option<Tag>,
    /// Colour of a dot that marks the point of a label that is placed.
    pub dot: Option<Color>,
}

/// Labels and dots that were placed, in the order of placement.
#[derive(Debug, Default)]
pub(super) struct PlacedLabels {
    /// Labels.
    pub labels: Vec<Mark>,
    /// Dots at the points of labels.
    pub dots: Vec<Mark>,
}

/// Claims of labels and the areas that labels must avoid.
#[derive(Debug)]
pub(super) struct Labels<'a> {
    measurer: &'a Measurer,
    /// Area in which labels are drawn.
    picture: Rect,
    /// `true` if a position that the edge of the picture would cut off is passed over.
    is_confined: bool,
    /// Minimum font size, points; 0 for none.
    least: f32,
    taken: Grid,
    /// Symbols and bubbles: a label keeps farther from those that it does not name.
    symbols: Grid,
    claims: Vec<Claim<'a>>,
}

impl<'a> Labels<'a> {
    /// Starts without claims, on a picture of the given size, with a minimum font size in points.
    pub(super) fn new(measurer: &'a Measurer, size: Size, least: f32) -> Self {
        let picture = Rect::of(size);
        Self {
            measurer,
            picture,
            is_confined: false,
            least,
            taken: Grid::new(CELL),
            symbols: Grid::new(CELL),
            claims: Vec::new(),
        }
    }

    /// Starts without claims, for labels that take whichever position lies inside an area, with a minimum font size in
    /// points. On a map that moves they would jump.
    pub(super) fn within(measurer: &'a Measurer, area: Rect, least: f32) -> Self {
        Self {
            measurer,
            picture: area,
            is_confined: true,
            least,
            taken: Grid::new(CELL),
            symbols: Grid::new(CELL),
            claims: Vec::new(),
        }
    }

    /// A natural font size, or the minimum if that is larger, points.
    pub(super) fn legible(&self, natural: f32) -> f32 {
        if natural < self.least { written_size(self.least) } else { natural }
    }

    /// Minimum font size, points; 0 for none.
    pub(super) fn least(&self) -> f32 {
        self.least
    }

    /// Width of a text, points.
    pub(super) fn width(&self, text: &str, size: f32, bold: bool) -> f32 {
        self.measurer.width(text, size, bold)
    }

    /// Reserves a rectangle, which all labels avoid.
    pub(super) fn block(&mut self, rect: Rect) {
        self.taken.insert(rect);
    }

    /// Reserves the area of a symbol or bubble, which labels avoid, those of others by a distance.
    pub(super) fn block_symbol(&mut self, rect: Rect) {
        self.taken.insert(rect.grown(1.0));
        self.symbols.insert(rect);
    }

    /// `true` if a symbol or bubble overlaps an area.
    pub(super) fn meets_symbol(&self, area: &Rect) -> bool {
        self.symbols.intersects(area)
    }

    /// Asks for a label.
    pub(super) fn claim(&mut self, claim: Claim<'a>) {
        self.claims.push(claim);
    }

    /// Places the labels of all layers by priority.
    pub(super) fn place(mut self) -> PlacedLabels {
        let mut claims = std::mem::take(&mut self.claims);
        claims.sort_by_key(|claim| claim.priority);
        let mut placed = PlacedLabels::default();
        for claim in claims {
            let Some(frame) = self.free_frame(&claim) else { continue };
            self.taken.insert(frame.grown(1.5));
            if let Some(color) = claim.dot {
                self.taken.insert(Rect::around(claim.around.center(), 2.5));
                let outline = Outline::Circle(claim.around.center(), 1.9);
                placed.dots.push(Mark { tag: None, item: Item::Shape { outline, fill: Some(color), stroke: None } });
            }
            // A label cut off by the picture edge is omitted, unless it is emphasised.
            if self.picture.contains(&frame)
                || (claim.priority == Priority::Attended && frame.intersects(&self.picture))
            {
                placed.labels.push(self.label(claim, frame));
            }
        }
        placed
    }

    /// First free candidate position of a label; an attended label always has one.
    fn free_frame(&self, claim: &Claim<'_>) -> Option<Rect> {
        if claim.text.is_empty() {
            return None;
        }
        let (around, style) = (claim.around, &claim.style);
        let size = self.legible(style.size);
        let frames = |width: f32| {
            let beside = style.positions.iter().map(move |position| (around, *position));
            let elsewhere = claim.elsewhere.iter().map(|at| (Rect::around(*at, 0.0), LabelPosition::Center));
            let all = beside.chain(elsewhere);
            all.map(move |(around, position)| label_frame(around, width, size * LINE, style.gap, position))
        };
        // Saves measuring a text where not even a label without width has room.
        if claim.priority != Priority::Attended && frames(0.0).all(|slit| self.taken.intersects(&slit)) {
            return None;
        }
        let frames = frames(self.measurer.width(&claim.text, size, style.bold));
        // A label belongs to the nearest symbol.
        let is_near_another = |frame: &Rect| {
            let is_other = |symbol: &Rect| !symbol.intersects(&around.grown(0.5));
            self.symbols.finds(&frame.grown(APART), is_other)
        };
        let is_free = |frame: &Rect| {
            let is_apart = claim.priority == Priority::Provinces || !is_near_another(frame);
            is_apart && !self.taken.intersects(frame) && (!self.is_confined || self.picture.contains(frame))
        };
        let mut free = frames.clone().filter(is_free);
        if claim.priority != Priority::Attended {
            return free.next();
        }
        // Being whole takes precedence over being free of overlaps: an emphasised label must be legible.
        let whole = |frame: &Rect| self.picture.contains(frame);
        free.find(whole).or_else(|| frames.clone().find(whole)).or_else(|| frames.clone().next())
    }

    fn label(&self, claim: Claim<'_>, frame: Rect) -> Mark {
        let Claim { text, style: LabelStyle { size, bold, color, halo, .. }, tag, .. } = claim;
        let size = self.legible(size);
        Mark { tag, item: Item::Text(Text { text: text.into_owned(), frame, size, bold, color, halo: Some(halo) }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLE: LabelStyle<'_> = LabelStyle {
        size: 10.0,
        bold: false,
        color: Color { r: 0, g: 0, b: 0, a: 255 },
        halo: Color { r: 255, g: 255, b: 255, a: 255 },
        gap: 4.0,
        positions: &[LabelPosition::Right, LabelPosition::Left],
    };

    fn claim(text: &'static str, at: ScreenPoint) -> Claim<'static> {
        let around = Rect::around(at, 0.0);
        Claim {
            priority: Priority::Cities,
            text: text.into(),
            around,
            style: STYLE,
            tag: None,
            dot: None,
            elsewhere: Vec::new(),
        }
    }

    fn placed(size: Size, claims: impl IntoIterator<Item = Claim<'static>>) -> Vec<Text> {
        let measurer = Measurer::default();
        let mut labels = Labels::new(&measurer, size, 0.0);
        claims.into_iter().for_each(|claim| labels.claim(claim));
        let text = |mark: Mark| if let Item::Text(text) = mark.item { text } else { panic!("a text") };
        labels.place().labels.into_iter().map(text).collect()
    }

    #[test]
    fn a_label_moves_to_the_other_side_of_its_point_before_it_gives_up() {
        let at = ScreenPoint::new(100.0, 50.0);
        let texts = placed(Size { width: 200.0, height: 100.0 }, ["One", "Two", "Three"].map(|text| claim(text, at)));
        let [one, two] = texts.as_slice() else { panic!("two labels") };
        assert!(one.frame.min.x > at.x && two.frame.max.x < at.x);
        assert!(!one.frame.intersects(&two.frame));
    }

    #[test]
    fn a_label_off_the_picture_still_takes_its_room() {
        let style = LabelStyle { positions: &[LabelPosition::Right], ..STYLE };
        let size = Size { width: 110.0, height: 100.0 };
        // Both reach beyond the edge: the first is not drawn there, and the second has no room in front of it.
        let at = ["One longer name", "Two"].map(|text| Claim { style, ..claim(text, ScreenPoint::new(70.0, 50.0)) });
        assert!(placed(size, at.clone()).is_empty());
        let [_, alone] = at;
        assert_eq!(placed(size, [alone]).len(), 1);
    }

    #[test]
    fn a_label_that_has_to_lie_within_an_area_takes_a_position_inside() {
        let measurer = Measurer::default();
        let area = Rect::from_min_size(ScreenPoint::default(), 110.0, 100.0);
        let at = ScreenPoint::new(100.0, 50.0);
        let mut labels = Labels::within(&measurer, area, 0.0);
        labels.claim(claim("One", at));
        let [mark] = labels.place().labels.try_into().unwrap();
        assert!(area.contains(&mark.item.bounds()) && mark.item.bounds().max.x < at.x);
        assert!(placed(Size { width: 110.0, height: 100.0 }, [claim("One", at)]).is_empty(), "on a map it would jump");
    }

    #[test]
    fn labels_are_placed_by_priority_and_then_in_the_order_of_the_claims() {
        let at = ScreenPoint::new(100.0, 50.0);
        let claims = [
            ("city", Priority::Cities),
            ("lead city", Priority::LeadCities),
            ("point", Priority::Points),
            ("cluster", Priority::Clusters),
            ("other cluster", Priority::Clusters),
            ("province", Priority::Provinces),
            ("hovered", Priority::Attended),
        ];
        let claims = claims.map(|(text, priority)| Claim { priority, ..claim(text, at) });
        let apart = claims.clone().into_iter().enumerate();
        let apart = apart.map(|(i, claim)| Claim {
            around: Rect::around(ScreenPoint::new(100.0, 20.0 + 30.0 * i as f32), 0.0),
            ..claim
        });
        let size = Size { width: 300.0, height: 300.0 };
        let order = |texts: Vec<Text>| texts.into_iter().map(|text| text.text).collect::<Vec<_>>();
        assert_eq!(
            order(placed(size, apart)),
            ["hovered", "cluster", "other cluster", "lead city", "province", "point", "city"]
        );
        assert_eq!(order(placed(size, claims)), ["hovered", "cluster"], "there is room for two");
    }
}
