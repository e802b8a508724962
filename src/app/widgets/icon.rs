//! Buttons with vector icons, independent of fonts.

use egui::{Color32, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, Vec2, Widget, WidgetInfo, pos2, vec2};

/// Vector icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    /// Plus sign: zoom in.
    Plus,
    /// Minus sign: zoom out.
    Minus,
    /// Four corners: all of China.
    Home,
    /// Crosshair: the selection.
    Target,
    /// Cross: close or clear.
    Cross,
    /// Magnifying glass: search.
    Lens,
    /// Three symbols: clusters.
    Clusters,
    /// Adjacent areas: values by province.
    Provinces,
    /// Bars of two lengths: comparison.
    Compare,
    /// Sheet with lines: programmes.
    Programmes,
    /// Tick and line: claims of the article.
    Article,
    /// Two sheets lying on one another: layers.
    Layers,
    /// Points with a rising line: analysis.
    Analysis,
    /// Grid of rows and columns: table.
    Table,
    /// Adjacent columns: column chooser.
    Columns,
    /// Two sheets: copy.
    Copy,
    /// Arrow onto a line: save.
    Save,
    /// Marks on a line: timeline.
    Timeline,
    /// Triangle: start playback.
    Play,
    /// Square: stop playback.
    Stop,
    /// Left chevron: previous time step.
    Before,
    /// Right chevron: next time step.
    After,
    /// Upward arrow: one place up.
    Up,
    /// Downward arrow: one place down.
    Down,
    /// Chevron to the right: details are hidden.
    Folded,
    /// Downward chevron: details are shown below.
    Unfolded,
    /// Four arrows: pan.
    Pan,
    /// Magnifying glass with a plus sign: zoom to a box.
    ZoomBox,
    /// Ruler: measure a distance.
    Ruler,
    /// Polygon with its corners: measure an area.
    Polygon,
    /// Dashed rectangle: select by a box.
    SelectBox,
    /// Loop with a loose end: select by a free outline.
    Lasso,
    /// Circle with its radius: select by a distance.
    Radius,
}

impl Icon {
    /// Paints the icon centred at a point, extending `r` points to each side.
    pub(crate) fn paint(self, painter: &egui::Painter, at: Pos2, r: f32, color: Color32) {
        painter.extend(self.shapes(at, r, color));
    }

    fn shapes(self, at: Pos2, r: f32, color: Color32) -> Vec<Shape> {
        let stroke = Stroke::new(1.6, color);
        let line = |a: (f32, f32), b: (f32, f32)| {
            Shape::line_segment([at + vec2(a.0, a.1) * r, at + vec2(b.0, b.1) * r], stroke)
        };
        let path =
            |points: &[(f32, f32)]| Shape::line(points.iter().map(|(x, y)| at + vec2(*x, *y) * r).collect(), stroke);
        match self {
            Self::Plus => vec![line((-1.0, 0.0), (1.0, 0.0)), line((0.0, -1.0), (0.0, 1.0))],
            Self::Minus => vec![line((-1.0, 0.0), (1.0, 0.0))],
            // Four corners of a frame: everything in view.
            Self::Home => [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)]
                .into_iter()
                .map(|(x, y): (f32, f32)| path(&[(x, y * 0.35), (x, y), (x * 0.35, y)]))
                .collect(),
            Self::Target => {
                let mut shapes =
                    vec![Shape::circle_stroke(at, r * 0.72, stroke), Shape::circle_filled(at, r * 0.2, color)];
                for (x, y) in [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)] {
                    shapes.push(line((x * 0.72, y * 0.72), (x * 1.15, y * 1.15)));
                }
                shapes
            }
            Self::Compare => [(-0.75, 0.9), (-0.25, 0.35), (0.25, 0.6), (0.75, -0.1)]
                .into_iter()
                .map(|(y, end)| {
                    Shape::rect_filled(
                        Rect::from_min_max(at + vec2(-0.9, y - 0.17) * r, at + vec2(end, y + 0.17) * r),
                        0.0,
                        color,
                    )
                })
                .collect(),
            Self::Cross => vec![line((-0.75, -0.75), (0.75, 0.75)), line((-0.75, 0.75), (0.75, -0.75))],
            Self::Clusters => vec![
                Shape::circle_filled(at + vec2(-0.55, 0.45) * r, r * 0.42, color),
                Shape::rect_filled(Rect::from_center_size(at + vec2(0.55, 0.5) * r, Vec2::splat(r * 0.72)), 0.0, color),
                Shape::convex_polygon(
                    [(0.0, -1.0), (0.5, -0.12), (-0.5, -0.12)].map(|(x, y)| at + vec2(x, y) * r).to_vec(),
                    color,
                    Stroke::NONE,
                ),
            ],
            Self::Provinces => vec![
                path(&[(-1.0, -0.75), (-0.3, -0.95), (0.3, -0.75), (1.0, -0.95)]),
                path(&[(-1.0, 0.95), (-0.3, 0.75), (0.3, 0.95), (1.0, 0.75)]),
                line((-1.0, -0.75), (-1.0, 0.95)),
                line((-0.3, -0.95), (-0.3, 0.75)),
                line((0.3, -0.75), (0.3, 0.95)),
                line((1.0, -0.95), (1.0, 0.75)),
            ],
            Self::Programmes => vec![
                path(&[(-0.8, -1.0), (0.8, -1.0), (0.8, 1.0), (-0.8, 1.0), (-0.8, -1.0)]),
                line((-0.4, -0.45), (0.4, -0.45)),
                line((-0.4, 0.0), (0.4, 0.0)),
                line((-0.4, 0.45), (0.1, 0.45)),
            ],
            Self::Article => vec![
                path(&[(-1.0, -0.55), (-0.65, -0.2), (-0.05, -0.9)]),
                path(&[(-1.0, 0.55), (-0.65, 0.9), (-0.05, 0.2)]),
                line((0.35, -0.5), (1.0, -0.5)),
                line((0.35, 0.6), (1.0, 0.6)),
            ],
            Self::Layers => vec![
                path(&[(0.0, -0.95), (1.0, -0.4), (0.0, 0.15), (-1.0, -0.4), (0.0, -0.95)]),
                path(&[(-1.0, 0.05), (0.0, 0.6), (1.0, 0.05)]),
                path(&[(-1.0, 0.5), (0.0, 1.05), (1.0, 0.5)]),
            ],
            Self::Analysis => vec![
                path(&[(-1.0, -0.95), (-1.0, 0.95), (1.0, 0.95)]),
                line((-0.75, 0.55), (0.95, -0.6)),
                line((-0.5, 0.0), (-0.35, 0.0)),
                line((0.1, 0.5), (0.25, 0.5)),
                line((0.0, -0.4), (0.15, -0.4)),
                line((0.65, 0.1), (0.8, 0.1)),
            ],
            Self::Table => vec![
                path(&[(-1.0, -0.85), (1.0, -0.85), (1.0, 0.85), (-1.0, 0.85), (-1.0, -0.85)]),
                line((-1.0, -0.3), (1.0, -0.3)),
                line((-1.0, 0.28), (1.0, 0.28)),
                line((-0.25, -0.85), (-0.25, 0.85)),
            ],
            Self::Columns => vec![
                path(&[(-1.0, -0.85), (1.0, -0.85), (1.0, 0.85), (-1.0, 0.85), (-1.0, -0.85)]),
                line((-0.33, -0.85), (-0.33, 0.85)),
                line((0.33, -0.85), (0.33, 0.85)),
            ],
            Self::Copy => vec![
                path(&[(-0.45, -0.95), (0.95, -0.95), (0.95, 0.45), (-0.45, 0.45), (-0.45, -0.95)]),
                path(&[(-0.45, -0.45), (-0.95, -0.45), (-0.95, 0.95), (0.45, 0.95), (0.45, 0.45)]),
            ],
            Self::Save => vec![
                line((0.0, -0.9), (0.0, 0.35)),
                path(&[(-0.5, -0.15), (0.0, 0.35), (0.5, -0.15)]),
                line((-0.9, 0.9), (0.9, 0.9)),
            ],
            Self::Timeline => vec![
                line((-1.0, 0.0), (1.0, 0.0)),
                Shape::circle_filled(at + vec2(-0.75, 0.0) * r, r * 0.26, color),
                Shape::circle_filled(at, r * 0.4, color),
                Shape::circle_filled(at + vec2(0.75, 0.0) * r, r * 0.26, color),
            ],
            Self::Play => vec![Shape::convex_polygon(
                [(-0.6, -0.9), (0.95, 0.0), (-0.6, 0.9)].map(|(x, y)| at + vec2(x, y) * r).to_vec(),
                color,
                Stroke::NONE,
            )],
            Self::Before => vec![path(&[(0.5, -0.8), (-0.5, 0.0), (0.5, 0.8)])],
            Self::After => vec![path(&[(-0.5, -0.8), (0.5, 0.0), (-0.5, 0.8)])],
            Self::Up => vec![path(&[(-0.75, -0.15), (0.0, -0.95), (0.75, -0.15)]), line((0.0, -0.95), (0.0, 0.95))],
            Self::Down => vec![path(&[(-0.75, 0.15), (0.0, 0.95), (0.75, 0.15)]), line((0.0, -0.95), (0.0, 0.95))],
            Self::Folded => vec![path(&[(-0.5, -0.9), (0.5, 0.0), (-0.5, 0.9)])],
            Self::Unfolded => vec![path(&[(-0.9, -0.5), (0.0, 0.5), (0.9, -0.5)])],
            Self::Pan => {
                let mut shapes = vec![line((-1.0, 0.0), (1.0, 0.0)), line((0.0, -1.0), (0.0, 1.0))];
                for (x, y) in [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)] {
                    let barb = |side: f32| (0.68 * x - 0.32 * side * y, 0.68 * y + 0.32 * side * x);
                    shapes.push(path(&[barb(1.0), (x, y), barb(-1.0)]));
                }
                shapes
            }
            Self::ZoomBox => vec![
                Shape::circle_stroke(at + vec2(-0.2, -0.2) * r, r * 0.74, stroke),
                line((0.34, 0.34), (1.0, 1.0)),
                line((-0.58, -0.2), (0.18, -0.2)),
                line((-0.2, -0.58), (-0.2, 0.18)),
            ],
            Self::Ruler => vec![
                path(&[(-1.0, 0.4), (0.4, -1.0), (1.0, -0.4), (-0.4, 1.0), (-1.0, 0.4)]),
                line((-0.5, -0.1), (-0.2, 0.2)),
                line((-0.05, -0.55), (0.25, -0.25)),
            ],
            Self::Polygon => {
                let corners = [(-0.85, 0.75), (-0.65, -0.6), (0.25, -0.9), (0.9, 0.05), (0.4, 0.85)];
                let dots = corners.map(|(x, y)| Shape::circle_filled(at + vec2(x, y) * r, r * 0.2, color));
                let outline = corners.into_iter().chain(corners.first().copied()).collect::<Vec<_>>();
                std::iter::once(path(&outline)).chain(dots).collect()
            }
            Self::SelectBox => {
                let corners = [(-1.0, -0.8), (1.0, -0.8), (1.0, 0.8), (-1.0, 0.8), (-1.0, -0.8)];
                let points: Vec<Pos2> = corners.into_iter().map(|(x, y)| at + vec2(x, y) * r).collect();
                Shape::dashed_line(&points, stroke, r * 0.42, r * 0.32)
            }
            Self::Lasso => {
                let turn = |part: f32| (std::f32::consts::TAU * part).sin_cos();
                let oval: Vec<(f32, f32)> =
                    (0..=20).map(|i| turn(i as f32 / 20.0)).map(|(sin, cos)| (0.95 * cos, 0.62 * sin - 0.3)).collect();
                vec![path(&oval), path(&[(-0.45, 0.25), (-0.62, 0.6), (-0.3, 0.78), (-0.42, 1.1)])]
            }
            Self::Radius => vec![
                Shape::circle_stroke(at, r * 0.92, stroke),
                Shape::circle_filled(at, r * 0.22, color),
                line((0.0, 0.0), (0.65, -0.65)),
            ],
            Self::Stop => vec![Shape::rect_filled(Rect::from_center_size(at, Vec2::splat(1.5 * r)), 1.0, color)],
            Self::Lens => {
                vec![Shape::circle_stroke(at + vec2(-0.2, -0.2) * r, r * 0.68, stroke), line((0.3, 0.3), (0.95, 0.95))]
            }
        }
    }
}

/// Square button with an icon and an accessible name.
pub(crate) struct IconButton<'a> {
    icon: Icon,
    name: &'a str,
    size: Vec2,
    raised: bool,
    chosen: Option<bool>,
}

impl<'a> IconButton<'a> {
    /// Button with this icon and accessible name, 22 points wide and high.
    pub(crate) fn new(icon: Icon, name: &'a str) -> Self {
        Self { icon, name, size: Vec2::splat(22.0), raised: false, chosen: None }
    }

    /// Sets the size, points.
    pub(crate) fn size(mut self, size: Vec2) -> Self {
        self.size = size;
        self
    }

    /// Makes it one of several, of which one is chosen.
    pub(crate) fn chosen(mut self, chosen: bool) -> Self {
        self.chosen = Some(chosen);
        self
    }

    /// Adds a background, for buttons on the map.
    pub(crate) fn raised(mut self) -> Self {
        self.raised = true;
        self
    }
}

impl Widget for IconButton<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let (rect, response) = ui.allocate_exact_size(self.size, Sense::click());
        let name = self.name;
        response.widget_info(|| match self.chosen {
            Some(chosen) => WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), chosen, name),
            None => WidgetInfo::labeled(Role::Button, ui.is_enabled(), name),
        });
        let visuals = ui.style().interact(&response);
        let idle = !response.hovered() && !response.has_focus();
        if self.raised {
            let fill = match (self.chosen, idle) {
                (Some(true), _) => ui.visuals().selection.bg_fill,
                (_, true) => ui.visuals().window_fill,
                (_, false) => visuals.weak_bg_fill,
            };
            ui.painter().rect(rect, 6.0, fill, ui.visuals().window_stroke, egui::StrokeKind::Inside);
        } else if !idle {
            ui.painter().rect_filled(rect, 5.0, visuals.weak_bg_fill);
        }
        if response.has_focus() {
            ui.painter().rect_stroke(rect, 6.0, ui.visuals().selection.stroke, egui::StrokeKind::Inside);
        }
        let color = if ui.is_enabled() { visuals.fg_stroke.color } else { ui.visuals().weak_text_color() };
        let center = pos2(rect.center().x, rect.center().y);
        ui.painter().extend(self.icon.shapes(center, self.size.min_elem() * 0.22, color));
        response
    }
}
