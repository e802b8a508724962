//! Flags supported by some formats only; others refuse them with a message that names the supporting formats.

use super::{error::ExportArgsError as Error, flags::ExportArgs};
use crate::{cli::value_parsers::listed, export::PictureFormat};

/// Flag, test whether it was given, and the formats that support it.
type Rule = (&'static str, fn(&ExportArgs) -> bool, &'static [PictureFormat]);

/// All flags not supported by every format.
const RULES: [Rule; 5] = [
    ("transparent", |args| args.transparent, &[PictureFormat::Png, PictureFormat::Svg]),
    ("svg-text", |args| args.svg_text.is_some(), &[PictureFormat::Svg]),
    ("outlines", |args| args.outlines.is_some(), &[PictureFormat::Svg]),
    ("scale", |args| args.scale.is_some(), &[PictureFormat::Png]),
    ("one-file", |args| args.one_file, &[PictureFormat::Pdf]),
];

/// Checks that the format supports all flags given.
///
/// # Errors
/// The first unsupported flag.
pub(super) fn check(args: &ExportArgs, format: PictureFormat) -> Result<(), Error> {
    let idle = RULES.iter().find(|(_, is_given, formats)| is_given(args) && !formats.contains(&format));
    idle.map_or(Ok(()), |(flag, _, formats)| {
        let name = |format: &PictureFormat| format.extension().to_uppercase();
        Err(Error::idle(flag, name(&format), listed(formats.iter().map(name))))
    })
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, path::Path};

    use clap::{Args as _, Parser};
    use strum::IntoEnumIterator as _;

    use super::*;
    use crate::{
        cli::export_args::{Job, Planner},
        surface::TextForm,
    };

    #[derive(Parser)]
    struct Flags {
        #[command(flatten)]
        args: ExportArgs,
    }

    const ALL: &[PictureFormat] = &[PictureFormat::Png, PictureFormat::Svg, PictureFormat::Pdf];
    const GIANTS: &str = "--layer little-giants";
    const PRINT: &str = "--size 180x120mm";

    /// Every export flag: name, example, flags without which it has no effect, and formats that support it.
    const USES: [(&str, &str, &str, &[PictureFormat]); 56] = [
        ("view", "--view VIEW", "", ALL),
        ("data", "--data LIST", "", ALL),
        ("double-keys", "--double-keys sum", "--data LIST", ALL),
        ("melt", "--melt", "--data LIST", ALL),
        ("label-by", "--label-by characteristic_clusters.list", "", ALL),
        ("size-by", "--size-by list.2020", "--data LIST", ALL),
        ("color-by", "--color-by characteristic_clusters.list", "", ALL),
        ("grid", "--grid own:list", "--data LIST", ALL),
        ("cell-km2", "--cell-km2 20000", "--data LIST --grid own:list", ALL),
        ("filter", "--filter province=Hunan", "", ALL),
        ("layer", "--layer gdp", "", ALL),
        ("batch", "--batch 5", GIANTS, ALL),
        ("rung", "--rung innovative-sme", "--layer ladder", ALL),
        ("per", "--per population", GIANTS, ALL),
        ("share", "--share nation", "--layer rd_expenditure@2023", ALL),
        ("growth", "--growth 2019", "--layer rd_expenditure@2023", ALL),
        ("form", "--form graduated-symbols", GIANTS, ALL),
        ("classing", "--classing quantile", GIANTS, ALL),
        ("classes", "--classes 4", GIANTS, ALL),
        ("limits", "--limits 5,50", GIANTS, ALL),
        ("colors", "--colors ylgnbu", GIANTS, ALL),
        ("reverse-colors", "--reverse-colors", GIANTS, ALL),
        ("circles", "--circles gdp", GIANTS, ALL),
        ("weak", "--weak", GIANTS, ALL),
        ("until", "--until 2022-12-31", "", ALL),
        ("analysis", "--analysis gini", GIANTS, ALL),
        ("chart", "--chart alone", "--layer gdp --analysis gini", ALL),
        ("weights", "--weights rook", "--layer gdp --analysis moran", ALL),
        ("permutations", "--permutations 99", "--layer gdp --analysis moran", ALL),
        ("seed", "--seed 2", "--layer gdp --analysis moran", ALL),
        ("multiples", "--multiples", GIANTS, ALL),
        ("each", "--each province", "", ALL),
        ("one-file", "--one-file", "--each province", &[PictureFormat::Pdf]),
        ("lang", "--lang zh", "", ALL),
        ("theme", "--theme dark", "", ALL),
        ("fit", "--fit clusters", "", ALL),
        ("preset", "--preset slide", "", ALL),
        ("size", "--size 640x480", "", ALL),
        ("dpi", "--dpi 150", PRINT, ALL),
        ("scale", "--scale 2", "", &[PictureFormat::Png]),
        ("transparent", "--transparent", "", &[PictureFormat::Png, PictureFormat::Svg]),
        ("svg-text", "--svg-text live", "", &[PictureFormat::Svg]),
        ("title", "--title T", "", ALL),
        ("subtitle", "--subtitle T", "", ALL),
        ("note", "--note T", "", ALL),
        ("credit", "--credit T", "", ALL),
        ("approval-number", "--approval-number T", "", ALL),
        ("alt-text", "--alt-text T", "", ALL),
        ("short-sources", "--short-sources", "", ALL),
        ("compare", "--compare JS,Guangdong", "", ALL),
        ("show", "--show graticule", "", ALL),
        ("show", "--show locator", "--filter province=Hunan --fit provinces", ALL),
        ("hide", "--hide legend", "", ALL),
        ("hide", "--hide clusters", GIANTS, ALL),
        ("fit", "--fit provinces", "--filter province=Hunan", ALL),
        ("format", "--format svg", "", ALL),
    ];

    fn jobs(planner: &mut Planner, flags: &str, name: &str) -> Result<Vec<Job>, Error> {
        let words = std::iter::once("export").chain(flags.split_whitespace());
        let args = Flags::try_parse_from(words).unwrap_or_else(|error| panic!("{flags}: {error}")).args;
        planner.jobs(args, Path::new(""), Path::new(name))
    }

    #[test]
    fn every_flag_changes_the_picture_or_is_refused_with_what_it_needs() {
        let folder = tempfile::tempdir().unwrap();
        let view = folder.path().join("v.json");
        let mut other = crate::view::View::default();
        other.base.graticule = true;
        crate::data::view_file::save(&view, &other).unwrap();
        let list = folder.path().join("list.csv");
        crate::data::write::atomic(&list, b"lon,lat,2019,2020\n112.9,28.2,1,2\n").unwrap();
        let mut planner = Planner::new();
        for (flag, used, needs, formats) in USES {
            let filled =
                |flags: &str| flags.replace("VIEW", view.to_str().unwrap()).replace("LIST", list.to_str().unwrap());
            let (used, needs) = (filled(used), &*filled(needs));
            for format in PictureFormat::iter().filter(|_| flag != "format") {
                let name = |flags: &str| {
                    let each = if flags.contains("--each") { "{each}" } else { "map" };
                    format!("{each}.{}", format.extension())
                };
                let with = format!("{needs} {used}");
                let with = jobs(&mut planner, &with, &name(&with));
                if formats.contains(&format) {
                    let with = with.unwrap_or_else(|error| panic!("{used}, {format:?}: {error}"));
                    let without = jobs(&mut planner, needs, &name(needs)).unwrap();
                    let all = |planner: &mut Planner, jobs: &[Job]| {
                        let made = jobs.iter().map(|job| (planner.view(job).unwrap(), job.options, job.is_page()));
                        made.collect::<Vec<_>>()
                    };
                    let (with, without) = (all(&mut planner, &with), all(&mut planner, &without));
                    assert!(with != without, "{used} does nothing, {format:?}");
                } else {
                    let why = with.unwrap_err().to_string();
                    let name = format.extension().to_uppercase();
                    assert!(why.starts_with(&format!("--{flag}: has no effect on {name}; it needs ")), "{why}");
                }
            }
        }
    }

    #[test]
    fn no_flag_of_a_picture_is_without_a_use() {
        let known = ExportArgs::augment_args(clap::Command::new("export"));
        let shown = known.get_arguments().filter(|flag| !flag.is_hide_set());
        let flags: BTreeSet<&str> = shown.filter_map(clap::Arg::get_long).collect();
        let used: BTreeSet<&str> = USES.iter().map(|(flag, ..)| *flag).collect();
        assert_eq!(flags, used);
    }

    #[test]
    fn a_flag_without_what_it_needs_is_refused() {
        let mut planner = Planner::new();
        for (flags, said) in [
            ("--batch 5", "--batch: has no effect on a map without values; it needs --layer"),
            ("--per gdp", "--per: has no effect on a map without values; it needs --layer"),
            ("--weak", "--weak: has no effect on a map without values"),
            ("--layer none --classes 4", "--classes: has no effect on --layer none"),
            ("--layer gdp --batch 5", "--batch: has no effect on --layer gdp; it needs --layer little-giants"),
            (
                "--layer gdp --rung little-giant",
                "--rung: has no effect on --layer gdp; it needs --layer ladder or target",
            ),
            ("--layer gdp --per population", "--per: has no effect on an indicator"),
            ("--layer clusters --weak", "--weak: has no effect on clusters"),
            ("--layer little-giants --classing head-tail --classes 4", "--classes: has no effect on head-tail"),
            ("--layer little-giants --form bivariate --classes 4", "--classes: has no effect on a bivariate map"),
            (
                "--layer little-giants --form bivariate --limits 5,9,50",
                "--limits: use up to 2 limits on a bivariate map",
            ),
            ("--layer gdp --form graduated-symbols --limits 500", "--limits: has no effect on circles"),
            ("--layer gdp --form graduated-symbols --classes 4", "--classes: has no effect on circles"),
            ("--layer little-giants --form bivariate --colors blues", "--colors: has no effect on a bivariate map"),
            ("--circles gdp", "--circles: has no effect on a map without other values; it needs --layer"),
            ("--layer gdp --multiples", "--multiples: has no effect on this map"),
            ("--dpi 300", "--dpi: has no effect on a size in pixels; it needs a size in millimetres"),
            ("--preset slide --dpi 300", "--dpi: has no effect on a size in pixels"),
            ("--fit provinces", "--fit: has no effect on a map of all provinces"),
            ("--hide clusters --fit clusters", "--fit: has no effect on a map without clusters"),
            ("--hide clusters --show member_links", "--show: has no effect on \"member_links\" while"),
            ("--multiples --show both-languages", "--show: has no effect on small multiples, where \"both-languages\""),
            ("--multiples --hide scale_bar", "--hide: has no effect on small multiples, where \"scale_bar\""),
            ("--multiples --layer little-giants --hide clusters", "--hide: has no effect on small multiples"),
        ] {
            let why = jobs(&mut planner, flags, "map.png").unwrap_err().to_string();
            assert!(why.starts_with(said), "{flags}: {why}");
        }
        // The flag requests the current state; nothing is refused.
        for flags in ["--per nothing", "--layer gdp --per nothing"] {
            assert!(jobs(&mut planner, flags, "map.png").is_ok(), "{flags}");
        }
    }

    #[test]
    fn the_former_flag_of_outlines_works_and_names_its_successor() {
        for (flags, form) in [
            ("", TextForm::Outlines),
            ("--outlines", TextForm::Outlines),
            ("--svg-text outlines", TextForm::Outlines),
            ("--svg-text live", TextForm::Live),
        ] {
            let mut planner = Planner::new();
            assert_eq!(jobs(&mut planner, flags, "map.svg").unwrap()[0].options.svg_text, form, "{flags}");
            let is_noted = planner.notes.iter().any(|note| note.contains("--svg-text live"));
            assert_eq!(is_noted, flags == "--outlines", "{flags}: {:?}", planner.notes);
        }
        let both = Flags::try_parse_from(["export", "--outlines", "--svg-text", "live"]);
        assert!(both.is_err_and(|error| error.to_string().contains("cannot be used with")));
        for name in ["map.png", "map.pdf"] {
            let why = jobs(&mut Planner::new(), "--outlines", name).unwrap_err().to_string();
            assert!(why.starts_with("--outlines: has no effect on"), "{why}");
        }
    }
}
