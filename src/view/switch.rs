//! Switches: what a check box or a name on the command line turns on and off.

use super::View;

/// Part of the map that is on or off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumIter, strum::EnumString, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Switch {
    /// National clusters of 2022.
    Clusters,
    /// National clusters of 2024.
    LaterClusters,
    /// Labels of national clusters.
    ClusterLabels,
    /// Lines from national clusters to their member cities.
    MemberLinks,
    /// Labels of provinces.
    ProvinceLabels,
    /// Labels of cities.
    CityLabels,
    /// Labels in both languages.
    BothLanguages,
    /// Rivers and lakes.
    Water,
    /// Graticule.
    Graticule,
    /// Legend on the map.
    Legend,
    /// Insets of dense regions on the map.
    DetailInsets,
}

impl Switch {
    /// `true` if the part is on.
    pub fn is_on(self, view: &View) -> bool {
        let base = &view.base;
        match self {
            Self::Clusters => view.shows_clusters_of_2022(),
            Self::LaterClusters => view.shows_clusters_of_2024(),
            Self::ClusterLabels => view.shows_cluster_labels(),
            Self::MemberLinks => view.shows_cluster_links(),
            Self::ProvinceLabels => base.province_labels,
            Self::CityLabels => base.city_labels,
            Self::BothLanguages => base.both_languages,
            Self::Water => base.water,
            Self::Graticule => base.graticule,
            Self::Legend => base.legend,
            Self::DetailInsets => base.detail_insets,
        }
    }

    /// Turns the part on or off.
    pub fn set(self, view: &mut View, on: bool) {
        let base = &mut view.base;
        match self {
            Self::Clusters => view.show_clusters(on, view.shows_clusters_of_2024()),
            Self::LaterClusters => view.show_clusters(view.shows_clusters_of_2022(), on),
            Self::ClusterLabels => view.edit_cluster_layer(|layer| layer.labels = on),
            Self::MemberLinks => view.edit_cluster_layer(|layer| {
                if let Some(features) = layer.features_mut() {
                    features.links = on;
                }
            }),
            Self::ProvinceLabels => base.province_labels = on,
            Self::CityLabels => base.city_labels = on,
            Self::BothLanguages => base.both_languages = on,
            Self::Water => base.water = on,
            Self::Graticule => base.graticule = on,
            Self::Legend => base.legend = on,
            Self::DetailInsets => base.detail_insets = on,
        }
    }
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator as _;

    use super::*;

    #[test]
    fn a_switch_changes_itself_only_and_back_again() {
        for switch in Switch::iter() {
            let mut view = View::default();
            let was = switch.is_on(&view);
            switch.set(&mut view, !was);
            let changed: Vec<Switch> =
                Switch::iter().filter(|other| other.is_on(&view) != other.is_on(&View::default())).collect();
            assert_eq!(changed, [switch]);
            switch.set(&mut view, was);
            assert_eq!(view, View::default(), "{switch:?}");
        }
    }
}
