//! Line breaks of Chinese texts, checked with the words of a dictionary that is not the program's own.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use cluster_atlas::{
    data,
    export::PictureOptions,
    model::{Announcement, Language, Region},
    scene::{Item, Measurer, PageElement, Role, Text},
    view::{FeatureQuery, PlaceFilter, SourceLine, View},
};
use strum::IntoEnumIterator as _;

use super::breaks::{sizes, views};
use crate::support::exporter;

/// Frequencies of words and single characters.
struct Dictionary(BTreeMap<&'static str, f64>);

impl Dictionary {
    fn read() -> Self {
        let lines = include_str!("../../../data/words_zh.txt").lines().filter(|line| !line.starts_with('#'));
        let entries = lines.flat_map(|line| line.split(' ')).map(|entry| entry.split_once('/').unwrap());
        Self(entries.map(|(word, frequency)| (word, frequency.parse().unwrap())).collect())
    }

    /// Byte ranges of the words of two or more characters: the most probable segmentation of each run of hanzi.
    fn words(&self, text: &str) -> Vec<Range<usize>> {
        /// Sum of all frequencies in the dictionary.
        const TOTAL: f64 = 60_101_967.0;
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        // Best segmentation of the text from each character on: its probability, and the number of characters of its
        // first word.
        let mut best = vec![(0.0, 0); ends.len()];
        for i in (0..ends.len() - 1).rev() {
            let words = (i + 1..ends.len().min(i + 9)).filter_map(|j| {
                let frequency = self.0.get(&text[ends[i]..ends[j]]).copied().or((j == i + 1).then_some(1.0))?;
                Some(((frequency.max(1.0) / TOTAL).ln() + best[j].0, j - i))
            });
            best[i] = words.max_by(|a, b| a.0.total_cmp(&b.0)).unwrap();
        }
        let (mut i, mut words) = (0, Vec::new());
        while i + 1 < ends.len() {
            let count = best[i].1;
            if count > 1 {
                words.push(ends[i]..ends[i + count]);
            }
            i += count;
        }
        words
    }
}

/// Stretches that a rule keeps whole: `第 3 批`, short quotations, dates after 截至, numbers with what they count.
fn by_rule(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for [open, close] in [["第", "批"], ["“", "”"]] {
        for (at, _) in text.match_indices(open) {
            let length = text[at..].find(close).map(|length| length + close.len());
            found.extend(
                length.filter(|length| text[at..at + length].chars().count() <= 10).map(|length| at..at + length),
            );
        }
    }
    for (at, _) in text.match_indices("截至 ") {
        let date = text[at + 7..].find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(text.len() - at - 7);
        found.push(at..at + 7 + date);
    }
    for measure in ["个", "家", "项", "条"] {
        for noun in ["国家先进", "集群", "省份", "省级行政区", "页面", "企业"] {
            for (at, _) in text.match_indices(&format!("{measure}{noun}")) {
                let number = text[..at].trim_end();
                let start = number.trim_end_matches(|c: char| c.is_ascii_digit() || c == '一').len();
                found.extend((start < number.len()).then_some(start..at + measure.len() + noun.len()));
            }
        }
    }
    found
}

fn lines(part: &PageElement) -> Vec<&Text> {
    part.marks.iter().filter_map(|mark| if let Item::Text(text) = &mark.item { Some(text) } else { None }).collect()
}

/// Views with each condition of a filter by itself.
fn filtered() -> Vec<View> {
    let (catalogue, _) = data::embedded_catalogue();
    let all = View::default().cluster_query();
    let sectors = catalogue.sectors.iter().map(|sector| all.choosing("sector", [sector.id.as_str()]));
    let rounds = Announcement::iter().map(|round| all.choosing("announcement", [<&str>::from(round)]));
    let texts = ["医药", "汽车", "装备制造"].map(|text| all.searching(text));
    let of_query = |query: FeatureQuery| {
        let mut view = View::default();
        view.edit_clusters(|present| *present = query);
        view
    };
    let provinces = catalogue.provinces.iter();
    let provinces =
        provinces.map(|province| PlaceFilter { provinces: [province.id.clone()].into(), ..Default::default() });
    let regions = Region::iter().map(|region| PlaceFilter { regions: [region].into(), ..Default::default() });
    let of_places = provinces.chain(regions).map(|place| View { place, ..View::default() });
    sectors.chain(rounds).chain(texts).map(of_query).chain(of_places).collect()
}

/// Stretches torn by the lines of a paragraph although they fit on one of them.
fn torn(part: &PageElement, dictionary: &Dictionary, measurer: &Measurer) -> Vec<String> {
    let lines = lines(part);
    let whole: String = lines.iter().map(|line| line.text.as_str()).collect();
    let mut faults = Vec::new();
    let Some(first) = lines.first().filter(|_| lines.len() > 1) else { return faults };
    let room = lines.iter().map(|line| line.frame.width()).fold(0.0, f32::max);
    // With punctuation on both sides a stretch must fit on the widest line.
    let fits = |stretch: &str| measurer.width(&format!("“{stretch}”。"), first.size, first.bold) <= room;
    let stretches: Vec<Range<usize>> = dictionary.words(&whole).into_iter().chain(by_rule(&whole)).collect();
    let mut at = 0;
    for line in &lines[..lines.len() - 1] {
        at += line.text.len();
        for stretch in stretches.iter().filter(|stretch| stretch.start < at && at < stretch.end) {
            let (before, after) = (&whole[stretch.start..at], &whole[at..stretch.end]);
            if fits(&whole[stretch.clone()]) {
                faults.push(format!("{before} / {after} in {whole}"));
            }
        }
    }
    faults
}

#[test]
fn no_line_ends_inside_a_chinese_word_a_quotation_or_a_number_with_what_it_counts() {
    let (mut exporter, measurer, dictionary) = (exporter(), Measurer::default(), Dictionary::read());
    let mut faults: BTreeMap<String, String> = BTreeMap::new();
    let (mut pages, mut seen) = (0, BTreeSet::new());
    for mut view in views().into_iter().chain(filtered()) {
        view.language = Language::Zh;
        view.page.sources = SourceLine::Full;
        // Equal texts break in the same places.
        if !seen.insert(format!("{:?}", exporter.caption(&view))) {
            continue;
        }
        for size in sizes() {
            view.page.size = size;
            let Ok((layout, _)) = exporter.layout(&view, &PictureOptions::default()) else { continue };
            pages += 1;
            for part in layout.parts.iter().filter(|part| part.role != Role::Figure) {
                for fault in torn(part, &dictionary, &measurer) {
                    faults.entry(fault).or_insert_with(|| format!("{} × {}", size.width, size.height));
                }
            }
        }
    }
    assert!(pages > 600, "{pages}");
    assert!(faults.is_empty(), "{}: {faults:#?}", faults.len());
}

#[test]
fn the_dictionary_divides_a_text_into_its_words() {
    let text = "黑龙江没有 2022 年公布的国家先进制造业集群";
    let words: Vec<&str> = Dictionary::read().words(text).into_iter().map(|word| &text[word]).collect();
    assert_eq!(words, ["黑龙江", "没有", "公布", "国家", "先进", "制造业", "集群"]);
    assert_eq!(by_rule("第 1、2 批，截至 2021-06-11，45 个国家先进").len(), 3);
}
