//! JSON that is the same when written again.

use serde_json::Value as Json;

use crate::expr::Value;

/// Levels of JSON that stand in a scenario, which itself has some around it.
const DEEPEST: usize = 40;

/// Digits that a double holds, whatever they are.
const EXACT_DIGITS: usize = 15;

/// The value of a JSON text where nothing is lost by writing it again: no digit, no member of a name twice.
pub(super) fn exact(text: &str) -> Option<Json> {
    let value = Json::from(Value::from_json(text)?);
    let scan = scan(text)?;
    (scan.members == members(&value) && scan.depth <= DEEPEST).then_some(value)
}

#[derive(Default)]
struct Scan {
    members: usize,
    depth: usize,
}

/// `None` where a number has more digits than can be kept.
fn scan(json: &str) -> Option<Scan> {
    let mut scan = Scan::default();
    let (mut depth, mut rest) = (0_usize, json);
    while let Some(letter) = rest.bytes().next() {
        let length = match letter {
            b'"' => quoted_length(rest),
            b'-' | b'0'..=b'9' => number_length(rest)?,
            b'{' | b'[' => {
                depth += 1;
                scan.depth = scan.depth.max(depth);
                1
            }
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                1
            }
            _ => {
                scan.members += usize::from(letter == b':');
                1
            }
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    Some(scan)
}

fn quoted_length(text: &str) -> usize {
    let mut escaped = false;
    let end = text.bytes().skip(1).position(|byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    });
    end.map_or(text.len(), |inside| inside + 2)
}

/// `None` of a number that is another when written again.
fn number_length(text: &str) -> Option<usize> {
    let is_number = |byte: &u8| byte.is_ascii_digit() || b"+-.eE".contains(byte);
    let length = text.bytes().take_while(|byte| is_number(byte)).count();
    let number = &text[..length];
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let is_kept = number != "-0" && (number.parse::<i64>().is_ok() || digits <= EXACT_DIGITS);
    is_kept.then_some(length)
}

fn members(json: &Json) -> usize {
    match json {
        Json::Array(items) => items.iter().map(members).sum(),
        Json::Object(fields) => fields.len() + fields.values().map(members).sum::<usize>(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_taken_apart_only_where_nothing_is_lost() {
        for text in [
            "{\"a\":[1,2.50,-3e2,\"x:1\"]}",
            "9007199254740993",
            "[]",
            "{\"a\":{\"b\":null}}",
        ] {
            assert!(exact(text).is_some(), "{text}");
        }
        let deep = "[".repeat(41) + &"]".repeat(41);
        for text in [
            "{\"a\":1,\"a\":2}",
            "0.12345678901234567",
            "18446744073709551615",
            "-0",
            "{",
            &deep,
        ] {
            assert!(exact(text).is_none(), "{text}");
        }
    }
}
