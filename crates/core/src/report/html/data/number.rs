//! Numbers in few characters.

use serde_json::Value;

/// A list of numbers.
pub(super) fn list(numbers: impl IntoIterator<Item = f64>) -> Value {
    numbers.into_iter().map(number).collect()
}

/// To four significant digits, which no chart shows more of; whole from a thousand on, and without a point if whole.
pub(super) fn number(value: f64) -> Value {
    let rounded = rounded(value);
    match rounded.fract() == 0.0 && rounded.abs() < 1e15 {
        true => Value::from(rounded as i64),
        false => Value::from(rounded),
    }
}

fn rounded(value: f64) -> f64 {
    let digits = 3.0 - libm::floor(libm::log10(value.abs()));
    if !digits.is_finite() {
        return 0.0;
    }
    let scale = libm::pow(10.0, digits.clamp(0.0, 6.0));
    f64::round(value * scale) / scale
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_four_digits_and_are_short() {
        let numbers = [0.0, 1.0, 12.3456, 0.012_345, 1234.5, 4_000_000.0, f64::NAN];
        assert_eq!(
            list(numbers).to_string(),
            "[0,1,12.35,0.01235,1235,4000000,0]"
        );
    }
}
