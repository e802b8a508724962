//! Map extents of pictures.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use strum::{EnumIter, EnumString, IntoStaticStr};

use crate::{
    geo::{PlanePoint, PlaneRect},
    model::{Catalogue, Cluster},
    scene::{CHINA, ProjectedLevel},
    view::View,
};

/// Map extent of a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, EnumIter, EnumString, IntoStaticStr)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum ExtentMode {
    /// Extent of the view.
    #[default]
    Seen,
    /// All of China.
    China,
    /// Provinces of the filter, otherwise all of China.
    Provinces,
    /// Member cities of the clusters shown, otherwise all of China.
    Clusters,
}

/// Side of the square viewport into which bounds are fitted, points; as in the window, its scale selects the labels.
const SIDE: f64 = 700.0;
/// Margin on each side, points.
const MARGIN: f64 = 34.0;
/// Margin around cities, metres.
const AROUND: f64 = 120_000.0;

impl ExtentMode {
    /// Sets camera and viewport size of a view so that the whole extent is visible. `level` returns the base geometry,
    /// which only the extent of provinces needs.
    pub fn apply(
        self,
        view: &mut View,
        catalogue: &Catalogue,
        clusters: &[&Cluster],
        level: impl FnOnce() -> Arc<ProjectedLevel>,
    ) {
        let cities = || {
            let members = clusters.iter().flat_map(|cluster| &cluster.members);
            let places = members.filter_map(|member| catalogue.city(&member.city));
            let points: Vec<PlanePoint> =
                places.map(|city| view.camera.projection.plane_from_lonlat(city.at)).collect();
            PlaneRect::around(points).map(|bounds| bounds.grown(AROUND))
        };
        let bounds = match self {
            Self::Seen => return,
            Self::China => None,
            Self::Provinces => {
                let level = level();
                let provinces = view.place.provinces.iter().filter_map(|id| level.province(id.as_str()));
                let places = provinces.map(|province| province.bounds).reduce(PlaneRect::union);
                // A cluster in several provinces has its symbol in only one; the symbol must be visible.
                let leads = clusters.iter().filter_map(|cluster| catalogue.city(&cluster.lead()?.city));
                let leads = leads.map(|city| view.camera.projection.plane_from_lonlat(city.at));
                let leads = PlaneRect::around(leads).map(|bounds| bounds.grown(AROUND / 4.0));
                places.map(|bounds| leads.into_iter().fold(bounds, PlaneRect::union))
            }
            Self::Clusters => cities(),
        };
        let china = || PlaneRect::around(CHINA.iter().map(|at| view.camera.projection.plane_from_lonlat(*at)));
        let Some(bounds) = bounds.or_else(china) else { return };
        let inner = SIDE - 2.0 * MARGIN;
        let scale = (bounds.width().max(bounds.height()) / inner).max(crate::view::MIN_METRES_PER_POINT);
        view.camera = view.camera.at_plane(bounds.center());
        view.camera.metres_per_point = scale.min(crate::view::MAX_METRES_PER_POINT);
        let side = |metres: f64| (metres / scale + 2.0 * MARGIN) as f32;
        view.page.viewport_size = (side(bounds.width()), side(bounds.height()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_extent_of_provinces_needs_the_base_map() {
        let (catalogue, _) = crate::data::embedded_catalogue();
        let clusters: Vec<&Cluster> = catalogue.clusters.iter().take(2).collect();
        for mode in [ExtentMode::Seen, ExtentMode::China, ExtentMode::Clusters] {
            let mut view = View::default();
            mode.apply(&mut view, &catalogue, &clusters, || panic!("{mode:?} reads the base map"));
        }
    }
}
