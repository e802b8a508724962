//! Flags of a table that add values to the map and set its date, as those of `export`.

use clap::Args;

use crate::{
    cli::{
        export_args::{ExportArgs, ExportArgsError, thematic},
        filter::{self, Vocabulary},
        value_parsers::{classes, number},
    },
    query::Facts,
    table::TableKind,
    view::View,
};

/// Values by province and date; see `export`.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Data and date, as for `export`")]
pub(super) struct ValueFlags {
    /// Province data: little-giants, ladder (SME tiers), target, population, gdp, industrial-value-added, clusters, or a yearly
    /// indicator: `rd_expenditure@2023`, or an industry: `value_added.BCD@2024`.
    #[arg(long, value_name = "VALUES")]
    layer: Option<String>,
    /// Batch of little giants: 1-2 (default; with --until the latest by then), 1, 2, 3 …
    #[arg(long, value_name = "BATCH")]
    batch: Option<String>,
    /// SME tier, for ladder and target: specialised-sme (default), innovative-sme, little-giant …
    #[arg(long, visible_alias = "tier", value_name = "TIER")]
    rung: Option<String>,
    /// Divide counts; yearly indicators by the population of the same year.
    #[arg(long, value_parser = ["nothing", "population", "gdp"])]
    per: Option<String>,
    /// Share of the national total, or of all industries of the province.
    #[arg(long, value_parser = ["nation", "province"], conflicts_with = "per")]
    share: Option<String>,
    /// Growth from this year, in percent.
    #[arg(long, value_name = "YEAR", conflicts_with_all = ["per", "share"])]
    growth: Option<i32>,
    /// Map type; bivariate adds clusters as a second variable.
    #[arg(long, value_parser = ["choropleth", "graduated-symbols", "bivariate"])]
    form: Option<String>,
    /// Classification method [default: natural-breaks].
    #[arg(long, value_parser = ["quantile", "equal-interval", "natural-breaks", "head-tail"])]
    classing: Option<String>,
    /// Number of classes, 3 to 9 [default: 5].
    #[arg(long, value_name = "N", value_parser = classes)]
    classes: Option<u8>,
    /// Class breaks in rising order, separated by commas.
    #[arg(long, value_name = "LIMITS", value_delimiter = ',', value_parser = number, conflicts_with_all = ["classing", "classes"])]
    limits: Vec<f64>,
    /// Include weakly sourced values.
    #[arg(long)]
    weak: bool,
    /// Provinces of the table comparison, two to four, separated by commas: `JS,Guangdong`.
    #[arg(long, value_name = "PROVINCE", value_delimiter = ',')]
    compare: Vec<String>,
    /// Write a block of rows for each announcement.
    #[arg(long)]
    multiples: bool,
    /// Use only what is dated by this date (YYYY, YYYY-MM or YYYY-MM-DD).
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
}

impl ValueFlags {
    /// Applies the flags to the view of a table.
    ///
    /// # Errors
    /// The flag that is invalid or without effect on the table.
    pub(super) fn apply(&self, kind: &TableKind, facts: &Facts, view: &mut View) -> Result<(), ExportArgsError> {
        if *kind != TableKind::Values
            && let Some((flag, _)) = self.of_values().into_iter().find(|(_, is_given)| *is_given)
        {
            return Err(ExportArgsError::idle(flag, format!("table {}", kind.id()), "table values"));
        }
        if *kind == TableKind::Comparison {
            if !self.compare.is_empty() {
                view.compare = filter::compared(&self.compare, Vocabulary::of(facts.catalogue()))?;
            }
        } else if !self.compare.is_empty() {
            return Err(ExportArgsError::idle("compare", format!("table {}", kind.id()), "table comparison"));
        }
        // The announcements that a date admits are what maps show; other tables heed the date alone.
        let is_of_map = matches!(kind, TableKind::Clusters | TableKind::Provinces | TableKind::Values);
        match &self.until {
            Some(date) if !is_of_map => view.as_of = Some(thematic::parsed_date(date)?),
            _ => thematic::apply(&self.as_export(), facts, &thematic::Known::of(facts), view)?,
        }
        Ok(())
    }

    /// Flags with effect on values alone, each with `true` if it was given.
    fn of_values(&self) -> [(&'static str, bool); 12] {
        [
            ("layer", self.layer.is_some()),
            ("batch", self.batch.is_some()),
            ("rung", self.rung.is_some()),
            ("per", self.per.is_some()),
            ("share", self.share.is_some()),
            ("growth", self.growth.is_some()),
            ("form", self.form.is_some()),
            ("classing", self.classing.is_some()),
            ("classes", self.classes.is_some()),
            ("limits", !self.limits.is_empty()),
            ("weak", self.weak),
            ("multiples", self.multiples),
        ]
    }

    /// The same without each flag that may change nothing, with its name.
    pub(super) fn without_each(&self) -> Vec<(&'static str, Self)> {
        let weak = self.weak.then(|| ("--weak", Self { weak: false, ..self.clone() }));
        let until = self.until.as_ref().map(|_| ("--until", Self { until: None, ..self.clone() }));
        weak.into_iter().chain(until).collect()
    }

    /// `true` if a date was given.
    pub(super) fn has_date(&self) -> bool {
        self.until.is_some()
    }

    /// The same flags of `export`.
    fn as_export(&self) -> ExportArgs {
        let flags = self.clone();
        ExportArgs {
            layer: flags.layer,
            batch: flags.batch,
            rung: flags.rung,
            per: flags.per,
            share: flags.share,
            growth: flags.growth,
            form: flags.form,
            classing: flags.classing,
            classes: flags.classes,
            limits: flags.limits,
            weak: flags.weak,
            multiples: flags.multiples,
            until: flags.until,
            ..ExportArgs::default()
        }
    }
}
