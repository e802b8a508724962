//! Commands without parameters: one list for menus, shortcuts and the command palette.

use egui::{Key, KeyboardShortcut, Modifiers};
use strum::{EnumIter, IntoStaticStr};

use super::{settings::LeftPanel, tool::Tool};
use crate::view::Switch;

/// A command without parameters, in the order in which the palette lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
#[expect(missing_docs, reason = "title and explanation of each stand in assets/i18n, [command]")]
pub enum Action {
    Palette,
    New,
    Open,
    AddData,
    Save,
    SaveAs,
    Export,
    CopyPicture,
    SnapshotPack,
    SaveTable,
    ShowInFolder,
    ClearRecent,
    FocusSearch,
    ClearFilters,
    FitChina,
    FitSelection,
    FitResult,
    ZoomIn,
    ZoomOut,
    Undo,
    Redo,
    NextCluster,
    PreviousCluster,
    ClearSelection,
    DismissMessage,
    Pan,
    BoxZoom,
    MeasureDistance,
    MeasureArea,
    SelectBox,
    SelectLasso,
    SelectRadius,
    ShowOnlyMarked,
    ClearMarked,
    Compare,
    NextClaim,
    PreviousClaim,
    FiltersPanel,
    StatisticsPanel,
    ClustersPanel,
    ProvincesPanel,
    ProgrammesPanel,
    ArticlePanel,
    LayersPanel,
    AnalysisPanel,
    TablePanel,
    Timeline,
    FullScreen,
    LargerText,
    SmallerText,
    UsualText,
    NoValues,
    SmallMultiples,
    Clusters,
    LaterClusters,
    ClusterLabels,
    MemberLinks,
    ProvinceLabels,
    CityLabels,
    BothLanguages,
    Water,
    Graticule,
    Legend,
    DetailInsets,
    BackdropBase,
    BackdropOsm,
    BackdropTopo,
    BackdropFile,
    Albers,
    WebMercator,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    LanguageEnglish,
    LanguageChinese,
    Sources,
    FirstSteps,
    Glossary,
    Shortcuts,
    About,
    Quit,
}

/// Ctrl, or ⌘ on a Mac.
const COMMAND: Modifiers = Modifiers::COMMAND;
const COMMAND_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

impl Action {
    /// Key of the action in the message files.
    pub fn key(self) -> &'static str {
        self.into()
    }

    /// Keyboard shortcuts; menus show the first.
    pub fn shortcuts(self) -> Vec<KeyboardShortcut> {
        let keys = |pairs: &[(Modifiers, Key)]| pairs.iter().map(|(m, k)| KeyboardShortcut::new(*m, *k)).collect();
        match self {
            Self::Palette => keys(&[(COMMAND, Key::K), (COMMAND_SHIFT, Key::P)]),
            Self::New => keys(&[(COMMAND, Key::N)]),
            Self::Open => keys(&[(COMMAND, Key::O)]),
            Self::AddData => keys(&[(COMMAND, Key::I)]),
            Self::Save => keys(&[(COMMAND, Key::S)]),
            Self::SaveAs => keys(&[(COMMAND_SHIFT, Key::S)]),
            Self::Export => keys(&[(COMMAND, Key::E)]),
            Self::CopyPicture => keys(&[(COMMAND_SHIFT, Key::C)]),
            Self::SnapshotPack => keys(&[(COMMAND_SHIFT, Key::E)]),
            Self::DismissMessage => keys(&[(COMMAND, Key::Period)]),
            Self::FocusSearch => keys(&[(COMMAND, Key::F)]),
            Self::ClearFilters => keys(&[(COMMAND_SHIFT, Key::X)]),
            Self::FitChina => keys(&[(Modifiers::NONE, Key::Home)]),
            Self::FitSelection => keys(&[(COMMAND, Key::Num9)]),
            Self::ZoomIn => keys(&[(Modifiers::NONE, Key::Plus), (Modifiers::NONE, Key::Equals)]),
            Self::ZoomOut => keys(&[(Modifiers::NONE, Key::Minus)]),
            Self::LargerText => keys(&[(COMMAND, Key::Plus), (COMMAND, Key::Equals)]),
            Self::SmallerText => keys(&[(COMMAND, Key::Minus)]),
            Self::UsualText => keys(&[(COMMAND, Key::Num0)]),
            Self::FitResult => keys(&[(COMMAND, Key::Num8)]),
            // As in QGIS.
            Self::MeasureDistance => keys(&[(COMMAND_SHIFT, Key::M)]),
            Self::MeasureArea => keys(&[(COMMAND_SHIFT, Key::J)]),
            Self::SelectBox => keys(&[(COMMAND_SHIFT, Key::B)]),
            Self::SelectLasso => keys(&[(COMMAND_SHIFT, Key::L)]),
            Self::SelectRadius => keys(&[(COMMAND_SHIFT, Key::R)]),
            Self::Undo => keys(&[(COMMAND, Key::Z)]),
            Self::Redo => keys(&[(COMMAND_SHIFT, Key::Z), (COMMAND, Key::Y)]),
            Self::NextCluster => keys(&[(Modifiers::NONE, Key::PageDown)]),
            Self::PreviousCluster => keys(&[(Modifiers::NONE, Key::PageUp)]),
            Self::NextClaim => keys(&[(Modifiers::ALT, Key::ArrowRight)]),
            Self::PreviousClaim => keys(&[(Modifiers::ALT, Key::ArrowLeft)]),
            Self::ClearSelection => keys(&[(Modifiers::NONE, Key::Escape)]),
            Self::Compare => keys(&[(COMMAND, Key::D)]),
            Self::FiltersPanel => keys(&[(COMMAND, Key::B)]),
            Self::StatisticsPanel => keys(&[(COMMAND, Key::J)]),
            Self::ClustersPanel => keys(&[(COMMAND, Key::Num1)]),
            Self::ProvincesPanel => keys(&[(COMMAND, Key::Num2)]),
            Self::ProgrammesPanel => keys(&[(COMMAND, Key::Num3)]),
            Self::ArticlePanel => keys(&[(COMMAND, Key::Num4)]),
            Self::LayersPanel => keys(&[(COMMAND, Key::Num5)]),
            Self::AnalysisPanel => keys(&[(COMMAND, Key::Num6)]),
            Self::TablePanel => keys(&[(COMMAND, Key::T)]),
            Self::Timeline => keys(&[(COMMAND_SHIFT, Key::T)]),
            Self::FullScreen => keys(&[(Modifiers::NONE, Key::F11)]),
            Self::LaterClusters => keys(&[(COMMAND, Key::L)]),
            Self::Shortcuts => keys(&[(Modifiers::NONE, Key::F1), (COMMAND, Key::Slash)]),
            Self::Glossary => keys(&[(Modifiers::SHIFT, Key::F1)]),
            Self::Quit => keys(&[(COMMAND, Key::Q)]),
            _ => Vec::new(),
        }
    }

    /// The room of the panel on the left that it shows or closes.
    pub fn room(self) -> Option<LeftPanel> {
        Some(match self {
            Self::ClustersPanel => LeftPanel::Clusters,
            Self::ProvincesPanel => LeftPanel::Provinces,
            Self::Compare => LeftPanel::Compare,
            Self::ProgrammesPanel => LeftPanel::Programmes,
            Self::ArticlePanel => LeftPanel::Article,
            Self::LayersPanel => LeftPanel::Layers,
            Self::AnalysisPanel => LeftPanel::Analysis,
            _ => return None,
        })
    }

    /// Pointer tool of the same name, which the action chooses; `None` for other actions.
    pub fn tool(self) -> Option<Tool> {
        self.key().parse().ok()
    }

    /// Switch of the same name, which the action toggles; `None` for other actions.
    pub fn switch(self) -> Option<Switch> {
        self.key().parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use strum::IntoEnumIterator as _;

    use super::*;
    use crate::{i18n::messages, model::Language};

    #[test]
    fn every_command_has_a_title_and_an_explanation_in_both_languages() {
        for language in [Language::En, Language::Zh] {
            let texts = &messages(language).command;
            for action in Action::iter() {
                let text = texts.get(action.key()).unwrap_or_else(|| panic!("{action:?} in {language:?}"));
                assert!(!text.title.is_empty() && !text.tip.is_empty(), "{action:?} in {language:?}");
            }
            assert_eq!(texts.len(), Action::iter().count(), "phrases without a command in {language:?}");
        }
    }

    #[test]
    fn no_two_commands_share_a_shortcut() {
        let mut owners = BTreeMap::new();
        for action in Action::iter() {
            for shortcut in action.shortcuts() {
                let other = owners.insert(format!("{shortcut:?}"), action);
                assert_eq!(other, None, "{shortcut:?} runs {action:?} too");
            }
        }
    }

    #[test]
    fn every_pointer_tool_has_one_action() {
        for tool in Tool::iter() {
            let actions: Vec<Action> = Action::iter().filter(|action| action.tool() == Some(tool)).collect();
            assert_eq!(actions.len(), 1, "{tool:?}: {actions:?}");
        }
    }

    #[test]
    fn every_switch_has_one_action() {
        for switch in Switch::iter() {
            let actions: Vec<Action> = Action::iter().filter(|action| action.switch() == Some(switch)).collect();
            assert_eq!(actions.len(), 1, "{switch:?}: {actions:?}");
        }
    }
}
