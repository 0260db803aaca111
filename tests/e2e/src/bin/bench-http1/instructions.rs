//! Instructions in user space and system calls a request, which no load of the machine disturbs.

use std::path::Path;
use std::process::Command;

use crate::nginx::Nginx;
use crate::scenario::{CHANGING, CHECKED, FRESH, QUIET, TWO_TASKS, scenario};
use crate::tool::Tool;
use crate::tools::{katydid, wrk};

/// How long each runs, in seconds.
const SECONDS: u32 = 5;

/// What is done once a second or once a run. Under callgrind a second holds a thirtieth of the requests that it holds
/// else, so that this would count thirty times.
const NOW_AND_THEN: [&str; 3] = [
    "Running::hear",
    "Running::result",
    "Engine<C,T>::take_delta",
];

/// What a run took of something that is counted.
#[derive(Clone, Copy, Debug)]
struct Counted {
    requests: u64,
    count: u64,
    /// Of that, what is done now and then.
    apart: u64,
}

pub(crate) fn measure() {
    let nginx = Nginx::start(1);
    let url = &nginx.url;
    println!(
        "user-space instructions a request, by callgrind; in brackets what is done once a second:"
    );
    let wrk = |seconds| instructions(&wrk(url, seconds, 1));
    say("wrk", wrk(SECONDS), wrk(1));
    for (name, tasks) in [
        ("two tasks", TWO_TASKS),
        ("with a check and an extraction", CHECKED),
        ("the same of answers with a token of their own", FRESH),
        ("the same of answers that share no item", CHANGING),
    ] {
        let katydid = |wait| instructions(&katydid(scenario(url, tasks, wait, SECONDS), 1));
        say(name, katydid(""), katydid(QUIET));
    }
    let calls = calls(&katydid(scenario(url, TWO_TASKS, "", SECONDS), 1));
    println!(
        "system calls a request, by strace: {:.2}",
        calls.count as f64 / calls.requests as f64
    );
}

/// The difference of two runs, so that the start drops out.
fn say(name: &str, busy: Counted, quiet: Counted) {
    let requests = busy.requests - quiet.requests;
    let each = |of: fn(Counted) -> u64| (of(busy).saturating_sub(of(quiet))) / requests;
    println!(
        "{:>8} ({:>4})  {name} ({requests} requests)",
        each(|run| run.count - run.apart),
        each(|run| run.apart),
    );
}

fn instructions(tool: &Tool) -> Counted {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("callgrind.out");
    let out = format!("--callgrind-out-file={}", file.display());
    let ran = tool.run("0", &["valgrind", "--tool=callgrind", &out]);
    let collected = |line: &str| line.split_once("Collected : ")?.1.parse().ok();
    Counted {
        requests: ran.requests,
        count: first(&ran.errors, collected),
        apart: now_and_then(&file),
    }
}

fn now_and_then(file: &Path) -> u64 {
    let mut annotate = Command::new("callgrind_annotate");
    let output = annotate.arg("--inclusive=yes").arg(file).output();
    let output = output.expect("it comes with valgrind").stdout;
    let text = String::from_utf8_lossy(&output);
    let own = |line: &&str| NOW_AND_THEN.iter().any(|name| line.contains(name));
    let counts = text.lines().filter(own).filter_map(|line| {
        let count = line.split_whitespace().next()?.replace(',', "");
        count.parse::<u64>().ok()
    });
    counts.sum()
}

fn calls(tool: &Tool) -> Counted {
    let ran = tool.run("0", &["strace", "-f", "-c"]);
    let total = |line: &str| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let is_total = words.last() == Some(&"total");
        words.get(3).filter(|_| is_total)?.parse().ok()
    };
    Counted {
        requests: ran.requests,
        count: first(&ran.errors, total),
        apart: 0,
    }
}

fn first(text: &str, count: impl Fn(&str) -> Option<u64>) -> u64 {
    let found = text.lines().find_map(count);
    found.unwrap_or_else(|| panic!("no count in {text}"))
}
