//! Times: a number of seconds, or `90`, `2m`, `1h30m10s`, `1.5s`, `500ms`.

use std::time::Duration;

use super::reader::Reader;
use crate::number;
use crate::scenario::text::Value;

/// The longest time that is read, about 31 years: microseconds up to it are exact as a number of seconds.
const MAX_SECONDS: f64 = 1e9;

const EXPECTED: &str = "a time such as 90, 2m, 1h30m or 500ms";

/// Units in the order in which they are written, in seconds.
const UNITS: [(&str, f64); 4] = [("h", 3600.0), ("m", 60.0), ("s", 1.0), ("ms", 0.001)];

/// A time of zero or more, to the microsecond.
pub(super) fn duration(at: &Reader<'_>) -> Option<Duration> {
    let seconds = match &at.node.value {
        Value::Text(text) => match seconds(text) {
            Some(seconds) => seconds,
            None => return at.expected(EXPECTED),
        },
        Value::Number(_) | Value::NotFinite(_) => at.number()?,
        _ => return at.expected(EXPECTED),
    };
    match seconds {
        _ if seconds < 0.0 => at.problem(format!("must be at least 0, is {seconds}")),
        _ if seconds > MAX_SECONDS => at.problem(format!("must be at most {MAX_SECONDS} seconds")),
        _ => Some(rounded(seconds)),
    }
}

/// Reads a time as a scenario spells it; `None` if it is none, or one of more than 31 years.
#[must_use]
pub fn parse_duration(text: &str) -> Option<Duration> {
    seconds(text)
        .filter(|&seconds| seconds <= MAX_SECONDS)
        .map(rounded)
}

fn rounded(seconds: f64) -> Duration {
    Duration::from_micros((seconds * 1e6).round() as u64)
}

/// A time of at least a microsecond.
pub(super) fn above_zero(at: &Reader<'_>) -> Option<Duration> {
    let duration = duration(at)?;
    if duration.is_zero() {
        at.problem("must be above 0")
    } else {
        Some(duration)
    }
}

fn seconds(text: &str) -> Option<f64> {
    let text = text.trim();
    if let Some(seconds) = plain_number(text) {
        return Some(seconds);
    }
    let mut rest = text;
    let mut total = 0.0;
    let mut units = UNITS.iter();
    while !rest.is_empty() {
        let digits = rest.find(|letter: char| letter.is_ascii_alphabetic())?;
        let (number, tail) = rest.split_at(digits);
        let letters = tail
            .find(|letter: char| !letter.is_ascii_alphabetic())
            .unwrap_or(tail.len());
        let (_, factor) = units.find(|(unit, _)| *unit == &tail[..letters])?;
        total += plain_number(number)? * factor;
        rest = &tail[letters..];
    }
    (!text.is_empty()).then_some(total)
}

/// Digits with perhaps a fraction: no sign, no exponent, no words.
fn plain_number(text: &str) -> Option<f64> {
    let plain = text.starts_with(|letter: char| letter.is_ascii_digit())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.');
    plain.then(|| number::parse(text)).flatten()
}

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn times_are_numbers_with_units_in_falling_order() {
        let texts = [
            "90", "2m", "1h30m", "1h30m10s", "500ms", "1.5s", "0.5h", "1m500ms", " 3s ",
        ];
        let expected = [90.0, 120.0, 5400.0, 5410.0, 0.5, 1.5, 1800.0, 60.5, 3.0];
        assert_eq!(texts.map(seconds), expected.map(Some));
    }

    #[test]
    fn other_texts_are_no_times() {
        for text in [
            "", "m", "1x", "1s1m", "1m1m", "1m1", "-1s", "1e3", "1 m", "1..5s", ".", "inf", "1d",
            "1µs",
        ] {
            assert_eq!(seconds(text), None, "{text}");
        }
    }
}
