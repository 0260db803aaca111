//! What a program under way remembers: its loops, its names, its transactions.

use std::borrow::Cow;
use std::sync::Arc;

use super::life::Life;
use super::program::{Step, Trouble};
use crate::expr::{Expression, Value};
use crate::plan::OpIndex;
use crate::platform::{Clock, Transport};
use crate::stats::RowId;
use crate::tick::Tick;

/// Jumps back without anything awaited, after which others have their turn.
const ROUNDS: u32 = 1000;

/// What a program under way remembers.
#[derive(Default)]
pub(super) struct Progress<'a> {
    loops: Vec<Loop>,
    /// What requests are counted under, the innermost last.
    pub(super) names: Vec<Cow<'a, str>>,
    pub(super) transactions: Vec<Transaction>,
    /// Jumps back since something was awaited.
    pub(super) rounds: u32,
}

impl Progress<'_> {
    /// Whether it has jumped back so often with nothing awaited that others, and the platform, are to have their turn.
    pub(super) fn is_breathless(&mut self, back: bool) -> bool {
        self.rounds += u32::from(back);
        let is = self.rounds >= ROUNDS;
        if is {
            self.rounds = 0;
        }
        is
    }
}

/// A loop under way.
struct Loop {
    left: u64,
    each: Option<(Arc<str>, Arc<[Value]>)>,
}

pub(super) struct Transaction {
    pub(super) row: RowId,
    pub(super) started: Tick,
    pub(super) failed: bool,
}

impl<C: Clock, T: Transport> Life<'_, C, T> {
    pub(super) fn repeat(
        &mut self,
        times: &Expression,
        to: OpIndex,
        progress: &mut Progress<'_>,
    ) -> Result<Step, Trouble> {
        let times = times.evaluate_number(&self.facts)?;
        if times < 1.0 {
            return Ok(Step::To(to));
        }
        progress.loops.push(Loop {
            left: times as u64 - 1,
            each: None,
        });
        Ok(Step::On)
    }

    pub(super) fn for_each(
        &mut self,
        name: &Arc<str>,
        list: &Expression,
        to: OpIndex,
        progress: &mut Progress<'_>,
    ) -> Result<Step, Trouble> {
        let items = match list.evaluate(&self.facts)? {
            Value::List(items) => items,
            other => {
                let message = format!("for_each needs a list, `{}` gives {other}", list.source());
                return Err(Trouble::Exception(message));
            }
        };
        let Some(first) = items.first() else {
            return Ok(Step::To(to));
        };
        self.facts.set(name, first.clone());
        progress.loops.push(Loop {
            left: items.len() as u64 - 1,
            each: Some((Arc::clone(name), items)),
        });
        Ok(Step::On)
    }

    pub(super) fn end_round(&mut self, to: OpIndex, progress: &mut Progress<'_>) -> Step {
        let Some(round) = progress.loops.last_mut().filter(|round| round.left > 0) else {
            progress.loops.pop();
            return Step::On;
        };
        if let Some((name, items)) = &round.each {
            let next = items[items.len() - round.left as usize].clone();
            self.facts.set(name, next);
        }
        round.left -= 1;
        Step::To(to)
    }
}
