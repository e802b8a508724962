//! Opacity of layers of areas and circles.

use std::sync::Arc;

use cluster_atlas::{
    data,
    model::Detail,
    scene::{Interaction, MapFeatures, Opacity, PlaneLayerKind, PlaneShape, SceneBuilder, Size},
    view::{Symbology, ThematicLayer},
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
            let features = MapFeatures { opacity: Opacity::new(part), ..MapFeatures::from(&content) };
            scene_builder.scene(catalogue(), features, &view, SIZE, Detail::Overview, &Interaction::default())
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
