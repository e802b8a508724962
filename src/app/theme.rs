//! Theme colours as egui styles.

use egui::{Color32, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle, Visuals, vec2};

use crate::{
    scene::{Color, Palette, UiColors},
    surface::screen::{BOLD, color},
    view::Theme,
};

/// Installs both themes, between which egui switches.
pub(super) fn install(ctx: &egui::Context) {
    for theme in [Theme::Light, Theme::Dark] {
        ctx.set_style_of(egui_theme(theme), style(theme));
    }
}

/// Corresponding theme of egui.
pub(super) fn egui_theme(theme: Theme) -> egui::Theme {
    match theme {
        Theme::Light => egui::Theme::Light,
        Theme::Dark => egui::Theme::Dark,
    }
}

/// Colour of secondary text.
pub(super) fn faint(ui: &egui::Ui) -> Color32 {
    color(ui_colors(ui).faint)
}

/// Complete palette of the theme in which `ui` is drawn.
pub(super) fn palette(ui: &egui::Ui) -> &'static Palette {
    Palette::of(if ui.visuals().dark_mode { Theme::Dark } else { Theme::Light })
}

/// Interface colours of the theme in which `ui` is drawn.
pub(super) fn ui_colors(ui: &egui::Ui) -> &'static UiColors {
    &palette(ui).ui
}

/// Bold font for headings; `size` in points.
pub(super) fn bold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(BOLD.into()))
}

/// Outlines boxes to tick and radio buttons that are drawn with these visuals, as far as they are empty: without it a box is a
/// little darker than what it stands on.
pub(super) fn outline_boxes(visuals: &mut Visuals) {
    let ui = &Palette::of(if visuals.dark_mode { Theme::Dark } else { Theme::Light }).ui;
    visuals.widgets.inactive.bg_fill = color(ui.field);
    visuals.widgets.inactive.bg_stroke = Stroke::new(1.0, color(ui.faint));
}

fn style(theme: Theme) -> Style {
    let palette = &Palette::of(theme).ui;
    let mut style = Style {
        visuals: match theme {
            Theme::Light => Visuals::light(),
            Theme::Dark => Visuals::dark(),
        },
        ..Style::default()
    };
    style.text_styles = [
        (TextStyle::Small, FontId::new(11.0, FontFamily::Proportional)),
        (TextStyle::Body, FontId::new(13.0, FontFamily::Proportional)),
        (TextStyle::Button, FontId::new(13.0, FontFamily::Proportional)),
        (TextStyle::Monospace, FontId::new(12.0, FontFamily::Monospace)),
        (TextStyle::Heading, bold(17.0)),
    ]
    .into();
    style.spacing.item_spacing = vec2(8.0, 6.0);
    style.spacing.button_padding = vec2(8.0, 4.0);
    style.spacing.interact_size.y = 22.0;
    style.spacing.window_margin = Margin::same(16);
    style.spacing.menu_margin = Margin::same(6);
    visuals(&mut style.visuals, palette, theme);
    style
}

fn visuals(visuals: &mut Visuals, ui: &UiColors, theme: Theme) {
    let c = |value: Color| color(value);
    visuals.panel_fill = c(ui.panel);
    visuals.window_fill = c(ui.window);
    visuals.extreme_bg_color = c(ui.field);
    visuals.faint_bg_color = c(ui.button);
    visuals.window_stroke = Stroke::new(1.0, c(ui.line));
    visuals.window_corner_radius = CornerRadius::same(10);
    visuals.menu_corner_radius = CornerRadius::same(8);
    visuals.hyperlink_color = c(ui.accent);
    visuals.selection.bg_fill = c(ui.accent_soft);
    visuals.selection.stroke = Stroke::new(1.0, c(ui.accent));
    visuals.warn_fg_color = c(ui.warning);
    visuals.error_fg_color = c(ui.error);
    // A blinking caret would redraw the whole window twice a second.
    visuals.text_cursor.blink = false;
    visuals.weak_text_color = Some(c(ui.faint));
    let shadow = if theme == Theme::Light { 28 } else { 90 };
    visuals.window_shadow = Shadow { offset: [0, 6], blur: 24, spread: 0, color: Color32::from_black_alpha(shadow) };
    visuals.popup_shadow = Shadow { offset: [0, 3], blur: 12, spread: 0, color: Color32::from_black_alpha(shadow) };
    let text = Stroke::new(1.0, c(ui.text));
    let states = [
        (&mut visuals.widgets.noninteractive, ui.panel, ui.line),
        (&mut visuals.widgets.inactive, ui.button, ui.line),
        (&mut visuals.widgets.hovered, ui.button_hover, ui.accent),
        (&mut visuals.widgets.active, ui.button_active, ui.accent),
        (&mut visuals.widgets.open, ui.button_hover, ui.line),
    ];
    for (state, fill, line) in states {
        state.bg_fill = c(fill);
        state.weak_bg_fill = c(fill);
        state.bg_stroke = Stroke::new(1.0, c(line));
        state.fg_stroke = text;
        state.corner_radius = CornerRadius::same(5);
        state.expansion = 0.0;
    }
    visuals.widgets.inactive.bg_stroke = Stroke::NONE;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn back(color: Color32) -> Color {
        let [r, g, b, a] = color.to_srgba_unmultiplied();
        Color { r, g, b, a }
    }

    /// WCAG 2.2, 1.4.11: what is needed to recognise a control has 3:1 against what it stands beside.
    #[test]
    fn the_outline_of_an_empty_box_is_seen_in_both_themes() {
        for theme in [Theme::Light, Theme::Dark] {
            let mut visuals = style(theme).visuals;
            outline_boxes(&mut visuals);
            let widgets = &visuals.widgets;
            for (state, drawn) in
                [("at rest", widgets.inactive), ("hovered", widgets.hovered), ("pressed", widgets.active)]
            {
                assert!(drawn.bg_stroke.width >= 1.0, "{theme:?}, {state}");
                // The panels, windows and menus that it stands in, and its own inside.
                for beside in [visuals.panel_fill, visuals.window_fill, drawn.bg_fill] {
                    let ratio = back(drawn.bg_stroke.color).contrast(back(beside));
                    assert!(ratio >= 3.0, "{theme:?}, {state}: {ratio:.2} against {beside:?}");
                }
            }
            // A tick against the box.
            let ratio = back(widgets.inactive.fg_stroke.color).contrast(back(widgets.inactive.bg_fill));
            assert!(ratio >= 3.0, "{theme:?}: {ratio:.2}");
        }
    }
}
