//! Publishers of sources, as captions name them.

use crate::{
    i18n::Messages,
    model::{Language, Source},
};

/// Distinct publishers, and the number of remaining sources.
pub(super) fn publishers(sources: &[&Source], most: usize, texts: &Messages) -> Vec<String> {
    let caption = &texts.caption;
    let mut named: Vec<String> = Vec::new();
    let mut covered = 0;
    for source in sources {
        let Some(publisher) = source.publisher.as_deref().map(|name| in_language(name, texts.language)) else {
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

/// Publisher's name in a language, without its place: `Guanhai News, Qingdao (观海新闻)` holds both languages. Several
/// publishers stand apart by semicolons.
pub(super) fn in_language(name: &str, language: Language) -> String {
    let names: Vec<&str> = name.split("; ").map(|name| one_in_language(name, language)).collect();
    names.join(if language == Language::Zh { "、" } else { ", " })
}

fn one_in_language(name: &str, language: Language) -> &str {
    let (outer, inner) = match name.split_once(" (") {
        Some((outer, rest)) => (outer, rest.strip_suffix(')').unwrap_or(rest)),
        None => (name, ""),
    };
    let chosen = if language == Language::Zh && !inner.is_ascii() { inner } else { outer };
    chosen.split(", ").next().unwrap_or(chosen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_publisher_is_named_in_the_language_of_the_picture() {
        let name = "People's Daily (人民日报)";
        assert_eq!(in_language(name, Language::En), "People's Daily");
        assert_eq!(in_language(name, Language::Zh), "人民日报");
        assert_eq!(in_language("Solarzoom", Language::Zh), "Solarzoom");
        assert_eq!(in_language("ezhejiang.gov.cn (Zhejiang government)", Language::Zh), "ezhejiang.gov.cn");
        let two = "National Bureau of Statistics (国家统计局); Ministry of Science and Technology (科学技术部)";
        assert_eq!(in_language(two, Language::Zh), "国家统计局、科学技术部");
        assert_eq!(in_language(two, Language::En), "National Bureau of Statistics, Ministry of Science and Technology");
        assert_eq!(in_language("Guanhai News, Qingdao (观海新闻)", Language::En), "Guanhai News");
    }
}
