//! What a shard counts: integers and local histograms by row, no locks, and keys only when they are new.

use super::log::Log;
use super::messages::Messages;
use super::names::Names;
use super::row_recorder::RowRecorder;
use super::sightings::Sightings;
use super::{
    Delta, ExceptionDelta, Exchange, Failure, FailureDelta, Lateness, MessageId, Outline,
    PhasesDelta, RowDelta, RowId, RowKey, Sighting,
};
use crate::tick::Tick;

/// Counts what a shard does between two deltas.
#[derive(Debug)]
pub struct Recorder {
    names: Names,
    messages: Messages,
    /// How many names and messages a delta has told.
    told: (usize, usize),
    rows: Vec<RowRecorder>,
    failures: Sightings<(RowId, Failure)>,
    exceptions: Sightings<(MessageId, MessageId)>,
    checks: Vec<(u64, u64)>,
    users: Vec<u32>,
    in_flight: u32,
    in_flight_max: u32,
    iterations: u64,
    dropped: u64,
    log: Log,
    lateness: Lateness,
}

impl Recorder {
    /// Empty counts for the plan with this outline.
    #[must_use]
    pub fn new(outline: &Outline) -> Self {
        let (names, messages) = (Names::new(&outline.rows), Messages::default());
        Self {
            told: (names.keys().len(), messages.texts().len()),
            names,
            messages,
            rows: outline
                .rows
                .iter()
                .map(|_| RowRecorder::default())
                .collect(),
            failures: Sightings::default(),
            exceptions: Sightings::default(),
            checks: vec![(0, 0); outline.checks.len()],
            users: vec![0; outline.classes.len()],
            in_flight: 0,
            in_flight_max: 0,
            iterations: 0,
            dropped: 0,
            log: Log::default(),
            lateness: Lateness::default(),
        }
    }

    /// The row of a method and a name that are known at run time only. After [`super::MOST_NAMES`] of them it
    /// is the method's row for [`super::OTHER_NAMES`]. Allocates when the name is new.
    pub fn row(&mut self, method: &str, name: &str) -> RowId {
        let row = self.names.row(method, name);
        self.rows
            .resize_with(self.names.keys().len(), RowRecorder::default);
        row
    }

    /// What a row is counted under.
    #[must_use]
    pub fn key(&self, row: RowId) -> &RowKey {
        &self.names.keys()[row.0 as usize]
    }

    /// The text of a number.
    #[must_use]
    pub fn text(&self, message: MessageId) -> &str {
        self.messages.text(message)
    }

    /// The number of a text, of which the first 500 characters count. After [`super::MOST_MESSAGES`] of
    /// them it is [`MessageId::OTHER`]. Allocates when the text is new.
    pub fn message(&mut self, text: &str) -> MessageId {
        self.messages.id(text)
    }

    /// A user of this class started.
    pub fn user_started(&mut self, class: usize) {
        self.users[class] += 1;
    }

    /// A user of this class ended.
    pub fn user_ended(&mut self, class: usize) {
        self.users[class] -= 1;
    }

    /// A request goes out.
    pub fn sent(&mut self) {
        self.in_flight += 1;
        self.in_flight_max = self.in_flight_max.max(self.in_flight);
    }

    /// A request in flight was dropped by a stop.
    pub fn aborted(&mut self, row: RowId) {
        self.in_flight -= 1;
        self.rows[row.0 as usize].aborted += 1;
    }

    /// A request in flight came to its end, and this was judged of it: [`Exchange::failure`], or by the
    /// scenario's own conditions.
    pub fn record(&mut self, row: RowId, exchange: &Exchange, failure: Option<Failure>) {
        self.answered();
        self.judged(row, exchange, failure);
    }

    /// A request in flight came to its end; what is judged of it follows.
    pub fn answered(&mut self) {
        self.in_flight -= 1;
    }

    /// This was judged of a request that came to its end.
    pub fn judged(&mut self, row: RowId, exchange: &Exchange, failure: Option<Failure>) {
        self.lateness.record(exchange);
        self.rows[row.0 as usize].record(exchange, failure.is_some());
        self.fail(row, failure, exchange.done);
    }

    /// A request of another protocol, which the core has neither scheduled nor sent, came to its end; an
    /// error is what it failed with.
    pub fn custom(
        &mut self,
        method: &str,
        name: &str,
        started: Tick,
        done: Tick,
        bytes: u64,
        outcome: Result<(), &str>,
    ) {
        let row = self.row(method, name);
        let failure = outcome
            .err()
            .map(|text| Failure::Message(self.message(text)));
        self.rows[row.0 as usize].record_span(started, done, bytes, failure.is_some());
        self.fail(row, failure, done);
    }

    /// A block of steps came to its end; its row's method is [`super::TRANSACTION`].
    pub fn transaction(&mut self, row: RowId, started: Tick, done: Tick, failed: bool) {
        self.rows[row.0 as usize].record_span(started, done, 0, failed);
    }

    /// What the scenario itself computes failed, at this path of it, and ended a task.
    pub fn exception(&mut self, path: MessageId, message: MessageId, at: Tick) {
        let other = (MessageId::OTHER, MessageId::OTHER);
        self.exceptions
            .add((path, message), other, Sighting::once(at));
    }

    /// A check of this index into [`Outline::checks`] was made.
    pub fn check(&mut self, index: usize, passed: bool) {
        let (passes, fails) = &mut self.checks[index];
        *(if passed { passes } else { fails }) += 1;
    }

    /// An iteration came to its end.
    pub fn iteration(&mut self) {
        self.iterations += 1;
    }

    /// An iteration was to start, and no user was free.
    pub fn dropped(&mut self) {
        self.dropped += 1;
    }

    fn fail(&mut self, row: RowId, failure: Option<Failure>, at: Tick) {
        if let Some(failure) = failure {
            let other = (row, Failure::Other);
            self.failures.add((row, failure), other, Sighting::once(at));
        }
    }

    /// Writes a line to the log.
    pub fn log(&mut self, at: Tick, user: u32, text: &str) {
        self.log.write(at, user, text);
    }

    /// Everything since the last call, as the shard's delta of this interval.
    pub fn take_delta(&mut self, shard: u32, interval: u32, at: Tick) -> Delta {
        let phases = self.take_phases();
        let (rows, transactions) = self.take_rows();
        let told = (self.names.keys().len(), self.messages.texts().len());
        let (log, log_left_out) = self.log.take();
        let (names, messages) = std::mem::replace(&mut self.told, told);
        Delta {
            shard,
            interval,
            at,
            users: self.users.clone(),
            users_most: self.users.iter().sum(),
            in_flight: self.in_flight,
            in_flight_max: std::mem::replace(&mut self.in_flight_max, self.in_flight),
            names: self.names.keys()[names..].to_vec(),
            messages: self.messages.texts()[messages..].to_vec(),
            rows,
            transactions,
            failures: failures(self.failures.take()),
            exceptions: exceptions(self.exceptions.take()),
            checks: self.take_checks(),
            iterations: std::mem::take(&mut self.iterations),
            dropped: std::mem::take(&mut self.dropped),
            log,
            log_left_out,
            lateness: std::mem::take(&mut self.lateness),
            phases,
            ..Delta::default()
        }
    }

    fn take_phases(&mut self) -> Vec<PhasesDelta> {
        let rows = (0..).map(RowId).zip(&mut self.rows);
        rows.filter_map(|(id, row)| row.take_phases(id)).collect()
    }

    /// Those of requests, and those of transactions.
    fn take_rows(&mut self) -> (Vec<RowDelta>, Vec<RowDelta>) {
        let rows = (0..).map(RowId).zip(&mut self.rows);
        rows.filter_map(|(id, row)| row.take(id))
            .partition(|delta| !self.names.keys()[delta.row.0 as usize].is_transaction())
    }

    fn take_checks(&mut self) -> Vec<(u64, u64)> {
        let made = self.checks.iter().any(|&counts| counts != (0, 0));
        let counts = self.checks.iter_mut().filter(|_| made);
        counts.map(std::mem::take).collect()
    }
}

fn failures(seen: Vec<((RowId, Failure), Sighting)>) -> Vec<FailureDelta> {
    let delta = |((row, failure), seen)| FailureDelta { row, failure, seen };
    seen.into_iter().map(delta).collect()
}

fn exceptions(seen: Vec<((MessageId, MessageId), Sighting)>) -> Vec<ExceptionDelta> {
    let delta = |((path, message), seen)| ExceptionDelta {
        path,
        message,
        seen,
    };
    seen.into_iter().map(delta).collect()
}
