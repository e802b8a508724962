//! Batch files: TOML with one `[[picture]]` per picture or series, and `[defaults]` for all of them.
//!
//! Keys are the names of `export`'s flags; `output` is the file's name, relative to the batch file.

use std::path::{Path, PathBuf};

use super::{ExportCliError, Job, Recipe, recipe::same_file};
use crate::{
    data::read::{self, Content, ReadError},
    export::Exporter,
};

/// Why a batch file was refused.
#[derive(Debug, thiserror::Error)]
pub(in crate::cli) enum BatchError {
    /// It could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// It is no batch file.
    #[error("{path}: line {line}: expected a batch file, found {found}", path = path.display())]
    Form { path: PathBuf, line: usize, found: String },
    /// A picture asks for what cannot be.
    #[error("{path}: line {line}, picture {number}: {source}", path = path.display())]
    Picture { path: PathBuf, line: usize, number: usize, source: Box<ExportCliError> },
}

/// Reads a batch file and works out all its pictures.
///
/// # Errors
/// [`BatchError`] names the file, the line and what was found.
pub(in crate::cli) fn load(path: &Path, exporter: &mut Exporter) -> Result<Vec<Job>, BatchError> {
    let text = read::text(path, Content::Batch)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    parse(&text, path, folder, exporter)
}

fn parse(text: &str, path: &Path, folder: &Path, exporter: &mut Exporter) -> Result<Vec<Job>, BatchError> {
    let form = |line: usize, found: &str| {
        let found = found.trim().replace('\n', " ");
        BatchError::Form { path: path.to_owned(), line, found }
    };
    let bad = |error: &toml::de::Error| {
        let line = error.span().map_or(1, |span| line_of(text, span.start));
        form(line, error.message())
    };
    let file: toml::Table = text.parse().map_err(|error| bad(&error))?;
    if let Some(key) = file.keys().find(|key| !matches!(key.as_str(), "defaults" | "picture")) {
        return Err(form(find(text, key), &format!("the key \"{key}\"; only defaults and picture are known")));
    }
    let defaults = match file.get("defaults") {
        None => toml::Table::new(),
        Some(value) => {
            value.as_table().cloned().ok_or_else(|| form(find(text, "defaults"), "defaults that are no table"))?
        }
    };
    let pictures = file.get("picture").and_then(toml::Value::as_array);
    let pictures = pictures.filter(|list| !list.is_empty()).ok_or_else(|| form(1, "no [[picture]]"))?;
    let heads = text.lines().zip(1..).filter(|(line, _)| line.trim_start().starts_with("[[picture]]"));
    let mut starts = heads.map(|(_, line)| line);
    let mut jobs: Vec<Job> = Vec::new();
    for (index, entry) in pictures.iter().enumerate() {
        let line = starts.next().unwrap_or(1);
        let refused = |source: ExportCliError| BatchError::Picture {
            path: path.to_owned(),
            line,
            number: index + 1,
            source: Box::new(source),
        };
        let wrong = |why: String| refused(ExportCliError::Arguments(why));
        let Some(entry) = entry.as_table() else { return Err(wrong("expected a table".to_owned())) };
        let mut merged = defaults.clone();
        merged.extend(entry.clone());
        let output = merged.remove("output");
        let output = output.as_ref().and_then(toml::Value::as_str).filter(|name| !name.is_empty());
        let output = output.ok_or_else(|| wrong("expected output = \"a file's name\"".to_owned()))?.to_owned();
        let mut recipe: Recipe =
            merged.try_into().map_err(|error: toml::de::Error| wrong(error.message().to_owned()))?;
        recipe.view = recipe.view.map(|view| folder.join(view));
        let found = recipe.jobs(exporter, &folder.join(&output)).map_err(refused)?;
        if let Some(job) = found.iter().find(|job| jobs.iter().any(|other| same_file(&other.path, &job.path))) {
            return Err(wrong(format!("another picture goes to the same file: {}", job.path.display())));
        }
        jobs.extend(found);
    }
    Ok(jobs)
}

fn line_of(text: &str, at: usize) -> usize {
    text.get(..at).unwrap_or_default().matches('\n').count() + 1
}

/// The line in which a key stands first.
fn find(text: &str, key: &str) -> usize {
    text.lines().position(|line| line.trim_start_matches(['[', ' ']).starts_with(key)).map_or(1, |line| line + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<Job>, String> {
        let mut exporter = Exporter::new();
        parse(text, Path::new("atlas.toml"), Path::new("out"), &mut exporter).map_err(|error| error.to_string())
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
            ("[[picture]]\noutput = ", "atlas.toml: line 2: "),
            ("\ncolour = 1\n", "atlas.toml: line 2: expected a batch file, found the key \"colour\""),
            ("[defaults]\n", "no [[picture]]"),
            ("[[picture]]\n", "line 1, picture 1: expected output"),
            (
                "[[picture]]\noutput = \"a.png\"\n[[picture]]\noutput = \"b.gif\"\n",
                "line 3, picture 2: expected a name",
            ),
            ("[[picture]]\noutput = \"a.png\"\ncolour = 1\n", "colour"),
            ("[[picture]]\noutput = \"a.png\"\nlang = [\"en\", \"zh\"]\n", "several pictures"),
            ("[[picture]]\noutput = \"a.png\"\nlang = [\"fr\"]\n", "lang: expected en or zh, found \"fr\""),
            ("[[picture]]\noutput = \"a.png\"\nfilter = [\"sector=x\"]\n", "sector"),
            ("[[picture]]\noutput = \"a.png\"\n[[picture]]\noutput = \"a.png\"\n", "picture 2: another picture"),
            ("[[picture]]\noutput = \"a.png\"\nsize = \"1x1\"\n", "200 px"),
        ] {
            let why = read(text).unwrap_err();
            assert!(why.contains(found), "{text:?} gives {why}");
        }
    }
}
