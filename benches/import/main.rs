//! Import benchmark: how long a list takes from its bytes to a dataset, by its number of rows.
//!
//! `cargo bench --bench import` prints, for each number of rows, the time that the crate `csv` needs to touch every field,
//! and the import as a ratio to it, in the same run: with coordinates, and with places that are found by name. The lists
//! are made up, always the same. `-- 1000000` adds a size.
#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

use std::{
    fmt::Write as _,
    hint::black_box,
    time::{Duration, Instant},
};

use cluster_atlas::{
    export::embedded_facts,
    import::{Progress, SourceFile, import},
    recipe::Recipe,
};

/// Numbers of rows that are always measured.
const SIZES: [usize; 3] = [10_000, 30_000, 100_000];
/// Cities of the made-up lists, as registers write them.
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

/// A register of so many firms, with twelve columns; with coordinates, or with addresses alone.
fn register(rows: usize, has_coordinates: bool) -> String {
    let mut numbers = Numbers(rows as u64);
    let mut out =
        String::from("企业名称,统一社会信用代码,行业,所在地,成立日期,营业收入（万元）,利润（万元）,员工数,专利数,备注");
    out.push_str(if has_coordinates { ",lng,lat\n" } else { ",电话,评级\n" });
    for row in 0..rows {
        let city = numbers.of(&CITIES);
        let place = if has_coordinates { "工业园一路" } else { city };
        let text = if numbers.below(4) == 0 { "\"上市，含子公司\"" } else { "" };
        let (lon, lat) = (numbers.below(20_000_000), numbers.below(17_000_000));
        let last = if has_coordinates {
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

/// Shortest time of five runs, or of fewer that take more than ten seconds together.
fn shortest(mut case: impl FnMut()) -> Duration {
    let begin = Instant::now();
    let mut best = Duration::MAX;
    for _ in 0..5 {
        let start = Instant::now();
        case();
        best = best.min(start.elapsed());
        if begin.elapsed() > Duration::from_secs(10) {
            break;
        }
    }
    best
}

/// Reads every field of a text, as little as can be done with it.
fn touched(text: &str) -> usize {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let mut record = csv::ByteRecord::new();
    let mut sum = 0;
    while reader.read_byte_record(&mut record).unwrap_or(false) {
        sum += record.iter().map(|field| field.first().map_or(0, |byte| usize::from(*byte))).sum::<usize>();
    }
    sum
}

fn main() {
    let (facts, _) = embedded_facts();
    let places = facts.datasets().places();
    let further = std::env::args().filter_map(|argument| argument.parse::<usize>().ok());
    println!("{:>9} {:>12} {:>8} {:>11} {:>9} {:>7}", "rows", "list", "MB", "csv crate", "import", "ratio");
    for rows in SIZES.into_iter().chain(further) {
        for (list, has_coordinates) in [("coordinates", true), ("names", false)] {
            let text = register(rows, has_coordinates);
            let csv = shortest(|| {
                black_box(touched(black_box(&text)));
            });
            let megabytes = text.len() as f64 / 1e6;
            let file = SourceFile::new("firms.csv", text.into_bytes());
            let import = shortest(|| {
                let imported = import(black_box(&file), &Recipe::default(), places, &Progress::default());
                assert!(imported.is_ok_and(|imported| imported.report.drawn == rows), "all rows have their places");
            });
            println!(
                "{rows:>9} {list:>12} {megabytes:>8.1} {:>8.1} ms {:>6.0} ms {:>7.1}",
                csv.as_secs_f64() * 1e3,
                import.as_secs_f64() * 1e3,
                import.as_secs_f64() / csv.as_secs_f64()
            );
        }
    }
}
