//! Title of an action in a frame, and whether it is enabled or checked.

use super::{
    action::Action,
    frame_context::FrameContext,
    settings::{LeftPanel, ThemePreference},
};
use crate::{geo::ProjectionKind, model::Language, query::has_stops, view::Basemap};

impl Action {
    /// Title in the language of the view.
    pub fn title(self, atlas: &FrameContext<'_>) -> &'static str {
        atlas.texts.command.get(self.key()).map_or("", |text| text.title.as_str())
    }

    /// Explanation in the language of the view, shown as a tooltip.
    pub fn tip(self, atlas: &FrameContext<'_>) -> &'static str {
        atlas.texts.command.get(self.key()).map_or("", |text| text.tip.as_str())
    }

    /// `true` if the action would have an effect in the present state.
    pub fn enabled(self, atlas: &FrameContext<'_>) -> bool {
        match self {
            Self::Undo => atlas.can_undo,
            Self::Redo => atlas.can_redo,
            Self::ClearRecent => !atlas.settings.recent.is_empty(),
            Self::ClearFilters => !atlas.view.filter.is_empty(),
            Self::ClearSelection => atlas.view.selection.is_some(),
            Self::ShowInFolder => atlas.session.messages.written().is_some(),
            Self::DismissMessage => !atlas.session.messages.is_empty(),
            Self::NextCluster | Self::PreviousCluster => !atlas.derived.found.is_empty(),
            Self::FitSelection => atlas.view.selection.is_some() || !atlas.derived.found.is_empty(),
            Self::NextClaim | Self::PreviousClaim => atlas.settings.shows(LeftPanel::Article),
            Self::SmallMultiples => has_stops(atlas.view),
            Self::NoValues => atlas.view.layers.thematic.is_some(),
            // Web tiles exist in Web Mercator only.
            Self::Albers => !atlas.view.layers.basemap.is_tiles(),
            _ => true,
        }
    }

    /// For what can be on or off: which it is.
    pub fn checked(self, atlas: &FrameContext<'_>) -> Option<bool> {
        let (view, layers) = (atlas.view, &atlas.view.layers);
        if let Some(layer) = self.layer() {
            return Some(*layer(&mut layers.clone()));
        }
        Some(match self {
            Self::FiltersPanel => atlas.settings.filters_open,
            Self::StatisticsPanel => atlas.settings.statistics_open,
            Self::ClustersPanel | Self::ProvincesPanel | Self::ProgrammesPanel | Self::ArticlePanel => {
                atlas.settings.shows(self.room()?)
            }
            Self::TablePanel => atlas.settings.table_open,
            Self::Timeline => atlas.settings.timeline_open,
            Self::SmallMultiples => view.page.multiples,
            Self::Albers => view.camera.projection == ProjectionKind::Albers,
            Self::WebMercator => view.camera.projection == ProjectionKind::WebMercator,
            Self::ThemeSystem => atlas.settings.theme == ThemePreference::System,
            Self::ThemeLight => atlas.settings.theme == ThemePreference::Light,
            Self::ThemeDark => atlas.settings.theme == ThemePreference::Dark,
            Self::LanguageEnglish => view.language == Language::En,
            Self::LanguageChinese => view.language == Language::Zh,
            Self::BackdropBase => layers.basemap == Basemap::Embedded,
            Self::BackdropOsm => layers.basemap == Basemap::OpenStreetMap,
            Self::BackdropTopo => layers.basemap == Basemap::OpenTopoMap,
            Self::BackdropFile => matches!(layers.basemap, Basemap::File(_)),
            _ => return None,
        })
    }
}
