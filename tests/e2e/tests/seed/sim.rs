//! Core's simulator with a target that keeps what it was sent.

use std::cell::RefCell;
use std::rc::Rc;

use katydid_core::plan::{Plan, Request};
use katydid_core::scenario::Scenario;
use katydid_core::scenario::edit;
use katydid_core::sim::{DemoTarget, Reply, Target, simulate};
use katydid_core::stats::Snapshot;
use katydid_core::tick::Tick;

use crate::outcome::{Checked, Counted, Outcome, Sent};
use crate::row::{Row, Size};

/// Where the simulated target of the flags' host is.
const HOST: &str = "demo://elsewhere";

/// Asserts the row's effect of the whole scenario and of the small one, and that of three shards.
pub(crate) fn check(row: &Row) {
    let whole = play(row, &row.whole_text(), row.whole, 1);
    whole.assert_counts_agree();
    (row.effect)(&whole);
    for shards in [1, 3] {
        let outcome = small(row, shards);
        outcome.assert_counts_agree();
        (row.effect)(&outcome);
    }
}

/// What comes of the small scenario.
pub(crate) fn small(row: &Row, shards: u32) -> Outcome {
    play(row, &row.small_text("demo://shop"), row.small, shards)
}

fn play(row: &Row, text: &str, size: Size, shards: u32) -> Outcome {
    let plan = compiled(text, &row.flags(HOST));
    let sent = Rc::<RefCell<Vec<Sent>>>::default();
    let target = |shard| Keeping {
        demo: DemoTarget::new(plan.seed, shard),
        sent: Rc::clone(&sent),
    };
    let result = simulate(&plan, shards, target).result;
    let sent = sent.take();
    outcome(size, sent, &result)
}

/// As the command line would change it.
fn compiled(text: &str, flags: &[String]) -> Plan {
    let (mut text, mut tags) = (text.to_owned(), [Vec::new(), Vec::new()]);
    for pair in flags.chunks(2) {
        match pair[0].as_str() {
            "--threads" => {}
            "--tags" => tags[0].push(pair[1].clone()),
            "--exclude-tags" => tags[1].push(pair[1].clone()),
            flag => text = set(&text, flag, &pair[1]),
        }
    }
    let scenario = Scenario::parse(&text).unwrap_or_else(|why| panic!("{why:?}\n{text}"));
    let scenario = scenario
        .with_tags(&tags[0], &tags[1])
        .expect("tasks are left");
    Plan::compile(&scenario).unwrap_or_else(|why| panic!("{why:?}\n{text}"))
}

fn set(text: &str, flag: &str, value: &str) -> String {
    let field = flag.trim_start_matches('-').replace('-', "_");
    let path: &[&str] = match field.as_str() {
        "host" => &["host"],
        field => &["load", field],
    };
    edit::set(text, path, value).expect("a field of the scenario")
}

/// The demo target, and what it was sent in its order.
struct Keeping {
    demo: DemoTarget,
    sent: Rc<RefCell<Vec<Sent>>>,
}

impl Target for Keeping {
    fn reply(&mut self, request: &Request, now: Tick) -> Reply {
        let reply = self.demo.reply(request, now);
        let at = now.as_seconds();
        self.sent.borrow_mut().push(Sent {
            at,
            answered: at + reply.time.as_secs_f64(),
            method: request.method.as_str().to_owned(),
            origin: request.origin().to_owned(),
            target: request.path().to_owned(),
            headers: request.headers.clone(),
            body: String::from_utf8_lossy(&request.body).into_owned(),
        });
        reply
    }
}

fn outcome(size: Size, sent: Vec<Sent>, result: &Snapshot) -> Outcome {
    let rows = result.rows.iter().map(|row| Counted {
        name: format!("{} {}", row.method, row.name),
        requests: row.requests,
        failures: row.failures,
    });
    let failures = result.failures.iter();
    let checks = result.checks.iter().map(|check| Checked {
        name: check.name.clone(),
        passes: check.passes,
        fails: check.fails,
    });
    Outcome {
        size,
        exact: true,
        host: HOST.to_owned(),
        sent,
        rows: rows.collect(),
        failures: failures
            .map(|row| format!("{} {}", row.name, row.error))
            .collect(),
        checks: checks.collect(),
    }
}
