//! A test as its author wrote it.

use std::collections::BTreeMap;
use std::time::Duration;

use super::WaitTime;

/// A test as its author wrote it: read from text, but not yet known to be runnable.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Scenario {
    /// What the author calls the test; empty when unnamed.
    pub name: String,
    /// The target's base URL, which a class may override.
    pub host: Option<String>,
    /// The root of every random draw; 0 when the author gives none.
    pub seed: u64,
    /// How many users, how fast, for how long.
    pub load: Load,
    /// What every request starts from.
    pub defaults: Defaults,
    /// The kinds of users, in the author's order.
    pub users: Vec<UserClass>,
}

/// The closed load model: a number of users, reached at a rate, held for a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Load {
    /// Users at the peak.
    pub users: u32,
    /// Users started per second; finite and above zero.
    pub spawn_rate: f64,
    /// Time from the start of the run to its end, ramp-up included; `None` runs until stopped.
    pub run_time: Option<Duration>,
    /// How long requests in flight may still take after a stop before they are aborted.
    pub stop_timeout: Duration,
}

impl Load {
    /// What a stop waits for requests in flight when the author says nothing.
    pub const STOP_TIMEOUT: Duration = Duration::from_secs(5);
}

impl Default for Load {
    /// One user, one a second, until stopped: Locust's headless defaults.
    fn default() -> Self {
        Self {
            users: 1,
            spawn_rate: 1.0,
            run_time: None,
            stop_timeout: Self::STOP_TIMEOUT,
        }
    }
}

/// What every request starts from.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Defaults {
    /// Sent with every request that does not set the same header itself.
    pub headers: BTreeMap<String, String>,
    /// For requests that set none.
    pub timeout: Option<Duration>,
}

/// A kind of user.
#[derive(Clone, Debug, PartialEq)]
pub struct UserClass {
    /// Unique among the classes.
    pub name: String,
    /// This class's part of the users beside the others'; above zero.
    pub weight: f64,
    /// Exactly this many users of the class, spawned first; 0 leaves it to `weight`.
    pub fixed_count: u32,
    /// Overrides the scenario's host.
    pub host: Option<String>,
    /// What a user does between two tasks.
    pub wait_time: WaitTime,
    /// What a user picks from.
    pub tasks: Vec<Task>,
}

impl UserClass {
    /// A class of this name with Locust's defaults: weight 1, no wait, no tasks.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            weight: 1.0,
            fixed_count: 0,
            host: None,
            wait_time: WaitTime::default(),
            tasks: Vec::new(),
        }
    }
}

/// Weighted behaviour: steps run in order each time the task is picked.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// What the author calls it; a task of one step needs none.
    pub name: Option<String>,
    /// How often it is picked beside its siblings.
    pub weight: u32,
    /// At least one.
    pub steps: Vec<Step>,
}

impl Task {
    /// Whether it can be written as its one step, without `steps`.
    #[must_use]
    pub fn is_short(&self) -> bool {
        self.name.is_none() && self.steps.len() == 1
    }
}

/// One thing a task does.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Sends one request and waits for its answer.
    Request(RequestStep),
}

/// A request as its author wrote it.
#[derive(Clone, Debug, PartialEq)]
pub struct RequestStep {
    /// The verb.
    pub method: Method,
    /// Relative to the host, or absolute.
    pub url: String,
    /// The name its row of statistics has instead of the URL's path and query.
    pub name: Option<String>,
    /// Added to the URL's query; a list repeats the parameter.
    pub params: BTreeMap<String, Vec<String>>,
    /// Override the defaults' by name, ignoring case.
    pub headers: BTreeMap<String, String>,
    /// What is sent.
    pub body: Body,
    /// From sending to the last byte of the answer.
    pub timeout: Option<Duration>,
}

impl RequestStep {
    /// A request without headers, parameters or body.
    #[must_use]
    pub fn new(method: Method, url: impl Into<String>) -> Self {
        Self {
            method,
            url: url.into(),
            name: None,
            params: BTreeMap::new(),
            headers: BTreeMap::new(),
            body: Body::None,
            timeout: None,
        }
    }
}

/// What a request sends.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Body {
    /// Nothing.
    #[default]
    None,
    /// A value sent as `application/json`.
    Json(serde_json::Value),
    /// Fields sent as `application/x-www-form-urlencoded`; a list repeats the field.
    Form(BTreeMap<String, Vec<String>>),
    /// Text sent as it stands.
    Text(String),
}

/// A request's verb.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum Method {
    /// `GET`
    Get,
    /// `POST`
    Post,
    /// `PUT`
    Put,
    /// `PATCH`
    Patch,
    /// `DELETE`
    Delete,
    /// `HEAD`
    Head,
    /// `OPTIONS`
    Options,
}

impl Method {
    /// Every method, in the order of the language's documentation.
    pub const ALL: [Self; 7] = [
        Self::Get,
        Self::Post,
        Self::Put,
        Self::Patch,
        Self::Delete,
        Self::Head,
        Self::Options,
    ];

    /// As it stands on the wire: `"GET"`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
            Self::Head => "HEAD",
            Self::Options => "OPTIONS",
        }
    }

    /// As a step spells it: `"get"`.
    #[must_use]
    pub const fn keyword(self) -> &'static str {
        match self {
            Self::Get => "get",
            Self::Post => "post",
            Self::Put => "put",
            Self::Patch => "patch",
            Self::Delete => "delete",
            Self::Head => "head",
            Self::Options => "options",
        }
    }
}
