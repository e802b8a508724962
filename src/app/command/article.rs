//! Commands of the walk through the article.

use crate::{model::Verdict, view::View};

/// Request of the walk through the article.
#[derive(Clone, Debug, PartialEq)]
pub enum ArticleCommand {
    /// Show the view of a step on the map.
    ShowView(Box<View>),
    /// Open a claim by its index in the catalogue.
    OpenClaim(usize),
    /// List only claims with this verdict; `None` lists all.
    ListClaims(Option<Verdict>),
    /// Copy the check of the article to the clipboard as text.
    CopyCheck,
}
