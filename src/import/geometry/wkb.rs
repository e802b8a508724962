//! Well-known binary (ISO 19125-1), with the marks of `PostGIS` for Z, M and the reference system.

use super::PartsBuilder;
use crate::import::byte_reader::ByteReader;

/// Deepest nesting of collections.
const DEEPEST: usize = 32;

/// Adds the parts of a geometry, or notes that it cannot be read.
pub(crate) fn add(bytes: &[u8], builder: &mut PartsBuilder<'_>) {
    if geometry(&mut ByteReader::new(bytes, true), builder, 0).is_none() {
        let beginning: Vec<String> = bytes.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        builder.bad(&format!("WKB {}", beginning.join(" ")));
    }
}

fn geometry(reader: &mut ByteReader<'_>, builder: &mut PartsBuilder<'_>, depth: usize) -> Option<()> {
    const Z: u32 = 0x8000_0000;
    const M: u32 = 0x4000_0000;
    const SYSTEM: u32 = 0x2000_0000;
    if depth > DEEPEST {
        return None;
    }
    reader.little_endian = match reader.u8()? {
        0 => false,
        1 => true,
        _ => return None,
    };
    let code = reader.u32()?;
    if code & SYSTEM != 0 {
        reader.u32()?;
    }
    let (base, plain) = (code & !(Z | M | SYSTEM), (code & !(Z | M | SYSTEM)) % 1000);
    let of_iso = match base / 1000 {
        0 => 0,
        1 | 2 => 1,
        3 => 2,
        _ => return None,
    };
    let further = of_iso + usize::from(code & Z != 0) + usize::from(code & M != 0);
    let size = 16 + 8 * further;
    match plain {
        1 => {
            let at = position(reader, further)?;
            // Without a place: both are NaN.
            if !(at.0.is_nan() && at.1.is_nan()) {
                builder.point(at);
            }
        }
        2 => builder.line(&positions(reader, size, further)?),
        3 | 17 => {
            let count = reader.count(4)?;
            let rings: Option<Vec<_>> = (0..count).map(|_| positions(reader, size, further)).collect();
            builder.area(&rings?);
        }
        4..=7 | 11 | 12 | 15 | 16 => {
            for _ in 0..reader.count(5)? {
                geometry(reader, builder, depth + 1)?;
            }
        }
        _ => return None,
    }
    Some(())
}

fn positions(reader: &mut ByteReader<'_>, size: usize, further: usize) -> Option<Vec<(f64, f64)>> {
    let count = reader.count(size)?;
    (0..count).map(|_| position(reader, further)).collect()
}

fn position(reader: &mut ByteReader<'_>, further: usize) -> Option<(f64, f64)> {
    let at = (reader.f64()?, reader.f64()?);
    reader.take(8 * further)?;
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        geo::{Geometry, ReferenceSystem},
        import::RemarkKind,
        model::LonLat,
    };

    fn read(bytes: &[u8]) -> (Option<Geometry>, Vec<RemarkKind>) {
        let system = ReferenceSystem::wgs84();
        let mut builder = PartsBuilder::new(&system);
        add(bytes, &mut builder);
        let mut remarks = Vec::new();
        let geometry = builder.finish(1, &mut remarks);
        (geometry, remarks.iter().map(|remark| remark.kind).collect())
    }

    fn numbers(numbers: &[f64], little: bool) -> Vec<u8> {
        numbers.iter().flat_map(|number| if little { number.to_le_bytes() } else { number.to_be_bytes() }).collect()
    }

    fn head(code: u32, little: bool) -> Vec<u8> {
        let code = if little { code.to_le_bytes() } else { code.to_be_bytes() };
        [&[u8::from(little)][..], &code].concat()
    }

    #[test]
    fn points_of_both_byte_orders_and_all_dimensions_are_read() {
        let expected = (Some(Geometry::Point(LonLat::new(112.9, 28.2))), vec![]);
        for little in [true, false] {
            for (code, further) in [(1, 0), (1001, 1), (2001, 1), (3001, 2), (0x8000_0001, 1), (0xC000_0001, 2)] {
                let at = [&[112.9, 28.2][..], &[50.0, 7.0][..further]].concat();
                assert_eq!(read(&[head(code, little), numbers(&at, little)].concat()), expected, "{code}");
            }
            let system = if little { 4326_u32.to_le_bytes() } else { 4326_u32.to_be_bytes() };
            let with_system = [&head(0x2000_0001, little)[..], &system, &numbers(&[112.9, 28.2], little)].concat();
            assert_eq!(read(&with_system), expected);
        }
        assert_eq!(read(&[head(1, true), numbers(&[f64::NAN, f64::NAN], true)].concat()), (None, vec![]));
    }

    #[test]
    fn collections_are_laid_out_flat_whatever_their_byte_orders() {
        let point = [head(1, false), numbers(&[1.0, 2.0], false)].concat();
        let ring = numbers(&[0., 0., 1., 0., 1., 1., 0., 0.], true);
        let polygon = [&head(3, true)[..], &1_u32.to_le_bytes(), &4_u32.to_le_bytes(), &ring].concat();
        let many = [&head(6, true)[..], &1_u32.to_le_bytes(), &polygon].concat();
        let whole = [&head(7, true)[..], &2_u32.to_le_bytes(), &point, &many].concat();
        let (Some(Geometry::Parts(parts)), remarks) = read(&whole) else { panic!("not read") };
        assert_eq!((parts.points.len(), parts.areas.len(), remarks), (1, 1, vec![]));
        for cut in 0..whole.len() {
            assert_eq!(read(&whole[..cut]), (None, vec![RemarkKind::BadGeometry]), "{cut}");
        }
    }

    #[test]
    fn counts_beyond_the_bytes_and_nesting_without_end_are_refused() {
        let bad = (None, vec![RemarkKind::BadGeometry]);
        assert_eq!(read(&[head(2, true), u32::MAX.to_le_bytes().to_vec()].concat()), bad);
        let level = [head(7, true), 1_u32.to_le_bytes().to_vec()].concat();
        assert_eq!(read(&level.repeat(100_000)), bad);
    }
}
