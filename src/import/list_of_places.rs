//! Lists in which each row is about a place: places that several rows are about, and rows that are alike.

use std::collections::BTreeMap;

use super::{RawTable, Remark, RemarkKind, Severity, placement::NamedRows, rows::Rows};
use crate::{
    dataset::{Column, ListOfPlaces, LocalText, PlaceLevel, Places, RepeatedPlace},
    gazetteer::GazetteerPlace,
    recipe::Recipe,
};

/// Most rows of one place that remarks call alike, so that a file of one line a million times has a short report.
const MOST_ALIKE: usize = 1_000;

/// The places of the rows that are kept, each with a date or none, and remarks on those that several rows are about.
pub(super) fn list_of_places(
    table: &RawTable,
    kept: &Rows,
    named: &NamedRows,
    dates: Option<&Column>,
    recipe: &Recipe,
    places: &Places,
) -> (ListOfPlaces, Vec<Remark>) {
    let mut list = ListOfPlaces::default();
    let mut known: BTreeMap<&str, u32> = BTreeMap::new();
    let mut groups: Vec<(&GazetteerPlace, Vec<usize>)> = Vec::new();
    for (at, (row, _)) in kept.iter().enumerate() {
        let place = named.get(row).and_then(|named| named.place);
        list.of_rows.push(place.map(|place| {
            let number = *known.entry(&place.code).or_insert_with(|| {
                groups.push((place, Vec::new()));
                groups.len() as u32 - 1
            });
            if let Some((_, rows)) = groups.get_mut(number as usize) {
                rows.push(at);
            }
            number
        }));
    }
    list.are_provinces = groups.iter().all(|(place, _)| place.level == PlaceLevel::Province);
    list.names = groups.iter().map(|(place, _)| name(place, places)).collect();
    let alike = Alike::of(table, recipe);
    let (mut remarks, mut of_key, mut of_dates) = (Vec::new(), Vec::new(), Vec::new());
    for ((place, rows), name) in groups.iter().zip(&list.names) {
        let mut by_date: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for at in rows {
            let date = dates.and_then(|dates| dates.date(*at));
            by_date.entry(date.map(|date| (date.first_day(), date.last_day()))).or_default().push(*at);
        }
        if by_date.len() > 1 {
            of_dates.push(format!("{} × {}", place.name_zh, by_date.len()));
            let (name, rows) = (name.clone(), rows.len());
            list.dated.push(RepeatedPlace { name, rows, are_alike: false });
        }
        let repeated: Vec<&Vec<usize>> = by_date.values().filter(|rows| rows.len() > 1).collect();
        if repeated.is_empty() {
            continue;
        }
        let mut are_alike = true;
        for rows in &repeated {
            let Some((first, others)) = rows.split_first() else { continue };
            let (equal, other): (Vec<usize>, Vec<usize>) = others.iter().partition(|at| alike.are(kept, *first, **at));
            are_alike &= other.is_empty();
            let number = |at: usize| kept.get(at).map_or(0, |(_, number)| number);
            remarks.extend(equal.into_iter().take(MOST_ALIKE).map(|at| {
                let remark = Remark::on_row(number(at), Severity::Note, RemarkKind::AlikeRow);
                remark.found(&place.name_zh).count(number(*first) as usize)
            }));
        }
        let rows = repeated.iter().map(|rows| rows.len()).sum();
        of_key.push(format!("{} × {rows}", place.name_zh));
        list.repeated.push(RepeatedPlace { name: name.clone(), rows, are_alike });
    }
    let told = |kind, found: &[String]| {
        let remark = Remark::on_file(Severity::Note, kind);
        (!found.is_empty()).then(|| remark.found(&found.join(", ")).count(found.len()))
    };
    remarks.extend(told(RemarkKind::DoubleKey, &of_key));
    remarks.extend(told(RemarkKind::SeveralDates, &of_dates).filter(|_| recipe.melt.is_none()));
    (list, remarks)
}

/// Name of a place: that of the atlas, else that of the gazetteer.
fn name(place: &GazetteerPlace, places: &Places) -> LocalText {
    let codes = places.codes();
    let of_atlas = place.atlas_id.as_deref().and_then(|id| codes.get(codes.position(id)?));
    let of_gazetteer = || LocalText::both(place.name_en.as_deref().unwrap_or(&place.name_zh), &place.name_zh);
    of_atlas.map_or_else(of_gazetteer, |code| code.title.clone())
}

/// Comparison of rows by all columns that do not name their places, which are written in several ways.
struct Alike<'t> {
    columns: Vec<&'t super::Cells>,
}

impl<'t> Alike<'t> {
    fn of(table: &'t RawTable, recipe: &Recipe) -> Self {
        let is_place = |heading: &str| recipe.role(heading).is_some_and(crate::recipe::ColumnRole::is_place);
        let columns = table.columns.iter().filter(|column| !is_place(&column.heading));
        Self { columns: columns.map(|column| &column.cells).collect() }
    }

    /// `true` if two of the kept rows are alike.
    fn are(&self, kept: &Rows, one: usize, other: usize) -> bool {
        let Some(((one, _), (other, _))) = kept.get(one).zip(kept.get(other)) else { return false };
        self.columns.iter().all(|cells| cells.get(one).text.trim() == cells.get(other).text.trim())
    }
}
