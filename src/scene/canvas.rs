//! Drawing context shared by the layers and the furniture of a map.

use std::borrow::Cow;

use super::{Interaction, MapTransform, Mark, Palette, label_placement::Labels};
use crate::{
    i18n::Messages,
    model::{Catalogue, Name},
    view::View,
};

/// Drawing context shared by the layers.
pub(super) struct Canvas<'a> {
    pub catalogue: &'a Catalogue,
    pub view: &'a View,
    pub interaction: &'a Interaction,
    pub palette: &'static Palette,
    pub texts: &'static Messages,
    pub transform: MapTransform,
    pub labels: Labels<'a>,
    pub marks: Vec<Mark>,
}

impl Canvas<'_> {
    /// Ground resolution at the centre of the map, metres per point, corrected for the projection's scale.
    pub(super) fn ground_scale(&self) -> f64 {
        let camera = &self.view.camera;
        camera.metres_per_point / camera.projection.scale_at(camera.center)
    }

    /// Label text of a name: short form, in both languages if the view asks for it.
    pub(super) fn name<'n>(&self, name: &'n Name) -> Cow<'n, str> {
        let short = name.short(self.texts.language);
        let other = name.short(self.texts.language.other());
        if self.view.base.both_languages && other != short { format!("{short} {other}").into() } else { short.into() }
    }
}
