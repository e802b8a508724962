//! Charts, drawn as files draw them, against stored drawings; and what holds for every chart.

use cluster_atlas::{
    scene::{
        Chart, ChartStyle, Item, Measurer, PageElement, PageLayout, Palette, Rect, Role, ScreenPoint, Size, Text,
        TimePoint, TimePointKind, TimeSeries,
    },
    surface::{PictureMetadata, TextForm, svg},
    view::{PageSize, Theme, Unit, View},
};
use proptest::prelude::*;

use super::{all_as_before, compare_text, drawing::digest};
use crate::support::catalogue;

/// Size of the chart in the window, about.
const SIZE: Size = Size { width: 300.0, height: 176.0 };

/// National series of some metrics.
fn national(metrics: &[(&str, TimePointKind)], is_joined: bool) -> TimeSeries {
    let of = |(metric, kind): &(&str, TimePointKind)| {
        let (metric, kind) = ((*metric).to_owned(), *kind);
        catalogue().series.iter().filter(move |point| point.metric == metric).map(move |point| {
            let (date, value) = (point.value.as_of.middle(), point.value.value);
            TimePoint { date, value, kind, label: value.to_string() }
        })
    };
    let mut points: Vec<TimePoint> = metrics.iter().flat_map(of).collect();
    points.sort_by(|a, b| a.date.total_cmp(&b.date));
    TimeSeries { points, is_joined }
}

/// The drawing of a chart as an SVG of its own.
fn drawn(chart: Chart, size: Size, palette: &Palette) -> String {
    let layout = PageLayout {
        size,
        background: Some(palette.ui.panel),
        parts: vec![PageElement { role: Role::Figure, panels: Vec::new(), marks: chart.marks }],
        missing: [].into(),
        cut: false,
        missing_content: [].into(),
        visible: 0,
    };
    let page = PageSize { width: f64::from(size.width), height: f64::from(size.height), unit: Unit::Px, dpi: 96.0 };
    digest(&svg(&layout, page, &PictureMetadata::new(&View::default()), TextForm::Live))
}

#[test]
fn charts_are_drawn_in_files_as_before() {
    use TimePointKind::{Publicised, Result, Target};
    let total = national(&[("little_giant_total", Result), ("TARGET_little_giant_total", Target)], true);
    let by_batch = national(&[("little_giant_new", Result), ("little_giant_publicised", Publicised)], false);
    let results = [(total, Theme::Light, "total-light"), (by_batch, Theme::Dark, "by-batch-dark")];
    all_as_before(results.map(|(series, theme, name)| {
        let palette = Palette::of(theme);
        let chart = series.chart(SIZE, &ChartStyle::window(palette), &Measurer::default());
        assert_eq!(chart.points.len(), series.points.len());
        compare_text("charts", &format!("{name}.drawing.txt"), &drawn(chart, SIZE, palette))
    }));
}

#[test]
fn a_chart_without_points_is_empty() {
    let chart = TimeSeries::default().chart(SIZE, &ChartStyle::window(Palette::of(Theme::Light)), &Measurer::default());
    assert_eq!(chart, Chart::default());
}

fn texts(chart: &Chart) -> Vec<&Text> {
    let items = chart.marks.iter().map(|mark| &mark.item);
    items.filter_map(|item| if let Item::Text(text) = item { Some(text) } else { None }).collect()
}

fn any_series() -> impl Strategy<Value = TimeSeries> {
    let kind = prop_oneof![Just(TimePointKind::Result), Just(TimePointKind::Publicised), Just(TimePointKind::Target)];
    let point = (1949.0..2060.0, prop_oneof![0.0..100.0, 0.0..1e7], kind);
    (prop::collection::vec(point, 1..40), any::<bool>()).prop_map(|(mut points, is_joined)| {
        points.sort_by(|a: &(f64, f64, TimePointKind), b| a.0.total_cmp(&b.0));
        let points = points.into_iter().map(|(date, value, kind)| {
            let value = f64::round(value);
            TimePoint { date, value, kind, label: value.to_string() }
        });
        TimeSeries { points: points.collect(), is_joined }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn all_texts_lie_inside_the_chart_and_none_touch_one_another(
        series in any_series(),
        (width, height) in (180.0_f32..900.0, 110.0_f32..500.0),
    ) {
        let style = ChartStyle::window(Palette::of(Theme::Light));
        let chart = series.chart(Size { width, height }, &style, &Measurer::default());
        let texts = texts(&chart);
        prop_assert!(texts.len() >= 4, "numbers and years are always drawn");
        let picture = Rect::from_min_size(ScreenPoint::default(), width, height);
        for (index, text) in texts.iter().enumerate() {
            prop_assert!(picture.contains(&text.frame), "{text:?}");
            for other in &texts[index + 1..] {
                prop_assert!(!text.frame.intersects(&other.frame), "{text:?} and {other:?}");
            }
        }
    }
}
