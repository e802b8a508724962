//! Words of a picture on its analysis: title, sentence, cautions, alt text.

use super::{list, statistics, statistics::Explanation};
use crate::{
    i18n::{Messages, filled},
    model::Catalogue,
    query::{Analysed, MapContent},
    view::{ChartPlace, View},
};

/// Analysis that a picture shows: as a chart, or by the colours of the provinces.
fn shown<'c>(content: &'c MapContent<'_>, view: &View) -> Option<&'c Analysed> {
    let has_chart = view.chart() != ChartPlace::None;
    content.groups().or_else(|| content.analysis.as_deref().filter(|_| has_chart))
}

/// Words of the analysis that a picture shows, or the reason why it has no result; `None` if it shows none.
fn words(
    catalogue: &Catalogue,
    content: &MapContent<'_>,
    view: &View,
    texts: &Messages,
) -> Option<Result<Explanation, String>> {
    shown(content, view).map(|analysed| statistics::explain(catalogue, analysed, texts))
}

/// Title of a map that shows groups, and of a chart alone; `None` for other pictures, which are named by their maps.
pub(super) fn title(content: &MapContent<'_>, view: &View, texts: &Messages) -> Option<String> {
    let is_about = content.groups().is_some() || view.chart() == ChartPlace::Alone;
    let analysed = shown(content, view).filter(|_| is_about)?;
    Some(statistics::title(&analysed.classified, analysed.analysis.method, texts))
}

/// Words beside the chart of an analysis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChartWords {
    /// Name of the measure, and of the values; empty where it is the title of the picture.
    pub title: String,
    /// Result, or the reason why there is none; empty where the subtitle tells it.
    pub sentence: String,
}

/// Words beside the chart; `None` unless the picture shows one.
pub(super) fn chart(
    catalogue: &Catalogue,
    content: &MapContent<'_>,
    view: &View,
    texts: &Messages,
) -> Option<ChartWords> {
    let analysed = content.analysis.as_deref().filter(|_| view.chart() != ChartPlace::None)?;
    if title(content, view, texts).is_some() {
        return Some(ChartWords::default());
    }
    let title = statistics::title(&analysed.classified, analysed.analysis.method, texts);
    Some(ChartWords { title, sentence: sentence(catalogue, content, view, texts).unwrap_or_default() })
}

/// Sentence of the subtitle on the result; `None` where it stands beside the chart, and without an analysis.
pub(super) fn subtitle(
    catalogue: &Catalogue,
    content: &MapContent<'_>,
    view: &View,
    texts: &Messages,
) -> Option<String> {
    title(content, view, texts)?;
    sentence(catalogue, content, view, texts)
}

/// Sentence of the analysis that a picture shows; `None` if it shows none.
fn sentence(catalogue: &Catalogue, content: &MapContent<'_>, view: &View, texts: &Messages) -> Option<String> {
    words(catalogue, content, view, texts).map(|words| result(&words, texts))
}

/// Sentence of the result, or on the lack of one.
fn result(words: &Result<Explanation, String>, texts: &Messages) -> String {
    match words {
        Ok(words) => words.sentence.clone(),
        Err(fault) => filled(&texts.statistics.no_result, &[("why", fault)]),
    }
}

/// Caveats: what the measure does not say, cautions, the test.
pub(super) fn caveats(catalogue: &Catalogue, content: &MapContent<'_>, view: &View, texts: &Messages) -> Vec<String> {
    match words(catalogue, content, view, texts) {
        Some(Ok(words)) => std::iter::once(words.not_said).chain(words.cautions).chain(words.method).collect(),
        _ => Vec::new(),
    }
}

/// Sentences of the alt text: the kind of the chart, the result, the groups.
pub(super) fn alt_text(catalogue: &Catalogue, content: &MapContent<'_>, view: &View, texts: &Messages) -> Vec<String> {
    let chart = content.analysis.as_deref().filter(|_| view.chart() != ChartPlace::None);
    let chart = chart.and_then(|analysed| Some(statistics::chart_name(&analysed.outcome()?.plot, texts)));
    let words = words(catalogue, content, view, texts);
    let result = words.as_ref().map(|words| result(words, texts));
    let groups = words.and_then(Result::ok).map(|words| words.groups).unwrap_or_default();
    let group = |(name, units): (String, Vec<String>)| {
        filled(&texts.statistics.alt_group, &[("name", &name), ("names", &list(&units, texts))])
    };
    chart.into_iter().chain(result).chain(groups.into_iter().map(group)).collect()
}
