//! Texts of the article check: formatted figures, and the whole check as plain text.

use std::{collections::BTreeMap, fmt::Write as _};

use super::citation::collected;
use crate::{
    i18n::{Messages, format, phrase, verdict_text},
    model::{ArticleClaim, Bound, Catalogue, Check, Fact, Language, LinkPolicy, SourceId, Verdict},
};

/// Figure of a claim as given by the article; `None` if it has no figure.
pub fn claim_figure(claim: &ArticleClaim, texts: &Messages) -> Option<String> {
    match claim.value {
        Some(value) => {
            let bound = claim.qualifier.map_or("", |qualifier| phrase(&texts.qualifier, qualifier));
            Some(format!("{bound}{}", format::quantity(value, &claim.unit, texts)))
        }
        None => (claim.unit == "hundreds").then(|| texts.article.hundreds.clone()),
    }
}

/// Value of a fact, or its name if it has no value.
pub fn fact_figure(fact: &Fact<'_>, texts: &Messages) -> String {
    let bound = match fact.bound {
        Bound::Eq => "",
        Bound::Over => texts.qualifier.get("over").map_or("", String::as_str),
        Bound::About => texts.qualifier.get("about").map_or("", String::as_str),
        Bound::AtLeast => &texts.article.at_least,
        Bound::AtMost => &texts.article.at_most,
    };
    match fact.value {
        Some(value) => format!("{bound}{}", format::quantity(value, fact.unit, texts)),
        None => fact.what.get(texts.language).to_owned(),
    }
}

/// Name and caveats of a fact, without those already given as figure.
pub(crate) fn fact_note(fact: &Fact<'_>, language: Language) -> String {
    let name = if fact.value.is_some() { fact.what.get(language) } else { "" };
    let parts = [name, fact.note.get(language)].into_iter().filter(|text| !text.is_empty());
    let parts: Vec<&str> = parts.map(|text| text.trim_end_matches(['.', '。'])).collect();
    parts.join(if language == Language::Zh { "；" } else { "; " })
}

/// Number of claims by verdict; verdicts without claims are left out.
pub fn verdict_counts(catalogue: &Catalogue) -> BTreeMap<Verdict, usize> {
    let mut counts = BTreeMap::new();
    for claim in &catalogue.claims {
        *counts.entry(catalogue.verdict(&claim.id)).or_default() += 1;
    }
    counts
}

/// Attribution and date of a claim, as given by the article.
fn attribution(claim: &ArticleClaim, texts: &Messages) -> String {
    let who = texts.article.attributed.replace("{who}", claim.attributed_to.get(texts.language));
    let date = format::date(&claim.as_of, texts.language);
    texts.aside(&who, &date)
}

/// The whole check as plain text: claims with figure and verdict, facts with date, comment and sources.
pub fn article_check(catalogue: &Catalogue, texts: &Messages) -> String {
    let (language, article) = (texts.language, &texts.article);
    let mut out = String::new();
    let mut line = |text: &str| {
        let _infallible = writeln!(out, "{text}");
    };
    line(&article.text_title);
    let mut articles: Vec<&SourceId> = catalogue.claims.iter().flat_map(|claim| &claim.sources).collect();
    articles.dedup();
    for id in articles {
        line(&article.text_article.replace("{source}", &citation(catalogue, id, language)));
    }
    let counts = verdict_counts(catalogue)
        .into_iter()
        .filter_map(|(verdict, n)| Some(verdict_text(texts, verdict)?.count.replace("{n}", &n.to_string())));
    line(&counts.collect::<Vec<_>>().join(if language == Language::Zh { "，" } else { ", " }));
    for (claim, number) in catalogue.claims.iter().zip(1..) {
        line("");
        line(&format!("{number}. {}", claim.claim.get(language)));
        let rest = attribution(claim, texts);
        let figure = claim_figure(claim, texts).unwrap_or_else(|| "–".to_owned());
        line(&format!("   {}", article.text_says.replace("{figure}", &figure).replace("{rest}", &rest)));
        let verdict = verdict_text(texts, catalogue.verdict(&claim.id)).map_or("", |text| &text.claim);
        line(&format!("   {}", article.text_verdict.replace("{verdict}", verdict)));
        for check in catalogue.checks_of(&claim.id) {
            for text in check_lines(catalogue, claim, check, texts) {
                line(&format!("   {text}"));
            }
        }
    }
    line("");
    line(&article.text_note);
    let version = env!("CARGO_PKG_VERSION");
    line(&article.text_data.replace("{version}", version).replace("{date}", &collected(catalogue, texts.language)));
    out
}

/// Lines of one fact: figure, date, comment, sources.
fn check_lines(catalogue: &Catalogue, claim: &ArticleClaim, check: &Check, texts: &Messages) -> Vec<String> {
    let language = texts.language;
    let word = verdict_text(texts, check.verdict).map_or("", |text| &text.fact);
    let comment = check.comment.get(language);
    let Some(fact) = check.fact.as_ref().and_then(|reference| catalogue.fact(reference)) else {
        return vec![format!("- [{word}] {comment}")];
    };
    let figure = format!("{} [{word}]", fact_figure(&fact, texts));
    let figure = if fact.weak {
        texts.programmes.in_words.replace("{words}", &texts.article.weak).replacen("{what}", &figure, 1)
    } else {
        figure
    };
    let date = format::date(fact.as_of, language);
    let head = texts.labelled(&format!("- {date}"), &figure);
    let mut lines = vec![head, format!("  {comment}")];
    let note = fact_note(&fact, language);
    if !note.is_empty() {
        lines.push(format!("  {note}"));
    }
    for id in fact.sources_beside(claim) {
        let source = citation(catalogue, &id, language);
        lines.push(format!("  {}", texts.article.text_source.replace("{source}", &source)));
    }
    lines
}

/// Citation of a source, with its address if it may be published.
fn citation(catalogue: &Catalogue, id: &SourceId, language: Language) -> String {
    let Some(source) = catalogue.source(id) else { return id.to_string() };
    let address = source.url.as_deref().filter(|_| source.link != LinkPolicy::No);
    let address = address.map_or_else(String::new, |url| format!(" <{url}>"));
    format!("{}{address}", source.citation(language))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        i18n::messages,
        model::{AsOf, Bilingual, OfficialTotal, Qualifier, Quality, Reference, Source, Sourced},
    };

    fn both(en: &str, zh: &str) -> Bilingual {
        Bilingual { en: en.to_owned(), zh: zh.to_owned() }
    }

    fn source(id: &str, publisher: &str, link: LinkPolicy) -> (SourceId, Source) {
        let source = Source {
            id: SourceId::new(id),
            publisher: Some(publisher.to_owned()),
            title: None,
            date: None,
            url: Some(format!("https://{id}.example/")),
            read_at: None,
            link,
            quality: Quality::Media,
            accessed: "2026-11".to_owned(),
            note: Bilingual::default(),
        };
        (SourceId::new(id), source)
    }

    /// One claim with two checks: a fact whose sources include the article, and an unsuccessful search.
    fn catalogue() -> Catalogue {
        let as_of = |text| AsOf::parse(text).unwrap();
        let claim = ArticleClaim {
            id: "firms".to_owned(),
            claim: both("Firms named", "公布的企业"),
            value: Some(4700.0),
            unit: "enterprises".to_owned(),
            qualifier: Some(Qualifier::Over),
            as_of: as_of("2023"),
            place: "China".to_owned(),
            attributed_to: both("MIIT", "工业和信息化部"),
            sources: vec![SourceId::new("article")],
        };
        let total = OfficialTotal {
            id: "t".to_owned(),
            metric: "firms".to_owned(),
            group: String::new(),
            value: Sourced {
                value: 4762.0,
                sources: vec![SourceId::new("article"), SourceId::new("paper"), SourceId::new("mirror")],
                as_of: as_of("2021-11-23"),
            },
            unit: "firms".to_owned(),
            qualifier: Qualifier::Eq,
            note: both("After three batches.", "三批之后。"),
        };
        let check = |order, verdict, fact: Option<&str>, comment| Check {
            claim: "firms".to_owned(),
            order,
            verdict,
            fact: fact.map(|text| text.parse::<Reference>().unwrap()),
            comment,
        };
        Catalogue {
            sources: [
                source("article", "The Post", LinkPolicy::No),
                source("paper", "The Paper", LinkPolicy::Yes),
                source("mirror", "A Mirror", LinkPolicy::No),
            ]
            .into(),
            claims: vec![claim],
            totals: vec![total],
            checks: vec![
                check(1, Verdict::Agrees, Some("total:t"), both("The same.", "一致。")),
                check(2, Verdict::Unknown, None, both("Searched.", "已查。")),
            ],
            ..Catalogue::default()
        }
    }

    #[test]
    fn the_check_is_a_text_in_english() {
        let text = article_check(&catalogue(), messages(Language::En));
        let expected = "\
Fact-check of an article, claim by claim
Article: The Post
1 supported

1. Firms named
   The article says: over 4,700 firms (attributed to: MIIT, 2023)
   Verdict: Supported
   - 23 November 2021: 4,762 [supports]
     The same.
     After three batches
     Source: The Paper <https://paper.example/>
     Source: A Mirror
   - [not found] Searched.
";
        assert!(text.starts_with(expected), "{text}");
    }

    #[test]
    fn the_check_is_a_text_in_chinese() {
        let text = article_check(&catalogue(), messages(Language::Zh));
        assert!(
            text.contains("1. 公布的企业\n   文章称：超过 4,700 家企业（文中来源：工业和信息化部，2023 年）\n"),
            "{text}"
        );
        assert!(text.contains("   - 2021 年 11 月 23 日：4,762 家 [相符]\n     一致。\n     三批之后\n"), "{text}");
        assert!(text.contains("   - [未找到] 已查。\n"), "{text}");
    }

    #[test]
    fn the_article_is_no_source_of_what_stands_beside_it() {
        let text = article_check(&catalogue(), messages(Language::En));
        assert_eq!(text.matches("The Post").count(), 1, "{text}");
        assert!(!text.contains("article.example") && !text.contains("mirror.example"), "{text}");
    }
}
