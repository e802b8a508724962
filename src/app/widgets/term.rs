//! Mark beside a term that opens its meaning, and from there the glossary.

use egui::{Align2, Label, Popup, PopupCloseBehavior, Response, RichText, Role, Sense, Stroke, Ui, Vec2, WidgetInfo};

use crate::{
    app::{
        command::{Command, WindowCommand},
        frame_context::FrameContext,
        theme,
        window_kind::Window,
    },
    i18n::{GlossaryEntry, Term},
    view::Variable,
};

/// Side of the mark and radius of its circle, points.
const SIDE: f32 = 16.0;
const RADIUS: f32 = 6.5;
/// Width of the explanation, points.
const WIDTH: f32 = 300.0;

/// Question mark in a circle that explains a term.
pub(crate) fn term(ui: &mut Ui, context: &FrameContext<'_>, term: Term, out: &mut Vec<Command>) -> Response {
    let Some(entry) = term.entry() else { return ui.allocate_response(Vec2::ZERO, Sense::hover()) };
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(SIDE), Sense::click());
    let name = context.texts.glossary.explain.replace("{term}", entry.name(context.view.language));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &name));
    if ui.is_rect_visible(rect) {
        let attended = response.hovered() || response.has_focus();
        let ink = if attended { ui.visuals().text_color() } else { theme::faint(ui) };
        let painter = ui.painter();
        painter.circle_stroke(rect.center(), RADIUS, Stroke::new(1.0, ink));
        painter.text(rect.center(), Align2::CENTER_CENTER, "?", theme::bold(10.5), ink);
    }
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    Popup::menu(&response)
        .accessible_name(&name)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .width(WIDTH)
        .show(|ui| explanation(ui, context, entry, out));
    if Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response)) {
        response
    } else {
        response.on_hover_text(name)
    }
}

/// Label followed by the mark of its term.
pub(crate) fn with_term(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    name: Term,
    out: &mut Vec<Command>,
    add: impl FnOnce(&mut Ui) -> Response,
) -> Response {
    let line = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        let response = add(ui);
        term(ui, context, name, out);
        response
    });
    line.inner
}

/// Term that explains what a layer maps, if the glossary has one.
pub(crate) fn term_of(variable: &Variable) -> Option<Term> {
    match variable {
        Variable::Clusters => Some(Term::NationalAdvancedManufacturingCluster),
        Variable::LittleGiants(_) => Some(Term::LittleGiant),
        Variable::Ladder(tier) | Variable::Target(tier) => Term::of_tier(*tier),
        Variable::Indicator(_) | Variable::Series(_) | Variable::Own(_) => None,
    }
}

/// Term in both languages, its meaning, and a button that opens the glossary there.
fn explanation(ui: &mut Ui, context: &FrameContext<'_>, entry: &'static GlossaryEntry, out: &mut Vec<Command>) {
    let language = context.view.language;
    ui.set_max_width(WIDTH);
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.add(Label::new(RichText::new(entry.term.get(language)).font(theme::bold(13.0))).wrap());
    ui.add(Label::new(RichText::new(entry.term.get(language.other())).size(11.5).color(theme::faint(ui))).wrap());
    ui.add(Label::new(RichText::new(entry.meaning.get(language)).size(12.5)).wrap());
    if ui.button(&context.texts.glossary.open).clicked() {
        out.push(WindowCommand::Open(Window::Glossary(Some(entry.id.as_str()))).into());
        ui.close();
    }
}
