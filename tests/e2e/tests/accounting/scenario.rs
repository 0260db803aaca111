//! Random scenarios, the same for the same seed.

use std::fmt::Write as _;

use fastrand::Rng;

use crate::ending::Ending;

/// Tasks that differ in what they send, how it is answered and how it is counted.
const TASKS: [&str; 12] = [
    "get: /hello",
    "get: /missing",
    "get: /broken",
    "get: /slow",
    "get: /slow?late, timeout: 0.1s",
    "get: '/items?id=${random.int(1, 9)}', name: '/items?id=[id]'",
    "get: /restless",
    "put: /orders/7, form: { item: 8 }",
    "steps: [{ transaction: buy, steps: [{ post: /orders, json: { item: 7 } }, { delete: /orders/7 }] }]",
    "steps: [{ transaction: fail, steps: [{ get: /broken/in }, { wait: 0.02 }, { head: /hello }] }]",
    "steps: [{ rename: renamed, steps: [{ get: /renamed/a }, { wait: 0.01 }, { post: /renamed/b }] }]",
    "steps: [{ parallel: [{ get: /at/once }, { patch: /at/once }, { get: /missing/at/once }] }]",
];

/// The name that a target has in these scenarios' reports.
pub(crate) fn name(target: &str) -> String {
    let path = target.split('?').next().unwrap_or_default();
    match path.split('/').nth(1) {
        Some("items") => "/items?id=[id]".to_owned(),
        Some("renamed") => "renamed".to_owned(),
        _ => target.to_owned(),
    }
}

/// A scenario that ends this way.
pub(crate) fn scenario(seed: u64, host: &str, ending: Ending) -> String {
    let mut rng = Rng::with_seed(seed);
    let is_open = rng.u8(..3) == 0;
    let mut text = format!("name: Accounting\nhost: {host}\nseed: {seed}\n");
    text += &load(&mut rng, is_open, ending);
    if ending == Ending::Threshold {
        let requests = rng.u32(5..60);
        let _ = writeln!(
            text,
            "thresholds: [{{ expect: requests < {requests}, abort: true }}]"
        );
    }
    text += "users:\n";
    (0..rng.usize(1..3)).for_each(|class| text += &users(&mut rng, class, is_open, ending));
    text
}

fn load(rng: &mut Rng, is_open: bool, ending: Ending) -> String {
    let users = rng.u32(if ending.is_brought() { 4 } else { 1 }..=30);
    let form = match is_open {
        true => format!(
            "arrivals: {{ rate: {}, max_users: {users}, distribution: poisson }}",
            rng.u32(20..150)
        ),
        false => format!("users: {users}, spawn_rate: {}", rng.u32(20..200)),
    };
    let ends = match ending {
        Ending::RunTime => format!("run_time: {}ms", rng.u32(300..1500)),
        Ending::Iterations => format!("run_time: 15s, iterations: {}", rng.u32(1..120)),
        Ending::Killed => "run_time: 2s".to_owned(),
        _ => "run_time: 15s".to_owned(),
    };
    let stop_timeout = if rng.bool() || ending == Ending::Abort {
        "3s"
    } else {
        "100ms"
    };
    format!("load: {{ {form}, {ends}, stop_timeout: {stop_timeout} }}\n")
}

fn users(rng: &mut Rng, class: usize, is_open: bool, ending: Ending) -> String {
    let mut text = format!("  - name: Class{class}\n    weight: {}\n", rng.u32(1..4));
    if !is_open {
        let shortest = f64::from(rng.u32(10..40)) / 1000.0;
        let _ = writeln!(
            text,
            "    wait_time: between({shortest}, {})",
            shortest * 3.0
        );
    }
    if rng.bool() {
        text += "    on_start: [{ get: /login }]\n    on_stop: [{ post: /logout }]\n";
    }
    text += "    tasks:\n";
    let count = rng.usize(3..8);
    for task in rng.choose_multiple(TASKS, count) {
        let _ = writeln!(text, "      - {{ {}, weight: {} }}", task, rng.u32(1..4));
    }
    if ending == Ending::Abort {
        // Somebody has to be waiting when the abort comes.
        text += "      - { get: /slower, weight: 12 }\n";
    }
    if ending == Ending::StopTest {
        let _ = writeln!(
            text,
            "      - steps: [{{ if: t > {}, then: [{{ stop_test: {{}} }}] }}]",
            rng.f64()
        );
    }
    text
}
