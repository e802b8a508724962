//! Flags that say which values by province are meant, as of when.

use clap::Args;

use super::export_args::ExportArgs;

/// Values by province and date; see `export`.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct VariableFlags {
    /// Province data: little-giants, ladder (SME tiers), target, population, gdp, industrial-value-added, clusters, or a yearly
    /// indicator: `rd_expenditure@2023`, or an industry: `value_added.BCD@2024`.
    #[arg(long, value_name = "VALUES")]
    pub layer: Option<String>,
    /// Batch of little giants: 1-2 (default; with --until the latest by then), 1, 2, 3 …
    #[arg(long, value_name = "BATCH")]
    pub batch: Option<String>,
    /// SME tier, for ladder and target: specialised-sme (default), innovative-sme, little-giant …
    #[arg(long, visible_alias = "tier", value_name = "TIER")]
    pub rung: Option<String>,
    /// Divide counts; yearly indicators by the population of the same year.
    #[arg(long, value_parser = ["nothing", "population", "gdp"])]
    pub per: Option<String>,
    /// Share of the national total, or of all industries of the province.
    #[arg(long, value_parser = ["nation", "province"], conflicts_with = "per")]
    pub share: Option<String>,
    /// Growth from this year, in percent.
    #[arg(long, value_name = "YEAR", conflicts_with_all = ["per", "share"])]
    pub growth: Option<i32>,
    /// Include weakly sourced values.
    #[arg(long)]
    pub weak: bool,
    /// Use only what is dated by this date (YYYY, YYYY-MM or YYYY-MM-DD).
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
}

impl VariableFlags {
    /// The same flags of `export`.
    pub(super) fn as_export(&self) -> ExportArgs {
        let flags = self.clone();
        ExportArgs {
            layer: flags.layer,
            batch: flags.batch,
            rung: flags.rung,
            per: flags.per,
            share: flags.share,
            growth: flags.growth,
            weak: flags.weak,
            until: flags.until,
            ..ExportArgs::default()
        }
    }
}
