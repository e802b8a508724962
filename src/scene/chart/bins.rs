//! Intervals of a histogram.

use super::scale::{is_drawable, range, widened};

/// Least and greatest number of intervals.
const NUMBER: [f64; 2] = [10.0, 60.0];

/// Interval of a histogram.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bin {
    /// Lower limit, which belongs to the interval.
    pub from: f64,
    /// Upper limit, which belongs to the next interval, and to the last one.
    pub to: f64,
    /// Number of values.
    pub count: usize,
}

/// Intervals of values by the rule that [`super::Histogram::bins`] states.
pub(super) fn bins(values: &[f64]) -> Vec<Bin> {
    let mut sorted: Vec<f64> = values.iter().copied().filter(|value| is_drawable(*value)).collect();
    sorted.sort_by(f64::total_cmp);
    let Some([low, high]) = range(sorted.iter().copied()).map(widened) else { return Vec::new() };
    let are_whole = sorted.iter().all(|value| value.fract() == 0.0);
    let width = round_width([low, high], freedman_diaconis(&sorted), are_whole);
    let first = (low / width).floor();
    let number = ((high / width).floor() - first) as usize + usize::from(are_whole || (high / width).fract() > 0.0);
    let number = number.clamp(1, NUMBER[1] as usize + 1);
    let limit = |index: usize| (first + index as f64) * width;
    let mut counts = vec![0; number];
    for value in &sorted {
        let index = ((value / width).floor() - first).max(0.0) as usize;
        if let Some(count) = counts.get_mut(index.min(number - 1)) {
            *count += 1;
        }
    }
    let bin = |(index, count)| Bin { from: limit(index), to: limit(index + 1), count };
    counts.into_iter().enumerate().map(bin).collect()
}

/// Width by the rule of Freedman and Diaconis; 0 if half of the values are equal.
fn freedman_diaconis(sorted: &[f64]) -> f64 {
    let quantile = |part: f64| {
        let at = part * sorted.len().saturating_sub(1) as f64;
        let value = |at: f64| sorted.get(at as usize).copied().unwrap_or_default();
        let (low, high) = (value(at.floor()), value(at.ceil()));
        low + (high - low) * at.fract()
    };
    2.0 * (quantile(0.75) - quantile(0.25)) / (sorted.len().max(1) as f64).cbrt()
}

/// Round width nearest to the wanted one that leaves a permitted number of intervals.
fn round_width([low, high]: [f64; 2], wanted: f64, are_whole: bool) -> f64 {
    let [most, least] = NUMBER.map(|number| (high - low) / number);
    let wanted = wanted.clamp(least, most);
    let exponent = wanted.log10().floor() as i32;
    let round = (exponent - 1..=exponent + 1)
        .flat_map(|exponent| [1.0, 2.0, 2.5, 5.0].map(|digits| digits * 10_f64.powi(exponent)));
    let number = |width: f64| (high / width).ceil() - (low / width).floor();
    let is_permitted = |width: &f64| (NUMBER[0]..=NUMBER[1]).contains(&number(*width));
    let farness = |width: &f64| (width / wanted).ln().abs();
    let nearest = |widths: &mut dyn Iterator<Item = f64>| widths.min_by(|a, b| farness(a).total_cmp(&farness(b)));
    if are_whole {
        // The first whole width that is permitted; a narrower one would leave gaps between whole numbers.
        let whole = round.clone().filter(|width| width.fract() == 0.0);
        return nearest(&mut whole.filter(|width| number(*width) <= NUMBER[1])).unwrap_or(1.0);
    }
    nearest(&mut round.filter(is_permitted)).unwrap_or(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_width_follows_the_rule_of_freedman_and_diaconis_as_a_round_number() {
        // Of 1,000 evenly spread values, the quartiles are half the range apart: 2 × 0.5 / 10 = 0.1.
        let values: Vec<f64> = (0..1000).map(|n| f64::from(n) / 999.0).collect();
        let found = bins(&values);
        assert_eq!((found.len(), found[1].from), (10, 0.1));
        assert!(found.iter().all(|bin| bin.count >= 99), "{found:?}");
    }

    #[test]
    fn intervals_of_whole_numbers_are_whole() {
        let values: Vec<f64> = (0..600).map(|n| f64::from(n % 6)).collect();
        let expected = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0].map(|from| Bin { from, to: from + 1.0, count: 100 });
        assert_eq!(bins(&values), expected);
        assert_eq!(bins(&[7.0, 7.0]).iter().map(|bin| bin.count).sum::<usize>(), 2);
    }

    #[test]
    fn heavy_tails_make_no_more_intervals_than_can_be_seen() {
        let mut values: Vec<f64> = (0..1000).map(|n| f64::from(n) / 1e4).collect();
        values.push(1e6);
        assert!((10..=60).contains(&bins(&values).len()));
        assert!(bins(&[f64::NAN]).is_empty() && bins(&[]).is_empty());
    }
}
