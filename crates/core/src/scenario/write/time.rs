//! Times as JSON and as people write them, to the microsecond.

use std::time::Duration;

use super::number::float;
use crate::tick::Tick;

/// A number of seconds: `1.5`.
pub(super) fn seconds(time: Duration) -> String {
    float(micros(time) as f64 / 1e6)
}

/// With units: `1h30m`, `1.5s`, `500ms`, `0s`.
pub(super) fn units(time: Duration) -> String {
    let micros = micros(time);
    if micros > 0 && micros < 1_000_000 {
        return format!("{}ms", float(micros as f64 / 1e3));
    }
    if !micros.is_multiple_of(1_000_000) || micros == 0 {
        return format!("{}s", seconds(time));
    }
    let whole = time.as_secs();
    [
        (whole / 3600, 'h'),
        (whole / 60 % 60, 'm'),
        (whole % 60, 's'),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, unit)| format!("{count}{unit}"))
    .collect()
}

fn micros(time: Duration) -> u64 {
    (Tick::ZERO + time).as_micros()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_in_the_largest_whole_units() {
        let millis = [0, 500, 1_500, 5_000, 90_000, 3_600_000, 5_410_000, 61_500];
        let texts = [
            "0s", "500ms", "1.5s", "5s", "1m30s", "1h", "1h30m10s", "61.5s",
        ];
        assert_eq!(
            millis.map(|millis| units(Duration::from_millis(millis))),
            texts
        );
        assert_eq!(units(Duration::from_micros(1)), "0.001ms");
    }

    #[test]
    fn seconds_are_exact_to_the_microsecond() {
        assert_eq!(
            seconds(Duration::from_micros(999_999_999_999_999)),
            "999999999.999999"
        );
    }
}
