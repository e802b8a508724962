//! Windows above the map.

use cluster_atlas::{
    app::action::Action,
    model::{ClusterId, Language},
};
use egui::Key;
use egui_kittest::kittest::Queryable as _;

use crate::support::{Setup, ask, atlas, click};

#[test]
fn a_figure_leads_to_its_source() {
    let mut atlas = atlas(Setup { size: (1280.0, 1600.0), ..Setup::default() });
    click(&mut atlas, "Xuzhou Construction Machinery Cluster, High-end equipment");
    let catalogue = &atlas.state().state().catalogue;
    let cluster = catalogue.cluster(&ClusterId::new("xuzhou-construction-machinery")).unwrap();
    let source = catalogue.source(&cluster.figures[0].value.sources[0]).unwrap();
    let citation = source.citation(Language::En);
    let at = atlas.get_all_by_label_contains(&citation).next().expect("the figure cites it").rect().center();
    atlas.hover_at(at);
    atlas.run();
    atlas.drag_at(at);
    atlas.run();
    atlas.drop_at(at);
    atlas.run();
    assert!(matches!(
        &atlas.state().state().session.window,
        Some(cluster_atlas::app::command::Window::Sources(ids)) if ids.len() == 1
    ));
}

#[test]
fn escape_closes_a_window_before_it_clears_the_selection() {
    let mut atlas = atlas(Setup::default());
    click(&mut atlas, "Xuzhou Construction Machinery Cluster, High-end equipment");
    for action in [Action::About, Action::Shortcuts, Action::Sources, Action::Palette] {
        ask(&mut atlas, action);
        assert!(atlas.state().state().session.window.is_some());
        atlas.key_press(Key::Escape);
        atlas.run();
        assert_eq!(atlas.state().state().session.window, None, "{action:?}");
    }
    assert!(atlas.state().state().view.selection.is_some());
}

#[test]
fn no_mirror_is_ever_a_link() {
    let mut atlas = atlas(Setup { size: (1280.0, 3000.0), ..Setup::default() });
    ask(&mut atlas, Action::Sources);
    let state = atlas.state().state();
    for source in state.catalogue.sources.values() {
        if source.link == cluster_atlas::model::LinkPolicy::No {
            assert_eq!(source.url, None, "{}", source.id);
        }
    }
    assert!(atlas.query_all_by_label("Open").count() > 0, "official pages are links");
}
