//! The real claims of the article and what stands beside them.

use std::collections::BTreeSet;

use cluster_atlas::{
    caption::{article_check, claim_figure, fact_figure, verdict_counts},
    data,
    model::{Catalogue, Language, LinkPolicy, Verdict},
};

fn catalogue() -> Catalogue {
    data::embedded_catalogue().0
}

#[test]
fn each_claim_comes_to_what_its_facts_say() {
    let catalogue = catalogue();
    let verdicts: Vec<(&str, Verdict)> =
        catalogue.claims.iter().map(|claim| (claim.id.as_str(), catalogue.verdict(&claim.id))).collect();
    assert_eq!(
        verdicts,
        [
            ("clusters_announced", Verdict::Agrees),
            ("clusters_fields", Verdict::Agrees),
            ("clusters_output", Verdict::Agrees),
            ("little_giants", Verdict::Contradicts),
            ("strategic_chains", Verdict::Later),
            ("small_firms_2023", Verdict::Contradicts),
            ("beijing_2023", Verdict::Unknown),
            ("shanghai_revenue", Verdict::Unknown),
            ("jiangsu_finance", Verdict::Unknown),
            ("photoinitiators", Verdict::Context),
            ("battery_components", Verdict::Context),
            ("entity_list", Verdict::Agrees),
            ("support_fields", Verdict::Context),
        ]
    );
    assert_eq!(verdict_counts(&catalogue).values().sum::<usize>(), 13);
}

#[test]
fn no_fact_that_decides_rests_on_the_article_alone() {
    let catalogue = catalogue();
    for claim in &catalogue.claims {
        for check in catalogue.checks_of(&claim.id) {
            let Some(reference) = &check.fact else { continue };
            let fact = catalogue.fact(reference).unwrap();
            assert!(!fact.sources_beside(claim).is_empty(), "{reference}");
        }
    }
}

#[test]
fn what_contradicts_a_claim_has_another_figure_and_what_is_later_a_later_date() {
    let catalogue = catalogue();
    for claim in &catalogue.claims {
        for check in catalogue.checks_of(&claim.id) {
            let Some(fact) = check.fact.as_ref().and_then(|reference| catalogue.fact(reference)) else { continue };
            match check.verdict {
                Verdict::Contradicts => {
                    assert!(!fact.weak, "{}: a weak text contradicts nobody", claim.id);
                    assert_ne!(
                        Some(fact_figure(&fact, Language::En)),
                        claim_figure(claim, Language::En),
                        "{}",
                        claim.id
                    );
                    assert_ne!(fact.value, claim.value, "{}", claim.id);
                }
                Verdict::Later => {
                    assert!(fact.as_of.as_str() > claim.as_of.as_str(), "{} {}", claim.id, fact.as_of);
                }
                _ => {}
            }
        }
    }
}

#[test]
fn money_of_programmes_is_counted_as_everywhere_else() {
    let catalogue = catalogue();
    let fact = catalogue.fact(&"programme:p030".parse().unwrap()).unwrap();
    assert_eq!((fact.value, fact.unit), (Some(20.0), "billion_yuan"));
    assert_eq!(fact_figure(&fact, Language::Zh), "200 亿元");
}

#[test]
fn the_text_names_every_fact_and_source_and_no_address_that_must_not_be_shown() {
    let catalogue = catalogue();
    for language in [Language::En, Language::Zh] {
        let text = article_check(&catalogue, language);
        for check in &catalogue.checks {
            assert!(text.contains(check.comment.get(language)), "{check:?}");
        }
        let open = catalogue.sources.values().filter(|source| source.link != LinkPolicy::No);
        let shown: BTreeSet<_> = open.filter_map(|source| source.host()).collect();
        for source in catalogue.sources.values().filter(|source| source.link == LinkPolicy::No) {
            let Some(host) = source.host().filter(|host| !shown.contains(host)) else { continue };
            assert!(!text.contains(host), "{host}");
        }
        assert!(text.contains("https://") && text.contains("8,997") && !text.contains('{'), "{text}");
    }
}
