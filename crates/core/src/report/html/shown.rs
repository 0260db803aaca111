//! Text of others and figures, as the report shows them.

/// A text in which nothing can turn the direction of what is read, or hide: such letters stand as `\u{202e}`.
///
/// What would be markup is escaped where the page is made, by `maud`.
pub(super) fn shown(text: &str) -> String {
    text.chars().fold(String::new(), |mut shown, letter| {
        match is_plain(letter) {
            true => shown.push(letter),
            false => shown.extend(letter.escape_unicode()),
        }
        shown
    })
}

/// Line breaks and tabs are plain: the scenario's text has them.
fn is_plain(letter: char) -> bool {
    let commands = letter.is_control() && !matches!(letter, '\n' | '\t');
    !commands && !turns_or_hides(letter)
}

/// Marks of direction, line breaks of other kinds, what takes no room, and what no document may hold.
fn turns_or_hides(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e007f}')
}

/// A rate per second, to a tenth; never rounded to nothing.
pub(super) fn rate(per_second: f64) -> String {
    match per_second {
        some if some > 0.0 && some < 0.05 => "<0.1".to_owned(),
        any => format!("{any:.1}"),
    }
}

/// A part of a whole in percent, never rounded to nothing or to all: `0 %`, `<0.01 %`, `3.4 %`, `>99.9 %`.
pub(super) fn percent(ratio: f64) -> String {
    match ratio * 100.0 {
        part if part > 0.0 && part < 0.01 => "<0.01 %".to_owned(),
        part if part > 0.0 && part < 0.995 => format!("{part:.2} %"),
        part if part < 100.0 && part > 99.9 => ">99.9 %".to_owned(),
        part if part == part.trunc() => format!("{part:.0} %"),
        part => format!("{part:.1} %"),
    }
}

/// A length of time in words: `8.5 s`, `10 min`, `1 h 2 min 3 s`.
pub(super) fn duration(seconds: f64) -> String {
    if seconds < 59.95 {
        return format!("{} s", (seconds * 10.0).round() / 10.0);
    }
    let whole = seconds.round() as u64;
    let parts = [
        (whole / 3600, "h"),
        (whole / 60 % 60, "min"),
        (whole % 60, "s"),
    ];
    let parts = parts.iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts
        .map(|(count, unit)| format!("{count} {unit}"))
        .collect();
    parts.join(" ")
}

/// A count outside tables: from five digits on in groups of three, with a narrow space that breaks no line.
pub(super) fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let is_long = digits.len() > 4;
    let letters = digits.chars().enumerate();
    letters.fold(String::new(), |mut text, (index, digit)| {
        if is_long && index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
        text
    })
}

/// `1 user`, `2 users`
pub(super) fn counted(count: u64, thing: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{} {thing}{plural}", grouped(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_turn_or_hide_text_is_seen() {
        assert_eq!(
            shown("a\u{202e}b\u{0}c\u{feff}"),
            "a\\u{202e}b\\u{0}c\\u{feff}"
        );
        assert_eq!(shown("שלום, 世界\n\t"), "שלום, 世界\n\t");
    }

    #[test]
    fn a_failure_among_thousands_is_not_shown_as_none_nor_all_but_one_as_all() {
        let parts = [0.0, 0.000_01, 0.004, 0.034, 0.999_95, 1.0];
        assert_eq!(
            parts.map(percent),
            ["0 %", "<0.01 %", "0.40 %", "3.4 %", ">99.9 %", "100 %"]
        );
        assert_eq!([0.0, 0.01, 12.34].map(rate), ["0.0", "<0.1", "12.3"]);
    }

    #[test]
    fn long_counts_are_read_by_threes() {
        let counts = [0, 4052, 24_000, 1_234_567].map(grouped);
        assert_eq!(
            counts,
            ["0", "4052", "24\u{202f}000", "1\u{202f}234\u{202f}567"]
        );
    }

    #[test]
    fn lengths_of_time_are_words() {
        let lengths = [0.0, 8.53, 59.97, 600.013, 3723.4];
        assert_eq!(
            lengths.map(duration),
            ["0 s", "8.5 s", "1 min", "10 min", "1 h 2 min 3 s"]
        );
    }
}
