//! The same events on any number of shards come to the same snapshot.

use proptest::prelude::*;

use super::*;

/// Something a user does, at a millisecond of the first three seconds.
#[derive(Clone, Copy, Debug)]
pub(super) enum Event {
    Request { name: u8, status: u16 },
    Judged { name: u8, message: u8 },
    Exception { path: u8, message: u8 },
    Custom { name: u8, failed: bool },
    Check { index: usize, passed: bool },
    Transaction { failed: bool },
    Dropped,
    Iteration,
}

fn event() -> impl Strategy<Value = Event> {
    use Event::*;
    let status = prop::sample::select(vec![200u16, 204, 404, 500]);
    prop_oneof![
        4 => (0..8u8, status).prop_map(|(name, status)| Request { name, status }),
        1 => (0..8u8, 0..4u8).prop_map(|(name, message)| Judged { name, message }),
        1 => (0..3u8, 0..4u8).prop_map(|(path, message)| Exception { path, message }),
        1 => (0..3u8, any::<bool>()).prop_map(|(name, failed)| Custom { name, failed }),
        1 => (0..2usize, any::<bool>()).prop_map(|(index, passed)| Check { index, passed }),
        1 => any::<bool>().prop_map(|failed| Transaction { failed }),
        1 => Just(Dropped),
        1 => Just(Iteration),
    ]
}

impl Event {
    fn record(self, recorder: &mut Recorder, at: u64) {
        let word = |prefix: &str, number: u8| format!("{prefix}{number}");
        match self {
            Self::Request { name, status } => {
                answered(recorder, "GET", &word("/", name), at, Ok(status));
            }
            Self::Judged { name, message } => {
                let failure = Failure::Message(recorder.message(&word("wrong ", message)));
                let row = recorder.row("POST", &word("/", name));
                recorder.sent();
                recorder.record(row, &exchange(at, Ok(200)), Some(failure));
            }
            Self::Exception { path, message } => {
                let path = recorder.message(&word("users", path));
                let message = recorder.message(&word("no ", message));
                recorder.exception(path, message, tick(at));
            }
            Self::Custom { name, failed } => {
                let outcome = if failed { Err("broken") } else { Ok(()) };
                recorder.custom("grpc", &word("/", name), tick(0), tick(at), 3, outcome);
            }
            Self::Check { index, passed } => recorder.check(index, passed),
            Self::Transaction { failed } => {
                let row = recorder.row(crate::stats::TRANSACTION, "buy");
                recorder.transaction(row, tick(0), tick(at), failed);
            }
            Self::Dropped => recorder.dropped(),
            Self::Iteration => recorder.iteration(),
        }
    }
}

/// A millisecond, who does it, and what.
pub(super) type Deed = (u64, u32, Event);

pub(super) fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    prop::collection::vec((0..3000u64, any::<u32>(), event()), 0..200)
}

fn run(deeds: &[Deed], shards: u32) -> Snapshot {
    merged(shards, &deltas(deeds, shards))
}

/// What the shards report of it.
pub(super) fn deltas(deeds: &[Deed], shards: u32) -> Vec<Delta> {
    let mut recorders: Vec<Recorder> = (0..shards).map(|_| Recorder::new(&outline())).collect();
    let mut deltas = Vec::new();
    for second in 0..3u32 {
        let now = deeds
            .iter()
            .filter(|(at, ..)| at / 1000 == u64::from(second));
        for &(at, user, event) in now {
            event.record(&mut recorders[(user % shards) as usize], at);
        }
        let end = tick(u64::from(second + 1) * 1000);
        let recorders = (0..).zip(&mut recorders);
        deltas.extend(recorders.map(|(shard, recorder)| recorder.take_delta(shard, second, end)));
    }
    deltas
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_split_over_shards_sums_to_the_same(deeds in deeds(), shards in 2..9u32) {
        prop_assert_eq!(run(&deeds, shards), run(&deeds, 1));
    }

    #[test]
    fn rows_of_requests_failures_and_intervals_add_up_to_the_total(deeds in deeds(), shards in 1..4u32) {
        let result = run(&deeds, shards);
        let requests = result.rows.iter().filter(|row| row.method != crate::stats::TRANSACTION);
        let sum = |of: fn(&crate::stats::Row) -> u64| requests.clone().map(of).sum::<u64>();
        prop_assert_eq!(sum(|row| row.requests), result.total.requests);
        prop_assert_eq!(sum(|row| row.failures), result.total.failures);
        prop_assert_eq!(result.failures.iter().map(|row| row.occurrences).sum::<u64>(), result.total.failures);
        prop_assert_eq!(result.series.iter().map(|point| point.requests).sum::<u64>(), result.total.requests);
        let connects = |row: &crate::stats::Row| row.phases.of(Phase::Connect).sum;
        prop_assert_eq!(sum(connects), connects(&result.total));
        prop_assert_eq!(result.series.iter().map(|point| point.dropped).sum::<u64>(), result.dropped);
    }
}
