//! Announcements: results, selection, messages.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use cluster_atlas::{
    app::{
        App,
        action::Action,
        command::{Command, FilterCommand, SelectionCommand},
    },
    model::{Language, ProvinceId},
    view::{EditKind, FeatureRef},
};
use egui::{Role, accesskit::Live};
use egui_kittest::{Harness, kittest::NodeT as _};

use super::with_role;
use crate::support::{Setup, ask, atlas, message, view};

/// Latest announcement.
fn said(atlas: &Harness<'_, App>) -> String {
    let found = with_role(atlas, Role::Status);
    assert_eq!(found.len(), 1, "one node announces");
    let node = found.first().unwrap().accesskit_node();
    assert_eq!(node.live(), Live::Polite);
    node.label().unwrap_or_default()
}

fn select(atlas: &mut Harness<'static, App>, id: Option<&str>) {
    let feature = id.map(|id| FeatureRef::from(ProvinceId::new(id)));
    ask(atlas, SelectionCommand::Select(feature));
}

#[test]
fn results_and_selection_are_announced_in_the_language_of_the_view() {
    let expected = [
        (Language::En, ["Found: 7 of 45 clusters", "Selected: Jiangsu", "Nothing selected"]),
        (Language::Zh, ["共 45 个集群，符合条件 7 个", "已选中：江苏省", "已取消选择"]),
    ];
    for (language, [found, selected, nothing]) in expected {
        let mut atlas = atlas(Setup { language, ..Setup::default() });
        assert_eq!(said(&atlas), "", "nothing has happened yet");
        let query = view(&atlas).cluster_query().choosing("sector", ["new_materials"]);
        ask(&mut atlas, Command::from(FilterCommand::Clusters(query, EditKind::Single)));
        assert_eq!(said(&atlas), found);
        select(&mut atlas, Some("JS"));
        assert_eq!(said(&atlas), selected);
        select(&mut atlas, None);
        assert_eq!(said(&atlas), nothing);
        let other = if language == Language::En { Action::LanguageChinese } else { Action::LanguageEnglish };
        ask(&mut atlas, other);
        assert_eq!(said(&atlas), "", "another language is no result");
    }
}

#[test]
fn programmes_found_are_announced_while_their_tab_is_open() {
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, Action::ProgrammesPanel);
    let query = view(&atlas).programme_query().searching("digital");
    ask(&mut atlas, Command::from(FilterCommand::Programmes(query, EditKind::Single)));
    let n = atlas.state().state().computed.programmes.len();
    let all = atlas.state().state().facts.catalogue().programmes.len();
    assert!(n < all, "the search leaves some out");
    assert_eq!(said(&atlas), format!("Found: {n} of {all} programmes"));
}

#[test]
fn messages_announce_themselves_and_errors_interrupt() {
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, Command::from(cluster_atlas::app::command::FileCommand::Open("/nowhere/a.atlas.json".into())));
    let text = message(&atlas);
    let labels = with_role(&atlas, Role::Label);
    let label = labels.iter().find(|node| node.accesskit_node().value().as_deref() == Some(text.as_str())).unwrap();
    assert_eq!(label.accesskit_node().live(), Live::Assertive);
}
