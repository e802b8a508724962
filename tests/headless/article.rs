//! Claims of the article and their checks, in the embedded data.

use std::collections::{BTreeMap, BTreeSet};

use cluster_atlas::{
    caption::{article_check, claim_figure, fact_figure, verdict_counts},
    data,
    i18n::messages,
    model::{Catalogue, Language, LinkPolicy, Verdict},
};

fn catalogue() -> Catalogue {
    data::embedded_catalogue().0
}

/// Verdict of a claim, computed independently from the table of checks.
fn verdict_by_the_file(claim: &str) -> Verdict {
    let mut reader = csv::Reader::from_reader(data::Files::EMBEDDED.article_checks.as_bytes());
    let rows = reader.records().map(Result::unwrap);
    let said: BTreeSet<String> = rows.filter(|row| &row[0] == claim).map(|row| row[2].to_owned()).collect();
    let has = |word: &str| said.contains(word);
    match () {
        () if has("contradicts") => Verdict::Contradicts,
        () if has("agrees") => Verdict::Agrees,
        () if has("other_scope") => Verdict::OtherScope,
        () if has("later") => Verdict::Later,
        () if has("unknown") || said.is_empty() => Verdict::Unknown,
        () => Verdict::Context,
    }
}

#[test]
fn each_claim_comes_to_what_its_checks_say_and_all_are_counted() {
    let catalogue = catalogue();
    assert_eq!(catalogue.claims.len(), 13);
    let mut counted = BTreeMap::new();
    for claim in &catalogue.claims {
        let verdict = catalogue.verdict(&claim.id);
        assert_eq!(verdict, verdict_by_the_file(&claim.id), "{}", claim.id);
        *counted.entry(verdict).or_insert(0) += 1;
    }
    assert!(counted.len() >= 4, "{counted:?}");
    assert_eq!(
        verdict_counts(&catalogue).into_iter().filter(|(_, count)| *count > 0).collect::<BTreeMap<_, _>>(),
        counted
    );
}

/// Contradicting checks outweigh all others; removing a single fact can change the verdict.
#[test]
fn a_verdict_turns_with_the_checks() {
    let mut catalogue = catalogue();
    assert_eq!(catalogue.verdict("clusters_announced"), Verdict::Agrees);
    let last = catalogue.checks.iter_mut().rfind(|check| check.claim == "clusters_announced").unwrap();
    last.verdict = Verdict::Contradicts;
    assert_eq!(catalogue.verdict("clusters_announced"), Verdict::Contradicts);
    catalogue.checks.retain(|check| check.claim != "clusters_announced");
    assert_eq!(catalogue.verdict("clusters_announced"), Verdict::Unknown, "nothing was found");
}

#[test]
fn no_fact_that_decides_rests_on_the_article_alone() {
    let catalogue = catalogue();
    let mut facts = 0;
    for claim in &catalogue.claims {
        for check in catalogue.checks_of(&claim.id) {
            let Some(reference) = &check.fact else { continue };
            let fact = catalogue.fact(reference).unwrap();
            assert!(!fact.sources_beside(claim).is_empty(), "{reference}");
            facts += 1;
        }
    }
    assert!(facts > 20, "{facts}");
}

#[test]
fn what_contradicts_a_claim_has_another_figure_and_what_is_later_a_later_date() {
    let catalogue = catalogue();
    let (mut contradicting, mut later) = (0, 0);
    for claim in &catalogue.claims {
        for check in catalogue.checks_of(&claim.id) {
            let Some(fact) = check.fact.as_ref().and_then(|reference| catalogue.fact(reference)) else { continue };
            match check.verdict {
                Verdict::Contradicts => {
                    assert!(!fact.weak, "{}: a weak text contradicts nobody", claim.id);
                    assert_ne!(
                        Some(fact_figure(&fact, messages(Language::En))),
                        claim_figure(claim, messages(Language::En)),
                        "{}",
                        claim.id
                    );
                    assert_ne!(fact.value, claim.value, "{}", claim.id);
                    contradicting += 1;
                }
                Verdict::Later => {
                    assert!(fact.as_of.as_str() > claim.as_of.as_str(), "{} {}", claim.id, fact.as_of);
                    later += 1;
                }
                _ => {}
            }
        }
    }
    assert!(contradicting > 1 && later > 1, "{contradicting} {later}");
}

#[test]
fn a_figure_that_counts_something_wider_does_not_agree() {
    let catalogue = catalogue();
    let other_scope: Vec<&str> = catalogue
        .checks
        .iter()
        .filter(|check| check.verdict == Verdict::OtherScope)
        .map(|check| check.claim.as_str())
        .collect();
    assert!(other_scope.contains(&"clusters_output"), "output of industries, not of firms: {other_scope:?}");
    assert_eq!(catalogue.verdict("clusters_output"), Verdict::OtherScope);
    let text = article_check(&catalogue, messages(Language::En));
    let claim = text.split("\n\n").find(|part| part.starts_with("3. ")).unwrap();
    assert!(claim.contains("Verdict: Counted differently") && !claim.contains("upport"), "{claim}");
}

#[test]
fn money_of_programmes_is_counted_as_everywhere_else() {
    let catalogue = catalogue();
    let fact = catalogue.fact(&"programme:p030".parse().unwrap()).unwrap();
    assert_eq!((fact.value, fact.unit), (Some(20.0), "billion_yuan"));
    assert_eq!(fact_figure(&fact, messages(Language::Zh)), "200 亿元");
}

#[test]
fn the_text_names_every_fact_and_source_and_no_address_that_must_not_be_shown() {
    let catalogue = catalogue();
    for language in [Language::En, Language::Zh] {
        let text = article_check(&catalogue, messages(language));
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
