//! Helpers of the tests: damaged texts and reports, running the program, making and reading pictures.

use std::{
    fs,
    io::Cursor,
    ops::ControlFlow,
    path::Path,
    process::Command,
    sync::{LazyLock, Mutex},
};

use cluster_atlas::{
    data::{self, Report},
    export::{Exporter, Picture, PictureFormat, PictureOptions, embedded_facts},
    model::Catalogue,
    query::{Facts, MapContent},
    view::{ThematicLayer, View},
};
use proptest::prelude::*;

pub use crate::cases::{case, cases, cases_folder, few_cases};

/// The embedded facts, read once.
pub fn facts() -> &'static Facts {
    static FACTS: LazyLock<Facts> = LazyLock::new(|| embedded_facts().0);
    &FACTS
}

/// View that maps values by province.
pub fn with_values(layer: ThematicLayer) -> View {
    let mut view = View::default();
    view.set_thematic(Some(layer));
    view
}

/// Map content of a view of the embedded facts.
pub fn shown(view: &View) -> MapContent<'static> {
    MapContent::of(facts(), view)
}

/// The embedded catalogue, read once.
pub fn catalogue() -> &'static Catalogue {
    facts().catalogue()
}

/// Exporter of the embedded facts; all share the base map and its levels of detail.
pub fn exporter() -> Exporter {
    static EXPORTER: LazyLock<Mutex<Exporter>> =
        LazyLock::new(|| Mutex::new(Exporter::with(facts().clone(), data::base_map().0)));
    EXPORTER.lock().unwrap().clone()
}

/// The text with one occurrence of `from`, which must exist, replaced.
pub fn damaged(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

/// The only issue of a report, as text.
pub fn only_issue(report: &Report) -> String {
    assert_eq!(report.issues.len(), 1, "{report}");
    report.issues[0].to_string()
}

/// The only issue of a file; other files may have issues about missing references.
pub fn only_issue_in(report: &Report, file: &str) -> String {
    let found: Vec<_> = report.issues.iter().filter(|issue| issue.file == file).collect();
    assert_eq!(found.len(), 1, "{report}");
    found[0].to_string()
}

/// The text with a stretch of characters replaced.
pub fn spoilt(text: &str, at: prop::sample::Index, length: usize, by: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let at = at.index(chars.len());
    let rest = chars.iter().skip(at + length);
    chars.iter().take(at).copied().chain(by.chars()).chain(rest.copied()).collect()
}

/// Runs the program; returns exit code, standard output and standard error.
pub fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_cluster-atlas")).args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// Sends a signal by the shell's own `kill`: a bare Debian has no other.
#[cfg(unix)]
pub fn send(signal: &str, child: &std::process::Child) {
    let arguments = ["-c", "kill \"$0\" \"$1\"", signal, &child.id().to_string()];
    assert!(Command::new("sh").args(arguments).status().unwrap().success());
}

/// Path of a file in a temporary folder, as a command line argument.
pub fn file(folder: &tempfile::TempDir, name: &str) -> String {
    folder.path().join(name).to_str().unwrap().to_owned()
}

/// Writes a file for a test.
pub fn write(path: impl AsRef<Path>, bytes: impl AsRef<[u8]>) {
    data::write::atomic(path.as_ref(), bytes.as_ref()).unwrap();
}

/// Default options with the given format.
pub fn as_format(format: PictureFormat) -> PictureOptions {
    PictureOptions { format, ..PictureOptions::default() }
}

/// Makes a picture; panics on failure.
pub fn picture(exporter: &mut Exporter, view: &View, options: &PictureOptions) -> Picture {
    exporter.picture(view, options, &mut |_| ControlFlow::Continue(())).unwrap()
}

/// Decoded PNG.
pub struct Image {
    pub width: u32,
    pub height: u32,
    /// Bytes per pixel: 3, or 4 with alpha.
    pub channels: usize,
    pub bytes: Vec<u8>,
    /// PNG metadata: texts, resolution and others.
    pub info: png::Info<'static>,
}

impl Image {
    /// Decodes a PNG with 8 bits per channel.
    pub fn read(bytes: &[u8]) -> Self {
        let mut reader = png::Decoder::new(Cursor::new(bytes)).read_info().unwrap();
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        let frame = reader.next_frame(&mut bytes).unwrap();
        bytes.truncate(frame.buffer_size());
        let info = reader.info().clone();
        Self { width: frame.width, height: frame.height, channels: frame.color_type.samples(), bytes, info }
    }

    /// Picture from RGB bytes.
    pub fn of_rgb(width: u32, height: u32, bytes: Vec<u8>) -> Self {
        Self { width, height, channels: 3, bytes, info: png::Info::with_size(width, height) }
    }

    /// Encodes the picture as PNG, without texts.
    pub fn png(&self) -> Vec<u8> {
        let mut out = Vec::new();
        let mut encoder = png::Encoder::new(&mut out, self.width, self.height);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_compression(png::Compression::High);
        encoder.set_filter(png::Filter::NoFilter);
        encoder.write_header().unwrap().write_image_data(&self.rgb()).unwrap();
        out
    }

    /// Colour of a pixel; `None` outside the picture.
    pub fn pixel(&self, x: u32, y: u32) -> Option<[u8; 3]> {
        let at = (y as usize * self.width as usize + x as usize) * self.channels;
        let inside = x < self.width && y < self.height;
        inside.then(|| [self.bytes[at], self.bytes[at + 1], self.bytes[at + 2]])
    }

    /// RGB bytes, without alpha.
    pub fn rgb(&self) -> Vec<u8> {
        self.bytes.chunks_exact(self.channels).flat_map(|pixel| &pixel[..3]).copied().collect()
    }
}

/// Mean absolute difference of two byte sequences of equal length, 0 to 255.
pub fn mean_difference(a: &[u8], b: &[u8]) -> f64 {
    assert_eq!(a.len(), b.len());
    let sum: u64 = a.iter().zip(b).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    sum as f64 / a.len() as f64
}

/// The text with the program version replaced by a placeholder, so that it is not compared.
pub fn without_version(text: &str) -> String {
    text.replace(concat!("Cluster Atlas ", env!("CARGO_PKG_VERSION")), "Cluster Atlas VERSION")
}

/// Runs a program of the poppler tools.
pub fn poppler(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let output = output.unwrap_or_else(|error| panic!("{program}: {error}; script/setup-debian installs it"));
    assert!(output.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    // Structure titles are printed as they are in the file, not always in UTF-8.
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Page of a PDF drawn by poppler.
pub fn drawn_by_poppler(pdf: &[u8], width: u32, height: u32) -> Image {
    let folder = tempfile::tempdir().unwrap();
    let (source, target) = (file(&folder, "page.pdf"), file(&folder, "page"));
    write(&source, pdf);
    let size = ["-scale-to-x", &width.to_string(), "-scale-to-y", &height.to_string()];
    poppler("pdftoppm", &[&["-png", "-singlefile"], &size[..], &[&source, &target]].concat());
    Image::read(&fs::read(format!("{target}.png")).unwrap())
}
