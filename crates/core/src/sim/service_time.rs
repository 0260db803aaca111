//! How long a modelled target takes to serve a request.

use std::f64::consts::TAU;
use std::time::Duration;

use crate::number;
use crate::random::Stream;
use crate::scenario::parse_duration;
use crate::tick::seconds;

/// How long a modelled target takes to serve a request once it is its turn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ServiceTime {
    /// Always the same.
    Constant(Duration),
    /// By chance, with this mean.
    Exponential(Duration),
    /// Most near the median, few very long.
    Lognormal {
        /// Half take longer.
        median: Duration,
        /// The standard deviation of the logarithm; finite, at least zero.
        sigma: f64,
    },
    /// Anything from the first to the second.
    Uniform(Duration, Duration),
}

/// Time must pass, or a user that asks again and again would stop it.
const SHORTEST: Duration = Duration::from_micros(1);

const FORMS: &str = "20ms, exponential(20ms), lognormal(20ms, 0.5) or uniform(10ms, 30ms)";

impl ServiceTime {
    /// What a target is modelled with when nobody says: 20 ms.
    pub const USUAL: Self = Self::Constant(Duration::from_millis(20));

    /// As it is written: `20ms`, `exponential(20ms)`, `lognormal(20ms, 0.5)`, `uniform(10ms, 30ms)`.
    ///
    /// # Errors
    /// What it is not, in words.
    pub fn parse(text: &str) -> Result<Self, String> {
        let read = match text
            .trim()
            .strip_suffix(')')
            .and_then(|call| call.split_once('('))
        {
            None => parse_duration(text).map(Self::Constant),
            Some((name, list)) => {
                let list: Vec<&str> = list.split(',').map(str::trim).collect();
                Self::named(name.trim(), &list)
            }
        };
        read.ok_or_else(|| format!("not a service time such as {FORMS}"))
    }

    fn named(name: &str, list: &[&str]) -> Option<Self> {
        match (name, list) {
            ("constant", [time]) => parse_duration(time).map(Self::Constant),
            ("exponential", [mean]) => parse_duration(mean).map(Self::Exponential),
            ("lognormal", [median, sigma]) => Some(Self::Lognormal {
                median: parse_duration(median)?,
                sigma: number::parse(sigma).filter(|sigma| (0.0..=10.0).contains(sigma))?,
            }),
            ("uniform", [from, to]) => {
                let (from, to) = (parse_duration(from)?, parse_duration(to)?);
                (from <= to).then_some(Self::Uniform(from, to))
            }
            _ => None,
        }
    }

    /// One draw, of at least a microsecond.
    #[must_use]
    pub fn draw(&self, random: &mut Stream) -> Duration {
        let drawn = match *self {
            Self::Constant(time) => time,
            Self::Exponential(mean) => seconds(random.exponential(1.0) * mean.as_secs_f64()),
            Self::Lognormal { median, sigma } => {
                seconds(median.as_secs_f64() * libm::exp(sigma * normal(random)))
            }
            Self::Uniform(from, to) => from + (to - from).mul_f64(random.unit()),
        };
        drawn.max(SHORTEST)
    }
}

/// Normally distributed with mean 0 and deviation 1 (Box and Muller, 1958).
fn normal(random: &mut Stream) -> f64 {
    let radius = f64::sqrt(-2.0 * libm::log(1.0 - random.unit()));
    radius * libm::cos(TAU * random.unit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Purpose;

    fn drawn(text: &str) -> Vec<f64> {
        let time = ServiceTime::parse(text).unwrap();
        let mut random = Stream::new(1, 2, Purpose::Target);
        let mut all: Vec<f64> = (0..20_001)
            .map(|_| time.draw(&mut random).as_secs_f64())
            .collect();
        all.sort_by(f64::total_cmp);
        all
    }

    fn mean(all: &[f64]) -> f64 {
        all.iter().sum::<f64>() / all.len() as f64
    }

    #[test]
    fn a_time_alone_is_constant() {
        let all = drawn("20ms");
        assert_eq!((all[0], all[20_000]), (0.02, 0.02));
    }

    #[test]
    fn an_exponential_has_its_mean() {
        assert!((mean(&drawn("exponential(20ms)")) - 0.02).abs() < 0.0005);
    }

    #[test]
    fn a_lognormal_has_its_median_and_a_long_tail() {
        let all = drawn("lognormal(20ms, 0.5)");
        assert!((all[10_000] - 0.02).abs() < 0.0005, "{}", all[10_000]);
        assert!(mean(&all) > 0.021 && all[20_000] > 0.08);
    }

    #[test]
    fn a_uniform_stays_between() {
        let all = drawn("uniform(10ms, 30ms)");
        assert!(all[0] >= 0.01 && all[20_000] <= 0.03 && (mean(&all) - 0.02).abs() < 0.0005);
    }

    #[test]
    fn no_time_at_all_is_a_microsecond() {
        assert_eq!(drawn("0")[0], 1e-6);
    }

    #[test]
    fn what_is_no_service_time_is_told_what_one_is() {
        for text in [
            "",
            "fast",
            "uniform(3ms, 1ms)",
            "lognormal(1ms)",
            "lognormal(1ms, -1)",
            "gamma(1ms)",
        ] {
            let message = ServiceTime::parse(text).unwrap_err();
            assert!(message.contains("uniform(10ms, 30ms)"), "{text}: {message}");
        }
    }
}
