//! `cargo xtask bench accuracy`: whether the engine does what it is asked to, and measures what there is.
//!
//! Engine and target share this machine, and so its cores: a saturated pair is the slower for it, and what is found below
//! saturation is the engine's at its worst.
#![expect(clippy::print_stdout, reason = "its figures are what it is for")]

mod ran;
mod target;

use std::time::Duration;

use ran::Ran;
use target::Target;

/// Users, each with a connection.
const USERS: u32 = 50;

/// Seconds over which a rate is taken.
const SECONDS: u64 = 20;

/// Parts of the saturation.
const PARTS: [f64; 3] = [0.1, 0.4, 0.7];

/// How far a rate may be off.
const RATE_OFF: f64 = 0.005;

/// How late 99 of 100 requests may be sent at most, in microseconds.
const LATE: u64 = 2000;

/// Microseconds that the target takes, and for how many of a hundred requests.
const KNOWN: [(u64, u32); 4] = [(5_000, 60), (20_000, 30), (60_000, 8), (150_000, 2)];

/// From when on the target answers nobody, and for how long.
const STALL: (Duration, Duration) = (Duration::from_secs(5), Duration::from_secs(2));

fn main() {
    let target = Target::start();
    println!("{:<44} {:>26}  {:<22} verdict", "what", "was", "limit");
    rates(&target);
    percentiles(&target);
    stall(&target);
}

fn say(what: &str, was: &str, limit: &str, is_met: bool) {
    let verdict = if is_met { "met" } else { "NOT MET" };
    println!("{what:<44} {was:>26}  {limit:<22} {verdict}");
}

fn scenario(target: &Target, load: &str, wait: &str, tasks: &str) -> String {
    format!(
        "host: {}\nload: {{ {load} }}\nusers: [{{ name: U{wait}, tasks: [{tasks}] }}]",
        target.url
    )
}

const AT_ONCE: &str = "{ get: /micros/0 }";

fn users(seconds: u64) -> String {
    format!("users: {USERS}, spawn_rate: 1000, run_time: {seconds}s")
}

fn rates(target: &Target) {
    let busy = Ran::of(&scenario(target, &users(7), "", AT_ONCE)).rate(4);
    println!("saturation: {busy:.0} requests/s of {USERS} users without waits, on one thread");
    for part in PARTS {
        let each = (busy * part / f64::from(USERS)).floor().max(1.0);
        let wait = format!(", wait_time: constant_throughput({each})");
        let text = scenario(target, &users(SECONDS + 3), &wait, AT_ONCE);
        rate("constant_throughput", part, each * f64::from(USERS), &text);
        let asked = (busy * part).floor();
        let load = format!(
            "arrivals: {{ rate: {asked}, max_users: {} }}, run_time: {}s",
            USERS * 4,
            SECONDS + 3
        );
        rate(
            "arrivals",
            part,
            asked,
            &scenario(target, &load, "", AT_ONCE),
        );
    }
}

fn rate(name: &str, part: f64, asked: f64, text: &str) {
    let ran = Ran::of(text);
    let (was, late) = (ran.rate(SECONDS), ran.late(0.99));
    let off = was / asked - 1.0;
    let what = format!("{name}, {:.0} % of saturation", part * 100.0);
    let told = format!("{was:.1} of {asked:.0}/s, {:+.3} %", off * 100.0);
    say(
        &format!("{what}: rate"),
        &told,
        "within 0.5 %",
        off.abs() <= RATE_OFF,
    );
    let told = format!("p50 {} µs, p99 {late} µs", ran.late(0.5));
    say(
        &format!("{what}: lateness"),
        &told,
        "p99 <= 2 ms",
        late <= LATE,
    );
    if ran.result.dropped > 0 {
        println!("  {} arrivals found no free user", ran.result.dropped);
    }
}

fn percentiles(target: &Target) {
    let task =
        |(micros, weight): &(u64, u32)| format!("{{ get: /micros/{micros}, weight: {weight} }}");
    let tasks: Vec<String> = KNOWN.iter().map(task).collect();
    target.take();
    let wait = ", wait_time: between(0.01, 0.05)";
    let ran = Ran::of(&scenario(target, &users(SECONDS), wait, &tasks.join(", ")));
    let known = target.take();
    for quantile in [0.5, 0.9, 0.95, 0.99, 0.999] {
        let known = ran::of(known.clone(), quantile);
        let total = &ran.result.total;
        let both = [&total.response_times, &total.service_times];
        let [response, service] = both.map(|times| ran::of_samples(times, quantile));
        let off = response.abs_diff(known).max(service.abs_diff(known));
        say(
            &format!("p{} of known service times", quantile * 100.0),
            &format!("{known}: {response}, {service} µs"),
            "within 1 % or 1 ms",
            off <= (known / 100).max(1000),
        );
    }
}

fn stall(target: &Target) {
    let (after, length) = STALL;
    let load = "arrivals: { rate: 200, max_users: 1000 }, run_time: 12s";
    target.stall(after, length);
    let ran = Ran::of(&scenario(target, load, "", AT_ONCE));
    // Of 2400 arrivals 400 came in the stall, each of which waited for what was left of it: a tenth of all for 0.8 s or more.
    let response = ran.result.total.response.at(0.9).unwrap_or(0);
    say(
        "a stall of 2 s under 200 arrivals/s",
        &format!("p90 {} ms", response / 1000),
        "800 ms within 10 %",
        response.abs_diff(800_000) <= 80_000,
    );
    let wait = ", wait_time: constant_throughput(4)";
    target.stall(after, length);
    let ran = Ran::of(&scenario(target, &users(12), wait, AT_ONCE));
    let response = ran.result.total.response.at(0.9).unwrap_or(0);
    println!(
        "  the same rate by {USERS} users who wait for their answers hides it, as it must: p90 {} ms",
        response / 1000
    );
}
