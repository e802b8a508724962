//! Choice of a yearly series, and of its year.

use egui::{CollapsingHeader, ComboBox, RichText, Ui};

use super::present;
use crate::{
    app::{
        command::{Command, LayerCommand},
        focus,
        frame_context::FrameContext,
        theme,
        widgets::{self, CoverageRow, coverage_row, steady_scroll},
    },
    query::{ClassifiedValues, latest_of_series, series_measures, series_years},
    view::{EditKind, SeriesValue, ThematicLayer, Variable},
};

/// Draws the measures of all yearly series, folded up: their tables are read when it is opened.
pub(super) fn choice(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let texts = &context.texts.thematic;
    let heading = RichText::new(&texts.kind_series).font(theme::bold(13.0));
    CollapsingHeader::new(heading).id_salt("yearly series").show(ui, |ui| {
        widgets::note(ui, &texts.kind_series_note);
        for (dataset, measure) in series_measures(context.facts) {
            let name = measure.title.get(context.view.language);
            let chosen =
                chosen(context).is_some_and(|series| series.measure == measure.id && series.dataset == dataset);
            let row = CoverageRow { name, known: None, chosen, spoken: name };
            let row = focus::apart(ui, ("series", &measure.id), |ui| coverage_row(ui, &row));
            steady_scroll::hold(&row);
            if row.clicked()
                && let Some(series) = latest_of_series(context.facts, &dataset, measure)
            {
                let layer = ThematicLayer { variable: Variable::Series(series), weak: false, ..present(context) };
                out.push(LayerCommand::SetThematic(Some(layer), EditKind::Single).into());
            }
        }
    });
}

/// Draws the choice of the year of a layer of a yearly series; nothing for other layers.
pub(super) fn year(ui: &mut Ui, context: &FrameContext<'_>, drawn: &ClassifiedValues, out: &mut Vec<Command>) {
    let Variable::Series(series) = &drawn.layer.variable else { return };
    let texts = &context.texts.thematic;
    let name = |year: i32| texts.year_of.replace("{n}", &year.to_string());
    let combo = ComboBox::from_id_salt("year of the series").selected_text(name(series.year));
    widgets::dropdown(ui, combo, &texts.year, |ui| {
        for year in series_years(context.facts, series).into_iter().rev() {
            if ui.selectable_label(series.year == year, name(year)).clicked() {
                let variable = Variable::Series(SeriesValue { year, ..series.clone() });
                let layer = ThematicLayer { variable, ..drawn.layer.clone() };
                out.push(LayerCommand::SetThematic(Some(layer), EditKind::Single).into());
                ui.close();
            }
        }
    });
}

/// The yearly series that is mapped.
fn chosen<'a>(context: &FrameContext<'a>) -> Option<&'a SeriesValue> {
    context.thematic()?.series()
}
