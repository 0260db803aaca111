//! Bars of equal width on a logarithmic axis of time.

/// Bars over the whole range of the times.
const MOST: f64 = 48.0;

/// Samples are whole microseconds: a narrower bar would hold one of them or two, by chance.
const LEAST_MICROS: f64 = 4.0;

/// Bars of equal width on a logarithmic axis of time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bars {
    /// The logarithm to base ten of the least microseconds.
    from: f64,
    step: f64,
    count: usize,
}

impl Bars {
    /// From the least microseconds to the greatest.
    pub(super) fn between(min: u64, max: u64) -> Self {
        let (from, to) = (logarithm(min), logarithm(max));
        let least = libm::log10(1.0 + LEAST_MICROS / min.max(1) as f64);
        let step = ((to - from) / MOST).max(least);
        Self {
            from,
            step,
            count: ((to - from) / step) as usize + 1,
        }
    }

    /// Where the first begins and how wide each is, as logarithms to base ten of microseconds.
    pub(super) fn axis(self) -> (f64, f64) {
        (self.from, self.step)
    }

    pub(super) fn count(self) -> usize {
        self.count
    }

    /// The bar that these microseconds fall into.
    pub(super) fn index(self, micros: u64) -> usize {
        let index = (logarithm(micros) - self.from) / self.step;
        (index as usize).min(self.count - 1)
    }
}

fn logarithm(micros: u64) -> f64 {
    libm::log10(micros.max(1) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_at_most_so_many_and_none_is_narrower_than_samples_are_exact() {
        let counts = [(100, 3_600_000_000), (20_000, 60_000), (50, 200), (7, 7)];
        let counts = counts.map(|(min, max)| Bars::between(min, max).count());
        assert_eq!(counts, [49, 49, 19, 1]);
    }

    #[test]
    fn the_ends_are_in_the_first_and_the_last() {
        let bars = Bars::between(20_000, 60_000);
        assert_eq!((bars.index(20_000), bars.index(60_000)), (0, 48));
    }
}
