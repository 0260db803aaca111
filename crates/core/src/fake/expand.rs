//! Patterns of the word lists, and what they become.
//!
//! | in an entry | becomes |
//! |---|---|
//! | `{city}` | a draw of `city` |
//! | `{^word}` | a draw of `word`, its first letter a capital |
//! | `{01-12}` | a whole number from 1 to 12, as wide as the last is written if the first begins with 0 |

use super::words::{Words, entries};
use crate::random::Stream;

/// One of the key's entries, its patterns expanded.
pub(super) fn draw(key: &str, words: &'static Words, random: &mut Stream) -> String {
    let mut text = String::new();
    append(&mut text, key, words, random);
    text
}

fn append(text: &mut String, key: &str, words: &'static Words, random: &mut Stream) {
    let entries = entries(words, key);
    let chosen = random.below(entries.len() as u32) as usize;
    let mut rest = entries.get(chosen).copied().unwrap_or_default();
    while let Some((before, opened)) = rest.split_once('{') {
        let (pattern, after) = opened.split_once('}').unwrap_or((opened, ""));
        text.push_str(before);
        fill(text, pattern, words, random);
        rest = after;
    }
    text.push_str(rest);
}

fn fill(text: &mut String, pattern: &str, words: &'static Words, random: &mut Stream) {
    match pattern.as_bytes()[0] {
        b'0'..=b'9' => number(text, pattern.as_bytes(), random),
        b'^' => capital(text, &draw(&pattern[1..], words, random)),
        _ => append(text, pattern, words, random),
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
    text.extend(letters.next().map(upper));
    text.push_str(letters.as_str());
}

/// The capital of a letter that words of this module begin with. (`char::to_uppercase` would cost the page a table of
/// 5 kB.)
fn upper(letter: char) -> char {
    let capital = match letter {
        'à'..='þ' | 'а'..='я' => u32::from(letter) - 32,
        'ѐ'..='џ' => u32::from(letter) - 80,
        'ā'..='ķ' | 'ŋ'..='ŷ' if !(letter as u32).is_multiple_of(2) => u32::from(letter) - 1,
        'ĺ'..='ň' | 'ź'..='ž' if (letter as u32).is_multiple_of(2) => u32::from(letter) - 1,
        _ => return letter.to_ascii_uppercase(),
    };
    char::from_u32(capital).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    #[test]
    fn letters_of_europe_have_their_capitals() {
        for letter in ('a'..='ž')
            .chain('а'..='џ')
            .filter(|letter| letter.is_lowercase())
        {
            let std: String = letter.to_uppercase().collect();
            let is_one = std.chars().count() == 1 && !"µªºſıĸŉÿ".contains(letter);
            if is_one {
                assert_eq!(super::upper(letter).to_string(), std);
            }
        }
    }
}
