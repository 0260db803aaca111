//! Requests: those ready to send, and how to make those that are not.

use std::sync::Arc;
use std::time::Duration;

use crate::base64;
use crate::expr::{EvaluationError, Expression, JsonTemplate, Scope, Template};
use crate::scenario::{FailWhen, Fields, Method};
use crate::stats::RowId;

/// Index into [`super::Plan::requests`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestId(pub u32);

/// A request of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct RequestPlan {
    /// What messages call it: `GET /blog`.
    pub label: String,
    /// The request; where [`Self::made`] says how it is made, only as far as it is known before.
    pub request: Request,
    /// How the parts that are not known before are made each time; `None` if all are.
    pub made: Option<Box<Made>>,
    /// How an answer is judged; `None` goes by status alone.
    pub judge: Option<Box<Judge>>,
    /// Whether a later step may read the answer.
    pub is_read_later: bool,
}

impl RequestPlan {
    /// The variables taken from its answers.
    pub fn extracts(&self) -> impl Iterator<Item = &str> {
        let judge = self.judge.iter();
        judge.flat_map(|judge| judge.extract.iter().map(|(name, _)| &**name))
    }
}

/// A request ready to send.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// Its own index, by which a platform finds what it has prepared for it.
    pub id: RequestId,
    /// Whether every sending is the same, so that what was prepared for it may be sent.
    pub fixed: bool,
    /// What it is counted under, unless it is named when it is sent.
    pub row: RowId,
    /// The verb.
    pub method: Method,
    /// Absolute, percent-encoded, without fragment.
    pub url: String,
    /// Names as the author wrote them, none twice.
    pub headers: Vec<(String, String)>,
    /// Empty for none.
    pub body: Vec<u8>,
    /// From sending to the last byte of the answer.
    pub timeout: Duration,
    /// How many redirects are followed; 0 takes the redirect itself for the answer.
    pub redirects: u32,
    /// What of the answer is needed beyond its status, times and size.
    pub keep: Keep,
}

/// What of an answer is needed beyond its status, times and size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keep {
    /// Its headers, and the URL it came from.
    pub headers: bool,
    /// Its body.
    pub body: bool,
}

impl Keep {
    /// What either needs.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            headers: self.headers || other.headers,
            body: self.body || other.body,
        }
    }
}

impl Request {
    /// What requests that set no timeout get.
    pub const TIMEOUT: Duration = Duration::from_secs(30);

    /// The URL's scheme and authority: `https://api.example.com:8443`.
    #[must_use]
    pub fn origin(&self) -> &str {
        super::url::split(&self.url).0
    }

    /// The URL's path and query, at least `/`.
    #[must_use]
    pub fn path(&self) -> &str {
        super::url::split(&self.url).1
    }

    /// Whether it goes to the target built into every engine, and so over no network.
    #[must_use]
    pub fn is_demo(&self) -> bool {
        self.url.starts_with(super::url::DEMO)
    }
}

/// How a request is made each time it is sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    /// Whether the URL starts with all of the plan's request's, of which none has to be made.
    pub starts_known: bool,
    /// What relative URLs are relative to; empty where every URL is absolute.
    pub host: String,
    /// The URL.
    pub url: Template,
    /// What is added to its query.
    pub params: Fields,
    /// The row's name; `None` takes the URL's path and query.
    pub name: Name,
    /// Every header.
    pub headers: Vec<(String, HeaderValue)>,
    /// The body.
    pub body: MadeBody,
}

/// What a made request is counted under.
#[derive(Clone, Debug, PartialEq)]
pub enum Name {
    /// The row the request has.
    Known,
    /// A name made each time.
    Made(Template),
    /// The URL's path and query.
    Path,
}

/// A header's value.
#[derive(Clone, Debug, PartialEq)]
pub enum HeaderValue {
    /// As the template says.
    Text(Template),
    /// `Basic` and user name and password in base64.
    Basic(Template, Template),
    /// `Bearer` and a token.
    Bearer(Template),
}

impl HeaderValue {
    /// The value where it is known before the run.
    #[must_use]
    pub fn constant(&self) -> Option<String> {
        match self {
            Self::Text(text) => text.as_constant().map(str::to_owned),
            Self::Bearer(token) => token.as_constant().map(bearer),
            Self::Basic(user, password) => {
                Some(basic(user.as_constant()?, password.as_constant()?))
            }
        }
    }

    /// Whether the plan's request has the value already.
    #[must_use]
    pub fn is_constant(&self) -> bool {
        matches!(self, Self::Text(text) if text.as_constant().is_some())
    }

    /// Writes the value as it is sent now at a text's end.
    ///
    /// # Errors
    /// When an expression in it fails.
    pub fn append(&self, scope: &dyn Scope, to: &mut String) -> Result<(), EvaluationError> {
        match self {
            Self::Text(text) => text.append(scope, to),
            Self::Bearer(token) => {
                to.push_str("Bearer ");
                token.append(scope, to)
            }
            Self::Basic(user, password) => {
                to.push_str(&basic(&user.text(scope)?, &password.text(scope)?));
                Ok(())
            }
        }
    }
}

/// Source: RFC 6750, section 2.1.
fn bearer(token: &str) -> String {
    format!("Bearer {token}")
}

/// Source: RFC 7617, section 2.
fn basic(user: &str, password: &str) -> String {
    format!(
        "Basic {}",
        base64::encode(format!("{user}:{password}").as_bytes())
    )
}

/// What a made request sends.
#[derive(Clone, Debug, PartialEq)]
pub enum MadeBody {
    /// Always the same: the request's own.
    Known,
    /// A value as JSON.
    Json(JsonTemplate),
    /// Fields, urlencoded.
    Form(Fields),
    /// Text.
    Text(Template),
    /// Parts of `multipart/form-data`.
    Multipart(Vec<crate::scenario::PartStep>),
}

/// How an answer is judged, and what is taken from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Judge {
    /// Replaces the rule that a status of 400 or more is a failure.
    pub success_when: Option<Expression>,
    /// The first that holds fails the request.
    pub fail_when: Vec<FailWhen>,
    /// Counted as passed or failed, by index into [`super::Plan::checks`].
    pub checks: Vec<(usize, Expression)>,
    /// Variables taken from the answer of a request that did not fail.
    pub extract: Vec<(Arc<str>, Expression)>,
}
