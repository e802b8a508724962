//! Import of made-up files, and what must hold of any.

use std::sync::{Arc, OnceLock};

use cluster_atlas::{
    export::embedded_facts,
    import::{Import, Progress, Severity, SourceFile, import},
    query::Facts,
    recipe::Recipe,
};

fn facts() -> &'static Facts {
    static FACTS: OnceLock<Facts> = OnceLock::new();
    FACTS.get_or_init(|| {
        // A reader that is not ours may panic where our guard catches it. The hook of the fuzzer would end the process
        // before; without it, only a panic that nobody catches does.
        std::panic::set_hook(Box::new(|panic| {
            if !panic.location().is_some_and(|at| at.file().contains("/calamine-")) {
                eprintln!("{panic}");
            }
        }));
        embedded_facts().0
    })
}

/// Imports a file without any choice, as a file that is dropped on the window.
pub fn imported(name: &str, bytes: &[u8]) {
    check(&SourceFile::new(name, bytes));
}

/// Imports a file with its companions, by their endings.
pub fn imported_with(name: &str, bytes: &[u8], companions: &[(&str, &[u8])]) {
    let companions = companions.iter().filter(|(_, bytes)| !bytes.is_empty());
    let companions = companions.map(|(ending, bytes)| ((*ending).to_owned(), Arc::new(bytes.to_vec())));
    let mut file = SourceFile::new(name, bytes);
    file.companions = companions.collect();
    check(&file);
}

fn check(file: &SourceFile) {
    let places = facts().datasets().places();
    let Ok(Import { report, recipe, dataset }) = import(file, &Recipe::default(), places, &Progress::default()) else {
        return;
    };
    assert_eq!(report.rows, report.kept + report.left_out, "every row is kept or left out");
    assert_eq!(report.kept, report.drawn + report.by_place + report.unplaced, "every row has a place or none");
    assert_eq!(report.kept, dataset.rows(), "the dataset has the rows of the report");
    let told = report.remarks.iter().filter(|remark| remark.severity == Severity::LeftOut).count();
    assert!(told >= report.left_out, "{} rows left out, {told} of them told", report.left_out);
    // The found recipe is complete: it reads the same rows.
    let again = import(file, &recipe, places, &Progress::default());
    assert!(again.is_ok_and(|again| again.report.rows == report.rows), "the recipe reads the file again");
}
