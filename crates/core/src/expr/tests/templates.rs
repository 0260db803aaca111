//! Text and JSON with expressions in them.

use proptest::prelude::*;
use serde_json::json;

use super::support::world;
use crate::expr::{Empty, JsonTemplate, Template, Value};

fn text(source: &str) -> String {
    match Template::parse(source) {
        Ok(template) => template
            .text(&world())
            .unwrap_or_else(|error| error.to_string()),
        Err(error) => format!("{error} at {}", error.offset),
    }
}

#[test]
fn expressions_are_inserted_where_they_stand() {
    assert_eq!(text("Bearer ${token}!"), "Bearer abc!");
    assert_eq!(text("/item/${n}?p=${1 + 1.0}"), "/item/3?p=2");
    assert_eq!(text("${cart} ${ {'a': '}'} }"), "[1,2] {\"a\":\"}\"}");
    assert_eq!(text("a $ b {c} $x"), "a $ b {c} $x");
    assert_eq!(text("${'${'}"), "${");
}

#[test]
fn a_doubled_dollar_writes_a_brace() {
    assert_eq!(text("$${token}"), "${token}");
    assert_eq!(text("$$${token}"), "$${token}");
    assert_eq!(text("${token}$${"), "abc${");
}

#[test]
fn mistakes_are_placed_in_the_whole_text() {
    assert_eq!(text("ab ${token"), "`${` is not closed (add `}`) at 10");
    assert_eq!(text("ab ${1 +}"), "the expression ends too early at 8");
    assert_eq!(
        text("${token} ${len(token)}"),
        "there is no function `len` (did you mean `size`?) at 11"
    );
    assert_eq!(text("${}"), "the expression ends too early at 2");
}

#[test]
fn a_single_expression_keeps_its_kind() {
    let value = |source| Template::parse(source).unwrap().value(&world()).unwrap();
    assert!(matches!(value("${n}"), Value::Int(3)));
    assert!(matches!(value("${cart}"), Value::List(_)));
    assert_eq!(value(" ${n}"), Value::from(" 3"));
    assert_eq!(value("$${n}"), Value::from("${n}"));
    assert_eq!(value(""), Value::from(""));
}

#[test]
fn text_without_expressions_is_constant() {
    let constant = |source| {
        Template::parse(source)
            .unwrap()
            .as_constant()
            .map(str::to_owned)
    };
    assert_eq!(constant("a$${b}"), Some("a${b}".to_owned()));
    assert_eq!(constant(""), Some(String::new()));
    assert_eq!(constant("${1}"), None);
}

#[test]
fn json_keeps_kinds_and_computes_keys() {
    let source = json!({"id": "${n}", "cart": "${cart}", "${token}": ["x${n}", true, 1.5], "k": {"l": "$${n}"}});
    let template = JsonTemplate::parse(&source).unwrap();
    let value = serde_json::Value::from(template.value(&world()).unwrap());
    let wanted = json!({"id": 3, "cart": [1, 2], "abc": ["x3", true, 1.5], "k": {"l": "${n}"}});
    assert_eq!(value, wanted);
    assert_eq!(template.as_constant(), None);
    assert_eq!(template.uses().variables.iter().count(), 3);
}

#[test]
fn json_without_expressions_is_constant() {
    let template = JsonTemplate::parse(&json!({"a": ["$${x}", 1]})).unwrap();
    assert_eq!(template.as_constant(), Some(&json!({"a": ["${x}", 1]})));
}

#[test]
fn every_mistake_in_json_has_its_path() {
    let source = json!([{"user": "${1 +}", "${": 1}, "${ok}", "${len(x)}"]);
    let problems = JsonTemplate::parse(&source).unwrap_err();
    let paths: Vec<_> = problems.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, ["[0].${", "[0].user", "[2]"]);
}

proptest! {
    #[test]
    fn constant_text_is_that_text(source in "[^$]*") {
        let template = Template::parse(&source).unwrap();
        prop_assert_eq!(template.text(&Empty).unwrap(), source.clone());
        prop_assert_eq!(template.as_constant(), Some(source.as_str()));
    }

    #[test]
    fn any_text_can_be_escaped(source in "[${}a ]*") {
        let template = Template::parse(&source.replace("${", "$${")).unwrap();
        prop_assert_eq!(template.text(&Empty).unwrap(), source);
    }
}
