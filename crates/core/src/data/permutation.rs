//! Shuffling without memory.

use super::mix::mix;

/// What stands at `index` when `0..length` is shuffled by `key`; `index` below `length`.
///
/// A Feistel network over the next power of four that holds `length`, walked until it falls below
/// `length` (Black and Rogaway, "Ciphers with arbitrary finite domains", 2002): under four steps on
/// average, whatever the length.
pub(super) fn shuffled(index: u64, length: u64, key: u64) -> u64 {
    let half = half_bits(length);
    let mut at = index;
    loop {
        at = feistel(at, half, key);
        if at < length {
            return at;
        }
    }
}

/// Half of the bits, rounded up, that the numbers below `length` need.
fn half_bits(length: u64) -> u32 {
    let bits = u64::BITS - length.saturating_sub(1).leading_zeros();
    bits.div_ceil(2).max(1)
}

/// Luby and Rackoff want 4 rounds; the halves of few rows have few bits, so more are made.
const ROUNDS: u64 = 8;

fn feistel(value: u64, half: u32, key: u64) -> u64 {
    let mask = (1 << half) - 1;
    let (mut left, mut right) = (value >> half, value & mask);
    for round in 0..ROUNDS {
        (left, right) = (right, left ^ (mix(key, right << 3 | round) & mask));
    }
    left << half | right
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_shuffle_has_every_number_once(length in 1..3_000u64, key: u64) {
            let mut all: Vec<u64> = (0..length).map(|index| shuffled(index, length, key)).collect();
            all.sort_unstable();
            prop_assert!(all.into_iter().eq(0..length));
        }

        #[test]
        fn two_places_of_a_long_shuffle_hold_two_numbers(
            length in 2..=u64::from(u32::MAX), first: u64, second: u64, key: u64,
        ) {
            let (first, second) = (first % length, second % length);
            let (one, other) = (shuffled(first, length, key), shuffled(second, length, key));
            prop_assert!(one < length && other < length);
            prop_assert_eq!(one == other, first == second);
        }
    }

    #[test]
    fn every_number_comes_first_about_equally_often() {
        for length in [2, 3, 5, 10, 16] {
            let mut firsts = vec![0u32; length as usize];
            for key in 0..10_000 {
                firsts[shuffled(0, length, mix(0, key)) as usize] += 1;
            }
            let fair = 10_000 / length as u32;
            let is_fair = |&count: &u32| count.abs_diff(fair) < fair / 5;
            assert!(firsts.iter().all(is_fair), "{length}: {firsts:?}");
        }
    }

    #[test]
    fn three_rows_come_in_all_six_orders() {
        let mut orders: Vec<Vec<u64>> = (0..200)
            .map(|key| (0..3).map(|at| shuffled(at, 3, mix(7, key))).collect())
            .collect();
        orders.sort();
        orders.dedup();
        assert_eq!(orders.len(), 6);
    }
}
