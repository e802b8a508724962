//! Files of the kinds that people have, imported as they are: what comes in, what is told, what is never guessed.

use cluster_atlas::{
    dataset::{Column, Dataset, FieldId},
    export::embedded_facts,
    import::{CITY, Import, ImportError, PROVINCE, Progress, Remark, RemarkKind, Severity, SourceFile, import},
    recipe::{ColumnRole, Datum, DayOrder, Recipe},
};

fn read(name: &str, bytes: impl Into<Vec<u8>>, recipe: &Recipe) -> Result<Import, ImportError> {
    let (facts, _) = embedded_facts();
    let bytes: Vec<u8> = bytes.into();
    import(&SourceFile::new(name, bytes), recipe, facts.datasets().places(), &Progress::default())
}

fn csv(text: &str) -> Import {
    read("list.csv", text, &Recipe::default()).unwrap()
}

fn column<'d>(dataset: &'d Dataset, name: &str) -> &'d Column {
    dataset.column(&FieldId::new(name)).unwrap_or_else(|| panic!("no column {name}"))
}

fn numbers(import: &Import, name: &str) -> Vec<Option<f64>> {
    let column = column(&import.dataset, name);
    (0..import.dataset.rows()).map(|row| column.number(row)).collect()
}

fn texts(import: &Import, name: &str) -> Vec<String> {
    let column = column(&import.dataset, name);
    let text = |row| column.text(row).or_else(|| column.coded(row).map(|code| code.id.as_str())).unwrap_or_default();
    (0..import.dataset.rows()).map(|row| text(row).to_owned()).collect()
}

fn provinces(import: &Import) -> Vec<String> {
    texts(import, PROVINCE)
}

fn remark(import: &Import, kind: RemarkKind) -> &Remark {
    let found = import.report.remarks.iter().find(|remark| remark.kind == kind);
    found.unwrap_or_else(|| panic!("{kind:?} in {:?}", import.report.remarks))
}

fn adds_up(import: &Import) {
    let report = &import.report;
    assert_eq!(report.rows, report.kept + report.left_out);
    assert_eq!(report.kept, report.drawn + report.by_place + report.unplaced);
    assert_eq!(report.kept, import.dataset.rows());
    let told = report.remarks.iter().filter(|remark| remark.severity == Severity::LeftOut).count();
    assert!(told >= report.left_out, "every row that is left out is told");
}

mod text_files {
    use super::*;

    #[test]
    fn a_list_of_a_chinese_excel_comes_in_right_on_the_first_try() {
        let (gbk, _, _) = encoding_rs::GB18030.encode("省份,产值（亿元）\r\n广东,12.5\r\n湖北,8\r\n陕西,3.25\r\n");
        let import = read("2024.csv", gbk.into_owned(), &Recipe::default()).unwrap();
        assert_eq!(provinces(&import), ["GD", "HB", "SN"]);
        assert_eq!(numbers(&import, "产值（亿元）"), [Some(12.5), Some(8.0), Some(3.25)]);
        assert_eq!(remark(&import, RemarkKind::Encoding).found, "gb18030");
        adds_up(&import);
    }

    #[test]
    fn semicolons_decimal_commas_and_a_byte_order_mark() {
        let import = csv("\u{feff}省份;城市;产值\n广东;佛山;3,70\n山东;烟台;2.345,60\n福建;泉州;0,5\n");
        assert_eq!(numbers(&import, "产值"), [Some(3.7), Some(2345.6), Some(0.5)]);
        assert_eq!(import.recipe.role("省份"), Some(ColumnRole::Province), "the mark is no part of the heading");
    }

    #[test]
    fn unicode_text_of_excel_is_utf_16_with_tabs() {
        let bytes: Vec<u8> = "\u{feff}城市\t户数\r\n长沙\t120\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let import = read("list.txt", bytes, &Recipe::default()).unwrap();
        assert_eq!((numbers(&import, "户数"), provinces(&import)), (vec![Some(120.0)], vec!["HN".to_owned()]));
    }

    #[test]
    fn codes_keep_every_digit() {
        let import =
            csv("uscc,order,serial,n\n91430100MA4L1E9005,9007199254740993,007,1\n1,9007199254740992,12E12,2\n");
        assert_eq!(texts(&import, "order"), ["9007199254740993", "9007199254740992"]);
        assert_eq!(texts(&import, "serial"), ["007", "12E12"]);
        assert_eq!(numbers(&import, "n"), [Some(1.0), Some(2.0)]);
    }

    #[test]
    fn zero_is_no_missing_value_and_marks_are_listed() {
        let import = csv("省份,产值\n广东,\"1,468\"\n浙江,—\n福建,N/A\n山东,0\n四川,\n");
        assert_eq!(numbers(&import, "产值"), [Some(1468.0), None, None, Some(0.0), None]);
        assert_eq!(remark(&import, RemarkKind::MissingMarks).found, "N/A × 1 — × 1");
    }

    #[test]
    fn a_day_is_the_same_in_every_time_zone_and_an_ambiguous_one_is_asked_about() {
        let text = "p,d\n湖南,2021-06-11\n湖南,2021年6月11日\n湖南,2021-06-11T23:00:00-11:00\n湖南,44358\n\
                    湖南,03/04/2021\n湖南,2021/6/11\n湖南,2021-06\n";
        let dates = |recipe: &Recipe| {
            let import = read("d.csv", text, recipe).unwrap();
            let column = column(&import.dataset, "d").clone();
            (0..7).map(|row| column.date(row).map(|date| date.to_string()).unwrap_or_default()).collect::<Vec<_>>()
        };
        let day = "2021-06-11";
        assert_eq!(dates(&Recipe::default()), [day, day, day, "", "", day, "2021-06"]);
        let said = Recipe { day_order: Some(DayOrder::DayFirst), ..Recipe::default() };
        assert_eq!(dates(&said.with_role("d", ColumnRole::Date)), [day, day, day, day, "2021-04-03", day, "2021-06"]);
    }

    #[test]
    fn empty_files_are_refused_at_once_and_headings_alone_are_a_table_without_rows() {
        for bytes in ["", "\u{feff}", "\n\n \n"] {
            let Err(ImportError::Content(remark)) = read("a.csv", bytes, &Recipe::default()) else {
                panic!("{bytes:?}")
            };
            assert_eq!(remark.kind, RemarkKind::NoRows);
        }
        assert_eq!(csv("省份,产值\n").dataset.rows(), 0);
    }
}

mod coordinates {
    use super::*;

    fn point(import: &Import, row: u32) -> Option<(f64, f64)> {
        import.dataset.point(row).map(|at| (at.lon, at.lat))
    }

    #[test]
    fn swapped_axes_are_noticed_and_swapped_only_when_that_is_said() {
        let text = "name,lon,lat\n佛山,23.02,113.12\n广州,23.13,113.26\n";
        let import = csv(text);
        assert_eq!(remark(&import, RemarkKind::SwappedCoordinates).count, 2);
        assert_eq!(import.report.drawn, 0);
        let swapped = read("a.csv", text, &Recipe { swapped: true, ..Recipe::default() }).unwrap();
        assert_eq!((swapped.report.drawn, provinces(&swapped)), (2, vec!["GD".to_owned(), "GD".to_owned()]));
    }

    #[test]
    fn impossible_places_are_told_with_their_lines_and_zero_alone_is_a_place() {
        let import = csv("name,lon,lat\na,113.1,23\nb,0,0\nc,109.3,0\nd,113,200\ne,,\n");
        assert_eq!(import.report.drawn, 3);
        assert_eq!(remark(&import, RemarkKind::NullIsland).row, Some(3));
        assert_eq!(remark(&import, RemarkKind::CoordinateOutOfRange).row, Some(5));
        assert_eq!(remark(&import, RemarkKind::NoCoordinates).row, Some(6));
        adds_up(&import);
    }

    #[test]
    fn points_of_web_maps_are_moved_only_when_that_is_said_and_never_abroad() {
        let text = "name,lon,lat\n桥,112.944450,28.224493\n首尔,126.978,37.5665\n";
        assert_eq!(point(&csv(text), 0), Some((112.944_45, 28.224_493)));
        let moved = read("a.csv", text, &Recipe { datum: Some(Datum::Gcj02), ..Recipe::default() }).unwrap();
        let (lon, lat) = point(&moved, 0).unwrap();
        assert!((lon - 112.939).abs() < 2e-6 && (lat - 28.228).abs() < 2e-6);
        assert_eq!(point(&moved, 1), Some((126.978, 37.5665)));
        assert_eq!(remark(&moved, RemarkKind::MovedDatum).count, 1);
    }
}

mod names_of_places {
    use super::*;

    #[test]
    fn a_name_of_several_places_waits_for_a_column_or_a_person_to_decide() {
        let import = csv("地区,户数\n通州区,1\n南通市通州区,2\n无锡,3\n");
        let ambiguous = remark(&import, RemarkKind::AmbiguousPlace);
        assert_eq!((ambiguous.row, ambiguous.severity), (Some(2), Severity::Unplaced));
        let names: Vec<_> = import.report.unmatched.iter().map(|name| name.candidates.join(" ")).collect();
        assert_eq!(names, ["110112 320612"]);
        let parted = csv("省份,区县,户数\n北京,通州区,1\n江苏,通州区,2\n");
        assert_eq!((provinces(&parted), parted.report.unplaced), (vec!["BJ".to_owned(), "JS".to_owned()], 0));
        let mut recipe = Recipe::default();
        recipe.places.insert("通州区".to_owned(), "110112".to_owned());
        let chosen = read("a.csv", "地区,户数\n通州区,1\n无锡,3\n", &recipe).unwrap();
        assert_eq!(provinces(&chosen), ["BJ", "JS"]);
    }

    #[test]
    fn an_address_behind_a_city_that_is_misspelt_or_not_certain_tells_the_place() {
        let import = csv(
            "企业名称,所在城市,地址\n甲公司,长沙是,湖南省长沙市岳麓区麓谷大道1号\n乙公司,通州区,江苏省南通市通州区金沙街2号\n\
                          丙公司,长沙市,湖南省长沙市芙蓉区3号\n丁公司,某市,某处4号\n",
        );
        assert_eq!(provinces(&import), ["HN", "JS", "HN", ""]);
        assert_eq!((import.report.drawn, import.report.unplaced), (3, 1));
        assert_eq!(
            remark(&import, RemarkKind::UnknownPlace).severity,
            Severity::Note,
            "the city is told none the less"
        );
        let apart = csv("地区,地址\n新疆生产建设兵团,新疆维吾尔自治区石河子市1号\n湖南,湖南省长沙市2号\n");
        assert_eq!(provinces(&apart), ["", "HN"], "a part of a province is never added to it unasked");
        adds_up(&import);
    }

    #[test]
    fn a_province_that_all_candidates_share_is_certain() {
        let import = csv("地区,户数\n江苏省鼓楼区,1\n莱芜市,2\n鼓楼区,3\n无锡,4\n");
        assert_eq!(provinces(&import), ["JS", "SD", "", "JS"]);
        assert_eq!(
            (import.report.by_place, import.report.unplaced),
            (2, 1),
            "the districts themselves are not guessed"
        );
        let former = remark(&import, RemarkKind::FormerPlace);
        assert_eq!((former.severity, &*former.found), (Severity::Note, "莱芜市 (2019-01 → 济南市)"));
        let mut names: Vec<_> = import.report.unmatched.iter().map(|unmatched| unmatched.name.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["江苏省鼓楼区", "莱芜市", "鼓楼区"], "all can be mapped by hand");
        adds_up(&import);
    }

    #[test]
    fn totals_and_headings_are_left_out_and_parts_of_a_province_are_not_added_to_it() {
        let import = csv("地区,户数\n全国,9\n新疆,4\n新疆生产建设兵团,2\n重庆,3\n合计,9\n");
        assert_eq!(provinces(&import), ["XJ", "", "CQ"]);
        assert_eq!(import.report.left_out, 2);
        assert_eq!(remark(&import, RemarkKind::PartOfProvince).row, Some(4));
        adds_up(&import);
    }

    #[test]
    fn behind_an_unknown_name_a_total_is_told_as_a_total_and_a_heading_takes_no_row_away() {
        let roles = Recipe::default().with_role("市", ColumnRole::City).with_role("区县", ColumnRole::County);
        let list = "市,区县,户数\n无此市,市辖区,4\n无此市,合计,9\n长沙市,市辖区,3\n";
        let import = read("list.csv", list, &roles).unwrap();
        assert_eq!(provinces(&import), ["", "HN"]);
        let told: Vec<_> =
            import.report.remarks.iter().map(|remark| (remark.row, remark.severity, remark.kind)).collect();
        let expected = [
            (Some(2), Severity::Unplaced, RemarkKind::UnknownPlace),
            (Some(3), Severity::LeftOut, RemarkKind::TotalRow),
        ];
        assert_eq!(told, expected);
        adds_up(&import);
    }

    #[test]
    fn rows_of_one_place_are_named() {
        let import = csv("省份,产值\n湖北,10\n湖北省,12\n广东,20\n");
        assert_eq!(remark(&import, RemarkKind::DoubleKey).found, "湖北省 × 2");
        assert_eq!(import.dataset.rows(), 3, "none is lost");
    }

    #[test]
    fn a_row_without_coordinates_stands_at_the_seat_of_its_city_and_says_so() {
        let import = csv("企业名称,地址\n甲公司,湖南省长沙市岳麓区麓谷大道1号\n乙公司,江苏省苏州市昆山市前进路\n");
        assert_eq!((import.report.drawn, import.report.at_seats), (2, 2));
        assert_eq!(provinces(&import), ["HN", "JS"]);
    }
}

mod sizes {
    use super::*;

    fn refused(name: &str, text: &str) -> (RemarkKind, Option<u32>) {
        match read(name, text, &Recipe::default()) {
            Err(ImportError::Content(remark)) => (remark.kind, remark.row),
            import => panic!("{:?}", import.map(|import| import.report)),
        }
    }

    #[test]
    fn more_columns_than_a_spreadsheet_has_are_refused_before_they_take_memory() {
        let numbers = |count: usize| (0..count).map(|number| number.to_string()).collect::<Vec<_>>().join(",");
        let names: Vec<String> = (0..16_384).map(|at| format!("k{at}")).collect();
        let import = csv(&format!("{}\n{}\n", names.join(","), numbers(16_384)));
        assert_eq!(import.recipe.columns.len(), 16_384);
        let wide = format!("a,b\n1,2\n{}\n", numbers(2_000_000));
        assert_eq!(refused("list.csv", &wide), (RemarkKind::TooManyColumns, Some(3)));
        let quoted = format!("a,b\n\"1,2\n{}\n", numbers(20_000));
        assert_eq!(refused("list.csv", &quoted), (RemarkKind::TooManyColumns, Some(3)), "one by one as well");
        let members: Vec<String> = (0..20_000).map(|at| format!(r#""k{at}":1"#)).collect();
        let feature = format!(r#"{{"type":"Feature","geometry":null,"properties":{{{}}}}}"#, members.join(","));
        assert_eq!(refused("a.geojson", &feature), (RemarkKind::TooManyColumns, Some(1)));
    }
}

mod geometries {
    use super::*;

    #[test]
    fn an_address_is_asked_only_where_no_point_and_no_city_before_it_tell_as_much() {
        let rows = [
            "甲,长沙市,湖南省长沙市无此地1号,112.9,28.2",
            "乙,长沙市,湖南省株洲市天元区2号,,",
            "丙,无此市,湖南省湘潭市雨湖区3号,112.9,27.8",
            "丁,,湖南省湘潭市雨湖区4号,112.9,27.8",
        ];
        let recipe = Recipe::default().with_role("市", ColumnRole::City).with_role("地址", ColumnRole::Place);
        let import = read("list.csv", format!("名称,市,地址,经度,纬度\n{}\n", rows.join("\n")), &recipe).unwrap();
        assert_eq!(texts(&import, CITY), ["430100", "430100", "430300", "430300"]);
        let told: Vec<_> = import.report.remarks.iter().map(|remark| (remark.row, remark.kind)).collect();
        assert_eq!(told, [(Some(3), RemarkKind::UnknownPlace), (Some(4), RemarkKind::UnknownPlace)]);
    }

    #[test]
    fn a_feature_without_geometry_is_a_row_without_a_place() {
        let text = r#"{"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"name":"a"},"geometry":null},
            {"type":"Feature","properties":{"name":"b"},"geometry":{"type":"Point","coordinates":[113.1,23]}}]}"#;
        let import = read("a.geojson", text, &Recipe::default()).unwrap();
        assert_eq!((import.dataset.rows(), import.report.drawn, import.report.unplaced), (2, 1, 1));
        adds_up(&import);
    }

    #[test]
    fn an_unknown_reference_system_is_refused_by_its_name() {
        let text =
            r#"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:2154"}},"features":[]}"#;
        let Err(ImportError::Content(remark)) = read("a.geojson", text, &Recipe::default()) else { panic!() };
        assert!(remark.found.contains("2154"), "{remark:?}");
    }
}

mod wide_tables {
    use cluster_atlas::recipe::Melt;

    use super::*;

    const WIDE: &str = "省份,产值2019（亿元）,产值2020（亿元）,备注\n湖南,1,2,a\n火星,3,x,b\n广东,5,6,c\n";

    #[test]
    fn columns_of_years_are_offered_and_nothing_happens_unasked() {
        let import = csv(WIDE);
        assert_eq!(remark(&import, RemarkKind::YearColumns).found, "产值（亿元）2019–2020");
        assert_eq!((import.dataset.rows(), import.recipe.melt.is_none()), (3, true));
    }

    #[test]
    fn rows_by_year_keep_the_numbers_of_the_file_in_the_report() {
        let import = read("wide.csv", WIDE, &Recipe { melt: Some(Melt::default()), ..Recipe::default() }).unwrap();
        assert_eq!(numbers(&import, "产值（亿元）"), [Some(1.0), Some(2.0), Some(3.0), None, Some(5.0), Some(6.0)]);
        assert_eq!(import.recipe.role("年份"), Some(ColumnRole::Date));
        let years = column(&import.dataset, "年份");
        let years: Vec<String> = (0..4).map(|row| years.date(row).unwrap().to_string()).collect();
        assert_eq!(years, ["2019", "2020", "2019", "2020"]);
        let unknown: Vec<_> = import.report.remarks.iter().filter(|of| of.kind == RemarkKind::UnknownPlace).collect();
        assert_eq!(unknown.len(), 1, "once for the row of the file");
        let unread = remark(&import, RemarkKind::NotANumber);
        assert_eq!((unread.row, unread.column.as_deref()), (Some(3), Some("产值2020（亿元）")));
        assert_eq!(import.recipe.columns["产值（亿元）"].unit, "亿元");
        assert!(!import.report.remarks.iter().any(|remark| remark.kind == RemarkKind::DoubleKey));
        adds_up(&import);
    }
}

mod double_keys {
    use super::*;

    #[test]
    fn places_with_several_rows_are_named_and_rows_that_are_alike_too() {
        let import = csv("省份,产值\n湖南,10\n湖南省,12\n江苏,20\n江苏,20\n广东,1\n");
        assert_eq!(remark(&import, RemarkKind::DoubleKey).found, "湖南省 × 2, 江苏省 × 2");
        let alike = remark(&import, RemarkKind::AlikeRow);
        assert_eq!((alike.row, alike.count, alike.found.as_str()), (Some(5), 4, "江苏省"));
        let list = import.dataset.list_of_places().unwrap();
        assert_eq!(list.repeated.iter().map(|place| place.are_alike).collect::<Vec<_>>(), [false, true]);
    }

    #[test]
    fn a_register_of_firms_is_no_list_of_places() {
        let import = csv("企业名称,省份,产值\n甲,湖南,10\n乙,湖南,12\n");
        assert!(import.dataset.list_of_places().is_none());
    }

    #[test]
    fn one_row_for_each_place_and_date_is_none_too_many() {
        let import = csv("省份,年份,产值\n湖南,2019,10\n湖南,2020,12\n湖南,2020,13\n");
        assert_eq!(remark(&import, RemarkKind::SeveralDates).found, "湖南省 × 2");
        assert_eq!(remark(&import, RemarkKind::DoubleKey).found, "湖南省 × 2");
        let once = csv("省份,年份,产值\n湖南,2019,10\n湖南,2020,12\n");
        assert!(!once.report.remarks.iter().any(|remark| remark.kind == RemarkKind::DoubleKey));
    }
}
