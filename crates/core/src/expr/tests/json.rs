//! What answers say in JSON.

use proptest::prelude::*;
use serde_json::json;

use crate::expr::{NotJson, Value};

fn read(text: &str) -> Option<serde_json::Value> {
    Value::from_json(text).map(serde_json::Value::from)
}

/// What the library that reads scenarios makes of it.
fn wanted(text: &str) -> Option<serde_json::Value> {
    let value: serde_json::Value = serde_json::from_str(text).ok()?;
    Some(Value::from(value).into())
}

#[test]
fn documents_are_read_whole() {
    let text = r#" {"b": [1, -2.5e3, true, null, "a\"\u00e4\ud83d\ude00\/\n"], "a": {}, "b": []} "#;
    assert_eq!(read(text), Some(json!({"a": {}, "b": []})));
    assert_eq!(
        read(r#"["\ud83d\ude00\t\u0041ü"]"#),
        Some(json!(["😀\tAü"]))
    );
    assert_eq!(read("9223372036854775807"), Some(json!(i64::MAX)));
    assert!(matches!(
        Value::from_json("9223372036854775808"),
        Some(Value::Float(_))
    ));
    assert!(matches!(Value::from_json("1.0"), Some(Value::Float(_))));
}

#[test]
fn what_should_stand_in_the_place_of_what_is_no_json_is_told() {
    for (text, at, expected) in [
        ("[1, tru]", 4, "a value"),
        ("[1,]", 3, "a value"),
        ("[1 2]", 3, "`,` or `]`"),
        ("{\"a\":1,}", 7, "a name in double quotes"),
        ("{\"a\" 1}", 5, "`:`"),
        ("{\"a\": 1", 7, "`,` or `}`"),
        ("[\"a\n\"]", 3, "`\"` or an escape such as `\\n`"),
        (
            "\"\\x\"",
            3,
            "the number of a character, or one of `\"\\/bfnrtu`",
        ),
        ("[-]", 2, "a digit"),
        ("01", 2, "a number without a zero before it"),
        ("1 2", 2, "nothing more"),
        ("1e999", 5, "a smaller number"),
    ] {
        assert_eq!(
            Value::read_json(text),
            Err(NotJson { at, expected }),
            "{text}"
        );
    }
}

#[test]
fn what_is_no_json_is_refused() {
    let wrong = [
        "",
        "tru",
        "nul",
        "01",
        "-",
        "1.",
        ".5",
        "1e",
        "+1",
        "1 2",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{\"a\"}",
        "{\"a\":1,}",
        "{a:1}",
        "\"a",
        "\"\\x\"",
        "\"\\ud800\"",
        "\"\\udc00\"",
        "\"\n\"",
        "[1",
        "}",
        "1e999",
        "\"\\u00g0\"",
        "'a'",
        "nan",
    ];
    let read: Vec<_> = wrong.iter().filter(|text| read(text).is_some()).collect();
    assert!(read.is_empty(), "{read:?}");
    let deep = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(read_deep(&deep(100)) && !read_deep(&deep(200)));
}

fn read_deep(text: &str) -> bool {
    Value::from_json(text).is_some()
}

#[test]
fn many_names_come_in_order_and_the_last_of_one_stays() {
    let names: Vec<String> = (0..500)
        .map(|at| format!("\"{}\": {at}", at * 7 % 250))
        .collect();
    let text = format!("{{{}}}", names.join(","));
    assert_eq!(read(&text), wanted(&text));
}

proptest! {
    #[test]
    fn every_document_is_read_as_by_the_library(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..12)) {
        let text = pieces.concat();
        prop_assert_eq!(read(&text), wanted(&text), "{}", text);
    }

    #[test]
    fn every_text_comes_back(text in any::<String>(), number in any::<f64>(), int in any::<i64>()) {
        let document = json!({"text": text, "list": [number, int, {"text": text}]});
        prop_assert_eq!(read(&document.to_string()), Some(document));
    }
}

const PIECES: &[&str] = &[
    "1",
    "0",
    "-",
    "-0",
    ".5",
    "12.25",
    "e3",
    "E-2",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"a\"",
    "\"b\":",
    "\"a\":1",
    "\"",
    "\\",
    "\\n",
    "\\u0041",
    "\\ud83d\\ude00",
    "\\ud83d",
    "true",
    "false",
    "null",
    " ",
    "\n",
    "ä",
    "[1,2]",
    "{\"c\":[]}",
    "1,",
    "\u{1}",
];
