//! Rows of a person's own list of places: which of several rows of a place count, and the question that asks for it.

use std::collections::{BTreeMap, BTreeSet};

use strum::IntoEnumIterator as _;

use super::{
    latest_rows::{dates, latest, latest_years},
    own_basis::{NotCounted, SeveralRows},
};
use crate::{
    dataset::{Column, Dataset, ListOfPlaces},
    model::AsOf,
    recipe::DoubleKeys,
    view::{OwnData, Statistic, View},
};

/// List whose places have several rows, while nobody has said what these mean: no statistic of its columns is chosen unasked.
pub fn open_question<'d>(view: &View, dataset: &'d Dataset) -> Option<&'d ListOfPlaces> {
    let recipe = &view.own_data(dataset.id())?.recipe;
    let list = dataset.list_of_places()?;
    // Rows that were columns of years are told apart by their years.
    let is_open = !list.repeated.is_empty() || !list.dated.is_empty() && recipe.melt.is_none();
    (is_open && recipe.double_keys.is_none()).then_some(list)
}

/// Answers to the question of what several rows of a place mean.
pub fn answers(list: &ListOfPlaces) -> impl Iterator<Item = DoubleKeys> {
    let has_dates = !list.dated.is_empty();
    DoubleKeys::iter().filter(move |answer| has_dates || *answer != DoubleKeys::Latest)
}

/// Rows of a value in their order: all, or those that count by what several rows of a place mean and by their years; with the
/// numbers of the others.
pub(super) fn counted(
    dataset: &Dataset,
    data: Option<&OwnData>,
    (column, statistic): (Option<&Column>, Statistic),
    rows: Vec<u32>,
) -> (Vec<u32>, NotCounted) {
    let all = rows.len();
    let numbers = column.filter(|_| !statistic.is_count());
    let mut rows = latest_years(dataset, numbers, rows);
    let list = dataset.list_of_places().filter(|_| !statistic.is_count());
    let answer = data.and_then(|data| data.recipe.double_keys);
    if let (Some(list), Some(dates), Some(DoubleKeys::Latest)) = (list, dates(dataset), answer) {
        rows = latest(|row| list.place(row), dates, numbers, rows);
    }
    let earlier = all - rows.len();
    if let (Some(list), Some(DoubleKeys::First)) = (list, answer) {
        rows = first(list, rows);
    }
    let repeated = all - earlier - rows.len();
    (rows, NotCounted { earlier, repeated })
}

/// Latest date of rows, if dates choose among them.
pub(super) fn date(dataset: &Dataset, data: Option<&OwnData>, rows: &[u32]) -> Option<AsOf> {
    let is_by_answer = || data.is_some_and(|data| data.recipe.double_keys == Some(DoubleKeys::Latest));
    let chooses = dataset.file_rows().is_some() || dataset.list_of_places().is_some() && is_by_answer();
    let dates = dates(dataset).filter(|_| chooses)?;
    rows.iter().filter_map(|row| dates.date(*row as usize)).max_by(AsOf::by_end)
}

/// Places that several of some rows are about; none if each row is a thing of its own.
pub(super) fn several(dataset: &Dataset, data: Option<&OwnData>, rows: &[u32]) -> Vec<SeveralRows> {
    let are_apart = data.is_some_and(|data| data.recipe.double_keys == Some(DoubleKeys::Apart));
    let Some(list) = dataset.list_of_places().filter(|_| !are_apart) else { return Vec::new() };
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for place in rows.iter().filter_map(|row| list.place(*row)) {
        *counts.entry(place).or_default() += 1;
    }
    let several = counts.into_iter().filter(|(_, rows)| *rows > 1);
    let named =
        |(place, rows): (u32, usize)| Some(SeveralRows { place: list.names.get(place as usize)?.clone(), rows });
    several.filter_map(named).collect()
}

/// First row of each place.
fn first(list: &ListOfPlaces, rows: Vec<u32>) -> Vec<u32> {
    let mut seen = BTreeSet::new();
    rows.into_iter().filter(|row| list.place(*row).is_none_or(|place| seen.insert(place))).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::{
        dataset::FieldId,
        export::{embedded_facts, own_data_of},
        import::{Progress, SourceFile, import},
        query::{ClassifiedValues, Facts, MapContent, usual_statistic},
        recipe::{Melt, Recipe},
        view::{OwnValue, ThematicLayer, Variable},
    };

    struct Own {
        facts: Facts,
        view: View,
    }

    impl Own {
        fn of(text: &str, recipe: &Recipe) -> Self {
            let (facts, _) = embedded_facts();
            let file = SourceFile::new("list.csv", text.as_bytes());
            let made = import(&file, recipe, facts.datasets().places(), &Progress::default()).unwrap();
            let mut view = View::default();
            view.data.push(own_data_of(&made, Path::new("/list.csv"), &facts, &view));
            Self { facts: facts.with_own([made.dataset]), view }
        }

        fn dataset(&self) -> &Dataset {
            self.facts.datasets().get(&self.view.data[0].id).unwrap()
        }

        fn is_open(&self) -> bool {
            open_question(&self.view, self.dataset()).is_some()
        }

        fn usual(&self, column: &str) -> Statistic {
            let (field, _) = self.dataset().field(&FieldId::new(column)).unwrap();
            usual_statistic(&self.view, self.dataset(), field)
        }

        fn values(&self, column: &str, date: Option<&str>) -> ClassifiedValues {
            let own = OwnValue::of_column(self.view.data[0].id.clone(), FieldId::new(column), self.usual(column));
            let mut view = self.view.clone();
            view.as_of = date.map(|date| AsOf::parse(date).unwrap());
            view.set_thematic(Some(ThematicLayer::of(Variable::Own(own))));
            MapContent::of(&self.facts, &view).top_values().unwrap().clone()
        }

        fn hunan(&self, column: &str, date: Option<&str>) -> Option<f64> {
            let values = self.values(column, date).values;
            values.get(&crate::model::ProvinceId::new("HN")).map(|value| value.value)
        }
    }

    const DOUBLE: &str = "省份,产值\n湖南,10\n湖南省,12\n江苏,20\n江苏,20\n";

    fn said(answer: DoubleKeys) -> Recipe {
        Recipe { double_keys: Some(answer), ..Recipe::default() }
    }

    #[test]
    fn several_rows_of_a_place_are_asked_about_and_the_answer_decides() {
        assert!(Own::of(DOUBLE, &Recipe::default()).is_open());
        assert!(!Own::of("省份,产值\n湖南,10\n江苏,20\n", &Recipe::default()).is_open());
        for (answer, statistic, expected) in [
            (DoubleKeys::Sum, Statistic::Sum, 22.0),
            (DoubleKeys::Mean, Statistic::Mean, 11.0),
            (DoubleKeys::First, Statistic::First, 10.0),
            (DoubleKeys::Apart, Statistic::Mean, 11.0),
        ] {
            let own = Own::of(DOUBLE, &said(answer));
            assert!(!own.is_open());
            assert_eq!((own.usual("产值"), own.hunan("产值", None)), (statistic, Some(expected)), "{answer:?}");
        }
    }

    #[test]
    fn of_each_city_the_first_row_counts_and_the_cities_of_a_province_are_not_dropped() {
        let text = "城市,产值\n长沙市,10\n长沙市,99\n株洲市,20\n";
        let own = Own::of(text, &said(DoubleKeys::First));
        assert_eq!((own.usual("产值"), own.hunan("产值", None)), (Statistic::Mean, Some(15.0)));
        let basis = own.values("产值", None).own.unwrap();
        assert_eq!(
            (basis.not_counted, basis.several.len(), basis.asked),
            (NotCounted { earlier: 0, repeated: 1 }, 0, 3)
        );
    }

    #[test]
    fn rows_of_several_dates_are_asked_about_and_the_date_of_the_map_chooses_the_latest() {
        let text = "省份,年份,产值\n湖南,2019,1\n湖南,2021,3\n湖南,2020,2\n湖南,,9\n广东,2020,5\n";
        assert!(Own::of(text, &Recipe::default()).is_open());
        let own = Own::of(text, &said(DoubleKeys::Latest));
        assert_eq!(own.hunan("产值", None), Some(3.0));
        assert_eq!(own.hunan("产值", Some("2020")), Some(2.0));
        let values = own.values("产值", None);
        assert_eq!(values.own.as_ref().map(|own| own.not_counted.earlier), Some(3));
        let dates: Vec<String> = values.values.values.values().map(|value| value.as_of.unwrap().to_string()).collect();
        assert_eq!(dates, ["2020", "2021"]);
    }

    #[test]
    fn years_of_a_register_are_not_mixed_and_each_firm_is_one_feature() {
        let wide = "企业名称,城市,产值2019,产值2020\n甲,长沙市,1,2\n乙,株洲市,10,20\n";
        let mut own = Own::of(wide, &Recipe { melt: Some(Melt::default()), ..Recipe::default() });
        assert!(!own.is_open());
        own.view.data[0].recipe.columns.get_mut("产值").unwrap().additive = Some(true);
        assert_eq!((own.usual("产值"), own.hunan("产值", None)), (Statistic::Sum, Some(22.0)));
        assert_eq!(own.hunan("产值", Some("2019")), Some(11.0));
        own.view.add_own_layer(&own.view.data[0].id.clone());
        let drawn = |date: Option<&str>| {
            let view = View { as_of: date.map(|date| AsOf::parse(date).unwrap()), ..own.view.clone() };
            let content = MapContent::of(&own.facts, &view);
            let layer = content.features.last().unwrap();
            let keys = layer.points.iter().map(|point| layer.points.key(point).to_owned());
            (keys.collect::<Vec<_>>(), layer.asked, layer.known)
        };
        assert_eq!(drawn(None), (vec!["2 (2020)".to_owned(), "3 (2020)".to_owned()], 2, 2));
        assert_eq!(drawn(Some("2019")).0, ["2 (2019)", "3 (2019)"]);
    }

    #[test]
    fn columns_of_years_that_became_rows_need_no_answer_and_an_empty_cell_is_no_statement() {
        let wide = "省份,产值2019,产值2020,产值2021\n湖南,1,2,\n广东,4,5,6\n";
        let own = Own::of(wide, &Recipe { melt: Some(Melt::default()), ..Recipe::default() });
        assert!(!own.is_open());
        assert_eq!((own.hunan("产值", None), own.hunan("产值", Some("2019"))), (Some(2.0), Some(1.0)));
        assert!(own.values("产值", None).own.unwrap().several.is_empty());
        let double = "省份,产值2019,产值2020\n湖南,1,2\n湖南,4,5\n";
        assert!(Own::of(double, &Recipe { melt: Some(Melt::default()), ..Recipe::default() }).is_open());
    }
}
