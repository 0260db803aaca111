//! Saying what is done, which of how many, and how long it took.

use std::fmt::Write;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// The steps of a command.
#[derive(Debug)]
pub(crate) struct Steps {
    count: usize,
    done: Vec<(String, Duration)>,
}

impl Steps {
    pub(crate) fn new(count: usize) -> Self {
        let done = Vec::with_capacity(count);
        Self { count, done }
    }

    /// Does the next step; its failure names it.
    pub(crate) fn step<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        let place = format!("[{}/{}] {name}", self.done.len() + 1, self.count);
        say(&format!("\n{place} …"));
        let started = Instant::now();
        let result = work().with_context(|| format!("{place} failed"))?;
        let elapsed = started.elapsed();
        say(&format!("{place}: done in {}", seconds(elapsed)));
        self.done.push((name.to_owned(), elapsed));
        Ok(result)
    }

    /// Notes a step that needs no work.
    pub(crate) fn skip(&mut self, name: &str, why: &str) {
        say(&format!(
            "[{}/{}] {name}: {why}",
            self.done.len() + 1,
            self.count
        ));
        self.done.push((name.to_owned(), Duration::ZERO));
    }

    /// Every step with its time.
    pub(crate) fn summary(&self) {
        let mut table = String::from("\nAll steps passed:\n");
        for (name, time) in &self.done {
            let _ = writeln!(table, "  {:>8}  {name}", seconds(*time));
        }
        let total = self.done.iter().map(|(_, time)| *time).sum();
        let _ = write!(table, "  {:>8}  in all", seconds(total));
        say(&table);
    }
}

/// A line for the person in front of the terminal.
#[expect(clippy::print_stderr, reason = "the one place where xtask prints")]
pub(crate) fn say(line: &str) {
    eprintln!("{line}");
}

fn seconds(time: Duration) -> String {
    match time.as_secs() {
        seconds @ 0..60 => format!("{seconds} s"),
        seconds => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}
