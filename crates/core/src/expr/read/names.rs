//! What names stand for.

use super::{Reader, Result};
use crate::expr::Value;
use crate::expr::call::{self, NAMESPACES};
use crate::expr::node::{Node, ResponseField, UserField};

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
    pub(super) fn name(&mut self, name: &str) -> Result<Node> {
        if let Some(place) = self.locals.iter().rposition(|local| local == name) {
            return Ok(Node::Local(place));
        }
        if name == "t" {
            self.uses.time = true;
            return Ok(Node::Time);
        }
        if is_reserved(name) {
            return Err(self.incomplete(name));
        }
        if let Some(ours) = elsewhere(name).filter(|_| name.starts_with(['T', 'F', 'N'])) {
            let error = self.error(name, format!("there is no `{name}`"));
            return Err(error.hint(format!("did you mean `{ours}`?")));
        }
        self.uses.variables.insert(name);
        Ok(Node::Variable(name.into()))
    }

    fn incomplete(&self, name: &str) -> crate::expr::ExpressionError {
        let error = self.error(name, format!("`{name}` is not a value by itself"));
        error.hint(match name {
            "data" => "write `data.<feed>.<column>`".to_owned(),
            "env" => "write `env.<NAME>`".to_owned(),
            "user" => known(name, &USER.map(|(field, _)| field)),
            "response" => known(name, &RESPONSE.map(|(field, _)| field)),
            _ => format!("write `{name}.<function>(…)`"),
        })
    }

    /// `root.field` where the root has a meaning of its own.
    pub(super) fn world(&mut self, root: &str, field: &str) -> Option<Result<Node>> {
        match root {
            "user" => Some(self.user(field)),
            "response" => Some(self.response(field)),
            "data" => {
                self.uses.feeds.insert(field);
                Some(Ok(Node::Row(field.into())))
            }
            "env" => {
                self.uses.env.insert(field);
                Some(Ok(Node::Env(field.into())))
            }
            "math" if field == "pi" => Some(Ok(Node::Constant(Value::Float(std::f64::consts::PI)))),
            _ => None,
        }
    }

    fn user(&mut self, field: &str) -> Result<Node> {
        self.uses.user = true;
        match USER.iter().find(|(name, _)| *name == field) {
            Some((_, field)) => Ok(Node::User(*field)),
            None => Err(self.unknown("user", field, &USER.map(|(field, _)| field))),
        }
    }

    fn response(&mut self, field: &str) -> Result<Node> {
        let Some((_, field)) = RESPONSE.iter().find(|(name, _)| *name == field) else {
            return Err(self.unknown("response", field, &RESPONSE.map(|(field, _)| field)));
        };
        self.uses.response = true;
        self.uses.body |= matches!(field, ResponseField::Text | ResponseField::Json);
        self.uses.headers |= matches!(field, ResponseField::Headers | ResponseField::Url);
        Ok(Node::Response(*field))
    }

    fn unknown(&self, root: &str, field: &str, fields: &[&str]) -> crate::expr::ExpressionError {
        let error = self.error(field, format!("`{root}` has no `{field}`"));
        let theirs = elsewhere(field).filter(|ours| fields.contains(ours));
        match theirs.or_else(|| call::near(field, fields.iter().copied())) {
            Some(ours) => error.hint(format!("did you mean `{root}.{ours}`?")),
            None => error.hint(known(root, fields)),
        }
    }
}

fn elsewhere(name: &str) -> Option<&'static str> {
    let found = ELSEWHERE.iter().find(|(theirs, _)| *theirs == name);
    found.map(|(_, ours)| *ours)
}

fn known(root: &str, fields: &[&str]) -> String {
    format!("it has {root}.{}", fields.join(&format!(", {root}.")))
}
