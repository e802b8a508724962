//! Synthetic catalogues with any number of clusters, to measure how scene cost scales.

use cluster_atlas::model::{Catalogue, City, CityId, Cluster, ClusterId, LonLat};

/// Bounding box of the synthetic cities in eastern China, degrees: west, south, east, north.
const AREA: (f64, f64, f64, f64) = (102.0, 22.0, 122.0, 41.0);

/// The embedded catalogue with `n` synthetic clusters, each in its own city. City locations follow the R2 sequence
/// (Roberts 2018), which fills a rectangle evenly and is deterministic.
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
