//! Question about a text of a list, and its answer.

use super::place::GazetteerPlace;
use crate::{
    dataset::PlaceLevel,
    model::{AsOf, ProvinceId},
};

/// Text of a list, with what else is known of the place it means.
#[derive(Clone, Copy, Debug, Default)]
pub struct PlaceQuery<'a> {
    /// Name, code, path (江苏省苏州市昆山市) or address that begins with a place.
    pub text: &'a str,
    /// Level that is asked for. Places of this level come first; only if the text means none, it may mean a place of
    /// another level, so that a county can be counted to its province. Counties that a province administers itself count
    /// as cities, too.
    pub level: Option<PlaceLevel>,
    /// Code or identifier of a place that it must lie in, such as the one of a column of provinces.
    pub within: Option<&'a str>,
    /// Year of the data. A place that was dissolved, renamed or enlarged later is [`PlaceMatch::Former`] even if its name
    /// is in use today.
    pub year: Option<i32>,
}

impl<'a> PlaceQuery<'a> {
    /// Question about a text of which nothing else is known.
    pub fn new(text: &'a str) -> Self {
        Self { text, ..Self::default() }
    }
}

/// Form of a name or code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// Full name, short form, code, foreign name.
    Usual,
    /// Old or wrong form (广西省), a heading of the Bureau of Statistics (重庆市市辖区): to be noted.
    Unusual,
    /// The text begins with the place and goes on: an address, or the code of a part of it.
    Beginning,
}

/// Answer of the gazetteer.
#[derive(Clone, Debug, PartialEq)]
pub enum PlaceMatch<'g> {
    /// One place.
    Found {
        /// The place; its level may differ from the one that was asked for.
        place: &'g GazetteerPlace,
        /// Form of its name.
        form: Form,
    },
    /// Several places, sorted by code.
    Ambiguous(Vec<&'g GazetteerPlace>),
    /// Place that no longer exists under this name or code.
    Former(FormerPlace<'g>),
    /// All of China: 全国, 合计, total.
    Total,
    /// The XPCC (新疆生产建设兵团), a part of this province in other lists.
    PartOf(ProvinceId),
    /// Heading of the Bureau of Statistics, such as 市辖区 or 省直辖县级行政区划, or a word for a kind of unit.
    Heading,
    /// Misspelt, or in contradiction with itself or with `within`: what may be meant, the likeliest first. To be confirmed.
    Suggested(Vec<&'g GazetteerPlace>),
    /// No place.
    Unknown,
}

/// Place that no longer exists under its name or code.
#[derive(Clone, Debug, PartialEq)]
pub struct FormerPlace<'g> {
    /// Name when it existed.
    pub name_zh: &'g str,
    /// Code when it existed; `None` if a successor has the same.
    pub code: Option<&'g str>,
    /// Month or year of the change.
    pub until: AsOf,
    /// Places that it became, was merged into or divided among.
    pub successors: Vec<&'g GazetteerPlace>,
    /// Province of all successors; `None` if they lie in several.
    pub province: Option<ProvinceId>,
    /// The change in words: English, Chinese.
    pub note: &'g crate::model::Bilingual,
}
