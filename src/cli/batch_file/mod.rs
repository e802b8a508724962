//! Batch files: TOML with one `[[picture]]` per picture or series, and `[defaults]` for all of them.

mod entry;
mod error;
mod lines;
mod wording;

use std::path::Path;

use toml::de::DeTable;

pub(super) use self::error::BatchError;
use self::{
    entry::{Idle, picture},
    lines::{Lines, keys},
};
use crate::{
    cli::{
        export_args::{ExportArgsError, Job, Planner},
        output_flags::OutputFlags,
        output_names::{self, CheckedNames},
    },
    data::read::{self, Content},
};

/// Parsed batch file.
pub(super) struct Loaded {
    pub jobs: Vec<Job>,
    /// Entry number (from 1) and line of `output` for each job.
    entries: Vec<(usize, usize)>,
}

impl Loaded {
    /// Entry number of a job (from 1) and line of its `output`.
    pub(super) fn entry(&self, job: usize) -> (usize, usize) {
        self.entries.get(job).copied().unwrap_or((1, 1))
    }

    /// Checks the file names of all pictures.
    ///
    /// # Errors
    /// [`BatchError::Name`].
    pub(super) fn check_names(&self, path: &Path, delivery: OutputFlags) -> Result<CheckedNames, BatchError> {
        output_names::check(&self.jobs, delivery, Some(path)).map_err(|(job, source)| {
            let (number, line) = self.entry(job);
            BatchError::Name { path: path.to_owned(), line, number, source }
        })
    }
}

/// Maximum number of pictures in a batch; all are planned and kept in memory before the first is made.
const MOST_PICTURES: usize = 100_000;
/// Maximum total text inherited from the defaults, bytes; every picture holds its own copy.
const MOST_TEXT: usize = 100 << 20;

/// Reads a batch file and plans all its pictures.
///
/// # Errors
/// [`BatchError`] with file, line and cause.
pub(super) fn load(path: &Path, planner: &mut Planner) -> Result<Loaded, BatchError> {
    let text = read::text(path, Content::Batch)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    parse(&text, path, folder, planner)
}

fn parse(text: &str, path: &Path, folder: &Path, planner: &mut Planner) -> Result<Loaded, BatchError> {
    let lines = Lines::of(text);
    let form = |at: usize, problem: String| BatchError::Form { path: path.to_owned(), line: lines.line(at), problem };
    let syntax = |error: &toml::de::Error| {
        let (line, problem) =
            (lines.line(error.span().map_or(0, |span| span.start)), wording::of_syntax(error.message()));
        BatchError::Syntax { path: path.to_owned(), line, problem }
    };
    let mut file: toml::Table = text.parse().map_err(|error| syntax(&error))?;
    let places = DeTable::parse(text).map_err(|error| syntax(&error))?.into_inner();
    if let Some((key, _)) = places.iter().find(|(key, _)| !matches!(key.get_ref().as_ref(), "defaults" | "picture")) {
        let problem = format!("unknown key \"{}\"; use [defaults] and [[picture]]", key.get_ref());
        return Err(form(key.span().start, problem));
    }
    let place_of = |key: &str| places.iter().find(|(name, _)| name.get_ref().as_ref() == key).map(|(_, value)| value);
    let defaults = match file.remove("defaults") {
        None => toml::Table::new(),
        Some(toml::Value::Table(table)) => table,
        Some(_) => {
            let at = place_of("defaults").map_or(0, |value| value.span().start);
            return Err(form(at, "[defaults] is a table of keys".to_owned()));
        }
    };
    let Some(toml::Value::Array(pictures)) =
        file.remove("picture").filter(|value| value.as_array().is_some_and(|list| !list.is_empty()))
    else {
        return Err(form(0, "there are no pictures; add [[picture]] with an output".to_owned()));
    };
    let of_defaults = place_of("defaults").map(|value| keys(value.get_ref())).unwrap_or_default();
    let heads = place_of("picture").and_then(|value| value.get_ref().as_array()).into_iter().flatten();
    if defaults.values().map(length).sum::<usize>().saturating_mul(pictures.len()) > MOST_TEXT {
        let at = place_of("defaults").map_or(0, |value| value.span().start);
        return Err(form(at, "the defaults are too long for so many pictures; split the batch file".to_owned()));
    }
    let mut idle = Idle::default();
    let mut jobs: Vec<Job> = Vec::new();
    let mut entries = Vec::new();
    for (index, (entry, head)) in pictures.into_iter().zip(heads).enumerate() {
        let own = keys(head.get_ref());
        let line_of = |key: &str| {
            let at = own.get(key).or_else(|| of_defaults.get(key)).copied().unwrap_or(head.span().start);
            lines.line(at)
        };
        let refused = |source: ExportArgsError| {
            let (line, number) = (line_of(source.blamed()), index + 1);
            BatchError::Picture { path: path.to_owned(), line, number, source: Box::new(source) }
        };
        let found = picture(entry, &defaults, folder, planner, &mut idle).map_err(refused)?;
        entries.extend(found.iter().map(|_| (index + 1, line_of("output"))));
        jobs.extend(found);
        if jobs.len() > MOST_PICTURES {
            let problem = format!("there are more than {MOST_PICTURES} pictures; split the batch file");
            return Err(form(head.span().start, problem));
        }
    }
    if let Some((key, why)) = idle.everywhere() {
        let at = of_defaults.get(key).copied().unwrap_or(0);
        return Err(form(at, format!("this default applies to no picture; {why}")));
    }
    Ok(Loaded { jobs, entries })
}

/// Total length of all texts in a value, bytes.
fn length(value: &toml::Value) -> usize {
    match value {
        toml::Value::String(text) => text.len(),
        toml::Value::Array(list) => list.iter().map(length).sum(),
        toml::Value::Table(table) => table.values().map(length).sum(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::surface::TextForm;

    fn read(text: &str) -> Result<Vec<Job>, String> {
        let mut planner = Planner::new();
        let loaded = parse(text, Path::new("atlas.toml"), Path::new("out"), &mut planner);
        loaded.map(|loaded| loaded.jobs).map_err(|error| error.to_string())
    }

    #[test]
    fn an_atlas_of_provinces_and_sectors_in_two_languages() {
        let jobs = read(
            "[defaults]\nlang = [\"en\", \"zh\"]\n[[picture]]\neach = \"province\"\noutput = \"{each}-{lang}.pdf\"\n\
             [[picture]]\neach = \"sector\"\noutput = \"{each}-{lang}.png\"\n",
        )
        .unwrap();
        assert_eq!(jobs.len(), 2 * (31 + 6));
        assert_eq!(jobs[0].path, Path::new("out/beijing-en.pdf"));
        assert!(jobs.iter().any(|job| job.path.ends_with("inner-mongolia-zh.pdf")));
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        for (text, found) in [
            ("[[picture]]\noutput = ", "atlas.toml, line 2: "),
            ("\ncolour = 1\n", "atlas.toml, line 2: unknown key \"colour\"; use [defaults] and [[picture]]"),
            ("[defaults]\n", "there are no pictures"),
            ("picture = 3\n", "there are no pictures"),
            ("[[picture]]\n", "line 1, picture 1: --output: add output"),
            (
                "[[picture]]\noutput = \"a.png\"\n[[picture]]\noutput = \"b.gif\"\n",
                "line 4, picture 2: --output: end the name",
            ),
            (
                "[[picture]]\noutput = \"-\"\nformat = \"png\"\n",
                "line 2, picture 1: --output: \"-\" is the standard output",
            ),
            ("[[picture]]\noutput = \"a.png\"\ncolour = 1\n", "unknown key \"colour\""),
            ("[[picture]]\noutput = \"a.png\"\nlang = [\"en\", \"zh\"]\n", "several images"),
            (
                "[[picture]]\noutput = \"a.png\"\nlang = [\"fr\"]\n",
                "line 3, picture 1: --lang: use en or zh (found \"fr\")",
            ),
            (
                "[[picture]]\noutput = \"a.png\"\n\nscale = \"x\"\n",
                "line 4, picture 1: --scale: use a number (found \"x\")",
            ),
            (
                "[[picture]]\noutput = \"a.png\"\nfilter = [\"sector=x\"]\n",
                "line 3, picture 1: --filter: unknown sector",
            ),
            ("[[picture]]\noutput = \"a.png\"\nsize = \"1x1\"\n", "--size: 1 × 1 px has no room for the map"),
            ("[[picture]]\noutput = \"a.png\"\nsize = \"300x300\"\npreset = \"slide\"\n", "cannot be used with"),
            (
                "[defaults]\nsize = \"300x300\"\npreset = \"slide\"\n[[picture]]\noutput = \"a.png\"\n",
                "line 3, picture 1: --preset: cannot be used with --size",
            ),
            ("[[picture]]\noutput = \"a.svg\"\nscale = 2\n", "line 3, picture 1: --scale: has no effect on SVG"),
            ("picture = [{ output = \"a.png\" },\n{ output = \"b.gif\" }]\n", "line 2, picture 2: --output: end"),
        ] {
            let why = read(text).err().unwrap_or_default();
            assert!(why.contains(found), "{text:?} gives {why}");
        }
    }

    #[test]
    fn an_empty_list_takes_a_default_back_and_says_nothing_else() {
        for key in ["limits", "lang", "theme", "filter", "show", "hide"] {
            for text in [
                format!("[[picture]]\noutput = \"a.png\"\n{key} = []\n"),
                format!("[defaults]\nscale = 2\n{key} = []\n[[picture]]\noutput = \"a.png\"\n"),
            ] {
                let why = read(&text).unwrap_err();
                let said = format!("line 3, picture 1: --{key}: use at least one value; an empty list only removes");
                assert!(why.contains(&said), "{text}: {why}");
            }
        }
        let jobs = read("[defaults]\nlang = \"zh\"\n[[picture]]\noutput = \"{lang}.png\"\nlang = []\n").unwrap();
        assert_eq!(jobs[0].path, Path::new("out/en.png"));
        assert!(read("[[picture]]\noutput = \"a.png\"\ncolour = []\n").unwrap_err().contains("unknown key"));
    }

    #[test]
    fn a_default_is_for_the_pictures_that_can_heed_it() {
        let both = "[[picture]]\noutput = \"a.png\"\n[[picture]]\noutput = \"b.pdf\"\n";
        let jobs = read(&format!("[defaults]\ntransparent = true\n{both}")).unwrap();
        assert_eq!(jobs.iter().map(|job| job.options.transparent).collect::<Vec<_>>(), [true, false]);
        let why = read(&format!("[defaults]\nsvg-text = \"live\"\n{both}")).unwrap_err();
        assert!(why.starts_with("atlas.toml, line 2: this default applies to no picture; --svg-text: "), "{why}");
        // The key of former batch files keeps its meaning.
        for (key, form) in [("true", TextForm::Outlines), ("false", TextForm::Live)] {
            let jobs = read(&format!("[[picture]]\noutput = \"a.svg\"\noutlines = {key}\n")).unwrap();
            assert_eq!(jobs[0].options.svg_text, form);
        }
        // A key of the picture overrides an exclusive key of the defaults.
        let text = "[defaults]\npreset = \"a4-portrait\"\n[[picture]]\noutput = \"a.png\"\nsize = \"400x300\"\n";
        assert_eq!(read(text).unwrap().len(), 1);
    }

    #[test]
    fn a_tier_may_be_set_under_either_name_of_its_flag() {
        let with = |keys: &str| format!("[[picture]]\noutput = \"a.png\"\nlayer = \"ladder\"\n{keys}\n");
        let tiers = ["rung", "tier"].map(|key| read(&with(&format!("{key} = \"innovative-sme\""))).unwrap().len());
        assert_eq!(tiers, [1, 1]);
        let why = read(&with("tier = \"no-such\"")).unwrap_err();
        assert!(why.starts_with("atlas.toml, line 4, picture 1: --rung: use "), "{why}");
        assert!(read(&with("rung = \"little-giant\"\ntier = \"little-giant\"")).unwrap_err().contains("once"));
        let idle = read("[defaults]\ntier = \"little-giant\"\n[[picture]]\noutput = \"a.png\"\n").unwrap_err();
        assert!(idle.starts_with("atlas.toml, line 2: this default applies to no picture; --rung: "), "{idle}");
    }

    #[test]
    fn dates_years_and_batches_need_no_quotes() {
        for line in ["until = 2022-12-31", "until = 2023", "batch = 2", "batch = \"1-2\""] {
            let text = format!("[[picture]]\noutput = \"a.png\"\nlayer = \"little-giants\"\n{line}\n");
            assert_eq!(read(&text).map(|jobs| jobs.len()), Ok(1), "{line}");
        }
    }
}
