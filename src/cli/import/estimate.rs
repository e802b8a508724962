//! `import --estimate`: what reading a list takes, before it is read.

use serde::Serialize;

use super::ImportArgs;
use crate::{
    cli::{error::CliError, streams},
    data::memory,
    dataset::Places,
    i18n::Messages,
    import::Estimate,
    recipe::Recipe,
};

/// Estimate as JSON; what is not known is `null`.
#[derive(Serialize)]
struct Told {
    /// Size of the list, bytes.
    bytes: Option<u64>,
    rows: Option<u64>,
    columns: Option<usize>,
    seconds: Option<f64>,
    memory_bytes: Option<u64>,
    free_memory_bytes: Option<u64>,
}

/// Prints the estimate. A list below 16 MB has none: it is read at once.
pub(super) fn print(
    arguments: &ImportArgs,
    recipe: &Recipe,
    places: &Places,
    texts: &Messages,
) -> Result<(), CliError> {
    let estimate = Estimate::of(&arguments.list, recipe, places).map_err(|error| CliError::Unread(Box::new(error)))?;
    let (cost, free) = (estimate.as_ref().map(|estimate| estimate.cost(recipe)), memory::available());
    let sizes = &texts.import_size;
    let printed = if arguments.json {
        let of = estimate.as_ref();
        let told = Told {
            bytes: of.map(|estimate| estimate.bytes),
            rows: of.and_then(|estimate| estimate.rows),
            columns: of.and_then(|estimate| estimate.rows.map(|_| estimate.columns.len())),
            seconds: cost.filter(|_| of.is_some_and(|estimate| estimate.rows.is_some())).map(|cost| cost.seconds),
            memory_bytes: cost.map(|cost| cost.memory),
            free_memory_bytes: free,
        };
        serde_json::to_string_pretty(&told).map_err(|error| CliError::Import(error.to_string()))?
    } else if let Some((estimate, cost)) = estimate.as_ref().zip(cost) {
        [sizes.extent(estimate), sizes.cost(&sizes.cost, cost, free.unwrap_or_default())].join("\n")
    } else {
        sizes.small.clone()
    };
    streams::print((printed + "\n").as_bytes()).map_err(CliError::Stdout)
}
