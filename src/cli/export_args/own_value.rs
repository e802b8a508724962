//! `--layer own:DATASET`, `--layer own:DATASET.COLUMN:STATISTIC`, `--circles` alike: rows of a person's own file by province; the
//! same with `--grid` by the cells of a hexagon grid.

use strum::IntoEnumIterator as _;

use super::{
    error::{ExportArgsError as Error, parse_enum},
    flags::ExportArgs,
};
use crate::{
    cli::value_parsers::listed,
    dataset::{Dataset, Field, ListOfPlaces, RepeatedPlace, Role},
    model::Language,
    query::{Facts, answers, offers_sum, open_question, usual_statistic},
    view::{CELL_KM2, ClassificationMethod, GridLayer, OwnData, OwnValue, Statistic, Variable, View},
};

/// What the names of own values begin with.
const PREFIX: &str = "own:";
/// Most places that a refusal names.
const MOST_PLACES: usize = 6;

/// Variable of a person's own file by the identifier of its dataset, a heading and a statistic; `None` for other names.
///
/// Headings may have points and colons: the longest one that the file has is meant. Without a statistic it is the usual one of
/// the column.
///
/// # Errors
/// The part that is unknown, with what there is.
pub(super) fn variable(facts: &Facts, view: &View, flag: &'static str, name: &str) -> Option<Result<Variable, Error>> {
    let rest = name.trim().strip_prefix(PREFIX)?;
    Some(parsed(facts, view, flag, rest).map(Variable::Own))
}

/// `true` for a flag that refines a grid as it does values by province.
pub(super) fn is_of_grid(flag: &str) -> bool {
    matches!(flag, "classing" | "classes" | "limits" | "colors" | "reverse-colors")
}

/// Adds the grid of `--grid`, of the rows that the layer of its file is about; classes and colours are those of the flags unless
/// the map has other values.
///
/// # Errors
/// The flag that names nothing, or that the grid cannot heed.
pub(super) fn grid(args: &ExportArgs, facts: &Facts, view: &mut View) -> Result<(), Error> {
    let Some(name) = &args.grid else { return Ok(()) };
    let Some(Variable::Own(own)) = variable(facts, view, "grid", name).transpose()? else {
        let why = format!("use values of a file of your own, such as own:suppliers (found {name:?})");
        return Err(Error::flag("grid", why));
    };
    let mut grid = GridLayer { query: view.query_of_values(&own.dataset), ..GridLayer::of(own) };
    if let Some(area) = args.cell_km2 {
        if !CELL_KM2.contains(&area) {
            let range = format!("use {} to {} square kilometres", CELL_KM2.start(), CELL_KM2.end());
            return Err(Error::flag("cell-km2", format!("{range} (found {area})")));
        }
        grid.cell_km2 = area;
    }
    if view.thematic().is_none() {
        if let Some(method) = &args.classing {
            grid.method = parse_enum("classing", method)?;
        }
        grid.classes = args.classes.unwrap_or(grid.classes);
        if !args.limits.is_empty() {
            grid.method = ClassificationMethod::Manual;
            grid.breaks.clone_from(&args.limits);
        }
        grid.colors.scheme = args.colors.unwrap_or(grid.colors.scheme);
        grid.colors.reversed |= args.reverse_colors;
        let flag = if args.limits.is_empty() { "classes" } else { "limits" };
        grid.as_values().check().map_err(|problem| Error::flag(flag, problem.to_string()))?;
    }
    view.add_grid(grid);
    Ok(())
}

fn parsed(facts: &Facts, view: &View, flag: &'static str, name: &str) -> Result<OwnValue, Error> {
    let ends = |rest: &str| rest.is_empty() || rest.starts_with(['.', ':']);
    let of = |data: &&OwnData| name.strip_prefix(data.id.as_str()).is_some_and(ends);
    let data = view.data.iter().filter(of).max_by_key(|data| data.id.as_str().len());
    let found = data.and_then(|data| Some((data, facts.datasets().get(&data.id)?)));
    let Some((data, dataset)) = found else {
        let known = listed(view.data.iter().map(|data| format!("{PREFIX}{}", data.id)));
        let why = if view.data.is_empty() {
            "there is no file of your own to map".to_owned()
        } else {
            format!("use {known}")
        };
        return Err(Error::flag(flag, format!("{why} (found {:?})", format!("{PREFIX}{name}"))));
    };
    let rest = name.strip_prefix(data.id.as_str()).unwrap_or_default();
    match rest.strip_prefix('.') {
        Some(column) => of_column(view, (data, dataset), flag, column),
        None if rest.is_empty() || rest == ":count" => Ok(OwnValue::rows(data.id.clone())),
        None => {
            let why = format!("name a column, such as {PREFIX}{}.{}:mean", data.id, example(dataset));
            Err(Error::flag(flag, format!("{why} (found {:?})", format!("{PREFIX}{name}"))))
        }
    }
}

/// Value of a column, with its statistic after the last colon.
fn of_column(
    view: &View,
    (data, dataset): (&OwnData, &Dataset),
    flag: &'static str,
    text: &str,
) -> Result<OwnValue, Error> {
    let parts =
        || text.rsplit_once(':').and_then(|(column, statistic)| Some((field(dataset, column)?, Some(statistic))));
    let found = field(dataset, text).map(|field| (field, None)).or_else(parts);
    let Some((field, statistic)) = found else {
        let heading = text.rsplit_once(':').map_or(text, |(column, _)| column);
        let headings = listed(headings(dataset).map(|field| field.id.to_string()));
        return Err(Error::flag(flag, format!("{} has the columns {headings} (found {heading:?})", data.id)));
    };
    let is_number = field.role == Role::Value;
    let statistic = match statistic.map(str::trim).filter(|statistic| !statistic.is_empty()) {
        Some(statistic) => parse_enum::<Statistic>(flag, statistic)?,
        None if is_number && let Some(list) = open_question(view, dataset) => {
            return Err(several_rows(flag, data, field, list));
        }
        None => usual_statistic(view, dataset, field),
    };
    let own = OwnValue::of_column(data.id.clone(), field.id.clone(), statistic);
    let counts = || listed(Statistic::iter().filter(|other| other.is_count()).map(<&'static str>::from));
    if !is_number && !statistic.is_count() {
        let found = <&str>::from(statistic);
        return Err(Error::flag(flag, format!("{} has no numbers; use {} (found {found:?})", field.id, counts())));
    }
    if statistic == Statistic::Sum && !offers_sum(view, &own, field) {
        let why = "looks like a rate, or is marked as not to be added; use mean or median";
        return Err(Error::flag(flag, format!("{} {why} (found \"sum\")", field.id)));
    }
    Ok(own)
}

/// Refusal of a column whose places have several rows that nobody has explained.
fn several_rows(flag: &'static str, data: &OwnData, field: &Field, list: &ListOfPlaces) -> Error {
    let places = if list.repeated.is_empty() { &list.dated } else { &list.repeated };
    let named = |place: &RepeatedPlace| {
        let alike = if place.are_alike { " (identical)" } else { "" };
        format!("{} × {}{alike}", place.name.get(Language::En), place.rows)
    };
    let names: Vec<String> = places.iter().take(MOST_PLACES).map(named).collect();
    let more = if places.len() > MOST_PLACES { " …" } else { "" };
    let names = format!("{}{more}", names.join(", "));
    let answers = listed(answers(list).map(<&'static str>::from));
    let why = format!("{}: several rows are about one place: {names}", data.id);
    let ways = format!("say what they mean by --double-keys {answers}");
    let statistic = format!("or name a statistic, such as {PREFIX}{}.{}:sum", data.id, field.id);
    Error::flag(flag, format!("{why}; {ways}, {statistic}"))
}

/// Field by its heading, letter by letter, else by the only heading that differs in case and blanks alone.
fn field<'d>(dataset: &'d Dataset, heading: &str) -> Option<&'d Field> {
    let exact = dataset.fields().iter().find(|field| field.id.as_str() == heading);
    let folded = |text: &str| text.trim().to_lowercase();
    let mut alike = dataset.fields().iter().filter(|field| folded(field.id.as_str()) == folded(heading));
    exact.or_else(|| alike.next().filter(|_| alike.next().is_none()))
}

/// Fields of the file itself, without those that the import adds.
fn headings(dataset: &Dataset) -> impl Iterator<Item = &Field> {
    dataset.fields().iter().filter(|field| !field.id.as_str().starts_with('_'))
}

/// Heading of a column of numbers, for an example.
fn example(dataset: &Dataset) -> &str {
    let mut numbers = headings(dataset).filter(|field| field.role == Role::Value);
    numbers.next().map_or("column", |field| field.id.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dataset::{DatasetId, FieldId},
        export::{embedded_facts, own_data_of},
        import::{Progress, SourceFile, import},
        recipe::{ColumnChoice, ColumnRole, Recipe},
    };

    fn with_file() -> (Facts, View) {
        let (facts, _) = embedded_facts();
        let file = SourceFile::new(
            "供应商.csv",
            "省份,产值（亿元）,a.b:c,增长率,行业\n广东,1,2,3,机械\n湖北,4,5,6,化工\n".as_bytes(),
        );
        let number = |additive| ColumnChoice { role: ColumnRole::Number, additive, ..ColumnChoice::default() };
        let mut recipe = Recipe::default().with_role("行业", ColumnRole::Category);
        for (heading, additive) in [("产值（亿元）", Some(true)), ("a.b:c", None), ("增长率", None)] {
            recipe.columns.insert(heading.to_owned(), number(additive));
        }
        let import = import(&file, &recipe, facts.datasets().places(), &Progress::default()).unwrap();
        let mut view = View::default();
        let data = own_data_of(&import, std::path::Path::new("供应商.csv"), &facts, &view);
        view.data.push(data);
        (facts.with_own([import.dataset]), view)
    }

    #[test]
    fn rows_and_columns_are_named_by_their_headings_whatever_signs_these_have() {
        let (facts, view) = with_file();
        let named = |name: &str| match variable(&facts, &view, "layer", name).unwrap() {
            Ok(Variable::Own(own)) => own,
            other => panic!("{name}: {other:?}"),
        };
        let id = DatasetId::new("供应商");
        let of = |heading: &str, statistic| OwnValue::of_column(id.clone(), FieldId::new(heading), statistic);
        assert_eq!(named("own:供应商"), OwnValue::rows(id.clone()));
        assert_eq!(named("own:供应商:count"), OwnValue::rows(id.clone()));
        assert_eq!(named("own:供应商.产值（亿元）:max"), of("产值（亿元）", Statistic::Max));
        assert_eq!(
            named("own:供应商.产值（亿元）"),
            of("产值（亿元）", Statistic::Sum),
            "the usual one: it may be added"
        );
        assert_eq!(named("own:供应商.行业"), of("行业", Statistic::Distinct));
        assert_eq!(named("own:供应商.a.b:c"), of("a.b:c", Statistic::Mean));
        assert_eq!(named("own:供应商.A.B:C:median"), of("a.b:c", Statistic::Median));
        assert_eq!(named("own:供应商.行业:distinct"), of("行业", Statistic::Distinct));
        for own in [named("own:供应商"), named("own:供应商.a.b:c:first")] {
            assert_eq!(named(&own.code()), own, "the code of a table is a name of the command line");
        }
        assert!(variable(&facts, &view, "layer", "gdp").is_none());
    }

    #[test]
    fn a_column_of_places_with_several_rows_is_refused_until_their_meaning_is_said() {
        let (facts, _) = embedded_facts();
        let file = SourceFile::new("N60.csv", "省份,产值\n湖南,10\n湖南省,12\n江苏,20\n江苏,20\n".as_bytes());
        let made = import(&file, &Recipe::default(), facts.datasets().places(), &Progress::default()).unwrap();
        let mut view = View::default();
        view.data.push(own_data_of(&made, std::path::Path::new("N60.csv"), &facts, &view));
        let facts = facts.with_own([made.dataset]);
        let named = |view: &View, name: &str| variable(&facts, view, "layer", name).unwrap();
        assert_eq!(
            named(&view, "own:N60.产值").unwrap_err().to_string(),
            "--layer: N60: several rows are about one place: Hunan × 2, Jiangsu × 2 (identical); say what they mean by \
             --double-keys sum, mean, first or apart, or name a statistic, such as own:N60.产值:sum"
        );
        assert!(named(&view, "own:N60.产值:max").is_ok() && named(&view, "own:N60").is_ok());
        let mut answered = view.clone();
        answered.data[0].recipe.double_keys = Some(crate::recipe::DoubleKeys::Sum);
        let Variable::Own(own) = named(&answered, "own:N60.产值").unwrap() else { panic!("own values") };
        assert_eq!(own.statistic, Statistic::Sum);
    }

    #[test]
    fn what_is_not_there_is_refused_with_what_is() {
        let (facts, view) = with_file();
        let why = |view: &View, name: &str| variable(&facts, view, "layer", name).unwrap().unwrap_err().to_string();
        assert!(why(&View::default(), "own:a").contains("there is no file of your own to map"));
        for (name, told) in [
            ("own:suppliers", "own:供应商"),
            ("own:供应商.产量:sum", "产值（亿元）"),
            ("own:供应商.a.b:c:modus", "median"),
            ("own:供应商:mean", "own:供应商.产值（亿元）:mean"),
            ("own:供应商.行业:sum", "count"),
            ("own:供应商.增长率:sum", "rate"),
        ] {
            let found = why(&view, name);
            assert!(found.contains(told), "{name}: {found}");
        }
    }
}
