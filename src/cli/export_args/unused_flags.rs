//! Flags that turn out to change nothing: the view has what they ask for, and its picture is the same without them.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use super::{Job, Planner, flags::ExportArgs};

/// A flag that was given, or one of its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) struct Given {
    flag: &'static str,
    value: Option<String>,
}

impl Given {
    /// Sentence about a flag that changed nothing, with the reason where that is known.
    pub(in crate::cli) fn changed_nothing(&self) -> String {
        let value = self.value.as_deref().map(|value| format!(" {value}")).unwrap_or_default();
        let why = match (self.flag, self.value.as_deref()) {
            ("weak", _) => "the map has no weakly sourced values",
            ("show", Some("locator")) => "the map shows all of China itself",
            _ => "the image is the same without it",
        };
        format!("--{}{value} changed nothing: {why}", self.flag)
    }
}

/// Flags of a recipe whose effect depends on the data, or on what else is drawn. A variant (language, theme, size, format)
/// and a text of a person's own are what was asked for, whatever they change; what a format heeds is checked before.
pub(in crate::cli) fn given(args: &ExportArgs) -> Vec<Given> {
    let one = |flag: &'static str, is_given: bool| is_given.then_some(Given { flag, value: None });
    let word =
        |flag: &'static str, value: &Option<String>| value.clone().map(|value| Given { flag, value: Some(value) });
    let each = |flag: &'static str, values: &[String]| {
        let values = values.to_owned();
        values.into_iter().map(move |value| Given { flag, value: Some(value) })
    };
    let single = [
        word("batch", &args.batch),
        word("rung", &args.rung),
        word("per", &args.per),
        word("share", &args.share),
        one("growth", args.growth.is_some()),
        word("form", &args.form),
        word("classing", &args.classing),
        one("classes", args.classes.is_some()),
        one("limits", !args.limits.is_empty()),
        one("colors", args.colors.is_some()),
        one("reverse-colors", args.reverse_colors),
        one("cell-km2", args.cell_km2.is_some()),
        one("weak", args.weak),
        word("until", &args.until),
        one("multiples", args.multiples),
        one("analysis", args.analysis.is_some()),
        one("weights", args.weights.is_some()),
        one("permutations", args.permutations.is_some()),
        one("seed", args.seed.is_some()),
        word("fit", &args.fit),
        one("short-sources", args.short_sources),
    ];
    let lists = [
        ("filter", &args.filter),
        ("color-by", &args.color_by),
        ("size-by", &args.size_by),
        ("label-by", &args.label_by),
        ("show", &args.show),
        ("hide", &args.hide),
    ];
    let lists = lists.into_iter().flat_map(|(flag, values)| each(flag, values));
    let all = single.into_iter().flatten().chain(lists);
    all.filter(|given| !args.inherited.contains(given.flag)).collect()
}

/// The recipe without a flag, or one of its values.
fn without(args: &ExportArgs, given: &Given) -> ExportArgs {
    let mut other = args.clone();
    let value = given.value.as_ref();
    match given.flag {
        "batch" => other.batch = None,
        "rung" => other.rung = None,
        "per" => other.per = None,
        "form" => other.form = None,
        "classing" => other.classing = None,
        "classes" => other.classes = None,
        "limits" => other.limits.clear(),
        "colors" => other.colors = None,
        "reverse-colors" => other.reverse_colors = false,
        "cell-km2" => other.cell_km2 = None,
        "weak" => other.weak = false,
        "until" => other.until = None,
        "multiples" => other.multiples = false,
        "analysis" => other.analysis = None,
        "weights" => other.weights = None,
        "permutations" => other.permutations = None,
        "seed" => other.seed = None,
        "fit" => other.fit = None,
        "short-sources" => other.short_sources = false,
        "filter" => other.filter.retain(|name| Some(name) != value),
        "color-by" => other.color_by.retain(|name| Some(name) != value),
        "size-by" => other.size_by.retain(|name| Some(name) != value),
        "label-by" => other.label_by.retain(|name| Some(name) != value),
        "show" => other.show.retain(|name| Some(name) != value),
        "hide" => other.hide.retain(|name| Some(name) != value),
        _ => {}
    }
    other
}

impl Planner {
    /// `true` if a flag changes a picture, or asks for the state that it already has.
    pub(in crate::cli) fn heeds(&mut self, job: &Job, given: &Given) -> bool {
        let mut other = job.clone();
        other.args = Arc::new(without(&job.args, given));
        // A flag without which the others cannot be met is needed.
        let (Ok(with), Ok(without)) = (self.view(job), self.view(&other)) else { return true };
        with == without || !self.exporter.is_same_picture(&with, &without, &job.options)
    }
}

/// Flags that no picture of their series has heeded so far, by [`Job::series`]; shared by the threads that make pictures.
#[derive(Default)]
pub(in crate::cli) struct Unheeded(Mutex<BTreeMap<usize, Vec<Given>>>);

impl Unheeded {
    /// Takes note of what a picture heeds.
    pub(in crate::cli) fn made(&self, planner: &mut Planner, job: &Job) {
        let left = self.left().entry(job.series()).or_insert_with(|| given(&job.args)).clone();
        let heeded: Vec<Given> = left.into_iter().filter(|given| planner.heeds(job, given)).collect();
        if let Some(left) = self.left().get_mut(&job.series()) {
            left.retain(|given| !heeded.contains(given));
        }
    }

    /// Notes on the flags of a picture that no picture of its series heeded, when all of them are made.
    pub(in crate::cli) fn notes(&self, job: &Job) -> Vec<String> {
        self.left().get(&job.series()).into_iter().flatten().map(Given::changed_nothing).collect()
    }

    fn left(&self) -> MutexGuard<'_, BTreeMap<usize, Vec<Given>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
