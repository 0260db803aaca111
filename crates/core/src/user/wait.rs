//! How long a user waits after a task: Locust's semantics to the letter.

use std::time::Duration;

use crate::random::Stream;
use crate::scenario::WaitTime;
use crate::tick::{Tick, seconds};

/// What pacing must remember between two waits of one user.
#[derive(Clone, Copy, Debug)]
pub struct Waiter {
    last_run: Tick,
    last_wait: Duration,
}

impl Waiter {
    /// For a user that starts now: the first wait also absorbs what comes before the first task.
    #[must_use]
    pub fn new(start: Tick) -> Self {
        Self {
            last_run: start,
            last_wait: Duration::ZERO,
        }
    }

    /// The wait after a task that ended now.
    pub fn next(&mut self, wait_time: &WaitTime, now: Tick, random: &mut Stream) -> Duration {
        match *wait_time {
            WaitTime::Constant(wait) => seconds(wait),
            WaitTime::Between(from, to) => seconds(from + random.unit() * (to - from)),
            WaitTime::ConstantPacing(pace) => self.pace(seconds(pace), now),
            WaitTime::ConstantThroughput(rate) => self.pace(seconds(1.0 / rate), now),
            WaitTime::Poisson(rate) => seconds(random.exponential(rate)),
            // What an expression gives its user evaluates.
            WaitTime::Expression(_) => Duration::ZERO,
        }
    }

    /// What is left of `pace` since the last wait ended; an overrun is forgotten, not caught up.
    fn pace(&mut self, pace: Duration, now: Tick) -> Duration {
        let run_time = (now - self.last_run).saturating_sub(self.last_wait);
        self.last_wait = pace.saturating_sub(run_time);
        self.last_run = now;
        self.last_wait
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Purpose;

    fn starts(wait_time: &WaitTime, tasks: &[f64]) -> Vec<f64> {
        let (mut waiter, mut random) = (Waiter::new(Tick::ZERO), Stream::new(0, 0, Purpose::Wait));
        let mut start = Tick::ZERO;
        let each = tasks.iter().map(|&task| {
            let this = start;
            let end = start + seconds(task);
            start = end + waiter.next(wait_time, end, &mut random);
            this.as_seconds()
        });
        each.collect()
    }

    const TASKS: [f64; 7] = [0.2, 0.3, 1.5, 0.4, 2.7, 0.1, 0.1];

    #[test]
    fn pacing_starts_tasks_where_locust_does() {
        assert_eq!(
            starts(&WaitTime::ConstantPacing(1.0), &TASKS),
            [0., 1., 2., 3.5, 4.5, 7.2, 8.2]
        );
    }

    #[test]
    fn throughput_is_pacing_by_its_inverse() {
        let paced = starts(&WaitTime::ConstantPacing(0.5), &TASKS);
        assert_eq!(starts(&WaitTime::ConstantThroughput(2.0), &TASKS), paced);
    }

    #[test]
    fn a_constant_wait_begins_when_the_task_has_ended() {
        assert_eq!(
            starts(&WaitTime::Constant(1.0), &[0.5, 0.25, 0.0]),
            [0., 1.5, 2.75]
        );
    }

    #[test]
    fn between_stays_between() {
        let (mut waiter, mut random) = (Waiter::new(Tick::ZERO), Stream::new(3, 1, Purpose::Wait));
        let mut wait = || {
            waiter
                .next(&WaitTime::Between(1.0, 3.0), Tick::ZERO, &mut random)
                .as_secs_f64()
        };
        let waits: Vec<f64> = (0..1000).map(|_| wait()).collect();
        assert!(waits.iter().all(|wait| (1.0..3.0).contains(wait)));
        assert!(waits.iter().any(|&wait| wait < 1.1) && waits.iter().any(|&wait| wait > 2.9));
    }
}
