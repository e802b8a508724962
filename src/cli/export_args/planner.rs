//! Planning of pictures from export arguments: names first, views on demand.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

use strum::{EnumIter, IntoStaticStr};

use super::{
    analysis,
    error::{ExportArgsError as Error, parse_enum},
    flags::ExportArgs,
    format_support,
    pattern::{Pattern, Placeholder, is_stdout},
    size, thematic, visibility,
};
use crate::{
    cli::{
        NAME,
        filter::{self, Vocabulary},
        opened_view,
        own_data::{self, Reading},
    },
    dataset::DatasetId,
    export::{self, Exporter, ExtentMode, OwnDataPool, PictureFormat, PictureOptions},
    import::dataset_id_of,
    model::{Language, ProvinceId, SectorId, ShownPath},
    query::Facts,
    surface::TextForm,
    view::{Layer, PageSizeError, SourceLine, Theme, Unit, View},
};

/// Attribute by which a series is split.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
enum SeriesBy {
    /// The 31 province-level units of mainland China covered by the programme.
    Province,
    /// The sectors of the catalogue.
    Sector,
}

/// Member of a series.
#[derive(Clone, Debug)]
enum SeriesMember {
    /// Single picture, no series.
    Whole,
    Province(ProvinceId),
    Sector(SectorId),
}

/// Planned picture.
#[derive(Clone, Debug)]
pub(in crate::cli) struct Job {
    /// Output file.
    pub path: PathBuf,
    /// Format and scale.
    pub options: PictureOptions,
    pub(super) args: Arc<ExportArgs>,
    part: SeriesMember,
    language: Language,
    theme: Theme,
}

impl Job {
    /// File from which the view is read.
    pub(in crate::cli) fn view_file(&self) -> Option<&Path> {
        self.args.view.as_deref()
    }

    /// Datasets of a person's own, and of the layers of the view, as far as they are known before the picture is made: each
    /// may have a table in a package.
    pub(in crate::cli) fn datasets(&self) -> Vec<DatasetId> {
        // A view that cannot be read is reported when the picture is made.
        let view = self.view_file().and_then(|file| export::open(file).ok());
        let of_layers = view.iter().flat_map(|view| &view.layers).filter_map(Layer::dataset).cloned();
        of_layers.chain(self.args.data.iter().map(|list| dataset_id_of(list))).collect()
    }

    /// Files that are read for the picture.
    pub(in crate::cli) fn inputs(&self) -> impl Iterator<Item = &Path> {
        self.view_file().into_iter().chain(self.args.data.iter().map(PathBuf::as_path))
    }

    /// `true` if the picture goes to one file with others of the same name.
    pub(in crate::cli) fn is_page(&self) -> bool {
        self.args.one_file
    }

    /// `true` if a flag comes from the defaults of a batch file.
    pub(in crate::cli) fn inherits(&self, flag: &str) -> bool {
        self.args.inherited.contains(flag)
    }

    /// `true` if both pictures come from the same export arguments.
    pub(in crate::cli) fn is_of_series_of(&self, other: &Self) -> bool {
        self.series() == other.series()
    }

    /// Identity of the export arguments that the picture comes from.
    pub(in crate::cli) fn series(&self) -> usize {
        Arc::as_ptr(&self.args).addr()
    }
}

/// Number of opened views kept in memory; batch entries often start from the same one.
const REMEMBERED: usize = 4;

/// View from which pictures start, with the facts that it needs.
#[derive(Clone)]
struct Opened {
    /// The view's file.
    file: Option<PathBuf>,
    /// Own files that were added to it.
    data: Vec<PathBuf>,
    reading: Reading,
    view: View,
    facts: Facts,
}

/// Planner of pictures with caches for data shared between them; clones share the data.
#[derive(Clone)]
pub(in crate::cli) struct Planner {
    /// Exporter of the facts that the last planned picture needs.
    pub exporter: Exporter,
    /// Facts of the atlas.
    atlas: Facts,
    pool: OwnDataPool,
    vocabulary: Arc<OnceLock<Vocabulary>>,
    known: Arc<thematic::Known>,
    opened: Vec<Opened>,
    /// Notes on the opened files and on former flags, each once.
    pub notes: BTreeSet<String>,
}

impl Planner {
    pub(crate) fn new() -> Self {
        let exporter = Exporter::new();
        let atlas = exporter.facts().clone();
        let known = Arc::new(thematic::Known::of(&atlas));
        Self {
            exporter,
            atlas,
            pool: OwnDataPool::default(),
            vocabulary: Arc::default(),
            known,
            opened: Vec::new(),
            notes: BTreeSet::new(),
        }
    }

    /// Pictures for a set of export arguments, each checked for feasibility. Placeholders in `name` are filled in;
    /// those in `folder` are not.
    ///
    /// # Errors
    /// The flag that is invalid or without effect.
    pub(crate) fn jobs(&mut self, args: ExportArgs, folder: &Path, name: &Path) -> Result<Vec<Job>, Error> {
        let pattern = Pattern::parse(name)?;
        let base = self.base(&args)?;
        let each = args.each.as_deref().map(|name| parse_enum::<SeriesBy>("each", name)).transpose()?;
        let languages = several("lang", &args.lang, base.language)?;
        let themes = several("theme", &args.theme, base.theme)?;
        for (placeholder, flag, pictures) in [
            (Placeholder::Each, "--each", if each.is_some() { 2 } else { 1 }),
            (Placeholder::Lang, "--lang", languages.len()),
            (Placeholder::Theme, "--theme", themes.len()),
        ] {
            if pictures > 1 && !args.one_file && !pattern.has(placeholder) {
                let word: &str = placeholder.into();
                let why = format!(
                    "{flag} makes several images, which would go to one file: put {{{word}}} into its name, or add --one-file for a PDF of several pages"
                );
                return Err(Error::flag("output", why));
            }
        }
        if each.is_none() && pattern.has(Placeholder::Each) {
            return Err(Error::flag("output", "{each} needs --each province or --each sector"));
        }
        let same = |text: &&String| each.is_some_and(|each| filter::is_about(text, each.into()));
        if let (Some(each), Some(filter)) = (each, args.filter.iter().find(same)) {
            let why = format!("--each {} already makes one image for each: remove {filter:?}", <&str>::from(each));
            return Err(Error::flag("filter", why));
        }
        if args.outlines.is_some() {
            let note = "--outlines: the text of an SVG is outlines by default now; --svg-text live makes text that can be edited";
            self.notes.insert(note.to_owned());
        }
        let args = Arc::new(args);
        let mut jobs = Vec::new();
        for (slug, part) in self.series(each) {
            for (language, theme) in languages.iter().flat_map(|lang| themes.iter().map(move |theme| (*lang, *theme))) {
                let name = pattern.filled(|placeholder| match placeholder {
                    Placeholder::Each => slug.clone(),
                    Placeholder::Lang => <&str>::from(language).to_owned(),
                    Placeholder::Theme => <&str>::from(theme).to_owned(),
                });
                let options = options(&args, &name)?;
                let path = folder.join(name);
                let job = Job { path, options, args: Arc::clone(&args), part: part.clone(), language, theme };
                self.view(&job)?;
                jobs.push(job);
            }
        }
        Ok(jobs)
    }

    /// View of a picture; the exporter then has the facts that it needs.
    ///
    /// # Errors
    /// See [`Planner::jobs`].
    pub(crate) fn view(&mut self, job: &Job) -> Result<View, Error> {
        let args = &job.args;
        let mut view = self.base(args)?;
        match &job.part {
            SeriesMember::Whole => {}
            SeriesMember::Sector(id) => view.edit_clusters(|query| query.filter.choose("sector", [id.as_str()])),
            SeriesMember::Province(id) => {
                view.place.provinces = [id.clone()].into();
                if view.selected_province().is_some() {
                    view.selection = None;
                }
            }
        }
        (view.language, view.theme) = (job.language, job.theme);
        let vocabulary = || self.vocabulary.get_or_init(|| Vocabulary::of(self.exporter.catalogue()));
        filter::apply(&args.filter, vocabulary, self.exporter.facts(), &mut view)?;
        filter::color_by(&args.color_by, self.exporter.facts(), &mut view)?;
        filter::size_by(&args.size_by, self.exporter.facts(), &mut view)?;
        filter::label_by(&args.label_by, self.exporter.facts(), &mut view)?;
        if !args.compare.is_empty() {
            view.compare = filter::compared(&args.compare, vocabulary())?;
            view.page.comparison = true;
        }
        thematic::apply(args, self.exporter.facts(), &self.known, &mut view)?;
        analysis::apply(args, &mut view)?;
        visibility::apply(&args.show, &args.hide, &mut view)?;
        words(args, &mut view);
        if let Some(preset) = args.preset {
            view.page.size = preset.size();
        }
        if let Some(size) = &args.size {
            view.page.size = size::parse(size)?;
        }
        if let Some(dpi) = args.dpi {
            if view.page.size.unit == Unit::Px {
                let needs = "a size in millimetres, such as --size 180x120mm or --preset a4-landscape";
                return Err(Error::idle("dpi", "a size in pixels", needs));
            }
            view.page.size.dpi = dpi;
        }
        self.fit(job, &mut view)?;
        if let Err(problem) = job.options.check(&view.page.size) {
            return Err(match problem {
                // The size that works then depends on the page's content.
                PageSizeError::TooSmall { .. } => match self.exporter.check_room(&view, &job.options) {
                    Err(why) => Error::flag("size", why.to_string()),
                    Ok(()) => Error::flag("size", problem.to_string()),
                },
                _ => size::refusal(&view.page.size, job.options.scale, problem),
            });
        }
        Ok(view)
    }

    fn fit(&mut self, job: &Job, view: &mut View) -> Result<(), Error> {
        let fit = match (&job.args.fit, &job.part, &job.args.view) {
            (Some(name), ..) => parse_enum("fit", name)?,
            (None, SeriesMember::Province(_), _) => ExtentMode::Provinces,
            (None, _, Some(_)) => ExtentMode::Seen,
            (None, _, None) => ExtentMode::China,
        };
        if fit == ExtentMode::Provinces && view.place.provinces.is_empty() {
            let needs = "--filter province=… or --each province";
            return Err(Error::idle("fit", "a map of all provinces", needs));
        }
        // In a series, a sector may have no clusters; its picture shows all China.
        if fit == ExtentMode::Clusters
            && matches!(job.part, SeriesMember::Whole)
            && self.exporter.clusters(view).is_empty()
        {
            return Err(Error::idle("fit", "a map without clusters", "clusters that are drawn"));
        }
        self.exporter.fit(view, fit);
        Ok(())
    }

    /// Initial view of a set of export arguments; the exporter then has its facts.
    ///
    /// # Errors
    /// If the file of the view, or a list, cannot be read.
    fn base(&mut self, args: &ExportArgs) -> Result<View, Error> {
        let reading = args.reading();
        let is_known =
            |opened: &Opened| opened.file == args.view && opened.data == args.data && opened.reading == reading;
        let known = self.opened.iter().position(is_known);
        let at = match known {
            Some(at) => at,
            None => self.open(args)?,
        };
        let Some(Opened { view, facts, .. }) = self.opened.get(at).cloned() else { return Ok(View::default()) };
        self.exporter.set_facts(facts);
        Ok(view)
    }

    /// Opens an initial view and remembers it; returns its index.
    fn open(&mut self, args: &ExportArgs) -> Result<usize, Error> {
        let (mut view, note) = args.view.as_deref().map(opened_view::open).transpose()?.unwrap_or_default();
        self.notes.extend(note);
        let reading = args.reading();
        if args.melt.is_some() && args.data.is_empty() {
            return Err(Error::idle("melt", "a map without a list to read", "--data"));
        }
        if args.double_keys.is_some() && args.data.is_empty() && view.data.is_empty() {
            return Err(Error::idle("double-keys", "a map without a list of your own", "--data"));
        }
        own_data::add(&args.data, &reading, &self.atlas, &mut self.pool, &mut view)
            .map_err(|why| Error::flag("data", why))?;
        let (facts, problems) = own_data::load(&mut self.pool, &self.atlas, &view);
        self.notes.extend(problems.into_iter().map(|problem| format!("{NAME}: note: {problem}")));
        if self.opened.len() >= REMEMBERED {
            self.opened.remove(0);
        }
        self.opened.push(Opened { file: args.view.clone(), data: args.data.clone(), reading, view, facts });
        Ok(self.opened.len() - 1)
    }

    /// Members of a series with their text in file names.
    fn series(&self, each: Option<SeriesBy>) -> Vec<(String, SeriesMember)> {
        let catalogue = self.exporter.catalogue();
        let mainland = catalogue.provinces.iter().filter(|province| province.region.is_some());
        match each {
            None => vec![(String::new(), SeriesMember::Whole)],
            Some(SeriesBy::Sector) => catalogue
                .sectors
                .iter()
                .map(|sector| (sector.id.as_str().replace('_', "-"), SeriesMember::Sector(sector.id.clone())))
                .collect(),
            Some(SeriesBy::Province) => mainland
                .map(|province| (slug(province.name.short(Language::En)), SeriesMember::Province(province.id.clone())))
                .collect(),
        }
    }
}

/// Values of a flag that makes one picture each; defaults to the view's own value.
fn several<T>(flag: &'static str, asked: &[String], own: T) -> Result<Vec<T>, Error>
where
    T: strum::IntoEnumIterator + Into<&'static str> + Copy + PartialEq,
{
    let mut values = Vec::new();
    for name in asked {
        let value = parse_enum(flag, name)?;
        // A name that is repeated, in any list, says nothing new.
        if !values.contains(&value) {
            values.push(value);
        }
    }
    if values.is_empty() {
        values.push(own);
    }
    Ok(values)
}

/// Sets the texts of the page.
fn words(args: &ExportArgs, view: &mut View) {
    let page = &mut view.page;
    for (asked, text) in [
        (&args.title, &mut page.title),
        (&args.subtitle, &mut page.subtitle),
        (&args.note, &mut page.note),
        (&args.alt_text, &mut page.alt_text),
    ] {
        if asked.is_some() {
            text.clone_from(asked);
        }
    }
    for (asked, text) in [(&args.credit, &mut page.credit), (&args.approval_number, &mut page.approval_number)] {
        if let Some(asked) = asked {
            text.clone_from(asked);
        }
    }
    if args.short_sources {
        page.sources = SourceLine::Short;
    }
}

/// Format and scale of a picture, from flags and file extension.
fn options(args: &ExportArgs, name: &Path) -> Result<PictureOptions, Error> {
    let format = match &args.format {
        Some(name) => parse_enum("format", name)?,
        None => PictureFormat::of_path(name).ok_or_else(|| nameless(name))?,
    };
    format_support::check(args, format)?;
    let scale = args.scale.unwrap_or(1.0);
    // Batch files may take the former flag back.
    let former = if args.outlines == Some(false) { TextForm::Live } else { TextForm::Outlines };
    let svg_text = args.svg_text.unwrap_or(former);
    Ok(PictureOptions { format, scale, transparent: args.transparent, svg_text })
}

/// Error of a file name from which no format can be derived.
fn nameless(name: &Path) -> Error {
    let shown = ShownPath(name);
    if is_stdout(name) {
        return Error::flag("format", "standard output has no file extension; add --format png, svg or pdf");
    }
    let only_ending = name.file_name().and_then(|file| file.to_str()).and_then(|file| file.strip_prefix('.'));
    if let Some(ending) = only_ending.filter(|ending| ending.parse::<PictureFormat>().is_ok()) {
        let why = format!("\"{shown}\" is an ending without a name; use a name such as map.{ending}");
        return Error::flag("output", why);
    }
    Error::flag("output", format!("end the name in .png, .svg or .pdf, or add --format (found \"{shown}\")"))
}

/// File name form of a name: lower-case ASCII words joined by hyphens.
fn slug(name: &str) -> String {
    let words = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}
