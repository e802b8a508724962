//! Merged cells of `OpenDocument` sheets, which calamine does not tell.

use calamine::Dimensions;
use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

/// Most merged regions of a sheet; further ones are not filled.
const MOST_REGIONS: usize = 100_000;

/// Regions of a sheet that are merged over several rows, by the content of an `OpenDocument` file; none where its markup cannot
/// be read.
pub(super) fn merged(content: &[u8], sheet: &str) -> Vec<Dimensions> {
    let mut reader = Reader::from_reader(content);
    reader.config_mut().check_end_names = false;
    let (mut regions, mut is_asked, mut depth) = (Vec::new(), false, 0_u32);
    let (mut row, mut next_row, mut column) = (0_u32, 0_u32, 0_u32);
    loop {
        let (start, is_open) = match reader.read_event() {
            Ok(Event::Start(start)) => (start, true),
            Ok(Event::Empty(start)) => (start, false),
            Ok(Event::End(end)) => {
                if end.name().as_ref() == b"table:table" {
                    depth = depth.saturating_sub(1);
                    if is_asked && depth == 0 {
                        return regions;
                    }
                }
                continue;
            }
            Ok(Event::Eof) | Err(_) => return regions,
            Ok(_) => continue,
        };
        match start.name().as_ref() {
            b"table:table" if is_open => {
                depth += 1;
                is_asked |= depth == 1 && attribute(&start, "table:name").as_deref() == Some(sheet);
            }
            // A table in a cell has rows of its own.
            _ if !is_asked || depth != 1 => {}
            b"table:table-row" => {
                row = next_row;
                next_row = row.saturating_add(number(&start, "table:number-rows-repeated"));
                column = 0;
            }
            b"table:table-cell" | b"table:covered-table-cell" => {
                let rows = number(&start, "table:number-rows-spanned");
                let columns = number(&start, "table:number-columns-spanned");
                if rows > 1 && regions.len() < MOST_REGIONS {
                    let end = (row.saturating_add(rows - 1), column.saturating_add(columns - 1));
                    regions.push(Dimensions::new((row, column), end));
                }
                column = column.saturating_add(number(&start, "table:number-columns-repeated"));
            }
            _ => {}
        }
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let value = start.try_get_attribute(name).ok().flatten()?;
    let text = std::str::from_utf8(&value.value).ok()?;
    quick_xml::escape::unescape(text).ok().map(std::borrow::Cow::into_owned)
}

/// Number of an attribute; 1 without it.
fn number(start: &BytesStart<'_>, name: &str) -> u32 {
    attribute(start, name).and_then(|text| text.parse().ok()).unwrap_or(1).max(1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const CONTENT: &str = r#"<office:spreadsheet>
<table:table table:name="a"><table:table-row><table:table-cell table:number-rows-spanned="9"/></table:table-row></table:table>
<table:table table:name="x &amp; y">
<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3"/></table:table-row>
<table:table-row><table:table-cell/><table:table-cell table:number-rows-spanned="2" table:number-columns-spanned="1"><text:p>湖南</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell/><table:covered-table-cell/></table:table-row>
</table:table></office:spreadsheet>"#;

    #[test]
    fn regions_over_several_rows_are_found_in_the_sheet_that_is_asked_for() {
        let found =
            |sheet: &str| merged(CONTENT.as_bytes(), sheet).iter().map(|at| (at.start, at.end)).collect::<Vec<_>>();
        assert_eq!(found("x & y"), [((2, 1), (3, 1))]);
        assert_eq!(found("a"), [((0, 0), (8, 0))]);
        assert!(found("z").is_empty());
    }

    proptest! {
        #[test]
        fn damaged_markup_ends(at in 0_usize..600, byte in any::<u8>()) {
            let mut content = CONTENT.as_bytes().to_vec();
            let length = content.len();
            content[at % length] = byte;
            drop(merged(&content, "x & y"));
        }
    }
}
