//! Check of a vector tile before decoding: layer names and cost limits.
//!
//! The decoder trusts its input: it reserves memory for each ring as if it were the whole shape, copies names for each
//! feature, and triangulates outlines with a million self-intersections. Format:
//! <https://github.com/mapbox/vector-tile-spec/tree/master/2.1>.

use super::{
    fault::{Fault, Fault::BrokenTile},
    varint::number,
};

/// Maximum number of features, names and values per tile.
const PARTS: u64 = 200_000;
/// Maximum size of names and values, bytes, counted once per feature that has them.
const PROPERTIES: u64 = 64 << 20;
/// Maximum memory that the decoder reserves for one feature, bytes.
const RESERVED: u64 = 128 << 20;
/// Maximum length of all lines and outlines, in tile sides.
const LENGTH: u64 = 20_000;
/// Maximum sum, over all areas, of number of points times outline length in tile sides: about the number of
/// self-intersections of random outlines.
const CROSSINGS: u64 = 1_500_000;
/// Maximum coordinate of a point, in tile sides from the tile's corner.
const FARTHEST: i64 = 8;

/// Layer of a vector tile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Layer<'a> {
    /// Name.
    pub name: &'a str,
    /// Extent, grid units per side.
    pub grid: u32,
}

/// Accumulated cost of drawing.
#[derive(Default)]
struct Cost {
    parts: u64,
    properties: u64,
    /// In tile sides × 4096, as `crossings`.
    length: u64,
    crossings: u64,
}

impl Cost {
    fn check(&self) -> Result<(), Fault> {
        let fits = self.parts <= PARTS
            && self.properties <= PROPERTIES
            && self.length >> 12 <= LENGTH
            && self.crossings >> 12 <= CROSSINGS;
        if fits { Ok(()) } else { Err(Fault::Complicated) }
    }
}

/// Layers of a tile.
///
/// # Errors
/// The bytes are not a vector tile, or one that is too costly to draw.
pub(super) fn layers(tile: &[u8]) -> Result<Vec<Layer<'_>>, Fault> {
    let mut cost = Cost::default();
    let mut layers = Vec::new();
    for field in Fields(tile) {
        if let (3, Value::Bytes(bytes)) = field? {
            layers.push(layer(bytes, &mut cost)?);
        }
    }
    Ok(layers)
}

fn layer<'a>(bytes: &'a [u8], cost: &mut Cost) -> Result<Layer<'a>, Fault> {
    let (mut name, mut grid) = ("", 4096);
    let (mut keys, mut values) = (Vec::new(), Vec::new());
    for field in Fields(bytes) {
        match field? {
            (1, Value::Bytes(bytes)) => name = std::str::from_utf8(bytes).map_err(|_error| BrokenTile)?,
            (3, Value::Bytes(bytes)) => keys.push(bytes.len() as u64),
            (4, Value::Bytes(bytes)) => values.push(bytes.len() as u64),
            (5, Value::Number(number)) => grid = u32::try_from(number).map_err(|_error| BrokenTile)?,
            _ => {}
        }
    }
    cost.parts += (keys.len() + values.len()) as u64;
    cost.check()?;
    for field in Fields(bytes) {
        if let (2, Value::Bytes(feature)) = field? {
            cost.parts += 1;
            survey_feature(feature, (&keys, &values), grid.max(1), cost)?;
            cost.check()?;
        }
    }
    Ok(Layer { name, grid })
}

fn survey_feature(bytes: &[u8], names: (&[u64], &[u64]), grid: u32, cost: &mut Cost) -> Result<(), Fault> {
    let (mut tags, mut path, mut kind) = (None, None, 0);
    for field in Fields(bytes) {
        match field? {
            // The format allows split lists, but no known writer produces them.
            (2, Value::Bytes(bytes)) if tags.is_none() => tags = Some(bytes),
            (4, Value::Bytes(bytes)) if path.is_none() => path = Some(bytes),
            (2 | 4, _) => return Err(BrokenTile),
            (3, Value::Number(number)) => kind = number,
            _ => {}
        }
    }
    let mut tags = tags.unwrap_or_default();
    while !tags.is_empty() {
        for lengths in [names.0, names.1] {
            let at = number(&mut tags).and_then(|at| usize::try_from(at).ok()).ok_or(BrokenTile)?;
            cost.properties += 64 + lengths.get(at).ok_or(BrokenTile)?;
        }
    }
    survey_path(path.unwrap_or_default(), kind == 3, grid, cost)
}

/// Follows the path of a feature and adds its cost.
fn survey_path(mut bytes: &[u8], is_area: bool, grid: u32, cost: &mut Cost) -> Result<(), Fault> {
    let (mut points, mut rings, mut numbers, mut length) = (0_u64, 1_u64, 0_u64, 0_u64);
    let mut at = [0_i64; 2];
    while !bytes.is_empty() {
        let command = number(&mut bytes).and_then(|command| u32::try_from(command).ok()).ok_or(BrokenTile)?;
        numbers += 1;
        let count = match command & 7 {
            1 | 2 => command >> 3,
            _ => 0,
        };
        rings += u64::from(command & 7 != 2);
        for _ in 0..count {
            for axis in &mut at {
                let step = number(&mut bytes).and_then(|step| u32::try_from(step).ok()).ok_or(BrokenTile)?;
                // Zigzag encoding: 0, −1, 1, −2, 2 and so on.
                let half = i64::from(step >> 1);
                let step = if step & 1 == 0 { half } else { -half - 1 };
                *axis += step;
                if axis.abs() > FARTHEST * i64::from(grid) {
                    return Err(Fault::Complicated);
                }
                length += step.unsigned_abs();
            }
            numbers += 2;
            points += 1;
        }
    }
    if rings.saturating_mul(numbers).saturating_mul(8) > RESERVED {
        return Err(Fault::Complicated);
    }
    let length = (length << 12) / u64::from(grid);
    cost.length += length;
    if is_area {
        cost.crossings = cost.crossings.saturating_add(points.saturating_mul(length));
    }
    Ok(())
}

/// Value of a field.
enum Value<'a> {
    Number(u64),
    Bytes(&'a [u8]),
    /// Fixed-length number; skipped, as no field read here has this type.
    Fixed,
}

/// Fields of a message with their numbers; ends at the first malformed one.
#[derive(Clone)]
struct Fields<'a>(&'a [u8]);

impl<'a> Iterator for Fields<'a> {
    type Item = Result<(u64, Value<'a>), Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let field = self.field();
        if field.is_none() {
            self.0 = &[];
        }
        Some(field.ok_or(BrokenTile))
    }
}

impl<'a> Fields<'a> {
    fn field(&mut self) -> Option<(u64, Value<'a>)> {
        let head = number(&mut self.0)?;
        let value = match head & 7 {
            0 => Value::Number(number(&mut self.0)?),
            1 => {
                self.0 = self.0.get(8..)?;
                Value::Fixed
            }
            2 => {
                let length = usize::try_from(number(&mut self.0)?).ok()?;
                let (bytes, rest) = self.0.split_at_checked(length)?;
                self.0 = rest;
                Value::Bytes(bytes)
            }
            5 => {
                self.0 = self.0.get(4..)?;
                Value::Fixed
            }
            _ => return None,
        };
        Some((head >> 3, value))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::surface::screen::tiles::fixture::{field, vector, vector_of};

    /// Zigzag encoding of the format: 0, −1, 1, −2, 2 and so on.
    fn step(step: i64) -> u64 {
        if step < 0 { (-step * 2 - 1) as u64 } else { step as u64 * 2 }
    }

    /// An area through these points.
    fn area(points: &[(i64, i64)]) -> Vec<u64> {
        let mut path = vec![9];
        let mut at = (0, 0);
        for (i, (x, y)) in points.iter().enumerate() {
            if i == 1 {
                path.push((points.len() as u64 - 1) << 3 | 2);
            }
            path.extend([step(x - at.0), step(y - at.1)]);
            at = (*x, *y);
        }
        path.push(15);
        path
    }

    #[test]
    fn layers_are_told_by_name_and_grid() {
        let tile = [vector("water", 4096), vector("道路", 512)].concat();
        assert_eq!(layers(&tile), Ok(vec![Layer { name: "water", grid: 4096 }, Layer { name: "道路", grid: 512 }]));
        assert_eq!(layers(&[]), Ok(Vec::new()));
        assert_eq!(layers(b"\x1anonsense"), Err(BrokenTile));
    }

    #[test]
    fn a_long_coast_is_drawn_and_a_tangle_is_not() {
        // Coastline of 40,000 points that advances steadily.
        let coast: Vec<_> = (0..40_000).map(|i| (i / 10, 2000 + i % 7)).collect();
        assert!(layers(&vector_of("water", 4096, &area(&coast))).is_ok());
        // Lines across the whole tile, 5,000 times.
        let tangle: Vec<_> = (0..5_000).map(|i| (i * 1871 % 4096, i * 2903 % 4096)).collect();
        assert_eq!(layers(&vector_of("water", 4096, &area(&tangle))), Err(Fault::Complicated));
    }

    #[test]
    fn paths_that_leave_the_tile_far_behind_are_refused() {
        assert_eq!(layers(&vector_of("water", 4096, &area(&[(0, 0), (1 << 30, 0), (0, 9)]))), Err(Fault::Complicated));
    }

    #[test]
    fn many_rings_in_one_shape_are_refused_for_the_memory_they_reserve() {
        let ring = area(&[(0, 0), (0, 0), (0, 0)]);
        let rings = |count: usize| vector_of("water", 4096, &ring.repeat(count));
        assert!(layers(&rings(500)).is_ok());
        assert_eq!(layers(&rings(50_000)), Err(Fault::Complicated));
    }

    #[test]
    fn properties_that_are_not_there_or_too_long_are_refused() {
        let tile = |tags: &[u8], features: usize| {
            let name = vec![b'n'; 100_000];
            let feature = field(2, &field(2, tags));
            let layer = [field(1, b"x"), feature.repeat(features), field(3, &name), field(4, &field(1, b"v"))].concat();
            field(3, &layer)
        };
        assert!(layers(&tile(&[0, 0], 10)).is_ok());
        assert_eq!(layers(&tile(&[0, 0], 1000)), Err(Fault::Complicated), "a long name, a thousand times");
        assert_eq!(layers(&tile(&[0, 7], 1)), Err(BrokenTile), "no such value");
        assert_eq!(layers(&tile(&[0], 1)), Err(BrokenTile), "a name without a value");
        assert_eq!(layers(&field(3, &field(2, b"").repeat(300_000))), Err(Fault::Complicated));
    }

    proptest! {
        #[test]
        fn no_bytes_make_the_survey_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _layers = layers(&bytes);
            let _layers = layers(&field(3, &field(2, &field(4, &bytes))));
        }
    }
}
