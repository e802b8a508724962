//! How a picture is cited.

use strum::{EnumIter, IntoStaticStr};

use super::Caption;
use crate::{model::Catalogue, model::Language, view::View};

/// A style of citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum Citation {
    /// American Psychological Association, 7th edition.
    Apa,
    /// BibTeX.
    Bibtex,
    /// Research Information Systems.
    Ris,
    /// GB/T 7714-2015, information and documentation of China.
    #[strum(serialize = "gbt7714")]
    GbT7714,
}

/// The newest date at which a source was read: as of when the data is.
pub(super) fn as_of(catalogue: &Catalogue) -> String {
    catalogue.sources.values().map(|source| source.accessed.as_str()).max().unwrap_or_default().to_owned()
}

/// Names the data that a picture was made from: the program's version and as of when its data is.
pub fn data_version(catalogue: &Catalogue) -> String {
    format!("cluster-atlas {}, data {}", env!("CARGO_PKG_VERSION"), as_of(catalogue))
}

impl Citation {
    /// The ending of a file with such a citation.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Apa | Self::GbT7714 => "txt",
            Self::Bibtex => "bib",
            Self::Ris => "ris",
        }
    }

    /// Cites a picture. No day of access: the same picture has the same citation.
    pub fn cite(self, catalogue: &Catalogue, caption: &Caption, view: &View) -> String {
        let version = env!("CARGO_PKG_VERSION");
        let as_of = as_of(catalogue);
        let year = as_of.get(..4).unwrap_or("n.d.").to_owned();
        let credit = view.page.credit.trim();
        let author = if credit.is_empty() { "Cluster Atlas" } else { credit };
        let title = if caption.title.is_empty() { "Cluster Atlas" } else { caption.title.as_str() };
        let language = if view.language == Language::Zh { "zh" } else { "en" };
        match self {
            Self::Apa => {
                format!("{author}. ({year}). {title} [Map]. Cluster Atlas {version}, data as of {as_of}.\n")
            }
            Self::Bibtex => {
                let title = title.replace('\\', r"\textbackslash{}");
                let title = title.replace(['{', '}'], "").replace('&', r"\&").replace('%', r"\%").replace('#', r"\#");
                format!(
                    "@misc{{cluster-atlas-{year},\n  author = {{{{{author}}}}},\n  title = {{{{{title}}}}},\n  year = {{{year}}},\n  \
                     howpublished = {{Map, Cluster Atlas {version}}},\n  note = {{Data as of {as_of}}},\n  language = {{{language}}}\n}}\n"
                )
            }
            Self::Ris => format!(
                "TY  - MAP\r\nAU  - {author}\r\nTI  - {title}\r\nPY  - {year}\r\nPB  - Cluster Atlas {version}\r\n\
                 N1  - Data as of {as_of}\r\nLA  - {language}\r\nER  - \r\n"
            ),
            Self::GbT7714 => format!("{author}. {title}[CM/OL]. Cluster Atlas {version}, 数据截至{as_of}. {year}.\n"),
        }
    }
}
