//! What Chromium's driver can do beyond the WebDriver standard.

use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// A command below the session's address.
#[derive(Debug)]
pub(super) struct Command {
    path: &'static str,
    body: Value,
}

impl Command {
    /// A command of the DevTools protocol.
    pub(super) fn devtools(method: &str, parameters: &Value) -> Self {
        let body = json!({ "cmd": method, "params": parameters });
        let path = "goog/cdp/execute";
        Self { path, body }
    }

    /// What the console said since it was asked last.
    pub(super) fn console() -> Self {
        let body = json!({ "type": "browser" });
        let path = "se/log";
        Self { path, body }
    }
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        let session = session.unwrap_or_default();
        base.join(&format!("session/{session}/{}", self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
