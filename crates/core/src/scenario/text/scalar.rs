//! What a plain YAML scalar means.
//!
//! Source: YAML 1.2.2, section 10.3.2, the core schema's tag resolution. `yes`, `on` and `1_000` are texts.

use serde_json::Number;

use super::{Value, number};

/// A plain scalar's value under the core schema.
pub(in crate::scenario) fn resolve(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        ".nan" | ".NaN" | ".NAN" => Value::NotFinite(f64::NAN),
        _ => infinite(text)
            .or_else(|| numeric(text))
            .unwrap_or_else(|| Value::Text(text.to_owned())),
    }
}

fn infinite(text: &str) -> Option<Value> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1.0, digits),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    matches!(digits, ".inf" | ".Inf" | ".INF").then_some(Value::NotFinite(sign * f64::INFINITY))
}

fn numeric(text: &str) -> Option<Value> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if let Some(octal) = text.strip_prefix("0o") {
        return radix(octal, 8);
    }
    if let Some(hex) = text.strip_prefix("0x") {
        return radix(hex, 16);
    }
    if is_digits(digits) {
        return integer(text).or_else(|| float(text));
    }
    if is_float(digits) { float(text) } else { None }
}

fn radix(digits: &str, radix: u32) -> Option<Value> {
    let proper = digits.chars().all(|digit| digit.is_digit(radix));
    proper
        .then(|| u64::from_str_radix(digits, radix).ok())
        .flatten()
        .map(|integer| Value::Number(integer.into()))
}

/// `None` for an integer that 64 bits do not hold.
fn integer(text: &str) -> Option<Value> {
    let text = text.strip_prefix('+').unwrap_or(text);
    let unsigned = text.parse::<u64>().ok().map(Number::from);
    unsigned
        .or_else(|| text.parse::<i64>().ok().map(Number::from))
        .map(Value::Number)
}

/// A number too large for a float is infinite.
fn float(text: &str) -> Option<Value> {
    let float = crate::number::parse(text)?;
    Some(match Number::from_f64(float) {
        Some(finite) => Value::Number(number(&finite)),
        None => Value::NotFinite(float),
    })
}

/// `( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`
fn is_float(text: &str) -> bool {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    is_mantissa(mantissa)
        && exponent.is_none_or(|power| is_digits(power.strip_prefix(['-', '+']).unwrap_or(power)))
}

/// `-? ( 0 | [1-9] [0-9]* ) ( \. [0-9]+ )? ( [eE] [-+]? [0-9]+ )?`
pub(in crate::scenario) fn is_json_number(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let mantissa = unsigned.split(['e', 'E']).next().unwrap_or_default();
    let whole = mantissa.split('.').next().unwrap_or_default();
    let has_whole = whole == "0" || !(whole.is_empty() || whole.starts_with('0'));
    is_float(unsigned) && has_whole && !mantissa.ends_with('.')
}

fn is_mantissa(text: &str) -> bool {
    match text.split_once('.') {
        Some(("", fraction)) => is_digits(fraction),
        Some((whole, fraction)) => is_digits(whole) && (fraction.is_empty() || is_digits(fraction)),
        None => is_digits(text),
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        match resolve(text) {
            Value::Number(number) => crate::scenario::write::number(&number),
            Value::NotFinite(float) => float.to_string(),
            Value::Text(text) => format!("text {text}"),
            Value::Bool(bool) => bool.to_string(),
            _ => "null".to_owned(),
        }
    }

    #[test]
    fn numbers_are_read_as_the_core_schema_says() {
        let texts = [
            "0",
            "-0",
            "+12",
            "0o14",
            "0xC",
            "1.0",
            "-1e3",
            ".5",
            "5.",
            "1e-3",
            "18446744073709551616",
        ];
        let values = [
            "0",
            "0",
            "12",
            "12",
            "12",
            "1",
            "-1000",
            "0.5",
            "5",
            "0.001",
            "18446744073709552000",
        ];
        assert_eq!(texts.map(shown), values);
    }

    #[test]
    fn fewer_numbers_are_jsons() {
        let numbers = ["0", "-0", "10", "1.50", "-0.5e-7", "1E+400"];
        let others = [
            "", "-", "01", "-01", "+1", ".5", "5.", "1.e3", "1e", "0x1", "00", "1.5.2",
        ];
        assert!(numbers.into_iter().all(is_json_number));
        assert!(!others.into_iter().any(is_json_number));
    }

    #[test]
    fn what_yaml_1_1_took_for_something_else_is_text() {
        for text in [
            "yes", "on", "1_000", "0b11", "1:30", "1e", "-", ".", "0x", "+0x1", "inf", "nan", "0o8",
        ] {
            assert_eq!(shown(text), format!("text {text}"));
        }
    }

    #[test]
    fn the_other_plain_words_are_null_truth_and_the_infinite() {
        assert_eq!(
            ["", "~", "null", "TRUE", "False"].map(shown),
            ["null", "null", "null", "true", "false"]
        );
        assert_eq!(
            [".inf", "-1e999", "+.INF", ".nan"].map(shown),
            ["inf", "-inf", "inf", "NaN"]
        );
    }
}
