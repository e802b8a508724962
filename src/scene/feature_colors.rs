//! Colours of the features of a layer: one for all, one for each category, or one for each class of a number.

use super::{Color, Palette};
use crate::{
    query::{ClassifiedValues, LayerFeatures, MOST_CATEGORIES},
    view::View,
};

/// Colours of the features of a layer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeatureColors {
    /// Colour of features without categories.
    pub plain: Color,
    /// Colours of categories and of all others, or of classes; empty without any.
    pub categories: Vec<Color>,
    /// Colour of features whose category is not known.
    pub unknown: Color,
    /// Outline of symbols, where that of the map would not set off the palest class.
    pub outline: Option<Color>,
}

impl FeatureColors {
    /// One colour for all.
    pub fn plain(color: Color) -> Self {
        Self { plain: color, categories: Vec::new(), unknown: color, outline: None }
    }

    /// Colours of a layer of a view.
    pub(crate) fn of(features: &LayerFeatures, view: &View, palette: &Palette) -> Self {
        let plain = palette.feature(view.feature_number(features.layer.as_str()));
        if let Some(classed) = &features.classed {
            let made = classed.classes.len();
            let class = |class| palette.class(classed.choice.colors, class, made);
            return Self {
                plain,
                categories: (0..made).map(class).collect(),
                unknown: palette.values.no_data,
                outline: Some(palette.values.circle_line),
            };
        }
        match &features.categories {
            Some(categories) => Self {
                plain,
                categories: (0..=categories.named.len().max(MOST_CATEGORIES)).map(|n| palette.category(n)).collect(),
                unknown: palette.values.hatch,
                outline: None,
            },
            None => Self::plain(plain),
        }
    }

    /// Colours of the classes of a grid.
    pub(super) fn of_classes(classified: &ClassifiedValues, palette: &Palette) -> Self {
        let made = classified.made();
        let class = |class| palette.class(classified.layer.colors, class, made);
        let unknown = palette.values.no_data;
        // Without classes no cell has a value.
        let categories = if made == 0 { vec![unknown] } else { (0..made).map(class).collect() };
        Self { plain: unknown, categories, unknown, outline: None }
    }

    /// Colour of a feature by its category.
    pub(crate) fn get(&self, category: Option<u8>) -> Color {
        if self.categories.is_empty() {
            return self.plain;
        }
        category.and_then(|number| self.categories.get(usize::from(number))).copied().unwrap_or(self.unknown)
    }
}
