//! Scene construction: ground, links, symbols, labels and furniture, in drawing order.

use std::collections::BTreeSet;

use super::{
    Interaction, MapTransform, Palette, ProjectedLevel, Scene, SceneBuilder, Size, Tag,
    canvas::Canvas,
    furniture::{self, MapElements},
    hatch,
    label_placement::Labels,
    layers::{clusters, feature_labels, values},
    plane_layer::PlaneLayerKind,
};
use crate::{
    i18n::messages,
    model::{Catalogue, Detail, ProvinceId},
    query::MapContent,
    view::{Selection, View},
};

impl SceneBuilder {
    /// Builds the scene of a view for the interactive window.
    ///
    /// `content` is the content of the view; `detail` is the level of detail wanted, see `SceneBuilder::detail_for`.
    pub fn scene(
        &mut self,
        catalogue: &Catalogue,
        content: &MapContent<'_>,
        view: &View,
        size: Size,
        detail: Detail,
        attention: &Interaction,
    ) -> Scene {
        self.map(catalogue, content, view, size, detail, (attention, &MapElements::Window))
    }

    /// Builds a map with the given map elements.
    pub(super) fn map(
        &mut self,
        catalogue: &Catalogue,
        content: &MapContent<'_>,
        view: &View,
        size: Size,
        detail: Detail,
        (attention, furnishing): (&Interaction, &MapElements),
    ) -> Scene {
        let palette = Palette::of(view.theme);
        let level = self.level(view.camera.projection, detail);
        let ground = self.ground_layers(catalogue, content, view, &level, attention);
        let to_screen =
            MapTransform { center: view.camera.plane_center(), metres_per_point: view.camera.metres_per_point, size };
        let mut canvas = Canvas {
            catalogue,
            view,
            interaction: attention,
            palette,
            texts: messages(view.language),
            transform: to_screen,
            labels: Labels::new(&self.measurer, size, furnishing.least_font()),
            marks: Vec::new(),
        };
        let furniture = furniture::build(&mut canvas, &self.measurer, content, furnishing);
        let covered = furniture.iter().map(|mark| mark.item.bounds()).collect();
        if let Some(classified) = &content.values {
            values::circles(&mut canvas, classified);
        }
        let symbols = clusters::symbols(&mut canvas, &content.clusters);
        feature_labels::labels(&mut canvas, &content.clusters, &symbols);
        let Canvas { labels, mut marks, .. } = canvas;
        marks.extend(labels.marks);
        marks.extend(furniture);
        let own_ground = attention.owns_ground(view);
        let background = own_ground.then_some(palette.map.sea);
        Scene { size, background, ground, to_screen, marks, furniture: covered }
    }

    fn ground_layers(
        &mut self,
        catalogue: &Catalogue,
        content: &MapContent<'_>,
        view: &View,
        level: &ProjectedLevel,
        attention: &Interaction,
    ) -> Vec<std::sync::Arc<super::PlaneLayer>> {
        let mut kinds = Vec::new();
        let own_ground = attention.owns_ground(view);
        if own_ground {
            kinds.push(PlaneLayerKind::Land);
        }
        if let Some(shades) =
            content.values.as_ref().and_then(|classified| values::shades(catalogue, classified, attention))
        {
            let unknown = values::unknown(&shades);
            kinds.push(PlaneLayerKind::Values(shades));
            if !unknown.is_empty() {
                kinds.push(PlaneLayerKind::Hatch(unknown, hatch::step(view.camera.metres_per_point)));
            }
        }
        if own_ground && view.base.water {
            kinds.push(PlaneLayerKind::Water);
        }
        if view.base.graticule {
            kinds.push(PlaneLayerKind::Graticule);
        }
        if own_ground {
            kinds.push(PlaneLayerKind::Lines);
        }
        if let Some(Tag::Province(id)) = &attention.hovered {
            kinds.push(PlaneLayerKind::Hover(id.clone()));
        }
        let highlighted = highlighted(view);
        if !highlighted.is_empty() {
            kinds.push(PlaneLayerKind::Highlight(highlighted));
        }
        kinds.into_iter().map(|kind| self.ground(kind, level, view.theme)).collect()
    }
}

/// Provinces that are selected, filtered for or compared.
fn highlighted(view: &View) -> BTreeSet<ProvinceId> {
    let mut ids = view.place.provinces.clone();
    if let Some(Selection::Province(id)) = &view.selection {
        ids.insert(id.clone());
    }
    ids.extend(view.compare.iter().cloned());
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn provinces_side_by_side_are_highlighted_with_the_one_that_is_picked() {
        let [picked, compared] = ["JS", "QH"].map(ProvinceId::new);
        let view = View {
            selection: Some(Selection::Province(picked.clone())),
            compare: vec![compared.clone(), picked.clone()],
            ..View::default()
        };
        assert_eq!(highlighted(&view), [picked, compared].into());
        assert_eq!(highlighted(&View::default()), BTreeSet::new());
    }
}
