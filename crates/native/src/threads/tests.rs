//! A thread that breaks.

use katydid_core::plan::{Request, UserId};
use katydid_core::platform::Content;
use katydid_core::scenario::Scenario;
use katydid_core::stats::{Cause, Exchange};
use tokio::sync::mpsc::unbounded_channel;

use super::*;
use crate::{EngineError, Running};

struct Broken;

impl Transport for Broken {
    type Session = ();

    fn session(&self, _user: UserId) {}

    async fn exchange(&self, (): &(), _: &Request, _: Tick) -> (Exchange, Content) {
        panic!("a bug")
    }
}

/// What comes of a run in which every request is a bug.
async fn broken(more: &str) -> (String, String) {
    let text = format!(
        "katydid: 1\nhost: demo://shop\nusers: [{{ name: User, tasks: [{{ get: / }}] }}]\n{more}"
    );
    let plan = Arc::new(Plan::compile(&Scenario::parse(&text).unwrap()).unwrap());
    let ((events, heard), controls) = (unbounded_channel(), Controls::new(1));
    let mut running = Running::new(controls.clone(), heard, Arc::clone(&plan));
    let transport = |_: &Plan, _, _| Broken;
    let threads = Threads {
        plan,
        controls,
        events,
        transport,
    };
    threads.start(Inputs::default()).unwrap();
    let Err(EngineError::ThreadFailed { thread, message }) = running.next().await else {
        panic!("no error")
    };
    assert!(running.next().await.unwrap().is_none());
    assert_eq!(running.result().cause, Some(Cause::Failed));
    (thread, message)
}

#[tokio::test]
async fn a_thread_that_panics_ends_the_run_with_an_error() {
    let ended = |thread: &str| (thread.to_owned(), "a bug".to_owned());
    assert_eq!(broken("").await, ended("0"));
    assert_eq!(
        broken("on_test_start: [{ get: / }]").await,
        ended("on_test_start")
    );
    assert_eq!(broken("on_test_stop: [{ get: / }]").await, ended("0"));
}
