//! Keys, from the bytes that a terminal sends for them.

/// A key that means something here, or a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::run) enum Key {
    Char(char),
    Tab,
    BackTab,
    Up,
    Down,
    PageUp,
    PageDown,
    Home,
    End,
    Escape,
}

/// The keys that these bytes stand for, without those that mean nothing here.
///
/// Source: ECMA-48, and XTerm Control Sequences, "PC-Style Function Keys": `ESC [ … final` and `ESC O final`.
#[cfg_attr(not(unix), expect(dead_code, reason = "keys are not heard there"))]
pub(in crate::run::view) fn decoded(mut bytes: &[u8]) -> Vec<Key> {
    let mut keys = Vec::new();
    while let Some((&first, rest)) = bytes.split_first() {
        let (key, length) = match (first, rest.first()) {
            (0x1b, Some(b'[')) => control(rest),
            (0x1b, Some(b'O')) => (rest.get(1).and_then(|&last| letter(last)), 3),
            (0x1b, _) => (Some(Key::Escape), 1),
            (b'\t', _) => (Some(Key::Tab), 1),
            (b' '..=b'~', _) => (Some(Key::Char(first.into())), 1),
            _ => (None, 1),
        };
        keys.extend(key);
        bytes = bytes.get(length..).unwrap_or_default();
    }
    keys
}

/// A sequence that begins at its `[`, and its length with the ESC before it.
fn control(sequence: &[u8]) -> (Option<Key>, usize) {
    let is_final = |byte: &u8| (b'@'..=b'~').contains(byte);
    let Some(end) = sequence.iter().skip(1).position(is_final) else {
        return (None, sequence.len() + 1);
    };
    let (parameters, last) = (&sequence[1..=end], sequence[end + 1]);
    let key = match (last, parameters.first()) {
        (b'~', Some(number)) if parameters.len() == 1 => numbered(*number),
        (b'~', _) => None,
        _ => letter(last),
    };
    (key, end + 3)
}

fn letter(last: u8) -> Option<Key> {
    Some(match last {
        b'A' => Key::Up,
        b'B' => Key::Down,
        b'H' => Key::Home,
        b'F' => Key::End,
        b'Z' => Key::BackTab,
        _ => return None,
    })
}

fn numbered(number: u8) -> Option<Key> {
    Some(match number {
        b'1' | b'7' => Key::Home,
        b'4' | b'8' => Key::End,
        b'5' => Key::PageUp,
        b'6' => Key::PageDown,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn letters_and_the_keys_that_move_are_told_apart() {
        let sent = b"wW\t\x1b[A\x1b[B\x1bOA\x1b[5~\x1b[6~\x1b[H\x1b[F\x1b[1~\x1b[4~\x1b[Z?\x1b";
        use Key::{BackTab, Char, Down, End, Escape, Home, PageDown, PageUp, Tab, Up};
        let keys = [
            Char('w'),
            Char('W'),
            Tab,
            Up,
            Down,
            Up,
            PageUp,
            PageDown,
            Home,
            End,
            Home,
            End,
            BackTab,
            Char('?'),
            Escape,
        ];
        assert_eq!(decoded(sent), keys);
    }

    #[test]
    fn what_means_nothing_here_is_no_letter() {
        let sent = b"\x1b[15~\x1b[3~\x1b[C\x1b[<0;10;20M\x1bOP\xc3\xa4\x03\r";
        assert_eq!(decoded(sent), []);
    }

    #[test]
    fn a_sequence_that_was_cut_off_is_forgotten() {
        assert_eq!(decoded(b"w\x1b[5"), [Key::Char('w')]);
        assert_eq!(decoded(b"w\x1bO"), [Key::Char('w')]);
    }

    proptest! {
        #[test]
        fn any_bytes_are_decoded(bytes: Vec<u8>) {
            prop_assert!(decoded(&bytes).len() <= bytes.len());
        }
    }
}
