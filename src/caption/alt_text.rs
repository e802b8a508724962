//! Alt text of a picture. Title and sources are separate texts and not repeated here.

use std::borrow::Cow;

use super::{
    MOST_NAMED, NAMED,
    announced::{announcements, is_later},
    between_sentences, conditions, list,
};
use crate::{
    i18n::Messages,
    model::{Catalogue, ClusterId, Language, Province, ProvinceId},
    query::{Count, MapContent, aggregate},
    stats::{leaders, tied_first},
    view::{PlaceFilter, View},
};

/// Writes the alt text of a picture.
pub(super) fn alt_text(catalogue: &Catalogue, content: &MapContent<'_>, view: &View, texts: &Messages) -> String {
    if !content.steps.is_empty() {
        return super::steps::alt_text(content, texts);
    }
    let classified = content
        .values
        .iter()
        .rev()
        .flat_map(|classified| super::alt_text_of_values::of_layer(catalogue, classified, view.theme, texts));
    let grids = content.grids.iter().rev().flat_map(|grid| super::grids::alt_text(grid, view.theme, texts));
    let mut sentences: Vec<String> = classified.chain(grids).collect();
    sentences.extend(super::analysed::alt_text(catalogue, content, view, texts));
    if view.shows_clusters() || sentences.is_empty() {
        sentences.push(of_clusters(catalogue, content, view, texts));
    }
    let places = conditions::places(catalogue, view, texts);
    sentences.extend(super::features::sentences(content, view, &places, false, texts));
    sentences.extend(super::features::densities(content, view, texts));
    sentences.extend(super::features::by_category(content, texts));
    // The sentences about the clusters name a selected one themselves.
    let point = selected_point(content, view).filter(|_| !view.shows_clusters() || view.selected_cluster().is_none());
    sentences.extend(point.map(|name| texts.caption.alt_picked.replace("{name}", &name)));
    sentences.join(between_sentences(texts.language))
}

/// Sentences about the clusters.
fn of_clusters(catalogue: &Catalogue, content: &MapContent<'_>, view: &View, texts: &Messages) -> String {
    let clusters = &content.clusters;
    let (language, caption) = (texts.language, &texts.caption);
    let province = |id: &ProvinceId| Some(catalogue.province(id)?.name.short(language).to_owned());
    let place_asked = view.place_of(&view.cluster_query());
    let places: Vec<String> = place_asked.provinces.iter().filter_map(province).collect();
    let place = if places.is_empty() { caption.alt_china.clone() } else { list(&places, texts) };
    if !view.shows_clusters() {
        let form = if content.features.is_empty() { &caption.alt_places } else { &caption.alt_map };
        return form.replace("{where}", &place);
    }
    let all = announcements(catalogue, clusters, view);
    let announced: usize = all.iter().map(|of| of.all).sum();
    let form = match (clusters.len(), announced) {
        (0, 0) => &caption.alt_nothing,
        (0, _) => &caption.alt_none,
        (shown, all) if shown == all => &caption.alt_all,
        _ => &caption.alt_some,
    };
    let mut sentences = vec![
        form.replace("{where}", &place)
            .replace("{n}", &clusters.len().to_string())
            .replace("{all}", &announced.to_string()),
    ];
    // Of several layers of clusters each has a sentence; ranks and sectors of the first alone would mislead.
    if !content.has_further_clusters() {
        sentences.extend(spread(catalogue, content, &place_asked, texts));
    }
    let cluster = |id: ClusterId| Some(catalogue.cluster(&id)?.name.full(language).to_owned());
    let picked = view.selected_cluster().and_then(cluster);
    if let Some(name) = picked.or_else(|| province(&view.selected_province()?)) {
        sentences.push(caption.alt_picked.replace("{name}", &name));
    }
    sentences.join(between_sentences(language))
}

/// Sentences about the provinces and sectors of the clusters, or their names if they are few.
fn spread(catalogue: &Catalogue, content: &MapContent<'_>, place_asked: &PlaceFilter, texts: &Messages) -> Vec<String> {
    let (clusters, language, caption) = (&content.clusters, texts.language, &texts.caption);
    let province = |id: &ProvinceId| Some(catalogue.province(id)?.name.short(language).to_owned());
    let mut sentences = Vec::new();
    let provinces = &content.by_province;
    let is_named = clusters.len() <= MOST_NAMED;
    if provinces.len() > if is_named { NAMED } else { 1 } {
        let named = |count: &Count<ProvinceId>| Some(with_count(&province(&count.key)?, count.clusters, language));
        let numbers: Vec<f64> = provinces.iter().map(|count| count.clusters as f64).collect();
        let top = provinces.iter().take(leaders(&numbers, NAMED, MOST_NAMED));
        let top: Vec<String> = top.filter_map(named).collect();
        sentences.push(if top.is_empty() {
            let (n, count) = (tied_first(&numbers), provinces.first().map_or(0, |count| count.clusters));
            caption.alt_tied.replace("{n}", &n.to_string()).replace("{count}", &count.to_string())
        } else {
            caption.alt_most.replace("{top}", &list(&top, texts))
        });
        // The cluster programme covers the mainland, whose provinces have a region.
        let mainland = |id: &ProvinceId| catalogue.province(id).is_some_and(|province| province.region.is_some());
        let with = provinces.iter().filter(|count| mainland(&count.key)).count().to_string();
        let asked = |province: &&Province| province.region.is_some() && place_asked.admits(province);
        let of = catalogue.provinces.iter().filter(asked).count().to_string();
        let form = if place_asked.is_empty() { &caption.alt_spread } else { &caption.alt_spread_asked };
        sentences.push(form.replace("{n}", &with).replace("{all}", &of));
    } else if is_named && !clusters.is_empty() {
        let names: Vec<String> = clusters.iter().map(|cluster| cluster.name.short(language).to_owned()).collect();
        let form = if names.len() == 1 { &caption.alt_name } else { &caption.alt_names };
        sentences.push(form.replace("{names}", &list(&names, texts)));
    }
    let sectors: Vec<String> = aggregate(catalogue, clusters.iter().copied())
        .sectors
        .iter()
        .filter(|count| count.clusters > 0)
        .filter_map(|count| {
            Some(with_count(catalogue.sector(&count.sector)?.name.full(language), count.clusters, language))
        })
        .collect();
    if sectors.len() > 1 {
        sentences.push(caption.alt_sectors.replace("{sectors}", &list(&sectors, texts)));
    }
    if clusters.iter().any(|cluster| is_later(cluster)) {
        sentences.push(caption.alt_hollow.clone());
    }
    sentences
}

/// Name of the selected feature of a further layer, if it is on the map.
fn selected_point<'c>(content: &'c MapContent<'_>, view: &View) -> Option<Cow<'c, str>> {
    let selected = view.selection.as_ref()?;
    let mut layers = content.features.iter().filter(|features| features.dataset == selected.dataset);
    layers.find_map(|features| {
        let (_, point) = features.points.of_row(features.points.row_of(selected)?)?;
        features.points.label(point)
    })
}

fn with_count(name: &str, count: usize, language: Language) -> String {
    match language {
        Language::En => format!("{name} ({count})"),
        Language::Zh => format!("{name}（{count}）"),
    }
}
