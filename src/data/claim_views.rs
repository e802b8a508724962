//! Embedded views that illustrate the claims of the article.

use std::{collections::BTreeMap, sync::OnceLock};

use crate::view::View;

macro_rules! views {
    ($($claim:literal),* $(,)?) => {
        /// Claims with a view, and the text of that view.
        const TEXTS: &[(&str, &str)] =
            &[$(($claim, include_str!(concat!("../../data/article_views/", $claim, ".view.json")))),*];
    };
}

views![
    "clusters_announced",
    "clusters_fields",
    "clusters_output",
    "little_giants",
    "small_firms_2023",
    "beijing_2023",
    "shanghai_revenue",
    "jiangsu_finance",
    "battery_components",
    "support_fields",
];

/// The view that illustrates a claim; `None` for shares and lists of firms without known
/// places, of which a map would mislead, and for unknown claims.
pub fn claim_view(claim: &str) -> Option<&'static View> {
    static VIEWS: OnceLock<BTreeMap<&str, View>> = OnceLock::new();
    // A test proves that all of them can be parsed.
    let read = || TEXTS.iter().filter_map(|(claim, text)| Some((*claim, View::from_json(text).ok()?))).collect();
    VIEWS.get_or_init(read).get(claim)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{data::embedded_catalogue, view::Basemap};

    const WITHOUT_VIEW: [&str; 3] = ["strategic_chains", "photoinitiators", "entity_list"];

    #[test]
    fn each_view_can_be_read_and_asks_for_nothing_from_the_network() {
        for (claim, text) in TEXTS {
            let view = View::from_json(text).unwrap_or_else(|error| panic!("{claim}: {error}"));
            assert_eq!(view.base.basemap, Basemap::Embedded, "{claim}");
            assert_ne!(view, View::default(), "{claim}");
            assert_eq!(claim_view(claim), Some(&view));
        }
    }

    #[test]
    fn each_claim_has_a_view_or_is_listed_as_having_none() {
        let (catalogue, _) = embedded_catalogue();
        for claim in &catalogue.claims {
            let listed = WITHOUT_VIEW.contains(&claim.id.as_str());
            assert_eq!(claim_view(&claim.id).is_none(), listed, "{}", claim.id);
        }
        assert_eq!(catalogue.claims.len(), TEXTS.len() + WITHOUT_VIEW.len());
    }
}
