//! Loops: `all`, `exists`, `exists_one`, `map`, `filter`.

use super::{Evaluation, MEMBER, Result, expected};
use crate::expr::Value;
use crate::expr::node::{Loop, LoopKind};

impl<'e> Evaluation<'e> {
    /// The variable takes each item of a list, or each name of a map.
    pub(super) fn repeat(&mut self, repeat: &'e Loop) -> Result<Value> {
        let range = self.value(&repeat.range)?;
        let items: &mut dyn Iterator<Item = Value> = match &range {
            Value::List(items) => &mut items.iter().cloned(),
            Value::Map(map) => &mut map.iter().map(|(key, _)| Value::Text(key.clone())),
            other => return Err(expected("a list or a map", other)),
        };
        match repeat.kind {
            LoopKind::All => self.decide(repeat, items, false),
            LoopKind::Exists => self.decide(repeat, items, true),
            LoopKind::ExistsOne => self.exists_one(repeat, items),
            LoopKind::Collect => self.collect(repeat, items),
        }
    }

    /// Ends at the first decisive item; before that, an error counts only if none comes.
    fn decide(
        &mut self,
        repeat: &'e Loop,
        items: &mut dyn Iterator<Item = Value>,
        decisive: bool,
    ) -> Result<Value> {
        let mut failure = None;
        for item in items {
            match self.holds(repeat, item) {
                Ok(value) if value == decisive => return Ok(Value::Bool(decisive)),
                Err(error) if error.is_over_budget() => return Err(error),
                Err(error) => failure = Some(error),
                Ok(_) => {}
            }
        }
        failure.map_or(Ok(Value::Bool(!decisive)), Err)
    }

    fn exists_one(
        &mut self,
        repeat: &'e Loop,
        items: &mut dyn Iterator<Item = Value>,
    ) -> Result<Value> {
        let mut count = 0;
        for item in items {
            count += usize::from(self.holds(repeat, item)?);
        }
        Ok(Value::Bool(count == 1))
    }

    fn collect(
        &mut self,
        repeat: &'e Loop,
        items: &mut dyn Iterator<Item = Value>,
    ) -> Result<Value> {
        let mut collected = Vec::new();
        for item in items {
            if !self.holds(repeat, item.clone())? {
                continue;
            }
            self.budget.produce(MEMBER)?;
            collected.push(match &repeat.item {
                Some(node) => self.with_local(item, |evaluation| evaluation.value(node))?,
                None => item,
            });
        }
        Ok(Value::from(collected))
    }

    fn holds(&mut self, repeat: &'e Loop, item: Value) -> Result<bool> {
        self.budget.step(1)?;
        match &repeat.condition {
            Some(condition) => self.with_local(item, |evaluation| evaluation.bool(condition)),
            None => Ok(true),
        }
    }

    fn with_local<T>(&mut self, item: Value, run: impl FnOnce(&mut Self) -> T) -> T {
        self.locals.push(item);
        let result = run(self);
        self.locals.pop();
        result
    }
}
