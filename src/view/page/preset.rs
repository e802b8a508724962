//! Common page sizes.

use super::size::PageSize;

/// Common page sizes for web, social networks, slides and print.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, strum::EnumIter, strum::EnumString, strum::IntoStaticStr,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Preset {
    /// Picture in an article on the web.
    WebArticle,
    /// Square post in a social network.
    SocialSquare,
    /// Portrait post in a social network.
    SocialPortrait,
    /// Slide, full HD.
    Slide,
    /// Slide, 4K.
    #[strum(serialize = "slide-4k")]
    Slide4k,
    /// A4 landscape.
    A4Landscape,
    /// A4 portrait.
    A4Portrait,
    /// A3 landscape.
    A3Landscape,
    /// A3 portrait.
    A3Portrait,
}

impl Preset {
    /// Page size of the preset.
    pub const fn size(self) -> PageSize {
        match self {
            Self::WebArticle => PageSize::px(1200.0, 675.0),
            Self::SocialSquare => PageSize::px(1080.0, 1080.0),
            Self::SocialPortrait => PageSize::px(1080.0, 1350.0),
            Self::Slide => PageSize::px(1920.0, 1080.0),
            Self::Slide4k => PageSize::px(3840.0, 2160.0),
            Self::A4Landscape => PageSize::mm(297.0, 210.0),
            Self::A4Portrait => PageSize::mm(210.0, 297.0),
            Self::A3Landscape => PageSize::mm(420.0, 297.0),
            Self::A3Portrait => PageSize::mm(297.0, 420.0),
        }
    }
}

impl Default for PageSize {
    fn default() -> Self {
        Preset::WebArticle.size()
    }
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator as _;

    use super::*;
    use crate::view::Unit;

    #[test]
    fn every_preset_can_be_drawn_and_its_letters_are_large_enough() {
        for preset in Preset::iter() {
            let size = preset.size();
            size.check(1.0).unwrap();
            // Text of 10 points: at least 11 pixels on a screen; in print a point is a point, so there is nothing to
            // check.
            if size.unit == Unit::Px {
                assert!(size.pixels_per_point() * 10.0 >= 11.0, "{preset:?}");
            }
        }
    }

    #[test]
    fn a_slide_in_4k_is_the_same_picture_with_more_pixels() {
        let (a, b) = (Preset::Slide.size().points(), Preset::Slide4k.size().points());
        assert!((a.0 - b.0).abs() < 1e-9 && (a.1 - b.1).abs() < 1e-9);
        assert_eq!(Preset::Slide4k.size().pixels(), (3840.0, 2160.0));
    }

    #[test]
    fn a4_is_595_by_842_points_and_2480_by_3508_pixels() {
        let size = Preset::A4Portrait.size();
        let (width, height) = size.points();
        assert!((width - 595.276).abs() < 0.01 && (height - 841.89).abs() < 0.01);
        assert_eq!(size.pixels(), (2480.0, 3508.0));
    }
}
