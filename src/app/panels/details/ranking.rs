//! List of the mapped values in descending order, in the colours of the map.

use egui::{RichText, Ui};

use crate::{
    app::{
        command::{Command, InteractionCommand, SelectionCommand},
        focus,
        frame_context::FrameContext,
        theme,
        widgets::{self, ValueRow, value_row},
    },
    caption::{caveats::divisor, values as say},
    i18n::format,
    model::Province,
    query::ClassifiedValues,
    scene::Tag,
    view::{FeatureRef, Symbology},
};

/// Draws the list; a click on a row selects its province.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    match context.values() {
        Some(classified) => rows(ui, context, classified, out),
        None => widgets::note(ui, &context.texts.thematic.room_empty),
    }
}

fn rows(ui: &mut Ui, context: &FrameContext<'_>, classified: &ClassifiedValues, out: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.y = 3.0;
    let title = RichText::new(say::variable(classified, context.texts)).font(theme::bold(13.0));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        widgets::as_heading(&ui.label(title), 1);
        if let Some(term) = widgets::term_of(&classified.layer.variable) {
            widgets::term(ui, context, term, out);
        }
    });
    let unit = [say::unit(classified, context.texts), say::dates(classified, context.texts)];
    widgets::note(ui, &unit.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "));
    if let Some(divisor) = divisor(classified, context.texts) {
        widgets::note(ui, &divisor);
    }
    let (texts, language) = (&context.texts.thematic, context.view.language);
    let comparable = classified.values.is_comparable();
    widgets::heading(ui, if comparable { &texts.ranked } else { &texts.listed });
    if !comparable {
        let are_levels = classified.values.are_of_own_tables;
        widgets::note(ui, if are_levels { &texts.listed_levels } else { &texts.listed_note });
    }
    let mut order: Vec<_> = classified.values.values.iter().collect();
    order.sort_by(|a, b| b.1.value.total_cmp(&a.1.value).then_with(|| a.0.cmp(b.0)));
    let most = order.first().map_or(0.0, |(_, value)| value.value);
    let palette = theme::palette(ui);
    for (id, value) in order {
        let Some(province) = context.catalogue().province(id) else { continue };
        let name = province.name.short(language);
        let number = say::number(value.value, classified, language);
        let place = classified.values.rank(id).map(|rank| rank.place.to_string()).unwrap_or_default();
        let date = match &value.as_of {
            Some(date) if !comparable => date.to_string(),
            _ => String::new(),
        };
        let color = match classified.layer.form {
            Symbology::GraduatedSymbols => Some(palette.circle(classified.layer.colors)[0]),
            Symbology::Bivariate => classified.pair(id).map(|[first, second]| palette.pair(first, second)),
            Symbology::Choropleth => {
                let shade = classified.class(id).map(|class| classified.shade(class));
                shade.map(|[class, of]| palette.class(classified.layer.colors, class, of))
            }
        };
        let color = color.unwrap_or(palette.values.no_data);
        let quantity = say::quantity(value, classified, context.texts);
        let spoken = context.texts.labelled(name, format!("{quantity} {date}").trim_end());
        let feature = FeatureRef::from(id.clone());
        let row = ValueRow {
            name,
            place: &place,
            number: &number,
            date: &date,
            part: if most > 0.0 { (value.value / most) as f32 } else { 0.0 },
            color,
            chosen: context.view.selection.as_ref() == Some(&feature),
            lit: context.ui_state.interaction.hovered.as_ref().and_then(Tag::feature) == Some(&feature),
            spoken: &spoken,
        };
        let response = focus::apart(ui, ("province", id), |ui| value_row(ui, &row));
        if response.hovered() || response.has_focus() {
            out.push(InteractionCommand::Hover(feature.clone().into()).into());
        }
        widgets::place_menu(&response, context, || widgets::MenuSubject::of(context, feature.clone()), out);
        if response.double_clicked() {
            out.push(SelectionCommand::SelectAndFly(feature).into());
        } else if response.clicked() {
            out.push(SelectionCommand::Select(Some(feature)).into());
        }
        response.on_hover_ui(|ui| {
            ui.set_max_width(320.0);
            ui.label(RichText::new(&quantity).font(theme::bold(13.0)));
            if let Some(date) = &value.as_of {
                widgets::note(ui, &texts.as_of.replace("{date}", &format::date(date, language)));
            }
            let note = value.note.get(language);
            if !note.is_empty() {
                widgets::note(ui, note);
            }
            for id in value.sources.iter().chain(value.per.iter().flat_map(|per| &per.sources)) {
                if let Some(source) = context.catalogue().source(id) {
                    widgets::note(ui, &source.citation(language));
                }
            }
        });
    }
    missing(ui, context, classified, out);
}

/// Provinces without data, apart from the ranking; a click selects one.
fn missing(ui: &mut Ui, context: &FrameContext<'_>, classified: &ClassifiedValues, out: &mut Vec<Command>) {
    let all = context.catalogue().provinces.iter();
    let missing: Vec<&Province> =
        all.filter(|province| classified.covers(province) && classified.shown().get(&province.id).is_none()).collect();
    if missing.is_empty() {
        return;
    }
    ui.add_space(6.0);
    let head = context.texts.labelled(say::no_data(classified, context.texts), &missing.len().to_string());
    widgets::heading(ui, &head);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(8.0, 2.0);
        for province in missing {
            let name = RichText::new(province.name.short(context.view.language)).size(12.0);
            let response = focus::apart(ui, ("missing", &province.id), |ui| ui.link(name));
            let feature = FeatureRef::from(province.id.clone());
            if response.hovered() || response.has_focus() {
                out.push(InteractionCommand::Hover(feature.clone().into()).into());
            }
            if response.clicked() {
                out.push(SelectionCommand::Select(Some(feature)).into());
            }
        }
    });
}
