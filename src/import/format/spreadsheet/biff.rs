//! Extent of the sheets of an XLS file before it is read: calamine makes the whole rectangle of a sheet, and two cells in
//! opposite corners would take all memory.

use crate::import::{ImportError, RemarkKind, byte_reader::ByteReader};

/// Most cells in the rectangles of all sheets.
const MOST_CELLS: u64 = 20_000_000;
/// Columns of a sheet of Excel 97.
const COLUMNS: u16 = 256;

/// Checks the rectangle of each sheet.
///
/// # Errors
/// [`RemarkKind::TooLarge`], or [`RemarkKind::Malformed`] if the file is no compound file.
pub(super) fn check_extent(bytes: &[u8]) -> Result<(), ImportError> {
    let malformed = || ImportError::of_file(RemarkKind::Malformed, "XLS");
    let workbook = stream(bytes).ok_or_else(malformed)?;
    let mut cells = 0;
    let mut extent = Extent::default();
    let mut reader = ByteReader::new(&workbook, true);
    while let (Some(kind), Some(size)) = (reader.u16(), reader.u16()) {
        let record = reader.take(usize::from(size).min(reader.len())).unwrap_or_default();
        match kind {
            // Beginning of a sheet.
            0x0809 => cells += std::mem::take(&mut extent).cells(),
            // Cells: formula, number, texts, flags, several numbers, blank ones.
            0x0006 | 0x0203 | 0x0204 | 0x0205 | 0x00fd | 0x027e | 0x00bd | 0x00d6 | 0x0201 | 0x00be => {
                let mut cell = ByteReader::new(record, true);
                if let (Some(row), Some(column)) = (cell.u16(), cell.u16()) {
                    // Records of several cells end with the last column.
                    let last = record.len().checked_sub(2).filter(|_| matches!(kind, 0x00bd | 0x00be));
                    let last = last.and_then(|at| ByteReader::new(record.get(at..)?, true).u16()).unwrap_or(column);
                    if column.max(last) >= COLUMNS {
                        return Err(malformed());
                    }
                    extent.add(row, column);
                    extent.add(row, last);
                }
            }
            _ => (),
        }
    }
    cells += extent.cells();
    if cells > MOST_CELLS {
        return Err(ImportError::of_file(RemarkKind::TooLarge, &format!("{cells} > {MOST_CELLS}")));
    }
    Ok(())
}

/// Rows and columns that have cells: first and last.
#[derive(Default)]
struct Extent(Option<[u16; 4]>);

impl Extent {
    fn add(&mut self, row: u16, column: u16) {
        let [top, bottom, left, right] = self.0.unwrap_or([row, row, column, column]);
        self.0 = Some([top.min(row), bottom.max(row), left.min(column), right.max(column)]);
    }

    fn cells(&self) -> u64 {
        let count = |first: u16, last: u16| u64::from(last - first) + 1;
        self.0.map_or(0, |[top, bottom, left, right]| count(top, bottom) * count(left, right))
    }
}

/// Stream of the workbook in a compound file ([MS-CFB]).
fn stream(bytes: &[u8]) -> Option<Vec<u8>> {
    const END: u32 = 0xffff_fffa;
    const DIFAT_IN_HEAD: usize = 109;
    let mut head = ByteReader::new(bytes.get(30..)?, true);
    let sector = 1_usize.checked_shl(u32::from(head.u16()?)).filter(|size| (512..=4096).contains(size))?;
    let small = 1_usize.checked_shl(u32::from(head.u16()?)).filter(|size| (16..=512).contains(size))?;
    head.take(10)?;
    let _sectors_of_table = head.u32()?;
    let directory = head.u32()?;
    head.take(4)?;
    let least = head.u32()?;
    let small_table = head.u32()?;
    head.take(4)?;
    let mut further = head.u32()?;
    head.take(4)?;
    let at = |number: u32| bytes.get((number as usize).checked_add(1)?.checked_mul(sector)?..)?.get(..sector);
    let numbers = |bytes: &[u8]| {
        bytes.chunks_exact(4).map(|word| ByteReader::new(word, true).u32().unwrap_or(END)).collect::<Vec<u32>>()
    };
    let mut tables: Vec<u32> = numbers(head.take(4 * DIFAT_IN_HEAD)?);
    let most = bytes.len() / sector + 1;
    for _ in 0..most {
        let Some(part) = (further < END).then(|| at(further)).flatten() else { break };
        let mut part = numbers(part);
        further = part.pop()?;
        tables.extend(part);
    }
    let next: Vec<u32> =
        tables.into_iter().filter(|number| *number < END).take(most).filter_map(at).flat_map(numbers).collect();
    // A chain is never longer than the file.
    let chain = |first: u32, next: &[u32], most: usize| {
        let follow = |number: &u32| next.get(*number as usize).copied().filter(|number| *number < END);
        std::iter::successors(Some(first).filter(|first| *first < END), follow).take(most).collect::<Vec<u32>>()
    };
    let content =
        |first: u32| chain(first, &next, most).into_iter().filter_map(at).flatten().copied().collect::<Vec<u8>>();
    let directory = content(directory);
    let entry = |names: &[&str]| {
        directory.chunks_exact(128).find(|entry| {
            let units = entry.get(..64).unwrap_or_default().chunks_exact(2);
            let units: Vec<u16> = units.filter_map(|unit| ByteReader::new(unit, true).u16()).collect();
            let name = String::from_utf16_lossy(units.split(|unit| *unit == 0).next().unwrap_or_default());
            names.iter().any(|wanted| name.eq_ignore_ascii_case(wanted))
        })
    };
    let place = |entry: &[u8]| {
        let mut reader = ByteReader::new(entry.get(116..)?, true);
        Some((reader.u32()?, reader.u32()?))
    };
    let (start, size) = place(entry(&["Workbook", "Book"])?)?;
    let mut stream = if size >= least {
        content(start)
    } else {
        let (root, _) = place(directory.get(..128)?)?;
        let (root, next) = (content(root), numbers(&content(small_table)));
        let part = |number: u32| root.get((number as usize).checked_mul(small)?..)?.get(..small);
        chain(start, &next, root.len() / small + 1).into_iter().filter_map(part).flatten().copied().collect()
    };
    stream.truncate(size as usize);
    Some(stream)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// XLS file with a sheet for each list of cells (row, column, number).
    pub(in super::super) fn xls(sheets: &[&[(u16, u16, f64)]]) -> Vec<u8> {
        let record = |kind: u16, content: &[u8]| {
            [&kind.to_le_bytes()[..], &(content.len() as u16).to_le_bytes(), content].concat()
        };
        let beginning =
            |kind: u16| record(0x0809, &[&0x0600_u16.to_le_bytes()[..], &kind.to_le_bytes(), &[0; 12]].concat());
        let end = record(0x000a, &[]);
        let bodies: Vec<Vec<u8>> = sheets
            .iter()
            .map(|cells| {
                let cell = |(row, column, number): &(u16, u16, f64)| {
                    let head = [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
                    record(0x0203, &[&head[..], &number.to_le_bytes()].concat())
                };
                [beginning(0x0010), cells.iter().flat_map(cell).collect(), end.clone()].concat()
            })
            .collect();
        let head = beginning(0x0005);
        let size_of_list = sheets.len() * 14;
        let mut start = head.len() + size_of_list + end.len();
        let mut workbook = head;
        for (at, body) in bodies.iter().enumerate() {
            let name = [0, 0, 2, 0, b'S', b'0' + at as u8];
            workbook.extend(record(0x0085, &[&(start as u32).to_le_bytes()[..], &name].concat()));
            start += body.len();
        }
        workbook.extend(&end);
        workbook.extend(bodies.concat());
        // Streams of 4096 bytes and more have sectors of their own.
        workbook.resize(workbook.len().next_multiple_of(512).max(4096), 0);
        compound_file(&workbook)
    }

    /// Compound file with one stream.
    fn compound_file(stream: &[u8]) -> Vec<u8> {
        const FREE: u32 = 0xffff_ffff;
        let sectors = (stream.len() / 512) as u32;
        let mut head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        head.resize(24, 0);
        for word in [0x3e_u16, 3, 0xfffe, 9, 6, 0, 0, 0] {
            head.extend(word.to_le_bytes());
        }
        head.resize(44, 0);
        for word in [1, 1, 0, 4096, 0xffff_fffe, 0, 0xffff_fffe, 0, 0] {
            head.extend(u32::to_le_bytes(word));
        }
        head.resize(512, 0xff);
        // Sectors: the table, the directory, the stream.
        let mut table = vec![0xffff_fffd, 0xffff_fffe];
        table.extend((0..sectors).map(|at| if at + 1 == sectors { 0xffff_fffe } else { at + 3 }));
        table.resize(128, FREE);
        let entry = |name: &str, kind: u8, child: u32, start: u32, size: u32| {
            let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            entry.resize(64, 0);
            entry.extend(((name.len() as u16 + 1) * 2).to_le_bytes());
            entry.extend([kind, 1]);
            for word in [FREE, FREE, child] {
                entry.extend(word.to_le_bytes());
            }
            entry.resize(116, 0);
            entry.extend(start.to_le_bytes());
            entry.extend(size.to_le_bytes());
            entry.resize(128, 0);
            entry
        };
        let mut directory = entry("Root Entry", 5, 1, 0xffff_fffe, 0);
        directory.extend(entry("Workbook", 2, FREE, 2, stream.len() as u32));
        directory.resize(512, 0);
        let table: Vec<u8> = table.into_iter().flat_map(u32::to_le_bytes).collect();
        [&head[..], &table, &directory, stream].concat()
    }

    #[test]
    fn sheets_whose_rectangles_would_take_all_memory_are_refused() {
        let corners = [(0, 0, 1.0), (65535, 255, 2.0)];
        let kind = |checked: Result<(), ImportError>| match checked {
            Err(ImportError::Content(remark)) => Some(remark.kind),
            _ => None,
        };
        assert_eq!(kind(check_extent(&xls(&[&corners]))), None);
        assert_eq!(kind(check_extent(&xls(&[&corners, &corners]))), Some(RemarkKind::TooLarge));
        assert_eq!(kind(check_extent(&xls(&[&[(0, 256, 1.0)]]))), Some(RemarkKind::Malformed));
        assert_eq!(kind(check_extent(b"\xd0\xcf")), Some(RemarkKind::Malformed));
    }
}
