//! Legend below the map: the entries of all layers drawn, folded into one line on request.

mod entry;
mod flow;

use egui::{Align, Layout, Rect, RichText, ScrollArea, Sense, Ui, UiBuilder, Vec2, pos2, vec2};

use crate::{
    app::{
        action::Action,
        command::Command,
        focus,
        frame_context::FrameContext,
        theme,
        widgets::{Icon, IconButton},
    },
    scene::{LegendEntry, LegendSymbol, Measurer},
};

/// Font size of the entries, points.
const FONT: f32 = 11.5;
/// Side of the button that folds the legend, points.
const FOLD: f32 = 18.0;
/// Width below which histograms are left out, points.
const WIDE: f32 = 620.0;

/// Margins of the legend, points.
const MARGIN: Vec2 = vec2(8.0, 4.0);
/// Gap between the button and the entries, points.
const GAP: f32 = 6.0;

/// Draws the legend at the lower edge, at most `most` points high; what needs more scrolls. Returns its height, points.
pub(crate) fn ui(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    (groups, measurer): (&[Vec<LegendEntry>], &Measurer),
    most: f32,
    out: &mut Vec<Command>,
) -> f32 {
    let texts = &context.texts.legend;
    let is_open = context.view.base.legend && !groups.is_empty();
    let room = ui.available_rect_before_wrap();
    let width = (room.width() - 2.0 * MARGIN.x - FOLD - GAP).max(0.0);
    let drawn = |entry: &&LegendEntry| width >= WIDE || !matches!(entry.sample, LegendSymbol::Histogram(..));
    let groups: Vec<Vec<&LegendEntry>> = groups.iter().map(|group| group.iter().filter(drawn).collect()).collect();
    let flow = flow::place(&groups.iter().map(|group| blocks(group, measurer)).collect::<Vec<_>>(), width);
    // Known before it is drawn, so that the map never leaves a gap.
    let height = if is_open { flow.height.clamp(FOLD, most.max(FOLD)) } else { FOLD };
    let outer = height + 2.0 * MARGIN.y;
    let strip = Rect::from_min_max(pos2(room.min.x, room.max.y - outer), room.max);
    ui.painter().rect_filled(strip, 0.0, ui.visuals().panel_fill);
    ui.painter().hline(strip.x_range(), strip.min.y, ui.visuals().widgets.noninteractive.bg_stroke);
    let mut line =
        ui.new_child(UiBuilder::new().max_rect(strip.shrink2(MARGIN)).layout(Layout::left_to_right(Align::Min)));
    line.spacing_mut().item_spacing.x = GAP;
    let (icon, name) =
        if context.view.base.legend { (Icon::Unfolded, &texts.fold) } else { (Icon::Folded, &texts.unfold) };
    let fold = line.add(IconButton::new(icon, name).size(Vec2::splat(FOLD)));
    if fold.on_hover_text(name).clicked() {
        out.push(Action::Legend.into());
    }
    if !is_open {
        let text = if context.view.base.legend { &texts.nothing } else { &texts.title };
        line.label(RichText::new(text).size(FONT).color(theme::faint(&line)));
        return outer;
    }
    let area = ScrollArea::vertical().id_salt("entries").auto_shrink(false).max_height(height).min_scrolled_height(0.0);
    focus::scroll(area, &mut line, |ui| {
        let (room, _) = ui.allocate_exact_size(vec2(width, flow.height), Sense::hover());
        for (group, areas) in groups.iter().zip(&flow.areas) {
            for (entry, area) in group.iter().zip(areas) {
                entry::ui(ui, context, entry, area.translate(room.min.to_vec2()), measurer, out);
            }
        }
    });
    outer
}

/// Sizes of a group's entries; those before the first symbol are captions.
fn blocks(group: &[&LegendEntry], measurer: &Measurer) -> Vec<flow::Block> {
    let captions = group.iter().take_while(|entry| entry.sample == LegendSymbol::None).count();
    let block = |(at, entry): (usize, &&LegendEntry)| flow::Block {
        size: vec2(entry.width(measurer, FONT, 0.0), entry.height(FONT)),
        is_caption: at < captions,
    };
    group.iter().enumerate().map(block).collect()
}
