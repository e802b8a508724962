//! Conditions on a field of a layer, `--filter LAYER.FIELD=VALUE`.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    FilterError,
    choice::{FilterChoice, Meant, meant},
    hint,
};
use crate::{
    cli::value_parsers::listed,
    dataset::{CodeList, FieldId},
    model::Language,
    query::Facts,
    view::{BUILT_IN, FeatureQuery, Layer, LayerId, View},
};

/// Key of the search words of a layer, beside its fields.
const TEXT: &str = "text";
/// Most values that an error lists.
const MOST_LISTED: usize = 40;

/// Condition as typed.
struct LayerCondition<'a> {
    layer: &'a str,
    field: &'a str,
    value: &'a str,
}

/// `true` if a condition is about a field of a layer.
pub(super) fn is_of_layer(condition: &str) -> bool {
    parsed(condition).is_some()
}

/// Layer that a condition is about; `None` if it is about no field of a layer.
pub(in crate::cli) fn layer(condition: &str) -> Option<LayerId> {
    parsed(condition).map(|condition| LayerId::new(condition.layer))
}

fn parsed(condition: &str) -> Option<LayerCondition<'_>> {
    let (key, value) = condition.split_once('=')?;
    let (layer, field) = key.trim().split_once('.')?;
    Some(LayerCondition { layer: layer.trim(), field: field.trim(), value: value.trim() })
}

/// Applies the conditions that are about a field of a layer. Conditions on the same field are combined and replace the
/// view's own ones; a layer that the view does not draw is drawn.
///
/// # Errors
/// [`FilterError`] with the permitted layers, fields or values.
pub(super) fn apply(conditions: &[String], facts: &Facts, view: &mut View) -> Result<(), FilterError> {
    let mut values: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for LayerCondition { layer, field, value } in conditions.iter().filter_map(|text| parsed(text)) {
        let within = field.strip_prefix(TEXT).and_then(|rest| rest.strip_prefix('.'));
        if field == TEXT || within.is_some() {
            let query = query(view, layer)?;
            let within = within.map(|field| column(facts, &query, field.trim())).transpose();
            let within = within.map_err(|possible| FilterError::Key {
                found: format!("{layer}.{field}"),
                possible: listed(possible.iter().map(|id| format!("{layer}.{TEXT}.{id}"))),
                hint: String::new(),
            })?;
            view.show_layer(layer, true);
            view.edit_query(&LayerId::new(layer), |query| {
                value.clone_into(&mut query.text);
                query.text_in = within;
            });
            continue;
        }
        values.entry((layer, field)).or_default().extend(value.split([',', '，']).map(str::trim));
    }
    for ((layer, field), typed) in values {
        let query = query(view, layer)?;
        let codes = codes(facts, &query, layer, field, &typed)?;
        view.show_layer(layer, true);
        view.edit_query(&LayerId::new(layer), |query| query.filter.choose(field, codes));
    }
    Ok(())
}

/// A field of the dataset of a layer.
///
/// # Errors
/// The fields that there are.
pub(super) fn column(facts: &Facts, query: &FeatureQuery, field: &str) -> Result<FieldId, Vec<String>> {
    let dataset = facts.datasets().get(&query.dataset);
    let fields = || dataset.into_iter().flat_map(|dataset| dataset.fields()).map(|field| &field.id);
    let found = fields().find(|id| id.as_str() == field).cloned();
    found.ok_or_else(|| fields().map(ToString::to_string).collect())
}

/// Fields of categories of the dataset of a layer.
pub(super) fn lists<'f>(facts: &'f Facts, query: &FeatureQuery) -> BTreeMap<&'f str, &'f CodeList> {
    let dataset = facts.datasets().get(&query.dataset);
    let fields = dataset.into_iter().flat_map(|dataset| dataset.fields());
    fields
        .filter_map(|field| Some((field.id.as_str(), dataset?.column(&field.id)?.list()?.as_ref())))
        .filter(|(id, _)| *id != "sources")
        .collect()
}

/// Query of a layer of features, of the view or of the atlas.
pub(super) fn query(view: &View, id: &str) -> Result<FeatureQuery, FilterError> {
    let mut with = view.clone();
    with.show_layer(id, true);
    let features = with.layer(&LayerId::new(id)).and_then(Layer::features);
    features.map(|features| features.query.clone()).ok_or_else(|| {
        let of_features = with.layers.iter().filter(|layer| layer.features().is_some());
        let names: BTreeSet<&str> = of_features.map(|layer| layer.id.as_str()).chain(BUILT_IN).collect();
        FilterError::Key { found: id.to_owned(), possible: listed(names), hint: String::new() }
    })
}

/// Codes of a field by their identifiers or names in either language.
fn codes(
    facts: &Facts,
    query: &FeatureQuery,
    layer: &str,
    field: &str,
    typed: &[&str],
) -> Result<Vec<String>, FilterError> {
    let lists = lists(facts, query);
    let Some(list) = lists.get(field) else {
        let possible = listed(lists.keys().chain([&TEXT]).map(|id| format!("{layer}.{id}")));
        return Err(FilterError::Key { found: format!("{layer}.{field}"), possible, hint: String::new() });
    };
    let choice = |id: &str, title: &crate::dataset::LocalText| {
        FilterChoice::new(id.to_owned(), &[id, title.get(Language::En), title.get(Language::Zh)])
    };
    let choices: Vec<FilterChoice<String>> = list.iter().map(|(_, code)| choice(&code.id, &code.title)).collect();
    let code = |typed: &&str| match meant(typed, &choices) {
        Meant::One(id) => Ok(id),
        Meant::Perhaps(near) => {
            let shown = choices.iter().take(MOST_LISTED).map(FilterChoice::shown);
            let more = (choices.len() > MOST_LISTED).then(|| "…".to_owned());
            let possible = listed(shown.chain(more));
            Err(FilterError::LayerValue {
                field: format!("{layer}.{field}"),
                found: (*typed).to_owned(),
                possible,
                hint: hint(&near),
            })
        }
    };
    typed.iter().map(code).collect()
}

#[cfg(test)]
mod tests {
    use super::{super::style::label_by, *};
    use crate::{
        export::{embedded_facts, own_data_of},
        import::{Progress, SourceFile, import},
        recipe::{ColumnRole, Recipe},
    };

    fn firms() -> (Facts, View) {
        let (facts, _) = embedded_facts();
        let recipe = Recipe::default().with_role("名称", ColumnRole::Label).with_role("负责人", ColumnRole::Text);
        let text = "名称,城市,负责人\n甲,长沙市,Li Na\n乙,苏州市,Wang Wei\n";
        let file = SourceFile::new("firms.csv", text.as_bytes());
        let made = import(&file, &recipe, facts.datasets().places(), &Progress::default()).unwrap();
        let mut view = View::default();
        view.add_own_data(own_data_of(&made, std::path::Path::new("/firms.csv"), &facts, &view));
        (facts.with_own([made.dataset]), view)
    }

    #[test]
    fn words_are_searched_in_all_texts_or_in_one_column() {
        let (facts, view) = firms();
        let query = |condition: &str| {
            let mut view = view.clone();
            apply(&[condition.to_owned()], &facts, &mut view).map(|()| {
                view.layer(&LayerId::new("firms")).and_then(Layer::features).map(|layer| layer.query.clone()).unwrap()
            })
        };
        let all = query("firms.text=wang").unwrap();
        assert_eq!((all.text.as_str(), all.text_in), ("wang", None));
        assert_eq!(query("firms.text.负责人=wang").unwrap().text_in, Some(FieldId::new("负责人")));
        let why = query("firms.text.director=wang").unwrap_err().to_string();
        assert!(why.contains("firms.text.负责人"), "{why}");
    }

    #[test]
    fn labels_are_those_of_a_column_that_the_list_has() {
        let (facts, view) = firms();
        let mut labelled = view.clone();
        label_by(&["firms.负责人".to_owned()], &facts, &mut labelled).unwrap();
        assert_eq!(labelled.label_field(&view.data[0].id), Some(&FieldId::new("负责人")));
        let why = label_by(&["firms.director".to_owned()], &facts, &mut labelled).unwrap_err().to_string();
        assert!(why.starts_with("--label-by: unknown field \"firms.director\"") && why.contains("firms.名称"), "{why}");
    }
}
