//! Several layers of national clusters: each is drawn, told, listed and dated as any layer of features.

use cluster_atlas::{
    caption::caption,
    export::PictureFormat,
    model::{AsOf, Language},
    query::{find_features, ignored_parts, time_steps},
    scene::Tag,
    table::{TableKind, TableQuery},
    view::{FeatureRef, LayerId, View},
};

use crate::support::{as_format, catalogue, exporter, facts, picture, shown};

/// National clusters of 2022, and above them a layer of those of 2024 in the west.
fn two() -> View {
    let mut view = View::default();
    let copy = view.duplicate_layer(&LayerId::new("clusters")).unwrap();
    let layer = view.layers.iter_mut().find(|layer| layer.id == copy).unwrap();
    let mut query = layer.features().unwrap().query.clone();
    query.definition.choose("announcement", ["later35"]);
    query.filter.choose("region", ["west"]);
    *layer = cluster_atlas::view::Layer::of_features(copy.as_str(), cluster_atlas::view::FeatureLayer::of(query));
    view
}

fn of_2024_in_the_west() -> Vec<&'static str> {
    let clusters = catalogue().clusters.iter().filter(|cluster| {
        let first = cluster.provinces.first().and_then(|id| catalogue().province(id));
        let is_west = first.is_some_and(|province| province.region == Some(cluster_atlas::model::Region::West));
        is_west && cluster.round.announcement() == cluster_atlas::model::Announcement::Later35
    });
    clusters.map(|cluster| cluster.id.as_str()).collect()
}

#[test]
fn the_further_layer_is_drawn_above_the_first_and_changes_none_of_its_counts() {
    let (view, alone) = (two(), View::default());
    let (content, before) = (shown(&view), shown(&alone));
    assert_eq!(content.clusters.len(), 45);
    assert_eq!(content.by_province, before.by_province);
    let [layer] = content.features.as_slice() else { panic!("one further layer: {}", content.features.len()) };
    let keys: Vec<&str> = layer.points.iter().map(|point| layer.points.key(point)).collect();
    assert_eq!(keys, of_2024_in_the_west());
    assert!(!keys.is_empty());
    assert_eq!(ignored_parts(facts(), &view), [], "nothing of the view is left undrawn");
    let svg = picture(&mut exporter(), &view, &as_format(PictureFormat::Svg));
    let drawn = String::from_utf8(svg.bytes).unwrap();
    let plain = picture(&mut exporter(), &alone, &as_format(PictureFormat::Svg));
    assert_ne!(drawn, String::from_utf8(plain.bytes).unwrap());
}

#[test]
fn it_is_told_with_its_conditions_in_both_languages() {
    let told = |language| {
        let view = View { language, ..two() };
        let caption = caption(catalogue(), &shown(&view), &view);
        format!("{}\n{}", caption.subtitle, caption.alt_text)
    };
    let number = of_2024_in_the_west().len().to_string();
    let english = told(Language::En);
    assert!(english.contains("West") && english.contains(&number), "{english}");
    let chinese = told(Language::Zh);
    assert!(chinese.contains("西部") && chinese.contains(&number), "{chinese}");
}

#[test]
fn the_table_of_clusters_lists_those_of_all_layers_once() {
    let table = TableKind::Clusters.make(&TableQuery::of_view(facts(), &two()));
    let keys: Vec<&str> = table.rows.iter().map(|row| row.id.as_ref()).collect();
    assert_eq!(keys.len(), 45 + of_2024_in_the_west().len());
    assert!(of_2024_in_the_west().iter().all(|id| keys.contains(id)));
}

#[test]
fn it_is_searched_selected_and_dated_by_itself() {
    let mut view = two();
    let id = of_2024_in_the_west()[0];
    let name = catalogue().clusters.iter().find(|cluster| cluster.id.as_str() == id).unwrap().name.full.zh.clone();
    let reference = FeatureRef::new(cluster_atlas::dataset::DatasetId::new("clusters"), id);
    assert!(find_features(facts(), &view, &name, usize::MAX).contains(&reference), "{name}");
    assert_eq!(Tag::from(reference.clone()).feature(), Some(&reference));
    let steps = time_steps(facts(), &view);
    assert!(steps.iter().any(|step| step.date.to_string().starts_with("2024")), "{steps:?}");
    view.as_of = AsOf::parse("2023").ok();
    assert!(shown(&view).features[0].points.is_empty(), "none was announced by then");
}

/// National clusters of a batch in the first layer, and further layers by what their query is told.
fn layers(change: &[&dyn Fn(&mut cluster_atlas::view::FeatureQuery)]) -> View {
    let mut view = View::default();
    let query = view.cluster_query();
    for (number, change) in change.iter().enumerate() {
        let mut query = query.clone();
        change(&mut query);
        let layer = cluster_atlas::view::FeatureLayer::of(query);
        let id = if number == 0 { "clusters".to_owned() } else { format!("further_{number}") };
        let layer = cluster_atlas::view::Layer::of_features(&id, layer);
        if number == 0 { view.layers = vec![layer] } else { view.layers.push(layer) }
    }
    view
}

#[test]
fn title_alt_text_and_sources_are_of_all_layers() {
    let view = layers(&[
        &|query| {
            query.definition.choose("announcement", ["first25"]);
        },
        &|query| {
            query.definition.choose("announcement", ["later35"]);
        },
    ]);
    for (language, title, first, later, ranks) in [
        (Language::En, "China’s national advanced manufacturing clusters", "March 2021", "December 2024", "largest"),
        (Language::Zh, "国家先进制造业集群", "2021 年 3 月", "2024 年 12 月", "最多"),
    ] {
        let view = View { language, ..view.clone() };
        let caption = caption(catalogue(), &shown(&view), &view);
        assert_eq!(caption.title, title);
        assert!(caption.source_line.contains(first) && caption.source_line.contains(later), "{}", caption.source_line);
        assert!(!caption.alt_text.contains(ranks), "ranks of one layer would mislead: {}", caption.alt_text);
        assert!(caption.alt_text.contains("35"), "{}", caption.alt_text);
    }
}

#[test]
fn the_unconfirmed_cluster_is_marked_and_named_in_a_further_layer_too() {
    let with = layers(&[
        &|query| {
            query.definition.choose("announcement", ["first25"]);
        },
        &|query| {
            query.definition.choose("announcement", ["next20"]);
            query.filter.choose("sector", ["new_materials"]);
        },
    ]);
    let without = layers(&[
        &|query| {
            query.definition.choose("announcement", ["first25"]);
        },
        &|query| {
            query.definition.choose("announcement", ["later35"]);
        },
    ]);
    for (view, is_there) in [(with, true), (without, false)] {
        let content = shown(&view);
        assert_eq!(content.features[0].weak, usize::from(is_there));
        let note = caption(catalogue(), &content, &view).note;
        assert_eq!(
            note.contains("Ningbo green petrochemicals: not confirmed by name in a published list of winners"),
            is_there,
            "{note}"
        );
        let svg = picture(&mut exporter(), &view, &as_format(PictureFormat::Svg));
        let svg = String::from_utf8(svg.bytes).unwrap();
        assert_eq!(svg.contains("Not confirmed by name"), is_there, "the ring has a row in the legend");
        let (_, caption) = exporter().layout(&view, &as_format(PictureFormat::Svg)).unwrap();
        assert_eq!(caption.note.contains("Ningbo green petrochemicals"), is_there, "the picture's own note");
    }
}

#[test]
fn provinces_count_the_clusters_of_all_layers_as_the_table_of_clusters_lists_them() {
    let view = layers(&[
        &|query| {
            query.definition.choose("announcement", ["first25", "next20"]);
        },
        &|query| {
            query.definition.choose("announcement", ["later35"]);
        },
    ]);
    let table = TableKind::Provinces.make(&TableQuery::of_view(facts(), &view));
    let at = table.columns.iter().position(|column| column.name == "clusters_shown").unwrap();
    for row in &table.rows {
        let here = catalogue()
            .clusters
            .iter()
            .filter(|cluster| cluster.provinces.iter().any(|province| province.as_str() == row.id.as_ref() as &str));
        let count = here.count();
        assert!(row.cells[at].plain().parse() == Ok(count) || count == 0, "{} {count} {:?}", row.id, row.cells[at]);
    }
}

#[test]
fn a_selected_cluster_is_named_once_whichever_layer_draws_it() {
    let first = layers(&[&|query| query.definition.choose("announcement", ["first25"])]);
    let mut both = layers(&[&|query| query.definition.choose("announcement", ["first25"]), &|query| {
        query.definition.choose("announcement", ["first25", "later35"]);
    }]);
    let id = shown(&first).clusters[0].id.clone();
    both.selection = Some(id.clone().into());
    let told = caption(catalogue(), &shown(&both), &both).alt_text;
    let name = &catalogue().clusters.iter().find(|cluster| cluster.id == id).unwrap().name.full.en;
    assert_eq!(told.matches(name.as_str()).count(), 1, "{told}");
}
