//! Scene construction: ground, links, symbols, labels and furniture, in drawing order.

use std::collections::BTreeSet;

use super::{
    Attention, Palette, PlaneLevel, Scene, Size, Stage, Tag, ToScreen,
    canvas::Canvas,
    furniture::{self, Furnishing},
    ground::GroundKind,
    hatch,
    labels::Labels,
    layers::{clusters, places, values},
};
use crate::{
    model::{Catalogue, Detail, ProvinceId},
    query::Shown,
    view::{Selection, View},
};

impl Stage {
    /// Builds the scene of a view for the interactive window.
    ///
    /// `shown` is the content of the view; `detail` is the level of detail wanted, see [`Stage::detail_for`].
    pub fn scene(
        &mut self,
        catalogue: &Catalogue,
        shown: &Shown<'_>,
        view: &View,
        size: Size,
        detail: Detail,
        attention: &Attention,
    ) -> Scene {
        self.map(catalogue, shown, view, size, detail, (attention, &Furnishing::Window))
    }

    /// Builds a map with the given map elements.
    pub(super) fn map(
        &mut self,
        catalogue: &Catalogue,
        shown: &Shown<'_>,
        view: &View,
        size: Size,
        detail: Detail,
        (attention, furnishing): (&Attention, &Furnishing),
    ) -> Scene {
        let palette = Palette::of(view.theme);
        let level = self.level(view.camera.projection, detail);
        let ground = self.ground_layers(catalogue, shown, view, &level, attention);
        let to_screen =
            ToScreen { center: view.camera.plane_center(), metres_per_point: view.camera.metres_per_point, size };
        let mut canvas = Canvas {
            catalogue,
            view,
            attention,
            palette,
            to_screen,
            labels: Labels::new(&self.measurer, size, furnishing.least_font()),
            marks: Vec::new(),
        };
        let furniture = furniture::build(&mut canvas, &self.measurer, shown, furnishing);
        let covered = furniture.iter().map(|mark| mark.item.bounds()).collect();
        if let Some(mapped) = &shown.mapped {
            values::circles(&mut canvas, mapped);
        }
        let symbols = clusters::symbols(&mut canvas, &shown.clusters);
        places::labels(&mut canvas, &shown.clusters, &symbols);
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
        shown: &Shown<'_>,
        view: &View,
        level: &PlaneLevel,
        attention: &Attention,
    ) -> Vec<std::sync::Arc<super::GroundLayer>> {
        let mut kinds = Vec::new();
        let own_ground = attention.owns_ground(view);
        if own_ground {
            kinds.push(GroundKind::Land);
        }
        if let Some(shades) = shown.mapped.as_ref().and_then(|mapped| values::shades(catalogue, mapped, attention)) {
            let unknown = values::unknown(&shades);
            kinds.push(GroundKind::Values(shades));
            if !unknown.is_empty() {
                kinds.push(GroundKind::Hatch(unknown, hatch::step(view.camera.metres_per_point)));
            }
        }
        if own_ground && view.layers.water {
            kinds.push(GroundKind::Water);
        }
        if view.layers.graticule {
            kinds.push(GroundKind::Graticule);
        }
        if own_ground {
            kinds.push(GroundKind::Lines);
        }
        if let Some(Tag::Province(id)) = &attention.hovered {
            kinds.push(GroundKind::Hover(id.clone()));
        }
        let highlighted = highlighted(view);
        if !highlighted.is_empty() {
            kinds.push(GroundKind::Highlight(highlighted));
        }
        kinds.into_iter().map(|kind| self.ground(kind, level, view.theme)).collect()
    }
}

/// Provinces that are selected, filtered for or compared.
fn highlighted(view: &View) -> BTreeSet<ProvinceId> {
    let mut ids = view.filter.provinces.clone();
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
