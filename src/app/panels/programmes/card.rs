//! Card of a programme.

use egui::{Align, Color32, Label, Layout, RichText, TextWrapMode, Ui, text::LayoutJob, vec2};

use super::{reached, track, words};
use crate::{
    app::{
        command::{Command, LayerCommand},
        frame_context::FrameContext,
        theme, widgets,
    },
    i18n::{format, phrase},
    model::{Programme, ProgrammeFigureKind, ProgrammeTitle, ProgrammeUnit, Tier},
    query::{ProgrammeOrder, progress},
    surface::screen::color,
    view::{EditKind, ThematicLayer, Variable},
};

/// Number of description lines before the card is expanded.
const FOLDED: usize = 2;

/// Draws the card's contents; returns `true` if the card is to be expanded.
pub(super) fn ui(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    programme: &Programme,
    open: bool,
    out: &mut Vec<Command>,
) -> bool {
    ui.spacing_mut().item_spacing.y = 3.0;
    // Selectable text would intercept the click on the card.
    ui.style_mut().interaction.selectable_labels = false;
    head(ui, context, programme);
    names(ui, context, programme);
    faint(ui, &format::capitalised(&words::issued(context, programme)));
    track::ui(ui, context, programme);
    let progress = progress(context.catalogue(), programme);
    if let Some(figure) = &programme.figure {
        let text = RichText::new(words::figure(context, figure)).size(12.5);
        ui.add(Label::new(text).wrap());
    }
    if let Some(progress) = &progress {
        ui.scope(|ui| reached::ui(ui, context, progress, open, out));
    }
    let cut = texts(ui, context, programme, open);
    if programme.weak {
        ui.label(RichText::new(&context.texts.programmes.weak).size(11.5).color(ui.visuals().warn_fg_color));
    }
    widgets::sources(ui, context, &programme.sources, out);
    let has_more =
        open || cut || !programme.others.is_empty() || progress.as_ref().is_some_and(|p| reached::older(p) > 0);
    foot(ui, context, programme, (open, has_more), out)
}

/// Kind as a tag, and the place unless the group heading names it.
fn head(ui: &mut Ui, context: &FrameContext<'_>, programme: &Programme) {
    ui.horizontal(|ui| {
        let fill = theme::palette(ui).programme(programme.kind);
        let tag = egui::Frame::new().fill(color(fill.faded(0.18))).corner_radius(3).inner_margin(vec2(5.0, 1.0));
        tag.show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 5.0;
            let (rect, _) = ui.allocate_exact_size(vec2(7.0, 13.0), egui::Sense::hover());
            let swatch = egui::Rect::from_center_size(rect.center(), vec2(7.0, 7.0));
            ui.painter().rect_filled(swatch, 1.0, color(fill));
            ui.label(RichText::new(phrase(&context.texts.programme_kind, programme.kind)).size(11.5));
        });
        let by_province = context.ui_state.programme_order == ProgrammeOrder::Province;
        let place = if by_province {
            words::within_province(context, programme).map(ToOwned::to_owned)
        } else {
            Some(words::place(context, programme))
        };
        if let Some(place) = place {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let text = RichText::new(place).size(11.5).color(theme::faint(ui));
                let label = ui.add(Label::new(text).truncate());
                label.on_hover_text(phrase(&context.texts.programme_level, programme.level));
            });
        }
    });
}

fn names(ui: &mut Ui, context: &FrameContext<'_>, programme: &Programme) {
    let (language, name) = (context.view.language, &programme.name);
    let kind = phrase(&context.texts.programme_title, programme.title);
    let own = name.get(language);
    ui.add(Label::new(RichText::new(own).font(theme::bold(13.0))).wrap()).on_hover_text(kind);
    let other = name.get(language.other());
    if other != own {
        faint(ui, other);
    }
    // A name quoted from a document needs no remark.
    if !matches!(programme.title, ProgrammeTitle::DocumentTitle | ProgrammeTitle::NamedScheme) {
        ui.add(Label::new(RichText::new(kind).size(11.5).color(ui.visuals().warn_fg_color)).wrap());
    }
}

fn faint(ui: &mut Ui, text: &str) {
    ui.add(Label::new(RichText::new(text).size(12.0).color(theme::faint(ui))).wrap());
}

/// Description, further figures and note; returns `true` if the description is truncated.
fn texts(ui: &mut Ui, context: &FrameContext<'_>, programme: &Programme, open: bool) -> bool {
    let (texts, language) = (&context.texts.programmes, context.view.language);
    let description = programme.description.get(language);
    let mut cut = false;
    if open {
        ui.add(Label::new(RichText::new(description).size(12.0)).wrap());
        if !programme.others.is_empty() {
            let others = texts.further.replace("{text}", programme.others.get(language));
            ui.add(Label::new(RichText::new(others).size(12.0)).wrap());
        }
    } else if !description.is_empty() {
        let mut job = LayoutJob::simple(
            description.to_owned(),
            egui::FontId::proportional(12.0),
            Color32::PLACEHOLDER,
            ui.available_width(),
        );
        job.wrap.max_rows = FOLDED;
        let galley = ui.painter().layout_job(job);
        cut = galley.elided;
        ui.add(Label::new(galley).show_tooltip_when_elided(false));
    }
    if !programme.note.is_empty() {
        widgets::note(ui, &texts.note.replace("{text}", programme.note.get(language)));
    }
    cut
}

/// Links of the card; returns `true` if the card is to be expanded.
fn foot(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    programme: &Programme,
    (open, has_more): (bool, bool),
    out: &mut Vec<Command>,
) -> bool {
    let texts = &context.texts.programmes;
    let mut open = open;
    let tier = mapped_tier(programme);
    if tier.is_none() && !has_more {
        return open;
    }
    ui.horizontal_wrapped(|ui| {
        ui.style_mut().wrap_mode = Some(TextWrapMode::Extend);
        if has_more {
            let (label, spoken) = if open { (&texts.less, &texts.less_of) } else { (&texts.more, &texts.more_of) };
            let spoken = spoken.replace("{name}", programme.name.get(context.view.language));
            if ui.link(RichText::new(label).size(12.0)).accessible_name(spoken).clicked() {
                open = !open;
            }
        }
        if let Some(tier) = tier {
            targets(ui, context, tier, out);
        }
    });
    open
}

/// SME cultivation tier whose map of targets includes the programme's figure.
fn mapped_tier(programme: &Programme) -> Option<Tier> {
    let figure = programme.figure.as_ref()?;
    let is_mapped = figure.kind == ProgrammeFigureKind::TargetTotal
        && figure.unit == ProgrammeUnit::Firms
        && programme.city.is_none();
    figure.tier.filter(|_| is_mapped)
}

fn targets(ui: &mut Ui, context: &FrameContext<'_>, tier: Tier, out: &mut Vec<Command>) {
    let texts = &context.texts.programmes;
    let layer = ThematicLayer::of(Variable::Target(tier));
    let shown = context.thematic().is_some_and(|shown| shown.variable == layer.variable);
    let (label, then) = if shown { (&texts.unmap_targets, None) } else { (&texts.map_targets, Some(layer)) };
    let tier = format::inside_sentence(phrase(&context.texts.tier, tier));
    let tip = texts.map_targets_tip.replace("{tier}", &tier);
    if ui.link(RichText::new(label).size(12.0)).on_hover_text(tip).clicked() {
        out.push(LayerCommand::SetThematic(then, EditKind::Single).into());
    }
}
