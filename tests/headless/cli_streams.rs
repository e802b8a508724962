//! The standard streams: closed, full, left early. Results that nobody can have are failures, and nothing panics.

#![cfg(target_os = "linux")]

use std::process::Command;

use crate::support::file;

/// Runs the program in a shell, with redirections behind its arguments: exit code, standard output, standard error.
fn shell(arguments: &str) -> (Option<i32>, String, String) {
    let line = format!("\"$ATLAS\" {arguments}");
    let output =
        Command::new("sh").args(["-c", &line]).env("ATLAS", env!("CARGO_BIN_EXE_cluster-atlas")).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// One of each kind of command that writes to the standard output.
const WRITERS: [&str; 9] = [
    "--help",
    "--version",
    "export --help",
    "completions bash",
    "man",
    "man batch",
    "table clusters",
    "table provinces --format json",
    "check /nowhere/view.json --json",
];

#[test]
fn a_full_or_closed_standard_output_is_a_failure_that_is_named() {
    for command in WRITERS {
        for (redirection, why) in [(">/dev/full", "no space left"), (">&-", "it is closed")] {
            let (code, _, err) = shell(&format!("{command} {redirection}"));
            assert_eq!(code, Some(1), "{command} {redirection}: {err}");
            let said = format!("cluster-atlas: cannot write to the standard output: {why}\n");
            assert_eq!(err, said, "{command} {redirection}");
        }
    }
}

#[test]
fn output_that_is_thrown_away_is_no_failure() {
    for command in WRITERS.into_iter().filter(|command| !command.starts_with("check")) {
        for redirection in [">/dev/null", "1<>/dev/null"] {
            assert_eq!(
                shell(&format!("{command} {redirection}")),
                (Some(0), String::new(), String::new()),
                "{command}"
            );
        }
    }
}

#[test]
fn a_picture_or_its_report_that_cannot_be_printed_is_a_failure() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder, "map.svg");
    for redirection in [">/dev/full", ">&-"] {
        let (code, _, err) = shell(&format!("export -o - --format svg --size 300x300 --hide clusters {redirection}"));
        assert!(code == Some(1) && err.contains("standard output"), "{redirection}: {err}");
        let (code, _, err) =
            shell(&format!("export -o '{path}' --size 300x300 --hide clusters --json --force {redirection}"));
        assert!(code == Some(1) && err.contains("standard output"), "{redirection}: {err}");
        assert!(std::path::Path::new(&path).exists(), "the picture is made all the same");
        let (code, _, err) = shell(&format!("export -o '{path}' --size 300x300 --hide clusters --force {redirection}"));
        assert_eq!((code, err.as_str()), (Some(0), ""), "without a report nothing is printed");
    }
}

#[test]
fn messages_that_nobody_can_have_are_lost_and_nothing_else() {
    for redirection in ["2>&-", "2>/dev/full"] {
        for (command, code) in [
            ("table towns", 2),
            ("table clusters --filter province=nowhere", 2),
            ("check /nowhere/view.json", 1),
            ("export --layer wealth -o map.png", 2),
            ("export -o map.gif", 2),
            ("batch /nowhere/atlas.toml", 1),
        ] {
            let (found, out, err) = shell(&format!("{command} {redirection}"));
            assert_eq!((found, out.as_str(), err.as_str()), (Some(code), "", ""), "{command} {redirection}");
        }
    }
}

#[test]
fn a_reader_who_leaves_early_is_no_failure() {
    for command in ["table clusters", "man", "export -o - --format svg --size 300x300 --hide clusters", "--help"] {
        let line = format!("{{ \"$ATLAS\" {command}; echo $? >&2; }} | head -c 1 >/dev/null");
        let output =
            Command::new("sh").args(["-c", &line]).env("ATLAS", env!("CARGO_BIN_EXE_cluster-atlas")).output().unwrap();
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "0\n", "{command}");
    }
}
