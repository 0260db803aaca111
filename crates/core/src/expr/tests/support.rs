//! A small world to evaluate in.

use std::cell::RefCell;
use std::time::Duration;

use crate::answer::Answer;
use crate::expr::{EvaluationError, Expression, Scope, UserFacts, Value};
use crate::random::{Purpose, Stream};

pub(super) struct World {
    pub(super) answer: Answer,
    pub(super) random: RefCell<Stream>,
}

pub(super) const BODY: &str = r#"{"id": 7, "token": "abc", "price": 2.5, "items": [
    {"name": "tea", "count": 2}, {"name": "cup", "count": 5}], "gone": null}"#;

pub(super) fn world_with(status: u16, body: &str) -> World {
    let headers = [
        ("Content-Type", "application/json"),
        ("X-Id", "a"),
        ("x-id", "b"),
    ];
    let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let url = "http://shop.example/".to_owned();
    let elapsed = Duration::from_millis(250);
    World {
        answer: Answer::new(status, headers.into(), body.into(), url, elapsed),
        random: RefCell::new(Stream::new(42, 3, Purpose::Task)),
    }
}

pub(super) fn world() -> World {
    world_with(200, BODY)
}

impl Scope for World {
    fn variable(&self, name: &str) -> Option<Value> {
        match name {
            "token" => Some(Value::from("abc")),
            "cart" => Some(Value::from(vec![Value::Int(1), Value::Int(2)])),
            "n" => Some(Value::Int(3)),
            _ => None,
        }
    }
    fn user(&self) -> Option<UserFacts<'_>> {
        Some(UserFacts {
            id: 3,
            class: "Shopper",
            last_wait: 1.5,
            iteration: 9,
        })
    }
    fn row(&self, feed: &str) -> Option<Result<Value, EvaluationError>> {
        let row = serde_json::json!({"user": "ann", "age": 30});
        match feed {
            "accounts" => Some(Ok(row.into())),
            "empty" => Some(Err(EvaluationError::new("feed `empty` has no rows left"))),
            _ => None,
        }
    }
    fn env(&self, name: &str) -> Option<String> {
        (name == "KEY").then(|| "secret".to_owned())
    }
    fn answer(&self) -> Option<&Answer> {
        Some(&self.answer)
    }
    fn seconds(&self) -> f64 {
        12.5
    }
    fn unix_seconds(&self) -> f64 {
        1_700_000_000.0
    }
    fn random(&self) -> Option<&RefCell<Stream>> {
        Some(&self.random)
    }
}

/// The value as JSON, or the error's text.
pub(super) fn shown(source: &str) -> String {
    shown_in(source, &world())
}

pub(super) fn shown_in(source: &str, world: &World) -> String {
    let expression = match Expression::parse(source) {
        Ok(expression) => expression,
        Err(error) => return format!("{error} at {}", error.offset),
    };
    match expression.evaluate(world) {
        Ok(value) => serde_json::Value::from(value).to_string(),
        Err(error) => error.to_string(),
    }
}

/// Asserts what each expression gives; an expected error is written as its text.
pub(super) fn assert_all(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(source, wanted)| (source, wanted, shown(source)))
        .filter(|(_, wanted, got)| got != *wanted)
        .map(|(source, wanted, got)| format!("{source}\n  wanted {wanted}\n  got    {got}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
