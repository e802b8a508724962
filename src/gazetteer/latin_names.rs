//! Latin spellings of a place: pinyin of each form of its Chinese name, and English.

use crate::model::is_hanzi;
use pinyin::{ToPinyin as _, ToPinyinMulti as _};

use super::{
    aliases::ETHNIC,
    hanzi_names::parts,
    units::{key_of, units},
};

/// Most readings of a name that are combined.
const MOST_READINGS: usize = 8;

/// Readings that these characters have as the end of names.
const OF_UNITS: [(char, &str); 5] = [('省', "sheng"), ('市', "shi"), ('县', "xian"), ('区', "qu"), ('族', "zu")];

/// Readings of a form in pinyin without tones, as keys; the usual one first.
///
/// `known` are characters of the name whose reading is known. The other characters are read in all ways.
pub(super) fn readings(form: &str, known: &[(char, String)]) -> Vec<String> {
    let mut readings = vec![String::new()];
    for c in form.chars() {
        let syllables = syllables(c, known);
        let Some(first) = syllables.first() else { return Vec::new() };
        if syllables.len() == 1 || readings.len() * syllables.len() > MOST_READINGS {
            for reading in &mut readings {
                reading.push_str(first);
            }
        } else {
            readings = syllables
                .iter()
                .flat_map(|syllable| readings.iter().map(move |reading| format!("{reading}{syllable}")))
                .collect();
        }
    }
    readings.iter().map(|reading| key_of(reading)).collect()
}

/// Readings of a character, the usual one first.
fn syllables(c: char, known: &[(char, String)]) -> Vec<String> {
    if let Some((_, syllable)) = known.iter().find(|(other, _)| *other == c) {
        return vec![syllable.clone()];
    }
    if let Some((_, syllable)) = OF_UNITS.iter().find(|(other, _)| *other == c) {
        return vec![(*syllable).to_owned()];
    }
    let mut syllables: Vec<String> = c.to_pinyin().map(|usual| usual.plain().replace('ü', "v")).into_iter().collect();
    for reading in c.to_pinyin_multi().into_iter().flatten() {
        let syllable = reading.plain().replace('ü', "v");
        if !syllables.contains(&syllable) {
            syllables.push(syllable);
        }
    }
    syllables
}

/// Characters of a short name with their syllables in pinyin; empty if they are not as many.
pub(super) fn known_readings(short: &str, pinyin: &str) -> Vec<(char, String)> {
    let syllables: Vec<&str> = pinyin.split_whitespace().collect();
    let characters: Vec<char> = short.chars().collect();
    if characters.len() != syllables.len() {
        return Vec::new();
    }
    characters.into_iter().zip(syllables.into_iter().map(str::to_owned)).collect()
}

/// Keys of an English name: `Xizang (Tibet)` is Xizang, Tibet, and both together.
pub(super) fn english(name: &str) -> Vec<String> {
    let mut keys = vec![key_of(name)];
    if let Some((before, inside)) = name.trim_end_matches(')').split_once('(') {
        keys.push(key_of(before));
        // A province in brackets tells two places apart, and is no name of them.
        if !inside.contains("Qinghai") {
            keys.push(key_of(inside));
        }
    }
    keys
}

/// Keys of a name with its ethnic groups, as in English: `Guangxi Zhuang`, `Xinjiang Uygur`.
pub(super) fn with_groups(name_zh: &str, stems: &[String]) -> Vec<String> {
    let groups = parts(name_zh).groups;
    if groups.is_empty() {
        return Vec::new();
    }
    let mut tails = vec![String::new()];
    for group in groups {
        let plain: String = readings(group, &[]).into_iter().next().unwrap_or_default();
        let english = ETHNIC.iter().find(|(zh, _)| *zh == group).map(|(_, english)| *english).unwrap_or_default();
        let names = || std::iter::once(plain.as_str()).chain(english.iter().copied());
        tails = tails
            .iter()
            .flat_map(|tail| names().map(move |name| format!("{tail}{name}")))
            .take(MOST_READINGS)
            .collect();
    }
    stems.iter().flat_map(|stem| tails.iter().map(move |tail| key_of(&format!("{stem}{tail}")))).collect()
}

/// A text with tones: its letters, and the tone at some of them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Toned {
    /// The text without tones.
    pub plain: String,
    /// Letters of the key, and the tones with the byte offset of a letter of the syllable.
    letters: String,
    tones: Vec<(usize, u8)>,
}

impl Toned {
    /// Tones of a text by marks (Shǎnxī) or digits after letters (Shan3xi1); `None` without tones.
    pub(super) fn of(text: &str) -> Option<Self> {
        use unicode_normalization::UnicodeNormalization as _;
        // Hanzi have no tones of their own; these characters, decomposed, are among those that are read below.
        if text.chars().take(60).any(is_hanzi) {
            return None;
        }
        let (mut plain, mut letters, mut tones) = (String::new(), String::new(), Vec::new());
        let mut after_letter = false;
        for c in text.nfd().flat_map(char::to_lowercase).take(200) {
            let tone = match c {
                '\u{304}' => Some(1),
                '\u{301}' => Some(2),
                '\u{30C}' => Some(3),
                '\u{300}' => Some(4),
                '1'..='5' if after_letter => c.to_digit(10).and_then(|digit| u8::try_from(digit).ok()),
                _ => None,
            };
            match tone {
                Some(tone) => tones.push((letters.len().saturating_sub(1), tone)),
                None if c == '\u{308}' => {}
                None => {
                    plain.push(c);
                    // After l and n, v is ü.
                    let c = if c == 'v' && letters.ends_with(['l', 'n']) { 'u' } else { c };
                    letters.extend(Some(c).filter(char::is_ascii_alphabetic));
                }
            }
            after_letter = c.is_ascii_alphabetic() || after_letter && tone.is_some() && !c.is_ascii_digit();
        }
        (!tones.is_empty() && plain.is_ascii()).then_some(Self { plain, letters, tones })
    }

    /// `true` if the beginning of a Chinese name is read like this.
    pub(super) fn fits(&self, name_zh: &str) -> bool {
        let names: Vec<char> = name_zh.chars().collect();
        self.fits_from(&names, 0)
    }

    fn fits_from(&self, name: &[char], from: usize) -> bool {
        let Some(rest) = self.letters.get(from..).filter(|rest| !rest.is_empty()) else { return true };
        let Some((c, after)) = name.split_first() else { return false };
        c.to_pinyin_multi().into_iter().flatten().any(|reading| {
            let syllable = reading.plain().replace('ü', "u");
            let tone = match reading.with_tone_num_end().chars().next_back() {
                Some(digit @ '1'..='4') => digit.to_digit(10).unwrap_or(5) as u8,
                _ => 5,
            };
            let end = from + syllable.len();
            let mut stated = self.tones.iter().filter(|(at, _)| (from..end).contains(at));
            rest.starts_with(&syllable) && stated.all(|(_, stated)| *stated == tone) && self.fits_from(after, end)
        })
    }
}

/// First reading of a text in hanzi, as a key: the way to homophones.
pub(super) fn usual_reading(text: &str) -> Option<String> {
    units(text).iter().all(|unit| unit.hanzi).then(|| readings(text, &[]).into_iter().next())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_read_in_all_ways_unless_the_reading_is_known() {
        assert!(readings("乐清", &[]).contains(&"yueqing".to_owned()));
        assert_eq!(readings("六安市", &known_readings("六安", "lu an")), ["luanshi"]);
        assert!(readings("长长长长长长长长", &[]).len() <= MOST_READINGS);
        assert_eq!(readings("湖南A", &[]), Vec::<String>::new());
    }

    #[test]
    fn brackets_hold_another_name() {
        assert_eq!(english("Aba (Ngawa)"), ["abangawa", "aba", "ngawa"]);
        assert_eq!(english("Hainan (Qinghai)"), ["hainanqinghai", "hainan"]);
    }

    #[test]
    fn tones_tell_names_of_the_same_letters_apart() {
        let fits = |text: &str, zh: &str| Toned::of(text).map(|toned| toned.fits(zh));
        for text in ["Shǎnxī", "Shan3xi1", "shan3xi", "SHǍNXĪ", "shan3 xi1"] {
            assert_eq!([fits(text, "陕西省"), fits(text, "山西省")], [Some(true), Some(false)], "{text}");
        }
        assert_eq!(fits("Shānxī", "山西省"), Some(true));
        assert_eq!(fits("Lǚliáng", "吕梁市"), Some(true));
        assert_eq!(fits("Lüliang", "吕梁市"), None, "no tones");
        assert_eq!([fits("430000", "湖南省"), fits("Shanxi", "山西省")], [None, None]);
    }
}
