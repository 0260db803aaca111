//! From values to places and back.

/// A straight mapping of one range to another, such as seconds to pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Scale {
    from: (f64, f64),
    to: (f64, f64),
}

impl Scale {
    /// Maps `from.0` to `to.0` and `from.1` to `to.1`; a range without extent maps to `to.0`.
    pub(crate) fn new(from: (f64, f64), to: (f64, f64)) -> Self {
        Self { from, to }
    }

    /// Where a value is.
    pub(crate) fn at(&self, value: f64) -> f64 {
        map(value, self.from, self.to)
    }

    /// The value at a place.
    pub(crate) fn value(&self, place: f64) -> f64 {
        map(place, self.to, self.from)
    }
}

fn map(value: f64, from: (f64, f64), to: (f64, f64)) -> f64 {
    let extent = from.1 - from.0;
    if extent == 0.0 {
        to.0
    } else {
        to.0 + (value - from.0) / extent * (to.1 - to.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_map_to_places_and_back() {
        let upward = Scale::new((0.0, 10.0), (200.0, 100.0));
        assert_eq!(
            [0.0, 5.0, 10.0].map(|value| upward.at(value)),
            [200.0, 150.0, 100.0]
        );
        assert_eq!(upward.value(150.0), 5.0);
    }

    #[test]
    fn a_range_without_extent_maps_to_its_start() {
        assert_eq!(Scale::new((3.0, 3.0), (7.0, 9.0)).at(3.0), 7.0);
    }
}
