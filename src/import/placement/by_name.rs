//! Places of rows by names and codes in their columns.

use std::{
    collections::BTreeMap,
    sync::atomic::{AtomicUsize, Ordering},
};

use super::{
    NamedPlace, NamedRows,
    combinations::{Numbered, combinations},
};
use crate::{
    dataset::PlaceLevel,
    gazetteer::{Form, Gazetteer, GazetteerPlace, PlaceMatch, PlaceQuery},
    import::{ImportError, Progress, RawTable, Remark, RemarkKind, Severity, value::missing::is_missing},
    model::parallel,
    recipe::{ColumnRole, Recipe},
};

/// Rows between two checks for cancelling.
const STEP: usize = 2_048;

/// Columns of places, the largest units first: each decides among places of one name in the next.
const ROLES: [(ColumnRole, Option<PlaceLevel>); 4] = [
    (ColumnRole::Province, Some(PlaceLevel::Province)),
    (ColumnRole::City, Some(PlaceLevel::City)),
    (ColumnRole::County, Some(PlaceLevel::County)),
    (ColumnRole::Place, None),
];

/// Name that no place was found for, with the number of rows that have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnmatchedName {
    /// The name, letter by letter.
    pub name: String,
    /// Reason.
    pub kind: RemarkKind,
    /// Rows.
    pub rows: usize,
    /// Places that may be meant, by their codes of GB/T 2260.
    pub candidates: Vec<String>,
}

/// Places of the rows of a table.
#[derive(Debug, Default)]
pub(crate) struct NamedPlaces {
    /// Place of each row; empty if the table has no column of places.
    pub rows: NamedRows,
    /// Remarks on rows and on the whole.
    pub remarks: Vec<Remark>,
    /// Names without a place.
    pub unmatched: Vec<UnmatchedName>,
}

/// Result for a combination of names.
#[derive(Clone, Default)]
struct Outcome {
    named: NamedPlace,
    fault: Option<Fault>,
    unusual: Option<String>,
}

impl Outcome {
    /// `true` if the city is known without a fault.
    fn tells_city(&self) -> bool {
        let is_city = self.named.place.is_some_and(|place| place.level >= PlaceLevel::City);
        is_city && self.fault.is_none()
    }
}

/// End of a search that no place was found in.
#[derive(Clone)]
struct Fault {
    /// Name with which the search ended.
    name: String,
    kind: RemarkKind,
    severity: Severity,
    /// Places that may be meant, by their codes.
    candidates: Vec<String>,
    /// Text that the remark tells: the name, with what became of the place.
    told: String,
}

/// Finds the places of all rows. An address is not asked where a row has a point and the columns before it tell its city:
/// of a smaller place nothing but its seat would be taken.
///
/// # Errors
/// [`ImportError::Cancelled`].
pub(crate) fn named_places(
    table: &RawTable,
    recipe: &Recipe,
    gazetteer: &'static Gazetteer,
    has_point: &dyn Fn(usize) -> bool,
    progress: &Progress,
) -> Result<NamedPlaces, ImportError> {
    let columns: Vec<_> = ROLES
        .iter()
        .filter_map(|(role, level)| {
            let column = table.columns.iter().find(|column| recipe.role(&column.heading) == Some(*role))?;
            Some((column, *level))
        })
        .collect();
    let mut found = NamedPlaces::default();
    if columns.is_empty() {
        return Ok(found);
    }
    let levels: Vec<Option<PlaceLevel>> = columns.iter().map(|(_, level)| *level).collect();
    let mut numbered: Vec<Numbered<'_>> = Vec::new();
    let mut is_settled: Vec<bool> = Vec::new();
    for (column, level) in &columns {
        let is_address = level.is_none() && !numbered.is_empty();
        if is_address && (0..table.rows()).any(has_point) {
            let (combinations, of_rows) = combinations(&numbered, table.rows());
            let known = outcomes(&combinations, &levels, recipe, gazetteer, &|_, _| progress.check())?;
            let tells_city = |combination: &u32| known.get(*combination as usize).is_some_and(Outcome::tells_city);
            is_settled = of_rows.iter().enumerate().map(|(row, of)| tells_city(of) && has_point(row)).collect();
        }
        numbered.push(Numbered::of(&column.cells, &is_settled));
    }
    let (combinations, of_rows) = combinations(&numbered, table.rows());
    let step = |done, whole| progress.step(done, whole);
    let known = outcomes(&combinations, &levels, recipe, gazetteer, &step)?;
    let mut unmatched: BTreeMap<(String, RemarkKind), UnmatchedName> = BTreeMap::new();
    let invisible: usize = numbered.iter().map(Numbered::invisible).sum();
    for (combination, number) in of_rows.iter().zip(&table.numbers) {
        let Some(outcome) = known.get(*combination as usize) else { continue };
        if let Some(form) = &outcome.unusual {
            let remark = Remark::on_row(*number, Severity::Note, RemarkKind::UnusualPlaceForm);
            found.remarks.push(remark.found(form));
        }
        if let Some(Fault { name, kind, severity, candidates, told }) = &outcome.fault {
            found.remarks.push(Remark::on_row(*number, *severity, *kind).found(told).count(candidates.len()));
            if *severity != Severity::LeftOut && *kind != RemarkKind::NoPlace {
                let entry = unmatched.entry((name.clone(), *kind)).or_insert_with(|| UnmatchedName {
                    name: name.clone(),
                    kind: *kind,
                    rows: 0,
                    candidates: candidates.clone(),
                });
                entry.rows += 1;
            }
        }
    }
    if invisible > 0 {
        found.remarks.push(Remark::on_file(Severity::Changed, RemarkKind::InvisibleCharacters).count(invisible));
    }
    found.rows = NamedRows::new(known.into_iter().map(|outcome| outcome.named).collect(), of_rows);
    found.unmatched = unmatched.into_values().collect();
    found.unmatched.sort_by(|one, other| other.rows.cmp(&one.rows).then_with(|| one.name.cmp(&other.name)));
    Ok(found)
}

/// Results for combinations of names, on all processors. The work that is done, of the whole, is noted.
///
/// # Errors
/// [`ImportError::Cancelled`].
fn outcomes<'t>(
    combinations: &[Vec<&'t str>],
    levels: &[Option<PlaceLevel>],
    recipe: &Recipe,
    gazetteer: &'static Gazetteer,
    noted: &(dyn Fn(usize, usize) -> Result<(), ImportError> + Sync),
) -> Result<Vec<Outcome>, ImportError> {
    let done = AtomicUsize::new(0);
    let of_step = |step: &[Vec<&'t str>]| {
        noted(done.fetch_add(step.len(), Ordering::Relaxed), combinations.len())?;
        let mut known = Known { gazetteer, answers: BTreeMap::new() };
        let of_one = |texts: &Vec<&'t str>| {
            let named: Vec<_> = texts.iter().copied().zip(levels.iter().copied()).collect();
            outcome(&named, recipe, &mut known)
        };
        Ok(step.iter().map(of_one).collect::<Vec<_>>())
    };
    let steps = parallel::each(combinations.chunks(STEP).collect(), of_step);
    Ok(steps.into_iter().collect::<Result<Vec<_>, ImportError>>()?.into_iter().flatten().collect())
}

/// Gazetteer with its answers about larger places, of which many rows name the same.
struct Known<'t> {
    gazetteer: &'static Gazetteer,
    answers: BTreeMap<(&'t str, Option<PlaceLevel>, Option<&'static str>), PlaceMatch<'static>>,
}

impl<'t> Known<'t> {
    fn find(
        &mut self,
        text: &'t str,
        level: Option<PlaceLevel>,
        within: Option<&'static str>,
        recipe: &Recipe,
        is_last: bool,
    ) -> PlaceMatch<'static> {
        let query = PlaceQuery { text, level, within, year: recipe.year };
        // Of the smallest places most are named once.
        if is_last {
            return self.gazetteer.find(&query);
        }
        self.answers.entry((text, level, within)).or_insert_with(|| self.gazetteer.find(&query)).clone()
    }
}

/// Place of a combination of names, from the largest unit to the smallest.
fn outcome<'t>(names: &[(&'t str, Option<PlaceLevel>)], recipe: &Recipe, known: &mut Known<'t>) -> Outcome {
    let gazetteer = known.gazetteer;
    let mut outcome = Outcome::default();
    let mut missing = true;
    let mut first_fault = None;
    for (at, (text, level)) in names.iter().enumerate() {
        if is_missing(text) {
            continue;
        }
        missing = false;
        let within = outcome.named.place.map(|place| place.code.as_str());
        if let Some(code) = recipe.places.get(text.trim()) {
            match gazetteer.by_code(code) {
                Some(place) => outcome.named.place = Some(place),
                None => first_fault = Some(fault(text, RemarkKind::NoPlace, Severity::Unplaced, Vec::new())),
            }
            continue;
        }
        let codes = |places: &[&GazetteerPlace]| places.iter().map(|place| place.code.clone()).collect::<Vec<_>>();
        outcome.fault = match known.find(text, *level, within, recipe, at + 1 == names.len()) {
            PlaceMatch::Found { place, form } => {
                outcome.named.place = Some(place);
                if form == Form::Unusual {
                    outcome.unusual = Some(text.trim().to_owned());
                }
                continue;
            }
            PlaceMatch::Total => Some(fault(text, RemarkKind::TotalRow, Severity::LeftOut, Vec::new())),
            PlaceMatch::Heading => Some(fault(text, RemarkKind::PlaceHeading, Severity::LeftOut, Vec::new())),
            PlaceMatch::PartOf(_) => Some(fault(text, RemarkKind::PartOfProvince, Severity::Unplaced, Vec::new())),
            PlaceMatch::Ambiguous(places) => {
                Some(fault(text, RemarkKind::AmbiguousPlace, Severity::Unplaced, codes(&places)))
            }
            PlaceMatch::Former(former) => {
                let fault = fault(text, RemarkKind::FormerPlace, Severity::Unplaced, codes(&former.successors));
                let successors: Vec<&str> = former.successors.iter().map(|place| &*place.name_zh).collect();
                let told = format!("{} ({} → {})", fault.name, former.until, successors.join(", "));
                Some(Fault { told, ..fault })
            }
            PlaceMatch::Suggested(places) => {
                Some(fault(text, RemarkKind::UnknownPlace, Severity::Unplaced, codes(&places)))
            }
            PlaceMatch::Unknown => Some(fault(text, RemarkKind::UnknownPlace, Severity::Unplaced, Vec::new())),
        };
        let is_no_row = outcome.fault.as_ref().is_some_and(|fault| fault.severity == Severity::LeftOut);
        let is_heading = outcome.fault.as_ref().is_some_and(|fault| fault.kind == RemarkKind::PlaceHeading);
        // A heading such as 市辖区 in the column of counties tells less than the city before it, known or not.
        if is_no_row && (outcome.named.place.is_some() || is_heading && first_fault.is_some()) {
            outcome.fault = None;
            continue;
        }
        outcome.named.left_out = is_no_row;
        let is_apart = outcome.fault.as_ref().is_some_and(|fault| fault.kind == RemarkKind::PartOfProvince);
        if is_no_row || is_apart {
            break;
        }
        // An address behind a misspelt city still tells the place; what was not found first is told.
        first_fault = first_fault.or(outcome.fault.take());
    }
    // The reason why a row is left out outweighs what was not found before.
    if !outcome.named.left_out {
        outcome.fault = first_fault.or(outcome.fault);
    }
    if missing {
        outcome.fault = Some(fault("", RemarkKind::NoPlace, Severity::Unplaced, Vec::new()));
    }
    if let Some(fault) = &mut outcome.fault {
        if outcome.named.place.is_none() && matches!(fault.kind, RemarkKind::FormerPlace | RemarkKind::AmbiguousPlace) {
            outcome.named.place = common_province(&fault.candidates, gazetteer);
        }
        if fault.severity == Severity::Unplaced && outcome.named.place.is_some() {
            fault.severity = Severity::Note;
        }
    }
    outcome
}

/// Province of all places that may be meant; `None` if they lie in several.
fn common_province(codes: &[String], gazetteer: &'static Gazetteer) -> Option<&'static GazetteerPlace> {
    let first = codes.first()?.get(..2)?;
    codes.iter().all(|code| code.starts_with(first)).then(|| gazetteer.by_code(&format!("{first}0000")))?
}

fn fault(text: &str, kind: RemarkKind, severity: Severity, candidates: Vec<String>) -> Fault {
    let name = text.trim().to_owned();
    Fault { told: name.clone(), name, kind, severity, candidates }
}
