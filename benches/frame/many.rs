//! A catalogue of any number of clusters, to see how the cost of a scene grows.

use cluster_atlas::model::{Catalogue, City, CityId, Cluster, ClusterId, LonLat};

/// The box in which the made-up cities lie, degrees: west, south, east, north. Eastern China, as dense as the real ones.
const AREA: (f64, f64, f64, f64) = (102.0, 22.0, 122.0, 41.0);

/// The embedded catalogue with `n` clusters instead of its own, each in a city of its own. The cities are the points of
/// the sequence R2 (Roberts 2018), which fills a box evenly and is the same every time.
pub fn catalogue(n: usize, embedded: &Catalogue) -> Catalogue {
    let (west, south, east, north) = AREA;
    let mut catalogue = embedded.clone();
    catalogue.clusters.clear();
    let (Some(cluster), Some(city)) = (embedded.clusters.first(), embedded.cities.values().next()) else {
        return catalogue;
    };
    let share = |i: usize, step: f64| (0.5 + i as f64 * step).fract();
    for i in 0..n {
        let id = CityId::new(format!("made-up-{i}"));
        let at = LonLat {
            lon: west + (east - west) * share(i, 0.754_877_666_246_693),
            lat: south + (north - south) * share(i, 0.569_840_290_998_053),
        };
        catalogue.cities.insert(id.clone(), City { id: id.clone(), at, ..city.clone() });
        let mut cluster = Cluster { id: ClusterId::new(format!("made-up-{i}")), ..cluster.clone() };
        cluster.members.retain(|member| member.lead);
        for member in &mut cluster.members {
            member.city = id.clone();
        }
        catalogue.clusters.push(cluster);
    }
    catalogue
}
