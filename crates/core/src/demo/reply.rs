//! A path's own reply, before delays, errors and sizes.

use std::borrow::Cow;

use serde_json::{Value, json};

use crate::json;

const JSON: &str = "application/json";
const TEXT: &str = "text/plain; charset=utf-8";
const BYTES: &str = "application/octet-stream";

/// What a path replies when all goes well.
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) content_type: &'static str,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Cow<'static, [u8]>,
}

impl Reply {
    pub(super) fn json(status: u16, value: &Value) -> Self {
        Self::new(status, JSON, Cow::Owned(json::print(value).into_bytes()))
    }

    pub(super) fn text(text: &'static str) -> Self {
        Self::new(200, TEXT, Cow::Borrowed(text.as_bytes()))
    }

    pub(super) fn bytes(size: usize) -> Self {
        Self::new(200, BYTES, Cow::Owned(vec![b'k'; size]))
    }

    pub(super) fn error(status: u16, message: &str) -> Self {
        Self::json(status, &json!({ "error": message }))
    }

    pub(super) fn hint(status: u16, message: &str, hint: &str) -> Self {
        Self::json(status, &json!({ "error": message, "hint": hint }))
    }

    pub(super) fn with(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }

    /// A failure on purpose, or any other status that was asked for.
    pub(super) fn restated(self, status: u16) -> Self {
        match status {
            400.. => Self::error(status, "the demo target failed this request on purpose"),
            _ => Self { status, ..self },
        }
    }

    /// At least `size` bytes; none at all where the status forbids a body.
    pub(super) fn sized(mut self, size: usize) -> Self {
        if matches!(self.status, 204 | 205 | 304) {
            self.body = Cow::Borrowed(b"");
        } else if self.body.len() < size {
            self.body.to_mut().resize(size, b' ');
        }
        self
    }

    fn new(status: u16, content_type: &'static str, body: Cow<'static, [u8]>) -> Self {
        Self {
            status,
            content_type,
            headers: Vec::new(),
            body,
        }
    }
}
