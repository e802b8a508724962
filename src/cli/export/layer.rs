//! The flags of values by province, as a layer of the view.

use strum::{EnumIter, EnumString, IntoStaticStr};

use super::{
    ExportCliError as Error,
    recipe::{Recipe, one},
};
use crate::{
    model::{AsOf, Batches, Catalogue, IndicatorKind, Rung},
    query::{Event, Moment, coverage, has_stops, timeline},
    view::{Method, Thematic, Variable, View},
};

/// What `--layer` names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
enum Layer {
    /// No values.
    None,
    /// How many of the clusters shown lie in a province.
    Clusters,
    /// Little giants of a batch: `--batch`.
    LittleGiants,
    /// The latest known count of a rung: `--rung`.
    Ladder,
    /// The goal of a programme for a rung: `--rung`.
    Target,
    /// Population.
    Population,
    /// Gross domestic product.
    Gdp,
    /// Industrial value added.
    IndustrialValueAdded,
}

/// Puts what the flags ask for into the view; a view that has a layer keeps what they do not name.
///
/// # Errors
/// What was expected and what was found.
pub(super) fn apply(recipe: &Recipe, catalogue: &Catalogue, view: &mut View) -> Result<(), Error> {
    let details = recipe.batch.is_some()
        || recipe.rung.is_some()
        || recipe.per.is_some()
        || recipe.form.is_some()
        || recipe.classing.is_some()
        || recipe.classes.is_some()
        || !recipe.limits.is_empty()
        || recipe.weak;
    match recipe.layer.as_deref().map(|name| one::<Layer>("layer", name)).transpose()? {
        Some(Layer::None) if details => {
            return Err(Error::Arguments("--layer none has no batch, rung or classes".to_owned()));
        }
        Some(Layer::None) => view.layers.thematic = None,
        Some(layer) => {
            let variable = known(variable(layer, recipe)?, catalogue)?;
            let base = view.layers.thematic.take().unwrap_or_default();
            view.layers.thematic = Some(refined(Thematic { variable, ..base }, recipe)?);
        }
        None if details => {
            let Some(base) = view.layers.thematic.take() else {
                let why =
                    "--batch, --rung, --per, --form, --classing, --classes, --limits and --weak belong to --layer";
                return Err(Error::Arguments(format!("{why}: expected it, found none")));
            };
            let variable = match base.variable {
                Variable::LittleGiants(_) => variable(Layer::LittleGiants, recipe)?,
                Variable::Ladder(_) => variable(Layer::Ladder, recipe)?,
                Variable::Target(_) => variable(Layer::Target, recipe)?,
                other => other,
            };
            let kept = recipe.batch.is_none() && recipe.rung.is_none();
            let variable = if kept { base.variable } else { known(variable, catalogue)? };
            view.layers.thematic = Some(refined(Thematic { variable, ..base }, recipe)?);
        }
        None => {}
    }
    if let Some(date) = &recipe.until {
        let moments = timeline(catalogue);
        let wanted = AsOf::parse(date).map_err(|error| Error::Arguments(format!("until: {error}")))?;
        let Some(moment) = moments.iter().rev().find(|moment| moment.date.is_by(&wanted)) else {
            let first = moments.first().map(|moment| moment.date.to_string()).unwrap_or_default();
            return Err(Error::Arguments(format!("until: expected {first} or later, found \"{date}\"")));
        };
        let asked = view.layers.thematic.clone();
        *view = moment.applied(catalogue, view);
        view.filter.until = Some(wanted);
        if recipe.batch.is_some() {
            // The batch that was asked for, if it had been announced by then.
            let is_it = |moment: &&Moment| {
                let batch = Some(&moment.event) == asked.as_ref().and_then(|layer| event(layer.variable)).as_ref();
                batch && !moment.date.is_by(&wanted)
            };
            if let Some(later) = moments.iter().find(is_it) {
                let text =
                    format!("until: expected {} or later, when the batch was announced, found \"{date}\"", later.date);
                return Err(Error::Arguments(text));
            }
            view.layers.thematic = asked;
        }
    }
    if recipe.multiples {
        view.page.multiples = true;
        if !has_stops(view) {
            let why =
                "--multiples: expected little giants (not bivariate) or clusters alone, which are announced one by one";
            return Err(Error::Arguments(why.to_owned()));
        }
    }
    Ok(())
}

/// What was announced, for little giants.
fn event(variable: Variable) -> Option<Event> {
    match variable {
        Variable::LittleGiants(batches) => Some(Event::LittleGiants(batches)),
        _ => None,
    }
}

/// A variable of which something is known somewhere: anything else would be an empty map.
fn known(variable: Variable, catalogue: &Catalogue) -> Result<Variable, Error> {
    let all = coverage(catalogue, None);
    if all.iter().any(|coverage| coverage.variable == variable) {
        return Ok(variable);
    }
    let names = |name: &dyn Fn(Variable) -> Option<String>| {
        all.iter().filter_map(|coverage| name(coverage.variable)).collect::<Vec<_>>().join(", ")
    };
    let rung = |rung: Rung| <&str>::from(rung).replace('_', "-");
    Err(Error::Arguments(match variable {
        Variable::LittleGiants(found) => {
            let known = names(&|v| if let Variable::LittleGiants(b) = v { Some(b.to_string()) } else { None });
            format!("batch: expected {known}, found \"{found}\"")
        }
        Variable::Target(found) => {
            let known = names(&|v| if let Variable::Target(r) = v { Some(rung(r)) } else { None });
            format!("rung: no province set a goal for \"{}\"; expected {known}", rung(found))
        }
        Variable::Ladder(found) => {
            let known = names(&|v| if let Variable::Ladder(r) = v { Some(rung(r)) } else { None });
            format!("rung: nothing is known of \"{}\"; expected {known}", rung(found))
        }
        Variable::Clusters | Variable::Indicator(_) => "layer: nothing is known of it".to_owned(),
    }))
}

fn variable(layer: Layer, recipe: &Recipe) -> Result<Variable, Error> {
    let misplaced = |flag: &str, for_layers: &str| {
        Err(Error::Arguments(format!(
            "--{flag} belongs to --layer {for_layers}, found --layer {}",
            <&str>::from(layer)
        )))
    };
    if recipe.batch.is_some() && layer != Layer::LittleGiants {
        return misplaced("batch", "little-giants");
    }
    if recipe.rung.is_some() && !matches!(layer, Layer::Ladder | Layer::Target) {
        return misplaced("rung", "ladder or target");
    }
    let batches = || match &recipe.batch {
        None => Ok(Batches::FIRST_TWO),
        Some(text) => text
            .parse()
            .map_err(|found| Error::Arguments(format!("batch: expected one like 5 or 1-2, found \"{found}\""))),
    };
    let rung = || match &recipe.rung {
        None => Ok(Rung::SpecialisedSme),
        Some(name) => one("rung", &name.replace('-', "_")),
    };
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

fn refined(mut layer: Thematic, recipe: &Recipe) -> Result<Thematic, Error> {
    if recipe.per.is_some() && !layer.variable.is_count() {
        return Err(Error::Arguments("--per belongs to counts: an indicator is not divided by another".to_owned()));
    }
    if let Some(per) = &recipe.per {
        layer.per = one("per", &per.replace('-', "_"))?;
    }
    if let Some(form) = &recipe.form {
        layer.form = one("form", &form.replace('-', "_"))?;
    }
    if let Some(method) = &recipe.classing {
        layer.method = one("classing", &method.replace('-', "_"))?;
    }
    if let Some(classes) = recipe.classes {
        layer.classes = classes;
    }
    if !recipe.limits.is_empty() {
        layer.method = Method::Own;
        layer.breaks.clone_from(&recipe.limits);
    }
    layer.weak |= recipe.weak;
    layer.check().map_err(|error| Error::Arguments(error.to_string()))?;
    Ok(layer)
}
