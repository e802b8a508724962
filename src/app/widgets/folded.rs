//! Folded list: the first rows, those that are chosen, and a link to all of them.

use egui::{RichText, Ui};

use crate::app::focus;

/// Draws the first `few` rows and those that are kept, or all once the list is unfolded; `more` and `fewer` are the texts of
/// the link that unfolds and folds it, with `{n}` for the number of rows.
pub(crate) fn folded<T>(
    ui: &mut Ui,
    (rows, few): (&[T], usize),
    [more, fewer]: [&str; 2],
    is_kept: impl Fn(&T) -> bool,
    mut add: impl FnMut(&mut Ui, &T),
) {
    let id = ui.scope_id().with("unfolded");
    let unfolded = ui.data(|data| data.get_temp(id).unwrap_or(false));
    for (_, row) in rows.iter().enumerate().filter(|(at, row)| *at < few || unfolded || is_kept(row)) {
        add(ui, row);
    }
    if rows.len() <= few {
        return;
    }
    let label = if unfolded { fewer.to_owned() } else { more.replace("{n}", &rows.len().to_string()) };
    if focus::apart(ui, "unfold", |ui| ui.link(RichText::new(label).size(12.0))).clicked() {
        ui.data_mut(|data| data.insert_temp(id, !unfolded));
    }
}
