//! Bookmarks of an atlas: the titles of its pages, and where they repeat what differs.

use std::collections::BTreeMap;

use crate::{
    i18n::messages,
    model::{Catalogue, Language, SectorId},
    view::{Theme, View},
};

/// Title of a page, and properties of its view by which pages of the same title can be told apart.
#[derive(Clone, Debug)]
pub(super) struct Bookmark {
    title: String,
    language: Language,
    /// Provinces, sectors, language and theme.
    properties: [Property; 4],
}

/// Property of a view.
#[derive(Clone, Debug)]
struct Property {
    /// Value, the same in both languages.
    value: String,
    /// Text in the language of the page; empty without a filter.
    text: String,
}

impl Bookmark {
    /// Bookmark of the page of a view.
    pub(super) fn of(catalogue: &Catalogue, view: &View, title: String) -> Self {
        let (query, language) = (view.cluster_query(), view.language);
        let chosen = query.filter.codes("sector").cloned().unwrap_or_default();
        let texts = messages(language);
        let provinces = view.place.provinces.iter().filter_map(|id| Some(catalogue.province(id)?.name.short(language)));
        let sectors =
            chosen.iter().filter_map(|id| Some(catalogue.sector(&SectorId::new(id.as_str()))?.name.full(language)));
        let theme = match view.theme {
            Theme::Light => &texts.bookmark.light,
            Theme::Dark => &texts.bookmark.dark,
        };
        let comma = &texts.caption.comma;
        let properties = [
            (format!("{:?}", view.place.provinces), provinces.collect::<Vec<_>>().join(comma)),
            (format!("{chosen:?}"), sectors.collect::<Vec<_>>().join(comma)),
            (<&str>::from(language).to_owned(), texts.bookmark.language.clone()),
            (<&str>::from(view.theme).to_owned(), theme.clone()),
        ];
        Self { title, language, properties: properties.map(|(value, text)| Property { value, text }) }
    }

    /// The title with what tells the page apart, if anything does.
    fn text(&self, parts: &[String]) -> String {
        if parts.is_empty() {
            return self.title.clone();
        }
        let texts = messages(self.language);
        let form = texts.bookmark.form.replace("{what}", &parts.join(&texts.caption.comma));
        form.replacen("{title}", &self.title, 1)
    }

    /// Texts of the properties that are not the same on all of these pages.
    fn differing(&self, pages: &[&Self]) -> Vec<String> {
        let values = |at: usize| pages.iter().filter_map(move |page| page.properties.get(at));
        let differs = |(at, own): &(usize, &Property)| values(*at).any(|other| other.value != own.value);
        let properties = self.properties.iter().enumerate().filter(differs);
        properties.map(|(_, own)| own.text.clone()).filter(|text| !text.is_empty()).collect()
    }
}

/// Texts of the bookmarks of all pages, each different. To titles that repeat the properties are added that differ, and
/// the number of the page where none does.
pub(super) fn told_apart(pages: &[Bookmark]) -> Vec<String> {
    let mut by_title: BTreeMap<&str, Vec<&Bookmark>> = BTreeMap::new();
    for page in pages {
        by_title.entry(&page.title).or_default().push(page);
    }
    let differing = |page: &Bookmark| by_title.get(&*page.title).map_or_else(Vec::new, |same| page.differing(same));
    let texts: Vec<String> = pages.iter().map(|page| page.text(&differing(page))).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for text in &texts {
        *counts.entry(text).or_default() += 1;
    }
    let numbered = |(number, (page, text)): (usize, (&Bookmark, &String))| {
        if counts.get(&**text).is_none_or(|count| *count < 2) {
            return text.clone();
        }
        let number = messages(page.language).bookmark.page.replace("{n}", &number.to_string());
        page.text(&[differing(page), vec![number]].concat())
    };
    (1..).zip(pages.iter().zip(&texts)).map(numbered).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ProvinceId;

    /// Bookmark with a title and filters for a province and a sector, empty for none.
    fn page(catalogue: &Catalogue, title: &str, language: Language, theme: Theme, filters: [&str; 2]) -> Bookmark {
        let mut view = View { language, theme, ..View::default() };
        let [province, sector] = filters;
        view.place.provinces = Some(province).filter(|id| !id.is_empty()).map(ProvinceId::new).into_iter().collect();
        view.edit_clusters(|query| query.filter.choose("sector", Some(sector).filter(|id| !id.is_empty())));
        Bookmark::of(catalogue, &view, title.to_owned())
    }

    #[test]
    fn what_differs_is_appended_to_titles_that_repeat_and_to_no_others() {
        let (catalogue, _) = crate::data::embedded_catalogue();
        let page = |title, language, theme, filters| page(&catalogue, title, language, theme, filters);
        let (en, zh, light, dark) = (Language::En, Language::Zh, Theme::Light, Theme::Dark);
        for (pages, expected) in [
            (vec![page("One", en, light, ["HN", ""]), page("Two", en, light, ["HB", ""])], vec!["One", "Two"]),
            (
                vec![
                    page("Same", en, dark, ["HN", ""]),
                    page("Same", en, light, ["HB", ""]),
                    page("Own", en, dark, ["", ""]),
                ],
                vec!["Same – Hunan, dark", "Same – Hubei, light", "Own"],
            ),
            (
                vec![page("Same", en, light, ["HN", ""]), page("Same", zh, light, ["HN", ""])],
                vec!["Same – English", "Same（中文）"],
            ),
            (
                vec![page("Same", en, light, ["", ""]), page("Same", en, light, ["", "new_materials"])],
                vec!["Same", "Same – New materials"],
            ),
            (vec![page("Same", en, light, ["HN", ""]); 2], vec!["Same – page 1", "Same – page 2"]),
            (
                vec![
                    page("Same", zh, light, ["HN", ""]),
                    page("Same", zh, light, ["HN", ""]),
                    page("Same", zh, light, ["HB", ""]),
                ],
                vec!["Same（湖南、第 1 页）", "Same（湖南、第 2 页）", "Same（湖北）"],
            ),
        ] {
            assert_eq!(told_apart(&pages), expected);
        }
    }
}
