//! Sentences about a person's own data: their source line, and what is missing.

use super::{between_sentences, list};
use crate::{
    dataset::OwnOrigin,
    i18n::{Messages, filled, format},
    query::{MapContent, OwnDataset},
};

/// Digits of a fingerprint that a source line prints.
const DIGITS: usize = 12;

/// Source lines of the own data of a map: what the person wrote, else file, date and fingerprint.
pub(super) fn lines(content: &MapContent<'_>, texts: &Messages) -> Vec<String> {
    content.own.iter().map(|own| line(own, DIGITS, texts)).collect()
}

/// Own data of a map for its attribution: what the person wrote, else title or file, and date. Each name is cut to a width in
/// half-width letters.
pub(crate) fn credits(content: &MapContent<'_>, widest: usize, texts: &Messages) -> Vec<String> {
    content.own.iter().map(|own| credit(own, widest, texts)).collect()
}

fn credit(own: &OwnDataset, widest: usize, texts: &Messages) -> String {
    let cut = |text: &str| format::cut_to_width(text, widest);
    let title = own.title.get(texts.language);
    let written = own.origin.credit.trim();
    if !written.is_empty() {
        let credit = filled(&texts.caption.own_source, &[("title", &cut(title)), ("source", &cut(written))]);
        return credit + &sample_after(&own.origin, texts);
    }
    // A title that only repeats the name of the file says nothing more.
    let stem = own.origin.file.rsplit_once('.').map_or(own.origin.file.as_str(), |(stem, _)| stem);
    let name = if title == stem { own.origin.file.as_str() } else { title };
    let date = own.origin.dated.map(|date| format::date(&date, texts.language));
    let form = if date.is_some() { &texts.caption.own_credit_dated } else { &texts.caption.own_credit };
    let name = cut(name) + &sample_after(&own.origin, texts);
    filled(form, &[("date", date.as_deref().unwrap_or_default()), ("name", &name)])
}

/// Words on the part of the rows that was read, behind others; empty if all were.
pub(crate) fn sample_after(origin: &OwnOrigin, texts: &Messages) -> String {
    sample(&texts.caption.own_sample_after, origin)
}

fn sample(form: &str, origin: &OwnOrigin) -> String {
    origin.every.map(|every| form.replace("{n}", &every.to_string())).unwrap_or_default()
}

/// Source line of an own dataset after its title; the fingerprint in as many digits.
pub(crate) fn line(own: &OwnDataset, digits: usize, texts: &Messages) -> String {
    let (caption, origin) = (&texts.caption, &own.origin);
    let written = origin.credit.trim();
    let source = if written.is_empty() {
        let date = origin.dated.map(|date| format::date(&date, texts.language));
        let date = date.map(|date| caption.own_dated.replace("{date}", &date)).unwrap_or_default();
        let hash: String = origin.sha256.chars().take(digits).collect();
        let sample = sample(&caption.own_sample, origin);
        filled(&caption.own_file, &[("date", &date), ("sample", &sample), ("hash", &hash), ("file", &origin.file)])
    } else {
        written.to_owned() + &sample_after(origin, texts)
    };
    filled(&caption.own_source, &[("title", own.title.get(texts.language)), ("source", &source)])
}

/// Sentence about own files that are not there; `None` if all are.
pub(super) fn missing(content: &MapContent<'_>, texts: &Messages) -> Option<String> {
    let form = texts.caption.own_missing.of(content.missing_data.len());
    (!content.missing_data.is_empty()).then(|| form.replacen("{titles}", &list(&content.missing_data, texts), 1))
}

/// A text with the sentence about own files that are not there.
pub(super) fn with_missing(text: String, content: &MapContent<'_>, texts: &Messages) -> String {
    match missing(content, texts) {
        Some(sentence) if text.is_empty() => sentence,
        Some(sentence) => [text, sentence].join(between_sentences(texts.language)),
        None => text,
    }
}
