//! Generated texts of a picture: title, subtitle, caveats, sources, alt text, citation.
//!
//! Titles, notes and alt text can be replaced by the user; sources and boundary depiction cannot.

mod alt_text;
mod alt_text_of_values;
mod analysed;
mod announced;
mod article_check;
pub mod caveats;
mod citation;
pub mod classes;
pub mod compared_fact;
pub mod comparison;
mod conditions;
pub(crate) mod density;
pub(crate) mod features;
pub(crate) mod grids;
mod mapped;
pub(crate) mod observation;
pub(crate) mod own_data;
pub(crate) mod own_places;
mod own_values;
mod publishers;
pub(crate) mod ranks;
mod sources;
pub mod statistics;
pub(crate) mod steps;
mod title;
mod value_names;
pub mod values;

use std::collections::BTreeSet;

use crate::{
    i18n::{Messages, messages},
    model::{Announcement, Catalogue, Cluster, Confidence, Language, ProvinceId, SectorBasis, SourceId},
    query::{FeatureCondition, MapContent},
    view::{ChartPlace, SourceLine, View},
};

pub use analysed::ChartWords;
pub(crate) use article_check::fact_note;
pub use article_check::{article_check, claim_figure, fact_figure, verdict_counts};
pub use citation::Citation;
pub(crate) use citation::data_version;
use compared_fact::ComparedFact;
pub use mapped::Mapped;
pub(crate) use sources::lists_behind;

/// Texts of a picture, in the language of its view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Caption {
    /// Title; may be empty.
    pub title: String,
    /// Subtitle.
    pub subtitle: String,
    /// Caveats.
    pub note: String,
    /// Sentence of the note about clusters that no text confirms; empty without them, and where the user wrote the note.
    pub unconfirmed: String,
    /// Source line.
    pub source_line: String,
    /// Source line with the most important sources only, for small pages.
    pub short_source_line: String,
    /// Statement on the depiction of boundaries.
    pub depiction: String,
    /// Author of the picture and approval number of the map, as entered by the user.
    pub credit: String,
    /// Text alternative to the picture.
    pub alt_text: String,
    /// Facts of the compared provinces; empty unless the picture shows them.
    pub comparison: Vec<ComparedFact>,
    /// Words beside the chart of an analysis; `None` unless the picture shows one.
    pub chart: Option<ChartWords>,
    /// All sources of the picture, most important first.
    pub sources: Vec<SourceId>,
}

/// Writes the caption of a view with its map content.
pub fn caption(catalogue: &Catalogue, content: &MapContent<'_>, view: &View) -> Caption {
    let texts = messages(view.language);
    let page = &view.page;
    let own = |text: &Option<String>, written: &dyn Fn() -> String| text.clone().unwrap_or_else(written);
    let comparison = comparison::of_page(catalogue, content, view, texts);
    let mut ids = sources::of(catalogue, content, view);
    let mut compared: Vec<SourceId> = Vec::new();
    for id in comparison.iter().flat_map(ComparedFact::sources) {
        if !compared.contains(id) {
            compared.push(id.clone());
        }
    }
    ids.extend(compared.iter().filter(|id| !ids.contains(id)).cloned().collect::<Vec<_>>());
    let compared_title = comparison::title(catalogue, view, texts);
    let line = |extent| sources::line(catalogue, (&ids, &compared), content, view, (extent, texts));
    let credit = (!page.credit.trim().is_empty()).then(|| texts.caption.credit.replace("{who}", page.credit.trim()));
    let number = page.approval_number.trim();
    let approval = (!number.is_empty()).then(|| texts.caption.approval_number.replace("{number}", number));
    let is_chart = view.chart() == ChartPlace::Alone;
    let separator = if texts.language == Language::Zh { "  " } else { " · " };
    Caption {
        title: own(&page.title, &|| {
            compared_title.clone().unwrap_or_else(|| title::title(catalogue, content, view, texts))
        }),
        subtitle: own(&page.subtitle, &|| {
            let subtitle = title::subtitle(catalogue, content, view, texts);
            if compared_title.is_none() || page.title.is_some() {
                return subtitle;
            }
            let map = texts.compare.map.replace("{title}", &title::title(catalogue, content, view, texts));
            [map, subtitle]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(between_sentences(texts.language))
        }),
        note: own_data::with_missing(own(&page.note, &|| note(catalogue, content, view, texts)), content, texts),
        unconfirmed: unconfirmed(catalogue, content, texts).filter(|_| page.note.is_none()).unwrap_or_default(),
        source_line: line(page.sources),
        short_source_line: line(SourceLine::Short),
        // Without a map there are no boundaries.
        depiction: if is_chart { String::new() } else { texts.map.boundaries.clone() },
        credit: [credit, approval].into_iter().flatten().collect::<Vec<_>>().join(separator),
        alt_text: own(&page.alt_text, &|| {
            let alt_text = alt_text::alt_text(catalogue, content, view, texts);
            let compared = comparison::in_words(catalogue, &comparison, view, texts);
            let parts = [alt_text, compared].into_iter().filter(|part| !part.is_empty());
            let text = parts.collect::<Vec<_>>().join(between_sentences(texts.language));
            own_data::with_missing(text, content, texts)
        }),
        chart: analysed::chart(catalogue, content, view, texts),
        sources: ids,
        comparison,
    }
}

impl Caption {
    /// Adds the number of clusters inside the map frame to subtitle and alt text, if some lie outside. Texts entered by
    /// the user are unchanged.
    pub fn within(mut self, view: &View, visible: usize, clusters: usize) -> Self {
        if visible < clusters {
            let texts = &messages(view.language).caption;
            let form = if visible == 0 { &texts.within_none } else { &texts.within };
            let sentence = form.replace("{k}", &visible.to_string()).replace("{n}", &clusters.to_string());
            for (own, text) in [(&view.page.subtitle, &mut self.subtitle), (&view.page.alt_text, &mut self.alt_text)] {
                if own.is_none() && !text.is_empty() {
                    if view.language == Language::En {
                        text.push(' ');
                    }
                    text.push_str(&sentence);
                }
            }
        }
        self
    }
}

impl Caption {
    /// The same without the sentence about clusters that no text confirms, for a picture that shows none of them.
    pub(crate) fn without_unconfirmed(mut self) -> Self {
        let sentence = std::mem::take(&mut self.unconfirmed);
        if !sentence.is_empty() {
            let note = self.note.replace(&sentence, "").replace("  ", " ");
            note.trim().clone_into(&mut self.note);
        }
        self
    }
}

/// Description of a map without a page: the generated alt text.
pub fn description(catalogue: &Catalogue, content: &MapContent<'_>, view: &View) -> String {
    alt_text::alt_text(catalogue, content, view, messages(view.language))
}

/// Caveats of the map content.
fn note(catalogue: &Catalogue, content: &MapContent<'_>, view: &View, texts: &Messages) -> String {
    let separator = between_sentences(texts.language);
    caveats::of_all(catalogue, content, texts)
        .into_iter()
        .chain(grids::caveats(content, texts))
        .chain(cluster_caveats(catalogue, content, texts))
        .chain(features::caveats(content, view, texts))
        .chain(analysed::caveats(catalogue, content, view, texts))
        .collect::<Vec<_>>()
        .join(separator)
}

/// Caveats of the clusters that are drawn or counted; only those whose symbols or conditions are their sectors show these.
fn cluster_caveats(catalogue: &Catalogue, content: &MapContent<'_>, texts: &Messages) -> Vec<String> {
    let caption = &texts.caption;
    let by_sector = content.features.iter().filter(|layer| layer.conditions.iter().any(FeatureCondition::is_of_sector));
    let further = by_sector.flat_map(|layer| layer.clusters(catalogue));
    let drawn: Vec<&Cluster> = content.clusters.iter().copied().chain(further).collect();
    let later = drawn.iter().any(|cluster| cluster.round.announcement() == Announcement::Later35);
    let of_sectors = if later { &caption.note_sectors_2024 } else { &caption.note_sectors };
    let parts = [
        (!drawn.is_empty()).then(|| of_sectors.clone()),
        ambiguous(&drawn).then(|| caption.note_ambiguous.clone()),
        later.then(|| caption.note_later.clone()),
        unconfirmed(catalogue, content, texts),
    ];
    parts.into_iter().flatten().collect()
}

/// Names of the clusters drawn or counted that no text confirms.
fn unconfirmed(catalogue: &Catalogue, content: &MapContent<'_>, texts: &Messages) -> Option<String> {
    let is_recalled = |cluster: &&Cluster| cluster.confidence == Confidence::Recalled;
    let drawn: Vec<&Cluster> = content.drawn_clusters(catalogue).filter(is_recalled).collect();
    let is_marked = !drawn.is_empty();
    let mut known = BTreeSet::new();
    let all = drawn.into_iter().chain(content.counted.iter().copied().filter(is_recalled));
    let all = all.filter(|cluster| known.insert(&cluster.id));
    let names: Vec<String> = all.map(|cluster| cluster.name.short(texts.language).to_owned()).collect();
    let form = if is_marked { &texts.caption.note_recalled_marked } else { &texts.caption.note_recalled };
    (!names.is_empty()).then(|| form.replace("{names}", &list(&names, texts)))
}

/// `true` if a cluster would fit another sector as well.
fn ambiguous(clusters: &[&Cluster]) -> bool {
    clusters.iter().any(|cluster| cluster.sector_basis == SectorBasis::Ambiguous)
}

/// Number of places named as the first of a ranking.
const NAMED: usize = 3;

/// Largest number of places named where some of them are equal.
const MOST_NAMED: usize = 6;

/// Blank between two sentences; none in Chinese.
fn between_sentences(language: Language) -> &'static str {
    match language {
        Language::En => " ",
        Language::Zh => "",
    }
}

/// Short name of a province; its identifier if there is none.
fn province_name(catalogue: &Catalogue, id: &ProvinceId, texts: &Messages) -> String {
    catalogue.province(id).map_or_else(|| id.to_string(), |province| province.name.short(texts.language).to_owned())
}

/// Joins names to a phrase: `a, b and c`.
fn list(names: &[String], texts: &Messages) -> String {
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            format!("{}{}{last}", rest.join(&texts.caption.comma), texts.caption.and)
        }
        _ => names.concat(),
    }
}
