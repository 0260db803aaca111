//! JSON values as text. serde_json's own writing would bring the page a second way to print doubles, 4 kB of it.

use std::fmt::Write;

use serde_json::{Map, Number, Value};

use crate::expr::write_text;

/// The value on one line.
#[must_use]
pub fn print(value: &Value) -> String {
    let mut json = String::new();
    append(value, &mut json);
    json
}

/// A text as JSON.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut json = String::new();
    append_text(text, &mut json);
    json
}

fn append(value: &Value, json: &mut String) {
    match value {
        Value::Null => json.push_str("null"),
        Value::Bool(true) => json.push_str("true"),
        Value::Bool(false) => json.push_str("false"),
        Value::Number(number) => append_number(number, json),
        Value::String(text) => append_text(text, json),
        Value::Array(items) => append_list(items, json),
        Value::Object(fields) => append_map(fields, json),
    }
}

fn append_number(number: &Number, json: &mut String) {
    let _ = match (number.as_u64(), number.as_i64(), number.as_f64()) {
        (Some(whole), _, _) => write!(json, "{whole}"),
        (_, Some(whole), _) => write!(json, "{whole}"),
        (_, _, double) => write!(json, "{:?}", double.unwrap_or_default()),
    }; // a string takes every text
}

fn append_text(text: &str, json: &mut String) {
    let _ = write_text(text, json); // a string takes every text
}

fn append_list(items: &[Value], json: &mut String) {
    let mut before = '[';
    for item in items {
        json.push(before);
        append(item, json);
        before = ',';
    }
    json.push_str(if items.is_empty() { "[]" } else { "]" });
}

fn append_map(fields: &Map<String, Value>, json: &mut String) {
    let mut before = '{';
    for (name, value) in fields {
        json.push(before);
        append_text(name, json);
        json.push(':');
        append(value, json);
        before = ',';
    }
    json.push_str(if fields.is_empty() { "{}" } else { "}" });
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn a_value_is_written_as_serde_json_does() {
        let value = json!({
            "none": null, "yes": true, "no": false, "most": u64::MAX, "least": i64::MIN, "half": -0.5,
            "list": [1, [], {}], "name": "tab\t, quote\", \u{1}, \u{7f}, ü",
        });
        assert_eq!(print(&value), value.to_string());
    }

    proptest! {
        #[test]
        fn every_number_reads_back_as_itself(double: f64, whole: i64) {
            let double = if double.is_finite() { double } else { 0.5 };
            let read = |value: Value| crate::number::parse(&print(&value));
            prop_assert_eq!(read(double.into()), Some(double));
            prop_assert_eq!(print(&whole.into()), whole.to_string());
        }

        #[test]
        fn every_text_is_written_as_serde_json_does(text: String) {
            prop_assert_eq!(quoted(&text), Value::from(text).to_string());
        }
    }
}
