//! Code lists: the values that a category can take.

use std::collections::{BTreeMap, BTreeSet};

use super::LocalText;
use crate::model::AsOf;

/// Value of a category.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Code {
    /// Identifier, unique in its list, as in data files.
    pub id: String,
    /// Name.
    pub title: LocalText,
    /// Code that includes this one, by its position.
    pub parent: Option<u32>,
    /// Codes of which it is the union, by their positions: `1-2` of `1` and `2`.
    pub parts: Vec<u32>,
    /// Date at which it began to apply: of a batch, of an announcement.
    pub dated: Option<AsOf>,
    /// Number of rows that a complete dataset has for it, if known.
    pub size: Option<u32>,
}

impl Code {
    /// Code without hierarchy, date or size.
    pub fn new(id: impl Into<String>, title: LocalText) -> Self {
        Self { id: id.into(), title, ..Self::default() }
    }
}

/// Codes in their order of display.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodeList {
    codes: Vec<Code>,
    positions: BTreeMap<String, u32>,
}

impl CodeList {
    /// List of codes; of two with one identifier, the first is kept.
    pub fn new(codes: impl IntoIterator<Item = Code>) -> Self {
        let mut list = Self::default();
        for code in codes {
            let next = list.codes.len() as u32;
            if *list.positions.entry(code.id.clone()).or_insert(next) == next {
                list.codes.push(code);
            }
        }
        list
    }

    /// Position of a code by its identifier.
    pub fn position(&self, id: &str) -> Option<u32> {
        self.positions.get(id).copied()
    }

    /// The code at a position.
    pub fn get(&self, position: u32) -> Option<&Code> {
        self.codes.get(position as usize)
    }

    /// Identifier of the code at a position; empty outside the list.
    pub fn id(&self, position: u32) -> &str {
        self.get(position).map_or("", |code| &code.id)
    }

    /// All codes with their positions.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &Code)> {
        (0..).zip(&self.codes)
    }

    /// Position of a code, followed by those of the codes that it lies in, from the nearest on. Codes that lie in one
    /// another end after as many steps as there are codes.
    pub fn with_ancestors(&self, position: u32) -> impl Iterator<Item = u32> + '_ {
        std::iter::successors(Some(position), |position| self.get(*position)?.parent).take(self.len())
    }

    /// Number of codes.
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    /// `true` without codes.
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// `true` if the codes at two positions include one another: one is the parent, an ancestor or a part of the other,
    /// or they share a part. Values of such codes must not be added.
    pub fn overlap(&self, one: u32, other: u32) -> bool {
        one == other || !self.within(one).is_disjoint(&self.within(other))
    }

    /// Positions of a code and of all that lies in it: parts and children, theirs, and so on.
    fn within(&self, position: u32) -> BTreeSet<u32> {
        let mut found = BTreeSet::new();
        let mut waiting = vec![position];
        while let Some(next) = waiting.pop() {
            if found.insert(next) {
                waiting.extend(self.get(next).into_iter().flat_map(|code| &code.parts));
                waiting.extend(self.iter().filter(|(_, code)| code.parent == Some(next)).map(|(child, _)| child));
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(id: &str, parts: &[u32], parent: Option<u32>) -> Code {
        Code { parts: parts.to_vec(), parent, ..Code::new(id, LocalText::default()) }
    }

    #[test]
    fn codes_overlap_with_their_parts_and_with_what_shares_one() {
        let list = CodeList::new([
            code("1", &[], None),
            code("2", &[], None),
            code("3", &[], None),
            code("1-2", &[0, 1], None),
            code("2-3", &[1, 2], None),
        ]);
        let overlap = |a: &str, b: &str| list.overlap(list.position(a).unwrap(), list.position(b).unwrap());
        assert!(overlap("1-2", "1") && overlap("2", "1-2") && overlap("1-2", "2-3") && overlap("3", "3"));
        assert!(!overlap("1", "2") && !overlap("1-2", "3"));
    }

    #[test]
    fn a_place_overlaps_with_the_place_that_it_lies_in() {
        let list = CodeList::new([
            code("CN", &[], None),
            code("GD", &[], Some(0)),
            code("SZ", &[], Some(1)),
            code("HN", &[], Some(0)),
        ]);
        let overlap = |a: &str, b: &str| list.overlap(list.position(a).unwrap(), list.position(b).unwrap());
        assert!(overlap("GD", "SZ") && overlap("CN", "SZ") && overlap("CN", "HN"));
        assert!(!overlap("GD", "HN") && !overlap("SZ", "HN"));
    }

    #[test]
    fn codes_that_include_one_another_in_a_circle_end() {
        let list = CodeList::new([code("a", &[1], Some(1)), code("b", &[0], Some(0)), code("c", &[], None)]);
        assert!(list.overlap(0, 1) && !list.overlap(0, 2));
    }

    #[test]
    fn the_first_of_two_codes_with_one_identifier_is_kept() {
        let list = CodeList::new([
            Code::new("a", LocalText::both("first", "")),
            Code::new("a", LocalText::both("second", "")),
        ]);
        assert_eq!((list.len(), list.get(0).map(|code| code.title.clone())), (1, Some(LocalText::both("first", ""))));
        assert_eq!((list.position("a"), list.position("b")), (Some(0), None));
    }
}
