//! Source of a table of a person's own data.

use std::collections::BTreeSet;

use crate::{
    caption::own_data::sample_after,
    dataset::{Dataset, DatasetId, Datasets, Origin},
    i18n::messages,
    model::{Bilingual, Language, LinkPolicy, Quality, Source, SourceId},
};

/// Source of a person's own dataset: the file with its fingerprint.
pub(super) fn own_source(dataset: &Dataset) -> Option<Source> {
    let Origin::Own(origin) = dataset.origin() else { return None };
    let credit = origin.credit.trim();
    let fingerprint = format!("SHA-256 {}", origin.sha256);
    let note = |language| fingerprint.clone() + &sample_after(origin, messages(language));
    Some(Source {
        id: SourceId::new(dataset.id().as_str()),
        publisher: (!credit.is_empty()).then(|| credit.to_owned()),
        title: Some(origin.file.clone()),
        date: origin.dated,
        url: None,
        read_at: None,
        link: LinkPolicy::No,
        quality: Quality::Supplied,
        accessed: String::new(),
        note: Bilingual { en: note(Language::En), zh: note(Language::Zh) },
    })
}

/// Sources of a person's own datasets, each once.
pub(super) fn own_sources<'i>(
    datasets: &Datasets,
    ids: impl IntoIterator<Item = &'i DatasetId>,
) -> impl Iterator<Item = Source> {
    let ids: BTreeSet<&DatasetId> = ids.into_iter().collect();
    let sources: Vec<Source> = ids.into_iter().filter_map(|id| own_source(datasets.get(id)?)).collect();
    sources.into_iter()
}
