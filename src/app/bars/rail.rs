//! Activity bar at the left edge: switches for the contents of the left panel, the table and the timeline.

use egui::{Align2, FontId, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::{
    action::Action,
    command::Command,
    focus,
    frame_context::FrameContext,
    least_sizes::RAIL,
    theme,
    widgets::{Icon, with_keys},
};

const HEIGHT: f32 = 50.0;

/// Margins, small enough for the longest name: `Programmes`.
const MARGIN: egui::Margin = egui::Margin::symmetric(4, 2);

/// Draws the activity bar.
pub(crate) fn ui(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let frame = egui::Frame::side_top_panel(ui.style()).inner_margin(MARGIN);
    egui::Panel::left("rail").resizable(false).exact_size(RAIL).frame(frame).show(ui, |ui| {
        focus::scroll(ScrollArea::vertical().auto_shrink(false), ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add_space(4.0);
            let texts = &context.texts.rail;
            let rooms = [
                (Action::ClustersPanel, Icon::Clusters, &texts.clusters),
                (Action::ProvincesPanel, Icon::Provinces, &texts.provinces),
                (Action::Compare, Icon::Compare, &texts.compare),
                (Action::ProgrammesPanel, Icon::Programmes, &texts.programmes),
                (Action::ArticlePanel, Icon::Article, &texts.article),
                (Action::LayersPanel, Icon::Layers, &texts.layers),
                (Action::AnalysisPanel, Icon::Analysis, &texts.analysis),
            ];
            for (action, icon, name) in rooms {
                button(ui, context, action, icon, name, out);
            }
            ui.separator();
            for (action, icon, name) in
                [(Action::TablePanel, Icon::Table, &texts.table), (Action::Timeline, Icon::Timeline, &texts.timeline)]
            {
                button(ui, context, action, icon, name, out);
            }
        });
    });
}

fn button(ui: &mut Ui, context: &FrameContext<'_>, action: Action, icon: Icon, name: &str, out: &mut Vec<Command>) {
    let on = action.checked(context).unwrap_or_default();
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::click());
    let title = action.title(context);
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), on, title));
    let colors = theme::ui_colors(ui);
    let color = crate::surface::screen::color(if on { colors.accent } else { colors.faint });
    if on {
        ui.painter().rect_filled(rect, 6.0, ui.visuals().selection.bg_fill);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 6.0, ui.visuals().widgets.hovered.weak_bg_fill);
    }
    icon.paint(ui.painter(), pos2(rect.center().x, rect.min.y + 17.0), 8.0, color);
    let font = FontId::proportional(10.5);
    ui.painter().text(pos2(rect.center().x, rect.max.y - 5.0), Align2::CENTER_BOTTOM, name, font, color);
    if response.on_hover_text(with_keys(ui, action.tip(context), action)).clicked() {
        out.push(action.into());
    }
}
