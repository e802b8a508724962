//! Tests of all charts with any data and size.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::{
    scene::{Item, Measurer, Palette, Rect, Size, Text},
    view::Theme,
};

/// Reach of strokes beyond the bounds of their item, points.
const STROKES: f32 = 2.0;

fn texts(chart: &Chart) -> Vec<&Text> {
    let items = chart.marks.iter().map(|mark| &mark.item);
    items.filter_map(|item| if let Item::Text(text) = item { Some(text) } else { None }).collect()
}

/// Asserts that a chart has a position or none for each data point, and that all lies within its size, texts apart.
fn assert_sound(chart: &Chart, points: usize, size: Size) {
    assert_eq!(chart.points.len(), points);
    let picture = Rect::of(size);
    for mark in &chart.marks {
        let bounds = mark.item.bounds();
        assert!(picture.grown(STROKES).contains(&bounds), "{size:?}: {mark:?}");
    }
    assert!(chart.points.iter().flatten().all(|at| picture.holds(*at)));
    let texts = texts(chart);
    for (index, text) in texts.iter().enumerate() {
        assert!(picture.contains(&text.frame), "{size:?}: {text:?}");
        for other in &texts[index + 1..] {
            assert!(!text.frame.intersects(&other.frame), "{size:?}: {text:?} and {other:?}");
        }
    }
}

/// Values of any kind: everyday ones, equal ones, extreme ones, and what is no number.
fn any_value() -> impl Strategy<Value = f64> {
    prop_oneof![
        8 => -100.0..100.0_f64,
        3 => (0..5_i32).prop_map(f64::from),
        2 => any::<f64>(),
        1 => prop_oneof![Just(f64::NAN), Just(f64::INFINITY), Just(f64::NEG_INFINITY), Just(f64::MAX), Just(0.0)],
    ]
}

fn any_values(most: usize) -> impl Strategy<Value = Vec<f64>> {
    prop_oneof![
        prop::collection::vec(any_value(), 0..most),
        prop::collection::vec(0.0..1.0_f64, 0..most),
        (any_value(), 0..most).prop_map(|(value, number)| vec![value; number]),
    ]
}

fn any_size() -> impl Strategy<Value = Size> {
    let side = || prop_oneof![1.0..60.0_f32, 60.0..500.0_f32, 500.0..3000.0_f32];
    let usual = (200.0..500.0_f32, 120.0..400.0_f32);
    prop_oneof![(side(), side()), usual].prop_map(|(width, height)| Size { width, height })
}

fn any_style() -> impl Strategy<Value = ChartStyle> {
    let palette = Palette::of(Theme::Light);
    prop_oneof![Just(ChartStyle::window(palette)), (4.0..24.0_f32).prop_map(|font| ChartStyle::page(palette, font))]
}

fn any_words() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("Guangdong".to_owned()),
        Just("Share of all little giants (%) in the cumulative number of provinces, from the poorest".to_owned()),
        "[ a-z广东省]{0,30}",
    ]
}

fn any_attended() -> impl Strategy<Value = BTreeSet<usize>> {
    prop::collection::btree_set(0..50_usize, 0..4)
}

/// Two values that follow one another in a list of any length.
fn pairs(values: &[f64]) -> Vec<[f64; 2]> {
    values.chunks_exact(2).map(|pair| [pair[0], pair[1]]).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_lorenz_curve_is_sound(
        values in any_values(120),
        (size, style) in (any_size(), any_style()),
        (units_title, total_title, attended) in (any_words(), any_words(), any_attended()),
    ) {
        let points = pairs(&values).into_iter().enumerate();
        let label = |index: usize| index.is_multiple_of(3).then(|| format!("Point {index}"));
        let points = points.map(|(index, [units, total])| LorenzPoint { units, total, label: label(index) }).collect();
        let curve = LorenzCurve { points, units_title, total_title };
        let chart = curve.chart(size, &style, &Measurer::default(), &attended);
        assert_sound(&chart, curve.points.len(), size);
    }

    #[test]
    fn any_scatter_plot_is_sound(
        values in any_values(120),
        (size, style) in (any_size(), any_style()),
        (x_title, y_title, name, attended) in (any_words(), any_words(), any_words(), any_attended()),
        (slope, intercept, is_logarithmic) in (any_value(), any_value(), any::<bool>()),
        (x_guide, y_guide) in (prop::option::of(any_value()), prop::option::of(any_value())),
    ) {
        let points = pairs(&values).into_iter().enumerate().map(|(index, [x, y])| ScatterPoint {
            x, y, label: format!("Point {index}"), fill: None, is_strong: index.is_multiple_of(4),
        });
        let plot = ScatterPlot {
            points: points.collect(), x_title, y_title, x_guide, y_guide, is_logarithmic,
            line: Some(StraightLine { slope, intercept }),
            quadrants: Some([name.clone(), "Low–high".to_owned(), name, "High–low".to_owned()]),
        };
        let chart = plot.chart(size, &style, &Measurer::default(), &attended);
        assert_sound(&chart, plot.points.len(), size);
    }

    #[test]
    fn any_histogram_is_sound_and_counts_each_value_once(
        values in any_values(400),
        (size, style) in (any_size(), any_style()),
        (x_title, y_title, label, attended) in (any_words(), any_words(), any_words(), any_attended()),
        (observed, expected) in (prop::option::of(any_value()), prop::option::of(any_value())),
    ) {
        let reference = |value: f64| Reference { value, label: label.clone() };
        let histogram = Histogram {
            observed: observed.map(reference), expected: expected.map(reference), values, x_title, y_title,
        };
        let bins = histogram.bins();
        let drawable = histogram.values.iter().filter(|value| scale::is_drawable(**value));
        prop_assert_eq!(bins.iter().map(|bin| bin.count).sum::<usize>(), drawable.count());
        prop_assert!(bins.len() <= 61 && bins.iter().all(|bin| bin.from < bin.to), "{:?}", bins);
        let chart = histogram.chart(size, &style, &Measurer::default(), &attended);
        assert_sound(&chart, bins.len(), size);
    }

    #[test]
    fn any_ranked_bars_are_sound(
        values in any_values(60),
        (size, style) in (any_size(), any_style()),
        (name, text, left_out, attended) in (any_words(), any_words(), any_words(), any_attended()),
        (base, are_parts) in (prop_oneof![Just(0.0), Just(1.0), any_value()], any::<bool>()),
    ) {
        let bars = values.iter().enumerate().map(|(index, value)| RankedBar {
            label: name.clone(),
            value: (index % 5 != 4).then_some(*value),
            parts: if are_parts { vec![(*value, index), (-value / 2.0, 1), (3.0, 99)] } else { Vec::new() },
            text: text.clone(),
            fill: None,
            is_faded: index.is_multiple_of(3),
        });
        let part_names = ["national share", "industry mix", "regional shift"].map(str::to_owned).into();
        let bars = RankedBars { bars: bars.collect(), base, part_names, left_out };
        let chart = bars.chart(size, &style, &Measurer::default(), &attended);
        assert_sound(&chart, bars.bars.len(), size);
    }

    #[test]
    fn any_envelope_plot_is_sound(
        values in any_values(250),
        (size, style) in (any_size(), any_style()),
        (x_title, y_title, name, attended) in (any_words(), any_words(), any_words(), any_attended()),
    ) {
        let points = values.chunks_exact(5).map(|of| EnvelopePoint {
            x: of[0], observed: of[1], low: of[2], high: of[3], theoretical: of[4],
        });
        let plot = EnvelopePlot {
            points: points.collect(), x_title, y_title, observed_name: name,
            envelope_name: "99 simulations".to_owned(), theoretical_name: "Complete spatial randomness".to_owned(),
        };
        let chart = plot.chart(size, &style, &Measurer::default(), &attended);
        assert_sound(&chart, plot.points.len(), size);
    }
}

/// Usual style and a usual size.
fn usual() -> (ChartStyle, Size) {
    (ChartStyle::window(Palette::of(Theme::Light)), Size { width: 320.0, height: 240.0 })
}

fn has(chart: &Chart, words: &str) -> bool {
    texts(chart).iter().any(|text| text.text == words)
}

#[test]
fn charts_without_data_are_empty_but_for_a_lorenz_curve_s_axes() {
    let ((style, size), none) = (usual(), BTreeSet::new());
    let measurer = Measurer::default();
    assert!(ScatterPlot::default().chart(size, &style, &measurer, &none).marks.is_empty());
    assert!(Histogram::default().chart(size, &style, &measurer, &none).marks.is_empty());
    assert!(RankedBars::default().chart(size, &style, &measurer, &none).marks.is_empty());
    assert!(EnvelopePlot::default().chart(size, &style, &measurer, &none).marks.is_empty());
    assert!(has(&LorenzCurve::default().chart(size, &style, &measurer, &none), "100%"));
}

#[test]
fn a_lorenz_curve_has_a_square_plot() {
    let (style, size) = usual();
    let corners = [(0.5, 0.0), (1.0, 1.0)].map(|(units, total)| LorenzPoint { units, total, label: None });
    let curve = LorenzCurve { points: corners.to_vec(), ..LorenzCurve::default() };
    let chart = curve.chart(size, &style, &Measurer::default(), &BTreeSet::new());
    let [Some(half), Some(end)] = chart.points[..] else { panic!("both are drawn") };
    assert!((2.0 * (end.x - half.x) - (half.y - end.y)).abs() < 0.01);
}

#[test]
fn a_point_that_is_no_number_is_left_out_and_keeps_its_place_among_the_data() {
    let (style, size) = usual();
    let point = |x: f64, y: f64| ScatterPoint { x, y, ..ScatterPoint::default() };
    let plot =
        ScatterPlot { points: vec![point(1.0, 2.0), point(f64::NAN, 3.0), point(2.0, 0.0)], ..Default::default() };
    let drawn = |plot: &ScatterPlot| plot.chart(size, &style, &Measurer::default(), &BTreeSet::new()).points;
    assert_eq!(drawn(&plot).iter().map(Option::is_some).collect::<Vec<_>>(), [true, false, true]);
    let logarithmic = ScatterPlot { is_logarithmic: true, ..plot };
    assert_eq!(drawn(&logarithmic).iter().map(Option::is_some).collect::<Vec<_>>(), [true, false, false]);
}

#[test]
fn the_line_of_a_scatter_plot_goes_through_the_points_that_it_fits() {
    let (style, size) = usual();
    let points = [(1.0, 10.0), (10.0, 100.0), (100.0, 1000.0)];
    let points = points.map(|(x, y)| ScatterPoint { x, y, ..ScatterPoint::default() }).to_vec();
    let line = Some(StraightLine { slope: 1.0, intercept: 1.0 });
    let plot = ScatterPlot { points, line, is_logarithmic: true, ..ScatterPlot::default() };
    let chart = plot.chart(size, &style, &Measurer::default(), &BTreeSet::new());
    let slanted = chart.marks.iter().find_map(|mark| match &mark.item {
        Item::Shape { outline: crate::scene::Outline::Line(ends), .. } => {
            let [from, to] = ends[..] else { return None };
            (from.x != to.x && from.y != to.y).then_some([from, to])
        }
        _ => None,
    });
    let [from, to] = slanted.unwrap();
    for at in chart.points.iter().flatten() {
        let part = (at.x - from.x) / (to.x - from.x);
        assert!((from.y + part * (to.y - from.y) - at.y).abs() < 0.1);
    }
}

#[test]
fn an_observed_value_far_from_all_others_has_its_label_inside_the_plot() {
    let (style, size) = usual();
    let values: Vec<f64> = (0..999).map(|n| f64::from(n % 37) / 370.0).collect();
    for value in [0.9, -3.0, 0.05, 40.0] {
        let observed = Some(Reference { value, label: format!("Observed {value}") });
        let expected = Some(Reference { value: 0.05, label: "Expected 0.05".to_owned() });
        let histogram = Histogram { values: values.clone(), observed, expected, ..Histogram::default() };
        let chart = histogram.chart(size, &style, &Measurer::default(), &BTreeSet::new());
        assert!(has(&chart, &format!("Observed {value}")) && has(&chart, "Expected 0.05"), "{value}");
    }
}

#[test]
fn bars_go_both_ways_from_their_base_and_what_is_unknown_has_none() {
    let (style, size) = usual();
    let bar =
        |value: Option<f64>| RankedBar { label: "A".to_owned(), value, text: "?".to_owned(), ..Default::default() };
    let bars = RankedBars { bars: [Some(1.8), Some(0.4), None].map(bar).to_vec(), base: 1.0, ..Default::default() };
    let chart = bars.chart(size, &style, &Measurer::default(), &BTreeSet::new());
    let [Some(more), Some(less), Some(unknown)] = chart.points[..] else { panic!("all have rows") };
    assert!(less.x < unknown.x && unknown.x < more.x);
    let filled = chart.marks.iter().filter(|mark| matches!(mark.item, Item::Shape { fill: Some(_), .. }));
    assert_eq!(filled.count(), 2);
}

#[test]
fn bars_without_room_are_counted_in_a_last_line() {
    let (style, size) = usual();
    let bar = RankedBar { label: "A".to_owned(), value: Some(1.0), ..RankedBar::default() };
    let bars = |number: usize| RankedBars {
        bars: vec![bar.clone(); number],
        left_out: "{n} more".to_owned(),
        ..RankedBars::default()
    };
    let chart = |number: usize| bars(number).chart(size, &style, &Measurer::default(), &BTreeSet::new());
    let shown = chart(31).points.iter().flatten().count();
    assert!(has(&chart(31), &format!("{} more", 31 - shown)) && shown > 10);
    assert_eq!(chart(19).points.iter().flatten().count(), 19);
    assert_eq!(chart(12).points.iter().flatten().count(), 12);
}

#[test]
fn attended_points_have_two_rings_more() {
    let (style, size) = usual();
    let points = (1..9).map(|n| ScatterPoint { x: f64::from(n), y: f64::from(n * n), ..ScatterPoint::default() });
    let plot = ScatterPlot { points: points.collect(), ..ScatterPlot::default() };
    let marks = |attended: BTreeSet<usize>| plot.chart(size, &style, &Measurer::default(), &attended).marks.len();
    assert_eq!(marks([2, 5, 77].into()), marks(BTreeSet::new()) + 4);
}
