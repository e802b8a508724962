//! Error texts for the settings file.

use super::shown;
use crate::{
    app::settings::{Damage, Lost},
    i18n::{Messages, phrase},
};

/// Text about lost settings and the path of the renamed original.
pub(super) fn settings_damaged(damage: &Damage, texts: &Messages) -> String {
    let errors = &texts.error;
    let path = shown(&damage.path);
    let lost = match &damage.lost {
        Lost::Everything => errors.settings_unreadable.replace("{path}", &path),
        Lost::FromLine(line) => errors.settings_damaged.replace("{line}", &line.to_string()).replace("{path}", &path),
        Lost::Parts(parts) => {
            let parts: Vec<&str> = parts.iter().map(|part| phrase(&texts.settings_part, *part)).collect();
            errors.settings_parts.replace("{parts}", &parts.join(&texts.caption.comma))
        }
    };
    let kept = damage.kept.as_deref().map(|kept| errors.settings_kept.replace("{kept}", &shown(kept)));
    lost + &kept.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator as _;

    use super::*;
    use crate::{app::settings::Part, i18n::messages, model::Language};

    #[test]
    fn what_was_lost_is_said_in_words_of_both_languages() {
        let damage = |lost| Damage { path: "/a/settings.json".into(), lost, kept: Some("/a/kept.json".into()) };
        let parts = || damage(Lost::Parts(Part::iter().collect()));
        for language in [Language::En, Language::Zh] {
            for damage in [damage(Lost::Everything), damage(Lost::FromLine(3)), parts()] {
                let text = settings_damaged(&damage, messages(language));
                assert!(text.contains("/a/kept.json") && !text.contains('{'), "{text}");
            }
        }
        let text = settings_damaged(&parts(), messages(Language::Zh));
        let own = text.replace("/a/kept.json", "");
        assert!(!own.chars().any(|c| c.is_ascii_alphabetic()) && own.matches('、').count() == 6, "{text}");
        let text = settings_damaged(&Damage { kept: None, ..damage(Lost::FromLine(3)) }, messages(Language::En));
        assert!(text.contains("line 3") && !text.contains("kept as"), "{text}");
    }
}
