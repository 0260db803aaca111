//! What names stand for.

use super::token::Word;
use super::{Reader, Result};
use crate::expr::call::{self, NAMESPACES};
use crate::expr::node::{Node, ResponseField, UserField};
use crate::expr::{ExpressionError, Value};

const USER: [(&str, UserField); 4] = [
    ("id", UserField::Id),
    ("class", UserField::Class),
    ("last_wait", UserField::LastWait),
    ("iteration", UserField::Iteration),
];

const RESPONSE: [(&str, ResponseField); 7] = [
    ("status", ResponseField::Status),
    ("headers", ResponseField::Headers),
    ("text", ResponseField::Text),
    ("json", ResponseField::Json),
    ("elapsed", ResponseField::Elapsed),
    ("size", ResponseField::Size),
    ("url", ResponseField::Url),
];

/// What other languages and libraries call ours.
const ELSEWHERE: [(&str, &str); 10] = [
    ("status_code", "status"),
    ("code", "status"),
    ("body", "text"),
    ("content", "text"),
    ("duration", "elapsed"),
    ("time", "elapsed"),
    ("length", "size"),
    ("True", "true"),
    ("False", "false"),
    ("None", "null"),
];

/// Names with a meaning of their own, which no variable can have.
const ROOTS: [&str; 5] = ["data", "env", "response", "t", "user"];

/// Whether a name has a meaning of its own in expressions, so that no variable can have it.
#[must_use]
pub fn is_reserved(name: &str) -> bool {
    ROOTS.contains(&name) || NAMESPACES.contains(&name)
}

impl Reader<'_> {
    /// A name that stands alone.
    pub(super) fn name(&mut self, name: Word<'_>) -> Result<Node> {
        if let Some(place) = self.locals.iter().rposition(|local| *local == name.text) {
            return Ok(Node::Local(place));
        }
        if name.text == "t" {
            self.uses.time = true;
            return Ok(Node::Time);
        }
        if is_reserved(name.text) {
            return Err(incomplete(name));
        }
        if let Some(ours) = elsewhere(name.text).filter(|_| name.text.starts_with(['T', 'F', 'N']))
        {
            let error = name.error(format!("there is no `{}`", name.text));
            return Err(error.hint(format!("did you mean `{ours}`?")));
        }
        self.uses.variables.insert(name.text);
        Ok(Node::Variable(name.text.into()))
    }

    /// Whether `root.name` is a function and the root no value.
    pub(super) fn is_namespace(&self, root: Word<'_>) -> bool {
        NAMESPACES.contains(&root.text) && !self.locals.contains(&root.text)
    }

    /// `root.field` where the root has a meaning of its own.
    pub(super) fn world(&mut self, root: Word<'_>, field: Word<'_>) -> Option<Result<Node>> {
        if self.locals.contains(&root.text) {
            return None;
        }
        match root.text {
            "user" => Some(self.user(field)),
            "response" => Some(self.response(field)),
            "data" => {
                self.uses.feeds.insert(field.text);
                Some(Ok(Node::Row(field.text.into())))
            }
            "env" => {
                self.uses.env.insert(field.text);
                Some(Ok(Node::Env(field.text.into())))
            }
            "math" if field.text == "pi" => {
                Some(Ok(Node::Constant(Value::Float(std::f64::consts::PI))))
            }
            _ => None,
        }
    }

    fn user(&mut self, field: Word<'_>) -> Result<Node> {
        self.uses.user = true;
        match USER.iter().find(|(name, _)| *name == field.text) {
            Some((_, field)) => Ok(Node::User(*field)),
            None => Err(unknown("user", field, &USER.map(|(field, _)| field))),
        }
    }

    fn response(&mut self, field: Word<'_>) -> Result<Node> {
        let Some((_, field)) = RESPONSE.iter().find(|(name, _)| *name == field.text) else {
            return Err(unknown(
                "response",
                field,
                &RESPONSE.map(|(field, _)| field),
            ));
        };
        self.uses.response = true;
        self.uses.body |= matches!(field, ResponseField::Text | ResponseField::Json);
        self.uses.headers |= matches!(field, ResponseField::Headers | ResponseField::Url);
        Ok(Node::Response(*field))
    }
}

fn incomplete(name: Word<'_>) -> ExpressionError {
    let error = name.error(format!("`{}` is not a value by itself", name.text));
    error.hint(match name.text {
        "data" => "write `data.<feed>.<column>`".to_owned(),
        "env" => "write `env.<NAME>`".to_owned(),
        "user" => known("user", &USER.map(|(field, _)| field)),
        "response" => known("response", &RESPONSE.map(|(field, _)| field)),
        space => format!("write `{space}.<function>(…)`"),
    })
}

fn unknown(root: &str, field: Word<'_>, fields: &[&str]) -> ExpressionError {
    let error = field.error(format!("`{root}` has no `{}`", field.text));
    let theirs = elsewhere(field.text).filter(|ours| fields.contains(ours));
    match theirs.or_else(|| call::near(field.text, fields.iter().copied())) {
        Some(ours) => error.hint(format!("did you mean `{root}.{ours}`?")),
        None => error.hint(known(root, fields)),
    }
}

fn elsewhere(name: &str) -> Option<&'static str> {
    let found = ELSEWHERE.iter().find(|(theirs, _)| *theirs == name);
    found.map(|(_, ours)| *ours)
}

fn known(root: &str, fields: &[&str]) -> String {
    format!("it has {root}.{}", fields.join(&format!(", {root}.")))
}
