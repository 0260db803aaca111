//! A run with everything a scenario can say.

use katydid_core::stats::{Snapshot, State};
use katydid_core::tick::Tick;
use katydid_core::user::{Change, Hook};
use katydid_core::wire::Message;
use katydid_web::engine::worker::Worker;
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{Session, counted_all, target};

/// Everything at once: what an answer gave goes into the next request, its judgement is counted, and the test's own
/// steps come first and last.
#[wasm_bindgen_test]
async fn a_run_with_everything_reports_what_the_server_counted() {
    let text = format!(
        r#"
host: {}
load: {{ users: 2, spawn_rate: 1000, run_time: 4s }}
data:
  accounts: {{ json: [ada, bob, eve], order: shuffle }}
on_test_start:
  - post: /login
    extract: {{ token: response.json.token }}
  - log: "token of ${{size(token)}} letters"
on_test_stop:
  - post: /logout
users:
  - name: A
    wait_time: constant(0.05)
    variables: {{ kind: "", where: "" }}
    tasks:
      - name: look
        steps:
          - get: /echo/${{data.accounts.value}}?token=${{token}}
            name: look
            extract: {{ kind: 'response.headers["content-type"]', where: response.url }}
            fail_when:
              - {{ when: '!response.text.contains(token)', message: no token came back }}
              - {{ when: response.text.contains("eve"), message: it was eve }}
            checks: {{ is json: 'response.headers["content-type"].startsWith("application/json")', is small: response.size < 1 }}
          - if: kind.startsWith("application/json") && where.contains("/echo/")
            then: [{{ get: /world?latency=1ms, name: then }}]
            else: [{{ get: /slow, name: else }}]
"#,
        target()
    );
    let paths = [
        "/login",
        "/logout",
        "/echo/ada",
        "/echo/bob",
        "/echo/eve",
        "/world",
    ];
    let before = counted_all(paths).await;
    let mut session = Session::new(&text);
    assert!(session.hook(Hook::TestStart).await.goes_on);
    let mut told = Vec::new();
    session
        .users(|snapshot, worker| steer(snapshot, worker, &mut told))
        .await;
    assert!(session.hook(Hook::TestStop).await.goes_on);
    let after = counted_all(paths).await;
    let served: Vec<u64> = after
        .iter()
        .zip(&before)
        .map(|(now, then)| now - then)
        .collect();

    let result = session.aggregator.result();
    let requests = |name: &str| {
        let row = result.rows.iter().find(|row| row.name == name);
        row.unwrap_or_else(|| panic!("no {name}: {:?}", result.exceptions))
            .requests
    };
    assert_eq!([requests("/login"), requests("/logout")], [1, 1]);
    assert_eq!(served[..2], [1, 1]);
    assert_eq!(requests("look"), served[2..5].iter().sum::<u64>());
    assert_eq!(requests("then"), served[5]);
    assert_eq!(result.total.failures, served[4]);
    assert_eq!(result.failures[0].error, "it was eve");
    let checks: Vec<_> = result
        .checks
        .iter()
        .map(|check| (check.passes, check.fails))
        .collect();
    assert_eq!(checks, [(requests("look"), 0), (0, requests("look"))]);
    assert!(served[2..5].iter().all(|&count| count > 0), "{served:?}");
    assert_eq!(result.log.len(), 1, "{:?}", result.log);
    assert_eq!(told, ["pause", "resume", "change"]);
    assert_eq!(result.series.iter().map(|point| point.users).max(), Some(5));
    assert_eq!(result.total.aborted, 0);
}

/// Pauses a run at its first report, lets it go on as soon as it stands, and then has more users.
fn steer(snapshot: &Snapshot, worker: &Worker, told: &mut Vec<&str>) {
    let (word, message) = match (snapshot.state, &told[..]) {
        (State::Spawning | State::Running, []) => ("pause", Message::Pause),
        (State::Paused, ["pause"]) => ("resume", Message::Resume),
        (State::Running, ["pause", "resume"]) => {
            let change = Change {
                at: Tick::from_seconds(snapshot.elapsed + 0.5),
                users: 5,
                spawn_rate: 1000.0,
            };
            ("change", Message::Change(change))
        }
        _ => return,
    };
    told.push(word);
    worker.receive(&message.encode());
}
