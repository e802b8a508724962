//! Theil index between and within groups.

use std::collections::BTreeMap;

use super::{
    share::check_lengths,
    theil::{Theil, divergence, theil},
};
use crate::stats::{Undefined, total};

/// Inequality of units by the Theil index, divided among and within groups.
#[derive(Clone, Debug, PartialEq)]
pub struct TheilByGroup<G> {
    /// Index of all units, between + within.
    pub all: Theil,
    /// Part of the index between the groups, at least 0: the index if all units of a group had the same.
    pub between: f64,
    /// Part within the groups, at least 0: sum of their contributions.
    pub within: f64,
    /// Share of the part between in both parts, 0..1; `None` if all units have the same.
    pub between_share: Option<f64>,
    /// Groups in ascending order.
    pub groups: Vec<TheilGroup<G>>,
}

/// Group of units within an inequality.
#[derive(Clone, Debug, PartialEq)]
pub struct TheilGroup<G> {
    /// Which group it is.
    pub group: G,
    /// Number of its units.
    pub count: usize,
    /// Share of its units in the number of all, 0..1.
    pub unit_share: f64,
    /// Its share in the total of the values, 0..1.
    pub value_share: f64,
    /// Theil index among its units; `None` if all of them are zero.
    pub index: Option<f64>,
    /// What it adds to the part within: its share in the value times its index, 0 if all of its units are zero.
    pub contribution: f64,
}

/// Theil index of units, as the sum of a part between groups, `Σ s_g ln(s_g n/n_g)`, and a part within them, `Σ s_g T_g`:
/// a group g has `n_g` of the n units, the share `s_g` of the value, and the index `T_g` among its units (Theil 1967,
/// *Economics and Information Theory*, chapter 4). For example counties, by province.
///
/// ```
/// use cluster_atlas::stats::structure::theil_by_group;
///
/// let found = theil_by_group(&[0.0, 0.0, 7.0, 7.0], &["west", "west", "east", "east"]).unwrap();
/// assert_eq!((found.between, found.within), (2_f64.ln(), 0.0));
/// assert_eq!(found.between_share, Some(1.0));
/// assert_eq!((found.groups[1].group, found.groups[1].index), ("west", None));
/// ```
///
/// # Errors
///
/// [`Undefined::LengthsDiffer`]; [`Undefined::TooFew`] without units; [`Undefined::ZeroTotal`] if all are zero;
/// [`Undefined::Negative`]; [`Undefined::NotFinite`].
pub fn theil_by_group<G: Clone + Ord>(values: &[f64], group_of: &[G]) -> Result<TheilByGroup<G>, Undefined> {
    check_lengths(values.len(), &[group_of.len()])?;
    let all = theil(values)?;
    let mut members: BTreeMap<&G, Vec<f64>> = BTreeMap::new();
    for (value, group) in values.iter().zip(group_of) {
        members.entry(group).or_default().push(*value);
    }
    let groups = members.into_iter().map(|(group, members)| {
        let inside = match theil(&members) {
            Ok(inside) => Some(inside),
            Err(Undefined::ZeroTotal) => None,
            Err(other) => return Err(other),
        };
        let value_share = inside.as_ref().map_or(0.0, |inside| inside.shares.total / all.shares.total);
        let index = inside.map(|inside| inside.index);
        Ok(TheilGroup {
            group: group.clone(),
            count: members.len(),
            unit_share: members.len() as f64 / values.len() as f64,
            value_share,
            index,
            contribution: value_share * index.unwrap_or(0.0),
        })
    });
    let groups = groups.collect::<Result<Vec<_>, _>>()?;
    let numbers = |number: fn(&TheilGroup<G>) -> f64| groups.iter().map(number).collect::<Vec<_>>();
    // Equal values differ from equal shares by rounding alone.
    let is_equal = all.index == 0.0 || groups.len() == 1;
    let between = divergence(&numbers(|group| group.value_share), &numbers(|group| group.unit_share))?;
    let between = if is_equal { 0.0 } else { between };
    let within = total(&numbers(|group| group.contribution))?;
    let whole = between + within;
    Ok(TheilByGroup { all, between, within, between_share: (whole > 0.0).then(|| between / whole), groups })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_group_has_nothing_between() {
        let found = theil_by_group(&[1.0, 2.0, 6.0], &[7, 7, 7]).unwrap();
        assert_eq!((found.between, found.between_share), (0.0, Some(0.0)));
        assert_eq!(found.within, found.all.index);
    }

    #[test]
    fn a_group_for_each_unit_has_nothing_within() {
        let found = theil_by_group(&[1.0, 2.0, 6.0], &[3, 2, 1]).unwrap();
        assert_eq!((found.within, found.between_share), (0.0, Some(1.0)));
        assert!((found.between - found.all.index).abs() < 1e-15);
        assert_eq!(found.groups.iter().map(|group| group.group).collect::<Vec<_>>(), [1, 2, 3]);
    }

    #[test]
    fn equal_units_have_no_share_between() {
        let found = theil_by_group(&[0.1; 7], &[1, 1, 1, 2, 2, 3, 3]).unwrap();
        assert_eq!((found.between, found.within, found.between_share), (0.0, 0.0, None));
        assert_eq!(theil_by_group(&[0.0, 0.0], &[1, 2]), Err(Undefined::ZeroTotal));
        assert_eq!(theil_by_group(&[0.0], &[1, 2]), Err(Undefined::LengthsDiffer { needed: 1, found: 2 }));
        assert_eq!(theil_by_group::<u8>(&[], &[]), Err(Undefined::TooFew { needed: 1, found: 0 }));
    }

    proptest! {
        #[test]
        fn between_and_within_add_up(units in prop::collection::vec((0.0..1e6_f64, 0..5_u8), 1..60)) {
            let (values, groups): (Vec<f64>, Vec<u8>) = units.iter().copied().unzip();
            prop_assume!(values.iter().any(|value| *value > 0.0));
            let found = theil_by_group(&values, &groups).unwrap();
            prop_assert!((found.between + found.within - found.all.index).abs() < 1e-13, "{:?}", found);
            let (values, groups): (Vec<f64>, Vec<u8>) = units.into_iter().rev().unzip();
            prop_assert_eq!(theil_by_group(&values, &groups).unwrap().groups, found.groups);
        }
    }
}
