//! Hover card of a map feature.

use egui::{Label, RichText, Ui, vec2};

use crate::{
    app::{
        frame_context::FrameContext,
        theme,
        widgets::{
            feature_facts, feature_names, feature_note, is_weak, own_facts, own_origin, symbol, unknown, weak_mark,
        },
    },
    caption::{density, grids, values as say},
    dataset::Dataset,
    i18n::{filled, format, phrase},
    model::{Cluster, Confidence, Province, ProvinceId},
    query::{ClassifiedValues, cell_center},
    scene::{HexagonRef, Tag},
    view::{CellRef, FeatureRef, Normalisation, Variable},
};

/// Draws a short description of the feature under the pointer.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, tag: &Tag) {
    ui.set_max_width(300.0);
    ui.spacing_mut().item_spacing.y = 3.0;
    match tag {
        Tag::Feature(reference) => feature(ui, context, reference),
        // The open bubble shows its symbols, and the legend entry already describes the class.
        Tag::Bubble(_) | Tag::Class(_) => {}
        Tag::Hexagon(pointed) => hexagon(ui, context, pointed),
        Tag::City(id) => {
            if let Some(city) = context.catalogue().city(id) {
                ui.label(city.name.full(context.view.language));
            }
        }
    }
}

fn feature(ui: &mut Ui, context: &FrameContext<'_>, feature: &FeatureRef) {
    if let Some(id) = feature.province() {
        province(ui, context, &id);
    } else if let Some(found) = feature.cluster().and_then(|id| context.catalogue().cluster(&id)) {
        cluster(ui, context, found);
    } else if let Some(place) = feature.cell() {
        cell(ui, context, place);
    } else if let Some((dataset, row)) = context.facts.feature(feature) {
        of_dataset(ui, context, feature, (dataset, row));
    }
}

/// Feature of any dataset: its names, and what the main fields say of it.
fn of_dataset(ui: &mut Ui, context: &FrameContext<'_>, feature: &FeatureRef, (dataset, row): (&Dataset, u32)) {
    let language = context.view.language;
    let label = context.facts.label_of(context.view, feature, language);
    let names = feature_names(dataset, row, language).filter(|name| label.as_deref() != Some(*name));
    for (at, name) in label.as_deref().into_iter().chain(names).enumerate() {
        let text = RichText::new(name);
        let text = if at == 0 { text.font(theme::bold(13.0)) } else { text.size(12.0).color(theme::faint(ui)) };
        ui.label(text);
    }
    if own_origin(dataset).is_some() {
        return of_own_file(ui, context, dataset, row);
    }
    for fact in feature_facts(dataset, row, language).into_iter().filter(|fact| fact.is_main) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.spacing_mut().interact_size.y = 0.0;
            ui.label(RichText::new(fact.title).size(12.0).color(theme::faint(ui)));
            ui.label(RichText::new(fact.said).size(12.0));
        });
    }
    if let Some(note) = feature_note(dataset, row, language) {
        ui.label(RichText::new(note).size(11.5).color(theme::faint(ui)));
    }
    weak_mark(ui, context, is_weak(dataset, row));
}

/// Number of columns of an own file that the card shows.
const COLUMNS: usize = 8;

/// First columns of a row of a person's own file, a line each.
fn of_own_file(ui: &mut Ui, context: &FrameContext<'_>, dataset: &Dataset, row: u32) {
    let texts = &context.texts.own_data;
    let facts = own_facts(dataset, row, context.view.language);
    for fact in facts.iter().take(COLUMNS) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.spacing_mut().interact_size.y = 0.0;
            let title: String = fact.title.chars().take(24).collect();
            ui.label(RichText::new(title).size(12.0).color(theme::faint(ui)));
            let said = match &fact.said {
                Some(said) => RichText::new(said.chars().take(80).collect::<String>()).size(12.0),
                None => RichText::new(&texts.not_given).size(12.0).color(theme::faint(ui)),
            };
            ui.add(Label::new(said).truncate());
        });
    }
    if let Some(more) = facts.len().checked_sub(COLUMNS).filter(|more| *more > 0) {
        ui.label(RichText::new(texts.more_columns.of(more)).size(11.5).color(theme::faint(ui)));
    }
}

/// Hexagon of a dense layer: number of its features, width.
fn hexagon(ui: &mut Ui, context: &FrameContext<'_>, pointed: &HexagonRef) {
    let (texts, view) = (context.texts, context.view);
    if let Some(layer) = context.computed.features.iter().find(|layer| layer.layer == pointed.layer) {
        ui.label(RichText::new(layer.title.get(view.language)).font(theme::bold(13.0)));
    }
    ui.label(RichText::new(texts.density.here.of(pointed.cell.count as usize)).size(12.0));
    let width = density::width_of(pointed.step, view.camera.projection.scale_at(view.camera.center), texts);
    let about = [width.as_str(), &texts.density.zoom].join(" · ");
    ui.label(RichText::new(about).size(11.5).color(theme::faint(ui)));
}

/// Cell of hexagon grids: the value in each, number of rows, centre and area.
fn cell(ui: &mut Ui, context: &FrameContext<'_>, place: CellRef) {
    let texts = context.texts;
    for (grid, cell) in context.cells(place) {
        ui.label(RichText::new(say::variable(&grid.classified, texts)).size(12.0).color(theme::faint(ui)));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            match grids::value_of(grid, cell, texts) {
                Ok(value) => ui.label(RichText::new(value).font(theme::bold(13.0))),
                Err(why) => ui.label(RichText::new(why).size(12.0)),
            };
            // A number of rows is the value itself.
            if grid.classified.layer.variable.own().is_some_and(|own| own.column.is_some()) {
                ui.label(RichText::new(texts.grid_cells.rows.of(cell.rows.len())).size(12.0));
            }
        });
    }
    let center = cell_center(place).map(|at| texts.labelled(&texts.grid_cells.center, &grids::center(at, texts)));
    let area = texts.own_values.grid_area_of.replace("{n}", &format::number(place.km2));
    let about = center.into_iter().chain([area]).collect::<Vec<_>>().join(" · ");
    ui.label(RichText::new(about).size(11.5).color(theme::faint(ui)));
}

fn cluster(ui: &mut Ui, context: &FrameContext<'_>, cluster: &Cluster) {
    let (language, texts) = (context.view.language, context.texts);
    ui.label(RichText::new(cluster.name.full(language)).font(theme::bold(13.0)));
    let other = cluster.name.full(language.other());
    ui.label(RichText::new(other).size(12.0).color(theme::faint(ui)));
    if let Some(sector) = context.catalogue().sector(&cluster.sector) {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(12.0, 14.0), egui::Sense::hover());
            symbol(ui, rect.center(), &sector.id, 1.0);
            ui.label(sector.name.full(language));
        });
    }
    let cities: Vec<&str> = cluster
        .members
        .iter()
        .filter_map(|member| Some(context.catalogue().city(&member.city)?.name.short(language)))
        .collect();
    let separator = &context.texts.caption.comma;
    ui.label(RichText::new(cities.join(separator.as_str())).size(12.0));
    let announcement = phrase(&texts.announcement, cluster.round.announcement());
    ui.label(RichText::new(announcement).size(12.0).color(theme::faint(ui)));
    if cluster.confidence == Confidence::Recalled {
        ui.label(RichText::new(&texts.card.recalled).size(12.0).color(ui.visuals().warn_fg_color));
    }
}

fn province(ui: &mut Ui, context: &FrameContext<'_>, id: &ProvinceId) {
    let Some(province) = context.catalogue().province(id) else { return };
    let counts = &context.computed.aggregate.provinces;
    let count = counts.iter().find(|count| count.key == *id).map_or(0, |count| count.clusters);
    ui.label(RichText::new(province.name.full(context.view.language)).font(theme::bold(13.0)));
    // A filter that leaves the province out asks nothing of its clusters.
    if context.view.place_of(&context.view.cluster_query()).admits(province) {
        let texts = &context.texts.map;
        let many = || texts.counted_here.replace("{n}", &count.to_string());
        let text = if count == 1 { texts.one_counted_here.clone() } else { many() };
        ui.label(RichText::new(text).size(12.0));
    }
    for classified in context.computed.classified.iter().rev() {
        thematic(ui, context, classified, province);
    }
}

/// Mapped value of a province: variable, quantity, date.
fn thematic(ui: &mut Ui, context: &FrameContext<'_>, classified: &ClassifiedValues, province: &Province) {
    let (texts, layer) = (context.texts, &classified.layer);
    if !classified.covers(province) {
        // Neither zero nor unknown.
        let is_left_out = classified.shown().not_asked.contains(&province.id);
        let why = match (is_left_out, layer.variable.own()) {
            (true, _) => &texts.thematic.not_asked,
            (false, Some(_)) => &texts.own_values.no_rows_here,
            (false, None) => &texts.thematic.outside,
        };
        let said = filled(why, &[("name", &say::variable(classified, texts))]);
        ui.label(RichText::new(said).size(12.0).color(theme::faint(ui)));
        return;
    }
    // The number of clusters is already shown above.
    if layer.variable == Variable::Clusters && layer.per() == Normalisation::Nothing {
        return;
    }
    ui.label(RichText::new(say::variable(classified, texts)).size(12.0).color(theme::faint(ui)));
    let Some(found) = classified.values.get(&province.id) else {
        match say::undivided(classified, &province.id, texts) {
            Some(why) => {
                ui.label(RichText::new(why).size(12.0).color(theme::faint(ui)));
            }
            None => unknown(ui, context),
        }
        return;
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(RichText::new(say::quantity(found, classified, texts)).font(theme::bold(13.0)));
        let is_batch = matches!(layer.variable, Variable::LittleGiants(_));
        let count = found.count.filter(|_| !is_batch).map(|count| phrase(&texts.count, count).to_owned());
        let date = found.as_of.as_ref().map(|date| format::short_date(date, texts.language));
        let details: Vec<String> = [count, date].into_iter().flatten().collect();
        ui.label(RichText::new(details.join(" · ")).size(12.0));
        weak_mark(ui, context, found.weak);
    });
    if found.rivals > 0 {
        let text = texts.thematic.rivals_here.of(usize::from(found.rivals));
        ui.label(RichText::new(text).size(12.0).color(theme::faint(ui)));
    }
}
