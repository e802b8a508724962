//! Actions of each menu; together the menus contain every action.

use crate::{app::action::Action, i18n::Messages};

use Action as A;

/// Contents of the menus; `None` is a separator.
pub(super) const START: &[Option<Action>] = &[Some(A::New), Some(A::Open), Some(A::AddData)];
pub(super) const RECENT: &[Option<Action>] = &[Some(A::ClearRecent)];
pub(super) const FILE: &[Option<Action>] = &[
    Some(A::Save),
    Some(A::SaveAs),
    None,
    Some(A::Export),
    Some(A::SnapshotPack),
    Some(A::CopyPicture),
    Some(A::SaveTable),
    Some(A::ShowInFolder),
    None,
    Some(A::Sources),
    None,
    Some(A::Quit),
];
pub(super) const EDIT: &[Option<Action>] = &[
    Some(A::Undo),
    Some(A::Redo),
    None,
    Some(A::FocusSearch),
    Some(A::ClearFilters),
    None,
    Some(A::NextCluster),
    Some(A::PreviousCluster),
    Some(A::ClearSelection),
    Some(A::DismissMessage),
    None,
    Some(A::Compare),
    Some(A::NextClaim),
    Some(A::PreviousClaim),
];
pub(super) const VIEW: &[Option<Action>] = &[
    Some(A::ZoomIn),
    Some(A::ZoomOut),
    Some(A::FitChina),
    Some(A::FitSelection),
    Some(A::FitResult),
    None,
    Some(A::ClustersPanel),
    Some(A::ProvincesPanel),
    Some(A::ProgrammesPanel),
    Some(A::ArticlePanel),
    Some(A::LayersPanel),
    Some(A::AnalysisPanel),
    None,
    Some(A::FiltersPanel),
    Some(A::StatisticsPanel),
    Some(A::TablePanel),
    Some(A::Timeline),
    None,
    Some(A::LargerText),
    Some(A::SmallerText),
    Some(A::UsualText),
    Some(A::FullScreen),
];
pub(super) const TOOLS: &[Option<Action>] = &[
    Some(A::Pan),
    Some(A::BoxZoom),
    Some(A::MeasureDistance),
    Some(A::MeasureArea),
    Some(A::SelectBox),
    Some(A::SelectLasso),
    Some(A::SelectRadius),
    None,
    Some(A::ShowOnlyMarked),
    Some(A::ClearMarked),
];
pub(super) const PROJECTION: &[Option<Action>] = &[Some(A::Albers), Some(A::WebMercator)];
pub(super) const THEME: &[Option<Action>] = &[Some(A::ThemeSystem), Some(A::ThemeLight), Some(A::ThemeDark)];
pub(super) const LANGUAGE: &[Option<Action>] = &[Some(A::LanguageEnglish), Some(A::LanguageChinese)];
pub(super) const LAYERS: &[Option<Action>] = &[
    Some(A::NoValues),
    Some(A::SmallMultiples),
    None,
    Some(A::Clusters),
    Some(A::LaterClusters),
    Some(A::ClusterLabels),
    Some(A::MemberLinks),
    None,
    Some(A::ProvinceLabels),
    Some(A::CityLabels),
    Some(A::BothLanguages),
    None,
    Some(A::Water),
    Some(A::Graticule),
    Some(A::Legend),
    Some(A::DetailInsets),
];
pub(super) const BACKDROP: &[Option<Action>] =
    &[Some(A::BackdropBase), Some(A::BackdropOsm), Some(A::BackdropTopo), Some(A::BackdropFile)];
pub(super) const HELP: &[Option<Action>] = &[
    Some(A::FirstSteps),
    Some(A::Glossary),
    Some(A::Shortcuts),
    Some(A::Palette),
    Some(A::Sources),
    None,
    Some(A::About),
];

/// All actions in menus, with the names of the menu and the submenu that hold them.
fn menus(texts: &Messages) -> [(&'static [Option<Action>], Vec<&str>); 12] {
    let menu = &texts.menu;
    [
        (START, vec![&menu.file]),
        (RECENT, vec![&menu.file, &menu.recent]),
        (FILE, vec![&menu.file]),
        (EDIT, vec![&menu.edit]),
        (VIEW, vec![&menu.view]),
        (TOOLS, vec![&menu.view, &texts.tools.menu]),
        (PROJECTION, vec![&menu.view, &menu.projection]),
        (THEME, vec![&menu.view, &menu.theme]),
        (LANGUAGE, vec![&menu.view, &menu.language]),
        (LAYERS, vec![&menu.layers]),
        (BACKDROP, vec![&menu.layers, &menu.backdrop]),
        (HELP, vec![&menu.help]),
    ]
}

/// Names of the menu, and of the submenu, that hold an action, outermost first.
pub(crate) fn path(action: Action, texts: &Messages) -> Vec<&str> {
    let held = menus(texts).into_iter().find(|(actions, _)| actions.contains(&Some(action)));
    held.map(|(_, names)| names).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator as _;

    use super::*;
    use crate::{i18n::messages, model::Language};

    #[test]
    fn every_command_is_in_a_menu() {
        for action in Action::iter() {
            assert!(!path(action, messages(Language::En)).is_empty(), "{action:?} is in no menu");
        }
    }
}
