//! The figures of a change as text.

use crate::compare::{Change, Measure, Relative};
use crate::report::millis;

/// `20.1 ms` and `22.1 ms`; nothing of what is only a ratio.
#[must_use]
pub fn values(change: &Change) -> [String; 2] {
    match change.measure.is_ratio() {
        true => [String::new(), String::new()],
        false => [change.before, change.after].map(|of| value(change.measure, of)),
    }
}

/// A measure's value with its unit; `-` without one.
fn value(measure: Measure, value: Option<f64>) -> String {
    match (value, measure) {
        (None, _) => "-".to_owned(),
        (Some(value), Measure::Rate) => format!("{value:.1} /s"),
        (Some(value), Measure::FailureRatio) => format!("{:.2} %", value * 100.0),
        (value, _) => format!("{} ms", millis(value)),
    }
}

/// `+9.6 %`, of failures in points.
#[must_use]
pub fn change(change: &Change) -> String {
    match change.change {
        None => String::new(),
        Some(part) => format!("{} {}", signed(change.measure, part), unit(change.measure)),
    }
}

/// `[+7.1, +12.2]`; empty where nothing is known.
#[must_use]
pub fn interval(change: &Change) -> String {
    let bound = |bound: Option<f64>, none: &str| {
        bound.map_or_else(|| none.to_owned(), |part| signed(change.measure, part))
    };
    match change.change {
        None => String::new(),
        Some(_) => format!("[{}, {}]", bound(change.low, "?"), bound(change.high, "?")),
    }
}

/// `+9.6 % [+7.1, +12.2] against the other rows`
#[must_use]
pub fn relative(relative: &Relative) -> String {
    let signed = |part| signed(Measure::P50, part);
    let Relative { change, low, high } = *relative;
    format!(
        "{} % [{}, {}] against the other rows",
        signed(change),
        signed(low),
        signed(high)
    )
}

/// `±4.6 %`; `±?` where nothing bounds it.
#[must_use]
pub fn noise(change: &Change) -> String {
    let noise = change.noise().map(|noise| deviation(change.measure, noise));
    noise.unwrap_or_else(|| "±?".to_owned())
}

/// `±4.6 %`
#[must_use]
pub fn deviation(measure: Measure, part: f64) -> String {
    format!("±{:.*} {}", digits(measure), part * 100.0, unit(measure))
}

const fn unit(measure: Measure) -> &'static str {
    if measure.is_part() { "pt" } else { "%" }
}

const fn digits(measure: Measure) -> usize {
    if measure.is_part() { 2 } else { 1 }
}

fn signed(measure: Measure, part: f64) -> String {
    // What rounds to nothing has no sign.
    let scale = f64::powi(10.0, digits(measure) as i32);
    let rounded = (part * 100.0 * scale).round() / scale + 0.0;
    format!("{rounded:+.0$}", digits(measure))
}
