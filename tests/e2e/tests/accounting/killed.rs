//! A run that is killed: its result file lacks no more than its last interval.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use fastrand::Rng;
use katydid_e2e::target::Nginx;
use katydid_e2e::wait::eventually;

use crate::ending::Ending;
use crate::forms::{Forms, Json};
use crate::run;
use crate::scenario;
use crate::truth;

/// Kills the run of a seed, and gives what its result file does not know or makes up.
pub(crate) fn lies(seed: u64) -> Vec<String> {
    let (folder, target) = (tempfile::tempdir().expect("a folder"), Nginx::start());
    let forms = Forms {
        folder: folder.path(),
    };
    let text = scenario::scenario(seed, &target.url(), Ending::Interrupt);
    let process = run::start(&forms, true, 2, &text);
    eventually("a result file", || {
        forms.file(run::RESULT).exists().then_some(())
    });
    let seen = watch(
        &target,
        &forms.file(run::RESULT),
        Duration::from_millis(Rng::with_seed(!seed).u64(1200..4000)),
    );
    process.kill();
    drop(process.end());
    target.settle();
    let again = run::report(&forms.file(run::RESULT), &forms.options(true));
    if again.code != Some(0) {
        return vec![format!("seed {seed}: {again:?}")];
    }
    let json = Json::new(&forms.text("run.json"));
    let told = run::told(&json, &forms.text("run_failures.csv"));
    let mut lies = truth::made_up(&told, &target.log.lines(), scenario::name);
    let known = told.values().map(truth::Told::logged).sum::<u64>();
    if known < seen {
        lies.push(format!(
            "it knows {known} requests, {seen} were logged before its last interval"
        ));
    }
    lies.into_iter()
        .map(|lie| format!("seed {seed}, killed: {lie}"))
        .collect()
}

/// Watches log and result file for so long. Gives how many requests were in the log before the file grew twice more:
/// what it grew by first was of the interval that they came in or of one before, and what it grew by next of a later one.
fn watch(target: &Nginx, result: &Path, time: Duration) -> u64 {
    let start = Instant::now();
    let (mut bytes, mut logged, mut before) = (0, 0, 0);
    let (mut once, mut twice) = (0, 0);
    eventually("moment", || {
        let grown = fs::metadata(result).map_or(0, |file| file.len());
        if grown > bytes {
            bytes = grown;
            twice = std::mem::replace(&mut once, before);
        }
        before = std::mem::replace(&mut logged, target.log.lines().len() as u64);
        (start.elapsed() >= time).then_some(twice)
    })
}
