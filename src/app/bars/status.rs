//! Status bar at the lower edge: number of clusters shown, loading of tiles, place under the pointer, scale, projection.

use egui::{Align, Label, Layout, RichText, Ui, vec2};

use crate::{
    app::{
        action::Action,
        command::{Command, OwnDataCommand},
        frame_context::FrameContext,
        import::ReadingFile,
        theme,
        ui_state::PointedPlace,
        widgets,
    },
    caption::values as say,
    geo::ProjectionKind,
    i18n::{StatusTexts, format},
    model::LonLat,
    surface::screen::TileState,
    view::Camera,
};

/// Width of the place under the pointer, points; it stays while the pointer moves.
const PLACE: f32 = 380.0;
/// Width of the scale, points; it stays while the map zooms.
const SCALE: f32 = 96.0;
/// Width of the coordinates, points.
const COORDINATES: f32 = 138.0;
/// Metres per point of a screen with 96 points per inch.
const POINT: f64 = 0.0254 / 96.0;

/// Draws the status bar.
pub(crate) fn ui(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    egui::Panel::bottom("status").show(ui, |ui| {
        ui.horizontal(|ui| {
            let found = context.texts.filters.found.replace("{n}", &context.computed.found.len().to_string());
            let found = found.replace("{m}", &context.computed.universe.to_string());
            ui.label(small(ui, &found));
            if context.view.is_narrowed() {
                if ui.small_button(&context.texts.filters.clear_all).clicked() {
                    out.push(Action::ClearFilters.into());
                }
                let (fit, title) = (Action::FitResult, Action::FitResult.title(context));
                if fit.enabled(context)
                    && ui.small_button(title).on_hover_text(widgets::with_keys(ui, title, fit)).clicked()
                {
                    out.push(fit.into());
                }
            }
            if context.ui_state.tiles == Some(TileState::Loading) || context.ui_state.opening.is_some() {
                ui.label(small(ui, &context.texts.tiles.loading));
            }
            if let Some(reading) = &context.ui_state.own_data.reading {
                reading_file(ui, context, reading, out);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let camera = &context.view.camera;
                let action = match camera.projection {
                    ProjectionKind::Albers => Action::Albers,
                    ProjectionKind::WebMercator => Action::WebMercator,
                };
                ui.label(small(ui, action.title(context))).on_hover_text(camera.projection.description());
                slot(ui, SCALE, |ui| {
                    let scale = scale(camera, &context.texts.status);
                    ui.label(small(ui, &scale)).on_hover_text(&context.texts.status.scale_tip);
                });
                if let Some(place) = &context.ui_state.pointed_place {
                    slot(ui, PLACE, |ui| pointed(ui, context, place));
                }
            });
        });
    });
}

fn small(ui: &Ui, text: &str) -> RichText {
    RichText::new(text).size(11.5).color(theme::faint(ui))
}

/// Title of the own file that is being read, how far that is, and a button that stops it.
fn reading_file(ui: &mut Ui, context: &FrameContext<'_>, reading: &ReadingFile, out: &mut Vec<Command>) {
    let texts = &context.texts.own_data;
    let percent = (reading.progress.fraction() * 100.0).round();
    let text = texts.reading.replace("{percent}", &percent.to_string()).replacen("{title}", &reading.title, 1);
    ui.label(small(ui, &text));
    if ui.small_button(&texts.stop).clicked() {
        out.push(OwnDataCommand::StopReading.into());
    }
}

/// Adds contents from the left in a part of a steady width, or what is left of it.
fn slot(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    let size = vec2(width.min(ui.available_width()), ui.available_height());
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.set_width(size.x);
        add(ui);
    });
}

/// Coordinates, province, and the value of the topmost layer of values there.
fn pointed(ui: &mut Ui, context: &FrameContext<'_>, place: &PointedPlace) {
    let coordinates = coordinates(place.at, &context.view.camera, &context.texts.status);
    slot(ui, COORDINATES, |ui| {
        ui.add(Label::new(small(ui, &coordinates)).truncate());
    });
    let Some(province) = place.province.as_ref().and_then(|id| context.catalogue().province(id)) else { return };
    let name = province.name.short(context.view.language).to_owned();
    let value = context.values().and_then(|classified| {
        let found = classified.values.get(&province.id)?;
        Some(say::quantity(found, classified, context.texts))
    });
    let parts: Vec<String> = std::iter::once(name).chain(value).collect();
    ui.add(Label::new(small(ui, &parts.join(" · "))).truncate());
}

/// Coordinates in degrees, with as many decimals as a point of the map can tell apart.
fn coordinates(at: LonLat, camera: &Camera, texts: &StatusTexts) -> String {
    let decimals = match camera.metres_per_point {
        m if m > 500.0 => 2,
        m if m > 50.0 => 3,
        _ => 4,
    };
    format::coordinates(at, decimals, texts)
}

/// Scale at the centre of the map, in two digits.
fn scale(camera: &Camera, texts: &StatusTexts) -> String {
    let on_ground = camera.metres_per_point / camera.projection.scale_at(camera.center);
    let denominator = (on_ground / POINT).max(1.0);
    let step = 10_f64.powf(denominator.log10().floor() - 1.0);
    texts.scale.replace("{n}", &format::number((denominator / step).round() * step))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{i18n::messages, model::Language};

    #[test]
    fn coordinates_have_the_decimals_that_the_scale_gives_them() {
        let at = LonLat::new(118.7969, 32.0603);
        let said = |metres_per_point: f64, language: Language| {
            coordinates(at, &Camera { metres_per_point, ..Camera::default() }, &messages(language).status)
        };
        assert_eq!(said(6_500.0, Language::En), "32.06° N, 118.80° E");
        assert_eq!(said(40.0, Language::En), "32.0603° N, 118.7969° E");
        assert_eq!(said(6_500.0, Language::Zh), "北纬 32.06°，东经 118.80°");
    }

    #[test]
    fn the_scale_is_that_of_the_ground_at_the_centre() {
        let texts = &messages(Language::En).status;
        let camera = Camera { metres_per_point: 1_190.6, ..Camera::default() };
        assert_eq!(scale(&camera, texts), "1 : 4,500,000");
        let mercator = camera.in_projection(ProjectionKind::WebMercator);
        assert_eq!(scale(&mercator, texts), "1 : 4,500,000");
    }
}
