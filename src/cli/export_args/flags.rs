//! Export arguments: flags of `export` and keys of a batch file entry.

use std::{collections::BTreeSet, path::PathBuf, str::FromStr};

use clap::Args;
use schemars::JsonSchema;
use serde::Deserialize;
use strum::IntoEnumIterator;

use crate::{
    cli::{
        own_data::Reading,
        value_parsers::{classes, listed, named, number, permutations},
    },
    recipe::DoubleKeys,
    surface::TextForm,
    view::{AnalysisMethod, ChartPlace, ColorScheme, NeighborRule, Preset},
};

/// Flags of a picture, or of a series of pictures.
#[derive(Clone, Debug, Default, PartialEq, Args, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[expect(clippy::struct_excessive_bools, reason = "each is one flag")]
pub(in crate::cli) struct ExportArgs {
    /// Start from this project file or exported image.
    #[arg(long, value_name = "FILE")]
    pub view: Option<PathBuf>,
    /// Add a list of your own as a layer; repeatable. How it is read is guessed; formats: see `import`.
    #[arg(long, value_name = "FILE")]
    #[serde(deserialize_with = "one_or_many_paths")]
    #[schemars(with = "OneOrMany")]
    pub data: Vec<PathBuf>,
    /// Meaning of several rows of one place in a list of your own: values by province need it.
    #[arg(long, value_parser = named::<DoubleKeys>())]
    #[serde(deserialize_with = "double_keys")]
    #[schemars(with = "Option<String>")]
    pub double_keys: Option<DoubleKeys>,
    /// Turn columns of years of the lists of --data, such as 2019, 2020 or `GDP_2019`, `GDP_2020`, into one row for each year; DATES
    /// names the column of years.
    #[arg(long, value_name = "DATES", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    pub melt: Option<String>,
    /// Show only matching clusters; repeatable. Keys and values: see `table --help`.
    #[arg(long, value_name = "KEY=VALUE")]
    #[serde(deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany")]
    pub filter: Vec<String>,
    /// Colour the features of a layer by a column of categories, such as firms.industry, or by classes of a number:
    /// firms.revenue, firms.revenue:quantile:4 (quantile, equal-interval, natural-breaks, head-tail); repeatable.
    #[arg(long, value_name = "LAYER.FIELD")]
    #[serde(deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany")]
    pub color_by: Vec<String>,
    /// Size the symbols of a layer by a column of numbers, such as firms.revenue; repeatable.
    #[arg(long, value_name = "LAYER.FIELD")]
    #[serde(deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany")]
    pub size_by: Vec<String>,
    /// Label the features of a layer by a column other than their names, such as firms.director; repeatable.
    #[arg(long, value_name = "LAYER.FIELD")]
    #[serde(deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany")]
    pub label_by: Vec<String>,
    /// Province data to map: little-giants, ladder (SME tiers), target, population, gdp, industrial-value-added, clusters;
    /// `none` removes it;
    /// a yearly indicator of `table province_series`: `rd_expenditure@2023`, without a year the latest;
    /// an industry of `table province_industry`: `value_added.BCD@2024`, `io_value_added.textiles`;
    /// or a file of your own: `own:suppliers` (number of rows), `own:suppliers.revenue:mean` (also count, sum, median, min, max,
    /// distinct, first).
    #[arg(long, value_name = "VALUES")]
    pub layer: Option<String>,
    /// Batch of little giants: 1-2 (default; data for all provinces; with --until the latest by then), 1, 2, 3 …
    #[arg(long, value_name = "BATCH")]
    pub batch: Option<String>,
    /// SME tier, for ladder and target: specialised-sme (default), innovative-sme, little-giant …
    #[arg(long, visible_alias = "tier", value_name = "TIER")]
    pub rung: Option<String>,
    /// Show values per million people (`population`; of yearly indicators in the same year), counts also per 100 billion
    /// yuan of GDP (`gdp`).
    #[arg(long, value_parser = ["nothing", "population", "gdp"])]
    pub per: Option<String>,
    /// Show yearly indicators as share of the national total, or an industry as share of all industries of its province.
    #[arg(long, value_parser = ["nation", "province"], conflicts_with = "per")]
    pub share: Option<String>,
    /// Show the growth of a yearly indicator from this year, in percent.
    #[arg(long, value_name = "YEAR", conflicts_with_all = ["per", "share"])]
    pub growth: Option<i32>,
    /// Map type.
    #[arg(long, value_parser = ["choropleth", "graduated-symbols", "bivariate"])]
    pub form: Option<String>,
    /// Classification method [default: natural-breaks].
    #[arg(long, value_parser = ["quantile", "equal-interval", "natural-breaks", "head-tail"])]
    pub classing: Option<String>,
    /// Number of classes of a choropleth, 3 to 9 [default: 5].
    #[arg(long, value_name = "N", value_parser = classes)]
    #[schemars(range(min = 3, max = 9))]
    pub classes: Option<u8>,
    /// Class breaks in rising order, separated by commas: 10,20,50 (bivariate: two). In clusters, firms, people or billion
    /// yuan.
    #[arg(long, value_name = "LIMITS", value_delimiter = ',', value_parser = number, conflicts_with_all = ["classing", "classes"])]
    pub limits: Vec<f64>,
    /// Colours of the classes: violet [default] or a scheme of ColorBrewer.
    #[arg(long, value_name = "SCHEME", value_parser = named::<ColorScheme>())]
    #[serde(deserialize_with = "scheme")]
    #[schemars(with = "Option<String>")]
    pub colors: Option<ColorScheme>,
    /// Use the first colour for the highest class.
    #[arg(long)]
    pub reverse_colors: bool,
    /// Circles of further values above the areas of --layer, or beside its circles: named as there.
    #[arg(long, value_name = "VALUES")]
    pub circles: Option<String>,
    /// Values of a file of your own by the cells of a hexagon grid: `own:suppliers`, `own:suppliers.revenue:sum`. Its points lie above
    /// unless --hide names their layer.
    #[arg(long, value_name = "VALUES")]
    pub grid: Option<String>,
    /// Area of the cells of the grid in square kilometres, 100 to 1000000 [default: 10000].
    #[arg(long, value_name = "KM2", value_parser = number, requires = "grid")]
    pub cell_km2: Option<f64>,
    /// Include weakly sourced values.
    #[arg(long)]
    pub weak: bool,
    /// Show only what had been announced by this date (YYYY, YYYY-MM or YYYY-MM-DD).
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
    /// Draw small multiples: one map for each announcement or year.
    #[arg(long)]
    pub multiples: bool,
    /// Make one image for each province or sector.
    #[arg(long, value_name = "WHAT", value_parser = ["province", "sector"])]
    pub each: Option<String>,
    /// Language; separate several with commas to get one image each.
    #[arg(long, value_delimiter = ',', value_parser = ["en", "zh"])]
    #[serde(deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany")]
    pub lang: Vec<String>,
    /// Theme; separate several with commas to get one image each.
    #[arg(long, value_delimiter = ',', value_parser = ["light", "dark"])]
    #[serde(deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany")]
    pub theme: Vec<String>,
    /// Put all images of the series into one PDF, one page each, with bookmarks.
    #[arg(long)]
    pub one_file: bool,
    /// Map extent: seen (as saved; default with --view), china (default otherwise), provinces (the filtered ones; default
    /// with --each province) or clusters (those shown).
    #[arg(long, value_parser = ["seen", "china", "provinces", "clusters"])]
    pub fit: Option<String>,
    /// Named size.
    #[arg(long, value_parser = named::<Preset>(), conflicts_with = "size")]
    #[serde(deserialize_with = "preset")]
    #[schemars(with = "Option<String>")]
    pub preset: Option<Preset>,
    /// Size in pixels or millimetres: 1920x1080, 180x120mm.
    #[arg(long, value_name = "WxH[mm]")]
    pub size: Option<String>,
    /// Resolution of a size in millimetres, in pixels per inch; of an SVG or PDF, the detail of coasts and borders
    /// [default: 300].
    #[arg(long, value_parser = number)]
    pub dpi: Option<f64>,
    /// Pixel scale of a PNG: 2 doubles width and height [default: 1].
    #[arg(long, value_parser = number)]
    pub scale: Option<f64>,
    /// Format; taken from the file extension if omitted.
    #[arg(long, value_parser = ["png", "svg", "pdf"])]
    pub format: Option<String>,
    /// Make page and sea transparent (PNG, SVG).
    #[arg(long)]
    pub transparent: bool,
    /// Text of an SVG: outlines look the same in every program [default]; live text can be edited and searched, looks as
    /// intended in browsers, and in other programs where Noto Sans and Noto Sans SC are installed.
    #[arg(long, value_name = "FORM", value_parser = named::<TextForm>())]
    #[serde(deserialize_with = "text_form")]
    #[schemars(with = "Option<String>")]
    pub svg_text: Option<TextForm>,
    /// Former name of `--svg-text outlines`, which is the default now.
    #[schemars(extend("deprecated" = true))]
    #[arg(long, hide = true, num_args = 0, default_missing_value = "true", conflicts_with = "svg_text")]
    pub outlines: Option<bool>,
    /// Title; written from the data if omitted, none if empty.
    #[arg(long)]
    pub title: Option<String>,
    /// Subtitle; defaults as for --title.
    #[arg(long)]
    pub subtitle: Option<String>,
    /// Note with caveats; defaults as for --title.
    #[arg(long)]
    pub note: Option<String>,
    /// Author or organisation to credit.
    #[arg(long)]
    pub credit: Option<String>,
    /// Map approval number (审图号).
    #[arg(long)]
    pub approval_number: Option<String>,
    /// Alt text; written from the data if omitted.
    #[arg(long)]
    pub alt_text: Option<String>,
    /// Print a short source line (it cannot be removed).
    #[arg(long)]
    pub short_sources: bool,
    /// Provinces to show as bars beside the map, two to four, separated by commas: `JS,Guangdong`.
    #[arg(long, value_name = "PROVINCE", value_delimiter = ',')]
    #[serde(deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany")]
    pub compare: Vec<String>,
    /// Measure of the values of --layer; see `stats list`.
    #[arg(long, value_name = "MEASURE", value_parser = named::<AnalysisMethod>())]
    #[serde(deserialize_with = "method")]
    #[schemars(with = "Option<String>")]
    pub analysis: Option<AnalysisMethod>,
    /// Chart of the analysis, beside the map or alone in its place [default: beside; none for `local_moran` and `hot_spots`, whose
    /// groups colour the map].
    #[arg(long, value_parser = named::<ChartPlace>())]
    #[serde(deserialize_with = "chart")]
    #[schemars(with = "Option<String>")]
    pub chart: Option<ChartPlace>,
    /// Neighbours of the analysis: queen (a common border or corner), rook (a common border), nearest:5 (a number of
    /// provinces), within:800 (kilometres between their middles) [default: queen].
    #[arg(long, value_name = "RULE")]
    #[serde(deserialize_with = "rule")]
    #[schemars(with = "Option<String>")]
    pub weights: Option<NeighborRule>,
    /// Permutations of the test of the analysis [default: 9999].
    #[arg(long, value_name = "N", value_parser = permutations)]
    #[schemars(range(min = 1, max = 999_999))]
    pub permutations: Option<u32>,
    /// Seed of the permutations [default: 1].
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// Layers to turn on, separated by commas: `later_clusters`, `member_links`, `graticule` …
    #[arg(long, value_name = "LAYER", value_delimiter = ',')]
    #[serde(deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany")]
    pub show: Vec<String>,
    /// Layers and map elements to turn off, separated by commas: `legend`, `scale_bar`, `city_labels` …
    #[arg(long, value_name = "LAYER", value_delimiter = ',')]
    #[serde(deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany")]
    pub hide: Vec<String>,
    /// Names of the flags that are defaults of a batch file, for the pictures that can heed them.
    #[arg(skip)]
    #[serde(skip)]
    pub inherited: BTreeSet<String>,
}

/// A text or a list of texts.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged, expecting = "a text or a list of texts")]
#[schemars(inline)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

/// Deserialises a single text or a list of texts.
fn one_or_many<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    Ok(match OneOrMany::deserialize(deserializer)? {
        OneOrMany::One(word) => vec![word],
        OneOrMany::Many(words) => words,
    })
}

/// Deserialises a single path or a list of paths.
fn one_or_many_paths<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<PathBuf>, D::Error> {
    one_or_many(deserializer).map(|paths| paths.into_iter().map(PathBuf::from).collect())
}

fn preset<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Preset>, D::Error> {
    by_name(deserializer)
}

fn double_keys<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<DoubleKeys>, D::Error> {
    by_name(deserializer)
}

fn scheme<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<ColorScheme>, D::Error> {
    by_name(deserializer)
}

fn text_form<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<TextForm>, D::Error> {
    by_name(deserializer)
}

fn method<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<AnalysisMethod>, D::Error> {
    by_name(deserializer)
}

fn chart<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<ChartPlace>, D::Error> {
    by_name(deserializer)
}

fn rule<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<NeighborRule>, D::Error> {
    NeighborRule::deserialize(deserializer).map(Some)
}

/// Value of an enumeration by its name; the error lists all names.
fn by_name<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: serde::Deserializer<'de>,
    T: IntoEnumIterator + Into<&'static str> + FromStr,
{
    let name = String::deserialize(deserializer)?;
    let known = || listed(T::iter().map(Into::<&'static str>::into));
    name.parse().map(Some).map_err(|_unknown| serde::de::Error::custom(format!("use {} (found {name:?})", known())))
}

impl ExportArgs {
    /// Ways in which the lists of the flags are read.
    pub(super) fn reading(&self) -> Reading {
        Reading { double_keys: self.double_keys, melt: self.melt.clone() }
    }

    /// Values of each flag that takes only some, by the flag's long name; without those of former flags.
    pub(crate) fn possible_values() -> Vec<(String, Vec<String>)> {
        let flags = Self::augment_args(clap::Command::new("recipe"));
        let flags = flags.get_arguments().filter(|flag| flag.get_action().takes_values() && !flag.is_hide_set());
        let named = flags.filter_map(|flag| {
            let values = flag.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
            Some((flag.get_long()?.to_owned(), values))
        });
        named.filter(|(_, values): &(_, Vec<String>)| !values.is_empty()).collect()
    }

    /// `true` if a flag of that long name exists.
    pub(crate) fn has(name: &str) -> bool {
        let flags = Self::augment_args(clap::Command::new("recipe"));
        flags.get_arguments().any(|flag| flag.get_long() == Some(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recipe_in_toml_has_the_names_of_the_flags() {
        let args: ExportArgs =
            toml::from_str("preset = \"a4-portrait\"\nlang = [\"en\", \"zh\"]\nshort-sources = true").unwrap();
        assert_eq!(args.preset, Some(Preset::A4Portrait));
        assert!(toml::from_str::<ExportArgs>("colour = 1").unwrap_err().to_string().contains("colour"));
        assert!(toml::from_str::<ExportArgs>("preset = \"a9\"").unwrap_err().to_string().contains("a4-portrait"));
    }
}
