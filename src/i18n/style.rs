//! Checks of all phrases by the rules of `docs/style-en.md` and `docs/style-zh.md` that a program can check.

/// Phrases of a file with their keys, the lists of a phrase one by one; without the words of line breaking.
fn phrases(text: &str) -> Vec<(String, String)> {
    fn collect(key: &str, value: &toml::Value, found: &mut Vec<(String, String)>) {
        match value {
            toml::Value::String(text) => found.push((key.to_owned(), text.clone())),
            toml::Value::Array(list) => list.iter().for_each(|value| collect(key, value, found)),
            toml::Value::Table(table) => {
                table.iter().for_each(|(name, value)| collect(&format!("{key}.{name}"), value, found));
            }
            _ => {}
        }
    }
    let file: toml::Table = text.parse().unwrap();
    let mut found = Vec::new();
    for (section, value) in file.iter().filter(|(section, _)| !["language", "together"].contains(&section.as_str())) {
        collect(section, value, &mut found);
    }
    found
}

fn english() -> Vec<(String, String)> {
    phrases(include_str!("../../assets/i18n/en.toml"))
}

fn chinese() -> Vec<(String, String)> {
    phrases(include_str!("../../assets/i18n/zh.toml"))
}

fn is_han(letter: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&letter)
}

/// A phrase without its gaps, whose values follow other rules; a gap is one character that belongs to no script.
fn without_gaps(text: &str) -> String {
    let mut parts = text.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| format!("{text}\u{fffc}{}", part.split_once('}').map_or("", |(_, rest)| rest)))
}

/// `true` if a text has a word, not as a part of a longer one.
fn has_word(text: &str, word: &str) -> bool {
    let text = text.to_lowercase();
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        [before, after].into_iter().flatten().all(|letter| !letter.is_alphanumeric())
    })
}

/// Pairs of neighbours in a text.
fn neighbours(text: &str) -> impl Iterator<Item = (char, char)> {
    text.chars().zip(text.chars().skip(1))
}

#[test]
fn english_has_curly_quotes_and_dashes() {
    for (key, text) in english() {
        assert!(!text.contains(['\'', '"']), "{key}: straight quotes in {text:?}");
        assert!(!text.contains(" - ") && !text.contains("--"), "{key}: a hyphen for a dash in {text:?}");
        let letters: Vec<char> = text.chars().collect();
        let is_range = |part: &[char]| part[0].is_ascii_digit() && part[1] == '-' && part[2].is_ascii_digit();
        assert!(!letters.windows(3).any(is_range), "{key}: a hyphen for a range in {text:?}");
    }
}

#[test]
fn english_has_one_word_for_one_thing() {
    const NOT: [&str; 30] = [
        "rung",
        "rungs",
        "ladder",
        "goal",
        "goals",
        "picture",
        "pictures",
        "snapshot",
        "backdrop",
        "base map",
        "publicised",
        "cannot be had",
        "passes",
        "condition",
        "conditions",
        "take back",
        "take out",
        "as at first",
        "provincial unit",
        "provincial units",
        "under separate planning",
        "the corps",
        "per cent",
        "rmb",
        "known by name",
        "turned back",
        "recalled",
        "from memory",
        "worked out",
        "set against",
    ];
    for (key, text) in english() {
        let text = without_gaps(&text);
        for word in NOT {
            assert!(!has_word(&text, word), "{key}: {word:?} in {text:?}");
        }
        // Column heads alone abbreviate.
        assert!(!has_word(&text, "bn") || key.starts_with("table."), "{key}: {text:?}");
    }
}

#[test]
fn chinese_has_full_width_marks() {
    for (key, text) in chinese() {
        let text = without_gaps(&text);
        let is_half = |letter: char| matches!(letter, ',' | ':' | ';' | '(' | ')' | '!' | '?' | '"' | '\'');
        for (one, other) in neighbours(&text) {
            let mixed = is_han(one) && is_half(other) || is_half(one) && is_han(other);
            assert!(!mixed, "{key}: a half-width mark beside hanzi in {text:?}");
        }
        for mark in [", ", ": ", "; ", " ("] {
            assert!(!text.chars().any(is_han) || !text.contains(mark), "{key}: {mark:?} in {text:?}");
        }
    }
}

#[test]
fn blanks_part_hanzi_from_latin_and_stand_beside_no_full_width_mark() {
    const MARKS: &str = "，。；：（）“”、《》？！";
    for (key, text) in chinese() {
        // Blanks at the ends join the phrase to what precedes or follows.
        let text = without_gaps(&text);
        let text = text.trim();
        for (one, other) in neighbours(text) {
            let touch = is_han(one) && other.is_ascii_alphanumeric() || one.is_ascii_alphanumeric() && is_han(other);
            assert!(!touch, "{key}: no blank between {one} and {other} in {text:?}");
            let apart = MARKS.contains(one) && other == ' ' || one == ' ' && MARKS.contains(other);
            assert!(!apart, "{key}: a blank beside a full-width mark in {text:?}");
            assert!(!(is_han(one) && other == '-' || one == '-' && is_han(other)), "{key}: a hyphen in {text:?}");
        }
    }
}

#[test]
fn chinese_has_one_word_for_one_thing() {
    const NOT: [&str; 27] = [
        "读到",
        "读自",
        "所读",
        "薄弱",
        "点名",
        "本项目",
        "省级单位",
        "单列城市",
        "首位城市",
        "获胜",
        "填色",
        "分级统计图",
        "自定界限",
        "双色叠加",
        "已知",
        "未知数",
        "文字记载",
        "所示",
        "图示",
        "网络墨卡托",
        "核对文章",
        "未见他处",
        "单次",
        "当批",
        "四大区域",
        "内地",
        "营收",
    ];
    for (key, text) in chinese() {
        for word in NOT {
            assert!(!text.contains(word), "{key}: {word} in {text:?}");
        }
    }
}

#[test]
fn the_checks_find_what_they_are_for() {
    assert!(
        has_word("The SME ladder.", "ladder") && !has_word("Step-ladders", "ladder") && !has_word("Bladder", "ladder")
    );
    assert_eq!(without_gaps("第{n}批 {name}"), "第\u{fffc}批 \u{fffc}");
    let english = phrases(
        "[a]\nb = \"x\"\nc = { one = \"y\", other = \"z\" }\nd = [[\"p\", \"q\"]]\n[together]\nphrases = [\"w\"]\n",
    );
    let texts: Vec<&str> = english.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(texts, ["x", "y", "z", "p", "q"]);
}
