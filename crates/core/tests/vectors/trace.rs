//! What a run does to the microsecond: natively and in a browser the very same.

use std::cell::RefCell;
use std::time::Duration;

use katydid_core::load::EventKind;
use katydid_core::plan::{Plan, Request, Shard};
use katydid_core::scenario::Scenario;
use katydid_core::sim::{Reply, simulate};
use katydid_core::tick::Tick;

/// A scenario, and the first requests that a run of it sends: `1500000 GET /cart`, in microseconds.
#[derive(serde::Serialize, serde::Deserialize)]
pub(crate) struct Run {
    pub(crate) text: String,
    pub(crate) classes: String,
    pub(crate) requests: Vec<String>,
}

/// The runs that are kept.
pub(crate) fn runs() -> Vec<Run> {
    serde_json::from_str(include_str!("runs.json")).expect("the vectors")
}

/// What this build makes of a scenario.
pub(crate) fn trace(text: &str) -> Run {
    let scenario = Scenario::parse(text).expect("it parses");
    let plan = Plan::compile(&scenario).expect("it compiles");
    Run {
        text: text.to_owned(),
        classes: classes(&plan),
        requests: requests(&plan, 120),
    }
}

/// The first letter of each user's class, in the order in which they start.
fn classes(plan: &Plan) -> String {
    let events = plan.schedule.dispatcher(Shard::WHOLE);
    let starts = events
        .into_iter()
        .flatten()
        .filter_map(|event| match event.kind {
            EventKind::Start { class, .. } => Some(&plan.class(class).name),
            EventKind::Stop { .. } => None,
        });
    starts.filter_map(|name| name.chars().next()).collect()
}

fn requests(plan: &Plan, count: usize) -> Vec<String> {
    let sent = RefCell::new(Vec::new());
    simulate(plan, 1, |_| {
        |request: &Request, now: Tick| {
            let row = plan.rows.get(request.row.0 as usize);
            let name = row.map_or(request.path(), |row| &row.name);
            let line = format!("{} {} {name}", now.as_micros(), request.method.as_str());
            sent.borrow_mut().push(line);
            Reply::empty(Duration::from_micros(31_415), Ok(200))
        }
    });
    let mut sent = sent.into_inner();
    sent.truncate(count);
    sent
}
