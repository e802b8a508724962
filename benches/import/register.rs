//! Made-up registers of firms, always the same.

use std::fmt::Write as _;

/// Cities as registers write them.
const CITIES: [&str; 12] = [
    "湖南省长沙市",
    "江苏省无锡市",
    "广东省深圳市",
    "浙江省宁波市",
    "四川省成都市",
    "湖北省武汉市",
    "安徽省合肥市",
    "陕西省西安市",
    "福建省厦门市",
    "山东省青岛市",
    "辽宁省大连市",
    "河南省郑州市",
];
const INDUSTRIES: [&str; 6] = ["机械", "电子", "医药", "新能源", "新材料", "汽车"];
const STREETS: [&str; 6] = ["人民路", "工业园一路", "解放大道", "中山东路", "科技大道", "滨江街"];

/// Way in which a register tells where a firm is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Places {
    /// Coordinates.
    Coordinates,
    /// Names of cities.
    Names,
    /// Addresses, of which nearly all differ.
    Addresses,
}

impl Places {
    /// All ways, with their names.
    pub const ALL: [(Self, &str); 3] =
        [(Self::Coordinates, "coordinates"), (Self::Names, "names"), (Self::Addresses, "addresses")];
}

/// Numbers that look random and are the same in every run (Knuth's MMIX generator).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) % limit
    }

    fn of<'a>(&mut self, texts: &[&'a str]) -> &'a str {
        texts.get(self.below(texts.len() as u64) as usize).copied().unwrap_or_default()
    }
}

/// A register of so many firms, with twelve columns.
pub fn register(rows: usize, places: Places) -> String {
    let mut numbers = Numbers(rows as u64);
    let mut out =
        String::from("企业名称,统一社会信用代码,行业,所在地,成立日期,营业收入（万元）,利润（万元）,员工数,专利数,备注");
    out.push_str(if places == Places::Coordinates { ",lng,lat\n" } else { ",电话,评级\n" });
    for row in 0..rows {
        let city = numbers.of(&CITIES);
        let place = match places {
            Places::Coordinates => "工业园一路".to_owned(),
            Places::Names => city.to_owned(),
            Places::Addresses => format!("{city}{}{}号", numbers.of(&STREETS), numbers.below(1_000_000)),
        };
        let text = if numbers.below(4) == 0 { "\"上市，含子公司\"" } else { "" };
        let (lon, lat) = (numbers.below(20_000_000), numbers.below(17_000_000));
        let last = if places == Places::Coordinates {
            format!("{:.6},{:.6}", 100.0 + lon as f64 / 1e6, 23.0 + lat as f64 / 1e6)
        } else {
            format!("010-{lon:08},{}", numbers.of(&["A", "B", "C"]))
        };
        let _infallible = writeln!(
            out,
            "第{row}号有限公司,91{:016},{},{place},{}-{:02}-{:02},{}.{:02},{},{},{},{text},{last}",
            numbers.below(u64::MAX >> 12) % 10_000_000_000_000_000,
            numbers.of(&INDUSTRIES),
            1990 + numbers.below(34),
            1 + numbers.below(12),
            1 + numbers.below(28),
            numbers.below(1_000_000),
            numbers.below(100),
            numbers.below(100_000),
            numbers.below(5_000),
            numbers.below(300),
        );
    }
    out
}
