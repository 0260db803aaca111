//! One delta of two.

use super::{Delta, ExceptionDelta, FailureDelta, RowDelta, add_phases};

impl Delta {
    /// Adds what the intervals after it held, in the same numbers, and holds them too.
    pub fn follow(&mut self, later: Self) {
        self.further = self.further.saturating_add(later.intervals());
        self.absorb(later);
    }

    /// Adds what another counted in the same numbers: of the same interval, or of one that follows. What the numbers
    /// stand for and lines of the log belong to the run, not to an interval, and are left.
    ///
    /// Where the two can differ and not both be kept, the other's is: users, what is in flight, whether it is paused.
    pub(super) fn absorb(&mut self, other: Self) {
        self.users.clone_from(&other.users);
        self.in_flight = other.in_flight;
        self.paused = other.paused;
        self.count(other);
    }

    /// Adds every sum of another in the same numbers, and what is the most of either.
    pub(crate) fn count(&mut self, other: Self) {
        self.at = self.at.max(other.at);
        self.users_most = self.users_most.max(other.users_most);
        self.in_flight_max = self.in_flight_max.max(other.in_flight_max);
        rows(&mut self.rows, other.rows);
        rows(&mut self.transactions, other.transactions);
        failures(&mut self.failures, other.failures);
        exceptions(&mut self.exceptions, other.exceptions);
        checks(&mut self.checks, other.checks);
        self.iterations += other.iterations;
        self.dropped += other.dropped;
        self.stopped = self.stopped.max(other.stopped);
        self.log_left_out += other.log_left_out;
        self.lateness.merge(other.lateness);
        self.ended |= other.ended;
        add_phases(&mut self.phases, &other.phases);
    }
}

fn rows(known: &mut Vec<RowDelta>, others: Vec<RowDelta>) {
    for other in others {
        match known.binary_search_by_key(&other.row, |row| row.row) {
            Ok(at) => known[at].absorb(&other),
            Err(at) => known.insert(at, other),
        }
    }
}

impl RowDelta {
    fn absorb(&mut self, other: &Self) {
        self.requests += other.requests;
        self.failures += other.failures;
        self.aborted += other.aborted;
        self.bytes += other.bytes;
        self.last = self.last.max(other.last);
        self.response.merge(other.response);
        self.service.merge(other.service);
        self.response_times.merge(&other.response_times);
        self.service_times.merge(&other.service_times);
    }
}

fn failures(known: &mut Vec<FailureDelta>, others: Vec<FailureDelta>) {
    for other in others {
        let key = |delta: &FailureDelta| (delta.row, delta.failure);
        match known.binary_search_by_key(&key(&other), key) {
            Ok(at) => known[at].seen.merge(other.seen),
            Err(at) => known.insert(at, other),
        }
    }
}

fn exceptions(known: &mut Vec<ExceptionDelta>, others: Vec<ExceptionDelta>) {
    for other in others {
        let key = |delta: &ExceptionDelta| (delta.path, delta.message);
        match known.binary_search_by_key(&key(&other), key) {
            Ok(at) => known[at].seen.merge(other.seen),
            Err(at) => known.insert(at, other),
        }
    }
}

fn checks(known: &mut Vec<(u64, u64)>, others: Vec<(u64, u64)>) {
    if known.is_empty() {
        *known = others;
        return;
    }
    for (known, other) in known.iter_mut().zip(others) {
        *known = (known.0 + other.0, known.1 + other.1);
    }
}
