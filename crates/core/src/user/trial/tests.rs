use std::cell::RefCell;
use std::rc::Rc;

use super::*;
use crate::plan::Request;
use crate::platform::{Content, Listener};
use crate::scenario::Scenario;
use crate::sim::{ModelTransport, Reply, VirtualClock};
use crate::stats::{Exchange, Failure};

type Model = ModelTransport<VirtualClock, fn(&Request, Tick) -> Reply>;

/// What a platform does in a trial.
struct Watched {
    model: Model,
    watch: Watch,
}

impl Transport for Watched {
    type Session = ();
    const LISTENED: bool = true;

    fn session(&self, _user: UserId) {}

    async fn exchange(&self, (): &(), request: &Request, intended: Tick) -> (Exchange, Content) {
        match self.watch.turn(request) {
            Turn::Send(request) => {
                let (exchange, content) = self.model.exchange(&(), &request, intended).await;
                self.watch.note(&request, &exchange, &content);
                (exchange, content)
            }
            Turn::Again(exchange, content) => (exchange, content),
            Turn::End => std::future::pending().await,
        }
    }

    fn listener(&self) -> Option<&dyn Listener> {
        Some(&self.watch)
    }
}

/// `/broken` is, and whatever is asked for names itself.
fn reply(request: &Request, _now: Tick) -> Reply {
    let outcome = match request.path() {
        "/broken" => Err(Failure::Refused),
        _ => Ok(200),
    };
    let body = format!(
        "{{\"path\":\"{}\",\"secret\":\"hunter22\"}}",
        request.path()
    );
    Reply {
        time: std::time::Duration::from_millis(10),
        outcome,
        bytes: body.len() as u64,
        content: Content {
            headers: vec![("Content-Type".to_owned(), "application/json".to_owned())],
            body: body.into_bytes(),
            url: String::new(),
        },
    }
}

fn trial(users: &str) -> (Vec<Tried>, TrialEnd) {
    let text = format!("host: http://a.example\nenv: [SECRET]\n{users}");
    let plan = Plan::compile(&Scenario::parse(&text).unwrap()).unwrap();
    let mut inputs = Inputs::default();
    inputs
        .env
        .insert("SECRET".to_owned(), "hunter22".to_owned());
    let (clock, control, told) = (VirtualClock::default(), Control::default(), Rc::default());
    let tell: Rc<RefCell<Vec<Tried>>> = Rc::clone(&told);
    let transport = Watched {
        model: ModelTransport::new(clock.clone(), reply),
        watch: Watch::new(control.clone(), inputs.clone(), move |tried| {
            tell.borrow_mut().push(tried);
        }),
    };
    let end = clock.run(run_trial(&plan, &inputs, &clock, &transport, &control));
    (told.take(), end)
}

fn names(tried: &[Tried]) -> Vec<&str> {
    tried.iter().map(|tried| tried.name.as_str()).collect()
}

#[test]
fn every_task_of_every_class_is_run_once_in_order_and_nothing_is_waited_for() {
    let (tried, end) = trial(
        "on_test_start: [{ get: /before }]\non_test_stop: [{ get: /after }]\nusers:
  - name: A
    wait_time: constant(1000)
    on_start: [{ get: /login }]
    on_stop: [{ get: /logout }]
    tasks:
      - { get: /rare, weight: 1 }
      - { get: /often, weight: 1000 }
      - name: nested
        tasks: [{ steps: [{ get: /first }, { wait: 1000 }, { get: /second }] }]
  - { name: B, fixed_count: 1, tasks: [{ post: /b }] }",
    );
    let all = [
        "/before", "/login", "/rare", "/often", "/first", "/second", "/logout", "/b", "/after",
    ];
    assert_eq!(names(&tried), all);
    assert!(end.is_whole && end.exceptions.is_empty(), "{end:?}");
}

#[test]
fn a_request_in_a_loop_is_sent_once() {
    let (tried, end) = trial(
        "users: [{ name: A, tasks: [{ steps: [{ repeat: 500, steps: [{ get: '/${random.int(1, 9)}', name: /x }] }] }] }]",
    );
    assert_eq!(names(&tried), ["/x"]);
    assert!(end.is_whole);
}

#[test]
fn a_loop_that_waits_for_what_never_comes_ends_the_trial() {
    let forever = "{ while: 'true', steps: [{ get: /a }, { wait: 1 }] }";
    let (tried, end) = trial(&format!(
        "users: [{{ name: A, tasks: [{{ steps: [{forever}] }}] }}]"
    ));
    assert_eq!((names(&tried), end.is_whole), (vec!["/a"], false));
}

#[test]
fn no_more_than_a_few_requests_are_sent() {
    let tasks: Vec<_> = (0..30).map(|at| format!("{{ get: /{at} }}")).collect();
    let (tried, end) = trial(&format!(
        "users: [{{ name: A, tasks: [{}] }}]",
        tasks.join(", ")
    ));
    assert_eq!((tried.len() as u32, end.is_whole), (Watch::MOST, false));
}

#[test]
fn what_one_answer_holds_the_next_request_may_use_and_a_failure_stops_no_other_task() {
    let (tried, end) = trial(
        "users:
  - name: A
    on_start: [{ get: /token, extract: { token: response.json.path } }]
    tasks:
      - get: /broken
      - steps: [{ get: /used, headers: { X-Token: '${token}' } }, { fail: enough }]
      - { get: /judged, success_when: response.status == 404 }",
    );
    assert_eq!(names(&tried), ["/token", "/broken", "/used", "/judged"]);
    assert_eq!(tried[1].outcome, Err(Failure::Refused));
    assert_eq!(tried[2].asks, ["x-token"]);
    assert!(tried[3].error.as_ref().unwrap().contains("success_when"));
    assert_eq!(end.exceptions[0].1, "enough");
    assert!(end.is_whole);
}

#[test]
fn a_body_is_shown_without_secrets() {
    let (tried, _) =
        trial("users: [{ name: A, tasks: [{ get: '/?key=${env.SECRET}', name: /key }] }]");
    assert_eq!(tried[0].url, "http://a.example/?key=***");
    assert!(tried[0].text.contains("\"secret\":\"***\""), "{tried:?}");
    assert_eq!(tried[0].content_type, "application/json");
    assert_eq!(tried[0].micros, 10_000);
}
