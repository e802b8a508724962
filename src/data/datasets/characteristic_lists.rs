//! Lists of SME characteristic industrial clusters, and the tables about them.

use super::{
    super::{
        Report,
        characteristic::{Characteristic, CharacteristicFiles, CharacteristicList, characteristic},
    },
    codes::Lists,
};
use crate::dataset::{Code, LocalText};

/// The embedded tables.
pub(super) fn embedded(lists: &Lists) -> Characteristic {
    let (characteristic, report) = read(&CharacteristicFiles::EMBEDDED, lists);
    report.log();
    characteristic
}

fn read(files: &CharacteristicFiles<'_>, lists: &Lists) -> (Characteristic, Report) {
    let mut report = Report::default();
    (characteristic(files, &lists.registries(), &mut report), report)
}

/// Codes of lists; the parts of one stand before it.
pub(super) fn list_codes(lists: &[&CharacteristicList]) -> Vec<Code> {
    let position = |id: &String| lists.iter().position(|list| list.id == *id).map(|at| at as u32);
    let code = |list: &&CharacteristicList| {
        let title = if let Some((one, other)) = list.id.split_once("-or-") {
            LocalText::both(format!("List of {one} or {other}"), format!("{one} 或 {other} 年度名单"))
        } else if let Some((first, last)) = list.id.split_once('-') {
            LocalText::both(format!("Lists of {first} to {last}"), format!("{first} 至 {last} 年度名单"))
        } else {
            LocalText::both(format!("List of {}", list.id), format!("{} 年度名单", list.id))
        };
        let parts = list.parts.iter().filter_map(position).collect();
        Code { parts, dated: Some(list.date), size: list.size, ..Code::new(&list.id, title) }
    };
    lists.iter().map(code).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{data::embedded_catalogue, dataset::CodeList};

    #[test]
    fn every_row_is_read_and_the_lists_are_of_a_hundred_each() {
        let (of, report) = read(&CharacteristicFiles::EMBEDDED, &Lists::of(&embedded_catalogue().0));
        assert!(report.is_empty(), "{report}");
        assert_eq!((of.lists.len(), of.clusters.len(), of.counts.len()), (7, 118, 74));
        let sizes: Vec<u32> = of.lists.iter().filter_map(|list| list.size).collect();
        assert_eq!(sizes, [100; 4]);
        let known = |list: &str| of.clusters.iter().filter(|row| row.list == list).count();
        assert_eq!(["2022", "2023", "2024", "2025", "2023-or-2024"].map(known), [51, 12, 33, 19, 3]);
    }

    #[test]
    fn a_bad_row_is_reported_and_left_out() {
        let lists = Lists::of(&embedded_catalogue().0);
        let of = embedded(&lists);
        let good = CharacteristicFiles::EMBEDDED;
        let text = good.clusters.replacen(",city,", ",street,", 1);
        let (found, report) = read(&CharacteristicFiles { clusters: &text, ..good }, &lists);
        assert_eq!(found.clusters.len(), of.clusters.len() - 1);
        let said = "characteristic_clusters.csv, line 2, column precision: expected county, city or province, found \"street\"\n";
        assert_eq!(report.to_string(), said);
        let text = good.counts.replacen("national_new,2022,", "national_new,2021,", 1);
        let (found, report) = read(&CharacteristicFiles { counts: &text, ..good }, &lists);
        assert_eq!(found.counts.len(), of.counts.len() - 1);
        let said = "characteristic_cluster_counts.csv, line 2, column list: expected a list of characteristic_lists.csv, found \"2021\"\n";
        assert_eq!(report.to_string(), said);
    }

    #[test]
    fn a_list_of_one_year_or_another_overlaps_with_both() {
        let of = embedded(&Lists::of(&embedded_catalogue().0));
        let list = CodeList::new(list_codes(&of.lists.iter().collect::<Vec<_>>()));
        let overlap = |a: &str, b: &str| list.overlap(list.position(a).unwrap(), list.position(b).unwrap());
        assert!(overlap("2023-or-2024", "2023") && overlap("2024", "2023-or-2024") && !overlap("2023-or-2024", "2022"));
    }
}
