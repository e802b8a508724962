//! Fields that several datasets share.

use std::sync::Arc;

use super::codes;
use crate::{
    dataset::{
        CodeList, DatasetBuilder, Dimensions, Field, FieldId, LocalText, PlaceLevel, Places, QualifierRole, Role,
        TimeRole,
    },
    model::{AsOf, Bilingual, Bound, CityInclusion, Language, LonLat, SourceId, ValueBasis},
};

pub(super) fn key() -> Field {
    Field::new("id", LocalText::both("Identifier", "标识"), Role::Key)
}

pub(super) fn place() -> Field {
    Field::new("place", LocalText::both("Place", "地区"), Role::Place(PlaceLevel::Province))
}

pub(super) fn as_of() -> Field {
    Field::new("as_of", LocalText::both("As of", "数据时点"), Role::Time(TimeRole::Holds))
}

pub(super) fn value(unit: &str) -> Field {
    Field::new("value", LocalText::both("Value", "数值"), Role::Value).unit(unit)
}

pub(super) fn category(id: &str, en: &str, zh: &str) -> Field {
    Field::new(id, LocalText::both(en, zh), Role::Category)
}

pub(super) fn name(language: Language) -> Field {
    let (id, title) = match language {
        Language::Zh => ("name_zh", LocalText::both("Name (Chinese)", "名称")),
        Language::En => ("name_en", LocalText::both("Name", "名称（英文）")),
    };
    Field::new(id, title, Role::Name(language))
}

/// Unit of a value whose rows have units of their own.
pub(super) fn unit() -> Field {
    category("unit", "Unit", "单位")
}

fn qualifier(id: &str, en: &str, zh: &str, role: QualifierRole) -> Field {
    Field::new(id, LocalText::both(en, zh), Role::Qualifier(role))
}

pub(super) fn bound() -> Field {
    qualifier("bound", "Qualifier", "数值限定", QualifierRole::Bound)
}

/// Dimensions over the columns of [`statements`] and [`qualified`]: without date of telling and preference.
pub(super) fn dimensions(measure: Option<&str>, others: &[&str]) -> Dimensions {
    Dimensions {
        place: FieldId::new("place"),
        measure: measure.map(FieldId::new),
        holds: FieldId::new("as_of"),
        told: None,
        others: others.iter().copied().map(FieldId::new).collect(),
        value: FieldId::new("value"),
        weak: Some(FieldId::new("weak")),
        prefer: Vec::new(),
    }
}

/// Qualifiers that a statement has besides its value.
pub(super) struct Qualifiers<'a> {
    pub bound: Option<Bound>,
    pub basis: Option<ValueBasis>,
    pub scope: Option<CityInclusion>,
    pub weak: bool,
    pub note: &'a Bilingual,
    pub sources: &'a [SourceId],
}

/// Appends the columns of qualifiers and sources.
pub(super) fn qualified<'a, T>(
    builder: DatasetBuilder<'a, T>,
    sources: &Arc<CodeList>,
    of: impl Fn(&'a T) -> Qualifiers<'a> + Copy,
) -> DatasetBuilder<'a, T> {
    let builder = builder
        .codes(bound(), &codes::bounds(), move |row| of(row).bound.map(<&'static str>::from))
        .codes(
            qualifier("basis", "Basis", "依据", QualifierRole::Basis),
            &codes::of_enum::<ValueBasis>(|texts| &texts.value_basis),
            move |row| of(row).basis.map(<&'static str>::from),
        )
        .codes(
            qualifier("scope", "Separately planned cities", "计划单列市", QualifierRole::Scope),
            &codes::of_enum::<CityInclusion>(|texts| &texts.table.word),
            move |row| of(row).scope.map(<&'static str>::from),
        );
    cited(builder, sources, move |row| {
        let Qualifiers { weak, note, sources, .. } = of(row);
        Evidence { weak, note, sources }
    })
}

/// Evidence of a row.
pub(super) struct Evidence<'a> {
    pub weak: bool,
    pub note: &'a Bilingual,
    pub sources: &'a [SourceId],
}

/// Appends the columns of weakness, notes and sources.
pub(super) fn cited<'a, T>(
    builder: DatasetBuilder<'a, T>,
    sources: &Arc<CodeList>,
    of: impl Fn(&'a T) -> Evidence<'a> + Copy,
) -> DatasetBuilder<'a, T> {
    builder
        .flags(qualifier("weak", "Weakly sourced", "来源待核实", QualifierRole::Weak), move |row| of(row).weak)
        .texts(qualifier("note_en", "Note", "备注（英文）", QualifierRole::Note(Language::En)), move |row| {
            Some(&of(row).note.en)
        })
        .texts(qualifier("note_zh", "Note (Chinese)", "备注", QualifierRole::Note(Language::Zh)), move |row| {
            Some(&of(row).note.zh)
        })
        .code_sets(Field::new("sources", LocalText::both("Sources", "来源"), Role::Sources), sources, move |row| {
            of(row).sources.iter().map(SourceId::as_str)
        })
}

/// Appends the columns of the point at which a row is drawn.
pub(super) fn drawn_at<'a, T>(
    builder: DatasetBuilder<'a, T>,
    point: impl Fn(&'a T) -> Option<LonLat> + Copy,
) -> DatasetBuilder<'a, T> {
    let degrees = |id: &str, en: &str, zh: &str, role| Field::new(id, LocalText::both(en, zh), role).unit("degree");
    builder
        .numbers(degrees("lon", "Longitude", "经度", Role::Longitude), move |row| Some(point(row)?.lon))
        .numbers(degrees("lat", "Latitude", "纬度", Role::Latitude), move |row| Some(point(row)?.lat))
}

/// Statement of a row: identity, place, date and value.
pub(super) struct Statement {
    pub identity: String,
    pub place: String,
    pub as_of: AsOf,
    pub value: f64,
}

/// Columns with which every table of observations begins.
pub(super) fn statements<'a, T>(
    rows: &'a [T],
    places: &Places,
    unit: &str,
    of: impl Fn(&'a T) -> Statement + Copy,
) -> DatasetBuilder<'a, T> {
    DatasetBuilder::new(rows)
        .keys(key(), move |row| of(row).identity)
        .codes(place(), places.codes(), move |row| Some(of(row).place))
        .dates(as_of(), move |row| Some(of(row).as_of))
        .numbers(value(unit), move |row| Some(of(row).value))
}
