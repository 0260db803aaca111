//! Where the time of a request goes.

use super::RowId;
use crate::tick::Tick;

/// Whether this platform counts them: a page shows none, and is smaller without.
const ARE_COUNTED: bool = cfg!(not(target_family = "wasm"));

/// A part of the time from sending a request to the last byte of its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Looking up the host's name.
    Dns,
    /// Opening the connection.
    Connect,
    /// The TLS handshake.
    Tls,
    /// Handing the request to the network.
    Send,
    /// From there to the first byte of the answer: the target's own time, and one way there and back.
    FirstByte,
    /// From there to its last byte.
    Receive,
}

impl Phase {
    /// In the order in which a request goes through them.
    pub const ALL: [Self; 6] = [
        Self::Dns,
        Self::Connect,
        Self::Tls,
        Self::Send,
        Self::FirstByte,
        Self::Receive,
    ];

    /// As programs read it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Dns => "dns",
            Self::Connect => "connect",
            Self::Tls => "tls",
            Self::Send => "send",
            Self::FirstByte => "first_byte",
            Self::Receive => "receive",
        }
    }

    /// As people read it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Dns => "DNS",
            Self::Connect => "Connect",
            Self::Tls => "TLS",
            Self::Send => "Send",
            Self::FirstByte => "First byte",
            Self::Receive => "Receive",
        }
    }
}

/// How long a request took in each phase, in microseconds; `None` where there was no such phase (a kept connection is not
/// opened), or nobody knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Phases([Option<u32>; Phase::ALL.len()]);

impl Phases {
    /// Adds the time between two moments to a phase: a redirect goes through one more than once.
    pub fn add(&mut self, phase: Phase, from: Tick, to: Tick) {
        let micros = to.as_micros().saturating_sub(from.as_micros());
        let micros = u32::try_from(micros).unwrap_or(u32::MAX);
        let known = &mut self.0[phase as usize];
        *known = Some(known.unwrap_or(0).saturating_add(micros));
    }

    /// Adds what another request took in each: one that was sent for the same.
    pub fn merge(&mut self, other: Self) {
        for (known, other) in self.0.iter_mut().zip(other.0) {
            let sum = |other: u32| known.unwrap_or(0).saturating_add(other);
            *known = other.map(sum).or(*known);
        }
    }

    /// Microseconds in a phase.
    #[must_use]
    pub const fn get(&self, phase: Phase) -> Option<u32> {
        self.0[phase as usize]
    }
}

/// The times that requests took in one phase, in microseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct PhaseTimes {
    /// How many requests went through it.
    pub count: u64,
    /// The sum.
    pub sum: u64,
    /// The longest; 0 while there is none.
    pub max: u64,
}

impl PhaseTimes {
    /// The mean; `None` without any.
    #[must_use]
    pub fn average(&self) -> Option<f64> {
        (self.count > 0).then(|| self.sum as f64 / self.count as f64)
    }

    fn merge(&mut self, other: Self) {
        self.count += other.count;
        self.sum = self.sum.saturating_add(other.sum);
        self.max = self.max.max(other.max);
    }
}

/// What the requests of a row took in each phase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct RowPhases([PhaseTimes; Phase::ALL.len()]);

impl RowPhases {
    /// Counts one request.
    pub fn record(&mut self, phases: &Phases) {
        if !ARE_COUNTED {
            return;
        }
        for (times, micros) in self.0.iter_mut().zip(phases.0) {
            if let Some(micros) = micros.map(u64::from) {
                times.count += 1;
                times.sum += micros;
                times.max = times.max.max(micros);
            }
        }
    }

    /// Adds others.
    pub fn merge(&mut self, others: &Self) {
        if !ARE_COUNTED {
            return;
        }
        for (times, others) in self.0.iter_mut().zip(others.0) {
            times.merge(others);
        }
    }

    /// Of one phase.
    #[must_use]
    pub const fn of(&self, phase: Phase) -> &PhaseTimes {
        &self.0[phase as usize]
    }

    /// Whether no request is known to have gone through any.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !ARE_COUNTED || self.0.iter().all(|times| times.count == 0)
    }

    /// The phases that any request went through, and their times.
    pub fn known(&self) -> impl Iterator<Item = (Phase, PhaseTimes)> {
        let all = Phase::ALL.into_iter().zip(self.0);
        all.filter(|(_, times)| times.count > 0)
    }
}

/// What the requests of one row took in each phase since the last delta.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct PhasesDelta {
    /// The row.
    pub row: RowId,
    /// The times.
    pub phases: RowPhases,
}

/// Adds others in the same numbers; both ascend by row.
pub(crate) fn add(known: &mut Vec<PhasesDelta>, others: &[PhasesDelta]) {
    if !ARE_COUNTED {
        return;
    }
    for other in others {
        match known.binary_search_by_key(&other.row, |it| it.row) {
            Ok(at) => known[at].phases.merge(&other.phases),
            Err(at) => known.insert(at, *other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tick(micros: u64) -> Tick {
        Tick::from_micros(micros)
    }

    fn phases(of: &[(Phase, u64)]) -> Phases {
        let mut phases = Phases::default();
        for &(phase, micros) in of {
            phases.add(phase, tick(5), tick(5 + micros));
        }
        phases
    }

    #[test]
    fn a_phase_that_nobody_went_through_is_none_and_not_zero() {
        let kept = phases(&[(Phase::Send, 0), (Phase::FirstByte, 7)]);
        assert_eq!(kept.get(Phase::Connect), None);
        assert_eq!(kept.get(Phase::Send), Some(0));
        let mut row = RowPhases::default();
        row.record(&kept);
        assert_eq!(row.of(Phase::Connect).average(), None);
        assert_eq!(row.of(Phase::Send).average(), Some(0.0));
    }

    #[test]
    fn a_redirect_goes_through_a_phase_twice_and_is_one_request() {
        let mut both = phases(&[(Phase::Connect, 3), (Phase::Send, 1)]);
        both.merge(phases(&[(Phase::Send, 2), (Phase::FirstByte, 4)]));
        let wanted = phases(&[(Phase::Connect, 3), (Phase::Send, 3), (Phase::FirstByte, 4)]);
        assert_eq!(both, wanted);
        let mut row = RowPhases::default();
        row.record(&both);
        assert_eq!(row.of(Phase::Send).count, 1);
    }

    #[test]
    fn an_hour_is_not_the_longest_time_and_none_is_too_long() {
        let long = phases(&[(Phase::Receive, u64::MAX - 5)]);
        assert_eq!(long.get(Phase::Receive), Some(u32::MAX));
    }
}
