//! Instructions in user space and system calls a request, which no load of the machine disturbs.

use crate::nginx::Nginx;
use crate::scenario::{CHECKED, QUIET, TWO_TASKS, scenario};
use crate::tool::{Ran, Tool};

/// How long each runs, in seconds.
const SECONDS: u32 = 5;

/// What a run took of something that is counted.
#[derive(Clone, Copy, Debug)]
struct Counted {
    requests: u64,
    count: u64,
}

pub(crate) fn measure() {
    let nginx = Nginx::start(1);
    let url = &nginx.url;
    let wrk = |seconds| Tool::Wrk {
        url: url.clone(),
        seconds,
    };
    println!("user-space instructions a request, by callgrind:");
    say("wrk", instructions(&wrk(SECONDS)), instructions(&wrk(1)));
    for (name, tasks) in [
        ("two tasks", TWO_TASKS),
        ("with a check and an extraction", CHECKED),
    ] {
        // Of the same length, so that what is done once a second drops out as the start does.
        let katydid = |wait| Tool::Katydid {
            scenario: scenario(url, tasks, wait, SECONDS),
        };
        say(
            name,
            instructions(&katydid("")),
            instructions(&katydid(QUIET)),
        );
    }
    let calls = calls(&Tool::Katydid {
        scenario: scenario(url, TWO_TASKS, "", SECONDS),
    });
    println!(
        "system calls a request, by strace: {:.2}",
        calls.count as f64 / calls.requests as f64
    );
}

fn say(name: &str, busy: Counted, quiet: Counted) {
    let requests = busy.requests - quiet.requests;
    let each = (busy.count - quiet.count) / requests;
    println!("{each:>8}  {name} ({requests} requests)");
}

fn instructions(tool: &Tool) -> Counted {
    let under = [
        "valgrind",
        "--tool=callgrind",
        "--callgrind-out-file=/dev/null",
    ];
    counted(&tool.run(&under), |line| {
        let (_, count) = line.split_once("Collected : ")?;
        count.parse().ok()
    })
}

fn calls(tool: &Tool) -> Counted {
    counted(&tool.run(&["strace", "-f", "-c"]), |line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let is_total = words.last() == Some(&"total");
        words.get(3).filter(|_| is_total)?.parse().ok()
    })
}

fn counted(ran: &Ran, count: impl Fn(&str) -> Option<u64>) -> Counted {
    let found = ran.errors.lines().find_map(count);
    Counted {
        requests: ran.requests,
        count: found.unwrap_or_else(|| panic!("no count in {}", ran.errors)),
    }
}
