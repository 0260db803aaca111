//! Texts that read back as the same text.

use crate::scenario::text;

/// A YAML scalar on one line: plain where nothing can take it for something else, else in double quotes.
pub(in crate::scenario) fn yaml_text(text: &str) -> String {
    if is_plain(text) {
        text.to_owned()
    } else {
        double_quoted(text)
    }
}

/// Whether a text of several lines can stand as a literal block.
pub(super) fn is_literal(text: &str) -> bool {
    let lines = text.strip_suffix('\n').unwrap_or(text).split('\n');
    text.contains('\n')
        && !text.starts_with([' ', '\n'])
        && !text.ends_with("\n\n")
        && text
            .chars()
            .all(|letter| letter == '\n' || is_printable(letter))
        && lines.into_iter().all(|line| !line.ends_with(' '))
}

/// Careful: what other readers of YAML take for something else is quoted too.
fn is_plain(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_alphanumeric() || "/_.$(".contains(letter))
        && !text.ends_with([' ', ':'])
        && text.chars().all(is_plain_letter)
        && !text.contains(": ")
        && !text.contains(" #")
        && !is_other_than_text(text)
}

fn is_plain_letter(letter: char) -> bool {
    letter.is_alphanumeric() || " /_.,-+*:;=?&%@#!~$()'<>|^".contains(letter)
}

/// Whether a plain scalar would be no text here, or in YAML 1.1.
fn is_other_than_text(text: &str) -> bool {
    const WORDS: [&str; 9] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    let lower = text.to_ascii_lowercase();
    let sexagesimal = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b":._".contains(&byte));
    WORDS.contains(&lower.as_str()) || text::is_number(text) || sexagesimal
}

fn double_quoted(text: &str) -> String {
    let inside: String = text.chars().map(escaped).collect();
    format!("\"{inside}\"")
}

fn escaped(letter: char) -> String {
    match letter {
        '"' => "\\\"".to_owned(),
        '\\' => "\\\\".to_owned(),
        '\n' => "\\n".to_owned(),
        '\r' => "\\r".to_owned(),
        '\t' => "\\t".to_owned(),
        _ if is_printable(letter) => letter.to_string(),
        _ if letter as u32 > 0xFFFF => format!("\\U{:08X}", letter as u32),
        _ => format!("\\u{:04X}", letter as u32),
    }
}

/// What YAML lets stand unescaped on a line, without the characters that some readers take for line breaks.
///
/// Source: YAML 1.2.2, section 5.1.
fn is_printable(letter: char) -> bool {
    match letter {
        ' '..='~' | '\u{A0}'..='\u{2027}' | '\u{202A}'..='\u{D7FF}' => true,
        '\u{E000}'..='\u{FEFE}' | '\u{FF00}'..='\u{FFFD}' => true,
        _ => letter >= '\u{10000}',
    }
}
