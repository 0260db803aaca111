//! Chromium's driver and what it is told about the browser.

use std::process::Command;

use fantoccini::wd::Capabilities;
use serde_json::{Value, json};

use crate::places;
use crate::process::Process;

/// How often a driver is started before there is none.
const TRIES: usize = 10;

/// A driver of its own for each browser, so that one test's end ends no other's.
///
/// It asks the system for a free port of IPv6 and then takes the same of IPv4, where it may not be free: that driver
/// gives up at once, and another finds another.
pub(super) fn start() -> (Process, String) {
    let started = (0..TRIES).find_map(|_| {
        let mut command = Command::new(places::chromedriver());
        let process = Process::start(command.arg("--port=0"), "");
        let port = process.find_unless_over("port of the driver", port)?;
        Some((process, format!("http://127.0.0.1:{port}")))
    });
    started.expect("one of several drivers finds a free port")
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
