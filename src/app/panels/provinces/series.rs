//! Choice of a yearly series, of its industry, its year, and the year from which it grows.

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
    dataset::{DatasetId, Measure},
    query::{ClassifiedValues, growth_years, latest_of_series, series_industries, series_measures, series_years},
    view::{EditKind, Normalisation, SeriesValue, Symbology, ThematicLayer, Variable},
};

/// Draws the measures of all yearly series, folded up: their tables are read when one is opened.
pub(super) fn choice(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let texts = &context.texts.thematic;
    let groups = [
        ("province_series", &texts.kind_series, &texts.kind_series_note),
        ("province_industry", &texts.kind_industries, &texts.kind_industries_note),
    ];
    for (group, name, note) in groups {
        let heading = RichText::new(name).font(theme::bold(13.0));
        CollapsingHeader::new(heading).id_salt(group).show(ui, |ui| {
            widgets::note(ui, note);
            for (dataset, measure) in series_measures(context.facts) {
                if dataset.as_str() == group {
                    row(ui, context, &dataset, measure, out);
                }
            }
        });
    }
}

/// Draws a measure; a click maps its latest year, and the first of its industries.
fn row(ui: &mut Ui, context: &FrameContext<'_>, dataset: &DatasetId, measure: &Measure, out: &mut Vec<Command>) {
    let name = measure.title.get(context.view.language);
    let chosen = context.thematic().and_then(ThematicLayer::series);
    let chosen = chosen.is_some_and(|series| series.measure == measure.id && series.dataset == *dataset);
    let row = CoverageRow { name, known: None, chosen, spoken: name };
    let row = focus::apart(ui, ("series", &measure.id), |ui| coverage_row(ui, &row));
    steady_scroll::hold(&row);
    if row.clicked()
        && let Some(series) = latest_of_series(context.facts, dataset, measure, None)
    {
        let layer = ThematicLayer {
            variable: Variable::Series(series),
            per: Normalisation::Nothing,
            weak: false,
            ..present(context)
        };
        out.push(LayerCommand::SetThematic(Some(layer), EditKind::Single).into());
    }
}

/// Draws the choices of industry, year and base of growth of a layer of a yearly series; nothing for other layers.
pub(super) fn dimensions(ui: &mut Ui, context: &FrameContext<'_>, drawn: &ClassifiedValues, out: &mut Vec<Command>) {
    let Some((series, measure)) = drawn.layer.series().zip(drawn.measure.as_ref()) else { return };
    let mut changed = series.clone();
    industry(ui, context, measure, &mut changed);
    year(ui, context, &mut changed);
    growth(ui, context, &mut changed);
    if changed != *series {
        let mut layer = ThematicLayer { variable: Variable::Series(changed), ..drawn.layer.clone() };
        if layer.since().is_some() {
            // Growth is not divided once more, and no area of a circle.
            layer.per = Normalisation::Nothing;
            layer.form = if layer.form.fills_areas() { layer.form } else { Symbology::Choropleth };
        }
        out.push(LayerCommand::SetThematic(Some(layer), EditKind::Single).into());
    }
}

/// Draws the choice of the industry, if the measure has some; of one without values in the year its latest year is mapped.
fn industry(ui: &mut Ui, context: &FrameContext<'_>, measure: &Measure, series: &mut SeriesValue) {
    let industries = series_industries(context.facts, &series.dataset, measure);
    let Some(chosen) = industries.iter().find(|code| Some(&code.id) == series.industry.as_ref()) else { return };
    let language = context.view.language;
    let list = ComboBox::from_id_salt("industry of the series").width(ui.available_width() - 8.0).truncate();
    let list = list.selected_text(chosen.title.get(language));
    let id = chosen.id.clone();
    widgets::dropdown(ui, list, &context.texts.thematic.industry, |ui| {
        for code in industries {
            if ui.selectable_label(code.id == id, code.title.get(language)).clicked() {
                series.industry = Some(code.id.clone());
                let years = series_years(context.facts, series);
                if !years.contains(&series.year) {
                    series.year = years.last().copied().unwrap_or(series.year);
                }
                ui.close();
            }
        }
    });
}

/// Draws the choice of the year.
fn year(ui: &mut Ui, context: &FrameContext<'_>, series: &mut SeriesValue) {
    let texts = &context.texts.thematic;
    let name = |year: i32| texts.year_of.replace("{n}", &year.to_string());
    let combo = ComboBox::from_id_salt("year of the series").selected_text(name(series.year));
    widgets::dropdown(ui, combo, &texts.year, |ui| {
        for year in series_years(context.facts, series).into_iter().rev() {
            if ui.selectable_label(series.year == year, name(year)).clicked() {
                series.year = year;
                series.since = series.since.filter(|since| growth_years(context.facts, series).contains(since));
                ui.close();
            }
        }
    });
}

/// Draws the choice of the earlier year from which growth is mapped, if there is one.
fn growth(ui: &mut Ui, context: &FrameContext<'_>, series: &mut SeriesValue) {
    let texts = &context.texts.thematic;
    let years = growth_years(context.facts, series);
    if years.is_empty() && series.since.is_none() {
        return;
    }
    let name = |since: Option<i32>| match since {
        Some(since) => texts.growth_from_year.replace("{n}", &since.to_string()),
        None => texts.growth_none.clone(),
    };
    let combo = ComboBox::from_id_salt("growth of the series").selected_text(name(series.since));
    widgets::dropdown(ui, combo, &texts.growth_from, |ui| {
        let earlier = years.into_iter().rev().map(Some);
        for since in std::iter::once(None).chain(earlier) {
            if ui.selectable_label(series.since == since, name(since)).clicked() {
                series.since = since;
                ui.close();
            }
        }
    });
}
