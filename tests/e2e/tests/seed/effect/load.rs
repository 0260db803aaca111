//! How much is asked of the target in a time.

use super::waits::{ROUNDING, gaps};
use crate::outcome::Outcome;

const REQUESTS: [&str; 3] = ["GET /hello", "GET /world", "GET /products"];

/// 11: users × rate tasks a second; three requests a task make thrice that.
pub(crate) fn users_times_rate(outcome: &Outcome) {
    let [hello, world, products] = REQUESTS.map(|name| outcome.requests(name));
    assert!(hello == world && world == products, "{:?}", outcome.rows);
    let size = outcome.size;
    let most = f64::from(size.users) * ((size.seconds / size.pause).floor() + 1.0);
    assert!(hello as f64 <= most, "{hello} tasks, not above {most}");
    if outcome.exact {
        steady(outcome);
    } else {
        assert!(hello as f64 >= most / 2.0, "{hello} tasks of {most}");
    }
}

/// Once every user is there, the rate is what was asked for, to a hundredth.
fn steady(outcome: &Outcome) {
    let size = outcome.size;
    let (from, to) = (size.seconds / 3.0, size.seconds / 3.0 + size.pause * 2.0);
    let counted = outcome
        .sent
        .iter()
        .filter(|sent| (from..to).contains(&sent.at))
        .count();
    let rate = counted as f64 / (to - from);
    let wanted = 3.0 * f64::from(size.users) / size.pause;
    assert!(
        (rate / wanted - 1.0).abs() < 0.01,
        "{rate} a second, not {wanted}"
    );
}

/// 12: the rate falls below, and users are not added to hold it.
pub(crate) fn slow_tasks_lower_the_rate(outcome: &Outcome) {
    let size = outcome.size;
    let takes = if size.pause > 1.0 { 11.0 } else { 0.3 };
    for own in outcome.users() {
        let most = (size.seconds / takes).ceil() as usize;
        assert!((2..=most).contains(&own.len()), "{} of {most}", own.len());
        assert_apart(outcome, &gaps(&own), takes);
    }
}

/// Further apart than the throughput asks for, by what a task takes.
fn assert_apart(outcome: &Outcome, gaps: &[f64], takes: f64) {
    let mean = gaps.iter().sum::<f64>() / gaps.len() as f64;
    assert!(mean > outcome.size.pause, "{gaps:?}");
    // A request may come late to its target, and the next in time.
    let least = takes * if outcome.exact { 1.0 } else { 0.5 };
    assert!(gaps.iter().all(|gap| *gap >= least - ROUNDING), "{gaps:?}");
}
