//! Places in the text.

use katydid_core::scenario::Position;

/// How many UTF-16 units come before a position: what a text field calls a selection's start.
///
/// A column behind the line's end means its end, a line behind the text's end the text's.
pub(crate) fn offset(text: &str, position: Position) -> u32 {
    let line_index = position.line.saturating_sub(1) as usize;
    let before: usize = text.split_inclusive('\n').take(line_index).map(units).sum();
    let line = text.split('\n').nth(line_index).unwrap_or_default();
    let columns = position.column.saturating_sub(1) as usize;
    let inside: usize = line.chars().take(columns).map(char::len_utf16).sum();
    (before + inside) as u32
}

/// How many lines an editor shows: one more than there are line feeds.
pub(crate) fn line_count(text: &str) -> usize {
    text.bytes().filter(|&byte| byte == b'\n').count() + 1
}

/// The white space a line begins with, up to a place in it: what the next line should begin with.
pub(crate) fn indent_at(text: &str, utf16_offset: u32) -> String {
    let before = &text[..bytes_before(text, utf16_offset as usize)];
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.chars().take_while(|&letter| letter == ' ').collect()
}

/// What of a text is replaced to become another: from where to where, in UTF-16 units, and by what.
pub(crate) fn change<'n>(old: &str, new: &'n str) -> (u32, u32, &'n str) {
    let same = |(one, other): &(char, char)| one == other;
    let before: usize = old
        .chars()
        .zip(new.chars())
        .take_while(same)
        .map(|(one, _)| one.len_utf8())
        .sum();
    let (old_rest, new_rest) = (&old[before..], &new[before..]);
    let ends = old_rest.chars().rev().zip(new_rest.chars().rev());
    let after: usize = ends.take_while(same).map(|(one, _)| one.len_utf8()).sum();
    let replaced = &old_rest[..old_rest.len() - after];
    let start = units(&old[..before]);
    let end = start + units(replaced);
    (
        start as u32,
        end as u32,
        &new_rest[..new_rest.len() - after],
    )
}

fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// How many bytes the first UTF-16 units of a text are.
fn bytes_before(text: &str, units: usize) -> usize {
    let mut passed = 0;
    let after = text.char_indices().find(|(_, letter)| {
        let is_after = passed >= units;
        passed += letter.len_utf16();
        is_after
    });
    after.map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, line: u32, column: u32) -> u32 {
        offset(text, Position { line, column })
    }

    #[test]
    fn a_position_is_counted_in_utf16_units() {
        let text = "name: é\nx: 😀 y\n";
        assert_eq!(
            [
                at(text, 1, 1),
                at(text, 1, 8),
                at(text, 2, 1),
                at(text, 2, 5)
            ],
            [0, 7, 8, 13]
        );
    }

    #[test]
    fn a_position_beyond_the_text_is_its_end() {
        assert_eq!(at("ab\ncd", 9, 9), 5);
        assert_eq!(at("ab\ncd", 1, 9), 2);
    }

    #[test]
    fn a_change_is_the_least_that_makes_one_text_the_other() {
        assert_eq!(change("a😀c", "a😀bc"), (3, 3, "b"));
        assert_eq!(change("abc", "axc"), (1, 2, "x"));
        assert_eq!(change("aa", "aaa"), (2, 2, "a"));
        assert_eq!(change("a", "a"), (1, 1, ""));
        assert_eq!(change("", "new"), (0, 0, "new"));
    }

    #[test]
    fn an_empty_text_has_one_line() {
        assert_eq!(
            [line_count(""), line_count("a\n"), line_count("a\nb")],
            [1, 2, 2]
        );
    }

    #[test]
    fn a_new_line_begins_where_the_one_before_did() {
        assert_eq!(indent_at("a:\n  - b", 8), "  ");
        assert_eq!(indent_at("a:\n  - b", 4), " ");
        assert_eq!(indent_at("a:", 0), "");
    }
}
