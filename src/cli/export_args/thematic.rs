//! Flags of the thematic layer.

use strum::{EnumIter, IntoStaticStr};

use super::{
    error::{ExportArgsError as Error, parse_enum},
    flags::ExportArgs,
    own_value, series,
};
use crate::{
    cli::value_parsers::listed,
    model::{AsOf, Batches, DateError, IndicatorKind, Tier},
    query::{Coverage, EventKind, Facts, TimeEvent, coverage, dated, has_stops, time_steps, timeline},
    view::{ClassificationMethod, MOST_LIMITS_OF_PAIR, Symbology, ThematicLayer, Variable, View},
};

/// Values of `--layer`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
enum Layer {
    /// No thematic layer.
    None,
    /// Number of displayed clusters by province.
    Clusters,
    /// Little giants of a batch, see `--batch`.
    LittleGiants,
    /// Latest known number of firms at a tier, see `--rung`.
    Ladder,
    /// Target of a programme for a tier, see `--rung`.
    Target,
    /// Population.
    Population,
    /// Gross domestic product.
    Gdp,
    /// Industrial value added.
    IndustrialValueAdded,
}

/// Variables and announcements of all dates, computed once for many pictures.
pub(in crate::cli) struct Known {
    variables: Vec<Coverage>,
    events: Vec<TimeEvent>,
}

impl Known {
    pub(in crate::cli) fn of(facts: &Facts) -> Self {
        Self { variables: coverage(facts, None), events: timeline(facts) }
    }
}

/// Applies the flags to the view; settings of an existing layer that are not named are kept.
///
/// # Errors
/// The flag that is invalid or without effect.
pub(in crate::cli) fn apply(args: &ExportArgs, facts: &Facts, known: &Known, view: &mut View) -> Result<(), Error> {
    let detail = details(args).into_iter().find_map(|(flag, is_given)| is_given.then_some(flag));
    let named = args.layer.as_deref().and_then(|name| named_variable(facts, view, "layer", name)).transpose()?;
    if let Some(variable) = named {
        let is_own = variable.own().is_some();
        let unheeded = |(flag, is_given): &(&str, bool)| {
            *is_given && (matches!(*flag, "batch" | "rung") || (is_own && *flag == "weak"))
        };
        if let Some((flag, _)) = details(args).into_iter().find(unheeded) {
            let values = if is_own { "values of a file of your own" } else { "a yearly indicator" };
            return Err(Error::idle(flag, values, "another --layer"));
        }
        let base = view.thematic().cloned().unwrap_or_default();
        view.set_thematic(Some(refined(ThematicLayer { variable, ..base }, args, facts)?));
        return at_dates(args, facts, known, view);
    }
    match (args.layer.as_deref().map(|name| parse_enum::<Layer>("layer", name)).transpose()?, detail) {
        (Some(Layer::None), Some(flag)) => return Err(Error::idle(flag, "--layer none", "another --layer")),
        (Some(Layer::None), None) => view.remove_drawn_values(),
        (Some(layer), _) => {
            let variable = checked(variable(layer, args)?, &known.variables)?;
            let base = view.thematic().cloned().unwrap_or_default();
            view.set_thematic(Some(refined(ThematicLayer { variable, ..base }, args, facts)?));
        }
        // Classes and colours are those of a grid where there are no other values.
        (None, Some(flag)) if args.grid.is_some() && view.thematic().is_none() && own_value::is_of_grid(flag) => {}
        (None, Some(flag)) => {
            let Some(base) = view.thematic().cloned() else {
                return Err(Error::idle(flag, "a map without values", "--layer"));
            };
            let variable = match &base.variable {
                _ if args.batch.is_none() && args.rung.is_none() => base.variable.clone(),
                Variable::LittleGiants(_) => checked(variable(Layer::LittleGiants, args)?, &known.variables)?,
                Variable::Ladder(_) => checked(variable(Layer::Ladder, args)?, &known.variables)?,
                Variable::Target(_) => checked(variable(Layer::Target, args)?, &known.variables)?,
                Variable::Clusters => variable(Layer::Clusters, args)?,
                Variable::Indicator(_) | Variable::Series(_) | Variable::Own(_) => variable(Layer::Gdp, args)?,
            };
            view.set_thematic(Some(refined(ThematicLayer { variable, ..base }, args, facts)?));
        }
        (None, None) => {}
    }
    at_dates(args, facts, known, view)
}

/// Variable of a person's own file or of a yearly series; `None` for the name of another layer.
fn named_variable(facts: &Facts, view: &View, flag: &'static str, name: &str) -> Option<Result<Variable, Error>> {
    if let Some(own) = own_value::variable(facts, view, flag, name) {
        return Some(own);
    }
    if parse_enum::<Layer>(flag, name).is_ok() { None } else { series::variable(facts, flag, name) }
}

/// Adds circles of further values above the areas of the view, or beside its circles.
fn circles(name: &str, facts: &Facts, known: &Known, view: &mut View) -> Result<(), Error> {
    if view.thematic().is_none() {
        return Err(Error::idle("circles", "a map without other values", "--layer"));
    }
    let variable = match named_variable(facts, view, "circles", name).transpose()? {
        Some(variable) => variable,
        None => match parse_enum::<Layer>("circles", name)? {
            Layer::None => return Ok(()),
            layer => checked(variable(layer, &ExportArgs::default())?, &known.variables)?,
        },
    };
    let named = variable.clone();
    let mut values = ThematicLayer { form: Symbology::GraduatedSymbols, ..ThematicLayer::of(variable) };
    if let Some(date) = view.as_of {
        // The circles are those of the latest batch or year by the date, unless the year is named.
        let alone = View { layers: vec![crate::view::Layer::of_values("values", values.clone())], ..View::default() };
        let latest = dated(facts, &alone, date).thematic().map(|values| values.variable.clone());
        match &named {
            Variable::Series(series) if name.contains('@') => {
                let year = AsOf::of_year(series.year).filter(|year| !year.is_by(&date));
                if let Some(year) = year {
                    return Err(Error::flag(
                        "until",
                        format!("use {year} or later, the year of the circles (found {date})"),
                    ));
                }
            }
            _ => values.variable = latest.unwrap_or(named),
        }
    }
    view.add_values(values);
    Ok(())
}

/// Applies the flags of date and small multiples.
fn at_dates(args: &ExportArgs, facts: &Facts, known: &Known, view: &mut View) -> Result<(), Error> {
    if let Some(date) = &args.until {
        until(date, args, facts, &known.events, view)?;
    }
    if let Some(name) = &args.circles {
        circles(name, facts, known, view)?;
    }
    own_value::grid(args, facts, view)?;
    if args.multiples {
        view.page.multiples = true;
        if !has_stops(view) {
            let needs =
                "features alone, or values dated one by one: a yearly indicator or little giants, not bivariate";
            return Err(Error::idle("multiples", "this map", needs));
        }
    }
    Ok(())
}

/// Flags that refine a layer, each with `true` if it was given.
fn details(args: &ExportArgs) -> [(&'static str, bool); 12] {
    [
        ("batch", args.batch.is_some()),
        ("rung", args.rung.is_some()),
        ("per", args.per.as_deref().is_some_and(|per| per != "nothing")),
        ("share", args.share.is_some()),
        ("growth", args.growth.is_some()),
        ("form", args.form.is_some()),
        ("classing", args.classing.is_some()),
        ("classes", args.classes.is_some()),
        ("limits", !args.limits.is_empty()),
        ("colors", args.colors.is_some()),
        ("reverse-colors", args.reverse_colors),
        ("weak", args.weak),
    ]
}

/// Restricts the view to a date, and maps the latest batch or year by that date.
fn until(date: &str, args: &ExportArgs, facts: &Facts, events: &[TimeEvent], view: &mut View) -> Result<(), Error> {
    let wanted = parsed_date(date)?;
    let steps = time_steps(facts, view).into_iter().map(|step| step.date);
    let first = events.iter().map(|event| event.date).chain(steps).min_by(AsOf::by_end);
    if let Some(first) = first.filter(|first| !first.is_by(&wanted)) {
        let why = format!("use {first} or later, when something had been announced (found {date:?})");
        return Err(Error::flag("until", why));
    }
    let asked = view.thematic().cloned();
    *view = dated(facts, view, wanted);
    let Some(asked) = asked.filter(|_| is_pinned(args)) else {
        return view.thematic().map_or(Ok(()), |layer| series::over(facts, layer, wanted));
    };
    // A batch or a year given explicitly is kept if it was over by that date.
    let own = match &asked.variable {
        Variable::LittleGiants(batches) => {
            let kind = EventKind::LittleGiants(*batches);
            events.iter().find(|event| event.kind == kind).map(|event| (event.date, "when the batch was announced"))
        }
        Variable::Series(series) => AsOf::of_year(series.year).map(|year| (year, "the year of the values")),
        _ => None,
    };
    if let Some((own, why)) = own.filter(|(own, _)| !own.is_by(&wanted)) {
        return Err(Error::flag("until", format!("use {own} or later, {why} (found {date:?})")));
    }
    view.set_thematic(Some(asked));
    Ok(())
}

/// `true` if the flags name a batch, or the year of a series; small multiples show all years.
fn is_pinned(args: &ExportArgs) -> bool {
    let names_year = args.layer.as_deref().is_some_and(|name| name.contains('@'));
    args.batch.is_some() || (names_year && !args.multiples)
}

/// Date of `--until`.
///
/// # Errors
/// The flag, if the text is no date.
pub(in crate::cli) fn parsed_date(date: &str) -> Result<AsOf, Error> {
    AsOf::parse(date).map_err(|error| match error {
        DateError::Form(found) => Error::flag("until", format!("use YYYY, YYYY-MM or YYYY-MM-DD (found {found:?})")),
        other => Error::flag("until", other.to_string()),
    })
}

/// A variable with data for some province; any other would give an empty map.
fn checked(variable: Variable, known: &[Coverage]) -> Result<Variable, Error> {
    if known.iter().any(|coverage| coverage.variable == variable) {
        return Ok(variable);
    }
    let names = |name: &dyn Fn(Variable) -> Option<String>| {
        listed(known.iter().filter_map(|coverage| name(coverage.variable.clone())))
    };
    let rung = |rung: Tier| <&str>::from(rung).replace('_', "-");
    Err(match variable {
        Variable::LittleGiants(found) => {
            let known = names(&|v| if let Variable::LittleGiants(b) = v { Some(b.to_string()) } else { None });
            Error::flag("batch", format!("use {known} (found \"{found}\")"))
        }
        Variable::Target(found) => {
            let known = names(&|v| if let Variable::Target(r) = v { Some(rung(r)) } else { None });
            Error::flag("rung", format!("no province has a target for \"{}\"; use {known}", rung(found)))
        }
        Variable::Ladder(found) => {
            let known = names(&|v| if let Variable::Ladder(r) = v { Some(rung(r)) } else { None });
            Error::flag("rung", format!("no data for \"{}\"; use {known}", rung(found)))
        }
        Variable::Clusters | Variable::Indicator(_) | Variable::Series(_) | Variable::Own(_) => {
            Error::flag("layer", "no data for this layer")
        }
    })
}

fn variable(layer: Layer, args: &ExportArgs) -> Result<Variable, Error> {
    let on = || format!("--layer {}", <&str>::from(layer));
    if args.batch.is_some() && layer != Layer::LittleGiants {
        return Err(Error::idle("batch", on(), "--layer little-giants"));
    }
    if args.rung.is_some() && !matches!(layer, Layer::Ladder | Layer::Target) {
        return Err(Error::idle("rung", on(), "--layer ladder or target"));
    }
    let batches = || match &args.batch {
        None => Ok(Batches::FIRST_TWO),
        Some(text) => text.parse().map_err(|found| {
            Error::flag("batch", format!("use a batch of little giants such as 5 or 1-2 (found \"{found}\")"))
        }),
    };
    let rung = || args.rung.as_deref().map_or(Ok(Tier::SpecialisedSme), |name| parse_enum("rung", name));
    Ok(match layer {
        Layer::None | Layer::Clusters => Variable::Clusters,
        Layer::LittleGiants => Variable::LittleGiants(batches()?),
        Layer::Ladder => Variable::Ladder(rung()?),
        Layer::Target => Variable::Target(rung()?),
        Layer::Population => Variable::Indicator(IndicatorKind::Population),
        Layer::Gdp => Variable::Indicator(IndicatorKind::Gdp),
        Layer::IndustrialValueAdded => Variable::Indicator(IndicatorKind::IndustrialValueAdded),
    })
}

fn refined(mut layer: ThematicLayer, args: &ExportArgs, facts: &Facts) -> Result<ThematicLayer, Error> {
    series::divided(&mut layer, args, facts)?;
    if let Some(form) = &args.form {
        layer.form = parse_enum("form", form)?;
    }
    if layer.since().is_some() && !layer.form.fills_areas() {
        let needs = "--form choropleth or bivariate, as no area is negative";
        return Err(Error::idle("growth", "graduated circles", needs));
    }
    if let Some(method) = &args.classing {
        layer.method = parse_enum("classing", method)?;
    }
    if let Some(classes) = args.classes {
        layer.classes = classes;
    }
    if !args.limits.is_empty() {
        layer.method = ClassificationMethod::Manual;
        layer.breaks.clone_from(&args.limits);
    }
    if let Some(scheme) = args.colors {
        layer.colors.scheme = scheme;
    }
    layer.colors.reversed |= args.reverse_colors;
    classed(&layer, args)?;
    if args.weak && layer.variable == Variable::Clusters {
        return Err(Error::idle("weak", "clusters", "a layer that has weakly sourced values"));
    }
    layer.weak |= args.weak;
    let flag = if args.limits.is_empty() { "classes" } else { "limits" };
    layer.check().map_err(|problem| Error::flag(flag, problem.to_string()))?;
    Ok(layer)
}

/// Checks that class flags have an effect: circles have no classes, bivariate maps three per variable, and head/tail breaks
/// and manual breaks determine their own number.
fn classed(layer: &ThematicLayer, args: &ExportArgs) -> Result<(), Error> {
    let flags = [
        ("classing", args.classing.is_some()),
        ("classes", args.classes.is_some()),
        ("limits", !args.limits.is_empty()),
        ("reverse-colors", args.reverse_colors),
    ];
    if let Some((flag, _)) = flags.into_iter().find(|(_, is_given)| *is_given && !layer.form.fills_areas()) {
        return Err(Error::idle(flag, "circles, which are as large as their values", "--form choropleth or bivariate"));
    }
    let own = matches!(layer.method, ClassificationMethod::HeadTail | ClassificationMethod::Manual);
    if layer.form == Symbology::Bivariate {
        if args.classes.is_some() {
            return Err(Error::idle("classes", "a bivariate map, which has three by three", "--form choropleth"));
        }
        if args.limits.len() > MOST_LIMITS_OF_PAIR {
            let limits = format!("use up to {MOST_LIMITS_OF_PAIR} limits on a bivariate map, which has three classes");
            return Err(Error::flag("limits", format!("{limits} (found {})", args.limits.len())));
        }
        for (flag, is_given) in [("colors", args.colors.is_some()), ("reverse-colors", args.reverse_colors)] {
            if is_given {
                return Err(Error::idle(flag, "a bivariate map", "--form choropleth"));
            }
        }
    } else if args.classes.is_some() && own {
        let needs = "--classing quantile, equal-interval or natural-breaks";
        return Err(Error::idle("classes", "head-tail and manual limits, which make as many as they make", needs));
    }
    Ok(())
}
