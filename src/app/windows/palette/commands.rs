//! Search among commands: by any word of title, menu or explanation, in both languages and in pinyin.

use std::sync::LazyLock;

use strum::IntoEnumIterator as _;

use crate::{
    app::{action::Action, bars::menu},
    i18n::messages,
    model::{Bilingual, Language},
    query::PhraseIndex,
};

/// Commands in the order in which they are listed, and the index of their phrases.
static INDEX: LazyLock<(Vec<Action>, PhraseIndex)> = LazyLock::new(|| {
    let actions: Vec<Action> = Action::iter().filter(|action| *action != Action::Palette).collect();
    let phrases: Vec<(Bilingual, Bilingual)> = actions.iter().map(|action| (title(*action), aside(*action))).collect();
    (actions, PhraseIndex::new(phrases.iter().map(|(title, aside)| (title, aside))))
});

fn title(action: Action) -> Bilingual {
    bilingual(|language| {
        messages(language).command.get(action.key()).map(|text| text.title.clone()).unwrap_or_default()
    })
}

/// Explanation and menu of a command.
fn aside(action: Action) -> Bilingual {
    bilingual(|language| {
        let texts = messages(language);
        let tip = texts.command.get(action.key()).map_or("", |text| text.tip.as_str());
        format!("{tip} {}", menu::path(action, texts).join(" "))
    })
}

fn bilingual(text: impl Fn(Language) -> String) -> Bilingual {
    Bilingual { en: text(Language::En), zh: text(Language::Zh) }
}

/// Commands that match a text, with their relevance from 0 to 1, best first; all for an empty text.
pub(super) fn search(text: &str) -> Vec<(Action, f32)> {
    let (actions, index) = &*INDEX;
    if text.trim().is_empty() {
        return actions.iter().map(|action| (*action, 1.0)).collect();
    }
    index.search(text).into_iter().filter_map(|(at, score)| Some((*actions.get(at)?, score))).collect()
}

/// Commands whose titles differ from a text by a typing error, best first.
pub(super) fn near(text: &str) -> Vec<Action> {
    let (actions, index) = &*INDEX;
    index.near(text).into_iter().filter_map(|at| actions.get(at).copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> Option<Action> {
        search(text).first().map(|(action, _)| *action)
    }

    #[test]
    fn commands_are_found_by_title_menu_and_explanation_in_both_languages() {
        for (text, action) in [
            ("graticule", Action::Graticule),
            ("经纬网", Action::Graticule),
            ("jingweiwang", Action::Graticule),
            ("jww", Action::Graticule),
            ("laiyuan", Action::Sources),
            ("ly", Action::Sources),
            ("glossary", Action::Glossary),
        ] {
            assert_eq!(first(text), Some(action), "{text}");
        }
        let themes: Vec<Action> = search("theme").into_iter().map(|(action, _)| action).collect();
        for action in [Action::ThemeSystem, Action::ThemeLight, Action::ThemeDark] {
            assert!(themes.contains(&action), "{themes:?}");
        }
    }

    #[test]
    fn an_empty_text_lists_every_command_but_the_palette() {
        assert_eq!(search(" ").len(), Action::iter().count() - 1);
    }
}
