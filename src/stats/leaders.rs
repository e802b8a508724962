//! Leaders: the first of a ranking, with ties whole.

/// Number of the highest of `values`, sorted from the highest, that can be named as the highest: `wanted` of them, or more
/// up to `most`, so that none is left out that equals one of them; fewer if the next tie is too long. 0 if more than
/// `most` share the highest value.
pub(crate) fn leaders(values: &[f64], wanted: usize, most: usize) -> usize {
    let ends_tie = |count: &usize| match values.get(count.saturating_sub(1)..=*count) {
        Some([last, next]) => last > next,
        _ => true,
    };
    let most = most.min(values.len());
    let wanted = wanted.min(most);
    (wanted..=most).find(ends_tie).or_else(|| (1..wanted).rev().find(ends_tie)).unwrap_or(0)
}

/// Number of values that equal the highest of `values`, sorted from the highest.
pub(crate) fn tied_first(values: &[f64]) -> usize {
    values.iter().take_while(|value| Some(*value) == values.first()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tie_is_named_whole_or_not_at_all() {
        for (values, expected) in [
            (&[10.0, 7.0, 4.0, 3.0][..], 3),
            (&[10.0, 7.0, 4.0, 4.0, 1.0], 4),
            (&[10.0, 7.0, 4.0, 4.0, 4.0, 4.0, 4.0, 1.0], 2),
            (&[5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0], 0),
            (&[5.0, 5.0], 2),
            (&[5.0], 1),
            (&[], 0),
            (&[9.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0], 1),
        ] {
            assert_eq!(leaders(values, 3, 6), expected, "{values:?}");
        }
        assert_eq!(tied_first(&[5.0, 5.0, 5.0, 1.0]), 3);
    }
}
