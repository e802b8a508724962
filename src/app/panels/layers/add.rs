//! Menu of the layers that are not on the map.

use egui::{Button, Popup, Ui};

use crate::{
    app::{
        action::Action,
        command::{Command, LayerCommand, OwnDataCommand},
        frame_context::FrameContext,
        widgets,
    },
    dataset::DatasetId,
    view::BUILT_IN,
};

/// Width of the menu, points.
const WIDTH: f32 = 230.0;

/// Draws the button that opens the menu.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let (texts, view) = (&context.texts.layers, context.view);
    let title = |id: &str| {
        let dataset = context.facts.datasets().get(&DatasetId::new(id))?;
        Some(dataset.title().get(view.language).to_owned())
    };
    let is_there = |id: &str| view.layers.iter().any(|layer| layer.dataset().is_some_and(|of| of.as_str() == id));
    let built_in = BUILT_IN.into_iter().filter(|id| !is_there(id));
    let mut offers: Vec<(String, Command)> =
        built_in.filter_map(|id| Some((title(id)?, LayerCommand::Add(id).into()))).collect();
    offers.push((texts.values.clone(), LayerCommand::AddValues.into()));
    let own = view.data.iter().filter(|data| !is_there(data.id.as_str()));
    offers.extend(own.map(|data| (data.title.clone(), OwnDataCommand::AddLayer(data.id.clone()).into())));
    offers.push((Action::AddData.title(context).to_owned(), Action::AddData.into()));
    let response = ui.add_enabled(!offers.is_empty(), Button::new(&texts.add));
    let response = response.on_hover_text(&texts.add_tip).on_disabled_hover_text(&texts.nothing_to_add);
    if response.clicked() {
        response.request_focus();
    }
    Popup::menu(&response).show(|ui| {
        ui.set_width(WIDTH);
        for (name, command) in offers {
            if ui.add(Button::new(name).truncate()).clicked() {
                out.push(command);
            }
        }
        crate::app::focus::home_and_end(ui);
    });
    widgets::named(&response, &texts.add);
}
