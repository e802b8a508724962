//! Card of a cluster: names, sector, round, cities, figures, sources.

use egui::{Response, RichText, Ui, vec2};

use crate::{
    app::{
        action::Action,
        command::{CameraCommand, Command, SelectionCommand},
        frame_context::FrameContext,
        theme,
        widgets::{self, Icon, IconButton},
    },
    i18n::{Term, format, phrase},
    model::{Cluster, Confidence, Figure, MemberBasis, NameBasis, Round, SectorBasis, YearBasis},
};

/// Draws the card.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, cluster: &Cluster, out: &mut Vec<Command>) {
    let (language, texts) = (context.view.language, &context.texts.card);
    title(ui, context, cluster.name.full(language), cluster.name.full(language.other()), out);
    if cluster.confidence == Confidence::Recalled {
        warning(ui, &texts.recalled);
    }
    if !context.computed.found.contains(&cluster.id) {
        widgets::note(ui, &texts.hidden_by_filter);
    }
    egui::Grid::new("cluster facts").num_columns(2).spacing([12.0, 5.0]).min_col_width(74.0).show(ui, |ui| {
        term_row(ui, context, (&texts.sector, Term::Sector), out, |ui, _| sector(ui, context, cluster));
        term_row(ui, context, (&texts.round, Term::Round), out, |ui, _| round(ui, context, cluster));
        row(ui, &texts.announced, |ui| {
            let announced = context.catalogue().announced_on(cluster);
            let date = |date| format::date(date, language);
            ui.label(if announced == cluster.listed {
                date(&announced)
            } else {
                texts.listed.replace("{announced}", &date(&announced)).replace("{listed}", &date(&cluster.listed))
            });
        });
        row(ui, &texts.provinces, |ui| provinces(ui, context, cluster, out));
        term_row(ui, context, (&texts.cities, Term::LeadCity), out, |ui, out| cities(ui, context, cluster, out));
    });
    ui.add_space(8.0);
    widgets::heading(ui, &texts.figures);
    if cluster.figures.is_empty() {
        widgets::note(ui, &texts.no_figures);
    }
    for found in &cluster.figures {
        figure(ui, context, found, out);
    }
    let note = cluster.note.get(language);
    if !note.is_empty() {
        ui.add_space(6.0);
        widgets::heading(ui, &texts.note);
        widgets::note(ui, note);
    }
    let name_note = match cluster.name_basis {
        NameBasis::Read => "",
        NameBasis::Shortened => &texts.name_shortened,
        NameBasis::Recalled => &texts.name_recalled,
        NameBasis::BackTranslated => &texts.name_back_translated,
    };
    if !name_note.is_empty() {
        widgets::note(ui, name_note);
    }
    ui.add_space(6.0);
    widgets::heading(ui, &texts.sources);
    for source in &cluster.sources {
        widgets::sources(ui, context, std::slice::from_ref(source), out);
    }
}

/// Title of a card, with buttons to show the feature and to close the card.
pub(super) fn title(ui: &mut Ui, context: &FrameContext<'_>, name: &str, other: &str, out: &mut Vec<Command>) {
    let texts = &context.texts.card;
    ui.horizontal_top(|ui| {
        let buttons = 2.0 * 26.0 + 8.0;
        ui.vertical(|ui| {
            ui.set_width((ui.available_width() - buttons).max(80.0));
            let title = ui.add(egui::Label::new(RichText::new(name).font(theme::bold(16.0))).wrap());
            widgets::as_heading(&title, 1);
            if !other.is_empty() {
                ui.add(egui::Label::new(RichText::new(other).size(12.5).color(theme::faint(ui))).wrap());
            }
        });
        if ui.add(IconButton::new(Icon::Target, &texts.zoom)).on_hover_text(&texts.zoom).clicked() {
            out.push(Action::FitSelection.into());
        }
        if ui.add(IconButton::new(Icon::Cross, &texts.close)).on_hover_text(&texts.close).clicked() {
            out.push(Action::ClearSelection.into());
        }
    });
    ui.add_space(4.0);
}

/// Grid row of a fact whose label is a term of the glossary.
fn term_row(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    (name, term): (&str, Term),
    out: &mut Vec<Command>,
    add: impl FnOnce(&mut Ui, &mut Vec<Command>),
) {
    widgets::with_term(ui, context, term, out, |ui| label(ui, name));
    contents(ui, |ui| add(ui, out));
}

/// Grid row of a labelled fact.
pub(super) fn row(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    ui.with_layout(egui::Layout::left_to_right(egui::Align::Min), |ui| label(ui, name));
    contents(ui, add);
}

fn label(ui: &mut Ui, name: &str) -> Response {
    ui.label(RichText::new(name).size(12.0).color(theme::faint(ui)))
}

/// Right column of a grid row.
fn contents(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        add(ui);
    });
    ui.end_row();
}

fn warning(ui: &mut Ui, text: &str) {
    let color = ui.visuals().warn_fg_color;
    ui.add(egui::Label::new(RichText::new(text).size(12.0).color(color)).wrap());
    ui.add_space(4.0);
}

fn sector(ui: &mut Ui, context: &FrameContext<'_>, cluster: &Cluster) {
    let texts = &context.texts.card;
    if let Some(sector) = context.catalogue().sector(&cluster.sector) {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(14.0, 16.0), egui::Sense::hover());
            widgets::symbol(ui, rect.center(), &sector.id, 1.0);
            ui.add(egui::Label::new(sector.name.full(context.view.language)).wrap());
        });
    }
    let basis = match cluster.sector_basis {
        SectorBasis::Inferred => &texts.inferred,
        SectorBasis::Ambiguous => &texts.ambiguous,
        SectorBasis::NamedByPress => &texts.named_by_press,
        SectorBasis::Track2024 => &texts.track_2024,
    };
    widgets::note(ui, basis);
}

fn round(ui: &mut Ui, context: &FrameContext<'_>, cluster: &Cluster) {
    ui.label(phrase(&context.texts.round, cluster.round));
    if cluster.round == Round::FirstOrSecond {
        widgets::note(ui, &context.texts.card.round_unknown);
    }
}

fn provinces(ui: &mut Ui, context: &FrameContext<'_>, cluster: &Cluster, out: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        for id in &cluster.provinces {
            let Some(province) = context.catalogue().province(id) else { continue };
            if ui.link(province.name.short(context.view.language)).clicked() {
                out.push(SelectionCommand::Select(Some(id.clone().into())).into());
            }
        }
    });
}

fn cities(ui: &mut Ui, context: &FrameContext<'_>, cluster: &Cluster, out: &mut Vec<Command>) {
    let texts = &context.texts.card;
    ui.horizontal_wrapped(|ui| {
        for member in &cluster.members {
            let Some(city) = context.catalogue().city(&member.city) else { continue };
            let mut hover = city.name.full.zh.clone();
            if city.separately_planned {
                hover = format!("{hover} · {}", texts.planned_city);
            }
            if ui.link(city.name.short(context.view.language)).on_hover_text(hover).clicked() {
                out.push(CameraCommand::FlyToCity(city.id.clone()).into());
            }
        }
    });
    let any = |basis: MemberBasis| cluster.members.iter().any(|member| member.basis == basis);
    for (basis, text) in [
        (MemberBasis::Partial, &texts.partial),
        (MemberBasis::Decomposed, &texts.decomposed),
        (MemberBasis::Recalled, &texts.member_recalled),
    ] {
        if any(basis) {
            widgets::note(ui, text);
        }
    }
}

/// Figure with kind, scope, year and source, which always appear together.
fn figure(ui: &mut Ui, context: &FrameContext<'_>, figure: &Figure, out: &mut Vec<Command>) {
    let texts = context.texts;
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(format::figure(figure, texts)).font(theme::bold(14.0)));
        let kind = phrase(&texts.measure, figure.measure);
        let scope = phrase(&texts.scope, figure.scope);
        let date = format::short_date(&figure.value.as_of, context.view.language);
        let text = format!("{kind} · {date} · {scope}");
        ui.label(RichText::new(text).size(12.0));
    });
    if figure.year_basis == YearBasis::Publication {
        widgets::note(ui, &texts.card.year_of_publication);
    }
    let note = figure.note.get(texts.language);
    if !note.is_empty() {
        widgets::note(ui, note);
    }
    widgets::sources(ui, context, &figure.value.sources, out);
    ui.add_space(6.0);
}
