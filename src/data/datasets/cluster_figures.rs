//! Figures of single clusters, and announcements of clusters.

use super::{
    codes::{self, Lists},
    fields::{self, Evidence, as_of, bound, category, cited, unit},
};
use crate::{
    dataset::{Dataset, DatasetBuilder, DatasetError, DatasetId, Field, LocalText, PlaceLevel, Role, Shape, TimeRole},
    i18n::phrase,
    model::{
        Announced, Announcement, Bilingual, Bound, Catalogue, Cluster, Figure, FigureScope, Language, Measure,
        ProvinceId, SourceId, YearBasis,
    },
};

/// All figures of the clusters, the headlines first.
///
/// # Errors
/// [`DatasetError`].
pub(super) fn figures(catalogue: &Catalogue, lists: &Lists) -> Result<Dataset, DatasetError> {
    let rows: Vec<(&Cluster, &Figure)> = catalogue
        .clusters
        .iter()
        .flat_map(|cluster| cluster.figures.iter().map(move |figure| (cluster, figure)))
        .collect();
    let field = |id: &str, en: &str, zh: &str, role| Field::new(id, LocalText::both(en, zh), role);
    let builder = DatasetBuilder::new(&rows)
        .keys(fields::key(), |(cluster, figure)| {
            format!("{}/{}@{}", cluster.id, <&str>::from(figure.measure), figure.value.as_of)
        })
        .texts(field("cluster", "Cluster", "集群", Role::Reference(DatasetId::new("clusters"))), |(cluster, _)| {
            Some(cluster.id.as_str())
        })
        .texts(fields::name(Language::Zh), |(cluster, _)| Some(&cluster.name.full.zh))
        .texts(fields::name(Language::En), |(cluster, _)| Some(&cluster.name.full.en))
        .codes(
            field("lead_city", "Lead city", "首列城市", Role::Place(PlaceLevel::City)),
            lists.places.codes(),
            |(cluster, _)| Some(cluster.lead()?.city.as_str()),
        )
        .code_sets(
            field("provinces", "Provinces", "省份", Role::Place(PlaceLevel::Province)),
            lists.places.codes(),
            |(cluster, _)| cluster.provinces.iter().map(ProvinceId::as_str),
        )
        .codes(
            category("measure", "What is measured", "指标"),
            &codes::of_enum::<Measure>(|texts| &texts.measure),
            |(_, figure)| Some(<&'static str>::from(figure.measure)),
        )
        .dates(as_of(), |(_, figure)| Some(figure.value.as_of))
        .numbers(fields::value(""), |(_, figure)| Some(figure.value.value))
        .codes(unit(), &codes::units(), |(_, figure)| Some(figure.measure.unit()))
        .codes(bound(), &codes::bounds(), |(_, figure)| Some(<&'static str>::from(Bound::from(figure.qualifier))))
        .codes(
            category("scope", "Scope", "口径"),
            &codes::of_enum::<FigureScope>(|texts| &texts.scope),
            |(_, figure)| Some(<&'static str>::from(figure.scope)),
        )
        .codes(
            category("year_basis", "Basis of the year", "年份依据"),
            &codes::of_enum::<YearBasis>(|texts| &texts.table.word),
            |(_, figure)| Some(<&'static str>::from(figure.year_basis)),
        );
    let builder = cited(builder, &lists.sources, |(_, figure)| Evidence {
        weak: false,
        note: &figure.note,
        sources: &figure.value.sources,
    });
    builder.finish("cluster_figures", LocalText::both("Figures of clusters", "集群数据"), Vec::new(), Shape::Features)
}

/// Announcements with the number of clusters that each named, and of all named so far.
///
/// # Errors
/// [`DatasetError`].
pub(super) fn announcements(catalogue: &Catalogue, lists: &Lists) -> Result<Dataset, DatasetError> {
    const NO_NOTE: &Bilingual = &Bilingual { en: String::new(), zh: String::new() };
    let sources: Vec<Vec<SourceId>> = catalogue
        .announcements
        .iter()
        .map(|row| {
            let list = Some(&row.list).filter(|list| !row.total.sources.contains(list));
            row.total.sources.iter().chain(list).cloned().collect()
        })
        .collect();
    let rows: Vec<(&Announced, &[SourceId])> =
        catalogue.announcements.iter().zip(sources.iter().map(Vec::as_slice)).collect();
    let number = |id: &str, en: &str, zh: &str| Field::new(id, LocalText::both(en, zh), Role::Value).unit("clusters");
    let announced = Field::new("announced", LocalText::both("Announced", "公布日期"), Role::Time(TimeRole::Told));
    let builder = DatasetBuilder::new(&rows)
        .keys(fields::key(), |(row, _)| <&str>::from(row.id).to_owned())
        .texts(fields::name(Language::Zh), |(row, _)| Some(name(row.id, Language::Zh)))
        .texts(fields::name(Language::En), |(row, _)| Some(name(row.id, Language::En)))
        .dates(announced, |(row, _)| Some(row.total.as_of))
        .numbers(number("size", "Clusters named", "本次公布集群"), |(row, _)| Some(f64::from(row.size)))
        .numbers(number("total", "Clusters named so far", "累计集群"), |(row, _)| Some(f64::from(row.total.value)));
    let builder = cited(builder, &lists.sources, |(_, sources)| Evidence { weak: false, note: NO_NOTE, sources });
    let title = LocalText::both("Announcements of clusters", "集群名单公布情况");
    builder.finish("announcements", title, Vec::new(), Shape::Features)
}

/// Name of an announcement.
fn name(id: Announcement, language: Language) -> String {
    codes::both(|texts| phrase(&texts.announcement, id)).get(language).to_owned()
}
