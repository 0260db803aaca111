//! `cargo xtask bench loop`: what the user loop itself costs a request, beyond the transport.
//!
//! Another number of requests may be given, such as a small one for counting instructions with callgrind, and the
//! start of one scenario's name.
//!
//! The transport answers at once and nothing waits, so that all that is measured is ours: making, judging, counting.
#![expect(clippy::print_stdout, reason = "its figures are what it is for")]
#![expect(clippy::disallowed_methods, reason = "it measures time")]
#![expect(clippy::unwrap_used, reason = "its scenarios are its own")]

use std::cell::Cell;
use std::future::ready;
use std::rc::Rc;
use std::time::Instant;

use katydid_core::plan::{Plan, Request, Shard, UserId};
use katydid_core::platform::{Clock, Content, Transport};
use katydid_core::scenario::Scenario;
use katydid_core::stats::{Exchange, Phases};
use katydid_core::tick::Tick;
use katydid_core::user::{Control, Inputs, run_shard};

/// Requests in a round, unless another number is given.
const REQUESTS: u64 = 400_000;
/// Counted rounds, after one that warms up.
const ROUNDS: usize = 7;

const PLAIN: &str = "
host: http://127.0.0.1
load: { users: 10, spawn_rate: 10000 }
users: [{ name: Plain, tasks: [{ get: /blog }] }]
";

const EVERYTHING: &str = r#"
host: http://127.0.0.1
load: { users: 10, spawn_rate: 10000 }
data: { accounts: { inline: "user,password\nada,one\nbob,two\n", order: shuffle } }
variables: { token: none, cart: 0 }
defaults: { headers: { Accept: application/json } }
users:
  - name: Everything
    wait_time: constant(0)
    tasks:
      - name: shop
        weight: 3
        steps:
          - transaction: visit
            steps:
              - post: /login
                json: { username: "${data.accounts.user}", password: "${data.accounts.password}" }
                extract: { token: response.json.token }
              - set: { cart: "${cart + 1}" }
              - if: cart % 2 == 0
                then:
                  - rename: "/blog?id=[id]"
                    steps:
                      - get: /blog?id=${random.int(1, 10)}
                        headers: { Authorization: "Bearer ${token}" }
                        success_when: response.status == 200
                        fail_when:
                          - { when: "!response.text.contains('token')", message: Got wrong response }
                          - { when: response.elapsed > 0.5, message: Request took too long }
                        checks: { small: response.size < 1000, json: "response.headers['content-type'] == 'application/json'" }
                else:
                  - get: /cart/${cart}
                    name: /cart/[id]
      - name: two
        order: sequential
        tasks:
          - get: /first
          - steps: [{ get: /second }, { interrupt: {} }]
"#;

fn main() {
    let only = std::env::args().nth(2).unwrap_or_default();
    let requests = std::env::args()
        .nth(1)
        .map_or(REQUESTS, |number| number.parse().unwrap());
    println!(
        "{requests} requests a round, one shard, a transport that answers at once; nanoseconds a request"
    );
    for (name, text) in [("one GET", PLAIN), ("every feature", EVERYTHING)] {
        if !name.starts_with(&only) {
            continue;
        }
        let plan = Plan::compile(&Scenario::parse(text).unwrap()).unwrap();
        round(&plan, requests);
        let mut rounds: Vec<f64> = (0..ROUNDS).map(|_| round(&plan, requests)).collect();
        rounds.sort_by(f64::total_cmp);
        let (least, middle) = (rounds[0], rounds[ROUNDS / 2]);
        println!("{name:>14}: median {middle:>6.0}, least {least:>6.0}");
    }
}

/// Nanoseconds a request.
fn round(plan: &Plan, requests: u64) -> f64 {
    let (clock, control) = (Frozen, Control::default());
    let transport = AtOnce {
        sent: Rc::default(),
        requests,
        control: control.clone(),
    };
    let (sent, inputs) = (Rc::clone(&transport.sent), Inputs::default());
    let start = Instant::now();
    let run = run_shard(
        plan,
        Shard::WHOLE,
        &inputs,
        &clock,
        &transport,
        &control,
        drop,
    );
    futures_util::pin_mut!(run);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    while run.as_mut().poll(&mut context).is_pending() {}
    start.elapsed().as_nanos() as f64 / sent.get() as f64
}

/// A clock on which it is always the same time.
struct Frozen;

impl Clock for Frozen {
    fn now(&self) -> Tick {
        Tick::from_micros(1_000)
    }

    fn sleep_until(&self, _: Tick) -> impl Future<Output = ()> {
        std::future::pending()
    }
}

/// Answers at once, and aborts the run after so many.
struct AtOnce {
    sent: Rc<Cell<u64>>,
    requests: u64,
    control: Control,
}

impl Transport for AtOnce {
    type Session = ();

    fn session(&self, _: UserId) {}

    fn exchange(
        &self,
        (): &(),
        request: &Request,
        intended: Tick,
    ) -> impl Future<Output = (Exchange, Content)> {
        self.sent.set(self.sent.get() + 1);
        if self.sent.get() == self.requests {
            self.control.abort();
        }
        let exchange = Exchange {
            intended,
            sent: intended,
            started: None,
            first_byte: None,
            phases: Phases::default(),
            done: Tick::from_micros(1_234),
            outcome: Ok(200),
            bytes: 20,
        };
        let mut content = Content::default();
        if request.keep.body {
            content.body = br#"{"token":"abcdefgh"}"#.to_vec();
        }
        if request.keep.headers {
            content.headers = vec![("content-type".into(), "application/json".into())];
        }
        ready((exchange, content))
    }
}
