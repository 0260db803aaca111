//! How much of something a scenario may ask for.

use std::ops::RangeInclusive;

/// The most users of a run.
pub(in crate::scenario) const MAX_USERS: u64 = 10_000_000;

/// Users where there must be some.
pub(in crate::scenario) const USERS: RangeInclusive<u64> = 1..=MAX_USERS;

/// Users where there may be none.
pub(in crate::scenario) const ANY_USERS: RangeInclusive<u64> = 0..=MAX_USERS;

/// Iterations after which something ends.
pub(in crate::scenario) const ITERATIONS: RangeInclusive<u64> = 1..=u64::MAX;

/// Any seed.
pub(in crate::scenario) const SEED: RangeInclusive<u64> = 0..=u64::MAX;

/// What a task or a successor may weigh.
pub(in crate::scenario) const WEIGHT: RangeInclusive<u64> = 1..=1_000_000;

/// Redirects that one request may follow.
pub(in crate::scenario) const REDIRECTS: RangeInclusive<u64> = 0..=100;

/// How deep steps may be nested within steps.
pub(in crate::scenario) const DEPTH: usize = 20;

/// Steps in a whole scenario.
pub(in crate::scenario) const STEPS: usize = 10_000;

/// Thresholds of a scenario: each second of a run judges them all, each within the budget of an expression.
pub(in crate::scenario) const THRESHOLDS: usize = 200;
