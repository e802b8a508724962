//! SME cultivation tiers (梯度培育) of a province, highest first, each with the counts that sources report.

use egui::{CollapsingHeader, RichText, Stroke, Ui, pos2};

use super::section;
use crate::{
    app::{command::Command, frame_context::FrameContext, theme, widgets},
    caption::{observation::FormattedObservation, ranks::verdict_words},
    i18n::{Term, phrase},
    model::{CityId, Province, ProvinceId, ReportingUnit, Tier, TierObservation},
    query::{BESIDE, ObservationGroup, TIERS, TierHistory, tier_history},
    surface::screen::color,
};

/// Draws the section.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, province: &Province, out: &mut Vec<Command>) {
    let texts = &context.texts.province;
    section(ui, "ladder", &texts.ladder, true, |ui| {
        let unit = ReportingUnit::Province(province.id.clone());
        let ladder = Ladder { context, province: &province.id, unit: &unit };
        for (tier, always) in TIERS {
            let row = ladder.tier(ui, tier, always, out);
            paint(ui, row);
        }
        ui.add_space(4.0);
        ui.label(RichText::new(&texts.beside).font(theme::bold(12.0)));
        for tier in BESIDE {
            ladder.tier(ui, tier, true, out);
        }
        for (unit, name) in units_within(context, &province.id) {
            let name = texts.on_its_own.replace("{city}", name);
            CollapsingHeader::new(RichText::new(name).size(12.0)).id_salt("unit").show(ui, |ui| {
                let ladder = Ladder { context, province: &province.id, unit: &unit };
                for (tier, _) in TIERS {
                    let row = ladder.tier(ui, tier, false, out);
                    paint(ui, row);
                }
            });
        }
        widgets::note(ui, &texts.ladder_note);
    });
}

/// Separately planned cities, or XPCC, within a province that have counts of their own.
fn units_within<'a>(context: &FrameContext<'a>, province: &ProvinceId) -> Vec<(ReportingUnit, &'a str)> {
    let mut units: Vec<ReportingUnit> = Vec::new();
    for row in &context.catalogue().ladder {
        let apart = matches!(row.unit, ReportingUnit::City(_) | ReportingUnit::Xpcc);
        if apart && !units.contains(&row.unit) && context.catalogue().province_of(&row.unit).as_ref() == Some(province)
        {
            units.push(row.unit.clone());
        }
    }
    let name = |id: &CityId| Some(context.catalogue().city(id)?.name.short(context.view.language));
    let named = |unit: ReportingUnit| {
        let name = match &unit {
            ReportingUnit::City(id) => name(id)?,
            _ => context.texts.province.corps.as_str(),
        };
        Some((unit, name))
    };
    units.into_iter().filter_map(named).collect()
}

/// Tiers of one reporting unit.
struct Ladder<'a> {
    context: &'a FrameContext<'a>,
    province: &'a ProvinceId,
    unit: &'a ReportingUnit,
}

/// Width of the drawn ladder, points.
const RAILS: f32 = 12.0;

impl Ladder<'_> {
    /// Tier with its counts. Returns its rectangle and whether counts exist; `None` if the tier is left out.
    fn tier(&self, ui: &mut Ui, tier: Tier, always: bool, out: &mut Vec<Command>) -> Option<(egui::Rect, bool)> {
        let accounts = tier_history(self.context.catalogue(), self.unit, tier);
        if accounts.is_empty() && !always {
            return None;
        }
        let row = ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            ui.add_space(RAILS + 8.0);
            ui.vertical(|ui| {
                ui.set_width(ui.available_width());
                self.words(ui, tier, &accounts, out);
                ui.add_space(6.0);
            });
        });
        Some((row.response.rect, !accounts.is_empty()))
    }

    fn words(&self, ui: &mut Ui, tier: Tier, accounts: &TierHistory<'_>, out: &mut Vec<Command>) {
        let (context, texts) = (self.context, &self.context.texts.province);
        let head = accounts.latest.as_ref();
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.label(RichText::new(phrase(&context.texts.tier, tier)).font(theme::bold(12.5)));
            if let Some(term) = Term::of_tier(tier) {
                widgets::term(ui, context, term, out);
            }
            if accounts.is_empty() {
                widgets::unknown(ui, context);
            } else if head.is_none() {
                ui.label(RichText::new(&texts.only_rounds).size(12.0).color(theme::faint(ui)));
            }
            if let Some(account) = head {
                verdict(ui, context, account);
            }
        });
        if accounts.is_empty() && tier == Tier::LittleGiant && matches!(self.unit, ReportingUnit::Province(_)) {
            widgets::note(ui, &texts.none_since);
        }
        match head {
            Some(account) => self.account(ui, account, out),
            None => self.rows(ui, &accounts.rounds, out),
        }
        ui.push_id(<&'static str>::from(tier), |ui| {
            if head.is_some() && !accounts.rounds.is_empty() {
                let title = texts.rounds.replace("{n}", &accounts.rounds.len().to_string());
                disclosure(ui, "rounds", &title, |ui| self.rows(ui, &accounts.rounds, out));
            }
            if !accounts.earlier.is_empty() {
                let title = texts.earlier.replace("{n}", &accounts.earlier_len().to_string());
                disclosure(ui, "earlier", &title, |ui| {
                    for account in &accounts.earlier {
                        verdict(ui, context, account);
                        self.account(ui, account, out);
                    }
                });
            }
        });
    }

    fn account(&self, ui: &mut Ui, account: &ObservationGroup<'_>, out: &mut Vec<Command>) {
        self.rows(ui, &account.rows, out);
    }

    fn rows(&self, ui: &mut Ui, rows: &[&TierObservation], out: &mut Vec<Command>) {
        for row in rows {
            widgets::reading(
                ui,
                self.context,
                &FormattedObservation::of_ladder(self.context.wording(), self.province, row),
                out,
            );
            ui.add_space(2.0);
        }
    }
}

/// Note that concurrent counts differ.
pub(super) fn verdict(ui: &mut Ui, context: &FrameContext<'_>, account: &ObservationGroup<'_>) {
    if let Some(text) = verdict_words(context.texts, account.verdict) {
        let color = ui.visuals().warn_fg_color;
        ui.label(RichText::new(text).size(12.0).color(color));
    }
}

fn disclosure(ui: &mut Ui, key: &str, title: &str, add: impl FnOnce(&mut Ui)) {
    CollapsingHeader::new(RichText::new(title).size(12.0)).id_salt(key).show_unindented(ui, |ui| add(ui));
}

/// Ladder symbol with one step at the height of the name: thick and coloured if counts exist, else thin and grey.
fn paint(ui: &Ui, row: Option<(egui::Rect, bool)>) {
    let Some((row, known)) = row else { return };
    let colors = theme::ui_colors(ui);
    let rail = Stroke::new(1.5, color(colors.line));
    let (left, right) = (row.min.x + 1.0, row.min.x + RAILS - 1.0);
    let below = row.max.y + ui.spacing().item_spacing.y;
    for x in [left, right] {
        ui.painter().line_segment([pos2(x, row.min.y), pos2(x, below)], rail);
    }
    let y = row.min.y + 9.0;
    let (width, fill) = if known { (3.0, colors.accent) } else { (1.5, colors.line) };
    ui.painter().line_segment([pos2(left, y), pos2(right, y)], Stroke::new(width, color(fill)));
}
