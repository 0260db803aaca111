//! What one request asks of the demo target, once path and query have had their say.

use std::time::Duration;

use super::route::Call;
use super::unit::{parse_duration, parse_ratio, parse_size};
use super::{Delay, Demo, MAX_DELAY};
use crate::number;
use crate::random::Stream;

/// The settings of one answer.
pub(super) struct Wish {
    demo: Demo,
    status: Option<u16>,
    hang: bool,
}

impl Wish {
    /// Starts from `demo`, then the path's own settings, then the query's parameters.
    pub(super) fn of(demo: &Demo, call: &Call<'_>) -> Result<Self, String> {
        let mut wish = Self {
            demo: demo.clone(),
            status: None,
            hang: false,
        };
        wish.visit_path(call)?;
        for (name, value) in form_urlencoded::parse(call.query.as_bytes()) {
            wish.take(&name, &value)
                .map_err(|problem| format!("the parameter `{name}`: {problem}"))?;
        }
        Ok(wish)
    }

    fn visit_path(&mut self, call: &Call<'_>) -> Result<(), String> {
        match (call.first, call.second) {
            ("slow", None) => {
                self.demo.latency = Duration::from_secs(1);
                self.demo.jitter = Duration::from_millis(300);
            }
            ("flaky", None) => self.demo.errors = 0.2,
            ("delay", Some(time)) => {
                self.demo.latency = parse_path_delay(time)?;
                self.demo.jitter = Duration::ZERO;
            }
            _ => {}
        }
        Ok(())
    }

    /// Parameters of other names are the application's, and are left alone.
    fn take(&mut self, name: &str, value: &str) -> Result<(), String> {
        match name {
            "latency" => self.demo.latency = parse_duration(value)?,
            "jitter" => self.demo.jitter = parse_duration(value)?,
            "errors" => self.demo.errors = parse_ratio(value)?,
            "size" => self.demo.size = parse_size(value)?,
            "status" => self.status = Some(parse_status(value)?),
            "hang" => self.hang = parse_bool(value)?,
            _ => {}
        }
        Ok(())
    }

    pub(super) fn delay(&self, draws: &mut Stream) -> Delay {
        let jitter = self.demo.jitter.mul_f64(draws.exponential(1.0));
        match self.hang {
            true => Delay::Forever,
            false => Delay::For((self.demo.latency + jitter).min(MAX_DELAY)),
        }
    }

    /// The status that replaces the path's own. With `errors`, only the failing share gets `status`.
    pub(super) fn status(&self, draws: &mut Stream) -> Option<u16> {
        let fails = draws.unit() < self.demo.errors;
        match (self.demo.errors > 0.0, fails) {
            (true, true) => Some(self.status.unwrap_or(500)),
            (true, false) => None,
            (false, _) => self.status,
        }
    }

    pub(super) fn size(&self) -> usize {
        self.demo.size
    }
}

/// Milliseconds, or a duration with its unit.
fn parse_path_delay(text: &str) -> Result<Duration, String> {
    match number::parse(text) {
        Some(_) => parse_duration(&format!("{text}ms")),
        None => parse_duration(text),
    }
}

pub(super) fn parse_status(text: &str) -> Result<u16, String> {
    let code = text.parse().ok().filter(|code| (200..600).contains(code));
    code.ok_or_else(|| format!("`{text}` is not a status code between 200 and 599"))
}

fn parse_bool(text: &str) -> Result<bool, String> {
    match text {
        "" | "1" | "true" => Ok(true),
        "0" | "false" => Ok(false),
        _ => Err(format!("`{text}` is neither `true` nor `false`")),
    }
}
