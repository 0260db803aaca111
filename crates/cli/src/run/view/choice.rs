//! How a run is shown, from where it is shown.

use super::picture::Theme;
use crate::run::output::{Output, Screen};

/// How a run is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    None,
    Plain,
    Live(Theme),
}

/// By the flags, the terminal and the environment.
pub(super) fn choice(
    output: &Output,
    screen: &Screen,
    env: impl Fn(&str) -> Option<String>,
) -> Choice {
    match () {
        () if output.only_summary => Choice::None,
        () if screen.tables.is_term() && is_able(&env) => Choice::Live(Theme {
            unicode: is_unicode(&env),
            coloured: screen.has_colours(),
        }),
        () => Choice::Plain,
    }
}

/// Whether somebody looks at a terminal that can be drawn on.
fn is_able(env: impl Fn(&str) -> Option<String>) -> bool {
    let is_set = |value: &String| !matches!(value.as_str(), "" | "0" | "false");
    let dumb = match env("TERM") {
        None => cfg!(unix),
        Some(term) => matches!(term.as_str(), "" | "dumb"),
    };
    !dumb && env("CI").filter(is_set).is_none()
}

/// Whether the terminal shows more than ASCII. Source: locale(7), the first that is not empty counts.
fn is_unicode(env: impl Fn(&str) -> Option<String>) -> bool {
    if env("TERM").is_some_and(|term| term == "linux") {
        return false;
    }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .filter_map(env)
        .find(|value| !value.is_empty());
    match locale.map(|locale| locale.to_lowercase()) {
        Some(locale) => locale.contains("utf-8") || locale.contains("utf8"),
        None => cfg!(windows),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn env(set: &'static [(&str, &str)]) -> impl Fn(&str) -> Option<String> + Copy {
        move |name| {
            let found = set.iter().find(|(set, _)| *set == name);
            found.map(|(_, value)| (*value).to_owned())
        }
    }

    #[test]
    fn what_cannot_be_drawn_on_or_is_seen_by_no_one_gets_plain_lines() {
        assert!(is_able(env(&[("TERM", "xterm")])));
        assert!(is_able(env(&[("TERM", "xterm"), ("CI", "false")])));
        assert!(is_able(env(&[("TERM", "xterm"), ("CI", "")])));
        assert!(!is_able(env(&[("TERM", "dumb")])));
        assert!(!is_able(env(&[("TERM", "xterm"), ("CI", "true")])));
        assert!(!is_able(env(&[("TERM", "xterm"), ("CI", "1")])));
    }

    #[cfg(unix)]
    #[test]
    fn a_terminal_of_no_type_gets_plain_lines() {
        assert!(!is_able(env(&[])));
    }

    #[test]
    fn bars_are_ascii_where_the_locale_or_the_console_knows_no_more() {
        assert!(is_unicode(env(&[("LANG", "de_DE.UTF-8")])));
        assert!(is_unicode(env(&[("LC_ALL", ""), ("LANG", "C.utf8")])));
        assert!(!is_unicode(env(&[("LC_ALL", "C"), ("LANG", "C.utf8")])));
        assert!(!is_unicode(env(&[
            ("TERM", "linux"),
            ("LANG", "en_GB.UTF-8")
        ])));
    }
}
