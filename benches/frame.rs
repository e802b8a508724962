//! What a frame costs: loading, building the scene, a whole pass of the window while the map is panned or zoomed.
//!
//! `cargo bench` prints medians and their ratio to one case of the same run; only the ratios mean something on another
//! machine. Nothing is drawn by a GPU here: it is the work of the processor before that.
#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

use std::{
    hint::black_box,
    sync::Arc,
    time::{Duration, Instant},
};

use cluster_atlas::{
    app::{App, Options, command::Command},
    data,
    geo::ProjectionKind,
    model::Detail,
    query::{SearchIndex, Shown, facets},
    scene::{Attention, PlaneLevel, Size, Stage},
    surface::screen::tessellate,
    view::{Thematic, View},
};
use egui_kittest::Harness;

/// Runs a case for about half a second and gives the median.
fn median(mut case: impl FnMut()) -> Duration {
    case();
    let mut times = Vec::new();
    let begin = Instant::now();
    while times.len() < 7 || (begin.elapsed() < Duration::from_millis(500) && times.len() < 2000) {
        let start = Instant::now();
        case();
        times.push(start.elapsed());
    }
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn window() -> Harness<'static, App> {
    let mut harness = Harness::builder()
        .with_size((1360.0, 860.0))
        .with_max_steps(200)
        .wgpu()
        .build_eframe(|cc| App::new(cc, &Options::default()));
    harness.run();
    harness
}

fn main() {
    let (catalogue, _) = data::embedded_catalogue();
    let (base, _) = data::base_map();
    let (overview, _) = data::level(Detail::Overview);
    let (full, _) = data::level(Detail::Full);
    let index = SearchIndex::new(&catalogue);
    let base = Arc::new(base);
    let size = Size { width: 780.0, height: 806.0 };
    let mut stage = Stage::new(Arc::clone(&base), Arc::new(overview.clone()));

    let first = View::default();
    let mut all = View::default();
    all.layers.later_clusters = true;
    let mut filled = View::default();
    filled.layers.thematic = Some(Thematic::default());
    let [of_2022, of_both, of_values] = [&first, &all, &filled].map(|view| Shown::of(&catalogue, &index, view));
    let attention = Attention::default();

    let mut rows: Vec<(&str, Duration)> = Vec::new();
    rows.push((
        "scene of 45 clusters",
        median(|| {
            black_box(stage.scene(&catalogue, &of_2022, &first, size, Detail::Overview, &attention));
        }),
    ));
    rows.push((
        "scene of 76 clusters",
        median(|| {
            black_box(stage.scene(&catalogue, &of_both, &all, size, Detail::Overview, &attention));
        }),
    ));
    rows.push((
        "scene of values by province",
        median(|| {
            black_box(stage.scene(&catalogue, &of_values, &filled, size, Detail::Overview, &attention));
        }),
    ));
    rows.push((
        "values, classes and clusters of a view",
        median(|| drop(black_box(Shown::of(&catalogue, &index, &filled)))),
    ));
    rows.push(("load the tables", median(|| drop(black_box(data::embedded_catalogue())))));
    rows.push(("load rivers, lakes, world", median(|| drop(black_box(data::base_map())))));
    rows.push(("load the coarsest level", median(|| drop(black_box(data::level(Detail::Overview))))));
    rows.push(("load the finest level", median(|| drop(black_box(data::level(Detail::Full))))));
    rows.push((
        "lay the finest level flat",
        median(|| drop(black_box(PlaneLevel::project(Detail::Full, &full, &base, ProjectionKind::Albers)))),
    ));
    let ground = stage.scene(&catalogue, &of_2022, &first, size, Detail::Overview, &attention).ground;
    rows.push((
        "triangulate the coarsest level",
        median(|| ground.iter().for_each(|layer| drop(black_box(tessellate(layer))))),
    ));
    rows.push(("make the search index", median(|| drop(black_box(SearchIndex::new(&catalogue))))));
    rows.push(("search, one key", median(|| drop(black_box(index.search("changsha"))))));
    rows.push((
        "filter and all counts",
        median(|| drop(black_box(facets(&catalogue, &all.layers, &all.filter, &index)))),
    ));

    let mut atlas = window();
    let mut step = 1.0;
    rows.push(("window at rest, one pass", median(|| atlas.step())));
    rows.push((
        "window, one pass of panning",
        median(|| {
            step = -step;
            let camera = atlas.state().state().view.camera.panned(5.0 * step, 3.0 * step);
            atlas.state_mut().ask([Command::Camera(camera)]);
            atlas.step();
        }),
    ));
    rows.push((
        "window, one pass of zooming",
        median(|| {
            step = -step;
            let camera = atlas.state().state().view.camera.zoomed_about(1.0 + 0.04 * step, 40.0, 20.0);
            atlas.state_mut().ask([Command::Camera(camera)]);
            atlas.step();
        }),
    ));

    let unit = rows.first().map_or(1.0, |(_, time)| time.as_secs_f64());
    println!("{:<34}{:>12}{:>10}", "case", "median", "ratio");
    for (name, time) in rows {
        let milliseconds = time.as_secs_f64() * 1e3;
        println!("{name:<34}{milliseconds:>9.3} ms{:>10.2}", time.as_secs_f64() / unit);
    }
}
