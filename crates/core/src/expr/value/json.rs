//! Values as JSON and as text.

use std::fmt::{self, Write};

use super::{Map, Value};
use crate::collection::object;

impl From<serde_json::Value> for Value {
    /// Whole numbers that fit become ints.
    fn from(json: serde_json::Value) -> Self {
        use serde_json::Value as Json;
        match json {
            Json::Null => Self::Null,
            Json::Bool(value) => Self::Bool(value),
            Json::Number(number) => match number.as_i64() {
                Some(int) => Self::Int(int),
                None => Self::Float(number.as_f64().unwrap_or(f64::NAN)),
            },
            Json::String(text) => Self::Text(text.into()),
            Json::Array(items) => Self::List(items.into_iter().map(Self::from).collect()),
            Json::Object(fields) => Self::Map(std::sync::Arc::new(
                fields
                    .into_iter()
                    .map(|(key, value)| (key.into(), Self::from(value)))
                    .collect(),
            )),
        }
    }
}

impl From<&Value> for serde_json::Value {
    /// A double that JSON has no number for becomes null.
    fn from(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(*value),
            Value::Int(int) => Self::from(*int),
            Value::Float(float) => Self::from(*float),
            Value::Text(text) => Self::String(text.as_ref().into()),
            Value::List(items) => Self::Array(items.iter().map(Self::from).collect()),
            Value::Map(map) => object(
                map.iter()
                    .map(|(key, value)| (key.as_ref().into(), Self::from(value))),
            ),
        }
    }
}

impl From<Value> for serde_json::Value {
    fn from(value: Value) -> Self {
        Self::from(&value)
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        insert(self, f)
    }
}

/// The value as `${…}` inserts it: text as it is, a double without needless `.0`, lists and maps as JSON.
pub(in crate::expr) fn insert(value: &Value, sink: &mut dyn Write) -> fmt::Result {
    match value {
        Value::Text(text) => sink.write_str(text),
        Value::Float(float) => write_float(*float, sink),
        _ => write(value, sink),
    }
}

/// The value as JSON; stops when the sink does.
pub(in crate::expr) fn write(value: &Value, sink: &mut dyn Write) -> fmt::Result {
    match value {
        Value::Null => sink.write_str("null"),
        Value::Bool(true) => sink.write_str("true"),
        Value::Bool(false) => sink.write_str("false"),
        Value::Int(int) => write_int(*int, sink),
        Value::Float(float) if !float.is_finite() => sink.write_str("null"),
        Value::Float(float) => write!(sink, "{float:?}"),
        Value::Text(text) => write_text(text, sink),
        Value::List(items) => write_list(items, sink),
        Value::Map(map) => write_map(map, sink),
    }
}

fn write_float(float: f64, sink: &mut dyn Write) -> fmt::Result {
    const LONGEST: f64 = 1e15;
    if float.trunc() == float && float.abs() < LONGEST {
        write_int(float as i64, sink)
    } else {
        write!(sink, "{float:?}")
    }
}

fn write_list(items: &[Value], sink: &mut dyn Write) -> fmt::Result {
    let mut before = '[';
    for item in items {
        sink.write_char(before)?;
        write(item, sink)?;
        before = ',';
    }
    sink.write_str(if items.is_empty() { "[]" } else { "]" })
}

fn write_map(map: &Map, sink: &mut dyn Write) -> fmt::Result {
    let mut before = '{';
    for (key, value) in map.iter() {
        sink.write_char(before)?;
        write_text(key, sink)?;
        sink.write_char(':')?;
        write(value, sink)?;
        before = ',';
    }
    sink.write_str(if map.is_empty() { "{}" } else { "}" })
}

/// Without the library's formatting, which takes several times as long.
fn write_int(int: i64, sink: &mut dyn Write) -> fmt::Result {
    let mut digits = [0; 20];
    let mut at = digits.len();
    let mut left = int.unsigned_abs();
    while left > 0 || at == digits.len() {
        at -= 1;
        digits[at] = b'0' + (left % 10) as u8;
        left /= 10;
    }
    if int < 0 {
        sink.write_char('-')?;
    }
    sink.write_str(std::str::from_utf8(&digits[at..]).unwrap_or_default())
}

/// A text as JSON.
pub(crate) fn write_text(text: &str, sink: &mut dyn Write) -> fmt::Result {
    let is_escaped = |byte: u8| byte < b' ' || byte == b'"' || byte == b'\\';
    sink.write_char('"')?;
    let mut rest = text;
    while let Some(at) = rest.bytes().position(is_escaped) {
        sink.write_str(&rest[..at])?;
        escape(rest.as_bytes()[at], sink)?;
        rest = &rest[at + 1..];
    }
    sink.write_str(rest)?;
    sink.write_char('"')
}

fn escape(byte: u8, sink: &mut dyn Write) -> fmt::Result {
    match byte {
        b'\n' => sink.write_str("\\n"),
        b'\r' => sink.write_str("\\r"),
        b'\t' => sink.write_str("\\t"),
        0x08 => sink.write_str("\\b"),
        0x0C => sink.write_str("\\f"),
        b'"' => sink.write_str("\\\""),
        b'\\' => sink.write_str("\\\\"),
        _ => write!(sink, "\\u{byte:04x}"),
    }
}
