//! A run in virtual time: a thread a shard, merged second by second.

use std::io::Write;
use std::iter::Peekable;
use std::sync::mpsc::{IntoIter, sync_channel};
use std::thread::{self, Scope};
use std::time::{SystemTime, UNIX_EPOCH};

use katydid_core::plan::Shard;
use katydid_core::sim::Modelled;
use katydid_core::stats::{Aggregator, Delta, Run, Snapshot};
use katydid_core::tick::Tick;

use super::files::Files;
use super::output::{Output, Screen};
use super::watch::Watched;
use super::{Ending, facts, finish};
use crate::exit::Failure;

/// Deltas a thread may be ahead of the slowest.
const AHEAD: usize = 64;

/// Simulates a test on so many threads or fewer, and writes what was asked for.
///
/// # Errors
/// When a file could not be written as things stand.
pub(crate) fn simulated(
    mut modelled: Modelled,
    threads: u32,
    output: &Output,
    out: &mut dyn Write,
) -> Result<Ending, Failure> {
    let mut screen = Screen::new(output);
    let mut files = Files::check(output, &modelled.plan().schedule)?;
    screen.note(&facts(modelled.plan()));
    files.begin();
    let shards = modelled.shards(threads);
    let result = simulate(&mut modelled, shards, |aggregator| {
        // Nothing else needs every second, and taking it costs.
        if output.csv.is_some() {
            files.second(&aggregator.snapshot());
        }
    });
    let watched = Watched {
        result,
        files,
        stopped: false,
        failure: None,
    };
    Ok(finish(watched, output, &mut screen, out))
}

fn simulate(
    modelled: &mut Modelled,
    shards: u32,
    mut on_second: impl FnMut(&Aggregator),
) -> Snapshot {
    let run = Run {
        started_unix_ms: unix_ms(),
        shards,
    };
    let mut aggregator = Aggregator::new(modelled.plan().outline(), run);
    modelled
        .test_start()
        .iter()
        .for_each(|delta| drop(aggregator.merge(delta)));
    thread::scope(|scope| {
        let mut heard = start(scope, modelled, shards);
        let mut at = Tick::ZERO;
        while let Some(delta) = next(&mut heard) {
            if delta.at > at && at > Tick::ZERO {
                on_second(&aggregator);
            }
            at = delta.at;
            aggregator.merge(&delta);
        }
    });
    modelled
        .test_stop()
        .iter()
        .for_each(|delta| drop(aggregator.merge(delta)));
    aggregator.result()
}

type Heard = Peekable<IntoIter<Delta>>;

fn start<'s>(scope: &'s Scope<'s, '_>, modelled: &'s Modelled, count: u32) -> Vec<Heard> {
    let thread = |index| {
        let (tell, heard) = sync_channel(AHEAD);
        scope.spawn(move || {
            // Nobody listens any more only if the other end has panicked, which ends the process.
            modelled.shard(Shard { index, count }, |delta| drop(tell.send(delta)));
        });
        heard.into_iter().peekable()
    };
    (0..count).map(thread).collect()
}

/// The earliest delta that has not been taken, so that the result does not depend on who was faster.
fn next(heard: &mut [Heard]) -> Option<Delta> {
    let place = |heard: &mut Heard| heard.peek().map(|delta| (delta.at, delta.shard));
    let places: Vec<_> = heard.iter_mut().map(place).collect();
    let earliest = places.iter().flatten().min()?;
    let index = places
        .iter()
        .position(|place| place.as_ref() == Some(earliest))?;
    heard[index].next()
}

fn unix_ms() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| since.as_millis() as u64)
}
