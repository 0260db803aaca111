//! Requests.

use std::time::Duration;

use serde_json::Value as Json;

use super::{Built, json};
use crate::expr::{Expression, Template};
use crate::scenario::{Auth, Body, Check, FailWhen, Method, RequestStep};

impl RequestStep {
    /// A request of a URL that is absolute or relative to the host; `${…}` in it is computed.
    ///
    /// # Errors
    /// As all that follow: when something in it is no expression.
    pub fn to(method: Method, url: &str) -> Built<Self> {
        Ok(Self::new(method, Template::parse(url)?))
    }

    /// `GET` of a URL.
    ///
    /// # Errors
    /// As [`Self::to`].
    pub fn get(url: &str) -> Built<Self> {
        Self::to(Method::Get, url)
    }

    /// `POST` to a URL.
    ///
    /// # Errors
    /// As [`Self::to`].
    pub fn post(url: &str) -> Built<Self> {
        Self::to(Method::Post, url)
    }

    /// Counted under this name instead of its path and query.
    ///
    /// # Errors
    /// As [`Self::to`].
    pub fn named(mut self, name: &str) -> Built<Self> {
        self.name = Some(Template::parse(name)?);
        Ok(self)
    }

    /// With one more header.
    ///
    /// # Errors
    /// As [`Self::to`].
    pub fn header(mut self, name: impl Into<String>, value: &str) -> Built<Self> {
        self.headers.insert(name.into(), Template::parse(value)?);
        Ok(self)
    }

    /// With a body of JSON.
    ///
    /// # Errors
    /// As [`Self::to`].
    pub fn json(mut self, body: &Json) -> Built<Self> {
        self.body = Body::Json(json(body)?);
        Ok(self)
    }

    /// With a body of text.
    ///
    /// # Errors
    /// As [`Self::to`].
    pub fn body(mut self, body: &str) -> Built<Self> {
        self.body = Body::Text(Template::parse(body)?);
        Ok(self)
    }

    /// Given up after this time.
    #[must_use]
    pub fn timeout(mut self, time: Duration) -> Self {
        self.timeout = Some(time);
        self
    }

    /// Asked for by somebody.
    #[must_use]
    pub fn auth(mut self, auth: Auth) -> Self {
        self.auth = Some(auth);
        self
    }

    /// With a variable taken from its answer.
    ///
    /// # Errors
    /// As [`Self::to`].
    pub fn extract(mut self, name: impl Into<String>, from: &str) -> Built<Self> {
        self.extract.insert(name.into(), Expression::parse(from)?);
        Ok(self)
    }

    /// A success if this holds, whatever the status.
    ///
    /// # Errors
    /// As [`Self::to`].
    pub fn success_when(mut self, condition: &str) -> Built<Self> {
        self.success_when = Some(Expression::parse(condition)?);
        Ok(self)
    }

    /// A failure of this message if this holds.
    ///
    /// # Errors
    /// As [`Self::to`].
    pub fn fail_when(mut self, condition: &str, message: &str) -> Built<Self> {
        self.fail_when.push(FailWhen {
            when: Expression::parse(condition)?,
            message: Some(Template::parse(message)?),
        });
        Ok(self)
    }

    /// With a check of this name.
    ///
    /// # Errors
    /// As [`Self::to`].
    pub fn check(mut self, name: impl Into<String>, expect: &str) -> Built<Self> {
        self.checks.push(Check {
            name: name.into(),
            expect: Expression::parse(expect)?,
        });
        Ok(self)
    }
}
