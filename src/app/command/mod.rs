//! Requests of panels, map and shortcuts, an enum per noun; the state changes only where commands are applied.

mod analysis;
mod article;
mod camera;
mod export;
mod file;
mod filter;
mod import;
mod interaction;
mod layer;
mod own_data;
mod selection;
mod table;
mod timeline;
mod tool;
mod window;

pub use analysis::AnalysisCommand;
pub use article::ArticleCommand;
pub use camera::CameraCommand;
pub use export::ExportCommand;
pub use file::FileCommand;
pub use filter::FilterCommand;
pub use import::ImportCommand;
pub use interaction::InteractionCommand;
pub use layer::{LayerCommand, LayerEdit};
pub use own_data::OwnDataCommand;
pub use selection::SelectionCommand;
pub use table::TableCommand;
pub use timeline::TimelineCommand;
pub use tool::ToolCommand;
pub use window::WindowCommand;

use super::{action::Action, table::TableFile, ui_state::UiState, window_kind::Window};
use crate::{query::SearchTarget, scene::Interaction};

/// Request to change the state.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Run an action.
    Action(Action),
    /// Request of the tab of analysis.
    Analysis(AnalysisCommand),
    /// Request of the walk through the article.
    Article(ArticleCommand),
    /// Request to move the camera.
    Camera(CameraCommand),
    /// Request of the export window.
    Export(ExportCommand),
    /// Request concerning a file.
    File(FileCommand),
    /// Request to filter.
    Filter(FilterCommand),
    /// Request of the window of the import.
    Import(ImportCommand),
    /// Request to highlight features.
    Interaction(InteractionCommand),
    /// Request to change a layer of the map.
    Layer(LayerCommand),
    /// Request concerning a person's own files.
    OwnData(OwnDataCommand),
    /// Request to select features.
    Selection(SelectionCommand),
    /// Request concerning tables.
    Table(TableCommand),
    /// Request to the timeline.
    Timeline(TimelineCommand),
    /// Request to a pointer tool.
    Tool(ToolCommand),
    /// Request to open or close windows.
    Window(WindowCommand),
    /// End an edit: the next change begins a new undo step.
    EndEdit,
    /// Copy text to the clipboard.
    CopyText(String),
    /// Dismiss the message with this number.
    DismissMessage(u64),
}

impl Command {
    /// `true` if the command waits until the entry in a focused field is complete: all but movements of the camera by
    /// hand, hover, emphasis and ends of edits.
    pub(crate) fn waits_for_entry(&self) -> bool {
        !matches!(
            self,
            Self::Camera(CameraCommand::Set(_) | CameraCommand::Glide(..)) | Self::Interaction(_) | Self::EndEdit
        )
    }

    /// Command that withdraws the question for a file or a place in the open window; `None` if it asks none.
    pub(crate) fn withdraw_question(ui_state: &UiState) -> Option<Self> {
        let (export, table) = (&ui_state.export, &ui_state.table_file);
        let report = ui_state.import.as_ref().map(|import| &import.report);
        let is_searching = ui_state.import.as_ref().is_some_and(|import| import.searched.is_some());
        match ui_state.window {
            Some(Window::Import) if report.is_some_and(|report| report.path.is_some() || report.exists.is_some()) => {
                Some(ImportCommand::KeepReport.into())
            }
            Some(Window::Import) if is_searching => Some(ImportCommand::SearchPlace(None).into()),
            Some(Window::Export) if export.path.is_some() || export.exists.is_some() => {
                Some(ExportCommand::Cancel.into())
            }
            Some(Window::SaveTable) if table.path.is_some() || table.exists.is_some() => {
                // A declined replacement leads back to the path field.
                let path = table.path.clone().filter(|_| table.exists.is_some());
                let file = TableFile { path, exists: None, ..table.clone() };
                Some(TableCommand::SetFile(Box::new(file)).into())
            }
            _ => None,
        }
    }

    /// Command that flies to a search result; `None` for a sector, which has no location.
    pub(crate) fn fly_to_result(target: &SearchTarget) -> Option<Self> {
        match target {
            SearchTarget::Cluster(id) => Some(SelectionCommand::SelectAndFly(id.clone().into()).into()),
            SearchTarget::Province(id) => Some(SelectionCommand::SelectAndFly(id.clone().into()).into()),
            SearchTarget::City(id) => Some(CameraCommand::FlyToCity(id.clone()).into()),
            SearchTarget::Sector(_) => None,
        }
    }
}

/// Replaces the hover and emphasis commands of a frame by one that sets their result, if it differs from `before`.
pub(crate) fn merge_interaction(commands: &mut Vec<Command>, before: &Interaction) {
    let mut now = Interaction::default();
    commands.retain(|command| match command {
        Command::Interaction(InteractionCommand::Hover(tag)) => {
            now.hovered = Some(tag.clone());
            false
        }
        Command::Interaction(InteractionCommand::Emphasise(ids)) => {
            now.emphasised = Some(ids.clone());
            false
        }
        _ => true,
    });
    if now != *before {
        commands.push(InteractionCommand::Set(now).into());
    }
}

impl From<Action> for Command {
    fn from(action: Action) -> Self {
        Self::Action(action)
    }
}

impl From<AnalysisCommand> for Command {
    fn from(command: AnalysisCommand) -> Self {
        Self::Analysis(command)
    }
}

impl From<ArticleCommand> for Command {
    fn from(command: ArticleCommand) -> Self {
        Self::Article(command)
    }
}

impl From<CameraCommand> for Command {
    fn from(command: CameraCommand) -> Self {
        Self::Camera(command)
    }
}

impl From<ExportCommand> for Command {
    fn from(command: ExportCommand) -> Self {
        Self::Export(command)
    }
}

impl From<FileCommand> for Command {
    fn from(command: FileCommand) -> Self {
        Self::File(command)
    }
}

impl From<FilterCommand> for Command {
    fn from(command: FilterCommand) -> Self {
        Self::Filter(command)
    }
}

impl From<ImportCommand> for Command {
    fn from(command: ImportCommand) -> Self {
        Self::Import(command)
    }
}

impl From<OwnDataCommand> for Command {
    fn from(command: OwnDataCommand) -> Self {
        Self::OwnData(command)
    }
}

impl From<InteractionCommand> for Command {
    fn from(command: InteractionCommand) -> Self {
        Self::Interaction(command)
    }
}

impl From<LayerCommand> for Command {
    fn from(command: LayerCommand) -> Self {
        Self::Layer(command)
    }
}

impl From<SelectionCommand> for Command {
    fn from(command: SelectionCommand) -> Self {
        Self::Selection(command)
    }
}

impl From<TableCommand> for Command {
    fn from(command: TableCommand) -> Self {
        Self::Table(command)
    }
}

impl From<TimelineCommand> for Command {
    fn from(command: TimelineCommand) -> Self {
        Self::Timeline(command)
    }
}

impl From<ToolCommand> for Command {
    fn from(command: ToolCommand) -> Self {
        Self::Tool(command)
    }
}

impl From<WindowCommand> for Command {
    fn from(command: WindowCommand) -> Self {
        Self::Window(command)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{model::ClusterId, scene::Tag};

    #[test]
    fn pointing_at_the_same_thing_asks_for_nothing() {
        let tag = Tag::from(ClusterId::new("a"));
        let mut commands = vec![InteractionCommand::Hover(tag.clone()).into(), Command::EndEdit];
        let before = Interaction { hovered: Some(tag), ..Interaction::default() };
        merge_interaction(&mut commands, &before);
        assert_eq!(commands, [Command::EndEdit]);
    }

    #[test]
    fn pointing_away_is_a_change() {
        let before = Interaction { emphasised: Some(BTreeSet::new()), ..Interaction::default() };
        let mut commands = Vec::new();
        merge_interaction(&mut commands, &before);
        assert_eq!(commands, [InteractionCommand::Set(Interaction::default()).into()]);
    }
}
