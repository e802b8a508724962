//! Standard streams that are closed, full or abandoned by the reader: lost results are failures, and nothing panics.

#![cfg(target_os = "linux")]

use std::process::Command;

use crate::support::file;

/// Runs the program in a shell with arguments and redirections; returns exit code, standard output and standard error.
fn shell(arguments: &str) -> (Option<i32>, String, String) {
    let line = format!("\"$ATLAS\" {arguments}");
    let output =
        Command::new("sh").args(["-c", &line]).env("ATLAS", env!("CARGO_BIN_EXE_cluster-atlas")).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// One command of each kind that writes to the standard output.
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
fn a_closed_standard_output_is_a_failure_under_each_of_its_names() {
    let folder = tempfile::tempdir().unwrap();
    let link = file(&folder, "link");
    std::os::unix::fs::symlink("/dev/stdout", &link).unwrap();
    for name in ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "/proc/thread-self/fd/1", &link] {
        for command in ["table clusters --format csv", "export --size 600x500 --format png"] {
            let (code, _, err) = shell(&format!("{command} -o {name} >&-"));
            assert_eq!(code, Some(1), "{command} {name}: {err}");
            assert_eq!(err, "cluster-atlas: cannot write to the standard output: it is closed\n", "{command} {name}");
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

/// A report or a second picture would corrupt the picture.
#[test]
fn the_standard_output_by_any_name_holds_one_picture_or_a_report() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| file(&folder, name);
    for name in ["en.svg", "zh.svg"] {
        std::os::unix::fs::symlink("/dev/stdout", at(name)).unwrap();
    }
    let batch = at("atlas.toml");
    let flags = "--format svg --size 300x300 --hide clusters --force";
    for stdout in ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", &at("en.svg")] {
        for redirection in ["| cat".to_owned(), format!("> '{}'", at("out.svg")), format!(">> '{}'", at("out.svg"))] {
            let refused = |arguments: String| {
                let (_, out, err) = shell(&format!("{arguments} {redirection}"));
                assert!(err.contains(" is the standard output, which holds one image"), "{arguments}: {err}");
                assert_eq!(out, "", "{arguments}");
            };
            refused(format!("export -o '{stdout}' {flags} --json"));
            refused(format!("export -o '{stdout}' {flags} --pack"));
            crate::support::write(&batch, format!("[[picture]]\noutput = \"{stdout}\"\nformat = \"svg\"\n"));
            refused(format!("batch '{batch}' --force"));
        }
    }
    let pattern = at("{lang}.svg");
    let (code, out, err) = shell(&format!("export -o '{pattern}' --lang en,zh {flags} | cat"));
    assert!(err.contains("is the standard output") && out.is_empty(), "{code:?} {err}");
    // A file that the shell opened as standard output counts as the standard output.
    let named = at("named.svg");
    let (_, _, err) = shell(&format!("export -o '{named}' {flags} --json > '{named}'"));
    assert!(err.contains("is the standard output"), "{err}");
    // A single picture may be written to it.
    let (code, out, err) = shell(&format!("export -o /dev/stdout {flags} | cat"));
    assert!(code == Some(0) && out.starts_with("<svg ") && out.trim_end().ends_with("</svg>"), "{err}");
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
    let picture = "--format svg --size 300x300 --hide clusters";
    let pictures = ["-", "/dev/stdout", "/dev/fd/1"].map(|name| format!("export -o {name} {picture}"));
    let others = ["table clusters", "table clusters --format csv -o /dev/stdout", "man", "--help"].map(str::to_owned);
    for command in others.into_iter().chain(pictures) {
        let line = format!("{{ \"$ATLAS\" {command}; echo $? >&2; }} | head -c 1 >/dev/null");
        let output =
            Command::new("sh").args(["-c", &line]).env("ATLAS", env!("CARGO_BIN_EXE_cluster-atlas")).output().unwrap();
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "0\n", "{command}");
    }
}

#[test]
fn a_limit_of_file_size_is_an_error_of_the_file_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder, "map.svg");
    for (arguments, said) in [
        (
            format!("export --size 300x300 --hide clusters -o '{path}'"),
            "map.svg: the disk or the system does not allow",
        ),
        (
            format!("export --size 300x300 --hide clusters --format svg -o - > '{path}'"),
            "cannot write to the standard output",
        ),
        (format!("table clusters -o '{path}.csv'"), "map.svg.csv: the disk or the system does not allow"),
    ] {
        let line = format!("ulimit -f 2; \"$ATLAS\" {arguments}");
        let output = Command::new("bash")
            .args(["-c", &line])
            .env("ATLAS", env!("CARGO_BIN_EXE_cluster-atlas"))
            .output()
            .unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(1) && err.contains(said), "{arguments}: {:?} {err}", output.status);
        drop(std::fs::remove_file(&path));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "{arguments}");
    }
}
