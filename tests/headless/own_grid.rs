//! Values of a person's own rows by the cells of a hexagon grid: equal areas, each row once, and how it is said.

use std::path::Path;

use cluster_atlas::{
    caption::{Caption, caption},
    data,
    dataset::{DatasetId, FieldId},
    export::{Exporter, PictureFormat, PictureOptions, own_data_of},
    geo::{Geometry, ProjectionKind, polygon_size},
    import::{Progress, SourceFile, import},
    model::{Language, LonLat},
    query::{Facts, GridValues, MapContent, NoValue, unknown_ids},
    recipe::Recipe,
    surface::TextForm,
    table::{Cell, TableKind, TableQuery},
    view::{FeatureRef, GridLayer, Layer, OwnValue, Statistic, View},
};
use proptest::prelude::*;

use crate::support::{as_format, catalogue, facts, picture};

/// Three firms in Changsha, one in Beijing, one in Kashgar without an output, one without coordinates.
const FIRMS: &str = "\
name,lon,lat,output,branch
a,112.94,28.23,10,x
b,112.98,28.20,20,y
c,113.00,28.25,60,x
d,116.40,39.90,5,x
e,75.99,39.47,,y
f,,,7,x
";

struct Own {
    facts: Facts,
    view: View,
    id: DatasetId,
}

impl Own {
    fn new(text: &str) -> Self {
        let file = SourceFile::new("firms.csv", text.as_bytes());
        let import = import(&file, &Recipe::default(), facts().datasets().places(), &Progress::default()).unwrap();
        let mut view = View::default();
        view.show_clusters(false, false);
        let data = own_data_of(&import, Path::new("firms.csv"), facts(), &view);
        let id = data.id.clone();
        view.data.push(data);
        Self { facts: facts().with_own([import.dataset]), view, id }
    }

    fn grid(&self, column: Option<&str>, statistic: Statistic) -> GridLayer {
        let dataset = self.id.clone();
        GridLayer::of(OwnValue { dataset, column: column.map(FieldId::new), statistic })
    }

    fn rows(&self) -> GridLayer {
        self.grid(None, Statistic::Count)
    }

    fn with(&self, grid: GridLayer) -> View {
        let mut view = self.view.clone();
        view.add_grid(grid).unwrap();
        view
    }

    fn values(&self, grid: GridLayer) -> GridValues {
        let view = self.with(grid);
        GridValues::clone(MapContent::of(&self.facts, &view).grids.last().unwrap())
    }

    fn caption(&self, view: &View, language: Language) -> Caption {
        let view = View { language, ..view.clone() };
        caption(catalogue(), &MapContent::of(&self.facts, &view), &view)
    }
}

mod cells {
    use super::*;

    #[test]
    fn rows_of_one_cell_have_one_value_and_rows_without_a_position_are_counted_apart() {
        let own = Own::new(FIRMS);
        let counts = own.values(own.rows());
        let found: Vec<(usize, Result<f64, NoValue>)> =
            counts.cells.iter().map(|cell| (cell.rows.len(), cell.value)).collect();
        assert_eq!(found, [(3, Ok(3.0)), (1, Ok(1.0)), (1, Ok(1.0))], "by rows of the grid from below");
        assert_eq!((counts.without_position, counts.at_seats), (1, 0));
        let of = |statistic| {
            let values = own.values(own.grid(Some("output"), statistic));
            values.cells.iter().map(|cell| cell.value).collect::<Vec<_>>()
        };
        let not_given = Err(NoValue::NotGiven);
        assert!(
            of(Statistic::Mean).contains(&not_given) && of(Statistic::Mean).contains(&Ok(30.0)),
            "(10 + 20 + 60) / 3"
        );
        assert!(of(Statistic::Median).contains(&Ok(20.0)) && of(Statistic::Sum).contains(&Ok(90.0)));
        assert!(of(Statistic::Count).contains(&Ok(0.0)), "a row, but none with an output");
    }

    #[test]
    fn a_cell_is_found_by_its_place_and_by_any_position_in_it() {
        let own = Own::new(FIRMS);
        let grid = own.values(own.rows());
        let at = |lon, lat| grid.cell_at(LonLat::new(lon, lat));
        let changsha = at(112.95, 28.22).unwrap();
        assert_eq!(changsha.rows, [0, 1, 2]);
        assert_eq!(grid.cell(changsha.place), Some(changsha));
        assert_eq!(at(100.0, 40.0), None, "no row is there");
        let feature = FeatureRef::from(changsha.place);
        let found = own.facts.place_of(&feature).unwrap();
        assert!((found.lon - changsha.center.lon).abs() < 1e-9 && (found.lat - changsha.center.lat).abs() < 1e-9);
        let finer = own.values(GridLayer { cell_km2: 2_500.0, ..own.rows() });
        assert_eq!(finer.cell(changsha.place), None, "a grid of other cells");
        for cell in &grid.cells {
            assert_eq!(grid.cell_at(cell.center), Some(cell));
        }
        let known = View { selection: Some(feature), ..own.view.clone() };
        assert_eq!(unknown_ids(&own.facts, &known), []);
    }

    /// Areas by Karney's algorithm for polygons on WGS 84.
    #[test]
    fn all_cells_have_the_area_that_was_asked_for_on_the_ground() {
        let own = Own::new(FIRMS);
        for area in [100.0, 10_000.0, 250_000.0, 1_000_000.0] {
            let values = own.values(GridLayer { cell_km2: area, ..own.rows() });
            for shape in values.shapes.iter() {
                let Geometry::Parts(parts) = &*shape.geometry else { panic!("no area") };
                let ring = &parts.areas[0][0];
                let found = polygon_size(&ring[..ring.len() - 1]).area.abs() / 1e6;
                assert!((found / area - 1.0).abs() < 2e-3, "{found} instead of {area}");
            }
        }
    }

    #[test]
    fn the_filter_of_the_grid_narrows_its_rows() {
        let own = Own::new(FIRMS);
        let all = own.rows();
        let query = all.query.searching("d");
        let found = own.values(GridLayer { query, ..all });
        assert_eq!(found.cells.len(), 1);
        assert_eq!(found.classified.own.as_ref().map(|own| (own.known, own.asked)), Some((6, 1)));
    }

    fn any_positions() -> impl Strategy<Value = Vec<(f64, f64)>> {
        prop::collection::vec((75.0..134.0_f64, 19.0..53.0_f64), 1..40)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]

        #[test]
        fn each_row_is_in_one_cell_whatever_its_area(positions in any_positions(), area in 100.0..500_000.0_f64) {
            let rows: Vec<String> = positions.iter().map(|(lon, lat)| format!("a,{lon},{lat},1\n")).collect();
            let own = Own::new(&format!("name,lon,lat,output\n{}", rows.concat()));
            let values = own.values(GridLayer { cell_km2: area, ..own.rows() });
            prop_assert_eq!(values.cells.iter().map(|cell| cell.rows.len()).sum::<usize>() + values.without_position, positions.len());
            prop_assert_eq!(values.cells.len(), values.shapes.len());
        }
    }
}

mod words {
    use super::*;

    #[test]
    fn title_unit_and_caveats_name_the_cells_in_both_languages() {
        let own = Own::new(FIRMS);
        let view = own.with(own.grid(Some("output"), Statistic::Mean));
        let [en, zh] = [Language::En, Language::Zh].map(|language| own.caption(&view, language));
        assert_eq!(en.title, "firms: output, mean, in cells of 10,000 km²");
        assert_eq!(en.subtitle, "Unit: unit not given; cells of 10,000 km²; 3 cells with rows.");
        assert_eq!(
            en.note,
            "Rows without a value in “output”, not counted: 1. Rows without a position, not counted: 1."
        );
        let start = "Map of China with a hexagon grid, cells of 10,000 km²: firms: output, mean, unit not given;";
        assert!(en.alt_text.starts_with(start) && en.alt_text.contains("from 5 to 30"), "{}", en.alt_text);
        assert_eq!(zh.title, "firms：output，平均值（每格 10,000 平方公里）");
        assert_eq!(zh.subtitle, "单位：未注明；每格 10,000 平方公里；有数据行的格：3 个。");
        assert_eq!(zh.note, "未计入（“output”缺值）：1 行。未计入（无位置）：1 行。");
        assert!(zh.source_line.contains("firms.csv"), "{}", zh.source_line);
    }

    #[test]
    fn a_grid_without_positions_says_so() {
        let own = Own::new("name,lon,lat\na,,\nb,,\n");
        let view = own.with(own.rows());
        let alt_text = own.caption(&view, Language::En).alt_text;
        assert!(alt_text.starts_with("Map of China with a hexagon grid: firms: number of rows. No rows"), "{alt_text}");
    }

    #[test]
    fn a_grid_is_drawn_with_its_key_in_both_projections() {
        let own = Own::new(FIRMS);
        let mut exporter = Exporter::with(own.facts.clone(), data::base_map().0);
        let options = PictureOptions { svg_text: TextForm::Live, ..as_format(PictureFormat::Svg) };
        for projection in [ProjectionKind::Albers, ProjectionKind::WebMercator] {
            for (language, key) in [(Language::En, "per cell of 10,000 km²"), (Language::Zh, "每格 10,000 平方公里")]
            {
                let mut view = View { language, ..own.with(own.rows()) };
                view.camera.projection = projection;
                let with = picture(&mut exporter, &view, &options).bytes;
                let hidden = View { layers: Vec::new(), ..view.clone() };
                let without = picture(&mut exporter, &hidden, &options).bytes;
                let paths = |bytes: &[u8]| String::from_utf8_lossy(bytes).matches("<path").count();
                assert!(
                    String::from_utf8_lossy(&with).contains(key) && paths(&with) > paths(&without),
                    "{projection:?}"
                );
            }
        }
    }
}

#[test]
fn the_table_of_the_grid_has_a_row_for_each_cell_with_its_centre_value_and_class() {
    let own = Own::new(FIRMS);
    let view = own.with(own.grid(Some("output"), Statistic::Max));
    let table = TableKind::Grid.make(&TableQuery::of_view(&own.facts, &view));
    let column = |name: &str| {
        let at = table.position(name).unwrap_or_else(|| panic!("no column {name}"));
        table.rows.iter().map(|row| row.cells[at].clone()).collect::<Vec<_>>()
    };
    assert_eq!(column("result"), [Cell::Integer(60), Cell::Integer(5), Cell::Missing]);
    assert_eq!(column("rows"), [3, 1, 1].map(Cell::Integer));
    assert_eq!(column("why")[2], Cell::text("not_given"));
    assert!(matches!(&column("sources")[0], Cell::List(sources) if sources[0].contains("firms.csv")));
    assert_eq!(column("variable")[0], Cell::text("own:firms.output:max"));
    assert_eq!(column("area")[0], Cell::Integer(10_000));
    assert!(table.rows.iter().all(|row| row.at.is_some()) && table.sources.len() == 1);
}

#[test]
fn a_document_keeps_grids_below_features_and_above_values_and_loses_them_with_their_file() {
    let own = Own::new(FIRMS);
    let mut view = own.with(GridLayer { cell_km2: 2_500.0, ..own.grid(Some("output"), Statistic::Sum) });
    view.set_thematic(Some(cluster_atlas::view::ThematicLayer::default()));
    let kinds = |layer: &Layer| (layer.values().is_some(), layer.grid().is_some());
    let order: Vec<(bool, bool)> = view.drawn_order().map(kinds).collect();
    assert_eq!(order, [(true, false), (false, true), (false, false)]);
    assert_eq!(View::from_json(&view.to_json()), Ok(view.clone()));
    let other = GridLayer { column: Some(FieldId::new("no such")), ..own.rows() };
    let unknown = unknown_ids(&own.facts, &own.with(other));
    assert_eq!(unknown.iter().map(|unknown| unknown.id.as_str()).collect::<Vec<_>>(), ["no such"]);
    view.remove_own_data(&own.id);
    assert!(view.layers.iter().all(|layer| layer.grid().is_none()));
}
