//! `--show` and `--hide`: visibility of layers and map furniture by name.

use std::collections::BTreeSet;

use strum::IntoEnumIterator as _;

use super::error::ExportArgsError as Error;
use crate::{
    cli::value_parsers::listed,
    view::{BUILT_IN, Switch, View},
};

/// Turns layers and furniture on and off.
///
/// # Errors
/// A name that does not exist or stands in both lists, labels and links of clusters that are not drawn, and what small
/// multiples never have.
pub(super) fn apply(show: &[String], hide: &[String], view: &mut View) -> Result<(), Error> {
    let key = |name: &String| name.replace('-', "_");
    if let Some(name) = show.iter().find(|name| hide.iter().any(|hidden| key(hidden) == key(name))) {
        return Err(Error::flag("hide", format!("{name:?} stands in --show as well")));
    }
    for name in show {
        set_layer_visible(view, "show", name, true)?;
    }
    // The clusters of 2024 go with the layer.
    let hides_clusters = hide.iter().any(|name| key(name) == "clusters");
    for name in hide.iter().filter(|name| !hides_clusters || key(name) != "later_clusters") {
        set_layer_visible(view, "hide", name, false)?;
    }
    let has_values = view.thematic().is_some();
    for (flag, names) in [("show", show), ("hide", hide)] {
        let of_one_map = |name: &&String| is_of_one_map(&key(name), has_values);
        if let Some(name) = names.iter().find(of_one_map).filter(|_| view.page.multiples) {
            return Err(Error::idle(
                flag,
                format!("small multiples, where {name:?} makes no difference"),
                "one large map",
            ));
        }
    }
    let of_clusters = show.iter().find(|name| matches!(key(name).as_str(), "cluster_labels" | "member_links"));
    if let Some(name) = of_clusters.filter(|_| !view.shows_clusters()) {
        return Err(Error::idle("show", format!("{name:?} while no clusters are drawn"), "the layer of clusters"));
    }
    Ok(())
}

/// `true` for map elements that small multiples never have: each is a map without names of the announcements so far; those
/// of values have no clusters.
fn is_of_one_map(key: &str, has_values: bool) -> bool {
    match key {
        "water" | "province_labels" | "city_labels" | "cluster_labels" | "both_languages" | "scale_bar" | "locator"
        | "south_china_sea" | "cluster_list" | "detail_insets" | "later_clusters" => true,
        "clusters" | "member_links" => has_values,
        _ => false,
    }
}

/// Hides the clusters of 2024, if all clusters that are drawn are of that year: a layer is hidden whole, so that counts
/// stay.
///
/// # Errors
/// A layer that draws others as well, with the filter that leaves those of 2024 out.
fn hide_later_clusters(view: &mut View) -> Result<(), Error> {
    if view.shows_clusters_of_2024() && view.shows_clusters_of_2022() {
        let why = "\"later_clusters\" is a part of the layer clusters; leave it out with --filter round=2022";
        return Err(Error::flag("hide", why));
    }
    if view.shows_clusters_of_2024() {
        view.hide_clusters();
    }
    Ok(())
}

/// Elements of the page that are no switches of the window.
const PAGE_ELEMENTS: [&str; 4] = ["scale_bar", "locator", "south_china_sea", "cluster_list"];

/// Turns a layer, or a piece of the page's furniture, on or off by its name in a view file.
fn set_layer_visible(view: &mut View, flag: &'static str, name: &str, on: bool) -> Result<(), Error> {
    let page = &mut view.page;
    let key = name.replace('-', "_");
    match key.as_str() {
        "scale_bar" => page.scale_bar = on,
        "locator" => page.locator = on,
        "south_china_sea" => page.south_china_sea = on,
        "cluster_list" => page.cluster_list = on,
        // Elements of the page and of the window by one name: who opens the picture sees what it shows.
        "legend" => (page.legend, view.base.legend) = (on, on),
        "detail_insets" => (page.detail_insets, view.base.detail_insets) = (on, on),
        "clusters" if !on => view.hide_clusters(),
        "later_clusters" if !on => hide_later_clusters(view)?,
        _ => {
            let Ok(switch) = key.parse::<Switch>() else {
                if view.show_layer(&key, on) {
                    return Ok(());
                }
                let names = Switch::iter().map(<&str>::from).chain(PAGE_ELEMENTS);
                let names = names.chain(BUILT_IN);
                let names: BTreeSet<&str> = names.collect();
                return Err(Error::flag(flag, format!("unknown layer {name:?}; use {}", listed(names))));
            };
            switch.set(view, on);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn applied(show: &[&str], hide: &[&str]) -> Result<View, String> {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let mut view = View::default();
        apply(&owned(show), &owned(hide), &mut view).map_err(|error| error.to_string())?;
        Ok(view)
    }

    #[test]
    fn layers_are_turned_by_name_and_a_wrong_name_lists_them() {
        let view = applied(&["later-clusters"], &["legend"]).unwrap();
        assert!(view.shows_clusters_of_2024() && !view.page.legend);
        let why = applied(&["backdrop"], &[]).unwrap_err();
        assert!(why.starts_with("--show: unknown layer \"backdrop\"; use ") && why.contains("later_clusters"), "{why}");
    }

    #[test]
    fn the_hidden_layer_of_clusters_keeps_its_query() {
        let mut view = View::default();
        view.show_clusters(true, true);
        let query = view.cluster_query();
        for hide in [&["clusters"][..], &["clusters", "later_clusters"], &["later_clusters", "clusters"]] {
            let mut hidden = view.clone();
            let hide: Vec<String> = hide.iter().map(|name| (*name).to_owned()).collect();
            apply(&[], &hide, &mut hidden).unwrap();
            assert!(!hidden.shows_clusters());
            assert_eq!(hidden.cluster_query(), query, "{hide:?}");
        }
        view.edit_clusters(|query| query.filter.choose("announcement", ["later35"]));
        let why = apply(&[], &["later_clusters".to_owned()], &mut view).unwrap_err().to_string();
        assert!(why.starts_with("--hide: "), "{why}");
    }

    #[test]
    fn what_is_shown_is_not_hidden_in_the_same_breath() {
        assert!(applied(&["scale_bar"], &["scale-bar"]).unwrap_err().starts_with("--hide: "));
        assert!(applied(&["member_links"], &["clusters"]).unwrap_err().contains("no clusters are drawn"));
        assert!(applied(&["member_links", "later_clusters"], &[]).is_ok());
    }

    #[test]
    fn hiding_clusters_changes_nothing_but_that_they_are_drawn() {
        for (show, hide) in
            [(&[][..], &["clusters"][..]), (&["later_clusters"], &["clusters"]), (&[], &["clusters", "later_clusters"])]
        {
            let (drawn, hidden) = (applied(show, &[]).unwrap(), applied(show, hide).unwrap());
            assert_eq!(hidden.cluster_query(), drawn.cluster_query());
            assert_eq!(hidden.shows_clusters(), hide.is_empty());
        }
        assert!(applied(&["later_clusters"], &["later_clusters"]).is_err());
        let mut view = View::default();
        view.show_clusters(true, true);
        assert!(apply(&[], &["later_clusters".to_owned()], &mut view).unwrap_err().to_string().contains("round=2022"));
        view.show_clusters(false, true);
        apply(&[], &["later_clusters".to_owned()], &mut view).unwrap();
        assert!(!view.shows_clusters() && !applied(&[], &["later_clusters"]).unwrap().shows_clusters_of_2024());
    }
}
