//! Sending a request: made, sent, judged, and what is taken from its answer.

use super::engine::Engine;
use super::facts::Facts;
use super::guards::Sent;
use super::program::Trouble;
use super::ready::Ready;
use crate::answer::Answer;
use crate::expr::Expression;
use crate::multipart;
use crate::plan::{Judge, Made, MadeBody, Name, Request, RequestId, RequestPlan};
use crate::platform::{Clock, Content, Transport};
use crate::stats::{Exchange, Failure};
use crate::tick::Tick;

impl<C: Clock, T: Transport> Engine<'_, C, T> {
    /// Sends the request of this id and judges its answer; whether it failed.
    pub(super) async fn send(
        &self,
        facts: &mut Facts<'_>,
        session: &T::Session,
        id: RequestId,
        rename: Option<&str>,
        intended: Tick,
    ) -> Result<bool, Trouble> {
        let plan = self.plan.request(id);
        let request = self.made(facts, plan, rename)?;
        let sent = self
            .exchange(facts.who(), session, &request, intended)
            .await;
        self.judged(facts, plan, &request, sent.ok_or(Trouble::Stopped)?)
    }

    /// The request as it is sent now: the plan's own where everything about it is known.
    pub(super) fn made<'r>(
        &'r self,
        facts: &Facts<'_>,
        plan: &'r RequestPlan,
        rename: Option<&str>,
    ) -> Result<Ready<'r>, Trouble> {
        let mut ready = Ready::new(&plan.request, &self.spares);
        let name = match &plan.made {
            Some(made) => self.make(facts, plan, made, ready.copy())?,
            None => None,
        };
        let path = || match &plan.made {
            Some(made) if matches!(made.name, Name::Path) => Some(ready.path()),
            _ => None,
        };
        if let Some(name) = rename.or(name.as_deref()).or_else(path) {
            let name = self.inputs.redacted(name);
            ready.row = self.row(ready.method.as_str(), &name);
        }
        Ok(ready)
    }

    /// Makes a request; gives its name where that is made, too.
    fn make(
        &self,
        facts: &Facts<'_>,
        plan: &RequestPlan,
        made: &Made,
        request: &mut Request,
    ) -> Result<Option<String>, Trouble> {
        let boundary = match made.body {
            MadeBody::Multipart(_) => multipart::boundary(&mut facts.random.borrow_mut()),
            _ => String::new(),
        };
        let name = made.make(&plan.request, request, facts, &self.plan.targets, &boundary);
        name.map_err(Trouble::Exception)
    }

    /// Judges and counts what came; whether it failed.
    pub(super) fn judged(
        &self,
        facts: &mut Facts<'_>,
        plan: &RequestPlan,
        request: &Request,
        mut sent: Sent<'_, '_, C, T>,
    ) -> Result<bool, Trouble> {
        let exchange = sent.exchange;
        if plan.judge.is_some() || plan.is_read_later {
            let answer = answer(&exchange, std::mem::take(&mut sent.content), request);
            self.documents.recall(request.id, &answer);
            match &mut facts.answer {
                Some(before) => **before = answer,
                none => *none = Some(Box::new(answer)),
            }
        }
        let Some(judge) = &plan.judge else {
            let failure = exchange.failure();
            sent.end(failure);
            return Ok(failure.is_some());
        };
        let verdict = self.verdict(facts, judge, &exchange);
        let failure = *verdict.as_ref().unwrap_or(&exchange.failure());
        sent.end(failure);
        verdict?;
        self.check(facts, judge)?;
        if failure.is_none() {
            extract(facts, judge)?;
        }
        if let Some(answer) = &facts.answer {
            self.documents.keep(request.id, answer);
        }
        Ok(failure.is_some())
    }

    fn verdict(
        &self,
        facts: &Facts<'_>,
        judge: &Judge,
        exchange: &Exchange,
    ) -> Result<Option<Failure>, Trouble> {
        let failure = match &judge.success_when {
            Some(success) if holds(facts, success)? => None,
            Some(success) => Some(self.unexpected(exchange, success)),
            None => exchange.failure(),
        };
        if failure.is_some() {
            return Ok(failure);
        }
        for fail in &judge.fail_when {
            if holds(facts, &fail.when)? {
                let message = match &fail.message {
                    Some(message) => message.text(facts)?,
                    None => fail.when.source().to_owned(),
                };
                return Ok(Some(Failure::Message(self.message(&message))));
            }
        }
        Ok(None)
    }

    /// What went wrong by itself says more than the rule it broke.
    fn unexpected(&self, exchange: &Exchange, success: &Expression) -> Failure {
        if let Some(failure) = exchange.failure() {
            return failure;
        }
        let status = exchange.outcome.unwrap_or_default();
        Failure::Unexpected(status, self.message(success.source()))
    }

    fn check(&self, facts: &Facts<'_>, judge: &Judge) -> Result<(), Trouble> {
        for (index, check) in &judge.checks {
            let passed = holds(facts, check)?;
            self.recorder.borrow_mut().check(*index, passed);
        }
        Ok(())
    }
}

fn extract(facts: &mut Facts<'_>, judge: &Judge) -> Result<(), Trouble> {
    for (name, value) in &judge.extract {
        let value = value.evaluate(facts)?;
        facts.set(name, value);
    }
    Ok(())
}

pub(super) fn holds(facts: &Facts<'_>, expression: &Expression) -> Result<bool, Trouble> {
    Ok(expression.evaluate_bool(facts)?)
}

fn answer(exchange: &Exchange, content: Content, request: &Request) -> Answer {
    let url = match content.url.is_empty() && request.keep.headers {
        true => request.url.clone(),
        false => content.url,
    };
    let status = exchange.outcome.unwrap_or_default();
    let elapsed = exchange.service_time();
    let mut answer = Answer::new(status, content.headers, content.body, url, elapsed);
    answer.size = exchange.bytes;
    answer
}
