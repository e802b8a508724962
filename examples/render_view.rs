//! Draws a map without a window and saves it as a file: the clusters of the Yangtze delta, in Chinese.
//!
//! ```sh
//! cargo run --example render_view -- delta.png        # or .svg, .pdf
//! ```
//!
//! The file holds its own title, alt text, sources and view: `cluster-atlas export --view delta.png -o delta.pdf` goes on
//! from it.

#![expect(clippy::print_stdout, reason = "an example prints what it made")]

use std::{env, error::Error, ops::ControlFlow, path::Path};

use cluster_atlas::{
    data::write,
    export::{Exporter, ExtentMode, PictureFormat, PictureOptions},
    model::{Language, ProvinceId},
    view::{Preset, View},
};

/// Writes the map to `path`; the ending decides the format.
///
/// # Errors
/// An unknown ending, a page without room, a file that cannot be written.
pub fn render(path: &Path) -> Result<(), Box<dyn Error>> {
    // A view is the whole document; what is not set has the value of a first start.
    let mut view = View { language: Language::Zh, ..View::default() };
    view.place.provinces = ["SH", "JS", "ZJ", "AH"].into_iter().map(ProvinceId::new).collect();
    view.page.size = Preset::WebArticle.size();

    // The exporter holds the embedded data and base map; one serves many pictures.
    let mut exporter = Exporter::new();
    exporter.fit(&mut view, ExtentMode::Provinces);
    let format = PictureFormat::of_path(path).ok_or("end the name in .png, .svg or .pdf")?;
    let options = PictureOptions { format, ..PictureOptions::default() };
    let picture = exporter.picture(&view, &options, &mut |_| ControlFlow::Continue(()))?;

    println!("{}\n{}", picture.caption.title, picture.caption.alt_text);
    write::atomic(path, &picture.bytes)?;
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let path = env::args_os().nth(1).ok_or("usage: render_view FILE")?;
    render(Path::new(&path))
}
