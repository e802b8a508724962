//! Rows of the comparison: the same facts for each province, with unknown values marked.

use std::collections::BTreeSet;

use strum::IntoEnumIterator as _;

use crate::{
    app::{
        frame_context::FrameContext,
        panels::province::{BESIDE, TIERS, denominator, rank_label, ratio_words, values, verdict_words},
        widgets::FormattedObservation,
    },
    i18n::phrase,
    model::{Announcement, CityInclusion, IndicatorKind, Province, ReportingUnit, SourceId, Tier},
    query::{Agreement, tier_history},
    table::{ComparedFact, ComparedValue},
    view::Normalisation,
};

impl From<FormattedObservation<'_>> for ComparedValue {
    fn from(reading: FormattedObservation<'_>) -> Self {
        Self {
            value: reading.value,
            details: reading.details,
            as_of: reading.as_of.to_owned(),
            weak: reading.weak,
            note: reading.note.to_owned(),
            sources: reading.sources.to_vec(),
        }
    }
}

/// Fact with a remark if the dates of its values differ.
fn dated(name: &str, cells: Vec<Vec<ComparedValue>>, context: &FrameContext<'_>) -> ComparedFact {
    let dates: BTreeSet<&str> = cells.iter().filter_map(|cell| Some(cell.first()?.as_of.as_str())).collect();
    let remarks = if dates.len() > 1 { vec![context.texts.compare.dates_differ.clone()] } else { Vec::new() };
    ComparedFact { name: name.to_owned(), remarks, cells }
}

/// All rows in display order.
pub(super) fn rows(context: &FrameContext<'_>, provinces: &[&Province]) -> Vec<ComparedFact> {
    let texts = context.texts;
    let mut rows = vec![ComparedFact::heading(&texts.compare.clusters)];
    rows.extend(clusters(context, provinces));
    rows.push(ComparedFact::heading(&texts.compare.first_two));
    rows.push(first_two(context, provinces));
    for (per, name) in
        [(Normalisation::Population, &texts.province.per_population), (Normalisation::Gdp, &texts.province.per_gdp)]
    {
        rows.push(dated(name, ratios(context, provinces, per), context));
    }
    rows.push(ComparedFact::heading(&texts.compare.latest));
    let beside = BESIDE.into_iter().map(|tier| (tier, false));
    for (tier, always) in TIERS.into_iter().chain(beside) {
        let row = on_tier(context, provinces, tier);
        if always || row.cells.iter().any(|cell| !cell.is_empty()) {
            rows.push(row);
        }
    }
    rows.push(ComparedFact::heading(&texts.province.indicators));
    for kind in IndicatorKind::iter() {
        let found = |province: &&Province| context.catalogue().indicator(&province.id, kind);
        let entry = |row| FormattedObservation::of_indicator(context, row).into();
        let cells = provinces.iter().map(|province| found(province).map(entry).into_iter().collect()).collect();
        rows.push(dated(phrase(&texts.indicator, kind), cells, context));
    }
    rows.push(ComparedFact::heading(&texts.compare.programmes));
    rows.push(programmes(context, provinces));
    rows
}

/// Clusters of 2022 and those of 2024.
fn clusters(context: &FrameContext<'_>, provinces: &[&Province]) -> [ComparedFact; 2] {
    let (texts, all) = (&context.texts.compare, &context.catalogue().clusters);
    let later = Announcement::Later35;
    let count = |province: &Province, wanted: bool| {
        let here = all.iter().filter(|cluster| cluster.provinces.contains(&province.id));
        here.filter(|cluster| (cluster.round.announcement() == later) == wanted).count()
    };
    let entry = |n: usize, id: Announcement| {
        let announced = context.catalogue().announced(id);
        ComparedValue {
            value: n.to_string(),
            as_of: announced.map(|announced| announced.total.as_of.to_string()).unwrap_or_default(),
            sources: announced.map(|announced| announced.list.clone()).into_iter().collect(),
            ..ComparedValue::default()
        }
    };
    let of_2022 = |province: &&Province| vec![entry(count(province, false), Announcement::Next20)];
    let of_2024 = |province: &&Province| vec![entry(count(province, true), later)];
    [
        ComparedFact { cells: provinces.iter().map(of_2022).collect(), ..ComparedFact::heading(&texts.clusters_2022) },
        ComparedFact { cells: provinces.iter().map(of_2024).collect(), ..ComparedFact::heading(&texts.clusters_2024) },
    ]
}

/// Little giants of batches 1 and 2 with rank and share, from one table of one date.
fn first_two(context: &FrameContext<'_>, provinces: &[&Province]) -> ComparedFact {
    let all = values(context, Normalisation::Nothing, false);
    let cell = |province: &&Province| {
        let found = context.catalogue().joint_little_giants(&province.id, CityInclusion::Included);
        let entry = found.map(|row| {
            let mut entry = ComparedValue::from(FormattedObservation::of_batch(context, &province.id, row));
            entry.details.insert(0, rank_label(context, &all, province));
            entry
        });
        entry.into_iter().collect()
    };
    dated(phrase(&context.texts.tier, Tier::LittleGiant), provinces.iter().map(cell).collect(), context)
}

/// Little giants of batches 1 and 2 relative to population or GDP.
fn ratios(context: &FrameContext<'_>, provinces: &[&Province], per: Normalisation) -> Vec<Vec<ComparedValue>> {
    let (sound, weak) = (values(context, per, false), values(context, per, true));
    let cell = |province: &&Province| {
        let known = sound.get(&province.id);
        let entry = known.or_else(|| weak.get(&province.id)).map(|value| {
            let (divided, as_of, sources) = denominator(context, per, value).unwrap_or_default();
            ComparedValue {
                value: ratio_words(value.value),
                details: vec![rank_label(context, &sound, province), divided],
                as_of: as_of.to_owned(),
                weak: known.is_none(),
                note: String::new(),
                sources: sources.to_vec(),
            }
        });
        entry.into_iter().collect()
    };
    provinces.iter().map(cell).collect()
}

/// Latest counts of a tier; a single round if no total is known.
fn on_tier(context: &FrameContext<'_>, provinces: &[&Province], tier: Tier) -> ComparedFact {
    let mut kinds = BTreeSet::new();
    let mut worst = Agreement::Agree;
    let mut cells = Vec::new();
    for province in provinces {
        let unit = ReportingUnit::Province(province.id.clone());
        let accounts = tier_history(context.catalogue(), &unit, tier);
        let found = match &accounts.latest {
            Some(account) => {
                if account.verdict != Agreement::Agree && worst != Agreement::Contradict {
                    worst = account.verdict;
                }
                account.rows.clone()
            }
            None => accounts.rounds.first().copied().into_iter().collect(),
        };
        kinds.extend(found.first().map(|row| row.count));
        cells.push(
            found.into_iter().map(|row| FormattedObservation::of_ladder(context, &province.id, row).into()).collect(),
        );
    }
    let mut row = dated(phrase(&context.texts.tier, tier), cells, context);
    if kinds.len() > 1 || worst == Agreement::CountedDifferently {
        row.remarks.push(context.texts.compare.counts_differ.clone());
    }
    if worst == Agreement::Contradict {
        row.remarks.extend(verdict_words(context, worst).map(str::to_owned));
    }
    row
}

/// Number of known programmes, with their sources.
fn programmes(context: &FrameContext<'_>, provinces: &[&Province]) -> ComparedFact {
    let texts = &context.texts.compare;
    let cell = |province: &&Province| {
        let mut sources: Vec<SourceId> = Vec::new();
        let found: Vec<_> = context.catalogue().programmes_of(&province.id).collect();
        for id in found.iter().flat_map(|programme| &programme.sources) {
            if !sources.contains(id) {
                sources.push(id.clone());
            }
        }
        if found.is_empty() {
            return Vec::new();
        }
        let details = vec![texts.programmes_known.clone()];
        vec![ComparedValue { value: found.len().to_string(), details, sources, ..ComparedValue::default() }]
    };
    ComparedFact { cells: provinces.iter().map(cell).collect(), ..ComparedFact::heading(&texts.programmes) }
}
