//! Opacity of layers of areas and circles.

use std::sync::Arc;

use cluster_atlas::{
    data,
    model::Detail,
    scene::{Interaction, Item, PlaneLayerKind, PlaneShape, SceneBuilder, Size, Tag},
    view::{Symbology, ThematicLayer, View},
};

use crate::support::{catalogue, shown, with_values};

const SIZE: Size = Size { width: 900.0, height: 700.0 };

#[test]
fn translucent_values_leave_classes_and_all_else_as_they_are() {
    for form in [Symbology::Choropleth, Symbology::GraduatedSymbols] {
        let view = with_values(ThematicLayer { form, ..ThematicLayer::default() });
        let content = shown(&view);
        let (base, _) = data::base_map();
        let (overview, _) = data::level(Detail::Overview);
        let mut scene_builder = SceneBuilder::new(Arc::new(base), Arc::new(overview));
        let mut scene = |part: f32| {
            let mut view = view.clone();
            view.base.legend = false;
            let layer = view.layers.iter_mut().find(|layer| layer.values().is_some()).unwrap();
            layer.opacity = part;
            scene_builder.scene(catalogue(), &content, &view, SIZE, Detail::Overview, &Interaction::default())
        };
        let (opaque, half, again) = (scene(1.0), scene(0.5), scene(1.0));
        assert_eq!(opaque, again);
        let (mut faded, mut same) = (0, 0);
        for (before, after) in opaque.ground.iter().zip(&half.ground) {
            assert_eq!(before.key.kind, after.key.kind);
            let is_of_values = matches!(before.key.kind, PlaneLayerKind::Values(_) | PlaneLayerKind::Hatch(..));
            for (before, after) in before.shapes.iter().zip(&after.shapes) {
                let color = |shape: &PlaneShape| match shape {
                    PlaneShape::Area { fill, .. } => *fill,
                    PlaneShape::Line { stroke, .. } => stroke.color,
                };
                let (before, after) = (color(before), color(after));
                assert_eq!([before.r, before.g, before.b], [after.r, after.g, after.b]);
                let expected = if is_of_values { u32::from(before.a) * 128 / 255 } else { before.a.into() };
                assert!(expected.abs_diff(after.a.into()) <= 1, "{before:?} {after:?}");
                if is_of_values { faded += 1 } else { same += 1 }
            }
        }
        let circles = opaque.marks.iter().zip(&half.marks).filter(|(before, after)| before != after).count();
        assert!(same > 100);
        assert_eq!((faded > 0, circles > 0), (form == Symbology::Choropleth, form != Symbology::Choropleth));
    }
}

#[test]
fn the_opacity_of_a_layer_of_the_view_fades_its_symbols_and_their_samples_in_the_legend() {
    const FURTHER: &str = "characteristic_clusters";
    let mut view = View::default();
    view.show_layer(FURTHER, true);
    let picture = |opacity: [f32; 2]| {
        let mut view = view.clone();
        for (layer, opacity) in view.layers.iter_mut().zip(opacity) {
            layer.opacity = opacity;
        }
        view
    };
    assert_eq!(view.layers.iter().map(|layer| layer.id.as_str()).collect::<Vec<_>>(), [FURTHER, "clusters"]);
    let alphas = |view: &View| {
        let content = shown(view);
        let (base, _) = data::base_map();
        let (overview, _) = data::level(Detail::Overview);
        let mut scene_builder = SceneBuilder::new(Arc::new(base), Arc::new(overview));
        let scene = scene_builder.scene(catalogue(), &content, view, SIZE, Detail::Overview, &Interaction::default());
        let symbols = scene.marks.iter().filter_map(|mark| match (&mark.tag, &mark.item) {
            (Some(tag @ Tag::Feature(_)), Item::Symbol { fill, .. }) => Some((tag.cluster().is_some(), fill.a)),
            _ => None,
        });
        let of_symbols = symbols.collect::<std::collections::BTreeSet<_>>();
        let translucent = scene.legend_labels().filter(|(_, fill)| fill.is_some_and(|fill| fill.a == 128)).count();
        (of_symbols.into_iter().collect::<Vec<_>>(), translucent)
    };
    assert_eq!(alphas(&picture([1.0, 1.0])), (vec![(false, 255), (true, 255)], 0));
    assert_eq!(alphas(&picture([0.5, 1.0])), (vec![(false, 128), (true, 255)], 1));
    let (symbols, samples) = alphas(&picture([1.0, 0.5]));
    assert_eq!(symbols, [(false, 255), (true, 128)]);
    assert!(samples >= 5, "{samples} sectors");
}
