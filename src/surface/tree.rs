//! Resolved usvg tree of an SVG, from which pixels, PDF and outlined text are made.

use std::sync::{Arc, OnceLock};

use usvg::{FontResolver, Options, Tree, fontdb};

use super::DrawError;
use crate::scene::FONTS;

/// Database of the embedded fonts only, so that pictures do not depend on the machine.
fn fonts() -> &'static Arc<fontdb::Database> {
    static FONT_DATABASE: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    FONT_DATABASE.get_or_init(|| {
        let mut database = fontdb::Database::new();
        for font in FONTS {
            database.load_font_source(fontdb::Source::Binary(Arc::new(font.bytes)));
        }
        Arc::new(database)
    })
}

/// Parses an SVG into a resolved tree.
pub(super) fn tree(svg: &str) -> Result<Tree, DrawError> {
    let options = Options {
        fontdb: Arc::clone(fonts()),
        font_family: "Noto Sans".to_owned(),
        font_resolver: FontResolver {
            select_font: FontResolver::default_font_selector(),
            // Each run of text names its font; a fallback would set the whole line in the Chinese font.
            select_fallback: Box::new(|_, _, _| None),
        },
        ..Options::default()
    };
    Ok(Tree::from_str(svg, &options)?)
}
