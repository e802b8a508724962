//! Values of a person's own rows by the cells of a hexagon grid in the equal-area plane.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    ClassifiedValues, Facts, FeaturePoint, FeatureShape, NoValue,
    own_basis::OwnBasis,
    own_rows::{AskedRows, placed_by},
};
use crate::{
    geo::{Geometry, GeometryParts, PlanePoint, ProjectionKind},
    model::LonLat,
    stats::HexGrid,
    view::{CellRef, FeatureRef, GridLayer, Layer, View},
};

/// Plane of the grid: equal areas in it are equal areas on the ground.
const PLANE: ProjectionKind = ProjectionKind::Albers;
/// Longest straight piece of a side of a cell, metres; longer sides are bent as the plane of another projection asks for.
const LONGEST_PIECE: f64 = 50_000.0;

/// Classified values of the cells of a layer.
#[derive(Clone, Debug, PartialEq)]
pub struct GridValues {
    /// The layer: names, classes and the rows that count; its values by province are empty.
    pub classified: ClassifiedValues,
    /// Area of a cell, square kilometres.
    pub cell_km2: f64,
    /// Cells with rows, by rows of the grid from below, each from the left.
    pub cells: Vec<GridCell>,
    /// The same cells as areas on the ground; the category is the class.
    pub shapes: Arc<[FeatureShape]>,
    /// Number of rows asked about that have no position.
    pub without_position: usize,
    /// Number of rows that stand at the seat of their city or county.
    pub at_seats: usize,
}

/// Cell of a hexagon grid with rows in it.
#[derive(Clone, Debug, PartialEq)]
pub struct GridCell {
    /// The cell as a place, the same for every dataset.
    pub place: CellRef,
    /// Centre.
    pub center: LonLat,
    /// Rows in it, in the order of the dataset.
    pub rows: Vec<u32>,
    /// Value, or the reason why there is none.
    pub value: Result<f64, NoValue>,
    /// Class, from 0, the lowest; `None` without a value.
    pub class: Option<usize>,
}

impl GridValues {
    /// Values of all visible grids of a view, the lowest first.
    pub fn of_view(facts: &Facts, view: &View) -> Vec<Arc<Self>> {
        let layers = view.layers.iter().filter(|layer| layer.visible);
        layers.filter_map(|layer| Self::of(facts, view, layer)).map(Arc::new).collect()
    }

    /// Values of a layer; `None` for other layers, and without its dataset or column.
    pub fn of(facts: &Facts, view: &View, layer: &Layer) -> Option<Self> {
        let grid = layer.grid()?;
        let asked = AskedRows::of(facts, view, &grid.value(), &grid.query)?;
        let dataset = asked.dataset;
        let hexagons = HexGrid::of_area(grid.area_km2() * 1e6);
        let mut cells: BTreeMap<(i64, i64), Vec<u32>> = BTreeMap::new();
        let (mut without_position, mut at_seats) = (0, 0);
        for row in &asked.rows {
            let at = dataset.point(*row).filter(|at| at.lon.is_finite() && at.lat.is_finite());
            let Some(PlanePoint { x, y }) = at.map(|at| PLANE.plane_from_lonlat(at)) else {
                without_position += 1;
                continue;
            };
            at_seats += usize::from(matches!(placed_by(dataset, *row), Some("city" | "county")));
            // By row of the grid first, so that cells come from south to north.
            let (column, line) = hexagons.cell(x, y);
            cells.entry((line, column)).or_default().push(*row);
        }
        let without_value = asked.without_value(cells.values().flatten());
        let cells = cells.into_iter().filter_map(|((line, of_line), rows)| {
            let (x, y) = hexagons.center((of_line, line));
            let value = asked.statistic(&rows);
            let center = PLANE.lonlat_from_plane(PlanePoint { x, y })?;
            let place = CellRef { km2: grid.area_km2(), column: of_line, line };
            Some(GridCell { place, center, rows, value, class: None })
        });
        let mut cells: Vec<GridCell> = cells.collect();
        let numbers: Vec<f64> = cells.iter().filter_map(|cell| cell.value.ok()).collect();
        let basis = OwnBasis { without_value, ..asked.basis(view, &grid.query) };
        let classified = ClassifiedValues::of_cells(layer.id.clone(), grid.as_values(), basis, &numbers);
        for cell in &mut cells {
            cell.class = cell.value.ok().and_then(|value| Some(classified.classes.as_ref()?.of(value)));
        }
        let shape = |cell: &GridCell| shape(cell, hexagons);
        let shapes = cells.iter().filter_map(shape).collect();
        Some(Self { classified, cell_km2: grid.area_km2(), cells, shapes, without_position, at_seats })
    }

    /// Specification of the layer in its view.
    pub fn layer<'v>(&self, view: &'v View) -> Option<&'v GridLayer> {
        view.layer(&self.classified.id)?.grid()
    }

    /// The cell at a place; `None` if no row is in it, or if the grid has other cells.
    pub fn cell(&self, place: CellRef) -> Option<&GridCell> {
        let is_of_grid = place.km2.total_cmp(&self.cell_km2).is_eq();
        let by_line = |cell: &GridCell| (cell.place.line, cell.place.column);
        let at = self.cells.binary_search_by_key(&(place.line, place.column), by_line).ok().filter(|_| is_of_grid)?;
        self.cells.get(at)
    }

    /// The cell at a position; `None` if no row is in it.
    pub fn cell_at(&self, at: LonLat) -> Option<&GridCell> {
        let PlanePoint { x, y } = PLANE.plane_from_lonlat(at);
        let (column, line) = HexGrid::of_area(self.cell_km2 * 1e6).cell(x, y);
        self.cell(CellRef { km2: self.cell_km2, column, line })
    }

    /// Known values of the cells, in their order.
    pub fn numbers(&self) -> Vec<f64> {
        self.cells.iter().filter_map(|cell| cell.value.ok()).collect()
    }

    /// Number of cells in each class.
    pub fn counts(&self) -> Vec<usize> {
        let of = |class| self.cells.iter().filter(|cell| cell.class == Some(class)).count();
        (0..self.classified.made()).map(of).collect()
    }

    /// Number of cells with rows, but without a value.
    pub fn without_value(&self) -> usize {
        self.cells.iter().filter(|cell| cell.value.is_err()).count()
    }
}

/// Centre of a cell; `None` outside the plane of the grid.
pub fn cell_center(CellRef { km2, column, line }: CellRef) -> Option<LonLat> {
    let (x, y) = HexGrid::of_area(km2 * 1e6).center((column, line));
    PLANE.lonlat_from_plane(PlanePoint { x, y }).filter(|at| at.lon.is_finite() && at.lat.is_finite())
}

/// A cell as an area on the ground.
fn shape(cell: &GridCell, hexagons: HexGrid) -> Option<FeatureShape> {
    let PlanePoint { x, y } = PLANE.plane_from_lonlat(cell.center);
    let corners = hexagons.corners((x, y));
    let pieces = (hexagons.side() / LONGEST_PIECE).ceil().max(1.0) as usize;
    let mut ring: Vec<LonLat> = Vec::with_capacity(6 * pieces + 1);
    for (from, to) in corners.iter().zip(corners.iter().cycle().skip(1)) {
        for piece in 0..pieces {
            let part = piece as f64 / pieces as f64;
            let at = PlanePoint { x: from.0 + (to.0 - from.0) * part, y: from.1 + (to.1 - from.1) * part };
            ring.push(PLANE.lonlat_from_plane(at)?);
        }
    }
    ring.extend(ring.first().copied());
    let geometry = Geometry::of_parts(GeometryParts { areas: vec![vec![ring]], ..GeometryParts::default() })?;
    // More classes than a byte can tell are never made.
    let category = cell.class.and_then(|class| u8::try_from(class).ok());
    let key = FeatureRef::from(cell.place).key;
    let point = FeaturePoint { key, at: cell.center, label: None, is_weak: false, category };
    Some(FeatureShape { point, geometry: Arc::new(geometry) })
}
