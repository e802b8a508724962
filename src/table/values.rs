//! Table of the mapped values: one row per place of the thematic layer, known or not.

use std::sync::Arc;

use super::{
    Cell, Column, Row, Table, TableQuery,
    builder::{TableBuilder, once, sources_of},
    condition::date,
    own_source::own_sources,
    value_codes as codes,
};
use crate::{
    caption::{self, steps, values as words},
    i18n::messages,
    model::{AsOf, Bilingual, Cluster, Language, Province, SourceId},
    query::{ClassifiedValues, CountedClusters, MapContent, NoValue, ProvinceValue, StepContent, as_drawn},
    view::{Layer, Normalisation, Variable, View},
};

/// Layer of values that rows belong to: of the view, or of one of its time steps.
struct Map<'q> {
    /// Time step, if the view has small multiples.
    step: Option<&'q StepContent<'q>>,
    /// Date of the map: of the step, or that of the view, if any.
    date: Option<AsOf>,
    classified: Arc<ClassifiedValues>,
    /// Clusters that the values count, if they count some.
    counted: Vec<&'q Cluster>,
    /// Published lists of these clusters, which support a count of zero as well.
    lists: Vec<SourceId>,
}

/// Place on a map.
struct ValueRow<'q> {
    map: &'q Map<'q>,
    /// The second variable as a map of its own.
    second: Option<&'q ClassifiedValues>,
    province: &'q Province,
}

impl ValueRow<'_> {
    fn value(&self) -> Option<&ProvinceValue> {
        self.map.classified.values.get(&self.province.id)
    }

    fn of_value(&self, cell: impl FnOnce(&ProvinceValue) -> Cell) -> Cell {
        self.value().map_or(Cell::Missing, cell)
    }

    /// The value, or that which has no quotient, with its divisor.
    fn of_read(&self, cell: impl FnOnce(&ProvinceValue) -> Cell) -> Cell {
        let undivided = || self.map.classified.values.undivided.get(&self.province.id);
        self.value().or_else(undivided).map_or(Cell::Missing, cell)
    }

    /// Sources of the value and of its denominator, of a count those of the counted clusters and of their lists.
    fn sources(&self) -> Vec<SourceId> {
        let undivided = self.map.classified.values.undivided.get(&self.province.id);
        let value = self
            .value()
            .or(undivided)
            .into_iter()
            .flat_map(|value| value.sources.iter().chain(value.per.iter().flat_map(|per| &per.sources)));
        let counts = |classified: &ClassifiedValues| {
            classified.layer.variable == Variable::Clusters && classified.values.get(&self.province.id).is_some()
        };
        let is_counted = counts(&self.map.classified) || self.second.is_some_and(counts);
        let lists = self.map.lists.iter().filter(|_| is_counted);
        let counted =
            self.map.counted.iter().filter(|cluster| is_counted && cluster.provinces.contains(&self.province.id));
        once(value.chain(lists).chain(counted.flat_map(|cluster| &cluster.sources)))
    }
}

/// One row per layer and provincial unit, known, unknown and not asked alike; with small multiples a block of rows per time
/// step. Numbers are those of the map, of a hidden layer those that it has when it is drawn. Without layers of values, no
/// rows.
pub(super) fn values(query: &TableQuery<'_>) -> Table {
    let (catalogue, view) = (query.catalogue, as_drawn(&query.view));
    let content = MapContent::of(query.facts, &view);
    let maps = maps(query, &view, &content);
    let seconds: Vec<Option<ClassifiedValues>> = maps.iter().map(|map| map.classified.second()).collect();
    let mut builder: TableBuilder<'_, ValueRow<'_>> = TableBuilder::new();
    if layers_of(&maps).len() > 1 {
        let layer =
            Column::new("layer", "Layer", "图层").note("Identifier of the layer in the view.", "视图中图层的标识。");
        builder.column(layer, |row| Cell::text(row.map.classified.id.as_str()));
    }
    place(&mut builder);
    value(&mut builder);
    qualifiers(&mut builder);
    second(&mut builder);
    builder.cited(catalogue, query.language, ValueRow::sources);

    let rows = maps.iter().zip(&seconds).flat_map(|(map, second)| {
        catalogue.provinces.iter().map(move |province| ValueRow { map, second: second.as_ref(), province })
    });
    let rows: Vec<ValueRow<'_>> = rows.collect();
    let id = |row: &ValueRow<'_>| {
        let step = row.map.step.map(|step| format!("{}/", step.step.date)).unwrap_or_default();
        // The first layer of values bears this name; further ones are told apart by theirs.
        let layer = row.map.classified.id.as_str();
        let layer = if layer == "values" { String::new() } else { format!("{layer}/") };
        format!("{step}{layer}{}", row.province.id)
    };
    let own = layers_of(&maps).into_iter().filter_map(|classified| classified.layer.variable.own());
    let own = own_sources(query.datasets, own.map(|own| &own.dataset));
    let made = rows.iter().map(|row| Row { at: Some(row.province.label_at), ..builder.row(&id(row), row) }).collect();
    Table {
        name: "values".into(),
        title: title(&maps, !content.steps.is_empty()),
        language: query.language,
        points: Some("Points are where the map writes the province's name, not centroids or seats of government."),
        rows: made,
        sources: own.chain(sources_of(catalogue, rows.iter().flat_map(ValueRow::sources))).collect(),
        columns: builder.into_columns().into_iter().map(explained).collect(),
    }
}

/// A column whose empty cells are those of places without a value, unless it says otherwise: such a place is unknown, not
/// asked about or not covered.
fn explained(column: Column) -> Column {
    column.or_empty("no value here: see status and why", "此处无数值：见“状态”与“无数值的原因”")
}

/// Maps of a view with values, the topmost layer first.
fn maps<'q>(query: &TableQuery<'q>, view: &View, content: &'q MapContent<'q>) -> Vec<Map<'q>> {
    let maps = |step: Option<&'q StepContent<'q>>, view: &View, content: &MapContent<'_>| -> Vec<Map<'q>> {
        let date = step.map(|step| step.step.date).or_else(|| date(view));
        let counted = CountedClusters::of(query.facts, view);
        let map = |layer: &Layer| {
            let drawn = content.values.iter().find(|drawn| drawn.id == layer.id).cloned();
            // Steps change what is drawn only.
            let hidden =
                || ClassifiedValues::of(query.facts, &counted, view, layer).filter(|_| step.is_none()).map(Arc::new);
            let lists = caption::lists_behind(query.catalogue, &alone(view, layer));
            Some(Map { step, date, classified: drawn.or_else(hidden)?, counted: counted.located.clone(), lists })
        };
        view.layers.iter().rev().filter_map(map).collect()
    };
    if view.page.multiples {
        content.steps.iter().flat_map(|step| maps(Some(step), &step.view, &step.content)).collect()
    } else {
        maps(None, view, content)
    }
}

/// The view with one layer of values, drawn.
fn alone(view: &View, layer: &Layer) -> View {
    let mut view = view.clone();
    view.layers.retain(|other| other.id == layer.id || other.values().is_none());
    view.show_layer(layer.id.as_str(), true);
    view
}

/// Layers of values of a view, each once.
fn layers_of<'m>(maps: &'m [Map<'_>]) -> Vec<&'m ClassifiedValues> {
    let mut layers: Vec<&ClassifiedValues> = Vec::new();
    for map in maps {
        if layers.iter().all(|layer| layer.id != map.classified.id) {
            layers.push(&map.classified);
        }
    }
    layers
}

/// Name of what is mapped.
fn title(maps: &[Map<'_>], is_stepped: bool) -> Bilingual {
    let layers = layers_of(maps);
    let name = |language| {
        let texts = messages(language);
        let name = |classified: &&ClassifiedValues| {
            if is_stepped { steps::variable(classified, texts) } else { words::named(*classified, texts) }
        };
        if layers.is_empty() {
            texts.table.no_values.clone()
        } else {
            layers.iter().map(name).collect::<Vec<_>>().join(&texts.caption.semicolon)
        }
    };
    Bilingual { en: name(Language::En), zh: name(Language::Zh) }
}

fn place(builder: &mut TableBuilder<'_, ValueRow<'_>>) {
    let date = Column::new("map_date", "Date of the map", "地图日期").note(
        "Of small multiples that of each; else the latest date that the view admits, empty without one.",
        "多图时为各图日期；否则为视图所设的截止日期，未设则为空。",
    );
    builder.column(date.empty("no date set", "未设日期"), |row| row.map.date.map_or(Cell::Missing, Cell::Date));
    builder
        .column(Column::new("variable", "Variable", "变量"), |row| Cell::text(codes::variable(&row.map.classified)));
    let name =
        |row: &ValueRow<'_>, language| Cell::text(words::variable(row.map.classified.as_ref(), messages(language)));
    builder.column(Column::new("variable_zh", "Variable: Chinese name", "变量名称"), move |row| {
        name(row, Language::Zh)
    });
    builder.column(Column::new("variable_en", "Variable: English name", "变量名称（英文）"), move |row| {
        name(row, Language::En)
    });
    let place =
        Column::new("place", "Place", "地区").note("ISO 3166-2 code without CN-.", "ISO 3166-2 代码，不含 CN-。");
    builder.column(place, |row| Cell::text(row.province.id.as_str()));
    let name = |row: &ValueRow<'_>, language| Cell::text(row.province.name.full(language));
    builder.column(Column::new("place_zh", "Place: Chinese name", "地区名称"), move |row| name(row, Language::Zh));
    builder.column(Column::new("place_en", "Place: English name", "地区名称（英文）"), move |row| {
        name(row, Language::En)
    });
}

fn value(builder: &mut TableBuilder<'_, ValueRow<'_>>) {
    let status = Column::new("status", "Status", "状态").note(
        "known: has data; unknown: no data; not_asked: left out by the filters; not_covered: the variable does not apply.",
        "known 有数据；unknown 无数据；not_asked 不符合筛选条件；not_covered 变量不适用。",
    );
    builder.coded(status, |row| Cell::text(codes::status(&row.map.classified, row.province)));
    let why = Column::new("why", "Reason for no value", "无数值的原因").note(
        "nothing: no source was found; weak_only: only weak sources; not_yet: dated later than the map; not_announced: not announced by then; no_denominator: no figure to divide by; no_total: a province has no data, and no national total was found; base_not_positive: growth from zero or below; incomplete: not all were known, so that none found is not zero; not_given: no row has a number; out_of_range: a sum that no computer can hold; no_rows: no rows of the person's file; place: outside the places asked about.",
        "nothing 未查到来源；weak_only 来源待核实；not_yet 数据时点晚于地图；not_announced 当时尚未公布；no_denominator 缺少换算所需的数据；no_total 有省份无数据，且未查到全国数；base_not_positive 基期为零或负；incomplete 未全部掌握，未找到不等于零；not_given 各行均无数值；out_of_range 合计超出可存储范围；no_rows 自有文件中没有该省的行；place 不在所查地区。",
    );
    builder.coded(why.empty("there is a value, or none applies", "有数值或不适用"), |row| {
        Cell::optional(row.map.classified.values.without.get(&row.province.id).map(|why| codes::why(*why)))
    });
    let from = Column::new("known_from", "Data from", "起始日期").note(
        "Where the value is dated later, or was announced later: that date.",
        "数值的日期或公布日期晚于地图日期时，为该日期。",
    );
    builder.column(from.empty("not dated or announced later", "不晚于地图日期"), |row| {
        match row.map.classified.values.without.get(&row.province.id) {
            Some(NoValue::NotYet(date) | NoValue::NotAnnounced(Some(date))) => Cell::Date(*date),
            _ => Cell::Missing,
        }
    });
    let value = Column::new("value", "Value", "数值").note(
        "As mapped, in the unit of the next column; quotients, shares and growth in ten significant digits.",
        "地图所示，单位见旁列；比值、比重和增长率取十位有效数字。",
    );
    builder.column(value, |row| row.of_value(|value| mapped(row.map.classified.as_ref(), value.value)));
    builder.coded(Column::new("unit", "Unit", "单位"), |row| Cell::text(codes::unit(&row.map.classified)));
    class(builder, "", ["Class", "分级"], |row| Some(&row.map.classified));
}

/// A value of a layer, or a limit between its classes.
fn mapped(classified: &ClassifiedValues, value: f64) -> Cell {
    let is_divided = classified.layer.since().is_some() || classified.layer.per() != Normalisation::Nothing;
    if is_divided { Cell::quotient(value) } else { Cell::whole_or_number(value) }
}

/// Columns of the class of a variable: number and limits.
fn class(
    builder: &mut TableBuilder<'_, ValueRow<'_>>,
    stem: &str,
    [en, zh]: [&str; 2],
    of: impl for<'r> Fn(&'r ValueRow<'_>) -> Option<&'r ClassifiedValues> + Copy + 'static,
) {
    let note = ["From 1, the lowest, as in the legend.", "自 1（最低）起，同图例。"];
    let number_of = Column::new(format!("{stem}class"), en, zh).note(note[0], note[1]);
    builder.column(number_of, move |row| {
        let class = of(row).and_then(|classified| classified.class(&row.province.id));
        class.map_or(Cell::Missing, |class| Cell::count(class + 1))
    });
    let limit = move |row: &ValueRow<'_>, of_class: fn((f64, f64)) -> f64| {
        let bounds = of(row)
            .and_then(|classified| Some(classified.classes.as_ref()?.bounds(classified.class(&row.province.id)?)));
        bounds.zip(of(row)).map_or(Cell::Missing, |(bounds, classified)| mapped(classified, of_class(bounds)))
    };
    let in_unit = |column: Column| if stem.is_empty() { column } else { column.unit("clusters") };
    let from = Column::new(format!("{stem}class_from"), format!("{en}: from"), format!("{zh}下限"))
        .note("Excluded, but for the first class.", "不含此值；第一级含。");
    let from = in_unit(from);
    builder.column(from, move |row| limit(row, |(from, _)| from));
    let to = Column::new(format!("{stem}class_to"), format!("{en}: to"), format!("{zh}上限"));
    builder.column(in_unit(to).note("Included.", "含此值。"), move |row| limit(row, |(_, to)| to));
}

fn qualifiers(builder: &mut TableBuilder<'_, ValueRow<'_>>) {
    builder.coded(Column::new("bound", "Qualifier", "数值限定"), |row| {
        row.of_value(|value| Cell::text(<&'static str>::from(value.bound)))
    });
    let as_of = Column::new("as_of", "As of", "数据时点")
        .note("Target date for targets. Empty for clusters.", "目标数为目标时点；集群为空。");
    builder.column(as_of, |row| row.of_read(|value| value.as_of.map_or(Cell::Missing, Cell::Date)));
    builder.coded(Column::new("count", "Counting basis", "统计口径"), |row| {
        row.of_value(|value| Cell::optional(value.count.map(<&'static str>::from)))
    });
    builder.coded(Column::new("basis", "Basis", "依据"), |row| {
        row.of_value(|value| Cell::text(<&'static str>::from(value.basis)))
    });
    let scope = Column::new("cities", "Separately planned cities", "计划单列市").note(
        "included, included_inferred, apart, unclear or not_applicable.",
        "included 含、included_inferred 推断含、apart 不含、unclear 未说明、not_applicable 不适用。",
    );
    builder.coded(scope, |row| row.of_value(|value| Cell::text(<&'static str>::from(value.scope))));
    let read = Column::new("read_value", "Value before division", "除前数值")
        .note("As in the source; empty where nothing is divided.", "来源所载；未作除法则为空。");
    builder.column(read, |row| {
        row.of_read(|value| value.per.as_ref().map_or(Cell::Missing, |_| Cell::whole_or_number(value.read)))
    });
    builder.coded(Column::new("read_unit", "Unit before division", "除前单位"), |row| {
        row.of_read(|value| Cell::optional(value.per.as_ref().map(|_| codes::own_unit(&row.map.classified))))
    });
    let per = Column::new("per", "Divided by", "除以").note(
        "population: million people; gdp: 100 billion yuan of gross domestic product; nation: all provinces, or the published national total; all_industries: all industries of the province; earlier_year: the value of the year that growth begins with.",
        "population 百万人；gdp 千亿元 GDP；nation 各省合计或所公布的全国数；all_industries 本省各行业合计；earlier_year 增长率基期的数值。",
    );
    builder.coded(per.empty("not divided", "未作除法"), |row| match row.map.classified.layer.per() {
        Normalisation::Nothing if row.map.classified.layer.since().is_some() => Cell::text("earlier_year"),
        Normalisation::Nothing => Cell::Missing,
        per => Cell::text(<&'static str>::from(per)),
    });
    let divisor = Column::new("per_value", "Divisor", "除数")
        .note("In ten significant digits: it may be a sum.", "取十位有效数字，可能为合计数。");
    builder.column(divisor, |row| {
        row.of_read(|value| value.per.as_ref().map_or(Cell::Missing, |per| Cell::quotient(per.value)))
    });
    builder.column(Column::new("per_as_of", "Divisor as of", "除数时点"), |row| {
        row.of_read(|value| value.per.as_ref().map_or(Cell::Missing, |per| Cell::Date(per.as_of)))
    });
    let rivals = Column::new("rivals", "Other figures", "其他说法")
        .note("For the same date and scope, with a different number.", "同期同口径而数字不同者的数量。")
        .unit("statements");
    builder.column(rivals, |row| row.of_value(|value| Cell::count(usize::from(value.rivals))));
    let weak = Column::new("weak", "Weakly sourced", "来源待核实")
        .note("yes if weakly sourced, else empty.", "来源待核实为 yes，否则为空。")
        .empty("not weakly sourced, or no value", "来源无需核实，或无数值");
    builder.column(weak, |row| row.of_value(|value| if value.weak { Cell::text("yes") } else { Cell::Missing }));
    builder.column(Column::new("note_zh", "Note (Chinese)", "备注"), |row| {
        row.of_value(|value| Cell::text(&value.note.zh))
    });
    builder.column(Column::new("note_en", "Note", "备注（英文）"), |row| {
        row.of_value(|value| Cell::text(&value.note.en))
    });
}

/// Columns of the second variable of a bivariate map, empty on other maps.
fn second(builder: &mut TableBuilder<'_, ValueRow<'_>>) {
    let column = Column::new("second_variable", "Second variable", "第二变量")
        .note("Of a bivariate map: number of clusters.", "双变量地图的第二变量：集群数，单位为个。");
    builder.column(column, |row| Cell::optional(row.second.map(codes::variable)));
    builder.coded(Column::new("second_status", "Second variable: status", "第二变量状态"), |row| {
        Cell::optional(row.second.map(|second| codes::status(second, row.province)))
    });
    let value = Column::new("second_value", "Second variable: value", "第二变量数值").unit("clusters");
    builder.column(value, |row| {
        let value = row.second.and_then(|second| second.values.get(&row.province.id));
        value.map_or(Cell::Missing, |value| Cell::whole_or_number(value.value))
    });
    builder.coded(Column::new("second_bound", "Second variable: qualifier", "第二变量数值限定"), |row| {
        let value = row.second.and_then(|second| second.values.get(&row.province.id));
        Cell::optional(value.map(|value| <&'static str>::from(value.bound)))
    });
    class(builder, "second_", ["Second variable: class", "第二变量分级"], |row| row.second);
}
