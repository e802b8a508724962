//! Synthetic clusters and points in any number, to measure how scene cost scales.

use std::{
    hint::black_box,
    sync::Arc,
    time::{Duration, Instant},
};

use cluster_atlas::{
    dataset::{DatasetBuilder, DatasetId, Field, LocalText, OwnOrigin, Role},
    model::{Catalogue, City, CityId, Cluster, ClusterId, Detail, Language, LonLat},
    query::{LayerDensity, LayerPoint, LayerPoints, MapContent, MapExtent},
    scene::{Color, FeatureColors, Interaction, MapFeatures, Opacity, PointLayer, SceneBuilder, Size, SymbolShape},
    view::{ColorRamp, LayerId, View},
};

/// Bounding box of the synthetic cities in eastern China, degrees: west, south, east, north.
const AREA: (f64, f64, f64, f64) = (102.0, 22.0, 122.0, 41.0);

/// Location of the `i`th thing by the R2 sequence (Roberts 2018), which fills a rectangle evenly and is deterministic.
fn location(i: usize) -> LonLat {
    let (west, south, east, north) = AREA;
    let share = |step: f64| (0.5 + i as f64 * step).fract();
    LonLat {
        lon: west + (east - west) * share(0.754_877_666_246_693),
        lat: south + (north - south) * share(0.569_840_290_998_053),
    }
}

/// The embedded catalogue with `n` synthetic clusters, each in its own city.
pub fn catalogue(n: usize, embedded: &Catalogue) -> Catalogue {
    let mut catalogue = embedded.clone();
    catalogue.clusters.clear();
    let (Some(cluster), Some(city)) = (embedded.clusters.first(), embedded.cities.values().next()) else {
        return catalogue;
    };
    for i in 0..n {
        let id = CityId::new(format!("made-up-{i}"));
        catalogue.cities.insert(id.clone(), City { id: id.clone(), at: location(i), ..city.clone() });
        let mut cluster = Cluster { id: ClusterId::new(format!("made-up-{i}")), ..cluster.clone() };
        cluster.members.retain(|member| member.lead);
        for member in &mut cluster.members {
            member.city = id.clone();
        }
        catalogue.clusters.push(cluster);
    }
    catalogue
}

/// Layers of `n` synthetic points with a name each, without and with labels.
fn layers(n: usize) -> Option<[PointLayer; 2]> {
    let numbers: Vec<usize> = (0..n).collect();
    let builder = DatasetBuilder::new(&numbers)
        .keys(Field::new("key", LocalText::default(), Role::Key), usize::to_string)
        .texts(Field::new("name", LocalText::default(), Role::Name(Language::En)), |i| Some(format!("Point {i}")));
    let dataset = builder.finish_own(DatasetId::new("made-up"), LocalText::default(), OwnOrigin::default()).ok()?;
    let point = |i: usize| LayerPoint { row: i as u32, at: location(i), is_weak: false, category: None, size: None };
    let points = LayerPoints::new(Arc::new(dataset), None, Language::En, (0..n).map(point).collect());
    let points = Arc::new(points);
    Some([false, true].map(|labels| PointLayer {
        layer: LayerId::new("made-up"),
        dataset: DatasetId::new("made-up"),
        points: Arc::clone(&points),
        shape: SymbolShape::Circle,
        colors: FeatureColors::plain(Color { r: 31, g: 111, b: 181, a: 255 }),
        ramp: ColorRamp::default(),
        radius: 3.0,
        greatest: None,
        opacity: Opacity::new(0.8),
        labels,
    }))
}

/// Prints what scenes of 10² to 10⁶ points cost, and how much more each is than the one of a tenth of the points.
#[expect(clippy::print_stdout, reason = "a benchmark prints its table")]
pub fn print_curve(builder: &mut SceneBuilder, catalogue: &Catalogue, median: impl Fn(&mut dyn FnMut()) -> Duration) {
    let (view, size, attention) = (View::default(), Size { width: 780.0, height: 806.0 }, Interaction::default());
    println!(
        "{:<12}{:>20}{:>8}{:>22}{:>8}{:>14}",
        "points", "without labels", "ratio", "with labels", "ratio", "first"
    );
    let mut former: Option<[Duration; 2]> = None;
    for n in [100, 1_000, 10_000, 100_000, 1_000_000] {
        let Some(layers) = layers(n) else { continue };
        let map = MapExtent::of(&view, (size.width.into(), size.height.into()));
        let mut scene = |layer: &PointLayer| {
            let density = LayerDensity::of(&layer.layer, &layer.points, &map, false);
            let content = MapContent { densities: density.into_iter().collect(), ..MapContent::default() };
            let features = MapFeatures { content: &content, points: std::slice::from_ref(layer) };
            black_box(builder.scene(catalogue, features, &view, size, Detail::Overview, &attention));
        };
        // The first scene of a layer projects and counts its points, and measures its labels.
        let begin = Instant::now();
        scene(&layers[1]);
        let first = begin.elapsed();
        let times = layers.each_ref().map(|layer| median(&mut || scene(layer)));
        let ratios = times.map(|time| time.as_secs_f64());
        let ratios = former
            .map_or([f64::NAN; 2], |former| [ratios[0] / former[0].as_secs_f64(), ratios[1] / former[1].as_secs_f64()]);
        let [plain, labelled] = times.map(|time| time.as_secs_f64() * 1e3);
        println!(
            "{n:<12}{plain:>17.3} ms{:>8.1}{labelled:>19.3} ms{:>8.1}{:>11.1} ms",
            ratios[0],
            ratios[1],
            first.as_secs_f64() * 1e3
        );
        former = Some(times);
    }
}
