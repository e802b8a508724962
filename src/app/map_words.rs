//! Map in words, for assistive technologies; written when they first ask for it.

use std::{cell::RefCell, sync::Arc};

use crate::{
    caption::{self, ranks, values as say},
    i18n::{Messages, messages},
    model::{Province, ProvinceId},
    query::{ClassifiedValues, Facts, MapContent},
    view::{FeatureRef, Theme, View},
};

/// Description of a map, and a name for each province with its value.
#[derive(Debug, Default)]
pub(crate) struct Words {
    /// Names of the layers, the highest values, the range, and the unknown values.
    pub map: String,
    /// Name of each province with its value and rank, by province.
    pub provinces: Vec<(ProvinceId, String)>,
}

/// Words for a selection and a theme.
type Kept = (Option<FeatureRef>, Theme, Arc<Words>);

/// Cache of the words.
#[derive(Debug, Default)]
pub(crate) struct MapWords {
    kept: RefCell<Option<Kept>>,
}

impl MapWords {
    /// Drops the words, when what is mapped has changed.
    pub(crate) fn forget(&mut self) {
        self.kept.take();
    }

    /// Words for a view.
    pub(crate) fn of(&self, facts: &Facts, view: &View) -> Arc<Words> {
        let mut kept = self.kept.borrow_mut();
        if let Some((selection, theme, words)) = kept.as_ref()
            && (selection, *theme) == (&view.selection, view.theme)
        {
            return Arc::clone(words);
        }
        let words = Arc::new(write(facts, view));
        *kept = Some((view.selection.clone(), view.theme, Arc::clone(&words)));
        words
    }
}

fn write(facts: &Facts, view: &View) -> Words {
    let (catalogue, texts) = (facts.catalogue(), messages(view.language));
    // The window shows one map, whatever the page of the picture holds.
    let mut single = view.clone();
    single.page.multiples = false;
    let content = MapContent::of(facts, &single);
    let name = |province: &Province| (province.id.clone(), province_name(province, &content, view, texts));
    let provinces = catalogue.provinces.iter().map(name).collect();
    Words { map: caption::description(catalogue, &content, &single), provinces }
}

/// Name of a province with the value of each layer of values, or else its number of clusters.
fn province_name(province: &Province, content: &MapContent<'_>, view: &View, texts: &Messages) -> String {
    let mut parts: Vec<String> =
        content.values.iter().rev().filter_map(|classified| value(classified, province, texts)).collect();
    let asked = view.shows_clusters() && view.place_of(&view.cluster_query()).admits(province);
    if parts.is_empty() && asked {
        let count = content.by_province.iter().find(|count| count.key == province.id).map_or(0, |count| count.clusters);
        let many = || texts.map.counted_here.replace("{n}", &count.to_string());
        parts.push(if count == 1 { texts.map.one_counted_here.clone() } else { many() });
    }
    let name = province.name.full(view.language).to_owned();
    parts.iter().fold(name, |name, part| texts.aside(&name, part))
}

/// Value of a province with its rank, or that there is none; `None` outside the area of the layer.
fn value(classified: &ClassifiedValues, province: &Province, texts: &Messages) -> Option<String> {
    if !classified.covers(province) {
        return None;
    }
    let Some(found) = classified.shown().get(&province.id) else {
        return Some(say::no_data(classified, texts).clone());
    };
    let quantity = say::quantity(found, classified, texts);
    if !classified.shown().is_comparable() {
        return Some(quantity);
    }
    let rank = ranks::rank_label(texts, classified.shown(), province);
    Some(texts.aside(&quantity, &rank))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        export::embedded_facts,
        model::{Batches, Language},
        view::{Normalisation, ThematicLayer, Variable},
    };

    #[test]
    fn provinces_are_named_with_value_and_rank_or_that_nothing_is_known() {
        let (facts, _) = embedded_facts();
        let layer = |variable, per| ThematicLayer { per, ..ThematicLayer::of(variable) };
        let of = |layer: ThematicLayer, language| {
            let mut view = View { language, ..View::default() };
            view.set_thematic(Some(layer));
            write(&facts, &view)
        };
        let words = of(layer(Variable::LittleGiants(Batches::FIRST_TWO), Normalisation::Population), Language::En);
        let name = |words: &Words, id: &str| {
            let id = ProvinceId::new(id);
            words.provinces.iter().find(|(province, _)| *province == id).map(|(_, name)| name.clone()).unwrap()
        };
        assert_eq!(words.provinces.len(), 34);
        let beijing = name(&words, "BJ");
        assert!(beijing.starts_with("Beijing, ") && beijing.ends_with("rank 1 of 31"), "{beijing}");
        assert!(words.map.contains("Beijing"), "{}", words.map);
        let words = of(layer(Variable::LittleGiants("5".parse().unwrap()), Normalisation::Nothing), Language::Zh);
        assert!(words.provinces.iter().any(|(_, name)| name.ends_with("，无数据")), "{:?}", words.provinces);
    }

    #[test]
    fn words_are_written_once_for_a_selection() {
        let (facts, _) = embedded_facts();
        let (kept, view) = (MapWords::default(), View::default());
        assert!(Arc::ptr_eq(&kept.of(&facts, &view), &kept.of(&facts, &view)));
        let other = View { selection: Some(ProvinceId::new("JS").into()), ..View::default() };
        assert!(kept.of(&facts, &other).map.contains("Jiangsu"));
    }
}
