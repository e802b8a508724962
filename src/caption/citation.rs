//! Citations of a picture.

use strum::{EnumIter, IntoStaticStr};

use super::Caption;
use crate::{
    i18n::format,
    model::{AsOf, Catalogue, Language},
    view::View,
};

/// Citation style.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum Citation {
    /// American Psychological Association, 7th edition.
    Apa,
    /// BibTeX.
    Bibtex,
    /// Research Information Systems.
    Ris,
    /// GB/T 7714-2015, the Chinese standard for references.
    #[strum(serialize = "gbt7714")]
    GbT7714,
}

/// Date of the data: the latest access date of any source.
pub(super) fn as_of(catalogue: &Catalogue) -> String {
    catalogue.sources.values().map(|source| source.accessed.as_str()).max().unwrap_or_default().to_owned()
}

/// The same in words.
pub(super) fn collected(catalogue: &Catalogue, language: Language) -> String {
    let as_of = as_of(catalogue);
    AsOf::parse(&as_of).map_or(as_of, |date| format::date(&date, language))
}

/// Version of program and data.
pub(crate) fn data_version(catalogue: &Catalogue) -> String {
    format!("cluster-atlas {}, data {}", env!("CARGO_PKG_VERSION"), as_of(catalogue))
}

impl Citation {
    /// File extension for this style.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Apa | Self::GbT7714 => "txt",
            Self::Bibtex => "bib",
            Self::Ris => "ris",
        }
    }

    /// Cites a picture, without access date, so that the same picture always has the same citation.
    pub fn cite(self, catalogue: &Catalogue, caption: &Caption, view: &View) -> String {
        let version = env!("CARGO_PKG_VERSION");
        let year = as_of(catalogue).get(..4).unwrap_or("n.d.").to_owned();
        let [collected, collected_zh] = [Language::En, Language::Zh].map(|language| collected(catalogue, language));
        let or_own = |text: &str| if text.is_empty() { "Cluster Atlas".to_owned() } else { text.to_owned() };
        let (author, title) = (or_own(&line(&view.page.credit)), or_own(&line(&caption.title)));
        let language = if view.language == Language::Zh { "zh" } else { "en" };
        match self {
            Self::Apa => {
                let author = stopped(&author);
                format!("{author} ({year}). {title} [Map]. Cluster Atlas {version}, data collected {collected}.\n")
            }
            Self::Bibtex => format!(
                "@misc{{cluster-atlas-{year}-{key},\n  author = {{{{{author}}}}},\n  title = {{{{{title}}}}},\n  year = {{{year}}},\n  \
                 howpublished = {{Map, Cluster Atlas {version}}},\n  note = {{Data collected {collected}}},\n  language = {{{language}}}\n}}\n",
                // Entries of several pictures in one bibliography need different keys.
                key = short_hash(&title),
                author = tex(&author),
                title = tex(&title),
            ),
            Self::Ris => format!(
                "TY  - MAP\r\nAU  - {author}\r\nTI  - {title}\r\nPY  - {year}\r\nPB  - Cluster Atlas {version}\r\n\
                 N1  - Data collected {collected}\r\nLA  - {language}\r\nER  - \r\n"
            ),
            Self::GbT7714 => {
                let author = stopped(&author);
                format!("{author} {title}[CM/OL]. Cluster Atlas {version}, 资料收集于 {collected_zh}. {year}.\n")
            }
        }
    }
}

/// Replaces line breaks and control characters by blanks; a line break would end a record.
fn line(text: &str) -> String {
    let blank = |c: char| if c.is_control() { ' ' } else { c };
    text.chars().map(blank).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An author with a full stop, but not with two: “Example Ltd.” has its own.
fn stopped(author: &str) -> String {
    if author.ends_with(['.', '。', '．']) { author.to_owned() } else { format!("{author}.") }
}

/// Escapes a text for BibTeX.
fn tex(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str(r"\textbackslash{}"),
            '~' => out.push_str(r"\textasciitilde{}"),
            '^' => out.push_str(r"\textasciicircum{}"),
            // BibTeX counts braces, escaped ones too.
            '{' => out.push_str(r"\textbraceleft{}"),
            '}' => out.push_str(r"\textbraceright{}"),
            '&' | '%' | '#' | '$' | '_' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

/// Short key, the same for the same title (FNV-1a, 32 bits).
fn short_hash(text: &str) -> String {
    let hash = text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{hash:08x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_credit_cannot_break_out_of_its_record() {
        let mut view = View::default();
        view.page.credit = "Graphics & {Co}\nER  - \nTY  - JOUR".to_owned();
        let caption = Caption { title: "50 % more".to_owned(), ..Caption::default() };
        let ris = Citation::Ris.cite(&Catalogue::default(), &caption, &view);
        assert_eq!(ris.matches("\r\nER").count(), 1);
        assert!(ris.contains("AU  - Graphics & {Co} ER - TY - JOUR\r\n"), "{ris}");
        let bibtex = Citation::Bibtex.cite(&Catalogue::default(), &caption, &view);
        assert!(
            bibtex.contains(r"author = {{Graphics \& \textbraceleft{}Co\textbraceright{} ER - TY - JOUR}}"),
            "{bibtex}"
        );
        assert!(bibtex.contains(r"title = {{50 \% more}}"), "{bibtex}");
    }

    #[test]
    fn an_author_ends_with_one_full_stop() {
        for (credit, apa, gbt) in [
            ("Example Ltd.", "Example Ltd. (n.d.). Title [Map]", "Example Ltd. Title[CM/OL]"),
            ("Example", "Example. (n.d.). Title [Map]", "Example. Title[CM/OL]"),
            ("", "Cluster Atlas. (n.d.). Title [Map]", "Cluster Atlas. Title[CM/OL]"),
        ] {
            let mut view = View::default();
            view.page.credit = credit.to_owned();
            let caption = Caption { title: "Title".to_owned(), ..Caption::default() };
            let cite = |style: Citation| style.cite(&Catalogue::default(), &caption, &view);
            assert!(cite(Citation::Apa).starts_with(apa), "{}", cite(Citation::Apa));
            assert!(cite(Citation::GbT7714).starts_with(gbt), "{}", cite(Citation::GbT7714));
        }
    }

    #[test]
    fn signs_of_tex_stand_for_themselves_and_braces_are_balanced() {
        let caption = Caption { title: r"{a}~b^c\d".to_owned(), ..Caption::default() };
        let cited = Citation::Bibtex.cite(&Catalogue::default(), &caption, &View::default());
        let title =
            r"title = {{\textbraceleft{}a\textbraceright{}\textasciitilde{}b\textasciicircum{}c\textbackslash{}d}}";
        assert!(cited.contains(title), "{cited}");
        assert_eq!(cited.matches('{').count(), cited.matches('}').count());
    }
}
