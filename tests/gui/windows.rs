//! Windows above the map.

use cluster_atlas::{
    app::{
        action::Action,
        command::{Command, Window},
    },
    model::{ClusterId, Language, LinkPolicy},
};
use egui::Key;
use egui_kittest::kittest::Queryable as _;

use crate::support::{Setup, ask, atlas, click, click_at};

#[test]
fn a_figure_leads_to_its_source() {
    let mut atlas = atlas(Setup { size: (1280.0, 1600.0), ..Setup::default() });
    click(&mut atlas, "Xuzhou Construction Machinery Cluster, High-end equipment");
    let catalogue = &atlas.state().state().catalogue;
    let cluster = catalogue.cluster(&ClusterId::new("xuzhou-construction-machinery")).unwrap();
    let source = catalogue.source(&cluster.figures[0].value.sources[0]).unwrap();
    let citation = source.citation(Language::En);
    let at = atlas.get_all_by_label_contains(&citation).next().expect("the figure cites it").rect().center();
    click_at(&mut atlas, at);
    assert!(matches!(
        &atlas.state().state().session.window,
        Some(Window::Sources(ids)) if ids.len() == 1
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
fn no_mirror_is_ever_a_link_or_even_printed() {
    let mut atlas = atlas(Setup::default());
    let catalogue = atlas.state().state().catalogue.clone();
    let hidden: Vec<_> = catalogue.sources.values().filter(|source| source.link == LinkPolicy::No).collect();
    assert!(hidden.len() > 40);
    for source in &hidden {
        assert_eq!(source.url, None, "{}", source.id);
        ask(&mut atlas, Command::Open(Window::Sources(vec![source.id.clone()])));
        if let Some(host) = source.host() {
            assert!(atlas.query_by_label_contains(host).is_none(), "{host} is printed");
        }
        assert_eq!(atlas.query_all_by_label("Open").count(), 0, "{} is a link", source.id);
    }
    let open = catalogue.sources.values().find(|source| source.link == LinkPolicy::Yes && source.url.is_some());
    ask(&mut atlas, Command::Open(Window::Sources(vec![open.unwrap().id.clone()])));
    assert_eq!(atlas.query_all_by_label("Open").count(), 1, "an official page is a link");
}
