//! The engine in a worker of a real browser, against a real server: what it reports is what the server counted.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "tests")]

#[path = "engine/counting.rs"]
mod counting;
#[path = "engine/everything.rs"]
mod everything;
#[path = "engine/support.rs"]
mod support;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);
