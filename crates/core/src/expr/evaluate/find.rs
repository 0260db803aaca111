//! Patterns at work.

use regex_lite::Captures;

use super::text::Text;
use super::{Evaluation, MEMBER, Result, expected};
use crate::expr::Value;
use crate::expr::node::{Find, Node};
use crate::expr::pattern::Pattern;

/// Which group of a match is wanted.
enum Group<'e> {
    Number(usize),
    Name(Text<'e>),
}

impl<'e> Evaluation<'e> {
    pub(super) fn matches(&mut self, text: &'e Node, pattern: &Pattern) -> Result<Value> {
        let text = self.text(text)?;
        self.budget.step(pattern.steps(text.len()))?;
        Ok(Value::Bool(pattern.regex.is_match(&text)))
    }

    /// The first match, or null; or a list of all.
    pub(super) fn find(&mut self, find: &'e Find) -> Result<Value> {
        let text = self.text(&find.text)?;
        let group = self.group(&find.group)?;
        self.budget.step(find.pattern.steps(text.len()))?;
        if find.all {
            return self.find_all(&find.pattern, &text, &group);
        }
        let found = find.pattern.regex.captures(&text);
        match found.and_then(|found| part(&found, &group)) {
            Some(part) => self.new_text(part),
            None => Ok(Value::Null),
        }
    }

    fn find_all(&mut self, pattern: &Pattern, text: &str, group: &Group<'_>) -> Result<Value> {
        let mut all = Vec::new();
        for found in pattern.regex.captures_iter(text) {
            let end = found.get(0).map_or(0, |whole| whole.end());
            self.budget.step(pattern.steps_again(text.len() - end))?;
            self.budget.produce(MEMBER)?;
            all.push(match part(&found, group) {
                Some(part) => self.new_text(part)?,
                None => Value::Null,
            });
        }
        Ok(Value::from(all))
    }

    fn group(&mut self, node: &'e Node) -> Result<Group<'e>> {
        match self.text_or_value(node)? {
            Ok(name) => Ok(Group::Name(name)),
            Err(Value::Int(number)) => {
                Ok(Group::Number(usize::try_from(number).unwrap_or(usize::MAX)))
            }
            Err(other) => Err(expected("a group's number or name", &other)),
        }
    }
}

fn part<'t>(found: &Captures<'t>, group: &Group<'_>) -> Option<&'t str> {
    let part = match group {
        Group::Number(number) => found.get(*number),
        Group::Name(name) => found.name(name),
    };
    part.map(|part| part.as_str())
}
