//! Fields by which the features of layers are coloured, sized and labelled: `LAYER.FIELD`.

use super::{
    FilterError, listed,
    of_layer::{column, lists, query},
};
use crate::{
    dataset::{Column, FieldId},
    query::Facts,
    view::{FeatureClasses, FeatureQuery, LayerId, View},
};

/// Colours the features of layers by a field of categories or numbers, `LAYER.FIELD`; of numbers the method and the number of
/// classes may follow, `LAYER.FIELD:quantile:4`. A layer that the view does not draw is drawn.
///
/// # Errors
/// [`FilterError`] with the permitted layers or fields.
pub(in crate::cli) fn color_by(typed: &[String], facts: &Facts, view: &mut View) -> Result<(), FilterError> {
    each("color-by", typed, view, |view, id, query, field| {
        let numbers = numbers(facts, query);
        let is_whole = numbers.iter().any(|number| number == field);
        let (field, classes) = if is_whole { (field, None) } else { classes(field) };
        let categories = lists(facts, query);
        let is_number = numbers.iter().any(|number| number == field);
        if !is_number && (classes.is_some() || !categories.contains_key(field)) {
            return Err(categories.keys().map(ToString::to_string).chain(numbers).collect());
        }
        view.set_color_by(id, Some(FieldId::new(field)));
        if let Some(classes) = classes {
            view.set_feature_classes(id, classes);
        }
        Ok(())
    })
}

/// Sizes the symbols of layers by a field of numbers, `LAYER.FIELD`; a layer that the view does not draw is drawn.
///
/// # Errors
/// [`FilterError`] with the permitted layers or fields.
pub(in crate::cli) fn size_by(typed: &[String], facts: &Facts, view: &mut View) -> Result<(), FilterError> {
    each("size-by", typed, view, |view, id, query, field| {
        let numbers = numbers(facts, query);
        if numbers.iter().all(|number| number != field) {
            return Err(numbers);
        }
        view.set_size_by(id, Some(FieldId::new(field)));
        Ok(())
    })
}

/// Labels the features of layers by a field, `LAYER.FIELD`; a layer that the view does not draw is drawn.
///
/// # Errors
/// [`FilterError`] with the permitted layers or fields.
pub(in crate::cli) fn label_by(typed: &[String], facts: &Facts, view: &mut View) -> Result<(), FilterError> {
    each("label-by", typed, view, |view, id, query, field| {
        view.set_label_by(id, Some(column(facts, query, field)?));
        Ok(())
    })
}

/// Sets a field for each layer that is named; `set` gives the fields that there are if it has no such one.
fn each(
    flag: &'static str,
    typed: &[String],
    view: &mut View,
    set: impl Fn(&mut View, &LayerId, &FeatureQuery, &str) -> Result<(), Vec<String>>,
) -> Result<(), FilterError> {
    for typed in typed {
        let wrong = |possible: String| FilterError::Field { flag, found: typed.clone(), possible };
        let Some((layer, field)) = typed.split_once('.').map(|(layer, field)| (layer.trim(), field.trim())) else {
            return Err(wrong("LAYER.FIELD".to_owned()));
        };
        let query = query(view, layer)?;
        view.show_layer(layer, true);
        set(view, &LayerId::new(layer), &query, field)
            .map_err(|possible| wrong(listed(possible.iter().map(|id| format!("{layer}.{id}")))))?;
    }
    Ok(())
}

/// Field, and the classes that are written behind it.
fn classes(typed: &str) -> (&str, Option<FeatureClasses>) {
    let parsed = || {
        let (rest, last) = typed.rsplit_once(':')?;
        let (field, method, classes) = match last.parse::<u8>() {
            Ok(classes) if crate::view::CLASSES.contains(&classes) => {
                let (field, method) = rest.rsplit_once(':')?;
                (field, method, classes)
            }
            _ => (rest, last, FeatureClasses::default().classes),
        };
        let method = method.replace('-', "_").parse().ok()?;
        Some((field, FeatureClasses { method, classes, ..FeatureClasses::default() }))
    };
    parsed().map_or((typed, None), |(field, classes)| (field, Some(classes)))
}

/// Fields of numbers of the dataset of a layer.
fn numbers(facts: &Facts, query: &FeatureQuery) -> Vec<String> {
    let dataset = facts.datasets().get(&query.dataset);
    let fields = dataset.into_iter().flat_map(|dataset| dataset.fields());
    let is_number = |id: &FieldId| matches!(dataset.and_then(|dataset| dataset.column(id)), Some(Column::Numbers(_)));
    fields.filter(|field| is_number(&field.id)).map(|field| field.id.to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::ClassificationMethod;

    #[test]
    fn method_and_number_of_classes_may_follow_a_field() {
        let of = |typed| {
            let (field, classes) = classes(typed);
            (field, classes.map(|classes| (classes.method, classes.classes)))
        };
        assert_eq!(of("产值"), ("产值", None));
        assert_eq!(of("产值:quantile"), ("产值", Some((ClassificationMethod::Quantile, 5))));
        assert_eq!(of("a:b:equal-interval:4"), ("a:b", Some((ClassificationMethod::EqualInterval, 4))));
        assert_eq!(of("a:b"), ("a:b", None), "a heading with a colon");
    }
}
