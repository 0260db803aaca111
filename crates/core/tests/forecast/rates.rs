//! Requests a second.

use crate::forecast;

fn close(found: f64, expected: f64) {
    assert!(
        (found - expected).abs() <= expected * 0.03,
        "{found} is not about {expected}"
    );
}

#[test]
fn rates_are_those_of_the_waits_and_the_service_time() {
    let text = "
host: http://t
load: { users: 1000, spawn_rate: 10, run_time: 1h }
users:
- { name: A, weight: 3, wait_time: constant(0.98), tasks: [{ get: /a }] }
- { name: B, wait_time: constant_pacing(10), tasks: [{ steps: [{ get: /b }, { get: /c }] }] }
";
    let rates = forecast(text).requests_per_second;
    close(rates.rows[0].per_second, 750.0);
    close(rates.rows[1].per_second, 25.0);
    close(rates.total, 800.0);
    close(rates.iterations, 775.0);
    assert_eq!(rates.exceptions, [""; 0]);
}

#[test]
fn a_fixed_count_is_no_more_than_it_is() {
    let text = "
host: http://t
load: { users: 101, spawn_rate: 10 }
users:
- { name: A, wait_time: constant_pacing(1), tasks: [{ get: /a }] }
- { name: F, fixed_count: 1, wait_time: constant_pacing(600), tasks: [{ get: /f }] }
";
    let rates = forecast(text).requests_per_second;
    close(rates.rows[0].per_second, 100.0);
    assert!(
        (rates.rows[1].per_second - 1.0 / 600.0).abs() < 0.0002,
        "{}",
        rates.rows[1].per_second
    );
}

#[test]
fn arrivals_have_as_many_requests_as_an_iteration() {
    let text = "
host: http://t
load: { arrivals: { rate: 20, stages: [{ duration: 1m, rate: 50 }] } }
users: [{ name: A, tasks: [{ steps: [{ get: /a }, { get: /b }] }] }]
";
    let rates = forecast(text).requests_per_second;
    close(rates.total, 100.0);
    close(rates.iterations, 50.0);
}

#[test]
fn what_is_read_of_an_answer_does_not_keep_requests_from_being_counted() {
    let text = r#"
host: http://t
env: [KEY]
load: { users: 10 }
users:
- name: A
  wait_time: constant_pacing(1)
  on_start: [{ post: /login, json: { key: "${env.KEY}" }, extract: { token: response.json.token } }]
  tasks:
  - { get: "/?t=${token}", name: /, success_when: response.status == 404, fail_when: [{ when: response.text != "ok" }] }
"#;
    let rates = forecast(text).requests_per_second;
    close(
        rates
            .rows
            .iter()
            .find(|row| row.name == "/")
            .unwrap()
            .per_second,
        10.0,
    );
    assert_eq!(rates.exceptions, [""; 0]);
}

#[test]
fn a_scenario_that_never_waits_is_foretold_in_bounded_work() {
    let text = "
host: http://t
load: { users: 100 }
users:
- { name: A, tasks: [{ steps: [{ while: \"true\", steps: [{ set: { n: \"${1}\" } }] }] }] }
- { name: B, tasks: [{ steps: [{ while: \"true\", steps: [{ get: / }] }] }] }
";
    let rates = forecast(text).requests_per_second;
    close(rates.total, 50.0 * 50.0);
}
