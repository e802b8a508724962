//! Damaged tables of the article: faults are reported, and the other rows are kept.

use cluster_atlas::{data, model::Detail};

use super::tables::{GOOD, load_with};
use crate::support::{damaged, only_issue};

fn issue(from: &str, to: &str) -> String {
    let (catalogue, report) = load_with(|f| &mut f.article_checks, &damaged(GOOD.article_checks, from, to));
    assert_eq!(catalogue.checks.len(), GOOD.article_checks.lines().count() - 2);
    only_issue(&report)
}

#[test]
fn a_fact_that_does_not_exist_is_refused() {
    for wrong in ["total:clusters_46", "series:little_giant_total@2022-09-09", "programme:p027", "cluster:nowhere"] {
        let message = issue("total:clusters_45", wrong);
        assert!(
            message.ends_with(&format!("column fact: expected one fact of the other tables, found \"{wrong}\"")),
            "{message}"
        );
    }
}

#[test]
fn a_reference_of_no_known_form_says_which_forms_there_are() {
    let message = issue("total:clusters_45", "clusters_45");
    assert!(message.contains("column fact: expected a fact such as total:clusters_45, "), "{message}");
}

#[test]
fn a_verdict_of_unknown_has_no_fact_and_any_other_has_one() {
    let message = issue(",agrees,total:clusters_45,", ",unknown,total:clusters_45,");
    assert!(message.contains("column fact: expected nothing, because the verdict is unknown, found "), "{message}");
    let message = issue(",agrees,total:clusters_45,", ",agrees,,");
    assert!(message.ends_with("found nothing"), "{message}");
    let message = issue(",agrees,total:clusters_45,", ",right,total:clusters_45,");
    let expected = "column verdict: expected agrees, other_scope, later, contradicts, context or unknown";
    assert!(message.contains(expected), "{message}");
}

#[test]
fn what_is_out_of_order_or_both_decided_and_not_found_is_named() {
    let check = |from: &str, to: &str| {
        let (catalogue, report) = load_with(|f| &mut f.article_checks, &damaged(GOOD.article_checks, from, to));
        assert!(report.is_empty(), "{report}");
        data::validate(&catalogue, &data::level(Detail::Full).0).to_string()
    };
    let message = check("clusters_announced,2,", "clusters_announced,3,");
    assert!(message.contains("entry clusters_announced, column order: expected 2, found 3"), "{message}");
    let message = check("series:national_clusters@2021-03-22", "series:national_clusters@2024-12");
    assert!(message.contains("entry clusters_announced, column order: expected facts by date"), "{message}");
    let message = check("beijing_2023,2,context,", "beijing_2023,2,agrees,");
    assert!(message.contains("entry beijing_2023, column verdict: expected no fact that decides"), "{message}");
}

#[test]
fn a_claim_without_any_check_is_named() {
    let kept = |line: &&str| !line.starts_with("entity_list,");
    let text = GOOD.article_checks.lines().filter(kept).collect::<Vec<_>>().join("\n");
    let (catalogue, _) = load_with(|f| &mut f.article_checks, &text);
    let message = data::validate(&catalogue, &data::level(Detail::Full).0).to_string();
    assert_eq!(message, "article_checks.csv, entry entity_list: expected a check of each claim, found none\n");
}
