//! Malicious files: each is refused promptly with an error naming it, within bounded memory and without side effects.
#![expect(clippy::format_collect, reason = "the short way to a large text")]
#![cfg(target_os = "linux")]

use std::{
    ffi::OsString,
    fs,
    os::unix::{ffi::OsStringExt as _, fs::symlink},
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use cluster_atlas::{data::read::Content, model::path_codec};

use crate::support::write;

/// The address space that a run may have, kilobytes. With a fifth of it the program still works.
const ROOM: u32 = 1_350_000;
/// Time limit of a run, far above the usual duration.
const PATIENCE: Duration = Duration::from_mins(1);

/// Runs the program with limited address space; returns its exit code and the text of both streams.
fn run_within(kilobytes: u32, arguments: &[&Path]) -> (Option<i32>, String) {
    let mut child = Command::new("sh")
        .args(["-c", "ulimit -v \"$1\"; shift; exec \"$@\"", "sh", &kilobytes.to_string()])
        .arg(env!("CARGO_BIN_EXE_cluster-atlas"))
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if begun.elapsed() > PATIENCE {
            child.kill().unwrap();
            panic!("{arguments:?} has not ended");
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    let output = child.wait_with_output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8_lossy(&text).into_owned())
}

/// Messages of `check`, and of an export that starts from the file.
fn refused(path: &Path) -> String {
    let name = path.file_name().unwrap().to_str().unwrap();
    let out = path.with_file_name("out.svg");
    let (code, said) = run_within(ROOM, &["check".as_ref(), path]);
    assert!(code == Some(1) && said.contains(name) && said.lines().count() == 1, "check {name}: {code:?} {said}");
    if path.extension().is_some_and(|ending| ending == "toml") {
        let (code, said) = run_within(ROOM, &["batch".as_ref(), path]);
        // More pictures than a batch may have are no damage.
        assert!(matches!(code, Some(1 | 2)) && said.contains(name), "batch {name}: {code:?} {said}");
    } else {
        let (code, said) = run_within(ROOM, &["export".as_ref(), "--view".as_ref(), path, "-o".as_ref(), &out]);
        assert!(code == Some(1) && said.contains(name), "export --view {name}: {code:?} {said}");
        let (code, said) = run_within(ROOM, &[path]);
        assert!(code == Some(1) && said.contains(name), "opened in the window, {name}: {code:?} {said}");
        let batch = path.with_file_name("by-view.toml");
        write(&batch, format!("[[picture]]\nview = \"{name}\"\noutput = \"out.svg\"\n"));
        let (code, said) = run_within(ROOM, &["batch".as_ref(), &batch]);
        assert!(code == Some(1) && said.contains(name), "view = {name}: {code:?} {said}");
    }
    assert!(!out.exists());
    said
}

#[test]
fn what_is_no_file_is_refused_by_name_and_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    for ending in ["json", "png", "svg", "pdf", "toml"] {
        let pipe = at(&format!("pipe.{ending}"));
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        assert!(refused(&pipe).contains("it is a pipe, not a file"));
    }
    for (name, to, said) in [
        ("zero.json", "/dev/zero", "it is a device, not a file"),
        ("zero.toml", "/dev/zero", "it is a device, not a file"),
        ("zero.png", "/dev/zero", "it is a device, not a file"),
        ("folder.json", ".", "it is a folder, not a file"),
        ("folder.toml", ".", "it is a folder, not a file"),
        ("circle.svg", "circle.svg", "its links lead in a circle"),
        ("nowhere.json", "nothing", "there is no such file or folder"),
    ] {
        symlink(to, at(name)).unwrap();
        let found = refused(&at(name));
        assert!(found.contains(said), "{name}: {found}");
    }
    let socket = at("socket.json");
    let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    assert!(refused(&socket).contains("it is a socket, not a file"));
}

#[test]
fn a_file_of_three_gigabytes_is_refused_before_it_is_read() {
    let folder = tempfile::tempdir().unwrap();
    for ending in ["json", "toml", "png", "svg", "pdf"] {
        let path = folder.path().join(format!("huge.{ending}"));
        let file = fs::OpenOptions::new().write(true).create_new(true).open(&path).unwrap();
        file.set_len(3 << 30).unwrap();
        let said = refused(&path);
        assert!(said.contains("is larger than") && said.contains("MB"), "{ending}: {said}");
    }
}

fn chunk(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
    // The decoder does not verify checksums of chunks other than image data; other decoders do.
    [&(data.len() as u32).to_be_bytes()[..], &kind, data, &crc(kind, data).to_be_bytes()].concat()
}

fn crc(kind: [u8; 4], data: &[u8]) -> u32 {
    let sum = kind.iter().chain(data).fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 })
    });
    !sum
}

/// zlib stream of a space followed by `stretches` runs of 258 spaces, each coded as a back-reference.
fn packed_blanks(stretches: usize) -> Vec<u8> {
    // One block with fixed Huffman codes: a space, then copies of length 258 (code 285, 8 bits) at distance 1 (5 bits).
    let mut bits: Vec<bool> = vec![true, true, false];
    let code =
        |bits: &mut Vec<bool>, value: u16, length: u32| bits.extend((0..length).rev().map(|at| value >> at & 1 == 1));
    code(&mut bits, 0x30 + u16::from(b' '), 8);
    for _ in 0..stretches {
        code(&mut bits, 0b1100_0101, 8);
        code(&mut bits, 0, 5);
    }
    code(&mut bits, 0, 7);
    // Adler-32 of the spaces in closed form.
    let (blank, count) = (u128::from(b' '), 1 + 258 * stretches as u128);
    let (low, high) = ((1 + blank * count) % 65_521, (count + blank * count * (count + 1) / 2) % 65_521);
    let sum = (high << 16 | low) as u32;
    let bytes = bits.chunks(8).map(|byte| byte.iter().enumerate().fold(0, |sum, (at, bit)| sum | u8::from(*bit) << at));
    [0x78, 0x01].into_iter().chain(bytes).chain(sum.to_be_bytes()).collect()
}

fn png(texts: &[([u8; 4], &[u8])]) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    bytes.extend(chunk(*b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]));
    for (kind, data) in texts {
        bytes.extend(chunk(*kind, data));
    }
    bytes.extend(chunk(*b"IDAT", &[0x78, 0x01, 0x63, 0x60, 0x00, 0x00, 0x00, 0x02, 0x00, 0x01]));
    bytes.extend(chunk(*b"IEND", &[]));
    bytes
}

#[test]
fn a_text_that_unpacks_to_gigabytes_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bomb.png");
    // 10 MB that unpack to 1.6 GB, more than the memory limit.
    let packed = packed_blanks(6_200_000);
    for (kind, head, said) in [
        (*b"iTXt", &b"cluster-atlas\0\x01\0\0\0"[..], "does not unpack to"),
        (*b"zTXt", &b"cluster-atlas\0\0"[..], "no map stored in it"),
        (*b"iCCP", &b"cluster-atlas\0\0"[..], "no map stored in it"),
    ] {
        write(&path, png(&[(kind, &[head, &packed].concat())]));
        let found = refused(&path);
        assert!(found.contains(said), "{found}");
    }
    // The same compression with little text: it is read, but is not a view.
    write(&path, png(&[(*b"iTXt", &[b"cluster-atlas\0\x01\0\0\0", &packed_blanks(3)[..]].concat())]));
    let found = refused(&path);
    assert!(found.contains("no map stored in it"), "{found}");
}

#[test]
fn large_and_deep_texts_end_in_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let mark = "urn:cluster-atlas:picture:1";
    let megabytes = |part: &str, count: usize| part.repeat((count << 20) / part.len());
    // A batch file of the maximum size.
    let near = |part: &str| part.repeat((Content::Batch.limit() as usize - 100) / part.len());
    let entities: String = ('b'..='t')
        .zip('a'..)
        .map(|(name, before)| format!("<!ENTITY {name} \"{}\">", format!("&{before};").repeat(10)))
        .collect();
    let metadata = |view: &str| {
        format!(
            "{{\"cluster_atlas_picture\":1,\"program\":\"\",\"language\":\"en\",\"title\":\"\",\"alt_text\":\"\",\
             \"source_line\":\"\",\"sources\":[],\"view\":{view}}}"
        )
    };
    for (name, text) in [
        ("deep.json", format!("{{\"version\":1,\"filter\":{}", megabytes("[", 3))),
        ("objects.json", format!("{{\"version\":1,\"x\":[{}{{}}]}}", megabytes("{\"\":0},", 3))),
        (
            "values.json",
            format!(
                "{{\"version\":1,\"filter\":{{\"provinces\":[{}\"x\"]}}}}",
                (0..300_000).map(|n| format!("\"{n:x}\",")).collect::<String>()
            ),
        ),
        ("words.json", format!("{{\"version\":1,\"filter\":{{\"text\":\"{}\"}}}}", megabytes("hunan ", 3))),
        ("empty.json", String::new()),
        ("nested.svg", format!("<svg>{}", megabytes("<a>", 40))),
        ("attributes.svg", format!("<svg {}/>", (0..2_000_000).map(|n| format!("a{n:x}=\"\" ")).collect::<String>())),
        (
            "spaces.svg",
            format!("<svg {}/>", (0..400_000).map(|n| format!("xmlns:a{n:x}=\"{mark}\" ")).collect::<String>()),
        ),
        ("long.svg", format!("<svg><a:picture xmlns:a=\"{mark}\">{}</a:picture></svg>", megabytes("&amp;", 40))),
        (
            "laughs.svg",
            format!(
                "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\">{entities}]><svg><a:picture xmlns:a=\"{mark}\">&t;</a:picture></svg>"
            ),
        ),
        (
            "outside.svg",
            format!(
                "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg><a:picture xmlns:a=\"{mark}\">&x;</a:picture></svg>"
            ),
        ),
        (
            "objects.svg",
            format!(
                "<svg><a:picture xmlns:a=\"{mark}\">{}</a:picture></svg>",
                metadata(&format!("[{}0]", megabytes("{\"\":0},", 4)))
            ),
        ),
        ("marks.pdf", format!("%PDF-1.7\n{}", megabytes("{\"cluster_atlas_picture\"", 40))),
        (
            "many.toml",
            format!(
                "[defaults]\nlang=[\"en\",\"zh\"]\ntheme=[\"light\",\"dark\"]\n{}",
                (0..9_000)
                    .map(|n| format!("[[picture]]\neach=\"province\"\noutput=\"{n}{{each}}{{lang}}{{theme}}.svg\"\n"))
                    .collect::<String>()
            ),
        ),
        (
            "heavy.toml",
            format!(
                "[defaults]\ntitle=\"{}\"\n{}",
                "a".repeat(500_000),
                (0..5_000).map(|n| format!("[[picture]]\noutput=\"{n}.svg\"\n")).collect::<String>()
            ),
        ),
        // Patterns that need the most memory per byte.
        ("dots.toml", format!("picture=[{}]", near(&format!("{{{}a=0}},", "a.".repeat(70))))),
        ("tables.toml", format!("picture=[{}]", near("{a.b.c=0},"))),
        ("lists.toml", format!("picture=[{}]", near("{a.b=0},"))),
        ("deep.toml", format!("a={}", near("["))),
        ("dotted.toml", format!("a{}=1", near(".a"))),
    ] {
        write(at(name), text);
        let said = refused(&at(name));
        assert!(said.chars().count() < 700 && !said.trim_end().contains(char::is_control), "{name}: {said}");
        assert!(!said.contains("EOF") && !said.contains("os error") && !said.contains("root:"), "{name}: {said}");
    }
}

#[test]
fn a_large_picture_is_made_in_bands_with_little_memory() {
    let folder = tempfile::tempdir().unwrap();
    for (name, more) in [("clear.png", &["--transparent"][..]), ("opaque.png", &[])] {
        let out = folder.path().join(name);
        let arguments = [&["export", "--size", "9000x9000"], more, &["-o"]].concat();
        let arguments: Vec<&Path> = arguments.iter().map(Path::new).chain([out.as_path()]).collect();
        // Its pixels alone take 324 MB, which are 316,406 KB; an unoptimised program takes 150 of its own.
        let (code, said) = run_within(314_000, &arguments);
        assert_eq!(code, Some(0), "{said}");
        let head = fs::read(&out).unwrap();
        assert_eq!(head[16..24], [0, 0, 0x23, 0x28, 0, 0, 0x23, 0x28], "9000 by 9000");
    }
}

/// A folder name that is not UTF-8: all files are written into it and none next to it.
#[test]
fn a_folder_whose_name_is_no_text_keeps_its_bytes() {
    let outer = tempfile::tempdir().unwrap();
    let inner = outer.path().join(OsString::from_vec(b"dir\xff".to_vec()));
    fs::create_dir(&inner).unwrap();
    let run = |arguments: &[&Path]| {
        let (code, said) = run_within(ROOM, arguments);
        assert_eq!(code, Some(0), "{arguments:?}: {said}");
    };
    let flags = ["--size", "600x400"].map(Path::new);
    let export = |more: &[&Path]| run(&[&[Path::new("export")], &flags[..], more].concat());
    export(&["-o".as_ref(), &inner.join("x.png"), "--pack".as_ref()]);
    export(&["-o".as_ref(), &inner.join("{lang}.svg"), "--lang".as_ref(), "en,zh".as_ref()]);
    export(&["--view".as_ref(), &inner.join("x.png"), "-o".as_ref(), &inner.join("again.svg"), "--json".as_ref()]);
    write(
        inner.join("atlas.toml"),
        "[[picture]]\nview = \"x.atlas.json\"\noutput = \"{lang}-batch.svg\"\nlang = \"zh\"\n",
    );
    run(&["batch".as_ref(), &inner.join("atlas.toml")]);
    run(&["check".as_ref(), &inner.join("atlas.toml")]);
    let checked = inner.join("x.atlas.json");
    let (code, said) = run_within(ROOM, &["check".as_ref(), &checked, "--json".as_ref()]);
    assert_eq!(code, Some(0), "{said}");
    let report: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(path_codec::to_path(report["file"].as_str().unwrap()), checked);
    run(&["table".as_ref(), "clusters".as_ref(), "-o".as_ref(), &inner.join("clusters.xlsx")]);
    let named = OsString::from_vec(b"na\xc3me\xfe.svg".to_vec());
    export(&["-o".as_ref(), &inner.join(&named), "--pack".as_ref()]);
    assert_eq!(fs::read_dir(outer.path()).unwrap().count(), 1, "something was written beside the folder");
    let names: Vec<OsString> = fs::read_dir(&inner).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    for name in ["x.png", "x-clusters.csv", "en.svg", "zh.svg", "again.svg", "zh-batch.svg", "clusters.xlsx"] {
        assert!(names.contains(&name.into()), "{name}: {names:?}");
    }
    assert!(names.contains(&named), "{names:?}");
    assert!(names.contains(&OsString::from_vec(b"na\xc3me\xfe-sources.txt".to_vec())), "{names:?}");
}

#[test]
fn with_too_little_memory_a_command_says_so_and_is_never_cut_off() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let batch = at("atlas.toml");
    write(&batch, "[[picture]]\noutput = \"a.png\"\nsize = \"300x300\"\n");
    let view = at("missing.json");
    let (png, pdf, svg, xlsx) = (at("a.png"), at("a.pdf"), at("a.svg"), at("a.xlsx"));
    let commands: [&[&str]; 8] = [
        &["export", "-o", &png, "--force"],
        &["export", "-o", &pdf, "--force", "--preset", "a4-landscape"],
        &["export", "-o", &svg, "--force", "--svg-text", "live", "--layer", "little-giants"],
        &["batch", &batch, "--force"],
        &["check", &batch],
        &["table", "clusters", "-o", &xlsx, "--force"],
        &["table", "claims", "--lang", "zh"],
        &[&view],
    ];
    // The system's own need to load the program is not counted.
    let starts = |megabytes: &u32| run_within(megabytes << 10, &["--version".as_ref()]).0 == Some(0);
    let least = (16..2_000).step_by(8).find(starts).unwrap();
    for command in commands {
        let arguments: Vec<&Path> = command.iter().map(Path::new).collect();
        let (mut refused, mut done) = (0, 0);
        for megabytes in (least..least + 240).step_by(20) {
            let (code, said) = run_within(megabytes << 10, &arguments);
            let is_memory = said.contains("not enough memory");
            assert!(
                code == Some(0) || code == Some(1) && (is_memory || said.contains("missing.json")),
                "{megabytes} MB, {command:?}: {code:?} {said}"
            );
            refused += u32::from(is_memory);
            done += u32::from(!is_memory);
        }
        assert!(refused > 0 && done > 0, "{command:?}");
    }
}
