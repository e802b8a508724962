//! Forms of a Chinese name of a place: 恩施土家族苗族自治州, 恩施州, 恩施.

use super::{aliases::GROUPS, place::GazetteerPlace};
use crate::dataset::PlaceLevel;

/// Endings of names that say what kind of unit it is, longest first.
const ENDINGS: [(&str, &str); 15] = [
    ("特别行政区", ""),
    ("自治区", ""),
    ("自治州", "州"),
    ("自治县", "县"),
    ("自治旗", "旗"),
    ("地区", ""),
    ("新区", ""),
    ("林区", ""),
    ("特区", ""),
    ("省", ""),
    ("市", ""),
    ("盟", ""),
    ("县", ""),
    ("区", "区"),
    ("旗", ""),
];

/// `true` if a name ends with a word for a kind of unit.
pub(super) fn has_ending(name: &str) -> bool {
    name.chars().count() > 1 && ["省", "市", "县", "区", "州", "盟", "旗"].iter().any(|end| name.ends_with(end))
}

/// Parts of a full name.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parts<'n> {
    /// Without groups and ending: 恩施.
    pub stem: &'n str,
    /// Ethnic groups without 族: 土家, 苗.
    pub groups: Vec<&'static str>,
    /// Ending, such as 自治州; empty if there is none.
    pub ending: &'static str,
    /// Short form of the ending where groups or 自治 are left out: 州.
    short_ending: &'static str,
}

/// Parts of a full name.
pub(super) fn parts(name: &str) -> Parts<'_> {
    let whole = || Parts { stem: name, groups: Vec::new(), ending: "", short_ending: "" };
    if name.ends_with("开发区") || name.ends_with("管理区") || name.ends_with("园区") || name.ends_with("矿区")
    {
        return whole();
    }
    let ending = ENDINGS.iter().find_map(|ending| Some((name.strip_suffix(ending.0)?, ending)));
    let Some((mut stem, (ending, short_ending))) = ending.filter(|(stem, _)| !stem.is_empty()) else { return whole() };
    let mut groups: Vec<&'static str> = Vec::new();
    if ending.starts_with("自治") || *ending == "区" {
        loop {
            let shorter = GROUPS.iter().find_map(|group| {
                let named = stem.strip_suffix("族").and_then(|stem| stem.strip_suffix(group));
                let bare = || stem.strip_suffix(group).filter(|_| group.chars().count() > 1 && *ending != "区");
                Some((named.or_else(bare)?, *group))
            });
            match shorter {
                Some(("", group)) => {
                    stem = stem.get(..group.len()).unwrap_or(stem);
                    break;
                }
                Some((rest, group)) => {
                    stem = rest;
                    groups.insert(0, group);
                }
                None => break,
            }
        }
    }
    if stem.chars().count() < 2 {
        return whole();
    }
    Parts { stem, groups, ending, short_ending }
}

/// All usual forms of a place's Chinese name, each once, the full name first.
pub(super) fn forms(place: &GazetteerPlace, short: Option<&str>) -> Vec<String> {
    let full = place.name_zh.as_str();
    let parts = parts(full);
    let mut forms = vec![full.to_owned()];
    let mut add = |form: String| {
        if !forms.contains(&form) {
            forms.push(form);
        }
    };
    if parts.stem != full {
        add(parts.stem.to_owned());
        if let Some(groups) = full.strip_suffix(parts.ending).filter(|_| !parts.groups.is_empty()) {
            add(groups.to_owned());
        }
        if parts.ending.starts_with("自治") || !parts.groups.is_empty() {
            add(format!("{}{}", parts.stem, parts.ending));
        }
        if !parts.short_ending.is_empty() && place.level != PlaceLevel::Province {
            add(format!("{}{}", parts.stem, parts.short_ending));
        }
        if matches!(parts.ending, "林区" | "特区") {
            add(format!("{}区", parts.stem));
        }
    }
    if let Some(short) = short {
        add(short.to_owned());
    }
    let of_wings: Vec<String> = forms.iter().filter_map(|form| of_wing(form)).collect();
    forms.extend(of_wings);
    forms
}

/// Short form of a banner named after a wing: 科尔沁左翼中旗 is 科左中旗.
fn of_wing(form: &str) -> Option<String> {
    ["左", "右"].iter().find_map(|side| {
        let (before, after) = form.split_once(&format!("{side}翼"))?;
        Some(format!("{}{side}{after}", before.chars().next()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ProvinceId;

    fn forms_of(name: &str, level: PlaceLevel) -> Vec<String> {
        let place = GazetteerPlace {
            code: String::new(),
            level,
            name_zh: name.to_owned(),
            name_en: None,
            province: ProvinceId::new("GD"),
            atlas_id: None,
            point: None,
            parent: None,
        };
        forms(&place, None)
    }

    #[test]
    fn an_autonomous_unit_has_short_forms_with_and_without_its_kind() {
        assert_eq!(
            forms_of("楚雄彝族自治州", PlaceLevel::City),
            ["楚雄彝族自治州", "楚雄", "楚雄彝族", "楚雄自治州", "楚雄州"]
        );
        assert_eq!(
            forms_of("酉阳土家族苗族自治县", PlaceLevel::County),
            ["酉阳土家族苗族自治县", "酉阳", "酉阳土家族苗族", "酉阳自治县", "酉阳县"]
        );
        assert_eq!(
            forms_of("伊犁哈萨克自治州", PlaceLevel::City),
            ["伊犁哈萨克自治州", "伊犁", "伊犁哈萨克", "伊犁自治州", "伊犁州"]
        );
        assert_eq!(parts("莫力达瓦达斡尔族自治旗").stem, "莫力达瓦");
    }

    #[test]
    fn a_unit_named_after_a_group_keeps_its_name() {
        assert_eq!(parts("东乡族自治县").stem, "东乡");
        assert_eq!(parts("鄂伦春自治旗").stem, "鄂伦春");
        assert_eq!(parts("长白朝鲜族自治县").stem, "长白");
        assert_eq!(parts("瀍河回族区").stem, "瀍河");
    }

    #[test]
    fn names_of_one_character_are_never_shortened_to_it() {
        assert_eq!(forms_of("忠县", PlaceLevel::County), ["忠县"]);
        assert_eq!(forms_of("城区", PlaceLevel::County), ["城区"]);
        assert_eq!(forms_of("桥东区", PlaceLevel::County), ["桥东区", "桥东"]);
        assert_eq!(forms_of("津市市", PlaceLevel::County), ["津市市", "津市"]);
        assert_eq!(forms_of("大兴安岭地区", PlaceLevel::City), ["大兴安岭地区", "大兴安岭"]);
    }
}
