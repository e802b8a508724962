//! Examples of texts and their answers.

use super::*;
use crate::dataset::PlaceLevel;

pub(super) fn gazetteer() -> &'static Gazetteer {
    Gazetteer::embedded()
}

/// Answer in short: a code, `~` before an unusual form, or the kind of answer with codes.
fn answer(query: &PlaceQuery<'_>) -> String {
    let codes =
        |places: &[&GazetteerPlace]| places.iter().map(|place| place.code.as_str()).collect::<Vec<_>>().join(" ");
    match gazetteer().find(query) {
        PlaceMatch::Found { place, form: Form::Usual } => place.code.clone(),
        PlaceMatch::Found { place, form: Form::Unusual | Form::Beginning } => format!("~{}", place.code),
        PlaceMatch::Ambiguous(places) => format!("one of {}", codes(&places)),
        PlaceMatch::Former(former) => format!("until {}: {}", former.until.as_str(), codes(&former.successors)),
        PlaceMatch::Suggested(places) => format!("perhaps {}", codes(&places)),
        PlaceMatch::PartOf(province) => format!("part of {province}"),
        PlaceMatch::Total => "total".to_owned(),
        PlaceMatch::Heading => "heading".to_owned(),
        PlaceMatch::Unknown => "unknown".to_owned(),
    }
}

pub(super) fn means(text: &str) -> String {
    answer(&PlaceQuery::new(text))
}

pub(super) fn means_at(text: &str, level: PlaceLevel) -> String {
    answer(&PlaceQuery { level: Some(level), ..PlaceQuery::new(text) })
}

fn check(level: Option<PlaceLevel>, cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, expected)| (text, expected, answer(&PlaceQuery { level, ..PlaceQuery::new(text) })))
        .filter(|(_, expected, found)| **expected != found)
        .map(|(text, expected, found)| format!("{text}: expected {expected}, found {found}"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn provinces_have_many_names() {
    let cases = [
        ("内蒙", "150000"),
        ("广西壮族", "450000"),
        ("广西省", "~450000"),
        ("新疆", "650000"),
        ("臺灣省", "710000"),
        ("香港", "810000"),
        ("沪", "310000"),
        ("Nei Mongol", "150000"),
        ("Neimenggu Zizhiqu", "150000"),
        ("Xinjiang Uyghur Autonomous Region", "650000"),
        ("Guangxi Zhuangzu Zizhiqu", "450000"),
        ("Guangxi Zhuang", "450000"),
        ("Guangxi Province", "~450000"),
        ("Province of Guizhou", "520000"),
        ("Prov. of Hubei", "420000"),
        ("Heilongjiang Sheng", "230000"),
        ("Shaanxi", "610000"),
        ("Shanxi", "140000"),
        ("Shan3xi", "610000"),
        ("Shān xī", "140000"),
        ("Hongkong", "810000"),
        ("Macau", "820000"),
        ("Taiwan, China", "710000"),
        ("Shanghai Municipality", "310000"),
        ("Xizang (Tibet)", "540000"),
        ("Xinjiang Uyghur A.R.", "650000"),
        ("Nei Mongol Zizhiqu", "150000"),
        ("陜西省", "610000"),
    ];
    check(Some(PlaceLevel::Province), &cases);
}

#[test]
fn a_spelling_error_is_a_suggestion() {
    assert!(means("Guangdng").starts_with("perhaps 440000"), "{}", means("Guangdng"));
    assert!(means("Shannxi").starts_with("perhaps 610000"), "{}", means("Shannxi"));
    assert!(means("Namenggu").starts_with("perhaps 150000"), "{}", means("Namenggu"));
    assert_eq!(means("湖南省长纱市"), "perhaps 430100 430000");
    assert_eq!(means("Hùnàn"), "perhaps 430000");
    for text in ["", "   ", "???", "宇宙", "abc", "0731", "12345", "2023"] {
        assert_eq!(means(text), "unknown", "{text}");
    }
}

#[test]
fn prefectures_have_short_and_long_names() {
    let cases = [
        ("楚雄州", "532300"),
        ("甘南", "623000"),
        ("海西州", "632800"),
        ("黔东南苗族侗族自治州", "522600"),
        ("德宏", "533100"),
        ("博州", "652700"),
        ("阿里地区", "542500"),
        ("兴安", "152200"),
        ("昌吉", "652300"),
        ("石河子", "659001"),
        ("仙桃", "429004"),
        ("北京", "110000"),
        ("苏州", "320500"),
        ("吉林", "220200"),
        ("Enshi Tujia and Miao Autonomous Prefecture", "422800"),
        ("Yanbian Korean", "222400"),
        ("Ürümqi", "650100"),
        ("Lyuliang", "141100"),
        ("Luliang", "141100"),
        ("Xi'an", "610100"),
        ("Ngawa", "513200"),
    ];
    check(Some(PlaceLevel::City), &cases);
}

#[test]
fn names_of_several_places_are_ambiguous_until_something_decides() {
    let cases = [
        ("鼓楼区", "one of 320106 320302 350102 410204"),
        ("江苏省鼓楼区", "one of 320106 320302"),
        ("徐州市鼓楼区", "320302"),
        ("江北区", "one of 330205 500105"),
        ("吉林", "one of 220000 220200"),
        ("吉林省", "220000"),
        ("吉林市", "220200"),
        ("Jilin City", "220200"),
        ("Jilin Province", "220000"),
        ("朝阳市", "211300"),
        ("苏州", "320500"),
        ("Taizhou", "one of 321200 331000"),
        ("Fuzhou", "one of 350100 361000"),
        ("Yulin", "one of 450900 610800"),
        ("Chaoyang District, Beijing", "110105"),
        ("Chaoyang County", "211321"),
        ("Lüliang", "141100"),
        ("Luliang", "one of 141100 530322"),
        ("湖南长沙", "430100"),
    ];
    check(None, &cases);
    assert!(means("朝阳").starts_with("one of ") && means("朝阳").contains("211300"), "{}", means("朝阳"));
    assert_eq!(means_at("朝阳", PlaceLevel::City), "211300");
    assert_eq!(means_at("Suzhou", PlaceLevel::City), "one of 320500 341300");
    assert_eq!(means_at("恩施", PlaceLevel::Province), "422800", "one answer to the question for the province");
}

#[test]
fn a_parent_decides_and_must_not_contradict() {
    let within = |text, within| answer(&PlaceQuery { within: Some(within), ..PlaceQuery::new(text) });
    assert_eq!(within("鼓楼区", "350100"), "350102");
    assert_eq!(within("鼓楼区", "JS"), "one of 320106 320302");
    assert_eq!(within("朝阳区", "BJ"), "110105");
    assert_eq!(within("朝阳区", "110000"), "110105");
    assert_eq!(within("杭州市", "JS"), "perhaps 330100");
    assert_eq!(within("Suzhou", "AH"), "341300");
}

#[test]
fn paths_are_walked_down_and_up() {
    let cases = [
        ("江苏省苏州市昆山市", "320583"),
        ("江苏苏州", "320500"),
        ("江苏省-苏州市", "320500"),
        ("苏州市, 江苏省", "320500"),
        ("中国浙江省义乌市", "330782"),
        ("Kunshan, Suzhou, Jiangsu, China", "320583"),
        ("Hunan Province, Changsha City", "430100"),
        ("北京市北京市海淀区", "110108"),
        ("吉林省吉林市昌邑区", "220202"),
        ("重庆云阳县", "500235"),
        ("重庆市县酉阳土家族苗族自治县", "500242"),
        ("重庆市市辖区", "~500000"),
        ("重庆市县", "~500000"),
        ("湖北省省直辖县级行政区划仙桃市", "429004"),
        ("湖北省省直辖县级行政区划", "heading"),
        ("湖南（长沙）", "430100"),
        ("苏州 Suzhou", "320500"),
        ("吉林省 吉林", "220200"),
        ("Guangzhou, Guangdong Province, P.R. China", "440100"),
        ("江苏省杭州市", "perhaps 330100 320000"),
    ];
    check(None, &cases);
}

#[test]
fn an_address_means_the_place_at_its_beginning() {
    let cases = [
        ("湖南省长沙市岳麓区麓谷大道1号", "~430104"),
        ("广东省深圳市南山区粤海街道科技园", "~440305"),
        ("江苏苏州金鸡湖大道88号", "~320500"),
        ("长沙县星沙街道", "~430121"),
        ("湖南省长沙市岳麓路1号", "~430100"),
        ("陕西省西安市未央区未央路2号", "~610112"),
        ("北京路", "perhaps 110000"),
        ("南京大学", "unknown"),
        ("吉林市场", "perhaps 220200"),
    ];
    check(None, &cases);
}

#[test]
fn codes_are_found_in_every_length() {
    let cases = [
        ("43", "430000"),
        ("430000.0", "430000"),
        ("CN-43", "430000"),
        ("CN-HN", "430000"),
        ("HN", "430000"),
        ("hn", "430000"),
        ("4301", "430100"),
        ("430104", "430104"),
        ("430104000000", "430104"),
        ("430104005001", "~430104"),
        ("110000", "110000"),
        ("110100", "~110000"),
        ("500200", "~500000"),
        ("430101", "~430100"),
        ("429000", "heading"),
        ("100000", "total"),
        ("371200", "until 2019-01: 370100"),
        ("660000", "part of XJ"),
        ("439999", "unknown"),
        ("010", "unknown"),
    ];
    check(None, &cases);
}

#[test]
fn former_places_name_their_successors() {
    let cases = [
        ("莱芜市", "until 2019-01: 370100"),
        ("莱芜", "until 2019-01: 370100"),
        ("山东省莱芜市", "until 2019-01: 370100"),
        ("济南市莱芜区", "370116"),
        ("莱芜区", "370116"),
        ("襄樊", "until 2010-12: 420600"),
        ("巢湖市", "340181"),
        ("崇文区", "until 2010: 110101"),
        ("北京市宣武区", "until 2010: 110102"),
        ("哈密地区", "until 2016: 650500"),
        ("上城区", "330102"),
        ("江苏省南通市通州市", "until 2009: 320612"),
        ("西藏自治区昌都地区江达县", "~540321"),
        ("542122", "until 2014: 540321"),
    ];
    check(None, &cases);
    assert_eq!(means_at("巢湖市", PlaceLevel::City), "until 2011-08: 340100 340200 340500");
    let in_2008 = |text| answer(&PlaceQuery { year: Some(2008), ..PlaceQuery::new(text) });
    assert_eq!(in_2008("巢湖市"), "until 2011-08: 340100 340200 340500");
    assert_eq!(in_2008("上城区"), "until 2021: 330102");
    let PlaceMatch::Former(former) = gazetteer().find(&PlaceQuery::new("山东省莱芜市")) else { panic!() };
    assert_eq!((former.province, former.code), (Some(ProvinceId::new("SD")), Some("371200")));
}

#[test]
fn totals_headings_and_the_xpcc_are_no_places() {
    for text in ["全国", "合 计", "总计", "Total", "China", "中國"] {
        assert_eq!(means(text), "total", "{text}");
    }
    for text in ["县", "市辖区", "省直辖县级行政区划", "自治区直辖县级行政区划"] {
        assert_eq!(means(text), "heading", "{text}");
    }
    for text in ["新疆生产建设兵团", "新疆兵团", "XPCC", "新疆生产建设兵团第八师"] {
        assert_eq!(means(text), "part of XJ", "{text}");
    }
}

#[test]
fn counties_are_found_by_short_forms() {
    let cases = [
        ("彭水县", "500243"),
        ("石柱", "500240"),
        ("前郭尔罗斯", "220721"),
        ("浦东", "310115"),
        ("神农架", "429021"),
        ("Yunyang County, Chongqing", "500235"),
        ("Yiwu City", "330782"),
        ("景宁县", "331127"),
        ("垫江县", "500231"),
        ("科左中旗", "150521"),
        ("喀左县", "211324"),
        ("前郭县", "220721"),
        ("杜蒙", "230624"),
        ("Minhang Qu", "310112"),
        ("Pudong New Area", "310115"),
    ];
    check(None, &cases);
}

#[test]
fn signs_that_cannot_be_seen_do_not_matter() {
    for text in [
        "安徽省 ",
        "\u{3000}安徽省",
        "安徽\u{200B}省",
        "安 徽 省",
        "\u{FEFF}安徽省",
        "Ａｎｈｕｉ",
        "anhui  province",
        "安徽省\u{AD}",
    ] {
        assert_eq!(means(text), "340000", "{text:?}");
    }
}
