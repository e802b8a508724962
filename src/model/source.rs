//! Sources of values: texts, pages, data sets.

use strum::{EnumIter, EnumString, IntoStaticStr};

use super::{
    AsOf, Bilingual, Language, SourceId,
    publisher::{publisher_in, publisher_in_chinese},
};

/// Reliability class of a source, the most reliable first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Quality {
    /// Page of a government.
    Official,
    /// Newspaper, news agency or broadcaster.
    Media,
    /// Text that was read without an address.
    NoUrl,
    /// Page that collects texts of others.
    Aggregator,
    /// Copy on an unrelated or obscure site.
    Mirror,
    /// Computed by this project.
    Own,
    /// File that the user of the program brought.
    Supplied,
}

/// Policy for offering a source's address as a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum LinkPolicy {
    /// Safe to offer.
    Yes,
    /// Offered with a warning.
    Caution,
    /// No link: the address is unknown, or a mirror that may serve anything by now.
    No,
}

/// A text, page or data set that figures were read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Identifier.
    pub id: SourceId,
    /// Original publisher, where known.
    pub publisher: Option<String>,
    /// Original title, where known.
    pub title: Option<String>,
    /// Date of publication, where known.
    pub date: Option<AsOf>,
    /// Address that may be offered as a link; `None` with [`LinkPolicy::No`].
    pub url: Option<String>,
    /// Address where the text was read, often a mirror; never a link.
    pub read_at: Option<String>,
    /// Policy for `url` as a link.
    pub link: LinkPolicy,
    /// Reliability class.
    pub quality: Quality,
    /// Date of reading, ISO 8601.
    pub accessed: String,
    /// Summary of the content, and caveats.
    pub note: Bilingual,
}

impl Source {
    /// Citation in one line: publisher, title, date, as far as they are known; in Chinese the Chinese names of a publisher
    /// that has some.
    ///
    /// Without publisher and title the host of the address stands in; a source with [`LinkPolicy::No`] shows no host
    /// either.
    pub fn citation(&self, language: Language) -> String {
        let mut parts: Vec<String> = Vec::new();
        if let Some(publisher) = &self.publisher {
            parts.push(match language {
                Language::En => publisher.clone(),
                Language::Zh => publisher_in_chinese(publisher),
            });
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
                (Language::En, Some(host)) => format!("Publisher unknown (read at {host})"),
                (Language::Zh, Some(host)) => format!("出版者不详，据 {host}"),
                (Language::En, None) => "Publisher unknown".to_owned(),
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

    /// Publisher in a language, where known.
    pub fn publisher_in(&self, language: Language) -> Option<String> {
        self.publisher.as_deref().map(|name| publisher_in(name, language))
    }

    /// Host name of the address where it was read.
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
        assert_eq!(hidden.citation(Language::En), "Publisher unknown, 2022-11");
        let shown = Source { link: LinkPolicy::Caution, ..hidden };
        assert_eq!(shown.citation(Language::En), "Publisher unknown (read at mirror.example), 2022-11");
    }
}
