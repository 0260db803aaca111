//! A stage for a scenario: virtual time, a target that does what the URL says, and a record of all it was sent.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use futures_util::future::join;
use katydid_core::plan::{Plan, Request, Shard};
use katydid_core::platform::{Clock, Content};
use katydid_core::scenario::Scenario;
use katydid_core::sim::{ModelTransport, Reply, VirtualClock, simulate_given};
use katydid_core::stats::{Aggregator, Delta, Failure, Run, Snapshot};
use katydid_core::tick::Tick;
use katydid_core::user::{Control, Inputs, run_shard};

/// A request that reached the target.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sent {
    /// Seconds since the start.
    pub(crate) at: f64,
    pub(crate) request: Request,
}

impl Sent {
    /// The path alone, without its query.
    pub(crate) fn path(&self) -> &str {
        self.request.path().split('?').next().unwrap_or_default()
    }

    /// `1500 /path`.
    pub(crate) fn in_millis(&self) -> String {
        format!("{} {}", (self.at * 1000.0).round(), self.path())
    }

    pub(crate) fn body(&self) -> &str {
        std::str::from_utf8(&self.request.body).expect("a text")
    }
}

/// What came of a scenario.
#[derive(Debug)]
pub(crate) struct Played {
    /// In the order of time; of one time in the order of shards.
    pub(crate) sent: Vec<Sent>,
    pub(crate) result: Snapshot,
    pub(crate) deltas: Vec<Delta>,
}

impl Played {
    /// The paths in their order.
    pub(crate) fn paths(&self) -> String {
        let paths: Vec<&str> = self.sent.iter().map(Sent::path).collect();
        paths.join(" ")
    }

    /// `0 /a, 1500 /b`: milliseconds and paths.
    pub(crate) fn timeline(&self) -> String {
        let each: Vec<String> = self.sent.iter().map(Sent::in_millis).collect();
        each.join(", ")
    }

    /// When this path was asked for, in seconds.
    pub(crate) fn times(&self, path: &str) -> Vec<f64> {
        let those = self.sent.iter().filter(|sent| sent.path() == path);
        those.map(|sent| sent.at).collect()
    }

    pub(crate) fn count(&self, path: &str) -> usize {
        self.times(path).len()
    }

    /// `path: message × occurrences`.
    pub(crate) fn exceptions(&self) -> Vec<String> {
        let each = self.result.exceptions.iter();
        each.map(|row| format!("{}: {} × {}", row.path, row.message, row.occurrences))
            .collect()
    }

    /// `METHOD name requests/failures`.
    pub(crate) fn rows(&self) -> Vec<String> {
        let each = self.result.rows.iter();
        each.map(|row| {
            format!(
                "{} {} {}/{}",
                row.method, row.name, row.requests, row.failures
            )
        })
        .collect()
    }

    /// `row: error × occurrences`.
    pub(crate) fn failures(&self) -> Vec<String> {
        let each = self.result.failures.iter();
        each.map(|row| format!("{}: {} × {}", row.name, row.error, row.occurrences))
            .collect()
    }
}

/// A scenario about to be played.
pub(crate) struct Stage {
    pub(crate) plan: Plan,
    pub(crate) inputs: Inputs,
    pub(crate) shards: u32,
}

impl Stage {
    pub(crate) fn new(text: &str) -> Self {
        let scenario =
            Scenario::parse(text).unwrap_or_else(|problems| panic!("{problems:?}\n{text}"));
        let plan =
            Plan::compile(&scenario).unwrap_or_else(|problems| panic!("{problems:?}\n{text}"));
        Self {
            plan,
            inputs: Inputs::default(),
            shards: 1,
        }
    }

    /// One user that does these steps, a task of their own, once.
    pub(crate) fn once(steps: &str) -> Self {
        Self::new(&format!(
            "host: http://t\nload: {{users: 1, run_time: 60s, iterations: 1}}\n\
             users: [{{name: A, tasks: [{{name: t, steps: {steps}}}]}}]"
        ))
    }

    pub(crate) fn on(self, shards: u32) -> Self {
        Self { shards, ..self }
    }

    pub(crate) fn with_env(mut self, name: &str, value: &str) -> Self {
        self.inputs.env.insert(name.to_owned(), value.to_owned());
        self
    }

    /// Plays it to its end.
    pub(crate) fn play(&self) -> Played {
        let sent = Rc::new(RefCell::new(Vec::new()));
        let result = simulate_given(&self.plan, self.shards, &self.inputs, |_| {
            mirror(Rc::clone(&sent))
        })
        .result;
        let mut sent = Rc::try_unwrap(sent).expect("it is over").into_inner();
        sent.sort_by(|one: &Sent, other| one.at.total_cmp(&other.at));
        Played {
            sent,
            result,
            deltas: Vec::new(),
        }
    }

    /// Plays it on one shard while something else happens on the same clock.
    pub(crate) fn steered(&self, act: impl AsyncFnOnce(&VirtualClock, &Control)) -> Played {
        let (clock, control) = (VirtualClock::default(), Control::default());
        let sent = Rc::new(RefCell::new(Vec::new()));
        let transport = ModelTransport::new(clock.clone(), mirror(Rc::clone(&sent)));
        let mut deltas = Vec::new();
        let report = |delta| deltas.push(delta);
        let run = run_shard(
            &self.plan,
            Shard::WHOLE,
            &self.inputs,
            &clock,
            &transport,
            &control,
            report,
        );
        clock.run(join(run, act(&clock, &control)));
        let result = merged(&self.plan, &deltas);
        let sent = sent.borrow().clone();
        Played {
            sent,
            result,
            deltas,
        }
    }
}

/// Plays a scenario to its end.
pub(crate) fn play(text: &str) -> Played {
    Stage::new(text).play()
}

pub(crate) fn merged(plan: &Plan, deltas: &[Delta]) -> Snapshot {
    let run = Run {
        started_unix_ms: 0,
        shards: 1,
        ..Run::default()
    };
    let mut aggregator = Aggregator::new(plan.outline(), run);
    deltas
        .iter()
        .for_each(|delta| drop(aggregator.merge(delta)));
    aggregator.result()
}

pub(crate) async fn at(clock: &VirtualClock, seconds: f64) {
    clock.sleep_until(Tick::from_seconds(seconds)).await;
}

/// A target that answers as the query says: after `ms`, with `status` (0 for none), with the request's body or `text`.
pub(crate) fn mirror(sent: Rc<RefCell<Vec<Sent>>>) -> impl FnMut(&Request, Tick) -> Reply {
    move |request, now| {
        sent.borrow_mut().push(Sent {
            at: now.as_seconds(),
            request: request.clone(),
        });
        let query = query(request);
        let number = |name| {
            query
                .get(name)
                .map(|value| value.parse::<u64>().expect("a number"))
        };
        let status = number("status").unwrap_or(200) as u16;
        let body = query
            .get("text")
            .map_or(request.body.clone(), |text| text.clone().into_bytes());
        Reply {
            bytes: body.len() as u64,
            content: Content {
                body,
                ..Content::default()
            },
            ..Reply::empty(
                Duration::from_millis(number("ms").unwrap_or(0)),
                if status == 0 {
                    Err(Failure::Refused)
                } else {
                    Ok(status)
                },
            )
        }
    }
}

fn query(request: &Request) -> BTreeMap<String, String> {
    let query = request
        .path()
        .split_once('?')
        .map_or("", |(_, query)| query);
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}
