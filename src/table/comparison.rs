//! Table of provinces side by side: a row per fact, four columns per province.

use std::sync::Arc;

use super::{Cell, Column, Row, Table, TableQuery, builder::sources_of};
use crate::{
    caption::{
        compared_fact::{ComparedFact, ComparedValue},
        comparison::compared_facts,
    },
    i18n::{Messages, messages},
    model::{Bilingual, Catalogue, Language, Province},
    query::{CountedClusters, ProvinceValues},
    view::{Normalisation, ThematicLayer},
};

/// Comparison of a query's view.
pub(super) fn compared(query: &TableQuery<'_>) -> Table {
    let (catalogue, texts) = (query.catalogue, messages(query.language));
    let provinces: Vec<&Province> = query.view.compare.iter().filter_map(|id| catalogue.province(id)).collect();
    let values = |per: Normalisation, weak: bool| {
        let layer = ThematicLayer { per, weak, ..ThematicLayer::default() };
        Arc::new(ProvinceValues::of(query.facts, &CountedClusters::default(), &layer, None))
    };
    comparison(catalogue, texts, &provinces, &compared_facts(catalogue, texts, &values, &provinces))
}

/// Facts of provinces in the language of `texts`. Several values of a cell are a list; a heading is no row of its own,
/// but precedes the names of its facts.
pub fn comparison(
    catalogue: &Catalogue,
    texts: &'static Messages,
    provinces: &[&Province],
    facts: &[ComparedFact],
) -> Table {
    let mut rows = Vec::new();
    let mut within = "";
    for fact in facts {
        if fact.cells.is_empty() {
            within = &fact.name;
            continue;
        }
        let name = texts.labelled(within, &fact.name);
        let values = fact.cells.iter().flat_map(|values| cells(catalogue, texts, values));
        rows.push(Row {
            cells: [Cell::text(&name)].into_iter().chain(values).collect(),
            id: name,
            at: None,
            shape: None,
        });
    }
    let cited = facts.iter().flat_map(|fact| fact.cells.iter().flatten()).flat_map(|value| value.sources.clone());
    Table {
        name: "comparison".into(),
        title: titled(|texts| texts.compare.title.clone()),
        language: texts.language,
        points: None,
        columns: columns(provinces),
        rows,
        sources: sources_of(catalogue, cited),
    }
}

/// Column of facts, and columns of value, details, date and sources of each province.
fn columns(provinces: &[&Province]) -> Vec<Column> {
    let fact = Column::titled("fact", titled(|texts| texts.compare.fact.clone())).main_if(true);
    let of_province = |province: &&Province| {
        let (id, names) = (province.id.as_str().to_lowercase(), &province.name);
        let short = |texts: &Messages| names.short(texts.language).to_owned();
        let beside = |part: &str, word: fn(&Messages) -> &String| {
            Column::titled(format!("{id}_{part}"), titled(|texts| texts.labelled(&short(texts), word(texts))))
        };
        [
            Column::titled(&id, titled(short)).main_if(true),
            beside("details", |texts| &texts.compare.details),
            beside("as_of", |texts| &texts.compare.as_of).main_if(true),
            beside("sources", |texts| &texts.compare.sources).main_if(true),
        ]
    };
    [fact].into_iter().chain(provinces.iter().flat_map(of_province)).collect()
}

/// Heading in both languages.
fn titled(text: impl Fn(&Messages) -> String) -> Bilingual {
    Bilingual { en: text(messages(Language::En)), zh: text(messages(Language::Zh)) }
}

/// Value, details, date and sources of a fact in a province; an unknown value is named as such.
fn cells(catalogue: &Catalogue, texts: &Messages, values: &[ComparedValue]) -> [Cell; 4] {
    if values.is_empty() {
        return [Cell::text(&texts.app.unknown), Cell::Missing, Cell::Missing, Cell::Missing];
    }
    let details = |value: &ComparedValue| {
        let weak = value.weak.then_some(&texts.province.weak);
        let note = Some(&value.note).filter(|note| !note.is_empty());
        value.details.iter().chain(weak).chain(note).cloned().collect::<Vec<_>>().join(&texts.caption.semicolon)
    };
    let cited = |value: &ComparedValue| {
        let sources = value.sources.iter().filter_map(|id| catalogue.source(id));
        sources.map(|source| source.citation(texts.language)).collect::<Vec<_>>().join(&texts.caption.semicolon)
    };
    // Lists keep the order of the values in all four columns.
    let all = |part: &dyn Fn(&ComparedValue) -> String| {
        let parts: Vec<String> = values.iter().map(part).collect();
        if parts.iter().all(String::is_empty) { Cell::Missing } else { Cell::list(parts) }
    };
    [all(&|value| value.value.clone()), all(&details), all(&|value| value.as_of.clone()), all(&cited)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        data::embedded_catalogue,
        model::ProvinceId,
        table::{CellFormatter, tsv},
    };

    #[test]
    fn values_keep_bounds_dates_and_sources_in_both_languages() {
        let (catalogue, _) = embedded_catalogue();
        let provinces = ["JS", "TW"].map(|id| catalogue.province(&ProvinceId::new(id)).unwrap());
        let source = catalogue.source(&provinces[0].sources[0]).unwrap();
        let value = |value: &str, as_of: &str| ComparedValue {
            value: value.to_owned(),
            details: vec!["total".to_owned()],
            as_of: as_of.to_owned(),
            sources: vec![source.id.clone()],
            ..ComparedValue::default()
        };
        let weak = ComparedValue { weak: true, note: "a note".to_owned(), ..value("about 90", "2024") };
        let cells = vec![vec![value("over 80", "2023"), weak], Vec::new()];
        let facts = [ComparedFact::heading("Firms"), ComparedFact { cells, ..ComparedFact::heading("Giants") }];
        let expected = [
            (Language::En, "Fact\tJiangsu\tJiangsu: definition", [": ", "; "], "weakly sourced", "no data"),
            (Language::Zh, "指标\t江苏\t江苏：口径", ["：", "；"], "来源待核实", "无数据"),
        ];
        for (language, head, [colon, semicolon], of_weak, unknown) in expected {
            let table = comparison(&catalogue, messages(language), &provinces, &facts);
            let formatter = CellFormatter::new(&catalogue, language);
            let columns: Vec<usize> = (0..table.columns.len()).collect();
            let text = tsv(&table, &formatter, &[0], &columns);
            let cited = source.citation(language);
            let row = format!(
                "Firms{colon}Giants\tover 80 | about 90\ttotal | total{semicolon}{of_weak}{semicolon}a note\t2023 | 2024\t\
                 {cited} | {cited}\t{unknown}\t\t\t\n"
            );
            assert!(text.starts_with(head), "{text}");
            assert!(text.ends_with(&row), "{text}\n{row}");
            assert_eq!(table.sources, std::slice::from_ref(source));
        }
    }
}
