//! Time steps of a map: what its layers announce, and the years of their series.

mod changes;
mod dated;
mod events;

use super::Facts;
use crate::{model::AsOf, view::View};
pub use dated::dated;
pub use events::{EventKind, TimeEvent, timeline};

/// Date at which the map of a view changes, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeStep {
    /// Date of the map. Of events that end on the same day, the most precise date.
    pub date: AsOf,
    /// Events of that day, at least one.
    pub events: Vec<TimeEvent>,
}

/// Time steps of a view, by date: events of its visible layers that change them. Events that leave their layer unchanged
/// or empty are left out.
///
/// The date of the view is ignored; its other conditions apply.
pub fn time_steps(facts: &Facts, view: &View) -> Vec<TimeStep> {
    let mut events = changes::of_view(facts, view);
    events.sort_by(|a, b| a.date.by_end(&b.date));
    let mut steps: Vec<TimeStep> = Vec::new();
    for event in events {
        match steps.last_mut().filter(|step| step.date.last_day() == event.date.last_day()) {
            Some(step) if step.events.contains(&event) => {}
            Some(step) => {
                step.date = event.date;
                step.events.push(event);
            }
            None => steps.push(TimeStep { date: event.date, events: vec![event] }),
        }
    }
    steps
}

/// Index of the time step current at a date: the last one whose date is over by then.
pub(crate) fn stop_at(stops: &[TimeStep], until: &AsOf) -> Option<usize> {
    stops.iter().rposition(|stop| stop.date.is_by(until))
}

/// First time step after a date; the first of all if no date is given.
pub fn next_stop<'m>(stops: &'m [TimeStep], until: Option<&AsOf>) -> Option<&'m TimeStep> {
    stops.iter().find(|stop| until.is_none_or(|until| !stop.date.is_by(until)))
}

impl TimeStep {
    /// The view as of this time step.
    pub fn applied(&self, facts: &Facts, view: &View) -> View {
        dated(facts, view, self.date)
    }
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator as _;

    use super::*;
    use crate::{
        data::{self, Files},
        dataset::{DatasetId, MeasureId},
        export::embedded_facts,
        model::{Announcement, Batches, ClusterId, IndicatorKind, ProvinceId, Tier},
        query::{MapContent, yearly_numbers},
        view::{LayerId, SeriesValue, Symbology, ThematicLayer, Variable},
    };

    /// A measure of the yearly series in a year.
    fn series(measure: &str, year: i32) -> Variable {
        let (dataset, measure) = (DatasetId::new("province_series"), MeasureId::new(measure));
        Variable::Series(SeriesValue::new(dataset, measure, year))
    }

    /// Kinds of events that steps of a view can have.
    fn can_have(view: &View, kind: &EventKind) -> bool {
        match kind {
            EventKind::Clusters(_) => view.shows_clusters() || view.counts_clusters(),
            EventKind::LittleGiants(_) => {
                dated::mapped(view).any(|(_, layer)| matches!(layer.variable, Variable::LittleGiants(_)))
            }
            EventKind::List { .. } | EventKind::Year(_) => true,
        }
    }

    fn dates(view: &View) -> Vec<String> {
        time_steps(&embedded_facts().0, view).iter().map(|step| step.date.to_string()).collect()
    }

    fn mapping(variable: Option<Variable>, clusters: bool) -> View {
        let mut view = View::default();
        view.show_clusters(clusters, false);
        view.set_thematic(variable.map(ThematicLayer::of));
        view
    }

    fn narrowed(view: &View) -> Vec<View> {
        let by = |narrow: &dyn Fn(&mut View)| {
            let mut view = view.clone();
            narrow(&mut view);
            view
        };
        vec![
            view.clone(),
            by(&|view| view.place.provinces = [ProvinceId::new("GD")].into()),
            by(&|view| view.edit_clusters(|query| query.filter.choose("announcement", ["later35"]))),
            by(&|view| view.edit_clusters(|query| query.text = "长沙".to_owned())),
            by(&|view| view.edit_clusters(|query| query.text = "nothing is called so".to_owned())),
            by(&|view| view.as_of = AsOf::parse("2021-07").ok()),
        ]
    }

    fn views() -> Vec<View> {
        let batch = Variable::LittleGiants(Batches::FIRST_TWO);
        let bivariate =
            ThematicLayer { form: Symbology::Bivariate, ..ThematicLayer::of(Variable::Indicator(IndicatorKind::Gdp)) };
        let mut pair = mapping(None, false);
        pair.set_thematic(Some(bivariate));
        let kinds = [
            mapping(None, true),
            mapping(Some(batch.clone()), true),
            mapping(Some(batch), false),
            mapping(Some(Variable::Clusters), true),
            mapping(Some(Variable::Clusters), false),
            pair,
        ];
        kinds.iter().flat_map(narrowed).collect()
    }

    /// Map content at a time step: clusters, values, values of the second variable.
    fn drawn(facts: &Facts, view: &View) -> (Vec<ClusterId>, Vec<Vec<f64>>) {
        let content = MapContent::of(facts, view);
        let values = content.values.iter().flat_map(|classified| {
            let announced = matches!(classified.layer.variable, Variable::LittleGiants(_) | Variable::Clusters);
            let second = classified.second.as_ref().map(|second| second.values.numbers());
            [announced.then(|| classified.values.numbers()), second].into_iter().flatten()
        });
        (content.clusters.iter().map(|cluster| cluster.id.clone()).collect(), values.collect())
    }

    #[test]
    fn every_stop_of_a_view_changes_its_map_and_no_other_moment_of_its_kind_would() {
        let (facts, _) = embedded_facts();
        let mut offered = 0;
        for view in views() {
            let stops = time_steps(&facts, &view);
            let mut before = None;
            let mut moments = timeline(&facts);
            moments.retain(|moment| can_have(&view, &moment.kind));
            // Two events of one day are one moment.
            moments.dedup_by_key(|moment| moment.date.last_day());
            for moment in moments {
                let now = drawn(&facts, &dated(&facts, &view, moment.date));
                let empty = now.0.is_empty() && now.1.iter().all(|values| values.iter().all(|value| *value == 0.0));
                if stops.iter().any(|stop| stop.date.last_day() == moment.date.last_day()) {
                    offered += 1;
                    assert_ne!(Some(&now), before.as_ref(), "{} changes nothing of {:?}", moment.date, view.layers);
                    before = Some(now);
                } else if let Some(before) = &before {
                    assert_eq!(now, *before, "{} is missing of {:?}", moment.date, view.layers);
                } else {
                    assert!(empty, "{} is missing of {:?}", moment.date, view.layers);
                }
            }
        }
        assert!(offered > 50, "{offered}");
    }

    #[test]
    fn clusters_alone_have_no_stops_of_little_giants_and_values_that_are_not_announced_have_none() {
        let (facts, _) = embedded_facts();
        let kinds = |view: &View| {
            let stops = time_steps(&facts, view);
            let events: Vec<&TimeEvent> = stops.iter().flat_map(|stop| &stop.events).collect();
            let clusters = events.iter().filter(|event| matches!(event.kind, EventKind::Clusters(_))).count();
            (clusters, events.len() - clusters)
        };
        let batch = Some(Variable::LittleGiants(Batches::FIRST_TWO));
        assert_eq!(kinds(&mapping(None, true)), (3, 0));
        assert_eq!(kinds(&mapping(batch.clone(), false)), (0, 8));
        assert_eq!(kinds(&mapping(batch, true)), (3, 8));
        assert_eq!(kinds(&mapping(None, false)), (0, 0));
        for variable in [Variable::Indicator(IndicatorKind::Gdp), Variable::Ladder(Tier::LittleGiant)] {
            assert_eq!(kinds(&mapping(Some(variable.clone()), false)), (0, 0));
            assert_eq!(kinds(&mapping(Some(variable), true)), (3, 0));
        }
    }

    #[test]
    fn a_stop_that_changes_nothing_is_not_offered() {
        let mut view = mapping(None, true);
        view.edit_clusters(|query| query.filter.choose("announcement", ["later35"]));
        assert_eq!(dates(&view), ["2024-12"], "before the round of 2024 there is nothing to see");
    }

    #[test]
    fn the_order_of_rows_in_the_tables_changes_nothing() {
        let files = Files::EMBEDDED;
        let backwards = |text: &str| {
            let mut lines: Vec<&str> = text.lines().collect();
            lines[1..].reverse();
            lines.join("\n")
        };
        let (announcements, series) = (backwards(files.announcements), backwards(files.national_series));
        let shuffled = Files { announcements: &announcements, national_series: &series, ..files };
        let [as_is, other] = [&files, &shuffled].map(|files| {
            let (catalogue, report) = data::catalogue(files);
            assert!(report.is_empty(), "{report}");
            Facts::new(catalogue, data::datasets)
        });
        assert_eq!(timeline(&as_is), timeline(&other));
        let [as_is, other] = [as_is.catalogue(), other.catalogue()];
        assert_ne!(as_is.announcements, other.announcements, "the rows are in another order");
        for until in
            ["2021-03-21", "2021-03-22", "2022-11-30", "2024", "2024-12"].map(|date| AsOf::parse(date).unwrap())
        {
            for announcement in Announcement::iter() {
                assert_eq!(
                    as_is.was_announced(announcement, &until),
                    other.was_announced(announcement, &until),
                    "{announcement:?} by {until}"
                );
            }
        }
    }

    const LISTED: &str = "characteristic_clusters";

    /// Characteristic clusters alone, by the lists that are chosen; all lists if none is.
    fn of_lists(lists: &[&str]) -> View {
        let mut view = mapping(None, false);
        view.show_layer(LISTED, true);
        view.edit_layer(&LayerId::new(LISTED), |layer| {
            if let Some(layer) = layer.features_mut() {
                layer.query.filter.choose("list", lists.iter().copied());
            }
        });
        view
    }

    #[test]
    fn lists_of_characteristic_clusters_are_steps_named_in_both_languages() {
        let (facts, _) = embedded_facts();
        let view = of_lists(&[]);
        assert_eq!(dates(&view), ["2023-01-11", "2023-10-18", "2024-09-19", "2025-11"]);
        let steps = time_steps(&facts, &view);
        let names = steps.iter().flat_map(|step| &step.events).map(|event| match &event.kind {
            EventKind::List { list, .. } => {
                [crate::model::Language::En, crate::model::Language::Zh].map(|l| list.get(l))
            }
            other => panic!("{other:?}"),
        });
        let names: Vec<[&str; 2]> = names.collect();
        assert_eq!(names[0], ["List of 2022", "2022 年度名单"]);
        assert_eq!(
            names.iter().map(|name| name[0]).collect::<Vec<_>>()[1..],
            ["List of 2023", "List of 2024", "List of 2025"]
        );
        let asked = |view: &View| MapContent::of(&facts, view).features[0].asked;
        let counts: Vec<usize> = steps.iter().map(|step| asked(&step.applied(&facts, &view))).collect();
        assert_eq!(counts, [51, 63, 99, 118]);
        assert_eq!(asked(&view), 118, "after the last step nothing is missing");
    }

    #[test]
    fn a_list_that_is_filtered_out_or_empty_is_no_step() {
        assert_eq!(dates(&of_lists(&["2023", "2025"])), ["2023-10-18", "2025-11"]);
        assert_eq!(dates(&of_lists(&["2023-or-2024"])), ["2024-09-19"]);
        let mut nowhere = of_lists(&[]);
        nowhere.place.provinces = [ProvinceId::new("XX")].into();
        assert!(dates(&nowhere).is_empty());
        let mut hidden = of_lists(&[]);
        hidden.show_layer(LISTED, false);
        assert!(dates(&hidden).is_empty());
    }

    #[test]
    fn a_layer_that_does_not_heed_the_date_has_no_steps() {
        let mut view = of_lists(&[]);
        view.edit_layer(&LayerId::new(LISTED), |layer| {
            if let Some(layer) = layer.features_mut() {
                layer.query.heeds.date = false;
            }
        });
        assert!(dates(&view).is_empty());
    }

    #[test]
    fn the_steps_of_a_series_are_its_years_without_the_gaps() {
        let (facts, _) = embedded_facts();
        let view = mapping(Some(series("high_tech_industry_firms", 2016)), false);
        let years = dates(&view);
        assert!(["2016", "2018"].iter().all(|year| years.iter().any(|other| other == year)), "{years:?}");
        assert!(!years.contains(&"2017".to_owned()), "no value is known of 2017: {years:?}");
        for step in time_steps(&facts, &view) {
            let shown = step.applied(&facts, &view);
            let classified = MapContent::of(&facts, &shown).top_values().unwrap().clone();
            assert_eq!(classified.layer.variable, series("high_tech_industry_firms", step.date.year()));
            assert!(!classified.values.values.is_empty() && classified.shared);
        }
    }

    #[test]
    fn all_years_of_a_series_have_the_same_classes_once_a_date_is_set() {
        let (facts, _) = embedded_facts();
        let mut view = mapping(Some(series("gdp", 2010)), false);
        let classes = |view: &View| MapContent::of(&facts, view).top_values().unwrap().classes.clone().unwrap();
        let alone = classes(&view);
        let steps: Vec<_> =
            time_steps(&facts, &view).iter().map(|step| classes(&step.applied(&facts, &view))).collect();
        assert!(steps.len() > 15 && steps.windows(2).all(|pair| pair[0] == pair[1]));
        assert_ne!(steps[0], alone);
        view.as_of = AsOf::of_year(2010);
        assert_eq!(classes(&view), steps[0]);
        let all = yearly_numbers(&facts, view.thematic().unwrap());
        let ends = steps[0].ends().unwrap();
        let numbers = || all.values().flatten().copied();
        assert_eq!(ends, (numbers().fold(f64::MAX, f64::min), numbers().fold(f64::MIN, f64::max)));
    }

    #[test]
    fn steps_of_several_layers_are_merged_by_date_and_one_date_holds_for_all() {
        let (facts, _) = embedded_facts();
        let mut view = mapping(Some(series("gdp", 2024)), true);
        view.show_layer(LISTED, true);
        let steps = time_steps(&facts, &view);
        assert!(steps.windows(2).all(|pair| pair[0].date.last_day() < pair[1].date.last_day()));
        let of =
            |date: &str| steps.iter().find(|step| step.date.as_str() == date).map(|step| step.applied(&facts, &view));
        let content = |view: &View| {
            let content = MapContent::of(&facts, view);
            (content.clusters.len(), content.features[0].asked, content.top_values().unwrap().layer.variable.clone())
        };
        assert_eq!(content(&of("2014").unwrap()), (0, 0, series("gdp", 2014)));
        // Before the end of 2021 the year 2020 is the last that is over.
        assert_eq!(content(&of("2021-03-22").unwrap()), (25, 0, series("gdp", 2020)));
        assert_eq!(content(&of("2023").unwrap()), (45, 63, series("gdp", 2023)));
        // December 2024 and the year 2024 end on the same day.
        let last = steps.iter().find(|step| step.date.year() == 2024 && step.events.len() == 2).unwrap();
        assert_eq!((last.date.as_str(), content(&last.applied(&facts, &view)).0), ("2024-12", 80));
        let kinds: Vec<&EventKind> = last.events.iter().map(|event| &event.kind).collect();
        assert_eq!(kinds, [&EventKind::Year(2024), &EventKind::Clusters(Announcement::Later35)]);
        assert_eq!(content(&of("2025-11").unwrap()), (80, 118, series("gdp", 2024)), "the last year stays");
    }

    #[test]
    fn two_layers_of_one_dataset_name_a_list_once() {
        let (facts, _) = embedded_facts();
        let mut view = of_lists(&[]);
        view.duplicate_layer(&LayerId::new(LISTED)).unwrap();
        assert!(time_steps(&facts, &view).iter().all(|step| step.events.len() == 1));
    }

    #[test]
    fn before_its_first_year_a_series_keeps_its_year_and_is_empty() {
        let (facts, _) = embedded_facts();
        let view = mapping(Some(series("gdp", 2024)), false);
        let early = dated(&facts, &view, AsOf::of_year(1900).unwrap());
        let classified = MapContent::of(&facts, &early).top_values().unwrap().clone();
        assert_eq!((classified.layer.variable.clone(), classified.values.values.len()), (series("gdp", 2024), 0));
    }
}
