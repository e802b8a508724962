//! The command line: what it refuses, it names.

use std::{io::Write as _, process::Command};

fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_cluster-atlas")).args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn help_and_version_say_what_the_program_is() {
    let (code, out, _) = run(&["--help"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("--lang") && out.contains("--fresh"), "{out}");
    assert!(run(&["--version"]).1.contains(env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_view_that_is_missing_is_named() {
    let (code, out, err) = run(&["/nowhere/my.json"]);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(err.starts_with("cluster-atlas: ") && err.trim_end().ends_with("/nowhere/my.json"), "{err}");
}

#[test]
fn a_damaged_view_is_named_with_its_line() {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(b"{\n  \"version\": 1,\n  \"camera\": 7\n}").unwrap();
    let (code, _, err) = run(&[file.path().to_str().unwrap()]);
    assert_eq!(code, Some(1));
    assert!(err.contains("line 3, column") && err.contains("expected an atlas view"), "{err}");
}

#[test]
fn a_wrong_argument_has_an_exit_code_of_its_own() {
    assert_eq!(run(&["--language", "fr"]).0, Some(2));
    assert_eq!(run(&["--lang", "fr"]).0, Some(2));
}
