//! Legend below the map: the entries of all layers drawn, folded into one line on request.

mod entry;
mod flow;

use egui::{Margin, RichText, ScrollArea, Sense, Ui, Vec2, vec2};

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

/// Draws the legend, at most `most` points high; what needs more scrolls.
pub(crate) fn ui(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    (groups, measurer): (&[Vec<LegendEntry>], &Measurer),
    most: f32,
    out: &mut Vec<Command>,
) {
    let texts = &context.texts.legend;
    let is_open = context.view.base.legend && !groups.is_empty();
    let width = ui.available_width() - 2.0 * MARGIN.x - FOLD - GAP;
    let drawn = |entry: &&LegendEntry| width >= WIDE || !matches!(entry.sample, LegendSymbol::Histogram(..));
    let groups: Vec<Vec<&LegendEntry>> = groups.iter().map(|group| group.iter().filter(drawn).collect()).collect();
    let flow = flow::place(&groups.iter().map(|group| blocks(group, measurer)).collect::<Vec<_>>(), width);
    // Known before it is drawn, so that the map never leaves a gap.
    let height = if is_open { flow.height.clamp(FOLD, most.max(FOLD)) } else { FOLD };
    let frame = egui::Frame::side_top_panel(ui.style()).inner_margin(Margin::symmetric(MARGIN.x as i8, MARGIN.y as i8));
    let panel = egui::Panel::bottom("legend").resizable(false).exact_size(height + 2.0 * MARGIN.y).frame(frame);
    panel.show(ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            let (icon, name) =
                if context.view.base.legend { (Icon::Unfolded, &texts.fold) } else { (Icon::Folded, &texts.unfold) };
            let fold = ui.add(IconButton::new(icon, name).size(Vec2::splat(FOLD)));
            if fold.on_hover_text(name).clicked() {
                out.push(Action::Legend.into());
            }
            if !is_open {
                let text = if context.view.base.legend { &texts.nothing } else { &texts.title };
                ui.label(RichText::new(text).size(FONT).color(theme::faint(ui)));
                return;
            }
            let area = ScrollArea::vertical().id_salt("entries").auto_shrink(false).max_height(height);
            focus::scroll(area, ui, |ui| {
                let (room, _) = ui.allocate_exact_size(vec2(width, flow.height), Sense::hover());
                for (group, areas) in groups.iter().zip(&flow.areas) {
                    for (entry, area) in group.iter().zip(areas) {
                        entry::ui(ui, context, entry, area.translate(room.min.to_vec2()), measurer, out);
                    }
                }
            });
        });
    });
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
