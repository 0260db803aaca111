//! Text in columns of a terminal.

use console::measure_text_width;

use super::Theme;
use crate::run::log;

/// A stranger's text that commands no terminal, of this width: padded, or without its middle.
pub(super) fn fitted(text: &str, width: usize, theme: &Theme) -> String {
    let text = cut(&log::plain(text), width, theme);
    let padding = width.saturating_sub(measure_text_width(&text));
    text + &" ".repeat(padding)
}

/// The same without padding.
pub(super) fn cut(text: &str, width: usize, theme: &Theme) -> String {
    if measure_text_width(text) <= width {
        return text.to_owned();
    }
    let room = width.saturating_sub(1);
    let head = within(text.chars(), room - room / 2);
    let tail: String = within(text.chars().rev(), room / 2).chars().rev().collect();
    head + theme.signs().cut + &tail
}

/// The words of a stranger's text on lines of this width; a longer word is cut.
pub(super) fn wrapped(text: &str, width: usize, theme: &Theme) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in log::plain(text).split_whitespace() {
        let word = cut(word, width, theme);
        match lines.last_mut() {
            Some(line) if measure_text_width(line) + 1 + measure_text_width(&word) <= width => {
                *line += " ";
                *line += &word;
            }
            _ => lines.push(word),
        }
    }
    lines
}

/// The first letters, as many as are no wider than this together.
fn within(letters: impl Iterator<Item = char>, width: usize) -> String {
    let mut text = String::new();
    for letter in letters {
        text.push(letter);
        if measure_text_width(&text) > width {
            text.pop();
            break;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const THEME: Theme = Theme {
        unicode: true,
        coloured: false,
    };

    #[test]
    fn a_long_text_loses_its_middle_and_a_wide_letter_counts_twice() {
        assert_eq!(fitted("/products/[id]/reviews", 11, &THEME), "/prod…views");
        assert_eq!(fitted("/카트/카트", 7, &THEME), "/카…트 ");
        assert_eq!(fitted("/a", 4, &THEME), "/a  ");
    }

    #[test]
    fn a_stranger_s_text_commands_no_terminal() {
        assert_eq!(fitted("a\u{1b}[2J\u{202e}b", 9, &THEME), "a [2J b  ");
    }

    #[test]
    fn words_that_do_not_fit_begin_a_line() {
        let lines = wrapped("the engine, not the target", 11, &THEME);
        assert_eq!(lines, ["the engine,", "not the", "target"]);
        assert_eq!(wrapped("unbreakable", 5, &THEME), ["un…le"]);
    }

    proptest! {
        #[test]
        fn text_is_as_wide_as_was_asked_for(text: String, width in 1_usize..60) {
            prop_assert_eq!(measure_text_width(&fitted(&text, width, &THEME)), width);
        }
    }
}
