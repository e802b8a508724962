//! Where a value was read.

use strum::{EnumIter, EnumString, IntoStaticStr};

use super::{AsOf, Bilingual, Language, SourceId};

/// A value that cannot exist without its source and date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sourced<T> {
    /// The value itself.
    pub value: T,
    /// Where it was read, the most relevant first; never empty.
    pub sources: Vec<SourceId>,
    /// When it held.
    pub as_of: AsOf,
}

/// How far a source can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Quality {
    /// A government's own page.
    Official,
    /// A newspaper, an agency or a broadcaster.
    Media,
    /// A page that collects texts of others.
    Aggregator,
    /// A copy on an unrelated or obscure site.
    Mirror,
    /// The text was read without an address.
    NoUrl,
    /// Worked out by this project.
    Own,
}

/// Whether the interface may offer the address as a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum LinkPolicy {
    /// Safe to offer.
    Yes,
    /// Offer with a word of caution.
    Caution,
    /// Never a link: a mirror may now serve anything.
    No,
}

/// A text, page or data set that figures were read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its identifier.
    pub id: SourceId,
    /// The original publisher, where known.
    pub publisher: Option<String>,
    /// The original title, where known.
    pub title: Option<String>,
    /// When it was published, where known.
    pub date: Option<AsOf>,
    /// An address that may be shown as a link.
    pub url: Option<String>,
    /// The address where the text was read, often a mirror; never a link.
    pub read_at: Option<String>,
    /// Whether `url` may be offered.
    pub link: LinkPolicy,
    /// How far it can be relied on.
    pub quality: Quality,
    /// When it was read.
    pub accessed: String,
    /// What it says, and caveats.
    pub note: Bilingual,
}

impl Source {
    /// One line that cites the source: publisher, title, date; what is unknown is left out.
    ///
    /// Where neither publisher nor title is known, the host of the address stands in, unless the address must not be
    /// shown: a mirror may serve anything by now, so it is not even printed.
    pub fn citation(&self, language: Language) -> String {
        let mut parts: Vec<String> = Vec::new();
        if let Some(publisher) = &self.publisher {
            parts.push(publisher.clone());
        }
        if let Some(title) = &self.title {
            parts.push(match language {
                Language::En => format!("“{title}”"),
                Language::Zh => format!("《{title}》"),
            });
        }
        if parts.is_empty() {
            let host = if self.link == LinkPolicy::No { None } else { self.host() };
            parts.push(match (language, host) {
                (Language::En, Some(host)) => format!("Unnamed publisher, read at {host}"),
                (Language::Zh, Some(host)) => format!("出版者不详，读自 {host}"),
                (Language::En, None) => "Unnamed publisher".to_owned(),
                (Language::Zh, None) => "出版者不详".to_owned(),
            });
        }
        if let Some(date) = &self.date {
            parts.push(date.to_string());
        }
        parts.join(match language {
            Language::En => ", ",
            Language::Zh => "，",
        })
    }

    /// The host name of the address where it was read.
    pub fn host(&self) -> Option<&str> {
        let address = self.read_at.as_deref().or(self.url.as_deref())?;
        let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
        let host = rest.split(['/', '?', '#']).next()?;
        (!host.is_empty()).then_some(host)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_without_publisher_is_cited_by_where_it_was_read_unless_that_must_not_be_shown() {
        let hidden = Source {
            id: SourceId::new("x"),
            publisher: None,
            title: None,
            date: Some(AsOf::parse("2022-11").unwrap()),
            url: None,
            read_at: Some("http://mirror.example/a?b".to_owned()),
            link: LinkPolicy::No,
            quality: Quality::Mirror,
            accessed: "2026-11".to_owned(),
            note: Bilingual::default(),
        };
        assert_eq!(hidden.citation(Language::En), "Unnamed publisher, 2022-11");
        let shown = Source { link: LinkPolicy::Caution, ..hidden };
        assert_eq!(shown.citation(Language::En), "Unnamed publisher, read at mirror.example, 2022-11");
    }
}
