//! Long series made short without losing what stands out.

/// A place on a line; without a value the line is broken.
pub(crate) type Sample = (f64, Option<f64>);

/// At most about `most` samples that draw as the same line: of each stretch its least and greatest stay.
pub(crate) fn thin(samples: &[Sample], most: usize) -> Vec<Sample> {
    if samples.len() <= most.max(2) {
        return samples.to_vec();
    }
    let stretch = (2 * samples.len()).div_ceil(most.max(2));
    samples.chunks(stretch).flat_map(extremes).collect()
}

/// The least and the greatest in the order of time, or one gap where there is no value.
fn extremes(stretch: &[Sample]) -> Vec<Sample> {
    let values = || stretch.iter().filter(|(_, value)| value.is_some());
    let least = values().min_by(|a, b| compare(a, b));
    let greatest = values().max_by(|a, b| compare(a, b));
    match (least, greatest) {
        (Some(a), Some(b)) if a.0 < b.0 => vec![*a, *b],
        (Some(a), Some(b)) if a.0 > b.0 => vec![*b, *a],
        (Some(only), _) => vec![*only],
        _ => stretch.first().copied().into_iter().collect(),
    }
}

fn compare(a: &Sample, b: &Sample) -> std::cmp::Ordering {
    a.1.unwrap_or_default().total_cmp(&b.1.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples(count: u32) -> Vec<Sample> {
        (0..count)
            .map(|index| (f64::from(index), Some(f64::from(index % 7))))
            .collect()
    }

    #[test]
    fn a_short_series_stays_as_it_is() {
        assert_eq!(thin(&samples(100), 100), samples(100));
    }

    #[test]
    fn a_spike_among_thousands_stays() {
        let mut long = samples(10_000);
        long[5_003].1 = Some(900.0);
        let short = thin(&long, 400);
        assert!(short.len() <= 400, "{}", short.len());
        assert!(short.contains(&(5_003.0, Some(900.0))));
    }

    #[test]
    fn time_never_goes_back() {
        let short = thin(&samples(5_000), 300);
        assert!(short.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn a_gap_stays_a_gap() {
        let gap: Vec<Sample> = (0..1000).map(|index| (f64::from(index), None)).collect();
        assert!(thin(&gap, 10).iter().all(|(_, value)| value.is_none()));
    }
}
