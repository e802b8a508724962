//! Several layers of values on one map: each is drawn, told, listed and cited by its own name.

use std::{collections::BTreeSet, sync::Arc};

use cluster_atlas::{
    caption::caption,
    data,
    dataset::{DatasetId, MeasureId},
    export::{self, PictureFormat},
    model::{Detail, IndicatorKind, Language},
    scene::{Interaction, Item, Mark, Outline, SceneBuilder, ScreenPoint, Size},
    table::{Cell, TableKind, TableQuery},
    view::{ColorRamp, ColorScheme, Layer, LayerId, SeriesValue, Symbology, ThematicLayer, Theme, Variable, View},
};

use crate::support::{as_format, catalogue, exporter, facts, picture, shown, with_values};

/// Little giants as areas, and gross domestic product as circles above them.
fn two() -> View {
    let mut view = with_values(ThematicLayer::default());
    view.add_values(ThematicLayer::of(Variable::Indicator(IndicatorKind::Gdp)));
    view
}

fn drawn(view: &View) -> Vec<&str> {
    view.drawn_values().into_iter().map(|layer| layer.id.as_str()).collect()
}

#[test]
fn values_added_above_areas_are_circles_so_that_both_are_seen() {
    let view = two();
    assert_eq!(drawn(&view), ["values", "values_2"]);
    let forms: Vec<Symbology> = view.layers.iter().filter_map(Layer::values).map(|values| values.form).collect();
    assert_eq!(forms, [Symbology::Choropleth, Symbology::GraduatedSymbols]);
}

#[test]
fn opaque_areas_cover_areas_below_them_and_translucent_ones_do_not() {
    let mut view = two();
    let areas = ThematicLayer::of(Variable::Indicator(IndicatorKind::Population));
    view.layers.insert(2, Layer::of_values("top", areas));
    assert_eq!(drawn(&view), ["values_2", "top"], "circles are above all areas");
    assert_eq!(shown(&view).values.len(), 2, "what is covered is not told");
    view.layers[2].opacity = 0.5;
    assert_eq!(drawn(&view), ["values", "values_2", "top"]);
    view.layers[1].visible = false;
    assert_eq!(drawn(&view), ["values", "top"]);
}

#[test]
fn title_and_key_and_texts_name_each_layer_and_its_sources() {
    let said = |language| {
        let view = View { language, ..two() };
        caption(catalogue(), &shown(&view), &view)
    };
    let english = said(Language::En);
    assert_eq!(english.title, "GDP, by province");
    assert!(english.subtitle.contains("Areas: little giants (batches 1 and 2); firms, "), "{}", english.subtitle);
    assert!(english.alt_text.contains("Choropleth map of China by province: Little giants"), "{}", english.alt_text);
    assert!(english.alt_text.contains("circles"), "{}", english.alt_text);
    for name in ["gdp: ", "little giants (batches 1 and 2): "] {
        assert!(english.source_line.to_lowercase().contains(name), "{}", english.source_line);
    }
    let chinese = said(Language::Zh);
    assert!(chinese.subtitle.contains("设色：第一、二批“小巨人”企业"), "{}", chinese.subtitle);
    // Each layer alone has no source that both together lack.
    let single = |values| {
        let view = with_values(values);
        caption(catalogue(), &shown(&view), &view).sources
    };
    let [giants, product] =
        [ThematicLayer::default(), ThematicLayer::of(Variable::Indicator(IndicatorKind::Gdp))].map(single);
    let both: BTreeSet<_> = english.sources.iter().collect();
    assert!(giants.iter().chain(&product).all(|source| both.contains(source)));
}

#[test]
fn every_value_of_every_layer_is_in_the_table_under_a_key_of_its_own() {
    let view = two();
    let table = TableKind::Values.make(&TableQuery::of_view(facts(), &view));
    let keys: BTreeSet<&str> = table.rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!((table.rows.len(), keys.len()), (68, 68));
    assert!(keys.contains("JS") && keys.contains("values_2/JS"), "{keys:?}");
    let variable = table.columns.iter().position(|column| column.name == "variable").unwrap();
    let of = |key: &str| table.rows.iter().find(|row| row.id == key).map(|row| row.cells[variable].clone());
    assert_eq!([of("JS"), of("values_2/JS")], ["little_giants_1-2", "gdp"].map(|name| Some(Cell::text(name))));
}

#[test]
fn a_picture_of_several_layers_restores_them() {
    let mut view = two();
    view.edit_values(&LayerId::new("values_2"), |values| {
        values.colors = ColorRamp { scheme: ColorScheme::Oranges, reversed: true }
    });
    let mut exporter = exporter();
    for format in [PictureFormat::Png, PictureFormat::Svg, PictureFormat::Pdf] {
        let picture = picture(&mut exporter, &view, &as_format(format));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(format!("map.{}", format.extension()));
        crate::support::write(&path, &picture.bytes);
        assert_eq!(export::open(&path).unwrap().layers, view.layers, "{format:?}");
    }
}

#[test]
fn colours_of_a_sequential_scheme_begin_near_the_ground_in_both_themes_and_can_be_reversed() {
    use cluster_atlas::scene::Palette;
    for theme in [Theme::Light, Theme::Dark] {
        let palette = Palette::of(theme);
        let light = |reversed: bool, class: usize| {
            let color = palette.class(ColorRamp { scheme: ColorScheme::Blues, reversed }, class, 5);
            u32::from(color.r) + u32::from(color.g) + u32::from(color.b)
        };
        assert_eq!(light(false, 0) > light(false, 4), theme == Theme::Light);
        assert_eq!([light(true, 0), light(true, 4)], [light(false, 4), light(false, 0)]);
    }
}

#[test]
fn alt_text_says_which_colour_means_more() {
    let said = |scheme, reversed, theme| {
        let mut view =
            with_values(ThematicLayer { colors: ColorRamp { scheme, reversed }, ..ThematicLayer::default() });
        view.theme = theme;
        caption(catalogue(), &shown(&view), &view).alt_text
    };
    assert!(said(ColorScheme::Blues, false, Theme::Light).contains("the darker the fill, the higher the value"));
    assert!(said(ColorScheme::Blues, true, Theme::Light).contains("the lighter the fill, the higher the value"));
    assert!(said(ColorScheme::Blues, false, Theme::Dark).contains("the lighter the fill, the higher the value"));
    assert!(said(ColorScheme::RdBu, false, Theme::Dark).contains("colours run from red (least) to blue (most)"));
    assert!(said(ColorScheme::RdBu, true, Theme::Light).contains("colours run from blue (least) to red (most)"));
}

#[test]
fn a_named_batch_or_year_is_kept_below_circles_and_circles_are_of_the_date() {
    let opened = |flags: &str| {
        let folder = tempfile::tempdir().unwrap();
        let path = crate::support::file(&folder, "map.svg");
        let all: Vec<&str> = ["export", "-o", &path].into_iter().chain(flags.split_whitespace()).collect();
        let (code, _, said) = crate::support::run(&all);
        assert_eq!(code, Some(0), "{flags}: {said}");
        let view = export::open(path.as_ref()).unwrap();
        view.layers.iter().filter_map(Layer::values).map(|values| values.variable.clone()).collect::<Vec<_>>()
    };
    let batch = Variable::LittleGiants("1-2".parse().unwrap());
    let found = opened("--layer little-giants --batch 1-2 --circles rd_expenditure --until 2023-06");
    assert_eq!(found[0], batch);
    assert!(matches!(&found[1], Variable::Series(series) if series.year == 2022), "{found:?}");
    let found = opened("--layer rd_intensity@2015 --circles little-giants --until 2021-12");
    assert!(matches!(&found[0], Variable::Series(series) if series.year == 2015), "{found:?}");
    assert!(matches!(found[1], Variable::LittleGiants(_)), "{found:?}");
}

#[test]
fn small_multiples_count_the_dates_of_the_topmost_values_only() {
    let mut view = with_values(ThematicLayer::default());
    view.page.multiples = true;
    let batches = shown(&view).steps.len();
    let mut both = view.clone();
    let series = SeriesValue::new(DatasetId::new("province_series"), MeasureId::new("rd_intensity"), 2023);
    let below = Layer::of_values("below", ThematicLayer::of(Variable::Series(series)));
    both.layers.insert(0, below);
    both.edit_values(&LayerId::new("values"), |values| values.form = Symbology::GraduatedSymbols);
    assert_eq!(both.drawn_values().len(), 2);
    assert_eq!(shown(&both).steps.len(), batches);
}

#[test]
fn no_values_means_none_of_those_that_are_seen() {
    let mut view = two();
    view.remove_drawn_values();
    assert!(view.drawn_values().is_empty() && view.thematic().is_none());
}

#[test]
fn circles_of_two_layers_stand_side_by_side_in_colours_of_their_own() {
    let mut view = with_values(ThematicLayer {
        form: Symbology::GraduatedSymbols,
        ..ThematicLayer::of(Variable::Indicator(IndicatorKind::Population))
    });
    let second = ThematicLayer::of(Variable::Indicator(IndicatorKind::Gdp));
    view.add_values(ThematicLayer { form: Symbology::GraduatedSymbols, ..second });
    let schemes: Vec<ColorScheme> =
        view.layers.iter().filter_map(Layer::values).map(|values| values.colors.scheme).collect();
    assert_eq!(schemes, [ColorScheme::Violet, ColorScheme::Oranges]);
    let marks = circle_marks(&view);
    let gdp = |id: &str| marks.iter().filter(|(province, _)| province == id).map(|(_, at)| *at).collect::<Vec<_>>();
    let [first, second] = gdp("GD")[..] else { panic!("two circles in Guangdong: {:?}", gdp("GD")) };
    assert!((second.x - first.x - 1.4 * 17.0).abs() < 1e-3 && first.y == second.y, "{first:?} {second:?}");
}

/// Centres of the circles of a map, by province, in drawing order of their layers.
fn circle_marks(view: &View) -> Vec<(String, ScreenPoint)> {
    let (base, _) = data::base_map();
    let (overview, _) = data::level(Detail::Overview);
    let mut builder = SceneBuilder::new(Arc::new(base), Arc::new(overview));
    let size = Size { width: 900.0, height: 700.0 };
    let scene = builder.scene(catalogue(), &shown(view), view, size, Detail::Overview, &Interaction::default());
    let circle = |mark: &Mark| match (&mark.tag, &mark.item) {
        (Some(tag), Item::Shape { outline: Outline::Circle(at, _), .. }) => Some((tag.province()?.to_string(), *at)),
        _ => None,
    };
    scene.marks.iter().filter_map(circle).collect()
}

#[test]
fn small_multiples_say_in_which_maps_a_layer_below_is_known_and_of_which_years() {
    let said = |below: Variable, language| {
        let mut view = View { language, ..with_values(ThematicLayer::of(below)) };
        view.add_values(ThematicLayer { form: Symbology::GraduatedSymbols, ..ThematicLayer::default() });
        view.show_clusters(false, false);
        view.page.multiples = true;
        let content = shown(&view);
        let known = content.steps.iter().filter(|step| !step.content.values[0].values.values.is_empty()).count();
        (known, content.steps.len(), caption(catalogue(), &content, &view))
    };
    let gdp = || Variable::Indicator(IndicatorKind::Gdp);
    let (known, all, english) = said(gdp(), Language::En);
    assert_eq!((known, all), (2, 8), "else this says nothing");
    let part = "Areas: GDP; data in 2 of 8 maps, from September 2024 on; dated 2023 to 2024.";
    assert!(english.subtitle.contains(part) && english.alt_text.contains(part), "{english:?}");
    let chinese = said(gdp(), Language::Zh).2;
    let part = "设色：地区生产总值；8 幅图中 2 幅有数据（2024 年 9 月起），";
    assert!(chinese.subtitle.contains(part) && chinese.alt_text.contains(part), "{chinese:?}");
    // Residents are known in every one of these years.
    let (dataset, measure) = (DatasetId::new("province_series"), MeasureId::new("population_year_end"));
    let (known, all, whole) = said(Variable::Series(SeriesValue::new(dataset, measure, 2024)), Language::En);
    assert_eq!(known, all);
    assert!(whole.subtitle.contains("the latest by the date of each map."), "{}", whole.subtitle);
}

#[test]
fn two_years_of_a_measure_differ_in_the_source_line_and_in_the_table() {
    let of = |year| {
        let (dataset, measure) = (DatasetId::new("province_series"), MeasureId::new("rd_expenditure"));
        ThematicLayer::of(Variable::Series(SeriesValue::new(dataset, measure, year)))
    };
    let mut view = with_values(of(2019));
    let table = |view: &View| TableKind::Values.make(&TableQuery::of_view(facts(), view));
    assert!(table(&view).columns.iter().all(|column| column.name != "layer"), "a single layer needs no name");
    view.add_values(of(2024));
    let line = caption(catalogue(), &shown(&view), &view).source_line;
    assert!(line.contains("R&D expenditure, 2024: ") && line.contains("R&D expenditure, 2019: "), "{line}");
    let chinese = View { language: Language::Zh, ..view.clone() };
    let line = caption(catalogue(), &shown(&chinese), &chinese).source_line;
    assert!(line.contains("R&D 经费内部支出（2024 年）：") && line.contains("（2019 年）："), "{line}");
    let table = table(&view);
    let at = |name: &str| table.columns.iter().position(|column| column.name == name).unwrap();
    let keys: BTreeSet<String> =
        table.rows.iter().map(|row| format!("{:?} {:?}", row.cells[at("layer")], row.cells[at("place")])).collect();
    assert_eq!((keys.len(), table.rows.len()), (68, 68));
}

#[test]
fn caveats_of_a_lower_layer_stay_below_another() {
    let note = exporter().caption(&two()).note;
    assert!(note.contains("Xizang (Tibet): inferred"), "of the little giants below: {note}");
    assert!(note.contains("GDP:"), "of the circles above: {note}");
}
