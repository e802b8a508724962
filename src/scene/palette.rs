//! Colours of a theme, read from `assets/theme`, and the symbol shape of each sector.

use std::{collections::BTreeMap, sync::OnceLock};

use serde::Deserialize;

use super::{Color, Stroke, SymbolShape, scheme_colors};
use crate::{
    analysis::UnitGroup,
    model::{ProgrammeKind, SectorId},
    view::{ColorRamp, ColorScheme, Theme},
};

/// Class whose colour graduated circles have, and the number of classes of its scheme.
const CIRCLE: (usize, usize) = (6, 9);

/// Colours of the map.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each is named for what it colours")]
pub struct MapColors {
    pub sea: Color,
    pub land: Color,
    pub abroad: Color,
    pub coast: Color,
    pub province_border: Color,
    pub national_border: Color,
    pub disputed_border: Color,
    pub claim_line: Color,
    pub river: Color,
    pub lake: Color,
    pub graticule: Color,
    pub highlight_line: Color,
    pub province_label: Color,
    pub city_label: Color,
    pub cluster_label: Color,
    pub halo: Color,
    pub city_dot: Color,
    pub symbol_line: Color,
    pub leader: Color,
    pub selection: Color,
    pub page: Color,
    pub card: Color,
    pub card_line: Color,
    pub card_text: Color,
    pub card_faint: Color,
}

/// Colours of the user interface around the map.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each is named for what it colours")]
pub struct UiColors {
    pub panel: Color,
    pub window: Color,
    pub text: Color,
    pub faint: Color,
    pub line: Color,
    pub accent: Color,
    pub accent_soft: Color,
    pub field: Color,
    pub button: Color,
    pub button_hover: Color,
    pub button_active: Color,
    pub bar: Color,
    pub bar_track: Color,
    pub warning: Color,
    pub error: Color,
}

/// Colours of thematic values.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ValueColors {
    /// Sequential colour ramp of nine steps from low to high; class colours are interpolated.
    pub ramp: Vec<Color>,
    /// Bivariate colour scheme, 3 × 3: index 3 × first class + second class.
    pub pairs: Vec<Color>,
    /// Fill of areas without data, below the hatching.
    pub no_data: Color,
    /// Hatching of areas without data.
    pub hatch: Color,
    /// Fill of graduated circles.
    pub circle: Color,
    /// Outline of graduated circles.
    pub circle_line: Color,
}

/// Colours of programmes by instrument; kinds that share a colour are distinguished by text.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProgrammeColors {
    pub goals: Color,
    pub titles: Color,
    pub money: Color,
    pub networks: Color,
}

/// All colours of a theme.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Palette {
    /// Map colours.
    pub map: MapColors,
    /// Interface colours.
    pub ui: UiColors,
    /// Colours of thematic values.
    pub values: ValueColors,
    sectors: BTreeMap<SectorId, Color>,
    /// Symbols of further layers of features, in their order.
    features: Vec<Color>,
    /// Categories of features, the most frequent first.
    categories: Vec<Color>,
    programmes: ProgrammeColors,
}

impl Palette {
    /// The palette of a theme.
    pub fn of(theme: Theme) -> &'static Self {
        static LIGHT: OnceLock<Palette> = OnceLock::new();
        static DARK: OnceLock<Palette> = OnceLock::new();
        let (cell, text) = match theme {
            Theme::Light => (&LIGHT, include_str!("../../assets/theme/light.toml")),
            Theme::Dark => (&DARK, include_str!("../../assets/theme/dark.toml")),
        };
        // A test checks that both files parse; the fallback is a black map.
        cell.get_or_init(|| toml::from_str(text).unwrap_or_default())
    }

    /// Colour of class `class` out of `of`. On a dark ground sequential schemes begin with their dark end, so that low
    /// classes lie near the ground in both themes.
    pub fn class(&self, ramp: ColorRamp, class: usize, of: usize) -> Color {
        let mirrored = |is_mirrored: bool| if is_mirrored { of.saturating_sub(class + 1) } else { class };
        let Some(scheme) = scheme_colors(ramp.scheme, of) else { return self.own_class(mirrored(ramp.reversed), of) };
        let class = mirrored(ramp.reversed != (self.is_dark() && !ramp.scheme.is_diverging()));
        let last = scheme.colors.len().saturating_sub(1);
        // Fewer classes than a scheme has are its ends, or its middle; more share its colours.
        let at = if of > 1 { (class * last) as f32 / (of - 1) as f32 } else { last as f32 / 2.0 };
        scheme.colors.get(at.round() as usize).copied().unwrap_or_default()
    }

    /// Fill and outline of graduated circles, whose classes differ by size: reversing the scheme changes nothing.
    pub fn circle(&self, ramp: ColorRamp) -> [Color; 2] {
        if scheme_colors(ramp.scheme, CIRCLE.1).is_none() {
            return [self.values.circle, self.values.circle_line];
        }
        let [fill, line] =
            [CIRCLE.0, CIRCLE.1 - 1].map(|class| self.class(ColorRamp { reversed: false, ..ramp }, class, CIRCLE.1));
        [Color { a: self.values.circle.a, ..fill }, line]
    }

    /// `true` if the ground is dark.
    fn is_dark(&self) -> bool {
        self.map.land.luminance() < 0.2
    }

    /// Colour of a class from the theme's own ramp; few classes avoid its ends, as in ColorBrewer schemes.
    fn own_class(&self, class: usize, of: usize) -> Color {
        let last = self.values.ramp.len().saturating_sub(1) as f32;
        let inset = match of {
            0..=6 => 1.0,
            7 => 0.5,
            _ => 0.0,
        };
        let part = if of > 1 { class as f32 / (of - 1) as f32 } else { 0.5 };
        let at = (inset + (last - 2.0 * inset) * part).clamp(0.0, last);
        let step = |i: f32| self.values.ramp.get(i as usize).copied().unwrap_or_default();
        step(at.floor()).mixed(step(at.ceil()), at.fract())
    }

    /// Colour for two classes (0 to 2) of a bivariate map.
    pub fn pair(&self, first: usize, second: usize) -> Color {
        self.values.pairs.get(first.min(2) * 3 + second.min(2)).copied().unwrap_or_default()
    }

    /// Casing and line of an outline that is seen on any ground, of the given width in points: one of the two is dark, the other
    /// light. An outline adds no colour to those that a key explains.
    pub(super) fn outline(&self, width: f32) -> [Stroke; 2] {
        let casing = Color { a: u8::MAX, ..self.map.halo };
        [Stroke::solid(casing, 2.5 * width), Stroke::solid(self.map.selection, width)]
    }

    /// The colour of a sector.
    pub fn sector(&self, id: &SectorId) -> Color {
        self.sectors.get(id).copied().unwrap_or(self.map.leader)
    }

    /// The colour of a further layer of features, by its number; colours repeat after the last.
    pub fn feature(&self, layer: usize) -> Color {
        let at = layer % self.features.len().max(1);
        self.features.get(at).copied().unwrap_or(self.map.leader)
    }

    /// Colours of the hexagons of a further layer of features, by its number: those of one hue that are nearest to the colour
    /// of its symbols.
    pub fn density(layer: usize) -> ColorRamp {
        const SCHEMES: [ColorScheme; 4] =
            [ColorScheme::YlGn, ColorScheme::Reds, ColorScheme::PuBuGn, ColorScheme::YlOrBr];
        let scheme = SCHEMES.get(layer % SCHEMES.len()).copied().unwrap_or_default();
        ColorRamp { scheme, reversed: false }
    }

    /// The colour of a group of an analysis: reds for high values, blues for low ones, pale ones where the neighbours differ.
    pub fn group(&self, group: UnitGroup) -> Color {
        let class = match group {
            UnitGroup::HighHigh | UnitGroup::Hot => 4,
            UnitGroup::HighLow => 3,
            UnitGroup::LowHigh => 1,
            UnitGroup::LowLow | UnitGroup::Cold => 0,
        };
        self.class(ColorRamp { scheme: ColorScheme::RdBu, reversed: true }, class, 5)
    }

    /// The colour of provinces that an analysis tested and put in no group.
    pub fn no_group(&self) -> Color {
        self.map.land.mixed(self.map.card_text, 0.08)
    }

    /// The colour of provinces that an analysis did not test.
    pub fn untested(&self) -> Color {
        self.map.land.mixed(self.map.card_text, 0.3)
    }

    /// The colour of a category of features, by its number; the last one stands for all further categories.
    pub fn category(&self, number: usize) -> Color {
        self.categories.get(number).copied().unwrap_or(self.map.leader)
    }

    /// The colour of a kind of programme.
    pub fn programme(&self, kind: ProgrammeKind) -> Color {
        match kind {
            ProgrammeKind::CultivationTarget | ProgrammeKind::GradientCultivation => self.programmes.goals,
            ProgrammeKind::Recognition | ProgrammeKind::SingleChampion => self.programmes.titles,
            ProgrammeKind::SubsidyAward | ProgrammeKind::Financing => self.programmes.money,
            ProgrammeKind::IndustrialCluster | ProgrammeKind::IndustrialChain | ProgrammeKind::ServicePlatform => {
                self.programmes.networks
            }
        }
    }
}

/// Symbol shape of a sector, so that sectors do not rely on colour alone.
pub fn sector_shape(id: &SectorId) -> SymbolShape {
    match id.as_str() {
        "high_end_equipment" => SymbolShape::Square,
        "new_materials" => SymbolShape::Triangle,
        "biomedicine_medical_devices" => SymbolShape::Cross,
        "consumer_goods" => SymbolShape::Diamond,
        "new_energy_connected_vehicles" => SymbolShape::Star,
        _ => SymbolShape::Circle,
    }
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator as _;

    use super::*;

    const SECTORS: [&str; 6] = [
        "new_generation_it",
        "high_end_equipment",
        "new_materials",
        "biomedicine_medical_devices",
        "consumer_goods",
        "new_energy_connected_vehicles",
    ];

    #[test]
    fn both_themes_are_sound() {
        for text in [include_str!("../../assets/theme/light.toml"), include_str!("../../assets/theme/dark.toml")] {
            let palette: Palette = toml::from_str(text).unwrap();
            assert_eq!(palette.sectors.len(), SECTORS.len());
        }
    }

    #[test]
    fn every_kind_of_programme_stands_out_from_its_card() {
        for theme in [Theme::Light, Theme::Dark] {
            let palette = Palette::of(theme);
            for kind in ProgrammeKind::iter() {
                let ratio = palette.programme(kind).contrast(palette.ui.window);
                assert!(ratio >= 3.0, "{theme:?} {kind:?}: {ratio}");
            }
        }
    }

    #[test]
    fn symbols_stand_out_and_no_two_sectors_look_alike() {
        for theme in [Theme::Light, Theme::Dark] {
            let palette = Palette::of(theme);
            for id in SECTORS.map(SectorId::new) {
                let ratio = palette.sector(&id).contrast(palette.map.land);
                assert!(ratio >= 2.7, "{theme:?} {id}: {ratio}");
            }
        }
        let shapes: std::collections::BTreeSet<_> = SECTORS.map(|id| sector_shape(&SectorId::new(id))).into();
        assert_eq!(shapes.len(), SECTORS.len());
    }
}
