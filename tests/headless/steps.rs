//! Time steps of layers: years of a series, lists of features; small multiples of them.

use cluster_atlas::{
    dataset::{DatasetId, MeasureId},
    export::{ExportError, PictureFormat},
    model::{AsOf, Language, ProvinceId},
    query::{MapContent, as_drawn, time_steps},
    view::{PageSize, SeriesValue, Symbology, ThematicLayer, Variable, View},
};

use crate::support::{as_format, exporter, facts, file, run, shown, with_values};

fn of_year(measure: &str, year: i32) -> View {
    let (dataset, measure) = (DatasetId::new("province_series"), MeasureId::new(measure));
    with_values(ThematicLayer::of(Variable::Series(SeriesValue::new(dataset, measure, year))))
}

/// Small multiples of R&D expenditure, from a view of one year.
fn multiples(year: i32) -> View {
    let mut view = of_year("rd_expenditure", year);
    view.page.multiples = true;
    view
}

#[test]
fn small_maps_of_a_series_are_its_years_in_the_same_classes() {
    let shown = shown(&as_drawn(&multiples(2012)));
    let dates: Vec<String> = shown.steps.iter().map(|stop| stop.step.date.to_string()).collect();
    assert_eq!(dates, (2010..=2024).map(|year| year.to_string()).collect::<Vec<_>>());
    let classes = |at: usize| shown.steps[at].content.top_values().unwrap().classes.clone();
    assert!((1..15).all(|at| classes(at) == classes(0)));
    assert!(shown.steps.iter().all(|stop| stop.content.clusters.is_empty()));
}

#[test]
fn small_maps_of_a_series_are_titled_by_their_years_in_both_languages() {
    let words = [
        (
            Language::En,
            "R&D expenditure by province and year",
            "15 years, 2010 to 2024; same classes in every map.",
            "2014 · data for all 31 provinces; 2015 · ",
        ),
        (
            Language::Zh,
            "各省 R&D 经费内部支出：历年",
            "2010 年至 2024 年共 15 个年份，采用同一套分级。",
            "2014 年 · 31 个省份均有数据；2015 年 · ",
        ),
    ];
    for (language, title, subtitle, headings) in words {
        let caption = exporter().caption(&View { language, ..multiples(2023) });
        assert_eq!((caption.title.as_str(), caption.subtitle.as_str()), (title, subtitle));
        assert!(caption.alt_text.contains(headings), "{}", caption.alt_text);
    }
}

#[test]
fn the_year_of_the_single_map_changes_no_small_map_and_the_date_ends_them() {
    let mut exporter = exporter();
    let options = as_format(PictureFormat::Svg);
    assert!(exporter.is_same_picture(&multiples(2012), &multiples(2023), &options));
    let view = View { as_of: AsOf::parse("2013-06").ok(), ..multiples(2023) };
    let subtitle = exporter.caption(&view).subtitle;
    assert!(subtitle.starts_with("3 years, 2010 to 2012"), "{subtitle}");
}

#[test]
fn a_page_too_small_for_all_years_names_one_that_is_not() {
    let mut exporter = exporter();
    let options = as_format(PictureFormat::Svg);
    let mut view = multiples(2023);
    view.page.size = PageSize::px(400.0, 300.0);
    let Err(ExportError::Room { enough: Some(enough), .. }) = exporter.layout(&view, &options) else {
        panic!("15 maps on 400 × 300 pixels");
    };
    view.page.size = enough;
    let (layout, _) = exporter.layout(&view, &options).unwrap();
    assert_eq!(layout.parts.iter().map(|part| part.panels.len()).sum::<usize>(), 15);
}

#[test]
fn small_multiples_of_a_map_that_no_date_changes_are_refused() {
    let mut exporter = exporter();
    let mut view = View::default();
    view.page.multiples = true;
    view.edit_clusters(|query| query.text = "zzzz".to_owned());
    let refused = exporter.layout(&view, &as_format(PictureFormat::Png));
    assert!(matches!(refused, Err(ExportError::NoSteps)));
    let early = View { as_of: AsOf::parse("2009").ok(), ..multiples(2023) };
    assert!(matches!(exporter.layout(&early, &as_format(PictureFormat::Png)), Err(ExportError::NoSteps)));
}

#[test]
fn announcements_that_add_nothing_to_a_filtered_map_are_counted_in_words() {
    let of = |language, province: &str| {
        let mut view = View { language, ..View::default() };
        view.page.multiples = true;
        view.place.provinces = [ProvinceId::new(province)].into();
        (exporter().caption(&view).subtitle, MapContent::of(facts(), &view))
    };
    for language in [Language::En, Language::Zh] {
        // Heilongjiang has a cluster of 2024 and none of 2022.
        let (subtitle, content) = of(language, "HL");
        assert_eq!((content.steps.len(), content.steps_unmatched), (1, 2));
        let said = match language {
            Language::En => "Left out: 2 more announcements, as they add nothing that matches the filters.",
            Language::Zh => "另有 2 次公布未绘，因其中没有符合筛选条件的内容。",
        };
        assert!(subtitle.contains(said), "{subtitle}");
        let (subtitle, content) = of(language, "SH");
        assert_eq!(content.steps_unmatched, 0);
        assert!(!subtitle.contains("filter") && !subtitle.contains("筛选"), "{subtitle}");
    }
}

#[test]
fn a_pair_of_a_series_and_clusters_has_steps_but_no_small_maps() {
    let mut view = multiples(2023);
    let layer = view.thematic().cloned().unwrap();
    view.set_thematic(Some(ThematicLayer { form: Symbology::Bivariate, ..layer }));
    assert!(!as_drawn(&view).page.multiples);
    assert!(time_steps(facts(), &view).len() > 15);
}

#[test]
fn a_map_of_one_year_in_the_classes_of_all_says_so() {
    let view = View { as_of: AsOf::of_year(2015), ..of_year("rd_expenditure", 2015) };
    let caption = exporter().caption(&view);
    assert!(caption.note.contains("The same classes are used for all years"), "{}", caption.note);
    assert!(caption.subtitle.ends_with("Shows only what is dated 2015 or earlier."), "{}", caption.subtitle);
    let single = exporter().caption(&of_year("rd_expenditure", 2015));
    assert!(!single.note.contains("all years"), "{}", single.note);
}

#[test]
fn the_command_line_knows_years_as_dates_and_as_small_maps() {
    let folder = tempfile::tempdir().unwrap();
    let export = |flags: &[&str], name: &str| {
        let to = file(&folder, name);
        let arguments: Vec<&str> = ["export"].into_iter().chain(flags.iter().copied()).chain(["-o", &to]).collect();
        run(&arguments)
    };
    let (code, _, said) = export(&["--layer", "rd_expenditure@2023", "--multiples"], "years.svg");
    assert_eq!((code, said.as_str()), (Some(0), ""));
    let svg = std::fs::read_to_string(folder.path().join("years.svg")).unwrap();
    assert!(svg.contains("15 years, 2010 to 2024"));
    assert_eq!(export(&["--layer", "rd_expenditure", "--until", "2015-03"], "one.svg").0, Some(0));
    let svg = std::fs::read_to_string(folder.path().join("one.svg")).unwrap();
    assert!(svg.contains("same classes for all years") && svg.contains("2014"));
    let (code, _, said) = export(&["--layer", "rd_expenditure@2020", "--until", "2015"], "late.svg");
    assert!(code != Some(0) && said.contains("use 2020 or later"), "{said}");
    let (code, _, said) = export(&["--layer", "rd_expenditure", "--until", "1990"], "early.svg");
    assert!(code != Some(0) && said.contains("use 2010 or later"), "{said}");
    let nothing = ["--multiples", "--filter", "province=HK"];
    let (code, _, said) = export(&nothing, "none.svg");
    assert!(code != Some(0) && said.contains("neither an announcement nor a year changes this map"), "{said}");
}
