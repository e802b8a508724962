//! Colours of ColorBrewer's schemes, by number of classes.
//!
//! Brewer, Hatchard and Harrower 2003, doi:10.1559/152304003100010929; `data/color_schemes.csv`.

use std::{collections::BTreeMap, sync::OnceLock};

use super::Color;
use crate::view::{CLASSES, ColorScheme};

/// Least colour difference (CAM02-UCS) between classes that people with red-green blindness tell apart.
const DISTINCT: f32 = 4.0;

/// Colours of a scheme for a number of classes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SchemeColors {
    /// Colours from the lowest to the highest class.
    pub colors: Vec<Color>,
    /// `true` if people with deuteranopia or protanopia tell all classes apart, by simulation.
    pub is_colour_blind_safe: bool,
}

/// Colours of a scheme for a number of classes, as many as the nearest number for which there are colours; `None` for
/// the atlas' own scheme, whose colours belong to the theme.
pub fn scheme_colors(scheme: ColorScheme, classes: usize) -> Option<&'static SchemeColors> {
    let (least, most) = (usize::from(*CLASSES.start()), usize::from(*CLASSES.end()));
    all().get(&(scheme, classes.clamp(least, most)))
}

fn all() -> &'static BTreeMap<(ColorScheme, usize), SchemeColors> {
    static ALL: OnceLock<BTreeMap<(ColorScheme, usize), SchemeColors>> = OnceLock::new();
    // A test checks that every row is read; one that is not would leave its scheme without colours.
    ALL.get_or_init(|| include_str!("../../data/color_schemes.csv").lines().skip(1).filter_map(read).collect())
}

/// Reads a row of the table: scheme, kind, number of classes, colours, least difference.
fn read(row: &str) -> Option<((ColorScheme, usize), SchemeColors)> {
    let mut cells = row.split(',');
    let [scheme, _kind, classes, colors, difference] = [(); 5].map(|()| cells.next());
    let colors: Option<Vec<Color>> = colors?.split(';').map(|color| Color::try_from(color.to_owned()).ok()).collect();
    let is_colour_blind_safe = difference?.parse::<f32>().ok()? >= DISTINCT;
    let colors = SchemeColors { colors: colors?, is_colour_blind_safe };
    Some(((scheme?.parse().ok()?, classes?.parse().ok()?), colors))
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator as _;

    use super::*;

    #[test]
    fn every_scheme_has_as_many_colours_as_classes() {
        for scheme in ColorScheme::iter().filter(|scheme| *scheme != ColorScheme::Violet) {
            for classes in CLASSES.map(usize::from) {
                let found = scheme_colors(scheme, classes).unwrap();
                assert_eq!(found.colors.len(), classes, "{scheme:?}");
                let distinct: std::collections::BTreeSet<_> =
                    found.colors.iter().map(|color| (color.r, color.g, color.b)).collect();
                assert_eq!(distinct.len(), classes, "{scheme:?}");
            }
        }
        assert_eq!(all().len(), 18 * 7, "no row without a scheme");
        assert_eq!(scheme_colors(ColorScheme::Violet, 5), None);
    }

    #[test]
    fn sequential_schemes_darken_and_diverging_ones_are_lightest_in_the_middle() {
        for scheme in ColorScheme::iter().filter(|scheme| *scheme != ColorScheme::Violet) {
            for classes in [3, 5, 7, 9] {
                let SchemeColors { colors, .. } = scheme_colors(scheme, classes).unwrap();
                let light: Vec<f64> = colors.iter().map(|color| color.luminance()).collect();
                let (lower, upper) = light.split_at(if scheme.is_diverging() { classes / 2 } else { 0 });
                assert!(lower.is_sorted(), "{scheme:?} {classes}: {light:?}");
                assert!(upper.is_sorted_by(|a, b| a >= b), "{scheme:?} {classes}: {light:?}");
            }
        }
    }

    /// ColorBrewer marks red, yellow and green as not colour-blind safe, and the spectral scheme not above five classes.
    #[test]
    fn schemes_of_red_and_green_are_not_marked_as_colour_blind_safe() {
        let safe = |scheme, classes| scheme_colors(scheme, classes).unwrap().is_colour_blind_safe;
        for classes in CLASSES.map(usize::from) {
            assert!(!safe(ColorScheme::RdYlGn, classes));
            assert_eq!(safe(ColorScheme::Spectral, classes), classes <= 5);
            assert!(safe(ColorScheme::RdBu, classes) && safe(ColorScheme::YlGnBu, classes));
        }
    }
}
