//! Statistics of the clusters shown, and national headline figures with sources.

use egui::{Response, RichText, Ui};

use crate::{
    app::{
        command::{Command, FilterCommand, InteractionCommand, SelectionCommand},
        focus,
        frame_context::FrameContext,
        theme,
        widgets::{self, BarRow, bar_row},
    },
    i18n::{format, phrase},
    model::{Cluster, YearBasis},
    query::Share,
    scene::Tag,
    view::EditKind,
};

/// Number of provinces in the chart.
const TOP: usize = 10;

/// Draws the statistics.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let clusters = context.computed.clusters(context.catalogue());
    head(ui, context);
    if clusters.is_empty() {
        widgets::note(ui, &context.texts.stats.nothing);
    } else {
        ui.spacing_mut().item_spacing.y = 2.0;
        sectors(ui, context, &clusters, out);
        regions(ui, context, &clusters, out);
        provinces(ui, context, &clusters, out);
        ui.add_space(8.0);
        figures(ui, context, out);
    }
    focus::apart(ui, "series", |ui| super::series::ui(ui, context, out));
    focus::apart(ui, "headline", |ui| headline(ui, context, out));
}

fn head(ui: &mut Ui, context: &FrameContext<'_>) {
    let (texts, counts) = (&context.texts.stats, &context.computed.aggregate);
    ui.horizontal(|ui| {
        ui.label(RichText::new(counts.clusters.to_string()).font(theme::bold(30.0)));
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.add_space(4.0);
            ui.label(RichText::new(&texts.shown).font(theme::bold(13.0)));
            let Share { part, whole } = counts.of_2022;
            let form = if part == counts.clusters { &texts.share_of_45 } else { &texts.share_with_later };
            let share = form.replace("{p}", &format::percent(part, whole)).replace("{n}", &part.to_string());
            ui.label(RichText::new(share).size(12.0).color(theme::faint(ui)));
        });
    });
}

/// Monetary figures of the clusters shown in yuan, each with kind, year and scope; listed, never summed.
fn figures(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let (texts, figures) = (context.texts, &context.computed.figures);
    let title = texts.stats.figures_known.replace("{n}", &figures.known.to_string());
    let title = title.replace("{m}", &figures.clusters.to_string());
    egui::CollapsingHeader::new(RichText::new(title).size(12.0)).id_salt("figures").show(ui, |ui| {
        widgets::note(ui, &texts.stats.figures_note);
        for group in &figures.groups {
            ui.add_space(4.0);
            ui.label(RichText::new(phrase(&texts.measure, group.measure)).font(theme::bold(12.0)));
            for found in &group.figures {
                let Some(cluster) = context.catalogue().cluster(&found.cluster) else { continue };
                if ui.link(RichText::new(cluster.name.short(texts.language)).size(12.0)).clicked() {
                    out.push(SelectionCommand::Select(Some(cluster.id.clone().into())).into());
                }
                let value = format::figure(&found.figure, texts);
                let scope = phrase(&texts.scope, found.figure.scope);
                let basis = match found.figure.year_basis {
                    YearBasis::Stated => "",
                    YearBasis::Publication => &texts.stats.year_published,
                };
                let date = format::short_date(&found.figure.value.as_of, texts.language);
                let text = format!("{value} · {date}{basis} · {scope}");
                ui.label(RichText::new(text).size(12.0));
                widgets::sources(ui, context, &found.figure.value.sources, out);
            }
        }
    });
}

fn section(ui: &mut Ui, title: &str, note: &str) {
    ui.add_space(10.0);
    ui.label(RichText::new(title).font(theme::bold(13.0))).on_hover_text(note);
}

/// Dims all other clusters while the pointer is on a bar.
fn point(response: &Response, clusters: &[&Cluster], out: &mut Vec<Command>, belongs: impl Fn(&Cluster) -> bool) {
    if response.hovered() {
        let ids = clusters.iter().filter(|cluster| belongs(cluster)).map(|cluster| cluster.id.clone());
        out.push(InteractionCommand::Emphasise(ids.collect()).into());
    }
}

/// Cluster under the pointer, on the map or in a list; its bars are highlighted.
fn pointed<'a>(context: &FrameContext<'a>) -> Option<&'a Cluster> {
    context.catalogue().cluster(&context.ui_state.interaction.hovered.as_ref()?.cluster()?)
}

fn accessible_label(context: &FrameContext<'_>, name: &str, count: usize) -> String {
    context.texts.stats.bar.of(count).replace("{name}", name)
}

fn sectors(ui: &mut Ui, context: &FrameContext<'_>, clusters: &[&Cluster], out: &mut Vec<Command>) {
    let (texts, pointed) = (&context.texts.stats, pointed(context));
    section(ui, &texts.by_sector, &context.texts.filters.sector_note);
    let counts = &context.computed.aggregate;
    let most = counts.sectors.iter().map(|count| count.clusters).max().unwrap_or_default();
    let query = context.view.cluster_query();
    for (sector, count) in context.catalogue().sectors.iter().zip(&counts.sectors) {
        let (name, n) = (sector.name.short(context.view.language), count.clusters);
        let chosen = query.filter.names("sector", sector.id.as_str());
        let share = format!("{}%", format::percent(n, clusters.len()));
        let row = BarRow {
            name,
            count: n,
            most,
            aside: &share,
            sector: Some(&sector.id),
            chosen,
            lit: pointed.is_some_and(|cluster| cluster.sector == sector.id),
            spoken: &accessible_label(context, name, n),
        };
        let response = focus::apart(ui, ("sector", &sector.id), |ui| bar_row(ui, &row));
        point(&response, clusters, out, |cluster| cluster.sector == sector.id);
        if response.clicked() {
            out.push(FilterCommand::Clusters(query.toggled("sector", sector.id.as_str()), EditKind::Single).into());
        }
    }
    let ambiguous: usize = counts.sectors.iter().map(|count| count.ambiguous).sum();
    if ambiguous > 0 {
        widgets::note(ui, &texts.ambiguous.replace("{n}", &ambiguous.to_string()));
    }
    official_sectors(ui, context, out);
}

/// The ministry's totals by sector next to the inferred ones, for all 45 clusters of 2022 whatever the filter.
fn official_sectors(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let texts = &context.texts.stats;
    egui::CollapsingHeader::new(RichText::new(&texts.official_compare).size(12.0)).id_salt("official").show(ui, |ui| {
        egui::Grid::new("official sectors").num_columns(3).spacing([14.0, 3.0]).show(ui, |ui| {
            ui.label("");
            ui.label(RichText::new(&texts.official_head).size(11.5).color(theme::faint(ui)));
            ui.label(RichText::new(&texts.inferred_head).size(11.5).color(theme::faint(ui)));
            ui.end_row();
            for (sector, count) in context.catalogue().sectors.iter().zip(&context.computed.of_2022.sectors) {
                let inferred = count.clusters;
                let official = sector.official_count.value as usize;
                ui.label(RichText::new(sector.name.short(context.view.language)).size(12.0));
                ui.label(RichText::new(official.to_string()).size(12.0));
                let differs = inferred != official;
                let color = if differs { ui.visuals().warn_fg_color } else { ui.visuals().text_color() };
                ui.label(RichText::new(inferred.to_string()).size(12.0).color(color));
                ui.end_row();
            }
        });
        widgets::note(ui, &texts.official_note);
        if let Some(sector) = context.catalogue().sectors.first() {
            widgets::sources(ui, context, &sector.official_count.sources, out);
        }
    });
}

fn regions(ui: &mut Ui, context: &FrameContext<'_>, clusters: &[&Cluster], out: &mut Vec<Command>) {
    let pointed = pointed(context);
    section(ui, &context.texts.stats.by_region, &context.texts.filters.region_note);
    let counts = &context.computed.aggregate.regions;
    let most = counts.iter().map(|count| count.clusters).max().unwrap_or_default();
    for count in counts {
        let (region, n) = (count.key, count.clusters);
        let name = phrase(&context.texts.region, region);
        let share = format!("{}%", format::percent(n, clusters.len()));
        let chosen = context.view.place.regions.contains(&region);
        let lit = pointed.is_some_and(|cluster| context.catalogue().region_of(cluster) == Some(region));
        let spoken = &accessible_label(context, name, n);
        let row = BarRow { name, count: n, most, aside: &share, sector: None, chosen, lit, spoken };
        let response = focus::apart(ui, ("region", region), |ui| bar_row(ui, &row));
        point(&response, clusters, out, |cluster| context.catalogue().region_of(cluster) == Some(region));
        if response.clicked() {
            out.push(FilterCommand::Places(context.view.place.toggled_region(region)).into());
        }
    }
}

fn provinces(ui: &mut Ui, context: &FrameContext<'_>, clusters: &[&Cluster], out: &mut Vec<Command>) {
    let (texts, pointed) = (&context.texts.stats, pointed(context));
    section(ui, &texts.by_province, &context.texts.filters.province_note);
    let rows = &context.computed.aggregate.provinces;
    let most = rows.first().map_or(0, |count| count.clusters);
    for count in rows.iter().take(TOP) {
        let (n, Some(province)) = (count.clusters, context.catalogue().province(&count.key)) else { continue };
        let name = province.name.short(context.view.language);
        let chosen = context.view.place.provinces.contains(&province.id);
        let here = Some(Tag::from(province.id.clone()));
        let lit = pointed.is_some_and(|cluster| cluster.provinces.contains(&province.id))
            || context.ui_state.interaction.hovered == here;
        let spoken = &accessible_label(context, name, n);
        let row = BarRow { name, count: n, most, aside: "", sector: None, chosen, lit, spoken };
        let response = focus::apart(ui, ("province", &province.id), |ui| bar_row(ui, &row));
        point(&response, clusters, out, |cluster| cluster.provinces.contains(&province.id));
        if response.clicked() {
            out.push(FilterCommand::Places(context.view.place.toggled_province(&province.id)).into());
        }
    }
    if rows.len() > TOP {
        widgets::note(ui, &texts.more.of(rows.len() - TOP));
    }
}

/// Published headline figures: metric, group of clusters, key of the label.
const HEADLINE: [(&str, &str, &str); 8] = [
    ("clusters", "all_2022", "clusters"),
    ("output", "all_2022", "output"),
    ("innovation_centres", "all_2022", "innovation_centres"),
    ("single_champions", "all_2022", "single_champions"),
    ("little_giants", "all_2022", "little_giants"),
    ("provincial_units", "all_2022", "provincial_units"),
    ("planned_cities", "all_2022", "planned_cities"),
    ("clusters", "all_2024", "clusters_2024"),
];

fn headline(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let texts = context.texts;
    ui.add_space(14.0);
    ui.separator();
    widgets::heading(ui, &texts.stats.headline);
    widgets::note(ui, &texts.stats.headline_note);
    ui.add_space(4.0);
    for (metric, group, name) in HEADLINE {
        let Some(total) = context.catalogue().total(metric, group) else { continue };
        let name = texts.total.get(name).map_or("", String::as_str);
        let qualifier = phrase(&texts.qualifier, total.qualifier);
        let value = format!("{qualifier}{}", format::quantity(total.value.value, &total.unit, texts));
        ui.horizontal_wrapped(|ui| {
            let note = total.note.get(texts.language);
            let value = ui.label(RichText::new(value).font(theme::bold(14.0)));
            let name = ui.label(RichText::new(name).size(12.5));
            if !note.is_empty() {
                value.union(name).on_hover_text(note);
            }
        });
        let as_of = texts.stats.as_of.replace("{date}", &format::date(&total.value.as_of, texts.language));
        widgets::dated_sources(ui, context, &as_of, &total.value.sources, out);
        ui.add_space(5.0);
    }
    article(ui, context, out);
}

/// Claims of the article of 2023, for comparison.
fn article(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    egui::CollapsingHeader::new(&context.texts.stats.article_says).id_salt("article").show(ui, |ui| {
        for claim in &context.catalogue().claims {
            ui.add(egui::Label::new(RichText::new(claim.claim.get(context.view.language)).size(12.0)).wrap());
            if let Some(value) = claim.value {
                let qualifier = claim.qualifier.map_or("", |q| phrase(&context.texts.qualifier, q));
                let value = format::quantity(value, &claim.unit, context.texts);
                let date = format::short_date(&claim.as_of, context.view.language);
                ui.label(RichText::new(format!("{qualifier}{value} · {date}")).font(theme::bold(12.0)));
            }
            widgets::sources(ui, context, &claim.sources, out);
            ui.add_space(6.0);
        }
    });
}
