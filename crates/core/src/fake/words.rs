//! The word lists, taken apart once, when a language is first asked for.

use std::sync::OnceLock;

use super::LOCALES;

/// A language's lists by key, and after them those of every language.
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
    include_str!("words/ja.txt"),
    include_str!("words/ko.txt"),
    include_str!("words/zh.txt"),
];
const EVERY: &str = include_str!("words/every.txt");

/// The lists of the language at this place of [`LOCALES`].
pub(super) fn of(locale: usize) -> &'static Words {
    static READ: [OnceLock<Words>; LOCALES.len()] = [const { OnceLock::new() }; LOCALES.len()];
    READ[locale].get_or_init(|| read(TEXTS[locale]))
}

/// Lines of `key: entry|entry|…`.
fn read(text: &'static str) -> Words {
    let lines = text.split('\n').chain(EVERY.split('\n'));
    let lists = lines.filter_map(|line| line.split_once(": "));
    lists
        .map(|(key, entries)| (key, entries.split('|').collect()))
        .collect()
}

/// A key's entries; none for a key that nothing lists.
pub(super) fn entries(words: &'static Words, key: &str) -> &'static [&'static str] {
    let list = words.iter().find(|(known, _)| *known == key);
    list.map_or(&[], |(_, entries)| entries)
}
