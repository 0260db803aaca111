//! Running a flat program.

use std::borrow::Cow;
use std::future::{Future, poll_fn};
use std::ops::Range;
use std::pin::{Pin, pin};

use futures_util::future::join_all;

use super::lever::Level;
use super::life::Life;
use super::progress::{Progress, Transaction};
use super::send::holds;
use crate::data::OnEnd;
use crate::expr::EvaluationError;
use crate::plan::{Op, OpIndex, RequestId};
use crate::platform::{Clock, Transport};

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

/// Where a program goes on.
pub(super) enum Step {
    On,
    To(OpIndex),
    Out(Flow),
}

/// Notes whether a future has to be waited for.
fn noting<F: Future + Unpin>(mut future: F, waited: &mut bool) -> impl Future<Output = F::Output> {
    poll_fn(move |context| {
        let polled = Pin::new(&mut future).poll(context);
        *waited |= polled.is_pending();
        polled
    })
}

impl<'a, C: Clock, T: Transport> Life<'a, C, T> {
    /// Runs a part of the plan's program to its end. Boxed: only who is at its steps needs the room for them, and most
    /// users wait.
    pub(super) async fn run(&mut self, program: Range<OpIndex>) -> Flow {
        match program.is_empty() {
            true => Flow::Next,
            false => Box::pin(self.steps(program)).await,
        }
    }

    async fn steps(&mut self, program: Range<OpIndex>) -> Flow {
        let plan = self.engine.plan;
        let mut progress = Progress::default();
        let mut at = program.start;
        while at < program.end {
            let step = match &plan.program[at as usize] {
                Op::Request(id) => self.request(*id, &mut progress).await,
                Op::Parallel(ids) => self.parallel(ids.clone(), &mut progress).await,
                Op::Wait(wait) => self.wait_step(wait).await,
                Op::Custom(id) => match self.custom(*id, &mut progress) {
                    Some(doing) => doing.await,
                    None => Ok(Step::On),
                },
                at_once => self.step(at_once, &mut progress),
            };
            match step {
                Ok(Step::On) => at += 1,
                Ok(Step::To(next)) => {
                    if progress.is_breathless(next <= at) {
                        self.engine.time.clock().pause().await;
                    }
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

    /// Does what nothing has to be awaited for.
    fn step(&mut self, op: &'a Op, progress: &mut Progress<'a>) -> Result<Step, Trouble> {
        match op {
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
            Op::Repeat(times, to) => return self.repeat(times, *to, progress),
            Op::ForEach(name, list, to) => return self.for_each(name, list, *to, progress),
            Op::EndRound(to) => return Ok(self.end_round(*to, progress)),
            Op::Rename(name) => progress.names.push(match name.as_constant() {
                Some(name) => Cow::Borrowed(name),
                None => Cow::Owned(name.text(&self.facts)?),
            }),
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
            Op::StopUser => return Ok(Step::Out(Flow::StopUser)),
            Op::StopTest => return Ok(Step::Out(Flow::StopTest)),
            Op::JumpUnless(..) | Op::Request(_) | Op::Parallel(_) | Op::Wait(_) | Op::Custom(_) => {
            }
        }
        Ok(Step::On)
    }

    async fn request(
        &mut self,
        id: RequestId,
        progress: &mut Progress<'_>,
    ) -> Result<Step, Trouble> {
        progress.rounds = 0;
        let name = progress.names.last().map(AsRef::as_ref);
        let (engine, intended) = (self.engine, self.intended);
        let failed = {
            let sent = engine.send(&mut self.facts, &self.session, id, name, intended);
            noting(pin!(sent), &mut self.waited).await?
        };
        self.sent(failed, progress);
        Ok(Step::On)
    }

    /// All are made before the first is sent, and judged in their order when the last is answered.
    async fn parallel(
        &mut self,
        ids: Range<u32>,
        progress: &mut Progress<'_>,
    ) -> Result<Step, Trouble> {
        progress.rounds = 0;
        let (engine, intended) = (self.engine, self.intended);
        let name = progress.names.last().map(AsRef::as_ref);
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
        let mut trouble = Ok(Step::On);
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
    fn sent(&mut self, failed: bool, progress: &mut Progress<'_>) {
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

    fn end_transaction(&mut self, progress: &mut Progress<'_>, failed: bool) {
        if let Some(transaction) = progress.transactions.pop() {
            let failed = failed || transaction.failed;
            let now = self.engine.time.now();
            let mut recorder = self.engine.recorder.borrow_mut();
            recorder.transaction(transaction.row, transaction.started, now, failed);
        }
    }

    /// A program left early ends its transactions: failed, if by an exception. One that is stopped does not: they are
    /// not over.
    fn ended(&mut self, mut progress: Progress<'_>, flow: Flow) -> Flow {
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

    fn log(&self, text: &str) {
        let text = self.engine.inputs.redacted(text);
        let now = self.engine.time.now();
        self.engine
            .recorder
            .borrow_mut()
            .log(now, self.facts.user.0, &text);
    }
}
