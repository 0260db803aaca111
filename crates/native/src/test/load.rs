//! Changing a scenario as flags of the command line do.

use std::time::Duration;

use katydid_core::scenario::{LoadForm, Problem, UserClass, WaitTime};
use katydid_core::threshold::Threshold;

use super::Test;

impl Test {
    /// The target's base URL.
    pub fn host(mut self, url: impl Into<String>) -> Self {
        self.scenario.host = Some(url.into());
        self
    }

    /// The root of every random draw.
    pub fn seed(mut self, seed: u64) -> Self {
        self.scenario.seed = seed;
        self
    }

    /// This many users at the peak, whatever form the load had.
    pub fn users(mut self, users: u32) -> Self {
        self.scenario.load.form = LoadForm::Users(users);
        self
    }

    /// Users started a second; finite and above zero.
    pub fn spawn_rate(mut self, users_a_second: f64) -> Self {
        if users_a_second.is_finite() && users_a_second > 0.0 {
            self.scenario.load.spawn_rate = users_a_second;
        } else {
            let message = format!("must be a number above 0, not {users_a_second}");
            self.problems.push(Problem::new("load.spawn_rate", message));
        }
        self
    }

    /// From the start of the users to the stop.
    pub fn run_time(mut self, time: Duration) -> Self {
        self.scenario.load.run_time = Some(time);
        self
    }

    /// What a stop waits for tasks under way.
    pub fn stop_timeout(mut self, time: Duration) -> Self {
        self.scenario.load.stop_timeout = time;
        self
    }

    /// Stops after so many tasks of all users together.
    pub fn iterations(mut self, iterations: u64) -> Self {
        self.scenario.load.iterations = Some(iterations);
        self
    }

    /// Ends each user after so many tasks of its own.
    pub fn iterations_per_user(mut self, iterations: u64) -> Self {
        self.scenario.load.iterations_per_user = Some(iterations);
        self
    }

    /// One more thing that the run should be; how it stood is in [`Snapshot::thresholds`](crate::Snapshot::thresholds).
    pub fn threshold(mut self, threshold: Threshold) -> Self {
        self.scenario.thresholds.push(threshold);
        self
    }

    /// Only the tasks that have one of `tags`, if there are any, and none of `excluded`; exclusion wins. Counts for
    /// the tasks there are when it is called.
    pub fn tags(mut self, tags: &[&str], excluded: &[&str]) -> Self {
        let owned = |tags: &[&str]| tags.iter().map(|&tag| tag.to_owned()).collect::<Vec<_>>();
        match self
            .scenario
            .clone()
            .with_tags(&owned(tags), &owned(excluded))
        {
            Ok(chosen) => self.scenario = chosen,
            Err(problems) => self.problems.extend(problems),
        }
        self
    }

    /// One more class of users, whose tasks are told by [`Self::task`] or stand in it already.
    pub fn class(mut self, class: UserClass) -> Self {
        self.scenario.users.push(class);
        self
    }

    /// What the users of a class do between two tasks.
    pub fn wait_time(mut self, class: &str, wait_time: WaitTime) -> Self {
        match self.class_mut(class) {
            Some(class) => class.behaviour.wait_time = Some(wait_time),
            None => self.no_class(class),
        }
        self
    }
}
