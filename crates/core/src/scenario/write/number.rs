//! Numbers in their shortest form.

use serde_json::Number;

use crate::scenario::text;

/// The shortest form that reads back to the same number; no `.0`, an exponent only far from 1.
pub(in crate::scenario) fn number(value: &Number) -> String {
    let value = text::number(value);
    match (value.as_u64(), value.as_i64(), value.as_f64()) {
        (Some(whole), _, _) => whole.to_string(),
        (_, Some(whole), _) => whole.to_string(),
        (_, _, inexact) => float(inexact.unwrap_or_default()),
    }
}

/// The same of a finite float, with an exponent where JavaScript writes one.
pub(super) fn float(value: f64) -> String {
    let value = value + 0.0; // never -0
    if value == 0.0 || (1e-7..1e21).contains(&value.abs()) {
        format!("{value}")
    } else {
        with_exponent(&format!("{value}"))
    }
}

/// `2.5e300` of the number's plain digits. (`{:e}` would cost the page 2 kB.)
fn with_exponent(plain: &str) -> String {
    let (sign, size) = match plain.strip_prefix('-') {
        Some(size) => ("-", size),
        None => ("", plain),
    };
    let (whole, fraction) = size.split_once('.').unwrap_or((size, ""));
    let all = format!("{whole}{fraction}");
    let digits = all.trim_start_matches('0');
    let exponent = digits.len() as i64 - fraction.len() as i64 - 1;
    let (first, rest) = digits.split_at(1);
    let rest = rest.trim_end_matches('0');
    let point = if rest.is_empty() { "" } else { "." };
    format!("{sign}{first}{point}{rest}e{exponent}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_no_needless_digits_and_no_surprising_exponents() {
        let numbers = [
            1.0,
            -0.0,
            0.1,
            1e-5,
            1e-7,
            1e-8,
            1e20,
            1e21,
            -2.5e300,
            f64::MAX,
        ];
        let texts = [
            "1",
            "0",
            "0.1",
            "0.00001",
            "0.0000001",
            "1e-8",
            "100000000000000000000",
            "1e21",
            "-2.5e300",
            "1.7976931348623157e308",
        ];
        assert_eq!(numbers.map(float), texts);
    }

    #[test]
    fn integers_keep_every_digit() {
        assert_eq!(number(&u64::MAX.into()), "18446744073709551615");
        assert_eq!(
            number(&Number::from_f64(9_007_199_254_740_993.0).unwrap()),
            "9007199254740992"
        );
    }
}
