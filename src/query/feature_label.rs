//! Labels of features: their names, or the cells of a column that a layer names.

use std::borrow::Cow;

use super::Facts;
use crate::{
    dataset::{Column, Dataset, FieldId},
    model::Language,
    view::{FeatureRef, View},
};

/// Longest label from a column other than the name, characters.
const LONGEST: usize = 60;

/// Label of a row: the cell of a field, else its name; `None` if there is nothing to print.
pub(super) fn label<'d>(
    dataset: &'d Dataset,
    row: u32,
    by: Option<&FieldId>,
    language: Language,
) -> Option<Cow<'d, str>> {
    match by.and_then(|field| dataset.column(field)) {
        Some(column) => cell(column, row as usize, language).map(|text| in_one_line(&text).into()),
        None => dataset.name(row, language).map(Cow::Borrowed),
    }
}

/// Cell of a column as text; `None` for an empty one. Numbers are plain.
pub(super) fn cell(column: &Column, row: usize, language: Language) -> Option<String> {
    let text = match column {
        Column::Texts(_) => column.text(row)?.to_owned(),
        Column::Numbers(_) => column.number(row)?.to_string(),
        Column::Dates(_) => column.date(row)?.to_string(),
        Column::Codes(_) | Column::CodeSets(_) => {
            let titles = column.codes(row).iter().filter_map(|code| column.list()?.get(*code));
            titles.map(|code| code.title.get(language)).collect::<Vec<_>>().join(", ")
        }
        Column::Flags(_) | Column::Geometries(_) => return None,
    };
    Some(text).filter(|text| !text.trim().is_empty())
}

/// The beginning of a text in one line.
fn in_one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}

impl Facts {
    /// Label of a feature as the map has it: the column that its uppermost layer names, else its full name; `None` if it does
    /// not exist, or has neither.
    pub fn label_of(&self, view: &View, feature: &FeatureRef, language: Language) -> Option<Cow<'_, str>> {
        let by = view.label_field(&feature.dataset);
        match (by, self.feature(feature)) {
            (Some(by), Some((dataset, row))) => label(dataset, row, Some(by), language),
            _ => self.name_of(feature, language).map(Cow::Borrowed),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::{
        export::{embedded_facts, own_data_of},
        import::{Progress, SourceFile, import},
        query::{MapContent, find_features},
        recipe::{ColumnRole, Recipe},
        view::Layer,
    };

    const FIRMS: &str = "名称,城市,行业,负责人,人数,成立\n甲公司,长沙市,新材料,Li Na,12,2001\n乙公司,苏州市,电子,Wang Wei,3.5,2010-05\n";

    fn firms() -> (Facts, View) {
        let (facts, _) = embedded_facts();
        let recipe = Recipe::default()
            .with_role("名称", ColumnRole::Label)
            .with_role("行业", ColumnRole::Category)
            .with_role("负责人", ColumnRole::Text)
            .with_role("成立", ColumnRole::Date);
        let file = SourceFile::new("firms.csv", FIRMS.as_bytes());
        let made = import(&file, &recipe, facts.datasets().places(), &Progress::default()).unwrap();
        let mut view = View::default();
        let data = own_data_of(&made, Path::new("/firms.csv"), &facts, &view);
        view.add_own_data(data);
        (facts.with_own([made.dataset]), view)
    }

    fn with(view: &View, edit: impl Fn(&mut crate::view::FeatureLayer)) -> View {
        let mut view = view.clone();
        view.layers.last_mut().and_then(Layer::features_mut).map(edit).unwrap();
        view
    }

    fn labels(facts: &Facts, view: &View) -> Vec<String> {
        let content = MapContent::of(facts, view);
        let points = content.features.iter().map(|layer| &layer.points);
        points.flat_map(|points| points.iter().filter_map(|point| points.label(point)).map(Cow::into_owned)).collect()
    }

    #[test]
    fn features_are_labelled_by_the_name_or_by_any_column() {
        let (facts, view) = firms();
        let by = |field: &str| labels(&facts, &with(&view, |layer| layer.label_by = Some(FieldId::new(field))));
        assert_eq!(labels(&facts, &view), ["甲公司", "乙公司"]);
        assert_eq!(by("行业"), ["新材料", "电子"]);
        assert_eq!(
            (by("人数"), by("成立")),
            (vec!["12".to_owned(), "3.5".into()], vec!["2001".into(), "2010-05".into()])
        );
        assert_eq!(by("no such column"), ["甲公司", "乙公司"]);
        let labelled = with(&view, |layer| layer.label_by = Some(FieldId::new("负责人")));
        let first = FeatureRef::new(view.data[0].id.clone(), "2");
        assert_eq!(facts.label_of(&labelled, &first, Language::En).as_deref(), Some("Li Na"));
        assert_eq!(facts.label_of(&view, &first, Language::En).as_deref(), Some("甲公司"));
    }

    #[test]
    fn a_search_is_in_all_texts_and_places_or_in_one_column() {
        let (facts, view) = firms();
        let found = |view: &View, text: &str| -> Vec<String> {
            find_features(&facts, view, text, usize::MAX).iter().map(|found| found.key.to_string()).collect()
        };
        assert_eq!(
            (found(&view, "li"), found(&view, "长沙"), found(&view, "甲")),
            (vec!["2".to_owned()], vec!["2".into()], vec!["2".into()])
        );
        let within = |field: &str| with(&view, |layer| layer.query.text_in = Some(FieldId::new(field)));
        assert_eq!(found(&within("行业"), "电子"), ["3"]);
        assert!(found(&within("行业"), "甲").is_empty() && found(&within("名称"), "长沙").is_empty());
        assert_eq!(
            (found(&within("人数"), "12"), found(&within("成立"), "2010")),
            (vec!["2".to_owned()], vec!["3".into()])
        );
    }

    #[test]
    fn a_long_text_is_a_label_in_one_short_line() {
        let line = in_one_line(&format!("a\n b {}", "字".repeat(100)));
        assert!(line.starts_with("a b 字") && line.chars().count() == 61 && line.ends_with('…'), "{line}");
    }
}
