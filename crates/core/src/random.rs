//! Seeded draws: the same (seed, user, purpose) gives the same numbers on every platform.

/// What a stream of draws is for, so that one use never shifts another's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u64)]
pub enum Purpose {
    /// Which task a user does next.
    Task = 1,
    /// How long it waits between tasks.
    Wait = 2,
    /// What a modelled target answers.
    Target = 3,
    /// When iterations arrive.
    Arrival = 4,
    /// What a user's expressions draw.
    Value = 5,
    /// What the expressions of the test's own steps draw.
    Test = 6,
}

/// SplitMix64: 8 bytes of state, passes `BigCrush`.
///
/// Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
#[derive(Clone, Debug)]
pub struct Stream(u64);

const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

impl Stream {
    /// The stream of this user for this purpose.
    #[must_use]
    pub fn new(seed: u64, user: u32, purpose: Purpose) -> Self {
        let keyed = mix(seed.wrapping_add(GOLDEN)) ^ (u64::from(user) << 8 | purpose as u64);
        Self(mix(keyed.wrapping_add(GOLDEN)))
    }

    /// The stream of whoever has this arrival: apart from every user's.
    #[must_use]
    pub fn of_arrival(seed: u64, arrival: u64, purpose: Purpose) -> Self {
        let keyed = mix(mix(seed.wrapping_add(GOLDEN)) ^ arrival);
        Self(mix(keyed ^ purpose as u64))
    }

    /// The next 64 bits.
    pub fn next_u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(GOLDEN);
        mix(self.0)
    }

    /// Uniform in `0.0..1.0`, from the 53 high bits.
    pub fn unit(&mut self) -> f64 {
        (self.next_u64() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// Uniform in `0..bound`; `bound` above zero.
    ///
    /// Multiply and shift (Lemire, "Fast random integer generation in an interval", 2019) without
    /// the rejection step: its bias is below `bound / 2⁶⁴`.
    pub fn below(&mut self, bound: u32) -> u32 {
        ((u128::from(self.next_u64()) * u128::from(bound)) >> 64) as u32
    }

    /// Exponentially distributed with the given rate, by inversion; mean `1 / rate`.
    pub fn exponential(&mut self, rate: f64) -> f64 {
        -libm::log(1.0 - self.unit()) / rate
    }
}

fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_gives_the_reference_numbers_for_seed_1234567() {
        let mut stream = Stream(1_234_567);
        let first: Vec<u64> = (0..3).map(|_| stream.next_u64()).collect();
        assert_eq!(
            first,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423
            ]
        );
    }

    #[test]
    fn users_and_purposes_have_streams_of_their_own() {
        let draw = |user, purpose| Stream::new(42, user, purpose).next_u64();
        let mut draws = [
            draw(0, Purpose::Task),
            draw(1, Purpose::Task),
            draw(0, Purpose::Wait),
            Stream::new(43, 0, Purpose::Task).next_u64(),
        ];
        draws.sort_unstable();
        assert!(draws.windows(2).all(|pair| pair[0] != pair[1]));
    }

    #[test]
    fn an_exponential_has_the_mean_it_is_asked_for() {
        let mut stream = Stream::new(7, 7, Purpose::Wait);
        let mean = (0..100_000).map(|_| stream.exponential(4.0)).sum::<f64>() / 100_000.0;
        assert!((mean - 0.25).abs() < 0.005, "mean {mean}");
    }

    #[test]
    fn a_bounded_draw_covers_its_range_evenly() {
        let mut stream = Stream::new(1, 2, Purpose::Task);
        let mut counts = [0u32; 3];
        (0..30_000).for_each(|_| counts[stream.below(3) as usize] += 1);
        assert!(
            counts.iter().all(|&count| (9_700..10_300).contains(&count)),
            "{counts:?}"
        );
    }
}
