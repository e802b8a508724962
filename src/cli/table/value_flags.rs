//! Flags of a table that add values to the map and set its date, as those of `export`.

use clap::Args;

use crate::{
    cli::{
        export_args::{ExportArgs, ExportArgsError, thematic},
        filter::{self, Vocabulary},
        value_parsers::{classes, number},
        variable_flags::VariableFlags,
    },
    query::Facts,
    table::TableKind,
    view::View,
};

/// Values by province and date; see `export`.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Data and date, as for `export`")]
pub(super) struct ValueFlags {
    #[command(flatten)]
    variable: VariableFlags,
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
    /// Provinces of the table comparison, two to four, separated by commas: `JS,Guangdong`.
    #[arg(long, value_name = "PROVINCE", value_delimiter = ',')]
    compare: Vec<String>,
    /// Write a block of rows for each announcement.
    #[arg(long)]
    multiples: bool,
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
        match &self.variable.until {
            Some(date) if !is_of_map => view.as_of = Some(thematic::parsed_date(date)?),
            _ => thematic::apply(&self.as_export(), facts, &thematic::Known::of(facts), view)?,
        }
        Ok(())
    }

    /// Flags with effect on values alone, each with `true` if it was given.
    fn of_values(&self) -> [(&'static str, bool); 12] {
        [
            ("layer", self.variable.layer.is_some()),
            ("batch", self.variable.batch.is_some()),
            ("rung", self.variable.rung.is_some()),
            ("per", self.variable.per.is_some()),
            ("share", self.variable.share.is_some()),
            ("growth", self.variable.growth.is_some()),
            ("form", self.form.is_some()),
            ("classing", self.classing.is_some()),
            ("classes", self.classes.is_some()),
            ("limits", !self.limits.is_empty()),
            ("weak", self.variable.weak),
            ("multiples", self.multiples),
        ]
    }

    /// The same without each flag that may change nothing, with its name.
    pub(super) fn without_each(&self) -> Vec<(&'static str, Self)> {
        let with = |variable: VariableFlags| Self { variable, ..self.clone() };
        let flags = &self.variable;
        let weak = flags.weak.then(|| ("--weak", with(VariableFlags { weak: false, ..flags.clone() })));
        let until = flags.until.as_ref().map(|_| ("--until", with(VariableFlags { until: None, ..flags.clone() })));
        weak.into_iter().chain(until).collect()
    }

    /// `true` if a date was given.
    pub(super) fn has_date(&self) -> bool {
        self.variable.until.is_some()
    }

    /// The same flags of `export`.
    fn as_export(&self) -> ExportArgs {
        let flags = self.clone();
        ExportArgs {
            form: flags.form,
            classing: flags.classing,
            classes: flags.classes,
            limits: flags.limits,
            multiples: flags.multiples,
            ..self.variable.as_export()
        }
    }
}
