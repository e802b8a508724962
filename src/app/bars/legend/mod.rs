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

/// Draws the legend, at most `most` points high; what needs more scrolls.
pub(crate) fn ui(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    (groups, measurer): (&[Vec<LegendEntry>], &Measurer),
    most: f32,
    out: &mut Vec<Command>,
) {
    let texts = &context.texts.legend;
    let frame = egui::Frame::side_top_panel(ui.style()).inner_margin(Margin::symmetric(8, 4));
    egui::Panel::bottom("legend").resizable(false).frame(frame).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let is_open = context.view.base.legend;
            let (icon, name) = if is_open { (Icon::Unfolded, &texts.fold) } else { (Icon::Folded, &texts.unfold) };
            let fold = ui.add(IconButton::new(icon, name).size(Vec2::splat(FOLD)));
            if fold.on_hover_text(name).clicked() {
                out.push(Action::Legend.into());
            }
            if !is_open || groups.is_empty() {
                let text = if is_open { &texts.nothing } else { &texts.title };
                ui.label(RichText::new(text).size(FONT).color(theme::faint(ui)));
                return;
            }
            let area = ScrollArea::vertical().id_salt("entries").auto_shrink([false, true]).max_height(most);
            focus::scroll(area, ui, |ui| entries(ui, context, groups, measurer, out));
        });
    });
}

fn entries(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    groups: &[Vec<LegendEntry>],
    measurer: &Measurer,
    out: &mut Vec<Command>,
) {
    let width = ui.available_width();
    let drawn = |entry: &&LegendEntry| width >= WIDE || !matches!(entry.sample, LegendSymbol::Histogram(..));
    let groups: Vec<Vec<&LegendEntry>> = groups.iter().map(|group| group.iter().filter(drawn).collect()).collect();
    let blocks: Vec<_> = groups.iter().map(|group| blocks(group, measurer)).collect();
    let flow = flow::place(&blocks, width);
    let (room, _) = ui.allocate_exact_size(vec2(width, flow.height), Sense::hover());
    for (group, areas) in groups.iter().zip(&flow.areas) {
        for (entry, area) in group.iter().zip(areas) {
            entry::ui(ui, context, entry, area.translate(room.min.to_vec2()), measurer, out);
        }
    }
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
