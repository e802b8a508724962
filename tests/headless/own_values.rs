//! Values by province of a person's own file: statistics of its rows, what is counted and what is not, and how it is said.

use std::{collections::BTreeMap, path::Path};

use cluster_atlas::{
    caption::{Caption, caption},
    data,
    dataset::{DatasetId, FieldId},
    export::{Exporter, PictureFormat, own_data_of},
    import::{PROVINCE, Progress, SourceFile, import},
    model::{AsOf, IndicatorKind, Language, ProvinceId},
    query::{ClassifiedValues, CountedClusters, Facts, MapContent, NoValue, ProvinceValues, unknown_ids},
    recipe::{ColumnChoice, ColumnRole, DoubleKeys, Recipe},
    table::{Cell, Table, TableKind, TableQuery},
    view::{
        FeatureLayer, FeatureQuery, Layer, Normalisation, OwnValue, Statistic, Symbology, ThematicLayer, Variable, View,
    },
};
use proptest::prelude::*;
use strum::IntoEnumIterator as _;

use crate::support::{as_format, catalogue, facts, picture};

const OUTPUT: &str = "产值（亿元）";

/// Firms with a branch, an output, a rate of growth and a year. 火星 is no province.
const FIRMS: &str = "\
省份,行业,产值（亿元）,增长率,年份
广东,机械,12.5,3,2019
广东,化工,8,,2020
广东,机械,3.25,5,2021
湖北,机械,,1,2019
湖北,化工,—,,2020
陕西,电子,0,2,
火星,电子,4,1,2020
浙江,机械,-2.5,4,2019
浙江,电子,10,4,2020
";

/// A file with the roles of its columns and the unit of its output, as datasets of a view.
struct Own {
    facts: Facts,
    view: View,
    id: DatasetId,
}

impl Own {
    fn with_recipe(text: &str, recipe: &Recipe) -> Self {
        let file = SourceFile::new("firms.csv", text.as_bytes());
        let import = import(&file, recipe, facts().datasets().places(), &Progress::default()).unwrap();
        let mut view = View::default();
        view.show_clusters(false, false);
        let data = own_data_of(&import, Path::new("/lists/firms.csv"), facts(), &view);
        let id = data.id.clone();
        view.data.push(data);
        Self { facts: facts().with_own([import.dataset]), view, id }
    }

    fn new(text: &str) -> Self {
        Self::with_recipe(text, &recipe(None))
    }

    fn value(&self, column: &str, statistic: Statistic) -> Variable {
        Variable::Own(OwnValue::of_column(self.id.clone(), FieldId::new(column), statistic))
    }

    fn rows(&self) -> Variable {
        Variable::Own(OwnValue::rows(self.id.clone()))
    }

    fn mapping(&self, variable: Variable) -> View {
        self.with(ThematicLayer::of(variable))
    }

    fn with(&self, layer: ThematicLayer) -> View {
        let mut view = self.view.clone();
        view.set_thematic(Some(layer));
        view
    }

    /// The view with a hidden layer of the file's rows that have a branch.
    fn filtered(&self, view: &View, branch: &str) -> View {
        let query = FeatureQuery::of(self.id.as_str()).choosing("行业", [branch]);
        let layer = Layer::of_features("rows", FeatureLayer::of(query));
        let mut view = view.clone();
        view.layers.push(Layer { visible: false, ..layer });
        view
    }

    fn content(&self, view: &View) -> MapContent<'_> {
        MapContent::of(&self.facts, view)
    }

    fn classified(&self, view: &View) -> ClassifiedValues {
        self.content(view).top_values().unwrap().clone()
    }

    fn values(&self, view: &View) -> ProvinceValues {
        self.classified(view).values
    }

    fn caption(&self, view: &View, language: Language) -> Caption {
        let view = View { language, ..view.clone() };
        caption(catalogue(), &self.content(&view), &view)
    }
}

fn recipe(additive: Option<bool>) -> Recipe {
    let mut recipe = Recipe::default()
        .with_role("省份", ColumnRole::Province)
        .with_role("行业", ColumnRole::Category)
        .with_role("增长率", ColumnRole::Number)
        .with_role("年份", ColumnRole::Date);
    let unit = "亿元".to_owned();
    let output = ColumnChoice { role: ColumnRole::Number, unit, additive, ..ColumnChoice::default() };
    recipe.columns.insert(OUTPUT.to_owned(), output);
    recipe
}

fn known(values: &ProvinceValues) -> BTreeMap<&str, f64> {
    values.values.iter().map(|(id, value)| (id.as_str(), value.value)).collect()
}

fn why(values: &ProvinceValues, id: &str) -> Option<NoValue> {
    values.without.get(&ProvinceId::new(id)).copied()
}

mod statistics {
    use super::*;

    /// Expected values of Python 3.11 on the rows of each province: `math.fsum`, `statistics.fmean`, `statistics.median`,
    /// `min`, `max`, `len(set(…))`.
    #[test]
    fn each_statistic_is_that_of_the_rows_with_a_number() {
        let own = Own::new(FIRMS);
        let of = |statistic| {
            let values = own.values(&own.mapping(own.value(OUTPUT, statistic)));
            ["GD", "SN", "ZJ"].map(|id| values.get(&ProvinceId::new(id)).unwrap().value)
        };
        assert_eq!(of(Statistic::Count), [3.0, 1.0, 2.0]);
        assert_eq!(of(Statistic::Sum), [23.75, 0.0, 7.5]);
        assert_eq!(of(Statistic::Mean), [7.916_666_666_666_667, 0.0, 3.75]);
        assert_eq!(of(Statistic::Median), [8.0, 0.0, 3.75]);
        assert_eq!(of(Statistic::Min), [3.25, 0.0, -2.5]);
        assert_eq!(of(Statistic::Max), [12.5, 0.0, 10.0]);
        assert_eq!(of(Statistic::Distinct), [3.0, 1.0, 2.0]);
        assert_eq!(of(Statistic::First), [12.5, 0.0, -2.5]);
    }

    #[test]
    fn a_province_without_rows_counts_zero_but_has_no_sum_and_rows_without_numbers_are_unknown() {
        let own = Own::new(FIRMS);
        let rows = own.values(&own.mapping(own.rows()));
        assert_eq!((rows.values.len(), rows.expected), (34, 34));
        assert_eq!((known(&rows)["GD"], known(&rows)["HB"], known(&rows)["BJ"]), (3.0, 2.0, 0.0));
        for statistic in Statistic::iter().filter(|statistic| !statistic.is_count()) {
            let values = own.values(&own.mapping(own.value(OUTPUT, statistic)));
            assert_eq!(known(&values).keys().copied().collect::<Vec<_>>(), ["GD", "SN", "ZJ"], "{statistic:?}");
            assert_eq!((why(&values, "HB"), why(&values, "BJ")), (Some(NoValue::NotGiven), Some(NoValue::NoRows)));
            assert_eq!((values.expected, values.missing(), values.without_rows()), (4, 1, 30));
            assert!(values.not_asked.is_empty());
        }
        let counted = own.values(&own.mapping(own.value(OUTPUT, Statistic::Count)));
        assert_eq!((known(&counted)["HB"], known(&counted)["BJ"]), (0.0, 0.0));
    }

    #[test]
    fn any_column_has_different_values_but_texts_have_no_sum() {
        let own = Own::new(FIRMS);
        let branches = own.values(&own.mapping(own.value("行业", Statistic::Distinct)));
        assert_eq!((known(&branches)["GD"], known(&branches)["SN"], known(&branches)["BJ"]), (2.0, 1.0, 0.0));
        let provinces = own.values(&own.mapping(own.value(PROVINCE, Statistic::Distinct)));
        assert_eq!(known(&provinces)["GD"], 1.0);
        let sum = own.values(&own.mapping(own.value("行业", Statistic::Sum)));
        assert_eq!((sum.values.len(), why(&sum, "GD")), (0, Some(NoValue::NotGiven)));
    }

    #[test]
    fn numbers_beyond_all_others_spoil_no_map() {
        let own = Own::new(
            "省份,行业,产值（亿元）,增长率,年份\n广东,a,1.7e308,1,\n广东,a,1.7e308,1,\n湖北,a,NaN,1,\n浙江,a,2,1,\n",
        );
        let sum = own.values(&own.mapping(own.value(OUTPUT, Statistic::Sum)));
        assert_eq!(
            (known(&sum)["ZJ"], why(&sum, "GD"), why(&sum, "HB")),
            (2.0, Some(NoValue::OutOfRange), Some(NoValue::NotGiven))
        );
        for form in Symbology::iter() {
            let layer = ThematicLayer { form, ..ThematicLayer::of(own.value(OUTPUT, Statistic::Mean)) };
            let view = own.with(layer);
            assert_eq!(own.values(&view).get(&ProvinceId::new("GD")).unwrap().value, 1.7e308);
            for language in [Language::En, Language::Zh] {
                let caption = own.caption(&view, language);
                assert!(!caption.alt_text.contains("inf") && !caption.alt_text.contains("NaN"), "{}", caption.alt_text);
            }
        }
    }

    #[test]
    fn counts_and_sums_are_divided_by_people_and_product_and_means_are_not() {
        let own = Own::new(FIRMS);
        let population = ThematicLayer::of(Variable::Indicator(IndicatorKind::Population));
        let people = ProvinceValues::of(facts(), &CountedClusters::default(), &population, None);
        let million = people.get(&ProvinceId::new("GD")).unwrap().value / 1e6;
        let of = |statistic, per| {
            let layer = ThematicLayer { per, ..ThematicLayer::of(own.value(OUTPUT, statistic)) };
            own.values(&own.with(layer)).get(&ProvinceId::new("GD")).unwrap().value
        };
        assert_eq!(of(Statistic::Sum, Normalisation::Population), 23.75 / million);
        assert_eq!(of(Statistic::Count, Normalisation::Population), 3.0 / million);
        assert!(of(Statistic::Sum, Normalisation::Gdp) < 23.75);
        for statistic in [Statistic::Mean, Statistic::Median, Statistic::Min, Statistic::Max, Statistic::First] {
            assert_eq!(of(statistic, Normalisation::Population), of(statistic, Normalisation::Nothing));
        }
    }

    fn any_firms() -> impl Strategy<Value = Vec<(&'static str, &'static str, f64)>> {
        let provinces = prop::sample::select(vec!["广东", "湖北", "浙江", "新疆", "火星"]);
        let branches = prop::sample::select(vec!["机械", "化工", "电子"]);
        prop::collection::vec((provinces, branches, -1e9..1e9_f64), 1..25)
    }

    fn file(firms: &[(&str, &str, f64)]) -> Own {
        let rows = firms.iter().map(|(province, branch, output)| format!("{province},{branch},{output},1,2020\n"));
        Own::new(&format!("省份,行业,产值（亿元）,增长率,年份\n{}", rows.collect::<String>()))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]

        #[test]
        fn the_order_of_rows_changes_no_statistic_but_the_first_value(firms in any_firms(), by in 0..24_usize) {
            let mut other = firms.clone();
            other.rotate_left(by % firms.len());
            other.reverse();
            let (one, other) = (file(&firms), file(&other));
            for statistic in Statistic::iter().filter(|statistic| *statistic != Statistic::First) {
                let of = |own: &Own| own.values(&own.mapping(own.value(OUTPUT, statistic)));
                prop_assert_eq!(of(&one), of(&other), "{:?}", statistic);
            }
        }

        #[test]
        fn a_filter_only_shrinks_counts(firms in any_firms()) {
            let own = file(&firms);
            let view = own.mapping(own.rows());
            let all = own.values(&view);
            let branches = ["机械", "化工", "电子"].map(|branch| own.values(&own.filtered(&view, branch)));
            for id in all.values.keys() {
                let of = |values: &ProvinceValues| values.get(id).unwrap().value;
                prop_assert!(branches.iter().all(|values| of(values) <= of(&all)));
                prop_assert_eq!(branches.iter().map(of).sum::<f64>(), of(&all), "each row has one branch");
            }
        }
    }
}

mod questions {
    use super::*;

    #[test]
    fn the_filter_of_the_layer_narrows_the_values_drawn_or_not() {
        let own = Own::new(FIRMS);
        let view = own.filtered(&own.mapping(own.value(OUTPUT, Statistic::Sum)), "机械");
        assert_eq!(known(&own.values(&view)), [("GD", 15.75), ("ZJ", -2.5)].into());
        let basis = own.classified(&view).own.unwrap();
        assert_eq!((basis.known, basis.asked, basis.without_province, basis.without_value), (9, 4, 0, 1));
        let mut shown = view.clone();
        shown.show_layer("rows", true);
        assert_eq!(own.values(&shown), own.values(&view));
    }

    #[test]
    fn places_of_the_view_are_asked_about_and_others_are_left_out() {
        let own = Own::new(FIRMS);
        let mut view = own.mapping(own.rows());
        view.place.provinces = [ProvinceId::new("GD"), ProvinceId::new("BJ")].into();
        let values = own.values(&view);
        assert_eq!((known(&values), values.not_asked.len()), ([("BJ", 0.0), ("GD", 3.0)].into(), 32));
        let title = own.caption(&view, Language::En).title;
        assert!(title.contains("Guangdong") && title.contains("Beijing"), "{title}");
    }

    #[test]
    fn a_date_leaves_out_later_rows_and_zero_is_not_claimed_where_rows_have_no_date() {
        let own = Own::new(FIRMS);
        let mut view = own.mapping(own.rows());
        view.as_of = AsOf::parse("2019").ok();
        let values = own.values(&view);
        assert_eq!((known(&values)["GD"], known(&values)["HB"], known(&values)["BJ"]), (1.0, 1.0, 0.0));
        assert_eq!(why(&values, "SN"), Some(NoValue::Incomplete), "its only row has no date");
        assert_eq!(own.classified(&view).own.unwrap().undated, 1);
        assert!(own.caption(&view, Language::En).note.contains("Rows without a date, not counted: 1."));
    }

    #[test]
    fn no_date_narrows_a_file_without_dates_and_the_caption_says_so() {
        let own = Own::with_recipe("省份,产值（亿元）\n广东,1\n湖北,2\n", &Recipe::default());
        let mut view = own.mapping(own.rows());
        view.as_of = AsOf::parse("2019").ok();
        assert_eq!(known(&own.values(&view))["GD"], 1.0);
        let subtitle = own.caption(&view, Language::En).subtitle;
        assert!(subtitle.contains("Not limited by date: firms: number of rows."), "{subtitle}");
    }

    #[test]
    fn what_is_not_there_is_named_and_maps_nothing() {
        let own = Own::new(FIRMS);
        let named = |variable: Variable| {
            let view = own.mapping(variable);
            assert!(own.values(&view).values.is_empty());
            for language in [Language::En, Language::Zh] {
                assert!(!own.caption(&view, language).alt_text.is_empty());
            }
            unknown_ids(&own.facts, &view).into_iter().map(|unknown| unknown.id).collect::<Vec<_>>()
        };
        let other = |id: &str| Variable::Own(OwnValue::rows(DatasetId::new(id)));
        assert_eq!(named(other("nothing")), ["nothing"]);
        assert_eq!(named(other("clusters")), ["clusters"], "no file of a person");
        assert_eq!(named(own.value("no such", Statistic::Mean)), ["no such"]);
        assert_eq!(
            named(Variable::Own(OwnValue { column: None, statistic: Statistic::Sum, dataset: own.id.clone() })),
            [""]
        );
        assert!(unknown_ids(&own.facts, &own.mapping(own.rows())).is_empty());
    }

    #[test]
    fn a_document_keeps_own_values_and_loses_them_with_their_file() {
        let own = Own::new(FIRMS);
        let view = own.mapping(own.value(OUTPUT, Statistic::Median));
        let mut read = View::from_json(&view.to_json()).unwrap();
        assert_eq!(read, view);
        read.remove_own_data(&own.id);
        assert!(read.thematic().is_none() && read.data.is_empty());
    }
}

mod words {
    use super::*;

    #[test]
    fn the_caption_prints_own_words_letter_by_letter_in_both_languages() {
        let own = Own::new(FIRMS);
        let view = own.filtered(&own.mapping(own.value(OUTPUT, Statistic::Mean)), "机械");
        let [en, zh] = [Language::En, Language::Zh].map(|language| own.caption(&view, language));
        assert_eq!(en.title, "firms: 产值（亿元）, mean, by province · 机械");
        assert_eq!(en.subtitle, "Unit: 亿元; data for 2 of 3 provinces.");
        assert_eq!(
            en.note,
            "Rows that match the filters: 4 of 9. Rows without a value in “产值（亿元）”, not counted: 1. \
             Several rows of one place: Guangdong × 2."
        );
        assert!(
            en.alt_text.starts_with("Choropleth map of China by province: firms: 产值（亿元）, mean, 亿元;"),
            "{}",
            en.alt_text
        );
        assert!(en.alt_text.contains("Values range from −2.5 to 7.88"), "{}", en.alt_text);
        assert_eq!(zh.title, "firms：产值（亿元），平均值（分省） · 机械");
        assert_eq!(zh.subtitle, "单位：亿元；3 个省份中 2 个有数据。");
        assert_eq!(
            zh.note,
            "符合筛选条件：9 行中的 4 行。未计入（“产值（亿元）”缺值）：1 行。同一地点有多行：广东 × 2。"
        );
    }

    #[test]
    fn rows_without_a_province_and_chosen_sums_are_told() {
        let note =
            |own: &Own, column: &str| own.caption(&own.mapping(own.value(column, Statistic::Sum)), Language::En).note;
        let chosen = "is added up as chosen; whether it may be added was not stated.";
        let against = "although it looks like a rate";
        let own = Own::new(FIRMS);
        assert!(note(&own, OUTPUT).contains("Rows without a province, not counted: 1."), "{}", note(&own, OUTPUT));
        assert!(note(&own, OUTPUT).contains(chosen));
        assert!(note(&own, "增长率").contains(against));
        let stated = note(&Own::with_recipe(FIRMS, &recipe(Some(true))), OUTPUT);
        assert!(!stated.contains("added up"), "{stated}");
        assert!(note(&Own::with_recipe(FIRMS, &recipe(Some(false))), OUTPUT).contains(against));
    }

    #[test]
    fn a_unit_that_was_not_given_is_said_not_to_be_and_rows_need_none() {
        let own = Own::new(FIRMS);
        let subtitle = |variable: Variable, language| own.caption(&own.mapping(variable), language).subtitle;
        let growth = || own.value("增长率", Statistic::Mean);
        assert_eq!(subtitle(growth(), Language::En), "Unit not given; data for all 4 provinces.");
        assert_eq!(subtitle(growth(), Language::Zh), "单位：未注明；4 个省份均有数据。");
        assert_eq!(subtitle(own.rows(), Language::En), "Rows; data for all 34 provincial-level areas.");
        let named = own.caption(&own.mapping(own.rows()), Language::Zh).alt_text;
        assert!(named.starts_with("中国分省分级设色图：firms：行数；"), "{named}");
        assert!(!named.contains("香港、澳门、台湾不在"), "a programme of the state covers no rows of a person");
    }

    #[test]
    fn several_rows_of_one_place_are_named_and_the_statistic_decides() {
        let own = Own::with_recipe("省份,产值\n湖南,10\n湖南省,12\n江苏,20\n江苏,20\n广东,1\n", &Recipe::default());
        let of = |statistic| {
            let view = own.mapping(own.value("产值", statistic));
            let values: BTreeMap<String, f64> =
                known(&own.values(&view)).into_iter().map(|(id, value)| (id.to_owned(), value)).collect();
            (values, own.caption(&view, Language::En).note)
        };
        let expected =
            |hn, js| BTreeMap::from([("GD", 1.0), ("HN", hn), ("JS", js)].map(|(id, value)| (id.to_owned(), value)));
        for (statistic, hn, js) in
            [(Statistic::Sum, 22.0, 40.0), (Statistic::Mean, 11.0, 20.0), (Statistic::First, 10.0, 20.0)]
        {
            let (values, note) = of(statistic);
            assert_eq!(values, expected(hn, js), "{statistic:?}");
            assert!(note.contains("Several rows of one place: ") && note.contains("Hunan × 2"), "{note}");
            assert!(note.contains("Jiangsu × 2") && !note.contains("Guangdong"), "{note}");
        }
    }

    #[test]
    fn what_an_answer_leaves_out_is_told_in_both_languages() {
        let own =
            |text: &str, answer| Own::with_recipe(text, &Recipe { double_keys: Some(answer), ..Recipe::default() });
        let note = |own: &Own, language| own.caption(&own.mapping(own.value("产值", Statistic::Mean)), language).note;
        let first = own("省份,产值\n湖南,10\n湖南省,12\n江苏,20\n江苏,20\n", DoubleKeys::First);
        assert_eq!(note(&first, Language::En), "Further rows of a place, not counted: 2.");
        assert_eq!(note(&first, Language::Zh), "未计入（同一地点首行之后的数据）：2 行。");
        let latest = own("省份,年份,产值\n湖南,2019,1\n湖南,2021,3\n", DoubleKeys::Latest);
        assert_eq!(note(&latest, Language::En), "Rows of earlier dates of a place, not counted: 1.");
        let apart = own("省份,产值\n湖南,10\n湖南省,12\n", DoubleKeys::Apart);
        assert_eq!(note(&apart, Language::En), "", "each row is a thing of its own");
    }

    #[test]
    fn every_form_is_drawn_with_its_key_in_both_languages() {
        let own = Own::new(FIRMS);
        let mut exporter = Exporter::with(own.facts.clone(), data::base_map().0);
        for form in Symbology::iter() {
            for (statistic, per) in
                [(Statistic::Sum, Normalisation::Population), (Statistic::Min, Normalisation::Nothing)]
            {
                let layer = ThematicLayer { form, per, ..ThematicLayer::of(own.value(OUTPUT, statistic)) };
                for language in [Language::En, Language::Zh] {
                    let view = View { language, ..own.with(layer.clone()) };
                    let options = cluster_atlas::export::PictureOptions {
                        svg_text: cluster_atlas::surface::TextForm::Live,
                        ..as_format(PictureFormat::Svg)
                    };
                    let drawn = picture(&mut exporter, &view, &options);
                    let text = String::from_utf8(drawn.bytes).unwrap();
                    let no_rows = if language == Language::En { "no rows" } else { "无数据行" };
                    assert!(text.contains(no_rows) && text.contains(OUTPUT), "{form:?} {statistic:?} {language:?}");
                }
            }
        }
    }
}

mod tables {
    use super::*;

    fn table(own: &Own, view: &View) -> Table {
        TableKind::Values.make(&TableQuery::of_view(&own.facts, view))
    }

    fn of_province(table: &Table, id: &str, columns: &[&str]) -> Vec<String> {
        let at = |name: &str| table.position(name).unwrap_or_else(|| panic!("no column {name}"));
        let row = table.rows.iter().find(|row| row.cells[at("place")] == Cell::text(id)).unwrap();
        let said = |name: &&str| match &row.cells[at(name)] {
            Cell::Text(text) => text.clone(),
            Cell::Integer(number) => number.to_string(),
            Cell::Missing => String::new(),
            other => format!("{other:?}"),
        };
        columns.iter().map(said).collect()
    }

    #[test]
    fn the_table_of_values_names_variable_unit_and_why_there_is_none() {
        let own = Own::new(FIRMS);
        let sums = table(&own, &own.mapping(own.value(OUTPUT, Statistic::Max)));
        let columns = ["variable", "unit", "status", "why"];
        let variable = "own:firms.产值（亿元）:max";
        assert_eq!(of_province(&sums, "GD", &columns), [variable, "亿元", "known", ""]);
        assert_eq!(of_province(&sums, "HB", &columns), [variable, "亿元", "unknown", "not_given"]);
        assert_eq!(of_province(&sums, "BJ", &columns), [variable, "亿元", "not_covered", "no_rows"]);
        let counts = table(&own, &own.mapping(own.rows()));
        assert_eq!(
            of_province(&counts, "BJ", &["variable", "value", "unit_en", "status"]),
            ["own:firms", "0", "rows", "known"]
        );
    }
}
