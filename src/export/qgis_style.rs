//! QGIS styles of layers of features: the colours of the atlas, so that work can go on in QGIS.

use std::fmt::Write as _;

use crate::{
    query::{Facts, FeatureCategory, LayerFeatures},
    scene::{Color, FeatureColors, Palette},
    view::{Layer, View},
};

/// Diameter of a point symbol, millimetres.
const POINT: f32 = 2.4;
/// Diameter of the largest of sized symbols, millimetres.
const LARGEST: f32 = 12.0;
/// Width of lines and outlines, millimetres.
const LINE: f32 = 0.4;
/// Opacity of areas.
const FILL: f32 = 0.35;

/// Kind of geometry that a symbol draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Marker,
    Line,
    Fill,
}

/// Style of the table of a dataset, as QML, that QGIS reads beside a file of the same name: that of the uppermost layer of
/// the dataset in a view. `None` without such a layer, and without features.
pub fn qgis_style(facts: &Facts, view: &View, dataset: &str) -> Option<String> {
    let is_of_it = |layer: &&Layer| layer.dataset().is_some_and(|id| id.as_str() == dataset);
    let layer = view.drawn_order().rev().find(is_of_it)?;
    // Its symbols are those of sectors, in a picture of its own.
    if view.is_clusters(layer) {
        return None;
    }
    let mut alone = view.clone();
    alone.show_layer(layer.id.as_str(), true);
    let features = LayerFeatures::of_view(facts, &alone).into_iter().find(|features| features.layer == layer.id)?;
    let kind = match features.shapes.first() {
        Some(shape) if shape.is_line() => Kind::Line,
        Some(_) => Kind::Fill,
        None if features.points.is_empty() => return None,
        None => Kind::Marker,
    };
    let colors = FeatureColors::of(&features, view, Palette::of(view.theme));
    let field = layer.features().and_then(|layer| layer.color_by.as_ref());
    let sized = layer.features().and_then(|layer| layer.size_by.as_ref()).zip(features.sizes.as_deref());
    let size = sized.map(|(field, sizes)| size_expression(field.as_str(), sizes.greatest));
    let size = size.as_deref();
    if let (Some(field), Some(classed)) = (field, &features.classed) {
        let classes: Vec<(f64, f64, Color)> = (0_u8..)
            .zip(classed.classes.all())
            .map(|(number, class)| (class.lower, class.upper, colors.get(Some(number))))
            .collect();
        return Some(graduated(field.as_str(), &classes, kind, size));
    }
    Some(match (field, &features.categories) {
        (Some(field), Some(categories)) => {
            let class = |(number, category): (u8, &FeatureCategory)| {
                let name = category.name.get(view.language).to_owned();
                (category.id.clone(), name, colors.get(Some(number)))
            };
            let mut classes: Vec<(String, String, Color)> = (0..).zip(&categories.named).map(class).collect();
            classes.push((String::new(), String::new(), colors.unknown));
            categorized(field.as_str(), &classes, kind, size)
        }
        _ => single(colors.plain, kind, size),
    })
}

/// A style with one symbol.
fn single(color: Color, kind: Kind, size: Option<&str>) -> String {
    let mut symbols = String::new();
    symbol(&mut symbols, 0, color, kind, size);
    document(&format!(
        "<renderer-v2 type=\"singleSymbol\" enableorderby=\"0\"><symbols>{symbols}</symbols></renderer-v2>"
    ))
}

/// A style with a symbol for each value of a field: value, name, colour. The value of the last one stands for all others.
fn categorized(field: &str, classes: &[(String, String, Color)], kind: Kind, size: Option<&str>) -> String {
    let (mut categories, mut symbols) = (String::new(), String::new());
    for (number, (value, name, color)) in classes.iter().enumerate() {
        let (value, name) = (escaped(value), escaped(name));
        // Writing to a text does not fail.
        let _written = write!(
            categories,
            "<category render=\"true\" symbol=\"{number}\" value=\"{value}\" label=\"{name}\" type=\"string\"/>"
        );
        symbol(&mut symbols, number, *color, kind, size);
    }
    document(&format!(
        "<renderer-v2 type=\"categorizedSymbol\" attr=\"{}\" enableorderby=\"0\">\
         <categories>{categories}</categories><symbols>{symbols}</symbols></renderer-v2>",
        escaped(field)
    ))
}

/// A style with a symbol for each class of a number: least and greatest value, colour.
fn graduated(field: &str, classes: &[(f64, f64, Color)], kind: Kind, size: Option<&str>) -> String {
    let (mut ranges, mut symbols) = (String::new(), String::new());
    for (number, (lower, upper, color)) in classes.iter().enumerate() {
        // Writing to a text does not fail.
        let _written = write!(
            ranges,
            "<range render=\"true\" symbol=\"{number}\" lower=\"{lower}\" upper=\"{upper}\" label=\"{lower} – {upper}\"/>"
        );
        symbol(&mut symbols, number, *color, kind, size);
    }
    document(&format!(
        "<renderer-v2 type=\"graduatedSymbol\" attr=\"{}\" graduatedMethod=\"GraduatedColor\" enableorderby=\"0\">\
         <ranges>{ranges}</ranges><symbols>{symbols}</symbols></renderer-v2>",
        escaped(field)
    ))
}

/// Expression for the diameter of circles whose areas are in proportion to a field, millimetres.
fn size_expression(field: &str, greatest: f64) -> String {
    let field = format!("\"{}\"", field.replace('"', "\"\""));
    format!("{LARGEST} * sqrt(abs({field}) / {greatest})")
}

fn symbol(out: &mut String, name: usize, color: Color, kind: Kind, size: Option<&str>) {
    let rgba = |color: Color| format!("{},{},{},{}", color.r, color.g, color.b, color.a);
    let (kind, class, options) = match kind {
        Kind::Marker => {
            let options = [
                ("name", "circle".to_owned()),
                ("color", rgba(color)),
                ("size", POINT.to_string()),
                ("outline_color", "255,255,255,255".to_owned()),
            ];
            ("marker", "SimpleMarker", options.to_vec())
        }
        Kind::Line => {
            ("line", "SimpleLine", vec![("line_color", rgba(color)), ("line_width", (2.0 * LINE).to_string())])
        }
        Kind::Fill => {
            let options = [
                ("color", rgba(color.faded(FILL))),
                ("outline_color", rgba(color)),
                ("outline_width", LINE.to_string()),
                ("style", "solid".to_owned()),
            ];
            ("fill", "SimpleFill", options.to_vec())
        }
    };
    let mut map = String::new();
    for (name, value) in options {
        // Writing to a text does not fail.
        let _written = write!(map, "<Option type=\"QString\" name=\"{name}\" value=\"{value}\"/>");
    }
    let size = size.filter(|_| kind == "marker").map_or_else(String::new, |expression| {
        format!(
            "<data_defined_properties><Option type=\"Map\"><Option type=\"Map\" name=\"properties\"><Option type=\"Map\" name=\"size\">\
             <Option type=\"bool\" name=\"active\" value=\"true\"/><Option type=\"QString\" name=\"expression\" value=\"{}\"/>\
             <Option type=\"int\" name=\"type\" value=\"3\"/></Option></Option></Option></data_defined_properties>",
            escaped(expression)
        )
    });
    // Writing to a text does not fail.
    let _written = write!(
        out,
        "<symbol type=\"{kind}\" name=\"{name}\" alpha=\"1\"><layer class=\"{class}\" enabled=\"1\" locked=\"0\" pass=\"0\">\
         <Option type=\"Map\">{map}</Option>{size}</layer></symbol>"
    );
}

fn document(renderer: &str) -> String {
    format!(
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n<qgis version=\"3.28\" styleCategories=\"Symbology\">{renderer}</qgis>\n"
    )
}

/// A text in an attribute of XML.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for sign in text.chars() {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            sign if sign.is_control() => escaped.push(' '),
            sign => escaped.push(sign),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::embedded_facts;

    /// Elements of a document, or the reason why it is none.
    fn elements(text: &str) -> Vec<String> {
        let mut reader = quick_xml::Reader::from_str(text);
        let mut names = Vec::new();
        loop {
            match reader.read_event().unwrap() {
                quick_xml::events::Event::Eof => return names,
                quick_xml::events::Event::Start(start) | quick_xml::events::Event::Empty(start) => {
                    names.push(String::from_utf8(start.name().as_ref().to_vec()).unwrap());
                }
                _ => {}
            }
        }
    }

    #[test]
    fn a_layer_of_points_has_one_symbol_and_one_told_apart_has_a_symbol_for_each_category() {
        let (facts, _) = embedded_facts();
        let mut view = View::default();
        view.show_layer("characteristic_clusters", true);
        let plain = qgis_style(&facts, &view, "characteristic_clusters").unwrap();
        let count = |text: &str, name: &str| elements(text).iter().filter(|element| *element == name).count();
        assert_eq!((count(&plain, "symbol"), count(&plain, "category")), (1, 0));
        let id = crate::view::LayerId::new("characteristic_clusters");
        view.set_color_by(&id, Some(crate::dataset::FieldId::new("list")));
        let by_list = qgis_style(&facts, &view, "characteristic_clusters").unwrap();
        let categories = count(&by_list, "category");
        assert!(categories > 2 && categories == count(&by_list, "symbol"), "{categories}");
        assert!(by_list.contains("attr=\"list\""));
        assert_eq!(qgis_style(&facts, &view, "clusters"), None);
        assert_eq!(qgis_style(&facts, &view, "indicators"), None);
    }

    #[test]
    fn names_of_people_are_text_and_no_markup() {
        let color = Color { r: 1, g: 2, b: 3, a: 255 };
        let text = categorized("行<业>", &[("a\"&b".to_owned(), "\u{7}名".to_owned(), color)], Kind::Fill, None);
        assert!(text.contains("attr=\"行&lt;业&gt;\"") && text.contains("value=\"a&quot;&amp;b\""), "{text}");
        assert_eq!(elements(&text).len(), 12);
    }
}
