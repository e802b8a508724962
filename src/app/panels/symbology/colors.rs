//! Choice of the colour scheme of classes.

use egui::{ComboBox, Rect, Sense, StrokeKind, Ui, Vec2, pos2, vec2};
use strum::IntoEnumIterator as _;

use crate::{
    app::{frame_context::FrameContext, theme, widgets},
    i18n::phrase,
    scene::scheme_colors,
    surface::screen::color,
    view::{ColorRamp, ColorScheme},
};

/// Size of the sample of a scheme, points.
const SAMPLE: Vec2 = vec2(70.0, 14.0);

/// Draws the choice for a number of classes; without one for circles, whose classes have one colour.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, ramp: &mut ColorRamp, of_classes: Option<usize>) {
    let classes = of_classes.unwrap_or_default();
    let texts = &context.texts.thematic;
    let name = |scheme: ColorScheme| phrase(&texts.scheme, scheme);
    ui.horizontal_wrapped(|ui| {
        sample(ui, *ramp, classes);
        let list = ComboBox::from_id_salt("colours").selected_text(name(ramp.scheme));
        widgets::dropdown(ui, list, &texts.colors, |ui| {
            let mut was_diverging = false;
            for scheme in ColorScheme::iter() {
                if scheme.is_diverging() && !was_diverging {
                    ui.separator();
                    widgets::note(ui, &texts.diverging_schemes);
                    was_diverging = true;
                }
                let spoken = if is_safe(scheme, classes) {
                    texts.safe_scheme.replace("{name}", name(scheme))
                } else {
                    name(scheme).to_owned()
                };
                ui.horizontal(|ui| {
                    sample(ui, ColorRamp { scheme, ..*ramp }, classes);
                    if ui.selectable_value(&mut ramp.scheme, scheme, spoken).clicked() {
                        ui.close();
                    }
                });
            }
        });
    });
    if of_classes.is_none() {
        return;
    }
    widgets::check_box(ui, &mut ramp.reversed, &texts.reversed);
    if !is_safe(ramp.scheme, classes) {
        widgets::note(ui, &texts.unsafe_scheme);
    }
}

/// `true` if people with red-green blindness tell the classes apart. The atlas' violet differs in lightness alone.
fn is_safe(scheme: ColorScheme, classes: usize) -> bool {
    scheme_colors(scheme, classes).is_none_or(|colors| colors.is_colour_blind_safe)
}

/// Paints the colours of a ramp side by side.
fn sample(ui: &mut Ui, ramp: ColorRamp, classes: usize) {
    let of = classes.max(3);
    let (rect, _) = ui.allocate_exact_size(SAMPLE, Sense::hover());
    let palette = theme::palette(ui);
    let width = rect.width() / of as f32;
    for class in 0..of {
        let left = rect.left() + class as f32 * width;
        let field = Rect::from_min_max(pos2(left, rect.top()), pos2(left + width, rect.bottom()));
        ui.painter().rect_filled(field, 0.0, color(palette.class(ramp, class, of)));
    }
    ui.painter().rect_stroke(rect, 0.0, (0.7, color(palette.map.card_faint)), StrokeKind::Middle);
}
