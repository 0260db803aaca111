//! When a shard must act without being woken by a user.

use std::time::Duration;

use super::Control;
use crate::plan::Plan;
use crate::tick::Tick;

/// The time between two deltas.
pub const INTERVAL: Duration = Duration::from_secs(1);

/// How long users that were cut may take for their `on_stop`.
const LEAVING: Duration = Duration::from_secs(5);

/// When a shard must act without being woken by a user.
pub(super) struct Agenda {
    end: Tick,
    stop_timeout: Duration,
    stopped: Option<Tick>,
    was_cut: bool,
    next_report: Tick,
}

/// What is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Due {
    /// The stop begins: users finish their tasks.
    Stop,
    /// The stop timeout is over: users leave their tasks as they are.
    Cut,
    /// Nothing.
    Nothing,
}

impl Agenda {
    pub(super) fn new(plan: &Plan) -> Self {
        Self {
            end: plan.schedule.end(),
            stop_timeout: plan.schedule.stop_timeout,
            stopped: None,
            was_cut: false,
            next_report: Tick::ZERO + INTERVAL,
        }
    }

    pub(super) fn due(&mut self, now: Tick, control: &Control) -> Due {
        match self.stopped {
            None if now >= self.end || control.is_stopped() => {
                self.stopped = Some(now);
                Due::Stop
            }
            Some(at) if !self.was_cut && now >= at + self.stop_timeout => {
                self.was_cut = true;
                Due::Cut
            }
            _ => Due::Nothing,
        }
    }

    /// The interval whose delta is due: the last whole one, should the loop have slept through some.
    pub(super) fn reports(&mut self, now: Tick) -> Option<u32> {
        if now < self.next_report {
            return None;
        }
        let whole = now.as_micros() / INTERVAL.as_micros() as u64;
        self.next_report = Tick::from_micros((whole + 1) * INTERVAL.as_micros() as u64);
        Some(whole as u32 - 1)
    }

    /// The interval that is not over yet.
    pub(super) fn open_interval(&self) -> u32 {
        (self.next_report.as_micros() / INTERVAL.as_micros() as u64) as u32 - 1
    }

    pub(super) fn is_over(&self, now: Tick, control: &Control, no_users_left: bool) -> bool {
        let last = self.stopped.map(|at| at + self.stop_timeout + LEAVING);
        no_users_left || control.is_aborted() || last.is_some_and(|last| now >= last)
    }

    /// Whether the control says something that has not been done.
    pub(super) fn is_news(&self, control: &Control, is_paused: bool) -> bool {
        control.is_aborted()
            || (control.is_stopped() && self.stopped.is_none())
            || (control.is_paused() && self.stopped.is_none()) != is_paused
            || control.has_change()
    }

    pub(super) fn next(&self, others: [Option<Tick>; 3]) -> Tick {
        let end = match self.stopped {
            None => self.end,
            Some(at) if !self.was_cut => at + self.stop_timeout,
            Some(at) => at + self.stop_timeout + LEAVING,
        };
        let others = others.into_iter().flatten();
        others.fold(end.min(self.next_report), Tick::min)
    }
}
