//! National time series: chart of one series, and its points with sources.

mod chart;

use egui::{CollapsingHeader, ComboBox, Id, RichText, Ui};
use strum::{EnumIter, IntoEnumIterator as _};

use crate::{
    app::{command::Command, frame_context::FrameContext, widgets},
    caption::observation::FormattedObservation,
    i18n::{Messages, format, phrase},
    model::{Catalogue, SeriesPoint},
    scene::TimePointKind,
};

/// Series of the chart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumIter)]
enum Series {
    /// Cumulative number of clusters after each announcement.
    #[default]
    Clusters,
    /// Total of little giants.
    LittleGiants,
    /// Little giants per batch.
    ByBatch,
    /// Total of specialised SMEs.
    Specialised,
    /// Innovative SMEs: a target without results.
    Innovative,
}

/// Point of a series.
#[derive(Clone, Copy, Debug)]
struct SeriesMark<'a> {
    point: &'a SeriesPoint,
    kind: TimePointKind,
}

impl Series {
    /// Metrics of the series in the data, with the kind of their marks.
    fn metrics(self) -> &'static [(&'static str, TimePointKind)] {
        match self {
            Self::Clusters => &[("national_clusters", TimePointKind::Result)],
            Self::LittleGiants => {
                &[("little_giant_total", TimePointKind::Result), ("TARGET_little_giant_total", TimePointKind::Target)]
            }
            Self::ByBatch => &[
                ("little_giant_new", TimePointKind::Result),
                ("little_giant_publicised", TimePointKind::Publicised),
                ("TARGET_little_giant_new", TimePointKind::Target),
            ],
            Self::Specialised => &[("srdi_total", TimePointKind::Result), ("TARGET_srdi_total", TimePointKind::Target)],
            Self::Innovative => &[("TARGET_innovative_sme_total", TimePointKind::Target)],
        }
    }

    /// `true` if the results are states of one number, so that a line may join them.
    fn is_joined(self) -> bool {
        !matches!(self, Self::ByBatch)
    }

    fn name(self, texts: &Messages) -> &str {
        let texts = &texts.series;
        match self {
            Self::Clusters => &texts.clusters,
            Self::LittleGiants => &texts.little_giants,
            Self::ByBatch => &texts.by_batch,
            Self::Specialised => &texts.specialised,
            Self::Innovative => &texts.innovative,
        }
    }
}

/// Points of a series by date; contradicting points of one date are all included.
fn marks(catalogue: &Catalogue, series: Series) -> Vec<SeriesMark<'_>> {
    let of = |(metric, kind): &(&str, TimePointKind)| {
        let (metric, kind) = ((*metric).to_owned(), *kind);
        catalogue.series.iter().filter(move |point| point.metric == metric).map(move |point| SeriesMark { point, kind })
    };
    let mut marks: Vec<SeriesMark<'_>> = series.metrics().iter().flat_map(of).collect();
    if series == Series::LittleGiants {
        marks.extend(first_batch(catalogue).map(|point| SeriesMark { point, kind: TimePointKind::Result }));
    }
    marks.sort_by(|a, b| a.point.value.as_of.middle().total_cmp(&b.point.value.as_of.middle()));
    marks
}

/// Batch 1 of little giants, used as the first total: none was published, but no other batch existed.
fn first_batch(catalogue: &Catalogue) -> Option<&SeriesPoint> {
    let batches = catalogue.series.iter().filter(|point| point.metric == "little_giant_new");
    batches.min_by(|a, b| a.value.as_of.chronological(&b.value.as_of))
}

/// Draws chart and list.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let texts = &context.texts.series;
    let key = Id::unique("national series");
    let before: Series = Series::iter().nth(ui.data(|data| data.get_temp(key).unwrap_or_default())).unwrap_or_default();
    ui.add_space(14.0);
    ui.separator();
    widgets::heading(ui, &texts.title);
    let mut series = before;
    let width = ui.available_width();
    let choice = ComboBox::from_id_salt("series").selected_text(series.name(context.texts)).width(width).truncate();
    widgets::dropdown(ui, choice, &texts.choose, |ui| {
        for other in Series::iter() {
            if ui.selectable_value(&mut series, other, other.name(context.texts)).clicked() {
                ui.close();
            }
        }
    });
    if series != before {
        let place = Series::iter().position(|other| other == series).unwrap_or_default();
        ui.data_mut(|data| data.insert_temp(key, place));
    }
    let marks = marks(context.catalogue(), series);
    ui.add_space(4.0);
    chart::ui(ui, context, series, &marks);
    let has = |kind: TimePointKind| marks.iter().any(|mark| mark.kind == kind);
    for (shown, text) in [
        (has(TimePointKind::Target), &texts.goals_apart),
        (has(TimePointKind::Publicised), &texts.publicised_too),
        (!has(TimePointKind::Result), &texts.no_result),
    ] {
        if shown {
            widgets::note(ui, text);
        }
    }
    let title = RichText::new(texts.points.of(marks.len())).size(12.0);
    CollapsingHeader::new(title).id_salt("points").show_unindented(ui, |ui| {
        for mark in &marks {
            widgets::reading(ui, context, &observation(context, mark), out);
            if series == Series::LittleGiants && mark.point.metric == "little_giant_new" {
                widgets::note(ui, &texts.first_total);
            }
            ui.add_space(4.0);
        }
    });
}

/// Point as a formatted observation for the list and the tooltip.
fn observation<'a>(context: &FrameContext<'a>, mark: &SeriesMark<'a>) -> FormattedObservation<'a> {
    let point = mark.point;
    let kind = match mark.kind {
        TimePointKind::Result => None,
        TimePointKind::Publicised => Some(&context.texts.series.publicised),
        TimePointKind::Target => Some(&context.texts.series.goal),
    };
    FormattedObservation {
        value: value(context.texts, point),
        number: point.value.value,
        details: kind.into_iter().cloned().collect(),
        as_of: point.value.as_of.as_str(),
        weak: false,
        note: point.note.get(context.view.language),
        sources: &point.value.sources,
    }
}

fn value(texts: &Messages, point: &SeriesPoint) -> String {
    let value = format::quantity(point.value.value, &point.unit, texts);
    format!("{}{value}", phrase(&texts.qualifier, point.qualifier))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data;

    #[test]
    fn each_series_has_points_in_order_and_goals_are_no_results() {
        let (catalogue, _) = data::embedded_catalogue();
        for series in Series::iter() {
            let marks = marks(&catalogue, series);
            assert!(!marks.is_empty(), "{series:?}");
            let dates: Vec<f64> = marks.iter().map(|mark| mark.point.value.as_of.middle()).collect();
            assert!(dates.is_sorted(), "{series:?}");
            for mark in &marks {
                assert_eq!(mark.kind == TimePointKind::Target, mark.point.metric.starts_with("TARGET_"), "{mark:?}");
            }
        }
    }

    #[test]
    fn the_little_giants_go_from_248_to_17600_and_each_published_goal_has_a_series() {
        let (catalogue, _) = data::embedded_catalogue();
        let values = |series| marks(&catalogue, series).into_iter().filter(|mark| mark.kind == TimePointKind::Result);
        let giants: Vec<f64> = values(Series::LittleGiants).map(|mark| mark.point.value.value).collect();
        assert_eq!((giants.first(), giants.last()), (Some(&248.0), Some(&17_600.0)));
        assert_eq!(values(Series::Clusters).map(|mark| mark.point.value.value).collect::<Vec<_>>(), [25.0, 45.0, 80.0]);
        let shown: Vec<&str> = Series::iter().flat_map(Series::metrics).map(|(metric, _)| *metric).collect();
        for point in catalogue.series.iter().filter(|point| point.metric.starts_with("TARGET_")) {
            assert!(shown.contains(&point.metric.as_str()), "{} is in no series", point.metric);
        }
    }
}
