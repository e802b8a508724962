use super::*;
use crate::{
    scene::{Color, Measurer, PageElement, PageLayout, Palette, Role, Size},
    surface::Raster,
    view::Theme,
};
use std::collections::BTreeSet;

const P: [(&str, &str, f64, f64); 31] = [
    ("Guangdong", "广东", 2093.0, 13.57),
    ("Jiangsu", "江苏", 2140.0, 12.82),
    ("Zhejiang", "浙江", 1801.0, 8.25),
    ("Shandong", "山东", 1152.0, 9.21),
    ("Beijing", "北京", 1035.0, 4.38),
    ("Shanghai", "上海", 903.0, 4.72),
    ("Anhui", "安徽", 738.0, 4.71),
    ("Hubei", "湖北", 832.0, 5.58),
    ("Hunan", "湖南", 568.0, 5.0),
    ("Sichuan", "四川", 545.0, 6.01),
    ("Henan", "河南", 456.0, 5.91),
    ("Hebei", "河北", 502.0, 4.39),
    ("Fujian", "福建", 410.0, 5.44),
    ("Liaoning", "辽宁", 345.0, 3.02),
    ("Chongqing", "重庆", 315.0, 3.01),
    ("Jiangxi", "江西", 268.0, 3.22),
    ("Tianjin", "天津", 284.0, 1.67),
    ("Shaanxi", "陕西", 234.0, 3.38),
    ("Shanxi", "山西", 172.0, 2.57),
    ("Guangxi", "广西", 112.0, 2.72),
    ("Jilin", "吉林", 89.0, 1.35),
    ("Yunnan", "云南", 80.0, 3.0),
    ("Heilongjiang", "黑龙江", 81.0, 1.59),
    ("Guizhou", "贵州", 72.0, 2.09),
    ("Xinjiang", "新疆", 60.0, 1.91),
    ("Gansu", "甘肃", 54.0, 1.19),
    ("Inner Mongolia", "内蒙古", 46.0, 2.46),
    ("Ningxia", "宁夏", 34.0, 0.53),
    ("Hainan", "海南", 20.0, 0.76),
    ("Qinghai", "青海", 12.0, 0.38),
    ("Tibet", "西藏", 3.0, 0.24),
];

fn pseudo(n: usize) -> f64 {
    let mut x = (n as u64 + 1).wrapping_mul(0x9E3779B97F4A7C15);
    x ^= x >> 31;
    x = x.wrapping_mul(0xBF58476D1CE4E5B9);
    x ^= x >> 29;
    (x >> 11) as f64 / (1u64 << 53) as f64
}
fn normal(n: usize) -> f64 {
    (0..12).map(|k| pseudo(n * 12 + k)).sum::<f64>() - 6.0
}

fn image(chart: Chart, size: Size, back: Color) -> image::RgbaImage {
    let layout = PageLayout {
        size,
        background: Some(back),
        parts: vec![PageElement { role: Role::Figure, panels: vec![], marks: chart.marks }],
        missing: [].into(),
        cut: false,
        missing_content: [].into(),
        visible: 0,
    };
    let p = Raster::new(&layout, (size.width * 2.0) as u32, (size.height * 2.0) as u32).unwrap().pixels().unwrap();
    image::RgbaImage::from_raw(p.width, p.height, p.rgba).unwrap()
}

#[test]
fn looks_of_charts() {
    let m = Measurer::default();
    for (theme, tn) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        let palette = Palette::of(theme);
        for (zh, style, sname, sizes) in [
            (false, ChartStyle::window(palette), "window-en", [(300.0, 240.0), (420.0, 300.0)]),
            (true, ChartStyle::window(palette), "window-zh", [(300.0, 240.0), (160.0, 110.0)]),
            (true, ChartStyle::page(palette, 8.0), "page-zh", [(260.0, 200.0), (520.0, 360.0)]),
        ] {
            if theme == Theme::Dark && sname != "window-en" {
                continue;
            }
            let t = |en: &str, z: &str| if zh { z.to_owned() } else { en.to_owned() };
            let name = |i: usize| if zh { P[i].1.to_owned() } else { P[i].0.to_owned() };
            let total: f64 = P.iter().map(|p| p.2).sum();
            let gdp: f64 = P.iter().map(|p| p.3).sum();
            let mut order: Vec<usize> = (0..31).collect();
            order.sort_by(|a, b| P[*a].2.total_cmp(&P[*b].2));
            let mut acc = 0.0;
            let lorenz = LorenzCurve {
                points: order
                    .iter()
                    .enumerate()
                    .map(|(k, i)| {
                        acc += P[*i].2;
                        LorenzPoint {
                            units: (k + 1) as f64 / 31.0,
                            total: acc / total,
                            label: (k > 25).then(|| name(*i)),
                        }
                    })
                    .collect(),
                units_title: t("Cumulative share of provinces, from the fewest", "省份的累计份额（由少到多）"),
                total_title: t("Cumulative share of little giants", "“小巨人”企业的累计份额"),
            };
            let lq: Vec<f64> = P.iter().map(|p| (p.2 / total) / (p.3 / gdp)).collect();
            let mean = lq.iter().sum::<f64>() / 31.0;
            let sd = (lq.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / 31.0).sqrt();
            let moran = ScatterPlot {
                points: (0..31)
                    .map(|i| {
                        let z = (lq[i] - mean) / sd;
                        ScatterPoint {
                            x: z,
                            y: 0.35 * z + 0.4 * normal(i),
                            label: name(i),
                            fill: (i % 7 == 0).then(|| palette.category(1)),
                            is_strong: i % 7 == 0,
                        }
                    })
                    .collect(),
                x_title: t("Location quotient (standard deviations from the mean)", "区位商（标准差）"),
                y_title: t("Mean of neighbours (spatial lag)", "相邻省份的均值（空间滞后）"),
                line: Some(StraightLine { slope: 0.35, intercept: 0.0 }),
                x_guide: Some(0.0),
                y_guide: Some(0.0),
                quadrants: Some([
                    t("High–high", "高—高"),
                    t("Low–high", "低—高"),
                    t("Low–low", "低—低"),
                    t("High–low", "高—低"),
                ]),
                is_logarithmic: false,
            };
            let mut ranks: Vec<usize> = (0..31).collect();
            ranks.sort_by(|a, b| P[*b].2.total_cmp(&P[*a].2));
            let rank = ScatterPlot {
                points: ranks
                    .iter()
                    .enumerate()
                    .map(|(k, i)| ScatterPoint {
                        x: (k + 1) as f64,
                        y: P[*i].2,
                        label: name(*i),
                        fill: None,
                        is_strong: false,
                    })
                    .collect(),
                x_title: t("Rank", "位序"),
                y_title: t("Little giants", "“小巨人”企业"),
                line: Some(StraightLine { slope: -1.4, intercept: 3.8 }),
                is_logarithmic: true,
                ..Default::default()
            };
            let hist = Histogram {
                values: (0..9999).map(|n| -0.033 + 0.09 * normal(n)).collect(),
                observed: Some(Reference { value: 0.31, label: t("Observed I = 0.31", "观测值 I = 0.31") }),
                expected: Some(Reference { value: -0.033, label: t("Expected −0.033", "期望值 −0.033") }),
                x_title: t("Moran’s I under permutation", "置换下的莫兰指数 I"),
                y_title: t("Permutations", "置换次数"),
            };
            let hist2 = Histogram {
                observed: Some(Reference { value: 0.0, label: t("Observed I = 0.00", "观测值 I = 0.00") }),
                ..hist.clone()
            };
            let mut bars: Vec<RankedBar> = (0..31)
                .map(|i| RankedBar {
                    label: name(i),
                    value: (i != 26).then_some(lq[i]),
                    text: if i == 26 { t("unknown", "不详") } else { format!("{:.2}", lq[i]) },
                    is_faded: i % 9 == 4,
                    ..Default::default()
                })
                .collect();
            bars.sort_by(|a, b| b.value.unwrap_or(-1.0).total_cmp(&a.value.unwrap_or(-1.0)));
            let bars1 =
                RankedBars { bars: bars.clone(), base: 1.0, left_out: t("{n} more provinces", "另有 {n} 个省份") };
            let bars0 = RankedBars { base: 0.0, ..bars1.clone() };
            let parts = RankedBars {
                bars: (0..31)
                    .map(|i| {
                        let (a, b, c) = (20.0 + 10.0 * pseudo(i), 30.0 * normal(i) / 2.0, 20.0 * normal(i + 99));
                        RankedBar {
                            label: name(i),
                            value: Some(a + b + c),
                            parts: vec![(a, 0), (b, 1), (c, 2)],
                            text: format!("{:+.0}%", a + b + c).replace('-', "−"),
                            ..Default::default()
                        }
                    })
                    .collect(),
                base: 0.0,
                left_out: t("{n} more", "另有 {n} 个"),
            };
            let envelope = EnvelopePlot {
                points: (0..60)
                    .map(|k| {
                        let x = k as f64 * 10.0;
                        EnvelopePoint {
                            x,
                            observed: 60.0 * (x / 300.0).sqrt() + 6.0 * (x / 40.0).sin() + x * 0.05,
                            low: -4.0 - x * 0.06 + 2.0 * normal(k),
                            high: 4.0 + x * 0.06 + 2.0 * normal(k + 200),
                            theoretical: 0.0,
                        }
                    })
                    .collect(),
                x_title: t("Distance (km)", "距离（公里）"),
                y_title: "L(r) − r".into(),
                observed_name: t("Observed", "观测值"),
                envelope_name: t("Envelope of 99 simulations", "99 次模拟的包络"),
                theoretical_name: t("Complete spatial randomness", "完全空间随机"),
            };
            let att: BTreeSet<usize> = [3, 17].into();
            let mut images = vec![];
            for (w, h) in sizes {
                let size = Size { width: w, height: h };
                let tall = Size { width: w, height: h * 1.0 };
                let mut row = vec![];
                for chart in [
                    lorenz.chart(size, &style, &m, &att),
                    moran.chart(size, &style, &m, &att),
                    rank.chart(size, &style, &m, &att),
                    hist.chart(size, &style, &m, &att),
                    hist2.chart(size, &style, &m, &BTreeSet::new()),
                    bars1.chart(tall, &style, &m, &att),
                    bars0.chart(tall, &style, &m, &BTreeSet::new()),
                    parts.chart(tall, &style, &m, &att),
                    envelope.chart(size, &style, &m, &att),
                ] {
                    row.push(image(chart, size, style.halo));
                }
                images.push(row);
            }
            let full = Size { width: 300.0, height: bars1.height(&style) };
            images.push(vec![
                image(bars1.chart(full, &style, &m, &att), full, style.halo),
                image(parts.chart(full, &style, &m, &att), full, style.halo),
            ]);
            for (n, row) in images.into_iter().enumerate() {
                let (w, h) = (row[0].width() + 16, row[0].height() + 16);
                let cols = 3.min(row.len() as u32);
                let rows = (row.len() as u32).div_ceil(cols);
                let mut sheet = image::RgbaImage::from_pixel(w * cols, h * rows, image::Rgba([200, 60, 160, 255]));
                for (k, i) in row.iter().enumerate() {
                    image::imageops::overlay(
                        &mut sheet,
                        i,
                        ((k as u32 % cols) * w + 8) as i64,
                        ((k as u32 / cols) * h + 8) as i64,
                    );
                }
                std::fs::create_dir_all("/tmp/looks").unwrap();
                sheet.save(format!("/tmp/looks/{tn}-{sname}-{n}.png")).unwrap();
            }
        }
    }
}
