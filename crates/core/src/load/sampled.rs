//! A load that is computed second by second.

use std::time::Duration;

use super::{Closed, Spawn, Stage};

/// The longest run time of a load that is computed ahead.
pub const LONGEST: Duration = Duration::from_secs(86_400);

impl Closed {
    /// As many users as `users` says for each whole second since the start.
    ///
    /// [`Spawn::Evenly`] has exactly so many at each whole second, and goes straight from one to the
    /// next; those of second 0 start at once. [`Spawn::Rate`] begins at each second to go for what
    /// is asked there, as a Locust shape does; seconds that ask for the same are one stage.
    ///
    /// # Errors
    /// The first that `users` gives; a run time that is missing or above [`LONGEST`].
    pub fn of_time(
        spawn: Spawn,
        run_time: Option<Duration>,
        mut users: impl FnMut(f64) -> Result<u32, String>,
    ) -> Result<Self, String> {
        let run_time = bounded(run_time)?;
        let mut stages: Vec<Stage> = Vec::new();
        if spawn == Spawn::Evenly {
            stages.push(stage(Duration::ZERO, users(0.0)?, spawn));
        }
        for second in 0..run_time.as_secs_f64().ceil() as u32 {
            let from = Duration::from_secs(u64::from(second));
            let to = run_time.min(from + Duration::from_secs(1));
            let sampled_at = match spawn {
                Spawn::Evenly => to,
                Spawn::Rate(_) => from,
            };
            push(
                &mut stages,
                stage(to - from, users(sampled_at.as_secs_f64())?, spawn),
            );
        }
        Ok(Self::new(stages))
    }
}

pub(super) fn bounded(run_time: Option<Duration>) -> Result<Duration, String> {
    match run_time {
        Some(run_time) if run_time <= LONGEST => Ok(run_time),
        _ => Err("a load that is computed ahead needs a `run_time` of at most 24h".to_owned()),
    }
}

fn stage(duration: Duration, users: u32, spawn: Spawn) -> Stage {
    Stage {
        duration: Some(duration),
        users,
        spawn,
        classes: None,
    }
}

/// Second upon second of the same is one stage: beginning it anew would start a user too early.
fn push(stages: &mut Vec<Stage>, next: Stage) {
    let is_rate = next.spawn != Spawn::Evenly;
    match stages.last_mut() {
        Some(last) if is_rate && last.users == next.users => {
            last.duration = last
                .duration
                .zip(next.duration)
                .map(|(last, next)| last + next);
        }
        _ => stages.push(next),
    }
}
