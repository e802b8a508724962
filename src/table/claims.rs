//! Table of the article's claims with the facts found for each.

use super::{
    Cell, Column, Row, Table, TableQuery,
    builder::{TableBuilder, id_list, once, sources_of},
};
use crate::model::{ArticleClaim, Bilingual, Catalogue, Check, Fact, Language, LonLat, SourceId, Verdict};

/// Claim with its overall verdict and one check against a fact.
struct ClaimRow<'a> {
    claim: &'a ArticleClaim,
    verdict: Verdict,
    check: &'a Check,
    fact: Option<Fact<'a>>,
}

impl ClaimRow<'_> {
    /// Sources of the fact, without the article, which cannot confirm itself.
    fn sources(&self) -> Vec<SourceId> {
        self.fact.iter().flat_map(|fact| fact.sources_beside(self.claim)).collect()
    }

    /// Sources of the fact, then the article.
    fn all_sources(&self) -> Vec<SourceId> {
        once(self.sources().iter().chain(&self.claim.sources))
    }

    fn of_fact(&self, cell: impl FnOnce(&Fact<'_>) -> Cell) -> Cell {
        self.fact.as_ref().map_or(Cell::Missing, cell)
    }
}

/// One row per claim and fact; a claim without a fact has a row with the result of the search. All claims are listed,
/// whatever the query, as most concern the whole nation.
pub(super) fn claims(query: &TableQuery<'_>) -> Table {
    let catalogue = query.catalogue;
    let mut builder: TableBuilder<'_, ClaimRow<'_>> = TableBuilder::new();
    of_claim(&mut builder);
    of_fact(&mut builder);
    builder.cited(catalogue, query.language, ClaimRow::all_sources);

    let mut rows = Vec::new();
    let mut ids = Vec::new();
    for claim in &catalogue.claims {
        let verdict = catalogue.verdict(&claim.id);
        for check in catalogue.checks_of(&claim.id) {
            let fact = check.fact.as_ref().and_then(|reference| catalogue.fact(reference));
            let beside = ClaimRow { claim, verdict, check, fact };
            ids.extend(beside.all_sources());
            let row = builder.row(&format!("{}-{}", claim.id, check.order), &beside);
            rows.push(Row { at: place(catalogue, &claim.place), ..row });
        }
    }
    Table {
        name: "claims".into(),
        title: Bilingual { en: "Article claims, checked".into(), zh: "文章说法核查".into() },
        language: query.language,
        points: Some("Points are where the map writes the name of a province; not centroids."),
        rows,
        columns: builder.into_columns(),
        sources: sources_of(catalogue, ids),
    }
}

/// Position of a province by its English name; none of the nation.
fn place(catalogue: &Catalogue, name: &str) -> Option<LonLat> {
    let province = catalogue.provinces.iter().find(|province| province.name.short(Language::En) == name);
    province.map(|province| province.label_at)
}

fn of_claim(builder: &mut TableBuilder<'_, ClaimRow<'_>>) {
    builder.column(Column::new("claim", "Claim", "说法标识"), |row| Cell::text(&row.claim.id));
    builder.column(Column::new("claim_zh", "Claim (Chinese)", "说法"), |row| Cell::text(&row.claim.claim.zh));
    builder.column(Column::new("claim_en", "What the article says", "说法（英文）"), |row| {
        Cell::text(&row.claim.claim.en)
    });
    builder.column(Column::new("claim_value", "Figure in the article", "文章数字"), |row| {
        row.claim.value.map_or(Cell::Missing, Cell::number)
    });
    builder.column(Column::new("claim_unit", "Unit in the article", "文章数字单位"), |row| {
        Cell::text(&row.claim.unit)
    });
    builder.column(Column::new("claim_bound", "Qualifier", "数值限定"), |row| {
        Cell::optional(row.claim.qualifier.map(<&'static str>::from))
    });
    builder.column(Column::new("claim_as_of", "Date in the article", "文章所注时间"), |row| {
        Cell::Date(row.claim.as_of)
    });
    builder.column(Column::new("place", "Place", "地区"), |row| Cell::text(&row.claim.place));
    builder.column(Column::new("attributed_to_zh", "Attributed to (Chinese)", "文中来源"), |row| {
        Cell::text(&row.claim.attributed_to.zh)
    });
    builder.column(Column::new("attributed_to_en", "Attributed to", "文中来源（英文）"), |row| {
        Cell::text(&row.claim.attributed_to.en)
    });
    let verdict = Column::new("claim_verdict", "Verdict on the claim", "说法结论").note(
        "contradicts, agrees, other_scope (the figure counts something else), later (newer figures only), unknown (not found) or context (inconclusive); the strongest verdict among the facts.",
        "contradicts 有出入、agrees 相符、other_scope 口径不同、later 仅有较新数据、unknown 未见佐证、context 未能判定；取各项事实中最有力者。",
    );
    builder.column(verdict, |row| Cell::text(<&'static str>::from(row.verdict)));
}

fn of_fact(builder: &mut TableBuilder<'_, ClaimRow<'_>>) {
    builder.column(Column::new("verdict", "Verdict from this fact", "此项事实的结论"), |row| {
        Cell::text(<&'static str>::from(row.check.verdict))
    });
    let fact = Column::new("fact", "Fact", "事实")
        .note("Table and identifier of the fact; empty if none was found.", "事实所在的表及其标识；未查到则为空。");
    builder.column(fact, |row| Cell::optional(row.check.fact.as_ref().map(ToString::to_string)));
    builder.column(Column::new("value", "Value", "数值"), |row| {
        row.of_fact(|fact| fact.value.map_or(Cell::Missing, Cell::number))
    });
    builder.column(Column::new("unit", "Unit", "单位"), |row| row.of_fact(|fact| Cell::text(fact.unit)));
    builder.column(Column::new("bound", "Qualifier", "数值限定"), |row| {
        row.of_fact(
            |fact| if fact.value.is_some() { Cell::text(<&'static str>::from(fact.bound)) } else { Cell::Missing },
        )
    });
    builder.column(Column::new("as_of", "As of", "数据时点"), |row| row.of_fact(|fact| Cell::Date(*fact.as_of)));
    let weak = Column::new("weak", "Weakly sourced", "来源待核实")
        .note("yes if weakly sourced, else empty.", "来源待核实为 yes，否则为空。")
        .empty("not weakly sourced", "来源无需核实");
    builder.column(weak, |row| row.of_fact(|fact| if fact.weak { Cell::text("yes") } else { Cell::Missing }));
    builder.column(Column::new("what_zh", "Description (Chinese)", "事实名称"), |row| {
        row.of_fact(|fact| Cell::text(&fact.what.zh))
    });
    builder.column(Column::new("what_en", "Description", "事实名称（英文）"), |row| {
        row.of_fact(|fact| Cell::text(&fact.what.en))
    });
    builder.column(Column::new("comment_zh", "Comment (Chinese)", "说明"), |row| Cell::text(&row.check.comment.zh));
    builder.column(Column::new("comment_en", "Comment", "说明（英文）"), |row| Cell::text(&row.check.comment.en));
    builder.column(Column::new("note_zh", "Note (Chinese)", "备注"), |row| {
        row.of_fact(|fact| Cell::text(&fact.note.zh))
    });
    builder.column(Column::new("note_en", "Note", "备注（英文）"), |row| {
        row.of_fact(|fact| Cell::text(&fact.note.en))
    });
    let own = Column::new("fact_source_ids", "Sources of the fact", "事实来源")
        .note("Excludes the article itself.", "不含该文章本身：来源不能自证。");
    builder.column(own, |row| id_list(&row.sources()));
}
