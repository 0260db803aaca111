//! Nothing is lost: random runs, ended in every way, are held to the log of a target that is not ours, in every form
//! of output at once.
//!
//! `KATYDID_ACCOUNTING_RUNS` says how many runs, `KATYDID_ACCOUNTING_SEED` the first one's seed; each has the next.

mod ending;
mod forms;
mod full_disk;
mod killed;
mod locust;
mod run;
mod scenario;
mod truth;

use std::env;
use std::sync::Mutex;
use std::thread;

use ending::Ending;
use run::Counted;

/// Enough for every way to end, some of them twice.
const RUNS: u64 = 12;

/// Runs at once; most of their time they wait.
const AT_ONCE: usize = 3;

fn number(variable: &str) -> Option<u64> {
    let value = env::var(variable).ok()?;
    Some(
        value
            .parse()
            .unwrap_or_else(|why| panic!("{variable}: {why}")),
    )
}

fn first_seed() -> u64 {
    number("KATYDID_ACCOUNTING_SEED").unwrap_or_else(|| u64::from(fastrand::u32(..)))
}

/// What was seen of all runs together.
#[derive(Debug, Default)]
struct Seen {
    lies: Vec<String>,
    runs: Vec<(Ending, Counted)>,
}

fn see(seeds: std::ops::Range<u64>) -> Seen {
    let (seeds, seen) = (Mutex::new(seeds), Mutex::new(Seen::default()));
    let next = || seeds.lock().expect("no run panics").next();
    let work = || {
        while let Some(seed) = next() {
            let ending = Ending::ALL[(seed % 8) as usize];
            let ran = thread::spawn(move || run::lies(seed, ending)).join();
            let mut seen = seen.lock().expect("no run panics");
            match ran {
                Ok((lies, counted)) => {
                    seen.lies.extend(lies);
                    seen.runs.push((ending, counted));
                }
                Err(_) => seen
                    .lies
                    .push(format!("the run of seed {seed} could not be judged")),
            }
        }
    };
    thread::scope(|scope| (0..AT_ONCE).for_each(|_| drop(scope.spawn(work))));
    seen.into_inner().expect("no run panics")
}

#[test]
fn every_request_is_counted_once_in_every_form_however_a_run_ends() {
    let first = first_seed();
    let runs = number("KATYDID_ACCOUNTING_RUNS").unwrap_or(RUNS);
    let seen = see(first..first + runs);
    let lies = seen.lies;
    assert!(
        lies.is_empty(),
        "{} of {runs} runs from seed {first} on: {}",
        lies.len(),
        lies.join("\n")
    );
    let all = |count: fn(&Counted) -> u64, ending: Ending| {
        seen.runs
            .iter()
            .filter(|(of, _)| *of == ending)
            .map(|(_, counted)| count(counted))
            .sum::<u64>()
    };
    if runs >= Ending::ALL.len() as u64 {
        assert!(
            all(|counted| counted.aborted, Ending::Abort) > 0,
            "an abort drops requests"
        );
        assert!(
            all(|counted| counted.unanswered, Ending::Killed) > 0,
            "an ended target answers nothing"
        );
    }
}

#[test]
fn a_killed_run_leaves_all_but_its_last_interval() {
    let first = first_seed();
    let killed = (first..first + 10).map(|seed| thread::spawn(move || killed::lies(seed)));
    let killed = killed.collect::<Vec<_>>().into_iter();
    let lies = killed
        .flat_map(|killed| killed.join().expect("it is judged"))
        .collect::<Vec<_>>();
    assert!(lies.is_empty(), "{}", lies.join("\n"));
}
