//! Benchmark of many points: what a person's own rows cost on the map and in filters, by their number.
//!
//! `cargo bench --bench points` prints the times of 10⁵ and of 10⁶ rows and their ratio, in the same run; a ratio of ten is
//! linear, of one no cost by row. The first column is of 10⁴ rows. CPU time only, without a window; `-- 10000 100000`
//! measures other numbers of rows.
#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

use std::{
    fmt::Write as _,
    hint::black_box,
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use cluster_atlas::{
    data,
    export::{embedded_facts, own_data_of},
    import::{Progress, SourceFile, import},
    model::{Detail, Language},
    query::{Facts, LayerDensity, LayerFeatures, MapContent, MapExtent, MapQuestion, YEARS, evaluate, facets},
    recipe::Recipe,
    scene::{Interaction, SceneBuilder, Size},
    view::{FeatureQuery, Layer, View},
};

/// Numbers of rows that are measured.
const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];
/// Width and height of the map, points.
const SIZE: Size = Size { width: 1500.0, height: 900.0 };
/// Cities around which rows lie: name, longitude, latitude.
const CITIES: [(&str, f64, f64); 8] = [
    ("上海市", 121.47, 31.23),
    ("苏州市", 120.62, 31.3),
    ("杭州市", 120.16, 30.27),
    ("北京市", 116.4, 39.9),
    ("深圳市", 114.06, 22.55),
    ("武汉市", 114.3, 30.59),
    ("成都市", 104.07, 30.67),
    ("西安市", 108.94, 34.34),
];
const INDUSTRIES: [&str; 6] = ["机械", "电子", "医药", "新能源", "新材料", "汽车"];

/// Numbers that look random and are the same in every run (Knuth's MMIX generator).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    /// Number around zero, dense in the middle.
    fn around(&mut self) -> f64 {
        (0..4).map(|_| self.below(1_000) as f64 / 1_000.0 - 0.5).sum()
    }
}

/// A register of so many firms, with twelve columns, most of them in the east.
fn register(rows: usize) -> String {
    let mut numbers = Numbers(rows as u64);
    let mut out = String::from("编号,企业名称,城市,lon,lat,行业,等级,员工数,营业收入,成立年份,上市,备注\n");
    for row in 0..rows {
        let (city, lon, lat) = CITIES.get(numbers.below(8) as usize).copied().unwrap_or_default();
        let industry = INDUSTRIES.get(numbers.below(6) as usize).copied().unwrap_or_default();
        let (lon, lat) = (lon + 1.5 * numbers.around(), lat + 1.2 * numbers.around());
        let (grade, staff) = (numbers.below(4), numbers.below(900));
        let (year, listed, note) = (1980 + numbers.below(45), numbers.below(2) == 0, numbers.below(977));
        let _infallible = writeln!(
            out,
            "F{row:07},{city}{industry}{row}号有限公司,{city},{lon:.6},{lat:.6},{industry},{grade},{staff},{},{year},{},备注{note}",
            staff * 7,
            if listed { "是" } else { "否" },
        );
    }
    out
}

/// Facts with a register of so many rows, and a view that shows it.
fn imported(rows: usize) -> Option<(Facts, View)> {
    let (facts, _) = embedded_facts();
    let file = SourceFile::new("firms.csv", register(rows).into_bytes());
    let made = import(&file, &Recipe::default(), facts.datasets().places(), &Progress::default()).ok()?;
    let mut view = View::default();
    let own = own_data_of(&made, Path::new("/firms.csv"), &facts, &view);
    view.add_own_data(own)?;
    Some((facts.with_own([made.dataset]), view))
}

/// Median duration of a case: runs it for half a second, slow cases at least 3 times.
fn median(case: &mut dyn FnMut()) -> Duration {
    let (mut times, begin) = (Vec::new(), Instant::now());
    while times.len() < 3 || begin.elapsed().as_millis() < 500 && times.len() < 1_000 {
        let start = Instant::now();
        case();
        times.push(start.elapsed());
    }
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// Duration of a case that is measured once.
fn once(case: &mut dyn FnMut()) -> Duration {
    let start = Instant::now();
    case();
    start.elapsed()
}

/// Query of the register narrowed by one of its columns.
fn filtered(query: &FeatureQuery, facts: &Facts, heading: &str, code: &str) -> FeatureQuery {
    let dataset = facts.datasets().get(&query.dataset);
    let field =
        dataset.and_then(|dataset| dataset.fields().iter().find(|field| field.title.get(Language::Zh) == heading));
    field.map_or_else(|| query.clone(), |field| query.choosing(field.id.as_str(), [code]))
}

/// Names and durations of all cases for a number of rows.
fn measured(rows: usize) -> Vec<(&'static str, Duration)> {
    let Some((facts, view)) = imported(rows) else { return Vec::new() };
    let mut found = Vec::new();
    let Some(query) = view.layers.last().and_then(Layer::query) else { return found };
    let question = MapQuestion::of(&facts, &view);
    let narrow = filtered(query, &facts, "行业", "机械");
    found.push(("filter by a column", median(&mut || drop(black_box(evaluate(&facts, &narrow, &question))))));
    found.push(("counts of all facets", median(&mut || drop(black_box(facets(&facts, &narrow, &question, YEARS))))));
    let search = query.searching("新能源77");
    found.push(("first search of a text", once(&mut || drop(black_box(evaluate(&facts, &search, &question))))));
    found.push(("further searches", median(&mut || drop(black_box(evaluate(&facts, &search, &question))))));
    found.push(("features of the layer", median(&mut || drop(black_box(LayerFeatures::of_view(&facts, &view))))));
    let features = LayerFeatures::of_view(&facts, &view);
    let Some(layer) = features.first() else { return found };
    let extent = |view: &View| MapExtent::of(view, (SIZE.width.into(), SIZE.height.into()));
    found.push(("places and hexagons", once(&mut || LayerDensity::prepare(&layer.points, &extent(&view)))));
    let (base, _) = data::base_map();
    let (overview, _) = data::level(Detail::Overview);
    let mut builder = SceneBuilder::new(Arc::new(base), Arc::new(overview));
    let mut content = MapContent { features: features.clone(), ..MapContent::default() };
    let mut frame = |view: &View| {
        content.densities.clear();
        let (density, _) = LayerDensity::at_once(&layer.layer, &layer.points, &extent(view), true);
        content.densities.extend(density);
        black_box(builder.scene(facts.catalogue(), &content, view, SIZE, Detail::Overview, &Interaction::default()));
    };
    frame(&view);
    let mut at = 0.0;
    let mut moving = |from: &View, factor: f64| {
        median(&mut || {
            at += 1.0;
            let mut moved = from.clone();
            moved.camera = moved.camera.panned(f64::from(at as i32 % 40) * 7.0, f64::from(at as i32 % 30) * 5.0);
            moved.camera = moved.camera.zoomed_about(factor.powf(f64::from(at as i32 % 20) / 20.0), 0.0, 0.0);
            frame(&moved);
        })
    };
    found.push(("frame while panning", moving(&view, 1.0)));
    found.push(("frame while zooming", moving(&view, 1.4)));
    let mut close = view.clone();
    close.camera = close.camera.zoomed_about(40.0, 190.0, -20.0);
    LayerDensity::prepare(&layer.points, &extent(&close));
    found.push(("frame while panning a city", moving(&close, 1.0)));
    let mut step = 0;
    found.push((
        "hexagons of another size",
        median(&mut || {
            step = (step + 1) % 12;
            let mut other = view.clone();
            other.camera.metres_per_point *= 1.42_f64.powi(step - 8);
            LayerDensity::prepare(&layer.points, &extent(&other));
        }),
    ));
    found
}

fn main() {
    let asked: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if asked.is_empty() { SIZES.to_vec() } else { asked };
    let all: Vec<_> = sizes.iter().map(|rows| measured(*rows)).collect();
    print!("{:<28}", "");
    for rows in &sizes {
        print!("{rows:>14}{:>8}", "ratio");
    }
    println!();
    for (case, (name, _)) in all.first().into_iter().flatten().enumerate() {
        print!("{name:<28}");
        let mut former: Option<f64> = None;
        for times in &all {
            let time = times.get(case).map_or(f64::NAN, |(_, time)| time.as_secs_f64() * 1e3);
            print!("{time:>11.3} ms{:>8.1}", former.map_or(f64::NAN, |former| time / former));
            former = Some(time);
        }
        println!();
    }
}
