//! Patterns of the word lists, and what they become.
//!
//! | in an entry | becomes |
//! |---|---|
//! | `{city}` | a draw of `city` |
//! | `{^word}` | a draw of `word`, its first letter a capital |
//! | `{01-12}` | a whole number from 1 to 12, as wide as the last is written if the first begins with 0 |

use super::words::entries;
use crate::random::Stream;

/// One of the key's entries, its patterns expanded.
pub(super) fn draw(key: &str, words: &'static str, random: &mut Stream) -> String {
    let mut text = String::new();
    let mut rest = pick(entries(words, key).unwrap_or_default(), random);
    while let Some((before, opened)) = rest.split_once('{') {
        let (pattern, after) = opened.split_once('}').unwrap_or((opened, ""));
        text.push_str(before);
        fill(&mut text, pattern, words, random);
        rest = after;
    }
    text.push_str(rest);
    text
}

fn pick(entries: &'static str, random: &mut Stream) -> &'static str {
    let count = entries.split('|').count() as u32;
    let chosen = random.below(count) as usize;
    entries.split('|').nth(chosen).unwrap_or_default()
}

fn fill(text: &mut String, pattern: &str, words: &'static str, random: &mut Stream) {
    match pattern.as_bytes()[0] {
        b'0'..=b'9' => number(text, pattern.as_bytes(), random),
        b'^' => capital(text, &draw(&pattern[1..], words, random)),
        _ => text.push_str(&draw(pattern, words, random)),
    }
}

fn number(text: &mut String, range: &[u8], random: &mut Stream) {
    let bound = |digits: &[u8]| {
        digits
            .iter()
            .fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'))
    };
    let cut = range.iter().position(|&byte| byte == b'-').unwrap_or(0);
    let (first, last) = (bound(&range[..cut]), bound(&range[cut + 1..]));
    let drawn = first + random.below(last - first + 1);
    let width = range.len() - cut - 1;
    digits(text, drawn, if range[0] == b'0' { width } else { 1 });
}

fn digits(text: &mut String, number: u32, width: usize) {
    if number > 9 || width > 1 {
        digits(text, number / 10, width.saturating_sub(1));
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}

fn capital(text: &mut String, word: &str) {
    let mut letters = word.chars();
    text.extend(letters.next().into_iter().flat_map(char::to_uppercase));
    text.push_str(letters.as_str());
}
