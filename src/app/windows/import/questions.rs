//! Questions that a file leaves open: what several rows of one place mean, and whether columns of years become rows.

use egui::{Button, Label, RichText, Ui};

use crate::{
    app::{
        command::{Command, ImportCommand},
        focus,
        frame_context::FrameContext,
        import::{Draft, ImportDialog},
        theme, widgets,
    },
    i18n::filled,
    import::RemarkKind,
    recipe::Melt,
};

/// Draws the questions above the remarks; nothing for a file without any.
pub(super) fn ui(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    dialog: &ImportDialog,
    draft: &Draft,
    out: &mut Vec<Command>,
) {
    let mut recipe = dialog.recipe.clone();
    if let Some(are_rows) = years(ui, context, draft) {
        recipe.melt = are_rows.then(Melt::default);
    }
    let list = draft.import.dataset.list_of_places();
    let is_melted = draft.import.recipe.melt.is_some();
    if let Some(list) = list.filter(|list| !list.repeated.is_empty() || !list.dated.is_empty() && !is_melted) {
        let answer = focus::apart(ui, "rows of a place", |ui| {
            widgets::rows_question(ui, context.texts, list, dialog.recipe.double_keys)
        });
        recipe.double_keys = answer.or(recipe.double_keys);
    }
    if recipe != dialog.recipe {
        out.push(ImportCommand::SetRecipe(Box::new(recipe)).into());
    }
}

/// Draws the offer to make rows of columns of years, or the way back; `true` if they are to be rows, once that is chosen.
fn years(ui: &mut Ui, context: &FrameContext<'_>, draft: &Draft) -> Option<bool> {
    let texts = &context.texts.own_places;
    let remark = |kind: RemarkKind| draft.import.report.remarks.iter().find(|remark| remark.kind == kind);
    let offered = remark(RemarkKind::YearColumns).map(|remark| (remark, true));
    let (remark, is_offer) = offered.or_else(|| Some((remark(RemarkKind::Melted)?, false)))?;
    let (form, name, tip) = if is_offer {
        (&texts.years_offer, &texts.years_melt, &texts.years_melt_tip)
    } else {
        (&texts.years_done, &texts.years_keep, &texts.years_keep_tip)
    };
    let words = filled(form, &[("names", &remark.found)]);
    let color = if is_offer { ui.visuals().warn_fg_color } else { theme::faint(ui) };
    ui.add(Label::new(RichText::new(words).size(12.0).color(color)).wrap());
    let button = focus::apart(ui, "years", |ui| ui.add(Button::new(name))).on_hover_text(tip);
    button.clicked().then_some(is_offer)
}
