//! Numbers as people read them.

/// What stands where there is no number.
pub(crate) const NONE: &str = "–";

/// Milliseconds of microseconds, to a tenth: no browser's clock is finer.
pub(crate) fn millis(micros: f64) -> String {
    format!("{:.1}", micros / 1000.0)
}

/// A rate per second, to a tenth.
pub(crate) fn rate(per_second: f64) -> String {
    format!("{per_second:.1}")
}

/// A part of a whole in percent, never rounded to nothing: `0 %`, `<0.1 %`, `3.4 %`, `100 %`.
pub(crate) fn percent(ratio: f64) -> String {
    match ratio * 100.0 {
        part if part > 0.0 && part < 0.1 => "<0.1 %".to_owned(),
        part if part == part.trunc() => format!("{part:.0} %"),
        part => format!("{part:.1} %"),
    }
}

/// A time since the start as a clock shows it: `0:05`, `12:34`, `1:02:03`.
pub(crate) fn clock(seconds: f64) -> String {
    let whole = seconds.max(0.0) as u64;
    let (hours, minutes, seconds) = (whole / 3600, whole / 60 % 60, whole % 60);
    match hours {
        0 => format!("{minutes}:{seconds:02}"),
        _ => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}

/// A span as a scenario spells it: `90s` is `1m30s`, `0.5` is `500ms`.
pub(crate) fn span(seconds: f64) -> String {
    if seconds < 1.0 {
        return format!("{}ms", (seconds * 1000.0).round());
    }
    let whole = seconds as u64;
    if seconds != whole as f64 {
        return format!("{}s", (seconds * 1000.0).round() / 1000.0);
    }
    let parts = [
        (whole / 3600, "h"),
        (whole / 60 % 60, "m"),
        (whole % 60, "s"),
    ];
    parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, unit)| format!("{count}{unit}"))
        .collect()
}

/// A number short enough for an axis: `950`, `1.5k`, `2M`, `0.25`.
pub(crate) fn compact(value: f64) -> String {
    let (scaled, suffix) = match value.abs() {
        size if size >= 1e6 => (value / 1e6, "M"),
        size if size >= 1e3 => (value / 1e3, "k"),
        _ => (value, ""),
    };
    format!("{}{suffix}", (scaled * 1000.0).round() / 1000.0)
}

/// Bytes: `950 B`, `1.5 kB`, `2 MB`.
pub(crate) fn size(bytes: u64) -> String {
    let (scaled, unit) = match bytes {
        0..1000 => return format!("{bytes} B"),
        1000..1_000_000 => (bytes as f64 / 1e3, "kB"),
        _ => (bytes as f64 / 1e6, "MB"),
    };
    format!("{} {unit}", (scaled * 10.0).round() / 10.0)
}

/// A count with its noun: `1 user`, `2 users`.
pub(crate) fn count(number: u64, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_among_thousands_is_not_shown_as_none() {
        assert_eq!(
            [0.0, 0.000_01, 0.034, 1.0].map(percent),
            ["0 %", "<0.1 %", "3.4 %", "100 %"]
        );
    }

    #[test]
    fn times_since_the_start_read_like_a_clock() {
        assert_eq!(
            [0.0, 5.9, 754.0, 3723.0].map(clock),
            ["0:00", "0:05", "12:34", "1:02:03"]
        );
    }

    #[test]
    fn spans_are_spelled_as_in_a_scenario() {
        assert_eq!(
            [0.5, 1.5, 90.0, 3600.0, 5410.0].map(span),
            ["500ms", "1.5s", "1m30s", "1h", "1h30m10s"]
        );
    }

    #[test]
    fn axis_labels_stay_short() {
        let labels = [0.0, 0.25, 950.0, 1500.0, 2e6].map(compact);
        assert_eq!(labels, ["0", "0.25", "950", "1.5k", "2M"]);
    }

    #[test]
    fn sizes_are_told_in_the_unit_that_fits() {
        assert_eq!(
            [0, 999, 1_540, 2_000_000].map(size),
            ["0 B", "999 B", "1.5 kB", "2 MB"]
        );
    }

    #[test]
    fn one_is_singular() {
        assert_eq!([count(1, "user"), count(0, "user")], ["1 user", "0 users"]);
    }
}
