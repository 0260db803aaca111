//! What a task does, step by step.

use std::time::Duration;

use super::{Auth, Check, FailWhen, Method, Redirects, Variables, WaitTime};
use crate::collection::Map;
use crate::expr::{Expression, JsonTemplate, Template};

/// One thing a task does.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Sends one request and waits for its answer.
    Request(Box<RequestStep>),
    /// Sends several requests at once and waits for all answers.
    Parallel(Vec<RequestStep>),
    /// Steps whose requests share a name.
    Rename {
        /// The name of their row.
        name: Template,
        /// What is done under that name.
        steps: Vec<Self>,
    },
    /// Steps timed together, as a row of their own.
    Transaction {
        /// The name of that row.
        name: String,
        /// What is timed.
        steps: Vec<Self>,
    },
    /// One of two ways on.
    If {
        /// Decides.
        condition: Expression,
        /// When it is true.
        then: Vec<Self>,
        /// When it is false.
        otherwise: Vec<Self>,
    },
    /// Steps again and again while a condition holds.
    While {
        /// Asked before each round.
        condition: Expression,
        /// A round.
        steps: Vec<Self>,
    },
    /// Steps a number of times.
    Repeat {
        /// How often.
        times: Expression,
        /// A round.
        steps: Vec<Self>,
    },
    /// Steps once for each item of a list.
    ForEach {
        /// The variable that holds the item.
        variable: String,
        /// The list, taken once.
        list: Expression,
        /// A round.
        steps: Vec<Self>,
    },
    /// A wait.
    Wait(WaitTime),
    /// Gives variables new values, in the order of their names.
    Set(Variables),
    /// Writes a line to the log.
    Log(Template),
    /// Ends the task with an exception.
    Fail(Template),
    /// Leaves the task set; the parent goes on at once, or waits first if `reschedule` is false.
    Interrupt {
        /// Whether the parent picks its next task without a wait.
        reschedule: bool,
    },
    /// Ends the task; the next follows after a wait, or at once.
    Reschedule {
        /// Whether the wait is left out.
        immediately: bool,
    },
    /// Ends the user.
    StopUser,
    /// Ends the run.
    StopTest,
}

/// A request as its author wrote it.
#[derive(Clone, Debug, PartialEq)]
pub struct RequestStep {
    /// The verb.
    pub method: Method,
    /// Relative to the host, or absolute.
    pub url: Template,
    /// The name its row of statistics has instead of the URL's path and query.
    pub name: Option<Template>,
    /// Added to the URL's query; a list repeats the parameter.
    pub params: Fields,
    /// Override the defaults' by name, ignoring case.
    pub headers: Map<String, Template>,
    /// What is sent.
    pub body: Body,
    /// From sending to the last byte of the answer.
    pub timeout: Option<Duration>,
    /// Who asks.
    pub auth: Option<Auth>,
    /// What becomes of a redirect.
    pub redirects: Option<Redirects>,
    /// Variables taken from the answer.
    pub extract: Map<String, Expression>,
    /// Replaces the rule that a status of 400 or more, or no answer, is a failure.
    pub success_when: Option<Expression>,
    /// Further reasons to fail; the first that holds is told.
    pub fail_when: Vec<FailWhen>,
    /// What is counted as passed or failed without failing the request.
    pub checks: Vec<Check>,
}

/// Names and values in which a list repeats the name.
pub type Fields = Map<String, Vec<Template>>;

impl RequestStep {
    /// A request without headers, parameters, body or judgement of its own.
    #[must_use]
    pub fn new(method: Method, url: Template) -> Self {
        Self {
            method,
            url,
            name: None,
            params: Fields::new(),
            headers: Map::new(),
            body: Body::None,
            timeout: None,
            auth: None,
            redirects: None,
            extract: Map::new(),
            success_when: None,
            fail_when: Vec::new(),
            checks: Vec::new(),
        }
    }

    /// Its name as written, or its method and URL: `GET /products`.
    #[must_use]
    pub fn row_name(&self) -> String {
        match &self.name {
            Some(name) => name.source().to_owned(),
            None => format!("{} {}", self.method.as_str(), self.url.source()),
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
    Json(JsonTemplate),
    /// Fields sent as `application/x-www-form-urlencoded`; a list repeats the field.
    Form(Fields),
    /// Text sent as it stands.
    Text(Template),
    /// Parts sent as `multipart/form-data`.
    Multipart(Vec<PartStep>),
}

/// One part of a `multipart/form-data` body.
#[derive(Clone, Debug, PartialEq)]
pub struct PartStep {
    /// The form field's name.
    pub name: String,
    /// What the file is called; `None` for a plain field.
    pub filename: Option<Template>,
    /// The part's own type.
    pub content_type: Option<String>,
    /// What it holds.
    pub content: Template,
}
