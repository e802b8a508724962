//! Moving the camera.

use super::change;
use crate::{
    app::{action::Action, session::Motion, state::State},
    geo::{PlaneRect, ProjectionKind},
    model::{Cluster, Detail, LonLat},
    view::{Camera, Selection, Step, View},
};

/// How much one press zooms.
const ZOOM_STEP: f64 = 1.6;
/// Metres around a single place that is to be shown.
const AROUND_PLACE: f64 = 160_000.0;
/// How close the map flies to a place that was searched for, metres per point.
const PLACE_SCALE: f64 = 900.0;

/// The camera moved by hand: whatever moved by itself stops.
pub fn moved(state: &mut State, camera: Camera) {
    state.session.motion = None;
    change(state, Step::Camera, |view| view.camera = camera);
}

/// Flies there; the whole flight is one undo step.
pub fn fly(state: &mut State, to: Camera) {
    if to == state.view.camera {
        return;
    }
    state.history.settle();
    state.history.record(&state.view, Step::Single);
    depart(state, to);
}

/// Flies there as part of a step that has been recorded.
fn depart(state: &mut State, to: Camera) {
    state.session.motion = Some(Motion::Flight { from: state.view.camera, to, elapsed: 0.0 });
}

/// Ends what moves by itself: a flight where it was going, a glide where it is.
pub fn arrive(state: &mut State) {
    if let Some(Motion::Flight { to, .. }) = state.session.motion.take() {
        state.view.camera = to;
    }
}

/// Goes on moving after the map was thrown.
pub fn glide(state: &mut State, right: f32, down: f32) {
    // The throw belongs to the drag before it; what follows does not.
    state.history.settle();
    state.session.motion = Some(Motion::Glide(right, down));
}

/// Flies to a place.
pub fn go_to(state: &mut State, place: LonLat) {
    let camera = state.view.camera;
    let metres_per_point = camera.metres_per_point.min(PLACE_SCALE * camera.projection.scale_at(place));
    let to = Camera { metres_per_point, ..camera }.at_plane(camera.projection.plane_from_lonlat(place));
    fly(state, to);
}

/// Zooming and fitting.
pub fn act(state: &mut State, action: Action) {
    // A press during a flight adds to where it is going.
    let camera = match state.session.motion {
        Some(Motion::Flight { to, .. }) => to,
        _ => state.view.camera,
    };
    match action {
        Action::ZoomIn => fly(state, camera.zoomed_about(ZOOM_STEP, 0.0, 0.0)),
        Action::ZoomOut => fly(state, camera.zoomed_about(1.0 / ZOOM_STEP, 0.0, 0.0)),
        Action::FitChina => {
            if let Some(camera) = fitting_china(state) {
                fly(state, camera);
            }
        }
        Action::FitSelection => fit_selection(state),
        _ => {}
    }
}

/// Flies to what is selected, or else to what passes the filters.
fn fit_selection(state: &mut State) {
    if let Some(camera) = fitting_selection(state) {
        fly(state, camera);
    }
}

/// Flies to what a step of a guided walk shows, as part of the change that it is: its own camera, else what it picks, else
/// all of China.
pub fn follow_step(state: &mut State, step: &View) {
    let camera = if step.has_own_camera() {
        Some(step.camera)
    } else if state.view.selection.is_some() {
        fitting_selection(state)
    } else {
        fitting_china(state)
    };
    if let Some(camera) = camera {
        depart(state, camera);
    }
}

/// Flies to what was selected in the same step.
pub fn follow_selection(state: &mut State) {
    if let Some(camera) = fitting_selection(state) {
        depart(state, camera);
    }
}

/// Brings the selected cluster's symbol into the picture where it lies outside, without zooming.
pub fn reveal_selection(state: &mut State) {
    let Some(Selection::Cluster(id)) = &state.view.selection else { return };
    let lead = state.catalogue.cluster(id).and_then(Cluster::lead);
    let Some(city) = lead.and_then(|member| state.catalogue.city(&member.city)) else { return };
    let camera = state.view.camera;
    let (at, middle) = (camera.projection.plane_from_lonlat(city.at), camera.plane_center());
    let (width, height) = state.session.map_size;
    let room = |points: f32| f64::from(points) * 0.45 * camera.metres_per_point;
    if (at.x - middle.x).abs() > room(width) || (at.y - middle.y).abs() > room(height) {
        depart(state, camera.at_plane(at));
    }
}

/// The camera that shows what is selected, or else what passes the filters.
fn fitting_selection(state: &mut State) -> Option<Camera> {
    let projection = state.view.camera.projection;
    let bounds = match &state.view.selection {
        Some(Selection::Province(id)) => {
            let level = state.stage.level(projection, Detail::Overview);
            level.province(id.as_str()).map(|area| area.bounds.grown(20_000.0))
        }
        Some(Selection::Cluster(id)) => {
            state.catalogue.cluster(id).and_then(|cluster| around(state, std::iter::once(cluster)))
        }
        None => around(state, state.derived.clusters(&state.catalogue).into_iter()),
    };
    bounds.map(|bounds| fitting(state, bounds, 60.0))
}

/// The box around all member cities.
fn around<'a>(state: &State, clusters: impl Iterator<Item = &'a Cluster>) -> Option<PlaneRect> {
    let projection = state.view.camera.projection;
    let cities = clusters.flat_map(|cluster| &cluster.members).filter_map(|member| state.catalogue.city(&member.city));
    let bounds = PlaneRect::around(cities.map(|city| projection.plane_from_lonlat(city.at)))?;
    Some(bounds.grown(AROUND_PLACE))
}

fn fitting(state: &State, bounds: PlaneRect, margin: f64) -> Camera {
    let (width, height) = state.session.map_size;
    state.view.camera.fitting(bounds, f64::from(width), f64::from(height), margin)
}

/// The camera that shows all of China.
pub fn fitting_china(state: &mut State) -> Option<Camera> {
    let bounds = state.stage.level(state.view.camera.projection, Detail::Overview).china()?;
    Some(fitting(state, bounds, 14.0))
}

/// Another projection.
pub fn project(state: &mut State, action: Action) {
    let projection = match action {
        Action::WebMercator => ProjectionKind::WebMercator,
        _ => ProjectionKind::Albers,
    };
    if state.view.layers.backdrop.is_tiles() && projection != ProjectionKind::WebMercator {
        return;
    }
    state.session.motion = None;
    change(state, Step::Single, |view| view.camera = view.camera.in_projection(projection));
}

/// Lets a movement go on for `seconds`; says whether it goes on after that.
pub fn advance(state: &mut State, seconds: f32) -> bool {
    /// Seconds that a flight takes.
    const FLIGHT: f32 = 0.45;
    /// Seconds in which a glide slows to a third.
    const SLOWING: f32 = 0.2;
    /// Points per second at which a glide has stopped.
    const STOPPED: f32 = 12.0;
    match state.session.motion {
        None => false,
        Some(Motion::Flight { from, to, elapsed }) => {
            let elapsed = elapsed + seconds.min(0.1);
            let part = f64::from((elapsed / FLIGHT).min(1.0));
            state.view.camera = if part >= 1.0 { to } else { between(from, to, part) };
            state.session.motion = (part < 1.0).then_some(Motion::Flight { from, to, elapsed });
            part < 1.0
        }
        Some(Motion::Glide(right, down)) => {
            let seconds = seconds.min(0.1);
            let slower = (-seconds / SLOWING).exp();
            let camera = state.view.camera.panned(f64::from(-right * seconds), f64::from(-down * seconds));
            state.view.camera = camera;
            let (right, down) = (right * slower, down * slower);
            let goes_on = right.hypot(down) > STOPPED;
            state.session.motion = goes_on.then_some(Motion::Glide(right, down));
            goes_on
        }
    }
}

/// A camera on the way: the scale changes evenly to the eye, and slowly at both ends.
fn between(from: Camera, to: Camera, part: f64) -> Camera {
    let eased = part * part * (3.0 - 2.0 * part);
    let metres_per_point = from.metres_per_point * (to.metres_per_point / from.metres_per_point).powf(eased);
    // The centre moves with the scale, so that a zoom about a point keeps that point in place.
    let span = from.metres_per_point - to.metres_per_point;
    let along = if span.abs() < 1e-6 { eased } else { (from.metres_per_point - metres_per_point) / span };
    let (a, b) = (from.plane_center(), to.plane_center());
    let center = crate::geo::Point { x: a.x + (b.x - a.x) * along, y: a.y + (b.y - a.y) * along };
    Camera { metres_per_point, ..to }.at_plane(center)
}
