//! What a picture is asked to be: the flags of `export`, and an entry of a batch file, which are the same.

use std::path::{Path, PathBuf};

use clap::Args;
use serde::Deserialize;
use strum::{EnumIter, EnumString, IntoEnumIterator as _, IntoStaticStr};

use super::ExportCliError as Error;
use crate::{
    cli::{filter, values::named},
    export::{Exporter, Fit, Format, Options},
    model::{Language, ProvinceId, path_text},
    view::{Layers, PageSize, Preset, Selection, SourceLine, View},
};

/// What pictures are made for each of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub(super) enum Each {
    /// The 31 provincial units of the mainland, which the programme covers.
    Province,
    /// The six sectors.
    Sector,
}

/// What a picture, or a series of pictures, is asked to be.
#[derive(Clone, Debug, Default, PartialEq, Args, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[expect(clippy::struct_excessive_bools, reason = "each is one flag")]
pub(super) struct Recipe {
    /// Start from this view: a project file, or a picture made by this program.
    #[arg(long, value_name = "FILE")]
    pub view: Option<PathBuf>,
    /// Keep clusters that meet a condition; repeatable. See `table --help`.
    #[arg(long, value_name = "KEY=VALUE")]
    #[serde(deserialize_with = "one_or_many")]
    pub filter: Vec<String>,
    /// Values by province: little-giants, ladder, target, population, gdp, industrial-value-added, clusters; none for none.
    #[arg(long, value_name = "VALUES", value_parser = ["none", "clusters", "little-giants", "ladder", "target", "population", "gdp", "industrial-value-added"])]
    pub layer: Option<String>,
    /// The batch of little giants: 1-2 (the default, known for all provinces), 1, 2, 3 … Or a batch file (TOML) whose
    /// pictures are all made; then only --pack, --force and --json go with it.
    #[arg(long, value_name = "BATCH|FILE.toml")]
    pub batch: Option<String>,
    /// The rung of the ladder, or of a goal: specialised-sme (the default), innovative-sme, little-giant …
    #[arg(long, value_name = "RUNG")]
    pub rung: Option<String>,
    /// What counts are divided by: a million people, 100 billion yuan of GDP.
    #[arg(long, value_parser = ["nothing", "population", "gdp"])]
    pub per: Option<String>,
    /// How values are drawn.
    #[arg(long, value_parser = ["choropleth", "graduated-symbols", "bivariate"])]
    pub form: Option<String>,
    /// How values are put into classes [default: natural-breaks].
    #[arg(long, value_parser = ["quantile", "equal-interval", "natural-breaks", "head-tail"])]
    pub classing: Option<String>,
    /// How many classes, 3 to 9 [default: 5].
    #[arg(long, value_name = "N")]
    pub classes: Option<u8>,
    /// Own limits between classes, rising, with commas: in clusters, firms, people or billion yuan.
    #[arg(long, value_name = "LIMITS", value_delimiter = ',', conflicts_with_all = ["classing", "classes"])]
    pub limits: Vec<f64>,
    /// Draw values that are known from weak sources only as well.
    #[arg(long)]
    pub weak: bool,
    /// Nothing that was announced later: a date like 2021-06-11.
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
    /// Instead of one map a small one for each announcement.
    #[arg(long)]
    pub multiples: bool,
    /// One picture for each province or sector.
    #[arg(long, value_name = "WHAT", value_parser = ["province", "sector"])]
    pub each: Option<String>,
    /// The language; several, with commas, make one picture each.
    #[arg(long, value_delimiter = ',', value_parser = ["en", "zh"])]
    #[serde(deserialize_with = "one_or_many")]
    pub lang: Vec<String>,
    /// The theme; several, with commas, make one picture each.
    #[arg(long, value_delimiter = ',', value_parser = ["light", "dark"])]
    #[serde(deserialize_with = "one_or_many")]
    pub theme: Vec<String>,
    /// The part of the earth: as the view has it (the default with --view), all of China (the default without), the
    /// provinces filtered for (the default with --each province) or the clusters shown.
    #[arg(long, value_parser = ["seen", "china", "provinces", "clusters"])]
    pub fit: Option<String>,
    /// The size by name.
    #[arg(long, value_parser = named::<Preset>(), conflicts_with = "size")]
    #[serde(deserialize_with = "preset")]
    pub preset: Option<Preset>,
    /// The size in pixels, or in millimetres with that unit: 1920x1080, 180x120mm.
    #[arg(long, value_name = "WxH[mm]")]
    pub size: Option<String>,
    /// Pixels per inch of a size in millimetres [default: 300].
    #[arg(long)]
    pub dpi: Option<f64>,
    /// How many times the pixels of that size a PNG has [default: 1].
    #[arg(long)]
    pub scale: Option<f64>,
    /// The format; guessed from the file's ending.
    #[arg(long, value_parser = ["png", "svg", "pdf"])]
    pub format: Option<String>,
    /// Leave page and sea out (PNG, SVG).
    #[arg(long)]
    pub transparent: bool,
    /// Letters as outlines (SVG).
    #[arg(long)]
    pub outlines: bool,
    /// The title; written from the data where it is not given, none where it is empty.
    #[arg(long)]
    pub title: Option<String>,
    /// What stands below the title; as --title.
    #[arg(long)]
    pub subtitle: Option<String>,
    /// Caveats; as --title.
    #[arg(long)]
    pub note: Option<String>,
    /// Who made the picture.
    #[arg(long)]
    pub credit: Option<String>,
    /// The approval number of the map (审图号).
    #[arg(long)]
    pub approval_number: Option<String>,
    /// The alt text; written from the data where it is not given.
    #[arg(long)]
    pub alt_text: Option<String>,
    /// Shorten the line of sources. It cannot be left out.
    #[arg(long)]
    pub short_sources: bool,
    /// Layers to turn on, with commas: `later_clusters`, `member_links`, `graticule` …
    #[arg(long, value_name = "LAYER", value_delimiter = ',')]
    #[serde(deserialize_with = "one_or_many")]
    pub show: Vec<String>,
    /// Layers and furniture to turn off, with commas: `legend`, `scale_bar`, `city_labels` …
    #[arg(long, value_name = "LAYER", value_delimiter = ',')]
    #[serde(deserialize_with = "one_or_many")]
    pub hide: Vec<String>,
}

/// One picture to make.
#[derive(Clone, Debug)]
pub(in crate::cli) struct Job {
    /// Where it goes.
    pub path: PathBuf,
    /// What it shows.
    pub view: View,
    /// How it is written.
    pub options: Options,
}

/// A word or a list of words, as the flags take them.
fn one_or_many<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged, expecting = "a text or a list of texts")]
    enum Words {
        One(String),
        Many(Vec<String>),
    }
    Ok(match Words::deserialize(deserializer)? {
        Words::One(word) => vec![word],
        Words::Many(words) => words,
    })
}

fn preset<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Preset>, D::Error> {
    let name = String::deserialize(deserializer)?;
    let known = || Preset::iter().map(<&'static str>::from).collect::<Vec<_>>().join(", ");
    name.parse()
        .map(Some)
        .map_err(|_unknown| serde::de::Error::custom(format!("expected one of {}, found \"{name}\"", known())))
}

impl Recipe {
    /// The pictures that it asks for. In `pattern`, `{each}`, `{lang}` and `{theme}` stand for what a picture is of.
    ///
    /// # Errors
    /// What was expected and what was found.
    pub fn jobs(&self, exporter: &mut Exporter, pattern: &Path) -> Result<Vec<Job>, Error> {
        let base = match &self.view {
            Some(path) => crate::export::open(path)?,
            None => View::default(),
        };
        let or_own = |asked: &[String], own: &'static str| {
            if asked.is_empty() { vec![own.to_owned()] } else { asked.to_vec() }
        };
        let themes = or_own(&self.theme, base.theme.into());
        let languages = or_own(&self.lang, base.language.into());
        let each = self.each.as_deref().map(|name| one::<Each>("each", name)).transpose()?;
        let same = |text: &String| each.is_some_and(|each| text.trim_start().starts_with(<&str>::from(each)));
        if let Some(filter) = self.filter.iter().find(|text| same(text)) {
            return Err(Error::Arguments(format!(
                "--each makes a picture for every one of them: expected another condition, found --filter {filter}"
            )));
        }
        let mut jobs: Vec<Job> = Vec::new();
        for (slug, narrowed) in series(exporter, &base, each) {
            for language in &languages {
                for theme in &themes {
                    let placeholders = [("{each}", slug.as_str()), ("{lang}", language), ("{theme}", theme)];
                    let filled = placeholders
                        .iter()
                        .fold(pattern.as_os_str().to_owned(), |name, (from, to)| path_text::replaced(&name, from, to));
                    let path = PathBuf::from(filled);
                    if jobs.iter().any(|job| same_file(&job.path, &path)) {
                        return Err(Error::Arguments(format!(
                            "several pictures would go to one file: put {{each}}, {{lang}} or {{theme}} into its name: {}",
                            path.display()
                        )));
                    }
                    let mut view = narrowed.clone();
                    view.language = one("lang", language)?;
                    view.theme = one("theme", theme)?;
                    self.finish(exporter, &mut view, each)?;
                    let options = self.options(&path)?;
                    view.page.size.check(options.scale).map_err(|error| Error::Arguments(error.to_string()))?;
                    jobs.push(Job { path, view, options });
                }
            }
        }
        Ok(jobs)
    }

    fn finish(&self, exporter: &mut Exporter, view: &mut View, each: Option<Each>) -> Result<(), Error> {
        let conditions: Vec<filter::Condition> =
            self.filter.iter().map(|text| text.parse()).collect::<Result<_, filter::FilterError>>()?;
        filter::apply(&conditions, exporter.catalogue(), view)?;
        super::layer::apply(self, exporter.catalogue(), view)?;
        for (names, on) in [(&self.show, true), (&self.hide, false)] {
            for name in names {
                turn(view, name, on)?;
            }
        }
        let page = &mut view.page;
        for (asked, text) in [
            (&self.title, &mut page.title),
            (&self.subtitle, &mut page.subtitle),
            (&self.note, &mut page.note),
            (&self.alt_text, &mut page.alt_text),
        ] {
            if asked.is_some() {
                text.clone_from(asked);
            }
        }
        for (asked, text) in [(&self.credit, &mut page.credit), (&self.approval_number, &mut page.approval_number)] {
            if let Some(asked) = asked {
                text.clone_from(asked);
            }
        }
        if self.short_sources {
            page.sources = SourceLine::Short;
        }
        if let Some(preset) = self.preset {
            page.size = preset.size();
        }
        if let Some(size) = &self.size {
            page.size = parse_size(size)?;
        }
        if let Some(dpi) = self.dpi {
            page.size.dpi = dpi;
        }
        let fit = match (&self.fit, each, &self.view) {
            (Some(name), ..) => one("fit", name)?,
            (None, Some(Each::Province), _) => Fit::Provinces,
            (None, _, Some(_)) => Fit::Seen,
            (None, _, None) => Fit::China,
        };
        exporter.fit(view, fit);
        Ok(())
    }

    fn options(&self, path: &Path) -> Result<Options, Error> {
        let format = match &self.format {
            Some(name) => one("format", name)?,
            None => Format::of_path(path).ok_or_else(|| {
                Error::Arguments(format!("expected a name that ends in .png, .svg or .pdf, found {}", path.display()))
            })?,
        };
        Ok(Options { format, scale: self.scale.unwrap_or(1.0), transparent: self.transparent, outlines: self.outlines })
    }
}

/// Whether two names are one file, as far as that can be said of files that do not exist yet.
pub(super) fn same_file(a: &Path, b: &Path) -> bool {
    let whole = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    a == b || whole(a) == whole(b)
}

/// The value of that name; the command line has checked it, a batch file has not.
pub(super) fn one<T: std::str::FromStr + strum::IntoEnumIterator + Into<&'static str>>(
    key: &str,
    name: &str,
) -> Result<T, Error> {
    name.parse().map_err(|_unknown| {
        let known: Vec<&'static str> = T::iter().map(Into::into).collect();
        Error::Arguments(format!("{key}: expected {}, found \"{name}\"", known.join(" or ")))
    })
}

/// The views of a series, each with a name for its file.
fn series(exporter: &Exporter, base: &View, each: Option<Each>) -> Vec<(String, View)> {
    let catalogue = exporter.catalogue();
    match each {
        None => vec![(String::new(), base.clone())],
        Some(Each::Sector) => catalogue
            .sectors
            .iter()
            .map(|sector| {
                let mut view = base.clone();
                view.filter.sectors = [sector.id.clone()].into();
                (sector.id.as_str().replace('_', "-"), view)
            })
            .collect(),
        Some(Each::Province) => catalogue
            .provinces
            .iter()
            .filter(|province| province.region.is_some())
            .map(|province| {
                let mut view = base.clone();
                let id: ProvinceId = province.id.clone();
                view.filter.provinces = [id].into();
                if matches!(view.selection, Some(Selection::Province(_))) {
                    view.selection = None;
                }
                (slug(province.name.short(Language::En)), view)
            })
            .collect(),
    }
}

/// A name as part of a file's name.
fn slug(name: &str) -> String {
    let words = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

/// `1920x1080`, `180x120mm`.
fn parse_size(text: &str) -> Result<PageSize, Error> {
    let wrong = || Error::Arguments(format!("size: expected 1920x1080 or 180x120mm, found \"{text}\""));
    let (numbers, is_mm) = match text.strip_suffix("mm") {
        Some(numbers) => (numbers, true),
        None => (text.strip_suffix("px").unwrap_or(text), false),
    };
    let (width, height) = numbers.split_once(['x', 'X', '×']).ok_or_else(wrong)?;
    let number = |text: &str| text.trim().parse::<f64>().ok().filter(|n| n.is_finite()).ok_or_else(wrong);
    let (width, height) = (number(width)?, number(height)?);
    Ok(if is_mm { PageSize::mm(width, height) } else { PageSize::px(width, height) })
}

/// Turns a layer, or a piece of the page's furniture, on or off by its name in a view file.
fn turn(view: &mut View, name: &str, on: bool) -> Result<(), Error> {
    let page = &mut view.page;
    let key = name.replace('-', "_");
    match key.as_str() {
        "scale_bar" => page.scale_bar = on,
        "locator" => page.locator = on,
        "south_china_sea" => page.south_china_sea = on,
        "legend" => (page.legend, view.layers.legend) = (on, on),
        _ => {
            let mut layers = serde_json::to_value(&view.layers).unwrap_or_default();
            let Some(layer) = layers.get_mut(&key).filter(|value| value.is_boolean()) else {
                let value = serde_json::to_value(Layers::default()).unwrap_or_default();
                let fields = value.as_object().into_iter().flatten();
                let names: Vec<&str> =
                    fields.filter(|(_, value)| value.is_boolean()).map(|(name, _)| name.as_str()).collect();
                return Err(Error::Arguments(format!(
                    "expected a layer ({}, scale_bar, locator, south_china_sea), found \"{name}\"",
                    names.join(", ")
                )));
            };
            *layer = on.into();
            if let Ok(changed) = serde_json::from_value(layers) {
                view.layers = changed;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_as_people_write_them() {
        assert_eq!(parse_size("1920x1080").unwrap(), PageSize::px(1920.0, 1080.0));
        assert_eq!(parse_size("180×120mm").unwrap(), PageSize::mm(180.0, 120.0));
        for bad in ["", "1920", "ax3", "1x2x3", "NaNx3"] {
            assert!(parse_size(bad).unwrap_err().to_string().contains(bad), "{bad}");
        }
    }

    #[test]
    fn layers_are_turned_by_name_and_a_wrong_name_lists_them() {
        let mut view = View::default();
        turn(&mut view, "later-clusters", true).unwrap();
        turn(&mut view, "legend", false).unwrap();
        assert!(view.layers.later_clusters && !view.page.legend);
        let why = turn(&mut view, "backdrop", true).unwrap_err().to_string();
        assert!(why.contains("later_clusters") && why.contains("\"backdrop\""), "{why}");
    }

    #[test]
    fn a_recipe_in_toml_has_the_names_of_the_flags() {
        let recipe: Recipe =
            toml::from_str("preset = \"a4-portrait\"\nlang = [\"en\", \"zh\"]\nshort-sources = true").unwrap();
        assert_eq!(recipe.preset, Some(Preset::A4Portrait));
        assert!(toml::from_str::<Recipe>("colour = 1").unwrap_err().to_string().contains("colour"));
        assert!(toml::from_str::<Recipe>("preset = \"a9\"").unwrap_err().to_string().contains("a4-portrait"));
    }
}
