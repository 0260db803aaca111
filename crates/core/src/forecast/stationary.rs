//! Where a markov chain is in the long run.

use crate::plan::TaskPlan;

/// The most steps, each a look at every edge.
const STEPS: usize = 20_000;
const EDGES: usize = 20_000_000;

/// Change below which it has come to rest.
const REST: f64 = 1e-13;

/// The part of its time that the chain of these tasks is at each of them, from the first on. A task without a
/// successor is followed by the first, as a set that is entered again.
///
/// By the power method on the lazy chain (half of each step stays), which rests where the chain does, also if the
/// chain goes round in circles.
pub(super) fn stationary(tasks: &[TaskPlan]) -> Vec<f64> {
    let mut now = vec![0.0; tasks.len()];
    now[0] = 1.0;
    let edges: usize = tasks.iter().map(|task| task.next.len().max(1)).sum();
    for _ in 0..STEPS.min(EDGES / edges + 1) {
        let next = step(tasks, &now);
        let change: f64 = now
            .iter()
            .zip(&next)
            .map(|(now, next)| (now - next).abs())
            .sum();
        now = next;
        if change < REST {
            break;
        }
    }
    now
}

fn step(tasks: &[TaskPlan], now: &[f64]) -> Vec<f64> {
    let mut next: Vec<f64> = now.iter().map(|part| part / 2.0).collect();
    for (task, part) in tasks.iter().zip(now) {
        if task.next.is_empty() {
            next[0] += part / 2.0;
        }
        let (mut before, total) = (0, f64::from(task.total_next()));
        for &(to, cumulative) in &task.next {
            next[to] += part / 2.0 * f64::from(cumulative - before) / total;
            before = cumulative;
        }
    }
    next
}
