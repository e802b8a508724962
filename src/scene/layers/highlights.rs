//! Highlights of provinces: the one under the pointer, and those that are selected, filtered for or compared.

use std::collections::BTreeSet;

use crate::{
    model::ProvinceId,
    scene::{Tag, canvas::Canvas, plane_layer::PlaneLayerKind, slots::GroundSlot},
    view::View,
};

/// Emits the highlights.
pub(super) fn draw(canvas: &mut Canvas<'_>) {
    if let Some(id) = canvas.interaction.hovered.as_ref().and_then(Tag::province) {
        canvas.slots.lay(GroundSlot::Highlight, PlaneLayerKind::Hover(id));
    }
    let compares = canvas.interaction.compares || canvas.is_page && canvas.view.has_comparison();
    if compares && !canvas.view.compare.is_empty() {
        canvas.slots.lay(GroundSlot::Highlight, PlaneLayerKind::Compared(canvas.view.compare.clone()));
    }
    let mut highlighted = highlighted(canvas.view, compares);
    highlighted.extend(canvas.interaction.marked.iter().cloned());
    if !highlighted.is_empty() {
        canvas.slots.lay(GroundSlot::Highlight, PlaneLayerKind::Highlight(highlighted));
    }
}

/// Provinces that are selected, filtered for or compared, the latter unless they have outlines of their own.
fn highlighted(view: &View, compares: bool) -> BTreeSet<ProvinceId> {
    let mut ids = view.place.provinces.clone();
    ids.extend(view.selected_province());
    if !compares {
        ids.extend(view.compare.iter().cloned());
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn provinces_side_by_side_are_highlighted_with_the_one_that_is_picked() {
        let [picked, compared] = ["JS", "QH"].map(ProvinceId::new);
        let view = View {
            selection: Some(picked.clone().into()),
            compare: vec![compared.clone(), picked.clone()],
            ..View::default()
        };
        assert_eq!(highlighted(&view, false), [picked.clone(), compared].into());
        assert_eq!(highlighted(&view, true), [picked].into());
        assert_eq!(highlighted(&View::default(), false), BTreeSet::new());
    }
}
