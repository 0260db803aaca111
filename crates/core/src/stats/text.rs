//! Text met at run time, made safe to keep and to show.

/// The longest text that is kept, in characters.
pub(super) const LONGEST: usize = 500;

/// The beginning of a text, [`LONGEST`] characters at most.
pub(super) fn cut(text: &str) -> &str {
    if text.len() <= LONGEST {
        return text;
    }
    text.char_indices()
        .nth(LONGEST)
        .map_or(text, |(end, _)| &text[..end])
}

/// A target's words must neither command a terminal nor turn the direction of what follows them.
pub(super) fn plain(text: &str) -> String {
    let shown = |letter: char| if is_plain(letter) { letter } else { ' ' };
    text.chars().map(shown).collect()
}

fn is_plain(letter: char) -> bool {
    !letter.is_control() && !matches!(letter, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_characters() {
        let long = "ü".repeat(600);
        assert_eq!(cut(&long).chars().count(), LONGEST);
        assert_eq!(cut("short"), "short");
        assert_eq!(cut(&"ü".repeat(LONGEST)).chars().count(), LONGEST);
    }

    #[test]
    fn what_would_command_a_terminal_is_blank() {
        assert_eq!(plain("a\u{1b}[2Jb\nc\u{202e}d"), "a [2Jb c d");
    }
}
