//! Where lines of a picture's words end, of all that the program writes itself, in both languages, at every size.

use std::collections::BTreeSet;

use cluster_atlas::{
    export::{Exporter, Options},
    i18n::messages,
    model::{Batches, IndicatorKind, Language, ProvinceId, Region, Rung, SectorId},
    scene::{Item, Measurer, Part, Role, Sheet, Text},
    view::{Form, PageSize, Per, Preset, SourceLine, Thematic, Variable, View},
};
use strum::IntoEnumIterator as _;

/// Views with every kind of title that is written from the data.
fn views() -> Vec<View> {
    let mut views = vec![View::default()];
    let mut with = |change: &dyn Fn(&mut View)| {
        let mut view = View::default();
        change(&mut view);
        views.push(view);
    };
    let places = ["HN", "NM", "HL", "GD", "ZJ"].map(ProvinceId::new);
    for later in [false, true] {
        for first in [false, true] {
            with(&|view| (view.layers.clusters, view.layers.later_clusters) = (first, later));
            for count in [1, 5] {
                with(&|view| {
                    (view.layers.clusters, view.layers.later_clusters) = (first, later);
                    view.filter.provinces = places.iter().take(count).cloned().collect();
                });
            }
        }
        with(&|view| {
            view.layers.later_clusters = later;
            view.filter.sectors = BTreeSet::from(["new_materials", "it"].map(SectorId::new));
            view.filter.regions = Region::iter().take(2).collect();
            "集群 cluster".clone_into(&mut view.filter.text);
        });
    }
    with(&|view| view.page.multiples = true);
    with(&|view| view.filter.until = cluster_atlas::model::AsOf::parse("2022-11-30").ok());
    let all: Vec<Batches> = ["1-2", "3", "5"].map(|text| text.parse().unwrap()).to_vec();
    let mut variables: Vec<Variable> = all.into_iter().map(Variable::LittleGiants).collect();
    variables.extend([Variable::Clusters, Variable::Ladder(Rung::SpecialisedSme), Variable::Target(Rung::LittleGiant)]);
    variables.extend(IndicatorKind::iter().map(Variable::Indicator));
    for variable in variables {
        for per in Per::iter() {
            for form in [Form::Choropleth, Form::Bivariate] {
                with(&|view| view.layers.thematic = Some(Thematic { per, form, ..Thematic::of(variable) }));
            }
        }
    }
    with(&|view| {
        view.page.multiples = true;
        view.layers.thematic = Some(Thematic { per: Per::Population, ..Thematic::default() });
    });
    // Only the words are looked at.
    for layers in views.iter_mut().map(|view| &mut view.layers) {
        (layers.water, layers.province_labels, layers.city_labels, layers.cluster_labels) =
            (false, false, false, false);
    }
    views
}

fn sizes() -> Vec<PageSize> {
    let odd = [(430.0, 932.0), (777.0, 501.0), (1500.0, 640.0)];
    let odd = odd.into_iter().map(|(width, height)| PageSize::px(width, height));
    let mut sizes: Vec<PageSize> = Preset::iter().map(Preset::size).chain(odd).collect();
    // Slides are the same page with more pixels.
    let points = |size: &PageSize| (size.points().0.round() as u32, size.points().1.round() as u32);
    let mut seen = BTreeSet::new();
    sizes.retain(|size| seen.insert(points(size)));
    sizes
}

fn lines(part: &Part) -> Vec<&Text> {
    part.marks.iter().filter_map(|mark| if let Item::Text(text) = &mark.item { Some(text) } else { None }).collect()
}

/// Where lines end that should not.
fn faults(sheet: &Sheet, measurer: &Measurer) -> Vec<String> {
    let mut faults = Vec::new();
    let phrases: Vec<&String> = Language::iter().flat_map(|language| &messages(language).together.phrases).collect();
    for part in sheet.parts.iter().filter(|part| part.role != Role::Figure) {
        let lines = lines(part);
        let room = lines.iter().map(|line| line.frame.width()).fold(0.0, f32::max);
        for pair in lines.windows(2) {
            let [before, after] = [&pair[0], &pair[1]];
            let torn = format!("{} / {}", before.text, after.text);
            if after.text.starts_with(['·', '•', '，', '。', '；', '：', '、', '）', '”', ')', ',', '.']) {
                faults.push(format!("begins with a sign: {torn}"));
            }
            let joined = format!("{}{}", before.text, after.text);
            let at = before.text.len();
            // With a sign before and one behind it must have room on the widest line.
            let fits = |phrase: &str| measurer.width(&format!("“{phrase}”。"), before.size, before.bold) <= room;
            let torn_here = |phrase: &&&String| {
                let mut starts = joined.match_indices(phrase.as_str()).map(|(start, _)| start);
                starts.any(|start| start < at && at < start + phrase.len())
            };
            // Where a long one must be torn, so must some of its parts, but no word of two letters.
            let must = phrases.iter().filter(torn_here).any(|phrase| !fits(phrase));
            for phrase in phrases.iter().filter(torn_here).filter(|phrase| fits(phrase)) {
                if !must || phrase.chars().count() <= 2 {
                    faults.push(format!("{phrase} is torn: {torn}"));
                }
            }
            let words: Vec<&str> = before.text.split_whitespace().rev().collect();
            let number = words.first().is_some_and(|word| word.ends_with(|c: char| c.is_ascii_digit()));
            let year = words.get(1).is_some_and(|word| word.ends_with("ber"));
            if number && !year && after.text.starts_with(char::is_alphabetic) {
                faults.push(format!("a number is torn from what it counts: {torn}"));
            }
        }
    }
    faults
}

#[test]
fn no_line_ends_inside_a_term_or_between_a_number_and_what_it_counts() {
    let (mut exporter, measurer) = (Exporter::new(), Measurer::default());
    let mut faults = BTreeSet::new();
    let mut pages = 0;
    for mut view in views() {
        for language in Language::iter() {
            for size in sizes() {
                (view.language, view.page.size, view.page.sources) = (language, size, SourceLine::Short);
                let view = cluster_atlas::query::as_drawn(&view);
                let Ok((sheet, _)) = exporter.sheet(&view, &Options::default()) else { continue };
                pages += 1;
                for fault in self::faults(&sheet, &measurer) {
                    faults.insert(format!("{} × {}: {fault}", size.width, size.height));
                }
            }
        }
    }
    assert!(pages > 600, "{pages}");
    assert!(faults.is_empty(), "{}: {faults:#?}", faults.len());
}

#[test]
fn the_default_title_on_a4_is_not_about_45_countries() {
    let mut exporter = Exporter::new();
    for preset in Preset::iter() {
        let mut view = View { language: Language::Zh, ..View::default() };
        view.page.size = preset.size();
        let (sheet, _) = exporter.sheet(&view, &Options::default()).unwrap();
        let title = lines(&sheet.parts[0]);
        assert!(!title.iter().any(|line| line.text.trim_end().ends_with("国家")), "{preset:?}: {title:?}");
    }
}
