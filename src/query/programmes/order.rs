//! Order and grouping of the programme list.

use crate::model::{Catalogue, Programme, ProgrammeFigureKind, ProvinceId};

/// Sort key of the programme list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, strum::EnumIter, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum ProgrammeOrder {
    /// By province, in catalogue order.
    #[default]
    Province,
    /// By date of issue, latest first.
    Issued,
    /// By target year, earliest first.
    TargetYear,
}

/// Heading of a group of programmes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProgrammeGroup {
    /// The province; `None` for the nation.
    Province(Option<ProvinceId>),
    /// Year of issue; `None` if unknown.
    Issued(Option<i32>),
    /// Target year; `None` if the programme has no figure with a target.
    Target(Option<i32>),
}

/// Year of a programme's target; `None` if its figure is missing, a result or an amount of money.
pub(crate) fn target_year(programme: &Programme) -> Option<i32> {
    let figure = programme.figure.as_ref()?;
    (!matches!(figure.kind, ProgrammeFigureKind::Achieved | ProgrammeFigureKind::Amount))
        .then(|| figure.value.as_of.year())
}

/// Groups sorted programmes. Unknown keys come last; file order applies among equal keys.
pub(crate) fn ordered<'a>(
    catalogue: &Catalogue,
    mut programmes: Vec<&'a Programme>,
    order: ProgrammeOrder,
) -> Vec<(ProgrammeGroup, Vec<&'a Programme>)> {
    match order {
        ProgrammeOrder::Province => {
            // `None` is the least value: programmes of the nation come first.
            let place = |programme: &&Programme| {
                catalogue.provinces.iter().position(|province| Some(&province.id) == programme.province.as_ref())
            };
            programmes.sort_by_key(place);
        }
        ProgrammeOrder::Issued => {
            let issued = |programme: &Programme| programme.issued.as_ref().map(|issued| issued.date.last_day());
            // `None` is the least value, so descending order puts unknown dates last.
            programmes.sort_by_key(|programme| std::cmp::Reverse(issued(programme)));
        }
        ProgrammeOrder::TargetYear => {
            programmes.sort_by_key(|programme| target_year(programme).unwrap_or(i32::MAX));
        }
    }
    let group = |programme: &Programme| match order {
        ProgrammeOrder::Province => ProgrammeGroup::Province(programme.province.clone()),
        ProgrammeOrder::Issued => ProgrammeGroup::Issued(programme.issued.as_ref().map(|issued| issued.date.year())),
        ProgrammeOrder::TargetYear => ProgrammeGroup::Target(target_year(programme)),
    };
    let mut groups: Vec<(ProgrammeGroup, Vec<&Programme>)> = Vec::new();
    for programme in programmes {
        let own = group(programme);
        match groups.last_mut() {
            Some((last, programmes)) if *last == own => programmes.push(programme),
            _ => groups.push((own, vec![programme])),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator as _;

    use super::*;
    use crate::data;

    #[test]
    fn each_order_has_all_programmes_once_and_no_heading_twice() {
        let (catalogue, _) = data::embedded_catalogue();
        for order in ProgrammeOrder::iter() {
            let groups = ordered(&catalogue, catalogue.programmes.iter().collect(), order);
            assert_eq!(groups.iter().map(|(_, programmes)| programmes.len()).sum::<usize>(), 104, "{order:?}");
            for (at, (group, _)) in groups.iter().enumerate() {
                assert!(groups.iter().skip(at + 1).all(|(other, _)| other != group), "{order:?} {group:?}");
            }
        }
    }

    #[test]
    fn what_is_not_known_comes_last() {
        let (catalogue, _) = data::embedded_catalogue();
        let groups = |order| ordered(&catalogue, catalogue.programmes.iter().collect(), order);
        let issued = groups(ProgrammeOrder::Issued);
        assert_eq!(issued.first().unwrap().0, ProgrammeGroup::Issued(Some(2026)));
        assert_eq!(issued.last().unwrap().0, ProgrammeGroup::Issued(None));
        let targets = groups(ProgrammeOrder::TargetYear);
        assert_eq!(targets.first().unwrap().0, ProgrammeGroup::Target(Some(2020)));
        assert_eq!(targets.last().unwrap().0, ProgrammeGroup::Target(None));
        assert!(targets.last().unwrap().1.iter().any(|p| p.id.as_str() == "p048"), "a result is no goal");
        assert_eq!(groups(ProgrammeOrder::Province).first().unwrap().0, ProgrammeGroup::Province(None));
    }
}
