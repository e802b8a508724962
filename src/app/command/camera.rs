//! Commands of the camera.

use crate::{
    model::{CityId, LonLat},
    view::Camera,
};

/// Request to move the camera.
#[derive(Clone, Debug, PartialEq)]
pub enum CameraCommand {
    /// Set the camera after a movement by hand.
    Set(Camera),
    /// Fly to a camera, animated.
    FlyTo(Camera),
    /// Fly to a place.
    FlyToPlace(LonLat),
    /// Fly to a city and mark it for a while.
    FlyToCity(CityId),
    /// Continue a released drag with inertia; points per second to the right and down.
    Glide(f32, f32),
}
