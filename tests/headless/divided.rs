//! Figures by industry as values by province, and yearly values divided: shares, per head, growth.

use cluster_atlas::{
    caption::caption,
    dataset::{DatasetId, MeasureId},
    model::{AsOf, Language, ProvinceId, SourceId},
    query::{
        CountedClusters, MapContent, NoValue, ProvinceValues, can_grow, growth_years, normalisations, series_measures,
        series_years,
    },
    view::{Normalisation, SeriesValue, Symbology, ThematicLayer, Variable, View},
};

use crate::support::{catalogue, facts, run, shown, with_values};

fn series(measure: &str, year: i32) -> SeriesValue {
    let (measure, industry) = measure.split_once('.').map_or((measure, None), |(measure, of)| (measure, Some(of)));
    let dataset = if industry.is_some() { "province_industry" } else { "province_series" };
    let series = SeriesValue::new(DatasetId::new(dataset), MeasureId::new(measure), year);
    SeriesValue { industry: industry.map(ToOwned::to_owned), ..series }
}

fn per(measure: &str, year: i32, per: Normalisation) -> ThematicLayer {
    ThematicLayer { per, ..ThematicLayer::of(Variable::Series(series(measure, year))) }
}

fn growth(measure: &str, since: i32, year: i32) -> ThematicLayer {
    ThematicLayer::of(Variable::Series(SeriesValue { since: Some(since), ..series(measure, year) }))
}

fn values(layer: &ThematicLayer) -> ProvinceValues {
    ProvinceValues::of(facts(), &CountedClusters::default(), layer, None)
}

fn value(layer: &ThematicLayer, id: &str) -> f64 {
    values(layer).get(&ProvinceId::new(id)).unwrap().value
}

fn stated(measure: &str, year: i32) -> ThematicLayer {
    per(measure, year, Normalisation::Nothing)
}

fn said(layer: &ThematicLayer, language: Language) -> cluster_atlas::caption::Caption {
    let mut view = View { language, ..with_values(layer.clone()) };
    view.show_clusters(false, false);
    caption(catalogue(), &shown(&view), &view)
}

#[test]
fn an_industry_names_itself_its_table_and_its_year_in_both_languages() {
    let layer = stated("value_added.E", 2024);
    let (english, chinese) = (said(&layer, Language::En), said(&layer, Language::Zh));
    assert_eq!(english.title, "Value added of construction, revised, by province");
    assert_eq!(english.subtitle, "Billion yuan, 2024; data for all 31 provinces.");
    assert_eq!(chinese.title, "各省建筑业增加值（修订数）");
    assert!(chinese.subtitle.contains("亿元，2024 年"), "{}", chinese.subtitle);
    assert!(english.note.contains("nine groups") && chinese.note.contains("九个行业组"), "{}", english.note);
    let employed = said(&stated("employment.C", 2024), Language::En);
    assert!(employed.note.contains("36.8 million in manufacturing"), "{}", employed.note);
}

#[test]
fn without_its_industry_a_table_has_no_values_and_is_no_count_of_clusters() {
    let mut layer = stated("value_added.E", 2024);
    if let Variable::Series(series) = &mut layer.variable {
        series.industry = None;
    }
    assert_eq!((values(&layer).values.len(), values(&layer).expected), (0, 0));
}

#[test]
fn shares_of_all_industries_of_a_province_add_up_to_the_whole() {
    let groups = ["A", "BCD", "E", "F", "G", "H", "J", "K", "other"];
    for year in [2019, 2024] {
        for id in ["BJ", "GD", "XZ"] {
            let share =
                |group: &&str| value(&per(&format!("value_added.{group}"), year, Normalisation::Industries), id);
            assert!((groups.iter().map(share).sum::<f64>() - 100.0).abs() < 1e-9, "{id} {year}");
        }
    }
    let layer = per("io_value_added.textiles", 2017, Normalisation::Industries);
    let zhejiang = values(&layer).get(&ProvinceId::new("ZJ")).unwrap().clone();
    let divisor = zhejiang.per.unwrap();
    assert!((zhejiang.value - zhejiang.read / divisor.value * 100.0).abs() < 1e-9);
    assert_eq!((divisor.as_of.as_str(), divisor.is_printed, zhejiang.sources.len()), ("2017", false, 1));
    // Of a table with one division alone there is no whole.
    let layer = per("above_scale_revenue.C39", 2023, Normalisation::Industries);
    let undivided = stated("above_scale_revenue.C39", 2023);
    assert_eq!(values(&layer), values(&undivided), "as if it had not been asked for");
}

#[test]
fn shares_of_the_nation_are_of_the_printed_total_else_of_the_sum_of_all_provinces() {
    let layer = per("rd_expenditure", 2023, Normalisation::Nation);
    let all = values(&layer);
    assert!((all.numbers().iter().sum::<f64>() - 100.0).abs() < 1e-9);
    assert!(all.values.values().all(|value| !value.per.as_ref().unwrap().is_printed));
    // The profit of Heilongjiang is blank, and the table prints the national one: 759.938 billion yuan.
    let profit = values(&per("above_scale_profit.C39", 2023, Normalisation::Nation));
    let guangdong = profit.get(&ProvinceId::new("GD")).unwrap();
    let divisor = guangdong.per.as_ref().unwrap();
    assert_eq!((profit.missing(), divisor.value, divisor.is_printed), (1, 759.938, true));
    assert!((guangdong.value - guangdong.read / 759.938 * 100.0).abs() < 1e-9);
    // All 31 provinces are known, and the census prints the nation as well: their sum differs by rounding.
    let revenue = values(&per("above_scale_revenue.C39", 2023, Normalisation::Nation));
    let beijing = revenue.get(&ProvinceId::new("BJ")).unwrap().per.clone().unwrap();
    assert_eq!((revenue.missing(), beijing.value, beijing.is_printed), (0, 15_254.026, true));
}

#[test]
fn shares_without_a_national_total_say_so_in_year_note_alt_text_and_table() {
    // Xizang is blank, and no total was read.
    let layer = per("technology_market_turnover", 2011, Normalisation::Nation);
    let known = values(&layer);
    let without = known.without.values().filter(|why| **why == NoValue::NoTotal).count();
    assert_eq!((known.values.len(), without, known.without_denominator), (0, 30, 0));
    let english = said(&layer, Language::En);
    let why = "No national share: one province has no data, and no national total was found.";
    assert_eq!(english.subtitle, "% of the national total, 2011; data for 0 of 31 provinces.");
    assert!(english.note.contains(why) && english.alt_text.contains(why), "{english:?}");
    let chinese = said(&layer, Language::Zh);
    assert!(chinese.note.contains("无法计算占全国比重：1 个省份无数据，且未查到全国数。"), "{}", chinese.note);
    let flags = ["table", "values", "--layer", "technology_market_turnover@2011", "--share", "nation"];
    assert_eq!(run(&flags).1.matches(",no_total,").count(), 30);
}

#[test]
fn per_head_is_by_the_residents_of_the_same_year_and_money_is_in_yuan_for_each() {
    let gdp = per("gdp", 2020, Normalisation::Population);
    // 21.89 million residents at the end of 2020.
    let stated = value(&stated("gdp", 2020), "BJ");
    assert!((value(&gdp, "BJ") - stated * 1e9 / 21_890_000.0).abs() < 1e-6);
    let said = said(&gdp, Language::En);
    assert_eq!(said.title, "GDP, revised, per person, by province");
    assert!(said.subtitle.starts_with("Yuan per person, 2020"), "{}", said.subtitle);
    assert!(said.note.contains("Population: residents at the end of 2020."), "{}", said.note);
    let firms = per("high_tech_industry_firms", 2023, Normalisation::Population);
    let divisor = values(&firms).get(&ProvinceId::new("BJ")).unwrap().per.clone().unwrap();
    assert_eq!((divisor.as_of.as_str(), divisor.sources.len()), ("2023", 1));
    // Residents are known from 2010 on.
    let early = values(&per("gdp", 2009, Normalisation::Population));
    assert_eq!((early.values.len(), early.without_denominator), (0, 31));
}

#[test]
fn growth_is_in_percent_between_two_years_and_needs_a_base_above_zero() {
    let layer = growth("gdp", 2019, 2024);
    let [early, late] = [2019, 2024].map(|year| value(&stated("gdp", year), "BJ"));
    assert!((value(&layer, "BJ") - (late / early - 1.0) * 100.0).abs() < 1e-9);
    let beijing = values(&layer).get(&ProvinceId::new("BJ")).unwrap().clone();
    assert_eq!((beijing.as_of.unwrap().as_str(), beijing.per.unwrap().as_of.as_str()), ("2024", "2019"));
    let (mut without, mut negative) = (0, 0);
    for (dataset, measure) in series_measures(facts()).into_iter().filter(|(_, measure)| can_grow(measure)) {
        let any = SeriesValue::new(dataset.clone(), measure.id.clone(), 0);
        let years = series_years(facts(), &any);
        let Some(last) = years.last() else { continue };
        let bases = growth_years(facts(), &SeriesValue { year: *last, ..any.clone() });
        let Some(first) = bases.first() else { continue };
        let of = |since, year| ThematicLayer {
            weak: true,
            ..ThematicLayer::of(Variable::Series(SeriesValue { since, year, ..any.clone() }))
        };
        let (of_base, grown) = (values(&of(None, *first)), values(&of(Some(*first), *last)));
        for (id, value) in &values(&of(None, *last)).values {
            let base = of_base.get(id).map(|base| base.value).filter(|base| *base > 0.0);
            assert_eq!(grown.get(id).is_some(), base.is_some(), "{id} {}", measure.id);
            if let Some(base) = base {
                assert!((grown.get(id).unwrap().value - (value.value / base - 1.0) * 100.0).abs() < 1e-6);
            } else {
                let why = if of_base.get(id).is_some() { NoValue::NotPositive } else { NoValue::NoDenominator };
                assert_eq!(grown.without[id], why, "{id} {}", measure.id);
                assert_eq!(grown.undivided.contains_key(id), why == NoValue::NotPositive);
            }
            without += usize::from(base.is_none());
            negative += usize::from(grown.get(id).is_some_and(|grown| grown.value < 0.0));
        }
    }
    assert!(without > 0 && negative > 0, "{without} {negative}");
}

#[test]
fn negative_growth_has_a_diverging_scheme_and_zero_is_the_limit_between_classes() {
    let layer = growth("patents_granted", 2021, 2024);
    let content = shown(&with_values(layer));
    let drawn = content.top_values().unwrap();
    let classes = drawn.classes.as_ref().unwrap();
    assert!(drawn.layer.colors.scheme.is_diverging());
    let below = classes.all().iter().filter(|class| class.upper <= 0.0).count();
    assert!(below > 0 && below < classes.len(), "{classes:?}");
    assert!(classes.limits().contains(&0.0), "{classes:?}");
    for class in 0..classes.len() {
        let [at, of] = drawn.shade(class);
        assert_eq!(at * 2 < of, class < below, "class {class}: {at} of {of}");
    }
    // Growth everywhere keeps the scheme that was chosen.
    let content = shown(&with_values(growth("gdp", 2010, 2024)));
    assert!(!content.top_values().unwrap().layer.colors.scheme.is_diverging());
    let circles = ThematicLayer { form: Symbology::GraduatedSymbols, ..growth("patents_granted", 2021, 2024) };
    assert_eq!(shown(&with_values(circles)).top_values().unwrap().layer.form, Symbology::Choropleth);
}

#[test]
fn captions_say_what_is_divided_by_what_with_years_and_both_sources() {
    let nation = per("rd_expenditure", 2023, Normalisation::Nation);
    let english = said(&nation, Language::En);
    assert_eq!(english.title, "R&D expenditure as share of the national total, by province");
    assert_eq!(english.subtitle, "% of the national total, 2023; data for all 31 provinces.");
    assert!(english.note.contains("Shares are of the sum of all provinces, 2023."), "{}", english.note);
    let chinese = said(&nation, Language::Zh);
    assert_eq!(chinese.title, "各省 R&D 经费内部支出占全国比重");
    assert!(chinese.note.contains("各省合计为 100，2023 年"), "{}", chinese.note);
    let grown = growth("gdp", 2010, 2024);
    let english = said(&grown, Language::En);
    assert_eq!(english.title, "GDP, revised, growth from 2010 to 2024, by province");
    assert!(english.subtitle.starts_with("% change since 2010, 2024"), "{}", english.subtitle);
    assert!(
        english.note.contains("Growth is measured from 2010.") && english.note.contains("current prices"),
        "{}",
        english.note
    );
    let chinese = said(&grown, Language::Zh);
    assert_eq!(chinese.title, "各省地区生产总值（修订数）增长率（2010–2024 年）");
    let head = said(&per("technology_market_turnover", 2023, Normalisation::Population), Language::En);
    let ids: Vec<&str> = head.sources.iter().map(SourceId::as_str).collect();
    assert!(ids.contains(&"nbs_data_tech_market") && ids.contains(&"nbs_data_population_2015"), "{ids:?}");
    let share = said(&per("value_added.BCD", 2024, Normalisation::Industries), Language::Zh);
    assert_eq!(share.title, "各省工业增加值（修订数）占本省各行业合计比重");
}

#[test]
fn source_lines_name_each_publisher_once_and_the_divisor_s_apart() {
    let layer = per("rd_expenditure", 2023, Normalisation::Population);
    let english = said(&layer, Language::En).source_line;
    let values = "R&D expenditure: National Bureau of Statistics, Ministry of Science and Technology and Ministry of Finance; population: National Bureau of Statistics; ";
    assert!(english.contains(values), "{english}");
    let chinese = said(&layer, Language::Zh).source_line;
    assert!(chinese.contains("R&D 经费内部支出：国家统计局、科学技术部和财政部；人口：国家统计局；"), "{chinese}");
}

#[test]
fn tables_write_quotients_without_the_noise_of_their_division() {
    for flags in ["--layer rd_expenditure@2023 --per population", "--layer rd_expenditure@2023 --share nation"] {
        let words: Vec<&str> = ["table", "values"].into_iter().chain(flags.split_whitespace()).collect();
        let (_, out, said) = run(&words);
        let mut table = csv::Reader::from_reader(out.as_bytes());
        let columns = table.headers().unwrap().clone();
        for row in table.records().map(Result::unwrap) {
            for (name, cell) in columns.iter().zip(&row) {
                let is_number = ["value", "per_value", "class_from", "class_to"].contains(&name);
                let digits = cell.trim_start_matches(['0', '.']).chars().filter(char::is_ascii_digit).count();
                assert!(!is_number || digits <= 10, "{name}: {cell} {said}");
            }
        }
    }
}

#[test]
fn what_a_measure_cannot_heed_is_not_drawn_and_not_told() {
    for layer in [
        per("rd_intensity", 2023, Normalisation::Nation),
        per("gdp", 2024, Normalisation::Industries),
        growth("rd_intensity", 2019, 2023),
        growth("io_value_added.textiles", 2012, 2017),
        // Each table was compiled by itself: levels do not compare.
        per("io_gross_output.textiles", 2017, Normalisation::Nation),
        per("io_value_added.textiles", 2017, Normalisation::Population),
    ] {
        let Variable::Series(series) = &layer.variable else { panic!("no series") };
        let plain = ThematicLayer::of(Variable::Series(SeriesValue { since: None, ..series.clone() }));
        assert_eq!(values(&layer), values(&plain), "{series:?}");
        assert_eq!(said(&layer, Language::En).title, said(&plain, Language::En).title);
    }
    for (_, measure) in series_measures(facts()) {
        assert_eq!(normalisations(measure).contains(&Normalisation::Industries), measure.sum.codes, "{}", measure.id);
    }
}

#[test]
fn years_of_an_industry_and_of_shares_are_steps_in_the_same_classes() {
    for (layer, steps) in [
        (per("value_added.BCD", 2024, Normalisation::Industries), 6),
        (stated("io_value_added.textiles", 2017), 2),
        // A sector of one of the two tables has its own year alone.
        (stated("io_value_added.scrap", 2012), 1),
        (growth("gdp", 2019, 2024), 5),
        (per("rd_expenditure", 2024, Normalisation::Nation), 15),
    ] {
        let mut view = with_values(layer.clone());
        view.show_clusters(false, false);
        view.page.multiples = true;
        let content = MapContent::of(facts(), &view);
        assert_eq!(content.steps.len(), steps, "{layer:?}");
        let limits = |content: &MapContent<'_>| content.top_values().unwrap().classes.as_ref().unwrap().limits();
        let first = limits(&content.steps[0].content);
        assert!(content.steps.iter().all(|step| limits(&step.content) == first), "{layer:?}");
    }
    let view =
        View { as_of: AsOf::parse("2020").ok(), ..with_values(per("value_added.E", 2024, Normalisation::Nation)) };
    assert!(shown(&view).top_values().unwrap().values.values.is_empty(), "2024 was not over");
}

#[test]
fn the_command_line_takes_an_industry_shares_and_growth_and_says_what_there_is() {
    let (code, out, said) = run(&["table", "values", "--layer", "value-added.bcd@2023", "--share", "province"]);
    assert!(code == Some(0), "{said}");
    assert!(
        out.contains("value_added.BCD") && out.contains("percent_of_all_industries") && out.contains("all_industries"),
        "{out}"
    );
    let (code, out, said) = run(&["table", "values", "--layer", "gdp_per_capita", "--growth", "2019"]);
    assert!(code == Some(0) && out.contains("percent_change") && out.contains("earlier_year"), "{said}{out}");
    for (flags, why) in [
        ("--layer value_added", "use value_added.A"),
        ("--layer value_added.C", "value_added.BCD"),
        ("--layer gdp.C", "gdp"),
        ("--layer value_added.BCD@2012", "has values of 2019"),
        ("--layer rd_intensity --share nation", "--share: has no effect"),
        ("--layer above_scale_revenue.C39 --share province", "--share: has no effect"),
        ("--layer io_value_added.textiles --growth 2012", "--growth: has no effect"),
        ("--layer gdp@2020 --growth 2012 --form graduated-symbols", "no area is negative"),
        ("--layer io_value_added.textiles --share nation", "--share: has no effect"),
        ("--layer io_value_added.textiles --per population", "--per: has no effect"),
        ("--layer gdp@2010 --growth 2012", "compares with 2010"),
        ("--layer legal_units.C@2023", "legal_units has figures of the nation only"),
        ("--layer above_scale_rd_expenditure.C@2024", "figures of the nation only"),
        ("--layer little-giants --share nation", "--share: has no effect"),
        ("--layer gdp@2020 --per gdp", "--per: has no effect"),
    ] {
        let words: Vec<&str> = ["table", "values"].into_iter().chain(flags.split_whitespace()).collect();
        let (code, _, said) = run(&words);
        assert!(code == Some(2) && said.contains(why), "{flags}: {said}");
    }
}
