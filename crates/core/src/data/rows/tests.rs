use super::*;
use proptest::prelude::*;
use serde_json::json;

fn feed(rows: usize, order: Order, scope: Sharing, on_end: OnEnd) -> Feed {
    let items = (0..rows).map(|row| json!({ "id": row })).collect();
    Feed {
        order,
        scope,
        on_end,
        ..Feed::new(Source::Json(items))
    }
}

fn shared(rows: usize, order: Order, on_end: OnEnd) -> Rows {
    let feed = feed(rows, order, Sharing::Shared, on_end);
    feed.rows(42, 0).unwrap()
}

/// What each of the users takes, in the order of takes and slots, until the first has no row.
fn taken(rows: &Rows, peak: u32, takes: usize) -> Vec<usize> {
    let turns = (0..).flat_map(|take| (0..peak).map(move |slot| (slot, take)));
    let index = |(slot, take)| rows.row_at(slot, peak, take);
    turns.map_while(index).take(takes).collect()
}

fn sorted(mut rows: Vec<usize>) -> Vec<usize> {
    rows.sort_unstable();
    rows
}

fn ordered() -> impl Strategy<Value = Order> {
    prop_oneof![Just(Order::Sequential), Just(Order::Shuffle)]
}

fn any_order() -> impl Strategy<Value = Order> {
    prop_oneof![ordered(), Just(Order::Random)]
}

fn any_scope() -> impl Strategy<Value = Sharing> {
    prop_oneof![Just(Sharing::Shared), Just(Sharing::User)]
}

proptest! {
    #[test]
    fn users_together_take_each_row_once_a_lap(
        rows in 1..200usize, peak in 1..50u32, order in ordered(), laps in 1..4usize,
    ) {
        let taken = taken(&shared(rows, order, OnEnd::Recycle), peak, rows * laps);
        for lap in taken.chunks(rows) {
            prop_assert!(sorted(lap.to_vec()).into_iter().eq(0..rows));
        }
    }

    #[test]
    fn without_recycling_every_row_is_taken_once(
        rows in 1..200usize, peak in 1..50u32, order in ordered(),
    ) {
        let rows_of = shared(rows, order, OnEnd::StopUser);
        let takes = rows as u64 + 1;
        let all = (0..peak).flat_map(|slot| (0..takes).map(move |take| (slot, take)));
        let taken: Vec<usize> = all
            .filter_map(|(slot, take)| rows_of.row_at(slot, peak, take))
            .collect();
        prop_assert!(sorted(taken).into_iter().eq(0..rows));
    }

    #[test]
    fn any_number_of_shards_feed_what_one_does(
        rows in 1..100usize, peak in 1..40u32, shards in 1..8u32, order in any_order(),
        scope in any_scope(), seed: u64,
    ) {
        let feed = feed(rows, order, scope, OnEnd::Recycle);
        let whole = feed.rows(seed, 3).unwrap();
        for shard in 0..shards {
            let part = feed.rows(seed, 3).unwrap();
            for slot in (0..peak).filter(|slot| slot % shards == shard) {
                for take in 0..5 {
                    prop_assert_eq!(part.row(slot, peak, take), whole.row(slot, peak, take));
                }
            }
        }
    }

    #[test]
    fn each_user_by_itself_takes_every_row_once_a_lap(
        rows in 1..100usize, order in ordered(), slot in 0..1_000u32, lap in 0..3u64,
    ) {
        let feed = feed(rows, order, Sharing::User, OnEnd::Recycle).rows(1, 1).unwrap();
        let takes = lap * rows as u64..(lap + 1) * rows as u64;
        let taken: Vec<usize> = takes.filter_map(|take| feed.row_at(slot, 1_000, take)).collect();
        prop_assert!(sorted(taken).into_iter().eq(0..rows));
    }

    #[test]
    fn no_number_is_too_large(
        slot: u32, peak: u32, take: u64, order in any_order(), scope in any_scope(),
    ) {
        let rows = feed(7, order, scope, OnEnd::Recycle).rows(1, 1).unwrap();
        prop_assert!(rows.row_at(slot, peak, take).is_some_and(|row| row < 7));
    }
}

#[test]
fn a_sequence_goes_round_the_users() {
    let rows = shared(6, Order::Sequential, OnEnd::Recycle);
    assert_eq!(taken(&rows, 4, 8), [0, 1, 2, 3, 4, 5, 0, 1]);
    let ending = shared(6, Order::Sequential, OnEnd::StopTest);
    assert_eq!(taken(&ending, 4, 8), [0, 1, 2, 3, 4, 5]);
    assert_eq!(ending.row_at(2, 4, 1), None);
}

#[test]
fn every_lap_is_shuffled_anew_and_every_seed_feed_and_user_otherwise() {
    let lap = |seed, index, scope, slot, first: u64| -> Vec<usize> {
        let feed = feed(50, Order::Shuffle, scope, OnEnd::Recycle);
        let rows = feed.rows(seed, index).unwrap();
        let takes = first..first + 50;
        takes
            .filter_map(|take| rows.row_at(slot, 1, take))
            .collect()
    };
    let orders = [
        lap(1, 0, Sharing::Shared, 0, 0),
        lap(1, 0, Sharing::Shared, 0, 50),
        lap(2, 0, Sharing::Shared, 0, 0),
        lap(1, 1, Sharing::Shared, 0, 0),
        lap(1, 0, Sharing::User, 0, 0),
        lap(1, 0, Sharing::User, 1, 0),
        lap(1, 0, Sharing::User, 1, 50),
    ];
    for (at, order) in orders.iter().enumerate() {
        assert!(!orders[..at].contains(order), "{at}");
    }
}

#[test]
fn random_rows_never_end_and_are_drawn_evenly() {
    let rows = shared(4, Order::Random, OnEnd::StopTest);
    let mut counts = [0; 4];
    for drawn in taken(&rows, 7, 40_000) {
        counts[drawn] += 1;
    }
    assert!(
        counts.iter().all(|count| (9_500..10_500).contains(count)),
        "{counts:?}"
    );
}

#[test]
fn a_row_is_a_map_of_its_columns() {
    let feed = Feed::new(Source::Inline("user,password\nann,1\nbob,2\n".into()));
    let rows = feed.rows(1, 0).unwrap();
    let bob = Value::from(json!({"user": "bob", "password": "2"}));
    assert_eq!(rows.row(1, 2, 0), Some(&bob));
    assert_eq!(rows.table().columns(), ["user".into(), "password".into()]);
}

#[test]
fn a_file_that_was_not_read_is_a_problem() {
    let feed = Feed::new(Source::CsvFile("a.csv".into()));
    let problems = feed.rows(1, 0).unwrap_err();
    assert_eq!(problems[0].message, "the file `a.csv` was not read");
}
