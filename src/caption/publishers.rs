//! Publishers of sources, as captions name them.

use crate::{
    i18n::Messages,
    model::{Quality, Source, publishers_in},
};

/// Distinct publishers, those of collected copies and of texts without an address last, and the number of remaining sources.
pub(super) fn publishers(sources: &[&Source], most: usize, texts: &Messages) -> Vec<String> {
    let caption = &texts.caption;
    let mut named: Vec<String> = Vec::new();
    let mut covered = 0;
    let is_weak = |source: &&Source| {
        matches!(source.quality, Quality::Aggregator | Quality::NoUrl | Quality::Own | Quality::Supplied)
    };
    let (weak, strong): (Vec<&Source>, Vec<&Source>) = sources.iter().copied().partition(is_weak);
    for source in strong.into_iter().chain(weak) {
        let Some(publisher) = source.publisher.as_deref() else { continue };
        let mut new = publishers_in(publisher, texts.language);
        new.retain(|name| !named.contains(name));
        if new.is_empty() || named.len() < most {
            covered += 1;
            named.extend(new);
        }
    }
    let more = sources.len() - covered;
    let form = match (more, named.is_empty()) {
        (0, _) => None,
        (1, true) => Some(&caption.source_one),
        (1, false) => Some(&caption.source_one_more),
        (_, true) => Some(&caption.source_count),
        (_, false) => Some(&caption.source_more),
    };
    named.extend(form.map(|form| form.replace("{n}", &more.to_string())));
    named
}
