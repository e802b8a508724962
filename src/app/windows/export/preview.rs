//! Preview of the picture, as the file will have it.

use egui::{Align2, Color32, FontId, Image, Label, Rect, RichText, Sense, Ui, Vec2, vec2};

use crate::{
    app::{explain, export_worker::Preview, frame_context::FrameContext, theme},
    export::PictureFormat,
    i18n::phrase,
    model::Language,
};

/// Size and least height of the lines below the picture, points: the window keeps its height when they come.
const SMALL: f32 = 11.5;
const LINES: f32 = 44.0;
/// Space between the picture and the lines below it, points.
const GAP: f32 = 4.0;
/// Least height of the picture's area, points.
const LEAST: f32 = 80.0;

/// Draws the preview as large as `room` allows, points; without one, the reason. Lines below it take their height from `room`.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, room: Vec2) {
    let preview = context.ui_state.export.preview.as_ref();
    let lines = preview.map(|(_, shown)| lines(ui, context, shown)).unwrap_or_default();
    let height = |(text, color): &(String, Color32)| {
        let galley = ui.painter().layout(text.clone(), FontId::proportional(SMALL), *color, room.x);
        galley.size().y + ui.spacing().item_spacing.y
    };
    let below = (lines.iter().map(height).sum::<f32>() + 2.0 * GAP).max(LINES);
    picture(ui, context, vec2(room.x, (room.y - below).max(LEAST)));
    ui.add_space(GAP);
    for (text, color) in lines {
        ui.add(Label::new(RichText::new(text).size(SMALL).color(color)).wrap());
    }
}

fn picture(ui: &mut Ui, context: &FrameContext<'_>, room: Vec2) {
    let texts = &context.texts.export;
    let (area, response) = ui.allocate_exact_size(room, Sense::hover());
    let ground = theme::ui_colors(ui).line;
    ui.painter().rect_filled(area, 6.0, crate::surface::screen::color(ground.faded(0.35)));
    if let Some(why) = &context.ui_state.export.refused {
        let text = RichText::new(explain::no_picture(why, context.texts)).color(ui.visuals().error_fg_color);
        ui.put(area.shrink(24.0), Label::new(text).wrap());
        return;
    }
    let Some((texture, shown)) = &context.ui_state.export.preview else {
        let color = theme::faint(ui);
        ui.painter().text(area.center(), Align2::CENTER_CENTER, &texts.drawing, FontId::proportional(13.0), color);
        return;
    };
    let size = texture.size_vec2();
    let inner = area.shrink(12.0);
    let scale = (inner.width() / size.x).min(inner.height() / size.y);
    let rect = Rect::from_center_size(area.center(), size * scale);
    if context.settings.export.options.transparent && context.settings.export.options.format != PictureFormat::Pdf {
        checkerboard(ui, rect);
    }
    Image::new((texture.id(), size)).paint_at(ui, rect);
    let alt_text = shown.caption.alt_text.clone();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &alt_text));
}

/// Format and size of the file, and the requested content that the picture lacks.
fn lines(ui: &Ui, context: &FrameContext<'_>, shown: &Preview) -> Vec<(String, Color32)> {
    let texts = &context.texts.export;
    let mut lines = vec![(format_and_size(context), theme::faint(ui))];
    let warning = ui.visuals().warn_fg_color;
    if context.view.base.basemap.is_tiles() {
        lines.push((texts.no_tiles.clone(), warning));
        return lines;
    }
    let missing = texts.missing.replace("{characters}", &codes(&shown.missing));
    let missing_content = shown.missing_content.iter().map(|content| phrase(&texts.missing_content, *content));
    let cut = shown.cut.then_some(texts.cut.as_str());
    let missing = (!shown.missing.is_empty()).then_some(missing.as_str());
    let said: Vec<&str> = cut.into_iter().chain(missing_content).chain(missing).collect();
    let blank = if context.view.language == Language::En { " " } else { "" };
    if !said.is_empty() {
        lines.push((said.join(blank), warning));
    }
    lines
}

fn format_and_size(context: &FrameContext<'_>) -> String {
    let (width, height) = context.view.page.size.points();
    let (wide, high) = (width / 72.0 * 25.4, height / 72.0 * 25.4);
    let (px, py) = context.view.page.size.pixels();
    let scale = context.settings.export.options.scale;
    match context.settings.export.options.format {
        PictureFormat::Png => format!("PNG, {:.0} × {:.0} px", px * scale, py * scale),
        PictureFormat::Svg => {
            let size = context.view.page.size;
            format!("SVG, {:.0} × {:.0} {}", size.width, size.height, size.unit)
        }
        PictureFormat::Pdf => format!("PDF, {wide:.0} × {high:.0} mm"),
    }
}

/// Code points of characters that no embedded font has, at most eight.
fn codes(characters: &str) -> String {
    characters.chars().take(8).map(|c| format!("U+{:04X}", u32::from(c))).collect::<Vec<_>>().join(", ")
}

/// Checkerboard behind a transparent picture.
fn checkerboard(ui: &Ui, rect: Rect) {
    let painter = ui.painter().with_clip_rect(rect);
    painter.rect_filled(rect, 0.0, Color32::from_gray(225));
    let side = 10.0;
    let (columns, rows) = ((rect.width() / side).ceil() as usize, (rect.height() / side).ceil() as usize);
    for row in 0..rows {
        for column in (row % 2..columns).step_by(2) {
            let at = rect.min + vec2(column as f32, row as f32) * side;
            painter.rect_filled(Rect::from_min_size(at, Vec2::splat(side)), 0.0, Color32::from_gray(250));
        }
    }
}
