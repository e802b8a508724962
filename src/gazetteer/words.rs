//! Texts that name no single place: the nation, the XPCC, headings. Looked up by key.

use std::collections::BTreeSet;

use super::{
    aliases::{DIRECT, HEADINGS, NATION, TOTALS, XPCC},
    units::key_of,
};

/// Keys of the texts that name no single place.
#[derive(Debug)]
pub(super) struct Words {
    totals: BTreeSet<String>,
    nation: BTreeSet<String>,
    xpcc: BTreeSet<String>,
    headings: BTreeSet<String>,
    direct: BTreeSet<String>,
}

/// Kind of a text that names no single place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// All of China, or a sum.
    Total,
    /// The XPCC, or a part of it.
    Xpcc,
    /// Kind of unit, such as 市辖区; after a name it stands for the place.
    Heading,
    /// Heading for counties of a province that belong to no city.
    Direct,
}

impl Words {
    pub(super) fn new() -> Self {
        let keys = |texts: &[&str]| texts.iter().map(|text| key_of(text)).collect();
        Self {
            totals: keys(&TOTALS),
            nation: keys(&NATION),
            xpcc: keys(&XPCC),
            headings: keys(&HEADINGS),
            direct: keys(&DIRECT),
        }
    }

    /// Keys of all words but those that begin with the name of the XPCC.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        [&self.totals, &self.nation, &self.xpcc, &self.headings, &self.direct].into_iter().flatten().map(String::as_str)
    }

    /// Kind of a text by its key.
    pub(super) fn kind(&self, key: &str) -> Option<Word> {
        if self.totals.contains(key) {
            Some(Word::Total)
        } else if self.xpcc.contains(key)
            || ["新疆生产建设兵团", "新疆兵团", "兵团第"].iter().any(|start| key.starts_with(start))
        {
            Some(Word::Xpcc)
        } else if self.headings.contains(key) {
            Some(Word::Heading)
        } else if self.direct.contains(key) {
            Some(Word::Direct)
        } else {
            None
        }
    }

    /// `true` for the nation before or after a place.
    pub(super) fn is_nation(&self, key: &str) -> bool {
        self.nation.contains(key)
    }
}
