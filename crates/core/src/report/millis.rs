//! Milliseconds of microseconds: as a number, and as people read them.

use crate::stats::Quantiles;

/// To the microsecond.
pub(super) fn exact(micros: f64) -> f64 {
    f64::round(micros) / 1000.0
}

/// Whole milliseconds from 100 on, one decimal from 10, two below; `-` for none.
#[must_use]
pub fn millis(micros: Option<f64>) -> String {
    match micros.map(|micros| micros / 1000.0) {
        None => "-".to_owned(),
        Some(millis) if millis >= 99.95 => format!("{millis:.0}"),
        Some(millis) if millis >= 9.995 => format!("{millis:.1}"),
        Some(millis) => format!("{millis:.2}"),
    }
}

/// One of [`Quantiles::REPORTED`], in microseconds.
pub(super) fn at(times: &Quantiles, quantile: f64) -> Option<f64> {
    times.at(quantile).map(|micros| micros as f64)
}

/// All of [`Quantiles::REPORTED`], in microseconds.
pub(super) fn reported(times: &Quantiles) -> [Option<f64>; 11] {
    Quantiles::REPORTED.map(|quantile| at(times, quantile))
}

/// Median, mean, least and greatest, in microseconds.
pub(super) fn summary(times: &Quantiles) -> [Option<f64>; 4] {
    let float = |value: Option<u64>| value.map(|micros| micros as f64);
    let Quantiles {
        min, average, max, ..
    } = times;
    [at(times, 0.5), *average, float(*min), float(*max)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_show_three_digits_and_never_less_than_a_hundredth() {
        let shown =
            [4.0, 2_500.0, 9_996.0, 99_960.0, 1_234_567.0].map(|micros| millis(Some(micros)));
        assert_eq!(shown, ["0.00", "2.50", "10.0", "100", "1235"]);
        assert_eq!(millis(None), "-");
    }
}
