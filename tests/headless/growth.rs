//! Growth of yearly values: from years that compare, by the date of the map, from a base above zero.

use cluster_atlas::{
    caption::caption,
    dataset::{DatasetId, MeasureId},
    model::{Language, ProvinceId},
    query::{CountedClusters, IgnoredBecause, NoValue, ProvinceValues, growth_years, ignored_parts, series_measures},
    view::{SeriesValue, ThematicLayer, Variable},
};

use crate::support::{catalogue, facts, run, shown, with_values};

fn series(measure: &str, year: i32) -> SeriesValue {
    SeriesValue::new(DatasetId::new("province_series"), MeasureId::new(measure), year)
}

fn growth(measure: &str, since: i32, year: i32) -> ThematicLayer {
    ThematicLayer::of(Variable::Series(SeriesValue { since: Some(since), ..series(measure, year) }))
}

fn values(layer: &ThematicLayer) -> ProvinceValues {
    ProvinceValues::of(facts(), &CountedClusters::default(), layer, None)
}

fn refused(flags: &str) -> String {
    let words: Vec<&str> = ["table", "values"].into_iter().chain(flags.split_whitespace()).collect();
    let (code, _, said) = run(&words);
    assert_eq!(code, Some(2), "{flags}: {said}");
    said
}

#[test]
fn growth_begins_in_the_comparable_span_of_its_year() {
    let from = |measure: &str, year| growth_years(facts(), &series(measure, year));
    assert_eq!(from("urban_unit_employment", 2024), (2012..2024).collect::<Vec<_>>());
    assert_eq!(from("urban_unit_employment", 2011), [2008, 2009, 2010]);
    assert_eq!(from("high_tech_industry_revenue", 2023), [2018, 2019, 2020, 2021, 2022]);
    assert_eq!(from("high_tech_industry_revenue", 2016), (2010..2016).collect::<Vec<_>>());
    assert_eq!(from("above_scale_industrial_firms_with_rd", 2023), [0; 0], "a census of another scope");
    assert_eq!(from("high_tech_industry_profit", 2023).first(), Some(&2010), "no break");
}

#[test]
fn a_note_that_years_do_not_compare_is_a_break_of_its_measure() {
    for (_, measure) in series_measures(facts()) {
        let note = measure.note.get(Language::En);
        let is_declared = note.contains("not comparable") || note.contains("up to 20");
        assert_eq!(!measure.breaks.is_empty(), is_declared, "{}: {note}", measure.id);
    }
}

#[test]
fn growth_across_a_break_is_refused_with_the_years_that_work_and_ignored_in_a_view() {
    let said = refused("--layer urban_unit_employment --growth 2008");
    assert!(said.contains("compares with 2024: 2012, 2013") && said.contains("before a break"), "{said}");
    let said = refused("--layer high_tech_industry_revenue --growth 2010");
    assert!(said.contains("2018, 2019, 2020, 2021 or 2022 (found 2010"), "{said}");
    let said = refused("--layer gdp_preliminary@2023 --growth 2019");
    assert!(said.contains("gdp_preliminary has no earlier year that compares with 2023 (found 2019)"), "{said}");
    // The second has no value in 2020 at all.
    for layer in [growth("urban_unit_employment", 2008, 2024), growth("gdp_preliminary", 2020, 2024)] {
        let mut view = with_values(layer.clone());
        view.show_clusters(false, false);
        let ignored = ignored_parts(facts(), &view);
        assert_eq!(ignored.iter().map(|part| part.because).collect::<Vec<_>>(), [IgnoredBecause::NoGrowth]);
        let said = caption(catalogue(), &shown(&view), &view);
        assert!(!said.title.contains("growth") && !said.note.contains("Growth"), "{said:?}");
        assert_eq!(values(&layer).values.len(), 31, "the values of the year");
    }
}

#[test]
fn growth_is_of_years_that_are_over_by_the_date() {
    let said = refused("--layer rd_expenditure --growth 2023 --until 2022-06");
    assert!(said.contains("compares with 2021, the latest by 2022-06: 2010, 2011"), "{said}");
    let (code, out, said) =
        run(&["table", "values", "--layer", "rd_expenditure", "--growth", "2015", "--until", "2022-06"]);
    assert!(code == Some(0) && out.contains("percent_change") && out.contains(",2021,"), "{said}");
    let said = refused("--layer rd_intensity_revised_gdp --until 2022");
    assert!(said.contains("use 2023 or later, the first year of these values"), "{said}");
}

#[test]
fn the_years_before_the_base_are_no_steps_of_growth() {
    let mut view = with_values(growth("urban_unit_employment", 2015, 2024));
    view.show_clusters(false, false);
    view.page.multiples = true;
    let content = shown(&view);
    let dates: Vec<String> = content.steps.iter().map(|step| step.step.date.to_string()).collect();
    assert_eq!(dates.first().map(String::as_str), Some("2016"));
    assert!(content.steps.iter().all(|step| step.content.top_values().unwrap().layer.since() == Some(2015)));
}

#[test]
fn a_base_of_zero_or_below_is_a_reason_of_its_own_with_both_numbers() {
    for (measure, since, year, id, name, base) in [
        ("high_tech_industry_profit", 2013, 2023, "NX", "Ningxia", -0.01),
        ("above_scale_industrial_new_product_sales", 2014, 2024, "XZ", "Xizang (Tibet)", 0.0),
    ] {
        let layer = growth(measure, since, year);
        let (grown, province) = (values(&layer), ProvinceId::new(id));
        let value = &grown.undivided[&province];
        assert_eq!((grown.without[&province], grown.without_denominator), (NoValue::NotPositive, 0));
        assert_eq!(value.per.as_ref().map(|per| per.value), Some(base));
        let said = |language| {
            let view = cluster_atlas::view::View { language, ..with_values(layer.clone()) };
            caption(catalogue(), &shown(&view), &view).note
        };
        let note = said(Language::En);
        assert!(note.contains(&format!("No growth, because the base is zero or negative: {name}.")), "{note}");
        assert!(said(Language::Zh).contains("基期为零或负，不计增长率："));
        let (layer, since) = (format!("{measure}@{year}"), since.to_string());
        let (_, out, _) = run(&["table", "values", "--layer", &layer, "--growth", &since]);
        let row = csv::Reader::from_reader(out.as_bytes())
            .deserialize::<std::collections::BTreeMap<String, String>>()
            .map(Result::unwrap)
            .find(|row| row["place"] == id)
            .unwrap();
        assert_eq!([&row["why"], &row["value"]], ["base_not_positive", ""]);
        assert_eq!(
            [&row["read_value"], &row["per_value"]],
            [value.read, base].map(|number| number.to_string()).each_ref()
        );
    }
}
