//! Workbooks of the four formats, by calamine.

use std::io::Cursor;

use calamine::{Data, Ods, Reader as _, SheetType, SheetVisible, Xls, Xlsb, Xlsx};

use super::{biff, cell_text, ods_merged, sheet::Sheet};
use crate::import::{CellKind, ImportError, Progress, RemarkKind, TableInfo, archive::Archive, guarded::guarded};

/// Beginning of a compound file, the container of XLS and of encrypted XLSX.
const COMPOUND_FILE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// Cells between two checks for cancelling.
const STEP: usize = 16_384;

/// Format of a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Office Open XML.
    Xlsx,
    /// Office Open XML with binary parts.
    Xlsb,
    /// Excel 97.
    Xls,
    /// `OpenDocument`.
    Ods,
}

impl Kind {
    /// Format by the content.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(COMPOUND_FILE) {
            return Some(Self::Xls);
        }
        let names = Archive::is_zip(bytes).then(|| Archive::open(bytes).ok()).flatten()?.names();
        let has = |end: &str| names.iter().any(|name| name.to_lowercase().ends_with(end));
        let starts = |start: &str| names.iter().any(|name| name.to_lowercase().starts_with(start));
        if has("workbook.bin") {
            Some(Self::Xlsb)
        } else if has("[content_types].xml") && starts("xl/") {
            Some(Self::Xlsx)
        } else {
            (has("content.xml")
                && has("mimetype")
                && contains(bytes.get(..bytes.len().min(4096)).unwrap_or_default(), b"opendocument.spreadsheet"))
            .then_some(Self::Ods)
        }
    }
}

type Source<'b> = Cursor<&'b [u8]>;

/// An open workbook.
pub(super) enum Workbook<'b> {
    Xlsx(Box<Xlsx<Source<'b>>>),
    Xlsb(Box<Xlsb<Source<'b>>>),
    Xls(Box<Xls<Source<'b>>>),
    Ods(Box<Ods<Source<'b>>>, &'b [u8]),
}

impl<'b> Workbook<'b> {
    /// Opens a workbook, after a check of what it unpacks to.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, ImportError> {
        let Some(kind) = Kind::of(bytes) else {
            // An archive that cannot be opened says why.
            let opened = if Archive::is_zip(bytes) { Archive::open(bytes).map(|_| ()) } else { Ok(()) };
            return Err(opened.err().unwrap_or_else(|| ImportError::of_file(RemarkKind::UnknownFormat, "")));
        };
        if kind == Kind::Xls {
            let utf_16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
            if contains(bytes, &utf_16("EncryptedPackage")) {
                return Err(ImportError::of_file(RemarkKind::Encrypted, ""));
            }
            biff::check_extent(bytes)?;
        } else {
            Archive::open(bytes)?.check_size()?;
        }
        let source = Cursor::new(bytes);
        guarded(|| match kind {
            Kind::Xlsx => Xlsx::new(source).map(|book| Self::Xlsx(Box::new(book))).map_err(|error| of(error.into())),
            Kind::Xlsb => Xlsb::new(source).map(|book| Self::Xlsb(Box::new(book))).map_err(|error| of(error.into())),
            Kind::Xls => Xls::new(source).map(|book| Self::Xls(Box::new(book))).map_err(|error| of(error.into())),
            Kind::Ods => {
                Ods::new(source).map(|book| Self::Ods(Box::new(book), bytes)).map_err(|error| of(error.into()))
            }
        })
    }

    /// Sheets of cells in their order.
    pub(super) fn sheets(&self) -> Vec<TableInfo> {
        let sheets = match self {
            Self::Xlsx(book) => book.sheets_metadata(),
            Self::Xlsb(book) => book.sheets_metadata(),
            Self::Xls(book) => book.sheets_metadata(),
            Self::Ods(book, _) => book.sheets_metadata(),
        };
        let with_cells = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        with_cells
            .map(|sheet| TableInfo { name: sheet.name.clone(), hidden: sheet.visible != SheetVisible::Visible })
            .collect()
    }

    /// Cells of a sheet.
    pub(super) fn sheet(&mut self, name: &str, progress: &Progress) -> Result<Sheet, ImportError> {
        guarded(|| self.read(name, progress))
    }

    fn read(&mut self, name: &str, progress: &Progress) -> Result<Sheet, ImportError> {
        let mut sheet = Sheet::default();
        match self {
            Self::Xlsx(book) => {
                sheet.merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
                let mut cells = book.worksheet_cells_reader(name).map_err(|error| of(error.into()))?;
                let rows = cells.dimensions().end.0 as usize;
                while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(|error| of(error.into()))? {
                    let (kind, text) = cell_text::of_value(&cell.value);
                    let is_open = kind == CellKind::Empty && cell.formula.is_some();
                    sheet.push(cell.pos, if is_open { CellKind::Formula } else { kind }, &text)?;
                    if sheet.len() % STEP == 1 {
                        progress.step(cell.pos.0 as usize, rows)?;
                    }
                }
            }
            Self::Xlsb(book) => {
                let mut cells = book.worksheet_cells_reader(name).map_err(|error| of(error.into()))?;
                let rows = cells.dimensions().end.0 as usize;
                while let Some(cell) = cells.next_cell().map_err(|error| of(error.into()))? {
                    let (kind, text) = cell_text::of_value(cell.get_value());
                    sheet.push(cell.get_position(), kind, &text)?;
                    if sheet.len() % STEP == 1 {
                        progress.step(cell.get_position().0 as usize, rows)?;
                    }
                }
            }
            Self::Xls(book) => {
                sheet.merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
                let range = book.worksheet_range(name).map_err(|error| of(error.into()))?;
                // A formula that cannot be put into words has a result all the same.
                let formulas = book.worksheet_formula(name).ok();
                fill(&mut sheet, &range, formulas.as_ref(), progress)?;
            }
            Self::Ods(book, bytes) => {
                sheet.merged = merged_of(bytes, name)?;
                let range = book.worksheet_range(name).map_err(|error| of(error.into()))?;
                let formulas = book.worksheet_formula(name).map_err(|error| of(error.into()))?;
                fill(&mut sheet, &range, Some(&formulas), progress)?;
            }
        }
        Ok(sheet)
    }
}

/// Takes the cells of a range, and the formulas that have no result.
fn fill(
    sheet: &mut Sheet,
    range: &calamine::Range<Data>,
    formulas: Option<&calamine::Range<String>>,
    progress: &Progress,
) -> Result<(), ImportError> {
    let (first_row, first_column) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        let value = cell_text::borrowed(value);
        let (kind, text) = cell_text::of_value(&value);
        sheet.push((first_row + row as u32, first_column + column as u32), kind, &text)?;
        if sheet.len() % STEP == 1 {
            progress.step(row, range.height())?;
        }
    }
    let Some(formulas) = formulas else { return Ok(()) };
    let (first_row, first_column) = formulas.start().unwrap_or_default();
    for (row, column, _) in formulas.used_cells().filter(|(_, _, formula)| !formula.is_empty()) {
        let at = (first_row + row as u32, first_column + column as u32);
        if range.get_value(at).is_none_or(|value| *value == Data::Empty) {
            sheet.push(at, CellKind::Formula, "")?;
        }
    }
    Ok(())
}

fn of(error: calamine::Error) -> ImportError {
    use calamine::{Error, OdsError, XlsError, XlsxError};
    match error {
        Error::Xlsx(XlsxError::Password) | Error::Xls(XlsError::Password) | Error::Ods(OdsError::Password) => {
            ImportError::of_file(RemarkKind::Encrypted, "")
        }
        Error::Xlsx(XlsxError::XmlEof(part)) | Error::Xls(XlsError::EoStream(part)) => {
            ImportError::of_file(RemarkKind::Truncated, part)
        }
        Error::Io(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
            ImportError::of_file(RemarkKind::Truncated, "")
        }
        // The words of the parser are English; the format is a name in every language.
        Error::Xlsx(_) => ImportError::of_file(RemarkKind::Malformed, "XLSX"),
        Error::Xlsb(_) => ImportError::of_file(RemarkKind::Malformed, "XLSB"),
        Error::Xls(_) => ImportError::of_file(RemarkKind::Malformed, "XLS"),
        Error::Ods(_) => ImportError::of_file(RemarkKind::Malformed, "ODS"),
        _ => ImportError::of_file(RemarkKind::Malformed, ""),
    }
}

/// Merged regions of a sheet of an `OpenDocument` file.
fn merged_of(bytes: &[u8], name: &str) -> Result<Vec<calamine::Dimensions>, ImportError> {
    let mut archive = Archive::open(bytes)?;
    let Some(number) = archive.names().iter().position(|of| of == "content.xml") else { return Ok(Vec::new()) };
    Ok(ods_merged::merged(&archive.unpack(number, 0)?, name))
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
