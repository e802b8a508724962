//! Yearly indicators as values by province.

use cluster_atlas::{
    caption::caption,
    dataset::{DatasetId, MeasureId},
    model::{AsOf, Language},
    query::{MapContent, NoValue},
    table::{TableKind, TableQuery},
    view::{SeriesValue, ThematicLayer, Variable, View},
};

use crate::support::{catalogue, facts, run};

/// A map of a measure in a year.
fn view(measure: &str, year: i32) -> View {
    let (dataset, measure) = (DatasetId::new("province_series"), MeasureId::new(measure));
    let mut view = View::default();
    view.show_clusters(false, false);
    view.set_thematic(Some(ThematicLayer::of(Variable::Series(SeriesValue::new(dataset, measure, year)))));
    view
}

#[test]
fn an_indicator_names_itself_its_unit_and_its_year_in_both_languages() {
    let said = |language| {
        let view = View { language, ..view("rd_expenditure", 2023) };
        caption(catalogue(), &MapContent::of(facts(), &view), &view)
    };
    let (english, chinese) = (said(Language::En), said(Language::Zh));
    assert_eq!(english.title, "R&D expenditure, by province");
    assert_eq!(english.subtitle, "Billion yuan, 2023; data for all 31 provinces.");
    assert!(english.alt_text.contains("Guangdong (480), Jiangsu (421) and Beijing (295)"), "{}", english.alt_text);
    assert!(english.source_line.starts_with("Sources: R&D expenditure: National Bureau"), "{}", english.source_line);
    assert_eq!(chinese.title, "各省 R&D 经费内部支出");
    assert!(chinese.subtitle.contains("亿元，2023 年"), "{}", chinese.subtitle);
    assert!(chinese.source_line.contains("国家统计局、科学技术部"), "{}", chinese.source_line);
}

#[test]
fn a_year_that_was_not_over_by_the_date_is_no_data_and_the_year_before_does_not_stand_in() {
    for (until, known) in [("2022", 0), ("2023-06", 0), ("2023", 31), ("2024", 31)] {
        let view = View { as_of: AsOf::parse(until).ok(), ..view("rd_expenditure", 2023) };
        let content = MapContent::of(facts(), &view);
        let values = &content.top_values().unwrap().values;
        assert_eq!((values.values.len(), values.expected), (known, 31), "by {until}");
        let is_later = |why: &NoValue| matches!(why, NoValue::NotYet(_));
        assert_eq!(values.without.values().filter(|why| is_later(why)).count(), 31 - known, "by {until}");
    }
    let content = MapContent::of(facts(), &view("rd_expenditure", 1999));
    assert!(content.top_values().unwrap().values.values.is_empty());
}

#[test]
fn the_table_of_values_has_what_the_map_has_by_the_name_of_the_indicator() {
    let view = view("high_tech_industry_firms", 2023);
    let table = TableKind::Values.make(&TableQuery::of_view(facts(), &view));
    let cell = |id: &str, column: &str| {
        let row = table.rows.iter().find(|row| table.cell(row, "place").plain() == id).unwrap();
        table.cell(row, column).plain()
    };
    let content = MapContent::of(facts(), &view);
    let values = &content.top_values().unwrap().values;
    for (id, value) in &values.values {
        assert_eq!(cell(id.as_str(), "value").parse::<f64>().ok(), Some(value.value), "{id}");
    }
    assert_eq!(cell("GD", "variable_en"), "High-tech manufacturing firms");
    assert_eq!((cell("GD", "unit"), cell("GD", "as_of")), ("firms".into(), "2023".into()));
    assert_eq!(cell("TW", "status"), "not_covered");
}

#[test]
fn the_command_line_takes_an_indicator_by_name_and_year_and_says_which_years_there_are() {
    let (code, out, said) = run(&["table", "values", "--layer", "rd-intensity@2020"]);
    assert!(code == Some(0) && out.contains("rd_intensity") && out.contains("percent_of_gdp"), "{said}");
    let (code, _, said) = run(&["table", "values", "--layer", "rd_intensity@1990"]);
    assert!(code == Some(2) && said.contains("rd_intensity has values of ") && said.contains("2020"), "{said}");
    let (code, _, said) = run(&["table", "values", "--layer", "nonsense"]);
    assert!(code == Some(2) && said.contains("little-giants"), "{said}");
}
