//! Support programmes, and their figures.

use strum::IntoEnumIterator as _;

use super::{
    codes::{self, Lists},
    fields::{self, Qualifiers, Statement, category, qualified, statements},
};
use crate::{
    dataset::{
        Dataset, DatasetBuilder, DatasetError, DatasetId, Dimensions, Field, FieldId, LocalText, Measure, MeasureId,
        MeasureKind, Role, Shape, SumOver, TimeRole,
    },
    i18n::phrase,
    model::{
        AsOf, Catalogue, Language, Programme, ProgrammeFigure, ProgrammeFigureKind, ProgrammeKind, ProgrammeLevel,
        ProgrammeTitle, ProgrammeUnit, Tier,
    },
};

/// Place of a programme: its city, else its province, else the nation.
fn place(programme: &Programme) -> String {
    let province = || programme.province.as_ref().map_or_else(|| "CN".to_owned(), ToString::to_string);
    programme.city.as_ref().map_or_else(province, ToString::to_string)
}

/// Date of issue of a programme.
fn issued(programme: &Programme) -> Option<AsOf> {
    Some(programme.issued.as_ref()?.date)
}

/// Field of the date by which a figure was told.
fn told() -> Field {
    let note = LocalText::both(
        "For a target, the issue date; for a result or an amount, its own date if that is later.",
        "目标为政策项目的发布时间；实际数或金额若时间更晚，则为其本身的时间。",
    );
    Field::new("told", LocalText::both("Published", "公布时间"), Role::Time(TimeRole::Told)).note(note)
}

/// The programmes as features.
///
/// # Errors
/// [`DatasetError`].
pub(super) fn programmes(catalogue: &Catalogue, lists: &Lists) -> Result<Dataset, DatasetError> {
    let field = |id: &str, en: &str, zh: &str, role| Field::new(id, LocalText::both(en, zh), role);
    let time = |id: &str, en: &str, zh: &str, role| field(id, en, zh, Role::Time(role));
    let builder = DatasetBuilder::new(&catalogue.programmes)
        .keys(fields::key(), |row: &Programme| row.id.to_string())
        .texts(field("name_zh", "Name (Chinese)", "名称", Role::Name(Language::Zh)), |row| Some(&row.name.zh))
        .texts(field("name_en", "Name", "名称（英文）", Role::Name(Language::En)), |row| Some(&row.name.en))
        .texts(field("description_en", "Description", "说明（英文）", Role::Text), |row| {
            Some(&row.description.en)
        })
        .texts(field("description_zh", "Description (Chinese)", "说明", Role::Text), |row| Some(&row.description.zh))
        .texts(field("others_en", "Other figures", "其他数据（英文）", Role::Text), |row| Some(&row.others.en))
        .texts(field("others_zh", "Other figures (Chinese)", "其他数据", Role::Text), |row| Some(&row.others.zh))
        .texts(field("counts_en", "What is counted", "统计内容（英文）", Role::Text), |row| {
            row.figure.as_ref().map(|figure| &figure.counts.en)
        })
        .texts(field("counts_zh", "What is counted (Chinese)", "统计内容", Role::Text), |row| {
            row.figure.as_ref().map(|figure| &figure.counts.zh)
        })
        .codes(fields::place(), lists.places.codes(), |row| Some(place(row)))
        .codes(
            field("level", "Level of the issuer", "发布层级", Role::Category),
            &codes::of_enum::<ProgrammeLevel>(|texts| &texts.programme_level),
            |row| Some(<&'static str>::from(row.level)),
        )
        .codes(
            field("kind", "Purpose", "类型", Role::Category),
            &codes::of_enum::<ProgrammeKind>(|texts| &texts.programme_kind),
            |row| Some(<&'static str>::from(row.kind)),
        )
        .codes(
            field("title_kind", "Kind of name", "名称性质", Role::Category),
            &codes::of_enum::<ProgrammeTitle>(|texts| &texts.programme_title),
            |row| Some(<&'static str>::from(row.title)),
        )
        .dates(time("issued", "Issued", "发布时间", TimeRole::Told), |row| Some(row.issued.as_ref()?.date))
        .dates(time("from", "From", "起始", TimeRole::From), |row| row.period.from)
        .dates(time("to", "To", "截止", TimeRole::To), |row| row.period.to);
    // A programme of a whole province has no point.
    let builder = fields::drawn_at(builder, |row| Some(catalogue.city(row.city.as_ref()?)?.at));
    let builder = qualified(builder, &lists.sources, |row| Qualifiers {
        bound: None,
        basis: None,
        scope: None,
        weak: row.weak,
        note: &row.note,
        sources: &row.sources,
    });
    let title = LocalText::both("Programmes for SMEs", "中小企业政策项目");
    builder.finish("programmes", title, Vec::new(), Shape::Features)
}

/// Main figures of the programmes, goals and results alike, as observations.
///
/// # Errors
/// [`DatasetError`].
pub(super) fn figures(catalogue: &Catalogue, lists: &Lists) -> Result<Dataset, DatasetError> {
    let rows: Vec<(&Programme, &ProgrammeFigure)> =
        catalogue.programmes.iter().filter_map(|row| Some((row, row.figure.as_ref()?))).collect();
    let statement = |(programme, figure): &(&Programme, &ProgrammeFigure)| Statement {
        identity: programme.id.to_string(),
        place: place(programme),
        as_of: figure.value.as_of,
        value: figure.value.value,
    };
    let reference = Role::Reference(DatasetId::new("programmes"));
    let builder = statements(&rows, &lists.places, "", statement)
        .texts(Field::new("programme", LocalText::both("Programme", "政策项目"), reference), |(programme, _)| {
            Some(programme.id.as_str())
        })
        .dates(told(), |(programme, figure)| figure.told(issued(programme)))
        .dates(
            Field::new("issued", LocalText::both("Issued", "发布时间"), Role::Time(TimeRole::Told)),
            |(programme, _)| issued(programme),
        )
        .codes(
            category("kind", "Meaning of the figure", "数值含义"),
            &codes::of_enum::<ProgrammeFigureKind>(|texts| &texts.table.word),
            |(_, figure)| Some(<&'static str>::from(figure.kind)),
        )
        .codes(category("tier", "Tier", "梯度"), &codes::of_enum::<Tier>(|texts| &texts.tier), |(_, figure)| {
            figure.tier.map(<&'static str>::from)
        })
        .codes(
            category("unit", "Unit", "单位"),
            &codes::of_enum::<ProgrammeUnit>(|texts| &texts.table.word),
            |(_, figure)| Some(<&'static str>::from(figure.unit)),
        )
        .texts(
            Field::new("counts_en", LocalText::both("What is counted", "统计内容（英文）"), Role::Text),
            |(_, figure)| Some(&figure.counts.en),
        )
        .texts(
            Field::new("counts_zh", LocalText::both("What is counted (Chinese)", "统计内容"), Role::Text),
            |(_, figure)| Some(&figure.counts.zh),
        );
    let builder = qualified(builder, &lists.sources, |(programme, figure)| Qualifiers {
        bound: Some(figure.bound),
        basis: None,
        scope: None,
        weak: programme.weak,
        note: &programme.note,
        sources: &figure.value.sources,
    });
    let measure = |unit: ProgrammeUnit| Measure {
        id: MeasureId::new(<&str>::from(unit)),
        title: codes::both(|texts| phrase(&texts.table.word, unit)),
        unit: <&str>::from(unit).to_owned(),
        kind: MeasureKind::Goal,
        // Goals of programmes overlap, and are not results.
        sum: SumOver::default(),
        universe: lists.mainland(),
        title_of: LocalText::default(),
        vintage: None,
        breaks: Vec::new(),
        note: LocalText::default(),
    };
    let shape = Shape::Observations(Dimensions {
        told: Some(FieldId::new("told")),
        ..fields::dimensions(Some("unit"), &["kind", "tier"])
    });
    let title = LocalText::both("Figures of the programmes", "政策项目的数据");
    builder.finish("programme_figures", title, ProgrammeUnit::iter().map(measure).collect(), shape)
}
