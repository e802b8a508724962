//! The embedded facts as datasets.

mod cluster_figures;
mod clusters;
mod codes;
mod fields;
mod indicators;
mod little_giants;
mod places;
mod programmes;
mod tiers;
mod totals;

use self::codes::Lists;
use crate::{
    dataset::{Dataset, DatasetError, Datasets},
    model::Catalogue,
};

/// Maker of a dataset.
type Maker = fn(&Catalogue, &Lists) -> Result<Dataset, DatasetError>;

/// All datasets: identifier and maker.
const MAKERS: [(&str, Maker); 11] = [
    ("announcements", cluster_figures::announcements),
    ("cluster_figures", cluster_figures::figures),
    ("clusters", clusters::clusters),
    ("findings", totals::findings),
    ("indicators", indicators::indicators),
    ("little_giants", little_giants::little_giants),
    ("national_series", totals::series),
    ("official_totals", totals::totals),
    ("programme_figures", programmes::figures),
    ("programmes", programmes::programmes),
    ("tiers", tiers::tiers),
];

/// Identifiers of all datasets, without making them; sorted.
pub fn dataset_ids() -> impl Iterator<Item = &'static str> {
    MAKERS.iter().map(|(id, _)| *id)
}

/// Datasets of a catalogue.
///
/// # Errors
/// The first [`DatasetError`], such as two rows of one key; none for the embedded catalogue, as a test proves.
pub fn datasets(catalogue: &Catalogue) -> Result<Datasets, DatasetError> {
    let lists = Lists::of(catalogue);
    let datasets: Vec<Dataset> = MAKERS.iter().map(|(_, make)| make(catalogue, &lists)).collect::<Result<_, _>>()?;
    Ok(Datasets::new(lists.places, datasets))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{data::embedded_catalogue, dataset::Role};

    #[test]
    fn every_row_of_the_catalogue_is_in_a_dataset_with_sources_and_a_key() {
        let (catalogue, _) = embedded_catalogue();
        let datasets = datasets(&catalogue).unwrap();
        let rows: Vec<(String, usize)> =
            datasets.iter().map(|dataset| (dataset.id().to_string(), dataset.rows())).collect();
        let figures = catalogue.programmes.iter().filter(|programme| programme.figure.is_some()).count();
        let cluster_figures = catalogue.clusters.iter().map(|cluster| cluster.figures.len()).sum();
        let expected = [
            ("announcements", catalogue.announcements.len()),
            ("cluster_figures", cluster_figures),
            ("clusters", catalogue.clusters.len()),
            ("findings", catalogue.findings.len()),
            ("indicators", catalogue.indicators.len()),
            ("little_giants", catalogue.little_giants.len()),
            ("national_series", catalogue.series.len()),
            ("official_totals", catalogue.totals.len()),
            ("programme_figures", figures),
            ("programmes", catalogue.programmes.len()),
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
        let (catalogue, _) = embedded_catalogue();
        let datasets = datasets(&catalogue).unwrap();
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
