//! What part of the earth a picture shows.

use serde::{Deserialize, Serialize};
use strum::{EnumIter, EnumString, IntoStaticStr};

use crate::{
    geo::{PlaneRect, Point},
    model::{Catalogue, Cluster, ProvinceId},
    scene::{CHINA, PlaneLevel},
    view::View,
};

/// What part of the earth a picture shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, EnumIter, EnumString, IntoStaticStr)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Fit {
    /// What the view shows.
    #[default]
    Seen,
    /// All of China.
    China,
    /// The provinces that are filtered for, or else all of China.
    Provinces,
    /// The member cities of the clusters that are shown, or else all of China.
    Clusters,
}

/// The side of the seen square that bounds are fitted to, points; as of the window, labels are chosen by this scale.
const SIDE: f64 = 700.0;
/// Room on each side, points.
const MARGIN: f64 = 34.0;
/// Metres around a single place.
const AROUND: f64 = 120_000.0;

impl Fit {
    /// Sets the view's camera, and the size that it is seen in, so that all of it is in the picture.
    pub fn apply(self, view: &mut View, catalogue: &Catalogue, clusters: &[&Cluster], level: &PlaneLevel) {
        let provinces = |ids: &mut dyn Iterator<Item = &ProvinceId>| {
            ids.filter_map(|id| Some(level.province(id.as_str())?.bounds)).reduce(PlaneRect::union)
        };
        let cities = || {
            let members = clusters.iter().flat_map(|cluster| &cluster.members);
            let places = members.filter_map(|member| catalogue.city(&member.city));
            let points: Vec<Point> = places.map(|city| view.camera.projection.plane_from_lonlat(city.at)).collect();
            PlaneRect::around(points).map(|bounds| bounds.grown(AROUND))
        };
        let bounds = match self {
            Self::Seen => return,
            Self::China => None,
            Self::Provinces => {
                let places = provinces(&mut view.filter.provinces.iter());
                // A cluster that lies in several provinces has its symbol in one: it belongs into the picture.
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
        view.page.seen = (side(bounds.width()), side(bounds.height()));
    }
}
