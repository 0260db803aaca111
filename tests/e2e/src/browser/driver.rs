//! Chromium's driver and what it is told about the browser.

use std::process::Command;

use fantoccini::wd::Capabilities;
use serde_json::{Value, json};

use crate::places;
use crate::process::Process;

/// A driver of its own for each browser, so that one test's end ends no other's.
pub(super) fn start() -> (Process, String) {
    let mut command = Command::new(places::chromedriver());
    let process = Process::start(command.arg("--port=0"), "");
    let port = process.find("port of the driver", port);
    (process, format!("http://127.0.0.1:{port}"))
}

fn port(line: &str) -> Option<u16> {
    let (_, rest) = line.split_once("started successfully on port ")?;
    rest.trim_end_matches('.').parse().ok()
}

/// The console's every word is kept, and no scrollbar takes width that a person's would not.
pub(super) fn capabilities() -> Capabilities {
    let capabilities = json!({
        "browserName": "chrome",
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": { "args": arguments() },
    });
    match capabilities {
        Value::Object(map) => map,
        _ => unreachable!("it is an object"),
    }
}

fn arguments() -> [&'static str; 12] {
    [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--force-prefers-reduced-motion",
        "--lang=en-US",
    ]
}
