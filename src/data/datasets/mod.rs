//! The embedded facts as datasets.

mod characteristic_clusters;
mod characteristic_counts;
mod characteristic_lists;
mod cluster_figures;
mod clusters;
mod codes;
mod fields;
mod indicators;
mod little_giants;
mod places;
mod programmes;
mod province_industry;
mod province_series;
mod tiers;
mod totals;

use std::sync::Arc;

use self::codes::Lists;
use crate::{
    dataset::{Dataset, DatasetError, DatasetId, Datasets},
    model::Catalogue,
};

/// Maker of a dataset.
type Make = fn(&Catalogue, &Lists) -> Result<Dataset, DatasetError>;

/// Makers of all datasets.
const MAKERS: [(&str, Make); 15] = [
    ("announcements", cluster_figures::announcements),
    ("cluster_figures", cluster_figures::figures),
    ("clusters", clusters::clusters),
    ("findings", totals::findings),
    ("national_series", totals::series),
    ("official_totals", totals::totals),
    ("little_giants", little_giants::little_giants),
    ("tiers", tiers::tiers),
    ("programmes", programmes::programmes),
    ("programme_figures", programmes::figures),
    ("indicators", indicators::indicators),
    ("province_industry", |_, lists| province_industry::province_industry(lists)),
    ("province_series", |_, lists| province_series::province_series(lists)),
    ("characteristic_clusters", |_, lists| characteristic_clusters::characteristic_clusters(lists)),
    ("characteristic_cluster_counts", |_, lists| characteristic_counts::characteristic_cluster_counts(lists)),
];

/// Identifiers of all datasets, without making them; sorted.
pub fn dataset_ids() -> impl Iterator<Item = &'static str> {
    let mut ids = MAKERS.map(|(id, _)| id);
    ids.sort_unstable();
    ids.into_iter()
}

/// Datasets of a catalogue, each made when it is first asked for. One with a fault, such as two rows of one key, is left
/// out; the embedded catalogue has none, as a test proves.
pub fn datasets(catalogue: &Arc<Catalogue>) -> Datasets {
    let lists = Lists::of(catalogue);
    let none = Datasets::new(Arc::clone(&lists.places), []);
    MAKERS.into_iter().fold(none, |all, (id, make)| {
        let (catalogue, lists) = (Arc::clone(catalogue), lists.clone());
        all.with(DatasetId::new(id), move || make(&catalogue, &lists))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{data::embedded_catalogue, dataset::Role};

    #[test]
    fn every_row_of_the_catalogue_is_in_a_dataset_with_sources_and_a_key() {
        let catalogue = Arc::new(embedded_catalogue().0);
        let datasets = datasets(&catalogue);
        let rows: Vec<(String, usize)> =
            datasets.iter().map(|dataset| (dataset.id().to_string(), dataset.rows())).collect();
        let figures = catalogue.programmes.iter().filter(|programme| programme.figure.is_some()).count();
        let cluster_figures = catalogue.clusters.iter().map(|cluster| cluster.figures.len()).sum();
        let expected = [
            ("announcements", catalogue.announcements.len()),
            ("characteristic_cluster_counts", 74),
            ("characteristic_clusters", 118),
            ("cluster_figures", cluster_figures),
            ("clusters", catalogue.clusters.len()),
            ("findings", catalogue.findings.len()),
            ("indicators", catalogue.indicators.len()),
            ("little_giants", catalogue.little_giants.len()),
            ("national_series", catalogue.series.len()),
            ("official_totals", catalogue.totals.len()),
            ("programme_figures", figures),
            ("programmes", catalogue.programmes.len()),
            ("province_industry", 7_696),
            ("province_series", 11_102),
            ("tiers", catalogue.ladder.len()),
        ];
        assert_eq!(rows, expected.map(|(id, rows)| (id.to_owned(), rows)));
        assert!(rows.iter().map(|(id, _)| id.as_str()).eq(dataset_ids()));
        for dataset in datasets.iter() {
            let sources = dataset.with_role(&Role::Sources).unwrap();
            let keys = dataset.with_role(&Role::Key).unwrap();
            for row in 0..dataset.rows() {
                assert!(!sources.codes(row).is_empty(), "{}, row {row}", dataset.id());
                assert_eq!(dataset.row(keys.text(row).unwrap()), Some(row as u32), "{}", dataset.id());
            }
        }
    }

    #[test]
    fn every_code_and_field_has_a_title_in_both_languages() {
        let catalogue = Arc::new(embedded_catalogue().0);
        let datasets = datasets(&catalogue);
        let titled = |title: &crate::dataset::LocalText, of: &str| match title {
            crate::dataset::LocalText::Both(text) => {
                for text in [&text.en, &text.zh] {
                    assert!(!text.is_empty() && text.trim() == text && !text.contains('{'), "{of}: {text:?}");
                }
            }
            crate::dataset::LocalText::Given { .. } => panic!("{of} is no text of the atlas"),
        };
        for dataset in datasets.iter() {
            titled(dataset.title(), dataset.id().as_str());
            dataset.measures().iter().for_each(|measure| titled(&measure.title, measure.id.as_str()));
            for field in dataset.fields() {
                let of = format!("{}.{}", dataset.id(), field.id);
                titled(&field.title, &of);
                if field.role == Role::Sources {
                    continue;
                }
                for (_, code) in
                    dataset.column(&field.id).and_then(|column| column.list()).into_iter().flat_map(|l| l.iter())
                {
                    titled(&code.title, &format!("{of}: {}", code.id));
                }
            }
        }
    }
}
