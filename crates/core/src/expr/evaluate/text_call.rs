//! Methods of text. Places and lengths count characters.

use super::{Evaluation, MEMBER, Result, expected};
use crate::expr::call::TextCall;
use crate::expr::node::Node;
use crate::expr::{EvaluationError, Value};

impl<'e> Evaluation<'e> {
    pub(super) fn text_call(&mut self, call: TextCall, arguments: &'e [Node]) -> Result<Value> {
        if call == TextCall::Join {
            return self.join(arguments);
        }
        let text = self.text(&arguments[0])?;
        match call {
            TextCall::Contains => Ok(Value::Bool(text.contains(&*self.text(&arguments[1])?))),
            TextCall::StartsWith => Ok(Value::Bool(text.starts_with(&*self.text(&arguments[1])?))),
            TextCall::EndsWith => Ok(Value::Bool(text.ends_with(&*self.text(&arguments[1])?))),
            TextCall::LowerAscii => self.mapped(&text, |c| c.to_ascii_lowercase()),
            TextCall::UpperAscii => self.mapped(&text, |c| c.to_ascii_uppercase()),
            TextCall::Trim => self.new_text(text.trim()),
            TextCall::IndexOf | TextCall::LastIndexOf => self.position(call, &text, arguments),
            TextCall::CharAt | TextCall::Substring => self.part(call, &text, arguments),
            TextCall::Replace => self.replace(&text, arguments),
            _ => self.split(&text, arguments),
        }
    }

    fn mapped(&mut self, text: &str, map: fn(char) -> char) -> Result<Value> {
        self.budget.produce(text.len())?;
        Ok(Value::from(text.chars().map(map).collect::<String>()))
    }

    /// Where a text stands, -1 for nowhere.
    fn position(&mut self, call: TextCall, text: &str, arguments: &'e [Node]) -> Result<Value> {
        let wanted = self.text(&arguments[1])?;
        let from = self.count(arguments.get(2), 0)?;
        let start = byte_at(text, from).unwrap_or(text.len());
        let found = match call {
            TextCall::IndexOf => text[start..].find(&*wanted).map(|at| start + at),
            _ => text.rfind(&*wanted),
        };
        let place = found.map(|at| text[..at].chars().count());
        Ok(Value::Int(place.map_or(-1, |place| place as i64)))
    }

    fn part(&mut self, call: TextCall, text: &str, arguments: &'e [Node]) -> Result<Value> {
        let from = self.count(Some(&arguments[1]), 0)?;
        let start = byte_at(text, from);
        let end = match arguments.get(2) {
            Some(to) => byte_at(text, self.count(Some(to), 0)?),
            None if call == TextCall::CharAt => byte_at(text, from.saturating_add(1)),
            None => Some(text.len()),
        };
        match (start, end) {
            (Some(start), Some(end)) if start <= end => self.new_text(&text[start..end]),
            _ if call == TextCall::CharAt && start == Some(text.len()) => self.new_text(""),
            _ => Err(EvaluationError::new("the text is shorter than that")),
        }
    }

    fn replace(&mut self, text: &str, arguments: &'e [Node]) -> Result<Value> {
        let from = self.text(&arguments[1])?;
        let to = self.text(&arguments[2])?;
        let most = self.count(arguments.get(3), usize::MAX)?;
        let count = text.matches(&*from).take(most).count();
        self.budget.step(count)?;
        let grown = count.saturating_mul(to.len());
        self.budget.produce(text.len().saturating_add(grown))?;
        Ok(Value::from(text.replacen(&*from, &to, most)))
    }

    /// An empty separator gives the characters; of more parts than asked for the last holds the rest.
    fn split(&mut self, text: &str, arguments: &'e [Node]) -> Result<Value> {
        let separator = self.text(&arguments[1])?;
        let most = self.count(arguments.get(2), usize::MAX)?;
        if separator.is_empty() {
            let ends = text
                .char_indices()
                .map(|(at, c)| &text[at..at + c.len_utf8()]);
            return self.parts(ends.take(most));
        }
        self.parts(text.splitn(most, &*separator))
    }

    fn parts<'t>(&mut self, parts: impl Iterator<Item = &'t str>) -> Result<Value> {
        let mut list = Vec::new();
        for part in parts {
            self.budget.step(1)?;
            self.budget.produce(MEMBER)?;
            list.push(self.new_text(part)?);
        }
        Ok(Value::from(list))
    }

    fn join(&mut self, arguments: &'e [Node]) -> Result<Value> {
        let Value::List(items) = self.value(&arguments[0])? else {
            return Err(EvaluationError::new("join takes a list of texts"));
        };
        let separator = arguments.get(1).map(|node| self.text(node)).transpose()?;
        let separator = separator.as_deref().unwrap_or_default();
        let mut joined = String::new();
        for (index, item) in items.iter().enumerate() {
            let Value::Text(item) = item else {
                return Err(expected("a text", item));
            };
            let separator = if index > 0 { separator } else { "" };
            self.budget.step(1)?;
            self.budget.produce(separator.len() + item.len())?;
            joined.push_str(separator);
            joined.push_str(item);
        }
        Ok(Value::from(joined))
    }

    /// A number of characters or parts; below zero counts as all, as CEL has it for `split` and `replace`.
    fn count(&mut self, node: Option<&'e Node>, otherwise: usize) -> Result<usize> {
        let Some(node) = node else {
            return Ok(otherwise);
        };
        match self.value(node)? {
            Value::Int(count) => Ok(usize::try_from(count).unwrap_or(usize::MAX)),
            other => Err(expected("an int", &other)),
        }
    }
}

/// Where a character starts; the end's place is the text's length.
fn byte_at(text: &str, place: usize) -> Option<usize> {
    let starts = text.char_indices().map(|(at, _)| at);
    starts.chain([text.len()]).nth(place)
}
