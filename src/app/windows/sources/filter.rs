//! Filter of the list of sources: words, quality, publisher.

use std::{cmp::Reverse, collections::BTreeMap};

use egui::{ComboBox, TextEdit, Ui};
use strum::IntoEnumIterator as _;

use crate::{
    app::{frame_context::FrameContext, widgets},
    i18n::{Messages, phrase},
    model::{Language, Quality, Source},
};

/// Conditions on sources; all must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SourceFilter {
    text: String,
    quality: Option<Quality>,
    /// Name of a publisher; empty for sources of unnamed ones.
    publisher: Option<String>,
}

impl SourceFilter {
    /// Draws the fields and returns the conditions that they hold.
    pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, all: &[&Source]) -> Self {
        let texts = &context.texts.source;
        let id = ui.scope_id().with("filter");
        let before: Self = ui.data(|data| data.get_temp(id).unwrap_or_default());
        let mut filter = before.clone();
        let edit = TextEdit::singleline(&mut filter.text).hint_text(&texts.filter).desired_width(f32::INFINITY);
        ui.add(edit).accessible_name(&texts.filter);
        ui.horizontal(|ui| {
            let half = (ui.available_width() - ui.spacing().item_spacing.x) / 2.0;
            filter.qualities(ui, context, all, half);
            filter.publishers(ui, context, all, half);
        });
        if filter != before {
            ui.data_mut(|data| data.insert_temp(id, filter.clone()));
        }
        filter
    }

    /// `true` if a source meets all conditions.
    pub(super) fn admits(&self, source: &Source, language: Language) -> bool {
        let has_quality = self.quality.is_none_or(|quality| source.quality == quality);
        let name = source.publisher_in(language).unwrap_or_default();
        if !has_quality || self.publisher.as_ref().is_some_and(|wanted| *wanted != name) {
            return false;
        }
        if self.text.trim().is_empty() {
            return true;
        }
        let told = [source.citation(language), source.citation(language.other())];
        let all = [told.join(" "), source.note.en.clone(), source.note.zh.clone(), source.id.to_string()].join(" ");
        let all = format!("{all} {}", source.url.as_deref().unwrap_or_default()).to_lowercase();
        self.text.to_lowercase().split_whitespace().all(|word| all.contains(word))
    }

    fn qualities(&mut self, ui: &mut Ui, context: &FrameContext<'_>, all: &[&Source], width: f32) {
        let texts = context.texts;
        let count = |quality: Quality| all.iter().filter(|source| source.quality == quality).count();
        let name = |quality: Option<Quality>| {
            quality.map_or(texts.source.any_quality.as_str(), |quality| phrase(&texts.quality, quality))
        };
        let list = ComboBox::from_id_salt("quality").width(width).truncate().selected_text(name(self.quality));
        widgets::dropdown(ui, list, &texts.source.quality, |ui| {
            let known = Quality::iter().filter(|quality| count(*quality) > 0).map(Some);
            for quality in std::iter::once(None).chain(known) {
                let text = numbered(name(quality), quality.map_or(all.len(), count), texts);
                ui.selectable_value(&mut self.quality, quality, text);
            }
        });
    }

    fn publishers(&mut self, ui: &mut Ui, context: &FrameContext<'_>, all: &[&Source], width: f32) {
        let texts = context.texts;
        let name = |publisher: &Option<String>| match publisher.as_deref() {
            None => texts.source.any_publisher.clone(),
            Some("") => texts.source.unnamed.clone(),
            Some(name) => name.to_owned(),
        };
        let list = ComboBox::from_id_salt("publisher").width(width).truncate().selected_text(name(&self.publisher));
        widgets::dropdown(ui, list, &texts.source.publisher, |ui| {
            let mut counts: BTreeMap<String, usize> = BTreeMap::new();
            for source in all {
                *counts.entry(source.publisher_in(context.view.language).unwrap_or_default()).or_default() += 1;
            }
            let mut known: Vec<(String, usize)> = counts.into_iter().collect();
            known.sort_by_key(|(_, count)| Reverse(*count));
            let known = known.into_iter().map(|(name, count)| (Some(name), count));
            for (publisher, count) in std::iter::once((None, all.len())).chain(known) {
                let text = numbered(&name(&publisher), count, texts);
                ui.selectable_value(&mut self.publisher, publisher, text);
            }
        });
    }
}

/// A name with a number of sources.
fn numbered(name: &str, count: usize, texts: &Messages) -> String {
    texts.source.numbered.replace("{n}", &count.to_string()).replacen("{name}", name, 1)
}
