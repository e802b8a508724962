//! Provinces side by side: the same facts for each, with unknown values marked and reasons against comparing named.

use std::{collections::BTreeSet, sync::Arc};

use strum::IntoEnumIterator as _;

use super::{
    compared_fact::{ComparedFact, ComparedValue, under_headings},
    observation::FormattedObservation,
    ranks::{denominator, rank_label, ratio_words, verdict_words},
};
use crate::{
    i18n::{Messages, Term, format, phrase},
    model::{
        Announcement, AsOf, Catalogue, CityInclusion, IndicatorKind, Language, Province, ReportingUnit, SourceId, Tier,
    },
    query::{Agreement, BESIDE, MapContent, ProvinceValues, TIERS, tier_history},
    view::{Normalisation, View},
};

/// Values of all provinces, relative to a denominator; `true` includes those with weakly sourced ones.
pub type ValuesOf<'a> = dyn Fn(Normalisation, bool) -> Arc<ProvinceValues> + 'a;

/// Snapshot that the facts are read from.
struct Asked<'a> {
    catalogue: &'a Catalogue,
    texts: &'a Messages,
    values: &'a ValuesOf<'a>,
}

/// Facts of provinces side by side, in the language of `texts`; `values` gives the little giants of batches 1 and 2.
pub fn compared_facts(
    catalogue: &Catalogue,
    texts: &Messages,
    values: &ValuesOf<'_>,
    provinces: &[&Province],
) -> Vec<ComparedFact> {
    all(&Asked { catalogue, texts, values }, provinces)
}

/// Names of the compared provinces of a view.
pub(crate) fn names(catalogue: &Catalogue, view: &View, language: Language) -> Vec<String> {
    let found = view.compare.iter().filter_map(|id| catalogue.province(id));
    found.map(|province| province.name.short(language).to_owned()).collect()
}

/// Headline of a picture that compares provinces; `None` for any other.
pub(super) fn title(catalogue: &Catalogue, view: &View, texts: &Messages) -> Option<String> {
    let names =
        view.has_comparison().then(|| names(catalogue, view, texts.language)).filter(|names| names.len() > 1)?;
    Some(texts.compare.names_compared.replace("{names}", &super::list(&names, texts)))
}

/// Facts of the compared provinces, if the page of a view shows them.
pub(super) fn of_page(
    catalogue: &Catalogue,
    content: &MapContent<'_>,
    view: &View,
    texts: &Messages,
) -> Vec<ComparedFact> {
    let Some(counts) = &content.compared else { return Vec::new() };
    let provinces: Vec<&Province> = view.compare.iter().filter_map(|id| catalogue.province(id)).collect();
    compared_facts(catalogue, texts, &|per, weak| counts.get(per, weak), &provinces)
}

/// The comparison in sentences for those who do not see its bars; empty without one.
pub(super) fn in_words(catalogue: &Catalogue, facts: &[ComparedFact], view: &View, texts: &Messages) -> String {
    if facts.is_empty() {
        return String::new();
    }
    let names = names(catalogue, view, texts.language);
    let value = |fact: &ComparedFact, (name, cell): (&String, &Vec<ComparedValue>)| {
        let value = fact.shown(cell, texts);
        texts.compare.alt_value.replace("{name}", name).replace("{value}", &value)
    };
    let fact = |fact: &ComparedFact| {
        let values: Vec<String> = names.iter().zip(&fact.cells).map(|named| value(fact, named)).collect();
        let name = fact.date(texts.language).map_or_else(|| fact.name.clone(), |date| texts.aside(&fact.name, &date));
        let values = [values.join(&texts.caption.comma)].into_iter().chain(fact.remarks.iter().cloned());
        let values = values.collect::<Vec<_>>().join(&texts.caption.semicolon);
        texts.compare.alt_fact.replace("{fact}", &name).replace("{values}", &values)
    };
    // Facts of the same name are told apart by their headings.
    let facts = under_headings(facts, ComparedFact::is_known).into_iter().flat_map(|(heading, facts)| {
        let heading = heading.map(|heading| texts.compare.alt_heading.replace("{name}", &heading.name));
        heading.into_iter().chain(facts.into_iter().map(fact)).collect::<Vec<_>>()
    });
    let head = texts.compare.alt_head.replace("{names}", &super::list(&names, texts));
    std::iter::once(head).chain(facts).collect::<Vec<_>>().join(super::between_sentences(texts.language))
}

/// Cell of a province that a programme does not cover, which is neither unknown nor zero.
fn not_covered(ask: &Asked<'_>) -> Vec<ComparedValue> {
    vec![ComparedValue { value: ask.texts.compare.not_covered.clone(), ..ComparedValue::default() }]
}

/// `true` for the provinces of the mainland, which the programmes of the ministry cover.
fn is_covered(province: &Province) -> bool {
    province.region.is_some()
}

/// Fact with a remark if the dates of its values differ.
fn dated(name: &str, cells: Vec<Vec<ComparedValue>>, ask: &Asked<'_>) -> ComparedFact {
    let dates: BTreeSet<&str> =
        cells.iter().filter_map(|cell| Some(ComparedFact::known(cell)?.as_of.as_str())).collect();
    let remarks = if dates.len() > 1 { vec![ask.texts.compare.dates_differ.clone()] } else { Vec::new() };
    ComparedFact { remarks, cells, ..ComparedFact::heading(name) }
}

/// All rows in display order.
fn all(ask: &Asked<'_>, provinces: &[&Province]) -> Vec<ComparedFact> {
    let texts = ask.texts;
    let mut rows =
        vec![ComparedFact::heading(&texts.compare.clusters).explained(Term::NationalAdvancedManufacturingCluster)];
    rows.extend(clusters(ask, provinces));
    rows.push(ComparedFact::heading(&texts.compare.first_two));
    rows.push(first_two(ask, provinces));
    rows.push(ratios(
        ask,
        provinces,
        (Normalisation::Population, &texts.compare.per_population, &texts.province.per_population),
    ));
    rows.push(ratios(ask, provinces, (Normalisation::Gdp, &texts.compare.per_gdp, &texts.province.per_gdp)));
    rows.push(ComparedFact::heading(&texts.compare.latest).explained(Term::Tiers));
    let beside = BESIDE.into_iter().map(|tier| (tier, false));
    for (tier, always) in TIERS.into_iter().chain(beside) {
        let row = on_tier(ask, provinces, tier).explained(Term::of_tier(tier));
        if always || row.is_known() {
            rows.push(row);
        }
    }
    rows.push(ComparedFact::heading(&texts.province.indicators));
    for kind in IndicatorKind::iter() {
        let found = |province: &&Province| ask.catalogue.indicator(&province.id, kind);
        let entry = |row| FormattedObservation::of_indicator(ask.texts, row).into();
        let cells = provinces.iter().map(|province| found(province).map(entry).into_iter().collect()).collect();
        rows.push(dated(phrase(&texts.indicator, kind), cells, ask));
    }
    rows.push(ComparedFact::heading(&texts.compare.programmes).explained(Term::Programme));
    rows.push(programmes(ask, provinces));
    rows
}

/// Clusters of 2022 and those of 2024.
fn clusters(ask: &Asked<'_>, provinces: &[&Province]) -> [ComparedFact; 2] {
    let (texts, all) = (&ask.texts.compare, &ask.catalogue.clusters);
    let later = Announcement::Later35;
    let count = |province: &Province, wanted: bool| {
        let here = all.iter().filter(|cluster| cluster.provinces.contains(&province.id));
        here.filter(|cluster| (cluster.round.announcement() == later) == wanted).count()
    };
    let entry = |n: usize, id: Announcement| {
        let announced = ask.catalogue.announced(id);
        ComparedValue {
            value: n.to_string(),
            number: Some(n as f64),
            as_of: announced.map(|announced| announced.total.as_of.to_string()).unwrap_or_default(),
            sources: announced.map(|announced| announced.list.clone()).into_iter().collect(),
            ..ComparedValue::default()
        }
    };
    let cell = |province: &Province, wanted: bool, id: Announcement| {
        if is_covered(province) { vec![entry(count(province, wanted), id)] } else { not_covered(ask) }
    };
    let of_2022 = |province: &&Province| cell(province, false, Announcement::Next20);
    let of_2024 = |province: &&Province| cell(province, true, later);
    [
        ComparedFact { cells: provinces.iter().map(of_2022).collect(), ..ComparedFact::heading(&texts.clusters_2022) },
        ComparedFact { cells: provinces.iter().map(of_2024).collect(), ..ComparedFact::heading(&texts.clusters_2024) },
    ]
}

/// Little giants of batches 1 and 2 with rank and share, from one table of one date.
fn first_two(ask: &Asked<'_>, provinces: &[&Province]) -> ComparedFact {
    let all = (ask.values)(Normalisation::Nothing, false);
    let cell = |province: &&Province| {
        if !is_covered(province) {
            return not_covered(ask);
        }
        let found = ask.catalogue.joint_little_giants(&province.id, CityInclusion::Included);
        let entry = found.map(|row| {
            let mut entry =
                ComparedValue::from(FormattedObservation::of_batch((ask.catalogue, ask.texts), &province.id, row));
            entry.details.insert(0, rank_label(ask.texts, &all, province));
            entry
        });
        entry.into_iter().collect()
    };
    let name = phrase(&ask.texts.tier, Tier::LittleGiant);
    dated(name, provinces.iter().map(cell).collect(), ask).explained(Term::LittleGiant)
}

/// Little giants of batches 1 and 2 relative to population or GDP, of the date of the firms; the name says that of the
/// people or the product.
fn ratios(
    ask: &Asked<'_>,
    provinces: &[&Province],
    (per, name, without_date): (Normalisation, &str, &str),
) -> ComparedFact {
    let (sound, weak) = ((ask.values)(per, false), (ask.values)(per, true));
    let of = |province: &&Province| sound.get(&province.id).or_else(|| weak.get(&province.id));
    let divisors = provinces.iter().filter_map(|province| of(province)?.per.as_ref());
    let latest = divisors.map(|per| per.as_of).max_by(AsOf::chronological);
    let name = match latest {
        Some(date) => name.replace("{date}", &format::date(&date, ask.texts.language)),
        None => without_date.to_owned(),
    };
    let cell = |province: &&Province| {
        if !is_covered(province) {
            return not_covered(ask);
        }
        let known = sound.get(&province.id);
        let entry = known.or_else(|| weak.get(&province.id)).map(|value| {
            let (divided, date, sources) = denominator(ask.texts, per, value).unwrap_or_default();
            let divided = ask.texts.aside(&divided, &format::short_date_of(date, ask.texts.language));
            ComparedValue {
                value: ratio_words(value.value),
                number: Some(value.value),
                details: vec![rank_label(ask.texts, &sound, province), divided],
                as_of: value.as_of.map(|date| date.to_string()).unwrap_or_default(),
                weak: known.is_none(),
                note: String::new(),
                sources: value.sources.iter().chain(sources).cloned().collect(),
            }
        });
        entry.into_iter().collect()
    };
    dated(&name, provinces.iter().map(cell).collect(), ask)
}

/// Latest counts of a tier; a single round if no total is known.
fn on_tier(ask: &Asked<'_>, provinces: &[&Province], tier: Tier) -> ComparedFact {
    let mut kinds = BTreeSet::new();
    let mut worst = Agreement::Agree;
    let mut cells = Vec::new();
    for province in provinces {
        let unit = ReportingUnit::Province(province.id.clone());
        let accounts = tier_history(ask.catalogue, &unit, tier);
        let found = match &accounts.latest {
            Some(account) => {
                if account.verdict != Agreement::Agree && worst != Agreement::Contradict {
                    worst = account.verdict;
                }
                account.rows.clone()
            }
            None => accounts.rounds.first().copied().into_iter().collect(),
        };
        if found.is_empty() && !is_covered(province) {
            cells.push(not_covered(ask));
            continue;
        }
        kinds.extend(found.first().map(|row| row.count));
        cells.push(
            found
                .into_iter()
                .map(|row| FormattedObservation::of_ladder((ask.catalogue, ask.texts), &province.id, row).into())
                .collect(),
        );
    }
    let mut row = dated(phrase(&ask.texts.tier, tier), cells, ask);
    if kinds.len() > 1 || worst == Agreement::CountedDifferently {
        row.remarks.push(ask.texts.compare.counts_differ.clone());
    }
    if worst == Agreement::Contradict {
        row.remarks.extend(verdict_words(ask.texts, worst).map(str::to_owned));
    }
    row
}

/// Number of known programmes, with their sources.
fn programmes(ask: &Asked<'_>, provinces: &[&Province]) -> ComparedFact {
    let texts = &ask.texts.compare;
    let cell = |province: &&Province| {
        let mut sources: Vec<SourceId> = Vec::new();
        let found: Vec<_> = ask.catalogue.programmes_of(&province.id).collect();
        for id in found.iter().flat_map(|programme| &programme.sources) {
            if !sources.contains(id) {
                sources.push(id.clone());
            }
        }
        if found.is_empty() {
            return if is_covered(province) { Vec::new() } else { not_covered(ask) };
        }
        let details = vec![texts.programmes_known.clone()];
        vec![ComparedValue {
            value: found.len().to_string(),
            number: Some(found.len() as f64),
            details,
            sources,
            ..ComparedValue::default()
        }]
    };
    ComparedFact { cells: provinces.iter().map(cell).collect(), ..ComparedFact::heading(&texts.programmes) }
}
