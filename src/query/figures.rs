//! Figures in yuan of a set of clusters, listed together.
//!
//! Sources measure output, revenue or an undefined "scale", of the cluster or of a larger or smaller unit, in different
//! years. Figures are therefore neither summed nor ranked; they keep the order of the clusters, each with its measure,
//! scope and date.

use crate::model::{AsOf, Cluster, ClusterId, Figure, Measure};

/// Measures in yuan, in display order.
const IN_YUAN: [Measure; 3] = [Measure::Output, Measure::Revenue, Measure::Scale];

/// Figure of one cluster.
#[derive(Clone, Debug, PartialEq)]
pub struct ClusterFigure {
    /// The cluster.
    pub cluster: ClusterId,
    /// The figure, in billion yuan; qualifier, scope, year and sources must be shown with it.
    pub figure: Figure,
}

/// Figures of one measure.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureGroup {
    /// Output, revenue or scale.
    pub measure: Measure,
    /// Headline figure of each cluster that has one, in the order of the clusters; never empty.
    pub figures: Vec<ClusterFigure>,
}

/// Headline figures of a set of clusters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// Groups by measure, without empty ones. A cluster may have figures in several groups.
    pub groups: Vec<FigureGroup>,
    /// Number of clusters with a figure in yuan of any measure.
    pub known: usize,
    /// Number of clusters in the set.
    pub clusters: usize,
}

/// Headline figure of a cluster for a measure, of those dated by a date if there is one: the first listed, and one of a
/// whole city's or province's industry only where there is no other.
pub(crate) fn headline<'a>(cluster: &'a Cluster, measure: Measure, until: Option<&AsOf>) -> Option<&'a Figure> {
    let is_dated = |figure: &&Figure| until.is_none_or(|until| figure.value.as_of.is_by(until));
    let mut known = cluster.figures.iter().filter(is_dated).filter(|figure| figure.measure == measure);
    known.clone().find(|figure| !figure.scope.is_wider()).or_else(|| known.next())
}

/// Collects the headline figures in yuan of `clusters`; numbers of firms are left out.
pub fn figures<'a>(clusters: impl IntoIterator<Item = &'a Cluster>) -> Figures {
    let clusters: Vec<&Cluster> = clusters.into_iter().collect();
    let group = |measure| {
        let found = clusters.iter().filter_map(|cluster| {
            let figure = headline(cluster, measure, None)?.clone();
            Some(ClusterFigure { cluster: cluster.id.clone(), figure })
        });
        FigureGroup { measure, figures: found.collect() }
    };
    Figures {
        groups: IN_YUAN.into_iter().map(group).filter(|group| !group.figures.is_empty()).collect(),
        known: clusters.iter().filter(|c| IN_YUAN.iter().any(|measure| headline(c, *measure, None).is_some())).count(),
        clusters: clusters.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::FigureScope, query::fixture};

    #[test]
    fn figures_stand_by_measure_in_the_order_of_the_clusters() {
        let figures = figures(&fixture::catalogue().clusters);
        let shown: Vec<_> = figures
            .groups
            .iter()
            .map(|group| {
                let rows = group.figures.iter().map(|row| (row.cluster.as_str(), row.figure.value.value));
                (group.measure, rows.collect::<Vec<_>>())
            })
            .collect();
        assert_eq!(
            shown,
            [
                (Measure::Output, vec![("changsha-construction", 200.0), ("suzhou-nano", 100.0)]),
                (Measure::Revenue, vec![("suzhou-nano", 1_700.0)]),
            ]
        );
    }

    #[test]
    fn a_cluster_with_two_measures_is_known_once_and_one_with_firms_only_is_not() {
        let figures = figures(&fixture::catalogue().clusters);
        assert_eq!((figures.known, figures.clusters), (2, 5));
    }

    #[test]
    fn the_first_figure_of_a_measure_is_the_headline() {
        let catalogue = fixture::catalogue();
        let output = headline(&catalogue.clusters[0], Measure::Output, None).unwrap();
        assert_eq!((output.value.value, output.scope, output.value.as_of.year()), (200.0, FigureScope::Cluster, 2021));
        assert_eq!(headline(&catalogue.clusters[0], Measure::Scale, None), None);
    }

    #[test]
    fn the_industry_of_a_whole_city_is_the_headline_only_where_nothing_else_is() {
        let mut cluster = fixture::catalogue().clusters[0].clone();
        let city = Figure { scope: FigureScope::CityIndustry, ..cluster.figures[0].clone() };
        cluster.figures.insert(0, city.clone());
        assert_eq!(headline(&cluster, Measure::Output, None).unwrap().scope, FigureScope::Cluster);
        cluster.figures = vec![city];
        assert_eq!(headline(&cluster, Measure::Output, None).unwrap().scope, FigureScope::CityIndustry);
    }

    #[test]
    fn of_no_clusters_there_are_no_figures() {
        assert_eq!(figures([]), Figures::default());
    }
}
