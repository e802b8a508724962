//! The table: rows in it, cells in rows.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeMap;

use cluster_atlas::{
    app::{
        App,
        action::Action,
        command::{Command, FilterCommand},
    },
    model::Language,
    view::EditKind,
};
use egui::{Role, accesskit::NodeId};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

use super::{id, lies_in, with_role};
use crate::support::{Setup, ask, atlas, click, view};

fn with_table(language: Language) -> Harness<'static, App> {
    let mut atlas = atlas(Setup { size: (1800.0, 1000.0), language, ..Setup::default() });
    ask(&mut atlas, Action::TablePanel);
    atlas
}

/// Rows by their name.
fn rows(atlas: &Harness<'_, App>) -> BTreeMap<String, NodeId> {
    let rows = with_role(atlas, Role::Row);
    rows.iter().map(|row| (row.accesskit_node().label().unwrap(), id(row))).collect()
}

#[test]
fn rows_lie_in_the_table_and_cells_in_their_row() {
    for language in [Language::En, Language::Zh] {
        let atlas = with_table(language);
        let grid = atlas.get_by_role(Role::Table);
        let table = grid.accesskit_node();
        let headings = with_role(&atlas, Role::ColumnHeader);
        assert_eq!((table.data().row_count(), table.data().column_count()), (Some(45), Some(headings.len())));
        assert!(headings.iter().all(|heading| lies_in(heading, id(&grid))));
        assert!(lies_in(&atlas.get_by_role(Role::Grid), id(&grid)), "what takes the focus of the rows");
        let (rows, cells) = (with_role(&atlas, Role::Row), with_role(&atlas, Role::Cell));
        assert!(rows.len() > 3 && rows.iter().all(|row| lies_in(row, id(&grid))));
        assert_eq!(cells.len(), rows.len() * headings.len());
        for (at, row) in rows.iter().enumerate() {
            assert_eq!(row.accesskit_node().data().row_index(), Some(at));
            assert_eq!(cells.iter().filter(|cell| lies_in(cell, id(row))).count(), headings.len());
        }
    }
}

#[test]
fn a_row_stays_the_same_node_where_the_table_is_sorted_or_filtered() {
    let mut atlas = with_table(Language::En);
    let only = |atlas: &mut Harness<'static, App>, sectors: &[&str]| {
        let query = view(atlas).cluster_query().choosing("sector", sectors.iter().copied());
        ask(atlas, Command::from(FilterCommand::Clusters(query, EditKind::Single)));
    };
    only(&mut atlas, &["new_materials"]);
    let before = rows(&atlas);
    click(&mut atlas, "Name, not sorted");
    click(&mut atlas, "Name, sorted ascending");
    assert_eq!(rows(&atlas), before, "another order");
    only(&mut atlas, &["new_materials", "biomedicine_medical_devices"]);
    let after = rows(&atlas);
    let both: Vec<&String> = after.keys().filter(|name| before.contains_key(*name)).collect();
    assert!(both.len() > 1 && after.len() > both.len(), "{after:?}");
    for name in both {
        assert_eq!(after[name], before[name], "{name}");
    }
    let ids = |rows: &BTreeMap<String, NodeId>| rows.values().copied().collect::<std::collections::BTreeSet<_>>().len();
    assert_eq!(ids(&after), after.len());
}
