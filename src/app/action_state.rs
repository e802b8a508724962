//! Title of an action in a frame, and whether it is enabled or checked.

use super::{
    action::Action,
    frame_context::FrameContext,
    settings::{LeftPanel, TextScale, ThemePreference},
    side_panels::Side,
};
use crate::{geo::ProjectionKind, model::Language, query::has_stops, view::Basemap};

impl Action {
    /// Title in the language of the view.
    pub fn title(self, context: &FrameContext<'_>) -> &'static str {
        context.texts.command.get(self.key()).map_or("", |text| text.title.as_str())
    }

    /// Explanation in the language of the view, shown as a tooltip.
    pub fn tip(self, context: &FrameContext<'_>) -> &'static str {
        context.texts.command.get(self.key()).map_or("", |text| text.tip.as_str())
    }

    /// `true` if the action would have an effect in the present state.
    pub fn enabled(self, context: &FrameContext<'_>) -> bool {
        match self {
            Self::Undo => context.can_undo,
            Self::Redo => context.can_redo,
            Self::ClearRecent => !context.settings.recent.is_empty(),
            Self::ClearFilters => context.view.conditions() > 0,
            Self::ClearSelection => context.view.selection.is_some(),
            Self::ShowInFolder => context.ui_state.messages.written().is_some(),
            Self::DismissMessage => !context.ui_state.messages.is_empty(),
            Self::NextCluster | Self::PreviousCluster | Self::FitResult => !context.computed.found.is_empty(),
            Self::ShowOnlyMarked | Self::ClearMarked => !context.ui_state.marked.is_empty(),
            Self::FitSelection => context.view.selection.is_some() || !context.computed.found.is_empty(),
            Self::NextClaim | Self::PreviousClaim => context.shows(LeftPanel::Article),
            Self::LargerText => context.settings.text_scale < TextScale::LARGEST,
            Self::SmallerText => context.settings.text_scale > TextScale::SMALLEST,
            Self::UsualText => context.settings.text_scale != TextScale::default(),
            Self::SmallMultiples => has_stops(context.view),
            Self::NoValues => context.view.thematic().is_some(),
            // Web tiles exist in Web Mercator only.
            Self::Albers => !context.view.base.basemap.is_tiles(),
            _ => true,
        }
    }

    /// For what can be on or off: which it is.
    pub fn checked(self, context: &FrameContext<'_>) -> Option<bool> {
        let (view, base) = (context.view, &context.view.base);
        if let Some(switch) = self.switch() {
            return Some(switch.is_on(view));
        }
        if let Some(tool) = self.tool() {
            return Some(context.ui_state.tool.tool == tool);
        }
        Some(match self {
            Self::FiltersPanel => context.is_drawn(Side::Left),
            Self::StatisticsPanel => context.is_drawn(Side::Right),
            Self::ClustersPanel
            | Self::Compare
            | Self::ProvincesPanel
            | Self::ProgrammesPanel
            | Self::ArticlePanel
            | Self::LayersPanel
            | Self::AnalysisPanel => Some(context.settings.left) == self.room(),
            Self::TablePanel => context.settings.table_open,
            Self::Timeline => context.settings.timeline_open,
            Self::SmallMultiples => view.page.multiples,
            Self::Albers => view.camera.projection == ProjectionKind::Albers,
            Self::WebMercator => view.camera.projection == ProjectionKind::WebMercator,
            Self::ThemeSystem => context.settings.theme == ThemePreference::System,
            Self::ThemeLight => context.settings.theme == ThemePreference::Light,
            Self::ThemeDark => context.settings.theme == ThemePreference::Dark,
            Self::LanguageEnglish => view.language == Language::En,
            Self::LanguageChinese => view.language == Language::Zh,
            Self::BackdropBase => base.basemap == Basemap::Embedded,
            Self::BackdropOsm => base.basemap == Basemap::OpenStreetMap,
            Self::BackdropTopo => base.basemap == Basemap::OpenTopoMap,
            Self::BackdropFile => matches!(base.basemap, Basemap::File(_)),
            _ => return None,
        })
    }
}
