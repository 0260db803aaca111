//! A run in virtual time: a thread a shard, merged second by second.

use std::io::Write;
use std::iter::Peekable;
use std::sync::mpsc::{IntoIter, sync_channel};
use std::thread::{self, Scope};
use std::time::{SystemTime, UNIX_EPOCH};

use katydid_core::plan::Shard;
use katydid_core::referee::Referee;
use katydid_core::result_file::Origin;
use katydid_core::sim::Modelled;
use katydid_core::stats::{Delta, Run};
use katydid_core::tick::Tick;
use katydid_core::user::Control;

use super::files::Files;
use super::output::{Output, Screen};
use super::watch::Watched;
use super::{Ending, facts, finish, reset_note};
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
    reset_stats: bool,
    output: &Output,
    out: &mut dyn Write,
) -> Result<Ending, Failure> {
    let mut screen = Screen::new(output);
    let mut files = Files::check(output, Some(&modelled.plan().schedule))?;
    screen.note(&facts(modelled.plan()));
    screen.note(&reset_note(reset_stats, modelled.plan()));
    files.begin();
    let shards = modelled.shards(threads);
    let origin = output.result_file.is_some().then(|| katydid::origin(None));
    let mut referee = simulate(&mut modelled, shards, reset_stats, origin, |referee| {
        // Nothing else needs every second, and taking it costs.
        if output.csv.is_some() {
            files.second(&referee.snapshot());
        }
        files.record(referee);
    });
    files.record(&mut referee);
    let watched = Watched {
        result: referee.result(),
        files,
        stopped: false,
        failure: None,
        referee,
    };
    Ok(finish(watched, output, &mut screen, out))
}

/// With the origin that its result file is to tell, if it has one.
fn simulate(
    modelled: &mut Modelled,
    shards: u32,
    reset_stats: bool,
    origin: Option<Origin>,
    on_second: impl FnMut(&mut Referee),
) -> Referee {
    let run = Run {
        started_unix_ms: unix_ms(),
        shards,
        simulated: true,
        reset_stats,
    };
    let mut seconds = Seconds {
        referee: Referee::new(modelled.plan(), run),
        at: Tick::ZERO,
        on_second,
    };
    origin
        .into_iter()
        .for_each(|origin| seconds.referee.record(origin));
    let merge = |referee: &mut Referee, delta: Option<Delta>| {
        delta.iter().for_each(|delta| referee.merge(delta));
    };
    merge(&mut seconds.referee, modelled.test_start());
    match shards {
        1 => alone(modelled, &mut seconds),
        _ => together(modelled, shards, &mut seconds),
    }
    merge(&mut seconds.referee, modelled.test_stop());
    seconds.referee
}

/// What is heard, second by second.
struct Seconds<F> {
    referee: Referee,
    at: Tick,
    on_second: F,
}

impl<F: FnMut(&mut Referee)> Seconds<F> {
    fn hear(&mut self, delta: &Delta) {
        if delta.at > self.at && self.at > Tick::ZERO {
            (self.on_second)(&mut self.referee);
        }
        self.at = delta.at;
        self.referee.merge(delta);
    }
}

/// One shard, which a threshold may stop.
fn alone(modelled: &Modelled, seconds: &mut Seconds<impl FnMut(&mut Referee)>) {
    let control = Control::default();
    modelled.steered(Shard::WHOLE, &control, |delta| {
        seconds.hear(&delta);
        if seconds.referee.heed_now() {
            control.stop();
        }
    });
}

fn together(modelled: &Modelled, shards: u32, seconds: &mut Seconds<impl FnMut(&mut Referee)>) {
    thread::scope(|scope| {
        let mut heard = start(scope, modelled, shards);
        while let Some(delta) = next(&mut heard) {
            seconds.hear(&delta);
        }
    });
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
