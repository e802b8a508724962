//! Analysis of a view: in the document, on the map, in the legend, in the texts and as a chart of a picture.

use std::{collections::BTreeMap, sync::Arc};

use cluster_atlas::{
    analysis::UnitGroup,
    caption::caption,
    data,
    dataset::{DatasetId, MeasureId},
    export::{PictureFormat, PictureOptions},
    model::{Detail, Language},
    query::{MapContent, as_drawn},
    scene::{AreaFill, Interaction, PlaneLayerKind, Scene, SceneBuilder, Size},
    view::{
        Analysis, AnalysisMethod, ChartPlace, Correction, NeighborRule, PageSize, SeriesValue, ThematicLayer, Variable,
        View, ViewError,
    },
};
use strum::IntoEnumIterator as _;

use crate::support::{catalogue, exporter, facts, shown, with_values};

/// View of a measure of a yearly series in 2024, of an industry if it has some, with an analysis.
fn analysed(measure: &str, industry: Option<&str>, method: AnalysisMethod) -> View {
    let dataset = if industry.is_some() { "province_industry" } else { "province_series" };
    let series = SeriesValue {
        industry: industry.map(str::to_owned),
        ..SeriesValue::new(DatasetId::new(dataset), MeasureId::new(measure), 2024)
    };
    View { analysis: Some(Analysis::of(method)), ..with_values(ThematicLayer::of(Variable::Series(series))) }
}

/// GDP of 2024 with an analysis.
fn of_gdp(method: AnalysisMethod) -> View {
    analysed("gdp", None, method)
}

fn scene(view: &View) -> Scene {
    let (base, _) = data::base_map();
    let (overview, _) = data::level(Detail::Overview);
    let size = Size { width: 1100.0, height: 860.0 };
    let mut builder = SceneBuilder::new(Arc::new(base), Arc::new(overview));
    builder.scene(catalogue(), &shown(view), view, size, Detail::Overview, &Interaction::default())
}

#[test]
fn an_analysis_is_a_part_of_the_document() {
    for method in AnalysisMethod::iter() {
        let mut view = View { analysis: Some(Analysis::of(method)), ..View::default() };
        view.page.chart = ChartPlace::Alone;
        assert_eq!(View::from_json(&view.to_json()), Ok(view));
    }
    let mut view = View { analysis: Some(Analysis::of(AnalysisMethod::Moran)), ..View::default() };
    let analysis = view.analysis.as_mut().unwrap();
    (analysis.neighbors, analysis.correction) = (NeighborRule::Nearest(4), Correction::Bonferroni);
    assert!(view.to_json().contains("\"nearest:4\""));
    let refused = |from: &str, to: &str| View::from_json(&view.to_json().replace(from, to)).unwrap_err();
    assert_eq!(refused("9999", "0"), ViewError::Permutations { most: 999_999, found: 0 });
    let why = refused("nearest:4", "bishop").to_string();
    assert!(why.contains("expected queen, rook, nearest:5") && why.contains("bishop"), "{why}");
}

#[test]
fn provinces_have_the_colours_of_their_groups_and_the_key_tells_each() {
    let view = of_gdp(AnalysisMethod::LocalMoran);
    let content = shown(&view);
    let outcome = content.groups().unwrap().outcome().unwrap();
    let groups: BTreeMap<_, _> = outcome.units.iter().map(|unit| (unit.unit.clone(), unit.group())).collect();
    assert_eq!(groups.values().flatten().collect::<Vec<_>>(), [&UnitGroup::LowLow], "Xinjiang alone");
    let scene = scene(&view);
    let fills = scene.ground.iter().find_map(|layer| match &layer.key.kind {
        PlaneLayerKind::Values(fills) => Some(fills),
        _ => None,
    });
    for (province, fill) in fills.unwrap().iter() {
        let expected = match groups.get(province) {
            Some(Some(group)) => AreaFill::Group(*group),
            Some(None) => AreaFill::NoGroup,
            // Hainan has a value, and no neighbour.
            None => AreaFill::Untested,
        };
        assert_eq!(*fill, expected, "{province}");
    }
    let legend: Vec<String> = scene.legend_labels().map(|(label, _)| label.to_owned()).collect();
    for row in ["High among high", "Low among low", "No pattern beyond chance", "Not tested: no neighbour"] {
        assert!(legend.iter().any(|text| text == row), "{row} in {legend:?}");
    }
}

#[test]
fn a_map_without_groups_says_nothing_of_an_analysis_that_it_does_not_show() {
    let view = of_gdp(AnalysisMethod::Gini);
    let (with, without) = (shown(&view), View { analysis: None, ..view.clone() });
    assert!(with.analysis.is_some());
    let texts = |view: &View| caption(catalogue(), &MapContent::of(facts(), view), view);
    assert_eq!(texts(&view), texts(&without));
    let mut hidden = of_gdp(AnalysisMethod::LocalMoran);
    hidden.analysis.as_mut().unwrap().on_map = false;
    assert_eq!(texts(&hidden), texts(&without));
}

#[test]
fn every_method_has_a_chart_in_a_picture_of_its_own_with_its_words() {
    for method in AnalysisMethod::iter() {
        for (language, place) in [(Language::En, ChartPlace::Alone), (Language::Zh, ChartPlace::Beside)] {
            let mut view = View { language, ..analysed("value_added", Some("BCD"), method) };
            view.selection = Some(cluster_atlas::model::ProvinceId::new("JS").into());
            view.page.chart = place;
            view.page.size = PageSize::px(1400.0, 900.0);
            let drawn = as_drawn(&view);
            let content = MapContent::of(facts(), &drawn);
            assert!(content.analysis.as_ref().unwrap().result.is_ok(), "{method:?}");
            let words = caption(catalogue(), &content, &drawn);
            assert!(words.chart.is_some(), "{method:?}");
            let options = PictureOptions { format: PictureFormat::Svg, ..PictureOptions::default() };
            let picture = exporter().picture(&view, &options, &mut |_| std::ops::ControlFlow::Continue(())).unwrap();
            assert!(picture.missing_content.is_empty() && !picture.cut, "{method:?}: {:?}", picture.missing_content);
            assert!(picture.caption.alt_text.len() > words.title.len(), "{method:?}");
            if place == ChartPlace::Alone {
                assert!(words.depiction.is_empty() && content.clusters.is_empty(), "{method:?}");
            }
        }
    }
}

#[test]
fn a_chart_of_clusters_cites_their_list_and_a_chart_of_borders_the_base_map() {
    let line = |method| {
        let mut view = of_gdp(method);
        view.page.chart = ChartPlace::Alone;
        exporter().caption(&view).source_line
    };
    assert!(line(AnalysisMethod::Correlation).contains("30 November 2022"));
    let (gini, moran) = (line(AnalysisMethod::Gini), line(AnalysisMethod::Moran));
    assert!(!gini.contains("Natural Earth") && !gini.contains("30 November 2022"), "{gini}");
    assert!(moran.contains("Natural Earth") && !moran.contains("GeoNames"), "{moran}");
}
