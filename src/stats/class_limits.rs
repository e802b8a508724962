//! Limits of classes in digits.

use super::{Class, Classes, Decimal};

impl Classes {
    /// Lower and upper limit of each class. A person's own limits keep all their digits, others have as few as keep every
    /// number in its class: own limits that are set as the upper ones are written make the same classes. The least and the
    /// greatest number are no limits and rounded as any number is. `unit` is the power of ten that counts as one.
    pub fn written(&self, unit: i32) -> Vec<(Decimal, Decimal)> {
        let mut written: Vec<(Decimal, Decimal)> = Vec::with_capacity(self.len());
        let mut before: Option<Class> = None;
        // Greatest number in the classes so far.
        let mut greatest = f64::NEG_INFINITY;
        for (i, class) in self.all().iter().enumerate() {
            let limit = written.last().map(|(_, upper)| *upper);
            let below = limit.map_or(f64::NEG_INFINITY, Decimal::value);
            let least = class.held.map_or(f64::INFINITY, |(least, _)| least);
            let lower = match (limit, before) {
                // Empty classes were removed between the two.
                (Some(_), Some(before)) if before.upper < class.lower && below < class.lower => {
                    Some(Decimal::near(class.lower, unit, |x| x > below && x >= greatest && x < least))
                }
                (limit, _) => limit,
            };
            let above = lower.map_or(below, Decimal::value);
            greatest = class.held.map_or(greatest, |(_, most)| most);
            let upper = self.upper(i, class, unit, (above, greatest));
            let lower = lower.unwrap_or_else(|| Decimal::near(class.lower, unit, |x| x <= upper.value()));
            written.push((lower, upper));
            before = Some(*class);
        }
        written
    }

    /// Upper limit of a class: greater than `above` and not less than `greatest`, its greatest number.
    fn upper(&self, index: usize, class: &Class, unit: i32, (above, greatest): (f64, f64)) -> Decimal {
        let mut rest = self.all().iter().skip(index + 1);
        let Some(next) = rest.clone().next() else {
            let own = self.has_own_end().then(|| Decimal::exact(class.upper));
            return own.unwrap_or_else(|| Decimal::near(class.upper, unit, |x| x > above));
        };
        if self.is_own() {
            return Decimal::exact(class.upper);
        }
        let least_after = rest.find_map(|class| class.held).map_or(f64::INFINITY, |(least, _)| least);
        Decimal::near(class.upper, unit, |x| x > above && x >= greatest && x < least_after && x < next.upper)
    }
}
