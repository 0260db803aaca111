use std::time::Duration;

use serde_json::Value;

use super::*;

mod answers;
mod settings;

const CALM: Demo = Demo {
    latency: Duration::ZERO,
    jitter: Duration::ZERO,
    errors: 0.0,
    size: 0,
};

fn ask(demo: &Demo, method: &str, target: &str, seed: u64) -> DemoAnswer {
    demo.answer(
        &DemoRequest {
            method,
            target,
            headers: &[("X-Tag", "a"), ("x-tag", "b")],
            body: b"hi",
        },
        seed,
    )
}

fn get(target: &str) -> DemoAnswer {
    ask(&CALM, "GET", target, 1)
}

fn json(answer: &DemoAnswer) -> Value {
    serde_json::from_slice(&answer.body).unwrap()
}

fn delay(answer: &DemoAnswer) -> Duration {
    match answer.delay {
        Delay::For(time) => time,
        Delay::Forever => panic!("it hangs"),
    }
}
