//! Everything a view may show. Times are in microseconds, rates per second.

use super::{EngineFacts, Lateness, LogLine, Reset, RowPhases, Samples};

/// Where a run stands; Locust's words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Nothing has started.
    #[default]
    Ready,
    /// Users are still being started.
    Spawning,
    /// Every user has started.
    Running,
    /// The clock is frozen: nothing starts until it goes on.
    Paused,
    /// No request is sent any more; those in flight may still end.
    Stopping,
    /// All is counted.
    Stopped,
}

/// Everything a view may show.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Snapshot {
    /// The test's name; may be empty.
    pub name: String,
    /// SHA-256 of the scenario's canonical JSON, in hex.
    pub hash: String,
    /// The scenario as canonical JSON; filled in results only.
    pub scenario: String,
    /// The commit that the scenario's file lies in; `None` where it lies in none, or nobody has looked.
    pub commit: Option<String>,
    /// The root of every random draw.
    pub seed: u64,
    /// The origins it sends to.
    pub targets: Vec<String>,
    /// When the run started, in milliseconds since 1970.
    pub started_unix_ms: u64,
    /// Whether time was virtual and the target a model: nothing was measured.
    pub simulated: bool,
    /// When statistics began anew, and what was counted until then; `None` where they did not.
    pub reset: Option<Reset>,
    /// Seconds since the start, at the last tick.
    pub elapsed: f64,
    /// Seconds it is to last; `None` runs until stopped.
    pub run_time: Option<f64>,
    /// Where the run stands.
    pub state: State,
    /// Users running, by class name.
    pub classes: Vec<(String, u32)>,
    /// Users running.
    pub users: u32,
    /// Users wanted at the peak.
    pub users_wanted: u32,
    /// Requests sent and not yet answered.
    pub in_flight: u32,
    /// Iterations that came to their end.
    pub iterations: u64,
    /// Iterations that did not start, because no user was free.
    pub dropped: u64,
    /// Every row that has counted something: in the plan's order, then what was met at run time by name.
    pub rows: Vec<Row>,
    /// All rows of requests together: transactions are not in it.
    pub total: Row,
    /// Failures by row and kind, most frequent first.
    pub failures: Vec<FailureRow>,
    /// What failed in the scenario's own expressions and `fail` steps, most frequent first.
    pub exceptions: Vec<ExceptionRow>,
    /// Every check of the plan, in its order.
    pub checks: Vec<CheckRow>,
    /// Every threshold of the scenario, in its order, and how it stands.
    pub thresholds: Vec<ThresholdRow>,
    /// Why the run ended, or is about to; `None` while it goes on, and where nobody has told.
    pub cause: Option<Cause>,
    /// A point an interval, oldest first.
    pub series: Vec<Point>,
    /// The last lines written to the log, oldest first.
    pub log: Vec<LogLine>,
    /// Lines that were written too fast to be kept.
    pub log_left_out: u64,
    /// How late requests were sent: what [`crate::warning::of`] judges.
    pub lateness: Lateness,
    /// What the engine that ran it tells of itself.
    pub engine: EngineFacts,
}

/// A row of statistics.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Row {
    /// The verb, [`super::TRANSACTION`], or another protocol's word; empty for all together.
    pub method: String,
    /// The author's name or path and query; `Aggregated` for all together.
    pub name: String,
    /// Requests answered or failed.
    pub requests: u64,
    /// Those that failed.
    pub failures: u64,
    /// Requests dropped in flight by a stop: in no other count.
    pub aborted: u64,
    /// Bytes of bodies received.
    pub bytes: u64,
    /// Response times: from the schedule's intention to the last byte.
    pub response: Quantiles,
    /// Service times: from sending to the last byte.
    pub service: Quantiles,
    /// What they took in each phase, as far as the platform tells.
    pub phases: RowPhases,
    /// Requests per second over [`Snapshot::WINDOW_SECONDS`].
    pub current_rps: f64,
    /// Failures per second over the same window.
    pub current_fail_per_sec: f64,
    /// Requests per second over the whole run.
    pub total_rps: f64,
    /// Failures per second over the whole run.
    pub total_fail_per_sec: f64,
    /// When the last request was done, in seconds since the start; `None` without one.
    pub last: Option<f64>,
    /// What the last whole interval held of it; `None` before there is one, and after the run.
    pub interval: Option<RowPoint>,
    /// What each interval held of it, oldest first; filled in results only.
    pub series: Vec<RowPoint>,
    /// The response times; filled in results only.
    pub response_times: Samples,
    /// The service times; filled in results only.
    pub service_times: Samples,
}

impl Row {
    /// Bytes of body a request, rounded down; `None` without requests.
    #[must_use]
    pub fn average_bytes(&self) -> Option<u64> {
        self.bytes.checked_div(self.requests)
    }

    /// The part of the requests that failed, 0 to 1; `None` without requests.
    #[must_use]
    pub fn failure_ratio(&self) -> Option<f64> {
        (self.requests > 0).then(|| self.failures as f64 / self.requests as f64)
    }
}

/// What is said of a set of times, in microseconds; all `None` without samples.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Quantiles {
    /// The exact least.
    pub min: Option<u64>,
    /// The exact mean.
    pub average: Option<f64>,
    /// The exact greatest.
    pub max: Option<u64>,
    /// As many as [`Quantiles::REPORTED`], in its order; empty without samples.
    pub values: Vec<u64>,
}

impl Quantiles {
    /// The quantiles that are reported: Locust's.
    pub const REPORTED: [f64; 11] = [
        0.5, 0.66, 0.75, 0.8, 0.9, 0.95, 0.98, 0.99, 0.999, 0.9999, 1.0,
    ];

    /// The value of one of [`Quantiles::REPORTED`]; `None` without samples or for another quantile.
    #[must_use]
    pub fn at(&self, quantile: f64) -> Option<u64> {
        let values = <&[u64; 11]>::try_from(self.values.as_slice()).ok();
        reported(values, quantile)
    }
}

/// One of [`Quantiles::REPORTED`] of their values.
fn reported(values: Option<&[u64; 11]>, quantile: f64) -> Option<u64> {
    let mut known = Quantiles::REPORTED.iter();
    let index = known.position(|&known| known == quantile)?;
    values.map(|values| values[index])
}

/// Failures of one row and kind.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct FailureRow {
    /// The verb.
    pub method: String,
    /// The row's name.
    pub name: String,
    /// What went wrong, in words.
    pub error: String,
    /// How often.
    pub occurrences: u64,
    /// Seconds since the start.
    pub first_seen: f64,
    /// Seconds since the start.
    pub last_seen: f64,
}

/// Exceptions of one path and message.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ExceptionRow {
    /// Where in the scenario.
    pub path: String,
    /// What went wrong, in words.
    pub message: String,
    /// How often.
    pub occurrences: u64,
    /// Seconds since the start.
    pub first_seen: f64,
    /// Seconds since the start.
    pub last_seen: f64,
}

/// How often a check passed and failed.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct CheckRow {
    /// What the author called it.
    pub name: String,
    /// How often it passed.
    pub passes: u64,
    /// How often it failed; that fails no request.
    pub fails: u64,
}

/// A threshold of the scenario, and how it stands.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ThresholdRow {
    /// The expression that should hold, as its author wrote it.
    pub expect: String,
    /// The row it is about, such as `GET /cart`; `None` is all of them.
    pub on: Option<String>,
    /// Whether the run is stopped when it does not hold.
    pub abort: bool,
    /// What the names in it came to, such as `p95 = 0.231, failure_ratio = 0`; empty before there is anything,
    /// and what was missing when the run is over.
    pub values: String,
    /// Whether it holds; `None` where it cannot be said yet.
    pub holds: Option<bool>,
}

impl ThresholdRow {
    /// How it stands, in words.
    #[must_use]
    pub const fn stands(&self) -> &'static str {
        match self.holds {
            Some(true) => "met",
            Some(false) => "not met",
            None => "not yet known",
        }
    }
}

/// Why a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// Its time was over.
    RunTime,
    /// Every iteration asked for was done.
    Iterations,
    /// A step of the scenario ended it.
    StopTest,
    /// A person stopped it.
    Stopped,
    /// A signal, such as that of Ctrl-C.
    Signal,
    /// A threshold that aborts did not hold.
    Threshold,
    /// The engine broke.
    Failed,
}

impl Cause {
    /// What follows `because`.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::RunTime => "its time was over",
            Self::Iterations => "every iteration was done",
            Self::StopTest => "a step of the scenario ended it",
            Self::Stopped => "a person stopped it",
            Self::Signal => "a signal stopped it",
            Self::Threshold => "a threshold did not hold",
            Self::Failed => "the engine broke",
        }
    }
}

/// What one interval held of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct RowPoint {
    /// The interval's end, in seconds since the start.
    pub at: f64,
    /// The interval's length in seconds.
    pub span: f64,
    /// Requests that ended in it.
    pub requests: u64,
    /// Those that failed.
    pub failures: u64,
    /// The interval's own response times, as many as [`Quantiles::REPORTED`]; `None` without requests.
    pub quantiles: Option<[u64; 11]>,
}

/// What one interval held, all rows together.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Point {
    /// The interval's end, in seconds since the start.
    pub at: f64,
    /// The interval's length in seconds: 1 but for the last.
    pub span: f64,
    /// The most users heard of in it.
    pub users: u32,
    /// Requests that ended in it.
    pub requests: u64,
    /// Those that failed.
    pub failures: u64,
    /// Iterations that did not start in it, because no user was free.
    pub dropped: u64,
    /// The interval's own response times, as many as [`Quantiles::REPORTED`]; `None` without requests.
    pub quantiles: Option<[u64; 11]>,
}

impl RowPoint {
    /// The interval's own response time at one of [`Quantiles::REPORTED`], in microseconds.
    #[must_use]
    pub fn at(&self, quantile: f64) -> Option<u64> {
        reported(self.quantiles.as_ref(), quantile)
    }

    /// Requests per second in the interval.
    #[must_use]
    pub fn rps(&self) -> f64 {
        per_second(self.requests, self.span)
    }

    /// Failures per second in the interval.
    #[must_use]
    pub fn fail_per_sec(&self) -> f64 {
        per_second(self.failures, self.span)
    }

    /// The second of the run in which the interval begins.
    #[must_use]
    pub fn start(&self) -> u64 {
        whole_seconds(self.at - self.span)
    }
}

/// Ends and lengths of intervals are exact to a microsecond; their difference need not be.
fn whole_seconds(seconds: f64) -> u64 {
    (seconds + 1e-6) as u64
}

impl From<Point> for RowPoint {
    /// What the interval held of all requests together.
    fn from(point: Point) -> Self {
        Self {
            at: point.at,
            span: point.span,
            requests: point.requests,
            failures: point.failures,
            quantiles: point.quantiles,
        }
    }
}

impl Point {
    /// The second of the run in which the interval begins.
    #[must_use]
    pub fn start(&self) -> u64 {
        whole_seconds(self.at - self.span)
    }

    /// The interval's own response time at one of [`Quantiles::REPORTED`], in microseconds.
    #[must_use]
    pub fn at(&self, quantile: f64) -> Option<u64> {
        reported(self.quantiles.as_ref(), quantile)
    }

    /// Requests per second in the interval.
    #[must_use]
    pub fn rps(&self) -> f64 {
        per_second(self.requests, self.span)
    }

    /// Failures per second in the interval.
    #[must_use]
    pub fn fail_per_sec(&self) -> f64 {
        per_second(self.failures, self.span)
    }

    /// Iterations per second that did not start in the interval.
    #[must_use]
    pub fn dropped_per_sec(&self) -> f64 {
        per_second(self.dropped, self.span)
    }
}

fn per_second(count: u64, span: f64) -> f64 {
    if span > 0.0 { count as f64 / span } else { 0.0 }
}

impl Snapshot {
    /// The window of the current rates, in seconds: the last ten whole intervals.
    pub const WINDOW_SECONDS: u32 = 10;

    /// The same with a series that holds the first so many seconds only: what comes later may still change.
    #[must_use]
    pub fn with_whole_seconds(mut self, seconds: u32) -> Self {
        self.series
            .retain(|point| point.start() < u64::from(seconds));
        self
    }
}
