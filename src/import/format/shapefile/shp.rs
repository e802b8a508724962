//! Geometries of a shapefile (ESRI, *Shapefile Technical Description*, July 1998).

use crate::import::{
    byte_reader::ByteReader,
    geometry::{PartsBuilder, areas_of_rings},
};

/// Size of the head.
const HEAD: usize = 100;

/// A file of geometries.
pub(super) struct Shp<'b> {
    records: Vec<&'b [u8]>,
    /// Extent that the head has: west, south, east, north in the file's own coordinates.
    pub extent: [f64; 4],
    /// The last record ends after the file.
    pub is_cut: bool,
}

/// `true` for the beginning of a file of geometries.
pub(super) fn is_shp(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0, 0, 0x27, 0x0a]) && bytes.len() >= HEAD
}

impl<'b> Shp<'b> {
    /// Records by the index, or one after the other without; `None` if the bytes are no file of geometries.
    pub(super) fn parse(bytes: &'b [u8], index: Option<&[u8]>) -> Option<Self> {
        let mut head = ByteReader::new(bytes.get(36..HEAD).filter(|_| is_shp(bytes))?, true);
        let extent = [head.f64()?, head.f64()?, head.f64()?, head.f64()?];
        let (records, is_cut) = index.and_then(|index| indexed(bytes, index)).unwrap_or_else(|| in_order(bytes));
        Some(Self { records, extent, is_cut })
    }

    /// Number of records.
    pub(super) fn records(&self) -> usize {
        self.records.len()
    }

    /// Adds the geometry of a record, or notes that it cannot be read.
    pub(super) fn add(&self, record: usize, builder: &mut PartsBuilder<'_>) {
        let Some(bytes) = self.records.get(record) else { return };
        let mut reader = ByteReader::new(bytes, true);
        let code = reader.u32();
        if code.is_none_or(|code| shape(code, &mut reader, builder).is_none()) {
            builder.bad(&format!("shape {}", code.unwrap_or_default()));
        }
    }
}

/// Records where an index says that they are; `None` if it leads out of the file.
fn indexed<'b>(bytes: &'b [u8], index: &[u8]) -> Option<(Vec<&'b [u8]>, bool)> {
    let entries = index.get(HEAD..).filter(|_| is_shp(index))?;
    let records = entries.chunks_exact(8).map(|entry| {
        let start = ByteReader::new(entry, false).u32()? as usize;
        record_at(bytes, start.checked_mul(2)?).map(|(record, _)| record)
    });
    Some((records.collect::<Option<_>>()?, false))
}

/// Records one after the other, and whether the last one is cut.
fn in_order(bytes: &[u8]) -> (Vec<&[u8]>, bool) {
    let (mut records, mut at) = (Vec::new(), HEAD);
    while at < bytes.len() {
        let Some((record, next)) = record_at(bytes, at) else { return (records, true) };
        records.push(record);
        at = next;
    }
    (records, false)
}

/// Content of the record that begins at a byte, and the byte after it.
fn record_at(bytes: &[u8], at: usize) -> Option<(&[u8], usize)> {
    let mut head = ByteReader::new(bytes.get(at..)?, false);
    head.u32()?;
    let size = (head.u32()? as usize).checked_mul(2)?;
    Some((head.take(size)?, at + 8 + size))
}

fn shape(code: u32, reader: &mut ByteReader<'_>, builder: &mut PartsBuilder<'_>) -> Option<()> {
    const EXTENT: usize = 32;
    match code {
        0 => (),
        1 | 11 | 21 => builder.point(position(reader)?),
        8 | 18 | 28 => {
            reader.take(EXTENT)?;
            let count = reader.count(16)?;
            for _ in 0..count {
                builder.point(position(reader)?);
            }
        }
        3 | 13 | 23 => parts(reader)?.iter().for_each(|part| builder.line(part)),
        5 | 15 | 25 => areas_of_rings(parts(reader)?).iter().for_each(|rings| builder.area(rings)),
        _ => return None,
    }
    Some(())
}

/// Parts of a line or an area.
fn parts(reader: &mut ByteReader<'_>) -> Option<Vec<Vec<(f64, f64)>>> {
    reader.take(32)?;
    let count = reader.count(4)?;
    let positions = reader.u32()? as usize;
    let starts: Option<Vec<usize>> = (0..count).map(|_| reader.u32().map(|start| start as usize)).collect();
    if positions.checked_mul(16)? > reader.len() {
        return None;
    }
    let positions: Option<Vec<(f64, f64)>> = (0..positions).map(|_| position(reader)).collect();
    let (starts, positions) = (starts?, positions?);
    let ends = starts.iter().skip(1).copied().chain([positions.len()]);
    starts.iter().zip(ends).map(|(start, end)| positions.get(*start..end).map(<[_]>::to_vec)).collect()
}

fn position(reader: &mut ByteReader<'_>) -> Option<(f64, f64)> {
    Some((reader.f64()?, reader.f64()?))
}
