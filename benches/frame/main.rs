//! Frame time benchmark: loading, scene construction, and full window passes while panning and zooming.
//!
//! `cargo bench` prints medians and their ratios to a reference case of the same run; only the ratios are comparable
//! between machines. CPU time only; GPU rendering is not measured. `cargo bench --bench frame -- points` prints only how
//! the cost of a scene grows with the number of its points.
#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

mod many;

use std::{
    hint::black_box,
    sync::Arc,
    time::{Duration, Instant},
};

use cluster_atlas::{
    app::{
        App, StartOptions,
        action::Action,
        command::{CameraCommand, Command, SelectionCommand},
    },
    data,
    export::embedded_facts,
    geo::ProjectionKind,
    model::{ClusterId, Detail, ProvinceId},
    query::{MapContent, MapQuestion, SearchIndex, YEARS, facets},
    scene::{Interaction, ProjectedLevel, SceneBuilder, Size},
    surface::screen::tessellate,
    view::{FeatureRef, Switch, ThematicLayer, View},
};
use egui_kittest::Harness;

/// Median duration of a case: runs it for half a second, slow cases at least 7 times, very slow ones 3 times.
fn median(mut case: impl FnMut()) -> Duration {
    case();
    let mut times = Vec::new();
    let begin = Instant::now();
    let enough = |times: &[Duration]| match begin.elapsed().as_millis() {
        0..500 => times.len() >= 2000,
        500..5000 => times.len() >= 7,
        _ => times.len() >= 3,
    };
    while !enough(&times) {
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
        .build_eframe(|cc| App::new(cc, &StartOptions { first_steps: Some(false), ..StartOptions::default() }));
    harness.run();
    harness
}

/// Sends a command and runs the window until it is idle.
fn asked(atlas: &mut Harness<'static, App>, command: impl Into<Command>) {
    atlas.state_mut().ask([command.into()]);
    atlas.run();
}

fn main() {
    let (facts, _) = embedded_facts();
    let catalogue = facts.catalogue();
    let (base, _) = data::base_map();
    let (overview, _) = data::level(Detail::Overview);
    let (full, _) = data::level(Detail::Full);
    let base = Arc::new(base);
    let size = Size { width: 780.0, height: 806.0 };
    let mut scene_builder = SceneBuilder::new(Arc::clone(&base), Arc::new(overview.clone()));

    if std::env::args().any(|argument| argument == "points") {
        many::print_curve(&mut scene_builder, catalogue, |case| median(case));
        return;
    }

    let first = View::default();
    let mut all = View::default();
    Switch::LaterClusters.set(&mut all, true);
    let mut filled = View::default();
    filled.set_thematic(Some(ThematicLayer::default()));
    let mut detailed = all.clone();
    Switch::DetailInsets.set(&mut detailed, true);
    let [of_2022, of_both, of_values] = [&first, &all, &filled].map(|view| MapContent::of(&facts, view));
    let attention = Interaction::default();

    let mut rows: Vec<(&str, Duration)> = Vec::new();
    rows.push((
        "scene of 45 clusters",
        median(|| {
            black_box(scene_builder.scene(catalogue, &of_2022, &first, size, Detail::Overview, &attention));
        }),
    ));
    rows.push((
        "scene of 80 clusters",
        median(|| {
            black_box(scene_builder.scene(catalogue, &of_both, &all, size, Detail::Overview, &attention));
        }),
    ));
    rows.push((
        "scene of 80 clusters with insets",
        median(|| {
            black_box(scene_builder.scene(catalogue, &of_both, &detailed, size, Detail::Overview, &attention));
        }),
    ));
    let mut zoom = 0;
    rows.push((
        "the same, zoomed",
        median(|| {
            // A scale of its own in each of a hundred frames: nothing is worked out already.
            zoom = (zoom + 1) % 100;
            let mut zoomed = detailed.clone();
            zoomed.camera = zoomed.camera.zoomed_about(1.0 + 0.004 * f64::from(zoom), 40.0, 20.0);
            black_box(scene_builder.scene(catalogue, &of_both, &zoomed, size, Detail::Overview, &attention));
        }),
    ));
    rows.push((
        "scene of values by province",
        median(|| {
            black_box(scene_builder.scene(catalogue, &of_values, &filled, size, Detail::Overview, &attention));
        }),
    ));
    rows.push(("values, classes and clusters of a view", median(|| drop(black_box(MapContent::of(&facts, &filled))))));
    rows.push(("load the tables", median(|| drop(black_box(data::embedded_catalogue())))));
    let shared = Arc::new(catalogue.clone());
    rows.push((
        "make the datasets",
        median(|| {
            black_box(data::datasets(&shared).iter().count());
        }),
    ));
    rows.push(("load rivers, lakes, world", median(|| drop(black_box(data::base_map())))));
    rows.push(("load the coarsest level", median(|| drop(black_box(data::level(Detail::Overview))))));
    rows.push(("load the finest level", median(|| drop(black_box(data::level(Detail::Full))))));
    rows.push((
        "lay the finest level flat",
        median(|| drop(black_box(ProjectedLevel::project(Detail::Full, &full, &base, ProjectionKind::Albers)))),
    ));
    let ground = scene_builder.scene(catalogue, &of_2022, &first, size, Detail::Overview, &attention).ground;
    rows.push((
        "triangulate the coarsest level",
        median(|| ground.iter().for_each(|layer| drop(black_box(tessellate(layer))))),
    ));
    rows.push(("make the search index", median(|| drop(black_box(SearchIndex::new(catalogue))))));
    rows.push(("search, one key", median(|| drop(black_box(facts.index().search("changsha"))))));
    rows.push((
        "filter and all counts",
        median(|| drop(black_box(facets(&facts, &all.cluster_query(), &MapQuestion::of(&facts, &all), YEARS)))),
    ));

    for (n, name) in
        [(100, "scene of 100 symbols"), (1_000, "scene of 1,000 symbols"), (10_000, "scene of 10,000 symbols")]
    {
        let catalogue = many::catalogue(n, catalogue);
        let shown = MapContent::clusters(catalogue.clusters.iter().collect());
        rows.push((
            name,
            median(|| {
                black_box(scene_builder.scene(&catalogue, &shown, &first, size, Detail::Overview, &attention));
            }),
        ));
    }

    let mut atlas = window();
    let mut step = 1.0;
    rows.push(("window at rest, one pass", median(|| atlas.step())));
    // Each card is opened for its own case only.
    let cards = [
        ("window with a cluster's card", FeatureRef::from(ClusterId::new("xuzhou-construction-machinery"))),
        ("window with a province's card", FeatureRef::from(ProvinceId::new("JS"))),
    ];
    for (name, selection) in cards {
        asked(&mut atlas, Command::from(SelectionCommand::Select(Some(selection))));
        rows.push((name, median(|| atlas.step())));
    }
    asked(&mut atlas, Command::from(SelectionCommand::Select(None)));
    for (name, action, back) in [
        ("window with the table", Action::TablePanel, Action::TablePanel),
        ("window with the article", Action::ArticlePanel, Action::ClustersPanel),
        ("window with the values", Action::ProvincesPanel, Action::ClustersPanel),
    ] {
        asked(&mut atlas, action);
        rows.push((name, median(|| atlas.step())));
        asked(&mut atlas, back);
    }
    rows.push((
        "window, one pass of panning",
        median(|| {
            step = -step;
            let camera = atlas.state().state().view.camera.panned(5.0 * step, 3.0 * step);
            atlas.state_mut().ask([Command::from(CameraCommand::Set(camera))]);
            atlas.step();
        }),
    ));
    rows.push((
        "window, one pass of zooming",
        median(|| {
            step = -step;
            let camera = atlas.state().state().view.camera.zoomed_about(1.0 + 0.04 * step, 40.0, 20.0);
            atlas.state_mut().ask([Command::from(CameraCommand::Set(camera))]);
            atlas.step();
        }),
    ));

    let unit = rows.first().map_or(1.0, |(_, time)| time.as_secs_f64());
    println!("{:<34}{:>12}{:>10}", "case", "median", "ratio");
    for (name, time) in rows {
        let milliseconds = time.as_secs_f64() * 1e3;
        println!("{name:<34}{milliseconds:>9.3} ms{:>10.2}", time.as_secs_f64() / unit);
    }
    many::print_curve(&mut scene_builder, catalogue, |case| median(case));
}
