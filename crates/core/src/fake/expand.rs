//! Patterns of the word lists, and what they become.
//!
//! | in an entry | becomes |
//! |---|---|
//! | `{city}` | a draw of `city` |
//! | `{^word}` | a draw of `word`, its first letter a capital |
//! | `{_first_name}` | a draw of `first_name` in the small letters of ASCII |
//! | `{01-12}` | a whole number from 1 to 12, at least as wide as the first is written |

use super::words::{Words, entries};
use crate::random::Stream;

/// One of the key's entries, its patterns expanded.
pub(super) fn draw(key: &str, words: &Words, random: &mut Stream) -> String {
    let entries = entries(words, key);
    if entries.is_empty() {
        return String::new();
    }
    let entry = entries[random.below(entries.len() as u32) as usize];
    expand(entry, words, random)
}

fn expand(entry: &str, words: &Words, random: &mut Stream) -> String {
    let mut text = String::new();
    let mut rest = entry;
    while let Some((before, pattern, after)) = next_pattern(rest) {
        text.push_str(before);
        text.push_str(&fill(pattern, words, random));
        rest = after;
    }
    text.push_str(rest);
    text
}

fn next_pattern(text: &str) -> Option<(&str, &str, &str)> {
    let (before, opened) = text.split_once('{')?;
    let (pattern, after) = opened.split_once('}')?;
    Some((before, pattern, after))
}

fn fill(pattern: &str, words: &Words, random: &mut Stream) -> String {
    if let Some(key) = pattern.strip_prefix('^') {
        capital(&draw(key, words, random))
    } else if let Some(key) = pattern.strip_prefix('_') {
        plain(&draw(key, words, random))
    } else if let Some((from, to)) = pattern.split_once('-') {
        number(from, to, random)
    } else {
        draw(pattern, words, random)
    }
}

fn number(from: &str, to: &str, random: &mut Stream) -> String {
    let first: u32 = from.parse().unwrap_or(0);
    let last: u32 = to.parse().unwrap_or(first);
    let digits = (first + random.below(last - first + 1)).to_string();
    "0".repeat(from.len().saturating_sub(digits.len())) + &digits
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters.clone()).collect()
}

/// The letters of the Latin languages in `words/` and what is written for them in ASCII.
const PLAIN: [(&str, &str); 14] = [
    ("áàâãäåą", "a"),
    ("çćč", "c"),
    ("éèêëę", "e"),
    ("ğ", "g"),
    ("íìîïı", "i"),
    ("ł", "l"),
    ("ñń", "n"),
    ("óòôõö", "o"),
    ("śş", "s"),
    ("ß", "ss"),
    ("úùûü", "u"),
    ("ý", "y"),
    ("źżž", "z"),
    (" '’.\u{307}", ""),
];

fn plain(text: &str) -> String {
    let mut ascii = String::new();
    for letter in text.to_lowercase().chars() {
        match PLAIN.iter().find(|(letters, _)| letters.contains(letter)) {
            Some((_, written)) => ascii.push_str(written),
            None => ascii.push(letter),
        }
    }
    ascii
}
