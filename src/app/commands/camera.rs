//! Camera commands: zooming, fitting, flights, inertia.

use super::change;
use crate::{
    app::{
        action::Action,
        command::CameraCommand,
        state::AppState,
        ui_state::{Motion, PlaceMark},
    },
    geo::{PlaneRect, ProjectionKind},
    model::{CityId, Cluster, Detail, LonLat},
    view::{Camera, EditKind, FeatureRef, LayerId, View},
};

/// Zoom factor per key press or click.
const ZOOM_STEP: f64 = 1.6;
/// Margin around the member cities when fitting clusters, metres.
const AROUND_PLACE: f64 = 160_000.0;
/// Upper limit of the scale when flying to a place found by the search, metres on the ground per point.
const PLACE_SCALE: f64 = 900.0;

/// Applies a command of the camera.
pub(super) fn apply(state: &mut AppState, command: CameraCommand) {
    match command {
        CameraCommand::Set(camera) => set(state, camera),
        CameraCommand::FlyTo(camera) => fly_to(state, camera),
        CameraCommand::FlyToPlace(place) => fly_to_place(state, place),
        CameraCommand::FlyToCity(city) => fly_to_city(state, city),
        CameraCommand::Glide(right, down) => glide(state, right, down),
    }
}

/// Sets the camera after a movement by hand; stops any animation.
fn set(state: &mut AppState, camera: Camera) {
    state.ui_state.motion = None;
    change(state, EditKind::Camera, |view| view.camera = camera);
}

/// Flies to a camera; the flight is one undo step.
fn fly_to(state: &mut AppState, to: Camera) {
    if to == state.view.camera {
        return;
    }
    state.history.settle();
    state.history.record(&state.view, EditKind::Single);
    start_flight(state, to);
}

/// Flies to a camera as part of an undo step already recorded.
fn start_flight(state: &mut AppState, to: Camera) {
    state.ui_state.motion = Some(Motion::Flight { from: state.view.camera, to, elapsed: 0.0 });
}

/// Ends an animation: a flight at its target, a glide where it is.
pub(super) fn finish_motion(state: &mut AppState) {
    if let Some(Motion::Flight { to, .. }) = state.ui_state.motion.take() {
        state.view.camera = to;
    }
}

/// Starts inertia after a released drag.
fn glide(state: &mut AppState, right: f32, down: f32) {
    // The inertia belongs to the undo step of the drag; later changes do not.
    state.history.settle();
    state.ui_state.motion = Some(Motion::Glide(right, down));
}

/// Flies to a place.
fn fly_to_place(state: &mut AppState, place: LonLat) {
    let camera = state.view.camera;
    let metres_per_point = camera.metres_per_point.min(PLACE_SCALE * camera.projection.scale_at(place));
    let to = Camera { metres_per_point, ..camera }.at_plane(camera.projection.plane_from_lonlat(place));
    fly_to(state, to);
}

/// Flies to a city and marks it.
fn fly_to_city(state: &mut AppState, city: CityId) {
    let Some(at) = state.facts.catalogue().city(&city).map(|city| city.at) else { return };
    state.ui_state.place_mark = Some(PlaceMark::new(city));
    fly_to_place(state, at);
}

/// Handles the actions that zoom or fit.
pub(super) fn dispatch(state: &mut AppState, action: Action) {
    // A key press during a flight starts from the flight's target.
    let camera = match state.ui_state.motion {
        Some(Motion::Flight { to, .. }) => to,
        _ => state.view.camera,
    };
    match action {
        Action::ZoomIn => fly_to(state, camera.zoomed_about(ZOOM_STEP, 0.0, 0.0)),
        Action::ZoomOut => fly_to(state, camera.zoomed_about(1.0 / ZOOM_STEP, 0.0, 0.0)),
        Action::FitChina => {
            if let Some(camera) = fitting_china(state) {
                fly_to(state, camera);
            }
        }
        Action::FitSelection => fit_selection(state),
        Action::FitResult => {
            if let Some(camera) = fitting_result(state) {
                fly_to(state, camera);
            }
        }
        _ => {}
    }
}

/// Flies to the selection, or to the clusters that match the filter.
fn fit_selection(state: &mut AppState) {
    if let Some(camera) = fitting_selection(state) {
        fly_to(state, camera);
    }
}

/// Flies to the features of a layer, or to all of China for values.
pub(super) fn fly_to_layer(state: &mut AppState, id: &LayerId) {
    let Some(layer) = state.view.layer(id) else { return };
    let projection = state.view.camera.projection;
    let camera = if state.view.is_clusters(layer) {
        around(state, state.computed.clusters(state.facts.catalogue()).into_iter())
            .map(|bounds| fitting(state, bounds, 60.0))
    } else if let Some(features) = state.computed.layers.iter().find(|features| features.layer == *id) {
        let places = features.places().map(|at| projection.plane_from_lonlat(at));
        PlaneRect::around(places).map(|bounds| fitting(state, bounds.grown(AROUND_PLACE), 60.0))
    } else {
        fitting_china(state)
    };
    if let Some(camera) = camera {
        fly_to(state, camera);
    }
}

/// Flies to the features of a layer if all of them are out of sight, within the undo step that added it.
pub(super) fn reveal_layer(state: &mut AppState, id: &LayerId) {
    let Some(features) = state.computed.layers.iter().find(|features| features.layer == *id) else { return };
    let points: Vec<LonLat> = features.places().collect();
    if points.is_empty() || is_in_sight(state, points.iter().copied()) {
        return;
    }
    let projection = state.view.camera.projection;
    let bounds = PlaneRect::around(points.into_iter().map(|at| projection.plane_from_lonlat(at)));
    if let Some(bounds) = bounds {
        let camera = fitting(state, bounds.grown(AROUND_PLACE), 60.0);
        start_flight(state, camera);
    }
}

/// `true` if any of the places is in sight.
fn is_in_sight(state: &AppState, mut places: impl Iterator<Item = LonLat>) -> bool {
    let Camera { projection, metres_per_point, .. } = state.view.camera;
    let middle = state.view.camera.plane_center();
    let (width, height) = state.ui_state.map_size;
    let is_near = |off: f64, side: f32| off.abs() < f64::from(side) * 0.5 * metres_per_point;
    places.any(|place| {
        let at = projection.plane_from_lonlat(place);
        is_near(at.x - middle.x, width) && is_near(at.y - middle.y, height)
    })
}

/// Flies to the extent of a step of the guided walk, within its undo step: the step's own camera, else its selection,
/// else all of China.
pub(super) fn fly_to_step(state: &mut AppState, step: &View) {
    let camera = if step.has_own_camera() {
        Some(step.camera)
    } else if state.view.selection.is_some() {
        fitting_selection(state)
    } else {
        fitting_china(state)
    };
    if let Some(camera) = camera {
        start_flight(state, camera);
    }
}

/// Flies to a selection made in the same undo step.
pub(super) fn fly_to_selection(state: &mut AppState) {
    if let Some(camera) = fitting_selection(state) {
        start_flight(state, camera);
    }
}

/// Pans to the symbol of the selected cluster if it is out of sight, at the same scale.
pub(super) fn reveal_selection(state: &mut AppState) {
    let Some(id) = state.view.selected_cluster() else { return };
    let lead = state.facts.catalogue().cluster(&id).and_then(Cluster::lead);
    let Some(city) = lead.and_then(|member| state.facts.catalogue().city(&member.city)) else { return };
    let camera = state.view.camera;
    let (at, middle) = (camera.projection.plane_from_lonlat(city.at), camera.plane_center());
    let (width, height) = state.ui_state.map_size;
    let room = |points: f32| f64::from(points) * 0.45 * camera.metres_per_point;
    if (at.x - middle.x).abs() > room(width) || (at.y - middle.y).abs() > room(height) {
        start_flight(state, camera.at_plane(at));
    }
}

/// Flies to a feature, whatever is selected.
pub(super) fn fly_to_feature(state: &mut AppState, feature: &FeatureRef) {
    if let Some(camera) = fitting_feature(state, feature) {
        fly_to(state, camera);
    }
}

/// Flies to what a filter has left if all of it is out of sight, within the undo step of the filter.
pub(super) fn reveal_result(state: &mut AppState) {
    if !is_in_sight(state, result_places(state))
        && let Some(camera) = fitting_result(state)
    {
        start_flight(state, camera);
    }
}

/// Lead cities of the clusters that match the filter.
fn result_places(state: &AppState) -> impl Iterator<Item = LonLat> {
    let catalogue = state.facts.catalogue();
    let found = state.computed.clusters(catalogue).into_iter();
    found.filter_map(|cluster| catalogue.city(&cluster.lead()?.city).map(|city| city.at))
}

/// Camera that fits the clusters that match the filter; `None` without any.
fn fitting_result(state: &AppState) -> Option<Camera> {
    around(state, state.computed.clusters(state.facts.catalogue()).into_iter())
        .map(|bounds| fitting(state, bounds, 60.0))
}

/// Camera that fits the selection, or else the clusters that match the filter.
fn fitting_selection(state: &mut AppState) -> Option<Camera> {
    match state.view.selection.clone() {
        Some(feature) => fitting_feature(state, &feature),
        None => fitting_result(state),
    }
}

/// Camera that fits a feature: a province, the cities of a cluster, a cell of a grid, or the point of another.
fn fitting_feature(state: &mut AppState, feature: &FeatureRef) -> Option<Camera> {
    let projection = state.view.camera.projection;
    let bounds = if let Some(id) = feature.province() {
        let level = state.map.scenes.level(projection, Detail::Overview);
        level.province(id.as_str()).map(|area| area.bounds.grown(20_000.0))
    } else if let Some(id) = feature.cluster() {
        state.facts.catalogue().cluster(&id).and_then(|cluster| around(state, std::iter::once(cluster)))
    } else {
        let place = state.facts.place_of(feature).map(|at| projection.plane_from_lonlat(at));
        let of_cell = feature.cell().map_or(0.0, |cell| (cell.km2 * 1e6).sqrt());
        PlaneRect::around(place).map(|bounds| bounds.grown(AROUND_PLACE.max(of_cell)))
    };
    bounds.map(|bounds| fitting(state, bounds, 60.0))
}

/// Bounding box of all member cities with a margin, projected metres.
fn around<'a>(state: &AppState, clusters: impl Iterator<Item = &'a Cluster>) -> Option<PlaneRect> {
    let projection = state.view.camera.projection;
    let cities =
        clusters.flat_map(|cluster| &cluster.members).filter_map(|member| state.facts.catalogue().city(&member.city));
    let bounds = PlaneRect::around(cities.map(|city| projection.plane_from_lonlat(city.at)))?;
    Some(bounds.grown(AROUND_PLACE))
}

fn fitting(state: &AppState, bounds: PlaneRect, margin: f64) -> Camera {
    let (width, height) = state.ui_state.map_size;
    state.view.camera.fitting(bounds, f64::from(width), f64::from(height), margin)
}

/// Notes the size of the map, points; fits China into it until the user moves the map.
pub(crate) fn resize_map(state: &mut AppState, size: egui::Vec2) {
    state.ui_state.map_size = (size.x, size.y);
    let untouched = state.fitted.is_some_and(|fitted| fitted == state.view.camera);
    if !(state.fit_at_start || untouched) || size.x < 2.0 {
        return;
    }
    state.fit_at_start = false;
    if let Some(camera) = fitting_china(state) {
        state.view.camera = camera;
        state.fitted = Some(camera);
    }
}

/// Camera that fits all of China.
fn fitting_china(state: &mut AppState) -> Option<Camera> {
    let bounds = state.map.scenes.level(state.view.camera.projection, Detail::Overview).china()?;
    Some(fitting(state, bounds, 14.0))
}

/// Changes the projection; tiles allow Web Mercator only.
pub(super) fn project(state: &mut AppState, action: Action) {
    let projection = match action {
        Action::WebMercator => ProjectionKind::WebMercator,
        _ => ProjectionKind::Albers,
    };
    if state.view.base.basemap.is_tiles() && projection != ProjectionKind::WebMercator {
        return;
    }
    state.ui_state.motion = None;
    change(state, EditKind::Single, |view| view.camera = view.camera.in_projection(projection));
}

/// Advances the animation by `seconds`; returns `true` while it continues.
pub(crate) fn advance(state: &mut AppState, seconds: f32) -> bool {
    /// Duration of a flight, seconds.
    const FLIGHT: f32 = 0.45;
    /// Time constant of the exponential decay of a glide, seconds.
    const SLOWING: f32 = 0.2;
    /// Speed below which a glide ends, points per second.
    const STOPPED: f32 = 12.0;
    match state.ui_state.motion {
        None => false,
        Some(Motion::Flight { from, to, elapsed }) => {
            let elapsed = elapsed + seconds.min(0.1);
            let part = f64::from((elapsed / FLIGHT).min(1.0));
            state.view.camera = if part >= 1.0 { to } else { between(from, to, part) };
            state.ui_state.motion = (part < 1.0).then_some(Motion::Flight { from, to, elapsed });
            part < 1.0
        }
        Some(Motion::Glide(right, down)) => {
            let seconds = seconds.min(0.1);
            let slower = (-seconds / SLOWING).exp();
            let camera = state.view.camera.panned(f64::from(-right * seconds), f64::from(-down * seconds));
            state.view.camera = camera;
            let (right, down) = (right * slower, down * slower);
            let goes_on = right.hypot(down) > STOPPED;
            state.ui_state.motion = goes_on.then_some(Motion::Glide(right, down));
            goes_on
        }
    }
}

/// Camera along a flight, with smoothstep easing: the scale is interpolated exponentially.
fn between(from: Camera, to: Camera, part: f64) -> Camera {
    let eased = part * part * (3.0 - 2.0 * part);
    let metres_per_point = from.metres_per_point * (to.metres_per_point / from.metres_per_point).powf(eased);
    // The centre is interpolated by scale, so that a zoom about a point keeps that point in place.
    let span = from.metres_per_point - to.metres_per_point;
    let along = if span.abs() < 1e-6 { eased } else { (from.metres_per_point - metres_per_point) / span };
    let (a, b) = (from.plane_center(), to.plane_center());
    let center = crate::geo::PlanePoint { x: a.x + (b.x - a.x) * along, y: a.y + (b.y - a.y) * along };
    Camera { metres_per_point, ..to }.at_plane(center)
}
