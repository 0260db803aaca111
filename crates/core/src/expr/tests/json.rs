//! What answers say in JSON.

use proptest::prelude::*;
use serde_json::json;

use crate::answer::Answer;
use crate::expr::{Link, NotJson, Shape, Value};

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

/// What a path leads to in a value.
fn part(value: Value, path: &[Link<'_>]) -> Option<Value> {
    path.iter()
        .try_fold(value, |value, link| match (value, link) {
            (Value::Map(map), Link::Member(name)) => map.get(*name).cloned(),
            (Value::List(items), Link::Item(at)) => items.get(*at).cloned(),
            _ => None,
        })
}

/// Whether a part looked for in a text is that of all the text says.
fn is_found_alike(text: &str, path: &[Link<'_>]) -> bool {
    let json = |part: Option<Value>| part.map(serde_json::Value::from);
    let sought = Value::part_of_json(text, path);
    let sought = sought.map(|part| json(part.map(|(value, _)| value)));
    let wanted = Value::from_json(text).map(|value| json(part(value, path)));
    sought == wanted
}

const PATHS: &[&[Link<'_>]] = &[
    &[],
    &[Link::Member("a")],
    &[Link::Member("b")],
    &[Link::Item(0)],
    &[Link::Item(1)],
    &[Link::Member("a"), Link::Item(1)],
    &[Link::Item(1), Link::Member("b"), Link::Member("a")],
    &[Link::Member(""), Link::Item(0)],
];

#[test]
fn a_part_is_found_where_the_whole_has_it() {
    let texts = [
        r#"{"a": 1, "b": [true, {"a": null}], "a": [2, "x\n"]}"#,
        r#"[[], {"b": {"a": {}}, "": [""]}, "\u00e4"]"#,
        r#" { "a" : [ 1 , { } ] } "#,
        r#"{"\u0061": [1, -2.5e3]}"#,
        "[1e300, 1e999]",
        "[[1], 2]]",
        "{\"a\": 1} x",
        "{\"a\": 1, \"c\": [1, 02]}",
        "{\"a\": 1, \"c\": {\"x\" 1}}",
        "{\"a\": 1, \"c\": [{]}",
        "{\"a\": 1, \"c\": nul}",
        "{\"a\": 1, \"c\": \"\\x\"}",
        "{\"a\": 1, \"c\": \"\u{1}\"}",
        "null",
        "",
    ];
    for text in texts {
        for path in PATHS {
            assert!(is_found_alike(text, path), "{path:?} in {text}");
        }
    }
    let long = |zeros: usize| format!("[1{}, 2]", "0".repeat(zeros));
    assert!(is_found_alike(&long(200), PATHS[4]) && is_found_alike(&long(400), PATHS[4]));
    for depth in 120..=135 {
        let deep = format!("[{}{}, 7]", "[".repeat(depth), "]".repeat(depth));
        assert!(is_found_alike(&deep, PATHS[4]), "{depth}");
    }
}

/// Where a path leads to in another text, if that is of the shape of the first; checks that it leads there.
fn place_of_same_shape(text: &str, other: &[u8], path: &[Link<'_>]) -> Option<usize> {
    let mut shape = Shape::default();
    shape.take(text);
    let (_, at) = Value::part_of_json(text, path)??;
    let mut places = [at];
    if !shape.fits(other, &mut places) {
        return None;
    }
    let other = std::str::from_utf8(other).expect("what fits is UTF-8");
    let part = Value::part_of_json(other, path).expect("what fits is JSON");
    let (value, at) = part.expect("what fits has the same parts");
    assert_eq!(places, [at], "{other}");
    assert_eq!(Value::in_json(other.as_bytes(), at), Some(value), "{other}");
    Some(at)
}

#[test]
fn a_part_of_a_text_of_the_same_shape_stands_where_the_shape_says() {
    let text = r#"{"a": [1, {"b": "x"}], "c": null, "b": 7}"#;
    let place = |other: &str| place_of_same_shape(text, other.as_bytes(), &[Link::Member("b")]);
    for (other, at) in [
        (text, Some(39)),
        (r#"{"a": [1, {"b": "x"}], "c": null, "b": 8}"#, Some(39)),
        (
            r#"{"a": [123, {"b": ""}], "c": "äö", "b": -1.5e3}"#,
            Some(42),
        ),
        (
            r#"{"a": [1, {"b": "x\""}], "c": 1, "b": "\u0041"}"#,
            Some(38),
        ),
        (r#"{"a": [1, {"b": "x"}, 2], "c": null, "b": 7}"#, None),
        (r#"{"a": [1, {"b": "x"}], "c": null, "d": 7}"#, None),
        (r#"{"a": [1, {"b": "x"}], "c": [], "b": 7}"#, None),
        (r#"{"a": [1, {"b": "x"}], "c": nul, "b": 7}"#, None),
        (r#"{"a": [01, {"b": "x"}], "c": null, "b": 7}"#, None),
        (r#"{"a": [1, {"b": "\x"}], "c": null, "b": 7}"#, None),
        (r#"{"a": [1, {"b": "x"}], "c": null, "b": 1e999}"#, None),
        (r#"{"a": [1, {"b": "x"}], "c": null, "b": 7} "#, None),
        (r#"{"a": [1, {"b": "x"}], "c": null, "b": 7"#, None),
        ("", None),
    ] {
        assert_eq!(place(other), at, "{other}");
    }
    let broken = text.replace('x', "xx").into_bytes();
    let broken: Vec<u8> = broken
        .into_iter()
        .map(|byte| if byte == b'x' { 0xE4 } else { byte })
        .collect();
    assert_eq!(
        place_of_same_shape(text, &broken, &[Link::Member("b")]),
        None
    );
}

#[test]
fn an_answer_gives_the_same_part_however_often_it_is_asked() {
    let body = br#"{"a": {"b": [1, 2]}}"#.to_vec();
    let answer = Answer::new(200, vec![], body, String::new(), std::time::Duration::ZERO);
    let path = [Link::Member("a"), Link::Member("b"), Link::Item(1)];
    let sought = (0..20).map_while(|_| answer.json_part(&path));
    let sought: Vec<_> = sought.map(serde_json::Value::from).collect();
    assert!(!sought.is_empty() && sought.iter().all(|part| *part == json!(2)));
    assert!(answer.json_part(&[Link::Member("c")]).is_none());
}

/// Documents with names and places that the paths above lead to.
fn document() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(json!(null)),
        any::<bool>().prop_map(|value| json!(value)),
        any::<i64>().prop_map(|value| json!(value)),
        any::<f64>().prop_map(|value| json!(value)),
        any::<String>().prop_map(|value| json!(value)),
    ];
    leaf.prop_recursive(4, 40, 5, |inner| {
        let names = proptest::sample::select(&["a", "b", "", "c\"d"][..]);
        let pairs = proptest::collection::vec((names, inner.clone()), 0..5);
        prop_oneof![
            proptest::collection::vec(inner, 0..5).prop_map(serde_json::Value::from),
            pairs.prop_map(|pairs| pairs
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect::<serde_json::Map<_, _>>()
                .into()),
        ]
    })
}

proptest! {
    #[test]
    fn a_part_of_any_document_is_found_as_in_the_whole(document in document(), cut in any::<proptest::sample::Index>()) {
        let text = document.to_string();
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let cut = &text[..*cut.get(&ends)];
        for path in PATHS {
            prop_assert!(is_found_alike(&text, path), "{:?} in {}", path, text);
            prop_assert!(is_found_alike(cut, path), "{:?} in {}", path, cut);
        }
    }

    #[test]
    fn every_document_is_read_as_by_the_library(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..12)) {
        let text = pieces.concat();
        prop_assert_eq!(read(&text), wanted(&text), "{}", text);
        for path in PATHS {
            prop_assert!(is_found_alike(&text, path), "{:?} in {}", path, text);
        }
    }

    #[test]
    fn a_document_that_was_changed_anywhere_is_read_and_searched_as_by_the_library(
        document in document(),
        pretty: bool,
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), 0..3_usize, any::<u8>()), 1..4),
    ) {
        let text = if pretty { format!("{document:#}") } else { document.to_string() };
        let mut bytes = text.into_bytes();
        for (at, kind, byte) in changes {
            let at = at.index(bytes.len().max(1)).min(bytes.len().saturating_sub(1));
            match kind {
                0 => bytes.insert(at, byte),
                1 if !bytes.is_empty() => bytes[at] = STRUCTURE[usize::from(byte) % STRUCTURE.len()],
                _ => drop(bytes.splice(at..(at + 1).min(bytes.len()), [])),
            }
        }
        let text = String::from_utf8_lossy(&bytes);
        prop_assert_eq!(read(&text).map(rough), wanted(&text).map(rough), "{}", text);
        let before = document.to_string();
        for path in PATHS {
            prop_assert!(is_found_alike(&text, path), "{:?} in {}", path, text);
            place_of_same_shape(&before, &bytes, path);
        }
    }

    #[test]
    fn every_text_comes_back(text in any::<String>(), number in any::<f64>(), int in any::<i64>()) {
        let document = json!({"text": text, "list": [number, int, {"text": text}]});
        prop_assert_eq!(read(&document.to_string()), Some(document));
    }
}

/// Doubles to seven digits: the library reads the last ones otherwise.
fn rough(value: serde_json::Value) -> serde_json::Value {
    use serde_json::Value as Json;
    match value {
        Json::Number(number) if number.is_f64() => {
            json!(format!("{:e}", number.as_f64().unwrap_or(f64::NAN) as f32))
        }
        Json::Array(items) => items.into_iter().map(rough).collect(),
        Json::Object(fields) => Json::Object(
            fields
                .into_iter()
                .map(|(name, value)| (name, rough(value)))
                .collect(),
        ),
        other => other,
    }
}

/// What JSON is built of, and what breaks it.
const STRUCTURE: &[u8] = b"{}[]:,\"\\0123.-+eEtfnu \n\t\x01/'";

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
