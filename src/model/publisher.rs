//! Names of publishers in both languages: `Guanhai News, Qingdao (观海新闻)` holds both.

use super::Language;

/// A publisher's name in a language, without its place and its series. Several publishers stand apart by semicolons.
pub(crate) fn publisher_in(name: &str, language: Language) -> String {
    publishers_in(name, language).join(if language == Language::Zh { "、" } else { ", " })
}

/// Each publisher's name in a language, as [`publisher_in`] writes it.
pub(crate) fn publishers_in(name: &str, language: Language) -> Vec<String> {
    let of = |name: &str| match language {
        Language::Zh => chinese(name).into_iter().next().unwrap_or_else(|| leading(name)),
        Language::En => leading(name),
    };
    let names = publishers(name).into_iter().map(of);
    names.flat_map(|name| name.split('、').map(ToOwned::to_owned).collect::<Vec<_>>()).collect()
}

/// All Chinese names of a publisher and its series; the name itself if it has none.
pub(crate) fn publisher_in_chinese(name: &str) -> String {
    let of = |one: &str| match chinese(one) {
        names if names.is_empty() => one.to_owned(),
        names => names.join("，"),
    };
    publishers(name).into_iter().map(of).collect::<Vec<_>>().join("、")
}

/// Names of several publishers: parts between semicolons outside brackets.
fn publishers(name: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    for (at, letter) in name.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ';' if depth == 0 => {
                names.extend(name.get(start..at));
                start = at + 1;
            }
            _ => {}
        }
    }
    names.extend(name.get(start..));
    names.into_iter().map(str::trim).filter(|name| !name.is_empty()).collect()
}

/// Name before the first bracket, without its place.
fn leading(name: &str) -> String {
    let outer = name.split_once(" (").map_or(name, |(outer, _)| outer);
    outer.split(", ").next().unwrap_or(outer).to_owned()
}

/// Chinese names in brackets.
fn chinese(name: &str) -> Vec<String> {
    let inside = name.split('(').skip(1).filter_map(|rest| rest.split(')').next());
    inside.filter(|inner| !inner.is_ascii()).map(|inner| inner.replace("; ", "、")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_publisher_is_named_in_one_language() {
        let name = "People's Daily (人民日报)";
        assert_eq!(publisher_in(name, Language::En), "People's Daily");
        assert_eq!(publisher_in(name, Language::Zh), "人民日报");
        assert_eq!(publisher_in("Solarzoom", Language::Zh), "Solarzoom");
        assert_eq!(publisher_in("ezhejiang.gov.cn (Zhejiang government)", Language::Zh), "ezhejiang.gov.cn");
        assert_eq!(publisher_in("Guanhai News, Qingdao (观海新闻)", Language::En), "Guanhai News");
    }

    #[test]
    fn several_publishers_and_their_series_leave_no_bracket_behind() {
        let two =
            "Bureau of Statistics (国家统计局); Ministry of Science (科学技术部), Yearbook on Science (科技统计年鉴)";
        assert_eq!(publisher_in(two, Language::Zh), "国家统计局、科学技术部");
        assert_eq!(publisher_in(two, Language::En), "Bureau of Statistics, Ministry of Science");
        assert_eq!(publisher_in_chinese(two), "国家统计局、科学技术部，科技统计年鉴");
        let inside = "Two offices (国家统计局; 财政部), data (国家数据)";
        assert_eq!(publisher_in(inside, Language::Zh), "国家统计局、财政部");
        assert_eq!(publishers_in(inside, Language::Zh), ["国家统计局", "财政部"]);
        assert_eq!(publisher_in(inside, Language::En), "Two offices");
        assert_eq!(publisher_in_chinese("Reuters, London"), "Reuters, London");
    }
}
