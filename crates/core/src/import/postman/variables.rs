//! Variables of a collection: `{{name}}`.

use std::cell::Cell;

use crate::expr::Value;
use crate::import::intake::Intake;
use crate::import::json::{at, list, text};
use crate::import::marks;
use crate::import::secrets::{is_kept, variable_name};

/// How deep variables may stand within the values of others.
const DEEPEST: usize = 8;

/// What Postman makes of itself, and how an expression does. A part of those it knows.
const DYNAMIC: [(&str, &str); 9] = [
    ("$guid", "uuid()"),
    ("$randomUUID", "uuid()"),
    ("$timestamp", "int(now())"),
    ("$randomInt", "random.int(0, 1000)"),
    ("$randomFirstName", "fake.first_name()"),
    ("$randomLastName", "fake.last_name()"),
    ("$randomFullName", "fake.name()"),
    ("$randomEmail", "fake.email()"),
    ("$randomCity", "fake.city()"),
];

/// The variables of a collection whose values are known.
#[derive(Debug, Default)]
pub(super) struct Variables {
    values: Vec<(String, String)>,
    has_scripts: Cell<bool>,
}

impl Variables {
    pub(super) fn of(collection: &Value, intake: &mut Intake) -> Self {
        let all = list(collection, &["variable"])
            .iter()
            .filter_map(|variable| {
                let key = text(variable, &["key"]).or_else(|| text(variable, &["id"]))?;
                Some((key.to_owned(), scalar(at(variable, &["value"])?)))
            });
        let known = all
            .filter(|(_, value)| !value.is_empty())
            .map(|(key, value)| {
                let value = match is_kept(&key, &value) {
                    true => marks::variable(&intake.secrets.hold(
                        &format!("the variable {key}"),
                        &key,
                        &value,
                    )),
                    false => marks::none(&value).into_owned(),
                };
                (key, value)
            });
        Self {
            values: known.collect(),
            ..Self::default()
        }
    }

    /// Marks that a script was seen.
    pub(super) fn see_script(&self) {
        self.has_scripts.set(true);
    }

    pub(super) fn are_scripts(&self) -> bool {
        self.has_scripts.get()
    }

    /// A text with the values of variables that are known, and the rest as variables of the environment.
    pub(super) fn fill(&self, text: &str) -> String {
        self.filled(&marks::none(text), DEEPEST)
    }

    fn filled(&self, text: &str, depth: usize) -> String {
        let mut filled = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("{{") {
            let Some((name, after)) = after.split_once("}}") else {
                break;
            };
            filled.push_str(before);
            filled.push_str(&self.value(name.trim(), depth));
            rest = after;
        }
        filled + rest
    }

    fn value(&self, name: &str, depth: usize) -> String {
        let own = self
            .values
            .iter()
            .find(|(key, _)| key == name)
            .filter(|_| depth > 0);
        let dynamic = DYNAMIC.iter().find(|(key, _)| *key == name);
        match (own, dynamic) {
            (Some((_, value)), _) => self.filled(value, depth - 1),
            (None, Some((_, expression))) => marks::expression(expression),
            (None, None) => marks::variable(&variable_name(name)),
        }
    }
}

/// A value as text.
pub(super) fn scalar(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
