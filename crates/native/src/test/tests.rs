//! Tests in code, most of them in virtual time.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use katydid_core::plan::Request;
use katydid_core::scenario::Task;
use katydid_core::sim::Reply;
use katydid_core::stats::{Row, Snapshot};
use katydid_core::tick::Tick;

use crate::{TaskEnd, Test};

mod ends;
mod listens;
mod measures;
mod places;

const MILLIS: Duration = Duration::from_millis(1);

/// A test of one class `A` with this load and these fields; without those, with no task yet.
fn test(load: &str, fields: &str) -> Test {
    if fields.is_empty() {
        let mut test = test(load, DECLARED);
        test.scenario_mut().users[0].behaviour.tasks.clear();
        return test;
    }
    let text = format!(
        "katydid: 1\nhost: http://a\nload: {{ {load} }}\nusers:\n- name: A\n  wait_time: constant(1)\n{fields}"
    );
    Test::read(&text).unwrap()
}

/// One declared task.
const DECLARED: &str = "  tasks: [{ get: /declared }]\n";

/// A target that answers everything with 200 after 10 ms.
fn quick(_: &Request, _: Tick) -> Reply {
    Reply::empty(10 * MILLIS, Ok(200))
}

fn row<'a>(result: &'a Snapshot, method: &str, name: &str) -> &'a Row {
    let mut rows = result.rows.iter();
    rows.find(|row| row.method == method && row.name == name)
        .unwrap_or_else(|| panic!("no row {method} {name}"))
}

/// A list that closures share.
type Shared<T> = Arc<Mutex<Vec<T>>>;

fn shared<T>() -> (Shared<T>, Shared<T>) {
    let list = Shared::default();
    (Arc::clone(&list), list)
}
