//! Tones of pinyin in queries (`shan3xi1`, `shǎnxī`, `shan³ xi`) and names, to distinguish Shaanxi (陕西, shǎnxī) from
//! Shanxi (山西, shānxī).

use std::collections::BTreeSet;

use pinyin::ToPinyinMulti as _;

use super::folding::{LONGEST, tokens};
use crate::model::{Name, is_hanzi};

/// Tone 1 to 5; 5 is the neutral tone.
type Tone = u8;

/// Token of a query with its tones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Toned {
    /// Folded letters.
    letters: String,
    /// Byte offset of a letter in the syllable with a tone, and the tone.
    tones: Vec<(usize, Tone)>,
}

/// Query with tones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Spoken {
    /// The query with tone digits replaced by apostrophes; tone marks are kept.
    pub plain: String,
    words: Vec<Toned>,
}

impl Spoken {
    /// Parses the tones of a query; `None` without tones. A digit is a tone only after a pinyin syllable.
    pub(super) fn of(text: &str, syllables: &BTreeSet<String>) -> Option<Self> {
        let mut spoken = Self::default();
        let mut word = Toned::default();
        let mut letters = text.chars().take(LONGEST).peekable();
        while let Some(c) = letters.next() {
            let next = letters.peek().copied().unwrap_or(' ');
            if let Some(tone) = digit(c).filter(|_| digit(next).is_none() && ends_syllable(&word.letters, syllables)) {
                word.tones.push((word.letters.len().saturating_sub(1), tone));
                // Syllables stay separate: "xi1an1" is not "xian".
                spoken.plain.push('\'');
                continue;
            }
            spoken.plain.push(c);
            let folded: String = tokens(&c.to_string()).into_iter().map(|word| word.text).collect();
            if let Some(tone) = mark(c) {
                // A combining mark belongs to the preceding letter.
                let at = if folded.is_empty() { word.letters.len().saturating_sub(1) } else { word.letters.len() };
                word.tones.push((at, tone));
            }
            if folded.is_empty() && mark(c).is_none() && c != '\'' && c != '’' {
                spoken.words.push(std::mem::take(&mut word));
            }
            word.letters.push_str(&folded);
        }
        spoken.words.push(word);
        spoken.words.retain(|word| !word.tones.is_empty());
        (!spoken.words.is_empty()).then_some(spoken)
    }

    /// `true` if each word with tones occurs in one of the pronunciations, syllable by syllable.
    pub(super) fn fits<'s>(&self, sounds: &(impl Iterator<Item = &'s Sound> + Clone)) -> bool {
        self.words.iter().all(|word| sounds.clone().any(|sound| sound.has(word)))
    }
}

/// `true` if letters end in a pinyin syllable.
fn ends_syllable(letters: &str, syllables: &BTreeSet<String>) -> bool {
    letters.char_indices().any(|(at, _)| letters.get(at..).is_some_and(|rest| syllables.contains(rest)))
}

/// Tone of a digit: ASCII, full-width, superscript or subscript.
fn digit(c: char) -> Option<Tone> {
    let digits = ["12345", "１２３４５", "¹²³⁴⁵", "₁₂₃₄₅"];
    let place = digits.iter().find_map(|digits| digits.chars().position(|digit| digit == c))?;
    u8::try_from(place + 1).ok()
}

/// Tone of a letter with a tone mark, or of a combining mark.
fn mark(c: char) -> Option<Tone> {
    let marks = ["āēīōūǖĀĒĪŌŪǕ\u{304}", "áéíóúǘńÁÉÍÓÚǗŃ\u{301}", "ǎěǐǒǔǚňǍĚǏǑǓǙŇ\u{30C}", "àèìòùǜǹÀÈÌÒÙǛǸ\u{300}"];
    let place = marks.iter().position(|marks| marks.contains(c))?;
    u8::try_from(place + 1).ok()
}

/// Pronunciation of a name: syllables with their possible tones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sound {
    letters: String,
    /// Byte offset of each syllable in `letters`, and its tones.
    syllables: Vec<(usize, Vec<Tone>)>,
}

impl Sound {
    /// Pronunciations of a name's Chinese forms; its pinyin decides the reading of polyphonic characters.
    pub(super) fn of_name(name: &Name) -> Vec<Self> {
        let syllables: Vec<String> = tokens(&name.pinyin).into_iter().map(|word| word.text).collect();
        let hanzi = |zh: &str| zh.chars().filter(|c| is_hanzi(*c)).collect::<Vec<char>>();
        let forms = [hanzi(&name.full.zh), hanzi(&name.short.zh)];
        let Some(spelt) = forms.iter().find(|hanzi| hanzi.len() == syllables.len()) else { return Vec::new() };
        let reading: Vec<(char, &String)> = spelt.iter().copied().zip(&syllables).collect();
        let read = |c: &char| reading.iter().find(|(other, _)| other == c).copied();
        let sounds = forms.iter().filter_map(|form| Some(Self::of(form.iter().map(read).collect::<Option<Vec<_>>>()?)));
        let mut sounds: Vec<Self> = sounds.collect();
        sounds.dedup();
        sounds
    }

    fn of(reading: Vec<(char, &String)>) -> Self {
        let mut sound = Self { letters: String::new(), syllables: Vec::new() };
        for (hanzi, syllable) in reading {
            sound.syllables.push((sound.letters.len(), tones(hanzi, syllable)));
            sound.letters.push_str(syllable);
        }
        sound
    }

    /// `true` if a word with its tones occurs, starting at a syllable.
    fn has(&self, word: &Toned) -> bool {
        self.syllables.iter().any(|(start, _)| {
            self.letters.get(*start..).is_some_and(|rest| rest.starts_with(&word.letters))
                && word.tones.iter().all(|(at, tone)| {
                    let syllable = self.syllables.iter().rfind(|(begin, _)| *begin <= start + at);
                    // Characters without an entry in the tables may have any tone.
                    syllable.is_some_and(|(_, tones)| tones.is_empty() || tones.contains(tone))
                })
        })
    }
}

/// Tones in which a character is read as that syllable.
fn tones(hanzi: char, syllable: &str) -> Vec<Tone> {
    let readings = hanzi.to_pinyin_multi().into_iter().flatten();
    let of = |reading: pinyin::Pinyin| {
        let plain: String = tokens(reading.plain()).into_iter().map(|word| word.text).collect();
        let tone = reading.tone_num_end_digit()?;
        (plain == syllable).then_some(tone)
    };
    readings.filter_map(of).collect()
}

/// Tone of a pinyin reading.
trait ToneOf {
    fn tone_num_end_digit(&self) -> Option<Tone>;
}

impl ToneOf for pinyin::Pinyin {
    fn tone_num_end_digit(&self) -> Option<Tone> {
        match self.with_tone_num_end().chars().next_back()? {
            digit @ '1'..='5' => digit.to_digit(10).and_then(|digit| u8::try_from(digit).ok()),
            _ => Some(5),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Bilingual;

    fn sounds(zh: &str, pinyin: &str) -> Vec<Sound> {
        let text = || Bilingual { en: String::new(), zh: zh.to_owned() };
        Sound::of_name(&Name { full: text(), short: text(), pinyin: pinyin.to_owned() })
    }

    fn fits(query: &str, zh: &str, pinyin: &str) -> Option<bool> {
        let syllables = ["shan", "xi", "chang", "sha", "chong", "qing", "lu", "liang"].map(str::to_owned).into();
        Some(Spoken::of(query, &syllables)?.fits(&sounds(zh, pinyin).iter()))
    }

    #[test]
    fn shaanxi_and_shanxi_differ_by_one_tone() {
        for query in [
            "shan3xi1",
            "shan3 xi1",
            "Shan3Xi",
            "shan3 xi",
            "shǎnxī",
            "SHǍNXĪ",
            "sha\u{30C}nxi",
            "shan³xi¹",
            "ｓｈａｎ３",
        ] {
            assert_eq!(fits(query, "陕西", "shan xi"), Some(true), "{query}");
            assert_eq!(fits(query, "山西", "shan xi"), Some(false), "{query}");
        }
        for query in ["shan1xi1", "shānxī", "shan1 xi"] {
            assert_eq!(fits(query, "山西", "shan xi"), Some(true), "{query}");
            assert_eq!(fits(query, "陕西", "shan xi"), Some(false), "{query}");
        }
    }

    #[test]
    fn a_character_with_several_readings_is_read_as_the_name_says() {
        assert_eq!(fits("chong2qing4", "重庆", "chong qing"), Some(true));
        assert_eq!(fits("chang2sha1", "长沙", "chang sha"), Some(true));
        assert_eq!(fits("chang3sha1", "长沙", "chang sha"), Some(false));
        assert_eq!(fits("lü3liang2", "吕梁", "lü liang"), Some(true));
    }

    #[test]
    fn digits_that_follow_no_syllable_are_no_tones() {
        for query in ["5g", "web3", "2022", "shanxi", "shan12", "", "3"] {
            assert_eq!(fits(query, "山西", "shan xi"), None, "{query}");
        }
    }

    #[test]
    fn the_plain_text_keeps_syllables_apart() {
        let syllables = ["xi", "an"].map(str::to_owned).into();
        assert_eq!(Spoken::of("xi1an1", &syllables).unwrap().plain, "xi'an'");
    }
}
