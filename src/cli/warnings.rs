//! Warnings about a view that hold for every result of it.

use crate::{
    data::Issue,
    query::{self, Facts, IgnoredPart, UnknownId, ignored_parts},
    view::{Layer, ThematicLayer, View},
};

/// Sentences about identifiers in a view that the atlas does not have, and about parts that no map heeds.
pub(super) fn of_view(facts: &Facts, view: &View) -> Vec<String> {
    let ignored = |IgnoredPart { property, because }: IgnoredPart| {
        format!("the project file's {property} changes nothing on the map, which needs {}", because.expected())
    };
    unknown_ids(facts, view).into_iter().chain(ignored_parts(facts, view).into_iter().map(ignored)).collect()
}

/// Sentences about conditions of a view that some layers of its picture do not heed.
pub(super) fn unheeded_conditions(view: &View) -> Vec<String> {
    let mut sentences = Vec::new();
    let quoted = |layer: &Layer| Issue::quoted(layer.id.as_str());
    if !view.place.is_empty() {
        let counts = |layer: &Layer| layer.values().is_none_or(ThematicLayer::counts_clusters);
        let values = view.drawn_values().into_iter().filter(|layer| !counts(layer)).map(quoted);
        let say = |layer| format!("the filter by place does not apply to layer {layer}: it shows all provinces");
        sentences.extend(values.map(say));
    }
    let query = view.cluster_query();
    let set = [("sector", "sector"), ("announcement", "round")];
    let set = set.into_iter().filter(|(field, _)| query.filter.get(field).is_some()).map(|(_, name)| name);
    let set: Vec<&str> = set.chain((!query.text.trim().is_empty()).then_some("text")).collect();
    if !set.is_empty() && !view.shows_clusters() && !view.counts_clusters() {
        let conditions = set.join(" and ");
        sentences.push(format!(
            "the filter by {conditions} changes nothing: the map neither shows nor counts national clusters"
        ));
    } else if !set.is_empty() {
        let is_further = |layer: &&Layer| layer.visible && view.is_of_points(layer);
        let further = view.layers.iter().filter(is_further).map(quoted);
        let conditions = set.join(" and ");
        let say =
            |layer| format!("the filter by {conditions} applies to national clusters only: layer {layer} has its own");
        sentences.extend(further.map(say));
    }
    sentences
}

/// Sentences about identifiers in a view that the atlas does not have.
fn unknown_ids(facts: &Facts, view: &View) -> Vec<String> {
    let sentence = |UnknownId { property, kind, id }: UnknownId| {
        format!(
            "the project file names {} that this atlas does not have, in {property}: {}",
            kind.in_words(),
            Issue::quoted(&id)
        )
    };
    query::unknown_ids(facts, view).into_iter().map(sentence).collect()
}
