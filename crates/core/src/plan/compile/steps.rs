//! From nested steps to a flat program.

use std::ops::Range;

use super::Compiler;
use super::behaviour::Host;
use crate::expr::Uses;
use crate::plan::{Keep, Op, OpIndex};
use crate::scenario::{RequestStep, Step, WaitTime};
use crate::stats::TRANSACTION;

impl Compiler<'_> {
    /// The program of the steps at `path`.
    pub(super) fn program(&mut self, path: &str, host: Host<'_>, steps: &[Step]) -> Range<OpIndex> {
        let start = self.here();
        self.steps(path, host, steps);
        start..self.here()
    }

    /// The program of a task that is one step.
    pub(super) fn short_program(
        &mut self,
        path: &str,
        host: Host<'_>,
        step: &Step,
    ) -> Range<OpIndex> {
        let start = self.here();
        self.step(path, host, step);
        start..self.here()
    }

    fn steps(&mut self, path: &str, host: Host<'_>, steps: &[Step]) {
        for (index, step) in steps.iter().enumerate() {
            self.step(&format!("{path}[{index}]"), host, step);
        }
    }

    fn step(&mut self, path: &str, host: Host<'_>, step: &Step) {
        let inner = &format!("{path}.steps");
        match step {
            Step::Request(request) => self.request_step(path, host, request),
            Step::Parallel(requests) => self.parallel(path, host, requests),
            Step::Rename { name, steps } => {
                self.push(path, Op::Rename(name.clone()));
                self.steps(inner, host, steps);
                self.push(path, Op::EndRename);
            }
            Step::Transaction { name, steps } => {
                let row = self.row(TRANSACTION, name);
                self.push(path, Op::Transaction(row));
                self.steps(inner, host, steps);
                self.push(path, Op::EndTransaction);
            }
            Step::If {
                condition,
                then,
                otherwise,
            } => {
                let fork = self.push(path, Op::JumpUnless(condition.clone(), 0));
                self.steps(&format!("{path}.then"), host, then);
                self.otherwise(path, host, otherwise, fork);
            }
            Step::While { condition, steps } => {
                let fork = self.push(path, Op::JumpUnless(condition.clone(), 0));
                self.steps(inner, host, steps);
                self.push(path, Op::Jump(fork));
                self.land(fork);
            }
            Step::Repeat { times, steps } => {
                let begin = self.push(path, Op::Repeat(times.clone(), 0));
                self.rounds(inner, host, steps, begin);
            }
            Step::ForEach {
                variable,
                list,
                steps,
            } => {
                let each = Op::ForEach(variable.as_str().into(), list.clone(), 0);
                let begin = self.push(path, each);
                self.rounds(inner, host, steps, begin);
            }
            Step::Set(values) => {
                for (name, value) in values {
                    let set = Op::Set(name.as_str().into(), value.clone());
                    self.push(&format!("{path}.set.{name}"), set);
                }
            }
            other => {
                self.push(path, plain(other));
            }
        }
    }

    /// What is done when the condition does not hold.
    fn otherwise(&mut self, path: &str, host: Host<'_>, steps: &[Step], fork: OpIndex) {
        if steps.is_empty() {
            return self.land(fork);
        }
        let end = self.push(path, Op::Jump(0));
        self.land(fork);
        self.steps(&format!("{path}.else"), host, steps);
        self.land(end);
    }

    fn rounds(&mut self, path: &str, host: Host<'_>, steps: &[Step], begin: OpIndex) {
        self.steps(path, host, steps);
        self.push(path, Op::EndRound(begin + 1));
        self.land(begin);
    }

    fn request_step(&mut self, path: &str, host: Host<'_>, step: &RequestStep) {
        if let Some(id) = self.request(path, host, step) {
            self.push(path, Op::Request(id));
        }
    }

    fn parallel(&mut self, path: &str, host: Host<'_>, steps: &[RequestStep]) {
        let first = self.requests.len() as u32;
        for (index, step) in steps.iter().enumerate() {
            self.request(&format!("{path}.parallel[{index}]"), host, step);
        }
        let last = self.requests.len() as u32;
        self.push(path, Op::Parallel(first..last));
    }

    fn push(&mut self, path: &str, op: Op) -> OpIndex {
        self.program.push(op);
        self.paths.push(path.to_owned());
        self.here() - 1
    }

    fn here(&self) -> OpIndex {
        self.program.len() as OpIndex
    }

    /// Lets an operation that goes elsewhere go here.
    fn land(&mut self, from: OpIndex) {
        let here = self.here();
        match &mut self.program[from as usize] {
            Op::Jump(to) | Op::JumpUnless(_, to) | Op::Repeat(_, to) | Op::ForEach(_, _, to) => {
                *to = here;
            }
            _ => {}
        }
    }
}

/// A step that is one operation.
fn plain(step: &Step) -> Op {
    match step {
        Step::Wait(wait) => Op::Wait(wait.clone()),
        Step::Log(text) => Op::Log(text.clone()),
        Step::Fail(text) => Op::Fail(text.clone()),
        Step::Interrupt { reschedule } => Op::Interrupt(*reschedule),
        Step::Reschedule { immediately } => Op::Reschedule(*immediately),
        Step::StopUser => Op::StopUser,
        Step::StopTest => Op::StopTest,
        _ => unreachable!("every step that holds others is told apart before"),
    }
}

/// What an operation looks up.
pub(super) fn looks_up(op: &Op, add: &mut dyn FnMut(&Uses)) {
    match op {
        Op::Set(_, value) => add(value.uses()),
        Op::Log(text) | Op::Fail(text) | Op::Rename(text) => add(text.uses()),
        Op::JumpUnless(expression, _)
        | Op::Repeat(expression, _)
        | Op::ForEach(_, expression, _)
        | Op::Wait(WaitTime::Expression(expression)) => add(expression.uses()),
        _ => {}
    }
}

pub(super) fn keep(uses: &Uses) -> Keep {
    Keep {
        headers: uses.headers,
        body: uses.body,
    }
}
