//! A run under way.

use std::sync::Arc;

use katydid_core::plan::Plan;
use katydid_core::referee::Referee;
use katydid_core::result_file::Origin;
use katydid_core::stats::{Cause, Delta, EngineFacts, LogLine, Run, Snapshot};
use tokio::sync::mpsc::UnboundedReceiver;

use crate::engine::Wiring;
use crate::test::{Event as Told, Listeners};
use crate::threads::Event;
use crate::{Controls, EngineError, Files, origin};

/// Lines of the log that wait for [`Running::take_log`]; of more the oldest are forgotten.
const MOST_LINES: usize = 10_000;

/// A run under way; dropping it aborts it.
#[derive(Debug)]
pub struct Running {
    controls: Controls,
    events: UnboundedReceiver<Event>,
    plan: Arc<Plan>,
    /// What its referee is told of it.
    pub(crate) run: Run,
    referee: Referee,
    reported: Vec<Reported>,
    shown: u32,
    paused: bool,
    log: Vec<LogLine>,
    pub(crate) listeners: Listeners,
    pub(crate) commit: Option<String>,
    pub(crate) wiring: Arc<Wiring>,
    recorded: bool,
    spawned: bool,
    failure: Option<EngineError>,
}

/// How far a thread has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Reported {
    /// This many seconds are counted.
    Seconds(u32),
    /// All of them.
    Everything,
}

impl Running {
    pub(crate) fn new(
        controls: Controls,
        events: UnboundedReceiver<Event>,
        plan: Arc<Plan>,
    ) -> Self {
        let reported = vec![Reported::Seconds(0); controls.shards() as usize];
        let run = Run {
            shards: controls.shards(),
            ..Run::default()
        };
        Self {
            referee: Referee::new(&plan, run),
            run,
            controls,
            events,
            plan,
            reported,
            shown: 0,
            paused: false,
            log: Vec::new(),
            listeners: Listeners::default(),
            commit: None,
            wiring: Arc::default(),
            recorded: false,
            spawned: false,
            failure: None,
        }
    }

    /// Keeps what a result file holds.
    pub(crate) fn record(&mut self) {
        self.recorded = true;
        let origin = origin(self.commit.clone());
        self.referee.record(Origin {
            engine: self.engine(),
            ..origin
        });
    }

    /// Who merges and judges what the threads report: with it come the frames of a result file.
    pub const fn referee(&mut self) -> &mut Referee {
        &mut self.referee
    }

    /// The same when the run has ended, or is to be aborted.
    #[must_use]
    pub fn into_referee(mut self) -> Referee {
        let other = Referee::new(&self.plan, Run::default());
        std::mem::replace(&mut self.referee, other)
    }

    /// How many files it may have open; `None` where the system does not tell.
    #[must_use]
    pub fn files(&self) -> Option<Files> {
        self.wiring.files
    }

    /// What the engine tells of itself so far: options that are not the usual ones, and warnings.
    #[must_use]
    pub fn engine(&self) -> EngineFacts {
        self.wiring.facts()
    }

    /// What steers it.
    #[must_use]
    pub fn controls(&self) -> Controls {
        self.controls.clone()
    }

    /// Waits until every thread has reported another second, or a pause begins or ends, and gives what is known then;
    /// `None` when the last step of the run is done.
    ///
    /// A threshold that aborts is judged by what is given here. Its series holds whole seconds only. Dropping the future loses nothing.
    ///
    /// # Errors
    /// When a thread failed: once, after the others were aborted and counted. What [`Self::result`] gives then
    /// is not the whole.
    pub async fn next(&mut self) -> Result<Option<Snapshot>, EngineError> {
        while let Some(event) = self.events.recv().await {
            if let Some(snapshot) = self.hear(event) {
                return Ok(Some(snapshot));
            }
        }
        self.end();
        self.failure.take().map_or(Ok(None), Err)
    }

    /// What is known, if there is something new to show.
    pub(crate) fn hear(&mut self, event: Event) -> Option<Snapshot> {
        match event {
            Event::Begun(started_unix_ms) => {
                self.run.started_unix_ms = started_unix_ms;
                self.referee = Referee::new(&self.plan, self.run);
                if self.recorded {
                    self.record();
                }
                self.listeners.tell(&Told::TestStart { started_unix_ms });
            }
            Event::Delta(delta) if self.merge(&delta) => {
                let snapshot = self.snapshot();
                self.tell(&snapshot);
                if self.referee.heed(&snapshot) {
                    self.controls.stop_for(Cause::Threshold);
                }
                return Some(snapshot);
            }
            Event::Delta(_) => {}
            Event::Failed { thread, message } => {
                let failure = EngineError::ThreadFailed { thread, message };
                self.failure.get_or_insert(failure);
                self.referee.stopping(Cause::Failed);
            }
        }
        None
    }

    fn tell(&mut self, snapshot: &Snapshot) {
        self.tell_spawned(snapshot);
        self.listeners.tell(&Told::Snapshot(snapshot));
    }

    fn tell_spawned(&mut self, snapshot: &Snapshot) {
        let schedule = &self.plan.schedule;
        let is_spawned = snapshot.elapsed >= schedule.spawned_at().as_secs_f64();
        if is_spawned && !std::mem::replace(&mut self.spawned, true) {
            let users = self.plan.schedule.peak();
            self.listeners.tell(&Told::SpawningComplete { users });
        }
    }

    /// Tells the end, once.
    pub(crate) fn end(&mut self) {
        if !self.listeners.is_empty() {
            let result = self.result();
            self.tell_spawned(&result);
            self.listeners.tell(&Told::TestStop(&result));
            self.listeners = Listeners::default();
        }
    }

    /// Everything counted so far, with every row's history and response times: for reports.
    #[must_use]
    pub fn result(&self) -> Snapshot {
        Snapshot {
            commit: self.commit.clone(),
            engine: self.engine(),
            ..self.referee.result()
        }
    }

    /// What `log` steps wrote since the last call, in the order of time; of very many lines the last.
    pub fn take_log(&mut self) -> Vec<LogLine> {
        let mut log = std::mem::take(&mut self.log);
        log.sort_by_key(|line| line.at);
        log
    }

    /// Whether there is something new to show.
    fn merge(&mut self, delta: &Delta) -> bool {
        if let Some(cause) = self.controls.asked() {
            self.referee.stopping(cause);
        }
        self.referee.merge(delta);
        self.log.extend(delta.log.iter().cloned());
        for line in &delta.log {
            self.listeners.tell(&Told::Log(line));
        }
        let old = self.log.len().saturating_sub(MOST_LINES);
        drop(self.log.drain(..old));
        // The steps of the test itself are nobody's shard.
        let Some(reported) = self.reported.get_mut(delta.shard as usize) else {
            return false;
        };
        *reported = match delta.ended {
            true => Reported::Everything,
            false => Reported::Seconds((delta.at.as_micros() / 1_000_000) as u32),
        };
        let paused = std::mem::replace(&mut self.paused, delta.paused);
        let is_news = self.another_second() || paused != delta.paused;
        is_news && !delta.ended && self.failure.is_none()
    }

    fn another_second(&mut self) -> bool {
        match self.slowest() {
            Reported::Seconds(whole) if whole > self.shown => {
                self.shown = whole;
                true
            }
            _ => false,
        }
    }

    fn slowest(&self) -> Reported {
        let reported = self.reported.iter().copied().min();
        reported.unwrap_or(Reported::Everything)
    }

    fn snapshot(&self) -> Snapshot {
        Snapshot {
            commit: self.commit.clone(),
            engine: self.engine(),
            ..self.referee.snapshot().with_whole_seconds(self.shown)
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.controls.abort();
    }
}
