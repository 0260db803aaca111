//! The page in a browser, with an engine that only says what it is told to.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "tests")]

#[path = "page/asking.rs"]
mod asking;
#[path = "page/authoring.rs"]
mod authoring;
#[path = "page/received.rs"]
mod received;
#[path = "page/results.rs"]
mod results;
#[path = "page/running.rs"]
mod running;
#[path = "page/scripted.rs"]
mod scripted;
#[path = "page/sharing.rs"]
mod sharing;
#[path = "page/support.rs"]
mod support;
#[path = "page/trial.rs"]
mod trial;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
