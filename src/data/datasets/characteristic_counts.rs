//! Numbers of SME characteristic industrial clusters by place, as observations.

use std::{collections::BTreeSet, sync::Arc};

use strum::IntoEnumIterator as _;

use super::{
    super::characteristic::{Characteristic, CharacteristicCount, CharacteristicList, Metric},
    characteristic_lists::{embedded, list_codes},
    codes::Lists,
    fields::{Qualifiers, Statement, category, dimensions, qualified, statements},
};
use crate::dataset::{
    Code, CodeList, Dataset, DatasetError, LocalText, Measure, MeasureId, MeasureKind, Shape, SumOver,
};

/// The numbers as observations.
///
/// # Errors
/// [`DatasetError`].
pub(super) fn characteristic_cluster_counts(lists: &Lists) -> Result<Dataset, DatasetError> {
    counts(&embedded(lists), lists)
}

fn counts(of: &Characteristic, lists: &Lists) -> Result<Dataset, DatasetError> {
    let identity = |row: &CharacteristicCount| {
        let of_place = format!("{}/{}", row.place, <&str>::from(row.metric));
        row.list.as_ref().map_or(of_place.clone(), |list| format!("{of_place}/{list}"))
    };
    let statement = |row: &CharacteristicCount| Statement {
        identity: identity(row),
        place: row.place.clone(),
        as_of: row.as_of,
        value: row.value,
    };
    let metrics = Arc::new(CodeList::new(Metric::iter().map(|metric| Code::new(<&str>::from(metric), title(metric)))));
    let builder = statements(&of.counts, &lists.places, "clusters", statement)
        .codes(category("metric", "Counting basis", "统计口径"), &metrics, |row| {
            Some(<&'static str>::from(row.metric))
        })
        .codes(category("list", "List", "批次"), &lists_of_counts(of), |row| row.list.as_ref());
    let builder = qualified(builder, &lists.sources, |row| Qualifiers {
        bound: Some(row.bound),
        basis: Some(row.basis),
        scope: Some(row.scope),
        weak: row.weak,
        note: &row.note,
        sources: &row.sources,
    });
    let measure = |metric: Metric| {
        let is_new = matches!(metric, Metric::NationalNew | Metric::ProvincialNew);
        Measure {
            id: MeasureId::new(<&str>::from(metric)),
            title: title(metric),
            unit: "clusters".to_owned(),
            kind: if is_new { MeasureKind::Flow } else { MeasureKind::Stock },
            sum: SumOver { places: true, time: false, codes: is_new },
            universe: lists.mainland(),
            title_of: LocalText::default(),
            vintage: None,
            breaks: Vec::new(),
            note: LocalText::default(),
        }
    };
    let shape = Shape::Observations(dimensions(Some("metric"), &["list"]));
    let title = LocalText::both("Numbers of SME characteristic clusters", "中小企业特色产业集群数量");
    builder.finish("characteristic_cluster_counts", title, Metric::iter().map(measure).collect(), shape)
}

fn title(metric: Metric) -> LocalText {
    match metric {
        Metric::NationalNew => LocalText::both("National clusters on a list", "国家级集群（本批）"),
        Metric::NationalTotal => LocalText::both("National clusters on several lists", "国家级集群（累计）"),
        Metric::ProvincialNew => LocalText::both("Provincial clusters on a list", "省级集群（本批）"),
        Metric::ProvincialTotal => LocalText::both("Provincial clusters, total", "省级集群（合计）"),
    }
}

/// Lists that are counted: those of the ministry, with their sums, and those of provinces by year.
fn lists_of_counts(of: &Characteristic) -> Arc<CodeList> {
    let counted: Vec<&CharacteristicList> = of.lists.iter().filter(|list| !list.id.contains("-or-")).collect();
    let years: BTreeSet<&str> =
        of.counts.iter().filter_map(|row| row.list.as_deref()?.strip_prefix("provincial-")).collect();
    let provincial = years.into_iter().map(|year| {
        let title = LocalText::both(format!("Provincial list of {year}"), format!("{year} 年省级名单"));
        Code::new(format!("provincial-{year}"), title)
    });
    Arc::new(CodeList::new(list_codes(&counted).into_iter().chain(provincial)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{data::embedded_catalogue, model::AsOf};

    #[test]
    fn lists_begin_with_their_day_and_overlap_with_their_parts() {
        let of = embedded(&Lists::of(&embedded_catalogue().0));
        let list = lists_of_counts(&of);
        let at = |id: &str| list.position(id).unwrap();
        assert!(list.overlap(at("2022"), at("2022-2024")) && list.overlap(at("2022-2024"), at("2022-2025")));
        assert!(!list.overlap(at("2025"), at("2022-2024")) && !list.overlap(at("2023"), at("provincial-2023")));
        let dated = |id: &str| list.get(at(id)).unwrap().dated;
        assert_eq!((dated("2022"), dated("provincial-2025")), (AsOf::parse("2023-01-11").ok(), None));
    }

    /// Places whose clusters of a list the facts name completely (`sme/gaps_new.md`).
    #[test]
    fn where_all_clusters_of_a_list_are_named_their_number_is_the_one_stated() {
        let (catalogue, _) = embedded_catalogue();
        let lists = Lists::of(&catalogue);
        let of = embedded(&lists);
        let codes = lists.places.codes();
        let province = |place: &str| codes.id(lists.places.province(codes.position(place).unwrap()).unwrap());
        let complete = [
            ("2022", &["SH", "JS", "FJ", "JX", "SC", "GD", "GX", "HA", "SN", "SX"][..]),
            ("2023", &["SH", "JX"]),
            ("2024", &["SH", "GD", "HA", "SX", "BJ", "TJ", "HE", "NM", "LN", "HL"]),
            ("2025", &["HA", "JX", "GX", "SN"]),
        ];
        for (list, places) in complete {
            for place in places {
                let named = of.clusters.iter().filter(|row| row.list == list && province(&row.place) == *place).count();
                let stated = of.counts.iter().find(|row| {
                    row.place == *place && row.metric == Metric::NationalNew && row.list.as_deref() == Some(list)
                });
                assert_eq!(named as f64, stated.unwrap().value, "{list}, {place}");
            }
        }
    }
}
