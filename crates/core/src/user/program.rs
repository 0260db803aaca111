//! Running a flat program.

use std::ops::Range;
use std::sync::Arc;

use futures_util::future::join_all;

use super::lever::Level;
use super::life::Life;
use super::send::holds;
use crate::data::OnEnd;
use crate::expr::{EvaluationError, Value};
use crate::plan::{Op, OpIndex, RequestId};
use crate::platform::{Clock, Transport};
use crate::stats::RowId;
use crate::tick::Tick;

/// How a program ended, other than by its last operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    /// At its end, or by an exception: a wait, then the next task.
    Next,
    /// The next task, without a wait.
    Immediately,
    /// The task set is left; whether its parent goes on without a wait.
    Interrupt(bool),
    /// The user ends.
    StopUser,
    /// The run ends.
    StopTest,
    /// By an exception.
    Exception,
}

/// Why an operation could not be done.
#[derive(Debug)]
pub(super) enum Trouble {
    /// The scenario's own fault, in words.
    Exception(String),
    /// The user is to end.
    Stopped,
}

impl From<EvaluationError> for Trouble {
    fn from(error: EvaluationError) -> Self {
        Self::Exception(error.to_string())
    }
}

/// Jumps back without anything awaited, after which others have their turn.
const ROUNDS: u32 = 1000;

/// What a program under way remembers.
#[derive(Default)]
struct Progress {
    loops: Vec<Loop>,
    names: Vec<String>,
    transactions: Vec<Transaction>,
    rounds: u32,
}

/// A loop under way.
struct Loop {
    left: u64,
    each: Option<(Arc<str>, Arc<[Value]>)>,
}

struct Transaction {
    row: RowId,
    started: Tick,
    failed: bool,
}

/// Where a program goes on.
pub(super) enum Step {
    On,
    To(OpIndex),
    Out(Flow),
}

impl<C: Clock, T: Transport> Life<'_, C, T> {
    /// Runs a part of the plan's program to its end.
    pub(super) async fn run(&mut self, program: Range<OpIndex>) -> Flow {
        let mut progress = Progress::default();
        let mut at = program.start;
        while at < program.end {
            match self.step(at, &mut progress).await {
                Ok(Step::On) => at += 1,
                Ok(Step::To(next)) => {
                    self.breathe(next <= at, &mut progress).await;
                    at = next;
                }
                Ok(Step::Out(flow)) => return self.ended(progress, flow),
                Err(Trouble::Stopped) => return Flow::StopUser,
                Err(trouble) => {
                    let flow = self.failed(at, trouble);
                    return self.ended(progress, flow);
                }
            }
        }
        Flow::Next
    }

    async fn step(&mut self, at: OpIndex, progress: &mut Progress) -> Result<Step, Trouble> {
        let plan = self.engine.plan;
        match &plan.program[at as usize] {
            Op::Request(id) => self.request(*id, progress).await?,
            Op::Parallel(ids) => self.parallel(ids.clone(), progress).await?,
            Op::Wait(wait) => return self.wait_step(wait).await,
            Op::Set(name, value) => {
                let value = value.value(&self.facts)?;
                self.facts.set(name, value);
            }
            Op::Log(text) => self.log(&text.text(&self.facts)?),
            Op::Fail(text) => {
                let message = text.text(&self.facts)?;
                return Err(Trouble::Exception(message));
            }
            Op::Jump(to) => return Ok(Step::To(*to)),
            Op::JumpUnless(condition, to) if !holds(&self.facts, condition)? => {
                return Ok(Step::To(*to));
            }
            Op::JumpUnless(..) => {}
            Op::Repeat(times, to) => return self.repeat(times, *to, progress),
            Op::ForEach(name, list, to) => return self.for_each(name, list, *to, progress),
            Op::EndRound(to) => return Ok(self.end_round(*to, progress)),
            Op::Rename(name) => {
                let name = name.text(&self.facts)?;
                progress.names.push(name);
            }
            Op::EndRename => drop(progress.names.pop()),
            Op::Transaction(row) => progress.transactions.push(Transaction {
                row: *row,
                started: self.engine.time.now(),
                failed: false,
            }),
            Op::EndTransaction => self.end_transaction(progress, false),
            Op::Interrupt(reschedule) => return Ok(Step::Out(Flow::Interrupt(*reschedule))),
            Op::Reschedule(true) => return Ok(Step::Out(Flow::Immediately)),
            Op::Reschedule(false) => return Ok(Step::Out(Flow::Next)),
            Op::Custom(id) => {
                progress.rounds = 0;
                if let Some(custom) = self.custom(*id) {
                    return custom.await;
                }
            }
            Op::StopUser => return Ok(Step::Out(Flow::StopUser)),
            Op::StopTest => return Ok(Step::Out(Flow::StopTest)),
        }
        Ok(Step::On)
    }

    async fn request(&mut self, id: RequestId, progress: &mut Progress) -> Result<(), Trouble> {
        progress.rounds = 0;
        let name = progress.names.last().map(String::as_str);
        let (engine, intended) = (self.engine, self.intended);
        let sent = engine.send(&mut self.facts, &self.session, id, name, intended);
        let failed = sent.await?;
        self.sent(failed, progress);
        Ok(())
    }

    /// All are made before the first is sent, and judged in their order when the last is answered.
    async fn parallel(&mut self, ids: Range<u32>, progress: &mut Progress) -> Result<(), Trouble> {
        progress.rounds = 0;
        let (engine, intended) = (self.engine, self.intended);
        let name = progress.names.last().map(String::as_str);
        let plans = &engine.plan.requests[ids.start as usize..ids.end as usize];
        let mut requests = Vec::with_capacity(plans.len());
        for plan in plans {
            requests.push(engine.made(&self.facts, plan, name)?);
        }
        let (who, session) = (self.facts.who(), &self.session);
        let sent = requests
            .iter()
            .map(|request| engine.exchange(who, session, request, intended));
        let sent = join_all(sent).await;
        let mut trouble = Ok(());
        for ((plan, request), sent) in plans.iter().zip(&requests).zip(sent) {
            let judged = sent
                .ok_or(Trouble::Stopped)
                .and_then(|sent| engine.judged(&mut self.facts, plan, request, sent));
            match judged {
                Ok(failed) => self.sent(failed, progress),
                Err(first) => trouble = trouble.and(Err(first)),
            }
        }
        trouble
    }

    /// What follows in the same task is intended for when this ended.
    fn sent(&mut self, failed: bool, progress: &mut Progress) {
        self.intended = self.engine.time.now();
        for transaction in &mut progress.transactions {
            transaction.failed |= failed;
        }
    }

    async fn wait_step(&mut self, wait: &crate::scenario::WaitTime) -> Result<Step, Trouble> {
        let wait = self.next_wait(wait).map_err(Trouble::Exception)?;
        self.rest(wait, Level::Finish).await;
        if self.lever.is_finishing() && !self.leaving {
            return Err(Trouble::Stopped);
        }
        Ok(Step::On)
    }

    fn repeat(
        &mut self,
        times: &crate::expr::Expression,
        to: OpIndex,
        progress: &mut Progress,
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

    fn for_each(
        &mut self,
        name: &Arc<str>,
        list: &crate::expr::Expression,
        to: OpIndex,
        progress: &mut Progress,
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

    fn end_round(&mut self, to: OpIndex, progress: &mut Progress) -> Step {
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

    fn end_transaction(&mut self, progress: &mut Progress, failed: bool) {
        if let Some(transaction) = progress.transactions.pop() {
            let failed = failed || transaction.failed;
            let now = self.engine.time.now();
            let mut recorder = self.engine.recorder.borrow_mut();
            recorder.transaction(transaction.row, transaction.started, now, failed);
        }
    }

    /// A program left early ends its transactions: failed, if by an exception. One that is stopped does not: they are
    /// not over.
    fn ended(&mut self, mut progress: Progress, flow: Flow) -> Flow {
        while !progress.transactions.is_empty() {
            self.end_transaction(&mut progress, flow == Flow::Exception);
        }
        flow
    }

    fn failed(&mut self, at: OpIndex, trouble: Trouble) -> Flow {
        match (self.facts.take_end(), trouble) {
            (Some(OnEnd::StopTest), _) => Flow::StopTest,
            (Some(_), _) | (None, Trouble::Stopped) => Flow::StopUser,
            (None, Trouble::Exception(message)) => {
                let plan = self.engine.plan;
                self.engine.exception(&plan.paths[at as usize], &message);
                Flow::Exception
            }
        }
    }

    /// A loop that awaits nothing still lets the others, and the platform, have their turn.
    async fn breathe(&mut self, back: bool, progress: &mut Progress) {
        progress.rounds += u32::from(back);
        if progress.rounds >= ROUNDS {
            progress.rounds = 0;
            self.engine.time.clock().pause().await;
        }
    }

    fn log(&self, text: &str) {
        let text = self.engine.inputs.redacted(text);
        let now = self.engine.time.now();
        self.engine
            .recorder
            .borrow_mut()
            .log(now, self.facts.user.0, &text);
    }
}
