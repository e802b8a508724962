//! Publishers of sources, as captions name them.

use crate::{
    i18n::Messages,
    model::{Source, publisher_in},
};

/// Distinct publishers, and the number of remaining sources.
pub(super) fn publishers(sources: &[&Source], most: usize, texts: &Messages) -> Vec<String> {
    let caption = &texts.caption;
    let mut named: Vec<String> = Vec::new();
    let mut covered = 0;
    for source in sources {
        let Some(publisher) = source.publisher.as_deref().map(|name| publisher_in(name, texts.language)) else {
            continue;
        };
        let known = named.contains(&publisher);
        if known || named.len() < most {
            covered += 1;
            if !known {
                named.push(publisher);
            }
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
