//! The runs, many at once.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::{fs, io::Write as _};

use katydid_e2e::places;
use katydid_e2e::process::Process;

use crate::experiment::{Pair, Side};

/// Runs at once: few enough requests in all that the machine has time to spare.
const AT_ONCE: usize = 24;

/// Makes what is missing: the runs before of all pairs, then all runs after.
pub(crate) fn make(pairs: &[Pair], seconds: u32, folder: &Path) {
    fs::create_dir_all(folder).expect("it can be made");
    let sides = [Side::Before, Side::After].into_iter();
    let all = sides.flat_map(|side| pairs.iter().map(move |pair| (pair, side)));
    let is_missing = |(pair, side): &(&Pair, Side)| !pair.file(*side, folder).exists();
    let missing: Vec<(&Pair, Side)> = all.filter(is_missing).collect();
    let target = Target::start();
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some((pair, side)) = missing.get(next.fetch_add(1, Ordering::Relaxed)) {
            let scenario = pair.scenario(*side, &target.url, seconds);
            run(&scenario, pair.seed(*side), &pair.file(*side, folder));
        }
    };
    thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(work);
        }
    });
}

/// A running demo target.
struct Target {
    url: String,
    _process: Process,
}

impl Target {
    fn start() -> Self {
        let mut command = Command::new(places::binary());
        let process = Process::start(command.args(["demo", "--port", "0"]), "");
        let url = process.find("address", |line| {
            let (_, after) = line.split_once("is at ")?;
            Some(after.split_once(' ')?.0.trim_end_matches('/').to_owned())
        });
        Self {
            url,
            _process: process,
        }
    }
}

/// Written beside its place first, so that a run that was ended halfway is made again.
fn run(scenario: &str, seed: u32, file: &Path) {
    let unfinished = file.with_extension("part");
    let mut command = Command::new(places::binary());
    command.args([
        "run",
        "-",
        "--only-summary",
        "--threads",
        "1",
        "--seed",
        &seed.to_string(),
    ]);
    command.arg("--result-file").arg(&unfinished);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut child = command.spawn().expect("it can be run");
    let mut stdin = child.stdin.take().expect("it is piped");
    stdin.write_all(scenario.as_bytes()).expect("it reads");
    drop(stdin);
    let status = child.wait().expect("it ends");
    assert!(status.success(), "{command:?}: {status}");
    fs::rename(unfinished, file).expect("it has written its result");
}
