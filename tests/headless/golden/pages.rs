//! PDF pages: content operators, without metadata.

use std::{collections::BTreeMap, fmt::Write as _};

use cluster_atlas::export::PictureFormat;
use hayro_syntax::{
    Pdf,
    content::UntypedIter,
    object::{Dict, Stream},
    page::Resources,
};

use super::{all_as_before, compare_text, failures, hash, pixels};
use crate::support::{Image, as_format, cases, drawn_by_poppler, exporter, picture};

/// Summary of a single-page PDF: page size, number of uses of each content operator, and a hash of the content
/// including form objects and graphics states.
pub fn digest(bytes: &[u8]) -> String {
    let pdf = Pdf::new(bytes.to_vec()).unwrap();
    let [page] = &pdf.pages()[..] else { panic!("expected one page, found {}", pdf.pages().len()) };
    let mut contents = vec![page.page_stream().unwrap().to_vec()];
    let mut all = contents[0].clone();
    collect(page.resources(), &mut contents, &mut all);
    let mut operators: BTreeMap<String, usize> = BTreeMap::new();
    for content in &contents {
        let mut instructions = UntypedIter::new(content);
        while let Some(instruction) = instructions.next() {
            *operators.entry(String::from_utf8_lossy(instruction.operator).into_owned()).or_default() += 1;
        }
    }
    let (width, height) = page.base_dimensions();
    let mut out = format!("{width} × {height} pt, {} forms,", contents.len() - 1);
    for (operator, count) in operators {
        let _infallible = write!(out, " {operator} {count}");
    }
    let _infallible = write!(out, ", {:016x}", hash(&all));
    out
}

/// Collects the resources of a content stream recursively: graphics states and form objects.
fn collect(resources: &Resources<'_>, contents: &mut Vec<Vec<u8>>, all: &mut Vec<u8>) {
    for name in resources.ext_g_states.keys() {
        all.extend(resources.get_ext_g_state(&name).unwrap().data());
    }
    for name in resources.x_objects.keys() {
        let form: Stream<'_> = resources.get_x_object(&name).unwrap();
        let content = form.decoded_data().unwrap().into_owned();
        all.extend(&content);
        contents.push(content);
        collect(&Resources::new(form.dict().get::<Dict<'_>>("Resources").unwrap_or_default()), contents, all);
    }
}

#[test]
fn pages_are_as_they_were() {
    let mut exporter = exporter();
    let mut actual = String::new();
    let mut files = Vec::new();
    for (name, view) in cases() {
        let bytes = picture(&mut exporter, &view, &as_format(PictureFormat::Pdf)).bytes;
        let line = format!("{name}: {}\n", digest(&bytes));
        actual.push_str(&line);
        files.push((name, view, bytes, line));
    }
    let result = compare_text("export", "pages.txt", &actual);
    if let Err(difference) = &result {
        for (name, view, bytes, _) in files.iter().filter(|(.., line)| difference.contains(line.trim_end())) {
            let (width, height) = pixels::small(view);
            let drawn: Image = drawn_by_poppler(bytes, width, height);
            failures::leave_pictures(&format!("{name}-pdf"), pixels::stored(name).as_ref(), &drawn);
        }
    }
    all_as_before([result]);
}
