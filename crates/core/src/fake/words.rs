//! The word lists: small in the page rather than fast, a list is found by reading down its language's text.

use super::LOCALES;

/// In the order of [`LOCALES`].
const TEXTS: [&str; LOCALES.len()] = [
    include_str!("words/en.txt"),
    include_str!("words/de.txt"),
    include_str!("words/fr.txt"),
    include_str!("words/es.txt"),
    include_str!("words/it.txt"),
    include_str!("words/pt.txt"),
    include_str!("words/nl.txt"),
    include_str!("words/pl.txt"),
    include_str!("words/tr.txt"),
    include_str!("words/ru.txt"),
    include_str!("words/ja.txt"),
    include_str!("words/ko.txt"),
    include_str!("words/zh.txt"),
];

/// What a language's own text does not say.
pub(super) const EVERY: &str = include_str!("words/every.txt");

/// The text of the language at this place of [`LOCALES`]: lines of `key: entry|entry|…`.
pub(super) fn of(locale: usize) -> &'static str {
    TEXTS[locale]
}

/// A key's entries, parted by `|`; none for a key that nothing lists.
pub(super) fn entries(text: &'static str, key: &str) -> Option<&'static str> {
    find(text, key).or_else(|| find(EVERY, key))
}

fn find(text: &'static str, key: &str) -> Option<&'static str> {
    text.split('\n')
        .find_map(|line| line.strip_prefix(key)?.strip_prefix(": "))
}
