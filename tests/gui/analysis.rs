//! Tab of analysis.

use cluster_atlas::{
    app::{
        App,
        action::Action,
        command::{AnalysisCommand, SelectionCommand},
        window_kind::Window,
    },
    dataset::{DatasetId, MeasureId},
    model::{Language, ProvinceId},
    view::{AnalysisMethod, ChartPlace, SeriesValue, ThematicLayer, Variable, View},
};
use egui::Role;
use egui_kittest::{Harness, kittest::Queryable as _};

use crate::support::{Setup, ask, atlas, click, view};

/// The tab over GDP of 2024.
fn tab(language: Language) -> Harness<'static, App> {
    let series = SeriesValue::new(DatasetId::new("province_series"), MeasureId::new("gdp"), 2024);
    let mut map = View { language, ..View::default() };
    map.set_thematic(Some(ThematicLayer::of(Variable::Series(series))));
    let mut atlas = atlas(Setup { size: (1360.0, 900.0), language, view: Some(map), ..Setup::default() });
    ask(&mut atlas, Action::AnalysisPanel);
    atlas
}

/// Runs until the analysis of the view has a result.
fn settle(atlas: &mut Harness<'_, App>) {
    for _ in 0..2_000 {
        atlas.step();
        let state = atlas.state().state();
        if state.computed.analysed.is_some() || state.view.analysis.is_none() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    atlas.run();
}

#[test]
fn a_question_is_answered_in_a_sentence_with_a_chart_and_what_it_does_not_say() {
    let mut atlas = tab(Language::En);
    atlas.get_by_label("Ask a question about these values. Filters and date of the map hold for the answer too.");
    click(&mut atlas, "How unequally is it distributed?");
    settle(&mut atlas);
    assert_eq!(view(&atlas).analysis.map(|analysis| analysis.method), Some(AnalysisMethod::Gini));
    atlas.get_by_label_contains("Half of the total lies in 8 of 31 provinces.");
    atlas.get_by_label_contains("A Lorenz curve shows");
    atlas.get_by_label("What it does not say");
    ask(&mut atlas, Action::Undo);
    settle(&mut atlas);
    assert_eq!(view(&atlas).analysis, None);
    assert!(atlas.query_by_label_contains("Half of the total").is_none());
}

#[test]
fn without_values_the_tab_leads_to_some() {
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, Action::AnalysisPanel);
    atlas.get_by_label("The questions are about values by province. Put some on the map first.");
    click(&mut atlas, "Choose values");
    assert!(atlas.query_by_label("Choose values").is_none());
}

#[test]
fn groups_are_on_the_map_until_they_are_switched_off_and_their_provinces_are_links() {
    let mut atlas = tab(Language::En);
    click(&mut atlas, "Which provinces resemble their neighbours?");
    settle(&mut atlas);
    let on_map =
        |atlas: &Harness<'_, App>| atlas.state().state().computed.analysed.as_ref().unwrap().analysis.colors_map();
    assert!(on_map(&atlas));
    atlas.get_by_role_and_label(Role::Link, "Xinjiang").click();
    atlas.run();
    assert_eq!(view(&atlas).selected_province(), Some(ProvinceId::new("XJ")));
    atlas.get_by_role_and_label(Role::CheckBox, "Show the groups on the map").click();
    atlas.run();
    assert!(!on_map(&atlas));
}

#[test]
fn the_selected_province_is_the_one_that_is_asked_about() {
    let mut atlas = tab(Language::Zh);
    click(&mut atlas, "所选省份专业化于什么行业？");
    settle(&mut atlas);
    atlas.get_by_label_contains("没有结果：地图没有显示可以相加的分行业年度数据");
    let series = SeriesValue {
        industry: Some("BCD".to_owned()),
        ..SeriesValue::new(DatasetId::new("province_industry"), MeasureId::new("value_added"), 2024)
    };
    let layer = ThematicLayer::of(Variable::Series(series));
    ask(
        &mut atlas,
        cluster_atlas::app::command::LayerCommand::SetThematic(Some(layer), cluster_atlas::view::EditKind::Single),
    );
    settle(&mut atlas);
    atlas.get_by_label_contains("没有选中有数值的省份");
    for (id, name) in [("JS", "江苏有"), ("SN", "陕西有")] {
        ask(&mut atlas, SelectionCommand::Select(Some(ProvinceId::new(id).into())));
        settle(&mut atlas);
        atlas.get_by_label_contains(name);
    }
}

#[test]
fn the_export_window_opens_with_the_chart_on_the_page() {
    let mut atlas = tab(Language::En);
    click(&mut atlas, "Do neighbours resemble one another?");
    settle(&mut atlas);
    atlas.get_by_role_and_label(Role::Button, "Save chart…");
    ask(&mut atlas, AnalysisCommand::WithChart);
    assert_eq!(atlas.state().state().ui_state.window, Some(Window::Export));
    assert_eq!(view(&atlas).page.chart, ChartPlace::Beside);
}
