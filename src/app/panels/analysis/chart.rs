//! Chart of an analysis; its points and the provinces on the map are pointed at and selected together.

use egui::{Role, Sense, Ui, WidgetInfo, vec2};

use crate::{
    analysis::{Outcome, Plot},
    app::{
        command::{Command, InteractionCommand, SelectionCommand},
        frame_context::FrameContext,
        theme,
    },
    caption::statistics,
    model::ProvinceId,
    query::Analysed,
    scene::{ChartStyle, ChartUnits, ScreenPoint, Size, Tag, of_outcome},
    surface::screen::paint,
};

/// Height of a bar with its distance to the next, points.
const ROW: f32 = 16.0;
/// Greatest height of a chart, points.
const TALLEST: f32 = 560.0;
/// Distance from the pointer within which a point is pointed at, points.
const REACH: f32 = 14.0;

/// Draws the chart.
pub(super) fn ui(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    (analysed, outcome): (&Analysed, &Outcome),
    out: &mut Vec<Command>,
) {
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, height(&outcome.plot, width)), Sense::click());
    // The sentence above tells the result.
    let spoken = statistics::chart_name(&outcome.plot, context.texts);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &spoken));
    if !ui.is_rect_visible(rect) {
        return;
    }
    let hovered = context.ui_state.interaction.hovered.as_ref().and_then(Tag::province);
    let selected = context.view.selected_province();
    let attended = |id: &ProvinceId| hovered.as_ref() == Some(id) || selected.as_ref() == Some(id);
    let values = statistics::values_title(&analysed.classified, context.texts);
    let palette = theme::palette(ui);
    let units = ChartUnits {
        catalogue: context.catalogue(),
        texts: context.texts,
        palette,
        values: &values,
        scale: statistics::display_scale(&analysed.classified, context.texts),
        attended: &attended,
    };
    let size = Size { width: rect.width(), height: rect.height() };
    let chart = of_outcome(outcome, units, size, &ChartStyle::window(palette), &context.computed.measurer);
    paint(ui.painter(), &chart.marks, rect.min);
    let Some(pointer) = response.hover_pos() else { return };
    let provinces = outcome.plot.provinces();
    let nearest = chart.nearest(ScreenPoint::new(pointer.x - rect.min.x, pointer.y - rect.min.y), REACH);
    let Some(id) = nearest.into_iter().find_map(|at| provinces.get(at).copied().flatten()) else { return };
    out.push(InteractionCommand::Hover(id.clone().into()).into());
    if response.clicked() {
        out.push(SelectionCommand::Select(Some(id.clone().into())).into());
    }
}

/// Height of a chart: rows as they need it, others nearly square.
fn height(plot: &Plot, width: f32) -> f32 {
    match plot {
        Plot::Bars { bars, .. } => (bars.len() as f32 * ROW + 4.0).min(TALLEST),
        Plot::Reference { .. } => 0.62 * width,
        _ => 0.95 * width,
    }
}
