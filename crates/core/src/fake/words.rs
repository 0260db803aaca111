//! The word lists, taken apart once, when first asked for.

use std::sync::OnceLock;

use super::LOCALES;

/// A language's lists by key; what it does not say itself is in `every.txt`.
pub(super) type Words = Vec<(&'static str, Vec<&'static str>)>;

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
    include_str!("words/uk.txt"),
    include_str!("words/ja.txt"),
    include_str!("words/ko.txt"),
    include_str!("words/zh.txt"),
];
const EVERY: &str = include_str!("words/every.txt");

static READ: [OnceLock<Words>; LOCALES.len()] = [const { OnceLock::new() }; LOCALES.len()];

/// The lists of the language at this place of [`LOCALES`].
pub(super) fn of(locale: usize) -> &'static Words {
    READ[locale].get_or_init(|| lists(TEXTS[locale]).chain(lists(EVERY)).collect())
}

fn lists(text: &'static str) -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    text.lines()
        .filter_map(|line| line.split_once(": "))
        .map(|(key, entries)| (key, entries.split('|').collect()))
}

/// A key's entries; none for a key that nothing lists.
pub(super) fn entries<'a>(words: &'a Words, key: &str) -> &'a [&'static str] {
    words
        .iter()
        .find(|(known, _)| *known == key)
        .map_or(&[], |(_, entries)| entries)
}
