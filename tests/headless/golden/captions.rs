//! Captions of a picture in both languages, and its legend as text.

use std::fmt::Write as _;

use cluster_atlas::{
    caption::Caption,
    export::Exporter,
    model::Language,
    scene::{Color, Item, Mark, Outline, PageLayout, Role},
    view::View,
};

use super::{all_as_before, compare_text};
use crate::support::{as_format, cases, exporter};

/// All texts of a view's picture, one per line.
pub fn words(exporter: &mut Exporter, view: &View) -> String {
    let (layout, caption) = exporter.layout(view, &as_format(cluster_atlas::export::PictureFormat::Png)).unwrap();
    let mut out = said(&caption);
    let _infallible = writeln!(out, "clusters in the map: {}", layout.visible);
    let _infallible = writeln!(out, "cut: {}, without a sign: {:?}\n\nkey:", layout.cut, layout.missing);
    for row in key(&layout) {
        let _infallible = writeln!(out, "  {row}");
    }
    let language = if view.language == Language::En { Language::Zh } else { Language::En };
    let other = exporter.caption(&View { language, ..view.clone() });
    let _infallible = write!(out, "\nin the other language:\n{}", said(&other));
    out
}

fn said(caption: &Caption) -> String {
    let Caption {
        title,
        subtitle,
        note,
        source_line,
        depiction,
        credit,
        alt_text,
        sources,
        unconfirmed: _,
        short_source_line: _,
        comparison: _,
    } = caption;
    let sources: Vec<&str> = sources.iter().map(cluster_atlas::model::SourceId::as_str).collect();
    format!(
        "title: {title}\nsubtitle: {subtitle}\nnote: {note}\nsource line: {source_line}\ndepiction: {depiction}\n\
         credit: {credit}\nalt text: {alt_text}\nsources: {}\n",
        sources.join(", ")
    )
}

/// Legend entries as text: symbols in brackets, label, count; titles of small multiples come first.
pub fn key(layout: &PageLayout) -> Vec<String> {
    let figure = layout.parts.iter().find(|part| part.role == Role::Figure).unwrap();
    let mut rows: Vec<String> = Vec::new();
    let mut middle = f32::NEG_INFINITY;
    let mut samples: Vec<String> = Vec::new();
    for Mark { item, .. } in &figure.marks {
        match item {
            Item::Text(text) => {
                let at = text.frame.center().y;
                let sample = sample_words(&std::mem::take(&mut samples));
                match rows.last_mut() {
                    Some(row) if sample.is_empty() && (at - middle).abs() < 1.0 => {
                        let _infallible = write!(row, " | {}", text.text);
                    }
                    _ => rows.push(format!("{sample}{}", text.text)),
                }
                middle = at;
            }
            Item::Symbol { shape, fill, .. } => samples.push(format!("{shape:?} {}", hex(*fill))),
            Item::Discs(discs) => samples.push(format!("discs {}", hex(discs.fill))),
            Item::Shape { outline, fill, .. } => samples.push(match (outline, fill) {
                (Outline::Circle(_, radius), Some(fill)) => format!("circle {radius:.1} {}", hex(*fill)),
                (Outline::Circle(_, radius), None) => format!("circle {radius:.1}"),
                (Outline::Rect(..), Some(fill)) => format!("field {}", hex(*fill)),
                (Outline::Rect(..), None) => "frame".to_owned(),
                (Outline::Line(_), _) => "line".to_owned(),
                (Outline::Area(_), _) => "area".to_owned(),
            }),
        }
    }
    if !samples.is_empty() {
        rows.push(sample_words(&samples));
    }
    rows
}

/// Symbols in sequence, equal ones with their number.
fn sample_words(samples: &[String]) -> String {
    let mut out = String::new();
    for equal in samples.chunk_by(|a, b| a == b) {
        let _infallible = match equal.len() {
            1 => write!(out, "[{}] ", equal[0]),
            n => write!(out, "[{n} × {}] ", equal[0]),
        };
    }
    out
}

fn hex(color: Color) -> String {
    format!("#{:02x}{:02x}{:02x}{:02x}", color.r, color.g, color.b, color.a)
}

#[test]
fn words_and_keys_are_as_they_were() {
    let mut exporter = exporter();
    let results = cases().into_iter();
    all_as_before(
        results
            .map(|(name, view)| compare_text("export", &format!("{name}.caption.txt"), &words(&mut exporter, &view))),
    );
}
