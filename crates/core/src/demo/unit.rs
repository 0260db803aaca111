//! Durations, sizes and ratios as people write them.

use std::time::Duration;

use super::{MAX_DELAY, MAX_SIZE};
use crate::number;

/// Reads `50ms`, `1.5s`, `250us`, `1m` or `0`.
///
/// # Errors
/// A sentence for the author when it is none of these or longer than [`MAX_DELAY`].
pub fn parse_duration(text: &str) -> Result<Duration, String> {
    let (number, unit) = split(text);
    let seconds = match unit {
        "us" | "µs" => number.map(|n| n / 1e6),
        "ms" => number.map(|n| n / 1e3),
        "s" => number,
        "m" => number.map(|n| n * 60.0),
        "" => number.filter(|&n| n == 0.0),
        _ => None,
    };
    let seconds =
        seconds.ok_or_else(|| format!("`{text}` is not a duration; write `50ms` or `1.5s`"))?;
    if seconds > MAX_DELAY.as_secs_f64() {
        return Err(format!(
            "`{text}` is longer than {} s, the demo target's limit",
            MAX_DELAY.as_secs()
        ));
    }
    Ok(Duration::from_secs_f64(seconds))
}

/// Reads `500`, `2kB` (2 000 bytes), `2KiB` (2 048) or `1.5MB`.
///
/// # Errors
/// A sentence for the author when it is none of these or more than [`MAX_SIZE`].
pub fn parse_size(text: &str) -> Result<usize, String> {
    let (number, unit) = split(text);
    let bytes = factor(unit)
        .zip(number)
        .map(|(factor, n)| (n * factor).round());
    let bytes =
        bytes.ok_or_else(|| format!("`{text}` is not a size; write `500`, `2kB` or `1MB`"))?;
    if bytes > MAX_SIZE as f64 {
        return Err(format!(
            "`{text}` is more than {} MB, the demo target's limit",
            MAX_SIZE / 1_000_000
        ));
    }
    Ok(bytes as usize)
}

/// Reads a share between 0 and 1, such as `0.1`.
///
/// # Errors
/// A sentence for the author when it is not.
pub fn parse_ratio(text: &str) -> Result<f64, String> {
    let ratio = number::parse(text.trim()).filter(|r| (0.0..=1.0).contains(r));
    ratio.ok_or_else(|| format!("`{text}` is not a share between 0 and 1, such as `0.1`"))
}

fn factor(unit: &str) -> Option<f64> {
    match unit.to_ascii_lowercase().as_str() {
        "" | "b" => Some(1.0),
        "k" | "kb" => Some(1e3),
        "kib" => Some(1024.0),
        "m" | "mb" => Some(1e6),
        "mib" => Some(1024.0 * 1024.0),
        _ => None,
    }
}

/// The number, unless there is none, and the unit after it.
fn split(text: &str) -> (Option<f64>, &str) {
    let text = text.trim();
    let end = text
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    (number::parse(number), unit.trim_start())
}
