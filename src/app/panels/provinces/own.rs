//! Choice of a person's own data by province: a file's rows or one of its columns, and the statistic of these.

use egui::{CollapsingHeader, ComboBox, RichText, Ui};
use strum::IntoEnumIterator as _;

use super::present;
use crate::{
    app::{
        command::{Command, LayerCommand, OwnDataCommand},
        focus,
        frame_context::FrameContext,
        theme,
        widgets::{self, CoverageRow, coverage_row, steady_scroll},
    },
    dataset::{Dataset, Field, Role},
    i18n::phrase,
    query::{ClassifiedValues, offers_sum, open_question, usual_statistic},
    view::{EditKind, GridLayer, Normalisation, OwnData, OwnValue, Statistic, ThematicLayer, Variable},
};

/// Draws the own files of the view, folded up, each with its number of rows and its columns of numbers.
pub(super) fn choice(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let chosen = context.thematic().and_then(|layer| layer.variable.own());
    for (data, dataset) in files(context) {
        let heading = RichText::new(&data.title).font(theme::bold(13.0));
        let is_mapped = chosen.is_some_and(|own| own.dataset == data.id);
        let section = CollapsingHeader::new(heading).id_salt(("own", &data.id)).default_open(is_mapped);
        section.show(ui, |ui| {
            let texts = &context.texts.own_values;
            widgets::note(ui, &texts.panel_note);
            row(ui, context, (&texts.rows_choice, OwnValue::rows(data.id.clone())), out);
            let question = open_question(context.view, dataset);
            if let Some(answer) = question.and_then(|list| widgets::rows_question(ui, context.texts, list, None)) {
                out.push(OwnDataCommand::SetDoubleKeys(data.id.clone(), answer).into());
            }
            for field in columns(dataset).filter(|field| field.role == Role::Value) {
                let statistic = usual_statistic(context.view, dataset, field);
                let own = OwnValue::of_column(data.id.clone(), field.id.clone(), statistic);
                let heading = heading_of(context, field);
                match question {
                    Some(_) => waiting(ui, context, heading),
                    None => row(ui, context, (heading, own), out),
                }
            }
        });
        ui.add_space(3.0);
    }
}

/// Own files of the view that were read.
fn files<'c>(context: &'c FrameContext<'_>) -> impl Iterator<Item = (&'c OwnData, &'c Dataset)> {
    let dataset = |data: &'c OwnData| {
        let dataset = context.facts.datasets().get(&data.id)?;
        dataset.is_own().then_some((data, dataset.as_ref()))
    };
    context.view.data.iter().filter_map(dataset)
}

/// Columns of the file itself, without those that the import adds.
fn columns(dataset: &Dataset) -> impl Iterator<Item = &Field> {
    dataset.fields().iter().filter(|field| !field.id.as_str().starts_with('_'))
}

fn heading_of<'c>(context: &FrameContext<'_>, field: &'c Field) -> &'c str {
    field.title.get(context.view.language)
}

/// Draws a value; a click maps it. The statistic of a column that is mapped already stays.
fn row(ui: &mut Ui, context: &FrameContext<'_>, (name, own): (&str, OwnValue), out: &mut Vec<Command>) {
    let mapped = context.thematic().and_then(|layer| layer.variable.own());
    let chosen = mapped.is_some_and(|mapped| (&mapped.dataset, &mapped.column) == (&own.dataset, &own.column));
    let row = CoverageRow { name, known: None, chosen, spoken: name };
    let row = focus::apart(ui, ("own", &own.dataset, &own.column), |ui| coverage_row(ui, &row));
    steady_scroll::hold(&row);
    if row.clicked() && !chosen {
        let layer = mapping(present(context), own);
        out.push(LayerCommand::SetThematic(Some(layer), EditKind::Single).into());
    }
    row.on_hover_text(name);
}

/// Draws a value that waits for an answer.
fn waiting(ui: &mut Ui, context: &FrameContext<'_>, name: &str) {
    let row = CoverageRow { name, known: None, chosen: false, spoken: name };
    let row = ui.add_enabled_ui(false, |ui| coverage_row(ui, &row)).inner;
    row.on_disabled_hover_text(&context.texts.own_places.not_yet);
}

/// The layer with another own value; nothing is divided that was not asked to be.
fn mapping(layer: ThematicLayer, own: OwnValue) -> ThematicLayer {
    ThematicLayer { variable: Variable::Own(own), per: Normalisation::Nothing, weak: false, ..layer }
}

/// Draws the choices of column and statistic of an own value that is mapped; nothing for other layers.
pub(super) fn dimensions(ui: &mut Ui, context: &FrameContext<'_>, drawn: &ClassifiedValues, out: &mut Vec<Command>) {
    let Some(own) = drawn.layer.variable.own() else { return };
    if !files(context).any(|(data, _)| data.id == own.dataset) {
        return;
    }
    let changed = value_of_file(ui, context, own);
    let grid = ui.button(&context.texts.own_values.grid_show).on_hover_text(&context.texts.own_values.grid_show_tip);
    if grid.clicked() {
        let query = context.view.query_of_values(&own.dataset);
        let grid = GridLayer { query, colors: drawn.layer.colors, ..GridLayer::of(own.clone()) };
        out.push(LayerCommand::AddGrid(Box::new(grid)).into());
    }
    if changed != *own {
        let per = if changed.statistic.is_amount() { drawn.layer.per } else { Normalisation::Nothing };
        let layer = ThematicLayer { variable: Variable::Own(changed), per, ..drawn.layer.clone() };
        out.push(LayerCommand::SetThematic(Some(layer), EditKind::Single).into());
    }
}

/// Draws the choices of column and statistic of an own value and returns what is chosen; nothing without its file.
pub(in crate::app::panels) fn value_of_file(ui: &mut Ui, context: &FrameContext<'_>, own: &OwnValue) -> OwnValue {
    let mut changed = own.clone();
    if let Some((_, dataset)) = files(context).find(|(data, _)| data.id == own.dataset) {
        column(ui, context, dataset, &mut changed);
        statistic(ui, context, dataset, &mut changed);
    }
    changed
}

/// Draws the choice of the column, or of none, which counts rows.
fn column(ui: &mut Ui, context: &FrameContext<'_>, dataset: &Dataset, own: &mut OwnValue) {
    let texts = &context.texts.own_values;
    let present = own.column.as_ref().and_then(|column| dataset.field(column));
    let is_open = open_question(context.view, dataset).is_some();
    let shown = present.map_or(texts.column_none.as_str(), |(field, _)| heading_of(context, field));
    let list = ComboBox::from_id_salt("column of own data").width(ui.available_width() - 8.0).truncate();
    let list = list.selected_text(shown);
    let dropped = widgets::dropdown(ui, list, &texts.column, |ui| {
        if ui.selectable_label(own.column.is_none(), &texts.column_none).clicked() {
            *own = OwnValue::rows(own.dataset.clone());
            ui.close();
        }
        for field in columns(dataset) {
            let is_chosen = own.column.as_ref() == Some(&field.id);
            // A statistic that is chosen already needs no answer.
            let waits =
                is_open && field.role == Role::Value && (own.statistic == Statistic::Count || own.column.is_none());
            let label = egui::Button::selectable(is_chosen, heading_of(context, field));
            let entry = ui.add_enabled(!waits, label).on_disabled_hover_text(&context.texts.own_places.not_yet);
            if entry.clicked() {
                own.column = Some(field.id.clone());
                own.statistic = fitting(context, dataset, field, own);
                ui.close();
            }
        }
    });
    dropped.response.on_hover_text(shown);
}

/// Statistic for another column: the present one if the column can have it, else its usual one.
fn fitting(context: &FrameContext<'_>, dataset: &Dataset, field: &Field, own: &OwnValue) -> Statistic {
    let is_count_of_rows = own.statistic == Statistic::Count;
    if is_count_of_rows || reason(context, field, own).is_some() {
        usual_statistic(context.view, dataset, field)
    } else {
        own.statistic
    }
}

/// Draws the choice of the statistic; those that make no sense say why.
fn statistic(ui: &mut Ui, context: &FrameContext<'_>, dataset: &Dataset, own: &mut OwnValue) {
    let Some((field, _)) = own.column.as_ref().and_then(|column| dataset.field(column)) else { return };
    let texts = &context.texts.own_values;
    let list = ComboBox::from_id_salt("statistic of own data").selected_text(phrase(&texts.statistic, own.statistic));
    widgets::dropdown(ui, list, &texts.statistic_of, |ui| {
        for statistic in Statistic::iter() {
            let offered = OwnValue { statistic, ..own.clone() };
            let reason = reason(context, field, &offered);
            let label = egui::Button::selectable(own.statistic == statistic, phrase(&texts.statistic, statistic));
            let mut response = ui.add_enabled(reason.is_none(), label);
            if let Some(reason) = reason {
                response = response.on_disabled_hover_text(reason);
            }
            if response.clicked() {
                own.statistic = statistic;
                ui.close();
            }
        }
    });
}

/// Reason why a statistic of a column is not offered; `None` if it is.
fn reason<'c>(context: &FrameContext<'c>, field: &Field, own: &OwnValue) -> Option<&'c str> {
    let texts = &context.texts.own_values;
    if own.statistic.is_count() {
        None
    } else if field.role != Role::Value {
        Some(&texts.no_numbers)
    } else if own.statistic == Statistic::Sum && !offers_sum(context.view, own, field) {
        Some(&texts.no_sum)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use egui_kittest::{Harness, kittest::Queryable as _};

    use super::*;
    use crate::{
        app::{AppState, StartOptions, fonts},
        export::own_data_of,
        import::{Progress, SourceFile, import},
        model::Language,
        recipe::{ColumnChoice, ColumnRole, Recipe},
        view::View,
    };

    /// State of the program with a person's file of suppliers, whose output may be added.
    fn state(view: impl FnOnce(&OwnData) -> View) -> AppState {
        let options = StartOptions { language: Some(Language::En), ..StartOptions::default() };
        let mut state = AppState::new(&options);
        let file =
            SourceFile::new("suppliers.csv", "省份,output,growth rate,branch\n广东,1,2,a\n湖北,4,5,b\n".as_bytes());
        let number = |additive| ColumnChoice { role: ColumnRole::Number, additive, ..ColumnChoice::default() };
        let mut recipe = Recipe::default().with_role("branch", ColumnRole::Category);
        recipe.columns.insert("output".to_owned(), number(Some(true)));
        recipe.columns.insert("growth rate".to_owned(), number(None));
        let import = import(&file, &recipe, state.facts.datasets().places(), &Progress::default()).unwrap();
        let data = own_data_of(&import, Path::new("suppliers.csv"), &state.facts, &View::default());
        let mut view = view(&data);
        view.data.push(data);
        state.facts = state.facts.with_own([import.dataset]);
        state.view = view;
        state.refresh();
        state
    }

    /// Values that a click on a name would map, with the panel of a state.
    fn mapped_by(state: AppState, clicks: &[&str]) -> Option<ThematicLayer> {
        let mut has_fonts = false;
        let ui = move |ui: &mut Ui, out: &mut Vec<Command>| {
            if !std::mem::replace(&mut has_fonts, true) {
                fonts::install(ui.ctx());
                return ui.ctx().request_repaint();
            }
            let context = state.context();
            choice(ui, &context, out);
            if let Some(drawn) = context.values() {
                dimensions(ui, &context, drawn, out);
            }
        };
        let mut harness = Harness::new_ui_state(ui, Vec::new());
        harness.run();
        for name in clicks {
            harness.get_by_label(name).click();
            harness.run();
        }
        harness.state().iter().rev().find_map(|command| match command {
            Command::Layer(LayerCommand::SetThematic(layer, _)) => layer.clone(),
            _ => None,
        })
    }

    #[test]
    fn columns_of_places_with_several_rows_wait_for_an_answer() {
        let mut state = AppState::new(&StartOptions { language: Some(Language::En), ..StartOptions::default() });
        let file = SourceFile::new("list.csv", "省份,output\n湖南,10\n湖南省,12\n江苏,20\n江苏,20\n".as_bytes());
        let made = import(&file, &Recipe::default(), state.facts.datasets().places(), &Progress::default()).unwrap();
        state.view.data.push(own_data_of(&made, Path::new("list.csv"), &state.facts, &View::default()));
        state.facts = state.facts.with_own([made.dataset]);
        state.refresh();
        let mut has_fonts = false;
        let ui = move |ui: &mut Ui, out: &mut Vec<Command>| {
            if !std::mem::replace(&mut has_fonts, true) {
                fonts::install(ui.ctx());
                return ui.ctx().request_repaint();
            }
            choice(ui, &state.context(), out);
        };
        let mut harness = Harness::new_ui_state(ui, Vec::new());
        harness.run();
        harness.get_by_label("list").click();
        harness.run();
        let question = "Several rows are about one place: Hunan × 2, Jiangsu × 2 (identical). What do they mean?";
        assert!(harness.query_by_label(question).is_some());
        harness.get_by_label("output").click();
        harness.run();
        assert!(harness.state().is_empty(), "no statistic is chosen unasked");
        harness.get_by_label("Add up").click();
        harness.run();
        let answer =
            OwnDataCommand::SetDoubleKeys(crate::dataset::DatasetId::new("list"), crate::recipe::DoubleKeys::Sum);
        assert_eq!(harness.state().as_slice(), [Command::from(answer)]);
    }

    fn own(layer: Option<ThematicLayer>) -> Option<OwnValue> {
        layer?.variable.own().cloned()
    }

    #[test]
    fn a_person_s_file_offers_its_rows_and_its_columns_of_numbers() {
        let click = |name: &str| own(mapped_by(state(|_| View::default()), &["suppliers", name])).unwrap();
        assert_eq!(click("Number of rows").code(), "own:suppliers");
        assert_eq!(click("output").code(), "own:suppliers.output:sum", "it may be added");
        assert_eq!(click("growth rate").code(), "own:suppliers.growth rate:mean");
    }

    fn mapping_of(column: &str, statistic: Statistic) -> impl Fn(&OwnData) -> View {
        move |data| {
            let own = OwnValue::of_column(data.id.clone(), crate::dataset::FieldId::new(column), statistic);
            let mut view = View::default();
            view.set_thematic(Some(ThematicLayer::of(Variable::Own(own))));
            view
        }
    }

    #[test]
    fn statistic_and_column_of_a_mapped_value_are_changed_in_place() {
        let changed = |column: &str, statistic, clicks: &[&str]| {
            own(mapped_by(state(mapping_of(column, statistic)), clicks)).map(|own| own.code())
        };
        let output = |clicks: &[&str]| changed("output", Statistic::Sum, clicks);
        assert_eq!(output(&["Statistic", "Median"]).as_deref(), Some("own:suppliers.output:median"));
        assert_eq!(output(&["Column", "branch"]).as_deref(), Some("own:suppliers.branch:distinct"));
        assert_eq!(output(&["Column", "None, number of rows"]).as_deref(), Some("own:suppliers"));
        let rate = changed("growth rate", Statistic::Mean, &["Statistic", "Sum"]);
        assert_eq!(rate, None, "rates are not added");
    }
}
