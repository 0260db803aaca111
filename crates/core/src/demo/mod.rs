//! The demo target: a pretend shop and a few tools, as a pure function.
//!
//! The demo server, the built-in target `demo://` and the tests all ask [`Demo::answer`], so they all meet
//! the same target. It has no clock: it says how long an answer takes, and the platform waits.
//!
//! ```text
//!  Demo (settings) ──► path's own settings ──► query parameters ──► Wish ──► Reply ──► DemoAnswer
//! ```

mod guide;
mod reply;
mod route;
mod shop;
mod tool;
mod unit;
mod wish;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::time::Duration;

pub use unit::{parse_duration, parse_ratio, parse_size};

use crate::random::{Purpose, Stream};
use reply::Reply;
use route::Call;
use wish::Wish;

/// The longest an answer may take.
pub const MAX_DELAY: Duration = Duration::from_secs(60);

/// The most bytes an answer's body may have.
pub const MAX_SIZE: usize = 10_000_000;

/// What the demo target does unless a path or a query parameter says otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Demo {
    /// The least time an answer takes.
    pub latency: Duration,
    /// The mean of the long-tailed (exponential) time that is added to `latency`: one answer in a hundred
    /// gets more than 4.6 times as much.
    pub jitter: Duration,
    /// The share of requests that fail, 0 to 1.
    pub errors: f64,
    /// The least size of a body in bytes. Shorter ones are padded with spaces, so JSON stays JSON.
    pub size: usize,
}

impl Default for Demo {
    fn default() -> Self {
        Self {
            latency: Duration::from_millis(20),
            jitter: Duration::from_millis(10),
            errors: 0.0,
            size: 0,
        }
    }
}

/// A request as the demo target sees it.
#[derive(Debug, Clone, Copy)]
pub struct DemoRequest<'a> {
    /// The method, in capitals.
    pub method: &'a str,
    /// Path and query as sent, `/products?latency=50ms`.
    pub target: &'a str,
    /// Names and values. Only `/echo` reads them.
    pub headers: &'a [(&'a str, &'a str)],
    /// The body. Only `/echo` reads it.
    pub body: &'a [u8],
}

/// When an answer comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delay {
    /// After this time.
    For(Duration),
    /// Never: the target leaves the request hanging.
    Forever,
}

/// What the demo target answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoAnswer {
    /// When the answer comes.
    pub delay: Delay,
    /// The status code, 200 to 599.
    pub status: u16,
    /// The media type of the body.
    pub content_type: &'static str,
    /// Further headers, such as `location` and `allow`. Names are lower case.
    pub headers: Vec<(&'static str, String)>,
    /// The body. A `HEAD` request's is left out by whoever sends the answer.
    pub body: Cow<'static, [u8]>,
    /// Whether pages of other origins may read the answer.
    pub cors: bool,
}

impl Demo {
    /// Answers `request`. The same settings, request and seed give the same answer.
    #[must_use]
    pub fn answer(&self, request: &DemoRequest<'_>, seed: u64) -> DemoAnswer {
        let call = Call::of(request);
        let mut draws = Stream::new(seed, 0, Purpose::Target);
        match Wish::of(self, &call) {
            Ok(wish) => call.answer(&wish, &mut draws),
            Err(problem) => call.finish(Delay::For(Duration::ZERO), Reply::error(400, &problem)),
        }
    }
}

/// Whether pages of other origins may read what `target` (path and query) answers.
#[must_use]
pub fn has_cors(target: &str) -> bool {
    route::split_cors(route::path_of(target)).0
}
