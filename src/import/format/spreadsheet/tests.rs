//! Spreadsheets as people have them, written by `rust_xlsxwriter` or as XML by hand.

use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format as Style, Workbook as Writer};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::*;
use crate::import::CellKind;

/// Workbook of one sheet with the XML of its rows and merged cells.
fn by_hand(dimension: &str, rows: &str, after: &str) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut file = |name: &str, text: &str| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    };
    file(
        "[Content_Types].xml",
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#,
    );
    file(
        "_rels/.rels",
        &format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
        ),
    );
    file(
        "xl/_rels/workbook.xml.rels",
        &format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
        ),
    );
    file(
        "xl/workbook.xml",
        &format!(
            r#"<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>"#
        ),
    );
    file(
        "xl/worksheets/sheet1.xml",
        &format!(
            r#"<worksheet xmlns="{MAIN}"><dimension ref="{dimension}"/><sheetData>{rows}</sheetData>{after}</worksheet>"#
        ),
    );
    zip.finish().unwrap().into_inner()
}

fn text(at: &str, text: &str) -> String {
    format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

fn try_read(bytes: &[u8], recipe: &Recipe) -> Result<RawTable, ImportError> {
    Spreadsheet.read(&SourceFile::new("a.xlsx", bytes), recipe, &Progress::default())
}

fn read(bytes: &[u8]) -> RawTable {
    try_read(bytes, &Recipe::default()).unwrap_or_else(|error| panic!("{error:?}"))
}

fn kind(bytes: &[u8]) -> RemarkKind {
    match try_read(bytes, &Recipe::default()) {
        Err(ImportError::Content(remark)) => remark.kind,
        read => panic!("{read:?}"),
    }
}

fn column(table: &RawTable, heading: &str) -> Vec<(CellKind, String)> {
    let column = table.columns.iter().find(|column| column.heading == heading).unwrap();
    column.cells.iter().map(|cell| (cell.kind, cell.text.to_owned())).collect()
}

fn remarks(table: &RawTable) -> Vec<(RemarkKind, usize)> {
    table.remarks.iter().map(|remark| (remark.kind, remark.count)).collect()
}

#[test]
fn cells_merged_over_rows_are_filled_and_those_merged_over_columns_are_not() {
    let row = |number: u32, cells: &str| format!(r#"<row r="{number}">{cells}</row>"#);
    let number = |at: &str, value: u32| format!(r#"<c r="{at}"><v>{value}</v></c>"#);
    let rows = [
        row(1, &(text("A1", "省") + &text("B1", "市") + &text("C1", "值"))),
        row(2, &(text("A2", "湖南") + &text("B2", "长沙") + &number("C2", 1))),
        row(3, &(text("B3", "株洲") + &number("C3", 2))),
        row(6, &(text("A6", "合计") + &number("C6", 3))),
    ];
    let merged = r#"<mergeCells count="2"><mergeCell ref="A2:A4"/><mergeCell ref="A6:B6"/></mergeCells>"#;
    let table = read(&by_hand("A1:C6", &rows.concat(), merged));
    let provinces: Vec<String> = column(&table, "省").into_iter().map(|(_, text)| text).collect();
    assert_eq!((table.numbers.as_slice(), table.unit), (&[2, 3, 6][..], RowUnit::Row));
    assert_eq!(provinces, ["湖南", "湖南", "合计"]);
    assert_eq!(column(&table, "市")[2].0, CellKind::Empty);
    assert_eq!(remarks(&table), [(RemarkKind::MergedCells, 1)]);
}

#[test]
fn formulas_without_a_result_and_errors_are_no_numbers() {
    let rows = format!(
        r#"<row r="1">{}{}</row><row r="2"><c r="A2"><v>1</v></c><c r="B2"><f>A2*2</f></c></row><row r="3"><c r="A3" t="e"><v>#N/A</v></c><c r="B3"><f>A3*2</f><v>11</v></c></row><row r="4"><c r="A4"><v>0</v></c><c r="B4" t="str"><f>A4</f><v></v></c></row>"#,
        text("A1", "a"),
        text("B1", "b")
    );
    let table = read(&by_hand("A1:B4", &rows, ""));
    use CellKind::{Empty, Error, Formula, Number};
    let cells = |cells: [(CellKind, &str); 3]| cells.map(|(kind, text)| (kind, text.to_owned())).to_vec();
    assert_eq!(column(&table, "a"), cells([(Number, "1"), (Error, "#N/A"), (Number, "0")]));
    assert_eq!(column(&table, "b"), cells([(Formula, ""), (Number, "11"), (Empty, "")]));
    assert_eq!(remarks(&table), [(RemarkKind::FormulaWithoutResult, 1)]);
}

#[test]
fn a_sheet_of_two_cells_far_apart_is_two_rows() {
    let rows = format!(r#"<row r="1">{}</row><row r="1048576">{}</row>"#, text("A1", "a"), text("XFD1048576", "b"));
    let table =
        try_read(&by_hand("A1:XFD1048576", &rows, ""), &Recipe { heading: Some(0), ..Recipe::default() }).unwrap();
    assert_eq!(table.numbers, [1, 1_048_576]);
    assert_eq!(table.columns.len(), 2);
    assert_eq!(table.columns[1].cells.get(1).text, "b");
}

#[test]
fn the_first_sheet_that_is_not_hidden_and_has_cells_is_read_and_the_others_are_named() {
    let mut writer = Writer::new();
    for (name, hidden, cell) in [("旧", true, "x"), ("空", false, ""), ("数据", false, "y"), ("备注", false, "z")]
    {
        let sheet = writer.add_worksheet().set_name(name).unwrap();
        if hidden {
            sheet.set_hidden(true);
        } else {
            sheet.set_active(name == "数据");
        }
        if !cell.is_empty() {
            sheet.write(0, 0, "v").unwrap();
            sheet.write(1, 0, cell).unwrap();
        }
    }
    let bytes = writer.save_to_buffer().unwrap();
    let table = read(&bytes);
    assert_eq!(column(&table, "v"), [(CellKind::Text, "y".to_owned())]);
    let found: Vec<_> = table.remarks.iter().map(|remark| (remark.kind, remark.found.as_str(), remark.count)).collect();
    use RemarkKind::{HiddenTables, OneOfSeveralTables};
    assert_eq!(found, [(OneOfSeveralTables, "数据", 4), (HiddenTables, "旧", 1)]);
    let hidden = Recipe { table: Some("旧".to_owned()), ..Recipe::default() };
    assert_eq!(column(&try_read(&bytes, &hidden).unwrap(), "v")[0].1, "x");
    let tables = Spreadsheet.tables(&SourceFile::new("a", bytes)).unwrap();
    assert_eq!(tables.iter().map(|table| table.hidden).collect::<Vec<_>>(), [true, false, false, false]);
}

#[test]
fn numbers_texts_flags_and_dates_are_told_apart() {
    let mut writer = Writer::new();
    let sheet = writer.add_worksheet();
    for (column, heading) in ["code", "number", "flag", "date"].into_iter().enumerate() {
        sheet.write(0, column as u16, heading).unwrap();
    }
    sheet.write(1, 0, "010").unwrap();
    sheet.write(1, 1, 430_000.0).unwrap();
    sheet.write(1, 2, true).unwrap();
    let style = Style::new().set_num_format("yyyy/m/d");
    let date = ExcelDateTime::from_ymd(2021, 6, 11).unwrap();
    sheet.write_datetime_with_format(1, 3, &date, &style).unwrap();
    let table = read(&writer.save_to_buffer().unwrap());
    let row: Vec<(CellKind, &str)> =
        table.columns.iter().map(|column| (column.cells.get(0).kind, column.cells.get(0).text)).collect();
    use CellKind::{Date, Flag, Number, Text};
    assert_eq!(row, [(Text, "010"), (Number, "430000"), (Flag, "true"), (Date, "2021-06-11")]);
}

#[test]
fn delimited_text_that_is_called_xls_is_read_as_text() {
    let (text, _, _) = encoding_rs::GB18030.encode("省份\t户数\r\n湖南\t10\r\n");
    let table = Spreadsheet.read(&SourceFile::new("a.xls", &*text), &Recipe::default(), &Progress::default()).unwrap();
    assert_eq!((column(&table, "省份"), table.unit), (vec![(CellKind::Text, "湖南".to_owned())], RowUnit::Line));
}

#[test]
fn files_that_end_too_early_or_are_none_say_so() {
    let whole = by_hand("A1", &format!(r#"<row r="1">{}</row>"#, text("A1", "a")), "");
    assert_eq!(kind(&whole[..whole.len() / 2]), RemarkKind::Truncated);
    assert_eq!(kind(b" <html><table>"), RemarkKind::UnknownFormat);
    assert_eq!(kind(b"\x09\x08\x04\x00\x00\x00"), RemarkKind::UnknownFormat);
    assert_eq!(kind(&by_hand("A1", "", "")), RemarkKind::NoRows);
    let mut encrypted = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    encrypted.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(kind(&encrypted), RemarkKind::Encrypted);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn damaged_files_are_read_or_refused(changes in prop::collection::vec((0_usize..1 << 16, any::<u8>()), 1..8)) {
        let cells = text("A1", "a") + r#"<c r="B1"><f>A1</f></c><c r="C1" t="d"><v>2021-06-11</v></c>"#;
        let rows = format!(r#"<row r="1">{cells}</row><row r="2"><c r="A2"><v>1</v></c></row>"#);
        let mut bytes = by_hand("A1:C2", &rows, r#"<mergeCells><mergeCell ref="A1:A2"/></mergeCells>"#);
        for (at, byte) in changes {
            let length = bytes.len();
            bytes[at % length] = byte;
        }
        // Either answer is right; what counts is that there is one.
        let read = try_read(&bytes, &Recipe::default());
        prop_assert!(read.is_err() || read.is_ok_and(|table| table.rows() < 10));
    }

    #[test]
    fn damaged_xml_is_read_or_refused(at in 0_usize..400, byte in 32_u8..127) {
        let cells = text("A1", "a") + r#"<c r="B1"><f>A1</f></c><c r="C1" t="d"><v>2021-06-11</v></c>"#;
        let rows = format!(r#"<row r="1">{cells}</row><row r="2"><c r="A2" t="s"><v>1</v></c></row>"#);
        let mut rows = rows.into_bytes();
        let length = rows.len();
        rows[at % length] = byte;
        let bytes = by_hand("A1:C2", &String::from_utf8(rows).unwrap(), "");
        let read = try_read(&bytes, &Recipe::default());
        prop_assert!(read.is_err() || read.is_ok_and(|table| table.rows() < 10));
    }
}

#[test]
fn workbooks_of_excel_97_are_read() {
    let bytes = biff::tests::xls(&[&[], &[(0, 1, 2020.0), (3, 1, 2.5)]]);
    let recipe = Recipe { heading: Some(0), ..Recipe::default() };
    let table = try_read(&bytes, &recipe).unwrap();
    assert_eq!(table.numbers, [1, 4]);
    assert_eq!(table.columns[0].cells.get(1).text, "2.5");
    assert_eq!(remarks(&table)[0], (RemarkKind::OneOfSeveralTables, 2));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn damaged_workbooks_of_excel_97_are_read_or_refused(changes in prop::collection::vec((0_usize..1 << 16, any::<u8>()), 1..8)) {
        let mut bytes = biff::tests::xls(&[&[(0, 0, 1.0), (1, 0, 2.0)], &[(0, 1, 3.0)]]);
        for (at, byte) in changes {
            // The heads, the directory and the records; the rest is filled up with nothing.
            bytes[at % 1700] = byte;
        }
        let read = try_read(&bytes, &Recipe::default());
        prop_assert!(read.is_err() || read.is_ok_and(|table| table.rows() > 0));
    }
}

#[test]
fn cells_merged_over_rows_of_opendocument_sheets_are_filled() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut file = |name: &str, text: &str| {
        zip.start_file(name, SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored)).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    };
    let cell = |text: &str| {
        format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#)
    };
    let merged = r#"<table:table-cell table:number-rows-spanned="2" table:number-columns-spanned="1" office:value-type="string"><text:p>湖南</text:p></table:table-cell>"#;
    let row = |cells: &str| format!("<table:table-row>{cells}</table:table-row>");
    let rows = row(&(cell("省") + &cell("市")))
        + &row(&(merged.to_owned() + &cell("长沙")))
        + &row(&("<table:covered-table-cell/>".to_owned() + &cell("株洲")));
    file("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    file(
        "META-INF/manifest.xml",
        r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#,
    );
    file(
        "content.xml",
        &format!(
            r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="S">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
        ),
    );
    let table = read(&zip.finish().unwrap().into_inner());
    let texts = |heading: &str| column(&table, heading).into_iter().map(|(_, text)| text).collect::<Vec<_>>();
    assert_eq!(
        (texts("省"), texts("市")),
        (vec!["湖南".to_owned(), "湖南".into()], vec!["长沙".to_owned(), "株洲".into()])
    );
    assert_eq!(remarks(&table), [(RemarkKind::MergedCells, 1)]);
}

#[test]
fn a_cell_beyond_the_last_column_of_a_spreadsheet_is_refused_by_its_row() {
    let far = |at: &str| format!(r#"<row r="1">{}</row><row r="2"><c r="{at}2"><v>1</v></c></row>"#, text("A1", "a"));
    assert_eq!(read(&by_hand("A1:D4", &far("XFD"), "")).rows(), 1);
    assert_eq!(kind(&by_hand("A1:D4", &far("XFE"), "")), RemarkKind::TooManyColumns);
    assert_eq!(kind(&by_hand("A1:D4", &far("provD"), "")), RemarkKind::TooManyColumns);
}
