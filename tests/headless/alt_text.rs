//! Alt text of values: what a reader of the map takes from its key.

use cluster_atlas::{
    caption::{caption, classes::range},
    model::{Batches, Language},
    query::ClassifiedValues,
    view::{Normalisation, Symbology, ThematicLayer, Variable, View},
};

use crate::support::{catalogue, shown, with_values};

/// Classes as the alt text tells them: range in words and number of provinces.
fn told(classified: &ClassifiedValues, language: Language, is_counted: impl Fn(usize) -> usize) -> String {
    let class = |class: usize| {
        let range = range(classified, class, language);
        let (from, to, and) =
            if language == Language::En { ("above ", " up to ", " to ") } else { ("大于 ", " 至 ", " 至 ") };
        let words = match range.strip_prefix('>') {
            Some(range) => format!("{from}{}", range.replace('–', to)),
            None => range.replace('–', and),
        };
        let n = is_counted(class);
        if language == Language::En { format!("{words} ({n})") } else { format!("{words}（{n}）") }
    };
    let separator = if language == Language::En { ", " } else { "、" };
    (0..classified.made()).map(class).collect::<Vec<_>>().join(separator)
}

#[test]
fn areas_are_told_with_the_limits_of_their_classes_and_the_provinces_in_each() {
    let giants = ThematicLayer::of(Variable::LittleGiants(Batches::one(5)));
    let per = ThematicLayer { per: Normalisation::Population, ..giants.clone() };
    let own = ThematicLayer { breaks: vec![20.0, 100.0], ..giants.clone() };
    for language in [Language::En, Language::Zh] {
        for layer in [&giants, &per, &own] {
            let view = View { language, ..with_values(layer.clone()) };
            let content = shown(&view);
            let classified = content.top_values().unwrap();
            let counts = classified.counts();
            assert_eq!(counts.iter().sum::<usize>(), classified.shown().values.len());
            let told = told(classified, language, |class| counts[class]);
            let text = caption(catalogue(), &content, &view).alt_text;
            assert!(told.contains(if language == Language::En { " to " } else { " 至 " }), "{told}");
            assert!(text.contains(&told), "{told}\nnot in {text}");
        }
    }
}

#[test]
fn a_bivariate_map_is_told_with_the_classes_of_both_variables_where_both_are_known() {
    let layer =
        ThematicLayer { form: Symbology::Bivariate, ..ThematicLayer::of(Variable::LittleGiants(Batches::one(5))) };
    for language in [Language::En, Language::Zh] {
        let view = View { language, ..with_values(layer.clone()) };
        let content = shown(&view);
        let classified = content.top_values().unwrap();
        let text = caption(catalogue(), &content, &view).alt_text;
        for variable in [classified.clone(), classified.second().unwrap()] {
            let provinces = classified.shown().values.keys();
            let in_class = |class| provinces.clone().filter(|id| variable.class(id) == Some(class)).count();
            let told = told(&variable, language, in_class);
            assert!(text.contains(&told), "{told}\nnot in {text}");
        }
    }
}
