//! National clusters as features.

use std::sync::Arc;

use strum::IntoEnumIterator as _;

use super::{
    codes::{self, Lists},
    fields,
};
use crate::{
    dataset::{
        Code, CodeList, Dataset, DatasetBuilder, DatasetError, Field, LocalText, PlaceLevel, QualifierRole, Role,
        Shape, TimeRole,
    },
    i18n::phrase,
    model::{Announcement, Catalogue, Cluster, Confidence, Language, ProvinceId, Region, Sector, SourceId},
};

/// The clusters, each at its lead city.
///
/// # Errors
/// [`DatasetError`].
pub(super) fn clusters(catalogue: &Catalogue, lists: &Lists) -> Result<Dataset, DatasetError> {
    let field = |id: &str, en: &str, zh: &str, role| Field::new(id, LocalText::both(en, zh), role);
    let note = |language| Role::Qualifier(QualifierRole::Note(language));
    let builder = DatasetBuilder::new(&catalogue.clusters)
        .keys(fields::key(), |row: &Cluster| row.id.to_string())
        .texts(field("name_zh", "Name (Chinese)", "名称", Role::Name(Language::Zh)), |row| Some(&row.name.full.zh))
        .texts(field("name_en", "Name", "名称（英文）", Role::Name(Language::En)), |row| Some(&row.name.full.en))
        .codes(field("sector", "Sector", "领域", Role::Category), &sectors(catalogue), |row| {
            Some(row.sector.as_str())
        })
        .codes(field("announcement", "Announcement", "公布批次", Role::Category), &announcements(catalogue), |row| {
            Some(<&'static str>::from(row.round.announcement()))
        })
        .dates(field("announced", "Announced", "公布日期", Role::Time(TimeRole::Told)), |row| {
            Some(catalogue.announced_on(row))
        })
        .dates(field("listed", "Latest list", "最近名单日期", Role::Time(TimeRole::Holds)), |row| {
            Some(row.listed)
        })
        .codes(
            field("lead_city", "Lead city", "首列城市", Role::Place(PlaceLevel::City)),
            lists.places.codes(),
            |row| Some(row.lead()?.city.as_str()),
        )
        .code_sets(
            field("member_cities", "Member cities", "成员城市", Role::Place(PlaceLevel::City)),
            lists.places.codes(),
            |row| row.members.iter().map(|member| member.city.as_str()),
        )
        .code_sets(
            field("provinces", "Provinces", "省份", Role::Place(PlaceLevel::Province)),
            lists.places.codes(),
            |row| row.provinces.iter().map(ProvinceId::as_str),
        )
        .codes(
            field("region", "Region", "地区", Role::Category),
            &codes::of_enum::<Region>(|texts| &texts.region),
            |row| catalogue.region_of(row).map(<&'static str>::from),
        );
    let weak = Role::Qualifier(QualifierRole::Weak);
    let builder = fields::drawn_at(builder, |row| Some(catalogue.city(&row.lead()?.city)?.at))
        .flags(field("unconfirmed", "Not confirmed by name", "未见于名单", weak), |row| {
            row.confidence == Confidence::Recalled
        })
        .texts(field("note_en", "Note", "说明（英文）", note(Language::En)), |row| Some(&row.note.en))
        .texts(field("note_zh", "Note (Chinese)", "说明", note(Language::Zh)), |row| Some(&row.note.zh))
        .code_sets(field("sources", "Sources", "来源", Role::Sources), &lists.sources, |row| {
            row.sources.iter().map(SourceId::as_str)
        });
    let title = LocalText::both("National advanced manufacturing clusters", "国家先进制造业集群");
    builder.finish("clusters", title, Vec::new(), Shape::Features)
}

fn sectors(catalogue: &Catalogue) -> Arc<CodeList> {
    let code = |sector: &Sector| {
        let [en, zh] = [Language::En, Language::Zh].map(|language| sector.name.full(language));
        Code::new(sector.id.as_str(), LocalText::both(en, zh))
    };
    Arc::new(CodeList::new(catalogue.sectors.iter().map(code)))
}

/// Announcements with their dates, and the number of clusters that each named.
fn announcements(catalogue: &Catalogue) -> Arc<CodeList> {
    let code = |id: Announcement| {
        let announced = catalogue.announced(id);
        Code {
            dated: announced.map(|announced| announced.total.as_of),
            size: announced.map(|announced| announced.size),
            ..Code::new(<&str>::from(id), codes::both(|texts| phrase(&texts.announcement, id)))
        }
    };
    Arc::new(CodeList::new(Announcement::iter().map(code)))
}
