//! What `log` steps wrote, as lines for a terminal or a file.

use std::fmt::Write as _;

use katydid_core::stats::LogLine;

/// `[12.3s user 4] text`, a line each.
pub(super) fn lines(log: &[LogLine]) -> String {
    let mut text = String::new();
    for LogLine {
        at,
        user,
        text: said,
    } in log
    {
        let _ = writeln!(
            text,
            "[{:.1}s user {user}] {}",
            at.as_seconds(),
            plain(said)
        );
    }
    text
}

/// A target's words must neither command a terminal, nor look like a line of their own, nor turn the direction of
/// what follows them.
pub(crate) fn plain(text: &str) -> String {
    let turns = |letter| matches!(letter, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let shown = |letter: char| match letter.is_control() || turns(letter) {
        true => ' ',
        false => letter,
    };
    text.chars().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use katydid_core::tick::Tick;

    use super::*;

    #[test]
    fn a_line_says_when_and_who_and_commands_no_terminal() {
        let line = |seconds, user, text: &str| LogLine {
            at: Tick::from_seconds(seconds),
            user,
            text: text.to_owned(),
        };
        let log = [line(12.34, 4, "paid"), line(0.0, 0, "a\u{1b}[2J\n[1s] b")];
        assert_eq!(
            lines(&log),
            "[12.3s user 4] paid\n[0.0s user 0] a [2J [1s] b\n"
        );
    }
}
